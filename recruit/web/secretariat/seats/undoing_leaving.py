"""Fortryd: that somebody left is undone as a whole; which letters are stopped, and which have left, is said first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from recruit.acts.ending.carrying_out import ending_of
from recruit.acts.ending.undoing import Undone, outlook, undo
from recruit.appointments import queries
from recruit.appointments.rules.ending import Consequence
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.letters_words import KINDS
from recruit.web.secretariat.seats.leaving import PREFIX
from recruit.web.secretariat.seats.loading import shown_of, the_body

if TYPE_CHECKING:
    from recruit.foundation.mail.model import Letter

bp = Blueprint("bodies_membership_undoing", __name__, url_prefix=f"{PREFIX}/fortryd")


class UndoingForm(ActingForm):
    """A departure is undone."""

    because = TextField(_l("Why is it undone?"), [Required()], width="l", hint=_l("Such as: it was another member"))


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def undoing(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    """Show what is taken back, then take it back. A place that nobody has left is not found."""
    form = UndoingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = the_body(session, body)
            held = queries.membership(session, found, membership_id, lock=True)
            name, back = held.person.name, shown_of(session, found, held)["back"]
            ending = ending_of(session, held, lock=True)
            done = undo(session, found, ending, str(form.because.data), by=current_actor(), now=clock.now())
            flash(_done(name, done))
            return form.done(session, back)
    with reading() as session:
        found = the_body(session, body)
        held = queries.membership(session, found, membership_id)
        page, ending = shown_of(session, found, held), ending_of(session, held)
        then = outlook(session, found, ending)
    template = render_template(
        "secretariat/seats/leaving/undoing.html",
        form=form,
        ending=ending,
        then=then,
        carried_out=[word(Consequence(one)) for one in ending.carried_out],
        stopped=_kinds(then.stopped),
        left=_kinds(then.left),
        word=word,
        **page,
    )
    return template, form.status


def _done(name: str, done: Undone) -> str:
    said = _("The departure of %(name)s is undone.", name=name)
    left = _kinds(done.left)
    return f"{said} {_('These letters have left already: %(letters)s.', letters=left)}" if left else said


def _kinds(letters: "Sequence[Letter]") -> str:
    return ", ".join(str(KINDS[letter.kind]) for letter in letters)
