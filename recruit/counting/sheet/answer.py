"""The end of a count sheet: who has the seats, who comes next, and what is missing before the count can go on."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from recruit.counting.contest import Contest
from recruit.counting.list_sentences import seats
from recruit.counting.lot import Tie
from recruit.counting.result import Count, NextBallot, Outcome
from recruit.counting.sentences import LAPSED, Sentence, both
from recruit.counting.sheet.layout import heading, paragraph
from recruit.counting.ties import named, needed

#: How the count ended -> what stands over the end of the sheet.
HEADINGS = {
    Outcome.ELECTED: Sentence("Resultat", "Result"),
    Outcome.UNCONTESTED: Sentence("Resultat uden afstemning", "Result without a poll"),
    Outcome.LAPSED: Sentence("Bortfald", "Lapsed"),
    Outcome.LOT_REQUIRED: Sentence("Der skal trækkes lod", "A lot is needed"),
    Outcome.BALLOT_REQUIRED: Sentence("Der skal stemmes", "A ballot is needed"),
}
_SURE = Sentence("Dette ligger fast, hvad lodtrækningen end viser.", "Whatever is drawn, this much is settled.")
_SEATED, _NEXT = Sentence("Får plads", "Take a seat"), Sentence("Næste i rækken", "Next in line")
_LOTS_FILE = Sentence(
    "Skriv denne linje i en fil, og tæl igen med --lots og filens navn. I de tomme kantede parenteser skal de trukne "
    "stå, den først trukne først. Flere lodtrækninger står på hver sin linje.",
    "Write this line into a file, and count again with --lots and its name. In the empty square brackets stand those "
    "drawn, the first drawn first. Several lots stand on a line each.",
)


class _Part(NamedTuple):
    """Who has the seats of one list or one group, or all of them, and who comes next, each under its label."""

    seated: Sentence
    winners: tuple[int, ...]
    behind: Sentence
    substitutes: tuple[int, ...]


def answer(contest: Contest, count: Count, language: str) -> list[str]:
    """Return the end of the sheet: the result as far as there is one, and every question that is open."""
    lines = heading(HEADINGS[count.outcome].in_language(language), "-")
    if count.outcome == Outcome.LAPSED:
        return lines + paragraph(LAPSED.in_language(language))
    result = [line for part in _parts(contest, count) for line in _people(contest, count, part, language)]
    if result and count.ties:
        lines.append(_SURE.in_language(language))
    lines += result
    if not count.ties and count.ballot is None:
        lines += _vacant(contest, count, language)
    for number, tie in enumerate(count.ties):
        lines += [""] if result or number else []
        lines += _question(contest, tie, language)
    return lines if count.ballot is None else lines + paragraph(_due(contest, count.ballot).in_language(language))


def _parts(contest: Contest, count: Count) -> Iterator[_Part]:
    if count.seats_by_list:
        yield from _lists(contest, count)
    elif count.winners_by_group:
        for group, winners in count.winners_by_group.items():
            seated = Sentence(f"{group}, får plads", f"{group}, take a seat")
            behind = Sentence(f"{group}, næste i rækken", f"{group}, next in line")
            yield _Part(seated, winners, behind, count.substitutes_by_group.get(group, ()))
    else:
        yield _Part(_SEATED, count.winners, _NEXT, count.substitutes)


def _lists(contest: Contest, count: Count) -> Iterator[_Part]:
    """Yield the lists; one that a lot can still give a seat has at least those that it has."""
    tied = [str(name) for tie in count.ties if tie.purpose == "quotient" for name in tie.between]
    may_grow = {one for name in tied for one in name.split("+")}
    for one in contest.lists:
        name, how_many = one.id, count.seats_by_list.get(one.id, 0)
        has, least = seats(how_many), Sentence("mindst ", "at least ") if name in may_grow else Sentence("", "")
        seated = Sentence(f"Liste {name}: {least.da}{has.da}", f"List {name}: {least.en}{has.en}")
        behind = Sentence(f"Liste {name}, næste i rækken", f"List {name}, next in line")
        if how_many or name not in may_grow:
            yield _Part(seated, count.winners_by_list.get(name, ()), behind, count.substitutes_by_list.get(name, ()))


def _people(contest: Contest, count: Count, part: _Part, language: str) -> Iterator[str]:
    """Yield the names under their labels; a list says how many seats it has even where nobody is named."""
    if part.winners or count.seats_by_list:
        yield from paragraph(part.seated.in_language(language))
    yield from _numbered(contest, [(number,) for number in part.winners], language)
    if part.substitutes:
        yield from paragraph(part.behind.in_language(language))
    equals = {number: equal for equal in count.equal_substitutes for number in equal}
    line = [tuple(same) for _, same in groupby(part.substitutes, key=lambda number: equals.get(number, (number,)))]
    yield from _numbered(contest, line, language)


def _numbered(contest: Contest, line: Sequence[tuple[int, ...]], language: str) -> Iterator[str]:
    """Yield the names with their places; those in one tuple are equal and share one."""
    place = 1
    for same in line:
        said = named(contest, same)
        if len(same) > 1:
            said = Sentence(f"{said.da}, der står lige", f"{said.en}, who are equal")
        yield from paragraph(said.in_language(language), f"{place:>4}. ", " " * 6)
        place += len(same)


def _vacant(contest: Contest, count: Count, language: str) -> list[str]:
    vacant = contest.seats - (sum(count.seats_by_list.values()) or len(count.winners))
    return (
        paragraph(Sentence(f"Tomme pladser: {vacant}", f"Vacant seats: {vacant}").in_language(language))
        if vacant
        else []
    )


def _question(contest: Contest, tie: Tie, language: str) -> list[str]:
    """Return what the lot is for, and the line that its record will be."""
    lines = paragraph(needed(contest, tie).in_language(language))
    lines += paragraph(_LOTS_FILE.in_language(language))
    numbers = [one for one in tie.between if isinstance(one, int)]
    whose = {key: name for key, name in (("group", tie.group), ("list", tie.list)) if name is not None}
    whom = {"candidates" if numbers else "lists": tie.between}
    lines.append("   " + json.dumps({"for": tie.purpose, **whom, **whose, "drawn": []}, ensure_ascii=False))
    who = [(number, contest.name(number)) for number in numbers if contest.name(number) != str(number)]
    if who:
        danish = both([f"{number} er {name}" for number, name in who]).da
        english = both([f"{number} is {name}" for number, name in who]).en
        lines += paragraph(Sentence(f"{danish}.", f"{english}.").in_language(language), "   ", "   ")
    return lines


def _due(contest: Contest, ballot: NextBallot) -> Sentence:
    names, number = named(contest, ballot.candidates), ballot.number
    return Sentence(
        f"Næste er {number}. afstemning, mellem {names.da}. Filen med dens sedler er nummer {number} i “ballots”.",
        f"Next is ballot {number}, between {names.en}. The file of its papers is number {number} in “ballots”.",
    )
