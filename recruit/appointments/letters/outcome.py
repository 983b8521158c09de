"""The letters to those whom the municipal council has decided about: appointed, next in order, not appointed, or
that what was written does not hold.

All are closed letters: they say who has a place. A candidate reads them in the language they chose.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from recruit.appointments.letters import recipient_of
from recruit.appointments.rules.telling import Outcome, OutcomeMessage
from recruit.bodies.model import Body, Term
from recruit.foundation import i18n
from recruit.foundation.i18n import _, format_date
from recruit.foundation.mail.rules import Channel, Draft
from recruit.nominations.letters import envelope
from recruit.nominations.model import Nomination
from recruit.people.model import Person
from recruit.people.rules import ContactKind

#: What each is called.
KINDS: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.APPOINTED: "appointment_appointed",
        Outcome.NEXT: "appointment_next",
        Outcome.NOT_APPOINTED: "appointment_not_appointed",
        Outcome.WITHDRAWN: "appointment_withdrawn",
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a letter says besides what tells it from others."""

    council: Body
    term: Term
    #: The name of the member group; empty where no place is meant.
    group: str = ""
    #: Why somebody is not appointed; empty where more people stood than there are places.
    reason: str = ""
    #: The name of whom alone a substitute stands in for.
    member: str = ""
    #: To whom one can complain; empty where nobody has written it.
    complaint_to: str = ""
    #: The day of the letter that holds no longer.
    replaces: date | None = None


def recipient(nomination: Nomination | None, person: Person | None) -> str:
    """Return whose letters these are, as the outbox names it. Raises ValueError where it is nobody."""
    if nomination is not None:
        return f"nominee:{nomination.id}"
    if person is None:
        raise ValueError
    return recipient_of(person)


def told(message: OutcomeMessage, said: Said, nomination: Nomination | None, person: Person | None) -> Draft:
    """Tell a candidate, loaded with nominee, or else a person, loaded with contacts, what was decided."""
    nominee = nomination.nominee if nomination else None
    language = nomination.language if nomination else i18n.DEFAULT
    if nominee is not None:
        name, address = nominee.name, envelope(nominee)
    elif person is not None:
        name, address = person.name, f"{person.name}\n{person.reached_by(ContactKind.ADDRESS)}".strip()
    else:
        raise ValueError
    with i18n.speaking(language):
        facts = _facts(message, said)
    return Draft(
        KINDS[message.what],
        address,
        recipient(nomination, person),
        {"name": name, **facts},
        language=language,
        scope=f"body:{said.council.id}",
        channel=Channel.PAPER,
    )


def shown(said: Said, *, group: str, reason: str) -> Said:
    """Return what letters say before they are written: with words where each reader's own place and reason stand."""
    member = f"[{said.member}]" if said.member else ""
    return replace(said, group=group, reason=reason, member=member)


def as_shown(message: OutcomeMessage, said: Said, name: str) -> Draft:
    """Return a letter before it is written, to nobody; `name` stands for each reader's."""
    facts = {"name": name, **_facts(message, said)}
    return Draft(KINDS[message.what], "", "", facts, scope=f"body:{said.council.id}", channel=Channel.PAPER)


def _facts(message: OutcomeMessage, said: Said) -> dict[str, str]:
    """Return what a letter says, in the language that is spoken."""
    known = message.facts
    whom, before = said.complaint_to, said.replaces
    return {
        "council": said.council.organization.newest.name,
        "term": said.term.label,
        "decided": _day(known.get("decided_on", "")),
        "since": _day(known.get("since", "")),
        "group": said.group,
        "standing": _standing(known.get("rank", ""), said.member),
        "reason": said.reason or _("More people stood than there are places."),
        "complaint_way": _("You can complain to %(whom)s.", whom=whom) if whom else "",
        "replaces": _("This letter replaces our letter of %(date)s.", date=format_date(before)) if before else "",
    }


def _day(written: str) -> str:
    """Return a day as a letter says it; what is no day stands as it is."""
    try:
        return format_date(date.fromisoformat(written))
    except ValueError:
        return written


def _standing(rank: str, member: str) -> str:
    if member:
        return _("You stand in for %(member)s.", member=member)
    return _("You are number %(number)s of the substitutes.", number=rank) if rank else ""
