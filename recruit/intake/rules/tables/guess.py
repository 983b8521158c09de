"""What the columns of a table without headings hold, judged by their cells."""

from collections.abc import Callable, Iterator, Sequence

from recruit.intake.rules.document import SheetRow
from recruit.intake.rules.reading import Field
from recruit.intake.rules.tables import cells, dates
from recruit.intake.rules.tables.layout import Head, column
from recruit.intake.rules.tables.people_in import looks_like_names
from recruit.intake.rules.tables.words import Words

#: So many of the filled cells must be of a kind before the column is.
_MOST = 0.6
#: A column of organisations has short cells; a column of long ones holds remarks.
_LONGEST_ORGANISATION = 60
#: Fewer names than this in a column may be chance.
_FEWEST_NAMES = 2


def guessed(rows: Sequence[SheetRow], words: Words) -> tuple[Head, ...] | None:
    """Return what each column holds; None when no column holds the names of people."""
    width = max((len(row.cells) for row in rows), default=0)
    columns = [column(rows, at) for at in range(width)]
    shares = [_share(filled, looks_like_names) for filled in columns]
    best = max(range(width), key=lambda at: (shares[at] >= _MOST, -at), default=None)
    if best is None or shares[best] < _MOST or len(columns[best]) < _FEWEST_NAMES:
        return None
    fields = dict(_fields(columns, best, words))
    return tuple(Head("", fields.get(at)) for at in range(width))


def _fields(columns: list[list[str]], names: int, words: Words) -> Iterator[tuple[int, Field]]:
    taken: set[Field] = set()
    kinds: tuple[tuple[Field, Callable[[str], object]], ...] = (
        (Field.EMAIL, cells.email_in),
        (Field.PHONE, cells.phone_in),
        (Field.SINCE, _is_date),
        (Field.UNTIL, _is_date),
        (Field.PERIOD, dates.period_in),
        (Field.PARTY, lambda cell: len(cell) < _LONGEST_ORGANISATION and words.is_party(cell)),
        (Field.ROLE, lambda cell: words.is_role(cell)),
        (
            Field.REPRESENTS,
            lambda cell: len(cell) <= _LONGEST_ORGANISATION and cell[0].isalpha() and not cells.is_remark(cell),
        ),
    )
    yield names, Field.NAME
    for at, filled in enumerate(columns):
        if at == names or not filled:
            continue
        field = next((field for field, holds in kinds if field not in taken and _share(filled, holds) >= _MOST), None)
        if field:
            taken.add(field)
            yield at, field


def _is_date(cell: str) -> bool:
    """A bare year may be anything; a day or a month is a date."""
    return len(cell) > len("2022") and dates.day_in(cell) is not None


def _share(filled: list[str], holds: Callable[[str], object]) -> float:
    return sum(1 for cell in filled if holds(cell)) / len(filled) if filled else 0.0
