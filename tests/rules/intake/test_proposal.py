"""What is proposed for each person, and what waits for the secretary."""

from uuid import uuid4

import pytest

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.intake.rules.proposals.decisions import NEITHER, Correction, Decisions, Ruling, Side
from recruit.intake.rules.proposals.matching import KnownPeople
from recruit.intake.rules.proposals.proposal import propose
from recruit.intake.rules.proposals.states import State
from recruit.intake.rules.reading import About, NotUnderstood, Office, Role
from recruit.intake.rules.reading import SeatType as ReadSeatType
from tests.rules.intake.lines import a_conflict, a_day, a_place, a_reading, listed, somebody

AMINA = somebody("Amina Rahimi", "Mina")
SITTING = somebody("Amina Rahimi", place=a_place())

MEMBER = Correction(PlaceRole.MEMBER, SeatType.SECTOR)


def seated(name, **facts):
    """Return a member of whom the file says everything that a place needs."""
    return listed(name, **{"seat_type": ReadSeatType.ORGANISATION, **facts})


def the_proposal(person, decisions=None, known=(), conflicts=(), applied=()):
    reading = a_reading(person, conflicts=tuple(conflicts))
    (proposal,) = propose(reading, decisions or Decisions(), known, applied=set(applied))
    return proposal


def reasons(proposal):
    return [refusal.code for refusal in proposal.reasons]


# What a line becomes


@pytest.mark.parametrize(
    ("role", "place", "state"),
    [
        (Role.MEMBER, PlaceRole.MEMBER, State.NEW),
        (Role.SUBSTITUTE, PlaceRole.SUBSTITUTE, State.NEW),
        (Role.ASSOCIATE, PlaceRole.ASSOCIATE, State.NEW),
        (Role.OBSERVER, None, State.BYSTANDER),
        (Role.GUEST, None, State.BYSTANDER),
        (Role.ADMINISTRATION, None, State.BYSTANDER),
        (Role.SECRETARIAT, None, State.BYSTANDER),
        (Role.UNCLASSIFIED, None, State.PERSON_ONLY),
    ],
)
def test_only_members_substitutes_and_associates_get_a_place(role, place, state):
    proposal = the_proposal(seated("Amina Rahimi", role=role))

    assert (proposal.choice.role, proposal.state) == (place, state)
    assert proposal.choice.seat_type is (SeatType.ORGANISATION if place else None)


def test_a_place_needs_a_member_group():
    proposal = the_proposal(listed("Amina Rahimi"))

    assert proposal.state is State.DECIDE
    assert reasons(proposal) == ["line-needs-a-group"]
    assert not proposal.is_ready


def test_a_line_that_has_been_put_to_use_is_done_with():
    proposal = the_proposal(listed("Amina Rahimi"), applied=[0])

    assert proposal.state is State.APPLIED
    assert proposal.reasons == ()


def test_nothing_comes_of_a_line_that_the_secretary_leaves_out():
    decided = Decisions({0: Correction(PlaceRole.MEMBER, None, left_out=True)})

    proposal = the_proposal(seated("Amina B. Rahimi"), decided, [AMINA])

    assert (proposal.state, proposal.reasons) == (State.LEFT_OUT, ())


# Who it is


def test_a_new_name_becomes_a_new_person():
    proposal = the_proposal(seated("Yusuf Demir"), known=[AMINA])

    assert proposal.known is None
    assert proposal.state is State.NEW


@pytest.mark.parametrize("written", ["Amina Rahimi", "AMINA RAHIMI", "Mina"])
def test_the_very_same_name_is_proposed_as_the_one_who_bears_it(written):
    proposal = the_proposal(seated(written), known=[AMINA])

    assert proposal.known == AMINA
    assert proposal.choice.person == AMINA.id
    assert proposal.state is State.KNOWN


def test_a_similar_name_waits_for_a_decision():
    proposal = the_proposal(seated("Amina B. Rahimi"), known=[AMINA])

    assert proposal.known is None
    assert proposal.state is State.DECIDE
    assert proposal.waits_for_match
    assert [like.person for like in proposal.candidates] == [AMINA]


def test_somebody_without_a_role_waits_for_who_it_is_as_well():
    assert the_proposal(listed("Amina B. Rahimi", role=Role.UNCLASSIFIED), known=[AMINA]).waits_for_match


def test_nobody_waits_for_who_a_member_of_staff_is():
    assert the_proposal(listed("Amina B. Rahimi", role=Role.SECRETARIAT), known=[AMINA]).state is State.BYSTANDER


def test_a_lone_given_name_means_everybody_who_bears_it():
    known = KnownPeople([somebody(name) for name in ("Gerda Kjær-Vestermark", "Anna Berg", "Gerda Heiberg-Lind")])

    assert [like.person.name for like in known.like("Gerda")] == ["Gerda Heiberg-Lind", "Gerda Kjær-Vestermark"]


def test_the_most_similar_comes_first_and_the_unlike_not_at_all():
    known = KnownPeople([somebody(name) for name in ("Farhzana Ismailov", "Birte Hoff", "Farzana Ismailov")])

    assert [like.person.name for like in known.like("Farzana Ismailov")] == ["Farzana Ismailov", "Farhzana Ismailov"]


def test_a_name_without_letters_is_nobodys():
    known = KnownPeople([somebody("?!")])

    assert list(known.called("!?")) == []


def test_a_nickname_is_taken_for_whoever_bears_it_only_while_it_fits_nobody_else():
    assert the_proposal(seated("Mina"), known=[AMINA, somebody("Bo Friis")]).known == AMINA
    assert the_proposal(seated("Mina"), known=[AMINA, somebody("Mina Lund")]).waits_for_match


def test_two_people_of_the_same_name_are_never_told_apart_by_the_program():
    proposal = the_proposal(seated("Amina Rahimi"), known=[AMINA, somebody("Amina Rahimi")])

    assert proposal.waits_for_match
    assert len(proposal.candidates) == 2


def test_the_secretary_says_that_it_is_somebody_known():
    decided = Decisions({0: Correction(PlaceRole.MEMBER, SeatType.SECTOR, person=AMINA.id)})

    proposal = the_proposal(seated("Amina B. Rahimi"), decided, [AMINA])

    assert proposal.known == AMINA
    assert proposal.is_corrected
    assert proposal.state is State.KNOWN
    assert proposal.choice.seat_type is SeatType.SECTOR


def test_the_secretary_says_that_it_is_somebody_new():
    decided = Decisions({0: Correction(PlaceRole.MEMBER, SeatType.SECTOR, is_new=True)})

    proposal = the_proposal(seated("Amina Rahimi"), decided, [AMINA])

    assert proposal.known is None
    assert proposal.state is State.NEW


def test_a_corrected_role_still_waits_for_who_it_is():
    decided = Decisions({0: Correction(PlaceRole.SUBSTITUTE, SeatType.SECTOR)})

    assert the_proposal(seated("Amina B. Rahimi"), decided, [AMINA]).waits_for_match


GONE = Decisions({0: Correction(PlaceRole.MEMBER, SeatType.SECTOR, person=uuid4())})


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Yusuf Demir", ["person-chosen-is-gone"]),
        ("Amina Rahimi", ["person-chosen-is-gone", "match-undecided"]),
        ("Amina B. Rahimi", ["person-chosen-is-gone", "match-undecided"]),
    ],
)
def test_whoever_was_chosen_and_is_gone_is_nobody_else_before_somebody_says_so(name, why):
    proposal = the_proposal(seated(name), GONE, [AMINA])

    assert (proposal.known, proposal.state, reasons(proposal)) == (None, State.DECIDE, why)


def test_a_new_person_is_not_the_one_who_was_chosen_before():
    decided = Decisions({0: Correction(PlaceRole.MEMBER, SeatType.SECTOR, person=uuid4(), is_new=True)})

    assert the_proposal(seated("Yusuf Demir"), decided, [AMINA]).state is State.NEW


def test_whoever_was_put_in_and_merged_since_is_found_by_name():
    proposal = the_proposal(seated("Amina Rahimi"), GONE, [AMINA], applied={0})

    assert (proposal.known, proposal.state) == (AMINA, State.APPLIED)


def test_one_person_is_not_chosen_for_two_lines():
    decided = Decisions({1: Correction(PlaceRole.MEMBER, SeatType.SECTOR, person=AMINA.id)})
    reading = a_reading(seated("Amina Rahimi"), seated("Amina B. Rahimi"), seated("Yusuf Demir"))

    first, second, other = propose(reading, decided, [AMINA])

    assert reasons(first) == reasons(second) == ["person-chosen-twice"]
    assert first.state is second.state is State.CONFLICT
    assert other.state is State.NEW


def test_two_lines_with_the_same_new_name_wait_until_somebody_says_that_they_are_two():
    reading = a_reading(seated("Yusuf Demir"), seated("YUSUF DEMIR"))
    new = Correction(PlaceRole.MEMBER, SeatType.SECTOR, is_new=True)

    waiting = propose(reading, Decisions(), ())
    told_apart = propose(reading, Decisions({0: new, 1: new}), ())
    one_left_out = propose(reading, Decisions({1: Correction(None, None, left_out=True)}), ())

    assert [reasons(one) for one in waiting] == [["named-twice"], ["named-twice"]]
    assert [one.state for one in told_apart] == [State.NEW, State.NEW]
    assert [one.state for one in one_left_out] == [State.NEW, State.LEFT_OUT]


def test_the_second_of_two_lines_is_not_taken_for_whoever_the_first_has_become():
    reading = a_reading(seated("Yusuf Demir"), seated("Yusuf Demir"))
    new = Correction(PlaceRole.MEMBER, SeatType.SECTOR, is_new=True)
    put_in = somebody("Yusuf Demir", place=a_place())

    _first, second = propose(reading, Decisions({0: new}), [put_in], applied={0})
    _first, told_apart = propose(reading, Decisions({0: new, 1: new}), [put_in], applied={0})

    assert reasons(second) == ["person-chosen-twice"]
    assert told_apart.state is State.NEW


def test_two_lines_about_somebody_who_stands_already_may_be_two_people():
    sitting = somebody("Yusuf Demir", place=a_place())
    reading = a_reading(seated("Yusuf Demir"), seated("Yusuf Demir"))

    assert [reasons(one) for one in propose(reading, Decisions(), [sitting])] == [["person-chosen-twice"]] * 2


# Corrections


def test_a_correction_replaces_everything_that_was_read():
    read = seated("Amina Rahimi", office=Office.CHAIR, represents="LO", party="Folkelisten", email="a@fjordby.example")
    decided = Decisions(
        {
            0: Correction(
                PlaceRole.SUBSTITUTE,
                SeatType.SECTOR,
                name="Amina Rahimmi",
                represents="Skoleområdet",
                unit="Kontoret",
                phone="12 34 56 78",
                since=a_day("2023"),
            )
        }
    )

    said = the_proposal(read, decided).listed

    assert (said.name, said.represents, said.represents_unit) == ("Amina Rahimmi", "Skoleområdet", "Kontoret")
    assert (said.office, said.party, said.email, said.phone) == (None, None, None, "12 34 56 78")
    assert (said.since, said.until) == (a_day("2023"), None)


def test_a_correction_of_what_was_read_changes_nothing():
    read = seated("Amina Rahimi", office=Office.CHAIR, represents="LO", represents_unit="Kontoret", party="Listen")

    corrected = the_proposal(read, Decisions({0: Correction.of(read)}))

    assert corrected.choice == the_proposal(read).choice
    assert corrected.is_corrected


def test_somebody_gets_no_place_when_the_secretary_says_so():
    proposal = the_proposal(seated("Amina Rahimi"), Decisions({0: Correction(None, SeatType.SECTOR)}))

    assert proposal.state is State.PERSON_ONLY
    assert proposal.choice.seat_type is None


def test_a_guest_becomes_a_member_when_the_secretary_says_so():
    assert the_proposal(listed("Amina Rahimi", role=Role.GUEST), Decisions({0: MEMBER})).state is State.NEW


# Lines that were not understood


def test_the_secretary_reads_a_person_from_a_line_that_nobody_understood():
    reading = a_reading(
        seated("Yusuf Demir"), not_understood=(NotUnderstood(4, "???"), NotUnderstood(9, "amina fra LO"))
    )
    decided = Decisions(lines={4: None, 9: Correction(PlaceRole.MEMBER, SeatType.SECTOR, name="Amina Rahimi")})

    _yusuf, added = propose(reading, decided, [AMINA])

    assert (added.number, added.listed.line, added.listed.text) == (2, 9, "amina fra LO")
    assert (added.state, added.known) == (State.KNOWN, AMINA)


def test_the_number_of_an_added_person_does_not_change_when_another_line_is_decided():
    reading = a_reading(not_understood=(NotUnderstood(4, "???"), NotUnderstood(9, "amina fra LO")))
    one = {9: Correction(PlaceRole.MEMBER, SeatType.SECTOR, name="Amina Rahimi")}
    other = {4: Correction(None, None, name="Yusuf Demir")}

    assert [each.number for each in propose(reading, Decisions(lines=one), ())] == [1]
    assert [each.number for each in propose(reading, Decisions(lines=one | other), ())] == [0, 1]


# Whoever has a place already


def test_somebody_with_a_place_in_the_term_stands_already():
    proposal = the_proposal(seated("Amina Rahimi"), known=[SITTING])

    assert proposal.stands_already
    assert proposal.state is State.STANDS
    assert not the_proposal(seated("Amina Rahimi"), known=[AMINA]).stands_already


def test_whoever_has_a_place_needs_no_member_group_in_the_file():
    assert the_proposal(listed("Amina Rahimi"), known=[SITTING]).state is State.STANDS


def test_a_known_person_without_a_role_has_nothing_to_wait_for():
    assert the_proposal(listed("Amina Rahimi", role=Role.UNCLASSIFIED), known=[AMINA]).state is State.STANDS


@pytest.mark.parametrize("place", [None, a_place()])
def test_a_new_spelling_is_something_to_put_to_use(place):
    known = somebody("Amina Rahimi", place=place)
    decided = Decisions({0: Correction(None, None, person=known.id)})

    proposal = the_proposal(listed("Amina Rahimmi", role=Role.UNCLASSIFIED), decided, [known])

    assert proposal.state is State.PERSON_ONLY


def test_what_the_register_says_otherwise_waits_for_a_decision():
    proposal = the_proposal(seated("Amina Rahimi", since=a_day("2023")), known=[SITTING])

    assert proposal.state is State.CONFLICT
    assert reasons(proposal) == ["register-says-otherwise"]


@pytest.mark.parametrize(("side", "state"), [(Side.FILE, State.KNOWN), (Side.REGISTERED, State.STANDS)])
def test_a_decided_difference_is_taken_or_left(side, state):
    (told,) = the_proposal(seated("Amina Rahimi", since=a_day("2023")), known=[SITTING]).discrepancies
    decided = Decisions(registered={(0, About.SINCE): Ruling(side, told.compared)})

    proposal = the_proposal(seated("Amina Rahimi", since=a_day("2023")), decided, [SITTING])

    assert proposal.state is state
    assert [one.about for one in proposal.taken] == ([About.SINCE] if side is Side.FILE else [])


# Contradictions within the file


@pytest.mark.parametrize(
    ("about", "fact", "field", "value"),
    [
        (About.PARTY, "Folkelisten", "party", "Folkelisten"),
        (About.PARTY, NEITHER, "party", None),
        (About.OFFICE, "chair", "office", Office.CHAIR),
        (About.OFFICE, NEITHER, "office", None),
        (About.ROLE, "substitute", "role", Role.SUBSTITUTE),
        (About.ROLE, NEITHER, "role", Role.UNCLASSIFIED),
        (About.REPRESENTS, "LO", "represents", "LO"),
        (About.REPRESENTS, NEITHER, "represents", None),
        (About.SINCE, "2023-02", "since", a_day("februar 2023")),
        (About.UNTIL, NEITHER, "until", None),
        (About.EMAIL, "henning@fjordby.example", "email", "henning@fjordby.example"),
        (About.ATTENDANCE, "present", "attendance", None),
    ],
)
def test_a_decided_contradiction_is_followed(about, fact, field, value):
    conflict = a_conflict("Henning Bro", about, "one", "other")

    proposal = the_proposal(listed("Henning Bro"), Decisions(conflicts={0: fact}), conflicts=[conflict])

    assert getattr(proposal.listed, field) == value


def test_a_contradiction_about_somebody_else_changes_nothing():
    conflict = a_conflict("Somebody Else", About.PARTY, "one", "other")

    proposal = the_proposal(listed("Henning Bro"), Decisions(conflicts={0: "Folkelisten"}), conflicts=[conflict])

    assert proposal.listed.party is None


@pytest.mark.parametrize(
    ("role", "about", "decided", "waits"),
    [
        (Role.MEMBER, About.PARTY, {}, True),
        (Role.MEMBER, About.SINCE, {}, True),
        (Role.MEMBER, About.PARTY, {0: "Folkelisten"}, False),
        (Role.MEMBER, About.PARTY, {0: NEITHER}, False),
        (Role.MEMBER, About.ATTENDANCE, {}, False),
        (Role.UNCLASSIFIED, About.PARTY, {}, False),
        (Role.SECRETARIAT, About.PARTY, {}, False),
    ],
)
def test_only_contradictions_that_matter_for_a_place_hold_somebody_back(role, about, decided, waits):
    conflict = a_conflict("Henning Bro", about, "one", "other")

    proposal = the_proposal(seated("Henning Bro", role=role), Decisions(conflicts=decided), conflicts=[conflict])

    assert reasons(proposal) == (["conflict-unresolved"] if waits else [])
    assert (proposal.state is State.CONFLICT) is waits


def test_correcting_somebody_does_not_decide_what_the_file_says_twice():
    conflict = a_conflict("Henning Bro", About.PARTY, "Folkelisten", "Borgerlisten")

    proposal = the_proposal(seated("Henning Bro"), Decisions({0: MEMBER}), conflicts=[conflict])

    assert reasons(proposal) == ["conflict-unresolved"]


def test_everything_that_waits_is_said_at_once():
    conflict = a_conflict("Amina B. Rahimi", About.PARTY, "Folkelisten", "Borgerlisten")

    proposal = the_proposal(listed("Amina B. Rahimi"), known=[AMINA], conflicts=[conflict])

    assert reasons(proposal) == ["conflict-unresolved", "match-undecided", "line-needs-a-group"]
