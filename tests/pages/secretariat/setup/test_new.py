"""A new council, step by step: it exists after the first, and the last shows everything."""

import pytest

from recruit.bodies import queries
from recruit.foundation.accounts.rules import Role
from tests.browser import Page
from tests.pages.site import Answer, Reader, Site

NEW = "/sekretariat/raad/nyt"
COUNCIL = {
    "name": "Fjordby Integrationsråd",
    "kind": "integration_council",
    "chair_title": "forperson",
    "first_day": "1.1.2026",
    "last_day": "31.12.2029",
}
TASK = {
    "name": "Opgaveudvalget for unge i arbejde",
    "kind": "task_committee",
    "chair_title": "formand",
    "first_day": "september 2015",
    "last_day": "juni 2016",
}
#: Five members of the municipal council and ten others, in six groups.
GROUPS = [
    ("Medlemmer af kommunalbestyrelsen", 5, "council_own_members"),
    ("Erfaring fra Integrationsrådet", 1, "council_selection"),
    ("Erfaring fra Naboskabshuset", 1, "council_selection"),
    ("Erfaring fra Frivilligcenteret", 1, "council_selection"),
    ("Uddannelsesinstitutioner", 2, "council_selection"),
    ("Erhvervslivet", 2, "council_selection"),
    ("Foreninger, idræt og kultur", 3, "organisation_nomination"),
]


def table(groups: list[tuple[str, int, str]]) -> dict[str, object]:
    """Return what is written into the empty table."""
    written = {}
    for number, (label, seats, filling) in enumerate(groups, 1):
        written |= {f"label_new{number}": label, f"seats_new{number}": seats, f"filling_new{number}": filling}
    return written


def steps(page: Page) -> list[str]:
    (guide,) = page.all("nav", aria_label="Trin")
    return [step.text for step in guide.all("span", class_="step-title")]


def field_errors(answer: Answer) -> list[str]:
    assert answer.status == 422
    return [
        link.attributes["href"] for box in answer.page.all("div", data_module="error-summary") for link in box.all("a")
    ]


def test_the_first_step_asks_for_kind_name_titles_and_term(secretary: Reader) -> None:
    page = secretary.opens(NEW).page

    kinds = [one.attributes["value"] for one in page.all("input", name="kind")]
    assert kinds[:5] == [
        "integration_council",
        "task_committee",
        "elderly_council",
        "disability_council",
        "popular_education_committee",
    ]
    assert not [one for one in page.all("input", type="radio") if "checked" in one.attributes]
    assert len(steps(page)) == 4


def test_a_council_exists_after_the_first_step(site: Site, secretary: Reader) -> None:
    answer = secretary.sends(NEW, **COUNCIL)

    assert answer.leads_to == "/sekretariat/fjordby-integrationsraad/opsaet/grupper"
    with site.database.reading() as session:
        body = queries.body_by_slug(session, "fjordby-integrationsraad")
        assert (body.legal_basis, body.titles[0].chair) == ("Integrationsloven § 42", "forperson")
        assert secretary.opens("/sekretariat/fjordby-integrationsraad/raad").status == 200


def test_an_integration_council_of_fifteen_is_set_up_from_its_template(site: Site, secretary: Reader) -> None:
    groups = secretary.follows(secretary.sends(NEW, **COUNCIL)).page
    shown = {one.attributes["name"]: one.attributes.get("value", "") for one in groups.all("input")}
    filling = {
        select.attributes["name"]: chosen.attributes["value"]
        for select in groups.all("select")
        for chosen in select.all("option")
        if "selected" in chosen.attributes
    }
    at = "/sekretariat/fjordby-integrationsraad/opsaet"

    rules = secretary.posts(f"{at}/grupper", **shown | filling | {"seats_decided": "15"})
    end = secretary.posts(
        rules.leads_to,
        **secretary.opens(rules.leads_to).page.hidden,
        rules=["minimum_members", "residence_required"],
        url="https://fjordby.example/vedtaegt",
    )

    page = secretary.follows(end).page
    assert page.heading == "Fjordby Integrationsråd er oprettet"
    assert "Integrationsloven § 42, stk. 3" in page.text
    assert "Vedtægt for Fjordby Integrationsråd" in page.text
    assert page.all("tr")[-1].all("strong")[0].text == "15"
    with site.database.reading() as session:
        assert [rule.number for rule in queries.body_by_slug(session, "fjordby-integrationsraad").rules] == [7, None]


def test_the_task_committee_is_set_up_from_its_terms_of_reference(site: Site, secretary: Reader) -> None:
    step = secretary.sends(NEW, **TASK).leads_to

    answer = secretary.sends(step, **table(GROUPS), seats_decided="15")

    assert answer.leads_to.endswith("/opsaet/regler")
    page = secretary.opens("/sekretariat/opgaveudvalget-for-unge-i-arbejde/opsaet/faerdig").page
    assert "september 2015 til juni 2016" in page.text
    with site.database.reading() as session:
        body = queries.body_by_slug(session, "opgaveudvalget-for-unge-i-arbejde")
        (term,) = queries.terms(session, body)
        groups = queries.composition(session, term)
        assert [(group.label, len(group.seats), group.filling_method) for group in groups] == GROUPS
        assert (term.seats_decided, term.holds_over) == (15, False)
        assert body.legal_basis == "Kommunestyrelsesloven § 17, stk. 4"


def test_groups_that_do_not_add_up_are_saved_and_shown(secretary: Reader) -> None:
    step = secretary.sends(NEW, **TASK).leads_to

    answer = secretary.sends(step, **table(GROUPS[:2]), seats_decided="15")

    page = secretary.follows(answer).page
    assert answer.leads_to == step
    assert "Der er besluttet 15 pladser, og medlemsgrupperne har 6." in page.text
    assert [link.text for link in page.all("a", href=step.replace("grupper", "regler")) if "alligevel" in link.text]


def test_the_set_up_goes_on_another_day(secretary: Reader) -> None:
    step = secretary.sends(NEW, **COUNCIL).leads_to

    page = secretary.opens(step.replace("grupper", "faerdig")).page
    assert "Der er ingen medlemsgrupper endnu" in page.text
    assert [link.attributes["href"] for link in page.all("a", href=step)]


def test_a_council_without_a_template_begins_with_an_empty_table(secretary: Reader) -> None:
    step = secretary.sends(NEW, **COUNCIL | {"kind": "standing_committee"}).leads_to

    page = secretary.opens(step).page
    assert [one.attributes.get("value", "") for one in page.all("input") if "label_" in one.attributes["name"]] == [
        ""
    ] * 8


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 300}, "name"),
        ({"name": "Råd\u202eåR"}, "name"),
        ({"chair_title": ""}, "chair_title-0"),
        ({"kind": "association"}, "kind-0"),
        ({"first_day": "4.13.2026"}, "first_day"),
        ({"first_day": "31. februar"}, "first_day"),
        ({"last_day": "2025"}, "last_day"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(site: Site, secretary: Reader, change: dict[str, str], field: str) -> None:
    answer = secretary.sends(NEW, **COUNCIL | change)

    assert field_errors(answer) == [f"#{field}"]
    with site.database.reading() as session:
        assert queries.slugs(session) == []


@pytest.mark.parametrize("name", ["<b>Rådet</b> & Co", "=1+1", "مجلس الاندماج", "Rådet"])
def test_any_name_that_can_be_one_is_shown_as_it_was_written(secretary: Reader, name: str) -> None:
    page = secretary.follows(secretary.sends(NEW, **COUNCIL | {"name": name})).page

    assert name in page.text


def test_the_same_form_sent_twice_makes_one_council(site: Site, secretary: Reader) -> None:
    hidden = secretary.opens(NEW).page.hidden
    answers = [secretary.posts(NEW, **hidden | COUNCIL) for _ in range(2)]

    assert answers[0].leads_to == answers[1].leads_to
    with site.database.reading() as session:
        assert queries.slugs(session) == ["fjordby-integrationsraad"]


def test_a_reader_sets_no_council_up(site: Site) -> None:
    assert site.signed_in("Bo Dam", Role.READER)[0].opens(NEW).status == 403
