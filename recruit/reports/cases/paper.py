"""The paper of a case before the municipal council, as an open part and a closed annex, for each who reads it first.

It says who is recommended and who is next in order, never that somebody is elected: the municipal council decides. The
open part names nobody who dropped out, and nobody of whom nothing is used for the time being.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from recruit.appointments.model import AppointmentCase, Designate
from recruit.appointments.queries import case as cases
from recruit.appointments.rules.facts import Role
from recruit.bodies.model import Body, SeatGroup
from recruit.bodies.rules import RuleKind
from recruit.foundation.i18n import _, _l, format_date, ngettext
from recruit.people.rules import Classification
from recruit.recruitment.rules import DateKind
from recruit.reports import committee_paper
from recruit.reports.cases.sources import Lines, Sources
from recruit.reports.cases.told import Told
from recruit.reports.committee_paper import CommitteePaper, Part, section


class Reader(StrEnum):
    """Who gets the case, one after the other."""

    COMMITTEE = "committee"
    FINANCE = "finance"
    COUNCIL = "council"


#: What the parts are called.
PARTS = {
    Part.OPEN: _l("Open part: who is recommended, who is next in order, and how they were found"),
    Part.CLOSED: _l("Closed annex: where each comes from, the reasons, and who dropped out"),
}

#: What each reader is called on the page.
READERS = {
    Reader.COMMITTEE: _l("The committee"),
    Reader.FINANCE: _l("The finance committee"),
    Reader.COUNCIL: _l("The municipal council"),
}

_MEETINGS = {
    Reader.COMMITTEE: DateKind.COMMITTEE,
    Reader.FINANCE: DateKind.FINANCE,
    Reader.COUNCIL: DateKind.COUNCIL,
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above both parts."""

    municipality: str
    #: Empty where the case has none.
    case_number: str
    made_at: datetime
    reader: Reader
    #: The committee that the council belongs to; empty where none is known.
    committee: str = ""


def paper(
    part: Part,
    heading: Heading,
    body: Body,
    case: AppointmentCase,
    groups: Sequence[SeatGroup],
    left_open: Mapping[UUID, int],
    sources: Sources,
) -> CommitteePaper:
    """Return what a part says, in the language that is spoken.

    The case is loaded, and the body with names and rules; `groups` are its term's, in order, and `left_open` how many
    places of each nobody is proposed for. What is decided is listed, and asked for no more.
    """
    told = Told(case, sources)
    shown = [(group, told.of(group)) for group in groups]
    decided = [line for group in groups for line in told.decided(group)]
    sections = [_asked(heading, body, case, shown, left_open, told)]
    sections += [section(_("Decided already"), [("", decided)])]
    if part is Part.OPEN:
        sections += [section(_("What the law says"), [("", list(_law(body, case, sources)))])]
        sections += [section(_("How they were found"), sources.found)]
        sections += [section(_("What the case goes through"), list(_meetings(sources)))]
    else:
        sections += [section(told.name(one), told.closed(one, group)) for group, ours in shown for one in ours]
    dropped = [one for one in case.designates if one.dropped_at and part is Part.CLOSED]
    return CommitteePaper(
        title=committee_paper.title(_("Appointment of members"), body.name, part),
        lead=tuple(_lead(part, heading, case, sources)),
        overview=told.overview(shown),
        sections=tuple(each for each in sections if each.said),
        others_are=_("Dropped out before the decision"),
        others=tuple(section(told.name(one), told.dropped(one)) for one in dropped),
        municipality=heading.municipality,
        made_at=heading.made_at,
    )


def _lead(part: Part, heading: Heading, case: AppointmentCase, sources: Sources) -> Iterator[str]:
    yield from committee_paper.lead(part, heading.case_number)
    yield case.name
    whom, day = _whom(heading), sources.meetings.get(_MEETINGS[heading.reader])
    yield (
        _("For the meeting of %(whom)s on %(day)s.", whom=whom, day=format_date(day))
        if day
        else _("For %(whom)s.", whom=whom)
    )
    dropped = sum(one.dropped_at is not None for one in case.designates)
    if dropped and part is Part.OPEN:
        yield ngettext(
            "One person has dropped out since. Who has moved up stands below.",
            "%(num)s people have dropped out since. Who has moved up stands below.",
            dropped,
        )


def _whom(heading: Heading) -> str:
    known = {Reader.FINANCE: _("the finance committee"), Reader.COUNCIL: _("the municipal council")}
    return known.get(heading.reader) or heading.committee or _("the committee")


def _asked(
    heading: Heading,
    body: Body,
    case: AppointmentCase,
    shown: Sequence[tuple[SeatGroup, Sequence[Designate]]],
    left_open: Mapping[UUID, int],
    told: Told,
) -> committee_paper.Section:
    """Return what the reader is asked to decide, point by point (*Det indstilles, at …*)."""
    points = [point for group, ours in shown for point in _points(body, case, group, ours, left_open, told)]
    lines = [f"{number}. {point}" for number, point in enumerate(points, 1)]
    return section(_("Recommendation"), [("", [_intro(heading), *lines])])


def _intro(heading: Heading) -> str:
    if heading.reader is Reader.COUNCIL:
        return _("It is recommended that the municipal council")
    if heading.reader is Reader.FINANCE:
        return _("It is recommended that the finance committee advises the municipal council to decide that it")
    return _(
        "It is recommended that %(committee)s advises the finance committee and the municipal council to decide that"
        " it",
        committee=_whom(heading),
    )


def _points(
    body: Body,
    case: AppointmentCase,
    group: SeatGroup,
    ours: Sequence[Designate],
    left_open: Mapping[UUID, int],
    told: Told,
) -> Iterator[str]:
    known = cases.facts(case)
    members = [one for one in ours if one.role is Role.MEMBER]
    of_place: dict[object, list[Designate]] = {}
    for one in members:
        of_place.setdefault(known[one.id].place or one.id, []).append(one)
    alone = [some[0] for some in of_place.values() if len(some) == 1]
    about = {"council": body.name, "term": case.term.label, "group": group.label}
    if alone:
        yield ngettext(
            "appoints %(names)s as a member of %(council)s for %(term)s (%(group)s)",
            "appoints %(names)s as members of %(council)s for %(term)s (%(group)s)",
            len(alone),
            names=told.names(alone),
            **about,
        )
    for some in of_place.values():
        if len(some) > 1:
            yield _(
                "appoints one of those whom %(organisation)s proposes for its place, %(names)s, as a member of"
                " %(council)s for %(term)s (%(group)s)",
                organisation=told.organisation(some[0]),
                names=told.names(some),
                **about,
            )
    yield from _next(ours, group, told)
    if left_open.get(group.id):
        yield ngettext(
            "takes note that one place is left open (%(group)s)",
            "takes note that %(num)s places are left open (%(group)s)",
            left_open[group.id],
            group=group.label,
        )


def _next(ours: Sequence[Designate], group: SeatGroup, told: Told) -> Iterator[str]:
    following = [one for one in ours if one.role is Role.SUBSTITUTE and one.stands_in_for_id is None]
    if following:
        yield ngettext(
            "appoints %(names)s, who is next in order, as a substitute (%(group)s)",
            "appoints %(names)s, who are next in order, as substitutes in that order (%(group)s)",
            len(following),
            names=told.names(following),
            group=group.label,
        )
    for one in ours:
        if one.stands_in_for_id is not None:
            member = told.name(cases.designate(told.case, one.stands_in_for_id))
            yield _("appoints %(name)s as the personal substitute of %(member)s", name=told.name(one), member=member)


def _law(body: Body, case: AppointmentCase, sources: Sources) -> Iterator[str]:
    if body.organization.classification is Classification.INTEGRATION_COUNCIL:
        yield _("The municipal council appoints the members (Integrationsloven § 42, stk. 3).")
    elif body.legal_basis:
        yield _("The municipal council appoints the members. The basis is: %(basis)s", basis=body.legal_basis)
    minimum = body.rule_on(RuleKind.MINIMUM_MEMBERS, case.term.since)
    if minimum is not None:
        yield _("%(citation)s asks for at least %(number)s members.", citation=minimum.citation, number=minimum.number)
    if sources.women or sources.men:
        yield _(
            "Of those who are recommended as members, and of whom it is known, %(women)s are women and %(men)s are men"
            " (Ligestillingsloven § 10 a).",
            women=sources.women,
            men=sources.men,
        )


def _meetings(sources: Sources) -> Iterator[Lines]:
    for reader, kind in _MEETINGS.items():
        if kind in sources.meetings:
            yield str(READERS[reader]), [format_date(sources.meetings[kind])]
    if sources.meetings:
        yield "", [_("Those who are appointed, those who are next in order and those who are not hear from us then.")]
