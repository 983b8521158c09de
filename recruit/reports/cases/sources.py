"""How those who are proposed in a case were found: what its paper says of votes, selections and organisations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase, Designate
from recruit.appointments.rules.case import DesignateSource
from recruit.appointments.rules.facts import Role
from recruit.bodies.model import Body
from recruit.elections.model import Election
from recruit.elections.queries import election as elections
from recruit.elections.queries.results import Result, results
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.i18n import _, format_date
from recruit.nominations.model import Nomination, Recommendation
from recruit.nominations.queries.restricted import is_restricted
from recruit.nominations.queries.selection import genders
from recruit.people.queries import organizations_among
from recruit.people.rules import Gender
from recruit.recruitment.model import OrganisationCall, RoundDate
from recruit.recruitment.rules import DateKind
from recruit.reports.elections import result as told

#: A label and what stands beside it.
Lines = tuple[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that the paper of a case says besides who is proposed."""

    #: How they were found, source by source.
    found: Sequence[Lines] = ()
    #: Crosses, by nomination; none where papers held an order or nobody voted.
    votes: Mapping[UUID, int] = field(default_factory=dict)
    #: What an organisation is called, by its id.
    organisations: Mapping[UUID, str] = field(default_factory=dict)
    #: When those who decide meet, as far as the timetable of a round knows it.
    meetings: Mapping[DateKind, date] = field(default_factory=dict)
    #: How many of those proposed as members have said that they are women, and men.
    women: int = 0
    men: int = 0
    #: The nominations of whom nothing is used for the time being (GDPR art. 18).
    restricted: frozenset[UUID] = frozenset()


def sources(session: Session, body: Body, case: AppointmentCase, *, on: date) -> Sources:
    """Return what the paper of a case, loaded, says of how people were found, in the language that is spoken.

    At most eighteen queries, and three for each further election.
    """
    standing = [one for one in case.designates if one.dropped_at is None]
    nominations = [one.nomination_id for one in standing if one.nomination_id]
    held = elections.of_body(session, body)
    counted = [(one, results(session, one, {})) for one in held if _is_source(one, standing)]
    organisations = organizations_among(session, [one.on_behalf_of_id for one in case.designates])
    called = {one.id: one.name_on(on) for one in organisations}
    members = [one for one in standing if one.role is Role.MEMBER]
    told_gender = genders(session, [one.nomination_id for one in members if one.nomination_id])
    told_gender = [*told_gender, *(one.person.gender for one in members if one.person and not one.nomination_id)]
    restricted = select(Nomination.id).where(Nomination.id.in_(nominations), is_restricted())
    return Sources(
        list(_found(session, standing, counted, called)),
        {number: votes for _one, found in counted for result in found for number, votes in _votes(result)},
        called,
        _meetings(session, standing),
        sum(each is Gender.WOMAN for each in told_gender),
        sum(each is Gender.MAN for each in told_gender),
        frozenset(session.scalars(restricted)),
    )


def _is_source(election: Election, standing: Sequence[Designate]) -> bool:
    ids = {one.source_id for one in standing if one.source is DesignateSource.RESULT}
    return any(contest.id in ids for contest in election.contests)


def _found(
    session: Session,
    standing: Sequence[Designate],
    counted: Sequence[tuple[Election, Sequence[Result]]],
    called: Mapping[UUID, str],
) -> Iterator[Lines]:
    for election, found in counted:
        yield _("The vote"), list(_held(election, found))
    selections = select(Recommendation).where(Recommendation.id.in_(_ids(standing, DesignateSource.SELECTION)))
    for concluded in session.scalars(selections):
        day = format_date(concluded.decided_on)
        said = _("Recommended by %(who)s on %(day)s.", who=concluded.decided_by, day=day)
        yield _("Selection without a vote"), [said]
    calls = select(OrganisationCall).where(OrganisationCall.id.in_(_ids(standing, DesignateSource.ORGANISATION)))
    for call in session.scalars(calls.order_by(OrganisationCall.asked_at, OrganisationCall.id)):
        names = [called.get(call.organization_id, "")]
        if call.deviation_text:
            names.append(_("Why not both a woman and a man is proposed: %(why)s", why=call.deviation_text))
        yield _("The organisation"), names
    for one in standing:
        if one.source is DesignateSource.POLITICAL_GROUP and one.reason:
            yield _("The political group"), one.reason.splitlines()


def _ids(standing: Sequence[Designate], source: DesignateSource) -> set[UUID]:
    return {one.source_id for one in standing if one.source is source and one.source_id}


def _held(election: Election, found: Sequence[Result]) -> Iterator[str]:
    day = format_date(election.polling_on)
    if Milestone.UNCONTESTED in election.passed:
        yield election.name
        yield _("There were not more candidates than seats, so the poll was cancelled.")
        return
    yield _("%(election)s was held on %(day)s, %(place)s.", election=election.name, day=day, place=election.place)
    certified = election.milestone(Milestone.CERTIFIED)
    if certified and certified.committee_on:
        day = format_date(certified.committee_on)
        yield _("The election committee certified the result on %(day)s.", day=day)
    for one in found:
        if one.count.account is not None:
            account = one.count.account
            yield _(
                "%(contest)s: valid papers: %(valid)s, blank papers: %(blank)s, candidates: %(candidates)s.",
                contest=one.contest.label,
                valid=account.valid,
                blank=account.blank,
                candidates=len(one.contest.entries),
            )
    yield _("The vote is advisory. It is the municipal council that appoints the members.")


def _votes(result: Result) -> Iterator[tuple[UUID, int]]:
    numbers = {entry.number: entry.nomination_id for entry in result.contest.entries}
    for number, votes in told.votes(result.count).items():
        if number in numbers:
            yield numbers[number], votes


def _meetings(session: Session, standing: Sequence[Designate]) -> Mapping[DateKind, date]:
    """Return when those who decide meet, by the rounds that a case draws on; of several the last. One query."""
    rounds = {one.nomination.round_id for one in standing if one.nomination}
    kinds = (DateKind.COMMITTEE, DateKind.FINANCE, DateKind.COUNCIL)
    chosen = select(RoundDate.kind, func.max(RoundDate.day)).group_by(RoundDate.kind)
    rows = session.execute(chosen.where(RoundDate.round_id.in_(rounds), RoundDate.kind.in_(kinds)))
    return dict(rows.all())
