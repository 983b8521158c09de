"""Nabolagsrådet i Engparken, a small council before its first term: its member groups are voted on one by one."""

from datetime import date

from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.model import Term
from recruit.bodies.rules import LEGAL_BASES, FillingMethod, NewBody, NewSeatGroup, NewTerm, SeatType
from recruit.demonstration import neighbourhood_polls as polls
from recruit.demonstration.candidates import call_before, finished_round
from recruit.demonstration.seeding import Seeding
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.people.rules import Classification
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Basics, Contact, NewText

RESIDENTS, SHOPS, SOCIETIES, YOUNG = (
    NewSeatGroup("Beboere i Engparken", 4, SeatType.CITIZEN, FillingMethod.ADVISORY_ELECTION),
    NewSeatGroup("Butikker og værksteder", 6, SeatType.SECTOR, FillingMethod.ADVISORY_ELECTION),
    NewSeatGroup("Foreninger i Engparken", 3, SeatType.ORGANISATION, FillingMethod.ADVISORY_ELECTION),
    NewSeatGroup("Unge i Engparken", 2, SeatType.CITIZEN, FillingMethod.ADVISORY_ELECTION),
)
#: Who stands for each of them; more of the young are named at their meeting.
NAMES = {
    RESIDENTS: (
        "Abdirahman Jama Elmi",
        "Bodil Kærsgaard",
        "Daria Kovalchuk",
        "Henning Brandstrup",
        "Mariam Sabbagh",
        "Rojin Aydemir",
        "Villy Norup",
    ),
    SHOPS: (
        "Emine Kaplanoglu",
        "Hans-Ole Trudslev",
        "Ibrahim Al-Masri",
        "Lone Thyssen",
        "Phuong Mai Hoang",
        "Stefan Dragomirov",
    ),
    SOCIETIES: (
        "Asger Tingleff",
        "Fartun Warsame",
        "Gülsüm Erdoğmuş",
        "Ingelise Barfod",
        "Kwame Asante-Boye",
        "Natalia Wiśniak",
        "Tariq Rahimzai",
    ),
    YOUNG: ("Luna Hedevig Kjær", "Sami Darwazeh"),
}
CONTACT = Contact("Nabolagsrådets sekretariat", "nabolagsraad@eksempelby.dk", "12 34 56 78")
TEXT = NewText(
    purpose="Nabolagsrådet rådgiver kommunalbestyrelsen om livet i Engparken.",
    call="Rådet mødes hver anden måned i Beboerhuset. Skriv kort, hvem du er, og hvad du vil arbejde for.",
    condition="Den, der stiller op, er fyldt 18 år og bor eller arbejder i Engparken.",
    wanted="",
)


def seed(seeding: Seeding) -> None:
    """Set the council up, and hold its elections as far as they have come."""
    session, today = seeding.session, clock.local(seeding.now).date()
    kind, year = Classification.TASK_COMMITTEE, today.year + 1
    years = NewTerm(PartialDate(date(year, 1, 1)), PartialDate(date(year + 3, 12, 31)))
    new = NewBody("Nabolagsrådet i Engparken", kind, "forperson", "næstforperson", years, LEGAL_BASES[kind])
    body = bodies.create_body(session, new, **seeding.signed)
    (term,) = queries.terms(session, body)
    polls.contested(seeding, _round(seeding, term, RESIDENTS, "beboere-i-engparken", polls.ahead(today)))
    polls.cancelled(seeding, _round(seeding, term, SHOPS, "butikker-i-engparken", polls.ahead(today)))
    polls.preferred(seeding, _round(seeding, term, SOCIETIES, "foreninger-i-engparken", polls.behind(today)))
    polls.tonight(seeding, _round(seeding, term, YOUNG, "unge-i-engparken", today, is_fixed=False))


def _round(
    seeding: Seeding, term: Term, group: NewSeatGroup, slug: str, day: date, *, is_fixed: bool = True
) -> RecruitmentRound:
    """Return the round for a member group whose election is on a day; the list of candidates is perhaps open still."""
    made = bodies.add_seat_group(seeding.session, term, group, **seeding.signed)
    basics = Basics(f"{group.label}, nye medlemmer", group.filling_method, slug=slug, contact=CONTACT)
    call = call_before(day, basics, TEXT, NAMES[group], is_fixed=is_fixed)
    return finished_round(seeding, term, made, call)
