"""En stemme fra rådet: asking members for it, taking it, letting everybody hear it, and erasing it when they say so."""

from collections.abc import Collection
from datetime import datetime
from math import ceil

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.files import operations as files
from recruit.foundation.files.audio import Recording
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people.model import Person
from recruit.people.queries import withheld
from recruit.people.rules import ContactKind
from recruit.recruitment import letters
from recruit.recruitment.model import RecruitmentRound, Voice
from recruit.recruitment.queries import voices as queries
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules import voice as rules
from recruit.recruitment.rules.asking import may_spread
from recruit.recruitment.rules.voice import Words


def ask_for_voices(
    session: Session, round_: RecruitmentRound, members: Collection[Person], *, by: Actor, now: datetime
) -> int:
    """Ask members, loaded with their contacts, for a recording; return how many get a letter by e-mail.

    Whoever was asked before is not asked again; whoever has no e-mail address counts as asked: the secretariat enters
    what they bring. Raises Refused when nobody is left to ask, or the call is over.
    """
    asked_before = {voice.person_id for voice in queries.voices(session, round_)}
    new = [member for member in members if member.id not in asked_before]
    nobody = [] if new else [Refusal("nobody-to-ask", field="members")]
    refuse_if([*nobody, *may_spread(round_.closes_at, is_announced=True, now=now)])
    for member in new:
        voice = Voice(round_id=round_.id, person=member, asked_at=now)
        session.add(voice)
        session.flush()
        if email := member.reached_by(ContactKind.EMAIL):
            mail.enqueue(session, letters.voice_call(voice, round_, email, now=now), by=by, now=now)
        audit.record(session, Event.VOICE_ASKED, voice, by=by, at=now, details={"round": str(round_.id)})
    return sum(bool(member.reached_by(ContactKind.EMAIL)) for member in new)


def give_voice(
    session: Session,
    voice: Voice,
    recording: Recording | None,
    words: Words,
    *,
    consents: bool,
    manner: Manner,
    by: Actor,
    now: datetime,
) -> None:
    """Keep a recording with its words; without a new recording the one that is there stays.

    Whatever was approved before is to be approved anew. Raises Refused as `rules.may_give` does.
    """
    words, has_recording = words.tidied(), recording is not None or voice.file_id is not None
    refuse_if(rules.may_give(words, has_recording=has_recording, consents=consents))
    before = voice.file_id
    if recording is not None:
        voice.file_id = files.store_recording(session, recording, by=by, now=now).id
        voice.seconds = ceil(recording.seconds)
    voice.language, voice.called = words.language, words.called
    voice.transcript, voice.danish = words.transcript, words.in_danish
    voice.consented_at, voice.manner, voice.withdrawn_at = now, manner, None
    voice.approved_at = voice.approved_by = None
    session.flush()
    if recording is not None and before is not None:
        files.erase(session, before)
    audit.record(session, Event.VOICE_GIVEN, voice, by=by, at=now, details={"manner": manner})


def approve_voice(session: Session, voice: Voice, round_: RecruitmentRound, *, by: Actor, now: datetime) -> None:
    """Let everybody hear it beside the call, and tell the member where they take it back.

    `voice` is loaded with how to reach the member. Raises Refused as `rules.may_approve` does.
    """
    is_withheld = bool(withheld(session, [voice.person_id]))
    refuse_if(rules.may_approve(voice.status, is_withheld=is_withheld))
    voice.approved_at, voice.approved_by = now, by.reference
    if email := voice.person.reached_by(ContactKind.EMAIL):
        mail.enqueue(session, letters.voice_public(voice, round_, email, now=now), by=by, now=now)
    audit.record(session, Event.VOICE_APPROVED, voice, by=by, at=now)


def withdraw_voice(session: Session, voice: Voice, *, by: Actor, now: datetime) -> None:
    """Erase recording and words at once: the member says so (GDPR art. 7(3)). There may be none."""
    if voice.file_id is None:
        return
    _erase(session, voice)
    voice.withdrawn_at = now
    session.flush()
    audit.record(session, Event.VOICE_WITHDRAWN, voice, by=by, at=now)


def erase_due(session: Session, *, now: datetime) -> int:
    """Erase the recordings whose call is long over, and return how many; for the worker."""
    over = queries.voices_to_erase(session, now=now)
    for voice in over:
        _erase(session, voice)
        audit.record(session, Event.VOICE_ERASED, voice, by=Actor.system(), at=now)
    return len(over)


def _erase(session: Session, voice: Voice) -> None:
    """Let nothing stay of what the member gave."""
    file_id, voice.file_id, voice.seconds = voice.file_id, None, None
    voice.language = voice.transcript = voice.danish = voice.called = ""
    voice.consented_at = voice.manner = voice.approved_at = voice.approved_by = None
    session.flush()
    if file_id is not None:
        files.erase(session, file_id)
