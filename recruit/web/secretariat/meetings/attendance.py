"""Fremmøde: who is there, noted on a phone during the meeting; a line for each, and everything is saved at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.rules import Office, Role
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.meetings.operations import attending
from recruit.meetings.operations.attending import NotedOtherwise, Page
from recruit.meetings.queries import entry as queries
from recruit.meetings.rules.attendance import has_quorum, presiding, represented
from recruit.meetings.rules.entering import Said
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.meetings.attendance_form import EntryForm, Shown, entry_form
from recruit.web.secretariat.meetings.loading import PREFIX, meeting_to_change, open_meeting
from recruit.web.secretariat.meetings.words import called
from recruit.web.secretariat.seats.loading import title

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.meetings.model import Meeting
    from recruit.meetings.queries.entry import Entry, EntryLine

bp = Blueprint("meetings_attendance", __name__, url_prefix=f"{PREFIX}/fremmoede")

#: What is said of somebody whom two have noted differently, by person.
Theirs = Mapping[UUID, Said]


@dataclass(frozen=True, slots=True)
class Group:
    """A member group on the page: each member with who may sit there instead, and substitutes whom nobody called."""

    label: str
    #: Each with whether it stands below somebody else's.
    lines: Sequence[tuple[Shown, bool]]
    waiting: Sequence[Shown]
    #: One of those who were not called is noted all the same, or cannot be saved: they are in sight.
    is_open: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What the notes come to."""

    present: int
    represented: int
    filled: int
    has_quorum: bool
    #: Who leads, with the office; empty while neither chair nor vice chair is there.
    presides: str


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def entry(body: BodyRef, meeting_id: UUID) -> ResponseReturnValue:
    now, theirs = clock.now(), dict[UUID, Said]()
    with reading() as session:
        council, meeting, found, form = _loaded(session, body, meeting_id)
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            with form.refusals(), transaction() as session:
                form.claim(session)
                locked = meeting_to_change(session, body, meeting_id)[1]
                stands = queries.entry(session, council, locked, lock=True)
                said = Page(form.written(stands), form.others(), form.struck(stands))
                attending.enter(session, locked, stands, said, by=current_actor(), now=now)
                flash(_("It is noted."))
                return form.done(session, url_for(".entry", body=body, meeting_id=meeting_id))
        except NotedOtherwise as other:
            theirs, status = dict(other.stands), 409
            with reading() as session:
                found = queries.entry(session, council, meeting)
            form.anew(found)
    return _page(council, meeting, found, form, theirs), status


def _loaded(session: Session, ref: BodyRef, meeting_id: UUID) -> "tuple[Body, Meeting, Entry, EntryForm]":
    council, meeting = open_meeting(session, ref, meeting_id, May.MANAGE_BODIES)
    found = queries.entry(session, council, meeting)
    return council, meeting, found, entry_form(found, _titles(council, meeting, found))


def _page(council: "Body", meeting: "Meeting", found: "Entry", form: EntryForm, theirs: Theirs) -> str:
    titles = _titles(council, meeting, found)
    return render_template(
        "secretariat/meetings/attendance.html",
        council=council,
        meeting=meeting,
        called=called,
        form=form,
        groups=list(_groups(form.lines(found, theirs))),
        others=found.others,
        readings=sorted({row.reading_id for row in found.rows if row.reading_id}),
        standing=_standing(found, titles) if found.rows else None,
        has_begun=clock.now() >= meeting.starts_at,
        theirs=theirs,
        titles=council.titles_on(meeting.slot.day),
    )


def _groups(lines: Sequence[Shown]) -> Iterator[Group]:
    """Yield the groups; a substitute of one seat, and whoever is called, stands below the member of the seat."""
    for label, some in groupby(lines, key=lambda one: one.of.membership.group.label):
        ours = list(some)
        members = [one for one in ours if one.of.place.role is not Role.SUBSTITUTE]
        substitutes = [one for one in ours if one.of.place.role is Role.SUBSTITUTE]
        below: dict[UUID | None, list[Shown]] = {}
        for one in substitutes:
            below.setdefault(_seat_below(one.of), []).append(one)
        in_order = [
            (shown, shown is not member)
            for member in members
            for shown in (member, *below.pop(member.of.place.seat or UUID(int=0), ()))
        ]
        waiting = [one for left in below.values() for one in left]
        is_open = any(one.presence.errors or one.theirs or one.of.row for one in waiting)
        yield Group(label, in_order, waiting, is_open)


def _seat_below(line: "EntryLine") -> UUID | None:
    """Return the seat below which a substitute stands: theirs alone, or the one to which they are called."""
    seats = line.place.behind
    return seats[0] if seats and (line.is_called or len(seats) == 1) else None


def _titles(council: "Body", meeting: "Meeting", found: "Entry") -> dict[UUID, str]:
    """Return what the offices of each person are called, by person."""
    return {line.place.person: _offices(council, meeting, line) for line in found.lines}


def _offices(council: "Body", meeting: "Meeting", line: "EntryLine") -> str:
    day = meeting.slot.day
    held = [one.office for one in line.membership.offices if day in one.span]
    return ", ".join(title(council, office, day) for office in Office if office in held)


def _standing(found: "Entry", titles: Mapping[UUID, str]) -> Standing:
    noted = [row.facts() for row in found.rows]
    leads = presiding(found.offices, noted)
    names = {line.place.person: line.membership.person.name for line in found.lines}
    return Standing(
        present=sum(one.presence == "present" for one in noted),
        represented=len(represented(noted) & {*found.filled}),
        filled=len(found.filled),
        has_quorum=has_quorum(noted, found.filled),
        presides=f"{names[leads]}, {titles[leads]}" if leads else "",
    )
