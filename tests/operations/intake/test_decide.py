"""Deciding about a reading before it is put to use."""

from functools import partial
from uuid import UUID

import pytest

from recruit.appointments.rules import Role
from recruit.bodies import queries as bodies
from recruit.bodies.rules import SeatType
from recruit.foundation.refusal import NotFound, Refused
from recruit.intake import operations, queries
from recruit.intake.formats.stored import unpack, unpack_decisions
from recruit.intake.rules.proposals.decisions import NEITHER, Correction, GroupCorrection, Ruling, Side
from recruit.intake.rules.proposals.registered import Discrepancy
from recruit.intake.rules.reading import About
from tests.builders import the_term
from tests.minutes import MINUTES
from tests.operations.intake.conftest import BY

AS_MEMBER = Correction(Role.MEMBER, SeatType.SECTOR)
NOBODY = Correction(None, None)

#: Two lines within the list that no rule understands, at lines 9 and 11.
ODD = MINUTES.replace("Gerda Kjær-Winther", "venter på svar fra 567\n\nse bilag til 7\n\nGerda Kjær-Winther", 1)
CHARTER = "Integrationsrådet består af 9 medlemmer:\n\n5 medlemmer valgt af borgerne\n\n2 medlemmer af byrådet\n"


def told(number, about=About.PARTY):
    """Return something that the file says otherwise of this person."""
    return Discrepancy(number, UUID(int=5), about, "SF", 12, "Venstre", None, None)


@pytest.fixture
def decide(database, now):
    """Decide something about a reading, and return everything that is decided then."""

    def decide(operation, reading, *args, **more):
        with database.transaction() as session:
            found = queries.reading(session, reading.id, for_change=True)
            operation(session, found, *args, **more, by=BY, now=now)
            return unpack_decisions(found.decisions)

    return decide


@pytest.fixture
def groups(database, council):
    """Return how many seats each group of the council's term has."""

    def groups():
        with database.reading() as session:
            return [len(group.seats) for group in bodies.composition(session, the_term(session, council))]

    return groups


def test_a_decision_about_a_person_is_saved_at_once(decide, waiting):
    assert decide(operations.decide_person, waiting, 3, AS_MEMBER).people == {3: AS_MEMBER}


def test_a_later_decision_takes_the_place_of_an_earlier_one(decide, waiting):
    decide(operations.decide_person, waiting, 3, AS_MEMBER)

    assert decide(operations.decide_person, waiting, 3, NOBODY).people == {3: NOBODY}


@pytest.mark.parametrize("number", [-1, 99])
def test_there_is_nothing_to_decide_about_a_line_that_is_not_there(decide, waiting, number):
    with pytest.raises(NotFound):
        decide(operations.decide_person, waiting, number, AS_MEMBER)


def test_many_are_decided_about_at_once(decide, waiting):
    assert decide(operations.decide_people, waiting, {1: AS_MEMBER, 4: NOBODY}).people == {1: AS_MEMBER, 4: NOBODY}


def test_nothing_is_decided_when_one_of_many_is_not_there(decide, waiting):
    with pytest.raises(NotFound):
        decide(operations.decide_people, waiting, {1: AS_MEMBER, 99: AS_MEMBER})

    assert decide(operations.decide_people, waiting, {}).people == {}


@pytest.mark.parametrize("fact", ["Enhedslisten", "SF", NEITHER])
def test_a_contradiction_is_decided_with_one_of_its_facts_or_neither(decide, waiting, fact):
    assert decide(operations.decide_conflict, waiting, 0, fact).conflicts == {0: fact}


def test_what_was_decided_of_somebody_before_follows_the_contradiction(decide, waiting):
    number = [person.name for person in unpack(waiting.content).people].index("Henning Bro")
    decide(operations.decide_person, waiting, number, AS_MEMBER)
    decide(operations.decide_person, waiting, 0, AS_MEMBER)

    people = decide(operations.decide_conflict, waiting, 0, "SF").people

    assert (people[number].party, people[number].seat_type) == ("SF", SeatType.SECTOR)
    assert people[0] == AS_MEMBER


def test_a_fact_that_nobody_stated_is_refused(decide, waiting):
    with pytest.raises(Refused, match="not-one-of-the-facts"):
        decide(operations.decide_conflict, waiting, 0, "Venstre")


def test_there_is_nothing_to_decide_about_a_contradiction_that_is_not_there(decide, waiting):
    with pytest.raises(NotFound):
        decide(operations.decide_conflict, waiting, 7, NEITHER)


def test_everybody_without_a_stated_role_gets_the_same_one(decide, read):
    waiting = read("Mødedeltagere Amina Rahimi, Yusuf Demir, Lena Kask.")
    decide(operations.decide_person, waiting, 1, NOBODY)

    people = decide(operations.decide_rest, waiting, Role.MEMBER, SeatType.REFUGEE_IMMIGRANT).people

    assert people[0] == people[2] == Correction(Role.MEMBER, SeatType.REFUGEE_IMMIGRANT)
    assert people[1] == NOBODY


def test_whose_word_holds_is_decided_fact_by_fact(decide, waiting):
    party, email = told(3, About.PARTY), told(3, About.EMAIL)
    decide(operations.decide_registered, waiting, party, Side.FILE)

    decided = decide(operations.decide_registered, waiting, email, Side.REGISTERED)

    assert decided.registered == {
        (3, About.PARTY): Ruling(Side.FILE, party.compared),
        (3, About.EMAIL): Ruling(Side.REGISTERED, email.compared),
    }


def test_there_is_nothing_to_compare_for_a_person_who_is_not_there(decide, waiting):
    with pytest.raises(NotFound):
        decide(operations.decide_registered, waiting, told(99), Side.FILE)


def test_nothing_is_decided_about_whoever_has_been_put_in_meanwhile(decide, read, apply):
    waiting = read("Mødedeltagere Amina Rahimi, Yusuf Demir.\n\nDeltagere:\n\nse bilag til 7\n\nLena Kask\n")
    apply(waiting)

    for operation, more in (
        (operations.decide_person, {"number": 0, "correction": AS_MEMBER}),
        (operations.decide_registered, {"one": told(0), "side": Side.FILE}),
    ):
        with pytest.raises(Refused, match="line-is-put-in"):
            decide(operation, waiting, **more)
    assert decide(operations.decide_rest, waiting, Role.MEMBER, SeatType.SECTOR).people == {}


def test_a_line_that_nobody_understood_says_nothing_or_names_somebody(decide, read):
    waiting = read(ODD)
    first, second = (line.line for line in unpack(waiting.content).not_understood)
    somebody = Correction(Role.MEMBER, SeatType.SECTOR, name="Amina Rahimi")

    decide(operations.decide_line, waiting, first, None)

    assert decide(operations.decide_line, waiting, second, somebody).lines == {first: None, second: somebody}


def test_whoever_was_read_from_a_line_is_corrected_like_the_others(decide, read):
    waiting = read(ODD)
    found = unpack(waiting.content)
    second = found.not_understood[1].line
    number = len(found.people) + 1
    corrected = Correction(Role.SUBSTITUTE, SeatType.SECTOR, name="Amina Rahimi")
    decide(operations.decide_line, waiting, second, Correction(None, None, name="Amina"))

    assert decide(operations.decide_person, waiting, number, corrected, remember=True).lines == {second: corrected}
    with pytest.raises(NotFound):
        decide(operations.decide_person, waiting, number - 1, corrected)


def test_a_person_on_a_line_has_a_name(decide, read):
    waiting = read(ODD)
    line = unpack(waiting.content).not_understood[0].line

    with pytest.raises(Refused, match="name-missing"):
        decide(operations.decide_line, waiting, line, NOBODY)


def test_there_is_nothing_to_decide_about_a_line_that_was_understood(decide, waiting):
    with pytest.raises(NotFound):
        decide(operations.decide_line, waiting, 1, None)


def test_a_seat_group_of_a_charter_is_corrected(decide, read):
    waiting = read(CHARTER)
    corrected = GroupCorrection("Valgte", 7, SeatType.REFUGEE_IMMIGRANT)

    assert decide(operations.decide_group, waiting, 0, corrected).groups == {0: corrected}
    with pytest.raises(NotFound):
        decide(operations.decide_group, waiting, 9, corrected)


def test_groups_that_do_not_add_up_are_set_up_once_somebody_has_said_which_number_holds(decide, read, apply, groups):
    waiting = read(CHARTER)
    with pytest.raises(Refused, match="nothing-is-ready"):
        apply(waiting)

    decide(operations.decide_conflict, waiting, 0, "7")
    apply(waiting)

    assert groups() == [5, 2]


@pytest.mark.parametrize(
    "operation",
    [
        partial(operations.decide_person, number=0, correction=AS_MEMBER),
        partial(operations.decide_people, corrections={0: AS_MEMBER}),
        partial(operations.decide_conflict, place=0, fact=NEITHER),
        partial(operations.decide_registered, one=told(0), side=Side.FILE),
        partial(operations.decide_line, line=9, correction=None),
        partial(operations.decide_group, place=0, correction=GroupCorrection("Valgte", 7, SeatType.CITIZEN)),
        partial(operations.decide_rest, role=Role.MEMBER, seat_type=SeatType.SECTOR),
    ],
)
def test_nothing_is_decided_about_a_reading_that_was_thrown_away(decide, waiting, operation):
    decide(operations.discard, waiting)

    with pytest.raises(Refused, match="reading-waits-no-more"):
        decide(operation, waiting)


def test_a_reading_that_was_thrown_away_belongs_to_no_term(database, decide, waiting, now):
    decide(operations.discard, waiting)

    with pytest.raises(Refused, match="reading-waits-no-more"), database.transaction() as session:
        found = queries.reading(session, waiting.id)
        operations.choose_term(session, found, found.term, by=BY, now=now)
