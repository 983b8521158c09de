"""What a secretary sends to be read: pasted text and files, each kept or refused for itself."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.foundation.refusal import Refused
from recruit.intake import operations
from recruit.intake.formats.opening import opened
from recruit.intake.rules import Reading, read_document
from recruit.intake.rules.proposals.lessons import Lesson, columns
from recruit.web.access import May, current_actor
from recruit.web.people import reach

if TYPE_CHECKING:
    from recruit.intake.model import IntakeReading


@dataclass(frozen=True, slots=True)
class Source:
    """Some bytes, and what their file is called; a pasted text has no name."""

    content: bytes
    name: str = ""


@dataclass(slots=True)
class Sent:
    """What has come of everything that was sent."""

    read: list[tuple[Source, Reading]] = field(default_factory=list)
    refused: list[tuple[Source, Refused]] = field(default_factory=list)
    kept: list["IntakeReading"] = field(default_factory=list)
    #: Those of them that waited already.
    waited: list["IntakeReading"] = field(default_factory=list)


def read_all(sources: Iterable[Source], lessons: Collection[Lesson]) -> Sent:
    """Read each source as the secretariat has taught it, outside of any transaction: a large one takes seconds."""
    sent, taught = Sent(), columns(lessons)
    for source in sources:
        try:
            sent.read.append((source, read_document(opened(source.content, source.name), taught=taught)))
        except Refused as refused:
            sent.refused.append((source, refused))
    return sent


def keep_all(session: Session, sent: Sent, lessons: Collection[Lesson], *, now: datetime) -> None:
    """Keep what was read, each for itself: one that nobody is found in does not lose the others."""
    mine = reach(session, May.READ_IN)
    for source, read in sent.read:
        try:
            kept = operations.keep(
                session, read, source.content, source.name, by=current_actor(), now=now, lessons=lessons, reach=mine
            )
        except Refused as refused:
            sent.refused.append((source, refused))
        else:
            sent.kept.append(kept)
            if kept.read_at < now:
                sent.waited.append(kept)
