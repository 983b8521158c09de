"""Whom a line may mean: those who are called alike, those who were searched for, and what tells them apart."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.acts import search
from recruit.appointments import queries as appointments
from recruit.foundation.i18n import format_list
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound
from recruit.web.access import May
from recruit.web.fields import RadioField
from recruit.web.people import person_to_see, reach
from recruit.web.secretariat.choosing import NEW_PERSON

if TYPE_CHECKING:
    from recruit.intake.rules.proposals.proposal import Proposal


def offer(session: Session, field: RadioField, proposal: "Proposal", searched: str) -> None:
    """Offer everybody who may be meant, and that it is somebody new; each with what is known of them."""
    mine = reach(session, May.READ_IN)
    found = search.found_people(session, searched, reach=mine) if searched else ()
    names = {like.person.id: like.person.name for like in proposal.candidates}
    names |= {proposal.known.id: proposal.known.name} if proposal.known else {}
    names |= {person.id: person.name for person in found}
    names |= _chosen(session, field, names)
    places = appointments.latest_places(session, names.keys(), within=mine)
    others = {like.person.id: like.person.other_names for like in proposal.candidates}
    called = {like.person.id for like in proposal.candidates if like.person.is_called(proposal.listed.name)}
    alike = {like.person.id for like in proposal.candidates} - called
    field.choices = [*((str(person), name) for person, name in names.items()), (NEW_PERSON, _("Somebody new"))]
    field.hints = {
        str(person): _told(
            _("Bears this name") if person in called else _("Is called something like it") if person in alike else "",
            places.get(person) or _("never had a place"),
            _("also called %(names)s", names=format_list(others[person])) if others.get(person) else "",
        )
        for person in names
    }


def _told(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _chosen(session: Session, field: RadioField, names: Iterable[UUID]) -> dict[UUID, str]:
    """Return the one who was ticked before another search took them off the page, if the reader may see them."""
    try:
        person = UUID(str(field.data))
        return {} if person in names else {person: person_to_see(session, person).name}
    except (ValueError, NotFound):
        return {}
