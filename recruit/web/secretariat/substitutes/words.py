"""How the pages about substitutes say an arrangement, a call, and where it is."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from recruit.appointments.rules.substitution import AskStatus, CallFacts, CallKind, FilledBy, SubstitutionReason
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import format_date, format_datetime
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.words import word

if TYPE_CHECKING:
    from recruit.appointments.model import Membership, SubstituteCall

ARRANGEMENTS: Mapping[SubstituteArrangement, object] = {
    SubstituteArrangement.NONE: _l("Nobody stands behind these seats. When one becomes vacant, somebody is appointed."),
    SubstituteArrangement.PERSONAL: _l("Each member has their own substitutes. Number 1 is asked first."),
    SubstituteArrangement.LIST: _l(
        "The list stands behind all seats of the group. It is asked by number: the most votes first, and by lot where "
        "votes were equal."
    ),
    SubstituteArrangement.ORGANISATION: _l("The organisation that has the seat has named its own substitute."),
    SubstituteArrangement.POLITICAL_GROUP: _l(
        "The political group chooses each time who steps in (kommunestyrelsesloven § 28). The order is the group's own."
    ),
}

#: What each way of filling a place means for what comes next.
FILLED_BY_HINTS: Mapping[str, object] = {
    FilledBy.COUNCIL_RECOMMENDATION: _l("The council recommends somebody, and the municipal council appoints."),
    FilledBy.ORGANISATION: _l("The organisation that has the seat is asked for a new name."),
    FilledBy.POLITICAL_GROUP: _l("The group that has the seat chooses somebody else (kommunestyrelsesloven § 28)."),
    FilledBy.BY_ELECTION: _l("A new round of recruitment is begun for the seat."),
    FilledBy.NOBODY: _l("The seat is vacant to the end of the term."),
}

#: Why a member does not come to a meeting, and why one is on leave.
MEETING_REASONS = (
    SubstitutionReason.APOLOGY,
    SubstitutionReason.ILLNESS,
    SubstitutionReason.OTHER_PUBLIC_DUTY,
    SubstitutionReason.DISQUALIFIED,
)
LEAVE_REASONS = (
    SubstitutionReason.LEAVE,
    SubstitutionReason.PARENTAL_LEAVE,
    SubstitutionReason.ILLNESS,
    SubstitutionReason.OTHER_PUBLIC_DUTY,
)

#: The colour that repeats what an ask's status says.
COLOURS: Mapping[AskStatus, str] = {
    AskStatus.WAITING: "info",
    AskStatus.OVERDUE: "warning",
    AskStatus.ACCEPTED: "success",
    AskStatus.DECLINED: "",
    AskStatus.WITHDRAWN: "",
}


def entry(needs_decision: bool) -> str:
    """Return what a group asks for when a substitute takes over for good."""
    if needs_decision:
        return _("Who takes over a seat for good needs a new decision of the municipal council.")
    return _("Who takes over a seat for good needs no new decision: it follows from the first appointment.")


def days_of(call: "SubstituteCall") -> str:
    """Return when somebody is needed, without a verb: "meeting on 3 June 2026"."""
    first = format_date(call.since)
    if call.kind is CallKind.MEETING:
        return _("meeting on %(day)s", day=first)
    if call.until is None:
        return _("from %(day)s to the end of the term", day=first)
    return _("leave from %(first)s to and including %(last)s", first=first, last=format_date(last_day(call.until)))


def where(call: "SubstituteCall", *, now: datetime) -> str:
    """Return in a sentence where an open call, loaded with its asks, is."""
    facts = call.facts()
    by_id = {one.substitute_id: one for one in call.asks}
    if facts.accepted:
        return _("%(name)s has said yes.", name=by_id[facts.accepted].substitute.person.name)
    standing = [one for one in call.asks if one.facts().stands]
    if standing:
        last = standing[-1]
        facts_of_last = {"name": last.substitute.person.name, "deadline": format_datetime(last.answer_by)}
        if last.facts().status(now=now) is AskStatus.WAITING:
            return _("%(name)s is asked, and can answer until %(deadline)s.", **facts_of_last)
        return _("%(name)s has not answered. The deadline was %(deadline)s.", **facts_of_last)
    if any(one.accepts is not False for one in call.asks):
        return _("Nobody is asked now.")
    if call.asks:
        return _("Everybody who was asked has said no.")
    return _("Nobody has been asked yet.")


def why_them(substitute: "Membership", call: "SubstituteCall", passed_over: "Sequence[Membership]") -> list[str]:
    """Return why a substitute, loaded with for whom they sit, is asked next: the rule, then who comes before them."""
    arrangement, member = call.member.group.arrangement, call.member.person.name
    name = substitute.person.name
    if arrangement is SubstituteArrangement.PERSONAL:
        own = {"name": name, "member": member, "number": substitute.rank or 1}
        reasons = [_("%(name)s is personal substitute number %(number)s of %(member)s.", **own)]
    elif arrangement is SubstituteArrangement.ORGANISATION:
        whom = substitute.represents_on(call.since)
        reasons = [
            _("%(whom)s has named %(name)s as substitute for its seat.", whom=whom, name=name)
            if whom
            else _("%(name)s is the organisation's substitute for this seat.", name=name)
        ]
    elif arrangement is SubstituteArrangement.POLITICAL_GROUP:
        reasons = [_("The political group chooses. Choose whom it has named.")]
    else:
        reasons = [_("%(name)s is number %(number)s on the list.", name=name, number=substitute.rank)]
    for one in call.asks:
        if not one.facts().stands:
            said = word(one.facts().status(now=one.answer_by))
            reasons.append(_("%(name)s: %(what)s.", name=one.substitute.person.name, what=said))
        elif one.accepts is None:
            reasons.append(_("%(name)s has not answered in time.", name=one.substitute.person.name))
    for each in passed_over:
        reasons.append(_("%(name)s steps in for somebody else in those days.", name=each.person.name))
    return reasons


def is_settled(facts: CallFacts) -> bool:
    """Return whether nobody needs to be asked any more."""
    return facts.is_closed or facts.accepted is not None
