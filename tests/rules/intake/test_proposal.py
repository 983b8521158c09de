"""What is proposed for each person, and what waits for the secretary."""

from uuid import uuid4

import pytest

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import parse_danish
from recruit.intake.formats.stored import pack, pack_decisions, unpack, unpack_decisions, without_texts
from recruit.intake.rules.decisions import NEITHER, Correction, Decisions
from recruit.intake.rules.matching import KnownPeople, KnownPerson, KnownPlace
from recruit.intake.rules.proposal import propose, unresolved
from recruit.intake.rules.reading import (
    About,
    Conflict,
    LineCount,
    MeetingFacts,
    NotUnderstood,
    Office,
    Reading,
    Role,
    VacantSeat,
)
from recruit.intake.rules.reading import SeatType as ReadSeatType
from tests.rules.intake.lines import listed

AMINA = KnownPerson(uuid4(), "Amina Rahimi", ("Mina",))
NOBODY = ()
A_PLACE = KnownPlace(
    membership=uuid4(),
    role=PlaceRole.MEMBER,
    group=uuid4(),
    label="Foreninger og organisationer",
    seat_type=SeatType.ORGANISATION,
    since=parse_danish("2022"),
    until=parse_danish("2025"),
)


def a_reading(*people, conflicts=()):
    return Reading(MeetingFacts(), tuple(people), (), (), tuple(conflicts), LineCount(1, 1, 0, 0, 0, 0))


def the_proposal(person, decisions=None, known=NOBODY, conflicts=()):
    (proposal,) = propose(a_reading(person, conflicts=conflicts), decisions or Decisions(), known)
    return proposal


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.MEMBER, PlaceRole.MEMBER),
        (Role.SUBSTITUTE, PlaceRole.SUBSTITUTE),
        (Role.ASSOCIATE, PlaceRole.ASSOCIATE),
        (Role.OBSERVER, None),
        (Role.GUEST, None),
        (Role.ADMINISTRATION, None),
        (Role.SECRETARIAT, None),
        (Role.UNCLASSIFIED, None),
    ],
)
def test_only_members_substitutes_and_associates_get_a_place(role, place):
    proposal = the_proposal(listed("Amina Rahimi", role=role, seat_type=ReadSeatType.ORGANISATION))

    assert proposal.choice.role is place
    assert proposal.choice.seat_type is (SeatType.ORGANISATION if place else None)


def test_a_new_name_becomes_a_new_person():
    proposal = the_proposal(listed("Yusuf Demir"), known=[AMINA])

    assert proposal.known is None
    assert not proposal.waits_for_match


@pytest.mark.parametrize("written", ["Amina Rahimi", "AMINA RAHIMI", "Mina"])
def test_the_very_same_name_is_proposed_as_the_one_who_bears_it(written):
    proposal = the_proposal(listed(written), known=[AMINA])

    assert proposal.known == AMINA
    assert proposal.choice.person == AMINA.id
    assert not proposal.waits_for_match


def test_a_similar_name_waits_for_a_decision():
    proposal = the_proposal(listed("Amina B. Rahimi"), known=[AMINA])

    assert proposal.known is None
    assert proposal.waits_for_match
    assert [like.person for like in proposal.candidates] == [AMINA]


def test_a_lone_given_name_means_everybody_who_bears_it():
    known = [KnownPerson(uuid4(), name) for name in ("Gerda Kjær-Vestermark", "Anna Berg", "Gerda Heiberg-Lind")]

    assert [like.person.name for like in KnownPeople(known).like("Gerda")] == [
        "Gerda Heiberg-Lind",
        "Gerda Kjær-Vestermark",
    ]


def test_the_most_similar_comes_first_and_the_unlike_not_at_all():
    known = [KnownPerson(uuid4(), name) for name in ("Farhzana Ismailov", "Birte Hoff", "Farzana Ismailov")]

    found = KnownPeople(known).like("Farzana Ismailov")

    assert [like.person.name for like in found] == ["Farzana Ismailov", "Farhzana Ismailov"]


def test_two_people_of_the_same_name_are_never_told_apart_by_the_program():
    other = KnownPerson(uuid4(), "Amina Rahimi")

    proposal = the_proposal(listed("Amina Rahimi"), known=[AMINA, other])

    assert proposal.waits_for_match
    assert len(proposal.candidates) == 2


def test_nobody_waits_for_who_a_member_of_staff_is():
    assert not the_proposal(listed("Amina B. Rahimi", role=Role.SECRETARIAT), known=[AMINA]).waits_for_match


def test_the_secretary_says_that_it_is_somebody_known():
    decided = Decisions({0: Correction(PlaceRole.MEMBER, SeatType.SECTOR, person=AMINA.id)})

    proposal = the_proposal(listed("Amina B. Rahimi"), decided, [AMINA])

    assert proposal.known == AMINA
    assert proposal.is_corrected
    assert not proposal.waits_for_match
    assert proposal.choice.seat_type is SeatType.SECTOR


def test_the_secretary_says_that_it_is_somebody_new():
    decided = Decisions({0: Correction(PlaceRole.MEMBER, SeatType.SECTOR, is_new=True)})

    proposal = the_proposal(listed("Amina Rahimi"), decided, [AMINA])

    assert proposal.known is None
    assert not proposal.waits_for_match


def test_the_secretary_corrects_an_office():
    decided = Decisions({0: Correction(PlaceRole.MEMBER, SeatType.SECTOR, office=Office.VICE_CHAIR)})

    assert the_proposal(listed("Amina Rahimi", office=Office.CHAIR), decided).choice.listed.office is Office.VICE_CHAIR


def test_a_corrected_role_still_waits_for_who_it_is():
    decided = Decisions({0: Correction(PlaceRole.SUBSTITUTE, SeatType.SECTOR)})

    assert the_proposal(listed("Amina B. Rahimi"), decided, [AMINA]).waits_for_match


def test_whoever_was_chosen_and_was_merged_since_is_looked_for_by_name_again():
    decided = Decisions({0: Correction(PlaceRole.MEMBER, SeatType.SECTOR, person=uuid4())})

    assert the_proposal(listed("Amina Rahimi"), decided, [AMINA]).known is AMINA
    assert the_proposal(listed("Amina B. Rahimi"), decided, [AMINA]).waits_for_match
    assert not the_proposal(listed("Yusuf Demir"), decided, [AMINA]).waits_for_match


def test_somebody_with_a_place_in_the_term_stands_already():
    sitting = KnownPerson(AMINA.id, AMINA.name, place=A_PLACE)

    assert the_proposal(listed("Amina Rahimi"), known=[sitting]).stands_already
    assert not the_proposal(listed("Amina Rahimi"), known=[AMINA]).stands_already
    assert not the_proposal(listed("Yusuf Demir"), known=[sitting]).stands_already


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
        (About.ATTENDANCE, "present", "attendance", None),
    ],
)
def test_a_decided_contradiction_is_followed(about, fact, field, value):
    conflict = Conflict("Henning Bro", ("one", "other"), (3, 40), about)

    proposal = the_proposal(listed("Henning Bro"), Decisions(conflicts={0: fact}), conflicts=[conflict])

    assert getattr(proposal.choice.listed, field) == value


def test_a_contradiction_about_somebody_else_changes_nothing():
    conflict = Conflict("Somebody Else", ("one", "other"), (3, 40), About.PARTY)

    proposal = the_proposal(listed("Henning Bro"), Decisions(conflicts={0: "Folkelisten"}), conflicts=[conflict])

    assert proposal.choice.listed.party is None


@pytest.mark.parametrize(
    ("role", "about", "decided", "waits"),
    [
        (Role.MEMBER, About.PARTY, {}, True),
        (Role.MEMBER, About.PARTY, {0: "Folkelisten"}, False),
        (Role.MEMBER, About.PARTY, {0: NEITHER}, False),
        (Role.MEMBER, About.ATTENDANCE, {}, False),
        (Role.SECRETARIAT, About.PARTY, {}, False),
    ],
)
def test_only_contradictions_that_matter_for_a_place_hold_the_reading_back(role, about, decided, waits):
    conflict = Conflict("Henning Bro", ("one", "other"), (3, 40), about)
    reading = a_reading(listed("Henning Bro", role=role), conflicts=[conflict])
    decisions = Decisions(conflicts=decided)

    found = unresolved(reading, decisions, propose(reading, decisions, NOBODY))

    assert found == ((conflict,) if waits else ())


def test_a_reading_comes_back_as_it_was_stored():
    reading = Reading(
        MeetingFacts(),
        (listed("Amina Rahimi", office=Office.CHAIR, seat_type=ReadSeatType.SECTOR),),
        (VacantSeat("LO", 4),),
        (NotUnderstood(5, "???"),),
        (Conflict("Amina Rahimi", ("A", "B"), (1, 2), About.PARTY),),
        LineCount(5, 1, 1, 1, 1, 1),
    )

    assert unpack(pack(reading)) == reading
    assert unpack(without_texts(pack(reading))).not_understood == (NotUnderstood(5, ""),)


def test_decisions_come_back_as_they_were_stored():
    decisions = Decisions(
        {
            0: Correction(PlaceRole.MEMBER, SeatType.SECTOR, Office.CHAIR, AMINA.id),
            3: Correction(None, None, is_new=True),
        },
        {1: "SF"},
    )

    assert unpack_decisions(pack_decisions(decisions)) == decisions
    assert unpack_decisions({}) == Decisions()
