"""The papers for the committee that decides about the candidates: an open part, and a closed annex.

The open part can lie on the agenda for everybody: names, member groups and presentations. What only the committee may
read stands in the annex: how to reach them, why they stand, what was looked up, and each decision with its reason.
Notes are in neither.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from recruit.foundation.i18n import _, _l, format_date, format_datetime
from recruit.foundation.papers.word import Rows
from recruit.nominations.model import Verification, VettingDecision
from recruit.nominations.queries.packet import Candidacy, TurnedDown
from recruit.nominations.rules.shortage import Outlook
from recruit.recruitment.formats.notice import isolated
from recruit.recruitment.model import RecruitmentRound
from recruit.reports import committee_paper
from recruit.reports.committee_paper import CommitteePaper, Part, Section, section
from recruit.reports.words import word

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


def packet(
    part: Part,
    round_: RecruitmentRound,
    heading: Heading,
    candidates: Sequence[Candidacy],
    turned_down: Sequence[TurnedDown],
) -> CommitteePaper:
    """Return what a part says, in the language that is spoken. The round is loaded with its council's names."""
    is_closed = part is Part.CLOSED
    return CommitteePaper(
        title=committee_paper.title(_("The candidates"), round_.term.body.name, part),
        lead=tuple(_lead(part, round_, heading)),
        overview=_overview(candidates),
        sections=tuple(_section(f"{one.place.position}. {one.nominee.name}", _said(one, part)) for one in candidates),
        others_are=_("Not approved as candidates"),
        others=tuple(_section(one.name, _decided(one.decision, one.group)) for one in turned_down if is_closed),
        municipality=heading.municipality,
        made_at=heading.made_at,
    )


def _lead(part: Part, round_: RecruitmentRound, heading: Heading) -> Iterator[str]:
    yield from committee_paper.lead(part, heading.case_number)
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
    return section(name, ((label, words.splitlines()) for label, words in said))


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
    return f"{word(seen.fact)}: {holds} ({seen.how}, {format_date(seen.seen_on)}, {seen.initials})"


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
