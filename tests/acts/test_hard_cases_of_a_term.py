"""What happens in the middle of a term and fits no form, told from beginning to end."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts.ending.carrying_out import leave
from recruit.appointments.model import Membership, OfficeHolding, SubstituteCall
from recruit.appointments.operations import hold_office, substituting, take_seat
from recruit.appointments.queries import due_offices, due_substitutes, substitution, warnings
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason, NewMembership, Office, Role
from recruit.appointments.rules.ending import Consequence, NewEnding
from recruit.appointments.rules.substitution import CallKind, NewCall, SubstitutionReason
from recruit.bodies.model import Body
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, Span
from recruit.people import operations as people
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_council, a_day, a_member, a_person, a_substitute, an_organization, day, the_seats
from tests.conftest import Database

TODAY = clock.local(NOW).date()
TOMORROW = TODAY + timedelta(days=1)


def leaves(session: Session, body: Body, member: Membership, on: date = TODAY) -> list[str]:
    """Let a member resign, and return what was carried out."""
    session.expire_all()
    new = NewEnding(PartialDate(on), EndReason.RESIGNED)
    return leave(session, body, membership(session, body, member.id, lock=True), new, by=BY, now=NOW).carried_out


def the_call(session: Session, body: Body) -> SubstituteCall:
    (number,) = session.scalars(select(SubstituteCall.id).where(SubstituteCall.closed_at.is_(None))).all()
    return substitution.call(session, body, number, lock=True)


def steps_in(session: Session, body: Body, *, yes: bool) -> SubstituteCall:
    """Ask the next in order, who answers on the telephone; return the call."""
    call = the_call(session, body)
    who = substitution.left_to_ask(session, call)[0]
    ask = substituting.ask(session, call, who, NOW + timedelta(hours=8), by=BY, now=NOW)
    substituting.answer(session, call, ask, Manner.PHONE, accepts=yes, by=BY, now=NOW)
    return the_call(session, body)


def test_a_chair_who_is_sent_to_two_councils_resigns_today_and_everything_ends_tonight(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        seat, other = the_seats(session, body)[:2]
        hawa = a_member(session, seat, a_person(session, "Hawa Ibsen"))
        a_member(session, other)
        hold_office(session, hawa, Office.CHAIR, since=hawa.since, by=BY, now=NOW)
        a_substitute(session, seat.group, a_person(session, "Bo Bruun"))
        sent = [
            take_seat(
                session,
                the_seats(session, a_council(session, name))[0],
                hawa.person,
                NewMembership(a_day("2026-01-01")),
                on_behalf_of=body.organization,
                by=BY,
                now=NOW,
            ).id
            for name in ("Folkeoplysningsudvalget", "Kulturrådet")
        ]
        carried_out = leaves(session, body, hawa)

        ends = [Consequence.OFFICES_END, Consequence.PLACES_ELSEWHERE_END, Consequence.SUBSTITUTE_CALLED]
        assert [one for one in carried_out if one in ends] == ends
        assert session.scalars(select(OfficeHolding.until)).all() == [TOMORROW]
        ended = session.scalars(select(Membership.until).where(Membership.id.in_([hawa.id, *sent]))).all()
        assert ended == [TOMORROW] * 3
        assert next(one.facts["office"] for one in due_offices.due(session, on=TOMORROW)) is Office.CHAIR
        assert [one.kind for one in due_substitutes.due(session, on=TODAY)] == ["substitute-to-ask"]


def test_an_organisation_takes_another_name_and_its_member_keeps_the_seat(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session)
        seat = the_seats(session, body)[0]
        club = an_organization(session, "Fjordby Boldklub")
        new = NewMembership(a_day("2026-01-01"))
        member = take_seat(session, seat, a_person(session), new, on_behalf_of=club, by=BY, now=NOW)
        session.refresh(club, ["names"])
        people.rename_organization(session, club, "Fjordby IF", since=day("2026-06-04"), by=BY, now=NOW)
        session.refresh(club, ["names"])

        assert member.until is None
        assert member.represents_on(day("2026-06-03")) == "Fjordby Boldklub"
        assert member.represents_on(day("2026-06-04")) == "Fjordby IF"
        assert [one.kind for one in warnings.due(session, on=TODAY) if one.kind == "organisation-ended"] == []


def test_member_and_substitute_both_stay_away_from_a_meeting_and_the_seat_is_empty_that_day_only(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        body = a_council(session)
        seat = the_seats(session, body)[0]
        member = a_member(session, seat, a_person(session, "Hawa Ibsen"))
        a_substitute(session, seat.group, a_person(session, "Bo Bruun"))
        meeting = Span(TODAY + timedelta(days=7), TODAY + timedelta(days=8))
        session.expire_all()
        away = NewCall(CallKind.MEETING, SubstitutionReason.APOLOGY, meeting)
        substituting.call_in(session, membership(session, body, member.id), away, by=BY, now=NOW)
        call = steps_in(session, body, yes=False)

        assert [one.kind for one in due_substitutes.due(session, on=TODAY)] == ["no-substitute-left"]
        substituting.close(session, call, None, "Begge har afbud.", by=BY, now=NOW)
        assert due_substitutes.due(session, on=TODAY) == []
        assert session.get_one(Membership, member.id).until is None


def test_a_substitute_who_takes_over_stays_substitute_in_the_national_council(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, national = a_council(session), a_council(session, "Det Nationale Integrationsråd")
        seat, bo = the_seats(session, body)[0], a_person(session, "Bo Bruun")
        hawa = a_member(session, seat)
        a_substitute(session, seat.group, bo)
        elsewhere = a_substitute(session, the_seats(session, national)[0].group, bo)
        leaves(session, body, hawa)
        call = steps_in(session, body, yes=True)
        decision = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", TODAY, by=BY, now=NOW)
        substituting.take_over(session, call, decision, by=BY, now=NOW)

        places = select(Membership.role, Membership.until).where(Membership.person_id == bo.id)
        assert sorted(map(tuple, session.execute(places)), key=str) == [
            (Role.MEMBER, None),
            (Role.SUBSTITUTE, None),
            (Role.SUBSTITUTE, TOMORROW),
        ]
        assert session.get_one(Membership, elsewhere.id).until is None


def test_a_term_of_one_month_has_its_members_substitutes_and_end_like_any_other(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=1, term="2026-11/2026-11", holds_over=False)
        (seat,) = the_seats(session, body)
        hawa = a_member(session, seat, a_person(session, "Hawa Ibsen"), since="2026-11-01")
        hold_office(session, hawa, Office.CHAIR, since=hawa.since, by=BY, now=NOW)
        a_substitute(session, seat.group, a_person(session, "Bo Bruun"), since="2026-11-01")
        leaves(session, body, hawa)
        call = steps_in(session, body, yes=True)
        decision = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", TODAY, by=BY, now=NOW)
        made = substituting.take_over(session, call, decision, by=BY, now=NOW)

        assert (made.since, made.until) == (TOMORROW, None)
        kinds = {on: [one.kind for one in warnings.due(session, on=day(on))] for on in ("2026-11-30", "2026-12-01")}
        assert kinds == {"2026-11-30": [], "2026-12-01": []}
