"""Unges Integrationsråd before its first term: six seats, voted on by post and at a meeting; the last one is a tie."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import islice, product

from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.rules import (
    LEGAL_BASES,
    FillingMethod,
    NewBody,
    NewSeatGroup,
    NewTerm,
    SeatType,
    SubstituteArrangement,
)
from recruit.demonstration.candidates import call_before, finished_round
from recruit.demonstration.polls import Poll, at, thursday_before
from recruit.demonstration.seeding import Seeding
from recruit.elections.operations import voters, voters_register
from recruit.elections.queries import voters_register as reads
from recruit.elections.rules.setting_up import SEVERAL_CROSSES, ElectionSettings, NewContest
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import FormOfVoting, Invalid, Milestone, ResultScope
from recruit.elections.rules.voters import Delivery, EnvelopeFault, Envelopes, Opening
from recruit.elections.rules.voters_register import NewRegister
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.people.rules import Classification
from recruit.recruitment.rules import Basics, Contact, NewText

GROUP = NewSeatGroup(
    "Unge i Eksempelby",
    6,
    SeatType.REFUGEE_IMMIGRANT,
    FillingMethod.ADVISORY_ELECTION,
    SubstituteArrangement.LIST,
    substitutes=6,
)
#: In the order of the list, with their votes by post and at the meeting: the sixth and the seventh are equal.
VOTES = {
    "Aisha Noor Farah": (4, 16),
    "Bilal Sarwari": (1, 6),
    "Cecilie Duong": (3, 12),
    "Danylo Melnyk": (2, 9),
    "Elif Karataş": (5, 11),
    "Frederik Osei": (0, 6),
    "Hamza Zeqiri": (2, 9),
    "Iman Berhane": (3, 14),
    "Jasmin Hadžić": (1, 4),
    "Karolina Zając": (1, 8),
    "Long Vu Pham": (2, 6),
    "Mahmoud Saleh": (3, 10),
    "Nilofar Karimi": (0, 3),
}
MARKS = 3
#: Envelopes by post: so many are accepted, and one is rejected because it came open.
ACCEPTED = 10
#: Papers of the meeting: valid, blank, and with more crosses than a paper may hold.
VALID, BLANK, TOO_MANY = 42, 1, 1
VOTERS = 80
FIRST = ("Adam", "Ayaan", "Clara", "Dilan", "Ella", "Malik", "Noah", "Sofie", "Yara", "Zeinab")
LAST = ("Bakir", "Damgaard", "Hashimi", "Ivanova", "Kongsted", "Mohamud", "Thapa", "Tran")
TEXT = NewText(
    purpose="Unges Integrationsråd siger til kommunalbestyrelsen, hvad unge i Eksempelby synes.",
    call="Rådet mødes hver måned på biblioteket. Skriv kort, hvem du er, og hvad du vil lave om på.",
    condition="Den, der stiller op, er mellem 15 og 25 år og bor i Eksempelby Kommune.",
    wanted="",
)
CONTACT = Contact("Unges Integrationsråds sekretariat", "unge@eksempelby.dk", "12 34 56 78")
REGISTER = "Udtræk til Unges Integrationsråd, indlæst som opdigtede navne"
LAW = "Kommunalbestyrelsens beslutning, punkt 14; databeskyttelsesrådgiveren er hørt."


def seed(seeding: Seeding) -> None:
    """Set the council up, and hold its election up to the lot."""
    session, today = seeding.session, clock.local(seeding.now).date()
    kind, year = Classification.INTEGRATION_COUNCIL, today.year + 1
    years = NewTerm(PartialDate(date(year, 1, 1)), PartialDate(date(year + 1, 12, 31)))
    new = NewBody("Unges Integrationsråd", kind, "forperson", "næstforperson", years, LEGAL_BASES[kind])
    body = bodies.create_body(session, new, **seeding.signed)
    (term,) = queries.terms(session, body)
    group, day = bodies.add_seat_group(session, term, GROUP, **seeding.signed), thursday_before(today)
    basics = Basics("Unge til Unges Integrationsråd", group.filling_method, slug="unges-raad", contact=CONTACT)
    round_ = finished_round(seeding, term, group, call_before(day, basics, TEXT, tuple(VOTES)))
    settings = ElectionSettings(
        "Valg til Unges Integrationsråd",
        day,
        "Biblioteket, store sal",
        "Alle mellem 15 og 25 år, der står i valgfortegnelsen.",
        opens=time(15),
        closes=time(20),
        forms=(FormOfVoting.MEETING, FormOfVoting.POST),
        post_until=at(day, 12),
        result_scope=ResultScope.RECOMMENDED_AND_NEXT,
    )
    contest = NewContest(GROUP.label, GROUP.seats, SEVERAL_CROSSES, MARKS, GROUP.substitutes)
    before = seeding.written(at(day - timedelta(weeks=2), 12))
    poll = Poll.set_up(before, round_, settings, [contest])
    poll.passes(before, Milestone.ANNOUNCED, Milestone.FIXED)
    _register(before, poll, day)
    _vote(seeding, poll, day)
    _count(seeding.written(at(day, 21)), poll)


def _register(then: Seeding, poll: Poll, day: date) -> None:
    """Read a list of voters, and freeze it."""
    election = poll.election(then)
    new = NewRegister(REGISTER, LAW, day + timedelta(days=60))
    voters_register.keep(then.session, election, new, **then.signed)
    rows = [(number, (str(100 + number), name)) for number, name in enumerate(_names(), 1)]
    waiting = voters_register.read(then.session, election, b"demonstration", rows, **then.signed)
    voters_register.take(then.session, election, waiting, **then.signed)
    voters_register.freeze(then.session, election, **then.signed)


def _names() -> Iterator[str]:
    return islice((f"{first} {last}" for last, first in product(LAST, FIRST)), VOTERS)


def _vote(seeding: Seeding, poll: Poll, day: date) -> None:
    """Take envelopes by post, judged by two people, then the voters at the meeting; and open what came by post."""
    before, meeting, evening = (seeding.written(at(day, hour)) for hour in (-8, 15, 20))
    session, judged = seeding.session, before.now.date()
    poll.passes(before, Milestone.VOTING)
    election = poll.election(seeding)
    came = Envelopes(1, ACCEPTED, judged, Delivery.MAIL)
    rejected = Envelopes(ACCEPTED + 1, 1, judged, Delivery.HANDED_IN, EnvelopeFault.OPEN)
    for new in (came, rejected):
        voters.register(session, election, new, **before.signed)
    seen = dict.fromkeys(came.numbers) | dict.fromkeys(rejected.numbers, rejected.fault)
    voters.confirm(session, election, seen, by=seeding.administrator, now=before.now)
    everybody = reads.everybody(session, election.id)
    by_post, there = everybody[:ACCEPTED], everybody[ACCEPTED : ACCEPTED + VALID + BLANK + TOO_MANY]
    for then, form, found in ((before, FormOfVoting.POST, by_post), (meeting, FormOfVoting.MEETING, there)):
        for one in found:
            voters_register.mark(session, election, one, form, **then.signed)
    poll.passes(evening, Milestone.CLOSED)
    opening = Opening(ACCEPTED, ("Inge Thorsager", "Per Elkær"))
    voters.open_envelopes(session, poll.election(seeding), opening, **evening.signed)


def _count(evening: Seeding, poll: Poll) -> None:
    """Enter the totals by form of voting, and count: two are equal for the last seat."""
    (contest,) = poll.election(evening).contests
    post, meeting = (dict(enumerate(votes, 1)) for votes in zip(*VOTES.values(), strict=True))
    poll.enters(evening, contest, FormOfVoting.POST, Counted(ACCEPTED, 0, votes=post))
    poll.enters(
        evening, contest, FormOfVoting.MEETING, Counted(VALID, BLANK, {Invalid.TOO_MANY: TOO_MANY}, votes=meeting)
    )
    poll.counts(evening)
