"""The letters that invite to a meeting, tell that it is moved, and tell that it is cancelled.

By e-mail, which others see, somebody reads when it is, and neither which council it is nor where it meets: that stands
behind the link, with the file for the calendar. A closed letter says all of it.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from recruit.appointments.letters import closed, discreet
from recruit.bodies.model import Body
from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail.rules import Draft, Link
from recruit.meetings.model import Meeting
from recruit.meetings.rules.telling import MEETING_ANSWER, Message, WhatHolds, link_lifetime
from recruit.people.model import Person
from recruit.people.rules import ContactKind

INVITED, MOVED, CANCELLED = "meeting_invitation", "meeting_moved", "meeting_cancelled"
INVITED_ON_PAPER, MOVED_ON_PAPER = "meeting_invitation_on_paper", "meeting_moved_on_paper"
CANCELLED_ON_PAPER = "meeting_cancelled_on_paper"

#: Which letter says what, by e-mail and closed.
KINDS: Mapping[Message, tuple[str, str]] = {
    Message.INVITED: (INVITED, INVITED_ON_PAPER),
    Message.MOVED: (MOVED, MOVED_ON_PAPER),
    Message.CANCELLED: (CANCELLED, CANCELLED_ON_PAPER),
}


def when(starts_at: datetime, ends_at: datetime) -> str:
    """Return when a meeting is, in the language that is spoken: "onsdag 3. juni 2026 kl. 17.00 til kl. 19.00"."""
    weekday = i18n.format_weekday(clock.local(starts_at).date())
    begins, ends = i18n.format_datetime(starts_at), i18n.format_time(ends_at)
    return _("%(weekday)s %(begins)s, ends %(ends)s", weekday=weekday, begins=begins, ends=ends)


def has_mailbox(person: Person) -> bool:
    """Return whether somebody, loaded with contacts, is written to by e-mail."""
    return bool(person.reached_by(ContactKind.EMAIL))


def told(
    message: Message,
    person: Person,
    body: Body,
    meeting: Meeting,
    before: WhatHolds | None,
    invitation: UUID,
    *,
    now: datetime,
) -> Draft:
    """Tell somebody, loaded with contacts, about a meeting: by e-mail with a link, else in a closed letter.

    `before` is what they were told last, if anything; `invitation` is whose answer the link leads to. The body is
    loaded with its names.
    """
    by_email, on_paper = KINDS[message]
    with i18n.speaking(i18n.DEFAULT):
        now_holds = when(meeting.starts_at, meeting.ends_at)
        earlier = when(before.starts_at, before.ends_at) if before else now_holds
        is_off = message is Message.CANCELLED
        more = {"reason": meeting.cancelled_because or ""} if is_off else {"practical": _details(meeting)}
    known = {Message.INVITED: {"when": now_holds}, Message.CANCELLED: {"before": earlier}}
    facts = known.get(message, {"when": now_holds, "before": earlier})
    if not has_mailbox(person):
        return closed(on_paper, person, body, {**facts, **more})
    link = Link(MEETING_ANSWER, invitation, link_lifetime(meeting.ends_at, now=now))
    return discreet(by_email, person, body, facts, link)


def _details(meeting: Meeting) -> str:
    """Return what else is to be known before a meeting, a paragraph each."""
    lines = [_("Place: %(place)s", place=meeting.place) if meeting.place else _("We write to you about the place.")]
    if meeting.agenda_url:
        lines.append(_("Agenda: %(address)s", address=meeting.agenda_url))
    return "\n\n".join([*lines, *([meeting.note] if meeting.note else [])])
