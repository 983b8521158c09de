"""Reading the state of the languages, and what is corrected in them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.languages.model import LanguageReview, TranslationCorrection
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


def correction(session: Session, code: str, key: str) -> TranslationCorrection | None:
    """Return the newest correction of a sentence; one without forms says that the program's own is in use."""
    chosen = select(TranslationCorrection).filter_by(language=code, sentence=key)
    return session.scalars(chosen.order_by(TranslationCorrection.version.desc()).limit(1)).first()


def corrections(session: Session, code: str) -> Mapping[str, TranslationCorrection]:
    """Return the newest correction of each sentence of a language, also those that were reset. One query."""
    chosen = select(TranslationCorrection).filter_by(language=code).order_by(TranslationCorrection.version)
    return {each.sentence: each for each in session.scalars(chosen)}


def corrections_in_use(session: Session) -> Mapping[str, i18n.Corrections]:
    """Return what is said instead of the program's own sentences, by language. One query."""
    newest: dict[str, dict[str, list[str] | None]] = {}
    columns = (TranslationCorrection.language, TranslationCorrection.sentence, TranslationCorrection.forms)
    for code, key, forms in session.execute(select(*columns).order_by(TranslationCorrection.version)):
        newest.setdefault(code, {})[key] = forms
    return {code: {key: forms for key, forms in said.items() if forms} for code, said in newest.items()}


def number_of_corrections(session: Session) -> int:
    """Return how many rows there are: one more says that somebody corrected something. One query."""
    return session.scalar(select(func.count()).select_from(TranslationCorrection)) or 0
