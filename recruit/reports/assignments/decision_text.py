"""The text by which a council sends somebody to a place elsewhere, as its minutes have it; always in Danish."""

from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.assignments.letters.places import rights
from recruit.assignments.queries import place as queries
from recruit.assignments.rules import ChosenBy
from recruit.assignments.rules.places import ends
from recruit.foundation import i18n
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import _, format_date, format_list
from recruit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from recruit.assignments.model import Assignment, PlaceElsewhere
    from recruit.bodies.model import Body


def sentence(place: "PlaceElsewhere", sent: "Sequence[Assignment]", council: str) -> str:
    """Return the decision itself: who is sent, as what, where, for which days; of those who began on the same day."""
    first = sent[0]
    until = ends(place.span, first.span)
    with i18n.speaking(i18n.DEFAULT):
        facts = {
            "council": council,
            "names": format_list(one.person.name for one in sent),
            "role": word(place.role),
            "target": place.target.name_on(first.since),
            "since": format_date(first.since),
        }
        if until:
            return _(
                "%(council)s appoints %(names)s as %(role)s in %(target)s from %(since)s to and including %(last)s.",
                last=format_date(last_day(until).last),
                **facts,
            )
        return _("%(council)s appoints %(names)s as %(role)s in %(target)s from %(since)s.", **facts)


def decision_text(place: "PlaceElsewhere", sent: "Sequence[Assignment]", council: str) -> str:
    """Return the whole text for the minutes: the decision, the rights of the place, how the choice was made."""
    with i18n.speaking(i18n.DEFAULT):
        about = [rights(place)]
        if place.allowance:
            about.append(_("An allowance is paid for its meetings."))
        parts = [sentence(place, sent, council), " ".join(about)]
        parts += dict.fromkeys(filter(None, (_chosen(one) for one in sent)))
        if place.citation:
            parts += [
                _(
                    "By %(citation)s the place is for other members. The council has decided it all the same: %(why)s",
                    citation=place.citation,
                    why=one.because,
                )
                for one in sent
                if one.because
            ]
    return "\n\n".join(parts)


def sent_by_decision(session: Session, body: "Body") -> "Mapping[UUID, Sequence[str]]":
    """Return what each decision of a council says of whom it sends where; by decision. Two queries."""
    found: dict[UUID, list[str]] = {}
    for decision, assignments in queries.decided(session, body).items():
        together: dict[tuple[UUID, date], list[Assignment]] = {}
        for one in assignments:
            together.setdefault((one.place_id, one.since), []).append(one)
        found[decision] = [sentence(sent[0].place, sent, body.name) for sent in together.values()]
    return found


def _chosen(one: "Assignment") -> str:
    how = one.chosen_because if not one.chosen_because or one.chosen_because[-1] in ".!?" else f"{one.chosen_because}."
    if one.chosen_by is ChosenBy.VOTE:
        return _("The choice was made by a vote. %(how)s", how=how).strip()
    if one.chosen_by is ChosenBy.LOT:
        return _("The choice was made by lot. %(how)s", how=how).strip()
    return ""
