"""Five questions make an election; what does not hold together is refused with every reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from recruit.elections.rules.setting_up import (
    OFFERED,
    ElectionSettings,
    FiveQuestions,
    NewContest,
    beyond_the_round,
    contest_of,
    may_contest,
    may_set_up,
)
from recruit.elections.rules.vocabulary import FormOfVoting

QUESTIONS = FiveQuestions(date(2027, 2, 22), "Kulturhuset", 6, 1, "Alle over 18 år.")
SETTINGS = ElectionSettings("Valg til rådet", QUESTIONS.polling_on, QUESTIONS.place, QUESTIONS.who_may_vote)


def refused(*contests: NewContest) -> list[tuple[str, str | None]]:
    return [(refusal.code, refusal.field) for refusal in may_contest(contests)]


def test_one_cross_or_several_is_all_that_five_questions_ask_of_a_method() -> None:
    one, three = contest_of(QUESTIONS, "Rådet"), contest_of(replace(QUESTIONS, marks=3), "Rådet")

    assert (one.method, one.max_marks, one.seats) == ("plurality", 1, 6)
    assert (three.method, three.max_marks, three.seats) == ("block", 3, 6)
    assert may_set_up(SETTINGS) == may_contest([one]) == may_contest([three]) == ()


def test_a_council_is_offered_ways_to_count_people_not_lists() -> None:
    assert OFFERED == ("plurality", "block", "approval", "stv-scottish-2007", "stv-meek")


def test_name_place_and_who_may_vote_are_said() -> None:
    reasons = may_set_up(replace(SETTINGS, name="", place=" ", who_may_vote=""))
    assert [one.field for one in reasons] == ["name", "place", "who_may_vote"]


def test_polls_open_before_they_close_and_somebody_can_vote() -> None:
    never = replace(SETTINGS, opens=time(19), closes=time(17), forms=())
    assert [one.code for one in may_set_up(never)] == ["polling-never-opens", "nobody-can-vote"]
    assert may_set_up(replace(SETTINGS, opens=time(17), closes=time(19))) == ()


def test_a_day_that_is_over_is_for_rehearsals_and_for_elections_that_were_held() -> None:
    after = date(2027, 2, 23)

    assert [(one.code, one.field) for one in may_set_up(SETTINGS, today=after)] == [
        ("polling-day-is-over", "polling_on")
    ]
    assert may_set_up(SETTINGS, today=QUESTIONS.polling_on) == ()
    assert may_set_up(replace(SETTINGS, is_rehearsal=True), today=after) == ()
    assert may_set_up(replace(SETTINGS, was_held=True), today=after) == ()


def test_more_seats_than_the_round_fills_are_told_contest_by_contest_or_else_together() -> None:
    citizens, young = UUID(int=1), UUID(int=2)
    places = {citizens: 2, young: 1}

    of_groups = beyond_the_round([NewContest("Borgere", 3, seat_group_id=citizens)], places)
    together = beyond_the_round([NewContest("Rådet", 4)], places)

    assert [(one.code, one.facts["places"]) for one in of_groups] == [("contest-has-more-seats-than-the-group", 2)]
    assert [(one.code, one.facts["places"]) for one in together] == [("contests-have-more-seats-than-the-round", 3)]
    assert beyond_the_round([NewContest("Rådet", 3)], places) == ()


def test_who_votes_by_post_is_told_until_when() -> None:
    by_post = replace(SETTINGS, forms=(FormOfVoting.POST,))
    assert [one.field for one in may_set_up(by_post)] == ["post_until"]
    assert may_set_up(replace(by_post, post_until=datetime(2027, 2, 19, 11, tzinfo=UTC))) == ()


@pytest.mark.parametrize(
    ("contest", "reason"),
    [
        (NewContest(" ", 2), ("answer-missing", "label")),
        (NewContest("Borgere", 0), ("contest-fills-no-seat", "seats")),
        (NewContest("Borgere", 2, "list-dhondt"), ("method-is-unknown", "method")),
        (NewContest("Borgere", 2, "block", None), ("marks-are-missing", "max_marks")),
        (NewContest("Borgere", 2, "stv-meek", None, group_cap=1), ("method-has-no-cap", "group_cap")),
        (NewContest("Borgere", 10_001), ("number-is-a-slip", "seats")),
        (NewContest("Borgere", 2, substitutes=-1), ("number-is-a-slip", "substitutes")),
        (NewContest("Borgere", 2, group_cap=0), ("number-is-a-slip", "group_cap")),
    ],
)
def test_a_contest_that_cannot_be_counted_is_refused(contest: NewContest, reason: tuple[str, str]) -> None:
    assert refused(contest) == [reason]


def test_contests_have_names_of_their_own() -> None:
    assert refused() == [("election-has-no-contest", None)]
    assert refused(NewContest("Borgere", 2), NewContest("borgere ", 1)) == [("contest-stands-twice", "label")]
    assert refused(NewContest("Borgere", 2, group_cap=1), NewContest("Foreninger", 1)) == []
