"""In which words the pages say what follows when a place ends, and why."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from recruit.acts.ending.following import Following, Minimum, call_to_be
from recruit.appointments.rules import EndReason, Office
from recruit.appointments.rules.ending import Consequence
from recruit.appointments.rules.substitution import FilledBy
from recruit.bodies.rules import RuleSource, SeatType, SubstituteArrangement
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.web.secretariat.seats.loading import called
from recruit.web.secretariat.seats.ties_words import of_ties
from recruit.web.secretariat.substitutes.words import days_of, entry, why_them

if TYPE_CHECKING:
    from recruit.bodies.model import Body

#: By what a rule holds.
SOURCES: Mapping[RuleSource, object] = {
    RuleSource.LAW: _l("By law"),
    RuleSource.CHARTER: _l("By the charter"),
    RuleSource.DECISION: _l("By a decision"),
}
#: Who may fill a place that stays open, and why they.
_OPEN: Mapping[FilledBy, object] = {
    FilledBy.COUNCIL_RECOMMENDATION: _l(
        "No substitute is left. The council recommends somebody, and the municipal council appoints; or there is a "
        "by-election."
    ),
    FilledBy.ORGANISATION: _l("The seat is the organisation's: it names somebody else."),
    FilledBy.POLITICAL_GROUP: _l(
        "The seat falls to the group that had it, and the group names somebody else (kommunestyrelsesloven § 28, "
        "stk. 1)."
    ),
}


def title(found: Following, what: Consequence) -> str:
    """Return what follows, in a few words."""
    name = found.membership.person.name
    first = found.in_order[0].person.name if found.in_order else ""
    chooses = found.membership.group.arrangement is SubstituteArrangement.POLITICAL_GROUP
    whom = found.organisation.name_on(found.until) if found.organisation else ""
    return {
        Consequence.OFFICES_END: _("The office ends, and is to be filled"),
        Consequence.SUBSTITUTES_END: _("The member's own substitutes leave, too"),
        Consequence.CALLS_CLOSE: _("Nobody steps in for %(name)s any more", name=name)
        if found.calls
        else _("The leave of %(name)s ends with the place", name=name),
        Consequence.ASKS_WITHDRAWN: _("%(name)s is asked no more to step in", name=name),
        Consequence.PLACES_ELSEWHERE_END: _("Places in other bodies on behalf of the council end"),
        Consequence.ASSIGNMENTS_END: _("The places that the council fills elsewhere are open again"),
        Consequence.GROUP_LEADS_END: _("Working groups are without a lead"),
        Consequence.GROUPS_LEFT: _("%(name)s takes part in no working group any more", name=name),
        Consequence.ROUND_ASKS_WITHDRAWN: _("Nobody waits for an answer of %(name)s any more", name=name),
        Consequence.REPORTS_DROPPED: _("Nobody waits for what %(name)s was to tell the council", name=name),
        Consequence.MEETINGS_LEFT: _("%(name)s is no longer invited to the meetings after that", name=name),
        Consequence.SUBSTITUTE_CALLED: _("The political group chooses who takes over the seat")
        if chooses
        else _("%(name)s is the first to take over the seat", name=first),
        Consequence.PLACE_LEFT_OPEN: _("The seat is vacant, and nobody stands behind it"),
        Consequence.ORGANISATION_ASKED: _("%(organisation)s is asked to name somebody else", organisation=whom),
        Consequence.MEMBER_TOLD: _("%(name)s gets a letter that confirms it", name=name),
    }[what]


def lines(body: "Body", found: Following, what: Consequence) -> Iterator[str]:
    """Yield whom or what it is about, and why."""
    yield from of_ties(found.ties, what, found.until)
    if what is Consequence.OFFICES_END:
        yield from _offices(body, found)
    elif what is Consequence.SUBSTITUTES_END:
        yield from (one.person.name for one in found.substitutes)
    elif what is Consequence.CALLS_CLOSE:
        yield from map(days_of, found.calls)
        if found.shortened:
            day = format_date(last_day(found.until).first)
            yield _("The leave ends on %(day)s. Whoever steps in does so to and including that day.", day=day)
    elif what is Consequence.ASKS_WITHDRAWN:
        yield from (f"{one.call.member.person.name}: {days_of(one.call)}" for one in found.asks)
    elif what is Consequence.PLACES_ELSEWHERE_END:
        yield from _elsewhere(found)
    elif what is Consequence.SUBSTITUTE_CALLED:
        yield from _who_steps_in(found)
    elif what is Consequence.PLACE_LEFT_OPEN:
        yield str(_OPEN[found.filled_by])
    elif what is Consequence.ORGANISATION_ASKED:
        yield _("A woman and a man where it can, or the reason why not (ligestillingsloven § 10 a).")


def below(one: Minimum) -> str:
    """Return by which rule there are too few members, and how many are left."""
    facts = {"source": SOURCES[one.source], "citation": one.citation, "number": one.minimum, "left": one.members}
    return _("%(source)s (%(citation)s) there are at least %(number)s members. Now there are %(left)s left.", **facts)


def about_reason(found: Following) -> str:
    """Return what the rules in force say about why somebody leaves; empty where they say nothing."""
    group = found.membership.group
    if found.reason is EndReason.MOVED_AWAY:
        if found.residence is None:
            return _(
                "No rule of the council says on that day that its members live in the municipality. Look up what else "
                "the decision rests on."
            )
        facts = {"source": SOURCES[found.residence.source], "citation": found.residence.citation}
        return _("%(source)s (%(citation)s) every member lives in the municipality, whoever sent them.", **facts)
    if found.reason is EndReason.LOST_BASIS and group.seat_type is SeatType.MUNICIPAL_COUNCIL:
        return _(
            "Whoever leaves the municipal council loses the seat. Whoever only leaves a party keeps it: correct the "
            "party instead."
        )
    if found.reason is EndReason.LOST_BASIS and group.criterion:
        return _("The seat is given for: %(criterion)s", criterion=group.criterion)
    return ""


def _offices(body: "Body", found: Following) -> Iterator[str]:
    last = last_day(found.until).last
    for one in found.offices:
        name = called(body, one, last)
        if one.office is Office.SECRETARY:
            yield name
        else:
            yield _("A new %(office)s is to be elected after %(day)s.", office=name, day=format_date(last))


def _elsewhere(found: Following) -> Iterator[str]:
    for where in found.elsewhere.values():
        body = where.name_on(found.until)
        yield _("%(body)s: the council chooses somebody else for it.", body=body)


def _who_steps_in(found: Following) -> Iterator[str]:
    group, call = found.membership.group, call_to_be(found.membership, found.until)
    yield from why_them(found.in_order[0], call, found.passed_over)
    rest = [one.person.name for one in found.in_order[1:4]]
    if group.arrangement is SubstituteArrangement.POLITICAL_GROUP:
        yield str(_OPEN[FilledBy.POLITICAL_GROUP])
    elif rest:
        yield _("After that: %(names)s.", names=", ".join(rest))
    yield entry(group.entry_needs_decision)
