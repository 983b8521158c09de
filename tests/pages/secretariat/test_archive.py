"""Medlemslister: asking for the ZIP of all councils, following the work, and fetching what came out."""

import io
from collections.abc import Callable
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from recruit.bodies.model import BodyAccess
from recruit.cli.worker import HANDLERS
from recruit.foundation import clock
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.foundation.files import operations as files
from recruit.foundation.files.rules import WAITING_TIME
from recruit.foundation.jobs.model import Job
from recruit.foundation.jobs.work import work_next
from tests.builders import a_council, a_member, a_person, the_seats
from tests.conftest import Database, made_once
from tests.pages.visitor import Visitor

ADDRESS = "/sekretariat/medlemslister"


@pytest.fixture
@made_once
def councils(house: Database) -> None:
    with house.transaction() as session:
        seats = the_seats(session, a_council(session, seats=2))
        a_member(session, seats[0], a_person(session, "Åse Holm"), since="2026-01-01")
        a_council(session, "Ældrerådet", seats=1)


def made(house: Database) -> str:
    """Do the work, and return the address of the ZIP."""
    assert work_next(house.sessions, HANDLERS, clock=clock.now)
    with house.reading() as session:
        return f"{ADDRESS}/{session.scalars(select(Job.id)).one()}.zip"


def names(visitor: Visitor, address: str) -> list[str]:
    answer = visitor.client.get(address)
    assert answer.status_code == 200, answer.status_code
    return ZipFile(io.BytesIO(answer.data)).namelist()


@pytest.mark.usefixtures("councils")
class TestAsking:
    def test_the_secretary_asks_follows_the_work_and_fetches_the_zip(self, secretary: Visitor, house: Database) -> None:
        answer = secretary.send(ADDRESS, day="4.6.2026", formats=["csv"])
        assert secretary.led(answer).all("progress")

        address = made(house)

        (link,) = secretary.led(answer).all("a", href=address)
        assert "Hent ZIP-filen" in link.text
        assert names(secretary, address) == ["integrationsraadet-2026-06-04.csv", "aeldreraadet-2026-06-04.csv"]

    def test_what_is_made_goes_out_under_its_name_and_is_kept_nowhere_on_the_way(
        self, secretary: Visitor, house: Database
    ) -> None:
        secretary.send(ADDRESS, day="4.6.2026", edition="internal")

        answer = secretary.client.get(made(house))

        assert answer.headers["Content-Disposition"] == 'attachment; filename="medlemslister-2026-06-04-intern.zip"'
        assert answer.headers["Cache-Control"] == "no-store"

    def test_today_is_proposed(self, secretary: Visitor) -> None:
        (field,) = secretary.get(ADDRESS).all("input", name="day")

        today = clock.today()
        assert field.attributes["value"] == f"{today.day}.{today.month}.{today.year}"

    def test_whole_terms_need_no_day(self, secretary: Visitor, house: Database) -> None:
        secretary.send(ADDRESS, scope="terms", day="", formats=["csv"])

        assert names(secretary, made(house)) == ["integrationsraadet-2026-2029.csv", "aeldreraadet-2026-2029.csv"]

    @pytest.mark.parametrize("day", ["", "31.13.2026"])
    def test_who_sits_on_a_day_needs_the_day_and_nothing_else_is_lost(self, secretary: Visitor, day: str) -> None:
        page = secretary.mended(secretary.send(ADDRESS, day=day, edition="internal", formats=["xlsx"]))

        assert len(page.errors) == 1
        chosen = {box.attributes["value"] for box in page.all("input") if "checked" in box.attributes}
        assert chosen == {"internal", "day", "xlsx"}

    def test_a_zip_of_nothing_is_not_made(self, secretary: Visitor) -> None:
        page = secretary.mended(secretary.send(ADDRESS, formats=[]))

        assert page.errors

    def test_a_day_before_every_council_is_answered_with_another_choice(
        self, secretary: Visitor, house: Database
    ) -> None:
        answer = secretary.send(ADDRESS, day="1.1.1990")

        made(house)

        assert secretary.led(answer).all("a", href=ADDRESS)


@pytest.mark.usefixtures("councils")
class TestWhoMay:
    def test_somebody_else_does_not_get_the_zip(
        self, secretary: Visitor, house: Database, signed_in: Callable[..., Visitor]
    ) -> None:
        secretary.send(ADDRESS)
        address = made(house)

        colleague = signed_in(Role.ADMINISTRATOR, name="Ada Bruun")

        assert colleague.client.get(address).status_code == 404

    def test_a_secretary_of_one_council_gets_that_one(self, secretary: Visitor, house: Database) -> None:
        with house.transaction() as session:
            grant = session.scalars(select(RoleGrant.id)).one()
            body = a_council(session, "Handicaprådet", seats=1)
            session.add(BodyAccess(role_grant_id=grant, body_id=body.id))

        secretary.send(ADDRESS, day="4.6.2026", formats=["csv"])

        assert names(secretary, made(house)) == ["handicapraadet-2026-06-04.csv"]

    def test_a_zip_that_is_not_made_yet_is_not_there(self, secretary: Visitor, house: Database) -> None:
        secretary.send(ADDRESS)
        with house.reading() as session:
            job = session.scalars(select(Job.id)).one()

        secretary.get(f"{ADDRESS}/{job}.zip", status=404)


@pytest.mark.usefixtures("councils")
def test_the_list_of_councils_leads_there_whoever_may_ask(signed_in: Callable[..., Visitor]) -> None:
    secretary, reader = signed_in(Role.SECRETARY), signed_in(Role.READER, name="Rita Lund")

    assert secretary.get("/sekretariat/raad").all("a", href=ADDRESS)
    assert reader.get("/sekretariat/raad").all("a", href=ADDRESS) == []


@pytest.mark.usefixtures("councils")
def test_a_zip_that_is_a_day_old_can_be_asked_for_again(secretary: Visitor, house: Database) -> None:
    secretary.send(ADDRESS)
    address = made(house)
    with house.transaction() as session:
        assert files.purge_waiting(session, now=clock.now() + WAITING_TIME) == 1

    page = secretary.led(secretary.client.get(address))

    assert "slettet" in page.all("main")[0].text
    assert page.all("form", method="post")


def test_without_a_council_the_page_says_where_to_begin(secretary: Visitor) -> None:
    page = secretary.get(ADDRESS)

    main = page.all("main")[0]
    assert main.all("form", method="post") == []
    assert main.all("a", href="/sekretariat/raad")
