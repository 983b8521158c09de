"""Changing a body, its terms and its composition: the rows, the log, the refusals."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts import composition
from recruit.bodies import operations, queries
from recruit.bodies.model import Body, BodySlug, Seat, SeatGroup, Term
from recruit.bodies.rules import (
    DecisionKind,
    DocumentKind,
    FillingMethod,
    NewDocument,
    NewRule,
    NewSeatGroup,
    RuleKind,
    RuleSource,
    SeatType,
)
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.dates import Span
from recruit.foundation.refusal import NotFound, Refused
from recruit.people.rules import Classification
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_member,
    a_new_term,
    a_person,
    a_seat_group,
    a_substitute,
    a_term,
    an_organization,
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database

NEW_YEAR = day("2026-01-01")


def events(session: Session) -> list[str]:
    return list(session.scalars(select(AuditEntry.event).order_by(AuditEntry.number)))


def the_body(session: Session) -> Body:
    return queries.body_by_slug(session, "integrationsraadet")


def the_group(session: Session) -> SeatGroup:
    body = the_body(session)
    (group, *_) = queries.composition(session, queries.terms(session, body)[-1])
    return queries.seat_group(session, body, group.id)


def asked(**changes: Any) -> NewSeatGroup:
    facts = {"label": "Foreninger", "seats": 3, "seat_type": SeatType.ORGANISATION}
    return NewSeatGroup(**{**facts, "filling_method": FillingMethod.ORGANISATION_NOMINATION, **changes})


# The body


def test_a_body_moves_and_comes_back(database: Database) -> None:
    with database.transaction() as session:
        a_council(session)
    for slug in ("medborgerraad", "integrationsraadet", "integrationsraadet"):
        with database.transaction() as session:
            operations.move_to_address(
                session, queries.body_by_slug(session, "integrationsraadet"), slug, by=BY, now=NOW
            )

    with database.reading() as session:
        assert queries.slugs(session) == ["integrationsraadet"]
        assert session.scalars(select(BodySlug.slug)).all() == ["medborgerraad"]
        assert events(session).count("body.changed") == 2


def test_an_address_that_another_body_had_is_refused(database: Database) -> None:
    with database.transaction() as session:
        moved, other = a_council(session), a_council(session, "Ældrerådet", seats=0)
        operations.move_to_address(session, moved, "medborgerraad", by=BY, now=NOW)

    with pytest.raises(Refused, match="slug-is-taken"), database.transaction() as session:
        operations.move_to_address(session, session.merge(other), "integrationsraadet", by=BY, now=NOW)


def test_the_log_names_what_changed_of_a_body(database: Database) -> None:
    with database.transaction() as session:
        a_council(session)
    with database.transaction() as session:
        body = the_body(session)
        committee = operations.organization_named(
            session, "Socialudvalget", Classification.STANDING_COMMITTEE, by=BY, now=NOW
        )
        facts = {"legal_basis": "Integrationsloven § 42", "case_number": " ", "is_small": False}
        for _ in range(2):
            operations.change_body(session, body, **facts, responsible=committee, by=BY, now=NOW)

    with database.reading() as session:
        body = the_body(session)
        assert (body.legal_basis, body.case_number, body.is_small) == ("Integrationsloven § 42", None, False)
        assert body.responsible is not None
        assert body.responsible.newest.name == "Socialudvalget"
        assert events(session)[-2:] == ["organization.created", "body.changed"]


def test_an_organization_is_known_by_its_name_or_written_down(database: Database) -> None:
    with database.transaction() as session:
        club = an_organization(session, "Fjordby Boldklub")

        def named(name: str) -> Any:
            return operations.organization_named(session, name, Classification.ASSOCIATION, by=BY, now=NOW)

        assert named(" ") is None
        assert named("fjordby boldklub") is club
        assert named("Fjordby Skakklub").newest.name == "Fjordby Skakklub"


# Rules and titles


def test_a_rule_holds_until_it_ends_and_another_may_follow(database: Database) -> None:
    with database.transaction() as session:
        a_council(session)
    with database.transaction() as session:
        body = the_body(session)
        minimum = NewRule(RuleKind.MINIMUM_MEMBERS, RuleSource.LAW, "Integrationsloven § 42, stk. 3", 7)
        rule = operations.hold_to_rule(session, body, minimum, Span(NEW_YEAR), by=BY, now=NOW)
        with pytest.raises(Refused, match="rule-holds-already"):
            operations.hold_to_rule(session, body, minimum, Span(day("2027-01-01")), by=BY, now=NOW)
        operations.end_rule(session, rule, until=day("2027-01-01"), by=BY, now=NOW)
        operations.hold_to_rule(session, body, minimum, Span(day("2027-01-01")), by=BY, now=NOW)

    with database.reading() as session:
        assert [rule.span.until for rule in the_body(session).rules] == [day("2027-01-01"), None]
        assert events(session)[-3:] == ["body_rule.created", "body_rule.ended", "body_rule.created"]


def test_new_titles_follow_a_decision(database: Database) -> None:
    with database.transaction() as session:
        a_council(session, chair_title="formand")
    with database.transaction() as session:
        body, since = the_body(session), date(2026, 6, 4)
        decision = operations.record_decision(session, body, DecisionKind.SET_TITLES, "Byrådet", since, by=BY, now=NOW)
        operations.change_titles(
            session, body, "forperson", "næstforperson", since=since, by=BY, now=NOW, decision=decision
        )

    with database.reading() as session:
        former, newest = the_body(session).titles
        assert (former.until, newest.since, newest.decision_id) == (since, since, decision.id)


# Terms


def test_a_confirmation_is_taken_back_with_a_reason(database: Database) -> None:
    with database.transaction() as session:
        term = the_term(session, a_council(session))
        with pytest.raises(Refused, match="reason-missing"):
            operations.revoke_confirmation(session, term, " ", by=BY, now=NOW)
        operations.revoke_confirmation(session, term, "Registreret ved en fejl", by=BY, now=NOW)

    with database.transaction() as session:
        body = the_body(session)
        term = queries.term_of(session, body, term.id)
        assert term.is_planned
        with pytest.raises(Refused, match="term-is-planned"):
            operations.revoke_confirmation(session, term, "Igen", by=BY, now=NOW)
        operations.confirm_term(session, term, by=BY, now=NOW)


def test_the_days_of_a_term_are_corrected(database: Database) -> None:
    with database.transaction() as session:
        term = the_term(session, a_council(session, seats=0))
        composition.change_term(session, term, a_new_term("2015-09/2016-06"), by=BY, now=NOW)

    with database.reading() as session:
        term = queries.term(session, the_body(session), "2015–2016")
        assert (term.since, term.until, term.last_day.precision) == (date(2015, 9, 1), date(2016, 7, 1), "month")


def test_a_term_is_not_moved_away_from_its_members(database: Database) -> None:
    with pytest.raises(Refused, match="members-sit-outside-the-term") as refused, database.transaction() as session:
        body = a_council(session)
        a_member(session, the_seats(session, body)[0], a_person(session, "Bo Dam"))
        composition.change_term(session, the_term(session, body), a_new_term("2027-2029"), by=BY, now=NOW)

    assert refused.value.refusals[0].facts["names"] == ["Bo Dam"]


def test_a_term_keeps_off_the_others(database: Database) -> None:
    with pytest.raises(Refused, match="terms-overlap"), database.transaction() as session:
        body = a_council(session, seats=0)
        a_term(session, body)
        composition.change_term(session, the_term(session, body), a_new_term("2029-2033"), by=BY, now=NOW)


def test_the_number_that_was_decided_changes_no_group(database: Database) -> None:
    with database.transaction() as session:
        term = the_term(session, a_council(session, seats=9))
        operations.decide_seats(session, term, 15, by=BY, now=NOW)
        operations.decide_seats(session, term, 15, by=BY, now=NOW)
        with pytest.raises(Refused, match="number-of-seats-impossible"):
            operations.decide_seats(session, term, -1, by=BY, now=NOW)

    with database.reading() as session:
        assert queries.seats_by_term(session, the_body(session)) == {term.id: 9}
        assert session.get_one(Term, term.id).seats_decided == 15
        assert events(session)[-1] == "term.changed"


def test_each_seat_of_the_next_term_succeeds_its_own(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=2)
        seats = the_seats(session, body)
        operations.reserve_seat(session, seats[1], an_organization(session), by=BY, now=NOW, unit="Ungdom")
        source, target = the_term(session, body), a_term(session, body)
        source.seats_decided = 2
        operations.copy_composition(session, source, target, by=BY, now=NOW)

        copies = the_seats(session, body)
        assert [copy.succeeds_id for copy in copies] == [seat.id for seat in seats]
        assert (copies[1].represents_id, copies[1].represents_unit) == (seats[1].represents_id, "Ungdom")
        assert (copies[0].group.label, target.seats_decided) == (seats[0].group.label, 2)
        assert queries.seats_with_successors(session, source) == 2


def test_a_composition_is_not_copied_twice_or_backwards(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=2)
        source, target = the_term(session, body), a_term(session, body)
        with pytest.raises(Refused, match="composition-is-copied-forwards"):
            operations.copy_composition(session, target, source, by=BY, now=NOW)
        operations.copy_composition(session, source, target, by=BY, now=NOW)
        with pytest.raises(Refused, match="term-has-groups"):
            operations.copy_composition(session, source, target, by=BY, now=NOW)


# Seat groups


@pytest.fixture
def held(database: Database) -> Database:
    """Three seats; somebody sits on the second, and somebody sat on the first."""
    with database.transaction() as session:
        first, second, _ = the_seats(session, a_council(session, seats=3))
        a_member(session, first, a_person(session, "Ib Juhl"), last_day="2026-03-31")
        a_member(session, second, a_person(session, "Bo Dam"))
    return database


def test_a_group_grows_and_shrinks_around_those_who_sit_in_it(held: Database) -> None:
    for seats, numbers in ((5, [1, 2, 3, 4, 5]), (2, [1, 2])):
        with held.transaction() as session:
            group, club = the_group(session), an_organization(session)
            composition.change_seat_group(session, group, asked(seats=seats), by=BY, now=NOW, nominating=club)

        with held.reading() as session:
            group = the_group(session)
            assert (group.label, group.seats_decided, group.nominating_id) == ("Foreninger", seats, club.id)
            assert [seat.number for seat in group.seats] == numbers


def test_a_group_is_not_reduced_below_its_holders_and_says_who_they_are(held: Database) -> None:
    with pytest.raises(Refused, match="seats-are-held") as refused, held.transaction() as session:
        composition.change_seat_group(session, the_group(session), asked(seats=1), by=BY, now=NOW)

    assert refused.value.refusals[0].facts["names"] == ["Ib Juhl", "Bo Dam"]
    with held.reading() as session:
        assert len(the_group(session).seats) == 3


def test_a_group_in_which_somebody_has_a_place_is_not_removed(held: Database) -> None:
    with pytest.raises(Refused, match="group-is-held"), held.transaction() as session:
        composition.remove_seat_group(session, the_group(session), by=BY, now=NOW)


def test_a_substitute_on_the_list_keeps_the_group(database: Database) -> None:
    with pytest.raises(Refused, match="group-is-held"), database.transaction() as session:
        a_council(session)
        a_substitute(session, the_group(session))
        composition.remove_seat_group(session, the_group(session), by=BY, now=NOW)


def test_an_empty_group_is_removed_with_its_seats_and_frees_those_that_succeeded_them(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=2)
        source, target = the_term(session, body), a_term(session, body)
        operations.copy_composition(session, source, target, by=BY, now=NOW)
    with database.transaction() as session:
        composition.remove_seat_group(session, the_group(session), by=BY, now=NOW)

    with database.reading() as session:
        assert session.scalars(select(Seat.succeeds_id)).all() == [None, None]
        assert events(session)[-1] == "seat_group.removed"


@pytest.mark.parametrize(("place", "order"), [(1, "CAB"), (2, "ACB"), (3, "ABC"), (0, "CAB"), (99, "ABC")], ids=str)
def test_a_group_stands_where_it_is_put(database: Database, place: int, order: str) -> None:
    with database.transaction() as session:
        term = the_term(session, a_council(session, seats=0))
        *_others, last = (a_seat_group(session, term, label, seats=1) for label in "ABC")
        operations.place_seat_group(session, last, place, by=BY, now=NOW)

        groups = queries.composition(session, term)
        assert "".join(group.label for group in groups) == order
        assert [group.position for group in groups] == [1, 2, 3]


def test_whoever_edits_the_composition_learns_that_a_group_has_changed(held: Database) -> None:
    with held.transaction() as session:
        term = the_term(session, the_body(session))
        before = term.version
        composition.change_seat_group(session, the_group(session), asked(), by=BY, now=NOW)

        assert term.version > before


def test_a_group_of_another_body_is_not_found(database: Database) -> None:
    with database.transaction() as session:
        a_council(session)
        other = a_council(session, "Ældrerådet")

        with pytest.raises(NotFound):
            queries.seat_group(session, other, the_group(session).id)
        with pytest.raises(NotFound):
            queries.term_of(session, other, the_term(session, the_body(session)).id)


# Decisions and documents


def test_a_decision_is_corrected(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        council = an_organization(session, "Byrådet", Classification.MUNICIPAL_COUNCIL)
        decision = operations.record_decision(
            session, body, DecisionKind.APPOINT, "Byrådet", NEW_YEAR, by=BY, now=NOW, case_number="26/1"
        )
        operations.change_decision(
            session, decision, DecisionKind.COMPOSITION, council, date(2026, 2, 2), by=BY, now=NOW, item="12"
        )

    with database.reading() as session:
        (known,) = queries.decisions(session, the_body(session))
        found = queries.decision(session, the_body(session), known.id)
        assert (found.deciding_body, found.kind, found.item) == ("Byrådet", DecisionKind.COMPOSITION, "12")
        assert (found.decided_by_text, found.case_number) == (None, None)
        assert events(session)[-2:] == ["decision.created", "decision.changed"]


def test_a_decision_links_to_no_script(database: Database) -> None:
    with pytest.raises(Refused, match="address-is-malformed"), database.transaction() as session:
        operations.record_decision(
            session, a_council(session), DecisionKind.OTHER, "Byrådet", NEW_YEAR, by=BY, now=NOW, url="javascript:x"
        )


def test_a_document_holds_until_it_is_replaced(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        new = NewDocument(DocumentKind.CHARTER, " Vedtægt  2026 ", NEW_YEAR, url="https://fjordby.example/v")
        document = operations.add_document(session, body, new, by=BY, now=NOW, term=the_term(session, body))
        with pytest.raises(Refused, match="ends-before-it-begins"):
            operations.retire_document(session, document, until=NEW_YEAR, by=BY, now=NOW)
        operations.retire_document(session, document, until=day("2027-01-01"), by=BY, now=NOW)

    with database.reading() as session:
        (known,) = queries.documents(session, the_body(session))
        assert (known.title, known.term is not None, known.until) == ("Vedtægt 2026", True, day("2027-01-01"))
        assert queries.document(session, the_body(session), known.id) is known
        assert events(session)[-2:] == ["document.created", "document.retired"]


def test_what_hangs_on_another_body_is_not_found(database: Database) -> None:
    with database.transaction() as session:
        body, other = a_council(session), a_council(session, "Ældrerådet")
        decision = operations.record_decision(session, body, DecisionKind.OTHER, "Byrådet", NEW_YEAR, by=BY, now=NOW)
        new = NewDocument(DocumentKind.OTHER, "Brev", NEW_YEAR, url="https://fjordby.example/b")
        document = operations.add_document(session, body, new, by=BY, now=NOW)

        with pytest.raises(NotFound):
            queries.decision(session, other, decision.id)
        with pytest.raises(NotFound):
            queries.document(session, other, document.id)
