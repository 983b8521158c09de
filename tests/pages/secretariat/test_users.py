"""Users, as an administrator keeps them."""

from datetime import date

import pytest
from sqlalchemy import func, select

from recruit.bodies.model import BodyAccess
from recruit.foundation.accounts import queries
from recruit.foundation.accounts.model import RoleGrant, StaffUser
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail.model import Letter
from tests.builders import a_council
from tests.staff import PASSWORD, a_user, with_second_factor

USERS = "/sekretariat/indstillinger/brugere"
TODAY = date(2026, 11, 21)


@pytest.fixture
def ada(site):
    """An administrator before the pages; there is another one, so that she could leave."""
    reader, _ = site.signed_in("Ada Bruun", Role.ADMINISTRATOR)
    return reader


@pytest.fixture
def grethe(site):
    return site.saves(lambda session: a_user(session, "Grethe Holm", Role.SECRETARY))


def page_of(user, *parts):
    return "/".join([USERS, str(user.id), *parts])


def stored(site, user):
    with site.database.reading() as session:
        return queries.user(session, user.id)


def new_user(**changed):
    fields = {"name": "Salim Yilmaz", "email": "salim@ballerslev.example", "role": "reader", "since": "21.11.2026"}
    return fields | changed


def test_a_new_user_gets_a_role_and_the_invitation_is_shown_before_it_is_sent(site, ada):
    answer = ada.sends(f"{USERS}/ny", **new_user())
    invitation = ada.follows(answer).page

    assert "salim@ballerslev.example" in invitation.text
    assert "Vælg din adgangskode" in invitation.text
    with site.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Letter)) == 0

    sent = ada.sends(answer.leads_to)

    assert ada.follows(sent).page.heading == "Salim Yilmaz"
    with site.database.reading() as session:
        assert session.scalars(select(Letter.kind)).all() == ["invitation"]


def test_a_form_that_is_sent_twice_makes_one_user(site, ada):
    fields = ada.opens(f"{USERS}/ny").page.hidden | new_user()

    first, second = ada.posts(f"{USERS}/ny", **fields), ada.posts(f"{USERS}/ny", **fields)

    assert first.leads_to == second.leads_to
    with site.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(StaffUser)) == 2


@pytest.mark.parametrize(
    ("wrong", "label"),
    [
        ({"name": ""}, "Navn"),
        ({"email": "salim"}, "E-mail"),
        ({"email": "ada.bruun@ballerslev.example"}, "E-mail"),
        ({"role": "polling_worker"}, "Sidste dag"),
        ({"until": "20.11.2026"}, "Sidste dag"),
        ({"until": "i morgen"}, "Sidste dag"),
        ({"role": ""}, "Rolle"),
    ],
)
def test_what_does_not_hold_is_said_at_its_field_and_leaves_no_user(site, ada, wrong, label):
    answer = ada.sends(f"{USERS}/ny", **new_user(**wrong))

    assert answer.status == 422
    assert [error.partition(":")[0] for error in answer.page.errors] == [label]
    with site.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(StaffUser)) == 1


def test_the_list_says_who_is_what(site, ada, grethe):
    with site.database.transaction() as session:
        invited = a_user(session, "Åse Bro", Role.POLLING_WORKER)
        invited.password_hash = None
        a_user(session, "Bo Friis").active = False

    rows = [row.text for row in ada.opens(USERS).page.all("tbody")[0].all("tr")]

    assert [row.split(" ")[0] for row in rows] == ["Ada", "Grethe", "Åse", "Bo"]
    assert "Valgmedarbejder (til og med 31. december 2029)" in rows[2]
    assert [row.rpartition("Slået fra ")[2] for row in rows] == ["Aktiv", "Aktiv", "Ingen adgangskode endnu", "Lukket"]


def test_the_number_of_queries_does_not_grow_with_the_users(site, ada):
    sent = site.statements()
    ada.opens(USERS)
    few = len(sent)
    with site.database.transaction() as session:
        for number in range(20):
            a_user(session, f"Bruger {number}", Role.READER, Role.SECRETARY)
    sent.clear()
    ada.opens(USERS)

    assert len([statement for statement in sent if statement.startswith("SELECT")]) <= few


def test_a_user_is_corrected_and_the_history_says_so(site, ada, grethe):
    answer = ada.sends(page_of(grethe, "ret"), name="Grethe Holm Bro", email=grethe.email)

    page = ada.follows(answer).page
    assert page.heading == "Grethe Holm Bro"
    assert "Ada Bruun" in page.all("ol", class_="timeline")[0].text


def test_a_stale_correction_shows_both_values_and_can_be_saved_again(site, ada, grethe):
    fields = ada.opens(page_of(grethe, "ret")).page.hidden
    with site.database.transaction() as session:
        session.get_one(StaffUser, grethe.id).name = "Grethe Bro"

    stale = ada.posts(page_of(grethe, "ret"), **fields, name="Grethe Holm-Bro", email=grethe.email)

    assert stale.status == 409
    assert "Grethe Bro" in stale.page.text
    assert stale.page.all("input", name="name")[0].attributes["value"] == "Grethe Holm-Bro"
    assert stored(site, grethe).name == "Grethe Bro"
    again = ada.posts(page_of(grethe, "ret"), **stale.page.hidden, name="Grethe Holm-Bro", email=grethe.email)
    assert again.status == 303
    assert stored(site, grethe).name == "Grethe Holm-Bro"


def test_the_address_of_a_colleague_is_refused(ada, grethe):
    answer = ada.sends(page_of(grethe, "ret"), name="Grethe", email="ADA.bruun@ballerslev.example")

    assert (answer.status, len(answer.page.errors)) == (422, 1)


def test_a_role_is_given_for_days_and_for_one_council(site, ada, grethe):
    body = site.saves(lambda session: a_council(session, "Integrationsrådet"))
    site.saves(lambda session: a_council(session, "Ældrerådet"))

    answer = ada.sends(
        page_of(grethe, "roller"), role="reader", since="1.12.2026", until="31.12.2026", bodies=[body.slug]
    )

    row = next(row.text for row in ada.follows(answer).page.all("tr") if "Læser" in row.text)
    assert "Integrationsrådet 1. december 2026 31. december 2026" in row
    with site.database.reading() as session:
        grant = session.scalars(select(RoleGrant).filter_by(role=Role.READER)).one()
        assert (grant.since, grant.until) == (date(2026, 12, 1), date(2027, 1, 1))
        assert session.scalars(select(BodyAccess.body_id)).all() == [body.id]


def test_a_role_held_already_is_refused(ada, grethe):
    answer = ada.sends(page_of(grethe, "roller"), role="secretary", since="21.11.2026")

    assert (answer.status, len(answer.page.errors)) == (422, 1)


def press(reader, user, name, onto):
    """Press the button with this name on the user's page."""
    page = reader.opens(page_of(user)).page
    [button] = page.all("button", name=name)
    assert button.attributes["formaction"] == onto
    return reader.posts(onto, **page.hidden, **{name: button.attributes["value"]})


def test_a_role_is_taken_back(site, ada, grethe):
    answer = press(ada, grethe, "grant", page_of(grethe, "roller/fratagelse"))

    assert "Fjernet" in ada.follows(answer).page.text
    with site.database.reading() as session:
        assert queries.grants_of(session, grethe.id, on=TODAY) == ()


def test_the_last_administrator_keeps_the_role_and_the_page_says_why(site):
    reader, ada = site.signed_in("Ada Bruun", Role.ADMINISTRATOR)

    answer = press(reader, ada, "grant", page_of(ada, "roller/fratagelse"))

    assert "Det er den eneste administrator" in reader.follows(answer).page.text
    with site.database.reading() as session:
        assert [grant.role for grant in queries.grants_of(session, ada.id, on=TODAY)] == [Role.ADMINISTRATOR]


def test_a_button_without_a_value_takes_nothing_back(ada, grethe):
    hidden = ada.opens(page_of(grethe)).page.hidden

    for act in ("roller/fratagelse", "stedfortraeder/ophoer"):
        assert ada.posts(page_of(grethe, act), **hidden).status == 404


def test_the_access_is_closed_after_a_page_that_says_what_follows(site, ada, grethe):
    theirs = site.holding(grethe)
    assert "logget ud" in ada.opens(page_of(grethe, "lukning")).page.text

    answer = ada.sends(page_of(grethe, "lukning"))

    assert "Lukket" in ada.follows(answer).page.text
    assert theirs.opens("/konto/sessioner").leads_to.startswith("/konto/log-ind")


def test_the_last_administrator_does_not_leave(site):
    reader, ada = site.signed_in("Ada Bruun", Role.ADMINISTRATOR)

    answer = reader.sends(page_of(ada, "lukning"))

    assert (answer.status, len(answer.page.errors)) == (422, 1)
    assert stored(site, ada).active


def test_a_closed_access_is_opened_again(site, ada, grethe):
    ada.sends(page_of(grethe, "lukning"))

    ada.sends(page_of(grethe, "genaabning"))

    assert stored(site, grethe).active
    assert site.reader().sends("/konto/log-ind", email=grethe.email, password=PASSWORD).status == 303


def test_who_is_closed_out_is_not_invited(ada, grethe):
    ada.sends(page_of(grethe, "lukning"))

    assert ada.sends(page_of(grethe, "invitation")).status == 422


def test_a_lost_telephone_is_forgotten(site, ada, grethe):
    site.saves(lambda session: with_second_factor(session, grethe))

    answer = ada.sends(page_of(grethe, "to-trin/nulstilling"))

    assert answer.status == 303
    assert stored(site, grethe).second_factor is None


def test_a_deputy_is_named_and_ended(site, ada, grethe):
    salim = site.saves(lambda session: a_user(session, "Salim Yilmaz"))
    answer = ada.sends(page_of(grethe, "stedfortraeder"), deputy=str(salim.id), since="21.11.2026", until="30.11.2026")

    assert "Salim Yilmaz 21. november 2026 30. november 2026" in ada.follows(answer).page.text
    with site.database.reading() as session:
        assert [grant.role for grant in queries.grants_of(session, salim.id, on=date(2026, 11, 30))] == [Role.SECRETARY]
    ended = press(ada, grethe, "deputy", page_of(grethe, "stedfortraeder/ophoer"))
    assert "Salim Yilmaz 21. november" not in ada.follows(ended).page.text
    with site.database.reading() as session:
        assert queries.grants_of(session, salim.id, on=TODAY) == ()


@pytest.mark.parametrize(
    ("wrong", "label"),
    [({"deputy": ""}, "Stedfortræder"), ({"until": ""}, "Sidste dag"), ({"until": "1.11.2026"}, "Sidste dag")],
)
def test_a_deputy_who_cannot_be_is_refused(site, ada, grethe, wrong, label):
    salim = site.saves(lambda session: a_user(session, "Salim Yilmaz"))
    fields = {"deputy": str(salim.id), "since": "21.11.2026", "until": "30.11.2026"}

    answer = ada.sends(page_of(grethe, "stedfortraeder"), **fields | wrong)

    assert answer.status == 422
    assert [error.partition(":")[0] for error in answer.page.errors] == [label]


def test_only_administrators_keep_users(site, grethe):
    secretary = site.holding(grethe)

    for address in (USERS, f"{USERS}/ny", page_of(grethe), page_of(grethe, "ret"), page_of(grethe, "roller")):
        assert secretary.opens(address).status == 403


def test_an_unknown_user_is_not_found(ada):
    unknown = f"{USERS}/00000000-0000-4000-8000-000000000000"

    for part in ("", "/ret", "/invitation", "/roller", "/stedfortraeder", "/lukning", "/genaabning"):
        assert ada.opens(unknown + part).status == 404
