"""The command: one file or many, each opened and read by itself, so that a bad one stops none of the others."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import click

from recruit.cli.intake.data import as_data
from recruit.cli.intake.summary import summary
from recruit.cli.intake.words import sentence
from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.formats.opening import LARGEST_FILE, opened
from recruit.intake.rules import Reading, read_document

#: Bad input, as the shell hears it.
_BAD_INPUT = 2


@dataclass(frozen=True, slots=True)
class _Read:
    """One file: what was read in it, or why nothing was."""

    file: Path
    reading: Reading | None
    refusal: Refusal | None = None


@click.command(
    name="intake",
    help="Læs deltagerne ud af tekst, Word, PDF, Excel eller CSV. FILE kan være - for standard input.",
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Sammendrag eller data.")
@click.option("--body", "slug", default="", help="Rådet, som det står i adressen, fx integrationsraadet.")
@click.option(
    "--term", "label", default="", help="Perioden, fx 2022–2025. Med --body og --term vises, hvad der vil ske."
)
@click.option(
    "--apply", is_flag=True, help="Sæt ind, hvad der er klar, i rådets periode. Resten venter på siden Indlæs."
)
def command(files: tuple[Path, ...], form: str, slug: str, label: str, apply: bool) -> None:
    if apply or slug or label:
        if not (slug and label):
            raise click.UsageError("Skriv både --body og --term.")
        # Only now: reading a file needs no database.
        putting_in = import_module("recruit.cli.intake.putting_in")
        sys.exit(putting_in.put_in(files, _content, slug, label, form, apply=apply))
    results = [_read(files[0])] if len(files) == 1 else list(_all(files))
    for result in results:
        _tell(result, form, alone=len(files) == 1)
    if any(result.refusal for result in results):
        sys.exit(_BAD_INPUT)


def _all(files: tuple[Path, ...]) -> Iterator[_Read]:
    """Read each file; somebody who looks on sees how far it is."""
    with click.progressbar(files, file=sys.stderr, label="Læser", hidden=not sys.stderr.isatty()) as shown:
        for file in shown:
            yield _read(file)


def _read(file: Path) -> _Read:
    try:
        return _Read(file, read_document(opened(_content(file), file.name)))
    except Refused as refused:
        return _Read(file, None, refused.refusals[0])


def _content(file: Path) -> bytes:
    """Read one byte more than is allowed, so that a file too large is refused without being read."""
    try:
        if str(file) == "-":
            return sys.stdin.buffer.read(LARGEST_FILE + 1)
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refused([Refusal("file-not-found", field="file")]) from error


def _tell(result: _Read, form: str, *, alone: bool) -> None:
    """Print what was read; among several each is a line of JSON, or a summary below the name of its file."""
    if result.reading is None:
        assert result.refusal  # noqa: S101 (one of the two is there)
        _complain(result.file, sentence(result.refusal), form, alone=alone)
    elif form == "json":
        click.echo(
            json.dumps(as_data(result.reading, str(result.file)), ensure_ascii=False, indent=2 if alone else None)
        )
    else:
        title = [] if alone else [f"== {result.file} =="]
        click.echo("\n".join([*title, *summary(result.reading), *([] if alone else [""])]))


def _complain(file: Path, problem: str, form: str, *, alone: bool) -> None:
    if form == "json" and not alone:
        click.echo(json.dumps({"file": str(file), "error": problem}, ensure_ascii=False))
    click.echo(problem if alone else f"{file}: {problem}", err=True)
