"""The letters of the handover: what do you think of the term, and do you wish to be invited later.

By e-mail somebody reads only that there is a question, and the link leads to it; a closed letter names the council.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from recruit.appointments.letters import called, closed, discreet
from recruit.bodies.model import Body
from recruit.foundation import clock, i18n
from recruit.foundation.mail.rules import Draft, Link
from recruit.handover.model import Evaluation, EvaluationAsk, InvitationAsk, InvitationWish
from recruit.handover.rules.evaluation import EVALUATION, Question, link_lifetime
from recruit.handover.rules.invitations import ASK_DAYS, INVITATION_ASK, INVITATION_WISH

#: The letters.
QUESTIONS, QUESTIONS_ON_PAPER, REMINDER = "evaluation", "evaluation_on_paper", "evaluation_reminder"
INVITED, INVITED_ON_PAPER, RECEIPT = "invitation_ask", "invitation_ask_on_paper", "invitation_receipt"

#: What stands for the scale on paper.
_SCALE = "☐ 1   ☐ 2   ☐ 3   ☐ 4   ☐ 5"
_LINES = "\n".join(["_" * 60] * 3)


def questions(kind: str, ask: EvaluationAsk, found: Evaluation, body: Body, *, now: datetime) -> Draft:
    """Return the way to the questions, or the reminder, for somebody loaded with contacts; it names no council."""
    link = Link(EVALUATION, ask.id, link_lifetime(found.closes_at, now=now))
    return discreet(kind, ask.person, body, _until(found.closes_at), link)


def questions_on_paper(ask: EvaluationAsk, found: Evaluation, body: Body) -> Draft:
    """Return the questions themselves, for somebody without a mailbox, to be filled in and sent back unsigned."""
    facts = {**_until(found.closes_at), "questions": _written(found.asked), "term": found.term.label}
    return closed(QUESTIONS_ON_PAPER, ask.person, body, facts)


def invited(ask: InvitationAsk, body: Body) -> Draft:
    """Return the question whether somebody, loaded with contacts, wishes to hear from us later; it names no council."""
    link = Link(INVITATION_ASK, ask.id, timedelta(days=ASK_DAYS))
    return discreet(INVITED, ask.person, body, _by(ask), link)


def invited_on_paper(ask: InvitationAsk, body: Body) -> Draft:
    """Return the question for somebody without a mailbox, to tick and send back."""
    return closed(INVITED_ON_PAPER, ask.person, body, {**_by(ask), "purpose": ask.purpose})


def receipt(wish: InvitationWish, body: Body, *, now: datetime) -> Draft:
    """Return that somebody, loaded with contacts, is on the list, with the way off it for as long as they are."""
    lifetime = wish.valid_until - clock.local(now).date() + timedelta(days=1)
    with i18n.speaking(i18n.DEFAULT):
        facts = {"last_day": i18n.format_date(wish.valid_until)}
    return discreet(RECEIPT, wish.person, body, facts, Link(INVITATION_WISH, wish.id, lifetime))


def questions_as_shown(kind: str, name: str, found: Evaluation, body: Body, *, now: datetime) -> Draft:
    """Return a letter about an evaluation as a page shows it beforehand, with something in place of a name."""
    ask = EvaluationAsk(id=UUID(int=0), person=called(name))
    return (
        questions_on_paper(ask, found, body)
        if kind == QUESTIONS_ON_PAPER
        else questions(kind, ask, found, body, now=now)
    )


def invited_as_shown(kind: str, name: str, purpose: str, body: Body, *, now: datetime) -> Draft:
    """Return the question about invitations as a page shows it beforehand, with something in place of a name."""
    ask = InvitationAsk(id=UUID(int=0), person=called(name), purpose=purpose, asked_at=now)
    return invited_on_paper(ask, body) if kind == INVITED_ON_PAPER else invited(ask, body)


def _written(asked: Sequence[Question]) -> str:
    """Return the questions with room for answers."""
    return "\n\n".join(
        f"{number}. {one.text}\n{_SCALE if one.on_scale else _LINES}" for number, one in enumerate(asked, 1)
    )


def _by(ask: InvitationAsk) -> dict[str, str]:
    with i18n.speaking(i18n.DEFAULT):
        return {"answer_by": i18n.format_date(clock.local(ask.asked_at).date() + timedelta(days=ASK_DAYS))}


def _until(closes_at: datetime) -> dict[str, str]:
    with i18n.speaking(i18n.DEFAULT):
        return {"deadline": i18n.format_datetime(closes_at)}
