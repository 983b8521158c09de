"""The documents of a selection: who is recommended, and for each candidate what was chosen, and why."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from recruit.foundation.i18n import _, format_date
from recruit.nominations.model import Nominee, Recommendation, Recommended
from recruit.nominations.queries.case import Case
from recruit.recruitment.model import RecruitmentRound
from recruit.reports.journal.entry import Direction, Entry, Guard, Said
from recruit.reports.words import word


def of_case(case: Case) -> Iterator[Entry]:
    """Yield what each selection said of one candidate, with what was written by the criteria until then."""
    for said, found in case.recommended:
        written = [(label, note.text) for label, note in case.assessed if note.at <= found.at]
        yield from _entries(
            found,
            Said(_("The choice"), _choice(said)),
            Said(_("Reason"), said.reason, Guard.PRIVATE),
            *(Said(label, text, Guard.PRIVATE) for label, text in written),
        )


def of_round(session: Session, round_: RecruitmentRound) -> Iterator[Entry]:
    """Yield each selection of a round with the names; of somebody who is erased there is nothing. Three queries."""
    chosen = select(Recommendation).filter_by(round_id=round_.id).order_by(Recommendation.at)
    found = session.scalars(chosen.options(selectinload(Recommendation.recommended))).all()
    ids = [said.nomination_id for each in found for said in each.recommended]
    names = dict(
        session.execute(select(Nominee.nomination_id, Nominee.name).where(Nominee.nomination_id.in_(ids))).all()
    )
    for each in found:
        there = sorted(
            names[said.nomination_id] + ": " + _choice(said) for said in each.recommended if said.nomination_id in names
        )
        yield from _entries(each, *(Said("", line, Guard.PRIVATE) for line in there))


def _entries(found: Recommendation, *said: Said) -> Iterator[Entry]:
    """Yield a selection, and that it was taken back."""
    decided = Said(_("Decided"), format_date(found.decided_on))
    subject, filled = _("It is concluded who is recommended"), [each for each in (decided, *said) if each.words.strip()]
    key = f"recommended:{found.id}"
    yield Entry(key, found.at, found.at, Direction.INTERNAL, found.decided_by, subject, filled)
    if found.revoked_at:
        because = [Said(_("Reason"), found.revoked_because or "", Guard.PRIVATE)]
        subject, key = _("Who is recommended is taken back"), f"recommended-back:{found.id}"
        yield Entry(key, found.revoked_at, found.revoked_at, Direction.INTERNAL, found.decided_by, subject, because)


def _choice(said: Recommended) -> str:
    return f"{word(said.choice)} {said.rank}" if said.rank else word(said.choice)
