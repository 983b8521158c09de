"""Reading what was found, noted and decided about a nomination."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.db import Base
from recruit.nominations import rules
from recruit.nominations.model import (
    Deficiency,
    Nomination,
    NominationAnswer,
    NominationJoin,
    NominationNote,
    NominationWithdrawal,
    Nominator,
    Nominee,
    NomineeAsk,
    Supporter,
    Verification,
    VettingDecision,
)
from recruit.nominations.queries import entering, supporters
from recruit.nominations.rules.vetting import Complaining, Fact, Lacking, Vetted, Vetting, vetting_of
from recruit.recruitment.rules import Field


@dataclass(frozen=True, slots=True)
class Check:
    """The check of one nomination as it stands."""

    #: The latest first.
    notes: Sequence[NominationNote]
    #: Those that stand.
    verifications: Sequence[Verification]
    #: What was ever said to be lacking; at most one is not mended.
    deficiencies: Sequence[Deficiency]
    #: Of all times, the latest first; at most one stands.
    decisions: Sequence[VettingDecision]
    #: Of what joins it with other nominations, what stands.
    joins: Sequence[NominationJoin]
    nomination_id: UUID

    @property
    def decision(self) -> VettingDecision | None:
        """The decision that stands."""
        return next((each for each in self.decisions if each.revoked_at is None), None)

    @property
    def deficiency(self) -> Deficiency | None:
        """What is lacking, and not mended."""
        return next((each for each in self.deficiencies if each.remedied_at is None), None)

    @property
    def to_mend(self) -> Deficiency | None:
        """What the person can mend: what is lacking, while nothing is decided."""
        return None if self.decision else self.deficiency

    @property
    def corrected(self) -> Deficiency | None:
        """What the person was asked to mend and has corrected something about since, while nothing is decided."""
        last = self.deficiencies[-1] if self.deficiencies and not self.decision else None
        return last if last and last.remedied_by == Actor.anonymous().reference else None

    def lacks_only(self, what: Lacking) -> bool:
        """Return whether the person was told that this is lacking, and nothing else."""
        return self.to_mend is not None and self.to_mend.lacking == [what]

    def corrected_until(self, until: datetime) -> datetime:
        """Return until when the person can correct what all may correct `until`: longer, where something was lacking.

        The time that the person was told holds until somebody decides, also when the first thing is mended.
        """
        return max([until, *(each.remedy_until for each in self.deficiencies if not self.decision)])

    @property
    def erased_once_seen(self) -> frozenset[Field]:
        """What was asked only to be looked up, is looked up, and is erased: it is neither lacking nor asked again."""
        return frozenset(_ERASED_ONCE_SEEN[each.fact] for each in self.verifications if each.fact in _ERASED_ONCE_SEEN)

    @property
    def kept(self) -> UUID | None:
        """The nomination that is kept for the same person, where it is not this one."""
        return next((join.kept_id for join in self.joins if join.joined_id == self.nomination_id), None)

    @property
    def vetted(self) -> Vetted:
        """What the rules ask."""
        return Vetted(
            remedy_until=self.deficiency.remedy_until if self.deficiency else None,
            approves=self.decision.approves if self.decision else None,
            is_joined=self.kept is not None,
        )

    def vetting(self, *, now: datetime) -> Vetting:
        return vetting_of(self.vetted, now=now)


def check_of(session: Session, nomination_id: UUID, *, lock: bool = False) -> Check:
    """Return what was found, noted and decided about a nomination. Five queries.

    With `lock` nobody else decides about it until the transaction ends.
    """
    if lock:
        session.execute(select(Nomination.id).where(Nomination.id == nomination_id).with_for_update())
    notes = select(NominationNote).filter_by(nomination_id=nomination_id).order_by(NominationNote.at.desc())
    seen = select(Verification).filter_by(nomination_id=nomination_id, revoked_at=None).order_by(Verification.at)
    lacking = select(Deficiency).filter_by(nomination_id=nomination_id).order_by(Deficiency.at)
    decided = select(VettingDecision).filter_by(nomination_id=nomination_id).order_by(VettingDecision.at.desc())
    either = or_(NominationJoin.kept_id == nomination_id, NominationJoin.joined_id == nomination_id)
    joins = select(NominationJoin).where(either, NominationJoin.undone_at.is_(None)).order_by(NominationJoin.at)
    return Check(
        notes=session.scalars(notes).all(),
        verifications=session.scalars(seen).all(),
        deficiencies=session.scalars(lacking).all(),
        decisions=session.scalars(decided).all(),
        joins=session.scalars(joins).all(),
        nomination_id=nomination_id,
    )


def together_with(session: Session, nomination_id: UUID) -> Sequence[UUID]:
    """Return the other nominations that are taken for the same person's, in the order of their ids. Two queries."""
    stands = NominationJoin.undone_at.is_(None)
    chosen = select(NominationJoin.kept_id).where(NominationJoin.joined_id == nomination_id, stands)
    kept = session.scalars(chosen).one_or_none() or nomination_id
    joined = session.scalars(select(NominationJoin.joined_id).where(NominationJoin.kept_id == kept, stands))
    return sorted({kept, *joined} - {nomination_id})


def is_built_on(session: Session, nomination_id: UUID) -> bool:
    """Return whether anything in any stage hangs on a nomination, but for what it came with. One query.

    What was noted, looked up, decided, joined, fixed, stopped, journalised: every table that points at nominations.
    """
    pointing = (
        key.parent == nomination_id
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column is Nomination.__table__.c.id and table not in _CAME_WITH_IT
    )
    return bool(session.scalar(select(or_(*(exists().where(found) for found in pointing)))))


_CAME_WITH_IT = frozenset(
    each.__table__ for each in (Nominee, Nominator, Supporter, NomineeAsk, NominationAnswer, NominationWithdrawal)
)


def lacking(session: Session, nomination: Nomination, check: Check) -> list[Lacking]:
    """Return what is lacking of a nomination, loaded whole, as far as the program can see it. One query at most.

    A date of birth or an address that was looked up and erased since is not lacking.
    """
    nominee, round_ = nomination.nominee, nomination.round
    if nominee is None:
        return []
    said = [refusal.field for refusal in entering.lacking(nomination) if refusal.field not in check.erased_once_seen]
    found = [_OF_FIELD.get(field or "", Lacking.ANSWERS) for field in said]
    if not rules.is_reachable(nominee):
        found.append(Lacking.CONTACT)
    if round_.supporters_needed and supporters.count(session, nomination.id) < round_.supporters_needed:
        found.append(Lacking.SUPPORTERS)
    found += [_OF_FACT[each.fact] for each in check.verifications if not each.holds]
    return list(dict.fromkeys(found))


def last_way_to_complain(session: Session, round_id: UUID) -> Complaining | None:
    """Return how the last one of a round who was not approved could complain: it is mostly the same for the next."""
    chosen = select(VettingDecision.complaint_to, VettingDecision.complaint_until)
    chosen = chosen.join(Nomination, Nomination.id == VettingDecision.nomination_id)
    chosen = chosen.where(Nomination.round_id == round_id, VettingDecision.approves.is_(False))
    found = session.execute(chosen.order_by(VettingDecision.at.desc()).limit(1)).one_or_none()
    return Complaining(*found) if found else None


_OF_FIELD = {"declares": Lacking.DECLARATION, Field.SEAT_GROUP.value: Lacking.SEAT_GROUP}
_ERASED_ONCE_SEEN = {Fact.AGE: Field.BIRTH_DATE, Fact.RESIDENCE: Field.ADDRESS}
_OF_FACT = {
    Fact.AGE: Lacking.AGE,
    Fact.RESIDENCE: Lacking.RESIDENCE,
    Fact.SUPPORTERS: Lacking.SUPPORTERS,
    Fact.IDENTITY: Lacking.OTHER,
    Fact.ASSOCIATION: Lacking.OTHER,
    Fact.OTHER: Lacking.OTHER,
}
