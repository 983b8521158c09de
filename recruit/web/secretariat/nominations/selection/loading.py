"""What the pages of a selection have in common: where it is, and whom and what it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.acts import vacancies
from recruit.foundation import clock
from recruit.nominations.queries import candidates
from recruit.nominations.queries import selection as queries
from recruit.nominations.queries.candidates import Placed
from recruit.nominations.rules.selection import Places, Selection, hindrances
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

#: Where the pages of a selection are.
PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/udvaelgelse"


@dataclass(frozen=True, slots=True)
class Found:
    """A selection as it is now."""

    selection: Selection
    #: Who is on the list; `compared` are those of them who stand.
    placed: Sequence[Placed]
    compared: Sequence[Placed]
    places: Mapping[UUID, Places]
    #: The people who keep a seat in the groups of the round.
    staying: Sequence[UUID]

    @property
    def left_out(self) -> list[str]:
        """The names of those who are on the list, and no longer stand."""
        return [each.nominee.name for each in self.placed if each.nominee and not each.has_a_page]

    @property
    def hindrances(self) -> list[str]:
        """Every reason why it cannot be concluded yet, as sentences."""
        return [sentence(reason) for reason in hindrances(self.selection)]


def found_in(session: Session, round_: "RecruitmentRound") -> Found:
    """Return where the selection of a round is, loaded whole. Seven queries."""
    list_ = candidates.standing(session, round_.id)
    placed = candidates.placed(session, list_) if list_ else []
    compared = [each for each in placed if each.has_a_page]
    stays = vacancies.staying(session, round_, on=clock.today())
    places = vacancies.places(round_, stays)
    staying = [person for person, _group in stays]
    return Found(queries.selection(session, round_, compared, places), placed, compared, places, staying)
