"""What a secretary should look at again in a round, in sentences."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.recruitment import queries, rules
from recruit.web.sentences import sentence
from recruit.web.shell import municipality

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound


def oddities(session: Session, round_: "RecruitmentRound", *, now: datetime) -> list[str]:
    """Return what is odd about a round, loaded with everything that hangs on it; nothing of it stands in the way."""
    owner = municipality()
    chosen_by_citizens = [code for code in (owner.languages if owner else ()) if code != i18n.DEFAULT]
    outlook = queries.outlook(session, round_, languages={code: i18n.name_of(code) for code in chosen_by_citizens})
    return [sentence(odd) for odd in rules.warnings(outlook, now=now)]
