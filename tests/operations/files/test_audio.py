"""Recordings are told by their content, measured, and freed of where, when and by whom they were made.

The files are a second of a tone as telephones and browsers write it, each with a title, a place and a day beside it.
"""

import struct
from pathlib import Path

import pytest

from recruit.foundation.files.audio import cleaned
from recruit.foundation.refusal import Refused

VOICES = Path(__file__).parents[2] / "corpus" / "voices"
#: What is written beside the sound in each of them.
NOTES = (b"Hemmeligt sted", b"55.39", b"2026-11-20")


def a_wave(seconds: int, *, notes: bytes = b"") -> bytes:
    """Return silence, 8000 bytes a second, with what a recorder notes after it."""
    form = struct.pack("<4sLHHLLHH", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8)
    sound = struct.pack("<4sL", b"data", 8000 * seconds) + bytes(8000 * seconds)
    noted = struct.pack("<4sL", b"LIST", len(notes)) + notes if notes else b""
    return struct.pack("<4sL4s", b"RIFF", 4 + len(form + sound + noted), b"WAVE") + form + sound + noted


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("voice.m4a", "audio/mp4"),
        ("voice.mp3", "audio/mpeg"),
        ("voice.ogg", "audio/ogg"),
        ("voice.webm", "audio/webm"),
        ("voice.aac", "audio/aac"),
    ],
)
def test_a_recording_keeps_its_sound_alone(name: str, media_type: str) -> None:
    content = (VOICES / name).read_bytes()

    recording = cleaned(content, most_seconds=60)

    assert (recording.media_type, round(recording.seconds)) == (media_type, 1)
    assert not [note for note in NOTES if note in recording.content]
    assert any(note in content for note in NOTES) or name == "voice.aac"
    assert cleaned(recording.content, most_seconds=60) == recording


def test_a_recording_of_windows_loses_its_notes() -> None:
    recording = cleaned(a_wave(2, notes=b"Hemmeligt sted"), most_seconds=60)

    assert (recording.content, recording.seconds) == (a_wave(2), 2)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "audio-unknown"),
        (b"%PDF-1.7 Hemmeligt sted", "audio-unknown"),
        (b"<html><script>alert(1)</script></html>", "audio-unknown"),
        ((VOICES / "film.mp4").read_bytes(), "audio-is-film"),
        ((VOICES / "voice.m4a").read_bytes()[:900], "audio-unreadable"),
        ((VOICES / "voice.webm").read_bytes()[:700], "audio-unreadable"),
        ((VOICES / "voice.ogg").read_bytes()[:60], "audio-unreadable"),
        (a_wave(2)[:-100], "audio-unreadable"),
        (a_wave(0), "audio-unreadable"),
        (a_wave(61), "audio-too-long"),
    ],
    ids=["nothing", "paper", "page", "film", "m4a", "webm", "ogg", "wave", "silence", "long"],
)
def test_what_is_no_short_recording_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        cleaned(content, most_seconds=60)
