"""The letters about a place elsewhere: to the body where it is, to whoever has it, and to whoever is to tell of it.

A place that is for some members only is told of in a closed letter: by e-mail it would say what somebody is (art. 9).
"""

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType

from recruit.appointments.letters import closed, recipient_of
from recruit.assignments.model import Assignment, PlaceElsewhere, ReportBack
from recruit.assignments.rules import PlaceMessage, PlaceRole
from recruit.assignments.rules.places import ends
from recruit.bodies.model import Body
from recruit.foundation import i18n
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import format_date, mark, raw_gettext
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail.rules import Channel, Draft
from recruit.people.model import Person
from recruit.people.rules import ContactKind

TOLD, ENDED, CHOSEN = "place_told", "place_ended", "place_chosen"
REMINDER, REMINDER_ON_PAPER = "report_reminder", "report_reminder_on_paper"

#: The letter that says each of them.
KINDS: Mapping[PlaceMessage, str] = MappingProxyType(
    {PlaceMessage.COMES: TOLD, PlaceMessage.COMES_NO_MORE: ENDED, PlaceMessage.CHOSEN: CHOSEN}
)

_ROLES = MappingProxyType(
    {
        PlaceRole.MEMBER: mark("member"),
        PlaceRole.ASSOCIATE: mark("associate"),
        PlaceRole.SUBSTITUTE: mark("substitute"),
        PlaceRole.OBSERVER: mark("observer"),
    }
)
#: What the other body learns of how to reach whoever comes, where they have allowed it.
_REACHED = MappingProxyType(
    {
        ContactKind.EMAIL: mark("E-mail: %(value)s"),
        ContactKind.PHONE: mark("Telephone: %(value)s"),
        ContactKind.ADDRESS: mark("Address: %(value)s"),
    }
)


def message(
    what: PlaceMessage,
    assignment: Assignment,
    place: PlaceElsewhere,
    body: Body,
    *,
    shared: Collection[ContactKind] = (),
) -> Draft:
    """Return the letter that says this of an assignment, loaded with the person's contacts; its place with names."""
    if what is PlaceMessage.CHOSEN:
        return chosen(assignment, place, body)
    return (
        told(assignment, place, body, shared=shared) if what is PlaceMessage.COMES else ended(assignment, place, body)
    )


def told(assignment: Assignment, place: PlaceElsewhere, body: Body, *, shared: Collection[ContactKind]) -> Draft:
    """Tell the other body who comes, from when, and how they are reached as far as they have allowed it."""
    with i18n.speaking(i18n.DEFAULT):
        facts = {
            **_facts(assignment, place),
            "rights": rights(place),
            "reached": _reached(assignment.person, shared),
        }
    return _to_the_body(TOLD, assignment, place, body, facts)


def ended(
    assignment: Assignment,
    place: PlaceElsewhere,
    body: Body,
    *,
    until: date | None = None,
    council_ends: bool = False,
) -> Draft:
    """Tell the other body that somebody, who has given the place up, comes no more; it does not say why.

    `until` is the first day without them, where that is not written down yet; so is that the council ends with them.
    It says whether somebody comes instead: nobody does from a council that is dissolved, or in a place that is closed.
    """
    first = until or assignment.until
    closed_from = place.until if place.closed_because else None
    is_last = council_ends or any(first and day and day <= first for day in (body.until, closed_from))
    with i18n.speaking(i18n.DEFAULT):
        last = format_date(last_day(first).last) if first else ""
        instead = (
            _("Nobody comes instead: the council does not go on with the place.")
            if is_last
            else _("We write to you when we know who comes instead.")
        )
        facts = {"person": assignment.person.name, "role": role_name(place.role), "last_day": last, "instead": instead}
    return _to_the_body(ENDED, assignment, place, body, facts)


def chosen(assignment: Assignment, place: PlaceElsewhere, body: Body) -> Draft:
    """Tell somebody that they represent the council elsewhere, in a closed letter."""
    with i18n.speaking(i18n.DEFAULT):
        facts = _facts(assignment, place) | {
            "rights": rights(place),
            "organisation": place.target.name_on(assignment.since),
            "description": "\n\n".join(filter(None, (place.description, place.link))),
            "allowance": _("An allowance is paid for its meetings.") if place.allowance else "",
        }
    return closed(CHOSEN, assignment.person, body, facts)


def reminder(report: ReportBack, body: Body, *, is_restricted: bool = False) -> Draft:
    """Remind somebody, loaded with contacts, of what they are to tell; by e-mail it does not name the council.

    `is_restricted`: the place is for some members only, so an e-mail does not say what it is about, either.
    """
    person, email = report.person, report.person.reached_by(ContactKind.EMAIL)
    with i18n.speaking(i18n.DEFAULT):
        by_on, about = format_date(report.by_on), report.about
        if not email:
            return closed(REMINDER_ON_PAPER, person, body, {"about": about, "answer_by": by_on})
        if is_restricted:
            about = _("what you went to on our behalf on %(day)s", day=format_date(report.due_on))
    facts = {"name": person.name, "about": about, "answer_by": by_on}
    return Draft(REMINDER, email, recipient_of(person), facts, scope=f"body:{body.id}")


def role_name(role: PlaceRole) -> str:
    """Return as what somebody sits in the other body, in the language that is spoken."""
    return raw_gettext(_ROLES[role])


def rights(place: PlaceElsewhere) -> str:
    """Return in a sentence, in the language that is spoken, what whoever has a place may do there."""
    if place.votes:
        return _("The place has a right to vote.")
    if place.is_heard:
        return _("The place has a right to be heard, but not to vote.")
    return _("The place has no right to vote.")


def _facts(assignment: Assignment, place: PlaceElsewhere) -> dict[str, str]:
    until = ends(place.span, assignment.span)
    since = format_date(assignment.since)
    days = _("from %(since)s", since=since)
    if until:
        days = _("from %(since)s to and including %(last)s", since=since, last=format_date(last_day(until).last))
    return {"person": assignment.person.name, "role": role_name(place.role), "period": days}


def _reached(person: Person, shared: Collection[ContactKind]) -> str:
    """Return how somebody is reached, a line each; nothing of somebody who is protected."""
    if person.is_protected:
        return ""
    known = ((kind, person.reached_by(kind)) for kind in _REACHED if kind in shared)
    return "\n".join(raw_gettext(_REACHED[kind]) % {"value": value} for kind, value in known if value)


def _to_the_body(
    kind: str, assignment: Assignment, place: PlaceElsewhere, body: Body, facts: Mapping[str, str]
) -> Draft:
    """Return a letter to the other body: by e-mail where there is an address and the place is open to every member."""
    day: date = assignment.since
    called = place.target.name_on(day)
    by_email = bool(place.contact_email) and place.eligibility is None
    envelope = "\n".join(dict.fromkeys(filter(None, (called, place.contact_name))))
    known = {"name": place.contact_name or called, "organisation": called, "council": body.name_on(day)}
    return Draft(
        kind,
        place.contact_email if by_email else envelope,
        f"organization:{place.target_id}",
        {**known, **facts},
        scope=f"body:{body.id}",
        channel=Channel.EMAIL if by_email else Channel.PAPER,
    )
