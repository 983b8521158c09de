"""Who is proposed for which place, and what a decision may say of it."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from recruit.appointments.rules import Role, case_opening, offers
from recruit.appointments.rules import case as rules
from recruit.appointments.rules.case import (
    Decided,
    DecidedAs,
    DecisionFacts,
    DesignateFacts,
    DesignateSource,
    NewDesignate,
)
from recruit.appointments.rules.facts import MOST_IN_ORDER
from recruit.bodies.rules import DecisionKind, SubstituteArrangement
from recruit.foundation.refusal import Refusal
from tests.builders import a_day, day

GROUP = UUID(int=1)
VOTED, COUNCIL_MET, TODAY = day("2027-02-22"), day("2027-03-29"), day("2027-04-01")
MEMBER, NEXT = Role.MEMBER, Role.SUBSTITUTE
YES, NO = Decided(DecidedAs.APPOINTED), Decided(DecidedAs.NOT_APPOINTED, reason="En anden blev valgt.")
LIST, PERSONAL, NONE = SubstituteArrangement.LIST, SubstituteArrangement.PERSONAL, SubstituteArrangement.NONE
APPOINTS = DecisionFacts(DecisionKind.APPOINT, COUNCIL_MET)


def proposed(role: Role = MEMBER, rank: int | None = None, **changes: object) -> DesignateFacts:
    made = DesignateFacts(uuid4(), GROUP, role, DesignateSource.RESULT, VOTED, uuid4(), rank)
    return replace(made, **changes)  # type: ignore[arg-type]


def new(**changes: object) -> NewDesignate:
    made = NewDesignate(GROUP, DesignateSource.RESULT, VOTED, nomination=uuid4())
    return replace(made, **changes)  # type: ignore[arg-type]


def codes(refusals: tuple[Refusal, ...]) -> list[str]:
    return [refusal.code for refusal in refusals]


def may(new: NewDesignate, others: list[DesignateFacts], arrangement: SubstituteArrangement) -> tuple[Refusal, ...]:
    return rules.may_propose(new, others, arrangement, today=TODAY)


def decided(*about: tuple[DesignateFacts, Decided], decision: DecisionFacts = APPOINTS) -> list[str]:
    case = {one.id: one for one, _says in about}
    return codes(rules.may_decide(case, {one.id: says for one, says in about}, decision, today=TODAY))


def test_a_case_has_a_name() -> None:
    assert case_opening.may_open("Udpegning") == ()
    assert codes(case_opening.may_open(" ")) == ["answer-missing"]


def test_a_case_with_somebody_in_it_goes_to_the_municipal_council_once() -> None:
    assert case_opening.may_submit(is_submitted=False, designates=1, on=TODAY, today=TODAY) == ()
    refused = case_opening.may_submit(is_submitted=True, designates=0, on=day("2027-04-02"), today=TODAY)
    assert codes(refused) == ["case-is-submitted", "nobody-is-proposed", "day-in-the-future"]
    refused = case_opening.may_submit(is_submitted=False, designates=1, on=TODAY, today=TODAY, has_open_complaint=True)
    assert codes(refused) == ["case-waits-for-a-complaint"]
    assert case_opening.may_take_back_submission(is_submitted=True, is_decided=False) == ()
    refused = case_opening.may_take_back_submission(is_submitted=False, is_decided=True)
    assert codes(refused) == ["case-is-not-submitted", "case-is-decided"]


def test_nobody_is_appointed_for_longer_than_the_term() -> None:
    one, decision = proposed(), replace(APPOINTS, term_until=day("2030-01-01"))

    def until(last: str) -> list[str]:
        return decided((one, replace(YES, last_day=a_day(last))), decision=decision)

    assert until("2029-12-31") == []
    assert until("2030-01-01") == ["ends-after-the-term"]


def test_somebody_is_proposed_once_for_a_group() -> None:
    there = proposed()

    assert may(new(), [there], LIST) == ()
    assert codes(may(new(nomination=None), [], LIST)) == ["nobody-is-proposed"]
    assert codes(may(new(nomination=there.who), [there], LIST)) == ["is-proposed-already"]
    assert may(new(nomination=there.who), [replace(there, has_dropped_out=True)], LIST) == ()
    assert may(new(nomination=there.who, seat_group=uuid4()), [there], LIST) == ()


def test_the_same_person_is_not_proposed_again_under_their_name() -> None:
    there, by_hand = proposed(), new(nomination=None, person=uuid4(), name="Amina Abdi")

    def told(other: DesignateFacts, **known: list[UUID]) -> list[str]:
        return codes(rules.may_propose(by_hand, [other], LIST, today=TODAY, **known))

    assert told(there, same=[there.id], alike=[there.id]) == ["is-proposed-already"]
    assert told(there, alike=[there.id]) == ["namesake-is-proposed"]
    assert told(replace(there, has_dropped_out=True), alike=[there.id]) == []


def test_nobody_has_proposed_somebody_tomorrow() -> None:
    assert may(new(source_on=TODAY), [], LIST) == ()
    assert codes(may(new(source_on=day("2027-04-02")), [], LIST)) == ["day-in-the-future"]


@pytest.mark.parametrize("rank", [-3, 0, MOST_IN_ORDER + 1])
def test_a_number_in_an_order_has_bounds(rank: int) -> None:
    assert codes(may(new(role=NEXT, rank=rank), [], LIST)) == ["rank-impossible"]
    assert may(new(role=NEXT, rank=MOST_IN_ORDER), [], LIST) == ()


def test_whom_the_municipal_council_chose_by_itself_has_a_reason() -> None:
    chosen = new(source=DesignateSource.MUNICIPAL_COUNCIL)

    assert codes(may(chosen, [], LIST)) == ["deviation-needs-a-reason"]
    assert may(replace(chosen, reason="Til Nord."), [], LIST) == ()


@pytest.mark.parametrize("arrangement", [LIST, PERSONAL, NONE])
def test_the_next_in_order_have_a_rank_each_in_every_group(arrangement: SubstituteArrangement) -> None:
    first = proposed(NEXT, 1)

    assert may(new(role=NEXT, rank=2), [first], arrangement) == ()
    assert codes(may(new(role=NEXT, rank=1), [first], arrangement)) == ["rank-is-taken"]


def test_without_a_rank_a_substitute_is_bound_as_the_group_is_arranged() -> None:
    member, free = proposed(), new(role=NEXT)

    assert codes(may(free, [member], NONE)) == ["group-has-no-substitutes"]
    assert codes(may(free, [member], LIST)) == ["substitute-needs-a-rank"]
    assert codes(may(free, [member], PERSONAL)) == ["substitute-needs-a-member"]
    assert may(free, [member], SubstituteArrangement.ORGANISATION) == ()
    assert may(replace(free, stands_in_for=member.id), [member], PERSONAL) == ()
    assert codes(may(replace(free, stands_in_for=uuid4()), [member], PERSONAL)) == ["substitute-needs-a-member"]


def test_a_member_has_two_personal_substitutes_at_most() -> None:
    member, other = proposed(), proposed()
    first, second = (proposed(NEXT, stands_in_for=member.id, rank=rank) for rank in (1, 2))
    third = new(role=NEXT, rank=3, stands_in_for=member.id)

    assert may(replace(third, rank=2), [member, first], PERSONAL) == ()
    assert codes(may(third, [member, first, second], PERSONAL)) == ["too-many-personal-substitutes"]
    assert may(replace(third, stands_in_for=other.id), [member, other, first, second], PERSONAL) == ()
    for gone in (replace(second, has_dropped_out=True), replace(second, decided=DecidedAs.NOT_APPOINTED)):
        assert may(third, [member, first, gone], PERSONAL) == ()


def test_the_next_in_the_same_order_moves_up() -> None:
    member, second, third = proposed(), proposed(NEXT, 2), proposed(NEXT, 3)
    elsewhere = proposed(NEXT, 1, seat_group=uuid4())
    of_another_source = proposed(NEXT, 1, source=DesignateSource.COUNCIL)
    gone, personal = proposed(NEXT, 1, has_dropped_out=True), proposed(NEXT, 1, stands_in_for=member.id)
    others = [third, second, elsewhere, of_another_source, gone, personal]

    assert rules.moves_up(member, others) is second
    assert rules.moves_up(member, [gone]) is None
    assert rules.moves_up(second, others) is None


def test_a_decision_speaks_of_somebody_once_and_later_than_they_were_proposed() -> None:
    assert decided((proposed(), YES), (proposed(NEXT, 1), YES), (proposed(), NO)) == []
    assert decided() == ["nothing-is-decided"]
    assert decided((proposed(decided=DecidedAs.APPOINTED), YES)) == ["designate-is-decided"]
    assert decided((proposed(source_on=day("2027-03-30")), YES)) == ["decided-before-it-was-proposed"]
    other = DecisionFacts(DecisionKind.RELEASE, day("2027-04-02"))
    assert decided((proposed(), YES), decision=other) == ["decision-appoints-nobody", "day-in-the-future"]


def test_what_differs_from_the_designate_has_a_reason() -> None:
    gone = proposed(has_dropped_out=True)

    assert decided((proposed(), replace(NO, reason=" "))) == ["deviation-needs-a-reason"]
    assert decided((gone, replace(NO, reason=""))) == []
    assert decided((gone, YES)) == ["designate-has-dropped-out"]
    early = replace(YES, first_day=a_day("2027-03-01"))
    assert decided((proposed(), early)) == ["begins-before-the-decision"]
    assert decided((proposed(), replace(early, reason="Med virkning fra 1. marts."))) == []
    assert decided((proposed(), replace(YES, first_day=a_day("2027-04-01")))) == []


def test_nobody_stands_in_for_whoever_is_not_appointed() -> None:
    member = proposed()
    behind = proposed(NEXT, stands_in_for=member.id)

    assert decided((member, YES), (behind, YES)) == []
    assert decided((member, NO), (behind, YES)) == ["substitute-needs-a-member"]
    case = {behind.id: behind, member.id: replace(member, decided=DecidedAs.APPOINTED)}
    assert rules.may_decide(case, {behind.id: YES}, APPOINTS, today=TODAY) == ()


def test_somebody_next_in_order_is_appointed_as_a_member_with_a_reason() -> None:
    member, as_member = proposed(), replace(YES, as_member=True)
    behind = proposed(NEXT, stands_in_for=member.id)
    reasoned = replace(as_member, reason="Byrådet ønskede flere unge.")

    assert decided((proposed(NEXT, 1), replace(as_member, reason=" "))) == ["deviation-needs-a-reason"]
    assert decided((proposed(NEXT, 1), reasoned), (member, NO), (behind, reasoned)) == []
    assert decided((member, as_member)) == []
    other = proposed(NEXT, stands_in_for=member.id)
    assert decided((member, NO), (behind, reasoned), (other, YES)) == ["substitute-needs-a-member"]


def test_a_personal_substitute_stands_in_for_whoever_of_a_place_is_appointed() -> None:
    place = (uuid4(), 1)
    woman, man, other = proposed(place=place), proposed(place=place), proposed(place=(place[0], 2))
    behind = proposed(NEXT, stands_in_for=woman.id)
    case = {one.id: one for one in (woman, man, other, behind)}

    assert rules.stood_in_for(case, behind, {woman.id: NO, man.id: YES, other.id: YES}) is man
    assert rules.stood_in_for(case, behind, {woman.id: NO, other.id: YES}) is None
    assert rules.stood_in_for(case, woman, {woman.id: YES}) is None


def test_who_drops_out_has_a_reason_and_is_not_decided() -> None:
    assert rules.may_drop_out(proposed(), "Flyttet.") == ()
    settled = proposed(has_dropped_out=True, decided=DecidedAs.NOT_APPOINTED)
    assert codes(rules.may_drop_out(settled, " ")) == [
        "answer-missing",
        "designate-has-dropped-out",
        "designate-is-decided",
    ]


def test_what_was_decided_is_taken_back_with_a_reason_while_the_place_lasts() -> None:
    assert rules.may_take_decision_back("Forkert punkt.", stands=True, has_ended=False) == ()
    refused = rules.may_take_decision_back(" ", stands=False, has_ended=True)
    assert codes(refused) == ["answer-missing", "designate-is-not-decided", "place-has-ended"]


def test_sources_are_asked_once_they_have_come_to_something() -> None:
    assert offers.may_take_result(is_certain=True) == offers.may_take_selection(is_concluded=True) == ()
    assert codes(offers.may_take_result(is_certain=False)) == ["result-is-not-certified"]
    assert codes(offers.may_take_selection(is_concluded=False)) == ["selection-is-not-concluded"]
