"""Noting and revoking that a translation is reviewed, and deciding which languages the public sees; corrections."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recruit.foundation import clock, i18n
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.languages import queries, rules, sentences
from recruit.foundation.languages.model import LanguageReview, TranslationCorrection
from recruit.foundation.languages.rules import Review
from recruit.foundation.municipality import queries as municipalities
from recruit.foundation.municipality.model import Municipality
from recruit.foundation.refusal import NotFound, Stale, refuse_if


def note_review(session: Session, code: str, review: Review, *, by: Actor, now: datetime) -> LanguageReview:
    """Record that somebody has reviewed every sentence of a language, as it is today.

    Raises Refused with every reason why not.
    """
    _municipality(session)
    today = clock.local(now).date()
    refuse_if(rules.may_note(review, queries.standing(session, code), today=today))
    noted = LanguageReview(
        language=code,
        reviewer=" ".join(review.reviewer.split()),
        reviewed_on=review.reviewed_on,
        edition=i18n.edition(code),
        by=by.reference,
        at=now,
    )
    session.add(noted)
    session.flush()
    audit.record(session, Event.LANGUAGE_REVIEWED, noted, by=by, at=now, details={"language": code})
    return noted


def revoke_review(session: Session, code: str, *, by: Actor, now: datetime) -> None:
    """Make a language a draft again; the public no longer sees it, unless it is then shown as a draft.

    Raises Refused when no review stands.
    """
    municipality = _municipality(session)
    review = queries.reviews(session).get(code)
    refuse_if(rules.may_revoke(queries.standing(session, code)))
    if review is None:
        raise NotFound("language review")
    review.revoked_by, review.revoked_at = by.reference, now
    session.flush()
    audit.record(session, Event.LANGUAGE_REVIEW_REVOKED, review, by=by, at=now, details={"language": code})
    if code in municipality.languages:
        _hide(session, municipality, code, by, now)


def show(session: Session, code: str, *, as_draft: bool = False, by: Actor, now: datetime) -> None:
    """Offer a language to the public; with `as_draft` also one that nobody has reviewed.

    Raises Refused when nobody has reviewed it and that is not meant.
    """
    municipality = _municipality(session)
    refuse_if(rules.may_show(queries.standing(session, code), as_draft=as_draft))
    if code not in municipality.languages:
        municipality.languages = rules.with_language(municipality.languages, code, known=i18n.LANGUAGES)
        session.flush()
        details = {"language": code, "as_draft": as_draft}
        audit.record(session, Event.LANGUAGE_SHOWN, municipality, by=by, at=now, details=details)


def hide(session: Session, code: str, *, by: Actor, now: datetime) -> None:
    """No longer offer a language to the public. Raises Refused for the language that binds."""
    municipality = _municipality(session)
    refuse_if(rules.may_hide(code))
    if code in municipality.languages:
        _hide(session, municipality, code, by, now)


def correct(
    session: Session, code: str, key: str, forms: Sequence[str], *, version: int, by: Actor, now: datetime
) -> TranslationCorrection:
    """Let a sentence that citizens meet say something else; `version` is the one that was shown, 0 for none yet.

    What the program says by itself is no correction: then its own translation is in use again.

    Raises NotFound for a sentence that there is not, Refused when the forms do not hold, Stale when somebody else saved
    meanwhile.
    """
    sentence = sentences.sentence(code, key)
    if sentence is None:
        raise NotFound(key)
    said = tuple(sentences.tidied(forms))
    refuse_if(sentences.check(sentence, said))
    return _save(session, code, key, None if said == sentence.own else said, version, by, now)


def correct_all(
    session: Session, code: str, translations: Mapping[str, Sequence[str]], *, by: Actor, now: datetime
) -> None:
    """Let many sentences say something else, as `correct` does; all of them, or none."""
    newest = queries.corrections(session, code)
    for key, forms in translations.items():
        version = newest[key].version if key in newest else 0
        correct(session, code, key, forms, version=version, by=by, now=now)


def reset_correction(
    session: Session, code: str, key: str, *, version: int, by: Actor, now: datetime
) -> TranslationCorrection:
    """Go back to the program's own translation; the corrections stay in the history.

    Raises Stale when somebody else saved meanwhile.
    """
    return _save(session, code, key, None, version, by, now)


def _save(
    session: Session, code: str, key: str, forms: Sequence[str] | None, version: int, by: Actor, now: datetime
) -> TranslationCorrection:
    newest = queries.correction(session, code, key)
    if (newest.version if newest else 0) != version:
        raise Stale(newest)
    said = list(forms) if forms else None
    saved = TranslationCorrection(language=code, sentence=key, version=version + 1, forms=said, at=now, by=by.reference)
    try:
        with session.begin_nested():
            session.add(saved)
    except IntegrityError:  # somebody else saved the same version in this very instant
        raise Stale(queries.correction(session, code, key)) from None
    event = Event.TRANSLATION_CORRECTED if said else Event.TRANSLATION_CORRECTION_RESET
    audit.record(session, event, saved, by=by, at=now, details={"language": code, "version": saved.version})
    return saved


def _hide(session: Session, municipality: Municipality, code: str, by: Actor, now: datetime) -> None:
    municipality.languages = [shown for shown in municipality.languages if shown != code]
    session.flush()
    audit.record(session, Event.LANGUAGE_HIDDEN, municipality, by=by, at=now, details={"language": code})


def _municipality(session: Session) -> Municipality:
    """Return the municipality, locked: acts on languages come one after the other."""
    municipality = municipalities.municipality(session, lock=True)
    if municipality is None:
        raise NotFound("municipality")
    return municipality
