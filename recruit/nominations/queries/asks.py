"""Proposals that somebody was asked about: what is needed to answer, remind and lapse."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from recruit.foundation.refusal import NotFound
from recruit.foundation.retention.rules import Held
from recruit.nominations import rules
from recruit.nominations.model import Nomination, NominationAnswer, NominationWithdrawal, Nominee, NomineeAsk
from recruit.nominations.queries.nomination import nomination
from recruit.nominations.queries.restricted import is_restricted
from recruit.nominations.queries.retention import holds
from recruit.nominations.queries.round import TO_FILL
from recruit.nominations.rules import Question
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Route

#: What answering, reminding and lapsing read of a proposal.
_ASKED: tuple[ExecutableOption, ...] = (
    joinedload(Nomination.ask),
    joinedload(Nomination.nominee),
    joinedload(Nomination.nominator),
    joinedload(Nomination.organisation_call),
    selectinload(Nomination.answers),
    selectinload(Nomination.withdrawals),
    selectinload(Nomination.round).options(*TO_FILL),
)
#: That nobody has answered, taken back or erased a proposal.
UNANSWERED: tuple[ColumnElement[bool], ...] = (
    Nomination.erased_at.is_(None),
    ~Nomination.answers.any(NominationAnswer.revoked_at.is_(None)),
    ~Nomination.withdrawals.any(NominationWithdrawal.revoked_at.is_(None)),
)


def proposals_of_one(session: Session, nomination_id: UUID, *, lock: bool = False) -> Sequence[Nomination]:
    """Return a proposal, first, and the others of the same person in its round: by people, by name to the same mailbox.

    What an organisation proposes stands alone: its seat is another question. With `lock`, nobody changes them
    meanwhile. Raises NotFound when nobody was asked, or it is erased.
    """
    first = nomination(session, nomination_id)
    if first.ask is None:
        raise NotFound(nomination_id)
    same = [Nomination.id == first.id]
    if first.nominee and first.nominee.email and first.route is Route.OTHER:
        mailbox = func.lower(Nominee.email) == rules.email_key(first.nominee.email)
        in_the_round = and_(Nomination.round_id == first.round_id, Nomination.route == Route.OTHER)
        same.append(and_(in_the_round, Nomination.ask.has(), Nomination.nominee.has(mailbox)))
    chosen = select(Nomination).where(Nomination.erased_at.is_(None), or_(*same)).order_by(Nomination.id)
    if lock:
        chosen = chosen.with_for_update(of=Nomination).execution_options(populate_existing=True)
    found = session.scalars(chosen.options(*_ASKED)).all()
    if first not in found:
        raise NotFound(nomination_id)
    return sorted((each for each in found if _is_of_one(each, first)), key=lambda each: each is not first)


def _is_of_one(proposal: Nomination, first: Nomination) -> bool:
    one, other = proposal.nominee, first.nominee
    return proposal is first or (one is not None and other is not None and rules.is_same_person(one.name, other.name))


def has_declined(session: Session, proposal: Nomination) -> bool:
    """Return whether the person, whom people propose, has said no to somebody else in the round. One query.

    Nobody asks them again: that is why their name was kept.
    """
    nominee = proposal.nominee
    if nominee is None or not nominee.email or proposal.route is not Route.OTHER:
        return False
    no = and_(NominationAnswer.accepts.is_(False), NominationAnswer.revoked_at.is_(None))
    declined = select(Nominee.name).join(Nomination, Nomination.id == Nominee.nomination_id)
    declined = declined.where(
        func.lower(Nominee.email) == rules.email_key(nominee.email),
        Nomination.round_id == proposal.round_id,
        Nomination.route == Route.OTHER,
        Nomination.id != proposal.id,
        Nomination.answers.any(no),
    )
    return any(rules.is_same_person(name, nominee.name) for name in session.scalars(declined))


def question_of(proposal: Nomination) -> Question:
    """Return what the rules ask of a proposal that one of these queries has loaded."""
    ask, call = proposal.ask, proposal.organisation_call
    if ask is None:
        raise NotFound(proposal.id)
    round_, standing = proposal.round, standing_answer(proposal)
    return Question(
        expires_at=ask.expires_at,
        until=rules.answers_until(round_.closes_at, round_.remedy_until, call.closes_at if call else None),
        accepts=standing.accepts if standing else None,
        is_over=proposal.erased_at is not None or any(each.revoked_at is None for each in proposal.withdrawals),
    )


def standing_answer(proposal: Nomination) -> NominationAnswer | None:
    """Return the answer that has not been changed since."""
    return next((each for each in proposal.answers if each.revoked_at is None), None)


def written_at(proposal: Nomination) -> datetime:
    """Return when the person was last written to about it. Raises NotFound when nobody was asked."""
    if proposal.ask is None:
        raise NotFound(proposal.id)
    return proposal.ask.reminded_at or proposal.ask.asked_at


def is_open(proposal: Nomination) -> bool:
    """Return whether nobody has answered the proposal, or taken it back."""
    question = question_of(proposal)
    return question.accepts is None and not question.is_over


def lapsed(session: Session, *, now: datetime) -> Sequence[Nomination]:
    """Return every proposal, locked, whose time for an answer is over, and whose erasing nothing holds back.

    That it is not journalised does not: nobody has said yes to being in a case.
    """
    held = (condition for why, condition in holds().items() if why is not Held.NOT_JOURNALISED)
    return _unanswered(session, NomineeAsk.expires_at <= now, *(not_(condition) for condition in held))


def perhaps_to_remind(session: Session, *, now: datetime) -> Sequence[Nomination]:
    """Return the proposals, locked, among which are all that `rules.reminders_due` would remind of by e-mail."""
    written_to_lately = func.coalesce(NomineeAsk.reminded_at, NomineeAsk.asked_at) > now - rules.REMINDED_APART
    is_silent_for_long = (NomineeAsk.reminders == 0) & (NomineeAsk.asked_at <= now - rules.REMINDED_AFTER)
    is_soon_over = NomineeAsk.expires_at <= now + rules.REMINDED_BEFORE
    closes_soon = Nomination.round.has(RecruitmentRound.closes_at <= now + rules.REMINDED_BEFORE)
    return _unanswered(
        session,
        NomineeAsk.expires_at > now,
        ~written_to_lately,
        is_silent_for_long | is_soon_over | closes_soon,
        Nomination.nominee.has(Nominee.email != ""),
        Nomination.nominator.has(),
    )


def _unanswered(session: Session, *which: ColumnElement[bool]) -> Sequence[Nomination]:
    chosen = (
        select(Nomination)
        .join(Nomination.ask)
        .where(*UNANSWERED, ~is_restricted(), *which)
        .order_by(NomineeAsk.expires_at, Nomination.id)
        .with_for_update(of=Nomination, skip_locked=True)
    )
    return session.scalars(chosen.options(*_ASKED)).all()
