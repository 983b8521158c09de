"""How often somebody came, and who has been away too often."""

from fractions import Fraction
from uuid import UUID

from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.figures import AbsenceRule, Rate, change, is_away_too_often, of_person, of_seats

SEAT, OTHER = UUID(int=1), UUID(int=2)
CAME, SENT, STAYED, NOT_CALLED = Presence.PRESENT, Presence.APOLOGY, Presence.ABSENT, Presence.NOT_CALLED


def as_member(*presence: Presence) -> list[Noted]:
    return [Noted(Part.MEMBER, one, UUID(int=9), membership=UUID(int=8), seat=SEAT) for one in presence]


def test_a_member_who_came_to_two_of_four_and_was_away_from_the_newest_two() -> None:
    found = of_person(as_member(CAME, CAME, SENT, STAYED))

    assert found.as_member == Rate(2, 4)
    assert found.as_member.share == Fraction(1, 2)
    assert (found.apologies, found.absences) == (1, 1)
    assert (found.streak, found.unexcused_streak) == (2, 1)


def test_meetings_to_which_nobody_was_called_count_for_nothing_and_break_no_streak() -> None:
    found = of_person(as_member(SENT, NOT_CALLED, SENT))

    assert found.as_member == Rate(0, 2)
    assert found.streak == 2


def test_what_somebody_came_to_as_a_substitute_is_counted_apart() -> None:
    as_substitute = Noted(Part.SUBSTITUTE, CAME, UUID(int=9), membership=UUID(int=8), seat=OTHER)

    found = of_person([*as_member(SENT), as_substitute])

    assert found.as_member == Rate(0, 1)
    assert found.as_substitute == Rate(1, 1)
    assert found.streak == 1


def test_who_never_was_called_has_no_share() -> None:
    assert of_person([]).as_member.share is None
    assert of_person(as_member(CAME)).streak == 0


def test_a_seat_is_counted_whoever_sat_on_it() -> None:
    away = as_member(SENT)[0]
    substitute = Noted(Part.SUBSTITUTE, CAME, UUID(int=7), membership=UUID(int=6), seat=SEAT)
    guest = Noted(Part.GUEST, CAME, name="Ida Holm")

    found = of_seats([[away, substitute, guest], [away], as_member(CAME)], [SEAT, OTHER])

    assert found == {SEAT: Rate(2, 3), OTHER: Rate(0, 0)}


def test_the_rule_of_two_meetings_warns_whether_apologies_excuse_or_not() -> None:
    excused, unexcused = of_person(as_member(CAME, SENT, SENT)), of_person(as_member(STAYED, STAYED))
    koege, strict = AbsenceRule(2, apologies_excuse=True), AbsenceRule(2, apologies_excuse=False)

    assert not is_away_too_often(excused, koege)
    assert is_away_too_often(excused, strict)
    assert is_away_too_often(unexcused, koege)


def test_turnover_and_continuity_are_of_those_who_began() -> None:
    people = [UUID(int=number) for number in range(1, 6)]

    found = change(people[:4], people[3:], people[:2])

    assert (found.started, found.left, found.continuing) == (4, 1, 2)
    assert (found.turnover, found.continuity) == (Fraction(1, 4), Fraction(1, 2))
    assert (change([], [], people).turnover, change([], [], people).continuity) == (None, None)
