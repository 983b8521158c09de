"""The letters of members, substitutes and those who are appointed or not: what each needs.

What says who has a place, or why somebody lost it, is a closed letter (Digital Post or paper, as the municipality sends
them). By e-mail, which others see, somebody reads only that there is something, and the link leads to it.
"""

from collections.abc import Mapping
from uuid import UUID

from recruit.bodies.model import Body
from recruit.foundation.mail.rules import Channel, Draft, Link
from recruit.people.model import Person
from recruit.people.rules import ContactKind


def recipient_of(person: Person) -> str:
    """Return whose letters these are, as the outbox names it."""
    return f"person:{person.id}"


def called(name: str) -> Person:
    """Return nobody, with a name, to whom a letter is written that a page shows beforehand."""
    return Person(id=UUID(int=0), name=name, contacts=[])


def closed(kind: str, person: Person, body: Body, facts: Mapping[str, str]) -> Draft:
    """Return a closed letter to a person, loaded with contacts, about a council, loaded with its organization's names.

    It knows the placeholders `name` and `council` besides the facts.
    """
    known = {"name": person.name, "council": body.name}
    envelope = f"{person.name}\n{person.reached_by(ContactKind.ADDRESS)}".strip()
    return Draft(
        kind, envelope, recipient_of(person), {**known, **facts}, scope=f"body:{body.id}", channel=Channel.PAPER
    )


def discreet(kind: str, person: Person, body: Body, facts: Mapping[str, str], link: Link) -> Draft:
    """Return an e-mail to a person, loaded with contacts, that names neither council nor place: `link` leads to it."""
    where = person.reached_by(ContactKind.EMAIL)
    return Draft(kind, where, recipient_of(person), {"name": person.name, **facts}, link=link, scope=f"body:{body.id}")
