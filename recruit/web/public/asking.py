"""`/svar/rundspoerge`: somebody says whether they take a place, come to an event, help, or what they think.

Opening the page is no answer, and an answer can be changed until the deadline. It names nobody else who was asked, nor
who is chosen: a link can be passed on.
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.assignments.letters.asking import conditions, question
from recruit.assignments.operations import asking_further, asking_letters
from recruit.assignments.queries import asking as queries
from recruit.assignments.rules import Answer, AskingKind
from recruit.assignments.rules.asking import ROUND_ASK, WITH_A_WAITING_LIST, RoundFacts, may_answer
from recruit.assignments.rules.asking_further import may_drop_out, waiting_list
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail.letterhead.queries import letterhead_for
from recruit.foundation.refusal import NotFound
from recruit.recruitment.rules import Manner
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.fields import TextAreaField
from recruit.web.form import ActingForm
from recruit.web.lengths import REMARK

if TYPE_CHECKING:
    from recruit.assignments.model import AskingRound, RoundAsk
    from recruit.foundation.mail.letterhead.rules import Letterhead

bp = Blueprint("asking_answer", __name__, url_prefix="/svar/rundspoerge")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)

#: What the buttons send.
ANSWERS = {"ja": Answer.YES, "nej": Answer.NO, "senere": Answer.LATER}
OUT = "kan-ikke"


class SayForm(ActingForm):
    said = TextAreaField(_l("Do you wish to add something?"), [REMARK], render_kw={"rows": 4, "dir": "auto"})


def mine(session: Session, *, lock: bool = False) -> "tuple[AskingRound, RoundAsk]":
    """Return what the person was asked whose link was opened in this browser. Raises NotFound."""
    return queries.round_of(session, links.subject(session, ROUND_ASK), lock=lock)


@bp.route("", methods=["GET", "POST"])
@public
def own() -> ResponseReturnValue:
    """Ask, or say what was answered and how to change it; or take the answer."""
    form, said, now = SayForm(), request.form.get("answer"), clock.now()
    if form.validate_on_submit() and (said in ANSWERS or said == OUT):
        with form.refusals(), transaction() as session:
            found, asked = mine(session, lock=True)
            form.claim(session)
            by = current_actor()
            if said == OUT:
                asking_further.drop_out(session, found, asked, Manner.ONLINE, by=by, now=now)
            else:
                answer, words = ANSWERS[str(said)], str(form.said.data or "")
                asking_letters.say(session, found.body, found, asked, answer, words, by=by, now=now)
            return form.done(session, url_for(".own"))
    with reading() as session:
        found, asked = mine(session)
        secretariat = letterhead_for(session, f"body:{found.body_id}", clock.local(now).date())
    if not form.is_submitted():
        form.said.data = asked.said
    if found.kind is AskingKind.OPINION:
        form.said.label.text = _("What do you think?")
        form.said.marked = False
    return _page(form, found, asked, secretariat)


def _page(form: SayForm, found: "AskingRound", asked: "RoundAsk", secretariat: "Letterhead") -> ResponseReturnValue:
    now, facts = clock.now(), found.facts()
    reasons = {one.code for one in may_answer(facts, asked.person_id, now=now)}
    if asked.is_chosen:
        which = "chosen"
    elif not reasons:
        which = "question"
    elif reasons == {"answer-comes-too-late"} and not facts.chosen:
        which = "late" if asked.answer is None else "received"
    else:
        which = "settled"
    shown: dict[str, Any] = {
        "form": form,
        "found": found,
        "body": found.body,
        "asked": asked,
        "person": asked.person,
        "question": question(found),
        "conditions": conditions(found.place),
        "answers": Answer,
        "kinds": AskingKind,
        "buttons": {answer: name for name, answer in ANSWERS.items()},
        "can_drop_out": not may_drop_out(facts, asked.person_id),
        "out": OUT,
        "number": _number(facts, asked.person_id),
        "secretariat": secretariat,
    }
    return render_template(f"public/asking/{which}.html", **shown), form.status


def _number(facts: RoundFacts, person: UUID) -> int:
    """Return which number somebody has on the waiting list, from 1; 0 where they stand on none."""
    listed = waiting_list(facts) if facts.kind in WITH_A_WAITING_LIST and not facts.is_closed else []
    return [*listed].index(person) + 1 if facts.chosen and person in listed else 0
