"""The letter to those whose council is dissolved: the last day, who decided it, who carries on, and thanks. Closed."""

from datetime import date
from types import MappingProxyType

from recruit.appointments.letters import closed
from recruit.appointments.rules import Role
from recruit.bodies.model import Body
from recruit.foundation import i18n
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import format_date, mark, raw_gettext
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail.rules import Channel, Draft
from recruit.people.model import Person

DISSOLVED = "council_dissolved"

_ROLES = MappingProxyType(
    {Role.MEMBER: mark("member"), Role.SUBSTITUTE: mark("substitute"), Role.ASSOCIATE: mark("associate")}
)


def dissolved(person: Person, body: Body, role: Role, until: date, basis: tuple[str, date], successor: str) -> Draft:
    """Tell somebody, loaded with contacts, that their council exists no longer from a day on.

    `basis` is who decided it and when; `successor` the forum that carries on, or nothing.
    """
    return closed(DISSOLVED, person, body, _facts(role, until, basis, successor))


def as_shown(name: str, body: Body, until: date, basis: tuple[str, date], successor: str) -> Draft:
    """Return the letter to members before it is written, to nobody; `name` stands for each reader's."""
    facts = {"name": name, "council": body.name, **_facts(Role.MEMBER, until, basis, successor)}
    return Draft(DISSOLVED, "", "", facts, scope=f"body:{body.id}", channel=Channel.PAPER)


def _facts(role: Role, until: date, basis: tuple[str, date], successor: str) -> dict[str, str]:
    who, when = basis
    with i18n.speaking(i18n.DEFAULT):
        return {
            "role": raw_gettext(_ROLES[role]),
            "last_day": format_date(last_day(until)),
            "basis": _("%(who)s decided it on %(day)s.", who=who, day=format_date(when)),
            "successor": _("The work goes on in %(successor)s.", successor=successor) if successor else "",
        }
