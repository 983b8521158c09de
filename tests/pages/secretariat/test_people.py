"""People, as the secretariat keeps them."""

from datetime import date

import pytest
from sqlalchemy import select

from recruit.appointments import operations as appointments
from recruit.appointments.rules import EndReason
from recruit.bodies import operations as bodies
from recruit.bodies.model import Body
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.foundation.audit.model import Lookup
from recruit.people import operations, queries
from recruit.people.model import Person
from recruit.people.rules import ContactKind, Gender, NameKind, PersonFacts, Publication
from tests.builders import BY, NOW, a_council, a_day, a_member, a_person, the_seats
from tests.conftest import made_once
from tests.pages.site import Reader, Site

PERSONER = "/sekretariat/personer"
DUBLETTER = f"{PERSONER}/dubletter"


@pytest.fixture
def grethe(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
def karen(site: Site) -> Reader:
    return site.signed_in("Karen Lund", Role.SECRETARY)[0]


@pytest.fixture
def rita(site: Site) -> Reader:
    """She may read, and change nothing."""
    return site.signed_in("Rita Dam", Role.READER)[0]


@pytest.fixture
@made_once
def amina(site: Site):
    """Amina Rahimi sits in the integration council and can be reached in three ways."""

    def make(session):
        seat, *_ = the_seats(session, a_council(session, seats=2))
        person = a_person(session, "Amina Rahimi")
        a_member(session, seat, person)
        contacts = (
            (ContactKind.EMAIL, "amina@fjordby.example"),
            (ContactKind.PHONE, "12 34 56 78"),
            (ContactKind.PHONE, "87 65 43 21"),
        )
        operations.change_person(session, person, PersonFacts("Amina Rahimi", contacts=contacts), by=BY, now=NOW)
        operations.add_name(session, person, "Mina", NameKind.NICKNAME, by=BY, now=NOW)
        return person

    return site.saves(make)


def page_of(person, *parts):
    return "/".join([PERSONER, str(person.id), *parts])


def stored(site, person) -> Person:
    with site.database.reading() as session:
        return queries.person(session, person.id)


def names_in(answer):
    return [row.all("th")[0].text for row in answer.page.all("tbody")[0].all("tr")]


def written(**changed):
    return {"name": "Amina Rahimi", "former": "former", "email": "", "phone": "", "address": "", "gender": ""} | changed


def limited(site: Site, name: str) -> Reader:
    """A secretary who looks after a council of their own only."""
    reader, user = site.signed_in(name, Role.SECRETARY)

    def limit(session):
        own = a_council(session, "Handicaprådet", seats=2)
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, own, by=BY, now=NOW)
        a_member(session, the_seats(session, own)[0], a_person(session, "Yusuf Demir"))

    site.saves(limit)
    return reader


# The list


def test_the_list_stands_in_danish_order_and_says_where_everybody_sits(site, grethe, amina):
    site.saves(
        lambda session: [a_person(session, name) for name in ("Åse Holm", "Ørjan Dam", "Ældis Juhl", "Zoe Friis")]
    )

    page = grethe.opens(PERSONER)

    assert names_in(page) == ["Amina Rahimi", "Zoe Friis", "Ældis Juhl", "Ørjan Dam", "Åse Holm"]
    assert "5 personer" in page.page.text
    assert "Integrationsrådet (medlem)" in page.page.text


def test_the_list_is_searched_by_any_name(site, grethe, amina):
    site.saves(lambda session: a_person(session, "Bo Friis"))

    assert names_in(grethe.opens(f"{PERSONER}?q=min")) == ["Amina Rahimi"]
    assert names_in(grethe.opens(f"{PERSONER}?q=rah+am")) == ["Amina Rahimi"]
    assert "Ingen passer" in grethe.opens(f"{PERSONER}?q=mina+xyz").page.text


def test_the_list_can_show_those_who_sit_now_and_the_protected_only(site, grethe, amina):
    site.saves(lambda session: a_person(session, "Bo Friis", is_protected=True))

    assert names_in(grethe.opens(f"{PERSONER}?vis=nu")) == ["Amina Rahimi"]
    assert names_in(grethe.opens(f"{PERSONER}?vis=beskyttet")) == ["Bo Friis Beskyttet"]


def test_a_long_list_has_pages(site, grethe):
    site.saves(lambda session: [a_person(session, f"Person {number:03}") for number in range(201)])

    assert len(names_in(grethe.opens(PERSONER))) == 200
    assert names_in(grethe.opens(f"{PERSONER}?side=2")) == ["Person 200"]
    assert grethe.opens(f"{PERSONER}?side=9").leads_to == f"{PERSONER}?side=2"


def test_an_empty_list_says_where_people_come_from(site, grethe):
    assert "Personer kommer fra referatet af et møde" in grethe.opens(PERSONER).page.text


# Somebody new


def test_somebody_new_is_written_down(site, grethe):
    answer = grethe.sends(
        f"{PERSONER}/ny", **written(name="Hawa Abdi", email="hawa@fjordby.example", gender="woman", is_protected="y")
    )

    assert grethe.follows(answer).page.heading == "Hawa Abdi"
    with site.database.reading() as session:
        (person,) = queries.people(session)
        assert (person.is_protected, person.gender) == (True, Gender.WOMAN)


def test_nobody_is_written_down_twice_unseen(site, grethe, amina):
    answer = grethe.sends(f"{PERSONER}/ny", **written(name="Amina Rahim"))

    assert answer.status == 422
    assert "Er det en af disse? Amina Rahimi" in answer.page.text

    again = grethe.posts(f"{PERSONER}/ny", **answer.page.hidden, **written(name="Amina Rahim"), is_somebody_else="y")

    assert grethe.follows(again).page.heading == "Amina Rahim"


@pytest.mark.parametrize("name", ["Mina", "فاطمة الزهراء", "<b>Bo</b> {{ 1 }}", "=HYPERLINK(1)", "Å" * 200])
def test_any_name_can_be_written_and_is_shown_as_it_was_written(site, grethe, name):
    answer = grethe.sends(f"{PERSONER}/ny", **written(name=name))

    shown = grethe.follows(answer).page
    assert shown.heading == name
    assert shown.all("h1")[0].all("b") == []
    assert names_in(grethe.opens(PERSONER)) == [name]
    assert "bdi" in [each.tag for each in grethe.opens(PERSONER).page.all("th")[-1].all("bdi", "b")]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"name": ""}, "Navn: Skriv navnet."),
        ({"name": "x" * 300}, "Navn: Skriv et navn på højst 200 tegn."),
        ({"name": "Mina\u202eanim"}, "Navn: Navnet indeholder tegn, der ikke kan ses. Skriv det på ny."),
        ({"email": "amina"}, "E-mail: amina er ikke en e-mailadresse. Skriv en som navn@eksempel.dk."),
        ({"address": "Strand\u202evej"}, "Adresse: Teksten indeholder tegn, der ikke kan ses. Skriv den igen."),
        ({"phone": "1" * 501}, "Telefon: Skriv højst 500 tegn."),
    ],
)
def test_what_cannot_be_written_is_said_at_its_field_and_kept(site, grethe, wrong, error):
    fields = written(**wrong)

    answer = grethe.sends(f"{PERSONER}/ny", **fields)

    assert answer.status == 422
    assert answer.page.errors == [error]
    assert answer.page.all("input", name="name")[0].attributes["value"] == fields["name"]
    assert answer.page.all("textarea", name="address")[0].text.strip() == fields["address"]
    with site.database.reading() as session:
        assert queries.people(session) == []


# One person


def test_the_page_says_what_is_known_and_every_place_held(site, grethe, amina):
    page = grethe.opens(page_of(amina)).page

    text = page.text
    assert page.heading == "Amina Rahimi"
    assert "Mina (kaldenavn)" in text
    assert "amina@fjordby.example" in text
    assert "12 34 56 78 87 65 43 21" in text
    assert "Integrationsrådet nu 2026–2029 Medlem, Repræsentanter for flygtninge og indvandrere" in text
    assert "1. januar 2026 periodens udløb (31. december 2029)" in text
    assert "Der er ikke sendt noget brev til personen." in text
    assert "ændrede en person: kontaktoplysninger" in text
    assert "registrerede et medlemskab: Integrationsrådet, Repræsentanter for flygtninge og indvandrere" in text


def test_whoever_sits_on_after_the_term_goes_on_until_a_successor_is_appointed(site, grethe):
    def make(session):
        seat, *_ = the_seats(session, a_council(session, seats=1, term="2022-2025"))
        return a_member(session, seat, a_person(session, "Ole Ørum"), since="2022-01-01").person

    page = grethe.opens(page_of(site.saves(make))).page

    assert "Integrationsrådet fortsætter, til en efterfølger er udpeget 2022–2025" in page.text


def test_looking_at_a_person_is_noted_apart_from_the_log(site, amina):
    grethe, user = site.signed_in("Grethe Holm", Role.SECRETARY)

    for part in ((), ("ret",)):
        grethe.opens(page_of(amina, *part))

    with site.database.reading() as session:
        seen = [(lookup.actor, lookup.subject_id) for lookup in session.scalars(select(Lookup))]
        assert seen == [(f"staff:{user.id}", str(amina.id))] * 2


def test_a_reader_sees_people_and_is_offered_no_change(site, rita, amina):
    page = rita.opens(page_of(amina)).page

    assert "amina@fjordby.example" in page.text
    assert "Historik" not in page.all("main")[0].text
    assert [link for link in page.all("main")[0].all("a") if link.attributes["href"].endswith("/ret")] == []
    assert rita.opens(page_of(amina, "ret")).status == 403


def test_why_somebody_left_is_for_those_who_look_after_the_council(site, grethe, rita):
    def leave(session):
        person = a_person(session, "Bo Friis")
        member = a_member(session, the_seats(session, a_council(session))[0], person)
        appointments.end(session, member, a_day("2026-06-30"), EndReason.MOVED_AWAY, by=BY, now=NOW)
        return person

    bo = site.saves(leave)

    assert "30. juni 2026 (flyttet fra kommunen)" in grethe.opens(page_of(bo)).text
    assert "30. juni 2026</td>" in rita.opens(page_of(bo)).text


def test_how_to_reach_a_protected_person_is_for_those_who_must(site, grethe, rita, amina):
    def protect(session):
        contacts = ((ContactKind.EMAIL, "amina@fjordby.example"),)
        person = queries.person(session, amina.id)
        facts = PersonFacts("Amina Rahimi", contacts=contacts, is_protected=True)
        operations.change_person(session, person, facts, by=BY, now=NOW)

    site.saves(protect)

    assert "amina@fjordby.example" in grethe.opens(page_of(amina)).page.text
    assert "amina@fjordby.example" not in rita.opens(page_of(amina)).page.text


def test_the_page_asks_no_more_when_somebody_has_held_many_places(site, grethe, amina):
    sent = site.statements()
    grethe.opens(page_of(amina))
    few = len(sent)

    def more(session):
        for number in range(6):
            body = a_council(session, f"Råd {number}", seats=1)
            person = queries.person(session, amina.id)
            a_member(session, the_seats(session, body)[0], person)

    site.saves(more)
    sent.clear()
    grethe.opens(page_of(amina))

    assert len(sent) <= few


# Correcting


def test_a_person_is_corrected(site, grethe, amina):
    fields = written(name="Amina Rahimi Holm", email="holm@fjordby.example\n", address="Strandvejen 4", gender="woman")

    answer = grethe.sends(page_of(amina, "ret"), **fields)

    assert grethe.follows(answer).page.heading == "Amina Rahimi Holm"
    person = stored(site, amina)
    assert [(contact.kind, contact.value) for contact in person.contacts] == [
        (ContactKind.ADDRESS, "Strandvejen 4"),
        (ContactKind.EMAIL, "holm@fjordby.example"),
    ]
    assert {(other.name, other.kind) for other in person.other_names} == {
        ("Amina Rahimi", NameKind.FORMER),
        ("Mina", NameKind.NICKNAME),
    }


def test_of_two_who_correct_one_person_the_later_sees_both_values(site, grethe, karen, amina):
    mine = grethe.opens(page_of(amina, "ret")).page.hidden
    assert karen.sends(page_of(amina, "ret"), **written(phone="11 22 33 44")).leads_to == page_of(amina)

    answer = grethe.posts(page_of(amina, "ret"), **mine, **written(phone="55 66 77 88", email="ny@fjordby.example"))

    assert answer.status == 409
    conflict = answer.page.all("section", aria_labelledby="conflict-heading")[0].text
    assert "Telefon 11 22 33 44 55 66 77 88" in conflict
    assert "E-mail – ny@fjordby.example" in conflict
    assert [contact.value for contact in stored(site, amina).contacts] == ["11 22 33 44"]

    again = grethe.posts(page_of(amina, "ret"), **answer.page.hidden, **written(phone="55 66 77 88"))

    assert again.leads_to == page_of(amina)
    assert [contact.value for contact in stored(site, amina).contacts] == ["55 66 77 88"]


def test_another_name_is_added_and_taken_away(site, grethe, amina):
    names = page_of(amina, "navne")

    answer = grethe.sends(names, name="Amina R.", kind="initials")
    assert "Amina R. Initialer" in grethe.follows(answer).page.text

    removal = next(
        button.attributes["formaction"]
        for button in grethe.opens(names).page.all("button")
        if button.text == "Fjern Mina"
    )
    assert grethe.sends(names, onto=removal).leads_to == names
    assert [other.name for other in stored(site, amina).other_names] == ["Amina R."]


# Protection


def test_a_protected_person_is_shown_publicly_by_a_decision_that_can_be_revoked(site, grethe):
    person = site.saves(lambda session: a_person(session, "Bo Friis", is_protected=True))
    decision = {"decided_by": "Bo Friis", "decided_on": "20.11.2026", "reason": "Vil gerne kunne findes"}

    answer = grethe.sends(page_of(person, "offentliggoerelse"), **decision)

    assert "besluttet af Bo Friis den 20. november 2026" in grethe.follows(answer).page.text
    with site.database.reading() as session:
        assert queries.withheld(session, [person.id]) == frozenset()

    answer = grethe.sends(page_of(person, "offentliggoerelse", "tilbagekaldelse"), because="Fortrudt")

    assert "Begrundelse: Fortrudt" in grethe.follows(answer).page.text
    with site.database.reading() as session:
        assert queries.withheld(session, [person.id]) == {person.id}


def test_protection_is_not_lifted_while_a_decision_stands(site, grethe):
    def make(session):
        person = a_person(session, "Bo Friis", is_protected=True)
        shown = Publication("Bo Friis", date(2026, 11, 20), "Ønsker det")
        operations.decide_publication(session, person, shown, by=BY, now=NOW)
        return person

    person = site.saves(make)

    answer = grethe.sends(page_of(person, "ret"), **written(name="Bo Friis"))

    assert answer.status == 422
    assert "Tilbagekald først den beslutning" in answer.page.errors[0]


# Two who are one


@pytest.fixture
def twice(site: Site, amina):
    """Amina Rahimi written down once more, by a slip of the finger."""

    def make(session):
        earlier = a_council(session, "Ældrerådet", seats=1)
        person = a_person(session, "Amina Rahimmi")
        a_member(session, the_seats(session, earlier)[0], person)
        return person

    return site.saves(make)


def test_names_that_are_alike_are_suggested_and_the_two_can_be_told_apart(site, grethe, amina, twice):
    page = grethe.opens(DUBLETTER).page
    assert {"Amina Rahimi", "Amina Rahimmi"} <= {link.text for link in page.all("tbody")[0].all("a")}

    apart = next(button for button in page.all("button") if button.text == "To personer").attributes["formaction"]
    answer = grethe.sends(DUBLETTER, onto=apart)

    assert "Ingen navne ligner hinanden" in grethe.follows(answer).page.text


def test_two_are_merged_after_a_page_that_says_what_follows_and_it_can_be_undone(site, grethe, amina, twice):
    choice = grethe.opens(page_of(amina, "sammenlaegning")).page
    address = page_of(amina, "sammenlaegning", str(twice.id))
    assert address in [link.attributes["href"] for link in choice.all("main")[0].all("a")]
    preview = grethe.opens(address).page.text
    assert "Én plads bliver Amina Rahimis." in preview
    assert stored(site, twice).id == twice.id

    merged = grethe.follows(grethe.sends(address)).page

    assert merged.heading == "Amina Rahimi"
    assert "Amina Rahimmi (også kendt som)" in merged.text
    assert "Ældrerådet" in merged.text
    assert grethe.opens(page_of(twice)).leads_to == page_of(amina)
    assert names_in(grethe.opens(PERSONER)) == ["Amina Rahimi"]

    undoing = next(link.attributes["href"] for link in merged.all("a") if link.text == "Fortryd sammenlægningen")
    again = grethe.follows(grethe.sends(undoing)).page

    assert again.heading == "Amina Rahimmi"
    assert names_in(grethe.opens(PERSONER)) == ["Amina Rahimi", "Amina Rahimmi"]


def test_a_merge_is_undone_under_the_address_of_the_person_it_made_only(site, grethe, amina, twice):
    merged = grethe.follows(grethe.sends(page_of(amina, "sammenlaegning", str(twice.id)))).page
    undoing = next(link.attributes["href"] for link in merged.all("a") if link.text == "Fortryd sammenlægningen")
    stranger = site.saves(lambda session: a_person(session, "Bo Friis"))

    answer = grethe.sends(undoing, onto=undoing.replace(str(amina.id), str(stranger.id)))

    assert answer.status == 404
    assert names_in(grethe.opens(PERSONER)) == ["Amina Rahimi", "Bo Friis"]


def test_two_who_cannot_be_one_are_refused_with_the_reason(site, grethe, amina):
    def make(session):
        person = a_person(session, "Amina Rahimmi")
        a_member(session, the_seats(session, session.scalars(select(Body)).one())[1], person)
        return person

    other = site.saves(make)
    address = page_of(amina, "sammenlaegning", str(other.id))

    page = grethe.opens(address).page
    assert "Begge har en plads i Integrationsrådet, 2026–2029 i samme tid." in page.text
    assert "Slå de to sammen" not in [button.text for button in page.all("button")]
    hidden = grethe.opens(page_of(amina, "navne")).page.hidden
    answer = grethe.posts(address, **hidden)
    assert answer.status == 422
    assert "Begge har en plads" in answer.page.errors[0]


# Whoever looks after some councils only


def test_staff_of_one_council_see_its_people_and_those_without_a_place(site, amina):
    reader = limited(site, "Grethe Holm")
    site.saves(lambda session: a_person(session, "Bo Friis"))

    assert names_in(reader.opens(PERSONER)) == ["Bo Friis", "Yusuf Demir"]
    for part in ((), ("ret",), ("navne",), ("sammenlaegning",), ("offentliggoerelse",)):
        assert reader.opens(page_of(amina, *part)).status == 404


def test_staff_of_one_council_see_no_places_in_others(site, amina):
    reader = limited(site, "Grethe Holm")

    def also(session):
        own = session.scalars(select(Body).where(Body.slug == "handicapraadet")).one()
        a_member(session, the_seats(session, own)[1], queries.person(session, amina.id))

    site.saves(also)

    page = reader.opens(page_of(amina)).page.all("main")[0].text
    assert "Handicaprådet" in page
    assert "Integrationsrådet" not in page
    assert page.count("registrerede et medlemskab") == 1
    assert "Integrationsrådet" not in reader.opens(PERSONER).page.all("main")[0].text


def test_staff_of_one_council_merge_nobody_with_places_elsewhere(site, amina, twice):
    reader = limited(site, "Grethe Holm")

    def also(session):
        own = session.scalars(select(Body).where(Body.slug == "handicapraadet")).one()
        a_member(session, the_seats(session, own)[1], queries.person(session, amina.id))

    site.saves(also)
    new = site.saves(lambda session: a_person(session, "Amina Rahim"))
    address = page_of(amina, "sammenlaegning", str(new.id))

    assert "pladser i råd, som du ikke passer" in reader.opens(address).page.text
    hidden = reader.opens(page_of(amina, "navne")).page.hidden
    assert reader.posts(address, **hidden).status == 422
