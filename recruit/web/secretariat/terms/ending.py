"""Tak, and *Du fortsætter, til nye er udpeget*: the letters at the end of a term, shown before they are written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from recruit.appointments.letters import term as letters
from recruit.appointments.operations import welcoming
from recruit.appointments.queries.term_end import AtTheEnd, at_the_end
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import ngettext
from recruit.foundation.mail import by_hand
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.letters_words import CHANNELS
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.terms.loading import PREFIX, LettersForm, open_term, term_to_change

if TYPE_CHECKING:
    from recruit.appointments.model import MemberTold
    from recruit.bodies.model import Body, Term
    from recruit.foundation.mail.rules import Draft

#: So long before somebody's last day, or the term's, they are ticked without anybody asking for it.
AHEAD = timedelta(days=31)

bp = Blueprint("setup_terms_ending", __name__, url_prefix=PREFIX)


@dataclass(frozen=True, slots=True)
class Page:
    """One of the two letters at the end of a term."""

    template: str
    #: Whether it is about somebody, and that they got it; None before.
    is_about: Callable[[AtTheEnd], bool]
    got: "Callable[[AtTheEnd], MemberTold | None]"
    letter: "Callable[[Body, Term, str], Draft]"
    write: Callable[..., int]


_THANKS = Page(
    "thanks.html",
    lambda one: one.last_day is not None,
    lambda one: one.thanked,
    letters.thanks_as_shown,
    welcoming.thank,
)
_GOING_ON = Page(
    "going_on.html",
    lambda one: one.last_day is None,
    lambda one: one.told,
    letters.goes_on_as_shown,
    welcoming.tell_they_go_on,
)


@bp.route("/tak", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def thanks(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    """Show the thanks and who leaves, then write to those who are ticked."""
    return _answer(_THANKS, body, term_id)


@bp.route("/fortsaetter", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def going_on(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    """Show the letter and who goes on after the term, then write to those who are ticked."""
    return _answer(_GOING_ON, body, term_id)


def _answer(page: Page, body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, term = open_term(session, body, term_id)
        people = [one for one in at_the_end(session, term) if page.is_about(one)]
        left = [one for one in people if page.got(one) is None]
        text = as_read(session, page.letter(council, term, _("[the member's name]")))
        way = CHANNELS[by_hand.closed_channel(session)]
    near = clock.today() + AHEAD
    due = [one for one in left if (one.last_day or term.last_day.last) <= near]
    form = LettersForm(data={"members": [str(one.person.id) for one in due]})
    form.offer(one.person for one in left)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, of_term = term_to_change(session, body, term_id)
            chosen = [one for one in at_the_end(session, of_term) if form.is_chosen(one.person)]
            written = page.write(session, ours, of_term, chosen, by=current_actor(), now=clock.now())
            flash(ngettext("One letter is written.", "%(num)s letters are written.", written))
            return form.done(session, request.path)
    shown = render_template(
        f"secretariat/terms/{page.template}",
        form=form,
        council=council,
        term=term,
        people=people,
        left=left,
        is_early=not due,
        got=page.got,
        text=text,
        way=way,
    )
    return shown, form.status
