"""Who is recommended for appointment, as a text to copy and as papers: an open part, and a closed annex.

The open part holds names and member groups; the reasons stand there only where the municipality has said so. The
comparison, and who is not recommended, stand in the annex. Until the municipal council has decided, nobody is called a
member or a substitute.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from recruit.foundation.i18n import _, _l, format_date
from recruit.foundation.papers.word import Rows
from recruit.nominations.model import Assessment, Recommendation, Recommended, SelectionCriterion
from recruit.nominations.queries.candidates import Placed
from recruit.nominations.rules.selection import Choice
from recruit.recruitment.model import RecruitmentRound
from recruit.reports import committee_paper
from recruit.reports.committee_paper import CommitteePaper, Part, section
from recruit.reports.words import word

#: What the parts are called.
PARTS = {
    Part.OPEN: _l("Open part: who is recommended, and who is next in order"),
    Part.CLOSED: _l("Closed annex: the comparison, and the reason for each choice"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody of whom a recommendation speaks."""

    #: Words for it, where the data is not used for the time being: then no paper names them.
    name: str
    said: Recommended
    #: The name of whom alone they would stand in for.
    behind: str
    #: Has withdrawn, or is not approved any more: the open part does not name them.
    is_gone: bool
    #: What stands about them is not used for the time being (GDPR art. 18): neither part says who it is, nor more.
    is_restricted: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the open part names them."""
        return not self.is_gone and not self.is_restricted

    @property
    def line(self) -> str:
        """The name, and what is to be known of the place in the row."""
        behind = _("for %(name)s", name=self.behind) if self.behind else ""
        return ", ".join(filter(None, (self.name, behind)))


@dataclass(frozen=True, slots=True)
class Group:
    """A member group, with whoever is recommended for it and whoever is next; None: next for any of them."""

    label: str | None
    members: Sequence[Named]
    next: Sequence[Named]
    #: How many of its places nobody is recommended for.
    left_open: int


@dataclass(frozen=True, slots=True)
class Compared:
    """What the annex sets beside each other."""

    criteria: Sequence[SelectionCriterion]
    #: By their nominations.
    written: Mapping[UUID, Assessment]
    #: What the council covers: what it is, how many of those who stay, and how many candidates.
    composition: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above both parts."""

    municipality: str
    #: Empty where the case has none.
    case_number: str
    made_at: datetime


def arranged(round_: RecruitmentRound, found: Recommendation, placed: Sequence[Placed]) -> Sequence[Group]:
    """Return whom a recommendation names, by member group; of those who are erased it names nobody."""
    named = _named(found, placed)
    groups: list[tuple[UUID | None, str | None]] = [(group.id, group.label) for group in round_.open_groups]
    arranged_ = [
        Group(
            label,
            [each for each in named if each.said.choice is Choice.MEMBER and each.said.seat_group_id == number],
            [each for each in named if each.said.choice is Choice.NEXT and each.said.seat_group_id == number],
            found.left_open.get(str(number), 0),
        )
        for number, label in (*groups, (None, None))
    ]
    return [group for group in arranged_ if group.members or group.next or group.left_open]


def not_recommended(found: Recommendation, placed: Sequence[Placed]) -> Sequence[Named]:
    """Return whom it does not recommend."""
    return [each for each in _named(found, placed) if each.said.choice is Choice.NOT_RECOMMENDED]


def as_text(found: Recommendation, groups: Sequence[Group]) -> str:
    """Return the open part as a text for an agenda."""
    blocks = [_("Recommended by %(who)s on %(day)s.", who=found.decided_by, day=format_date(found.decided_on))]
    for group in groups:
        said = [f"{label}:\n" + "\n".join(lines) for label, lines in _of_group(group)]
        blocks.append("\n".join([group.label or _("For any member group"), *said]))
    return "\n\n".join([*blocks, _("The municipal council decides.")])


def paper(
    part: Part,
    round_: RecruitmentRound,
    heading: Heading,
    found: Recommendation,
    placed: Sequence[Placed],
    groups: Sequence[Group],
    compared: Compared,
) -> CommitteePaper:
    """Return what a part says, in the language that is spoken. The round is loaded with its council's names."""
    is_closed = part is Part.CLOSED
    if is_closed:
        sections = [section(each.name, _closed(each, label, compared)) for each, label in _in_order(groups)]
    else:
        sections = [section(group.label or _("For any member group"), _open(group, found)) for group in groups]
    others = not_recommended(found, placed) if is_closed else []
    columns = (_("What the council covers"), _("Stay in the council"), _("Candidates"))
    return CommitteePaper(
        title=committee_paper.title(_("Who is recommended for appointment"), round_.term.body.name, part),
        lead=tuple(_lead(part, round_, heading, found)),
        overview=Rows(columns, compared.composition),
        sections=tuple(sections),
        others_are=word(Choice.NOT_RECOMMENDED).capitalize(),
        others=tuple(section(each.name, _closed(each, "", compared)) for each in others),
        municipality=heading.municipality,
        made_at=heading.made_at,
    )


def _named(found: Recommendation, placed: Sequence[Placed]) -> Sequence[Named]:
    """Return everybody who has a name still: in the order of the row, then of the list.

    Nobody stands in for somebody who is gone.
    """
    there = {each.nomination_id: each for each in placed if each.nominee}
    names = {number: each.nominee.name for number, each in there.items() if each.nominee and not each.is_restricted}
    stand = {number: name for number, name in names.items() if there[number].has_a_page}
    listed = [each for each in found.recommended if each.nomination_id in there]
    return [
        Named(
            names.get(each.nomination_id) or _("Somebody whose data is not used for the time being"),
            each,
            stand.get(each.stands_in_for_id, "") if each.stands_in_for_id else "",
            is_gone=not there[each.nomination_id].has_a_page and not there[each.nomination_id].is_restricted,
            is_restricted=there[each.nomination_id].is_restricted,
        )
        for each in sorted(listed, key=lambda each: (each.rank or 0, there[each.nomination_id].position))
    ]


def _of_group(group: Group) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what everybody may read of a group, each under its label."""
    if members := [each.line for each in group.members if each.is_open]:
        yield word(Choice.MEMBER).capitalize(), members
    if following := [f"{each.said.rank}. {each.line}" for each in group.next if each.is_open]:
        yield word(Choice.NEXT).capitalize(), following
    if group.left_open:
        yield _("Places left open"), [str(group.left_open)]


def _in_order(groups: Sequence[Group]) -> Iterator[tuple[Named, str]]:
    """Yield everybody who is recommended or next, with the member group."""
    for group in groups:
        yield from ((each, group.label or "") for each in (*group.members, *group.next))


def _lead(part: Part, round_: RecruitmentRound, heading: Heading, found: Recommendation) -> Iterator[str]:
    yield from committee_paper.lead(part, heading.case_number)
    yield round_.name
    yield _("Recommended by %(who)s on %(day)s.", who=found.decided_by, day=format_date(found.decided_on))
    if found.uneven:
        yield _("Why only women or only men are recommended: %(why)s", why=word(found.uneven))
    yield _("The municipal council decides.")


def _open(group: Group, found: Recommendation) -> Iterator[tuple[str, Sequence[str]]]:
    yield from _of_group(group)
    if found.reasons_are_open:
        for each in (*group.members, *group.next):
            yield each.name, each.said.reason.splitlines() if each.is_open else []


def _closed(each: Named, group: str, compared: Compared) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the choice, its reason, and what is written by each criterion; of whoever is restricted only the choice."""
    row = f" {each.said.rank}" if each.said.rank else ""
    behind = _("for %(name)s", name=each.behind) if each.behind else ""
    gone = _("does not stand any more") if each.is_gone else ""
    yield _("The choice"), [", ".join(filter(None, (word(each.said.choice).capitalize() + row, behind, gone)))]
    yield _("Member group"), [group]
    if each.is_restricted:
        return
    yield _("Reason"), each.said.reason.splitlines()
    said = compared.written.get(each.said.nomination_id)
    notes = {note.criterion_id: note.text for note in said.notes} if said else {}
    for criterion in compared.criteria:
        yield criterion.label, notes.get(criterion.id, "").splitlines()
    yield _("Conflict of interest"), said.conflict.splitlines() if said else []
