"""`recruit count`: from ballots, or a contest with its ballots, to who has the seats, stage by stage.

A ward is counted within the blink that it takes to start, so the command does without `pathlib`, and reads what makes
sheets only to show one.
"""

import gc
import json
import os
import sys
from collections.abc import Sequence
from typing import Literal, NamedTuple

import click

from recruit.cli.say import say
from recruit.counting import methods
from recruit.counting.checks import KNOWN, LISTS
from recruit.counting.contest import ALL, BadInput, Contest
from recruit.counting.formats import answer, blt, csv, lots
from recruit.counting.formats import contest as contests
from recruit.counting.lot import Lot, between_and_for
from recruit.counting.result import Count, Outcome
from recruit.counting.sentences import Sentence
from recruit.counting.ties import unused

#: What the command exits with, from the best to the worst: several contests give the worst of theirs.
EXITS = {
    Outcome.ELECTED: 0,
    Outcome.UNCONTESTED: 0,
    Outcome.LAPSED: 0,
    Outcome.LOT_REQUIRED: 3,
    Outcome.BALLOT_REQUIRED: 4,
}
BAD_INPUT = 2
_WORST = (0, 3, 4, BAD_INPUT)

#: The methods by which papers alone can be counted; lists are counted from their totals.
OF_PAPERS = tuple(method for method in KNOWN if method not in LISTS)


class Substitutes(click.ParamType[int | Literal["all"]]):
    """A number, or all."""

    name = "antal|all"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int | Literal["all"]:
        """Return the number, or "all"."""
        if value == ALL:
            return ALL
        is_number = value.isascii() and value.isdigit() and len(value) < 10
        return int(value) if is_number else self.fail("Skriv et tal eller all.", param, ctx)


class Asked(NamedTuple):
    """What the command line says of papers that come without a contest."""

    method: str | None
    seats: int | None
    marks: int | None
    substitutes: int | Literal["all"] | None


class Counted(NamedTuple):
    """A contest with its answer."""

    contest: Contest
    found: Count
    digest: str


@click.command(name="count", help="Tæl en valghandling op, og vis hvert trin.")
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--method", type=click.Choice(OF_PAPERS), help="Metoden, når filen kun er stemmesedler (BLT).")
@click.option("--seats", type=click.IntRange(1), help="Antal pladser i stedet for det, der står i BLT-filen.")
@click.option("--marks", type=click.IntRange(1), help="Højst så mange krydser på en seddel (block og approval).")
@click.option("--substitutes", type=Substitutes(), help="Hvor mange der er næste i rækken: et tal eller all.")
@click.option("--lots", "lots_file", type=click.Path(), help="De lodtrækninger, der er foretaget (JSON).")
@click.option("--explain", is_flag=True, help="Vis optællingsarket: hvert trin, så det kan regnes efter med blyant.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="Tekst eller JSON.")
@click.option("--language", type=click.Choice(("da", "en")), default="da", help="Dansk eller engelsk tekst.")
@click.option("--write-blt", type=click.Path(), help="Skriv stemmesedlerne til denne nye BLT-fil.")
@click.option("--write-csv", type=click.Path(), help="Skriv stemmesedlerne til denne nye CSV-fil.")
def command(
    files: tuple[str, ...],
    method: str | None,
    seats: int | None,
    marks: int | None,
    substitutes: int | Literal["all"] | None,
    lots_file: str | None,
    explain: bool,
    form: str,
    language: str,
    write_blt: str | None,
    write_csv: str | None,
) -> None:
    if len(files) > 1 and (write_blt or write_csv):
        raise click.UsageError("--write-blt og --write-csv kan kun bruges med én fil.")
    if marks and method not in ("block", "approval"):
        raise click.UsageError("--marks kan kun bruges med --method block og approval.")
    gc.freeze()  # what was read to start with stays to the end, and need not be looked through at the exit
    recorded = _recorded(lots_file, form, language)
    asked, exits = Asked(method, seats, marks, substitutes), []
    spent: set[Lot] = set()
    for number, file in enumerate(files):
        data = b""
        try:
            data = _read(file)
            counted = _count(file, data, asked, recorded)
            _spend(counted, recorded, spent)
            _write(counted.contest, write_blt, write_csv)
        except (BadInput, OSError) as fault:
            _tell_fault(file, contests.id_of(data), fault, form, language)
            exits.append(BAD_INPUT)
        else:
            shown = _as_json(counted, explain, language) if form == "json" else _as_text(counted, explain, language)
            say("\n" + shown if number and form == "text" else shown)
            exits.append(EXITS[counted.found.outcome])
    sys.exit(max(exits, key=_WORST.index))


def _recorded(file: str | None, form: str, language: str) -> tuple[lots.Recorded, ...]:
    if file is None:
        return ()
    try:
        return lots.read(_read(file))
    except (BadInput, OSError) as fault:
        _tell_fault(file, None, fault, form, language)
        sys.exit(BAD_INPUT)


def _count(file: str, data: bytes, asked: Asked, recorded: Sequence[lots.Recorded]) -> Counted:
    folder, name = os.path.split(file)
    if not contests.is_contest(data):
        contest, digest = _papers(data, os.path.splitext(name)[0], asked)
    elif any(one is not None for one in asked):
        raise BadInput(_SAYS_ITSELF)
    else:
        contest, digest = contests.read(data, lambda papers: _read(os.path.join(folder, papers)))
    return Counted(contest, methods.count(contest, lots.of_contest(recorded, contest.id)), digest)


def _spend(counted: Counted, recorded: Sequence[lots.Recorded], spent: set[Lot]) -> None:
    """Note the lots that this contest used and that name none. Raises BadInput where another one had used them."""
    used = lots.for_any(recorded, counted.found.lots)
    for lot in used:
        if lot in spent:
            raise BadInput(_for_which(lot, counted.contest))
    spent.update(used)


def _read(file: str) -> bytes:
    with open(file, "rb") as opened:
        return opened.read()


def _papers(data: bytes, name: str, asked: Asked) -> contests.Read:
    if asked.method is None:
        raise BadInput(_NO_METHOD)
    return contests.of_papers(
        data, name, asked.method, seats=asked.seats, max_marks=asked.marks, substitutes=asked.substitutes
    )


def _write(contest: Contest, write_blt: str | None, write_csv: str | None) -> None:
    if not (write_blt or write_csv):
        return
    if len(contest.polls) != 1:
        raise BadInput(_NO_PAPERS)
    papers = blt.of_contest(contest)
    if write_blt:
        _write_new(write_blt, blt.write(papers).encode())
    if write_csv:
        _write_new(write_csv, csv.write(papers).encode("utf-8-sig"))


def _write_new(file: str, data: bytes) -> None:
    """Write a file that is not there yet, so that no papers are ever written over."""
    try:
        with open(file, "xb") as new:
            new.write(data)
    except FileExistsError:
        raise BadInput(
            Sentence(
                f"“{file}” findes i forvejen og bliver ikke skrevet over.",
                f"“{file}” exists already and is not written over.",
            )
        ) from None
    except OSError:
        raise BadInput(Sentence(f"“{file}” kan ikke skrives.", f"“{file}” cannot be written.")) from None


def _as_json(counted: Counted, explain: bool, language: str) -> str:
    """Return the answer as one line."""
    data = answer.as_data(counted.contest, counted.found, counted.digest)
    if explain:
        data["sheet"] = _sheet(counted, explain, language)
    return json.dumps(data, ensure_ascii=False)


def _as_text(counted: Counted, explain: bool, language: str) -> str:
    """Return the answer for people."""
    told = [unused(lot).in_language(language) for lot in counted.found.unused_lots]
    return "\n\n".join([_sheet(counted, explain, language).strip("\n"), *told, f"SHA-256: {counted.digest}"])


def _sheet(counted: Counted, explain: bool, language: str) -> str:
    from recruit.counting.sheet import sheet, summary  # here, since programs that want JSON would wait for it

    return (sheet if explain else summary)(counted.contest, counted.found, language)


def _tell_fault(file: str, contest: str | None, fault: BadInput | OSError, form: str, language: str) -> None:
    """Say what is wrong with one file: among the answers, under the contest's id if it has one, or to people."""
    sentence = fault.sentence(language) if isinstance(fault, BadInput) else _not_read(fault, file).in_language(language)
    if form == "json":
        say(json.dumps({"id": file if contest is None else contest, "error": sentence}, ensure_ascii=False))
    else:
        say(f"{file}: {sentence}", err=True)


def _not_read(fault: OSError, file: str) -> Sentence:
    """Say that this file could not be read, or the papers beside it."""
    is_this = fault.filename in (None, file)
    name = Sentence("Filen", "The file") if is_this else Sentence(f"“{fault.filename}”", f"“{fault.filename}”")
    if isinstance(fault, FileNotFoundError):
        return Sentence(f"{name.da} findes ikke.", f"{name.en} does not exist.")
    return Sentence(f"{name.da} kan ikke læses.", f"{name.en} cannot be read.")


def _for_which(lot: Lot, contest: Contest) -> Sentence:
    said = between_and_for(lot)
    return Sentence(
        f"Lodtrækningen {said.da}, er brugt i en anden valghandling. "
        f"Gælder den her, skal den sige “id”: “{contest.id}”.",
        f"The lot {said.en} was used in another contest. If it is for this one, it must say “id”: “{contest.id}”.",
    )


_NO_METHOD = Sentence(
    f"Filen er kun stemmesedler: sig med --method, hvordan de skal tælles ({', '.join(OF_PAPERS)}).",
    f"The file holds papers alone: say with --method how to count them ({', '.join(OF_PAPERS)}).",
)
_SAYS_ITSELF = Sentence(
    "Filen siger selv, hvordan der tælles: --method, --seats, --marks og --substitutes er til stemmesedler alene.",
    "The file says itself how to count: --method, --seats, --marks and --substitutes are for papers alone.",
)
_NO_PAPERS = Sentence(
    "Der er ikke stemmesedler fra netop én afstemning at skrive.", "There are no papers of one poll alone to write."
)
