"""The database itself keeps bodies, terms and seats in order."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from recruit.bodies.model import (
    Body,
    BodyRule,
    BodySlug,
    BodyTitles,
    Decision,
    Document,
    Seat,
    SeatGroup,
    Term,
    TermConfirmation,
)
from recruit.foundation.files import operations as files
from tests.builders import BY, NOW, a_council
from tests.conftest import Database
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]
NEW_YEAR = date(2026, 1, 1)


def a_term_row(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "body_id": world.body, "label": "2030–2033", "since": date(2030, 1, 1), "version": 1}
    row |= {"since_precision": "day", "until": date(2034, 1, 1), "until_precision": "day", "holds_over": True}
    return row | changes


def a_group_row(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "term_id": world.term, "position": 2, "label": "Foreninger", "seats_decided": 1, "version": 1}
    row |= {"seat_type": "organisation", "filling_method": "organisation_nomination", "has_vote": True}
    return row | {"arrangement": "none", "substitutes": 0, "entry_needs_decision": True} | changes


def a_rule_row(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "body_id": world.body, "kind": "minimum_members", "number": 7, "source": "law"}
    return row | {"citation": "Integrationsloven § 42, stk. 3", "since": NEW_YEAR} | changes


def titles_row(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "body_id": world.body, "chair": "formand", "vice_chair": "næstformand"}
    return row | {"since": date(2020, 1, 1), "until": date(2020, 6, 1)} | changes


def a_decision_row(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "body_id": world.body, "kind": "appoint", "decided_on": NEW_YEAR, "version": 1}
    return row | {"decided_by_text": "Kommunalbestyrelsen"} | changes


def test_a_body_has_an_address(world: World, refuses: Refused) -> None:
    refuses("ck_body_has_a_slug", Body, {"slug": ""}, at=world.body)


def test_two_bodies_have_two_addresses(database: Database, world: World, refuses: Refused) -> None:
    with database.transaction() as session:
        other = a_council(session, "Ældrerådet").id

    refuses("uq_body_slug|body.slug", Body, {"slug": "integrationsraadet"}, at=other)


def test_a_former_address_is_never_reused(database: Database, world: World, write: Write, refuses: Refused) -> None:
    with database.transaction() as session:
        other = a_council(session, "Ældrerådet").id
    write(BodySlug, {"slug": "det-gamle-raad", "body_id": world.body})

    refuses("body_slug_is_never_reused", Body, {"slug": "det-gamle-raad"}, at=other)


def test_a_body_may_take_its_own_former_address_back(world: World, write: Write) -> None:
    write(BodySlug, {"slug": "det-gamle-raad", "body_id": world.body})

    write(Body, {"slug": "det-gamle-raad"}, at=world.body)


def test_titles_are_not_blank(world: World, refuses: Refused) -> None:
    refuses("ck_body_titles_has_titles", BodyTitles, titles_row(world, vice_chair=" "))


def test_titles_begin_before_they_end(world: World, refuses: Refused) -> None:
    row = titles_row(world, until=date(2019, 1, 1))
    refuses("ck_body_titles_begins_before_it_ends", BodyTitles, row)


def test_a_body_has_one_pair_of_titles_a_day(world: World, refuses: Refused) -> None:
    refuses("body_has_one_pair_of_titles_a_day", BodyTitles, titles_row(world, until=None))


def test_titles_may_change_from_one_day_to_the_next(world: World, write: Write) -> None:
    write(BodyTitles, titles_row(world, until=NEW_YEAR))


def test_a_rule_begins_before_it_ends(world: World, refuses: Refused) -> None:
    refuses("ck_body_rule_begins_before_it_ends", BodyRule, a_rule_row(world, until=NEW_YEAR))


def test_a_minimum_is_a_number(world: World, refuses: Refused) -> None:
    refuses("ck_body_rule_minimum_is_a_number", BodyRule, a_rule_row(world, number=-1))


def test_a_minimum_without_a_number_is_none(world: World, refuses: Refused) -> None:
    refuses("ck_body_rule_minimum_is_a_number", BodyRule, a_rule_row(world, number=None))


def test_a_rule_says_where_it_stands(world: World, refuses: Refused) -> None:
    refuses("ck_body_rule_has_a_citation", BodyRule, a_rule_row(world, citation=" "))


def test_one_rule_of_a_kind_holds_a_day(world: World, write: Write, refuses: Refused) -> None:
    write(BodyRule, a_rule_row(world))

    refuses("body_has_one_rule_of_a_kind_a_day", BodyRule, a_rule_row(world, number=9))


@pytest.mark.parametrize(
    "change", [{"decided_by_text": None}, {"decided_by_id": "organization"}], ids=["nobody", "two"]
)
def test_a_decision_is_somebodys(world: World, refuses: Refused, change: dict[str, Any]) -> None:
    found = {name: getattr(world, value) if value else value for name, value in change.items()}
    refuses("ck_decision_decided_by_somebody", Decision, a_decision_row(world, **found))


def test_a_term_has_a_label(world: World, refuses: Refused) -> None:
    refuses("ck_term_has_a_label", Term, a_term_row(world, label=" "))


def test_a_term_begins_before_it_ends(world: World, refuses: Refused) -> None:
    refuses("ck_term_begins_before_it_ends", Term, a_term_row(world, until=date(2030, 1, 1)))


def test_the_number_of_seats_is_not_negative(world: World, refuses: Refused) -> None:
    refuses("ck_term_seats_decided_is_a_number", Term, a_term_row(world, seats_decided=-1))


def test_two_terms_of_a_body_have_two_labels(world: World, refuses: Refused) -> None:
    refuses("uq_term_body_id_label|term.body_id, term.label", Term, a_term_row(world, label="2026–2029"))


def test_two_terms_of_a_body_share_no_day(world: World, refuses: Refused) -> None:
    refuses("body_has_one_term_a_day", Term, a_term_row(world, since=date(2029, 12, 31)))


def test_a_term_follows_the_last_one_the_next_day(world: World, write: Write) -> None:
    write(Term, a_term_row(world))


def test_a_term_is_confirmed_once(world: World, refuses: Refused) -> None:
    row = {"id": uuid4(), "term_id": world.term, "by": "system", "at": datetime(2026, 1, 1, tzinfo=UTC)}
    refuses("uq_term_confirmation_standing|term_confirmation.term_id", TermConfirmation, row)


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("ck_term_confirmation_revoked_by_somebody", {"revoked_at": datetime(2026, 2, 1, tzinfo=UTC)}),
        ("ck_term_confirmation_revoked_with_a_reason", {"revoked_because": "fejl"}),
    ],
)
def test_a_confirmation_is_revoked_by_somebody_with_a_reason(
    database: Database, world: World, write: Write, refuses: Refused, reason: str, change: dict[str, Any]
) -> None:
    row = {"id": uuid4(), "term_id": world.term, "by": "system", "at": datetime(2026, 1, 1, tzinfo=UTC)}
    revoked = {"revoked_at": datetime(2026, 2, 1, tzinfo=UTC), "revoked_by": "system", "revoked_because": "fejl"}
    write(TermConfirmation, row | revoked)

    nothing = dict.fromkeys(revoked)
    refuses(reason, TermConfirmation, nothing | change, at=row["id"])


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("ck_seat_group_has_a_label", {"label": ""}),
        ("ck_seat_group_seats_decided_is_a_number", {"seats_decided": -1}),
        ("ck_seat_group_substitutes_have_an_arrangement", {"substitutes": 2}),
        ("ck_seat_group_substitutes_have_an_arrangement", {"substitutes": -1, "arrangement": "list"}),
        ("uq_seat_group_term_id_position|seat_group.position", {"position": 1}),
        ("uq_seat_group_term_id_label|seat_group.label", {"label": "Repræsentanter for flygtninge og indvandrere"}),
    ],
)
def test_a_seat_group_is_in_order(world: World, refuses: Refused, reason: str, change: dict[str, Any]) -> None:
    refuses(reason, SeatGroup, a_group_row(world, **change))


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("ck_seat_numbered_from_one", {"number": 0}),
        ("uq_seat_seat_group_id_number|seat.number", {"number": 1}),
        ("ck_seat_represents_one_thing", {"represents_text": "skoleområdet", "represents_id": "organization"}),
    ],
)
def test_a_seat_is_in_order(world: World, refuses: Refused, reason: str, change: dict[str, Any]) -> None:
    row = {"id": uuid4(), "seat_group_id": world.group, "number": 3} | change
    if "represents_id" in row:
        row["represents_id"] = world.organization
    refuses(reason, Seat, row)


def test_a_seat_does_not_succeed_itself(world: World, refuses: Refused) -> None:
    refuses("ck_seat_does_not_succeed_itself", Seat, {"succeeds_id": world.seat}, at=world.seat)


def test_one_seat_succeeds_another(world: World, write: Write, refuses: Refused) -> None:
    write(Seat, {"id": uuid4(), "seat_group_id": world.group, "number": 3, "succeeds_id": world.seat})

    row = {"id": uuid4(), "seat_group_id": world.group, "number": 4, "succeeds_id": world.seat}
    refuses("uq_seat_succeeds_id|seat.succeeds_id", Seat, row)


@pytest.mark.parametrize(
    ("table", "make", "column"),
    [
        (BodyRule, a_rule_row, "kind"),
        (BodyRule, a_rule_row, "source"),
        (Decision, a_decision_row, "kind"),
        (Term, a_term_row, "since_precision"),
        (Term, a_term_row, "until_precision"),
        (SeatGroup, a_group_row, "seat_type"),
        (SeatGroup, a_group_row, "filling_method"),
        (SeatGroup, a_group_row, "statutory_group"),
        (SeatGroup, a_group_row, "arrangement"),
    ],
)
def test_a_code_comes_from_its_list(world: World, refuses: Refused, table: Any, make: Any, column: str) -> None:
    refuses(f"ck_{table.__tablename__}_{column}_known", table, make(world, **{column: "nonsense"}))


def a_document_row(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "body_id": world.body, "kind": "charter", "title": "Vedtægt", "since": NEW_YEAR, "version": 1}
    return row | {"url": "https://fjordby.example/vedtaegt", "file_id": None} | changes


def test_a_document_has_a_title(world: World, refuses: Refused) -> None:
    refuses("ck_document_has_a_title", Document, a_document_row(world, title=" "))


def test_a_document_is_something(world: World, refuses: Refused) -> None:
    refuses("ck_document_is_a_link_or_a_file", Document, a_document_row(world, url=None))


def test_a_document_is_not_a_link_and_a_file_at_once(database: Database, world: World, refuses: Refused) -> None:
    with database.transaction() as session:
        file = files.store_document(session, b"%PDF-1.7 x", "vedtaegt.pdf", by=BY, now=NOW).id

    refuses("ck_document_is_a_link_or_a_file", Document, a_document_row(world, file_id=file))


def test_a_document_begins_to_hold_before_it_ends(world: World, refuses: Refused) -> None:
    refuses("ck_document_begins_before_it_ends", Document, a_document_row(world, until=NEW_YEAR))


def test_a_document_is_of_a_known_kind(world: World, refuses: Refused) -> None:
    refuses("ck_document_kind_known", Document, a_document_row(world, kind="poem"))


def test_a_body_keeps_several_documents_of_a_kind(world: World, write: Write) -> None:
    write(Document, a_document_row(world, until=date(2027, 1, 1)))

    write(Document, a_document_row(world, since=date(2027, 1, 1)))
