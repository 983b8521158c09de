"""What a letter to somebody who stands says on paper when no mailbox takes it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Draft
from recruit.foundation.refusal import NotFound, Refusal, Refused
from recruit.nominations import closed_letters, letters
from recruit.nominations.closed_letters import CHOSEN, News
from recruit.nominations.model import Deficiency, Nomination
from recruit.nominations.queries import candidates, rights, selection, taken_back
from recruit.nominations.queries.nomination import nomination, status
from recruit.nominations.queries.vetting import Check, check_of
from recruit.nominations.rules import Status
from recruit.nominations.rules.vetting import Lacking

#: What some letters say, and where the nomination must be for it to hold still.
_NEWS = {
    "nomination_received": (News.RECEIVED, (Status.STANDS,)),
    "nomination_corrected": (News.CORRECTED, (Status.STANDS, Status.AWAITING_ANSWER)),
    "nomination_withdrawn": (News.WITHDRAWN, (Status.WITHDRAWN,)),
}
_QUESTIONS = ("nominated", "nominated_reminder")
_RIGHTS = ("erasure_answered", "restriction_ends")
#: The letters that a closed one can say as things stand.
_KNOWN = (*_NEWS, *_QUESTIONS, *_RIGHTS, "candidate_news", "nomination_deficient", "nomination_decided")


def closed_instead(session: Session, letter: Letter, *, now: datetime) -> Draft | None:
    """Return the closed letter that says what an e-mail only leads to, as things stand now.

    None for a letter to somebody else, and where there is none: then it is written anew as it was. Raises Refused when
    what the letter said holds no longer: the question is answered or too late, the decision taken back.
    """
    reader, _, number = letter.recipient.partition(":")
    if reader != "nominee" or letter.kind not in _KNOWN:
        return None
    try:
        about = nomination(session, UUID(number))
    except NotFound:
        return None
    found = _of(session, about, letter.kind, now)
    if found is None:
        raise Refused((Refusal("letter-is-overtaken"),))
    return found


def _of(session: Session, about: Nomination, kind: str, now: datetime) -> Draft | None:
    """Return the letter; None where what it would say does not hold."""
    stands = status(about, now=now)
    if kind in _NEWS:
        new, holds_while = _NEWS[kind]
        return closed_letters.news(about, new) if stands in holds_while else None
    if kind in _QUESTIONS:
        in_time = now < letters.changed_until(about, about.round)
        return letters.nominated_on_paper(about) if stands is Status.AWAITING_ANSWER and in_time else None
    if kind in _RIGHTS:
        return _of_rights(session, about, kind)
    check = check_of(session, about.id)
    if kind == "candidate_news":
        return _candidate_news(session, about, check)
    if kind == "nomination_deficient":
        return _deficient(about, check.deficiency, now)
    if check.decision is None:
        return None
    if check.decision.approves:
        return closed_letters.news(about, News.APPROVED) if stands is Status.STANDS else None
    return letters.nomination_not_approved_on_paper(about, check.decision)


def _deficient(about: Nomination, lack: Deficiency | None, now: datetime) -> Draft | None:
    if lack is None or lack.remedy_until <= now:
        return None
    return closed_letters.deficient(about, [Lacking(each) for each in lack.lacking], lack.text, lack.remedy_until)


def _of_rights(session: Session, about: Nomination, kind: str) -> Draft | None:
    if kind == "restriction_ends":
        held = rights.restriction(session, about.id)
        return closed_letters.news(about, News.RESTRICTION_ENDS, day=held.lifts_on) if held and held.lifts_on else None
    wish = rights.newest_request(session, about.id)
    return closed_letters.news(about, News.ERASURE_ANSWERED, reason=wish.reason) if wish and wish.reason else None


def _candidate_news(session: Session, about: Nomination, check: Check) -> Draft | None:
    """Return what was taken back since, else what is told of whoever is recommended, else that they are on the list."""
    if gone := taken_back.latest(session, check):
        return closed_letters.news(about, gone.what, reason=gone.because, day=gone.decided_on)
    if said := selection.released(session, about.id):
        return closed_letters.news(about, CHOSEN[said.choice], reason=said.reason, rank=said.rank)
    list_ = candidates.standing(session, about.round_id)
    placed = candidates.placed(session, list_) if list_ else []
    is_on_it = any(each.nomination_id == about.id and each.has_a_page for each in placed)
    return closed_letters.news(about, News.LIST_FIXED) if is_on_it else None
