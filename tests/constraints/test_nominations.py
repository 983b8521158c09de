"""The database itself refuses a nomination that cannot be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.nominations.model import Nomination, NominationAnswer, NominationWithdrawal, Nominator, Nominee, NomineeAsk
from tests.builders import NOW
from tests.conftest import Database, made_once
from tests.constraints.conftest import Refused
from tests.nominations import a_nomination, a_proposal, an_open_round

Write = Callable[..., None]


@dataclass(frozen=True)
class Proposed:
    """A proposal that nobody has answered."""

    round: UUID
    nomination: UUID
    reference: str

    def row(self, **changes: Any) -> dict[str, Any]:
        """Return a new nomination that the database accepts."""
        row = {"id": uuid4(), "round_id": self.round, "reference": "AAAA-AAAA", "route": "self", "source": "form"}
        row |= {"language": "da", "received_at": NOW, "received_by": "anonymous", "proposed_as": "member"}
        return row | changes

    def said(self, **changes: Any) -> dict[str, Any]:
        """Return an answer, or a withdrawal, that the database accepts."""
        row = {"id": uuid4(), "nomination_id": self.nomination, "at": NOW, "by": "anonymous", "manner": "online"}
        return row | changes


@pytest.fixture
@made_once
def proposed(database: Database) -> Proposed:
    with database.transaction() as session:
        round_ = an_open_round(session)
        nomination = a_nomination(session, round_, a_proposal())
        return Proposed(round_.id, nomination.id, nomination.reference)


def test_the_rows_that_the_others_change_are_accepted(proposed: Proposed, write: Write) -> None:
    write(Nomination, proposed.row())
    write(NominationAnswer, proposed.said(accepts=True))
    write(NominationWithdrawal, proposed.said(by_nominator=False, reason=""))


def test_two_nominations_never_share_a_reference(proposed: Proposed, refuses: Refused) -> None:
    refuses("reference", Nomination, proposed.row(reference=proposed.reference))


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        ("has_a_reference", {"reference": " "}),
        ("erased_for_a_reason", {"erased_at": NOW}),
        ("organisation_was_called", {"route": "organisation"}),
        ("organisation_has_a_place", {"place": 1}),
        ("substitute_of_an_organisation", {"proposed_as": "substitute"}),
        ("route", {"route": "by_chance"}),
        ("source", {"source": "rumour"}),
    ],
)
def test_a_nomination_says_where_it_came_from(
    proposed: Proposed, refuses: Refused, reason: str, changes: dict[str, Any]
) -> None:
    refuses(reason, Nomination, proposed.row(**changes))


def test_a_nominee_and_a_nominator_have_names(proposed: Proposed, write: Write, refuses: Refused) -> None:
    write(Nomination, other := proposed.row())
    nobody: dict[str, Any] = {"nomination_id": other["id"], "name": " ", "email": "", "phone": "", "language": "da"}
    keys = {"sort_key": "", "search_key": "", "interests": [], "languages": [], "address": "", "version": 1}
    flags = dict.fromkeys(("shows_motivation", "shows_languages", "shows_photo", "tells_nominator"), False)
    texts = {"motivation": "", "presentation": ""}
    without_language = {name: value for name, value in nobody.items() if name != "language"}

    refuses("nominee_has_a_name", Nominee, without_language | keys | flags | texts)
    refuses("nominator_has_a_name", Nominator, nobody | {"relation": "", "reason": ""})


def test_a_declaration_is_of_some_text(proposed: Proposed, database: Database, refuses: Refused) -> None:
    row = {"nomination_id": proposed.row()["id"], "declared_at": NOW}
    row |= {"name": "Bo", "sort_key": "", "search_key": "", "interests": [], "languages": [], "version": 1}
    row |= dict.fromkeys(("email", "phone", "address", "motivation", "presentation"), "")
    row |= dict.fromkeys(("shows_motivation", "shows_languages", "shows_photo", "tells_nominator"), False)

    refuses("declared_a_text", Nominee, row)


@pytest.mark.parametrize(("table", "more"), [(NominationAnswer, {"accepts": True}), (NominationWithdrawal, {})])
def test_one_answer_and_one_withdrawal_stand_at_a_time(
    proposed: Proposed, write: Write, refuses: Refused, table: Any, more: dict[str, Any]
) -> None:
    more = more or {"by_nominator": False, "reason": ""}
    write(table, proposed.said(**more, revoked_at=NOW, revoked_by="anonymous"))
    write(table, proposed.said(**more))

    refuses("nomination_id|standing", table, proposed.said(**more))
    refuses("revoked_by_somebody", table, proposed.said(**more, revoked_at=NOW))


def test_a_question_expires_after_it_is_asked(proposed: Proposed, write: Write, refuses: Refused) -> None:
    write(Nomination, other := proposed.row())

    refuses(
        "expires_after_it_is_asked",
        NomineeAsk,
        {"nomination_id": other["id"], "asked_at": NOW, "expires_at": NOW, "reminders": 0},
    )
