"""Recordings as telephones make them: told by their content, measured, and freed of all but the sound.

What a recorder notes beside the sound - place, day, device, the owner's own title - is removed; the sound itself stays
as it was sent. A film is refused: it shows more than a voice.
"""

import struct
from dataclasses import dataclass
from io import BytesIO

from mutagen import MutagenError, apev2, id3
from mutagen.aac import AAC
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from recruit.foundation.files.audio import mp4, wave, webm
from recruit.foundation.refusal import Refusal, Refused

#: What visitors are asked for, as browsers understand it; what a file really is says its content.
ACCEPTED = "audio/*,.m4a,.mp3,.ogg,.opus,.webm,.wav,.aac"


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
    except (MutagenError, struct.error, ValueError, LookupError, EOFError) as error:
        raise _refused("audio-unreadable") from error
    if recording.seconds <= 0:
        raise _refused("audio-unreadable")
    if recording.seconds > most_seconds:
        raise _refused("audio-too-long", most=most_seconds, seconds=round(recording.seconds))
    return recording


def _cleaned(content: bytes) -> Recording:
    if content[4:8] == b"ftyp":
        if mp4.is_film(content):
            raise _refused("audio-is-film")
        return Recording(mp4.bare(content), "audio/mp4", ".m4a", MP4(BytesIO(content)).info.length)
    if content.startswith(webm.MAGIC):
        if webm.is_film(content):
            raise _refused("audio-is-film")
        return Recording(webm.bare(content), "audio/webm", ".webm", webm.seconds(content))
    if content.startswith(b"RIFF") and content[8:12] == b"WAVE":
        bare, seconds = wave.bare(content)
        return Recording(bare, "audio/wav", ".wav", seconds)
    if content.startswith(b"OggS"):
        return _ogg(content)
    return _stream(content)


def _ogg(content: bytes) -> Recording:
    """Return a recording in Ogg without its comments."""
    kind = OggOpus if b"OpusHead" in content[:64] else OggVorbis
    stream = BytesIO(content)
    sound = kind(stream)
    stream.seek(0)
    sound.delete(stream)
    return Recording(stream.getvalue(), "audio/ogg", ".ogg", sound.info.length)


def _stream(content: bytes) -> Recording:
    """Return bare frames of sound without the tags before and after them."""
    stream = BytesIO(content)
    id3.delete(stream)
    stream.seek(0)
    apev2.delete(stream)
    bare = stream.getvalue()
    if len(bare) < 2 or bare[0] != 0xFF or bare[1] & 0xE0 != 0xE0:
        raise _refused("audio-unknown")
    if bare[1] & 0x06:
        return Recording(bare, "audio/mpeg", ".mp3", MP3(BytesIO(bare)).info.length)
    return Recording(bare, "audio/aac", ".aac", AAC(BytesIO(bare)).info.length)


def _refused(code: str, **facts: int) -> Refused:
    return Refused([Refusal(code, facts, "file")])
