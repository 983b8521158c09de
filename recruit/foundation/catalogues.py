"""The files of the translations: what stands in them, and the machine form that is read when a sentence is said."""

import os
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parents[1] / "translations"


def source(code: str) -> Path:
    """Return where the catalogue of a language lies; English has none."""
    return CATALOGUES / code / "LC_MESSAGES" / "messages.po"


def messages(code: str) -> Sequence[Message]:
    """Return every sentence of a language's catalogue."""
    with source(code).open("rb") as text:
        return [message for message in read_po(text, locale=code) if message.id]


def plural_forms(code: str) -> str:
    """Return how a language tells its forms apart, as the catalogues write it."""
    with source(code).open("rb") as text:
        return read_po(text, locale=code).plural_forms


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the forms of a sentence or of its translation, of which most have one."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def compiled(source: Path) -> bytes:
    """Return the machine form of a catalogue, made anew and kept beside it when the source is newer.

    Where the folder cannot be written to, it is made anew in each process.
    """
    kept = source.with_suffix(".mo")
    if kept.exists() and kept.stat().st_mtime >= source.stat().st_mtime:
        return kept.read_bytes()
    with source.open("rb") as text:
        written = read_po(text, locale=source.parents[1].name)
    made = BytesIO()
    write_mo(made, written)
    with suppress(OSError):
        replace(kept, made.getvalue())
    return made.getvalue()


def replace(file: Path, content: bytes) -> None:
    """Write the file in one step: another process reads the old or the new one, never half of it."""
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(file)
