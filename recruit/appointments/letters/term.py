"""The letters to members about a term: welcome, thanks, and *du fortsætter, til nye er udpeget*. All are closed."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from recruit.appointments.letters import called, closed
from recruit.appointments.rules.telling import MemberLetter
from recruit.bodies.model import Body, Term
from recruit.foundation import i18n
from recruit.foundation.i18n import _, format_date
from recruit.foundation.mail.rules import Draft
from recruit.people.model import Person

#: What each is called.
KINDS: Mapping[MemberLetter, str] = MappingProxyType(
    {
        MemberLetter.WELCOME: "member_welcome",
        MemberLetter.THANKS: "member_thanks",
        MemberLetter.GOES_ON: "member_goes_on",
    }
)


def welcome(person: Person, body: Body, term: Term, since: date, *, dates: str, documents: str) -> Draft:
    """Welcome a member, loaded with contacts; `dates` and `documents` stand line by line."""
    with i18n.speaking(i18n.DEFAULT):
        facts = {
            "term": term.label,
            "since": format_date(since),
            "dates": dates or _("The dates are not set yet. We write to you when they are."),
            "documents": documents or _("We send it to you before the first meeting."),
        }
    return closed(KINDS[MemberLetter.WELCOME], person, body, facts)


def thanks(person: Person, body: Body, term: Term, last_day: date) -> Draft:
    """Thank a member, loaded with contacts, whose last day it is."""
    return closed(KINDS[MemberLetter.THANKS], person, body, _ending(term, last_day))


def goes_on(person: Person, body: Body, term: Term) -> Draft:
    """Tell a member, loaded with contacts, of a term that they go on after it until others are appointed."""
    return closed(KINDS[MemberLetter.GOES_ON], person, body, _ending(term, term.last_day.last))


def welcome_as_shown(body: Body, term: Term, name: str, since: date, *, dates: str, documents: str) -> Draft:
    """Return the welcome before it is written, with something in place of a name."""
    return welcome(called(name), body, term, since, dates=dates, documents=documents)


def thanks_as_shown(body: Body, term: Term, name: str) -> Draft:
    """Return the thanks before they are written, with something in place of a name, and the last day of the term."""
    return thanks(called(name), body, term, term.last_day.last)


def goes_on_as_shown(body: Body, term: Term, name: str) -> Draft:
    """Return *du fortsætter* before it is written, with something in place of a name."""
    return goes_on(called(name), body, term)


def _ending(term: Term, last_day: date) -> dict[str, str]:
    with i18n.speaking(i18n.DEFAULT):
        return {"term": term.label, "last_day": format_date(last_day)}
