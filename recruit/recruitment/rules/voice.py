"""En stemme fra rådet: what a sitting member says in their own language beside the call, and how long it is kept."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self

from recruit.foundation.refusal import Refusal
from recruit.foundation.writing import tidy_line, tidy_text
from recruit.people.rules import LONGEST_NAME

#: What the link in the letter is for.
VOICE = "voice"

#: The letters in which members are asked, and told that everybody can hear them now.
ASKED_FOR_A_VOICE, VOICE_IS_PUBLIC = "voice_call", "voice_public"

#: Nobody before a poster listens for longer; 40 seconds are asked for.
MOST_SECONDS = 60
#: Enough for a minute from any telephone, and for half of one without compression.
MOST_MEGABYTES = 6

LONGEST_TRANSCRIPT = 2_000

#: The call is over by then, and with it what the recording is for (GDPR art. 5(1)(e)).
KEPT_AFTER_DEADLINE = timedelta(days=30)

DANISH = "da"


class VoiceStatus(StrEnum):
    """Where it is; derived, never stored."""

    #: Nothing is there yet.
    ASKED = "asked"
    #: The secretariat has not heard it yet.
    GIVEN = "given"
    #: Everybody can hear it, as long as the call is public.
    APPROVED = "approved"
    #: The member has taken it back, and everything is erased.
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in a recording, in writing."""

    #: In which language it is spoken.
    language: str
    transcript: str
    #: The same in Danish; need not be stated where Danish is spoken.
    danish: str = ""
    #: What the member wants to be called there; empty for nothing.
    called: str = ""

    @property
    def in_danish(self) -> str:
        return self.transcript if self.language == DANISH else self.danish

    def tidied(self) -> Self:
        """Return the words as they were meant, without anything that nobody sees."""
        return replace(
            self,
            transcript=tidy_text(self.transcript),
            danish=tidy_text(self.danish),
            called=tidy_line(self.called),
        )


def status_of(*, is_there: bool, is_approved: bool, withdrawn_at: datetime | None) -> VoiceStatus:
    """Return where a voice is."""
    if not is_there:
        return VoiceStatus.GONE if withdrawn_at else VoiceStatus.ASKED
    return VoiceStatus.APPROVED if is_approved else VoiceStatus.GIVEN


def may_give(words: Words, *, has_recording: bool, consents: bool) -> tuple[Refusal, ...]:
    """Return every reason why a recording is not kept.

    It needs the member's consent (GDPR art. 6(1)(a), and 9(2)(a): a voice and a language tell where somebody comes
    from), and words for whoever cannot hear it, or does not know the language.
    """
    reasons = []
    if not has_recording:
        reasons.append(Refusal("voice-without-recording", field="file"))
    if not words.language:
        reasons.append(Refusal("voice-without-language", field="language"))
    if not words.transcript.strip():
        reasons.append(Refusal("voice-without-transcript", field="transcript"))
    if not words.in_danish.strip():
        reasons.append(Refusal("voice-without-danish", field="danish"))
    for field, said in (("transcript", words.transcript), ("danish", words.danish)):
        if len(said) > LONGEST_TRANSCRIPT:
            reasons.append(Refusal("voice-transcript-too-long", {"most": LONGEST_TRANSCRIPT}, field))
    if len(words.called) > LONGEST_NAME:
        reasons.append(Refusal("name-too-long", {"longest": LONGEST_NAME}, "called"))
    if not consents:
        reasons.append(Refusal("voice-without-consent", field="consents"))
    return tuple(reasons)


def may_approve(status: VoiceStatus, *, is_withheld: bool) -> tuple[Refusal, ...]:
    """Return every reason why a voice is not made public; `is_withheld`: the member is protected."""
    reasons = [] if status is VoiceStatus.GIVEN else [Refusal("voice-is-not-waiting")]
    return (*reasons, Refusal("voice-of-protected")) if is_withheld else tuple(reasons)
