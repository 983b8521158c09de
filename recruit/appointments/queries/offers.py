"""Whom a certified result, a concluded selection or organisations propose, before anybody of them stands in a case."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase, Designate, DesignateDecision
from recruit.appointments.rules import offers as offering
from recruit.appointments.rules.case import DecidedAs, DesignateSource, NewDesignate
from recruit.appointments.rules.facts import Role
from recruit.bodies.rules import SubstituteArrangement
from recruit.elections.model import Election, ElectionMilestone
from recruit.elections.queries.results import Result, results
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.nominations.model import Nomination, Nominee, Recommended
from recruit.nominations.queries import organisation, round_by_id, selection
from recruit.nominations.queries import status as status_of
from recruit.nominations.queries.restricted import is_restricted
from recruit.nominations.rules import ProposedAs, Status
from recruit.nominations.rules.selection import Choice
from recruit.recruitment.model import OrganisationCall, RecruitmentRound
from recruit.recruitment.queries.asking import organisation_calls


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody whom a source proposes."""

    new: NewDesignate
    #: Candidates whom a personal substitute may stand in for: the first of them who stands in the case it is.
    behind: tuple[UUID, ...] = ()


def of_result(session: Session, election: Election) -> Sequence[Offer]:
    """Return whom an election, loaded, recommends, and who is next in order.

    Raises Refused while the result is not certain, and where nobody can say for which member group a contest was held.
    A poll that was cancelled recommends everybody who stood.
    """
    certain = _certain(election)
    refuse_if(offering.may_take_result(is_certain=is_certain(election)))
    day = (certain.committee_on if certain else None) or election.polling_on
    found = results(session, election, {}, called={})
    group = _only_group(round_by_id(session, election.round_id))
    return [
        Offer(one) for one in _ranked_by_group([new for result in found for new in _of_contest(result, group, day)])
    ]


def is_certain(election: Election) -> bool:
    """Return whether it stands what an election, loaded, advises, and is no rehearsal."""
    return _certain(election) is not None and Milestone.ANNULLED not in election.passed and not election.is_rehearsal


def of_selection(session: Session, round_: RecruitmentRound) -> Sequence[Offer]:
    """Return whom the selection of a round recommends, the members first, and who is next.

    Raises Refused while nothing is concluded.
    """
    concluded = selection.recommendation(session, round_.id)
    refuse_if(offering.may_take_selection(is_concluded=concluded is not None))
    if concluded is None:
        return []
    groups = {one.nomination_id: one.seat_group_id for one in concluded.recommended}
    whole_round = _only_group(round_)
    made = []
    for one in sorted(concluded.recommended, key=lambda each: (each.choice is not Choice.MEMBER, each.rank or 0)):
        if one.choice is not Choice.NOT_RECOMMENDED:
            behind = one.stands_in_for_id
            group = one.seat_group_id or (groups.get(behind) if behind else None) or whole_round
            new = _of_selection(one, _known(group), concluded.decided_on)
            made.append(Offer(replace(new, source_id=concluded.id), (behind,) if behind else ()))
    return made


def of_organisations(session: Session, round_: RecruitmentRound, *, now: datetime) -> Sequence[Offer]:
    """Return whom organisations propose and who has said yes.

    Of a woman and a man who are proposed for one place both are there (Ligestillingsloven § 10 a): the municipal
    council chooses.
    """
    calls = organisation_calls(session, round_)
    proposed = organisation.proposals(session, [call.id for call in calls])
    made = []
    for call in calls:
        standing = [one for one in proposed.get(call.id, ()) if status_of(one, now=now) is Status.STANDS]
        for nomination in standing:
            members = tuple(one.id for one in standing if _is_member_of(one, nomination.place))
            made.append(_of_organisation(call, nomination, members))
    return made


def elsewhere(session: Session, case: AppointmentCase) -> Mapping[tuple[UUID, UUID | None], str]:
    """Return which candidates stand for which member group in another case of the same term, with its name.

    Whoever dropped out of it, or was not appointed by it, can be proposed anew. One query.
    """
    declined = exists().where(
        DesignateDecision.designate_id == Designate.id,
        DesignateDecision.revoked_at.is_(None),
        DesignateDecision.decided_as == DecidedAs.NOT_APPOINTED,
    )
    chosen = select(Designate.seat_group_id, Designate.nomination_id, AppointmentCase.name)
    chosen = chosen.join(AppointmentCase, AppointmentCase.id == Designate.case_id)
    chosen = chosen.where(AppointmentCase.term_id == case.term_id, AppointmentCase.id != case.id, ~declined)
    chosen = chosen.where(Designate.dropped_at.is_(None), Designate.nomination_id.is_not(None))
    return {(group, number): name for group, number, name in session.execute(chosen)}


def fitted(
    case: AppointmentCase, offers: Iterable[Offer], elsewhere: Collection[tuple[UUID, UUID | None]]
) -> Iterator[Offer]:
    """Yield those of these who stand neither in a case, loaded, yet, nor `elsewhere`; ranks go on after those taken."""
    standing = [one for one in case.designates if one.dropped_at is None]
    known = {(one.seat_group_id, one.nomination_id) for one in standing} | {*elsewhere}
    ranked = [one for one in standing if one.stands_in_for_id is None]
    taken: set[tuple[UUID, int | None]] = {(one.seat_group_id, one.rank) for one in ranked}
    for offer in offers:
        new = offer.new
        if (new.seat_group, new.nomination) in known:
            continue
        if new.rank is not None and not offer.behind:
            while (new.seat_group, new.rank) in taken:
                new = replace(new, rank=(new.rank or 0) + 1)
            taken.add((new.seat_group, new.rank))
        yield replace(offer, new=new)


def held_back(session: Session, offers: Collection[Offer]) -> Collection[UUID]:
    """Return the nominations, of those whom sources propose, that are not used for the time being. One query.

    Whoever stands in for nobody but them waits with them: a personal substitute comes after the member.
    """
    wanted = {one.new.nomination for one in offers} | {number for one in offers for number in one.behind}
    chosen = select(Nomination.id).where(Nomination.id.in_(wanted - {None}), is_restricted())
    restricted = set(session.scalars(chosen))
    waiting = [one.new.nomination for one in offers if one.behind and restricted.issuperset(one.behind)]
    return restricted | {number for number in waiting if number}


def names(session: Session, offers: Collection[Offer]) -> Mapping[UUID, str]:
    """Return what those whom sources propose are called, by nomination; who is erased is not among them. One query."""
    wanted = {one.new.nomination for one in offers} | {number for one in offers for number in one.behind}
    chosen = select(Nominee.nomination_id, Nominee.name).where(Nominee.nomination_id.in_(wanted - {None}))
    return {row.nomination_id: row.name for row in session.execute(chosen)}


def _certain(election: Election) -> ElectionMilestone | None:
    return election.milestone(Milestone.CERTIFIED) or election.milestone(Milestone.UNCONTESTED)


def _of_contest(result: Result, only_group: UUID | None, day: date) -> Iterator[NewDesignate]:
    """Yield whom a contest recommends and who is next, in order, with ranks within the contest."""
    contest, count = result.contest, result.count
    nominations = {entry.number: entry.nomination_id for entry in contest.entries}
    common = NewDesignate(
        _known(contest.seat_group_id or only_group), DesignateSource.RESULT, day, source_id=contest.id
    )
    for number in count.winners:
        yield replace(common, nomination=nominations[number])
    for rank, number in enumerate(count.substitutes, 1):
        yield replace(common, nomination=nominations[number], role=Role.SUBSTITUTE, rank=rank)


def _only_group(round_: RecruitmentRound) -> UUID | None:
    """Return the member group that a round is about; None where there are several."""
    groups = round_.open_groups
    return groups[0].id if len(groups) == 1 else None


def _known(group: UUID | None) -> UUID:
    if group is None:
        raise Refused([Refusal("group-is-not-said")])
    return group


def _ranked_by_group(new: Sequence[NewDesignate]) -> Iterator[NewDesignate]:
    """Yield them with ranks that go on where several contests fill one group."""
    ranks: dict[UUID, int] = {}
    for one in new:
        if one.rank is None:
            yield one
        else:
            ranks[one.seat_group] = ranks.get(one.seat_group, 0) + 1
            yield replace(one, rank=ranks[one.seat_group])


def _of_selection(one: Recommended, group: UUID, day: date) -> NewDesignate:
    role = Role.MEMBER if one.choice is Choice.MEMBER else Role.SUBSTITUTE
    new = NewDesignate(group, DesignateSource.SELECTION, day, role, nomination=one.nomination_id, reason=one.reason)
    return replace(new, rank=one.rank)


def _of_organisation(call: OrganisationCall, nomination: Nomination, members: tuple[UUID, ...]) -> Offer:
    day = clock.local(call.answered_at or nomination.received_at).date()
    new = NewDesignate(call.seat_group_id, DesignateSource.ORGANISATION, day, nomination=nomination.id)
    new = replace(new, source_id=call.id, on_behalf_of=call.organization_id)
    if nomination.proposed_as is ProposedAs.MEMBER:
        return Offer(new)
    is_personal = call.seat_group.arrangement is SubstituteArrangement.PERSONAL
    return Offer(replace(new, role=Role.SUBSTITUTE), members if is_personal else ())


def _is_member_of(nomination: Nomination, place: int | None) -> bool:
    return nomination.proposed_as is ProposedAs.MEMBER and nomination.place == place
