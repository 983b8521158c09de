"""The letters of a round of asking: the question, the reminder, and what came of it.

By e-mail somebody reads that there is a question, or news; which council, and what it is, stands behind the link. A
closed letter goes to whoever has no mailbox, and says it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID

from recruit.appointments.letters import called, closed, discreet, recipient_of
from recruit.assignments.model import AskingRound, PlaceElsewhere, RoundAsk
from recruit.assignments.rules import AskingKind, ChosenBy, PlaceRole
from recruit.assignments.rules.asking import ROUND_ASK
from recruit.assignments.rules.asking_further import MOST_TIME
from recruit.bodies.model import Body
from recruit.foundation import i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import mark, raw_gettext
from recruit.foundation.mail.rules import Channel, Draft, Link
from recruit.people.model import Person
from recruit.people.rules import ContactKind

ASK, ON_PAPER, REMINDER = "asking", "asking_on_paper", "asking_reminder"
NEWS, CHOSEN, NOT_CHOSEN, OVER = "asking_news", "asking_chosen", "asking_not_chosen", "asking_over"

#: A link goes on for so long after the deadline, so that whoever is late is told so, and hears what came of it.
LINKS_OUTLIVE = MOST_TIME

_ROLES: Mapping[PlaceRole, str] = MappingProxyType(
    {
        PlaceRole.MEMBER: mark("You are a member there."),
        PlaceRole.ASSOCIATE: mark("You are an associate there: you take part in the meetings beside the members."),
        PlaceRole.SUBSTITUTE: mark("You are a substitute there: you come when our representative cannot."),
        PlaceRole.OBSERVER: mark("You are an observer there: you listen."),
    }
)
_HOW: Mapping[ChosenBy, str] = MappingProxyType(
    {
        ChosenBy.NOBODY_ELSE: "",
        ChosenBy.DECISION: mark("It was decided."),
        ChosenBy.VOTE: mark("It was decided by a vote."),
        ChosenBy.LOT: mark("It was decided by lot."),
    }
)


def question(found: AskingRound) -> str:
    """Return what is asked, in the reader's language; a place is loaded with its body's names."""
    if found.kind is AskingKind.PLACE and found.place is not None:
        return _("Will you represent the council in %(body)s?", body=found.place.target.newest.name)
    asks = {
        AskingKind.PLACE: _("Will you represent the council: %(what)s?", what=found.title),
        AskingKind.EVENT: _("Will you take part: %(what)s?", what=found.title),
        AskingKind.HELP: _("Will you help: %(what)s?", what=found.title),
        AskingKind.OPINION: _("What do you think: %(what)s?", what=found.title),
    }
    return asks[found.kind]


def conditions(place: PlaceElsewhere | None) -> list[str]:
    """Return what a place brings with it, a sentence each, in the reader's language."""
    if place is None:
        return []
    said = [raw_gettext(_ROLES[place.role])]
    if place.votes:
        said.append(_("You have the right to vote there."))
    elif place.role is not PlaceRole.OBSERVER:
        said.append(
            _("You have the right to be heard, but not to vote.") if place.is_heard else _("You do not vote there.")
        )
    said.append(_("An allowance is paid for the meetings.") if place.allowance else _("No allowance is paid."))
    return said


def lifetime(closes_at: datetime, *, now: datetime) -> timedelta:
    """Return how long a link works that leaves now."""
    return max(closes_at - now, timedelta()) + LINKS_OUTLIVE


def link_to(asked: RoundAsk, *, now: datetime) -> Link:
    """Return the link by which somebody answers who was asked, loaded with the step."""
    return Link(ROUND_ASK, asked.id, lifetime(asked.step.closes_at, now=now))


def ask(person: Person, body: Body, closes_at: datetime, link: Link) -> Draft:
    """Ask somebody, loaded with contacts, by e-mail; it names neither council nor what it is about."""
    return discreet(ASK, person, body, {"deadline": _instant(closes_at)}, link)


def on_paper(person: Person, body: Body, found: AskingRound, closes_at: datetime) -> Draft:
    """Ask somebody without a mailbox: a closed letter says what it is about. It has no link to answer by."""
    with i18n.speaking(i18n.DEFAULT):
        about = [found.text, " ".join(conditions(found.place))]
        about += [_("Read more: %(address)s", address=found.link)] if found.link else []
        facts = {"question": question(found), "details": "\n\n".join(filter(None, about))}
    return closed(ON_PAPER, person, body, facts | {"deadline": _instant(closes_at)})


def reminder(asked: RoundAsk, body: Body, *, now: datetime) -> Draft:
    """Ask once more; the link in it takes the place of the earlier one."""
    facts = {"deadline": _instant(asked.step.closes_at)}
    return discreet(REMINDER, asked.person, body, facts, link_to(asked, now=now))


def news(asked: RoundAsk, body: Body, *, now: datetime) -> Draft:
    """Tell somebody who had said yes, by e-mail, that it is settled; whether it is them stands behind the link."""
    return discreet(NEWS, asked.person, body, {}, link_to(asked, now=now))


def settled_on_paper(person: Person, body: Body, found: AskingRound, chosen_by: ChosenBy, *, is_chosen: bool) -> Draft:
    """Tell somebody who had said yes, and has no mailbox, whether they are chosen. A closed letter."""
    with i18n.speaking(i18n.DEFAULT):
        how = raw_gettext(_HOW[chosen_by]) if _HOW[chosen_by] else ""
        facts = {"matter": found.title, "how": how}
    return closed(CHOSEN if is_chosen else NOT_CHOSEN, person, body, facts)


def over(person: Person, body: Body, asked_at: datetime) -> Draft:
    """Tell somebody that there is nothing to answer any more; by e-mail, else a closed letter. It names no council."""
    email = person.reached_by(ContactKind.EMAIL)
    where = f"{person.name}\n{person.reached_by(ContactKind.ADDRESS)}".strip()
    return Draft(
        OVER,
        email or where,
        recipient_of(person),
        {"name": person.name, "asked": _instant(asked_at)},
        scope=f"body:{body.id}",
        channel=Channel.EMAIL if email else Channel.PAPER,
    )


def as_shown(kind: str, name: str, body: Body, closes_at: datetime, *, now: datetime) -> Draft:
    """Return an e-mail as a page shows it beforehand, to nobody, with something in place of a name."""
    person = called(name)
    if kind == OVER:
        return over(person, body, now)
    facts = {"deadline": _instant(closes_at)} if kind in (ASK, REMINDER) else {}
    return discreet(kind, person, body, facts, Link(ROUND_ASK, UUID(int=0), lifetime(closes_at, now=now)))


def _instant(instant: datetime) -> str:
    with i18n.speaking(i18n.DEFAULT):
        return i18n.format_datetime(instant)
