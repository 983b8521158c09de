"""What is packed, who seals and destroys it, and what holds it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from recruit.elections.rules.packets import (
    ByTwo,
    Contents,
    Keeping,
    NewPacket,
    PacketFacts,
    free_on,
    holds,
    may_destroy,
    may_keep_packets,
    may_list,
    may_seal,
    suggested,
)
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation.refusal import Refusal
from recruit.foundation.retention.rules import Held
from tests.builders import NOW

POLLING, TODAY = date(2027, 2, 22), date(2027, 5, 1)
PACKET = NewPacket("Borgervalgte", [Contents.VALID], 40, "Kulturhuset", FormOfVoting.MEETING, "Arkivet")
BY_TWO = ByTwo(["Grethe Holm", "Bo Bruun"], POLLING)
SEALED = {1: POLLING, 2: POLLING}
FREE = PacketFacts([Milestone.CLOSED, Milestone.CERTIFIED], is_written=True, free_on=date(2027, 4, 30))


def codes(reasons: Sequence[Refusal]) -> list[str]:
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, []),
        ({"label": " "}, ["answer-missing"]),
        ({"label": "L" * 121}, ["text-too-long"]),
        ({"contents": []}, ["packet-holds-nothing"]),
        ({"papers": -1}, ["number-is-negative"]),
        ({"papers": 1_000_001}, ["more-papers-than-people"]),
    ],
)
def test_a_packet_says_what_it_holds_and_where_it_is(changes: dict[str, object], why: list[str]) -> None:
    assert codes(may_list(replace(PACKET, **changes), [Milestone.CLOSED])) == why
    assert codes(may_list(replace(PACKET, **changes), [])) == ["polls-are-not-closed", *why]


def test_two_people_seal_each_packet_under_a_number_of_its_own() -> None:
    def why(seals: dict[int, str], act: ByTwo = BY_TWO) -> list[str]:
        return codes(may_seal(seals, {1: None, 2: None, 3: "A 7"}, act, polling_on=POLLING, today=TODAY))

    assert why({1: "7001", 2: "7002"}) == []
    assert why({1: "7001", 2: "7001"}) == ["seal-is-used"]
    assert why({1: "a 7"}) == ["seal-is-used"]
    assert why({3: "7003"}) == why({4: "7003"}) == ["packet-is-not-open"]
    assert why({1: "-"}) == why({1: "7" * 41}) == ["seal-is-unreadable"]
    assert why({}) == ["no-packet-is-chosen"]
    assert why({1: "1"}, ByTwo(["Bo Bruun", "bo  bruun"], POLLING)) == ["two-people-do-it"]
    assert why({1: "1"}, ByTwo(["Bo Bruun", "Bruun, Bo"], POLLING)) == ["two-people-do-it"]
    assert why({1: "1"}, replace(BY_TWO, on=TODAY + timedelta(days=1))) == ["packets-on-a-day-to-come"]
    assert why({1: "1"}, replace(BY_TWO, on=POLLING - timedelta(days=1))) == ["packets-too-early"]


def test_days_count_from_the_later_of_the_last_complaint_and_the_decision() -> None:
    assert free_on(date(2027, 3, 1), None, 28) is None
    assert free_on(date(2027, 3, 1), date(2027, 2, 25), 28) == date(2027, 3, 29)
    assert free_on(date(2027, 3, 1), date(2027, 3, 15), 28) == date(2027, 4, 12)


def test_how_long_papers_are_kept_follows_from_something_that_can_be() -> None:
    def why(complaints_on: date = TODAY, **changes: object) -> list[str]:
        new = replace(Keeping(NOW, 28, "Vedtægten § 9", POLLING), **changes)
        return codes(may_keep_packets(new, complaints_on, polling_on=POLLING, today=TODAY))

    assert why() == why(decided_on=None) == []
    assert why(POLLING - timedelta(days=1)) == ["complaints-end-before-the-poll"]
    assert why(decided_on=TODAY + timedelta(days=1)) == ["council-has-not-decided-then"]
    assert why(decided_on=POLLING - timedelta(days=1)) == ["council-has-not-decided-then"]
    assert why(days=0) == ["retention-days-out-of-range"]
    assert why(source=" ") == ["answer-missing"]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (FREE, []),
        (replace(FREE, passed=[Milestone.CLOSED, Milestone.ANNULLED]), []),
        (replace(FREE, passed=[Milestone.CLOSED]), ["result-is-not-certain"]),
        (replace(FREE, is_written=False, free_on=None), ["keeping-is-not-written"]),
        (replace(FREE, free_on=None), ["council-has-not-decided"]),
        (replace(FREE, free_on=TODAY + timedelta(days=1)), ["packets-are-kept"]),
        (replace(FREE, held=[Held.COMPLAINT]), ["packets-are-complained-about"]),
        (replace(FREE, held=[Held.STOPPED]), ["packets-are-asked-for"]),
        (PacketFacts(is_rehearsal=True), []),
    ],
)
def test_papers_stay_while_anybody_may_need_them(facts: PacketFacts, why: list[str]) -> None:
    assert codes(holds(facts, today=TODAY)) == why


def test_two_people_destroy_sealed_packets_on_a_day_on_which_they_may() -> None:
    def why(chosen: Sequence[int], on: date = TODAY, facts: PacketFacts = FREE) -> list[str]:
        return codes(may_destroy(chosen, SEALED, replace(BY_TWO, on=on), facts, today=TODAY))

    assert why([1, 2]) == []
    assert why([]) == ["no-packet-is-chosen"]
    assert why([1, 3]) == ["packet-is-not-sealed"]
    assert why([1], date(2027, 4, 29)) == ["packets-too-early"]
    assert why([1], facts=replace(FREE, held=[Held.COMPLAINT])) == ["packets-are-complained-about"]
    assert why([1], POLLING - timedelta(days=1), PacketFacts(is_rehearsal=True)) == ["packets-too-early"]


def test_the_count_says_which_packets_there_are() -> None:
    counted = Counted(valid=40, blank=2, invalid={"unclear": 1, "envelope": 1})

    found = suggested("Borgervalgte", "Kulturhuset", FormOfVoting.MEETING, counted)

    assert [(one.contents, one.papers) for one in found] == [
        ([Contents.VALID], 40),
        ([Contents.BLANK, Contents.INVALID], 4),
    ]
    assert suggested("Borgervalgte", "Kulturhuset", FormOfVoting.MEETING, Counted(valid=0, blank=0)) == []
