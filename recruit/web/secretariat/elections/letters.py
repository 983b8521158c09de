"""Breve: which candidate gets which letter in which way, the letters themselves, and one button that writes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections import letters
from recruit.elections.operations import letters as operations
from recruit.elections.queries.telling import Reader, readers
from recruit.elections.queries.timetable import complaints_end
from recruit.elections.rules.telling import Telling, may_tell
from recruit.foundation import clock, i18n
from recruit.foundation.audit import operations as audit
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Text
from recruit.foundation.refusal import NotFound
from recruit.nominations.queries.round import round_by_id
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField
from recruit.web.form import ActingForm
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, open_election
from recruit.web.secretariat.letters_words import CHANNELS, KINDS
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from babel.support import LazyProxy

    from recruit.elections.model import Election

bp = Blueprint("election_letters", __name__, url_prefix=f"{PREFIX}/breve")


class LettersForm(ActingForm):
    also = CheckboxesField(
        _l("Who can no longer have a seat, and is to be written to all the same?"),
        hint=_l("Nobody of them gets a letter by itself."),
    )


@dataclass(frozen=True, slots=True)
class Pile:
    """The letters of one kind."""

    what: Telling
    title: "LazyProxy"
    #: Those that are still to be written.
    due: Sequence[Reader]
    known: int
    text: Text

    @property
    def by_email(self) -> int:
        return sum(one.nominee.email != "" for one in self.due)

    @property
    def closed(self) -> int:
        return len(self.due) - self.by_email

    @property
    def kind(self) -> str:
        return letters.KINDS[self.what]


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def overview(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Show the letters that are due, then write them."""
    form, now = LettersForm(), clock.now()
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
        reasons = may_tell(election.passed, is_rehearsal=election.is_rehearsal)
        found = [] if reasons else readers(session, election, now=now)
        shown = _shown(session, election, found)
    out = [one for one in found if one.is_left_to_ask]
    form.also.choices = [(str(one.nomination.id), one.nominee.name) for one in out]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = election_to_change(session, body, election_id)
            also = [UUID(each) for each in form.also.data or ()]
            written = operations.tell_candidates(session, locked, also=also, by=current_actor(), now=now)
            flash(ngettext("One letter is written.", "%(num)s letters are written.", written))
            return form.done(session, url_for(".overview", body=ours, election_id=election_id))
    page = render_template(
        "secretariat/elections/letters/letters.html",
        form=form,
        council=council,
        election=election,
        hindrances=[sentence(reason) for reason in reasons],
        readers=found,
        out=out,
        due=[one for one in found if one.is_due],
        held_back=[one.nominee.name for one in found if one.is_held_back and not one.knows],
        titles={what: KINDS[kind] for what, kind in letters.KINDS.items()},
        **shown,
    )
    return page, form.status


@bp.get("/<id:nomination_id>")
@requires(May.MANAGE_ELECTIONS)
def text(body: BodyRef, election_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Show what one candidate is told, to copy; that somebody looked is noted. Raises NotFound where it is nothing."""
    with transaction() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
        is_told = not may_tell(election.passed, is_rehearsal=election.is_rehearsal)
        found = readers(session, election, now=clock.now()) if is_told else []
        reader = next((one for one in found if one.nomination.id == nomination_id), None)
        if reader is None:
            raise NotFound(nomination_id)
        audit.look_up(session, reader.nomination, by=current_actor(), at=clock.now())
        about = (reader.nomination, reader.nominee, round_by_id(session, election.round_id))
        until = complaints_end(session, election)
        composed = mail.compose(session, letters.told(reader.message, election, *about, complaints_end=until))
    return render_template(
        "secretariat/elections/letters/text.html",
        council=council,
        election=election,
        nominee=reader.nominee,
        text=composed,
        language=i18n.LANGUAGES[reader.nomination.language],
        code=reader.nomination.language,
    )


def _shown(session: Session, election: "Election", found: Sequence[Reader]) -> dict[str, Any]:
    """Return the letters as they will be, with words where each candidate's own facts will stand."""
    if not found:
        return {}
    round_ = round_by_id(session, election.round_id)
    whose = {"name": _("[the candidate's name]"), "number": _("[the candidate's number]")}
    until = complaints_end(session, election)
    of_kind = {what: [one for one in found if one.message.what is what] for what in Telling}
    piles = [
        Pile(
            what,
            KINDS[letters.KINDS[what]],
            [one for one in ours if not (one.knows or one.is_held_back)],
            sum(one.knows for one in ours),
            as_read(session, letters.as_shown(what, election, round_, **whose, complaints_end=until)),
        )
        for what, ours in of_kind.items()
        if ours
    ]
    return {
        "piles": piles,
        "email": as_read(session, letters.as_shown(None, election, round_, **whose, complaints_end=None)),
        "way": CHANNELS[by_hand.closed_channel(session)],
        "unreached": [one for one in found if one.is_due and not (one.nominee.email or one.nominee.address)],
    }
