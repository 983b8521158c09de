"""What two people who are one wish to be invited to, and were asked of a term: it follows, and goes back."""

from sqlalchemy.orm import Session

from recruit.handover.model import EvaluationAsk, InvitationAsk, InvitationWish
from recruit.people import pointing
from recruit.people.model import Person, PersonMerge

_WISHED = (InvitationWish.body_id, InvitationWish.purpose)
_INVITED = (InvitationAsk.body_id, InvitationAsk.purpose)


def move(session: Session, kept: Person, merged: Person) -> dict[str, list[str]]:
    """Give the kept person what is the merged one's; what both have in one evaluation stays with each.

    So does what both were asked, or wish, for the same purpose: the kept person's is the one that counts.
    """
    wishes = pointing.move(session, InvitationWish.person_id, kept, merged, once_in=_WISHED)
    asked = pointing.move(session, EvaluationAsk.person_id, kept, merged, once_in=EvaluationAsk.evaluation_id)
    invited = pointing.move(session, InvitationAsk.person_id, kept, merged, once_in=_INVITED)
    return wishes | asked | invited


def move_back(session: Session, merge: PersonMerge) -> None:
    """Give back what the merge moved."""
    pointing.move_back(session, InvitationAsk.person_id, merge)
    pointing.move_back(session, EvaluationAsk.person_id, merge)
    pointing.move_back(session, InvitationWish.person_id, merge)
