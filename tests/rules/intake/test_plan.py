"""From a file to seats: what putting it to use would do, before anything is done."""

from dataclasses import replace
from uuid import uuid4

import pytest

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation.dates import Span, parse_danish
from recruit.intake.rules.plans.chairs import Chair
from recruit.intake.rules.plans.offices import office_of
from recruit.intake.rules.plans.plan import (
    Choice,
    KnownGroup,
    KnownMember,
    KnownSeat,
    WantedGroup,
    may_be_kept,
    may_be_put_in,
)
from recruit.intake.rules.plans.seating import plan as planned
from recruit.intake.rules.plans.stay import TermDays, stay
from recruit.intake.rules.reading import LineCount, Listed, MeetingFacts, Office, Reading, Role, VacantSeat
from tests.builders import a_day, day

ORGANISATION, ELECTED, POLITICAL = SeatType.ORGANISATION, SeatType.REFUGEE_IMMIGRANT, SeatType.MUNICIPAL_COUNCIL
TERM = TermDays(a_day("2022-01-01"), Span(day("2022-01-01"), day("2026-01-01")), holds_over=False)
ALL_TERM = Span(day("2022-01-01"))


def listed(name, represents=None, since="", until="", **facts):
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
        "since": parse_danish(since),
        "until": parse_danish(until),
        **facts,
    }
    return Listed(name=name, represents=represents, **said)


def a_choice(name, seat_type=ORGANISATION, role=PlaceRole.MEMBER, person=None, represents=None, **facts):
    return Choice(listed(name, represents, **facts), role, seat_type, person)


def a_substitute(name, seat_type=ORGANISATION, **facts):
    return a_choice(name, seat_type, PlaceRole.SUBSTITUTE, **facts)


def a_seat(*represents, held=(), name="Somebody", on_behalf_of=()):
    members = tuple(KnownMember(uuid4(), frozenset({name.casefold()}), span, on_behalf_of) for span in held)
    return KnownSeat(uuid4(), represents, members)


def a_group(
    *seats, seat_type=ORGANISATION, arrangement=SubstituteArrangement.ORGANISATION, label="Foreninger", people=()
):
    return KnownGroup(uuid4(), label, seat_type, arrangement, seats, frozenset(people))


def plan(choices=(), *, wanted=(), vacant=(), known=(), waiting=()):
    return planned(choices, wanted, vacant, known, TERM, waiting)


def codes(refusals):
    return [refusal.code for refusal in refusals]


def only_group(planned):
    (group,) = planned.groups
    return group


def names(seat):
    return [choice.listed.name for choice in seat.members]


def test_a_file_in_which_nobody_and_nothing_is_named_is_not_kept():
    empty = Reading(MeetingFacts(), (), (), (), (), LineCount(7, 0, 0, 0, 0, 7))

    assert [(reason.code, reason.facts) for reason in may_be_kept(empty)] == [("nobody-in-the-text", {"lines": 7})]
    assert may_be_kept(replace(empty, vacant_seats=(VacantSeat("LO", 1),))) == ()


# Groups


def test_members_of_one_kind_sit_in_one_group_in_the_order_of_the_file():
    planned = plan([a_choice("Amina Rahimi", ELECTED), a_choice("Yusuf Demir", ELECTED)])

    group = only_group(planned)
    assert group.seat_type is ELECTED
    assert [names(seat) for seat in group.seats] == [["Amina Rahimi"], ["Yusuf Demir"]]
    assert planned.placed == 2


def test_groups_come_in_the_order_of_the_law_whatever_the_order_of_the_file():
    planned = plan([a_choice("A. B.", ORGANISATION), a_choice("C. D.", ELECTED), a_choice("E. F.", POLITICAL)])

    assert [group.seat_type for group in planned.groups] == [ELECTED, POLITICAL, ORGANISATION]


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
def test_a_new_group_is_called_by_the_words_of_the_file(seat_type, represents, label):
    members = [a_choice(f"Member {number}", seat_type, represents=said) for number, said in enumerate(represents)]

    assert only_group(plan(members)).label == label


def test_the_seats_of_elected_members_are_for_nobody_in_particular():
    (seat,) = only_group(plan([a_choice("A. B.", ELECTED, represents="borgere med anden baggrund")])).seats

    assert seat.represents is None


def test_a_charter_sets_up_its_groups_with_their_seats():
    charter = [WantedGroup("Medlemmer af Byrådet", 2, POLITICAL, "Byrådet"), WantedGroup("Foreninger", 1, ORGANISATION)]

    groups = plan(wanted=charter).groups

    assert [(group.label, len(group.seats)) for group in groups] == [("Medlemmer af Byrådet", 2), ("Foreninger", 1)]


def test_what_a_charter_says_twice_in_the_same_words_is_one_group_with_all_the_seats():
    own = WantedGroup("medlemmer af Byrådet", 5, POLITICAL, "Byrådet")
    other = WantedGroup("medlemmer af Byrådet", 1, ORGANISATION)

    once = plan(wanted=[own, other, replace(own, seats=2)]).groups

    assert [(group.seat_type, len(group.seats)) for group in once] == [(POLITICAL, 7), (ORGANISATION, 1)]
    stands = a_group(*(a_seat() for _ in range(7)), seat_type=POLITICAL, label=own.label)
    assert plan(wanted=[own, replace(own, seats=2)], known=[stands]).groups == ()


def test_members_take_the_seats_that_the_charter_in_the_same_file_sets_up():
    charter = [WantedGroup("Valgte", 2, ELECTED)]

    (seats,) = [group.seats for group in plan([a_choice("Amina Rahimi", ELECTED)], wanted=charter).groups]

    assert [names(seat) for seat in seats] == [["Amina Rahimi"], []]


@pytest.mark.parametrize(
    ("known", "stands"),
    [
        (a_group(label="foreninger"), True),
        (a_group(a_seat("Boligselskabet"), a_seat("Boligselskabet"), label="Boliger"), True),
        (a_group(a_seat("Boligselskabet"), label="Boliger"), False),
        (a_group(a_seat("LO"), a_seat("LO"), label="Fagbevægelsen"), False),
        (a_group(a_seat(), a_seat(), label="Andre"), False),
        (a_group(a_seat("Boligselskabet"), a_seat("Boligselskabet"), seat_type=SeatType.SECTOR, label="X"), False),
    ],
)
def test_a_group_that_stands_with_its_label_or_with_seats_enough_for_the_same_is_left_as_it_is(known, stands):
    charter = [WantedGroup("Foreninger", 2, ORGANISATION, "Boligselskabet")]

    assert (plan(wanted=charter, known=[known]).groups == ()) is stands


def test_one_standing_group_is_not_two_of_the_charter():
    charter = [WantedGroup("Valgte nord", 2, ELECTED), WantedGroup("Valgte syd", 2, ELECTED)]
    known = a_group(a_seat(), a_seat(), seat_type=ELECTED, label="Valgte")

    assert only_group(plan(wanted=charter, known=[known])).label == "Valgte syd"


@pytest.mark.parametrize(
    ("choice", "label"),
    [
        (a_choice("A. B.", represents="Boldklubben"), "Idræt"),
        (a_choice("A. B.", represents="Skoleforeningen"), "Foreninger, Skoleforeningen"),
        (a_choice("A. B.", represents="Kirken"), "Andre"),
        (a_substitute("A. B.", substitute_for="Somebody"), "Idræt"),
        (a_choice("A. B.", POLITICAL, party="Venstre"), "Venstre"),
        (a_choice("A. B.", SeatType.SECTOR), "Fagområder"),
    ],
)
def test_somebody_sits_in_the_group_that_is_theirs(choice, label):
    known = [
        a_group(a_seat("Boldklubben", held=[ALL_TERM]), label="Idræt"),
        a_group(label="Foreninger, Skoleforeningen"),
        a_group(a_seat(), label="Andre"),
        a_group(seat_type=POLITICAL, arrangement=SubstituteArrangement.POLITICAL_GROUP, label="Konservative"),
        a_group(seat_type=POLITICAL, arrangement=SubstituteArrangement.POLITICAL_GROUP, label="Venstre"),
    ]

    assert only_group(plan([choice], known=known)).label == label


# Seats


def test_two_members_of_one_organisation_have_a_seat_each():
    both = [a_choice("A. B.", represents="Røde Kors"), a_choice("C. D.", represents="Røde Kors")]

    assert len(only_group(plan(both)).seats) == 2


@pytest.mark.parametrize("represents", [("Røde Kors",), ("Dansk Røde Kors", "Røde Kors"), ()])
def test_a_vacant_seat_of_the_term_is_used(represents):
    seat = a_seat(*represents)
    known = a_group(a_seat("LO"), seat)

    group = only_group(plan([a_choice("A. B.", represents="Røde Kors")], known=[known]))

    assert group.known == known.id
    assert [one.known for one in group.seats] == [seat.id]


@pytest.mark.parametrize("seat", [a_seat("Røde Kors", held=[ALL_TERM]), a_seat("LO")])
def test_a_seat_that_is_taken_or_for_somebody_else_is_not_taken_over(seat):
    (made,) = only_group(plan([a_choice("A. B.", represents="Røde Kors")], known=[a_group(seat)])).seats

    assert made.known is None
    assert made.represents == "Røde Kors"


def test_whoever_sits_in_the_municipal_council_takes_any_of_its_seats():
    seat = a_seat("Byrådet")
    known = a_group(seat, seat_type=POLITICAL)

    (used,) = only_group(plan([a_choice("A. B.", POLITICAL, represents="Kommunalbestyrelsen")], known=[known])).seats

    assert used.known == seat.id


def test_one_seat_is_held_by_one_and_then_by_another():
    came = a_choice("Ulla Lund", represents="LO", since="2023-07-01")
    left = a_choice("Yusuf Demir", represents="LO", until="2023-06-30")

    (seat,) = only_group(plan([came, left])).seats

    assert names(seat) == ["Yusuf Demir", "Ulla Lund"]


def test_whoever_came_later_has_the_seat_that_was_left_last():
    left = [a_choice(name, ELECTED, until=until) for name, until in (("A. B.", "2022-06-30"), ("C. D.", "2023-06-30"))]
    came = a_choice("E. F.", ELECTED, since="2023-07-01")
    known = a_group(a_seat(), a_seat(), a_seat(), seat_type=ELECTED)

    seats = only_group(plan([*left, came], known=[known])).seats

    assert [names(seat) for seat in seats] == [["A. B."], ["C. D.", "E. F."]]


def test_somebody_can_be_found_to_have_sat_on_a_seat_before_its_member():
    seat = a_seat(held=[Span(day("2023-07-01"))], on_behalf_of=("LO",))
    before = a_choice("A. B.", represents="LO", until="2023-06-30")

    assert only_group(plan([before], known=[a_group(seat)])).seats[0].known == seat.id


@pytest.mark.parametrize("represents", ["LO", "lo"])
def test_an_open_seat_is_not_made_twice(represents):
    vacant = [VacantSeat(represents, 7)]

    assert plan(vacant=vacant, known=[a_group(a_seat("LO", held=[ALL_TERM]))]).groups == ()
    assert len(only_group(plan([a_choice("A. B.", represents="LO")], vacant=vacant)).seats) == 1


def test_a_seat_that_nobody_was_named_for_is_left_open():
    group = only_group(plan([a_choice("A. B.", represents="LO")], vacant=[VacantSeat("Ungdomsrådet", 7)]))

    assert [(seat.represents, len(seat.members)) for seat in group.seats] == [("LO", 1), ("Ungdomsrådet", 0)]


def test_open_seats_for_nobody_in_particular_are_as_many_as_the_file_says():
    known = [a_group(a_seat(), a_seat("LO"))]

    assert len(only_group(plan(vacant=[VacantSeat(None, 7), VacantSeat(None, 8)], known=known)).seats) == 1


# Substitutes and associates


def test_a_substitute_of_an_organisation_stands_behind_its_seat():
    member = a_choice("Berta Holm", represents="Boligforeningen Ny Dag")
    substitute = a_substitute("Sonja Lund", represents="boligforeningen ny dag")

    group = only_group(plan([substitute, member]))

    (seat,) = group.seats
    assert (names(seat), [standby.choice for standby in seat.substitutes]) == (["Berta Holm"], [substitute])
    assert group.arrangement is SubstituteArrangement.ORGANISATION


def test_an_organisation_with_only_a_substitute_in_the_file_has_a_vacant_seat():
    (seat,) = only_group(plan([a_substitute("Sonja Lund", represents="LO")])).seats

    assert (seat.members, seat.represents) == ((), "LO")


def test_a_substitute_stands_behind_a_seat_that_is_taken_already():
    taken = a_seat("Røde Kors", held=[ALL_TERM])

    group = only_group(plan([a_substitute("A. B.", represents="Røde Kors")], known=[a_group(taken)]))

    assert group.seats[0].known == taken.id


def test_elected_substitutes_stand_in_line_behind_the_group():
    line = [a_substitute("A. B.", ELECTED), a_substitute("C. D.", ELECTED)]

    group = only_group(plan(line))

    assert group.arrangement is SubstituteArrangement.LIST
    assert (group.substitutes, group.seats) == (tuple(line), ())


def test_substitutes_are_personal_when_the_file_says_for_whom_each_stands_in():
    member = a_choice("Amina Rahimi", ELECTED)
    substitute = a_substitute("Yusuf Demir", ELECTED, substitute_for="amina rahimi")

    group = only_group(plan([member, substitute]))

    assert group.arrangement is SubstituteArrangement.PERSONAL
    (standby,) = group.seats[0].substitutes
    assert (standby.choice, standby.member.listed.name) == (substitute, "Amina Rahimi")


def test_a_personal_substitute_stands_in_for_somebody_who_sits_there_already():
    seat = a_seat(held=[ALL_TERM], name="amina rahimi")
    known = a_group(seat, seat_type=ELECTED, arrangement=SubstituteArrangement.PERSONAL)

    group = only_group(plan([a_substitute("Yusuf Demir", ELECTED, substitute_for="Amina Rahimi")], known=[known]))

    assert group.seats[0].substitutes[0].member == seat.members[0].membership


@pytest.mark.parametrize(
    ("arrangement", "reason"),
    [
        (SubstituteArrangement.PERSONAL, "substitute-needs-a-member"),
        (SubstituteArrangement.NONE, "group-has-no-substitutes"),
    ],
)
def test_a_substitute_whom_the_group_has_no_place_for_waits(arrangement, reason):
    stray = a_substitute("Yusuf Demir", ELECTED, substitute_for="Nobody Here")

    found = plan([stray], known=[a_group(seat_type=ELECTED, arrangement=arrangement)])

    assert [(left.choice, codes(left.reasons)) for left in found.left] == [(stray, [reason])]
    assert found.groups == ()


def test_the_substitute_of_somebody_who_waits_waits_too():
    substitute = a_substitute("Yusuf Demir", ELECTED, substitute_for="Amina Rahimi")
    away = a_choice("Amina Rahimi", ELECTED, since="2018-01-01")

    assert [codes(left.reasons) for left in plan([substitute], waiting=["amina rahimi"]).left] == [["member-waits"]]
    assert [left.choice for left in plan([substitute, away]).left] == [away, substitute]
    sits = a_group(a_seat(held=[ALL_TERM], name="amina rahimi"), seat_type=ELECTED)
    assert plan([substitute], waiting=["Amina Rahimi"], known=[sits]).left == ()


def test_associates_have_no_seat():
    associate = a_choice("A. B.", role=PlaceRole.ASSOCIATE)

    planned = plan([associate])

    assert only_group(planned).associates == (associate,)
    assert planned.placed == 1


# Those who get no place


def test_somebody_who_has_a_place_already_is_left_as_they_are():
    amina = uuid4()
    choice = a_choice("Amina Rahimi", ELECTED, person=amina)

    found = plan([choice], known=[a_group(seat_type=ELECTED, people={amina})])

    assert (found.standing, found.groups) == ((choice,), ())


def test_somebody_whose_place_was_registered_wrongly_gets_the_right_one():
    amina = uuid4()
    choice = replace(a_choice("Amina Rahimi", ELECTED, person=amina), instead_of=uuid4())

    assert plan([choice], known=[a_group(people={amina})]).placed == 1


def test_somebody_without_a_role_only_becomes_known():
    choice = a_choice("S. T.", None, None)

    found = plan([choice])

    assert (found.known_only, found.placed) == ((choice,), 0)


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ({"since": "2018-01-01"}, "begins-outside-the-term"),
        ({"since": "2026-03-01"}, "begins-outside-the-term"),
        ({"until": "2026-03-01"}, "ends-after-the-term"),
        ({"since": "2023-03-01", "until": "2023-02-01"}, "ends-before-it-begins"),
    ],
)
def test_days_outside_the_term_hold_one_back_and_not_the_others(days, reason):
    stray = a_choice("A. B.", ELECTED, **days)

    found = plan([stray, a_choice("C. D.", ELECTED)])

    assert [(left.choice, codes(left.reasons)) for left in found.left] == [(stray, [reason])]
    assert found.placed == 1


def test_a_place_needs_a_group():
    (left,) = plan([a_choice("A. B.", None)]).left

    assert codes(left.reasons) == ["line-needs-a-group"]


@pytest.mark.parametrize(("since", "reasons"), [("2023-07-01", []), ("2023-06-01", ["person-chosen-twice"])])
def test_one_person_has_two_places_one_after_the_other(since, reasons):
    person = uuid4()
    twice = [
        a_choice("A. B.", ELECTED, person=person, until="2023-06-30"),
        a_choice("A. Berg", ELECTED, PlaceRole.ASSOCIATE, person, since=since),
    ]

    assert [code for left in plan(twice).left for code in codes(left.reasons)] == reasons


@pytest.mark.parametrize(("number", "reasons"), [(200, []), (201, ["more-than-a-group-holds"])])
def test_a_list_of_a_thousand_members_is_no_list_of_a_council(number, reasons):
    everybody = [a_choice(f"Member {each}", ELECTED) for each in range(number)]

    assert codes(may_be_put_in(plan(everybody))) == reasons


def test_in_a_group_that_is_refused_nobody_looks_through_thousands_of_chairs(monkeypatch):
    asked = []
    monkeypatch.setattr(Chair, "is_free", lambda chair, _span: asked.append(chair))

    found = plan([a_choice(f"Member {each}", represents=f"LO {each}", until="2024-06") for each in range(500)])

    assert codes(may_be_put_in(found)) == ["more-than-a-group-holds"]
    assert len(asked) <= 2 * sum(range(201))


# Days


@pytest.mark.parametrize(
    ("said", "first", "last", "is_assumed"),
    [
        ({}, "2022-01-01", None, True),
        ({"since": "2022-03-01", "until": "2024-05"}, "2022-03-01", "2024-05", False),
        ({"since": "2022", "until": "2025"}, "2022", None, False),
        ({"until": "2025-12-31"}, "2022-01-01", None, True),
        ({"until": "2026-06-30"}, "2022-01-01", "2026-06-30", True),
    ],
)
def test_days_are_those_of_the_line_and_else_of_the_term(said, first, last, is_assumed):
    days = stay(listed("A. B.", **said), TERM)

    assert (days.first_day, days.last_day, days.is_assumed) == (a_day(first), parse_danish(last or ""), is_assumed)


def test_a_year_in_which_the_term_begins_means_its_first_day():
    term = replace(TERM, first_day=a_day("2022-02-01"), span=Span(day("2022-02-01")))

    assert stay(listed("A. B.", since="2022", until="2025"), term).first_day == a_day("2022-02-01")


# Offices


def a_holder(office=Office.CHAIR, span=ALL_TERM, name="Gerda Kjær", held=ALL_TERM):
    member = KnownMember(uuid4(), frozenset({name.casefold()}), held, (), uuid4(), name, ((office, span),))
    return member, a_group(KnownSeat(uuid4(), (), (member,)), people=[member.person])


def left_of(planned):
    return [
        (left.choice.listed.name, *((one.code, one.facts.get("name")) for one in left.reasons)) for left in planned.left
    ]


@pytest.mark.parametrize(
    ("span", "since", "waits"),
    [
        (ALL_TERM, "", True),
        (Span(day("2022-01-01"), day("2024-07-01")), "2024-06-30", True),
        (Span(day("2022-01-01"), day("2024-07-01")), "2024-07-01", False),
    ],
)
def test_whoever_would_get_an_office_that_another_has_waits_and_the_others_go_in(span, since, waits):
    _gerda, group = a_holder(span=span)
    new = [a_choice("Bo Dam", office=Office.CHAIR, since=since), a_choice("Anna Berg", office=Office.VICE_CHAIR)]

    found = plan(new, known=[group])

    assert left_of(found) == ([("Bo Dam", ("office-is-held-by", "Gerda Kjær"))] if waits else [])
    assert found.placed == (1 if waits else 2)


def test_of_two_lines_with_one_office_the_later_waits():
    twice = [a_choice("Anna Berg", office=Office.CHAIR), a_choice("Bo Dam", ELECTED, office=Office.CHAIR)]

    assert left_of(plan(twice)) == [("Bo Dam", ("office-is-held-by", "Anna Berg"))]


def test_an_office_is_free_on_the_days_that_an_earlier_line_does_not_have_it():
    first = a_choice("Anna Berg", office=Office.CHAIR, until="2023-06-30")

    assert plan([first, a_choice("Bo Dam", office=Office.CHAIR, since="2023-07-01")]).left == ()


def test_the_substitute_of_whoever_waits_for_an_office_waits_too():
    _gerda, group = a_holder()
    new = [a_choice("Bo Dam", ELECTED, office=Office.CHAIR), a_substitute("Ida Lund", ELECTED, substitute_for="Bo Dam")]

    assert [code for left in plan(new, known=[group]).left for code in codes(left.reasons)] == [
        "office-is-held-by",
        "member-waits",
    ]


def test_an_office_is_corrected_where_nobody_else_has_it():
    (gerda, chaired), (anna, led) = a_holder(), a_holder(Office.VICE_CHAIR, name="Anna Berg")
    same = replace(a_choice("Anna Berg", person=anna.person, office=Office.CHAIR), office_for=anna.membership)
    other = replace(a_choice("Gerda Kjær", person=gerda.person, office=Office.CHAIR), office_for=gerda.membership)

    found = plan([same, other], known=[chaired, led])

    assert left_of(found) == [("Anna Berg", ("office-is-held-by", "Gerda Kjær"))]
    assert found.standing == (other,)


def test_an_office_that_is_given_up_goes_to_who_stands_already_and_not_to_who_is_new():
    gerda, group = a_holder()
    anna = KnownMember(uuid4(), frozenset({"anna berg"}), ALL_TERM, person=uuid4(), name="Anna Berg")
    chaired = replace(group, seats=(*group.seats, KnownSeat(uuid4(), (), (anna,))), people=group.people | {anna.person})
    less = replace(a_choice("Gerda Kjær", person=gerda.person, office=Office.VICE_CHAIR), office_for=gerda.membership)
    more = replace(a_choice("Anna Berg", person=anna.person, office=Office.CHAIR), office_for=anna.membership)

    assert plan([less, more], known=[chaired]).left == ()
    assert left_of(plan([less, a_choice("Bo Dam", office=Office.CHAIR)], known=[chaired])) == [
        ("Bo Dam", ("office-is-held-by", "Gerda Kjær"))
    ]


def test_only_members_get_an_office():
    assert office_of(a_choice("A. B.", office=Office.CHAIR)) is Office.CHAIR
    assert office_of(a_choice("A. B.", role=PlaceRole.SUBSTITUTE, office=Office.CHAIR)) is None
