"""Recordings are told by their content, measured, and freed of where, when and by whom they were made.

The files are a second of a tone as telephones and browsers write it, each with a title, a place and a day beside it.
"""

import struct
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from mutagen.ogg import OggPage

from recruit.foundation.files.audio import cleaned
from recruit.foundation.refusal import Refused

VOICES = Path(__file__).parents[2] / "corpus" / "voices"
#: What is written beside the sound in each of them.
NOTES = (b"Hemmeligt sted", b"55.39", b"2026-11-20")


#: Parts of a WAV file.
FORM = struct.pack("<4sLHHLLHH", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8)
CHUNK_OF_TWO = struct.pack("<4sL", b"data", 2) + bytes(2)
NO_CHUNK = struct.pack("<4sL", b"fact", 0)


def a_wave(seconds: int, *, notes: bytes = b"") -> bytes:
    """Return silence, 8000 bytes a second, with what a recorder notes after it."""
    sound = struct.pack("<4sL", b"data", 8000 * seconds) + bytes(8000 * seconds)
    noted = struct.pack("<4sL", b"LIST", len(notes)) + notes if notes else b""
    return of_chunks(FORM, sound, noted)


def of_chunks(*chunks: bytes) -> bytes:
    inside = b"".join(chunks)
    return struct.pack("<4sL4s", b"RIFF", 4 + len(inside), b"WAVE") + inside


def of(name: str) -> bytes:
    return (VOICES / name).read_bytes()


def element(name: int, inside: bytes) -> bytes:
    """Return a part of a WebM file."""
    return name.to_bytes((name.bit_length() + 7) // 8) + b"\x01" + len(inside).to_bytes(7) + inside


def a_webm(lasts: float, scale: bytes = b"\x0f\x42\x40", more: bytes = b"") -> bytes:
    """Return what says how long it lasts, and holds a track of sound without any."""
    info = element(0x1549A966, element(0x2AD7B1, scale) + element(0x4489, struct.pack(">d", lasts)))
    track = element(0x1654AE6B, element(0xAE, element(0xD7, b"\1") + element(0x83, b"\2")))
    return element(0x1A45DFA3, b"") + element(0x18538067, info + track + more)


def box(name: bytes, inside: bytes) -> bytes:
    """Return a part of an MP4 file."""
    return struct.pack(">L4s", 8 + len(inside), name) + inside


def a_track(kind: bytes) -> bytes:
    return box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + kind + bytes(12))))


def nested(name: bytes, times: int) -> bytes:
    inside = b""
    for _ in range(times):
        inside = box(name, inside)
    return inside


def a_page(sequence: int, packet: bytes) -> bytes:
    """Return a page of another stream of an Ogg file, as a film has one beside its sound."""
    page = OggPage()
    page.serial, page.sequence, page.first, page.packets = 4711, sequence, sequence == 0, [packet]
    return bytes(page.write())


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


@pytest.mark.parametrize(
    ("content", "hidden"),
    [
        (of("voice.webm") + element(0xEC, b"Hos Grethe"), b"Grethe"),
        (of("voice.webm") + element(0x5741, b"Grethes telefon"), b"Grethe"),
        (of("voice.webm") + element(0x4D2A, b"Hos Grethe"), b"Grethe"),
        (of("voice.mp3") + b"<Hos Grethe>" + of("voice.mp3"), b"Grethe"),
        (of("voice.aac") + b"<Hos Grethe>", b"Grethe"),
        (of("voice.m4a").replace(b"SoundHandler", b"Grethes lyd "), b"Grethe"),
    ],
    ids=["webm room", "webm program", "webm of no kind", "mp3 between frames", "aac behind", "m4a name of the track"],
)
def test_what_is_hidden_beside_the_sound_goes(content: bytes, hidden: bytes) -> None:
    recording = cleaned(content, most_seconds=60)

    assert (hidden in content, hidden in recording.content) == (True, False)
    assert round(recording.seconds) == 1


@pytest.mark.parametrize(
    "content",
    [
        a_page(0, b"\x80theora") + of("voice.ogg") + a_page(1, b"\x81theora"),
        of("voice.ogg") + a_page(0, b"\x80theora"),
        of("voice.m4a").replace(b"trak", b"free") + box(b"moov", a_track(b"soun")),
        box(b"ftyp", b"M4A ") + box(b"moov", a_track(b"soun") + a_track(b"text")),
        box(b"ftyp", b"M4A ") + box(b"moov", a_track(b"text")),
        of("voice.webm").replace(b"\x83\x81\x02", b"\x83\x81\x11"),
        of("voice.webm").replace(b"A_OPUS", b"S_TEXT"),
        of_chunks(FORM, CHUNK_OF_TWO, CHUNK_OF_TWO),
    ],
    ids=[
        "ogg film",
        "ogg chained",
        "m4a twice",
        "m4a with text",
        "m4a of text",
        "webm of text",
        "webm of a text's kind",
        "wave with two sounds",
    ],
)
def test_another_track_beside_the_sound_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="audio-unreadable"):
        cleaned(content, most_seconds=60)


#: Small files, or six megabytes of small parts; each of them was a fault, or took minutes.
NASTY = {
    "webm for ever": lambda: a_webm(float("inf")),
    "webm of no length": lambda: a_webm(float("nan")),
    "webm of huge ticks": lambda: a_webm(1.0, b"\xff" * 200),
    "webm of parts": lambda: a_webm(1.0, more=b"\x80\x80" * 2_900_000),
    "m4a in itself": lambda: box(b"ftyp", b"M4A ") + nested(b"moov", 3_000),
    "m4a of samples in themselves": lambda: box(b"ftyp", b"M4A ") + box(b"moov", nested(b"trak", 3_000)),
    "m4a of parts": lambda: box(b"ftyp", b"M4A ") + box(b"moov", box(b"trak", b"") * 700_000),
    "wave of parts": lambda: of_chunks(FORM, NO_CHUNK * 700_000, CHUNK_OF_TWO),
    "ogg of parts": lambda: of("voice.ogg") + (b"OggS\0\0" + bytes(8) + of("voice.ogg")[14:18] + bytes(9)) * 210_000,
    "aac of parts": lambda: (b"\xff\xf1\x50\x80\x01\x3f\xfc\0\0") * 660_000,
}


@pytest.mark.parametrize("made", NASTY.values(), ids=NASTY)
def test_a_file_that_is_made_to_keep_us_busy_is_refused_at_once(made: Callable[[], bytes]) -> None:
    content = made()
    began = process_time()

    with pytest.raises(Refused, match="audio-unreadable"):
        cleaned(content, most_seconds=60)

    assert process_time() - began < 1
