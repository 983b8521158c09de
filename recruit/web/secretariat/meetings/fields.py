"""What is written about one meeting, in the form that plans it and in the one that sets it right."""

from typing import TYPE_CHECKING, Any

from recruit.foundation.i18n import lazy as _l
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.web.clock_field import ClockField
from recruit.web.fields import DateField, NumberField, RadioField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.lengths import LINE, REMARK

if TYPE_CHECKING:
    from recruit.meetings.model import Meeting

OPEN, CLOSED = "aabent", "lukket"
OPENNESS = ((CLOSED, _l("No, it is closed")), (OPEN, _l("Yes, everybody may listen")))


class _Fields:
    """The fields of both forms."""

    day = DateField(_l("Day"), [Required()])
    begins = ClockField(_l("Begins at"), [Required()])
    ends = ClockField(_l("Ends at"), [Required()])
    place = TextField(_l("Place"), [LINE], width="l")
    is_open = RadioField(_l("Is the meeting open to the public?"), [Required()], choices=OPENNESS, default=CLOSED)
    number = NumberField(_l("Number of the meeting in the term"), hint=_l("Empty where meetings have no number."))
    first_item = NumberField(
        _l("Number of the first item"), hint=_l("Where items are counted on from meeting to meeting.")
    )
    note = TextAreaField(
        _l("What those who are invited are told"),
        [REMARK],
        hint=_l("Such as food, the entrance, or interpreters. It stands in the invitation and in their calendars."),
    )
    agenda_url = TextField(_l("Link to the agenda"), [LINE], hint=_l("Begins with https://"), render_kw={"dir": "ltr"})
    minutes_url = TextField(
        _l("Link to the minutes"), [LINE], hint=_l("Begins with https://"), render_kw={"dir": "ltr"}
    )

    def submission(self) -> NewMeeting:
        """Return the meeting as it is written."""
        data: dict[str, Any] = self.data  # type: ignore[attr-defined]
        return NewMeeting(
            Slot(data["day"], data["begins"], data["ends"]),
            place=data["place"] or "",
            number=data["number"],
            first_item=data["first_item"],
            is_open=data["is_open"] == OPEN,
            agenda_url=data["agenda_url"] or "",
            minutes_url=data["minutes_url"] or "",
            note=data["note"] or "",
        )


class NewMeetingForm(_Fields, ActingForm):
    """A meeting that is to be held."""


class MeetingForm(_Fields, VersionedForm):
    """A meeting as it is, to be moved or set right."""


def written(meeting: "Meeting") -> dict[str, Any]:
    """Return a meeting in the terms of the forms."""
    slot = meeting.slot
    return {
        "day": slot.day,
        "begins": slot.begins,
        "ends": slot.ends,
        "place": meeting.place,
        "is_open": OPEN if meeting.is_open else CLOSED,
        "number": meeting.number,
        "first_item": meeting.first_item,
        "note": meeting.note,
        "agenda_url": meeting.agenda_url,
        "minutes_url": meeting.minutes_url,
    }
