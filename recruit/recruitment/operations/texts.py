"""The words of a round: each save is a version of its own, so that a declaration points to what was read."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.recruitment import rules
from recruit.recruitment.model import RecruitmentRound, RoundText
from recruit.recruitment.rules import NewText


def write_text(
    session: Session, round_: RecruitmentRound, language: str, new: NewText, *, by: Actor, now: datetime
) -> RoundText:
    """Save the words of a round, loaded with its texts, in a language; they are in use from now on.

    Words that say what stands already make no version. Raises Refused with every reason why not.
    """
    refuse_if(rules.may_write(new))
    before = round_.text_in(language)
    if before is not None and before.words() == new.parts():
        return before
    version = before.version + 1 if before else 1
    text = RoundText(language=language, version=version, at=now, by=by.reference, **new.parts())
    round_.texts.append(text)
    session.flush()
    details = {"language": language, "version": version}
    audit.record(session, Event.ROUND_TEXT_WRITTEN, round_, by=by, at=now, details=details)
    return text


def copy_texts(
    session: Session, source: RecruitmentRound, target: RecruitmentRound, *, by: Actor, now: datetime
) -> None:
    """Take the words of an earlier round, in every language, along to a new one; both loaded with their texts."""
    for language in dict.fromkeys(text.language for text in source.texts):
        newest = source.text_in(language)
        if newest is not None:
            write_text(session, target, language, NewText(**newest.words()), by=by, now=now)
