"""The election of 2022 to Integrationsrådet: by groups of countries, as it had been approved for that time."""

from datetime import date, datetime, time

from recruit.bodies import queries as bodies
from recruit.demonstration.candidates import Call, finished_round
from recruit.demonstration.polls import Poll
from recruit.demonstration.seeding import Seeding
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.setting_up import ElectionSettings, NewContest
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import FormOfVoting, Invalid, Milestone
from recruit.foundation import clock
from recruit.recruitment.rules import Basics, Contact, FormSettings, NewText

OPENED, CLOSED, DECIDED, SET_UP, OPENS, COUNTED, CERTIFIED, SUBMITTED = (
    datetime.fromisoformat(f"2022-{at}+01:00")
    for at in (
        "01-03T12:00",
        "01-27T12:00",
        "01-31T12:00",
        "02-07T12:00",
        "02-24T17:00",
        "02-24T21:00",
        "02-28T12:00",
        "03-03T12:00",
    )
)
#: The votes of each group by country, whose names say nothing of any country; two of each group were recommended.
VOTES = {
    "Landegruppe A": {"Samira Haddadi": 41, "Jawad Noorzai": 18, "Farid Qaderi": 12},
    "Landegruppe B": {"Mirela Begovac": 33, "Ervin Kadriu": 29, "Nadija Petrova": 25},
    "Landegruppe C": {"Yonas Tesfaye": 37, "Thuy Linh Dang": 20, "Blessing Okafor": 19},
}
SEATS = 2
APPROVAL = "Kommunalbestyrelsen den 14. december 2021, punkt 11, for valget i 2022."
TEXT = NewText(
    purpose="Integrationsrådet rådgiver kommunalbestyrelsen om, hvordan alle kan tage del i livet i Eksempelby.",
    call="Seks pladser skal besættes for de næste fire år. Rådet mødes seks gange om året på rådhuset.",
    condition="Den, der stiller op, er fyldt 18 år og bor i Eksempelby Kommune.",
    wanted="",
)
CONTACT = Contact("Integrationsrådets sekretariat", "integrationsraad@eksempelby.dk", "12 34 56 78")
COMMITTEE = ("Birthe Nymark", "Kirsten Å. Lundgren", "Bent Dahlmark")


def seed(seeding: Seeding) -> None:
    """Let those stand who sat in the council from 2022, and vote on them in three groups."""
    session = seeding.session
    body = bodies.body_by_slug(session, "integrationsraadet")
    term = next(each for each in bodies.terms(session, body) if each.label == "2022–2025")
    elected = bodies.composition(session, term)[0]
    basics = Basics("Integrationsrådet 2022–2025", elected.filling_method, slug="valg-2022", contact=CONTACT)
    form = FormSettings(country_groups=tuple(VOTES), country_groups_approval=APPROVAL)
    countries = {name: label for label, votes in VOTES.items() for name in votes}
    names, down_on = tuple(countries), date(2022, 5, 1)
    call = Call(basics, TEXT, OPENED, CLOSED, DECIDED, names, down_on, form, countries)
    round_ = finished_round(seeding, term, elected, call)
    settings = ElectionSettings(
        "Valg til Integrationsrådet 2022–2025",
        clock.local(COUNTED).date(),
        "Rådhuset, kantinen",
        "Alle over 18 år med udenlandsk statsborgerskab eller baggrund, der bor i Eksempelby Kommune.",
        opens=time(17),
        closes=time(20),
    )
    contests = [NewContest(label, SEATS, country_group=label) for label in VOTES]
    _held(seeding, Poll.set_up(seeding.written(SET_UP), round_, settings, contests))


def _held(seeding: Seeding, poll: Poll) -> None:
    """Let people vote, enter the votes of each group, and pass the result on."""
    fixed, opens, evening, certified, submitted = (
        seeding.written(at) for at in (SET_UP, OPENS, COUNTED, CERTIFIED, SUBMITTED)
    )
    poll.passes(fixed, Milestone.ANNOUNCED, Milestone.FIXED)
    poll.passes(opens, Milestone.VOTING)
    poll.passes(evening, Milestone.CLOSED)
    called = poll.names(seeding)
    for contest in poll.election(seeding).contests:
        votes = {entry.number: VOTES[contest.label][called[entry.nomination_id]] for entry in contest.entries}
        counted = Counted(sum(votes.values()), 2, {Invalid.TOO_MANY: 1}, votes=votes)
        poll.enters(evening, contest, FormOfVoting.MEETING, counted)
    poll.counts(evening)
    poll.passes(certified, Milestone.CERTIFIED, by=Passing(CERTIFIED.date(), COMMITTEE))
    poll.passes(certified, Milestone.RELEASED)
    poll.passes(submitted, Milestone.SUBMITTED)
