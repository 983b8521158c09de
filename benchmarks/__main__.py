"""`python3 run.py bench`: measure pages, starts and files. Exits with 1 when a floor is not reached."""

import argparse
import hashlib
import logging
import sys
import time

from benchmarks import (
    appointments,
    candidates,
    elections,
    erasing,
    flyers,
    intake,
    lists,
    meetings,
    nominations,
    pages,
    papers,
    post,
    rosters,
    starts,
    voters,
)
from benchmarks.count import measure as counts
from benchmarks.count import picture


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of trivial view and page (5)")
    parser.add_argument("--seconds", type=float, default=3.0, help="seconds of each half of a round (3)")
    parser.add_argument("--openings", type=int, default=40, help="openings of a page in a very large town (40)")
    parser.add_argument(
        "--only", choices=("nominations", "count", "elections", "appointments", "meetings"), help="this alone"
    )
    parser.add_argument("--peers", action="store_true", help="count with other programs from PyPI too, and draw it")
    parser.add_argument("--starts", type=int, default=15, help="starts of each command (15)")
    options = parser.parse_args()
    if options.only == "nominations":
        missed = _nominations(options.rounds, options.seconds)
    elif options.only == "elections":
        missed = _elections(options.openings) + _voters(options.openings)
    elif options.only == "appointments":
        missed = _appointments(options.openings)
    elif options.only == "meetings":
        missed = _meetings(options.openings)
    else:
        missed = _count(options.peers) if options.only == "count" else _everything(options)
    for sentence in missed:
        print(sentence)
    if missed:
        print("On a machine that is busy with other things, measure again when the calibration is lower.")
    return 1 if missed else 0


def _everything(options: argparse.Namespace) -> list[str]:
    missed = (
        _pages(options.rounds, options.seconds)
        + _starts(options.starts)
        + _papers()
        + _flyers()
        + _brochure()
        + _post()
        + _intake()
        + _count(options.peers)
        + _elections(options.openings)
        + _voters(options.openings)
        + _appointments(options.openings)
        + _meetings(options.openings)
    )
    missed += _rosters(options.openings) + _lists(options.openings) + _nominations(options.rounds, options.seconds)
    return missed + _erasing()


def calibration() -> float:
    """Return the seconds of a fixed piece of work on one processor: what this machine gives right now."""
    began = time.perf_counter()
    digest = b""
    for _ in range(1_000_000):
        digest = hashlib.sha256(digest).digest()
    return time.perf_counter() - began


def _pages(rounds: int, seconds: float) -> list[str]:
    missed = []
    print(f"{'page':<36}{'requests/s':>12}{'trivial/s':>12}{'share':>8}{'p95 ms':>9}{'calibration s':>15}")
    for page in pages.measure(rounds, seconds):
        trivial = sorted(load.per_second for load, _ in page.rounds)[rounds // 2]
        waits = sorted(wait for _, own in page.rounds for wait in own.waits)
        p95 = waits[int(len(waits) * 0.95)] * 1000
        figures = f"{page.per_second:>12.0f}{trivial:>12.0f}{page.share:>8.0%}{p95:>9.1f}{calibration():>15.2f}"
        print(f"{page.name:<36}{figures}", flush=True)
        if page.failed:
            missed.append(f"{page.name}: {page.failed} requests failed.")
        if page.has_floor and page.share < pages.FLOOR:
            missed.append(
                f"{page.name}: {page.share:.0%} of the trivial view, and at least {pages.FLOOR:.0%} is asked."
            )
    return missed


def _starts(times: int) -> list[str]:
    missed = []
    print(f"\n{'command':<36}{'median ms':>12}")
    for start in starts.measure(times):
        print(f"{start.name:<36}{start.milliseconds:>12.0f}", flush=True)
        if start.milliseconds > starts.LIMIT:
            missed.append(f"{start.name} took {start.milliseconds:.0f} ms; the limit is {starts.LIMIT} ms.")
    return missed


def _rosters(times: int) -> list[str]:
    missed = []
    logging.disable()  # these pages are served in this process, and their lines would stand in the table
    columns = f"{'page ms':>9}{'by hand ms':>12}{'ratio':>8}{'queries':>9}{'slowest search ms':>19}"
    print(f"\n{'a very large town':<20}{columns}")
    for town in rosters.measure(times):
        slowest = max(town.searches.values())
        figures = f"{town.page * 1000:>9.1f}{town.by_hand * 1000:>12.1f}{town.ratio:>8.1f}"
        print(f"{town.database:<20}{figures}{town.queries:>9}{slowest * 1000:>19.1f}", flush=True)
        if town.ratio > rosters.RATIO or town.queries > rosters.QUERIES:
            missed.append(f"The roster page on {town.database} takes {town.ratio:.1f} times what one statement takes.")
        if slowest > rosters.SEARCH:
            missed.append(f"A search on {town.database} takes {slowest * 1000:.0f} ms.")
    return missed


def _lists(times: int) -> list[str]:
    logging.disable()
    missed: list[str] = []
    print(f"\n{f'{lists.NOMINATIONS} nominations':<36}{'slowest page ms':>16}{'queries':>9}")
    for measured in lists.measure(times):
        print(f"{measured.database:<36}{measured.slowest * 1000:>16.0f}{measured.queries:>9}", flush=True)
        if measured.slowest > lists.LIMIT or measured.queries > lists.QUERIES:
            missed.append(
                f"A page of the list on {measured.database} took {measured.slowest * 1000:.0f} ms and "
                f"{measured.queries} queries."
            )
    return missed


def _papers() -> list[str]:
    print(f"\n{'file':<36}{'seconds':>12}{'MiB':>12}")
    missed = []
    for made in papers.measure():
        print(f"{made.limit.name:<36}{made.seconds:>12.2f}{made.memory:>12.0f}", flush=True)
        if not made.is_within:
            missed.append(f"{made.limit.name} took {made.seconds:.2f} s and {made.memory:.0f} MiB, which is too much.")
    return missed


def _flyers() -> list[str]:
    print(f"\n{'flyer':<36}{'median ms':>12}{'times bare':>12}")
    missed = []
    for made in flyers.measure(15):
        print(f"{made.language:<36}{made.milliseconds:>12.1f}{made.ratio:>12.1f}", flush=True)
        if not made.is_within:
            missed.append(
                f"A flyer in {made.language} took {made.milliseconds:.0f} ms, {made.ratio:.1f} times a bare page."
            )
    return missed


def _post() -> list[str]:
    print(f"\n{'letters by hand':<36}{'seconds':>12}{'times few':>12}{'MiB':>12}")
    missed = []
    for made in post.measure():
        figures = f"{made.seconds:>12.1f}{made.ratio:>12.1f}{made.size / 2**20:>12.1f}"
        print(f"{f'{post.LETTERS} letters as one PDF':<36}{figures}", flush=True)
        if not made.is_within:
            missed.append(
                f"{post.LETTERS} letters took {made.seconds:.0f} s, {made.ratio:.1f} times what few take each."
            )
    return missed


def _brochure() -> list[str]:
    print(f"\n{'brochure':<36}{'seconds':>12}{'times bare':>12}{'MiB':>12}")
    missed = []
    for made in candidates.measure(5):
        figures = f"{made.seconds:>12.2f}{made.ratio:>12.0f}{made.size / 2**20:>12.1f}"
        print(f"{f'{candidates.CANDIDATES} candidates with photos':<36}{figures}", flush=True)
        if not made.is_within:
            missed.append(f"The brochure took {made.seconds:.2f} s; the limit is {candidates.LIMIT:.0f} s.")
    return missed


def _elections(times: int) -> list[str]:
    logging.disable()
    columns = f"{'20 places in s':>16}{'record ms':>12}{'result ms':>12}{'queries':>9}"
    print(f"\n{f'election of {elections.CANDIDATES} candidates':<36}{columns}")
    missed = []
    for held in elections.measure(times):
        figures = f"{held.count:>16.2f}{held.record * 1000:>12.0f}{held.result * 1000:>12.0f}{held.queries:>9}"
        print(f"{held.database:<36}{figures}", flush=True)
        if not held.is_within:
            missed.append(f"An election on {held.database} took longer than it may.")
    return missed


def _voters(times: int) -> list[str]:
    columns = f"{'read in s':>12}{'by hand s':>12}{'slowest search ms':>19}{'by hand ms':>12}{'mark ms':>10}"
    print(f"\n{'register of voters':<20}{columns}")
    missed = []
    for kept in voters.measure(times):
        figures = (
            f"{kept.taken_in:>12.2f}{kept.by_hand:>12.2f}{kept.slowest * 1000:>19.1f}{kept.statement * 1000:>12.1f}"
        )
        print(f"{kept.database:<20}{figures}{kept.marking * 1000:>10.1f}", flush=True)
        if not kept.is_within:
            missed.append(f"The register of voters on {kept.database} took longer than it may.")
    return missed


def _appointments(times: int) -> list[str]:
    logging.disable()
    columns = (
        f"{'today ms':>10}{'by hand ms':>12}{'ratio':>7}{'queries':>9}{'member ms':>11}{'queries':>9}{'leaves ms':>11}"
    )
    print(f"\n{'the day of a secretary':<22}{columns}")
    missed = []
    for day in appointments.measure(times):
        figures = f"{day.today * 1000:>10.0f}{day.by_hand * 1000:>12.0f}{day.today / day.by_hand:>7.1f}{day.queries:>9}"
        figures += f"{day.member * 1000:>11.0f}{day.member_queries:>9}{day.departure * 1000:>11.0f}"
        print(f"{day.database:<22}{figures}", flush=True)
        if not day.is_within:
            missed.append(f"The secretary's day on {day.database} took longer, or more queries, than it may.")
    return missed


def _meetings(times: int) -> list[str]:
    logging.disable()
    pages = ("day", "term", "file", "entry", "statistics")
    columns = "".join(f"{f'{name} ms':>15}{'queries':>9}" for name in pages)
    print(f"\n{f'{meetings.MEETINGS * 200:,} meetings':<18}{'by hand ms':>12}{columns}")
    missed = []
    for held in meetings.measure(times):
        taken = [(getattr(held, name).seconds, getattr(held, name).queries) for name in pages]
        figures = "".join(f"{seconds * 1000:>15.0f}{queries:>9}" for seconds, queries in taken)
        print(f"{held.database:<18}{held.by_hand * 1000:>12.1f}{figures}", flush=True)
        if not held.is_within:
            missed.append(f"A report or the entry of attendance on {held.database} took longer, or more, than it may.")
    return missed


def _erasing() -> list[str]:
    print(f"\n{f'{erasing.NOMINATIONS} people erased':<36}{'seconds':>12}{'times written':>15}")
    missed = []
    for erased in erasing.measure():
        print(f"{erased.database:<36}{erased.seconds:>12.0f}{erased.ratio:>15.1f}", flush=True)
        if not erased.is_within:
            missed.append(f"Erasing on {erased.database} took {erased.seconds:.0f} s, and {erased.left} rows are left.")
    return missed


def _nominations(rounds: int, seconds: float) -> list[str]:
    columns = f"{'shown/s':>9}{'share':>7}{'taken/s':>9}{'row/s':>7}{'share':>7}{'p95 ms':>8}"
    columns += f"{'5,000 in s':>12}{'kept':>7}"
    print(f"\n{'public form':<14}{columns}")
    missed: list[str] = []
    for form in nominations.measure(rounds, seconds):
        shown, taken = (sorted(own.per_second for _, own in each)[rounds // 2] for each in (form.shown, form.taken))
        row = sorted(yardstick.per_second for yardstick, _ in form.taken)[rounds // 2]
        figures = f"{shown:>9.0f}{form.share_shown:>7.0%}{taken:>9.0f}{row:>7.0f}{form.share_taken:>7.0%}"
        figures += f"{form.p95 * 1000:>8.0f}{form.many.seconds:>12.1f}{form.kept:>7}"
        print(f"{form.database:<14}{figures}", flush=True)
        missed += form.missed()
    return missed


def _intake() -> list[str]:
    print(f"\n{'file read in':<36}{'seconds':>12}{'MiB':>12}{'times plain':>14}")
    missed = []
    for read in intake.measure():
        print(f"{read.limit.name:<36}{read.seconds:>12.2f}{read.memory:>12.0f}{read.ratio:>14.1f}", flush=True)
        if not read.is_within:
            people = "the same people" if read.is_same else "other people than the plain text"
            missed.append(f"{read.limit.name} took {read.seconds:.2f} s and {read.memory:.0f} MiB and gave {people}.")
    return missed


def _count(peers: bool) -> list[str]:
    sizes = "".join(f"{f'{size:,}':>11}" for size in counts.SIZES)
    print(f"\n{'ballots counted, seconds':<26}{sizes}{'MiB':>7}{'slope':>7}{'times ours':>12}{'elected':>9}")
    counted: list[counts.Counted] = []
    for each in counts.measure(peers=peers):
        counted.append(each)
        print(f"{each.name:<26}{each.failed or _counted(each, counted[0])}", flush=True)
    if peers:
        picture.draw(counted)
    return list(counts.missed(counted))


def _counted(each: counts.Counted, ours: counts.Counted) -> str:
    seconds = "".join(f"{each.seconds[size]:>11.3f}" for size in counts.SIZES)
    elected = "same" if each.winners == ours.winners else "others"
    return f"{seconds}{each.memory:>7.0f}{each.slope:>7.2f}{each.times:>12.1f}{elected:>9}"


if __name__ == "__main__":
    sys.exit(main())
