"""How long a command takes from the shell to its last word, beside the bare interpreter."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

#: Milliseconds within which a command without a database is there.
LIMIT = 150

MINUTES = """Referat af møde i Integrationsrådet den 4. juni 2026

Til stede:
Amina Abdi, medlem, forperson
Bo Bruun, suppleant for Camir Çelik
Afbud:
Dorthe Dam, medlem
"""


@dataclass(frozen=True)
class Start:
    """A command and the median of its starts."""

    name: str
    milliseconds: float


def measure(times: int) -> Iterator[Start]:
    """Yield the bare interpreter, and then the commands, each with the median of so many starts."""
    with tempfile.TemporaryDirectory(prefix="recruit-bench-") as folder:
        minutes = Path(folder, "minutes.txt")
        minutes.write_text(MINUTES, encoding="utf-8")
        recruit = str(Path(sys.executable).with_name("recruit"))
        commands: dict[str, Sequence[str]] = {
            "python -c pass": (sys.executable, "-c", "pass"),
            "recruit --help": (recruit, "--help"),
            "recruit intake": (recruit, "intake", str(minutes)),
        }
        for name, command in commands.items():
            yield Start(name, median(_milliseconds(command) for _ in range(times)))


def _milliseconds(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - began) * 1000
