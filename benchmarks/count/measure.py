"""The command, the plain count and the programs of others before the same files, and what is promised of the command.

Every figure is seconds beyond the start: of the command those that it takes more than the bare interpreter, its own
imports included; of the others what lies between opening the file and knowing the winners. Memory is the peak of the
whole process.
"""

import compileall
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from statistics import linear_regression, median

from benchmarks.count import ballots
from benchmarks.count.peer import PEERS
from recruit.foundation.places import ROOT

WARD, MILLION = 14_000, 1_000_000
#: Numbers of ballots -> how often the command counts them; the programs of others count each file once.
SIZES = {10_000: 9, WARD: 9, 100_000: 5, MILLION: 3}
#: Numbers of ballots whose times lie on one line.
LINE = (10_000, 100_000, MILLION)
#: What is promised: seconds and MiB for a million, seconds for a ward, the steepest line, and how much faster than all.
SCOTTISH, MEEK, MEMORY, IN_A_WARD, SLOPE, FASTER = 1.5, 3.0, 150, 0.05, 1.05, 3.0
#: After so many seconds a neighbour has lost.
PATIENCE = 120

METHODS = {"recruit, Scottish rule": "stv-scottish-2007", "recruit, Meek": "stv-meek"}
PLAIN = "plain Python"


@dataclass
class Counted:
    """How long one program took for each number of ballots, or why it did not come so far."""

    name: str
    seconds: dict[int, float] = field(default_factory=dict)
    memory: float = 0.0
    winners: dict[int, frozenset[int]] = field(default_factory=dict)
    #: Seconds of the Scottish rule for a million, measured once more straight afterwards.
    beside: float = math.nan
    failed: str = ""

    @property
    def slope(self) -> float:
        """How steep the line of log(seconds) over log(ballots) is: 1 when twice as many take twice as long."""
        sizes = [size for size in LINE if size in self.seconds]
        return linear_regression([math.log(n) for n in sizes], [math.log(self.seconds[n]) for n in sizes]).slope

    @property
    def times(self) -> float:
        """How many times as long as the command it took for a million; not a number where one of them failed."""
        return self.seconds.get(MILLION, math.nan) / self.beside


def measure(*, peers: bool) -> Iterator[Counted]:
    """Write the files, and yield the command by each method, the plain count, and the peers if asked."""
    compileall.compile_dir(ROOT / "recruit", quiet=1)  # as an installed program is
    with tempfile.TemporaryDirectory(prefix="recruit-bench-") as folder:
        files = {number: Path(folder, f"{number}.blt") for number in SIZES}
        for number, file in files.items():
            ballots.write(file, number)
        for counted in _all(files, peers=peers):
            beside = _command("stv-scottish-2007", files[MILLION], 1)
            counted.beside = math.nan if beside.failed else beside.seconds
            yield counted


def missed(counted: Sequence[Counted]) -> Iterator[str]:
    """Yield a sentence for everything that is promised and not so."""
    scottish, meek, plain, *peers = counted
    for ours, limit in ((scottish, SCOTTISH), (meek, MEEK)):
        if ours.failed:
            yield f"{ours.name}: {ours.failed}."
            return
        if ours.seconds[MILLION] > limit:
            yield f"{ours.name}: a million ballots took {ours.seconds[MILLION]:.2f} s; the limit is {limit:.1f} s."
    if scottish.memory > MEMORY:
        yield f"A million ballots took {scottish.memory:.0f} MiB; the limit is {MEMORY} MiB."
    if scottish.seconds[WARD] > IN_A_WARD:
        yield f"A ward took {scottish.seconds[WARD] * 1000:.0f} ms; the limit is {IN_A_WARD * 1000:.0f} ms."
    if scottish.slope > SLOPE:
        yield f"The line of the Scottish rule has slope {scottish.slope:.2f}; {SLOPE} is allowed."
    if scottish.winners != plain.winners:
        yield "The Scottish rule elects others than the plain count."
    for peer in peers:
        if peer.times < FASTER:
            yield f"{peer.name} took {peer.times:.1f} times as long; at least {FASTER:.0f} are promised."


def _all(files: Mapping[int, Path], *, peers: bool) -> Iterator[Counted]:
    for name, method in METHODS.items():
        yield _counted(name, files, partial(_command, method))
    yield _counted(PLAIN, files, lambda file, _: _neighbour(sys.executable, "plain", file))
    for requirement in PEERS if peers else ():
        yield _peer(requirement, files)


def _peer(requirement: str, files: Mapping[int, Path]) -> Counted:
    name = requirement.replace("==", " ")
    try:
        python = _installed(requirement)
    except subprocess.CalledProcessError as error:
        return Counted(name, failed=error.stderr.strip().rpartition("\n")[2])
    return _counted(name, files, lambda file, _: _neighbour(python, requirement, file))


def _installed(requirement: str) -> str:
    """Return the interpreter of a folder in the user's cache that holds the peer; the project's own stays as it is."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "recruit-benchmarks")
    python = str(folder / "bin" / "python")
    if not Path(python).exists():
        subprocess.run((sys.executable, "-m", "venv", folder), check=True, capture_output=True, text=True)
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    subprocess.run((*pip, requirement), check=True, capture_output=True, text=True)
    return python


@dataclass(frozen=True)
class _Watched:
    """What `watch` says of a process: seconds from its start to its end, its peak in MiB, and its words; or why not."""

    seconds: float = 0.0
    memory: float = 0.0
    said: str = ""
    failed: str = ""


def _counted(name: str, files: Mapping[int, Path], run: Callable[[Path, int], _Watched]) -> Counted:
    """Return what `run` says of each file, which it is given with how often to count it; up to the first failure."""
    counted = Counted(name)
    for number, file in files.items():
        watched = run(file, SIZES[number])
        if watched.failed:
            counted.failed = f"{watched.failed}, at {number:,} ballots"
            break
        counted.seconds[number] = watched.seconds
        counted.memory = watched.memory
        counted.winners[number] = frozenset(map(int, json.loads(watched.said.splitlines()[-1])["winners"]))
    return counted


def _command(method: str, file: Path, times: int) -> _Watched:
    """Return what the command takes beyond the bare interpreter, the median of so many times; or the first failure."""
    recruit = str(Path(sys.executable).with_name("recruit"))
    bare, runs = [], []
    for _ in range(times):
        bare.append(_watch((sys.executable, "-c", "pass")))
        runs.append(_watch((recruit, "count", str(file), "--method", method, "--format", "json")))
        if runs[-1].failed:
            return runs[-1]
    seconds = median(run.seconds for run in runs) - median(run.seconds for run in bare)
    return replace(runs[-1], seconds=seconds, memory=max(run.memory for run in runs))


def _neighbour(python: str, name: str, file: Path) -> _Watched:
    """Return what the neighbour takes, with the seconds that it says itself."""
    watched = _watch((python, "-m", "benchmarks.count.peer", name, str(file)))
    return watched if watched.failed else replace(watched, seconds=json.loads(watched.said.splitlines()[-1])["seconds"])


def _watch(command: Sequence[str]) -> _Watched:
    watch = (sys.executable, "-m", "benchmarks.count.watch", str(PATIENCE), *command)
    return _Watched(**json.loads(subprocess.run(watch, check=True, capture_output=True, text=True).stdout))
