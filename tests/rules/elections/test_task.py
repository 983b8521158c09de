"""What an election needs to have ready, by when, and what is no task."""

from datetime import date, timedelta

from recruit.elections.rules.task import FARTHEST, NewTask, TaskKind, in_time, may_be_a_task, needed
from recruit.elections.rules.vocabulary import FormOfVoting

MEETING, POST = FormOfVoting.MEETING, FormOfVoting.POST
POLLING = date(2027, 2, 25)


def test_a_checklist_fits_the_election() -> None:
    meeting = [one.kind for one in needed([MEETING], [], has_register=False)]
    post = [one.kind for one in needed([POST], ["da", "ar"], has_register=True)]

    assert {TaskKind.HELPERS, TaskKind.FOOD} <= {*meeting}
    assert not {TaskKind.REGISTER, TaskKind.POST_SENT, TaskKind.POST_FETCHED, TaskKind.INTERPRETER} & {*meeting}
    assert {TaskKind.REGISTER, TaskKind.POST_SENT, TaskKind.POST_FETCHED} <= {*post}
    assert not {TaskKind.HELPERS, TaskKind.FOOD, TaskKind.INTERPRETER} & {*post}


def test_there_is_an_interpreter_for_each_language_but_danish() -> None:
    found = [one.language for one in needed([MEETING], ["ar", "da", "so"], has_register=False) if one.language]

    assert found == ["ar", "so"]


def test_nothing_falls_on_a_weekend_before_a_thursday_and_everything_stands_by_its_day() -> None:
    days = [one.days for one in needed([MEETING, POST], ["ar"], has_register=True)]

    assert [day for day in days if (POLLING + timedelta(days=day)).weekday() > 4] == []
    assert days == sorted(days)


def test_what_was_due_is_due_today_until_the_poll_is_over() -> None:
    room = NewTask("Lokale", -70)

    assert in_time([room], POLLING, POLLING - timedelta(days=10))[0].days == -10
    assert in_time([room], POLLING, POLLING + timedelta(days=10)) == [room]


def test_a_task_has_words_and_a_day_that_can_be() -> None:
    assert may_be_a_task(NewTask("Lokale", FARTHEST)) == ()
    assert [one.field for one in may_be_a_task(NewTask("", -FARTHEST - 1))] == ["what", "due_on"]
