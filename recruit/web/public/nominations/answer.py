"""`/svar/ja-eller-nej`: somebody who was proposed answers, behind the link in their letter. Opening it is no answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.i18n import _, _l, format_date
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations import operations, queries
from recruit.nominations.operations import rights
from recruit.nominations.queries import asks
from recruit.nominations.queries import rights as wishes
from recruit.nominations.rules import OWN_NOMINATION, Question, Status
from recruit.nominations.rules.rights import answer_by
from recruit.web import language, links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField
from recruit.web.form import ActingForm
from recruit.web.nominations.fields import Asking

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination, Nominator

bp = Blueprint("answering", __name__, url_prefix="/svar/ja-eller-nej")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)

#: What the two buttons send.
YES, NO = "ja", "nej"


class AnswerForm(ActingForm):
    tells_nominator = CheckboxField(_l("Whoever proposed me may hear what I answer"))


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was proposed, by one person or several, at an instant."""

    proposal: "Nomination"
    nominators: "tuple[Nominator, ...]"
    asking: Asking
    question: Question
    status: Status
    now: datetime
    #: They have said yes to somebody else who proposed them.
    stands: bool
    #: What they have said no to is not erased at once.
    is_held: bool

    @property
    def may_say_yes(self) -> bool:
        return self.now < self.question.ends_at()


@bp.get("")
@public
def answer() -> ResponseReturnValue:
    """Ask, in the language in which the letter was written, unless the reader has chosen another."""
    asked = _asked()
    if asked is None:
        return redirect(url_for("own_nomination.own"), code=303)
    if spoken := language.of_letter(asked.proposal.language):
        return redirect(url_for(".answer", **spoken), code=303)
    return _page(AnswerForm(), asked)


@bp.post("")
@public
def send() -> ResponseReturnValue:
    """Take the answer, and lead to what comes next: the own profile after a yes."""
    form = AnswerForm()
    said = request.form.get("answer")
    if form.validate_on_submit() and said in (YES, NO):
        with form.refusals():
            return _answered(form, accepts=said == YES)
    asked = _asked()
    return _page(form, asked) if asked else redirect(url_for("own_nomination.own"), code=303)


def _answered(form: AnswerForm, *, accepts: bool) -> Response:
    with transaction() as session:
        number, tells = links.subject(session, OWN_NOMINATION), bool(form.tells_nominator.data)
        form.claim(session)
        operations.answer(session, number, accepts, tells_nominator=tells, by=current_actor(), now=clock.now())
        response = form.done(session, url_for("correct_nomination.correct" if accepts else ".answer"))
    if accepts:
        flash(_("Thank you. You stand. Now say a little about yourself."))
    else:
        flash(_("Thank you for your answer."))
    return response


@bp.post("/slet")
@public
def erase() -> ResponseReturnValue:
    """Erase at once what somebody has said no to."""
    form = ActingForm()
    if not form.validate_on_submit():
        return redirect(url_for(".answer"), code=303)
    try:
        with transaction() as session:
            number = links.subject(session, OWN_NOMINATION)
            slug = queries.nomination(session, number).round.slug
            form.claim(session)
            operations.erase_declined(session, number, by=current_actor(), now=clock.now())
            response = form.done(session, url_for("call.call", slug=slug))
    except Refused:
        return _asked_for_instead()
    flash(_("What we had about you is erased."))
    return links.used(response)


def _asked_for_instead() -> ResponseReturnValue:
    """Take down the wish of somebody of whom nothing can be erased now, and say when it is answered."""
    with transaction() as session:
        nomination = queries.nomination(session, links.subject(session, OWN_NOMINATION), lock=True)
        wish = rights.ask_for_erasure(session, nomination, by=current_actor(), now=clock.now())
    until = format_date(answer_by(clock.local(wish.received_at).date()))
    held = _(
        "Nothing can be erased right now: a complaint is not decided, somebody has asked to read the case, or it is "
        "not filed yet. We answer you all the same."
    )
    flash(held, "error")
    flash(_("You have asked us to erase what we hold on you. We answer by %(date)s.", date=until))
    return redirect(url_for(".answer"), code=303)


def _asked() -> Asked | None:
    """Return who was asked; None for somebody whose own page has taken over, who was never asked or stands by now.

    Raises NotFound when the link is over, or the proposal.
    """
    now = clock.now()
    with reading() as session:
        number = links.subject(session, OWN_NOMINATION)
        if queries.nomination(session, number).ask is None:
            return None
        proposals = asks.proposals_of_one(session, number)
        is_held = bool(wishes.holds_back_a_no(session, proposals[0]))
    proposal, status = proposals[0], queries.status(proposals[0], now=now)
    if status in (Status.STANDS, Status.WITHDRAWN):
        return None
    if status is Status.EXPIRED:
        raise NotFound("proposal")
    nominators = tuple(each.nominator for each in proposals if each.nominator)
    stands = any(queries.status(each, now=now) is Status.STANDS for each in proposals[1:])
    asking, question = Asking(proposal.round, ()), asks.question_of(proposal)
    return Asked(proposal, nominators, asking, question, status, now, stands, is_held)


def _page(form: AnswerForm, asked: Asked) -> ResponseReturnValue:
    if request.method == "GET" and asked.proposal.nominee:
        form.tells_nominator.data = asked.proposal.nominee.tells_nominator
    shown = {"form": form, "asked": asked, "asking": asked.asking, "yes": YES, "no": NO}
    which = "declined" if asked.status is Status.DECLINED else "answer"
    page = render_template(f"public/nominations/answer/{which}.html", **shown)
    return page, form.status
