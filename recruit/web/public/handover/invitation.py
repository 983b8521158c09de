"""`/svar/invitation`: somebody who leaves a council says whether they wish to be invited later, and takes it back.

The link in the question leads here, and the one in the receipt, for as long as the wish holds.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import _, _l, ngettext
from recruit.foundation.mail.letterhead.queries import letterhead_for
from recruit.foundation.refusal import NotFound
from recruit.handover.operations import inviting
from recruit.handover.operations import people as operations
from recruit.handover.queries import inviting as queries
from recruit.handover.rules.invitations import INVITATION_ASK, INVITATION_WISH, YEARS
from recruit.recruitment.rules import Manner
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required
from recruit.web.form import ActingForm

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.handover.model import InvitationAsk, InvitationWish
    from recruit.people.model import Person

bp = Blueprint("invitation_answer", __name__, url_prefix="/svar/invitation")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)

NO = "nej"


class AnswerForm(ActingForm):
    answer = RadioField(_l("May we invite you?"), [Required()])

    def offer(self) -> None:
        """Offer the years, and no."""
        yes = [(str(years), ngettext("Yes, for %(num)s year", "Yes, for %(num)s years", years)) for years in YEARS]
        self.answer.choices = [*yes, (NO, _("No, thank you"))]


@dataclass(frozen=True, slots=True)
class Mine:
    """What stands behind the link that was opened in this browser."""

    person: "Person"
    body: "Body"
    purpose: str
    #: The question, where it was its link.
    asked: "InvitationAsk | None"
    #: The wish, where there is one; behind the link in its receipt also when it is taken back.
    wish: "InvitationWish | None"

    @property
    def invites(self) -> bool:
        """Return whether somebody is invited today."""
        return self.wish is not None and self.wish.facts().holds(on=clock.today())


def mine(session: Session, *, lock: bool = False) -> Mine:
    """Return whose link was opened. Raises NotFound."""
    try:
        asked = queries.ask(session, links.subject(session, INVITATION_ASK), lock=lock)
    except NotFound:
        wish = queries.wish(session, links.subject(session, INVITATION_WISH), lock=lock)
        return Mine(wish.person, wish.body, wish.purpose, None, wish)
    return Mine(asked.person, asked.body, asked.purpose, asked, queries.wish_of(session, asked))


@bp.get("")
@public
def own() -> ResponseReturnValue:
    """Ask, or say what was answered and how to take it back."""
    return _page(_form())


@bp.post("")
@public
def answer() -> ResponseReturnValue:
    """Take a yes for some years, or a no."""
    form = _form()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, by, now = mine(session, lock=True), current_actor(), clock.now()
            if ours.asked is None:
                raise NotFound("invitation_ask")
            if form.answer.data == NO:
                inviting.decline(session, ours.asked, by=by, now=now)
            else:
                years = int(form.answer.data)
                inviting.accept(session, ours.body, ours.asked, years, Manner.ONLINE, by=by, now=now)
            return form.done(session, url_for(".own"))
    return _page(form)


@bp.post("/tilbage")
@public
def withdraw() -> ResponseReturnValue:
    """Take somebody off the list."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = mine(session, lock=True)
            if ours.wish is None:
                raise NotFound("invitation_wish")
            wish = queries.wish(session, ours.wish.id, lock=True)
            operations.withdraw(session, wish, clock.today(), by=current_actor(), now=clock.now())
            return form.done(session, url_for(".own"))
    return _page(_form())


def _form() -> AnswerForm:
    form = AnswerForm() if request.path.endswith("/invitation") else AnswerForm(formdata=None)
    form.offer()
    return form


def _page(form: AnswerForm) -> ResponseReturnValue:
    with reading() as session:
        ours = mine(session)
        head = letterhead_for(session, f"body:{ours.body.id}", clock.today())
    if ours.invites:
        which = "invited"
    elif ours.asked is not None and ours.asked.answered_at is None:
        which = "question"
    else:
        which = "not_invited"
    page = {"mine": ours, "person": ours.person, "secretariat": head, "leaving": ActingForm(formdata=None)}
    return render_template(f"public/handover/invitation_{which}.html", form=form, **page), form.status
