"""Teaching the reader once, and taking it back."""

import pytest
from sqlalchemy import select

from recruit.appointments.rules import Role
from recruit.bodies.rules import SeatType
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.refusal import NotFound, Refused
from recruit.intake import operations, queries
from recruit.intake.formats.stored import unpack, unpack_decisions
from recruit.intake.rules.document import Document, Sheet, SheetRow
from recruit.intake.rules.proposals.decisions import Correction
from recruit.intake.rules.proposals.lessons import TAUGHT, Lesson, LessonKind
from recruit.intake.rules.reading import Field
from recruit.intake.rules.reading import Role as ReadRole
from tests.operations.intake.conftest import BY

LIST = "Deltagere:\n\nAmina Rahimi – kontaktled\n\nYusuf Demir – kontaktled\n\nLena Kask – formand\n"
AS_ASSOCIATE = Correction(Role.ASSOCIATE, SeatType.ORGANISATION)
LESSON = Lesson(LessonKind.CAPACITY, "kontaktled", {"role": "associate", "represents": None})


@pytest.fixture
def act(database, now):
    """Do something with a reading, loaded for change."""

    def act(operation, reading, *args, **more):
        with database.transaction() as session:
            operation(session, queries.reading(session, reading.id, for_change=True), *args, **more, by=BY, now=now)

    return act


@pytest.fixture
def learn(database, now):
    def learn(lesson):
        with database.transaction() as session:
            return operations.learn(session, lesson, by=BY, now=now)

    return learn


@pytest.fixture
def lessons(database):
    def lessons():
        with database.reading() as session:
            return queries.lessons(session)

    return lessons


def found(database, reading):
    with database.reading() as session:
        return unpack(queries.reading(session, reading.id).content)


def test_a_correction_is_remembered_when_the_secretary_asks_for_it(act, read, lessons):
    waiting = read(LIST)

    act(operations.decide_person, waiting, 0, AS_ASSOCIATE)
    assert lessons() == []

    act(operations.decide_person, waiting, 0, AS_ASSOCIATE, remember=True)
    (lesson,) = lessons()
    assert (lesson.kind, lesson.phrase, lesson.meaning["role"]) == (LessonKind.CAPACITY, "kontaktled", "associate")


def test_the_next_list_is_understood_as_the_last_one_was_corrected(database, act, read, now):
    act(operations.decide_person, read(LIST), 0, AS_ASSOCIATE, remember=True)

    with database.transaction() as session:
        text = "Deltagere:\n\nBo Friis – kontaktled\n\nLena Kask – formand\n"
        document, lessons = Document(text=text), queries.lessons(session)
        later = operations.keep(session, document, text.encode(), by=BY, now=now, reach=None, lessons=lessons)

    bo, lena = unpack(later.content).people
    assert (bo.role, bo.represents, bo.rule) == (ReadRole.ASSOCIATE, None, TAUGHT)
    assert lena.rule != TAUGHT


def test_the_other_lines_with_the_same_words_follow_at_once(database, act, read):
    waiting = read(LIST)

    act(operations.decide_person, waiting, 0, AS_ASSOCIATE, remember=True)

    assert [person.rule == TAUGHT for person in found(database, waiting).people] == [True, True, False]


def test_nothing_is_remembered_of_a_correction_that_only_says_who_it_is(database, act, read, lessons):
    waiting = read(LIST)
    known = Correction.of(found(database, waiting).people[0])

    act(operations.decide_person, waiting, 0, known, remember=True)

    assert lessons() == []


def test_a_line_that_says_nothing_is_remembered_and_the_same_line_further_down_follows(database, act, read, lessons):
    waiting = read("Deltagere:\n\nse bilag til 7\n\nAmina Rahimi – LO\n\nSe bilag til 7.\n\nYusuf Demir – LO\n")
    first, second = (line.line for line in found(database, waiting).not_understood)

    act(operations.decide_line, waiting, first, None, remember=True)

    assert [(lesson.kind, lesson.phrase) for lesson in lessons()] == [(LessonKind.IGNORED_LINE, "se bilag til 7")]
    with database.reading() as session:
        assert unpack_decisions(queries.reading(session, waiting.id).decisions).lines == {first: None, second: None}


def test_the_same_words_mean_one_thing_at_a_time(learn, lessons):
    other = Lesson(LessonKind.CAPACITY, "Kontaktled", {"role": "member"})

    first, again = learn(LESSON), learn(LESSON)
    learn(other)

    assert first.id == again.id
    assert lessons() == [other]


def test_a_lesson_is_taken_back_once(database, learn, lessons, now):
    lesson = learn(LESSON)

    with database.transaction() as session:
        operations.unlearn(session, queries.lesson(session, lesson.id, for_change=True), by=BY, now=now)

    assert lessons() == []
    with pytest.raises(Refused, match="lesson-is-taken-back"), database.transaction() as session:
        operations.unlearn(session, queries.lesson(session, lesson.id), by=BY, now=now)


def test_words_about_one_person_are_not_remembered(learn, lessons):
    with pytest.raises(Refused, match="lesson-is-personal"):
        learn(Lesson(LessonKind.CAPACITY, "medlem, amina@fjordby.example", {"role": "member"}))

    assert lessons() == []


def test_teaching_and_taking_back_stand_in_the_log(database, learn, now):
    lesson = learn(LESSON)
    with database.transaction() as session:
        operations.unlearn(session, queries.lesson(session, lesson.id), by=BY, now=now)

    with database.reading() as session:
        events = session.scalars(select(AuditEntry.event).where(AuditEntry.subject_id == str(lesson.id)))
        assert sorted(events) == ["intake_lesson.taken_back", "intake_lesson.taught"]


def test_there_is_no_lesson_that_nobody_taught(database, read):
    with pytest.raises(NotFound), database.reading() as session:
        queries.lesson(session, read(LIST).id)


# Columns

ROWS = (("Navn", "Sidder for", "Nr."), ("Amina Rahimi", "LO", "1"), ("Yusuf Demir", "Røde Kors", "2"))
TABLE = Document(sheets=(Sheet(tuple(SheetRow(number, cells) for number, cells in enumerate(ROWS, 1))),))


@pytest.fixture
def table(database, council, now):
    with database.transaction() as session:
        return operations.keep(session, TABLE, b"Navn;Sidder for;Nr.", "medlemmer.csv", by=BY, now=now, reach=None)


@pytest.fixture
def choose(act, table):
    """Say what the columns of the table hold."""

    def choose(chosen, reading=table, document=TABLE, **more):
        act(operations.choose_columns, reading, document, chosen, **more)

    return choose


def test_the_secretary_says_what_a_column_holds_and_the_file_is_read_again(database, act, table, choose):
    act(operations.decide_person, table, 0, AS_ASSOCIATE)

    choose({"Sidder for": Field.REPRESENTS})

    assert [person.represents for person in found(database, table).people] == ["LO", "Røde Kors"]
    with database.reading() as session:
        assert unpack_decisions(queries.reading(session, table.id).decisions).people == {}


def test_what_a_column_holds_is_remembered_when_the_secretary_asks_for_it(choose, lessons):
    choose({"Sidder for": Field.REPRESENTS})
    assert lessons() == []

    choose({"Sidder for": Field.REPRESENTS, "Nr.": None}, remember=True)
    assert {lesson.phrase: lesson.meaning["field"] for lesson in lessons()} == {"Sidder for": "represents", "Nr.": None}


def test_a_file_that_is_read_again_is_read_as_the_secretariat_taught(database, choose, learn, table):
    learn(LESSON)

    choose({}, document=Document(text=LIST))

    assert [person.rule == TAUGHT for person in found(database, table).people] == [True, True, False]


def test_columns_that_leave_nobody_are_refused(choose):
    with pytest.raises(Refused, match="nobody-by-these-columns"):
        choose({}, document=Document(text="Dagsorden"))


def test_columns_are_not_changed_once_somebody_has_been_put_in(choose, act, waiting, apply):
    act(operations.decide_person, waiting, 0, Correction(None, None, left_out=True))
    apply(waiting)

    with pytest.raises(Refused, match="reading-is-used-in-part"):
        choose({}, waiting)


def test_columns_of_a_reading_that_was_thrown_away_are_not_chosen(choose, act, table):
    act(operations.discard, table)

    with pytest.raises(Refused, match="reading-waits-no-more"):
        choose({})
