"""Reading the state of the languages."""

from collections.abc import Mapping, Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.languages.model import LanguageReview
from recruit.foundation.languages.rules import Standing
from recruit.foundation.municipality.model import Municipality


def standing(session: Session, code: str) -> Standing:
    """Return where a language stands; before the municipality is set up the house's own are shown. One query."""
    whole = i18n.LANGUAGES[code].whole
    reviewed = exists().where(LanguageReview.language == code, LanguageReview.revoked_at.is_(None))
    found = session.execute(select(Municipality.languages, reviewed)).one_or_none()
    shown, is_reviewed = found or ([], False)
    return Standing(is_reviewed=whole or is_reviewed, is_shown=code in shown if found else whole)


def shown(session: Session) -> Sequence[str]:
    """Return the codes of the languages that citizens may choose among; none before the municipality is set up."""
    return session.scalars(select(Municipality.languages)).one_or_none() or ()


def reviews(session: Session) -> Mapping[str, LanguageReview]:
    """Return the review that stands, by language. One query."""
    chosen = select(LanguageReview).where(LanguageReview.revoked_at.is_(None))
    return {review.language: review for review in session.scalars(chosen)}


def history(session: Session, code: str) -> Sequence[LanguageReview]:
    """Return every review of a language, the newest first, also those that were revoked. One query."""
    chosen = select(LanguageReview).where(LanguageReview.language == code)
    return session.scalars(chosen.order_by(LanguageReview.at.desc())).all()
