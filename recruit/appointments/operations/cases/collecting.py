"""Taking into a case whom others propose: a certified result, a selection, organisations.

Whoever stands in the case for the same group is left as they are, so that a source can be asked again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase, Designate
from recruit.appointments.operations.cases.proposing import propose
from recruit.appointments.rules import case as rules
from recruit.appointments.rules.case import DesignateSource, NewDesignate
from recruit.appointments.rules.facts import Role
from recruit.bodies.rules import SubstituteArrangement
from recruit.elections.model import Election
from recruit.elections.queries.results import Result, results
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.nominations.model import Nomination, Recommended
from recruit.nominations.queries import organisation, round_by_id, selection
from recruit.nominations.queries import status as status_of
from recruit.nominations.rules import ProposedAs, Status
from recruit.nominations.rules.selection import Choice
from recruit.recruitment.model import OrganisationCall, RecruitmentRound
from recruit.recruitment.queries.asking import organisation_calls


def from_result(
    session: Session, case: AppointmentCase, election: Election, *, by: Actor, now: datetime
) -> Sequence[Designate]:
    """Take in whom an election, loaded, recommends, and who is next in order; return those who are new.

    The case is loaded and locked. Raises Refused while the result is not certain, and where nobody can say for which
    member group a contest was held.
    """
    certified = election.milestone(Milestone.CERTIFIED)
    is_certain = certified is not None and Milestone.ANNULLED not in election.passed and not election.is_rehearsal
    refuse_if(rules.may_take_result(is_certain=is_certain))
    day = (certified.committee_on if certified else None) or election.polling_on
    found = results(session, election, {}, called={})
    group = _only_group(round_by_id(session, election.round_id))
    new = [one for result in found for one in _of_contest(result, group, day)]
    return _taken(session, case, _ranked_by_group(new), by=by, now=now)


def from_selection(
    session: Session, case: AppointmentCase, round_: RecruitmentRound, *, by: Actor, now: datetime
) -> Sequence[Designate]:
    """Take in whom the selection of a round recommends, and who is next; return those who are new.

    The case is loaded and locked. Raises Refused while nothing is concluded.
    """
    concluded = selection.recommendation(session, round_.id)
    refuse_if(rules.may_take_selection(is_concluded=concluded is not None))
    recommended = concluded.recommended if concluded else []
    groups = {one.nomination_id: one.seat_group_id for one in recommended}
    whole_round = _only_group(round_)
    made: list[Designate] = []
    for one in sorted(recommended, key=lambda each: (each.choice is not Choice.MEMBER, each.rank or 0)):
        if one.choice is Choice.NOT_RECOMMENDED or concluded is None:
            continue
        group = one.seat_group_id or (groups.get(one.stands_in_for_id) if one.stands_in_for_id else None) or whole_round
        member = _standing(case, group, one.stands_in_for_id)
        new = _of_selection(one, _known(group), member, concluded.decided_on)
        made += _taken(session, case, [replace(new, source_id=concluded.id)], by=by, now=now)
    return made


def from_organisations(
    session: Session, case: AppointmentCase, round_: RecruitmentRound, *, by: Actor, now: datetime
) -> Sequence[Designate]:
    """Take in whom organisations propose and who has said yes; return those who are new.

    Of a woman and a man who are proposed for one place both are taken in (Ligestillingsloven § 10 a): the municipal
    council chooses. A personal substitute stands in for the first of them. The case is loaded and locked.
    """
    calls = organisation_calls(session, round_)
    proposed = organisation.proposals(session, [call.id for call in calls])
    made: list[Designate] = []
    for call in calls:
        standing = [one for one in proposed.get(call.id, ()) if status_of(one, now=now) is Status.STANDS]
        for nomination in standing:
            members = [one.id for one in standing if _is_member_of(one, nomination.place)]
            new = _of_organisation(call, nomination, _standing(case, call.seat_group_id, *members))
            made += _taken(session, case, [new], by=by, now=now)
    return made


def _taken(
    session: Session, case: AppointmentCase, new: Iterable[NewDesignate], *, by: Actor, now: datetime
) -> list[Designate]:
    known = {(one.seat_group_id, one.nomination_id) for one in case.designates if one.dropped_at is None}
    return [propose(session, case, one, by=by, now=now) for one in new if (one.seat_group, one.nomination) not in known]


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


def _of_selection(one: Recommended, group: UUID, member: UUID | None, day: date) -> NewDesignate:
    role = Role.MEMBER if one.choice is Choice.MEMBER else Role.SUBSTITUTE
    new = NewDesignate(group, DesignateSource.SELECTION, day, role, nomination=one.nomination_id, reason=one.reason)
    return replace(new, rank=one.rank, stands_in_for=member)


def _of_organisation(call: OrganisationCall, nomination: Nomination, member: UUID | None) -> NewDesignate:
    day = clock.local(call.answered_at or nomination.received_at).date()
    new = NewDesignate(call.seat_group_id, DesignateSource.ORGANISATION, day, nomination=nomination.id)
    new = replace(new, source_id=call.id, on_behalf_of=call.organization_id)
    if nomination.proposed_as is ProposedAs.MEMBER:
        return new
    is_personal = call.seat_group.arrangement is SubstituteArrangement.PERSONAL
    return replace(new, role=Role.SUBSTITUTE, stands_in_for=member if is_personal else None)


def _is_member_of(nomination: Nomination, place: int | None) -> bool:
    return nomination.proposed_as is ProposedAs.MEMBER and nomination.place == place


def _standing(case: AppointmentCase, group: UUID | None, *nominations: UUID | None) -> UUID | None:
    """Return the designate of the first of these candidates who is to be a member of a group."""
    wanted = {one for one in nominations if one}
    found = (one for one in case.designates if one.seat_group_id == group and one.nomination_id in wanted)
    return next((one.id for one in found if one.dropped_at is None), None)
