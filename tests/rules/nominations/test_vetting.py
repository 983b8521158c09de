"""The check of a nomination: where it is, and what may be decided."""

from datetime import datetime, timedelta

import pytest

from recruit.nominations.rules import Status
from recruit.nominations.rules.vetting import (
    Complaining,
    Lacking,
    Vetted,
    Vetting,
    may_approve,
    may_be_written,
    may_join,
    may_refuse,
    may_tell_what_is_lacking,
    vetting_of,
)

NOON = datetime.fromisoformat("2027-01-11T12:00:00+01:00")
LATER = NOON + timedelta(days=28)
OPEN = Vetted()
WAY = Complaining("Kommunalbestyrelsen", LATER)


def codes(refusals: tuple[object, ...]) -> list[str]:
    return [str(refusal.code) for refusal in refusals]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("vetted", "now", "where"),
    [
        (OPEN, NOON, Vetting.TO_CHECK),
        (Vetted(remedy_until=NOON), NOON + timedelta(milliseconds=999), Vetting.DEFICIENT),
        (Vetted(remedy_until=NOON), NOON + timedelta(seconds=1), Vetting.NOT_REMEDIED),
        (Vetted(remedy_until=NOON, approves=True), LATER, Vetting.APPROVED),
        (Vetted(approves=False), NOON, Vetting.NOT_APPROVED),
    ],
)
def test_where_the_check_is_follows_from_what_happened(vetted: Vetted, now: datetime, where: Vetting) -> None:
    assert vetting_of(vetted, now=now) is where


def test_somebody_is_told_what_is_lacking_and_has_time_to_mend_it() -> None:
    def told(*lacking: Lacking, text: str = "", until: datetime = LATER, status: Status = Status.STANDS) -> list[str]:
        return codes(may_tell_what_is_lacking(status, OPEN, Vetting.TO_CHECK, lacking, text, until, now=NOON))

    assert told(Lacking.DECLARATION) == []
    assert told() == ["nothing-is-lacking"]
    assert told(Lacking.OTHER) == ["reason-missing"]
    assert told(Lacking.OTHER, text="Billedet kan ikke åbnes.") == []
    assert told(Lacking.AGE, until=NOON) == ["remedy-in-the-past"]
    assert told(Lacking.AGE, status=Status.WITHDRAWN) == ["nomination-has-ended"]
    assert told(Lacking.OTHER, text="Er det 040390-1234?") == ["text-holds-a-cpr-number"]


def test_nobody_is_told_what_a_nomination_lacks_that_another_one_stands_for() -> None:
    facts = (Status.STANDS, Vetted(is_joined=True), Vetting.TO_CHECK, [Lacking.AGE], "", LATER)
    assert codes(may_tell_what_is_lacking(*facts, now=NOON)) == ["nomination-is-joined"]


def test_a_decision_is_of_a_day_that_has_come_and_holds_no_cpr_number() -> None:
    today = NOON.date()

    assert codes(may_be_written(today, today, reason="Bor ikke i kommunen.")) == []
    assert codes(may_be_written(today + timedelta(days=1), today, reason="040390-1234", committee="x" * 5001)) == [
        "day-in-the-future",
        "text-holds-a-cpr-number",
        "text-too-long",
    ]


def test_every_reason_against_a_letter_is_given_at_once() -> None:
    reasons = may_tell_what_is_lacking(Status.STANDS, OPEN, Vetting.APPROVED, [], "", NOON, now=NOON)
    assert codes(reasons) == ["vetting-is-decided", "nothing-is-lacking", "remedy-in-the-past"]


def test_what_is_lacking_is_overlooked_only_for_a_reason() -> None:
    def approved(*lacking: Lacking, reason: str = "", vetted: Vetted = OPEN) -> list[str]:
        return codes(may_approve(Status.STANDS, vetted, vetting_of(vetted, now=NOON), lacking, reason=reason))

    assert approved() == []
    assert approved(Lacking.SUPPORTERS) == ["nomination-lacks"]
    assert approved(Lacking.SUPPORTERS, reason="Dispensation") == []
    assert approved(vetted=Vetted(approves=False)) == ["vetting-is-decided"]
    assert approved(vetted=Vetted(is_joined=True)) == ["nomination-is-joined"]


def test_nobody_is_refused_without_a_reason_and_a_way_to_complain() -> None:
    def refused(reason: str = "Bor i en anden kommune.", way: Complaining = WAY, vetted: Vetted = OPEN) -> list[str]:
        where = vetting_of(vetted, now=NOON)
        return codes(may_refuse(Status.STANDS, vetted, where, reason=reason, complaining=way, now=NOON))

    assert refused() == []
    assert refused(reason=" ", way=Complaining("", None)) == [
        "reason-missing",
        "answer-missing",
        "complaint-needs-time",
    ]
    assert refused(way=Complaining("Kommunalbestyrelsen", NOON)) == ["complaint-needs-time"]
    assert refused(vetted=Vetted(is_joined=True)) == ["nomination-is-joined"]


def test_two_nominations_of_a_round_are_one_persons_once() -> None:
    def joined(
        kept: Vetted = OPEN,
        other: Vetted = OPEN,
        *,
        status: Status = Status.STANDS,
        is_same: bool = False,
        same_round: bool = True,
    ) -> list[str]:
        return codes(may_join(kept, other, kept_status=status, is_same=is_same, same_round=same_round))

    assert joined() == []
    assert joined(Vetted(approves=True), Vetted(approves=True)) == []
    refused, approved = Vetted(approves=False), Vetted(approves=True)
    assert joined(refused, approved) == ["kept-nomination-is-not-approved"]
    assert joined(approved, refused) == joined(refused, refused) == []
    assert joined(status=Status.AWAITING_ANSWER) == ["kept-nomination-does-not-stand"]
    assert joined(is_same=True) == joined(same_round=False) == ["join-needs-two-of-a-round"]
    assert joined(other=Vetted(is_joined=True)) == joined(Vetted(is_joined=True)) == ["nomination-is-joined"]
