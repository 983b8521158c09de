"""How a table is laid out: which columns speak of which person in a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recruit.foundation.keys import search_key
from recruit.intake.rules.document import SheetRow
from recruit.intake.rules.minutes.headings import whole_heading
from recruit.intake.rules.minutes.introductions import singular
from recruit.intake.rules.reading import Field, Role
from recruit.intake.rules.tables import cells, dates
from recruit.intake.rules.tables.columns import holds_left_out
from recruit.intake.rules.tables.people_in import are_turned, looks_like_names

NAMES = (Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.SUBSTITUTE)
_SILENT = (None, Field.LEFT_OUT)
#: Headings that may say since when, or by whom: "Fra", "Valgt", "Udpeget".
_SINCE_OR_WHOM = frozenset({"fra", "valgt", "udpeget", "from"})
_HALF = 0.5
_LONGEST_GROUP = 60


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above one column, and what it was taken for."""

    heading: str
    field: Field | None
    #: Speaks of the substitute of the person in the row.
    of_substitute: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """The columns that speak of one person in each row."""

    #: The columns that make up the name, in the order in which it is said.
    names: tuple[int, ...]
    #: The other columns, with what they hold and what stands above them.
    others: tuple[tuple[int, Field, str], ...]
    #: Holds the substitutes of the people in the block before.
    stands_in: bool = False
    #: What the heading of the names says of everybody below: "Suppleant".
    role: Role | None = None
    #: Family name first: "Berg, Anna".
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """All blocks of a table, part by part: two tables that stand beside each other are two parts."""

    heads: tuple[Head, ...]
    parts: tuple[tuple[Block, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Return what stands above the columns, as keys."""
        return tuple(search_key(head.heading) for head in self.heads)

    @property
    def first_name(self) -> int:
        """Return the column where the first name of a row begins."""
        return self.parts[0][0].names[0]

    @property
    def shared(self) -> frozenset[int]:
        """Return the columns that hold something to leave out as well: "Navn og adresse"."""
        return frozenset(at for at, head in enumerate(self.heads) if head.field and holds_left_out(head.heading))

    @property
    def understood(self) -> tuple[int, ...]:
        """Return the columns whose cells are read and shown."""
        return tuple(column for column, head in enumerate(self.heads) if head.field not in _SILENT)


def lay_out(heads: Sequence[Head], rows: Sequence[SheetRow]) -> Layout:
    """Return which columns belong together, judged by their headings and by some rows below."""
    settled = _settled(list(heads), rows)
    parts = [_blocks(settled, columns, rows) for columns in _parted(settled, rows)]
    return Layout(tuple(settled), tuple(part for part in parts if part))


def column(rows: Sequence[SheetRow], at: int) -> list[str]:
    """Return the filled cells of a column."""
    found = (row.cells[at].strip() for row in rows if at < len(row.cells))
    return [cell for cell in found if cell]


def _settled(heads: list[Head], rows: Sequence[SheetRow]) -> list[Head]:
    """Decide by the cells where a heading may mean two things."""
    named = [at for at, head in enumerate(heads) if head.field is Field.NAME]
    with_names = [at for at in named if _share(column(rows, at), looks_like_names) >= _HALF]
    for at in named:
        if len(named) > 1 and with_names and at not in with_names:
            heads[at] = replace(heads[at], field=_by_content(column(rows, at)))
    first = next((at for at, head in enumerate(heads) if head.field in NAMES), 0)
    for at, head in enumerate(heads):
        filled = column(rows, at)
        if not (head.heading or head.field) and at < first and _share(filled, _may_be_group) >= _HALF:
            heads[at] = replace(head, field=Field.SEAT_GROUP)
        has_names = any(other.field in NAMES for place, other in enumerate(heads) if place != at)
        if head.field is Field.SUBSTITUTE and has_names and filled and all(map(cells.is_tick, filled)):
            heads[at] = replace(head, field=Field.ROLE)
        if head.field is Field.SINCE and search_key(head.heading) in _SINCE_OR_WHOM and filled and not _dated(filled):
            heads[at] = replace(head, field=Field.REPRESENTS)
    return heads


def _share(filled: list[str], holds: Callable[[str], object]) -> float:
    return sum(1 for cell in filled if holds(cell)) / len(filled) if filled else 0.0


def _dated(filled: list[str]) -> bool:
    return any(dates.day_in(cell.rstrip(" ?"), counted=True) for cell in filled)


def _may_be_group(cell: str) -> bool:
    """Whether a cell left of the names, in a column without a heading, may say whose seats the rows are."""
    return (
        any(map(str.isalpha, cell))
        and len(cell) <= _LONGEST_GROUP
        and not (cells.is_remark(cell) or cells.is_tick(cell))
    )


def _by_content(filled: list[str]) -> Field:
    """A second column of names without people in it names whom they stand for, or how to reach them."""
    if any("@" in cell for cell in filled):
        return Field.EMAIL
    if _share(filled, cells.phone_in) >= _HALF:
        return Field.PHONE
    return Field.SEAT_GROUP if _share(filled, lambda cell: cell[-1].isdigit()) >= _HALF else Field.REPRESENTS


def _parted(heads: list[Head], rows: Sequence[SheetRow]) -> list[range]:
    """Cut the columns where an empty one stands between two tables that both have names."""
    empty = [at for at, head in enumerate(heads) if not head.heading and not column(rows, at)]
    edges = [-1, *empty, len(heads)]
    ranges = [range(left + 1, right) for left, right in pairwise(edges) if right > left + 1]
    parted: list[range] = []
    for one in ranges:
        if parted and not (_has_people(heads, parted[-1]) and _has_people(heads, one)):
            parted[-1] = range(parted[-1].start, one.stop)
        else:
            parted.append(one)
    return parted


def _has_people(heads: list[Head], columns: range) -> bool:
    """Whether some columns are a list of their own; substitutes alone belong to the members before them."""
    return not {heads[at].field for at in columns}.isdisjoint((Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME))


class _Draft:
    def __init__(self, *, stands_in: bool = False) -> None:
        self.columns: list[int] = []
        self.stands_in = stands_in

    def fields(self, heads: list[Head]) -> set[Field | None]:
        return {heads[at].field for at in self.columns}


def _blocks(heads: list[Head], columns: range, rows: Sequence[SheetRow]) -> tuple[Block, ...]:
    main = _Draft()
    drafts = [main]
    for at in columns:
        head = heads[at]
        if head.field in _SILENT:
            continue
        last = drafts[-1]
        if head.field is Field.SUBSTITUTE or (head.of_substitute and not last.stands_in):
            drafts.append(_Draft(stands_in=True))
        elif head.field in NAMES and head.field in last.fields(heads) and not _goes_on(heads, last, head):
            drafts.append(_Draft(stands_in=head.of_substitute))
            main = main if head.of_substitute else drafts[-1]
        elif last.stands_in and not head.of_substitute and head.field not in main.fields(heads):
            main.columns.append(at)
            continue
        drafts[-1].columns.append(at)
    blocks = [_block(heads, draft, rows) for draft in drafts]
    with_names = [block for block in blocks if block.names]
    return tuple(_led_by_somebody(blocks, with_names))


def _goes_on(heads: list[Head], draft: _Draft, head: Head) -> bool:
    """ "Fornavn | Mellemnavn" is one name."""
    return head.field is Field.GIVEN_NAME and heads[draft.columns[-1]].field is Field.GIVEN_NAME


def _led_by_somebody(blocks: list[Block], with_names: list[Block]) -> list[Block]:
    """Where only substitutes have names, they are the people of the table, and what stands before them is theirs."""
    if not with_names or not with_names[0].stands_in:
        return with_names
    first = with_names[0]
    before = tuple(other for block in blocks if not block.names for other in block.others)
    return [replace(first, stands_in=False, others=(*before, *first.others), role=Role.SUBSTITUTE), *with_names[1:]]


def _block(heads: list[Head], draft: _Draft, rows: Sequence[SheetRow]) -> Block:
    by_field = {field: [at for at in draft.columns if heads[at].field is field] for field in NAMES}
    whole = by_field[Field.NAME] or by_field[Field.SUBSTITUTE]
    given, family = by_field[Field.GIVEN_NAME], by_field[Field.FAMILY_NAME]
    if whole and given and not family:
        whole, family = [], whole
    elif whole and family and not given:
        whole, given = [], whole
    names = tuple(whole[:1] or (*given, *family))
    others = tuple(
        (at, field, heads[at].heading)
        for at in draft.columns
        if (field := heads[at].field) and at not in names and field not in NAMES
    )
    heading = whole_heading(singular(heads[whole[0]].heading)) if whole else None
    role = heading.role if heading and heading.role in (Role.MEMBER, Role.SUBSTITUTE, Role.ASSOCIATE) else None
    return Block(names, others, draft.stands_in, role, len(names) == 1 and are_turned(column(rows, names[0])))
