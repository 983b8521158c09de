"""Setting up bodies, terms and seats: the rows, the log, the refusals."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import select

from recruit.bodies import operations, queries
from recruit.bodies.model import Body, BodySlug, Term
from recruit.bodies.rules import DecisionKind, RuleKind, RuleSource, SeatType
from recruit.foundation.accounts.rules import Grant, Role
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.refusal import NotFound, Refused
from recruit.people.rules import Classification
from tests import staff
from tests.builders import (
    BY,
    a_council,
    a_new_term,
    a_seat_group,
    a_term,
    an_organization,
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database


def test_a_body_begins_with_a_name_an_address_titles_and_a_confirmed_term(database: Database) -> None:
    with database.transaction() as session:
        a_council(session, "Fjordby Integrationsråd", seats=0)

    with database.reading() as session:
        body = queries.body_by_slug(session, "fjordby-integrationsraad")
        (term,) = queries.terms(session, body)
        events = list(session.scalars(select(AuditEntry.event).order_by(AuditEntry.number)))
        assert body.name == "Fjordby Integrationsråd"
        assert body.titles_on(day("2026-01-01")).chair == "forperson"
        assert (term.label, term.since, term.until) == ("2026–2029", day("2026-01-01"), day("2030-01-01"))
        assert not term.is_planned
    assert events == ["organization.created", "body.created", "term.created", "term.confirmed"]


def test_a_body_that_may_not_be_set_up_leaves_no_row(database: Database) -> None:
    with pytest.raises(Refused, match="term-ends-before-it-begins"), database.transaction() as session:
        a_council(session, term="2029-2026")

    with database.reading() as session:
        assert session.scalars(select(Body)).all() == []


def test_two_bodies_of_one_name_get_two_addresses(database: Database) -> None:
    with database.transaction() as session:
        slugs = [a_council(session, seats=0).slug for _ in range(3)]

    assert slugs == ["integrationsraadet", "integrationsraadet-2", "integrationsraadet-3"]


@pytest.mark.parametrize(("name", "slug"), [("Råd", "raad-2"), ("مجلس", "raad-2")])
def test_an_address_is_never_empty_and_never_a_word_of_the_house(database: Database, name: str, slug: str) -> None:
    with database.transaction() as session:
        assert a_council(session, name, seats=0).slug == slug


def test_a_former_address_finds_the_body_and_is_given_to_no_other(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, "Det gamle råd", seats=0)
        body.slug = "det-nye-raad"
        session.add(BodySlug(slug="det-gamle-raad", body_id=body.id))
        session.flush()

        assert a_council(session, "Det gamle råd", seats=0).slug == "det-gamle-raad-2"
        assert queries.body_by_slug(session, "det-gamle-raad").slug == "det-nye-raad"


def test_an_unknown_body_or_term_is_not_found(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)

        with pytest.raises(NotFound):
            queries.body_by_slug(session, "nix")
        with pytest.raises(NotFound):
            queries.term(session, body, "1066")
        assert queries.term(session, body, "2026–2029").id == the_term(session, body).id


def test_terms_stand_newest_first_and_share_no_day(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        body = a_council(session)
        a_term(session, body, "2030-2033")
        assert [term.label for term in queries.terms(session, body)] == ["2030–2033", "2026–2029"]

    with pytest.raises(Refused, match="terms-overlap"), database.transaction() as session:
        operations.open_term(session, body, a_new_term("2033-2036"), by=BY, now=now)


def test_a_term_known_to_the_month_is_shown_as_it_was_written(database: Database) -> None:
    with database.transaction() as session:
        term = the_term(session, a_council(session, term="2015-09/2016-06"))

    assert (term.until, term.first_day.precision, term.last_day.first) == (date(2016, 7, 1), "month", date(2016, 6, 1))


def test_a_term_is_planned_until_the_municipal_council_has_decided(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        body = a_council(session)
        term = operations.open_term(session, body, a_new_term("2030-2033"), by=BY, now=now)
        assert term.is_planned
        operations.confirm_term(session, term, by=BY, now=now)

    with database.reading() as session:
        assert not queries.terms(session, body)[0].is_planned
    with pytest.raises(Refused, match="term-is-confirmed"), database.transaction() as session:
        operations.confirm_term(session, session.get_one(Term, term.id), by=BY, now=now)


def test_a_seat_group_brings_its_seats_and_stands_last(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=2)
        a_seat_group(session, the_term(session, body), "Foreninger", seats=3, seat_type=SeatType.ORGANISATION)

    with database.reading() as session:
        groups = queries.composition(session, the_term(session, body))
        found = [(group.position, len(group.seats)) for group in groups]
    assert found == [(1, 2), (2, 3)]


def test_two_seat_groups_have_two_labels(database: Database) -> None:
    with pytest.raises(Refused, match="seat-group-label-taken"), database.transaction() as session:
        body = a_council(session, seats=2)
        a_seat_group(session, the_term(session, body))


def test_one_more_seat_counts_in_the_number_of_its_group(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=2)
        (group,) = queries.composition(session, the_term(session, body))
        seat = operations.add_seat(session, group, by=BY, now=now)

    assert (seat.number, group.seats_decided) == (3, 3)


def test_a_seat_is_for_an_organization_a_field_or_anybody(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        seat = the_seats(session, a_council(session, seats=1))[0]
        club = an_organization(session)

        operations.reserve_seat(session, seat, club, by=BY, now=now, unit="Ungdom")
        assert (seat.represents_on(day("2026-06-01")), seat.represents_unit) == ("Fjordby Boldklub", "Ungdom")
        operations.reserve_seat(session, seat, "skoleområdet", by=BY, now=now)
        assert (seat.represents_on(day("2026-06-01")), seat.represents_unit) == ("skoleområdet", None)
        operations.reserve_seat(session, seat, None, by=BY, now=now)
        assert seat.represents_on(day("2026-06-01")) is None


def test_a_decision_is_somebodys_by_the_name_of_its_day(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        body = a_council(session)
        council = an_organization(session, "Byrådet", Classification.MUNICIPAL_COUNCIL)
        known = operations.record_decision(
            session, body, DecisionKind.APPOINT, council, day("2026-03-26"), by=BY, now=now, case_number="26/12"
        )
        written = operations.record_decision(
            session, body, DecisionKind.OTHER, "Økonomiudvalget", day("2026-03-26"), by=BY, now=now
        )

    assert (known.deciding_body, written.deciding_body) == ("Byrådet", "Økonomiudvalget")


def test_a_minimum_holds_from_its_day(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        body = a_council(session)
        operations.add_minimum(
            session, body, 7, RuleSource.LAW, "§ 42, stk. 3", since=day("2026-06-01"), by=BY, now=now
        )

    assert body.rule_on(RuleKind.MINIMUM_MEMBERS, day("2026-05-31")) is None
    rule = body.rule_on(RuleKind.MINIMUM_MEMBERS, day("2026-06-01"))
    assert rule is not None
    assert rule.number == 7


def test_titles_change_on_a_day_and_stay_on_earlier_ones(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        body = a_council(session, chair_title="formand")
        operations.change_titles(session, body, "forperson", "næstforperson", since=day("2026-06-04"), by=BY, now=now)

    assert body.titles_on(day("2026-06-03")).chair == "formand"
    assert body.titles_on(day("2026-06-04")).chair == "forperson"
    assert body.titles_on(day("2020-01-01")).chair == "formand"
    with pytest.raises(Refused, match="titles-later-already"), database.transaction() as session:
        body = queries.body_by_slug(session, body.slug)
        operations.change_titles(session, body, "leder", "viceleder", since=day("2026-06-04"), by=BY, now=now)


# Who reaches which body


def a_grant(database: Database, name: str, role: Role = Role.SECRETARY) -> Grant:
    with database.transaction() as session:
        user = staff.a_user(session, name, role)
        session.refresh(user, ["grants"])
        return Grant(user.grants[0].id, role)


def test_a_role_that_is_limited_to_no_body_reaches_all(database: Database) -> None:
    grant = a_grant(database, "Grethe Holm")
    with database.transaction() as session:
        for name in ("Ældrerådet", "Integrationsrådet", "Handicaprådet"):
            a_council(session, name)

    with database.reading() as session:
        names = [body.name for body in queries.bodies_open_to(session, [grant])]
        assert queries.body_open_to(session, "aeldreraadet", [grant]).name == "Ældrerådet"
    assert names == ["Handicaprådet", "Integrationsrådet", "Ældrerådet"]


def test_a_limited_role_reaches_its_bodies_only(database: Database, now: datetime) -> None:
    grant = a_grant(database, "Grethe Holm")
    with database.transaction() as session:
        ours, theirs = a_council(session, "Integrationsrådet"), a_council(session, "Ældrerådet")
        operations.grant_access_to_body(session, grant.id, ours, by=BY, now=now)
        operations.grant_access_to_body(session, grant.id, ours, by=BY, now=now)

    with database.reading() as session:
        assert [body.id for body in queries.bodies_open_to(session, [grant])] == [ours.id]
        with pytest.raises(NotFound):
            queries.body_open_to(session, theirs.slug, [grant])


def test_two_roles_reach_what_either_of_them_does(database: Database, now: datetime) -> None:
    limited, reader = a_grant(database, "Grethe Holm"), a_grant(database, "Bo Dam", Role.READER)
    with database.transaction() as session:
        operations.grant_access_to_body(session, limited.id, a_council(session), by=BY, now=now)
        a_council(session, "Ældrerådet")

    with database.reading() as session:
        assert len(queries.bodies_open_to(session, [limited, reader])) == 2


def test_no_role_reaches_no_body(database: Database) -> None:
    with database.transaction() as session:
        a_council(session)
        assert queries.bodies_open_to(session, []) == []
        assert queries.bodies_open_to(session, ()) == []


def test_whoever_looks_after_few_bodies_also_looks_after_the_one_they_set_up(database: Database, now: datetime) -> None:
    limited, unlimited = a_grant(database, "Grethe Holm"), a_grant(database, "Bo Dam")
    with database.transaction() as session:
        operations.grant_access_to_body(session, limited.id, a_council(session), by=BY, now=now)
        new = a_council(session, "Ældrerådet")
        operations.keep_within_reach(session, new, [limited, unlimited], by=BY, now=now)

        assert len(queries.bodies_open_to(session, [limited])) == 2
        assert queries.limited(session, [limited, unlimited]) == [limited]
        assert queries.limited(session, [Grant(uuid4(), Role.READER)]) == []


# What is due


@pytest.mark.parametrize(("on", "number"), [("2029-10-02", 0), ("2029-10-03", 1), ("2029-12-31", 1), ("2030-01-01", 0)])
def test_a_term_that_ends_within_ninety_days_is_due(database: Database, on: str, number: int) -> None:
    with database.transaction() as session:
        a_council(session)

    with database.reading() as session:
        due = queries.due(session, on=day(on))
    assert len(due) == number
    assert {(one.kind, one.subject, one.body, one.deadline) for one in due} <= {
        ("term-ends", "Integrationsrådet", "integrationsraadet", day("2029-12-31"))
    }
