"""The decision: shown first, entered in parts and on its own days, otherwise than recommended, and taken back."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import DesignateDecision, Membership
from recruit.appointments.rules import Role
from recruit.bodies.model import Decision, SeatGroup, Term
from recruit.bodies.operations import revoke_confirmation
from recruit.bodies.rules import SubstituteArrangement
from recruit.people.model import Person
from tests.builders import BY, a_person, day
from tests.pages.secretariat.cases.conftest import Case, designates
from tests.pages.site import Answer, Reader, Site

BY_THE_COUNCIL = {"decision": "", "decided_by": "Byrådet", "decided_on": "29.3.2027", "case_number": "27/000123"}


DECISIONS = "/sekretariat/integrationsraadet/beslutninger"
#: What the history of the case says of what is done below.
HAPPENED = (
    "Amina Abdi, Forkert punkt.",
    "Amina Abdi, udpeget, 29. marts 2027",
    "Bo Bruun, udpeget, 29. marts 2027",
    "Dorthe Dam, Flyttet til Nordby.",
    "indstillede en person til udpegning: Kaj Lund",
)


def written(case: Case, *says: str, **changed: str) -> dict[str, str]:
    """Return the form with what is said of Amina, Bo, Dorthe and Kaj, in that order."""
    said = {case.says(number): one for number, one in enumerate(says)}
    empty = {case.says(number, part): "" for number in range(4) for part in ("since", "until", "reason")}
    return {**BY_THE_COUNCIL, **empty, **said, **changed}


YES, NO, WAITS = "appointed", "not_appointed", ""


def shows(secretary: Reader, case: Case, fields: dict[str, Any]) -> Answer:
    return secretary.sends(case.at("beslutning"), **fields)


def enters(secretary: Reader, case: Case, fields: dict[str, Any]) -> Answer:
    """Write a decision, see what happens, and enter it."""
    seen = shows(secretary, case, fields)
    assert seen.status == 200, seen.page.errors
    return secretary.posts(case.at("beslutning"), **fields | seen.page.hidden)


def seated(site: Site) -> list[tuple[str, str, int | None, str]]:
    with site.database.reading() as session:
        chosen = select(Person.name, Membership.role, Membership.rank, Membership.since).join(Membership.person)
        rows = session.execute(chosen.order_by(Membership.role, Membership.rank, Person.name))
        return [(name, role.value, rank, f"{since:%d.%m}") for name, role, rank, since in rows]


def test_what_happens_is_shown_and_nothing_has_happened(site: Site, secretary: Reader, case: Case) -> None:
    shown = shows(secretary, case, written(case, YES, YES, YES, YES))
    said = " ".join(shown.page.all("main")[0].text.split())

    assert shown.page.heading == "Det sker der ved beslutningen"
    assert "Byrådet den 29. marts 2027" in said
    plads = "Bliver medlem: Repræsentanter for flygtninge og indvandrere, plads"
    assert f"Amina Abdi : {plads} 1, fra 29. marts 2027." in said
    assert f"Bo Bruun : {plads} 2, fra 29. marts 2027." in said
    assert "Kaj Lund : Bliver suppleant, nummer 2 i rækkefølgen, fra 29. marts 2027." in said
    assert "på rådets offentlige side med det samme, før vedkommende har fået brev" in said
    assert seated(site) == []
    with site.database.reading() as session:
        assert session.scalars(select(Decision)).all() == []


def test_the_decision_makes_members_and_substitutes_once(site: Site, secretary: Reader, case: Case) -> None:
    fields = written(case, YES, YES, YES, YES)
    hidden = shows(secretary, case, fields).page.hidden

    first, second = (secretary.posts(case.at("beslutning"), **fields | hidden) for _time in range(2))

    assert first.leads_to == second.leads_to
    told = secretary.follows(first)
    assert "2 medlemmer er udpeget. 2 suppleanter er udpeget." in told.text
    assert "Medlem på plads 1 fra 29. marts 2027." in told.text
    assert seated(site) == [
        ("Amina Abdi", "member", None, "29.03"),
        ("Bo Bruun", "member", None, "29.03"),
        ("Dorthe Dam", "substitute", 1, "29.03"),
        ("Kaj Lund", "substitute", 2, "29.03"),
    ]
    with site.database.reading() as session:
        (decision,) = session.scalars(select(Decision)).all()
        assert (decision.case_number, decision.decided_on) == ("27/000123", day("2027-03-29"))
    assert "Ingen venter på en beslutning" in secretary.opens(case.at("beslutning")).text


def test_somebody_next_in_order_is_appointed_as_a_member_instead(site: Site, secretary: Reader, case: Case) -> None:
    page = secretary.opens(case.at("beslutning")).page
    offered = [len(page.all("input", name=case.says(number), value="member")) for number in range(4)]
    assert offered == [0, 0, 1, 1]
    fields = written(case, YES, NO, "member", YES, **{case.says(1, "reason"): "Byrådet valgte en anden."})

    refused = shows(secretary, case, fields)
    assert refused.status == 422
    (error,) = refused.page.errors
    assert "hvorfor det afviger" in str(error)
    (kept,) = refused.page.all("input", name=case.says(2), value="member")
    assert "checked" in kept.attributes

    fields[case.says(2, "reason")] = "Flere unge."
    said = " ".join(shows(secretary, case, fields).page.all("main")[0].text.split())
    assert "plads 2, fra 29. marts 2027. Indstillet som næste i rækken, nr. 1. Flere unge." in said
    told = secretary.follows(enters(secretary, case, fields))
    assert "2 medlemmer er udpeget. Én suppleant er udpeget." in told.text
    assert "Medlem på plads 2 fra 29. marts 2027." in told.text
    assert [name for name, role, _rank, _since in seated(site) if role == "member"] == ["Amina Abdi", "Dorthe Dam"]


def test_what_was_changed_since_it_was_shown_is_shown_again(site: Site, secretary: Reader, case: Case) -> None:
    hidden = shows(secretary, case, written(case, YES, YES)).page.hidden

    answer = secretary.posts(case.at("beslutning"), **written(case, YES, WAITS) | hidden)

    assert answer.status == 200
    assert "Der siges intet om 3 personer, som venter." in answer.text
    assert seated(site) == []


def test_members_are_appointed_by_two_decisions_on_different_dates(site: Site, secretary: Reader, case: Case) -> None:
    answer = enters(secretary, case, written(case, YES, WAITS, WAITS, WAITS))
    assert "3 personer er ikke afgjort endnu." in secretary.follows(answer).text
    page = secretary.opens(case.at("beslutning")).page
    assert not page.all("input", name=case.says(0))
    assert len(page.all("option")) == 2

    later = written(case, "", YES, WAITS, WAITS, decided_on="12.4.2027", case_number="27/000200")
    enters(secretary, case, {name: value for name, value in later.items() if case.people[0].hex not in name})

    assert [(name, since) for name, _role, _rank, since in seated(site)] == [
        ("Amina Abdi", "29.03"),
        ("Bo Bruun", "12.04"),
    ]


def test_a_part_is_entered_from_a_page_on_which_nobody_is_ticked(secretary: Reader, case: Case) -> None:
    def ticked(page: str) -> list[str]:
        boxes = secretary.opens(page).page.all("input", type="radio")
        return [one.attributes["value"] for one in boxes if "checked" in one.attributes]

    assert ticked(case.at("beslutning")) == [YES] * 4
    (way,) = secretary.opens(case.at("beslutning")).page.all("a", href=case.at("beslutning") + "?begynd=ingen")
    assert ticked(way.attributes["href"]) == [WAITS] * 4
    assert not secretary.opens(way.attributes["href"]).page.all("a", href=way.attributes["href"])


def test_whoever_was_decided_about_meanwhile_is_named_and_nothing_goes_on_without_them(
    site: Site, secretary: Reader, case: Case
) -> None:
    late = written(case, YES, YES)
    hidden = shows(secretary, case, late).page.hidden
    enters(secretary, case, written(case, YES, WAITS))

    for again in (late, late | hidden):
        refused = secretary.sends(case.at("beslutning"), **again)
        assert refused.status == 422
        assert "ikke længere på en beslutning om: Amina Abdi." in " ".join(refused.page.errors)
    assert [name for name, *_rest in seated(site)] == ["Amina Abdi"]

    enters(secretary, case, {name: value for name, value in late.items() if case.people[0].hex not in name})
    last = {case.says(number): YES for number in range(2)}
    refused = secretary.sends(case.at("beslutning"), **BY_THE_COUNCIL, **last)
    assert "Amina Abdi og Bo Bruun" in " ".join(refused.page.errors)


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"decided_on": "1.2.2027"}, "Hvilken dag?", "22. februar 2027"),
        ({"decided_on": "1.1.2028"}, "Hvilken dag?", "der har været"),
        ({"decided_on": ""}, "Hvilken dag?", "Udfyld feltet"),
        ({"decided_by": ""}, "Hvem", "Udfyld feltet"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_at_its_field_and_everything_is_kept(
    site: Site, secretary: Reader, case: Case, changed: dict[str, str], field: str, told: str
) -> None:
    fields = written(case, YES, NO, **{case.says(1, "reason"): "Byrådet valgte en anden."})

    answer = shows(secretary, case, fields | changed)

    assert answer.status == 422
    (problem,) = answer.page.errors
    assert problem.startswith(field)
    assert told in " ".join(answer.page.errors)
    assert "Byrådet valgte en anden." in answer.text
    chosen = [one for one in answer.page.all("input", name=case.says(1)) if "checked" in one.attributes]
    assert [one.attributes["value"] for one in chosen] == [NO]
    assert seated(site) == []


def test_whoever_is_not_appointed_or_begins_early_has_a_reason(site: Site, secretary: Reader, case: Case) -> None:
    early = {case.says(1, "since"): "1.3.2027"}

    answer = shows(secretary, case, written(case, NO, YES, **early))

    assert answer.status == 422
    assert [line.split(":")[0] for line in answer.page.errors] == ["Begrundelse", "Første dag"]
    reasons = {case.says(0, "reason"): "Byrådet valgte en anden.", case.says(1, "reason"): "Med virkning fra 1. marts."}
    enters(secretary, case, written(case, NO, YES, **early, **reasons))
    assert seated(site) == [("Bo Bruun", "member", None, "01.03")]


def test_somebody_else_is_appointed_with_the_reason_on_record(site: Site, secretary: Reader, case: Case) -> None:
    typed = {"name": "Gry Falk", "group": str(case.group), "decided_on": "29.3.2027"}
    assert secretary.sends(case.at("beslutning/en-anden"), **typed, reason="").status == 422
    answer = secretary.sends(case.at("beslutning/en-anden"), **typed, reason="Byrådet ønskede en fra Nord.")
    page = secretary.follows(answer).page
    (gry,) = {
        one.attributes["name"]
        for one in page.all("input", type="radio")
        if one.attributes["name"].startswith("says_") and one.attributes["name"] not in map(case.says, range(4))
    }
    parts = {name.replace("says", part): "" for part in ("since", "until", "reason") for name in (gry,)}
    fields = written(case, YES, NO, **{case.says(1, "reason"): "Byrådet ønskede en fra Nord."})

    enters(secretary, case, fields | parts | {gry: YES})

    assert [name for name, *_rest in seated(site)] == ["Amina Abdi", "Gry Falk"]
    with site.database.reading() as session:
        reasons = session.scalars(select(DesignateDecision.reason).where(DesignateDecision.reason != "")).all()
    assert reasons == ["Byrådet ønskede en fra Nord."]


def test_somebody_of_the_same_name_is_asked_for(site: Site, secretary: Reader, case: Case) -> None:
    known = site.saves(lambda session: a_person(session, "Amina Abdi").id)
    asked = shows(secretary, case, written(case, YES))
    assert asked.status == 422
    assert "Hvem er det?" in " ".join(asked.page.errors)

    enters(secretary, case, written(case, YES, **{case.says(0, "who"): str(known)}))

    with site.database.reading() as session:
        assert session.scalars(select(Membership.person_id)).all() == [known]


def test_more_than_there_are_seats_is_refused_at_the_last(site: Site, secretary: Reader, case: Case) -> None:
    for name in ("Gry Falk", "Ole Vang"):
        typed = {"name": name, "group": str(case.group), "decided_on": "29.3.2027", "reason": "Byrådet ønskede det."}
        secretary.sends(case.at("beslutning/en-anden"), **typed)
    page = secretary.opens(case.at("beslutning")).page
    names = {one.attributes["name"] for one in page.all("input", type="radio") if one.attributes["name"][:5] == "says_"}
    checked = [one for one in page.all("input", type="radio") if "checked" in one.attributes]
    assert {one.attributes["value"] for one in checked if one.attributes["name"] in names} == {WAITS}

    answer = shows(secretary, case, {**written(case), **dict.fromkeys(names, YES)})

    assert answer.status == 422
    assert answer.page.errors == [
        "Ole Vang: Alle pladser i Repræsentanter for flygtninge og indvandrere er besat i den tid."
    ]


def test_what_was_decided_is_taken_back_with_a_reason(site: Site, secretary: Reader, case: Case) -> None:
    enters(secretary, case, written(case, YES, YES))
    assert secretary.sends(case.of(0, "tag-tilbage"), because="").status == 422

    answer = secretary.sends(case.of(0, "tag-tilbage"), because="Forkert punkt.")

    assert "er taget tilbage" in secretary.follows(answer).text
    assert "(taget tilbage)" not in secretary.opens(DECISIONS).text
    secretary.sends(case.of(2, "falder-fra"), because="Flyttet til Nordby.")
    told = [" ".join(one.text.split()) for one in secretary.opens(case.at()).page.all("li") if one.all("time")]
    assert [sum(part in line for line in told) for part in HAPPENED] == [1] * len(HAPPENED), told
    assert [name for name, *_rest in seated(site)] == ["Bo Bruun"]
    assert designates(site, case)[0] == ("Amina Abdi", "member", None, False, None)
    assert "Tilbage til sagen" in secretary.opens(case.of(0, "tag-tilbage")).text
    secretary.sends(case.of(1, "tag-tilbage"), because="Forkert sag.")
    assert "(taget tilbage)" in secretary.opens(DECISIONS).text
    options = [one.text for one in secretary.opens(case.at("beslutning")).page.all("option")]
    assert "Byrådet, 29. marts 2027, 27/000123 (taget tilbage)" in options
    enters(secretary, case, written(case, WAITS, YES))
    assert "(taget tilbage)" not in secretary.opens(DECISIONS).text


def test_the_page_says_that_the_term_is_planned_again(site: Site, secretary: Reader, case: Case) -> None:
    def plan(session: Session) -> None:
        revoke_confirmation(session, session.get_one(Term, case.term), "Nyt byråd.", by=BY, now=site.time.now())

    site.saves(plan)
    enters(secretary, case, written(case, YES))

    assert "perioden er planlagt igen" in secretary.opens(case.of(0, "tag-tilbage")).text


def test_a_place_that_a_decision_gave_is_not_taken_back_as_an_error(site: Site, secretary: Reader, case: Case) -> None:
    enters(secretary, case, written(case, YES, WAITS))
    with site.database.reading() as session:
        (number,) = session.scalars(select(Membership.id)).all()

    answer = secretary.sends(f"/sekretariat/integrationsraadet/raad/medlemskaber/{number}/fejl")

    assert answer.status == 422
    assert "Åbn sagen under Udpegning" in answer.text
    assert seated(site) == [("Amina Abdi", "member", None, "29.03")]


def test_the_letters_are_shown_with_words_where_the_days_differ(site: Site, secretary: Reader, case: Case) -> None:
    enters(secretary, case, written(case, YES, WAITS))
    assert "29. marts 2027" in secretary.opens(case.at("breve")).text
    later = written(case, WAITS, YES, decided_on="12.4.2027", case_number="27/000200")
    enters(secretary, case, {name: value for name, value in later.items() if case.people[0].hex not in name})

    shown = secretary.opens(case.at("breve")).text

    assert "[dagen for beslutningen]" in shown
    assert "[den første dag]" in shown
    assert "29. marts 2027" not in shown


def test_a_personal_substitute_is_added_beside_the_member(site: Site, secretary: Reader, case: Case) -> None:
    def personal(session: Session) -> None:
        session.get_one(SeatGroup, case.group).arrangement = SubstituteArrangement.PERSONAL

    site.saves(personal)
    address = case.at(f"indstil/personlig/{case.people[0]}")

    answer = secretary.sends(address, name="Gry Falk", rank="", source_on="1.3.2027")

    assert "personlig suppleant for Amina Abdi" in secretary.follows(answer).text
    page = secretary.opens(case.at("beslutning")).page
    names = {one.attributes["name"] for one in page.all("input", type="radio") if one.attributes["name"][:5] == "says_"}
    (gry,) = names - {case.says(number) for number in range(4)}
    parts = {gry.replace("says", part): "" for part in ("since", "until", "reason")}
    refused = shows(secretary, case, written(case, WAITS) | parts | {gry: YES})
    assert refused.status == 422
    enters(secretary, case, written(case, YES) | parts | {gry: YES})
    with site.database.reading() as session:
        assert session.scalars(select(Membership).where(Membership.role == Role.SUBSTITUTE)).one().substitute_for_id
