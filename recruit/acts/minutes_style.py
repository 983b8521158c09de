"""How a council's minutes list who was there: as it has chosen, or else as its newest minutes that were read in do."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body, Term
from recruit.intake.formats.stored import unpack
from recruit.intake.model import IntakeReading
from recruit.meetings.queries.meeting import settings
from recruit.meetings.rules import MinutesStyle
from recruit.meetings.rules.minutes import style_of


def minutes_style(session: Session, body: Body) -> MinutesStyle:
    """Return the style of a council's minutes; a list with headings where nobody knows. At most two queries."""
    return settings(session, body).minutes_style or _read(session, body) or MinutesStyle.LIST


def _read(session: Session, body: Body) -> MinutesStyle | None:
    chosen = select(IntakeReading.content).join(IntakeReading.term).where(Term.body_id == body.id)
    chosen = chosen.where(IntakeReading.content.is_not(None)).order_by(IntakeReading.read_at.desc()).limit(1)
    content = session.scalars(chosen).first()
    if not content:
        return None
    return style_of([(one.line, one.text.strip()) for one in unpack(content).people if one.attendance])
