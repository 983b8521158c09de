"""Nabolagsrådet i Engparken, a small council before its first term: an election near its day, and one cancelled."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.model import SeatGroup, Term
from recruit.bodies.rules import LEGAL_BASES, FillingMethod, NewBody, NewSeatGroup, NewTerm, SeatType
from recruit.demonstration.seeding import Seeding
from recruit.elections.operations import passing, setting_up
from recruit.elections.queries import election as elections
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.setting_up import SEVERAL_CROSSES, ElectionSettings, NewContest
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.nominations import operations as nominations
from recruit.nominations import queries as nomination_queries
from recruit.nominations.operations import candidates, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.rules import NewNominee, Source, Submission
from recruit.people.rules import Classification
from recruit.recruitment import operations as recruitment
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Basics, Contact, NewRound, NewText, Route

GROUPS = (
    NewSeatGroup("Beboere i Engparken", 4, SeatType.CITIZEN, FillingMethod.ADVISORY_ELECTION),
    NewSeatGroup("Butikker og værksteder", 2, SeatType.SECTOR, FillingMethod.ADVISORY_ELECTION),
)
RESIDENTS = (
    "Abdirahman Jama Elmi",
    "Bodil Kærsgaard",
    "Daria Kovalchuk",
    "Henning Brandstrup",
    "Mariam Sabbagh",
    "Rojin Aydemir",
    "Villy Norup",
)
SHOPKEEPERS = ("Ibrahim Al-Masri", "Lone Thyssen")
CONTACT = Contact("Nabolagsrådets sekretariat", "nabolagsraad@eksempelby.dk", "12 34 56 78")
#: Whole weeks before the day of the demonstration, and after it.
OPENED, CLOSED, FIXED, SET_UP = (timedelta(weeks=weeks) for weeks in (7, 3, 2, 1))
TO_THE_MEETING = timedelta(weeks=1)
THURSDAY = 3
#: After the meeting the candidates can be seen for so long.
TO_SEE_THEM = timedelta(weeks=8)
TEXT = NewText(
    purpose="Nabolagsrådet rådgiver kommunalbestyrelsen om livet i Engparken.",
    call="Rådet mødes hver anden måned i Beboerhuset. Skriv kort, hvem du er, og hvad du vil arbejde for.",
    condition="Den, der stiller op, er fyldt 18 år og bor eller arbejder i Engparken.",
    wanted="",
)
WHO = "Alle, der er fyldt 16 år og bor i Engparken."


def seed(seeding: Seeding) -> None:
    """Set the council up, and hold its elections as far as they have come."""
    session, year = seeding.session, clock.local(seeding.now).year + 1
    kind = Classification.TASK_COMMITTEE
    term = NewTerm(PartialDate(date(year, 1, 1)), PartialDate(date(year + 3, 12, 31)))
    new = NewBody("Nabolagsrådet i Engparken", kind, "forperson", "næstforperson", term, LEGAL_BASES[kind])
    body = bodies.create_body(session, new, **seeding.signed)
    (first,) = queries.terms(session, body)
    residents, shopkeepers = (bodies.add_seat_group(session, first, group, **seeding.signed) for group in GROUPS)
    _contested(seeding, _round(seeding, first, residents, "beboere-i-engparken", RESIDENTS))
    _for_all(seeding, _round(seeding, first, shopkeepers, "butikker-i-engparken", SHOPKEEPERS))


def _contested(seeding: Seeding, round_: RecruitmentRound) -> None:
    """Let the residents' election be announced, and its ballots fixed."""
    then, day = replace(seeding, now=_noon(seeding, SET_UP)), _meeting(seeding)
    settings = ElectionSettings(
        "Valg til Nabolagsrådet i Engparken",
        day,
        "Beboerhuset, Engparken 12",
        WHO,
        opens=time(16),
        closes=time(20),
        forms=(FormOfVoting.MEETING, FormOfVoting.POST),
        post_until=clock.instant(day - timedelta(days=1), time(12)),
    )
    contest = NewContest("Beboere i Engparken", 4, SEVERAL_CROSSES, 3)
    made = setting_up.create(seeding.session, round_, settings, [contest], **then.signed)
    for kind in (Milestone.ANNOUNCED, Milestone.FIXED):
        election = elections.election(seeding.session, round_.term.body, made.id)
        passing.record(seeding.session, election, kind, Passing(), **then.signed)


def _for_all(seeding: Seeding, round_: RecruitmentRound) -> None:
    """Let the election committee cancel the shopkeepers' poll: there is a seat for each of them."""
    then = replace(seeding, now=_noon(seeding, SET_UP))
    who = "Alle, der driver butik eller værksted i Engparken."
    settings = ElectionSettings("Valg blandt butikker og værksteder", _meeting(seeding), "Beboerhuset", who)
    contest = NewContest("Butikker og værksteder", 2)
    made = setting_up.create(seeding.session, round_, settings, [contest], **then.signed)
    election = elections.election(seeding.session, round_.term.body, made.id)
    present = ("Gerda Mørkholt", "Anders Fabricius Lind", "Nazanin Rostami")
    met = Passing(clock.local(then.now).date(), present, "Der er to kandidater til to pladser.")
    passing.record(seeding.session, election, Milestone.UNCONTESTED, met, **then.signed)


def _round(seeding: Seeding, term: Term, group: SeatGroup, slug: str, names: Sequence[str]) -> RecruitmentRound:
    """Return a round that is over, with these as its candidates."""
    session, opened, closed = seeding.session, _noon(seeding, OPENED), _noon(seeding, CLOSED)
    then, fixed = replace(seeding, now=opened), replace(seeding, now=_noon(seeding, FIXED))
    basics = Basics(f"{group.label}, nye medlemmer", group.filling_method, slug=slug, contact=CONTACT)
    made = recruitment.create_round(session, term, NewRound(basics, opened, closed), [group], **then.signed)
    recruitment.write_text(session, made, "da", TEXT, **then.signed)
    recruitment.announce(session, made, **then.signed)
    session.expire(made)
    round_ = nomination_queries.round_by_id(session, made.id)
    stand = [_stands(then, fixed, round_, name) for name in names]
    candidates.fix(session, round_, Fixing(stand, _meeting(seeding) + TO_SEE_THEM), **fixed.signed)
    return nomination_queries.round_by_id(session, made.id)


def _stands(then: Seeding, fixed: Seeding, round_: RecruitmentRound, name: str) -> UUID:
    """Let somebody stand, and be approved; return the nomination."""
    mailbox = f"{name.split()[0].lower()}@mail.example"
    new = NewNominee(name, email=mailbox, motivation="Jeg vil gerne være med.", declared_text_id=round_.texts[0].id)
    made = nominations.submit(then.session, round_, Submission(Route.SELF, new, Source.PAPER), **then.signed)
    stands = nomination_queries.nomination(then.session, made.id)
    vetting.approve(then.session, stands, Decided(clock.local(fixed.now).date()), **fixed.signed)
    return made.id


def _noon(seeding: Seeding, before: timedelta) -> datetime:
    """Return noon of the day so long before the one of the demonstration."""
    return clock.instant(clock.local(seeding.now).date() - before, time(12))


def _meeting(seeding: Seeding) -> date:
    """Return the day of the election, a Thursday."""
    earliest = clock.local(seeding.now).date() + TO_THE_MEETING
    return earliest + timedelta(days=(THURSDAY - earliest.weekday()) % 7)
