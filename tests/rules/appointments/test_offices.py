"""Who moves up to be chair, and from which day a decision gives an office."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from recruit.appointments.rules import HeldOffice, Office, may_be_appointed_to_office, may_move_up
from recruit.appointments.rules.offices import gives_up
from recruit.bodies.rules import DecisionKind
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal
from tests.builders import day

APRIL, JUNE, JULY = day("2026-04-01"), day("2026-06-01"), day("2026-07-01")
VICE = HeldOffice(Office.VICE_CHAIR, uuid4(), Span(APRIL))


def codes(refusals: tuple[Refusal, ...]) -> list[str]:
    return [refusal.code for refusal in refusals]


def test_the_vice_chair_moves_up_from_the_day_on_which_the_chair_is_vacant() -> None:
    assert may_move_up(VICE, JUNE, chair_ends=[APRIL, JUNE]) == ()
    assert may_move_up(VICE, JULY, chair_ends=[JUNE]) == ()
    assert may_move_up(VICE, JUNE, chair_ends=[]) == ()


def test_nobody_moves_up_while_somebody_is_chair() -> None:
    assert may_move_up(VICE, JUNE, chair_ends=[APRIL, JULY]) == (
        Refusal("chair-is-not-vacant", {"day": JULY}, "since"),
    )
    assert codes(may_move_up(VICE, JUNE, chair_ends=[None])) == ["office-is-taken"]


def test_only_the_vice_chair_of_those_days_moves_up() -> None:
    assert codes(may_move_up(replace(VICE, office=Office.SECRETARY), JUNE, chair_ends=[])) == ["is-no-vice-chair"]
    assert codes(may_move_up(VICE, APRIL, chair_ends=[])) == ["is-no-vice-chair-then"]
    ended = replace(VICE, span=Span(APRIL, JUNE))
    assert may_move_up(ended, JUNE, chair_ends=[]) == ()
    assert codes(may_move_up(ended, JULY, chair_ends=[])) == ["is-no-vice-chair-then"]


@pytest.mark.parametrize(
    ("kind", "since", "reasons"),
    [
        (DecisionKind.APPOINT, JUNE, []),
        (DecisionKind.APPOINT, APRIL, ["office-before-the-decision"]),
        (DecisionKind.OTHER, JUNE, ["decision-appoints-nobody"]),
    ],
)
def test_an_office_follows_a_decision_to_appoint(kind: DecisionKind, since: date, reasons: list[str]) -> None:
    assert codes(may_be_appointed_to_office(kind, JUNE, since)) == reasons


def test_whoever_gets_an_office_gives_another_one_up_that_goes_on_then() -> None:
    met = date(2026, 5, 5)
    spans = (Span(date(2026, 2, 1)), Span(date(2026, 2, 1), met), Span(met))

    assert [gives_up(Office.VICE_CHAIR, span, Office.CHAIR, met) for span in spans] == [True, False, False]
    assert not gives_up(Office.CHAIR, spans[0], Office.CHAIR, met)
