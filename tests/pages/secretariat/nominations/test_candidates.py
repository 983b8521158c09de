"""The candidates of a round, as the secretariat sees, fixes and takes them back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from recruit.bodies import operations
from recruit.bodies import queries as bodies
from recruit.bodies.rules import RuleSource
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail.model import Letter
from recruit.nominations import queries
from recruit.nominations.model import Nominee
from recruit.nominations.operations import complaints, rights, vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import candidates
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules.complaints import NewComplaint, Outcome, Ruling, Standing
from recruit.nominations.rules.rights import Ground
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner
from tests.browser import Page
from tests.builders import BY, NOW, a_council, day
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.visitor import Visitor

BEFORE = NOW - timedelta(days=2)


@pytest.fixture
@made_once
def round_(house: Database, still: None) -> RecruitmentRound:
    """Its deadline has passed."""
    with house.transaction() as session:
        return an_open_round(session, a_council(session, "Integrationsrådet"), closes_at=NOW - timedelta(days=1))


def stands(house: Database, round_: RecruitmentRound, *names: str, approved: bool = True) -> None:
    with house.transaction() as session:
        for name in names:
            number = a_nomination(session, round_, a_submission(round_, name), now=BEFORE).id
            if approved:
                decided = Decided(day("2026-11-20"))
                vetting.approve(session, queries.nomination(session, number), decided, by=BY, now=NOW)


def page_of(house: Database, round_: RecruitmentRound) -> str:
    with house.reading() as session:
        return f"/sekretariat/{bodies.slugs(session)[0]}/rekruttering/{round_.id}/kandidater"


def names(page: Page) -> list[str]:
    return [row.all("th")[0].text.strip() for row in page.all("tbody")[-1].all("tr")]


def letters(house: Database) -> int:
    with house.reading() as session:
        return len(session.scalars(select(Letter).filter_by(kind="candidate_news")).all())


def test_before_anybody_is_approved_the_page_leads_to_the_nominations(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    page = secretary.get(page_of(house, round_))

    assert "Ingen er godkendt endnu" in page.all("main")[0].text
    assert [link for link in page.all("a") if link.attributes["href"].endswith("/indstillinger")]


def test_few_candidates_lead_on_to_more_time_and_whoever_is_undecided_holds_the_list_back(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    stands(house, round_, "Amina Abdi")
    stands(house, round_, "Bo Bruun", approved=False)

    page = secretary.get(page_of(house, round_))

    text = page.all("main")[0].text
    assert "Der er færre kandidater end pladser" in text
    assert "hverken godkendt eller ikke godkendt" in text
    assert [link for link in page.all("a") if link.attributes["href"].endswith("/forlaengelse")]
    assert not [link for link in page.all("a") if link.attributes["href"].endswith("/fastlaeg")]
    assert "hverken godkendt" in secretary.get(f"{page_of(house, round_)}/fastlaeg").all("main")[0].text
    (lead,) = [link for link in page.all("a") if "kontrol=" in link.attributes["href"]]
    assert "(1)" in lead.text
    listed = secretary.get(lead.attributes["href"]).all("main")[0].text
    assert "Bo Bruun" in listed
    assert "Amina Abdi" not in listed


def test_whose_data_is_not_used_is_said_to_be_so_and_not_to_be_erased(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    stands(house, round_, "Amina Abdi", "Bo Bruun")
    address = page_of(house, round_)
    secretary.led(secretary.send(f"{address}/fastlaeg"))
    with house.transaction() as session:
        number = session.scalars(select(Nominee.nomination_id).filter_by(name="Bo Bruun")).one()
        bo = queries.nomination(session, number, lock=True)
        rights.restrict(session, bo, Ground.CONTESTED, "Navnet er forkert.", by=BY, now=NOW)

    text = " ".join(secretary.get(address).all("main")[0].text.split())

    assert "bruges ikke for tiden" in text
    assert "eller er slettet" not in text
    assert "Tag listen tilbage, og fastlæg" not in text


def test_the_round_and_its_candidates_say_how_many_members_there_would_be_and_what_can_be_done(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    stands(house, round_, "Amina Abdi", "Bo Bruun", approved=False)
    with house.transaction() as session:
        council = bodies.body_by_slug(session, bodies.slugs(session)[0])
        rule = (7, RuleSource.LAW, "Integrationsloven § 42, stk. 3")
        operations.add_minimum(session, council, *rule, since=day("2026-01-01"), by=BY, now=NOW)
    of_round = page_of(house, round_).removesuffix("/kandidater")

    page = secretary.get(of_round)

    text = " ".join(page.all("main")[0].text.split())
    assert "2 af dem har en kandidat" in text
    assert "Integrationsloven § 42, stk. 3 kræver mindst 7" in text
    for way in ("forlaengelse", "kanaler", "netvaerk", "kandidater"):
        assert page.all("a", href=f"{of_round}/{way}")
    assert "0 af dem har en kandidat" in " ".join(secretary.get(f"{of_round}/kandidater").all("main")[0].text.split())


def test_the_candidates_are_fixed_by_name_after_everything_that_happens_was_shown(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    stands(house, round_, "Åse Ø", "Amina Abdi")
    address = f"{page_of(house, round_)}/fastlaeg"

    shown = secretary.get(address)
    assert "Alle kan straks se" in shown.all("main")[0].text
    fixed = secretary.led(secretary.send(address, last_day="1.2.2027"))

    assert names(fixed) == ["Amina Abdi", "Åse Ø"]
    assert "til og med 1. februar 2027" in fixed.all("main")[0].text
    assert letters(house) == 2


def test_a_drawn_lot_gives_each_a_number_of_their_own(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    stands(house, round_, "Amina Abdi", "Bo Bruun")
    address = f"{page_of(house, round_)}/lodtraekning"
    first, second = [name for name in secretary.filled(address)[0] if name.startswith("number_")]
    drawn = {"drawn_by": "Grethe Holm", "witnessed_by": "Kaj Lund"}

    twice = secretary.mended(secretary.send(address, **{first: "1", second: "1"}, **drawn))
    assert "et nummer for sig selv" in twice.all("main")[0].text
    fixed = secretary.led(secretary.send(address, **{first: "2", second: "1"}, **drawn))

    assert names(fixed) == ["Bo Bruun", "Amina Abdi"]
    assert "lod trukket af Grethe Holm" in fixed.all("main")[0].text


def test_somebody_who_is_approved_meanwhile_is_looked_at_before_the_list_is_fixed(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    stands(house, round_, "Amina Abdi")
    fields, target = secretary.filled(f"{page_of(house, round_)}/fastlaeg")
    stands(house, round_, "Bo Bruun")

    page = secretary.mended(secretary.client.post(target, data=fields))

    assert "Der er godkendt andre" in page.all("main")[0].text
    assert "Bo Bruun" in page.all("main")[0].text
    assert letters(house) == 0


def test_the_last_day_on_which_everybody_sees_them_can_be_changed_to_one_that_is_to_come(
    secretary: Visitor, visitor: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    stands(house, round_, "Amina Abdi")
    page = page_of(house, round_)
    assert secretary.get(f"{page}/sidste-dag", 404)
    secretary.led(secretary.send(f"{page}/fastlaeg"))

    mended = secretary.mended(secretary.send(f"{page}/sidste-dag", last_day="20-11-2026"))
    assert "Vælg en dag, der ikke er kommet endnu." in mended.text
    shown = secretary.led(secretary.send(f"{page}/sidste-dag", last_day="24-12-2026"))

    assert "til og med 24. december 2026" in shown.text
    (public,) = [each for each in shown.all("a", class_="button") if each.attributes["href"].endswith("/kandidaterne")]
    assert "24. december 2026" in visitor.get(public.attributes["href"]).text


def test_a_complaint_that_is_upheld_after_the_list_was_fixed_leaves_it_and_says_who_is_missing(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    stands(house, round_, "Amina Abdi")
    stands(house, round_, "Bo Bruun", approved=False)
    late = NOW - timedelta(hours=1)
    with house.transaction() as session:
        (number,) = candidates.sorted_now(session, queries.round_by_id(session, round_.id), now=NOW).undecided
        refused = Decided(day("2026-11-19"), "Bor ikke her.", complaint_to="Byrådet", complaint_until=late)
        vetting.refuse(session, queries.nomination(session, number), refused, by=BY, now=BEFORE)
    page = page_of(house, round_)
    secretary.led(secretary.send(f"{page}/fastlaeg"))

    with house.transaction() as session:
        said = ("Bo Bruun", "Havnegade 1", Standing.CONCERNED, "", "Jeg bor her.", NOW, Manner.PAPER)
        new = NewComplaint(*said, complaint_to="Byrådet", until=late)
        (about,) = check_of(session, number).decisions
        made = complaints.register(session, round_.id, new, about=about.id, by=BY, now=NOW)
        ruling = Ruling(Outcome.UPHELD, "Byrådet", day("2026-11-21"), "Han bor her.")
        complaints.decide(session, round_.id, made.id, ruling, by=BY, now=NOW)
        is_late = made.is_late
        vetting.revoke(session, queries.nomination(session, number, lock=True), "Medhold.", by=BY, now=NOW)
        again = queries.nomination(session, number, lock=True)
        vetting.approve(session, again, Decided(day("2026-11-21")), by=BY, now=NOW)

    shown = secretary.get(page)
    assert is_late
    assert names(shown) == ["Amina Abdi"]
    assert "Bo Bruun er godkendt og er ikke med." in shown.text


def test_a_list_is_taken_back_with_its_reason_on_the_page(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    stands(house, round_, "Amina Abdi")
    address = page_of(house, round_)
    secretary.led(secretary.send(f"{address}/fastlaeg"))

    before = " ".join(secretary.get(f"{address}/tag-tilbage").all("main")[0].text.split())
    assert "Hej [kandidatens navn]" in before
    assert secretary.get(f"{address}/tag-tilbage").all("a", href=address)[0].text.strip() == "Kandidaterne"
    assert "Kandidaterne læser det." in before
    page = secretary.led(secretary.send(f"{address}/tag-tilbage", because="En klage fik medhold."))

    assert "En klage fik medhold." in page.all("main")[0].text
    with house.reading() as session:
        assert candidates.standing(session, round_.id) is None


def test_only_whoever_manages_nominations_sees_the_candidates_before_they_are_public(
    signed_in: Callable[..., Visitor], house: Database, round_: RecruitmentRound
) -> None:
    assert signed_in(Role.READER, name="Ada Bruun").get(page_of(house, round_), 403)


def test_the_page_asks_as_often_for_many_as_for_few(
    secretary: Visitor, house: Database, round_: RecruitmentRound, count_queries: Callable[[], int]
) -> None:
    address = page_of(house, round_)
    stands(house, round_, "Amina Abdi")
    count_queries()
    secretary.get(address)
    few = count_queries()
    stands(house, round_, *("Bo Bruun", "Carla Dam", "Dan Elmi"))
    count_queries()

    secretary.get(address)
    assert count_queries() <= few <= 21
