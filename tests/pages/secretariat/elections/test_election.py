"""An election on its pages: set up by five answers, taken through its milestones, and taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from recruit.bodies import queries as bodies
from recruit.elections.model import Contest, Election, ElectionMilestone
from recruit.elections.operations import setting_up
from recruit.elections.rules.setting_up import ElectionSettings, NewContest
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation.accounts.rules import Role
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.queries import round_by_slug
from tests.builders import BY, a_seat_group, day
from tests.conftest import Database, made_once
from tests.elections import AFTER, POLLING, an_election, candidates_of, loaded
from tests.pages.visitor import Visitor

COMMITTEE = {"committee_on": "20.11.2026", "people": "Ada Bruun\nKaj Lund"}


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    with house.transaction() as session:
        return an_election(session)


@pytest.fixture
@made_once
def round_(house: Database, still: None) -> RecruitmentRound:
    with house.transaction() as session:
        return candidates_of(session)


def listed(house: Database) -> str:
    with house.reading() as session:
        return f"/sekretariat/{bodies.slugs(session)[0]}/valg"


def page_of(house: Database, election: Election) -> str:
    return f"{listed(house)}/{election.id}"


def contests(house: Database) -> list[tuple[str, int, str | None]]:
    with house.reading() as session:
        found = session.scalars(select(Contest).order_by(Contest.position))
        return [(one.label, one.seats, one.country_group) for one in found]


def passed(house: Database) -> set[Milestone]:
    with house.reading() as session:
        return set(session.scalars(select(ElectionMilestone.kind).where(ElectionMilestone.revoked_at.is_(None))))


def test_five_answers_filled_in_from_the_round_make_an_election(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    empty = secretary.get(listed(house))
    way = empty.all("div", class_="empty-state")[0].all("a")[0].attributes["href"]
    typed: dict[str, Any] = {"polling_on": "22.2.2027", "place": "Kulturhuset, sal 2"}

    page = secretary.led(secretary.send(way, **typed))

    with house.reading() as session:
        made, contest = session.scalars(select(Election)).one(), session.scalars(select(Contest)).one()
    assert "18 år" in made.who_may_vote
    assert (contest.seats, contest.method, made.forms) == (3, "plurality", ["meeting"])
    assert page.heading == made.name == "Valg til Integrationsrådet 2026–2029"


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    answer = secretary.send(
        f"{listed(house)}/nyt", polling_on="22.2.2027", place="", opens="20", closes="18", forms=["post"]
    )

    page = secretary.mended(answer)
    assert page.all("input", name="polling_on")[0].attributes["value"] == "22.2.2027"
    assert len(page.errors) == 1

    again = secretary.send(
        f"{listed(house)}/nyt", polling_on="22.2.2027", place="Salen", opens="20", closes="18", forms=["post"]
    )

    assert len(secretary.mended(again).errors) == 2
    assert "open" in secretary.mended(again).all("details")[-1].attributes


def test_a_day_that_is_over_is_for_an_election_that_was_held(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    typed = {"polling_on": "2.11.2026", "place": "Salen"}

    refused = secretary.mended(secretary.send(f"{listed(house)}/nyt", **typed))
    held = secretary.led(secretary.send(f"{listed(house)}/nyt", **typed, was_held="y"))

    assert refused.all("input", name="polling_on")[0].attributes["aria-invalid"] == "true"
    assert "2. november 2026" in held.text


def test_an_earlier_election_is_a_template(secretary: Visitor, house: Database, election: Election) -> None:
    with house.transaction() as session:
        loaded(session, election).forms = [FormOfVoting.POST.value]

    page = secretary.get(f"{listed(house)}/nyt?som={election.id}")

    assert page.all("input", name="place")[0].attributes["value"] == "Kulturhuset, sal 2"
    ticked = [box.attributes["value"] for box in page.all("input", name="forms") if "checked" in box.attributes]
    assert ticked == ["post"]


def test_an_election_that_somebody_else_has_changed_shows_both_values(
    secretary: Visitor, house: Database, election: Election
) -> None:
    fields, address = secretary.filled(f"{page_of(house, election)}/ret")
    secretary.led(secretary.send(address, place="Rådhuset"))

    page = secretary.mended(secretary.client.post(address, data={**fields, "place": "Biblioteket"}), 409)

    assert "Rådhuset" in page.text


def test_seats_are_divided_and_a_contest_is_voted_on_in_an_order_of_preference(
    secretary: Visitor, house: Database, election: Election
) -> None:
    address = f"{page_of(house, election)}/afstemninger"
    typed = {"label_1": "Borgervalgte", "seats_1": "0", "method_1": "stv-meek"}

    page = secretary.mended(secretary.send(address, **typed))
    secretary.led(secretary.send(address, **typed | {"seats_1": "2"}))

    assert page.all("input", name="seats_1")[0].attributes["aria-invalid"] == "true"
    with house.reading() as session:
        contest = session.scalars(select(Contest)).one()
    assert (contest.method, contest.seats, contest.max_marks) == ("stv-meek", 2, None)


def test_seats_are_divided_by_member_group_and_by_country_only_where_that_is_approved(
    secretary: Visitor, house: Database, election: Election
) -> None:
    with house.transaction() as session:
        round_ = round_by_slug(session, election.round.slug)
        round_.groups.append(a_seat_group(session, round_.term, "Unge", seats=2))
    address = f"{page_of(house, election)}/afstemninger"
    secretary.led(secretary.send(f"{address}?fordeling=medlemsgrupper"))
    by_group = contests(house)
    not_offered = secretary.get(f"{address}?fordeling=landegrupper").all("input", name="label_1")[0]
    with house.transaction() as session:
        round_ = round_by_slug(session, election.round.slug)
        round_.country_groups, round_.country_groups_approval = ["Gruppe A", "Gruppe B"], "Byrådet, 3. juni 2026"

    secretary.led(secretary.send(f"{address}?fordeling=landegrupper", seats_1="2"))

    assert [(label, seats) for label, seats, _country in by_group][1:] == [("Unge", 2)]
    assert not_offered.attributes["value"] == by_group[0][0]
    assert contests(house) == [("Gruppe A", 2, "Gruppe A"), ("Gruppe B", 1, "Gruppe B")]


def test_the_pages_of_elections_ask_no_more_when_there_are_more(
    secretary: Visitor, house: Database, election: Election, count_queries: Callable[[], int]
) -> None:
    pages = (listed(house), page_of(house, election), f"{page_of(house, election)}/paa-stemmesedlen")

    def asked() -> list[int]:
        count_queries()
        return [(secretary.get(page), count_queries())[1] for page in pages]

    before = asked()
    with house.transaction() as session:
        here = loaded(session, election)
        settings = ElectionSettings("Prøvevalg", POLLING, "Salen", "Alle.", is_rehearsal=True)
        setting_up.create(session, here.round, settings, [NewContest("Borgervalgte", 2)], by=BY, now=AFTER)
        both = [NewContest("Borgervalgte", 1), NewContest("Unge", 1)]
        setting_up.change_contests(session, here, both, by=BY, now=AFTER)

    assert asked() == before


def test_an_election_goes_from_its_announcement_to_closed_polls_and_says_what_is_in_the_way(
    secretary: Visitor, visitor: Visitor, house: Database, election: Election
) -> None:
    page = page_of(house, election)
    visitor.get(f"/valg/{election.id}", 404)
    refused = secretary.get(f"{page}/aabning")
    for act in ("bekendtgoerelse", "fastlaeg"):
        secretary.led(secretary.send(f"{page}/{act}"))
    too_early = secretary.get(f"{page}/aabning")
    with house.transaction() as session:
        loaded(session, election).polling_on = day("2026-11-20")
    secretary.led(secretary.send(f"{page}/aabning"))
    shown = secretary.led(secretary.send(f"{page}/lukning"))

    assert "på valgdagen, 22. februar 2027, eller senere" in too_early.text
    assert refused.all("div", class_="alert-error")
    assert passed(house) == {Milestone.ANNOUNCED, Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED}
    assert "registrerede: afstemningen er lukket" in shown.text
    assert "Kulturhuset" in visitor.get(f"/valg/{election.id}").text


def test_six_candidates_for_six_seats_need_no_poll_and_the_committee_says_so(
    secretary: Visitor, visitor: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    warned = secretary.led(secretary.send(f"{listed(house)}/nyt", polling_on="22.2.2027", place="Salen", seats="4"))
    with house.reading() as session:
        election = session.scalars(select(Election)).one()
    page = secretary.get(page_of(house, election))
    first = page.all("a", class_="button-primary")[0]

    secretary.mended(secretary.send(first.attributes["href"], committee_on="", people=""))
    secretary.led(secretary.send(f"{page_of(house, election)}/bekendtgoerelse"))
    done = secretary.led(secretary.send(first.attributes["href"], **COMMITTEE))

    assert "Afstemningerne har 4 pladser, men runden besætter 3" in warned.text
    assert first.text == "Der skal ikke stemmes"
    assert "aabning" not in str([link.attributes["href"] for link in page.all("a")])
    assert passed(house) == {Milestone.ANNOUNCED, Milestone.UNCONTESTED}
    assert "Ada Bruun, Kaj Lund" in done.text
    assert "Der skal ikke stemmes" in visitor.get(f"/valg/{election.id}").text


def test_a_milestone_is_taken_back_with_a_reason(secretary: Visitor, house: Database, election: Election) -> None:
    page = page_of(house, election)
    secretary.led(secretary.send(f"{page}/fastlaeg"))
    secretary.mended(secretary.send(f"{page}/fastlaeg/tag-tilbage"))

    shown = secretary.led(secretary.send(f"{page}/fastlaeg/tag-tilbage", because="Forkert rækkefølge."))

    assert passed(house) == set()
    assert "tog tilbage: stemmesedlerne ligger fast" in shown.text
    assert "Forkert rækkefølge." in shown.text


def test_somebody_on_the_ballot_can_no_longer_have_a_seat(
    secretary: Visitor, house: Database, election: Election
) -> None:
    page = f"{page_of(house, election)}/paa-stemmesedlen"
    before = secretary.get(page)
    secretary.led(secretary.send(f"{page_of(house, election)}/fastlaeg"))

    after = secretary.led(secretary.send(f"{page}/1/2", because="Er flyttet til Aarhus."))

    assert not before.all("main")[0].all("a", href=f"{page}/1/2")
    assert "Bo Bruun Er flyttet til Aarhus." in after.text
    restored = secretary.led(secretary.send(f"{page}/1/2/tag-tilbage")).all("main")[0]
    assert "Aarhus" not in restored.all("table")[0].text
    assert "Nummer 2: Er flyttet til Aarhus. (Grethe Holm," in restored.text
    secretary.get(f"{page}/1/9", 404)


def test_who_has_fewer_supporters_than_the_round_asks_for_is_told_before_the_ballots_are_fixed(
    secretary: Visitor, house: Database, election: Election
) -> None:
    with house.transaction() as session:
        round_by_slug(session, election.round.slug).supporters_needed = 2
    page = f"{page_of(house, election)}/paa-stemmesedlen"

    before = secretary.get(page).all("div", class_="alert-warning")[0]
    secretary.led(secretary.send(f"{page_of(house, election)}/fastlaeg"))

    assert "Amina Abdi : 0" in before.text
    assert not secretary.get(page).all("div", class_="alert-warning")


def test_a_rehearsal_is_marked_and_is_public_in_no_way(
    secretary: Visitor, visitor: Visitor, house: Database, election: Election
) -> None:
    with house.transaction() as session:
        loaded(session, election).is_rehearsal = True

    page = secretary.get(page_of(house, election))

    assert "PRØVE" in page.text
    assert secretary.get(f"{page_of(house, election)}/bekendtgoerelse").all("div", class_="alert-error")
    visitor.get(f"/valg/{election.id}", 404)


def test_whoever_reads_only_sees_the_election_and_no_way_to_change_it(
    signed_in: Any, house: Database, election: Election
) -> None:
    reader = signed_in(Role.READER, name="Kaj Lund")

    page = reader.get(page_of(house, election))

    assert "Amina Abdi" in reader.get(f"{page_of(house, election)}/paa-stemmesedlen").text
    assert not page.all("a", class_="button")
    reader.get(f"{page_of(house, election)}/ret", 403)
