"""Settling how a council meets."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.refusal import refuse_if
from recruit.meetings.model import MeetingSettings
from recruit.meetings.operations import telling
from recruit.meetings.queries import meeting as queries
from recruit.meetings.rules import MinutesStyle, SubstituteAttendance
from recruit.meetings.rules import settings as rules
from recruit.meetings.rules.settings import NewSettings


def settle(session: Session, body: Body, new: NewSettings, *, by: Actor, now: datetime) -> MeetingSettings:
    """Let a council, locked, meet like this from now on. Raises Refused with every reason why not.

    What was called in, noted and paid before stays as it is; invitations to substitutes who come no more, and have not
    got them yet, are stopped.
    """
    refuse_if(rules.may_meet_like_this(new))
    settings = queries.settings(session, body)
    before = {name: getattr(settings, name) for name in _COLUMNS}
    for name in _COLUMNS:
        setattr(settings, name, getattr(new, name))
    beside = new.substitute_attendance is not SubstituteAttendance.WHEN_PREVENTED
    settings.attendance_decision_id = new.attendance_decision if beside else None
    session.add(settings)
    session.flush()
    telling.stop_needless(session, body, by=by, now=now)
    changed = sorted(name for name, value in before.items() if getattr(settings, name) != value)
    audit.record(session, TermEvent.MEETING_SETTINGS_CHANGED, body, by=by, at=now, details={"fields": changed})
    return settings


def list_like_this(session: Session, body: Body, style: MinutesStyle, *, by: Actor, now: datetime) -> None:
    """Let the minutes of a council, locked, list who was there in this style from now on."""
    settings = queries.settings(session, body)
    settings.minutes_style = style
    session.add(settings)
    session.flush()
    audit.record(
        session, TermEvent.MEETING_SETTINGS_CHANGED, body, by=by, at=now, details={"fields": ["minutes_style"]}
    )


def replace_calendar_address(session: Session, body: Body, *, by: Actor, now: datetime) -> None:
    """Let nobody read the secretariat's calendar of a council, locked, at the address that it has had."""
    settings = queries.settings(session, body)
    settings.calendar_edition += 1
    session.add(settings)
    session.flush()
    details = {"fields": ["calendar_edition"]}
    audit.record(session, TermEvent.MEETING_SETTINGS_CHANGED, body, by=by, at=now, details=details)


#: What stands in the settings as it is decided.
_COLUMNS = (
    "substitute_attendance",
    "asks_substitutes",
    "remuneration",
    "paid_from",
    "notes_times",
    "items_run_on",
    "warn_after",
)
