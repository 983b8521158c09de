"""Recordings as telephones make them: told by their content, measured, and freed of all but the sound.

What a recorder notes beside the sound - place, day, device, the owner's own title - is removed; the sound itself stays
as it was sent. A film is refused: it shows more than a voice.
"""

import struct
from dataclasses import dataclass
from io import BytesIO
from math import isfinite

from mutagen import MutagenError, apev2, id3
from mutagen.mp4 import MP4

from recruit.foundation.files.audio import frames, mp4, ogg, wave
from recruit.foundation.files.audio.webm import MAGIC, WebM
from recruit.foundation.refusal import Refusal, Refused

#: What visitors are asked for, as browsers understand it; what a file really is says its content.
ACCEPTED = "audio/*,.m4a,.mp3,.ogg,.opus,.webm,.wav,.aac"


#: What reading a file raises that somebody has broken, by accident or to see what happens.
_DAMAGED = (MutagenError, struct.error, ValueError, LookupError, EOFError, ArithmeticError, RecursionError)


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound, without anything that was noted beside it."""

    content: bytes
    media_type: str
    suffix: str
    seconds: float


def cleaned(content: bytes, *, most_seconds: int) -> Recording:
    """Return a recording in MP4 (AAC), MP3, Ogg, WebM, WAV or AAC with nothing but its sound.

    Raises Refused with `audio-unknown` for anything else, `audio-unreadable` for what is damaged or does not say how
    long it is, and `audio-too-long`.
    """
    try:
        recording = _cleaned(content)
    except _DAMAGED as error:
        raise _refused("audio-unreadable") from error
    if not isfinite(recording.seconds) or recording.seconds <= 0:
        raise _refused("audio-unreadable")
    if recording.seconds > most_seconds:
        raise _refused("audio-too-long", most=most_seconds, seconds=round(recording.seconds))
    return recording


def _cleaned(content: bytes) -> Recording:
    if content[4:8] == b"ftyp":
        return _mp4(content)
    if content.startswith(MAGIC):
        return _webm(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WAVE":
        bare, seconds = wave.bare(content)
        return Recording(bare, "audio/wav", ".wav", seconds)
    if content.startswith(b"OggS"):
        bare, seconds = ogg.bare(content)
        return Recording(bare, "audio/ogg", ".ogg", seconds)
    return _stream(content)


def _mp4(content: bytes) -> Recording:
    if mp4.is_film(content):
        raise _refused("audio-is-film")
    bare = mp4.bare(content)
    return Recording(bare, "audio/mp4", ".m4a", MP4(BytesIO(bare)).info.length)


def _webm(content: bytes) -> Recording:
    file = WebM(content)
    if file.is_film():
        raise _refused("audio-is-film")
    return Recording(file.bare(), "audio/webm", ".webm", file.seconds())


def _stream(content: bytes) -> Recording:
    """Return bare frames of sound without the tags before and after them."""
    stream = BytesIO(content)
    id3.delete(stream)
    stream.seek(0)
    apev2.delete(stream)
    tagless = stream.getvalue()
    if not frames.is_mp3(tagless) and not frames.is_aac(tagless):
        raise _refused("audio-unknown")
    bare, seconds = frames.bare(tagless)
    kind = ("audio/mpeg", ".mp3") if frames.is_mp3(tagless) else ("audio/aac", ".aac")
    return Recording(bare, *kind, seconds)


def _refused(code: str, **facts: int) -> Refused:
    return Refused([Refusal(code, facts, "file")])
