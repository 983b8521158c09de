"""Days are set right, a registration is taken back, an office is given and ended."""

from sqlalchemy import select

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.queries import membership
from recruit.appointments.rules import EndReason
from recruit.bodies.model import Body
from tests.builders import BY, NOW, a_day, day
from tests.pages.secretariat.seats.conftest import Council
from tests.pages.site import Reader, Site


def held(site: Site, which: object) -> Membership:
    with site.database.reading() as session:
        return session.get_one(Membership, which)


# Days


def test_days_are_corrected_to_the_month(site: Site, secretary: Reader, council: Council) -> None:
    answer = secretary.sends(council.membership("datoer", "member"), since="juni 2026", until="")

    assert "Datoerne er rettet" in secretary.follows(answer).text
    assert held(site, council.member).first_day == a_day("juni 2026")


def test_the_form_shows_the_days_as_they_are_known(site: Site, secretary: Reader, council: Council) -> None:
    def left(session):
        found = membership(session, session.get_one(Body, council.body), council.member)
        appointments.end(session, found, a_day("juni 2027"), EndReason.RESIGNED, by=BY, now=NOW)

    site.saves(left)

    page = secretary.opens(council.membership("datoer", "member")).page

    shown = {name: page.all("input", name=name)[0].attributes["value"] for name in ("since", "until")}
    assert shown == {"since": "2026-05", "until": "2027-06"}


def test_two_who_correct_the_same_days_see_both_answers(site: Site, secretary: Reader, council: Council) -> None:
    address = council.membership("datoer", "member")
    shown = secretary.opens(address).page.hidden
    secretary.sends(address, since="1.6.2026", until="")

    answer = secretary.posts(address, **shown, since="1.7.2026", until="")

    assert answer.status == 409
    assert "1.6.2026" in answer.text
    assert "1.7.2026" in answer.text
    assert held(site, council.member).since == day("2026-06-01")


def test_days_never_leave_an_office_outside(site: Site, secretary: Reader, council: Council) -> None:
    answer = secretary.sends(council.membership("datoer"), since="1.5.2026", until="")

    assert answer.status == 422
    assert "har et hverv uden for disse datoer" in answer.text
    assert held(site, council.chair).since == day("2026-01-01")


# In error


def test_a_registration_is_taken_back_and_the_seat_is_vacant(site: Site, secretary: Reader, council: Council) -> None:
    assert "loggen husker" in secretary.opens(council.membership("fejl")).text

    answer = secretary.sends(council.membership("fejl"))

    assert "Pladsen er ledig" in secretary.follows(answer).text
    with site.database.reading() as session:
        assert session.get(Membership, council.chair) is None
        assert session.scalars(select(OfficeHolding)).all() == []


# Offices


def test_a_member_gets_an_office_by_its_title_of_the_day(site: Site, secretary: Reader, council: Council) -> None:
    address = council.membership("hverv", "member")

    answer = secretary.sends(address, office="vice_chair", since="1.6.2026", until="", decision="")

    assert "Bo Dam er næstforperson" in secretary.follows(answer).text


def test_an_office_that_somebody_holds_is_refused(secretary: Reader, council: Council) -> None:
    answer = secretary.sends(
        council.membership("hverv", "member"), office="chair", since="1.6.2026", until="", decision=""
    )

    assert answer.status == 422
    assert "En anden har hvervet" in " ".join(answer.page.errors)


def test_an_office_ends_and_the_membership_goes_on(site: Site, secretary: Reader, council: Council) -> None:
    address = f"/sekretariat/integrationsraadet/raad/hverv/{council.office}/ophoer"

    answer = secretary.sends(address, last_day="31.12.2026")

    assert "til og med 31. december 2026" in secretary.follows(answer).text
    assert held(site, council.chair).until is None


def test_an_office_does_not_end_before_it_began(secretary: Reader, council: Council) -> None:
    address = f"/sekretariat/integrationsraadet/raad/hverv/{council.office}/ophoer"

    answer = secretary.sends(address, last_day="1.1.2026")

    assert answer.status == 422
    assert [line.partition(":")[0] for line in answer.page.errors] == ["Sidste dag i hvervet"]


def test_an_office_of_nobody_here_is_not_found(secretary: Reader, council: Council) -> None:
    assert secretary.opens(f"/sekretariat/integrationsraadet/raad/hverv/{council.seat()[-36:]}/ophoer").status == 404
    assert secretary.opens(f"/sekretariat/integrationsraadet/raad/medlemskaber/{council.body}/hverv").status == 404
