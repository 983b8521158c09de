"""Opsætning: groups are written in one table and corrected one by one; nothing of two secretaries is lost."""

import pytest

from recruit.bodies import operations, queries
from recruit.bodies.model import SeatGroup, Term
from recruit.foundation.accounts.rules import Role
from tests.builders import BY, NOW, a_council, a_seat_group, a_substitute, a_term, the_term
from tests.pages.secretariat.setup.conftest import COUNCIL, GROUP
from tests.pages.secretariat.setup.test_new import field_errors
from tests.pages.site import Reader, Site

SETUP = f"{COUNCIL}/opsaetning"


@pytest.fixture
def known(site: Site, council: None) -> SeatGroup:
    with site.database.reading() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        return queries.composition(session, queries.terms(session, body)[0])[0]


def shown(reader: Reader, address: str) -> dict[str, object]:
    """Return everything that the forms of a page hold."""
    page = reader.opens(address).page
    fields: dict[str, object] = {}
    for control in page.all("main")[0].all("input", "textarea", "select"):
        name, kind = control.attributes.get("name", ""), control.attributes.get("type", "")
        if control.tag == "select":
            chosen = [one.attributes["value"] for one in control.all("option") if "selected" in one.attributes]
            fields[name] = chosen[0] if chosen else ""
        elif control.tag == "textarea":
            fields[name] = "".join(part for part in control.children if isinstance(part, str)).removeprefix("\r\n")
        elif kind not in ("checkbox", "radio") or "checked" in control.attributes:
            fields[name] = control.attributes.get("value", "")
    return fields


def saved(site: Site) -> dict[str, int]:
    with site.database.reading() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        groups = queries.composition(session, queries.terms(session, body)[0])
        return {group.label: len(group.seats) for group in groups}


def test_names_and_numbers_are_written_in_the_table(site: Site, secretary: Reader, known: SeatGroup) -> None:
    more = {"label_new1": "Foreninger", "seats_new1": "4", "filling_new1": "organisation_nomination"}

    answer = secretary.posts(
        SETUP, **shown(secretary, SETUP) | {f"seats_{known.id.hex}": "5", "seats_decided": "9"} | more
    )

    page = secretary.follows(answer).page
    assert "Medlemsgrupperne er gemt: 9 pladser i alt." in page.text
    assert saved(site) == {GROUP: 5, "Foreninger": 4}


def test_a_gap_is_shown_and_nothing_is_mended_silently(site: Site, secretary: Reader, known: SeatGroup) -> None:
    answer = secretary.posts(SETUP, **shown(secretary, SETUP) | {"seats_decided": "15"})

    assert "Der er besluttet 15 pladser, og medlemsgrupperne har 3." in secretary.follows(answer).page.text
    assert saved(site) == {GROUP: 3}


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"label_new1": GROUP, "seats_new1": "1", "filling_new1": "ex_officio"}, "label_new1"),
        ({"label_new1": "Skoler\u202e", "seats_new1": "1", "filling_new1": "ex_officio"}, "label_new1"),
        ({"label_new1": "x" * 300, "seats_new1": "1", "filling_new1": "ex_officio"}, "label_new1"),
        ({"label_new1": "Skoler", "seats_new1": "201", "filling_new1": "ex_officio"}, "seats_new1"),
        ({"label_new1": "Skoler", "seats_new1": "mange", "filling_new1": "ex_officio"}, "seats_new1"),
        ({"label_new1": "Skoler", "seats_new1": "", "filling_new1": "ex_officio"}, "seats_new1"),
        ({"label_new1": "Skoler", "seats_new1": "1", "filling_new1": ""}, "filling_new1"),
        ({"seats_decided": "1001"}, "seats_decided"),
    ],
)
def test_what_is_wrong_is_said_in_its_row_and_nothing_is_saved(
    site: Site, secretary: Reader, known: SeatGroup, row: dict[str, str], field: str
) -> None:
    answer = secretary.posts(SETUP, **shown(secretary, SETUP) | {f"seats_{known.id.hex}": "5"} | row)

    assert field_errors(answer) == [f"#{field}"]
    assert saved(site) == {GROUP: 3}


def test_a_group_is_not_reduced_below_its_holders(site: Site, secretary: Reader, known: SeatGroup) -> None:
    answer = secretary.posts(SETUP, **shown(secretary, SETUP) | {f"seats_{known.id.hex}": "0"})

    assert field_errors(answer) == [f"#seats_{known.id.hex}"]
    assert "Bo Dam" in answer.page.text
    assert saved(site) == {GROUP: 3}


def test_formulas_and_markup_are_words_like_others(secretary: Reader, known: SeatGroup) -> None:
    rows = {"label_new1": "=SUM(A1) <script>x</script>", "seats_new1": "1", "filling_new1": "ex_officio"}

    page = secretary.follows(secretary.posts(SETUP, **shown(secretary, SETUP) | rows)).page
    assert [one for one in page.all("input") if one.attributes.get("value") == rows["label_new1"]]


def test_two_secretaries_write_in_one_table(site: Site, secretary: Reader, known: SeatGroup) -> None:
    colleague = site.signed_in("Karen Lund", Role.SECRETARY)[0]
    mine, theirs = shown(secretary, SETUP), shown(colleague, SETUP)
    colleague.posts(SETUP, **theirs | {f"label_{known.id.hex}": "Valgte", f"seats_{known.id.hex}": "4"})

    answer = secretary.posts(SETUP, **mine | {f"label_{known.id.hex}": "Borgere"})

    assert answer.status == 409
    (conflict,) = answer.page.all("section", aria_labelledby="conflict-heading")
    assert "Valgte" in conflict.text
    assert "Borgere" in conflict.text
    again = {**answer.page.hidden, **mine, **{name: answer.page.hidden[name] for name in ("version", "form_key")}}
    secretary.follows(secretary.posts(SETUP, **again | {f"label_{known.id.hex}": "Borgere"}))
    assert list(saved(site)) == ["Borgere"]


def test_a_group_that_came_meanwhile_is_not_written_over(site: Site, secretary: Reader, known: SeatGroup) -> None:
    mine = shown(secretary, SETUP) | {"label_new1": "Skoler", "seats_new1": "1", "filling_new1": "ex_officio"}
    with site.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        a_seat_group(session, the_term(session, body), "Foreninger", seats=4)

    answer = secretary.posts(SETUP, **mine)
    again = mine | {name: answer.page.hidden[name] for name in ("version", "form_key")}
    secretary.posts(SETUP, **again)

    assert saved(site) == {GROUP: 3, "Foreninger": 4, "Skoler": 1}


def test_a_group_is_put_first(site: Site, secretary: Reader, known: SeatGroup) -> None:
    with site.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        group = a_seat_group(session, the_term(session, body), "Foreninger", seats=4)
    at = f"{SETUP}/gruppe/{group.id}"

    secretary.follows(secretary.posts(at, **shown(secretary, at) | {"position": "1"}))

    assert list(saved(site)) == ["Foreninger", GROUP]


def test_the_composition_is_taken_along_to_the_next_term(site: Site, secretary: Reader, known: SeatGroup) -> None:
    with site.database.transaction() as session:
        a_term(session, queries.body_by_slug(session, "integrationsraadet"))
    page = f"{SETUP}?periode=2030–2033"
    (copy,) = [form for form in secretary.opens(page).page.all("form") if "kopi" in form.attributes.get("action", "")]
    hidden = {one.attributes["name"]: one.attributes["value"] for one in copy.all("input", type="hidden")}

    answers = [secretary.posts(copy.attributes["action"], **hidden) for _ in range(2)]

    assert answers[0].leads_to == answers[1].leads_to
    assert "2026–2029" in secretary.follows(answers[0]).page.text
    assert saved(site) == {GROUP: 3}


def test_a_composition_that_somebody_took_along_meanwhile_is_not_doubled(
    site: Site, secretary: Reader, known: SeatGroup
) -> None:
    with site.database.transaction() as session:
        a_term(session, queries.body_by_slug(session, "integrationsraadet"))
    hidden = [shown(secretary, f"{SETUP}?periode=2030–2033") for _ in range(2)]
    answers = [secretary.posts(f"{SETUP}/kopi?periode=2030–2033", **one) for one in hidden]

    assert [answer.status for answer in answers] == [303, 422]
    assert "Perioden har allerede medlemsgrupper." in answers[1].page.text
    assert saved(site) == {GROUP: 3}


def test_without_a_term_before_there_is_nothing_to_take_along(site: Site, secretary: Reader, known: SeatGroup) -> None:
    answer = secretary.sends(SETUP, onto=f"{SETUP}/kopi", **{"copy-form_key": "x"})

    assert answer.status == 303
    assert saved(site) == {GROUP: 3}


# One group


def test_a_group_says_whom_its_seats_are_for(site: Site, secretary: Reader, known: SeatGroup) -> None:
    at = f"{SETUP}/gruppe/{known.id}"
    said = {
        "represents": "Fjordby Boldklub\n\nskoleområdet",
        "criterion": "Bor i kommunen",
        "nominating": "Foreningernes Samråd",
        "appointing": "Socialudvalget",
        "statutory_group": "refugee_immigrant",
        "arrangement": "personal",
        "substitutes": "2",
    }

    secretary.follows(secretary.posts(at, **shown(secretary, at) | said))

    again = shown(secretary, at)
    assert {name: again[name] for name in said} == said | {"represents": "Fjordby Boldklub\r\n\r\nskoleområdet"} or {
        name: str(again[name]).replace("\r", "") for name in said
    } == said


def test_there_are_no_more_lines_than_seats(secretary: Reader, known: SeatGroup) -> None:
    at = f"{SETUP}/gruppe/{known.id}"

    answer = secretary.posts(at, **shown(secretary, at) | {"represents": "a\nb\nc\nd"})

    assert field_errors(answer) == ["#represents"]


def test_a_member_has_two_personal_substitutes_at_most(secretary: Reader, known: SeatGroup) -> None:
    at = f"{SETUP}/gruppe/{known.id}"

    answer = secretary.posts(at, **shown(secretary, at) | {"arrangement": "personal", "substitutes": "3"})

    assert field_errors(answer) == ["#substitutes"]


def test_two_secretaries_edit_one_group(site: Site, secretary: Reader, known: SeatGroup) -> None:
    at = f"{SETUP}/gruppe/{known.id}"
    colleague = site.signed_in("Karen Lund", Role.SECRETARY)[0]
    mine = shown(secretary, at)
    colleague.posts(at, **shown(colleague, at) | {"criterion": "Bor i kommunen"})

    answer = secretary.posts(at, **mine | {"criterion": "Taler dansk"})

    assert answer.status == 409
    (conflict,) = answer.page.all("section", aria_labelledby="conflict-heading")
    assert "Bor i kommunen" in conflict.text
    assert "Taler dansk" in conflict.text


def test_a_group_in_which_somebody_sits_is_not_removed(site: Site, secretary: Reader, known: SeatGroup) -> None:
    answer = secretary.sends(f"{SETUP}/gruppe/{known.id}/fjernelse")

    assert answer.status == 422
    assert "Bo Dam" in answer.page.text
    assert saved(site) == {GROUP: 3}


def test_an_empty_group_is_removed(site: Site, secretary: Reader, known: SeatGroup) -> None:
    with site.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        group = a_seat_group(session, the_term(session, body), "Foreninger", seats=4)

    page = secretary.follows(secretary.sends(f"{SETUP}/gruppe/{group.id}/fjernelse")).page

    assert "Foreninger er fjernet." in page.text
    assert saved(site) == {GROUP: 3}


def test_the_page_asks_as_often_for_thirty_groups_as_for_one(site: Site, secretary: Reader, known: SeatGroup) -> None:
    sent = site.statements()
    secretary.opens(SETUP)
    few = len(sent)
    with site.database.transaction() as session:
        term = the_term(session, queries.body_by_slug(session, "integrationsraadet"))
        for number in range(30):
            group = a_seat_group(session, term, f"Gruppe {number}", seats=2)
            a_substitute(session, group)
    sent.clear()

    secretary.opens(SETUP)

    assert len(sent) <= few


def test_another_councils_group_is_not_found(site: Site, secretary: Reader, known: SeatGroup) -> None:
    with site.database.transaction() as session:
        a_council(session, "Ældrerådet")

    assert secretary.opens(f"/sekretariat/aeldreraadet/opsaetning/gruppe/{known.id}").status == 404


def test_a_former_address_leads_on(site: Site, secretary: Reader, known: SeatGroup) -> None:
    with site.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        operations.move_to_address(session, body, "medborgerraad", by=BY, now=NOW)
        assert session.get(Term, known.term_id) is not None

    answer = secretary.opens(f"{SETUP}?periode=2026–2029")

    assert answer.status == 301
    assert answer.response.location.startswith("/sekretariat/medborgerraad/opsaetning?periode=")


def test_a_reader_sees_no_set_up(reader: Reader, council: None) -> None:
    assert reader.opens(SETUP).status == 403


def test_a_new_term_takes_the_composition_along_past_a_term_that_has_none(
    site: Site, secretary: Reader, known: SeatGroup
) -> None:
    with site.database.transaction() as session:
        a_term(session, queries.body_by_slug(session, "integrationsraadet"))

    opened = secretary.sends(
        "/sekretariat/integrationsraadet/perioder/ny", first_day="1.1.2034", last_day="31.12.2037", copy="y"
    )

    assert opened.leads_to
    with site.database.reading() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        newest, *_ = queries.terms(session, body)
        assert [group.label for group in queries.composition(session, newest)] == [GROUP]
