"""The documents of a round's elections: what each has passed, what it came to, and what the candidates were told.

A rehearsal is no case. How votes were counted stands in the record of the election (valgbog).
"""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from recruit.elections.model import CandidateTold, Contest, Election, ElectionMilestone
from recruit.elections.queries.results import results
from recruit.elections.rules.passing import BY_COMMITTEE, OUTWARD
from recruit.elections.rules.vocabulary import Advice, Milestone
from recruit.foundation.i18n import _, format_date
from recruit.recruitment.model import RecruitmentRound
from recruit.reports.elections.result import lines
from recruit.reports.journal.entry import Direction, Entry, Guard, Said
from recruit.reports.words import word

#: What the result is told with.
_CERTAIN = frozenset({Milestone.CERTIFIED, Milestone.UNCONTESTED})
_TOLD = (Advice.RECOMMENDED, Advice.NEXT)


def of_round(session: Session, round_: RecruitmentRound) -> Iterator[Entry]:
    """Yield the documents of each election of a round. Three queries, and six for each election that is certain."""
    contests = selectinload(Election.contests).joinedload(Contest.entries)
    chosen = select(Election).where(Election.round_id == round_.id, Election.is_rehearsal.is_(False))
    chosen = chosen.options(contests, selectinload(Election.milestones)).order_by(Election.polling_on, Election.id)
    for election in session.scalars(chosen).all():
        for one in election.milestones:
            yield from _passed(session, election, one)
        yield from _told(session, election)


def _passed(session: Session, election: Election, one: ElectionMilestone) -> Iterator[Entry]:
    """Yield that an election has passed something, and that this was taken back."""
    direction = Direction.OUT if one.kind in OUTWARD else Direction.INTERNAL
    by = _("the election committee") if one.kind in BY_COMMITTEE else _("the secretariat")
    subject = f"{election.name}: {word(one.kind)}"
    said = [
        Said(_("Meeting"), format_date(one.committee_on) if one.committee_on else ""),
        Said(_("Who was there"), ", ".join(one.people)),
        Said(_("Remark"), one.note),
        *(_came_to(session, election) if one.kind in _CERTAIN and one.revoked_at is None else ()),
    ]
    filled = [each for each in said if each.words.strip()]
    yield Entry(f"election:{one.id}", one.at, one.at, direction, by, subject, filled)
    if one.revoked_at:
        because = [Said(_("Reason"), one.revoked_because or "")]
        back = _("Taken back: %(what)s", what=subject)
        yield Entry(f"election-back:{one.id}", one.revoked_at, one.revoked_at, direction, by, back, because)


def _came_to(session: Session, election: Election) -> Iterator[Said]:
    """Yield who is recommended and who is next in order; nobody else is named."""
    for found in results(session, election, {}):
        for advice in _TOLD:
            who = [f"{line.rank}. {line.name}" for line in lines(found) if line.advice is advice]
            yield Said(f"{found.contest.label}: {word(advice)}", "\n".join(who), Guard.PRIVATE)


def _told(session: Session, election: Election) -> Iterator[Entry]:
    """Yield each time that the candidates were written to, with how many were told what."""
    letters = session.scalars(select(CandidateTold).filter_by(election_id=election.id)).all()
    for at in sorted({one.at for one in letters}):
        ours = [one for one in letters if one.at == at]
        how_many = Counter(one.what for one in ours)
        said = [Said(word(what), str(number)) for what, number in how_many.items()]
        subject = _("%(election)s: letters to the candidates", election=election.name)
        key = f"election-told:{min(ours, key=lambda one: one.id).id}"
        yield Entry(key, at, at, Direction.OUT, _("the candidates"), subject, said)
