"""What a letter to somebody who stands says on paper when no mailbox takes it."""

from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Draft
from recruit.foundation.refusal import NotFound
from recruit.nominations import closed_letters, letters
from recruit.nominations.closed_letters import News
from recruit.nominations.model import Nomination
from recruit.nominations.queries.nomination import nomination
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules.vetting import Lacking

_NEWS = {
    "nomination_received": News.RECEIVED,
    "nomination_corrected": News.CORRECTED,
    "nomination_withdrawn": News.WITHDRAWN,
}


def closed_instead(session: Session, letter: Letter) -> Draft | None:
    """Return the closed letter that says what an e-mail only leads to, as things stand now.

    None for a letter to somebody else, and where there is none: then it is written anew as it was.
    """
    reader, _, number = letter.recipient.partition(":")
    if reader != "nominee":
        return None
    try:
        about = nomination(session, UUID(number))
        return _of(session, about, letter.kind)
    except NotFound:
        return None


def _of(session: Session, about: Nomination, kind: str) -> Draft | None:
    if kind in _NEWS:
        return closed_letters.news(about, _NEWS[kind])
    if kind in ("nominated", "nominated_reminder"):
        return letters.nominated_on_paper(about)
    check = check_of(session, about.id)
    if kind == "nomination_deficient" and check.deficiency:
        lack = check.deficiency
        lacking = [Lacking(each) for each in lack.lacking]
        return closed_letters.deficient(about, lacking, lack.text, lack.remedy_until)
    if kind == "nomination_decided" and check.decision:
        if check.decision.approves:
            return closed_letters.news(about, News.APPROVED)
        return letters.nomination_not_approved_on_paper(about, check.decision)
    return None
