"""What may be noted of votes by post, by whom and when."""

from dataclasses import replace
from datetime import date

from recruit.elections.rules.vocabulary import Milestone
from recruit.elections.rules.voters import (
    Delivery,
    EnvelopeFault,
    Envelopes,
    Opening,
    may_confirm,
    may_confirm_on_paper,
    may_correct,
    may_count_in,
    may_judge,
    may_open,
    may_register,
    may_reject,
    voting_goes_on,
)
from recruit.foundation.refusal import Refusal

UNTIL, TODAY = date(2027, 2, 22), date(2027, 2, 24)
NEW = Envelopes(3, 2, UNTIL, Delivery.MAIL)
LATE = EnvelopeFault.TOO_LATE
FIXED, CLOSED = frozenset({Milestone.FIXED}), frozenset({Milestone.FIXED, Milestone.CLOSED})


def registered(
    new: Envelopes, kept: tuple[int, ...] = (), until: date | None = UNTIL, opened: bool = False
) -> list[str]:
    return [one.code for one in may_register(new, kept, until=until, today=TODAY, are_opened=opened)]


def codes(reasons: tuple[Refusal, ...]) -> list[str]:
    return [one.code for one in reasons]


def test_votes_are_taken_from_fixed_ballots_to_the_certain_result() -> None:
    assert voting_goes_on(CLOSED) == ()
    assert codes(voting_goes_on(frozenset())) == ["ballots-are-not-fixed"]
    assert codes(voting_goes_on(CLOSED | {Milestone.CERTIFIED})) == ["result-is-certain"]
    assert codes(voting_goes_on(FIXED | {Milestone.ANNULLED})) == ["election-is-annulled"]


def test_envelopes_are_registered_once_under_numbers_that_somebody_can_write() -> None:
    assert registered(NEW, (1, 2, 5)) == []
    assert registered(NEW, (4,)) == ["envelope-is-registered"]
    assert registered(NEW, until=None) == ["nobody-votes-by-post"]
    assert registered(replace(NEW, how_many=0)) == registered(replace(NEW, how_many=501)) == ["envelopes-are-too-many"]
    assert (
        registered(replace(NEW, first=0)) == registered(replace(NEW, first=99_999)) == ["envelope-number-is-unlikely"]
    )


def test_what_came_late_or_after_the_opening_is_rejected_and_never_accepted() -> None:
    late = replace(NEW, received_on=TODAY)
    assert registered(late) == ["envelope-came-late"]
    assert registered(replace(late, fault=LATE), opened=True) == []
    assert registered(replace(late, received_on=date(2027, 2, 25), fault=LATE)) == ["envelope-has-not-come"]
    assert codes(may_judge(None, UNTIL, until=UNTIL, are_opened=True)) == ["envelopes-are-opened"]
    assert codes(may_reject(None, are_opened=True)) == ["envelopes-are-opened"]
    assert may_reject(LATE, are_opened=True) == may_reject(None, are_opened=False) == ()


def test_nobody_confirms_their_own_or_what_has_changed_meanwhile() -> None:
    waiting = {1: (None, "staff:1"), 2: (LATE, "staff:2")}
    assert may_confirm({1: None}, waiting, "staff:2") == ()
    assert codes(may_confirm({}, waiting, "staff:2")) == ["no-envelope-is-chosen"]
    assert codes(may_confirm({1: None, 2: LATE}, waiting, "staff:2")) == ["envelope-is-judged-by-you"]
    assert codes(may_confirm({2: None}, waiting, "staff:1")) == ["envelopes-were-judged-anew"]
    assert codes(may_confirm({3: None}, waiting, "staff:1")) == ["envelopes-were-judged-anew"]


def test_whoever_stands_by_on_paper_is_named_and_somebody_else() -> None:
    def why(witness: str, *, is_alone: bool = True) -> list[str]:
        return codes(may_confirm_on_paper(witness, "Grethe Holm", is_alone=is_alone))

    assert why("Kaj Lund") == []
    assert why("Kaj Lund", is_alone=False) == ["somebody-else-confirms"]
    assert why(" ") == ["answer-missing"]
    assert why("K" * 201) == ["text-too-long"]
    assert why("grethe  holm") == ["witness-is-yourself"]


def test_two_people_open_what_two_people_accepted_and_explain_a_difference() -> None:
    both = Opening(2, ("Grethe Holm", "Bo Bruun"))
    assert may_open(both, CLOSED, accepted=2, waiting=0) == ()
    assert codes(may_open(both, FIXED, accepted=2, waiting=1)) == ["polls-are-not-closed", "envelopes-wait"]
    assert codes(may_open(both, CLOSED, accepted=3, waiting=0)) == ["inner-envelopes-differ"]
    explained = Opening(2, ("Grethe Holm",), "En konvolut var tom.")
    assert codes(may_open(explained, CLOSED, accepted=3, waiting=0)) == ["two-people-open-envelopes"]
    assert "number-is-negative" in codes(may_open(replace(both, inner=-1), CLOSED, accepted=0, waiting=0))
    assert "more-papers-than-people" in codes(may_open(replace(both, inner=10**25), CLOSED, accepted=2, waiting=0))


def test_a_number_from_the_door_is_changed_with_a_reason() -> None:
    assert may_count_in(["meeting"], "Salen") == ()
    assert codes(may_count_in(["meeting"], "S" * 201)) == ["text-too-long"]
    assert codes(may_count_in(["post"], " ")) == ["nobody-votes-at-a-meeting", "answer-missing"]
    assert may_correct(None, 3, "") == may_correct(3, 3, "") == may_correct(3, 2, "Talt to gange.") == ()
    assert codes(may_correct(3, -1, " ")) == ["number-is-negative", "answer-missing"]
    assert codes(may_correct(None, 10**25, "")) == ["more-papers-than-people"]
