"""`/svar/evaluering`: somebody says what they think of a term, once, behind the link in their letter.

Whether they have answered is kept with their name, and what they said without it (`handover.model.evaluation`).
"""

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.mail.letterhead.queries import letterhead_for
from recruit.foundation.refusal import NotFound
from recruit.handover.operations import evaluating
from recruit.handover.operations import people as operations
from recruit.handover.queries import evaluating as queries
from recruit.handover.rules.evaluation import EVALUATION, FEWEST_SHOWN, is_shown
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.evaluation_form import answers_form
from recruit.web.extensions import reading, transaction

if TYPE_CHECKING:
    from recruit.handover.model import EvaluationAsk

bp = Blueprint("evaluation_answer", __name__, url_prefix="/svar/evaluering")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


def mine(session: Session, *, lock: bool = False) -> "EvaluationAsk":
    """Return what somebody was asked whose link was opened in this browser. Raises NotFound."""
    return queries.behind_link(session, links.subject(session, EVALUATION), lock=lock)


@bp.route("", methods=["GET", "POST"])
@public
def own() -> ResponseReturnValue:
    """Ask; or thank, or say that it is over."""
    now = clock.now()
    with reading() as session:
        asked = mine(session)
        found = asked.evaluation
        head = letterhead_for(session, f"body:{found.term.body_id}", clock.local(now).date())
    form = answers_form(found.asked)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = mine(session, lock=True)
            operations.answer(session, ours, form.said(), now=now)
            evaluating.stop_waiting(session, ours, by=current_actor(), now=now)
            return form.done(session, url_for(".own"))
    which = "question"
    if asked.has_answered:
        which = "thanks"
    elif is_shown(found.closes_at, left=1, now=now):
        which = "over"
    page = {"asked": asked, "evaluation": found, "term": found.term, "body": found.term.body, "secretariat": head}
    return render_template(
        f"public/handover/evaluation_{which}.html", form=form, fewest=FEWEST_SHOWN, **page
    ), form.status
