"""Setting up bodies, their terms, seat groups and seats, and what is decided and written about them."""

from recruit.bodies.operations.body import (
    change_body,
    create_body,
    grant_access_to_body,
    keep_within_reach,
    move_to_address,
    organization_named,
)
from recruit.bodies.operations.dated import add_minimum, change_titles, end_rule, hold_to_rule
from recruit.bodies.operations.decision import add_document, change_decision, record_decision, retire_document
from recruit.bodies.operations.outline import create_after
from recruit.bodies.operations.seat_group import (
    add_seat,
    add_seat_group,
    change_seat_group,
    place_seat_group,
    remove_seat_group,
    reserve_seat,
)
from recruit.bodies.operations.term import (
    change_term,
    confirm_term,
    copy_composition,
    decide_seats,
    open_term,
    revoke_confirmation,
)

__all__ = [
    "add_document",
    "add_minimum",
    "add_seat",
    "add_seat_group",
    "change_body",
    "change_decision",
    "change_seat_group",
    "change_term",
    "change_titles",
    "confirm_term",
    "copy_composition",
    "create_after",
    "create_body",
    "decide_seats",
    "end_rule",
    "grant_access_to_body",
    "hold_to_rule",
    "keep_within_reach",
    "move_to_address",
    "open_term",
    "organization_named",
    "place_seat_group",
    "record_decision",
    "remove_seat_group",
    "reserve_seat",
    "retire_document",
    "revoke_confirmation",
]
