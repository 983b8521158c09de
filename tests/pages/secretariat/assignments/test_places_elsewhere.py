"""Pladser i andre organer, as the secretary works with them, and what is told the council afterwards."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.assignments.model import Assignment, PlaceElsewhere, PlaceTold, ReportBack
from recruit.assignments.operations import places
from recruit.assignments.queries import place as queries
from recruit.assignments.rules import ChosenBy, PlaceMessage, PlaceRole
from recruit.assignments.rules.places import Eligibility, NewAssignment, NewPlace
from recruit.bodies.model import Body
from recruit.bodies.rules import SeatType
from recruit.foundation.accounts.rules import Role
from recruit.foundation.dates import Span
from recruit.foundation.mail.model import Letter
from recruit.people.model import ContactDetail, Person
from recruit.people.rules import Classification, ContactKind
from tests.builders import BY, NOW, a_council, a_member, a_person, a_seat_group, an_organization, the_seats, the_term
from tests.conftest import made_once
from tests.pages.site import Answer, Reader, Site
from tests.reports.papers import Paper

ALL = "/sekretariat/integrationsraadet/repraesentation"
TODAY = date(2026, 11, 21)
LAW = Eligibility([SeatType.REFUGEE_IMMIGRANT], "Integrationsloven § 43", Span(date(2022, 1, 1)))
NATIONAL = NewPlace("Det Nationale Integrationsråd", PlaceRole.MEMBER, votes=True)
COMMITTEE = NewPlace(
    "Folkeoplysningsudvalget",
    PlaceRole.ASSOCIATE,
    allowance=True,
    contact_name="Mona Toft",
    contact_email="mona@udvalg.example",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A council with Anne, who can be reached, on a refugees' seat, Bo on an organisation's, and a place elsewhere."""

    place: UUID
    national: UUID
    anne: UUID
    bo: UUID

    def at(self, *acts: object, place: UUID | None = None) -> str:
        return "/".join([ALL, "pladser", str(place or self.place), *map(str, acts)])


def two_places(session: Session) -> Sent:
    body = a_council(session, seats=1)
    a_seat_group(session, the_term(session, body), "Foreninger", seats=1, seat_type=SeatType.ORGANISATION)
    people = [a_person(session, name) for name in ("Anne Dam", "Bo Friis")]
    for seat, person in zip(the_seats(session, body), people, strict=True):
        a_member(session, seat, person)
    session.add_all(
        [
            ContactDetail(person_id=people[0].id, kind=ContactKind.EMAIL, value="anne@dam.example"),
            ContactDetail(person_id=people[0].id, kind=ContactKind.PHONE, value="12 34 56 78"),
        ]
    )
    national = an_organization(session, "Det Nationale Integrationsråd", Classification.NATIONAL_COUNCIL)
    committee = an_organization(session, "Folkeoplysningsudvalget", Classification.STATUTORY_COMMITTEE)
    made = [
        places.describe(session, body, committee, COMMITTEE, by=BY, now=NOW),
        places.describe(session, body, national, NATIONAL, LAW, by=BY, now=NOW),
    ]
    return Sent(made[0].id, made[1].id, people[0].id, people[1].id)


@pytest.fixture
@made_once
def sent(site: Site) -> Sent:
    made: Sent = site.saves(two_places)
    return made


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


def assignment(site: Site, place: UUID) -> Assignment:
    with site.database.reading() as session:
        return session.scalars(select(Assignment).filter_by(place_id=place)).one()


def letters(site: Site) -> dict[str, Letter]:
    with site.database.reading() as session:
        return {one.kind: one for one in session.scalars(select(Letter))}


def told(site: Site) -> set[tuple[PlaceMessage, bool]]:
    with site.database.reading() as session:
        return {(one.what, one.by_letter) for one in session.scalars(select(PlaceTold))}


def later(site: Site, days: int) -> Reader:
    """Let time pass, and sign in again."""
    site.time.passes(days=days)
    return site.signed_in("Karen Toft", Role.SECRETARY)[0]


def leaves(session: Session) -> None:
    """Let Anne leave the council today."""
    anne = select(Person.id).filter_by(name="Anne Dam").scalar_subquery()
    session.scalars(select(Membership).filter_by(person_id=anne)).one().until = TODAY + timedelta(days=1)


def is_sent(site: Site, place: UUID, person: UUID) -> Assignment:
    """Send somebody to a place from today on."""

    def send(session: Session) -> Assignment:
        body = session.scalars(select(Body)).first()
        found, whom = queries.place(session, body, place, lock=True), session.get_one(Person, person)
        because = "Ingen andre ville"
        new = NewAssignment(person, TODAY, because=because)
        return places.assign(session, found, whom, new, ChosenBy.DECISION, by=BY, now=NOW)

    made: Assignment = site.saves(send)
    return made


def given(reader: Reader, address: str, person: UUID, **more: Any) -> Answer:
    """Fill a place directly."""
    fields = {"person": str(person), "first_day": "21.11.2026", "chosen_by": "vote", "chosen_because": "7 mod 4"}
    return reader.sends(address, **fields | more)


def primary(answer: Answer) -> list[str]:
    return [one.text for one in answer.page.all("a", class_="button-primary")]


def test_a_place_is_described_filled_by_a_vote_and_the_body_is_told_who_comes(site: Site, secretary: Reader) -> None:
    site.saves(two_places)
    described = secretary.sends(
        f"{ALL}/pladser/ny", body="Handicaprådet", role="associate", number="1", is_heard="y", contact_email=""
    )
    page = secretary.follows(described)
    assert "Pladsen er beskrevet" in page.text
    place = UUID(described.leads_to.rsplit("/", 1)[-1])
    anne = site.saves(lambda session: session.scalars(select(Person).filter_by(name="Anne Dam")).one().id)

    future = given(secretary, f"{described.leads_to}/besaet", anne, decided_on="1.1.2099", item="14")
    assert (future.status, len(future.page.errors)) == (422, 1)
    filled = given(secretary, f"{described.leads_to}/besaet", anne, decided_on="18.11.2026", item="14")
    page = secretary.follows(filled)

    assert primary(page) == ["Fortæl Handicaprådet, hvem der kommer"]
    text = "Integrationsrådet udpeger Anne Dam som tilforordnet i Handicaprådet fra den 21. november 2026."
    assert text in page.text
    assert "Pladsen har høringsret, men ikke stemmeret." in page.text
    assert "Valget skete ved afstemning. 7 mod 4." in page.text
    assert text in secretary.opens("/sekretariat/integrationsraadet/beslutninger").text
    assert assignment(site, place).chosen_by is ChosenBy.VOTE


def test_a_place_for_which_somebody_is_chosen_says_from_when(secretary: Reader, sent: Sent) -> None:
    page = secretary.follows(given(secretary, sent.at("besaet"), sent.anne, first_day="1.1.2027"))

    assert "Anne Dam kommer fra 1. januar 2027." in page.text
    assert "Find nogen" not in page.text


def test_the_body_learns_only_what_the_representative_allows(site: Site, secretary: Reader, sent: Sent) -> None:
    held = is_sent(site, sent.place, sent.anne)
    address = sent.at("udsendt", held.id, "fortael")

    shown = secretary.opens(address)
    assert "Det bliver sendt som e-mail til mona@udvalg.example" in shown.text
    assert "anne@dam.example" not in shown.text
    assert "navne- og adressebeskyttelse" not in shown.text
    for is_protected in (True, False):
        site.saves(lambda session, it=is_protected: setattr(session.get_one(Person, sent.anne), "is_protected", it))
        warned = "Anne Dam har navne- og adressebeskyttelse" in secretary.opens(address).text
        assert warned is is_protected
    answer = secretary.sends(address, shared="phone", way="brev")

    letter = letters(site)["place_told"]
    assert (letter.address, letter.recipient.split(":")[0]) == ("mona@udvalg.example", "organization")
    assert "Telefon: 12 34 56 78" in letter.body
    assert "anne@dam.example" not in letter.body
    assert "har ikke fået besked endnu" not in secretary.follows(answer).text
    assert secretary.opens(address).status == 303
    assert told(site) == {(PlaceMessage.COMES, True)}


def test_whoever_has_it_is_written_to_in_a_closed_letter_once(site: Site, secretary: Reader, sent: Sent) -> None:
    held = is_sent(site, sent.place, sent.anne)
    address = f"{sent.at('udsendt', held.id, 'fortael')}?hvad=valgt"

    secretary.sends(address, way="brev")

    letter = letters(site)["place_chosen"]
    assert letter.channel != "email"
    assert "Du repræsenterer Integrationsrådet i Folkeoplysningsudvalget som tilforordnet" in letter.body
    assert secretary.opens(address).leads_to == sent.at()


def test_whoever_may_not_have_the_place_is_sent_with_a_reason_and_told_of_in_a_closed_letter(
    site: Site, secretary: Reader, sent: Sent
) -> None:
    address = sent.at("besaet", place=sent.national)
    assert "ikke ifølge Integrationsloven § 43" in secretary.opens(address).text

    refused = given(secretary, address, sent.bo)
    assert refused.status == 422
    assert "Ifølge Integrationsloven § 43 er pladsen for andre medlemmer" in refused.text
    assert 'value="7 mod 4"' in refused.text
    filled = given(secretary, address, sent.bo, because="Ingen andre ville")

    assert "Rådet har alligevel besluttet det: Ingen andre ville" in secretary.follows(filled).text
    held = assignment(site, sent.national)
    shown = secretary.opens(sent.at("udsendt", held.id, "fortael", place=sent.national))
    assert "Det er et lukket brev til Det Nationale Integrationsråd" in shown.text


def test_a_holder_who_left_the_council_waits_on_today_until_it_is_ended_and_told(
    site: Site, secretary: Reader, sent: Sent
) -> None:
    held = is_sent(site, sent.place, sent.anne)
    secretary.sends(sent.at("udsendt", held.id, "fortael"), way="selv")
    assert told(site) == {(PlaceMessage.COMES, False)}

    site.saves(leaves)
    secretary = later(site, 2)
    assert (
        "Anne Dam er trådt ud af rådet og har stadig pladsen i Folkeoplysningsudvalget (tilforordnet)"
        in secretary.opens("/sekretariat").text
    )
    assert "Anne Dam er trådt ud af rådet" in secretary.opens(sent.at()).text

    ended = secretary.sends(sent.at("udsendt", held.id, "slut"), last_day="22.11.2026", because="Er trådt ud")
    page = secretary.follows(ended)
    assert primary(page) == ["Fortæl Folkeoplysningsudvalget, at Anne Dam ikke kommer mere"]
    assert "Anne Dam (havde pladsen før)" in secretary.opens(sent.at("besaet")).text
    secretary.sends(sent.at("udsendt", held.id, "genoptag"))
    assert assignment(site, sent.place).ended_because is None
    secretary.sends(sent.at("udsendt", held.id, "slut"), last_day="22.11.2026", because="Er trådt ud")
    secretary.sends(sent.at("udsendt", held.id, "fortael"), way="brev")

    assert "Den 22. november 2026 er sidste dag" in letters(site)["place_ended"].body
    today = secretary.opens("/sekretariat").text
    assert "Pladsen i Folkeoplysningsudvalget (tilforordnet) er ledig" in today
    assert "Anne Dam er trådt ud" not in today


def test_whoever_left_can_go_on_for_a_reason(site: Site, secretary: Reader, sent: Sent) -> None:
    held = is_sent(site, sent.place, sent.anne)
    address = sent.at("udsendt", held.id, "fortsaetter")
    assert secretary.sends(address, because="Til der er fundet en anden").status == 422

    site.saves(leaves)
    secretary = later(site, 2)
    secretary.sends(address, because="Til der er fundet en anden")

    assert "har stadig pladsen" not in secretary.opens("/sekretariat").text
    assert "Til der er fundet en anden" in secretary.opens(sent.at()).text


def test_correcting_and_closing_hold_what_somebody_else_wrote(site: Site, secretary: Reader, sent: Sent) -> None:
    held = is_sent(site, sent.place, sent.anne)
    opened = secretary.opens(sent.at("ret")).page.hidden
    fields = {"role": "associate", "number": "1", "contact_name": "Mona Toft", "is_heard": "y"}
    secretary.sends(sent.at("ret"), **fields, description="Mødes i marts")

    stale = secretary.posts(sent.at("ret"), **opened, **fields, description="Mødes i april")
    assert stale.status == 409
    assert "Mødes i marts" in stale.text
    assert "Mødes i april" in stale.text
    wrong = secretary.sends(sent.at("ret"), **fields, link="udvalget", citation="§ 9")
    assert wrong.status == 422
    corrected = secretary.sends(
        sent.at("udsendt", held.id, "ret"), first_day="1.11.2026", chosen_by="lot", chosen_because="Mønt"
    )
    assert "lodtrækning" in secretary.follows(corrected).text
    closed = secretary.sends(sent.at("luk"), last_day="31.12.2026", because="Udvalget er nedlagt")
    assert "Én person går af med det" in secretary.follows(closed).text

    assert assignment(site, sent.place).ended_because == "Udvalget er nedlagt"
    secretary = later(site, 60)
    assert "Lukkede pladser" in secretary.opens(ALL).text


def test_what_is_told_the_council_is_expected_reminded_of_given_and_dropped(
    site: Site, secretary: Reader, sent: Sent
) -> None:
    held = is_sent(site, sent.place, sent.anne)
    reports = f"{ALL}/tilbagemeldinger"
    fields = {"assignment": str(held.id), "about": "Møde i Folkeoplysningsudvalget 25. november"}
    assert secretary.sends(f"{reports}/ny", **fields, due_on="25.11.2026").status == 422
    early = secretary.sends(f"{reports}/ny", **fields, due_on="25.11.2026", by_on="24.11.2026")
    assert early.page.errors == [
        "Eller senest en anden dag: Det er før den dag, hvor det er. Vælg et senere møde eller en senere dag."
    ]
    for by_on in ("1.12.2026", "2.12.2026"):
        secretary.sends(f"{reports}/ny", **fields, due_on="25.11.2026", by_on=by_on)
    with site.database.reading() as session:
        first, second = session.scalars(select(ReportBack.id).order_by(ReportBack.by_on))

    secretary = later(site, 11)
    assert "Rådet har ikke hørt om: Møde i Folkeoplysningsudvalget" in secretary.opens("/sekretariat").text
    assert "anne@dam.example" in secretary.opens(f"{reports}/{first}/paamindelse").text
    secretary.sends(f"{reports}/{first}/paamindelse")
    assert "Møde i Folkeoplysningsudvalget 25. november" in letters(site)["report_reminder"].body
    secretary.sends(f"{reports}/{first}/givet", given_on="2.12.2026")
    assert secretary.opens(f"{reports}/{first}/paamindelse").leads_to == reports
    secretary.sends(f"{reports}/{second}/fjern")

    page = secretary.opens(reports)
    assert "ikke fortalt i tide" not in page.text
    assert secretary.opens(f"{reports}/udskrift").status == 200
    with site.database.reading() as session:
        assert [one.given_on for one in session.scalars(select(ReportBack))] == [date(2026, 12, 2)]


def test_the_list_is_taken_along_and_another_councils_place_is_not_found(
    site: Site, secretary: Reader, sent: Sent
) -> None:
    is_sent(site, sent.place, sent.anne)

    assert "Folkeoplysningsudvalget;tilforordnet;Anne Dam;;" in secretary.opens(f"{ALL}/pladser.csv").text

    def protects(session: Session) -> None:
        session.get_one(Person, sent.anne).is_protected = True

    site.saves(protects)
    telling = secretary.opens(sent.at("udsendt", assignment(site, sent.place).id, "fortael"))
    assert "anne@dam.example" not in telling.text
    assert telling.page.all("input", name="shared") == []
    mark = "navne- og adressebeskyttet"
    assert f"Folkeoplysningsudvalget;tilforordnet;Anne Dam;{mark};" in secretary.opens(f"{ALL}/pladser.csv").text
    for page in ("", "/udskrift"):
        assert f"Anne Dam ({mark})" in secretary.opens(f"{ALL}{page}").page.text
    paper = Paper(secretary.opens(f"{ALL}/pladser.pdf").response.data)
    assert "adressebeskyttet)" in paper.text
    for file in ("pladser.xlsx", "pladser.pdf", "udskrift"):
        assert secretary.opens(f"{ALL}/{file}").status == 200
    assert secretary.opens(f"{ALL}/pladser.doc").status == 404
    site.saves(lambda session: a_council(session, "Ældrerådet"))
    with site.database.reading() as session:
        assert session.scalars(select(PlaceElsewhere)).all()
    assert secretary.opens(sent.at().replace("integrationsraadet", "aeldreraadet")).status == 404


def test_more_places_take_no_more_queries(site: Site, secretary: Reader, sent: Sent) -> None:
    def count() -> int:
        secretary.opens(ALL)
        statements = site.statements()
        secretary.opens(ALL)
        return len(statements)

    is_sent(site, sent.place, sent.anne)
    few = count()

    def more(session: Session) -> None:
        body = session.scalars(select(Body)).first()
        for number in range(5):
            target = an_organization(session, f"Udvalg {number}")
            place = places.describe(session, body, target, COMMITTEE, by=BY, now=NOW)
            new = NewAssignment(sent.anne, TODAY)
            places.assign(session, place, session.get_one(Person, sent.anne), new, ChosenBy.DECISION, by=BY, now=NOW)

    site.saves(more)
    assert count() <= few
