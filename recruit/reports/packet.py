"""The papers for the committee that decides about the candidates: an open part, and a closed annex.

Each is a PDF that can be read aloud (PDF/UA-1), or a Word document to go on writing in; both say the same.

The open part can lie on the agenda for everybody: names, member groups and presentations. What only the committee may
read stands in the annex: how to reach them, why they stand, what was looked up, and each decision with its reason.
Notes are in neither.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from recruit.foundation import i18n
from recruit.foundation.i18n import _, _l, format_date, format_datetime
from recruit.foundation.papers import press, word
from recruit.foundation.papers.word import Block, Foot, Rows, Said
from recruit.foundation.papers.word import Heading as Title
from recruit.nominations.model import Verification, VettingDecision
from recruit.nominations.queries.packet import Candidacy, TurnedDown
from recruit.nominations.rules.shortage import Outlook
from recruit.recruitment.formats.notice import isolated
from recruit.recruitment.model import RecruitmentRound
from recruit.reports.words import word as said_as


class Part(StrEnum):
    """Who may read it."""

    OPEN = "open"
    CLOSED = "closed"


#: What the parts are called.
PARTS = {
    Part.OPEN: _l("Open part: names, member groups and presentations"),
    Part.CLOSED: _l("Closed annex: contact, motivation, what was looked up, and the decisions"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above both parts."""

    municipality: str
    #: Empty where the case has none.
    case_number: str
    #: When the list was fixed.
    fixed_at: datetime
    made_at: datetime
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class Section:
    """Somebody, and what is said of them."""

    heading: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Packet:
    """What a part says, before it is a PDF or a Word document."""

    title: str
    lead: tuple[str, ...]
    #: Who the candidates are, at a glance.
    overview: Rows
    sections: tuple[Section, ...]
    #: Who is not approved, under a heading of their own; nobody in the open part.
    turned_down: tuple[Section, ...]
    heading: Heading

    @property
    def foot(self) -> Foot:
        made_by = " · ".join(filter(None, (isolated(self.heading.municipality), format_datetime(self.heading.made_at))))
        return Foot(made_by, _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"))


def packet(
    part: Part,
    round_: RecruitmentRound,
    heading: Heading,
    candidates: Sequence[Candidacy],
    turned_down: Sequence[TurnedDown],
) -> Packet:
    """Return what a part says, in the language that is spoken. The round is loaded with its council's names."""
    is_closed = part is Part.CLOSED
    name = _("closed annex") if is_closed else _("open part")
    return Packet(
        title=" · ".join((_("The candidates"), round_.term.body.name, name)),
        lead=tuple(_lead(part, round_, heading)),
        overview=_overview(candidates),
        sections=tuple(_section(f"{one.place.position}. {one.nominee.name}", _said(one, part)) for one in candidates),
        turned_down=tuple(_section(one.name, _decided(one.decision, one.group)) for one in turned_down if is_closed),
        heading=heading,
    )


def pdf(packet: Packet) -> bytes:
    """Return it as PDF, in the language that is spoken. Raises PaperError when it cannot be set."""
    data = {
        "lead": packet.lead,
        "overview": asdict(packet.overview),
        "sections": [asdict(each) for each in packet.sections],
        "others": _("Not approved as candidates"),
        "turned-down": [asdict(each) for each in packet.turned_down],
        "made-by": packet.foot.made_by,
        "page-of-pages": packet.foot.page_of_pages,
    }
    language, made_at = i18n.current_locale().code, packet.heading.made_at
    return press.render("packet", data, title=packet.title, language=language, made_at=made_at)


def docx(packet: Packet) -> bytes:
    """Return it as a Word document, in the language that is spoken."""
    return word.write(
        _blocks(packet),
        title=packet.title,
        language=i18n.current_locale().code,
        author=packet.heading.municipality,
        foot=packet.foot,
        made_at=packet.heading.made_at,
    )


def _blocks(packet: Packet) -> Iterator[Block]:
    yield from packet.lead
    yield packet.overview
    yield from _parts(packet.sections, level=2)
    if packet.turned_down:
        yield Title(_("Not approved as candidates"))
        yield from _parts(packet.turned_down, level=3)


def _parts(sections: Sequence[Section], *, level: int) -> Iterator[Block]:
    for section in sections:
        yield Title(section.heading, level)
        yield from section.said


def _lead(part: Part, round_: RecruitmentRound, heading: Heading) -> Iterator[str]:
    if part is Part.CLOSED:
        yield _("Personal data, for those who decide only. It is not to be published.")
    if heading.case_number:
        yield _("Case number %(number)s", number=heading.case_number)
    yield _("%(round)s. The candidates were fixed %(when)s.", round=round_.name, when=format_datetime(heading.fixed_at))
    yield from _places_left_open(heading.outlook)


def _places_left_open(outlook: Outlook) -> Iterator[str]:
    if outlook.is_short:
        yield _(
            "Anybody can stand for %(places)s places, and %(filled)s of them have a candidate.",
            places=outlook.places,
            filled=outlook.filled,
        )
        yield _("Places without a candidate stay open.")
    if outlook.is_short and outlook.minimum is not None:
        yield _(
            "With all other places filled the council has %(members)s members. "
            "%(citation)s asks for at least %(minimum)s.",
            members=outlook.members,
            citation=outlook.citation,
            minimum=outlook.minimum,
        )


def _overview(candidates: Sequence[Candidacy]) -> Rows:
    """Return who stands, with what they stand for where somebody says so."""
    rows = [
        (str(one.place.position), isolated(one.nominee.name), isolated(one.place.group or "")) for one in candidates
    ]
    columns = (_("No."), _("Name"), _("Member group"))
    width = 3 if any(group for _number, _name, group in rows) else 2
    return Rows(columns[:width], [row[:width] for row in rows])


def _section(name: str, said: Iterator[tuple[str, str]]) -> Section:
    return Section(isolated(name), tuple(Said(label, _lines(words)) for label, words in said if words.strip()))


def _said(one: Candidacy, part: Part) -> Iterator[tuple[str, str]]:
    """Yield what a part says of a candidate, each under its label; without one, what speaks for itself."""
    nominee = one.nominee
    yield _("Member group"), one.place.group or ""
    if one.place.has_withdrawn:
        yield "", _("Has withdrawn and no longer stands.")
    if part is Part.OPEN:
        yield "", nominee.presentation if one.place.has_a_page else ""
        return
    yield _("E-mail"), nominee.email
    yield _("Telephone"), nominee.phone
    yield _("Why I want to take part"), nominee.motivation
    yield _("Looked up"), "\n".join(_looked_up(seen) for seen in one.verifications) or _("Nothing is looked up.")
    yield from _decided(one.decision, None)


def _looked_up(seen: Verification) -> str:
    holds = _("as the person says") if seen.holds else _("not as the person says")
    return f"{said_as(seen.fact)}: {holds} ({seen.how}, {format_date(seen.seen_on)}, {seen.initials})"


def _decided(decision: VettingDecision, group: str | None) -> Iterator[tuple[str, str]]:
    """Yield a decision with its reasons, and how it can be complained about."""
    yield _("Member group"), group or ""
    outcome = _("Approved as a candidate") if decision.approves else _("Not approved as a candidate")
    yield _("The decision"), ", ".join(filter(None, (outcome, format_date(decision.decided_on), decision.committee)))
    yield _("Reason"), decision.reason
    yield _("Conflict of interest"), decision.conflict
    if decision.complaint_until:
        until = format_datetime(decision.complaint_until)
        yield _("Complaint"), _("to %(whom)s, until %(until)s", whom=decision.complaint_to, until=until)


def _lines(words: str) -> list[str]:
    return [isolated(line) for line in words.splitlines() if line.strip()]
