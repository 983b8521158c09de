"""The papers for the committee that decides about the candidates: an open part, and a closed annex; tagged (PDF/UA-1).

The open part can lie on the agenda for everybody: names, member groups and presentations. What only the committee may
read stands in the annex: how to reach them, why they stand, what was looked up, and each decision with its reason.
Notes are in neither.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from recruit.foundation import i18n
from recruit.foundation.i18n import _, _l, format_date, format_datetime
from recruit.foundation.papers import press
from recruit.nominations.model import Verification, VettingDecision
from recruit.nominations.queries.packet import Candidacy, TurnedDown
from recruit.recruitment.formats.notice import isolated
from recruit.recruitment.model import RecruitmentRound
from recruit.reports.words import word


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


def write(
    part: Part,
    round_: RecruitmentRound,
    heading: Heading,
    candidates: Sequence[Candidacy],
    turned_down: Sequence[TurnedDown],
) -> bytes:
    """Return a part as PDF, in the language that is spoken. The round is loaded with its council's names.

    Raises PaperError when it cannot be set.
    """
    is_closed = part is Part.CLOSED
    name = _("closed annex") if is_closed else _("open part")
    title = " · ".join((_("The candidates"), round_.term.body.name, name))
    data = {
        "lead": list(_lead(part, round_, heading)),
        "sections": [_section(f"{one.place.position}. {one.nominee.name}", _said(one, part)) for one in candidates],
        "others": _("Not approved as candidates") if is_closed and turned_down else "",
        "turned-down": [_section(one.name, _decided(one.decision, one.group)) for one in turned_down if is_closed],
        "made-by": " · ".join(filter(None, (isolated(heading.municipality), format_datetime(heading.made_at)))),
        "page-of-pages": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
    }
    return press.render("packet", data, title=title, language=i18n.current_locale().code, made_at=heading.made_at)


def _lead(part: Part, round_: RecruitmentRound, heading: Heading) -> Iterator[str]:
    if part is Part.CLOSED:
        yield _("Personal data, for those who decide only. It is not to be published.")
    if heading.case_number:
        yield _("Case number %(number)s", number=heading.case_number)
    yield _("%(round)s. The candidates were fixed %(when)s.", round=round_.name, when=format_datetime(heading.fixed_at))


def _section(name: str, said: Iterator[tuple[str, str]]) -> dict[str, Any]:
    told = [{"label": label, "lines": _lines(words)} for label, words in said if words.strip()]
    return {"heading": isolated(name), "said": told}


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
    yield _("Address"), nominee.address
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


def _lines(words: str) -> list[str]:
    return [isolated(line) for line in words.splitlines() if line.strip()]
