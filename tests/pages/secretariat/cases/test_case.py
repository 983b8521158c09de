"""The case itself: opened for a term, filled from a result, submitted, and somebody drops out."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase, Designate
from recruit.appointments.operations.cases import proposing
from recruit.appointments.queries import case as queries
from recruit.appointments.rules import Role
from recruit.appointments.rules.case import DesignateSource, NewDesignate
from recruit.bodies.model import Body, Term
from recruit.nominations import operations
from recruit.nominations import queries as nominations
from recruit.nominations.model import Nomination, Nominee, Restriction
from recruit.nominations.operations.rights import restrict
from recruit.nominations.rules.rights import Ground
from tests.builders import BY, a_council, a_person, a_seat_group, a_term, day
from tests.operations.appointments.test_cases import LATER
from tests.pages.secretariat.cases.conftest import ALL, Case, designates
from tests.pages.site import Reader, Site

NOWHERE = "11111111-1111-4111-8111-111111111111"
ELECTED = ("valgt", "suppleant")


def nobody_stands(site: Site) -> None:
    """Let everybody have dropped out of the case there is, so that another can take them in."""
    gone = {"dropped_at": LATER, "dropped_by": "system", "dropped_because": "Sagen begynder forfra."}
    site.saves(lambda session: session.execute(update(Designate).values(gone)))


def test_a_council_without_a_case_opens_one_under_the_name_of_its_term(site: Site, secretary: Reader) -> None:
    site.saves(lambda session: a_council(session, "Ældrerådet", seats=2))
    empty = secretary.opens("/sekretariat/aeldreraadet/udpegning")
    assert "Der er ingen sag endnu" in empty.text

    answer = secretary.sends("/sekretariat/aeldreraadet/udpegning/ny", name="Udpegning af medlemmer 2026–2029", term="")
    assert answer.status == 422
    page = secretary.opens("/sekretariat/aeldreraadet/udpegning/ny").page
    (name,) = page.all("input", name="name")
    (term,) = [one.attributes["value"] for one in page.all("input", name="term")]
    assert name.attributes["value"] == "Udpegning af medlemmer 2026–2029"
    answer = secretary.sends("/sekretariat/aeldreraadet/udpegning/ny", name=name.attributes["value"], term=term)

    assert "hvem der indstilles" in secretary.follows(answer).text
    assert "ingen er indstillet endnu" in secretary.opens("/sekretariat/aeldreraadet/udpegning").text


def test_the_list_says_what_each_case_waits_for(secretary: Reader, case: Case) -> None:
    rows = [" ".join(row.text.split()) for row in secretary.opens(ALL).page.all("main")[0].all("tr")]

    assert rows[1] == "Udpegning 2026–2029 2026–2029 – 0 4 skal indsendes"


def test_before_the_decision_nobody_is_elected_or_a_substitute(secretary: Reader, case: Case) -> None:
    page = secretary.opens(case.at()).page
    rows = [[cell.text for cell in row.all("th", "td")][:4] for row in page.all("main")[0].all("tr")[1:]]

    assert rows == [
        ["Amina Abdi", "indstilles til udpegning", "valget, 22. februar 2027", "–"],
        ["Bo Bruun", "indstilles til udpegning", "valget, 22. februar 2027", "–"],
        ["Dorthe Dam", "næste i rækken, nr. 1", "valget, 22. februar 2027", "–"],
        ["Kaj Lund", "næste i rækken, nr. 2", "valget, 22. februar 2027", "–"],
    ]
    assert "Der er 3 pladser at besætte. Til én af dem er ingen indstillet endnu." in " ".join(page.text.split())
    assert not [word for word in ELECTED if word in page.all("main")[0].text.lower()]


def test_a_source_shows_whom_it_brings_and_brings_them_once(site: Site, secretary: Reader, case: Case) -> None:
    nobody_stands(site)
    answer = secretary.sends(f"{ALL}/ny", name="Udpegning igen", term=str(case.term))
    again = secretary.follows(answer)
    address = next(one.attributes["href"] for one in again.page.all("a") if "/indstil/valg/" in one.attributes["href"])
    shown = secretary.opens(address)
    assert "4 personer kommer med i sagen." in shown.text
    assert "Amina Abdi , indstilles til udpegning" in " ".join(shown.page.text.split())
    hidden = shown.page.hidden

    first, second = (secretary.posts(address, **hidden) for _time in range(2))

    assert first.leads_to == second.leads_to
    assert "4 personer er sat ind i sagen." in secretary.follows(first).text
    assert "Alle herfra er i sagen" in secretary.opens(address).text


def test_a_second_case_says_in_which_case_they_stand_and_takes_nobody_twice(secretary: Reader, case: Case) -> None:
    again = secretary.follows(secretary.sends(f"{ALL}/ny", name="Udpegning igen", term=str(case.term)))
    address = next(one.attributes["href"] for one in again.page.all("a") if "/indstil/valg/" in one.attributes["href"])

    shown = secretary.opens(address)

    assert "Alle herfra står i en anden sag" in shown.text
    assert "De står i Udpegning 2026–2029." in " ".join(shown.page.text.split())
    assert not shown.page.all("button", name="submit")


def test_somebody_by_name_is_asked_for_and_what_was_typed_is_kept(site: Site, secretary: Reader, case: Case) -> None:
    site.saves(lambda session: a_person(session, "Gry Falk"))
    typed = {
        "group": str(case.group), "role": "substitute", "rank": "", "source": "council", "source_on": "1.4.2027",
        "on_behalf_of": "", "reason": "Kender skolerne.",
    }  # fmt: skip

    asked = secretary.sends(case.at("indstil/person"), name="Gry Falk", **typed)

    assert asked.status == 422
    assert "Kender skolerne." in asked.text
    assert asked.page.all("input", name="who")
    answer = secretary.sends(case.at("indstil/person"), name="Gry Falk", who="ny", **typed)
    assert "Gry Falk er sat ind i sagen." in secretary.follows(answer).text
    assert designates(site, case)[-1] == ("Gry Falk", "substitute", 3, False, None)


def test_whoever_has_withdrawn_since_is_named_before_they_are_taken_in(
    site: Site, secretary: Reader, case: Case
) -> None:
    def withdraw(session: Session) -> None:
        number = session.scalars(select(Nominee.nomination_id).filter_by(name="Bo Bruun")).one()
        operations.withdraw(session, nominations.nomination(session, number), by=BY, now=LATER)

    nobody_stands(site)
    site.saves(withdraw)
    address = f"{secretary.sends(f'{ALL}/ny', name='Igen', term=str(case.term)).leads_to}/valg/{case.election}"

    said = " ".join(secretary.opens(address).page.text.split())
    assert "Bo Bruun: Sæt dem ind, og registrér så i sagen" in said
    assert "Bo Bruun , indstilles til udpegning (har trukket sig)" in said


def test_of_whom_nothing_is_used_for_now_is_named_and_taken_in_when_it_is_over(
    site: Site, secretary: Reader, case: Case
) -> None:
    def number(session: Session) -> Nomination:
        chosen = select(Nominee.nomination_id).filter_by(name="Dorthe Dam")
        return nominations.nomination(session, session.scalars(chosen).one(), lock=True)

    nobody_stands(site)
    site.saves(lambda session: restrict(session, number(session), Ground.CONTESTED, "Alderen.", by=BY, now=LATER))
    again = secretary.sends(f"{ALL}/ny", name="Igen", term=str(case.term)).leads_to.removesuffix("/indstil")
    address = f"{again}/indstil/valg/{case.election}"

    said = " ".join(secretary.opens(address).page.text.split())
    assert "3 personer kommer med i sagen." in said
    assert "Dorthe Dam , næste i rækken, nr. 1 (kommer ikke med lige nu" in said
    secretary.sends(address)
    assert "Dorthe Dam" not in secretary.opens(again).text
    assert "Tilbage til sagen" in secretary.opens(address).text
    site.saves(lambda session: session.execute(delete(Restriction)))
    secretary.sends(address)

    rows = [row.text for row in secretary.opens(again).page.all("main")[0].all("tr")]
    assert any("Dorthe Dam" in row and "næste i rækken, nr. 1" in row for row in rows)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"source": "organisation"}, "Udfyld feltet"),
        ({"source": "organisation", "on_behalf_of": "Foreningen Ingenkender"}, "Ingen organisation hedder"),
        ({"role": "substitute", "rank": "1"}, "1"),
        ({"source_on": "i går"}, "Skriv en dato"),
    ],
)
def test_a_name_that_cannot_be_proposed_so_is_refused_at_its_field(
    site: Site, secretary: Reader, case: Case, changed: dict[str, str], told: str
) -> None:
    typed = {
        "name": "Ole Vang", "group": str(case.group), "role": "member", "rank": "", "source": "council",
        "source_on": "1.4.2027", "on_behalf_of": "", "reason": "",
    }  # fmt: skip

    answer = secretary.sends(case.at("indstil/person"), **typed | changed)

    assert answer.status == 422
    assert told in " ".join(answer.page.errors)
    assert "Ole Vang" in answer.text
    assert len(designates(site, case)) == 4


def test_who_moved_away_leaves_the_place_to_the_next_whom_the_page_names_first(
    site: Site, secretary: Reader, case: Case
) -> None:
    shown = secretary.opens(case.of(0, "falder-fra"))
    assert "Dorthe Dam rykker op og indstilles til udpegning i stedet." in shown.text
    assert secretary.sends(case.of(0, "falder-fra"), because=" ").status == 422
    answer = secretary.sends(case.of(0, "falder-fra"), because="Flyttet til Nordby.")

    assert "Amina Abdi er faldet fra. Dorthe Dam indstilles i stedet." in secretary.follows(answer).text
    assert designates(site, case)[0:3] == [
        ("Amina Abdi", "member", None, True, None),
        ("Bo Bruun", "member", None, False, None),
        ("Dorthe Dam", "member", None, False, None),
    ]
    assert "kan ikke" in secretary.opens(case.of(0, "falder-fra")).text


def test_a_case_is_submitted_and_the_submission_taken_back(site: Site, secretary: Reader, case: Case) -> None:
    late = f"{(site.time.now() + timedelta(days=2)):%d.%m.%Y}"
    assert secretary.sends(case.at("indsend"), on=late).status == 422

    answer = secretary.sends(case.at("indsend"), on="1.4.2027")

    assert "venter på kommunalbestyrelsen" in secretary.follows(answer).text
    assert "Tilbage til sagen" in secretary.opens(case.at("indsend")).text
    answer = secretary.sends(case.at("indsend/tag-tilbage"))
    assert "skal indsendes" in secretary.follows(answer).text
    with site.database.reading() as session:
        assert session.get_one(AppointmentCase, case.id).submitted_on is None


PAGES = ("", "indstil", "indstil/person", "fordeling", "indsend", "indsend/tag-tilbage", "beslutning")


def test_another_councils_case_is_not_found(site: Site, secretary: Reader, case: Case) -> None:
    site.saves(lambda session: a_council(session, "Ældrerådet", seats=2))
    others = [case.at(page).replace("integrationsraadet", "aeldreraadet") for page in PAGES]
    unknown = [
        case.at().replace(str(case.id), NOWHERE),
        case.at(f"indstil/valg/{NOWHERE}"),
        case.at(f"indstil/udvaelgelse/{NOWHERE}"),
        case.at(f"indstil/personlig/{case.people[0]}"),
        case.of(0, "falder-fra").replace(str(case.people[0]), NOWHERE),
    ]

    assert {address: secretary.opens(address).status for address in others + unknown} == dict.fromkeys(
        others + unknown, 404
    )


def test_an_election_of_another_term_is_no_source(site: Site, secretary: Reader, case: Case) -> None:
    def next_term(session: Session) -> UUID:
        body = session.get_one(Body, session.get_one(Term, case.term).body_id)
        term = a_term(session, body, "2030-2033")
        a_seat_group(session, term)
        return term.id

    answer = secretary.sends(f"{ALL}/ny", name="Næste", term=str(site.saves(next_term)))

    assert "Perioden har intet valg" in secretary.follows(answer).text
    assert secretary.opens(f"{answer.leads_to}/valg/{case.election}").status == 404


def test_the_pages_ask_no_more_when_the_case_grows(site: Site, secretary: Reader, case: Case) -> None:
    pages = ("", "indsend", "beslutning", "indstil")
    sent = site.statements()

    def asked() -> list[int]:
        numbers = []
        for page in pages:
            sent.clear()
            assert secretary.opens(case.at(page)).status == 200
            numbers.append(len(sent))
        return numbers

    before = asked()
    with site.database.transaction() as session:
        for number in range(12):
            _proposed(session, case, number)

    assert asked() == before


def _proposed(session: Session, case: Case, number: int) -> None:
    body = session.get_one(Body, session.get_one(Term, case.term).body_id)
    whole = queries.case(session, body, case.id, lock=True)
    person = a_person(session, f"Navn{chr(97 + number)} Efternavn{chr(97 + number)}")
    new = NewDesignate(
        case.group, DesignateSource.COUNCIL, day("2027-03-01"), Role.SUBSTITUTE, person=person.id, rank=number + 3
    )
    proposing.propose(session, whole, new, by=BY, now=LATER)
