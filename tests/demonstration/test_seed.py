"""The invented municipality is worth looking at, and the database takes it."""

from collections import Counter
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from recruit.acts.today import due
from recruit.appointments import queries as appointments
from recruit.appointments.queries import case as cases
from recruit.appointments.rules import EndReason, Role, SeatStatus
from recruit.assignments.queries import asking as asking_around
from recruit.assignments.queries import place as places
from recruit.bodies import queries
from recruit.demonstration import seed
from recruit.demonstration.integration_council import ELECTED_2022
from recruit.demonstration.term_of_office import COMMITTEE as COMMITTEE_OF_THE_TOWN
from recruit.demonstration.term_of_office import STAYS_AWAY
from recruit.elections.model import Election
from recruit.elections.queries import election as elections
from recruit.elections.queries.results import results
from recruit.elections.rules.vocabulary import CountRound
from recruit.elections.rules.vocabulary import Status as ElectionStatus
from recruit.foundation import clock
from recruit.foundation.i18n import LANGUAGES
from recruit.meetings.queries import attendance
from recruit.meetings.queries import meeting as meetings
from recruit.meetings.rules import Presence
from recruit.nominations import queries as nominations
from recruit.nominations.rules import Status
from recruit.recruitment import queries as recruitment
from recruit.recruitment.queries import asking
from recruit.recruitment.queries.channels import channels
from recruit.recruitment.rules import RoundStatus
from recruit.reports.seating import roster
from tests.builders import a_day, day
from tests.conftest import Database, made_once
from tests.postgresql import PostgresServer

pytestmark = pytest.mark.slow

OURS, YOUNG = "integrationsraadet", "unges-integrationsraad"
COMMITTEE = "opgaveudvalget-faellesskaber-i-eksempelby"


@pytest.fixture
@made_once
def seeded(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        seed.seed(session, now)


@pytest.fixture
def town(sqlite: Database, seeded: None) -> Database:
    return sqlite


def shown(town: Database, slug: str, label: str, as_of: str | None = None):
    with town.reading() as session:
        body = queries.body_by_slug(session, slug)
        term = queries.term(session, body, label)
        return roster(session, body, term, as_of=day(as_of) if as_of else None)


def statuses_of_elections(town: Database) -> dict[str, ElectionStatus]:
    with town.reading() as session:
        bodies = [queries.body_by_slug(session, slug) for slug in (OURS, "nabolagsraadet-i-engparken", YOUNG)]
        found = [one for body in bodies for one in elections.of_body(session, body)]
        return {one.name: elections.status_of(session, one) for one in found}


def election_called(session: Session, slug: str, name: str) -> Election:
    found = elections.of_body(session, queries.body_by_slug(session, slug))
    return next(one for one in found if one.name == name)


@pytest.mark.postgresql
def test_the_other_database_takes_the_same_town(postgres: PostgresServer, town: Database, now: datetime) -> None:
    with postgres.engine() as engine:
        other = Database(engine)
        with other.transaction() as session:
            seed.seed(session, now)
        said = [shown(one, OURS, "2026–2029", "2026-11-21").totals for one in (town, other)]
        held = [statuses_of_elections(one) for one in (town, other)]

    assert said[0] == said[1]
    assert held[0] == held[1]


def test_the_sitting_council_shows_what_a_council_can_be(town: Database) -> None:
    today = shown(town, OURS, "2026–2029", "2026-11-21")

    totals = today.totals
    assert (totals.seats, totals.members, totals.substitutes) == (15, 14, 6)
    assert (totals.vacant, totals.held_over, totals.minimum) == (1, 1, 7)
    assert {row.office for row in today.rows} == {"forperson", "næstforperson", None}


@pytest.mark.parametrize(
    ("on", "held_over", "chair"),
    [
        ("2026-01-01", 13, "formand"),
        ("2026-03-25", 13, "formand"),
        ("2026-03-26", 2, None),
        ("2026-06-04", 1, "forperson"),
    ],
)
def test_the_last_term_goes_on_until_the_new_members_are_appointed(
    town: Database, on: str, held_over: int, chair: str | None
) -> None:
    on_the_day = shown(town, OURS, "2026–2029", on)

    assert on_the_day.totals.held_over == held_over
    assert chair in {row.office for row in on_the_day.rows}


def test_the_first_on_the_list_took_the_seat_of_whoever_resigned(town: Database) -> None:
    rows = shown(town, OURS, "2022–2025").rows

    seat = [row for row in rows if row.seat_number == 3 and row.seat_group.startswith("Repræsentanter")]
    assert [(row.name, row.end_reason) for row in seat] == [
        ("Mirela Begovac", EndReason.RESIGNED),
        ("Nadija Petrova", None),
    ]


def test_names_and_titles_are_those_of_the_day(town: Database) -> None:
    with town.reading() as session:
        body = queries.body_by_slug(session, OURS)
        assert body.responsible is not None
        assert body.responsible.name_on(day("2025-12-31")) == "Beskæftigelses- og Socialudvalget"
        assert body.responsible.name_on(day("2026-01-01")) == "Beskæftigelses- og Integrationsudvalget"
        assert [body.titles_on(day(on)).chair for on in ("2026-06-03", "2026-06-04")] == ["formand", "forperson"]


def test_the_task_committee_is_known_to_the_month(town: Database) -> None:
    rows = shown(town, COMMITTEE, "2025–2026")

    assert (rows.first_day, rows.last_day) == (a_day("september 2025"), a_day("juni 2026"))
    seats = [sum(row.seat_number is not None for row in some) for some in rows.groups.values()]
    assert seats == [5, 1, 1, 1, 2, 2, 3]
    assert [row.status for row in rows.rows].count(SeatStatus.VACANT) == 1


def test_the_municipal_council_has_the_lists_of_two_terms(town: Database) -> None:
    with town.reading() as session:
        body = queries.body_by_slug(session, "kommunalbestyrelsen")
        numbers = {term.label: len(appointments.memberships(session, term)) for term in queries.terms(session, body)}
    assert numbers == {"2022–2025": 10, "2026–2029": 10}


def test_something_of_every_kind_waits(town: Database) -> None:
    slugs = [OURS, COMMITTEE, "kommunalbestyrelsen"]
    with town.reading() as session:
        kinds = {one.kind for one in due(session, on=day("2026-11-21"), slugs=slugs, reader="system")}

    assert {"seats-vacant", "held-over", "not-in-the-municipal-council", "place-ends"} <= kinds


def test_one_of_the_members_is_protected_and_one_writes_in_arabic(town: Database) -> None:
    with town.reading() as session:
        body = queries.body_by_slug(session, OURS)
        members = appointments.memberships(session, queries.term(session, body, "2026–2029"))
        assert {one.person.name for one in members if one.person.is_protected} == {"Lan Phuong Tran"}
        assert "نور الدين سليم" in {one.person.name for one in members}


def test_the_council_looks_for_a_member_in_three_languages(town: Database, now: datetime) -> None:
    with town.reading() as session:
        round_ = recruitment.round_by_slug(session, "ledig-plads", whole=True)
        heard = {channel.kind for channel in channels(session, round_)}
        interests = recruitment.interests(session)

    assert round_.status_at(now) is RoundStatus.OPEN
    assert {text.language for text in round_.texts} == {"da", "en", "ar"}
    assert {"language_centre", "adult_education", "website", "social_media", "member_network"} == heard
    assert all(set(interest.labels) == set(LANGUAGES) for interest in interests)
    assert round_.dates


def test_no_date_of_a_round_is_on_a_weekend(town: Database) -> None:
    with town.reading() as session:
        for slug in ("ledig-plads", "foreningernes-pladser"):
            round_ = recruitment.round_by_slug(session, slug, whole=True)

            assert {each.day.weekday() for each in round_.dates} & {5, 6} == set()
            assert clock.local(round_.closes_at).weekday() not in (5, 6)


def test_people_stand_and_are_proposed_with_every_kind_of_answer(town: Database, now: datetime) -> None:
    with town.reading() as session:
        round_ = recruitment.round_by_slug(session, "ledig-plads")
        where = Counter(nominations.statuses(session, round_, now=now).values())

    assert where == {Status.STANDS: 4, Status.AWAITING_ANSWER: 1, Status.DECLINED: 1, Status.WITHDRAWN: 1}


def test_an_organisation_that_has_named_nobody_is_asked(town: Database) -> None:
    with town.reading() as session:
        (call,) = asking.organisation_calls(session, recruitment.round_by_slug(session, "foreningernes-pladser"))
        assert (call.organization.newest.name, call.answered_at) == ("Oplysningsforbundenes Samråd i Eksempelby", None)


def test_elections_stand_in_every_state_worth_looking_at(town: Database) -> None:
    assert statuses_of_elections(town) == {
        "Valg til Nabolagsrådet i Engparken": ElectionStatus.FIXED,
        "Valg blandt butikker og værksteder": ElectionStatus.UNCONTESTED,
        "Valg blandt foreninger i Engparken": ElectionStatus.SUBMITTED,
        "Unges aften i Engparken": ElectionStatus.ANNOUNCED,
        "Valg til Unges Integrationsråd": ElectionStatus.TIED,
        "Valg blandt unge under uddannelse": ElectionStatus.CERTIFIED,
        "Valg til Integrationsrådet 2022–2025": ElectionStatus.SUBMITTED,
    }


def test_six_stand_for_six_seats_and_six_come_next_where_a_lot_waits(town: Database) -> None:
    with town.reading() as session:
        cancelled, tied = (
            election_called(session, slug, name)
            for slug, name in (
                ("nabolagsraadet-i-engparken", "Valg blandt butikker og værksteder"),
                (YOUNG, "Valg til Unges Integrationsråd"),
            )
        )
        (contest,), (drawn,) = cancelled.contests, tied.contests
        (tie,) = elections.open_ties(elections.counts(session, tied, CountRound.FINAL)[drawn.id])
    assert (contest.seats, len(contest.entries)) == (6, 6)
    assert (drawn.seats, drawn.substitutes, len(tie.between), tie.how_many) == (6, 6, 2, 1)


def test_six_are_recommended_and_six_next_in_order_and_the_municipal_council_has_not_decided(town: Database) -> None:
    with town.reading() as session:
        body = queries.body_by_slug(session, YOUNG)
        (case,) = cases.cases(session, body)
        roles = Counter((one.role, one.decided is None) for one in case.designates)
        ranks = [one.rank for one in case.designates if one.rank]
    assert roles == {(Role.MEMBER, True): 6, (Role.SUBSTITUTE, True): 6}
    assert (ranks, case.submitted_on) == ([1, 2, 3, 4, 5, 6], None)


def test_whom_an_election_by_country_advised_to_appoint_sat_in_the_council(town: Database) -> None:
    with town.reading() as session:
        election = election_called(session, OURS, "Valg til Integrationsrådet 2022–2025")
        found = results(session, election, {})
        advised = {one.counted.name(number) for one in found for number in one.count.winners}
    assert [len(one.count.winners) for one in found] == [2, 2, 2]
    assert advised == set(ELECTED_2022)


def test_the_trial_council_waits_for_old_minutes(town: Database) -> None:
    with town.reading() as session:
        body = queries.body_by_slug(session, "integrationsraadet-proeve")
        (term,) = queries.terms(session, body)
        assert (term.label, queries.composition(session, term)) == ("2014–2017", [])


def test_the_council_has_met_is_represented_and_asks_who_comes_to_the_culture_day(
    town: Database, now: datetime
) -> None:
    with town.reading() as session:
        body = queries.body_by_slug(session, OURS)
        held = meetings.meetings(session, queries.term(session, body, "2026–2029"))
        begun = [one for one in held if one.starts_at < now]
        noted = [attendance.noted(session, one) for one in begun]
        committee, *others = sorted(places.places(session, body), key=lambda one: one.assignments[-1].until is None)
        (round_,) = asking_around.rounds(session, body)
    assert len(begun) < len(held)
    assert all({row.presence for row in rows} >= {Presence.PRESENT} for rows in noted)
    assert [row.presence for rows in noted for row in rows if row.person and row.person.name == STAYS_AWAY][-2:] == (
        [Presence.ABSENT] * 2
    )
    assert committee.target.newest.name == COMMITTEE_OF_THE_TOWN
    assert len(others) == 2
    assert len(round_.facts().volunteers) == 1
