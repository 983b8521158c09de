"""The second step: to which council and term the people belong."""

from datetime import date
from types import SimpleNamespace

import pytest

from recruit.foundation.accounts.rules import Role
from recruit.foundation.dates import PartialDate, Span, parse_danish
from recruit.intake.rules.reading import BodyFacts, LineCount, ListedGroup, MeetingFacts, Reading, SeatType
from recruit.web.secretariat.intake.proposed import proposed_council, proposed_term
from tests.builders import a_council, the_term
from tests.pages.secretariat.intake.steps import INDLAES, paste, place_in, text_of

GROUP = ListedGroup("medlemmer af Kommunalbestyrelsen", 5, SeatType.MUNICIPAL_COUNCIL, None, 3, "charter")
NOTHING = Reading(MeetingFacts(), (), (), (), (), LineCount(0, 0, 0, 0, 0, 0))


def charter(name="Opgaveudvalget for unge", since="september 2015", until="juni 2016"):
    body = BodyFacts(name, parse_danish(since), parse_danish(until))
    return Reading(MeetingFacts(), (), (), (), (), LineCount(1, 1, 0, 0, 0, 0), groups=(GROUP,), body=body)


def term(name, first, last):
    body = SimpleNamespace(name_on=lambda _day: name)
    return SimpleNamespace(body=body, label=first, since=date.fromisoformat(first), span=span(first, last))


def span(first, last):
    return Span(date.fromisoformat(first), date.fromisoformat(last))


# What is proposed


def test_a_charter_proposes_the_council_that_it_names_by_the_month():
    ours = term("Opgaveudvalget for unge", "2015-09-01", "2016-07-01")
    others = term("Integrationsrådet", "2014-01-01", "2018-01-01")

    assert proposed_term(charter(), [others, ours]).term is ours


def test_a_charter_of_a_council_that_nobody_knows_proposes_a_new_one():
    found = charter()

    assert proposed_term(found, [term("Integrationsrådet", "2014-01-01", "2018-01-01")]).is_new
    assert proposed_council(found, date(2026, 1, 1)) == {
        "name": "Opgaveudvalget for unge",
        "kind": "task_committee",
        "first_day": found.body.since,
        "last_day": found.body.until,
    }


def test_of_two_councils_on_the_day_of_the_meeting_none_is_proposed():
    both = [term(name, "2014-01-01", "2018-01-01") for name in ("Integrationsrådet", "Ældrerådet")]
    minutes = Reading(MeetingFacts(date(2017, 9, 7)), (), (), (), (), LineCount(1, 1, 0, 0, 0, 0))

    assert proposed_term(minutes, both).term is None


def test_without_a_day_the_municipal_term_is_proposed_for_a_new_council():
    days = proposed_council(NOTHING, date(2026, 11, 21))

    assert days["first_day"] == PartialDate(date(2026, 1, 1))
    assert days["kind"] == "integration_council"


# The page


def test_the_term_that_the_meeting_lies_in_is_ticked_and_the_page_says_why(secretary, site, council):
    address = paste(secretary)

    answer = secretary.opens(f"{address}/periode")

    (chosen,) = [r for r in answer.page.all("input", type="radio", name="term") if "checked" in r.attributes]
    assert chosen.attributes["value"] == str(site.saves(lambda session: the_term(session, council)).id)
    assert "fordi mødet var den 7. september 2017" in text_of(answer)


def test_where_there_is_no_council_a_new_one_is_ticked(secretary):
    address = paste(secretary)

    page = secretary.opens(f"{address}/periode").page

    (chosen,) = [r for r in page.all("input", type="radio", name="term") if "checked" in r.attributes]
    assert chosen.attributes["value"] == "nyt"


def test_a_new_council_can_be_made_for_the_document(secretary):
    address = paste(secretary)
    new = {"term": "nyt", "name": "Fjordby Integrationsråd", "kind": "integration_council", "chair_title": "formand"}

    answer = secretary.sends(f"{address}/periode", **new, first_day="1.1.2014", last_day="31.12.2017")

    assert answer.leads_to == address
    assert "Fjordby Integrationsråd, 2014–2017" in text_of(secretary.opens(address))


def test_a_new_council_needs_a_name_and_a_title(secretary):
    address = paste(secretary)

    answer = secretary.sends(f"{address}/periode", term="nyt", name="", first_day="1.1.2014")

    assert answer.status == 422
    assert len(answer.page.errors) >= 2
    assert answer.page.all("input", name="first_day")[0].attributes["value"] == "1.1.2014"


def test_an_unfinished_reading_leads_back_to_the_choice_of_a_term(secretary, council):
    address = paste(secretary)

    assert secretary.opens(address).leads_to == f"{address}/periode"


def test_a_term_that_somebody_else_chose_first_is_named(secretary, site, council):
    address = paste(secretary)
    hidden = secretary.opens(f"{address}/periode").page.hidden
    place_in(secretary, site, council, address)

    answer = secretary.posts(f"{address}/periode", **hidden, term="nyt", name="Et andet råd")

    assert answer.status == 409
    assert [cell.text for cell in answer.page.all("td")] == ["Integrationsrådet, 2014–2017", "Et nyt råd"]


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_whoever_only_reads_does_not_choose_a_term(site, secretary, council, role):
    address = paste(secretary)

    assert site.signed_in("Karen Lund", role)[0].opens(f"{address}/periode").status == 403


def test_the_same_choice_sent_twice_leads_to_the_same_page(secretary, site, council):
    address = paste(secretary)
    hidden = secretary.opens(f"{address}/periode").page.hidden
    chosen = str(site.saves(lambda session: the_term(session, council)).id)

    answers = [secretary.posts(f"{address}/periode", **hidden, term=chosen) for _ in range(2)]

    assert [answer.leads_to for answer in answers] == [address, address]


def test_each_term_that_the_secretary_looks_after_is_offered_and_a_new_council(site, secretary, council):
    site.saves(lambda session: a_council(session, "Ældrerådet", seats=0))
    address = paste(secretary)

    page = secretary.opens(f"{address}/periode").page

    assert len(page.all("input", type="radio", name="term")) == 3


def test_a_term_cannot_be_chosen_for_a_reading_that_is_not_there(secretary):
    nowhere = f"{INDLAES}/00000000-0000-4000-8000-000000000000/periode"

    assert secretary.opens(nowhere).status == 404
