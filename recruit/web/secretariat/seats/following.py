"""What follows when a place ends, as the pages show it: each consequence with its reason, letters, and a way out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from flask import request
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.acts.ending.following import Following
from recruit.acts.ending.letters import letters
from recruit.appointments.rules.ending import ALWAYS, Consequence, NewEnding
from recruit.appointments.rules.substitution import CallFacts, CallKind, last_day_to_answer
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, Span
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.rules import Channel, Text
from recruit.foundation.refusal import Refusal
from recruit.web.fields import (
    CheckboxField,
    DateField,
    HiddenField,
    PartialDateField,
    Required,
    TextAreaField,
    TextField,
)
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.seats.following_words import below, lines, title

if TYPE_CHECKING:
    from recruit.bodies.model import Body

#: The button that shows what follows, and the one that carries it out.
STEP, SHOW, ACT = "trin", "vis", "registrer"
#: So long an organisation has to name somebody, as proposed.
TO_NAME = timedelta(days=28)
NOON, LAST_MINUTE = time(12), time(23, 59)

OPTIONAL = [one for one in Consequence if one not in ALWAYS]


class FollowingForm(ActingForm):
    """Some place ends: its last day, and what of that which follows is left out."""

    last_day = PartialDateField(
        _l("Last day"),
        [Required()],
        hint=_l("The last day included: whoever leaves on 1 March was a member until 28 February"),
    )
    note = TextAreaField(_l("Note for the case"), [Optional()], hint=_l("Seen by the secretariat only."))
    answer_by = DateField(_l("The organisation answers by which day?"), [Optional()])
    ask_by = DateField(
        _l("Answer by which day? (12.00)"),
        [Optional()],
        hint=_l("Leave empty, and nobody is asked yet."),
    )
    #: What was shown (`Following.digest`): nothing else is carried out.
    seen = HiddenField()

    @property
    def acts(self) -> bool:
        """Return whether everything is to be carried out, and not only shown."""
        return request.form.get(STEP) == ACT

    @property
    def left_out(self) -> dict[Consequence, str]:
        """Return what is left out, each with the reason that was written."""
        asked = [(one, self[f"leave_out_{one}"].data, self[f"because_{one}"].data or "") for one in OPTIONAL]
        return {one: because for one, is_out, because in asked if is_out or because.strip()}

    def deadline(self, *, now: datetime) -> datetime | None:
        """Return until when the first in order can answer; None where nobody is asked."""
        if self.ask_by.data is None:
            return None
        noon = clock.instant(self.ask_by.data, NOON)
        return noon if noon > now else clock.instant(self.ask_by.data, LAST_MINUTE)

    def refuse_day(self, reasons: Sequence[Refusal]) -> None:
        """Say why nobody leaves after the day that was asked for; whoever carries it out is told so by the act."""
        for one in () if self.acts else reasons:
            self.refuse(one)

    def propose_last_day(self, first: date) -> None:
        """Propose today before anything was sent, or the first day of a place that begins later."""
        if not self.is_submitted():
            self.last_day.data = PartialDate(max(clock.today(), first))

    def propose(self, found: Following) -> None:
        """Fill in what has not been sent yet, and note what is shown."""
        today = clock.today()
        facts = CallFacts(CallKind.FOR_GOOD, Span(found.until, None))
        proposed: Mapping[str, date] = {
            "answer_by": today + TO_NAME,
            "ask_by": last_day_to_answer(facts, today=today),
        }
        for name, day in proposed.items():
            if name not in request.form:
                self[name].data = day
        self.seen.data = found.digest


for _one in OPTIONAL:
    setattr(FollowingForm, f"leave_out_{_one}", CheckboxField(_l("Leave this out"), marked=False))
    setattr(FollowingForm, f"because_{_one}", TextField(_l("Why?"), [Optional()], width="l", marked=False))


@dataclass(frozen=True, slots=True)
class Shown:
    """A consequence as the page shows it."""

    consequence: Consequence
    title: str
    lines: Sequence[str]
    #: To whom, in which way, and the letter.
    letters: Sequence[tuple[str, Channel, Text]]
    can_be_left_out: bool


def shown(session: Session, body: "Body", found: Following, new: NewEnding, *, now: datetime) -> Iterator[Shown]:
    """Yield what follows with all of its letters, as if nothing were left out. A few queries."""
    written, closed = letters(session, body, found, new, now=now), by_hand.closed_channel(session)
    for one in found.consequences:
        theirs = [letter for letter in written if letter.consequence is one]
        texts = [
            (letter.reader, closed if letter.draft.channel.by_hand else Channel.EMAIL, as_read(session, letter.draft))
            for letter in theirs
        ]
        yield Shown(one, title(found, one), list(lines(body, found, one)), texts, one not in ALWAYS)


def too_few(found: Following) -> list[str]:
    """Return in a sentence each rule on how few members there may be that is not kept any more."""
    return [below(one) for one in found.minimums if not one.is_kept]
