"""Writing what a candidate brings by each criterion, and what is chosen about them so far."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.nominations import rules
from recruit.nominations.model import Assessment, AssessmentNote, Nomination
from recruit.nominations.queries import candidates
from recruit.nominations.queries import selection as queries
from recruit.nominations.rules.selection import Choice, NewAssessment, may_assess


def assess(session: Session, nomination: Nomination, new: NewAssessment, *, by: Actor, now: datetime) -> Assessment:
    """Write about a candidate, loaded whole and locked; a note that says the same as before keeps who wrote it.

    What does not belong to the choice is left out: only who is next has a number in the row. Raises Refused with every
    reason of `rules.selection.may_assess`.
    """
    list_ = candidates.standing(session, nomination.round_id)
    compared = {each.nomination_id for each in queries.comparable(session, list_)}
    refuse_if(
        may_assess(
            new,
            is_fixed=list_ is not None,
            is_on_it=nomination.id in compared,
            is_concluded=queries.is_concluded(session, nomination.round_id),
            groups=[group.id for group in nomination.round.open_groups],
        )
    )
    found = queries.assessment(session, nomination.id)
    if found is None:
        found = Assessment(nomination_id=nomination.id, notes=[])
        session.add(found)
    _choose(found, new)
    found.reason, found.conflict = rules.tidy_text(new.reason), rules.tidy_text(new.conflict)
    found.at, found.by = now, by.reference
    session.flush()
    _note(session, nomination, found, new, by=by, now=now)
    details = {"choice": found.choice, "conflict": found.conflict != ""}
    audit.record(session, Event.CANDIDATE_ASSESSED, nomination, by=by, at=now, details=details)
    return found


def _choose(found: Assessment, new: NewAssessment) -> None:
    is_next = new.choice is Choice.NEXT
    found.choice = new.choice
    found.seat_group_id = new.seat_group_id if new.choice in (Choice.MEMBER, Choice.NEXT) else None
    found.rank = new.rank if is_next else None
    found.stands_in_for_id = new.stands_in_for_id if is_next else None


def _note(
    session: Session, nomination: Nomination, found: Assessment, new: NewAssessment, *, by: Actor, now: datetime
) -> None:
    stands = {note.criterion_id: note for note in found.notes}
    of_round = {each.id for each in queries.criteria(session, nomination.round_id, lock=True)}
    for number, written in new.notes.items():
        text, note = rules.tidy_text(written), stands.get(number)
        if note and not text:
            session.delete(note)
        elif note and note.text != text:
            note.text, note.at, note.by = text, now, by.reference
        elif text and not note and number in of_round:
            wrote = {"text": text, "at": now, "by": by.reference}
            session.add(AssessmentNote(nomination_id=found.nomination_id, criterion_id=number, **wrote))
    session.flush()
    session.expire(found, ["notes"])
