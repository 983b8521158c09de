"""`/svar/suppleant`: a substitute says whether they step in, behind the link in their letter.

Opening the page is no answer. It says which council and which days, and neither whom it is for nor who else was asked:
a link can be passed on.
"""

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.letters.substitution import needed
from recruit.appointments.operations import calling as operations
from recruit.appointments.queries import substitution as queries
from recruit.appointments.rules.substitution import SUBSTITUTE_ASK, AskStatus, CallKind, may_answer, may_change_answer
from recruit.foundation import clock
from recruit.foundation.mail.letterhead.queries import letterhead_for
from recruit.foundation.refusal import NotFound
from recruit.meetings.operations import calling_in
from recruit.recruitment.rules import Manner
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm

if TYPE_CHECKING:
    from recruit.appointments.model import SubstituteAsk, SubstituteCall
    from recruit.bodies.model import Body
    from recruit.foundation.mail.letterhead.rules import Letterhead

bp = Blueprint("substitute_answer", __name__, url_prefix="/svar/suppleant")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)

#: What the two buttons send.
YES, NO = "ja", "nej"


def mine(session: Session, *, lock: bool = False) -> "tuple[Body, SubstituteCall, SubstituteAsk]":
    """Return what the substitute was asked whose link was opened in this browser. Raises NotFound."""
    return queries.asked(session, links.subject(session, SUBSTITUTE_ASK), lock=lock)


@bp.route("", methods=["GET", "POST"])
@public
def own() -> ResponseReturnValue:
    """Ask, or say what was answered and how to change it; or take the answer."""
    form, said, now = ActingForm(), request.form.get("answer"), clock.now()
    if form.validate_on_submit() and said in (YES, NO):
        with form.refusals(), transaction() as session:
            body, call, asked = mine(session, lock=True)
            form.claim(session)
            yes, by = said == YES, current_actor()
            operations.hear(session, body, call, asked, Manner.ONLINE, accepts=yes, by=by, now=now)
            calling_in.go_on(session, body, call, by=by, now=now)
            # The receipt has a link of its own, which takes the place of the one that was opened here.
            return links.hand_over(form.done(session, url_for(".own")), SUBSTITUTE_ASK, asked.id)
    with reading() as session:
        body, call, asked = mine(session)
        is_busy = asked.substitute_id in queries.stepping_in(session, call)
        secretariat = letterhead_for(session, f"body:{body.id}", clock.local(now).date())
    return _page(form, body, call, asked, secretariat, is_busy=is_busy)


def _page(
    form: ActingForm,
    body: "Body",
    call: "SubstituteCall",
    asked: "SubstituteAsk",
    secretariat: "Letterhead",
    *,
    is_busy: bool,
) -> ResponseReturnValue:
    now, today = clock.now(), clock.today()
    facts, mine_ = call.facts(), asked.facts()
    can_answer = not may_answer(mine_, facts, accepts=asked.accepts is not True, today=today)
    steps_in = facts.accepted == asked.substitute_id and (call.closed_at is None or call.entered_as_id is not None)
    if steps_in:
        which = "said_yes"
    elif asked.accepts is False and not mine_.is_withdrawn:
        which = "said_no"
    else:
        which = "question" if can_answer else "settled"
    shown = {
        "form": form,
        "body": body,
        "call": call,
        "person": asked.substitute.person,
        "asked": asked,
        "needed": needed(call),
        "is_late": mine_.status(now=now) is AskStatus.OVERDUE,
        "is_over": facts.is_over(on=today),
        "can_change": may_change_answer(mine_, facts, is_busy=is_busy, today=today),
        "is_busy": is_busy,
        "kinds": CallKind,
        "yes": YES,
        "no": NO,
        "secretariat": secretariat,
    }
    return render_template(f"public/substitutes/{which}.html", **shown), form.status
