"""Who is recommended for appointment, as a text to copy and as papers: an open part, and a closed annex.

Each is a PDF that can be read aloud (PDF/UA-1), or a Word document to go on writing in; both say the same.

The open part holds names and member groups; the reasons stand there only where the municipality has said so. The
comparison, and who is not recommended, stand in the annex. Until the municipal council has decided, nobody is called a
member or a substitute.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from recruit.foundation import i18n
from recruit.foundation.i18n import _, _l, format_date, format_datetime
from recruit.foundation.papers import press
from recruit.foundation.papers import word as words
from recruit.foundation.papers.word import Block, Foot, Rows, Said
from recruit.foundation.papers.word import Heading as Title
from recruit.nominations.model import Assessment, Recommendation, Recommended, SelectionCriterion
from recruit.nominations.queries.candidates import Placed
from recruit.nominations.rules.selection import Choice
from recruit.recruitment.formats.notice import isolated
from recruit.recruitment.model import RecruitmentRound
from recruit.reports.packet import Part, Section
from recruit.reports.words import word

#: What the parts are called.
PARTS = {
    Part.OPEN: _l("Open part: who is recommended, and who is next in order"),
    Part.CLOSED: _l("Closed annex: the comparison, and the reason for each choice"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody of whom a recommendation speaks."""

    name: str
    said: Recommended
    #: The name of whom alone they would stand in for.
    behind: str
    #: Has withdrawn, or is not approved any more: the open part does not name them.
    is_gone: bool

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


@dataclass(frozen=True, slots=True)
class Paper:
    """What a part says, before it is a PDF or a Word document."""

    title: str
    lead: tuple[str, ...]
    #: Empty in the open part.
    composition: Rows
    sections: tuple[Section, ...]
    #: Who is not recommended; nobody in the open part.
    others: tuple[Section, ...]
    heading: Heading

    @property
    def foot(self) -> Foot:
        made_by = " · ".join(filter(None, (isolated(self.heading.municipality), format_datetime(self.heading.made_at))))
        return Foot(made_by, _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"))


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
) -> Paper:
    """Return what a part says, in the language that is spoken. The round is loaded with its council's names."""
    is_closed = part is Part.CLOSED
    name = _("closed annex") if is_closed else _("open part")
    if is_closed:
        sections = [_section(each.name, _closed(each, label, compared)) for each, label in _in_order(groups)]
    else:
        sections = [_section(group.label or _("For any member group"), _open(group, found)) for group in groups]
    others = not_recommended(found, placed) if is_closed else []
    return Paper(
        title=" · ".join((_("Who is recommended for appointment"), round_.term.body.name, name)),
        lead=tuple(_lead(part, round_, heading, found)),
        composition=Rows(
            (_("What the council covers"), _("Stay in the council"), _("Candidates")), compared.composition
        ),
        sections=tuple(sections),
        others=tuple(_section(each.name, _closed(each, "", compared)) for each in others),
        heading=heading,
    )


def pdf(paper: Paper) -> bytes:
    """Return it as PDF, in the language that is spoken. Raises PaperError when it cannot be set."""
    data = {
        "lead": paper.lead,
        "overview": asdict(paper.composition),
        "sections": [asdict(each) for each in paper.sections],
        "others": word(Choice.NOT_RECOMMENDED).capitalize(),
        "turned-down": [asdict(each) for each in paper.others],
        "made-by": paper.foot.made_by,
        "page-of-pages": paper.foot.page_of_pages,
    }
    language, made_at = i18n.current_locale().code, paper.heading.made_at
    return press.render("packet", data, title=paper.title, language=language, made_at=made_at)


def docx(paper: Paper) -> bytes:
    """Return it as a Word document, in the language that is spoken."""
    return words.write(
        _blocks(paper),
        title=paper.title,
        language=i18n.current_locale().code,
        author=paper.heading.municipality,
        foot=paper.foot,
        made_at=paper.heading.made_at,
    )


def _blocks(paper: Paper) -> Iterator[Block]:
    yield from paper.lead
    if paper.composition.rows:
        yield paper.composition
    for section in paper.sections:
        yield Title(section.heading)
        yield from section.said
    if paper.others:
        yield Title(word(Choice.NOT_RECOMMENDED).capitalize())
    for section in paper.others:
        yield Title(section.heading, 3)
        yield from section.said


def _named(found: Recommendation, placed: Sequence[Placed]) -> Sequence[Named]:
    """Return everybody who has a name still: in the order of the row, then of the list."""
    there = {each.nomination_id: each for each in placed if each.nominee}
    names = {number: each.nominee.name for number, each in there.items() if each.nominee}
    listed = [each for each in found.recommended if each.nomination_id in there]
    return [
        Named(
            names[each.nomination_id],
            each,
            names.get(each.stands_in_for_id, "") if each.stands_in_for_id else "",
            not there[each.nomination_id].has_a_page,
        )
        for each in sorted(listed, key=lambda each: (each.rank or 0, there[each.nomination_id].position))
    ]


def _of_group(group: Group) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what everybody may read of a group, each under its label."""
    if members := [each.line for each in group.members if not each.is_gone]:
        yield word(Choice.MEMBER).capitalize(), members
    if following := [f"{each.said.rank}. {each.line}" for each in group.next if not each.is_gone]:
        yield word(Choice.NEXT).capitalize(), following
    if group.left_open:
        yield _("Places left open"), [str(group.left_open)]


def _in_order(groups: Sequence[Group]) -> Iterator[tuple[Named, str]]:
    """Yield everybody who is recommended or next, with the member group."""
    for group in groups:
        yield from ((each, group.label or "") for each in (*group.members, *group.next))


def _lead(part: Part, round_: RecruitmentRound, heading: Heading, found: Recommendation) -> Iterator[str]:
    if part is Part.CLOSED:
        yield _("Personal data, for those who decide only. It is not to be published.")
    if heading.case_number:
        yield _("Case number %(number)s", number=heading.case_number)
    yield round_.name
    yield _("Recommended by %(who)s on %(day)s.", who=found.decided_by, day=format_date(found.decided_on))
    if found.uneven:
        yield _("Why only women or only men are recommended: %(why)s", why=word(found.uneven))
    yield _("The municipal council decides.")


def _open(group: Group, found: Recommendation) -> Iterator[tuple[str, Sequence[str]]]:
    yield from _of_group(group)
    if found.reasons_are_open:
        for each in (*group.members, *group.next):
            yield each.name, [] if each.is_gone else each.said.reason.splitlines()


def _closed(each: Named, group: str, compared: Compared) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the choice, its reason, and what is written by each criterion."""
    row = f" {each.said.rank}" if each.said.rank else ""
    behind = _("for %(name)s", name=each.behind) if each.behind else ""
    gone = _("does not stand any more") if each.is_gone else ""
    yield _("The choice"), [", ".join(filter(None, (word(each.said.choice).capitalize() + row, behind, gone)))]
    yield _("Member group"), [group]
    yield _("Reason"), each.said.reason.splitlines()
    said = compared.written.get(each.said.nomination_id)
    notes = {note.criterion_id: note.text for note in said.notes} if said else {}
    for criterion in compared.criteria:
        yield criterion.label, notes.get(criterion.id, "").splitlines()
    yield _("Conflict of interest"), said.conflict.splitlines() if said else []


def _section(name: str, said: Iterator[tuple[str, Sequence[str]]]) -> Section:
    written = ((label, [isolated(line) for line in lines if line.strip()]) for label, lines in said)
    return Section(isolated(name), tuple(Said(label, lines) for label, lines in written if lines))
