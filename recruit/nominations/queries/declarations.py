"""How many people have declared to meet the printed condition of a round."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.nominations.model import Nominee
from recruit.recruitment.model import RecruitmentRound, RoundText


def declarations(session: Session, round_: RecruitmentRound) -> int:
    """Return how many nominees of a round have declared its condition, in whichever version and language."""
    texts = select(RoundText.id).where(RoundText.round_id == round_.id)
    return session.scalar(select(func.count()).select_from(Nominee).where(Nominee.declared_text_id.in_(texts))) or 0
