"""`recruit count`: from ballots, or a contest with its ballots, to who has the seats, stage by stage."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click

from recruit.counting import methods
from recruit.counting.checks import KNOWN
from recruit.counting.contest import ALL, BadInput, Contest
from recruit.counting.formats import answer, blt, csv, lots
from recruit.counting.formats import contest as contests
from recruit.counting.result import Count, Outcome
from recruit.counting.sentences import Sentence
from recruit.counting.sheet import sheet, summary

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


class Substitutes(click.ParamType[int | Literal["all"]]):
    """A number, or all."""

    name = "antal|all"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int | Literal["all"]:
        """Return the number, or "all"."""
        if value == ALL:
            return ALL
        return int(value) if value.isascii() and value.isdigit() else self.fail("Skriv et tal eller all.", param, ctx)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of papers that come without a contest."""

    method: str | None
    seats: int | None
    marks: int | None
    substitutes: int | Literal["all"] | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A contest with its answer."""

    contest: Contest
    count: Count
    digest: str


@click.command(name="count", help="Tæl en valghandling op, og vis hvert trin.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--method", type=click.Choice(KNOWN), help="Metoden, når filen kun er stemmesedler (BLT).")
@click.option("--seats", type=click.IntRange(1), help="Antal pladser i stedet for det, der står i BLT-filen.")
@click.option("--marks", type=click.IntRange(1), help="Højst så mange krydser på en seddel (block og approval).")
@click.option("--substitutes", type=Substitutes(), help="Hvor mange der er næste i rækken: et tal eller all.")
@click.option("--lots", "lots_file", type=click.Path(path_type=Path), help="De lodtrækninger, der er foretaget (JSON).")
@click.option("--explain", is_flag=True, help="Vis optællingsarket: hvert trin, så det kan regnes efter med blyant.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="Tekst eller JSON.")
@click.option("--language", type=click.Choice(("da", "en")), default="da", help="Dansk eller engelsk tekst.")
@click.option("--write-blt", type=click.Path(path_type=Path), help="Skriv stemmesedlerne til denne BLT-fil.")
@click.option("--write-csv", type=click.Path(path_type=Path), help="Skriv stemmesedlerne til denne CSV-fil.")
def command(
    files: tuple[Path, ...],
    method: str | None,
    seats: int | None,
    marks: int | None,
    substitutes: int | Literal["all"] | None,
    lots_file: Path | None,
    explain: bool,
    form: str,
    language: str,
    write_blt: Path | None,
    write_csv: Path | None,
) -> None:
    if len(files) > 1 and (write_blt or write_csv):
        raise click.UsageError("--write-blt og --write-csv kan kun bruges med én fil.")
    recorded = _recorded(lots_file, language)
    asked, worst = Asked(method, seats, marks, substitutes), 0
    for number, file in enumerate(files):
        try:
            counted = _count(file, asked, recorded)
            _write(counted.contest, write_blt, write_csv)
        except (BadInput, OSError) as fault:
            _tell_fault(file, _sentence(fault, language), form)
            code = BAD_INPUT
        else:
            click.echo(
                _as_json(counted, explain, language) if form == "json" else _as_text(counted, explain, language, number)
            )
            code = EXITS[counted.count.outcome]
        worst = max(worst, code, key=_WORST.index)
    sys.exit(worst)


def _recorded(file: Path | None, language: str) -> tuple[lots.Recorded, ...]:
    try:
        return lots.read(file.read_bytes()) if file else ()
    except (BadInput, OSError) as fault:
        click.echo(f"{file}: {_sentence(fault, language)}", err=True)
        sys.exit(BAD_INPUT)


def _count(file: Path, asked: Asked, recorded: Sequence[lots.Recorded]) -> Counted:
    data = file.read_bytes()
    contest, digest = contests.read(data, file.parent) if contests.is_contest(data) else _papers(data, file.stem, asked)
    return Counted(contest, methods.count(contest, lots.of_contest(recorded, contest.id)), digest)


def _papers(data: bytes, name: str, asked: Asked) -> contests.Read:
    if asked.method is None:
        raise BadInput(_NO_METHOD)
    return contests.of_papers(
        data, name, asked.method, seats=asked.seats, max_marks=asked.marks, substitutes=asked.substitutes
    )


def _write(contest: Contest, write_blt: Path | None, write_csv: Path | None) -> None:
    if not (write_blt or write_csv):
        return
    if not contest.polls:
        raise BadInput(_NO_PAPERS)
    papers = blt.of_contest(contest)
    if write_blt:
        write_blt.write_text(blt.write(papers), "utf-8")
    if write_csv:
        write_csv.write_text(csv.write(papers), "utf-8-sig", newline="")


def _as_json(counted: Counted, explain: bool, language: str) -> str:
    """Return the answer as one line."""
    data = answer.as_data(counted.contest, counted.count, counted.digest)
    if explain:
        data["sheet"] = sheet(counted.contest, counted.count, language)
    return json.dumps(data, ensure_ascii=False)


def _as_text(counted: Counted, explain: bool, language: str, number: int) -> str:
    """Return the answer for people; contests after the first stand a line apart."""
    text = (sheet if explain else summary)(counted.contest, counted.count, language).strip("\n")
    return ("\n" if number else "") + text + f"\n\nSHA-256: {counted.digest}"


def _tell_fault(file: Path, sentence: str, form: str) -> None:
    """Say what is wrong with one file: as a line among the answers, or where faults are read."""
    if form == "json":
        click.echo(json.dumps({"id": str(file), "error": sentence}, ensure_ascii=False))
    else:
        click.echo(f"{file}: {sentence}", err=True)


def _sentence(fault: BadInput | OSError, language: str) -> str:
    return fault.sentence(language) if isinstance(fault, BadInput) else _NOT_OPENED.in_language(language)


_NO_METHOD = Sentence(
    f"Filen er kun stemmesedler: sig med --method, hvordan de skal tælles ({', '.join(KNOWN)}).",
    f"The file holds papers alone: say with --method how to count them ({', '.join(KNOWN)}).",
)
_NO_PAPERS = Sentence("Der er ingen stemmesedler at skrive.", "There are no papers to write.")
_NOT_OPENED = Sentence("Filen kan ikke åbnes.", "The file cannot be opened.")
