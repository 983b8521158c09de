"""How long a flyer takes, from its words to its PDF, beside the shortest roster in the same run.

Each is made with words of its own, as the papers of different channels are: what the compiler remembers of the last one
helps as little as it does in a town hall.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from statistics import median

from recruit.foundation import clock
from recruit.foundation.papers import press
from recruit.recruitment.formats import flyer
from recruit.recruitment.formats.flyer import Size
from recruit.recruitment.formats.notice import Link, Notice, Owner, Said

#: One for each alphabet.
LANGUAGES = ("da", "uk", "ar", "ti")
#: In milliseconds, on a machine that is idle.
LIMIT = 50.0
#: Times that of a page with a title alone.
RATIO = 12.0


@dataclass(frozen=True)
class Flyer:
    """What the flyers of a language took."""

    language: str
    milliseconds: float
    #: The page with a title alone.
    reference: float

    @property
    def ratio(self) -> float:
        return self.milliseconds / self.reference

    @property
    def is_within(self) -> bool:
        return self.milliseconds <= LIMIT and self.ratio <= RATIO


def measure(times: int) -> Iterator[Flyer]:
    """Make flyers in each language and yield what they took in the middle."""
    bare(0)  # loads the fonts
    for language in LANGUAGES:
        _sheet(language, 0)
        reference = _took(bare, times)
        yield Flyer(language, _took(partial(_sheet, language), times), reference)


def _took(make: Callable[[int], object], times: int) -> float:
    taken = []
    for number in range(1, times + 1):
        began = time.perf_counter()
        make(number)
        taken.append(time.perf_counter() - began)
    return median(taken) * 1000


def bare(number: int) -> bytes:
    """Make a page with a title alone, with a number in it."""
    empty = {"rows": [], "heading": "", "columns": []}
    data = {"summary": "", "sections": [], "pictures": [], "figures": empty, "flipped": False}
    named = {"made-by": "", "page-of-pages": "{page}/{pages}"}
    return press.render("roster", data | named, title=f"Side {number}", language="da", made_at=clock.now())


def _sheet(language: str, number: int) -> bytes:
    link = Link(f"https://opstilling.fjordby.example/k/7kq{number}", "Scan koden:", "QR-kode")
    said = Notice(
        language=language,
        owner=Owner("Fjordby Kommune"),
        heading=f"Stil op til Integrationsrådet {number}",
        purpose=Said(f"Rådet rådgiver byrådet om integration, {number}. " * 3, "da"),
        call=Said(f"Vi søger medlemmer, der vil bruge deres erfaring, {number}. " * 6, "da"),
        who_may="Hvem kan stille op?",
        conditions=(Said(f"Du er fyldt 18 år og bor i Fjordby, {number}.", "da"),),
        binding="",
        deadline="Senest 4. januar 2027 kl. 12.00",
        questions="Spørgsmål?",
        contact="Grethe Holm",
        warning="",
        is_draft=False,
        link=link,
    )
    return flyer.write(said, Size.A5, made_at=clock.now())
