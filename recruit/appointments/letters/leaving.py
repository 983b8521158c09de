"""The letters about leaving: to whoever leaves, to whoever is heard first, and to the organisation whose seat is empty.

What says why somebody leaves is closed. An organisation is asked openly, and the letter names nobody.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from recruit.appointments.letters import closed
from recruit.appointments.rules import EndReason, Role
from recruit.appointments.rules.ending import DECIDED_BY_OTHERS, NewEnding
from recruit.bodies.model import Body
from recruit.foundation import i18n
from recruit.foundation.i18n import format_date, mark, raw_gettext
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail.rules import Channel, Draft
from recruit.people.model import Organization, Person

CONFIRMED, HEARING, TO_NAME = "leaving_confirmed", "leaving_hearing", "organisation_to_name"

_ROLES = MappingProxyType(
    {Role.MEMBER: mark("member"), Role.SUBSTITUTE: mark("substitute"), Role.ASSOCIATE: mark("associate")}
)
#: Why somebody leaves, as they read it themselves; the others need no word, or are decided by somebody else.
_WHY: Mapping[EndReason, str] = MappingProxyType(
    {
        EndReason.RESIGNED: mark("You have asked to leave yourself."),
        EndReason.RELEASED: mark("You are released on your own request."),
        EndReason.ORGANISATION_REPLACED: mark("The organisation that you sit for has named somebody else."),
        EndReason.BECAME_SUBSTITUTE: mark("You are substitute from the next day."),
        EndReason.BECAME_MEMBER: mark("You are member from the next day."),
    }
)
#: What somebody else decides by, as the member reads it.
_GROUNDS: Mapping[EndReason, str] = MappingProxyType(
    {
        EndReason.ABSENCE_RULE: mark("The rule about members who stay away."),
        EndReason.LOST_BASIS: mark("You no longer have what gave you the place."),
        EndReason.MOVED_AWAY: mark("You have moved out of the municipality."),
        EndReason.LOST_ELIGIBILITY: mark("You can no longer have a place in the council."),
    }
)


def confirmed(person: Person, body: Body, role: Role, new: NewEnding, besides: str = "") -> Draft:
    """Tell somebody, loaded with contacts, which day was their last, and why; what was decided, and by whom.

    `besides` is what else ends with it, a line each.
    """
    with i18n.speaking(i18n.DEFAULT):
        facts = {"role": raw_gettext(_ROLES[role]), "last_day": _day(new.last_day.last), "why": _why(new)}
    facts["besides"] = besides
    return closed(CONFIRMED, person, body, facts)


def hearing(person: Person, body: Body, reason: EndReason, grounds: str, answer_by: date) -> Draft:
    """Ask a member, loaded with contacts, what they say before somebody else decides (forvaltningsloven § 19)."""
    with i18n.speaking(i18n.DEFAULT):
        facts = {"reason": raw_gettext(_GROUNDS[reason]), "grounds": grounds, "answer_by": _day(answer_by)}
    return closed(HEARING, person, body, facts)


def to_name(organisation: Organization, body: Body, contact: tuple[str, str], last: date, answer_by: date) -> Draft:
    """Ask an organisation, loaded with names, who is to have its place after a day; `contact` is a name and an e-mail.

    Without an e-mail it is a closed letter.
    """
    name, email = contact
    called = organisation.name_on(last)
    with i18n.speaking(i18n.DEFAULT):
        facts = {"last_day": _day(last), "answer_by": _day(answer_by)}
    facts |= {"name": name or called, "organisation": called, "council": body.name}
    where = email or "\n".join(dict.fromkeys(filter(None, (called, name))))
    return Draft(
        TO_NAME,
        where,
        f"organization:{organisation.id}",
        facts,
        scope=f"body:{body.id}",
        channel=Channel.EMAIL if email else Channel.PAPER,
    )


def _day(day: date) -> str:
    return format_date(day)


def _why(new: NewEnding) -> str:
    if new.reason not in DECIDED_BY_OTHERS:
        return raw_gettext(_WHY[new.reason]) if new.reason in _WHY else ""
    ground = raw_gettext(_GROUNDS[new.reason])
    if new.decided_on is None:
        return ground
    return _(
        "%(decided_by)s decided it on %(day)s. The reason: %(reason)s",
        decided_by=new.decided_by,
        day=_day(new.decided_on),
        reason=ground,
    )
