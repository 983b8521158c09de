"""How many requests a second some pages answer, in turn with a view that does nothing."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks import house, servers
from benchmarks.load import Load, drive
from recruit.foundation.settings import Settings

#: The least share of the trivial view's requests a second that the pages marked so must reach.
FLOOR = 0.40


@dataclass
class Measured:
    """A page and what it answered in each round, beside the trivial view just before it."""

    name: str
    path: str
    #: True for a page that must reach FLOOR.
    has_floor: bool = False
    signed_in: bool = False
    rounds: list[tuple[Load, Load]] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        return median(own.per_second for _, own in self.rounds)

    @property
    def share(self) -> float:
        """The page's requests a second as a share of the trivial view's: the median over the rounds."""
        return median(own.per_second / trivial.per_second for trivial, own in self.rounds)

    @property
    def failed(self) -> int:
        return sum(own.failed for _, own in self.rounds)


def pages() -> list[Measured]:
    """Return what is measured: the two pages with a floor, and what they are made of."""
    return [
        Measured("sign-in page", "/konto/log-ind", has_floor=True),
        Measured("empty front page", "/", has_floor=True),
        Measured("answer without a page", "/healthz"),
        Measured("empty list of councils, signed in", "/sekretariat/raad", signed_in=True),
        Measured("empty outbox, signed in", "/sekretariat/breve", signed_in=True),
    ]


def measure(rounds: int, seconds: float) -> Iterator[Measured]:
    """Yield each page once it is measured: trivial view, page, trivial view, page, …"""
    with tempfile.TemporaryDirectory(prefix="recruit-bench-") as folder:
        environment = house.environment(Path(folder))
        cookie = house.set_up(Settings.from_environment(environment))
        with (
            servers.serving("benchmarks.trivial:app", environment) as trivial,
            servers.serving("wsgi:app", environment) as own,
        ):
            for page in pages():
                shown = cookie if page.signed_in else ""
                for warm_up_first in range(rounds + 1):
                    pair = drive(trivial, "/", seconds=seconds), drive(own, page.path, seconds=seconds, cookie=shown)
                    if warm_up_first:
                        page.rounds.append(pair)
                yield page
