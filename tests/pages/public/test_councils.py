"""The public page of a council: who sits there, where there is room, and never more than everybody may know."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import time, timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments.rules import EndReason, NewMembership, Office
from recruit.assignments.operations import groups, places
from recruit.assignments.queries import group
from recruit.assignments.rules import ChosenBy, GroupEnd, PlaceRole
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.model import BodySlug, TermConfirmation
from recruit.bodies.rules import DecisionKind, FillingMethod, SeatType
from recruit.foundation import clock
from recruit.meetings.operations import planning
from recruit.meetings.queries import meeting as council_meetings
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.people import operations as people
from recruit.people.model import ContactDetail, Person
from recruit.people.rules import ContactKind, Publication
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    a_term,
    an_organization,
    day,
    the_seats,
    the_term,
)
from tests.conftest import made_once
from tests.drawings import Drawing
from tests.pages.site import Answer, Reader, Site
from tests.reports.papers import Paper, squeezed

RAAD = "/raad/integrationsraadet"
PDF, XLSX, CSV, JSON = FILES = [f"{RAAD}/medlemmer.{form}" for form in ("pdf", "xlsx", "csv", "json")]
ELECTED = "Repræsentanter for flygtninge og indvandrere"


@pytest.fixture
@made_once
def council(site: Site) -> None:
    """A council with a chair, a vacant seat of an organisation, one who left, a substitute, and a term to come."""
    with site.database.transaction() as session:
        body = a_council(session, seats=3)
        term, seats = the_term(session, body), the_seats(session, body)
        decided = bodies.record_decision(
            session, body, DecisionKind.APPOINT, "Byrådet", day("2026-03-26"), by=BY, now=NOW, case_number="26/001234"
        )
        chair = appointments.take_seat(
            session,
            seats[0],
            a_person(session, "Åse Holm"),
            NewMembership(a_day("2026-03-26")),
            by=BY,
            now=NOW,
            decision=decided,
        )
        session.add(ContactDetail(person_id=chair.person_id, kind=ContactKind.EMAIL, value="aase@holm.example"))
        appointments.hold_office(session, chair, Office.CHAIR, since=day("2026-04-01"), by=BY, now=NOW)
        a_member(session, seats[1], a_person(session, "Bo Dam"), since="maj 2026")
        left = a_member(session, seats[2], a_person(session, "Hawa Ibsen"))
        appointments.end(session, left, a_day("2026-08-31"), EndReason.LOST_ELIGIBILITY, by=BY, now=NOW)
        a_substitute(session, seats[0].group, a_person(session, "Elif Kaya"))
        clubs = a_seat_group(
            session,
            term,
            "Foreninger",
            seats=1,
            seat_type=SeatType.ORGANISATION,
            filling_method=FillingMethod.ORGANISATION_NOMINATION,
        )
        bodies.reserve_seat(session, clubs.seats[0], an_organization(session), by=BY, now=NOW)
        a_term(session, body, "2030-2033")


@pytest.fixture
def citizen(site: Site) -> Reader:
    return site.reader()


def drawing(answer: Answer) -> Drawing:
    start, end = answer.text.index("<svg xmlns"), answer.text.index("</svg>", answer.text.index("<svg xmlns"))
    return Drawing(answer.text[start : end + len("</svg>")])


def linked_data(answer: Answer) -> dict[str, object]:
    (script,) = answer.page.all("script", type="application/ld+json")
    return json.loads("".join(child for child in script.children if isinstance(child, str)))


def everything_told(citizen: Reader, query: str = "") -> Iterator[str]:
    """Yield the page and every file as one text each, without spaces: where a line ends there is none."""
    yield squeezed(citizen.opens(RAAD + query).text)
    for address in FILES:
        content = citizen.opens(address + query).response.data
        if address == PDF:
            yield Paper(content).tags.words
        elif address == XLSX:
            sheets = load_workbook(io.BytesIO(content)).worksheets
            yield squeezed("".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row))
        else:
            yield squeezed(content.decode())


def named(told: str, *what: str) -> list[str]:
    """Return what of this is told."""
    return [each for each in what if squeezed(each) in told]


# Who sits there


@pytest.mark.usefixtures("council")
def test_the_front_page_leads_to_each_council(citizen: Reader) -> None:
    assert [link.text for link in citizen.opens("/").page.all("a", href=RAAD)] == ["Integrationsrådet"]


@pytest.mark.usefixtures("council")
def test_the_page_says_who_sits_there_today_for_whom_and_since_when(citizen: Reader) -> None:
    page = citizen.opens(RAAD).page

    assert page.heading == "Integrationsrådet"
    assert "Medlemmer i dag, 21. november 2026" in [heading.text for heading in page.all("h2")]
    elected, clubs = (table.text for table in page.all("table"))
    assert "Åse Holm , forperson" in elected
    assert "fra 26. marts 2026" in elected
    assert "fra maj 2026" in elected
    assert "Hawa Ibsen" not in page.text
    assert "Fjordby Boldklub" in clubs


@pytest.mark.usefixtures("council")
def test_vacant_seats_are_told_with_who_may_fill_them(citizen: Reader) -> None:
    page = citizen.opens(RAAD).page

    assert "Ledige pladser" in [heading.text for heading in page.all("h2")]
    lines = [line.text for line in page.all("main")[0].all("li")]
    assert "Foreninger : besættes af Fjordby Boldklub" in lines
    assert f"{ELECTED} : vejledende valg" in lines


@pytest.mark.usefixtures("council")
def test_the_seat_plan_shows_the_same_and_leads_to_the_table(citizen: Reader) -> None:
    answer = citizen.opens(RAAD)

    plan = drawing(answer)
    assert "Åse Holm" in plan.words
    assert plan.description.startswith("2 af 4 pladser er besat.")
    assert [link.text for link in answer.page.all("a", href="#medlemmer")] == ["Det samme som tabel"]


@pytest.mark.usefixtures("council")
def test_of_a_whole_term_the_picture_shows_who_sat_when(citizen: Reader) -> None:
    line = drawing(citizen.opens(f"{RAAD}?periode=2026–2029"))

    assert line.title == "Tidslinje for Integrationsrådet, 2026–2029"
    assert "Hawa Ibsen" in line.words


@pytest.mark.usefixtures("council")
def test_a_council_that_was_dissolved_says_so(site: Site, citizen: Reader) -> None:
    def ends(session: Session, until: str) -> None:
        queries.body_by_slug(session, "integrationsraadet").until = day(until)

    site.saves(lambda session: ends(session, "2026-12-01"))
    assert "findes ikke længere" not in citizen.opens(RAAD).page.text
    assert "Læg møderne i din kalender" in citizen.opens(RAAD).page.text
    site.saves(lambda session: ends(session, "2026-11-21"))

    page = citizen.opens(RAAD).page.text
    assert "Rådet findes ikke længere. Sidste dag var 20. november 2026." in page
    assert "Læg møderne i din kalender" not in page


@pytest.mark.usefixtures("council")
def test_another_term_is_a_link(citizen: Reader) -> None:
    (link,) = (link for link in citizen.opens(RAAD).page.all("a") if link.text == "2030–2033")

    page = citizen.opens(link.attributes["href"]).page
    assert "Medlemmer i funktionsperioden 2030–2033" in [heading.text for heading in page.all("h2")]
    assert "Der er ikke udpeget nogen endnu" in page.text
    assert page.all("main")[0].all("a", href=RAAD)


@pytest.mark.usefixtures("council")
def test_a_day_in_the_past_can_still_be_asked_for(citizen: Reader) -> None:
    page = citizen.opens(f"{RAAD}?dato=2026-08-31").page

    assert "Medlemmer den 31. august 2026" in [heading.text for heading in page.all("h2")]
    assert "Hawa Ibsen" in page.text


def test_a_term_is_planned_until_the_municipal_council_has_decided(site: Site, citizen: Reader) -> None:
    with site.database.transaction() as session:
        body = a_council(session)
        a_term(session, body, "2030-2033")
        session.execute(delete(TermConfirmation))

    assert "planlagt" in citizen.opens(RAAD).page.all("div", class_="alert-info")[0].text
    with site.database.transaction() as session:
        bodies.confirm_term(session, queries.term(session, body, "2026–2029"), by=BY, now=NOW)
    page = citizen.opens(RAAD).page
    assert page.all("div", class_="alert-info") == []
    assert "2030–2033 (planlagt)" in page.text


def test_a_council_without_seats_says_what_will_stand_there(site: Site, citizen: Reader) -> None:
    site.saves(lambda session: a_council(session, seats=0))

    page = citizen.opens(RAAD).page

    assert "Der er ikke udpeget nogen endnu" in page.all("div", class_="empty-state")[0].text
    assert not page.all("figure")


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize("address", ["/raad/nix", f"{RAAD}?periode=1066", f"{RAAD}/medlemmer.exe"])
def test_what_does_not_exist_is_not_found(citizen: Reader, address: str) -> None:
    assert citizen.opens(address).status == 404


# Addresses and copies


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize("tail", ["", "?periode=2030–2033", "/medlemmer.csv?dato=2026-08-31"])
def test_a_former_address_leads_to_the_new_one_for_good(site: Site, citizen: Reader, tail: str) -> None:
    with site.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        body.slug = "raadet-for-integration"
        session.flush()
        session.add(BodySlug(slug="integrationsraadet", body_id=body.id))

    answer = citizen.opens(RAAD + tail)

    assert answer.status == 301
    assert answer.response.headers["Location"] == f"/raad/raadet-for-integration{tail}".replace("–", "%E2%80%93")


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize("address", [RAAD, CSV, JSON])
def test_who_has_the_newest_already_is_sent_nothing(site: Site, citizen: Reader, address: str) -> None:
    first = citizen.opens(address).response
    assert first.headers["Cache-Control"] == "private, no-cache"
    returning = Reader(site.app, {"If-None-Match": first.headers["ETag"]})
    assert returning.opens(address).status == 304

    with site.database.transaction() as session:
        session.execute(update(Person).where(Person.name == "Bo Dam").values(name="Bo Lund"))

    assert returning.opens(address).status == 200


@pytest.mark.usefixtures("council")
def test_a_moments_page_is_kept_for_each_council(site: Site, citizen: Reader) -> None:
    site.app.config["TESTING"] = False
    site.saves(lambda session: a_council(session, "Ældrerådet"))

    headings = [citizen.opens(address).page.heading for address in (RAAD, "/raad/aeldreraadet", RAAD)]

    assert headings == ["Integrationsrådet", "Ældrerådet", "Integrationsrådet"]


@pytest.mark.usefixtures("council")
def test_files_hold_the_rows_of_the_page_and_say_what_they_are(citizen: Reader) -> None:
    links = [link.attributes["href"] for link in citizen.opens(RAAD).page.all("a", download="")]
    assert links == FILES

    written = citizen.opens(CSV).response
    rows = list(csv.DictReader(io.StringIO(written.data.decode("utf-8-sig")), delimiter=";"))
    assert written.headers["Content-Disposition"] == "attachment; filename=integrationsraadet-2026-11-21.csv"
    assert [row["Navn"] for row in rows] == ["Åse Holm", "Bo Dam", "", "Elif Kaya", ""]
    assert json.loads(citizen.opens(JSON).text)["totals"]["vacant"] == 2


# What everybody may know


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize("query", ["", "?periode=2026–2029"])
def test_no_contact_no_case_and_no_reason_is_ever_told(citizen: Reader, query: str) -> None:
    secrets = ("aase@holm.example", "26/001234", "lost_eligibility", "ikke længere valgbar", "refugee_immigrant")

    for told in everything_told(citizen, query):
        assert named(told, "Åse Holm", *secrets) == ["Åse Holm"]


def test_a_protected_person_is_named_after_a_decision_alone(site: Site, citizen: Reader) -> None:
    with site.database.transaction() as session:
        seats = the_seats(session, a_council(session, seats=2))
        hidden = a_person(session, "Hawa Ibsen", is_protected=True)
        a_member(session, seats[0], hidden)
        a_substitute(session, seats[0].group, a_person(session, "Elif Kaya", is_protected=True))
        known = str(hidden.id)

    for told in everything_told(citizen):
        assert named(told, "Hawa", "Ibsen", "Elif Kaya", known, "Navnet er beskyttet") == ["Navnet er beskyttet"]

    with site.database.transaction() as session:
        shown = Publication("Hawa Ibsen", day("2026-11-20"), "Vil gerne kunne findes")
        people.decide_publication(session, session.get_one(Person, hidden.id), shown, by=BY, now=NOW)

    assert all(named(told, "Hawa Ibsen") for told in everything_told(citizen))


@pytest.mark.usefixtures("council")
def test_a_name_of_the_host_that_a_reader_made_up_is_not_told_on(site: Site) -> None:
    stranger = Reader(site.app, {"Host": "ondsindet.example"})

    assert "ondsindet" not in stranger.opens(RAAD).text


@pytest.mark.usefixtures("council")
def test_other_programs_read_the_members_as_linked_data(citizen: Reader) -> None:
    described = linked_data(citizen.opens(RAAD))

    assert described["@type"] == "GovernmentOrganization"
    assert described["url"] == f"http://localhost:5000{RAAD}"
    assert described["member"][0] == {
        "@type": "OrganizationRole",
        "roleName": "forperson",
        "startDate": "2026-03-26",
        "member": {"@type": "Person", "name": "Åse Holm"},
    }
    assert len(described["member"]) == 2


# Names as they are


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", '<img src="x" onerror="alert(1)">', "=1+1"])
def test_a_name_is_text_never_markup(site: Site, citizen: Reader, name: str) -> None:
    with site.database.transaction() as session:
        a_member(session, the_seats(session, a_council(session, seats=1))[0], a_person(session, name))

    answer = citizen.opens(RAAD)

    assert name in answer.page.all("table")[0].text
    assert name in drawing(answer).words
    assert linked_data(answer)["member"][0]["member"]["name"] == name
    assert "<script>alert" not in answer.text
    assert "<img src" not in answer.text


def test_a_name_in_another_script_keeps_to_itself(site: Site, citizen: Reader) -> None:
    with site.database.transaction() as session:
        a_member(session, the_seats(session, a_council(session, seats=1))[0], a_person(session, "فاطمة الزهراء"))

    answer = citizen.opens(RAAD)

    assert "فاطمة الزهراء" in [name.text for name in answer.page.all("bdi")]
    assert "فاطمة الزهراء" in drawing(answer).words


def test_the_longest_label_is_shown_whole_in_the_table(site: Site, citizen: Reader) -> None:
    label = "Repræsentanter " * 13
    with site.database.transaction() as session:
        a_seat_group(session, the_term(session, a_council(session, seats=0)), label.strip(), seats=1)

    assert label.strip() in [heading.text for heading in citizen.opens(RAAD).page.all("h3")]


@pytest.mark.usefixtures("council")
def test_the_page_asks_no_more_queries_when_the_council_grows(site: Site, citizen: Reader) -> None:
    with site.database.transaction() as session:
        body = a_council(session, seats=2)
        a_member(session, the_seats(session, body)[0])
    citizen.opens(RAAD)
    sent = site.statements()
    citizen.opens(RAAD)
    before = len(sent)
    with site.database.transaction() as session:
        for seat in a_seat_group(session, the_term(session, body), "Skoler", seats=20).seats:
            a_member(session, seat)
    sent.clear()

    citizen.opens(RAAD)

    assert len(sent) == before


# What it does


@pytest.mark.usefixtures("council")
def test_everybody_sees_when_the_council_meets_where_else_it_sits_and_its_groups(site: Site, citizen: Reader) -> None:
    with site.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        chair, member = (person_called(session, name) for name in ("Åse Holm", "Bo Dam"))
        outside = a_person(session, "Gerda Lund")
        for begins, is_open, place in (("2026-12-02", True, "Biblioteket"), ("2027-02-03", False, "Loftet")):
            slot = Slot(day(begins), time(17), time(19))
            new = NewMeeting(slot, place=place, is_open=is_open)
            planning.hold(session, queries.terms(session, body)[-1], new, by=BY, now=NOW)
        off = NewMeeting(Slot(day("2027-03-03"), time(17), time(19)), place="Salen", is_open=True)
        cancelled = planning.hold(session, queries.terms(session, body)[-1], off, by=BY, now=NOW)
        planning.cancel(session, cancelled, "Sygdom", by=BY, now=NOW)
        target = an_organization(session, "Folkeoplysningsudvalget")
        new_place = NewPlace(target.newest.name, PlaceRole.ASSOCIATE)
        sent = places.describe(session, body, target, new_place, None, by=BY, now=NOW)
        has_it = NewAssignment(member.id, day("2026-06-01"))
        places.assign(session, sent, member, has_it, ChosenBy.DECISION, by=BY, now=NOW)
        since = day("2026-06-01")
        made = groups.found_group(session, body, "Sprogcafé", since, "En aften om ugen", by=BY, now=NOW)
        for each in (chair, outside):
            formed = group.group(session, body, made.id, lock=True)
            groups.join(session, formed, each, since, leads=each is chair, by=BY, now=NOW)
            session.flush()
        over = groups.found_group(session, body, "Madklub", since, "", by=BY, now=NOW)
        over.until, over.ended_as = clock.local(NOW).date(), GroupEnd.DONE

    page = citizen.opens(RAAD).page.text

    assert "2. december 2026 kl. 17.00. Alle må komme og lytte. Sted: Biblioteket" in page
    assert "3. februar 2027 kl. 17.00" in page
    assert "3. marts 2027 kl. 17.00 Mødet er aflyst." in page
    assert "Loftet" not in page
    assert "Salen" not in page
    assert "Folkeoplysningsudvalget (tilforordnet): Bo Dam" in page
    assert "Ledes af: Åse Holm . Medlemmer: Åse Holm , 1 anden" in page
    assert "Gerda Lund" not in page
    assert "Madklub" not in page
    assert citizen.opens(f"{RAAD}?periode=2026–2029").page.text.count("Sprogcafé") == 0


@pytest.mark.usefixtures("council")
def test_a_meeting_stands_on_the_council_s_page_until_it_is_over(site: Site, citizen: Reader) -> None:
    with site.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        new = NewMeeting(Slot(NOW.date(), time(9), time(13)))
        held = planning.hold(session, queries.terms(session, body)[-1], new, by=BY, now=NOW)
        assert council_meetings.announced(session, body, held.ends_at - timedelta(seconds=1)) == [held]
        assert council_meetings.announced(session, body, held.ends_at) == []
    assert "21. november 2026 kl. 09.00" in citizen.opens(RAAD).page.text


def person_called(session: Session, name: str) -> Person:
    return session.scalars(select(Person).filter_by(name=name)).one()
