"""Integrationsrådet: two whole terms, with what happens in them.

In 2022–2025 a member resigns and the first on the list steps in. In 2026–2029 the members of the last term go on until
26 March, one of them still; a seat is left in the summer, and chair and vice chair change their titles.
"""

from collections.abc import Sequence
from datetime import date

from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason, NewMembership, Office
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.model import Body, Decision, Seat, SeatGroup, Term
from recruit.bodies.rules import (
    LEGAL_BASES,
    DecisionKind,
    DocumentKind,
    FillingMethod,
    NewBody,
    NewDocument,
    NewSeatGroup,
    NewTerm,
    RuleSource,
    SeatType,
    StatutoryGroup,
    SubstituteArrangement,
)
from recruit.demonstration.seeding import Seeding
from recruit.foundation.clock import local
from recruit.foundation.dates import PartialDate, Precision
from recruit.foundation.mail.letterhead import operations as letterheads
from recruit.foundation.mail.letterhead.rules import Letterhead
from recruit.people import operations as people
from recruit.people.queries import person as person_by_id
from recruit.people.rules import Classification, ContactKind, PersonFacts

GROUPS = (
    NewSeatGroup(
        "Repræsentanter for flygtninge og indvandrere",
        6,
        SeatType.REFUGEE_IMMIGRANT,
        FillingMethod.ADVISORY_ELECTION,
        SubstituteArrangement.LIST,
        substitutes=6,
        statutory_group=StatutoryGroup.REFUGEE_IMMIGRANT,
    ),
    NewSeatGroup(
        "Medlemmer af kommunalbestyrelsen",
        2,
        SeatType.MUNICIPAL_COUNCIL,
        FillingMethod.COUNCIL_OWN_MEMBERS,
        SubstituteArrangement.PERSONAL,
        substitutes=1,
        statutory_group=StatutoryGroup.MUNICIPALITY,
    ),
    NewSeatGroup(
        "Foreninger og organisationer",
        4,
        SeatType.ORGANISATION,
        FillingMethod.ORGANISATION_NOMINATION,
        SubstituteArrangement.ORGANISATION,
        substitutes=1,
        statutory_group=StatutoryGroup.SCHOOL_ASSOCIATION,
    ),
    NewSeatGroup(
        "Skoler og dagtilbud",
        2,
        SeatType.SECTOR,
        FillingMethod.COUNCIL_SELECTION,
        statutory_group=StatutoryGroup.SCHOOL_ASSOCIATION,
    ),
    NewSeatGroup("Det lokale erhvervsliv", 1, SeatType.SECTOR, FillingMethod.COUNCIL_SELECTION),
)
ORGANIZATIONS = (
    ("Frivilligcenter Eksempelby", "FCE"),
    ("Boligforeningen Engparken", None),
    ("Eksempelby Idrætssamvirke", "EIS"),
    ("Oplysningsforbundenes Samråd i Eksempelby", "OSE"),
)
SECTORS = ("skoleområdet", "dagtilbudsområdet", "erhvervslivet i Eksempelby")

#: In the order of the votes; the protected one is shown to nobody outside the secretariat.
ELECTED_2022 = ("Samira Haddadi", "Yonas Tesfaye", "Mirela Begovac", "Ervin Kadriu", "Thuy Linh Dang", "Jawad Noorzai")
ELECTED_2026 = (
    "Samira Haddadi",
    "Yonas Tesfaye",
    "Nadija Petrova",
    "نور الدين سليم",
    "Lan Phuong Tran",
    "Ervin Kadriu",
)
PROTECTED = "Lan Phuong Tran"
ADDRESSES = {
    "Samira Haddadi": "samira@mail.example",
    "Yonas Tesfaye": "yonas@mail.example",
    "Nadija Petrova": "nadija@mail.example",
}
LIST_2022 = ("Nadija Petrova", "Farid Qaderi", "Blessing Okafor")
LIST_2026 = ("Parisa Rahmati", "Tomasz Wierzba", "Hodan Jimcaale")
COUNCILLORS_2022 = (("Birthe Nymark", "Lokallisten", "Arne Tofthøj"), ("Poul Erik Hede", "Borgerlisten", "Niels Åkjær"))
COUNCILLORS_2026 = (
    ("Karsten Overgaard", "Lokallisten", "Vibeke Skovby"),
    ("Solveig Storm", "Borgerlisten", "Niels Åkjær"),
)
#: The last organisation has named nobody for 2026–2029, so its member of the last term goes on.
FROM_ORGANIZATIONS_2022 = ("Agnete Ravn", "Ole Ørum", "Inger Kornum", "Preben Holst")
FROM_ORGANIZATIONS_2026 = ("Agnete Ravn", "Ole Ørum", "Jytte Æblegaard")
FROM_SECTORS_2022 = ("Malene Fuglsang", "Hanne Lykkegaard", "Bent Dahlmark")
FROM_SECTORS_2026 = ("Malene Fuglsang", "Kirsten Å. Lundgren", "Ömer Yildirim")


APPOINTED_2022, APPOINTED_2026 = date(2022, 3, 29), date(2026, 3, 26)


def seed(seeding: Seeding) -> None:
    """Set the council up with both terms, one after the other."""
    body, first = _council(seeding)
    _first_term(seeding, body, first)
    second = _next_term(seeding, body, first)
    _second_term(seeding, body, second)
    _papers(seeding, body)
    _addresses(seeding)
    _letterhead(seeding, body)


def _addresses(seeding: Seeding) -> None:
    """Let some members be reached by e-mail, so that letters to members can be tried; the others get paper."""
    for name, email in ADDRESSES.items():
        person = person_by_id(seeding.session, seeding.person(name).id, for_change=True)
        people.change_person(
            seeding.session, person, PersonFacts(name, contacts=((ContactKind.EMAIL, email),)), **seeding.signed
        )


def _letterhead(seeding: Seeding, body: Body) -> None:
    """Let the council's letters come from its secretary."""
    secretary = Letterhead(
        office="Borgerservice, Eksempelby Kommune",
        name="Sigrid Ager",
        title="sekretær for Integrationsrådet",
        sender_name="Integrationsrådet i Eksempelby",
        email="integrationsraad@eksempelby.dk",
        phone="12 34 56 70",
        address="Rådhustorvet 1\n9999 Eksempelby",
    )
    letterheads.begin(seeding.session, f"body:{body.id}", secretary, since=local(seeding.now).date(), **seeding.signed)


def _council(seeding: Seeding) -> tuple[Body, Term]:
    session, kind = seeding.session, Classification.INTEGRATION_COUNCIL
    years = NewTerm(PartialDate(date(2022, 1, 1)), PartialDate(date(2025, 12, 31)))
    new = NewBody("Integrationsrådet", kind, "formand", "næstformand", years, LEGAL_BASES[kind])
    body = bodies.create_body(session, new, **seeding.signed)
    law = "Integrationsloven § 42, stk. 3"
    bodies.add_minimum(session, body, 7, RuleSource.LAW, law, since=years.span.since, **seeding.signed)
    (term,) = queries.terms(session, body)
    groups = [bodies.add_seat_group(session, term, group, **seeding.signed) for group in GROUPS]
    bodies.decide_seats(session, term, sum(group.seats for group in GROUPS), **seeding.signed)
    for seat, (name, short) in zip(groups[2].seats, ORGANIZATIONS, strict=True):
        bodies.reserve_seat(session, seat, seeding.organization(name, short), **seeding.signed)
    for seat, sector in zip([*groups[3].seats, *groups[4].seats], SECTORS, strict=True):
        bodies.reserve_seat(session, seat, sector, **seeding.signed)
    return body, term


def _first_term(seeding: Seeding, body: Body, term: Term) -> None:
    decision = seeding.decides(body, APPOINTED_2022, "22/000871")
    new = NewMembership(PartialDate(APPOINTED_2022))
    elected, political, organizations, schools, business = queries.composition(seeding.session, term)
    members = _all_sit(seeding, elected.seats, ELECTED_2022, new, decision)
    on_the_list = [seeding.stands_in(elected, name, new, decision=decision) for name in LIST_2022]
    _councillors(seeding, political, COUNCILLORS_2022, APPOINTED_2022, decision)
    named = _all_sit(seeding, organizations.seats, FROM_ORGANIZATIONS_2022, new, decision)
    _all_sit(seeding, [*schools.seats, *business.seats], FROM_SECTORS_2022, new, decision)
    seeding.leads(members[0], Office.CHAIR, date(2022, 4, 26))
    seeding.leads(named[0], Office.VICE_CHAIR, date(2022, 4, 26))
    _steps_in(seeding, body, members[2], on_the_list[0], elected.seats[2])


def _steps_in(seeding: Seeding, body: Body, leaves: Membership, follows: Membership, seat: Seat) -> None:
    """A member resigns; the first on the list leaves the list and takes the seat, as the municipal council decided."""
    last_day, first_day = date(2024, 8, 31), PartialDate(date(2024, 9, 1))
    seeding.leaves(leaves, last_day, EndReason.RESIGNED)
    seeding.leaves(follows, last_day, EndReason.BECAME_MEMBER)
    decision = seeding.decides(body, date(2024, 8, 27), "24/003310")
    seeding.sits(seat, follows.person.name, NewMembership(first_day), decision)


def _next_term(seeding: Seeding, body: Body, first: Term) -> Term:
    """Open the next term with the same composition; its seats succeed those of the last one."""
    session = seeding.session
    years = NewTerm(PartialDate(date(2026, 1, 1)), PartialDate(date(2029, 12, 31)))
    second = bodies.open_term(session, body, years, **seeding.signed)
    establish = seeding.decides(body, date(2025, 12, 10), "25/004402", DecisionKind.ESTABLISH)
    bodies.confirm_term(session, second, decision=establish, **seeding.signed)
    bodies.copy_composition(session, first, second, **seeding.signed)
    return second


def _second_term(seeding: Seeding, body: Body, term: Term) -> None:
    decision = seeding.decides(body, APPOINTED_2026, "26/001234")
    new = NewMembership(PartialDate(APPOINTED_2026))
    elected, political, organizations, schools, business = queries.composition(seeding.session, term)
    seeding.person(PROTECTED, is_protected=True)
    members = _all_sit(seeding, elected.seats, ELECTED_2026, new, decision)
    for name in LIST_2026:
        seeding.stands_in(elected, name, new, decision=decision)
    seeding.leaves(members[-1], date(2026, 8, 31), EndReason.MOVED_AWAY)
    _councillors(seeding, political, COUNCILLORS_2026, date(2026, 1, 1), decision)
    named = _all_sit(seeding, organizations.seats, FROM_ORGANIZATIONS_2026, new, decision)
    seeding.stands_in(organizations, "Svend Bjerre", new, decision=decision, seat=organizations.seats[1])
    # Nobody wrote down on which day in May the last of them came, and the last day of another is known already.
    may = NewMembership(PartialDate(date(2026, 5, 1), Precision.MONTH))
    until_winter = NewMembership(PartialDate(APPOINTED_2026), PartialDate(date(2027, 1, 31)))
    for seat, name, days in zip(
        [*schools.seats, *business.seats], FROM_SECTORS_2026, (new, until_winter, may), strict=True
    ):
        seeding.sits(seat, name, days, decision)
    seeding.leads(members[0], Office.CHAIR, date(2026, 4, 23))
    seeding.leads(named[0], Office.VICE_CHAIR, date(2026, 4, 23))


def _all_sit(
    seeding: Seeding, seats: Sequence[Seat], names: Sequence[str], new: NewMembership, decision: Decision
) -> list[Membership]:
    """Seat the names in order; seats beyond them stay vacant."""
    return [seeding.sits(seat, name, new, decision) for seat, name in zip(seats, names, strict=False)]


def _councillors(
    seeding: Seeding,
    group: SeatGroup,
    names: Sequence[tuple[str, str, str]],
    since: date,
    decision: Decision,
) -> None:
    for seat, (name, party, substitute) in zip(group.seats, names, strict=True):
        first_day = PartialDate(since)
        member = seeding.sits(seat, name, NewMembership(first_day, party=party), decision)
        seeding.stands_in(group, substitute, NewMembership(first_day), decision=decision, member=member)


def _papers(seeding: Seeding, body: Body) -> None:
    """Write down what changed its name, and what hangs on the council."""
    session = seeding.session
    titles = seeding.decides(body, date(2026, 6, 4), "26/002150", DecisionKind.SET_TITLES)
    bodies.change_titles(
        session, body, "forperson", "næstforperson", since=titles.decided_on, decision=titles, **seeding.signed
    )
    committee = seeding.organization("Beskæftigelses- og Socialudvalget", "BSU", Classification.STANDING_COMMITTEE)
    bodies.change_body(
        session,
        body,
        legal_basis=body.legal_basis or "",
        case_number="22/000412",
        responsible=committee,
        is_small=True,
        **seeding.signed,
    )
    new_year = date(2026, 1, 1)
    people.rename_organization(
        session,
        committee,
        "Beskæftigelses- og Integrationsudvalget",
        since=new_year,
        abbreviation="BIU",
        **seeding.signed,
    )
    housing = seeding.organization("Boligforeningen Engparken")
    people.rename_organization(
        session, housing, "Boligforeningen Engparken og Åvang", since=date(2025, 1, 1), **seeding.signed
    )
    for kind, title, address in (
        (DocumentKind.CHARTER, "Vedtægt for Integrationsrådet", "vedtaegt"),
        (DocumentKind.RULES_OF_PROCEDURE, "Forretningsorden", "forretningsorden"),
    ):
        document = NewDocument(kind, title, date(2022, 3, 29), url=f"https://eksempelby.example/{address}")
        bodies.add_document(session, body, document, **seeding.signed)
