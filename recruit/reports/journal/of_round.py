"""The documents of a round as a whole: its call, its candidates, complaints about all of it, and its elections."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.foundation import i18n
from recruit.foundation.i18n import _, format_date, format_datetime
from recruit.nominations.model import Candidate, CandidateList, Complaint, Nomination
from recruit.recruitment.model import RecruitmentRound
from recruit.reports.journal import of_election, of_selection
from recruit.reports.journal.entry import Direction, Entry, Guard, Said
from recruit.reports.journal.of_complaint import of_complaints
from recruit.reports.words import word

OUT, INTERNAL = Direction.OUT, Direction.INTERNAL


def entries(session: Session, round_: RecruitmentRound) -> Sequence[Entry]:
    """Return the documents of a round, loaded whole, the oldest first, in the language that is spoken.

    Nine queries, and a few for each election.
    """
    complaints = select(Complaint).filter_by(round_id=round_.id, decision_id=None).order_by(Complaint.at)
    found = [
        *_texts(round_),
        *_announced(round_),
        *_extended(round_),
        *_fixed(session, round_),
        *of_complaints(session.scalars(complaints)),
        *of_selection.of_round(session, round_),
        *of_election.of_round(session, round_),
    ]
    return sorted(found, key=lambda each: each.at)


def _texts(round_: RecruitmentRound) -> Iterator[Entry]:
    for text in round_.texts:
        language = i18n.name_of(text.language)
        yield Entry(
            f"text:{text.id}",
            text.at,
            text.at,
            INTERNAL,
            _("the secretariat"),
            _("Text of the call, %(language)s, version %(version)s", language=language, version=text.version),
            _filled(
                Said(_("What the council is for"), text.purpose),
                Said(_("The call"), text.call),
                Said(_("Who can stand"), text.condition),
                Said(_("Whom the council would like to hear from"), text.wanted),
            ),
        )


def _announced(round_: RecruitmentRound) -> Iterator[Entry]:
    everybody = _("everybody")
    for each in round_.announcements:
        said = _filled(
            Said(_("Member groups"), i18n.format_list(group.label for group in round_.groups)),
            Said(_("Opens"), format_datetime(round_.opens_at)),
            Said(_("Deadline"), format_datetime(round_.closes_at)),
        )
        yield Entry(f"announcement:{each.id}", each.at, each.at, OUT, everybody, _("The call is made public"), said)
        if each.revoked_at:
            key, subject = f"announcement-back:{each.id}", _("The call is taken back")
            because = _filled(Said(_("Reason"), each.revoked_because or ""))
            yield Entry(key, each.revoked_at, each.revoked_at, OUT, everybody, subject, because)


def _extended(round_: RecruitmentRound) -> Iterator[Entry]:
    for each in round_.extensions:
        said = _filled(
            Said(_("Before"), format_datetime(each.before)),
            Said(_("Now"), format_datetime(each.after)),
            Said(_("Reason"), each.reason),
        )
        subject = _("%(deadline)s: put off", deadline=word(each.deadline))
        yield Entry(f"extension:{each.id}", each.at, each.at, OUT, _("everybody"), subject, said)


def _fixed(session: Session, round_: RecruitmentRound) -> Iterator[Entry]:
    """Yield each list of candidates; of somebody who is erased there is the number alone."""
    named = (
        selectinload(CandidateList.candidates)
        .joinedload(Candidate.nomination)
        .options(joinedload(Nomination.nominee), joinedload(Nomination.seat_group))
    )
    lists = select(CandidateList).filter_by(round_id=round_.id).options(named).order_by(CandidateList.at)
    for list_ in session.scalars(lists):
        said = _filled(
            Said(_("Order"), word(list_.ordered_by)),
            Said(_("Lot"), _lot(list_)),
            Said(_("Despite open complaints"), list_.despite, Guard.INTERNAL),
            *(Said(f"{each.position}.", _named(each.nomination), Guard.PRIVATE) for each in list_.candidates),
        )
        subject = _("The candidates are fixed")
        yield Entry(f"candidates:{list_.id}", list_.at, list_.at, OUT, _("everybody"), subject, said)
        if list_.revoked_at:
            key, subject = f"candidates-back:{list_.id}", _("The candidates are taken back")
            because = _filled(Said(_("Reason"), list_.revoked_because or "", Guard.PRIVATE))
            yield Entry(key, list_.revoked_at, list_.revoked_at, OUT, _("everybody"), subject, because)


def _lot(list_: CandidateList) -> str:
    if list_.lot_drawn_on is None:
        return ""
    return ", ".join((list_.lot_drawn_by or "", list_.lot_witnessed_by or "", format_date(list_.lot_drawn_on)))


def _named(nomination: Nomination) -> str:
    group = nomination.seat_group.label if nomination.seat_group else ""
    return ", ".join(filter(None, (nomination.nominee.name if nomination.nominee else nomination.reference, group)))


def _filled(*said: Said) -> list[Said]:
    return [each for each in said if each.words.strip()]
