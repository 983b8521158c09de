"""`recruit draw`: the verifiable draw of RFC 3797, shown so that anybody can check it, or announced beforehand."""

import json
import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple, NoReturn

import click

from recruit.cli.say import say
from recruit.lots.draw import MOST, Step, draw, key_string
from recruit.lots.meaning import MEANINGS

#: No number of a lottery is longer.
_NUMBER = re.compile(r"\s*[0-9]{1,18}\s*")

#: Kind of those who take part -> what one of them is called.
_ONE = {"of": "nr.", "candidates": "kandidat", "lists": "liste"}

_HOW = """\
Sådan regnes efter: Skriv tælleren som to byte både før og efter nøglen, og find MD5 af det hele. Læs det som ét tal i
sekstentalssystemet, og del det med, hvor mange der er tilbage. Resten plus 1 er pladsen blandt dem, der er tilbage."""

_RULE = """\
Sådan gøres det: Hver kildes tal skrives fra det mindste til det største uden nuller foran, et punktum efter hvert og en
skråstreg efter det sidste, kilderne i rækkefølgen ovenfor. Det er nøglen, og efter RFC 3797 bestemmer den, hvem der
trækkes. Bliver en kilde aflyst, gælder dens næste trækning. Alle kan regne efter:"""


class _Lot(NamedTuple):
    """What is drawn, and between whom, in the order announced."""

    #: What a record of the lot calls those who take part.
    kind: str
    between: Sequence[int] | Sequence[str]
    purpose: str | None
    group: str | None
    list: str | None

    def called(self, place: int) -> str:
        return f"{_ONE[self.kind]} {self.between[place - 1]}"

    def heading(self) -> Iterator[str]:
        yield "Kontrollerbar lodtrækning (RFC 3797)"
        yield ""
        if self.purpose:
            group = f"Gruppe: {self.group}. " if self.group else ""
            of_list = f"Liste: {self.list}. " if self.list else ""
            yield f"{group}{of_list}{MEANINGS[self.purpose].da}"
            yield ""


@click.command(name="draw", help="Træk lod ud fra offentlige tal, så enhver kan regne efter (RFC 3797).")
@click.option("--source", "sources", multiple=True, help="En kildes tal, fx 3,14,27. Gentages for hver kilde.")
@click.option("--of", metavar="ANTAL", help="Træk af en liste, der er nummereret fra 1 til ANTAL.")
@click.option("--candidates", metavar="TAL,TAL…", help="Kandidaternes numre i den offentliggjorte rækkefølge.")
@click.option("--lists", metavar="LISTE,LISTE…", help="I stedet listerne, når loddet gælder en kvotient.")
@click.option("--for", "purpose", type=click.Choice(list(MEANINGS)), help="Hvad loddet gælder, fx seat for en plads.")
@click.option("--group", help="Den gruppe, som loddet gælder.")
@click.option("--list", "in_list", help="Den liste, som loddet gælder.")
@click.option("--select", metavar="ANTAL", help="Hvor mange der trækkes.  [standard: alle]")
@click.option(
    "--publish",
    metavar="TIDSPUNKT",
    help="Skriv bekendtgørelsen, der skal ud, før tallene kendes: TIDSPUNKT, hvor der trækkes, og --source som navne.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Til at læse, eller data.")
def command(
    sources: tuple[str, ...],
    of: str | None,
    candidates: str | None,
    lists: str | None,
    purpose: str | None,
    group: str | None,
    in_list: str | None,
    select: str | None,
    publish: str | None,
    form: str,
) -> None:
    kind, between = _between(of, candidates, lists, purpose)
    lot = _Lot(kind, between, purpose, group, in_list)
    many = _selected(select, len(between))
    if not sources:
        _stop("Skriv mindst én kilde med --source.")
    if publish is not None:
        if not publish.strip():
            _stop("Skriv efter --publish, hvornår der trækkes.")
        say("\n".join(_announcement(lot, sources, many, publish)))
        return
    numbers = [_numbers(source) for source in sources]
    key = key_string(numbers)
    steps = draw(key, len(between), many)
    record = json.dumps([_record(lot, numbers, key, steps)], ensure_ascii=False)
    say(record if form == "json" else "\n".join(_sheet(lot, key, steps, record)))


def _between(
    of: str | None, candidates: str | None, lists: str | None, purpose: str | None
) -> tuple[str, Sequence[int] | Sequence[str]]:
    """Return what those who take part are, as a record calls them, and who they are."""
    between: Sequence[int] | Sequence[str]
    match of, candidates, lists, purpose:
        case str(), None, None, None:
            kind, between = "of", range(1, _number(of) + 1)
        case None, str(), None, str() if purpose != "quotient":
            kind, between = "candidates", _numbers(candidates)
            if 0 in between:
                _stop("Kandidaterne har numrene 1, 2, 3 og så videre.")
        case None, None, str(), "quotient":
            kind, between = "lists", tuple(name.strip() for name in lists.split(","))
        case _:
            _stop("Skriv --of alene, --candidates med --for, eller --lists med --for quotient.")
    if not 2 <= len(between) <= MOST:
        _stop(f"Der trækkes lod mellem mindst 2 og højst {MOST}.")
    if len({*between} - {""}) < len(between):
        _stop("Den samme er skrevet to gange, eller der mangler en.")
    return kind, between


def _selected(select: str | None, of: int) -> int:
    many = of if select is None else _number(select)
    if not 1 <= many <= of:
        _stop(f"Der kan trækkes fra 1 til {of}.")
    return many


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(_number(part) for part in text.split(","))


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        _stop(f"»{text}« er ikke et helt tal. Skriv flere tal med komma imellem, fx 3,14,27.")
    return int(text)


def _record(lot: _Lot, numbers: Sequence[Sequence[int]], key: str, steps: Sequence[Step]) -> dict[str, object]:
    """Return the draw as a file of lots records it: `recruit count --lots`."""
    known = {
        "for": lot.purpose,
        "group": lot.group,
        "list": lot.list,
        lot.kind: len(lot.between) if lot.kind == "of" else lot.between,
        "drawn": [lot.between[step.place - 1] for step in steps],
        "by": "RFC 3797",
        "sources": numbers,
        "key": key,
    }
    return {name: value for name, value in known.items() if value is not None}


def _sheet(lot: _Lot, key: str, steps: Sequence[Step], record: str) -> Iterator[str]:
    yield from lot.heading()
    yield f"Nøgle: {key}"
    yield ""
    yield "tæller  MD5                               tilbage   rest  trukket"
    for step in steps:
        yield f"  {step.counter:04X}  {step.digest}  {step.left:7}  {step.remainder:5}  {lot.called(step.place)}"
    yield ""
    yield _HOW
    if lot.purpose:
        yield ""
        yield "Til recruit count --lots:"
        yield record


def _announcement(lot: _Lot, sources: Sequence[str], many: int, when: str) -> Iterator[str]:
    yield from lot.heading()
    yield f"Der trækkes {many} fra denne liste:"
    yield from (f"{place:3}. {lot.called(place)}" for place in range(1, len(lot.between) + 1))
    yield ""
    yield f"Der trækkes {when} med tallene fra:"
    yield from (f"{place:3}. {source}" for place, source in enumerate(sources, 1))
    yield ""
    yield _RULE
    yield _to_check(lot, sources, many)


def _to_check(lot: _Lot, sources: Sequence[str], many: int) -> str:
    """Return the command that repeats the draw as soon as the numbers are known."""
    between = str(len(lot.between)) if lot.kind == "of" else ",".join(map(str, lot.between))
    given = {"for": lot.purpose, "group": lot.group, "list": lot.list}
    if many < len(lot.between):
        given["select"] = str(many)
    options = [f"--{name} {shlex.quote(value)}" for name, value in given.items() if value]
    return " ".join(
        ["recruit draw", *["--source TAL"] * len(sources), f"--{lot.kind} {shlex.quote(between)}", *options]
    )


def _stop(sentence: str) -> NoReturn:
    say(sentence, err=True)
    sys.exit(2)
