"""To which council and term the people of a reading most likely belong, and what a new council would be called."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.keys import search_key
from recruit.people.rules import Classification
from recruit.web.bodies import municipal_term

if TYPE_CHECKING:
    from recruit.bodies.model import Term
    from recruit.intake.rules import Reading


@dataclass(frozen=True, slots=True)
class Proposed:
    """The term that is ticked beforehand, and why; or that a new council is."""

    term: "Term | None" = None
    is_new: bool = False
    why: str = ""


def proposed_term(found: "Reading", terms: Sequence["Term"]) -> Proposed:
    """Return the only term that fits what the document says of days and names; none where several do, or none.

    A charter sets up the council that it names: where none is called so, a new one is proposed.
    """
    day, name = _day(found), search_key(found.body.name or "")
    named = [term for term in terms if name and search_key(term.body.name_on(term.since)) == name]
    if not terms or (found.groups and name and not named):
        return Proposed(is_new=True)
    fitting = [term for term in terms if day is not None and day in term.span]
    chosen = [term for term in fitting if term in named] or fitting
    if day is None or len(chosen) != 1:
        return Proposed()
    facts = {"day": format_date(day), "term": chosen[0].label}
    if found.meeting.date:
        why = _("%(term)s is ticked because the meeting was on %(day)s.", **facts)
    else:
        why = _("%(term)s is ticked because the document speaks of %(day)s.", **facts)
    return Proposed(chosen[0], why=why)


def proposed_council(found: "Reading", today: date) -> dict[str, Any]:
    """Return what the form for a new council holds beforehand: what the document says, else what is usual."""
    days = municipal_term(_day(found) or today)
    return {
        "name": found.body.name or "",
        "kind": _kind(found).value,
        "first_day": found.body.since or days["first_day"],
        "last_day": found.body.until or days["last_day"],
    }


def _day(found: "Reading") -> date | None:
    """Return a day that lies in the term: of the meeting, of the charter, or the one that most rows name."""
    if found.meeting.date or found.body.since:
        return found.meeting.date or (found.body.since.first if found.body.since else None)
    said = Counter(person.since.first for person in found.people if person.since)
    return said.most_common(1)[0][0] if said else None


def _kind(found: "Reading") -> Classification:
    """A task committee calls itself one (Kommunestyrelsesloven § 17, stk. 4)."""
    is_task = "opgaveudvalg" in search_key(found.body.name or "")
    return Classification.TASK_COMMITTEE if is_task else Classification.INTEGRATION_COUNCIL
