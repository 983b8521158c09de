"""Who was there, and which seats were represented."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted, Times, has_quorum, may_note, presiding, represented, settled

BEGUN = datetime(2026, 6, 4, 15, tzinfo=UTC)
AFTER = datetime(2026, 6, 4, 18, tzinfo=UTC)
HOURS = Times(time(17), time(19))
SEAT, OTHER = UUID(int=1), UUID(int=2)


def noted(number: int, part: Part, presence: Presence, seat: UUID | None = None) -> Noted:
    return Noted(part, presence, UUID(int=number), membership=UUID(int=50 + number), seat=seat)


MEMBER = noted(1, Part.MEMBER, Presence.PRESENT, SEAT)
SUBSTITUTE = noted(2, Part.SUBSTITUTE, Presence.PRESENT, SEAT)


def codes(one: Noted, now: datetime = AFTER) -> set[str]:
    return {refusal.code for refusal in may_note(one, HOURS, begun=BEGUN, now=now)}


def test_who_came_is_noted_once_the_meeting_has_begun_and_apologies_before_it() -> None:
    before = datetime(2026, 6, 4, 14, tzinfo=UTC)

    assert codes(MEMBER) == codes(MEMBER, BEGUN) == set()
    assert codes(MEMBER, BEGUN - timedelta(seconds=1)) == codes(MEMBER, before) == {"meeting-has-not-begun"}
    assert codes(replace(MEMBER, presence=Presence.APOLOGY), before) == set()


def test_a_guest_has_a_name_and_a_member_a_place() -> None:
    assert codes(Noted(Part.GUEST, Presence.PRESENT, name="Ida Holm")) == set()
    assert codes(Noted(Part.GUEST, Presence.PRESENT, name=" ")) == {"answer-missing"}
    assert codes(replace(MEMBER, membership=None)) == {"has-no-place-in-the-council"}


def test_whoever_came_late_left_early_or_was_disqualified_was_there() -> None:
    assert codes(replace(MEMBER, came_at=time(17, 30), left_at=time(18), disqualified_for=(31,))) == set()
    assert codes(replace(MEMBER, presence=Presence.ABSENT, came_at=time(18))) == {"was-not-there"}
    assert codes(replace(MEMBER, presence=Presence.APOLOGY, disqualified_for=(1,))) == {"was-not-there"}
    assert codes(replace(MEMBER, came_at=time(16))) == {"outside-the-meeting"}
    assert codes(replace(MEMBER, left_at=time(20))) == {"outside-the-meeting"}
    assert codes(replace(MEMBER, came_at=time(18), left_at=time(17, 30))) == {"left-before-coming"}
    assert codes(replace(MEMBER, disqualified_for=(0,))) == {"item-has-no-such-number"}
    assert codes(replace(MEMBER, disqualified_for=(3, 1000))) == {"item-has-no-such-number"}


def test_a_substitute_who_comes_although_the_member_is_there_listens() -> None:
    found = settled([MEMBER, SUBSTITUTE])

    assert found[0] == MEMBER
    assert (found[1].part, found[1].seat) == (Part.OBSERVER, SEAT)
    assert represented(found) == {SEAT}


def test_they_represent_the_seat_again_where_the_member_was_not_there_after_all() -> None:
    listening = settled([MEMBER, SUBSTITUTE])[1]

    assert settled([replace(MEMBER, presence=Presence.APOLOGY), listening])[1] == SUBSTITUTE
    by_decision = noted(4, Part.OBSERVER, Presence.PRESENT)
    assert settled([by_decision]) == (by_decision,)


def test_a_substitute_represents_the_seat_of_a_member_who_did_not_come() -> None:
    away = replace(MEMBER, presence=Presence.APOLOGY)

    assert settled([away, SUBSTITUTE]) == (away, SUBSTITUTE)
    assert represented([away, SUBSTITUTE]) == {SEAT}


def test_a_seat_whose_member_and_substitute_both_sent_apologies_is_not_represented() -> None:
    both = [replace(one, presence=Presence.APOLOGY) for one in (MEMBER, SUBSTITUTE)]

    assert settled(both) == tuple(both)
    assert represented(both) == set()


def test_half_of_the_filled_seats_are_enough_and_guests_are_no_help() -> None:
    guest = Noted(Part.GUEST, Presence.PRESENT, name="Ida Holm")

    assert has_quorum([MEMBER, guest], [SEAT, OTHER])
    assert not has_quorum([guest], [SEAT, OTHER])
    assert not has_quorum([MEMBER], [SEAT, OTHER, UUID(int=3)])
    assert not has_quorum([MEMBER], [OTHER, UUID(int=3)])  # nobody has that seat any more


def test_the_vice_chair_leads_where_the_chair_is_away() -> None:
    chair, vice = MEMBER, noted(3, Part.MEMBER, Presence.PRESENT, OTHER)
    offices = {UUID(int=1): 1, UUID(int=3): 2}

    assert presiding(offices, [chair, vice]) == UUID(int=1)
    assert presiding(offices, [replace(chair, presence=Presence.APOLOGY), vice]) == UUID(int=3)
    assert presiding(offices, []) is None
