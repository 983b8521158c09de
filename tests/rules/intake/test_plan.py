"""From minutes to seats: what applying would do, before anything is done."""

from uuid import uuid4

import pytest

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.intake.rules.plan import Choice, KnownGroup, KnownSeat, may_apply, office_of, plan
from recruit.intake.rules.reading import Listed, Office, Role, VacantSeat

ORGANISATION, ELECTED, POLITICAL = SeatType.ORGANISATION, SeatType.REFUGEE_IMMIGRANT, SeatType.MUNICIPAL_COUNCIL


def listed(name, represents=None, **facts):
    said = {
        "role": Role.MEMBER,
        "attendance": None,
        "office": None,
        "seat_type": None,
        "represents_unit": None,
        "party": None,
        "substitute_for": None,
        "line": 1,
        "rule": "test",
        **facts,
    }
    return Listed(name=name, represents=represents, **said)


def a_choice(name, seat_type=ORGANISATION, role=PlaceRole.MEMBER, person=None, represents=None, **facts):
    return Choice(listed(name, represents, **facts), role, seat_type, person)


def codes(refusals):
    return [refusal.code for refusal in refusals]


def only_group(planned):
    (group,) = planned.groups
    return group


def test_members_of_one_kind_sit_in_one_group_in_the_order_of_the_minutes():
    planned = plan([a_choice("Amina Rahimi", ELECTED), a_choice("Yusuf Demir", ELECTED)], [], [])

    group = only_group(planned)
    assert group.seat_type is ELECTED
    assert [seat.member.listed.name for seat in group.seats] == ["Amina Rahimi", "Yusuf Demir"]
    assert planned.placed == 2


def test_groups_come_in_the_order_of_the_law_whatever_the_order_of_the_minutes():
    planned = plan([a_choice("A. B.", ORGANISATION), a_choice("C. D.", ELECTED), a_choice("E. F.", POLITICAL)], [], [])

    assert [group.seat_type for group in planned.groups] == [ELECTED, POLITICAL, ORGANISATION]


def test_a_substitute_of_an_organisation_stands_behind_its_seat():
    member = a_choice("Berta Holm", represents="Boligforeningen Ny Dag")
    substitute = a_choice("Sonja Lund", role=PlaceRole.SUBSTITUTE, represents="boligforeningen ny dag")

    group = only_group(plan([substitute, member], [], []))

    (seat,) = group.seats
    assert (seat.member, seat.substitutes) == (member, (substitute,))
    assert group.arrangement is SubstituteArrangement.ORGANISATION


def test_an_organisation_with_only_a_substitute_in_the_minutes_has_a_vacant_seat():
    substitute = a_choice("Sonja Lund", role=PlaceRole.SUBSTITUTE, represents="LO")

    (seat,) = only_group(plan([substitute], [], [])).seats

    assert seat.member is None
    assert seat.represents == "LO"


def test_two_members_of_one_organisation_have_a_seat_each():
    both = [a_choice("A. B.", represents="Røde Kors"), a_choice("C. D.", represents="Røde Kors")]

    assert len(only_group(plan(both, [], [])).seats) == 2


def test_elected_substitutes_stand_in_line_behind_the_group():
    line = [a_choice("A. B.", ELECTED, PlaceRole.SUBSTITUTE), a_choice("C. D.", ELECTED, PlaceRole.SUBSTITUTE)]

    group = only_group(plan(line, [], []))

    assert group.arrangement is SubstituteArrangement.LIST
    assert group.substitutes == tuple(line)
    assert group.seats == ()


def test_substitutes_are_personal_when_the_minutes_say_for_whom_each_stands_in():
    member = a_choice("Amina Rahimi", ELECTED)
    substitute = a_choice("Yusuf Demir", ELECTED, PlaceRole.SUBSTITUTE, substitute_for="amina rahimi")

    group = only_group(plan([member, substitute], [], []))

    assert group.arrangement is SubstituteArrangement.PERSONAL
    assert group.seats[0].substitutes == (substitute,)


def test_a_personal_substitute_of_somebody_who_is_not_there_stands_behind_the_group():
    known = KnownGroup(uuid4(), ELECTED, SubstituteArrangement.PERSONAL)
    stray = a_choice("Yusuf Demir", ELECTED, PlaceRole.SUBSTITUTE, substitute_for="Nobody Here")

    assert only_group(plan([stray], [], [known])).substitutes == (stray,)


def test_associates_have_no_seat():
    associate = a_choice("A. B.", role=PlaceRole.ASSOCIATE)

    planned = plan([associate], [], [])

    assert only_group(planned).associates == (associate,)
    assert planned.placed == 1


def test_a_seat_that_nobody_was_named_for_is_left_open():
    group = only_group(plan([a_choice("A. B.", represents="LO")], [VacantSeat("Ungdomsrådet", 7)], []))

    assert [(seat.represents, seat.member is None) for seat in group.seats] == [("LO", False), ("Ungdomsrådet", True)]


@pytest.mark.parametrize("represents", ["LO", "lo"])
def test_an_open_seat_is_not_made_twice(represents):
    known = KnownGroup(
        uuid4(), ORGANISATION, SubstituteArrangement.ORGANISATION, (KnownSeat(uuid4(), "LO", is_vacant=False),)
    )

    assert only_group(plan([], [VacantSeat(represents, 7)], [known])).seats == ()
    assert len(only_group(plan([a_choice("A. B.", represents="LO")], [VacantSeat(represents, 7)], [])).seats) == 1


def test_a_group_and_a_vacant_seat_that_the_term_has_are_used():
    seat = KnownSeat(uuid4(), "Røde Kors", is_vacant=True)
    known = KnownGroup(uuid4(), ORGANISATION, SubstituteArrangement.ORGANISATION, (seat,))

    group = only_group(plan([a_choice("A. B.", represents="Røde Kors")], [], [known]))

    assert group.known == known.id
    assert group.seats[0].known == seat.id


def test_a_seat_that_is_taken_is_not_taken_over():
    taken = KnownSeat(uuid4(), "Røde Kors", is_vacant=False)
    known = KnownGroup(uuid4(), ORGANISATION, SubstituteArrangement.ORGANISATION, (taken,))

    group = only_group(plan([a_choice("A. B.", represents="Røde Kors")], [], [known]))

    assert group.seats[0].known is None


def test_a_substitute_stands_behind_a_seat_that_is_taken_already():
    taken = KnownSeat(uuid4(), "Røde Kors", is_vacant=False)
    known = KnownGroup(uuid4(), ORGANISATION, SubstituteArrangement.ORGANISATION, (taken,))

    group = only_group(plan([a_choice("A. B.", role=PlaceRole.SUBSTITUTE, represents="Røde Kors")], [], [known]))

    assert group.seats[0].known == taken.id


def test_somebody_who_has_a_place_already_is_left_as_they_are():
    amina = uuid4()
    known = KnownGroup(uuid4(), ELECTED, SubstituteArrangement.LIST, people=frozenset({amina}))
    choice = a_choice("Amina Rahimi", ELECTED, person=amina)

    planned = plan([choice], [], [known])

    assert planned.standing == (choice,)
    assert planned.groups == ()


def test_staff_and_guests_get_no_place():
    assert plan([a_choice("S. T.", None, None)], [], []).placed == 0


@pytest.mark.parametrize(
    ("seat_type", "represents", "label"),
    [
        (ELECTED, ["borgere med anden etnisk baggrund", None], "Flygtninge- og indvandrerrepræsentanter"),
        (ELECTED, ["borgere med anden etnisk baggrund"] * 2, "Repræsentanter for borgere med anden etnisk baggrund"),
        (POLITICAL, ["Byrådet"], "Udpeget af Byrådet"),
        (POLITICAL, [None], "Udpeget af kommunalbestyrelsen"),
        (ORGANISATION, ["LO"], "Foreninger og organisationer"),
    ],
)
def test_a_new_group_is_called_by_the_words_of_the_minutes(seat_type, represents, label):
    members = [a_choice(f"Member {number}", seat_type, represents=said) for number, said in enumerate(represents)]

    assert only_group(plan(members, [], [])).label == label


def test_only_members_get_an_office():
    assert office_of(a_choice("A. B.", office=Office.CHAIR)) is Office.CHAIR
    assert office_of(a_choice("A. B.", role=PlaceRole.SUBSTITUTE, office=Office.CHAIR)) is None


def test_a_reading_in_order_may_be_applied():
    assert may_apply([a_choice("A. B."), a_choice("S. T.", None, None)], unresolved=[]) == ()


def test_every_reason_against_applying_is_given():
    person = uuid4()
    choices = [a_choice("A. B.", None), a_choice("C. D.", person=person), a_choice("C. Dahl", person=person)]

    refusals = may_apply(choices, unresolved=["Henning Bro"])

    assert codes(refusals) == ["conflict-unresolved", "line-needs-a-group", "person-chosen-twice"]


def test_minutes_without_anybody_to_place_are_not_applied():
    assert codes(may_apply([a_choice("S. T.", None, None)], unresolved=[])) == ["nobody-to-place"]
