"""How long 5,000 letters to be sent by hand take, from their rows to one PDF, beside what one takes among 50.

They are read and set as the job does it, in three alphabets. The ratio says whether a letter costs the same among many.
"""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

import recruit.models  # noqa: F401 (completes the tables)
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.db import Base, create_engine, reading, transaction
from recruit.foundation.mail import queries
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.queries import Choice
from recruit.foundation.mail.rules import Channel
from recruit.reports import post

LETTERS, FEW = 5000, 50
#: In seconds.
LIMIT = 20.0
#: Times what a letter takes among few.
RATIO = 3.0

_TEXTS = {
    "da": ("Du er ikke godkendt som kandidat til Integrationsrådet", "Begrundelsen er: du bor ikke i kommunen. "),
    "ar": ("هناك نقص في ترشيحك", "يُرجى استكماله قبل انتهاء المهلة، أو اتصل بنا. "),
    "ti": ("ሓድሽ ብዛዕባ ኢንተግራሽን", "ጽሓፉልና ወይ ደውሉልና። "),
}


@dataclass(frozen=True)
class Batch:
    """What it took."""

    seconds: float
    #: What as many would take at the price of one among few.
    reference: float
    size: int

    @property
    def ratio(self) -> float:
        return self.seconds / self.reference

    @property
    def is_within(self) -> bool:
        return self.seconds <= LIMIT and self.ratio <= RATIO


def measure() -> Iterator[Batch]:
    """Write the letters down in SQLite and yield what one PDF of them takes."""
    with tempfile.TemporaryDirectory(prefix="recruit-bench-") as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'post.db'}")
        with transaction(sessionmaker(engine)) as session:
            Base.metadata.create_all(session.connection())
            session.add_all(islice(map(_letter, range(LETTERS), cycle(_TEXTS)), LETTERS))
        with reading(sessionmaker(engine)) as session:
            _made(session, 3)  # loads the fonts
            few, _size = _made(session, FEW)
            seconds, size = _made(session, LETTERS)
        engine.dispose()
    yield Batch(seconds, few * LETTERS / FEW, size)


def _made(session: Session, number: int) -> tuple[float, int]:
    """Return the seconds that a PDF of so many letters takes, and its bytes."""
    began = time.perf_counter()
    ids = queries.to_post(session, Choice())[-number:]
    sheets = list(post.laid_out(session, ids, progress=_silent))
    content = post.written(sheets, post.Shape.PDF, made_at=clock.now(), progress=_silent)
    return time.perf_counter() - began, len(content)


def _letter(number: int, language: str) -> Letter:
    subject, sentence = _TEXTS[language]
    paragraphs = [f"{sentence * 4}{number}" for _ in range(4)]
    return Letter(
        kind="nomination_news_on_paper",
        language=language,
        channel=Channel.PAPER,
        address=f"Navn{number} Efternavn\nNørregade {number}\n4300 Fjordby",
        recipient=f"nominee:{number}",
        subject=subject,
        body="\n\n".join([f"Navn{number}", *paragraphs, "Fjordby Kommune\nraad@fjordby.example"]),
        queued_at=clock.now(),
        queued_by=Actor.system().reference,
        next_attempt_at=clock.now(),
    )


def _silent(_done: int, _total: int) -> None:
    """Tell nobody how far it has come."""
