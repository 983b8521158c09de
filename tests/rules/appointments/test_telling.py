"""Who is told what once the municipal council has decided."""

import pytest

from recruit.appointments.rules import Role
from recruit.appointments.rules.case import DecidedAs
from recruit.appointments.rules.telling import Outcome, OutcomeMessage, first_told, may_tell, may_write, outcome


@pytest.mark.parametrize(
    ("role", "decided", "told"),
    [
        (Role.MEMBER, DecidedAs.APPOINTED, Outcome.APPOINTED),
        (Role.SUBSTITUTE, DecidedAs.APPOINTED, Outcome.NEXT),
        (Role.MEMBER, DecidedAs.NOT_APPOINTED, Outcome.NOT_APPOINTED),
        (Role.SUBSTITUTE, DecidedAs.NOT_APPOINTED, Outcome.NOT_APPOINTED),
    ],
)
def test_what_was_decided_says_which_letter_somebody_gets(role: Role, decided: DecidedAs, told: Outcome) -> None:
    assert outcome(role, decided) is told


def test_of_several_places_the_best_news_is_told() -> None:
    news = [OutcomeMessage(what) for what in (Outcome.NOT_APPOINTED, Outcome.NEXT, Outcome.APPOINTED)]

    assert first_told(news).what is Outcome.APPOINTED


def test_nobody_is_written_to_before_something_is_decided_nor_twice() -> None:
    assert [one.code for one in may_tell(decided=0, due=0)] == ["case-is-not-decided"]
    assert [one.code for one in may_tell(decided=2, due=0)] == ["everybody-knows-the-decision"]
    assert may_tell(decided=2, due=1) == ()


def test_a_letter_to_members_needs_somebody_who_has_not_got_it() -> None:
    assert [one.code for one in may_write(chosen=0)] == ["no-member-is-chosen"]
    assert may_write(chosen=1) == ()
