"""Several people who cannot all be what a file says of each."""

from collections.abc import Iterable, Iterator

from recruit.intake.rules.reading import About, Conflict, Listed, Office


def rival_chairs(people: Iterable[Listed]) -> Iterator[Conflict]:
    """Ask of each of several chairs whether it holds: two people cannot chair the council at once."""
    chairs = [one for one in people if one.office is Office.CHAIR]
    if len(chairs) > 1:
        lines = tuple(one.line for one in chairs)
        yield from (Conflict(one.name, (Office.CHAIR,), lines, About.OFFICE) for one in chairs)
