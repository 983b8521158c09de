"""New members are welcomed and ticked off; those who leave with a term are thanked, and those who go on are told."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts import stopping
from recruit.appointments import operations
from recruit.appointments.model import Membership, MemberTold
from recruit.appointments.operations import correcting, welcoming
from recruit.appointments.queries import appointing, warnings
from recruit.appointments.queries.seats import membership_to_correct
from recruit.appointments.queries.term_end import at_the_end
from recruit.appointments.queries.welcome import Welcomed, step, welcome_list
from recruit.appointments.rules import NewMembership, Role
from recruit.appointments.rules.welcome import WelcomeItem
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.model import Body, Term
from recruit.bodies.queries import term_of, terms
from recruit.bodies.rules import NewTerm
from recruit.foundation.dates import PartialDate
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound, Refused
from tests.builders import BY, NOW, a_council, a_member, a_person, a_seat_group, day, the_seats, the_term
from tests.conftest import Database, made_once

TODAY = NOW.date()
LATER = NOW + timedelta(hours=1)
OVER = day("2030-01-15")
NEEDS = len(WelcomeItem)


@pytest.fixture
@made_once
def council(database: Database) -> UUID:
    """Amina sits since three weeks, Bo since February; Dorthe has left in the summer."""
    with database.transaction() as session:
        body = a_council(session, seats=3)
        first, second, third = the_seats(session, body)
        a_member(session, first, a_person(session, "Amina Abdi"), since=str(TODAY - timedelta(days=21)))
        a_member(session, second, a_person(session, "Bo Bruun"), since="2026-02-01")
        a_member(session, third, a_person(session, "Dorthe Dam"), since="2026-02-01", last_day="2026-06-30")
        return body.id


def loaded(session: Session, council: UUID) -> tuple[Body, Term]:
    body = queries.body_by_slug(session, "integrationsraadet")
    assert body.id == council
    return body, term_of(session, body, terms(session, body)[0].id)


def listed(session: Session, council: UUID) -> Sequence[Welcomed]:
    return welcome_list(session, loaded(session, council)[1], on=TODAY)


def lacks(database: Database, council: UUID) -> dict[str, int]:
    with database.reading() as session:
        return {one.membership.person.name: len(one.lacking) for one in listed(session, council)}


def waits(database: Database, on: date = TODAY) -> dict[str, object]:
    with database.reading() as session:
        waiting = [*appointing.due(session, on=on), *warnings.due(session, on=on)]
        told = ("welcome-lacking", "holdover-not-told")
        return {one.kind: one.facts["number"] for one in waiting if one.kind in told}


def letters(session: Session) -> list[str]:
    return list(session.scalars(select(Letter.kind).order_by(Letter.kind)))


def test_ticks_are_set_for_several_at_once_each_once_and_taken_back_one_by_one(
    database: Database, council: UUID
) -> None:
    assert lacks(database, council) == {"Amina Abdi": NEEDS, "Bo Bruun": NEEDS}
    assert waits(database) == {"welcome-lacking": 1}
    with database.transaction() as session:
        some = [WelcomeItem.RULES, WelcomeItem.DATES]
        assert welcoming.tick(session, listed(session, council), some, TODAY, by=BY, now=NOW) == 4
        assert welcoming.tick(session, listed(session, council), some, TODAY, by=BY, now=NOW) == 0
        with pytest.raises(Refused, match="day-in-the-future"):
            welcoming.tick(session, listed(session, council), some, TODAY + timedelta(days=2), by=BY, now=NOW)
    with database.transaction() as session:
        amina, _bo = listed(session, council)
        _body, term = loaded(session, council)
        ticked, membership = step(session, term, amina.settled[WelcomeItem.RULES].id, lock=True)
        assert membership.person.name == "Amina Abdi"
        welcoming.untick(session, ticked, by=BY, now=NOW)
        with pytest.raises(NotFound):
            step(session, term, ticked.id)
    assert lacks(database, council) == {"Amina Abdi": NEEDS - 1, "Bo Bruun": NEEDS - 2}


def test_nothing_is_lacking_once_the_rest_is_done_or_not_needed(database: Database, council: UUID) -> None:
    with database.transaction() as session:
        rest = [item for item in WelcomeItem if item is not WelcomeItem.PAYROLL]
        welcoming.tick(session, listed(session, council), rest, TODAY, by=BY, now=NOW)
        some = [WelcomeItem.PAYROLL]
        welcoming.tick(session, listed(session, council), some, TODAY, is_needed=False, by=BY, now=NOW)

    assert lacks(database, council) == {"Amina Abdi": 0, "Bo Bruun": 0}
    assert waits(database) == {}


def test_a_welcome_is_written_once_and_ticks_what_it_holds(database: Database, council: UUID) -> None:
    said = {"dates": "7. april kl. 17, rådhuset", "documents": ""}
    with database.transaction() as session:
        found, (body, term) = listed(session, council), loaded(session, council)
        assert welcoming.welcome(session, body, term, found, **said, by=BY, now=NOW) == 2
    with database.transaction() as session:
        found, (body, term) = listed(session, council), loaded(session, council)
        assert {item for one in found for item in one.settled} == {WelcomeItem.DATES}
        with pytest.raises(Refused, match="no-member-is-chosen"):
            welcoming.welcome(session, body, term, found, **said, by=BY, now=NOW)
        (text, *_other) = session.scalars(select(Letter.body).order_by(Letter.address)).all()
    assert "7. april kl. 17, rådhuset" in text
    assert "Vi sender det til dig før det første møde." in text


def test_what_a_stopped_letter_of_welcome_held_is_ticked_no_longer(database: Database, council: UUID) -> None:
    with database.transaction() as session:
        (amina, bo), (body, term) = listed(session, council), loaded(session, council)
        welcoming.tick(session, [amina], [WelcomeItem.PAYROLL], TODAY, by=BY, now=NOW - timedelta(hours=1))
        both = listed(session, council)
        welcoming.welcome(session, body, term, both, dates="7. april", documents="Vedtægt", by=BY, now=NOW)
        by_person = {one.recipient: one for one in session.scalars(select(Letter))}
        stopping.stop(session, by_person[f"person:{amina.membership.person_id}"], by=BY, now=LATER)
        by_hand.mark_sent(session, by_person[f"person:{bo.membership.person_id}"], by=BY, now=LATER)

    with database.reading() as session:
        first, second = listed(session, council)
        assert ([*first.settled], first.told, first.waits) == ([WelcomeItem.PAYROLL], None, False)
        assert ({*second.settled}, second.waits) == ({WelcomeItem.RULES, WelcomeItem.DATES}, False)
        assert second.told
    with database.transaction() as session:
        again, (body, term) = listed(session, council), loaded(session, council)
        assert welcoming.welcome(session, body, term, again, dates="7. april", documents="", by=BY, now=LATER) == 1
        (first, _second) = listed(session, council)
        assert {*first.settled} == {WelcomeItem.PAYROLL, WelcomeItem.DATES}
        assert first.waits


def test_a_welcome_that_nobody_has_sent_is_stopped_with_the_place(database: Database, council: UUID) -> None:
    with database.transaction() as session:
        (amina, bo), (body, term) = listed(session, council), loaded(session, council)
        welcoming.welcome(session, body, term, [amina, bo], dates="", documents="", by=BY, now=NOW)
        correcting.take_back(session, membership_to_correct(session, amina.membership.id), by=BY, now=NOW)

    with database.reading() as session:
        waiting = session.scalars(select(Letter).where(Letter.next_attempt_at.is_not(None))).all()
        stopped = select(Letter.recipient).where(Letter.cancelled_at.is_not(None))
        assert session.scalars(stopped).all() == [f"person:{amina.membership.person_id}"], waiting
        assert session.scalars(select(MemberTold.person_id)).all() == [bo.membership.person_id]


def test_the_welcome_of_somebody_with_another_place_in_the_term_is_still_sent(
    database: Database, council: UUID
) -> None:
    with database.transaction() as session:
        (amina, _bo), (body, term) = listed(session, council), loaded(session, council)
        welcoming.welcome(session, body, term, [amina], dates="", documents="", by=BY, now=NOW)
        held, group = amina.membership, a_seat_group(session, term, "Skoler", seats=1)
        listens = Membership(person_id=held.person_id, seat_group_id=group.id, role=Role.ASSOCIATE, since=held.since)
        session.add(listens)
        session.flush()
        correcting.take_back(session, membership_to_correct(session, held.id), by=BY, now=NOW)

        assert session.scalars(select(Letter.cancelled_at)).all() == [None]
        assert session.scalars(select(MemberTold.person_id)).all() == [held.person_id]


def test_nobody_is_welcomed_to_a_term_that_is_over(database: Database, council: UUID) -> None:
    with database.reading() as session:
        _body, term = loaded(session, council)
        assert [one.membership.person.name for one in welcome_list(session, term, on=day("2029-12-31"))]
        assert welcome_list(session, term, on=day("2030-01-01")) == []


def test_a_membership_registered_in_error_takes_its_ticks_along(database: Database, council: UUID) -> None:
    with database.transaction() as session:
        amina, _bo = listed(session, council)
        welcoming.tick(session, [amina], [WelcomeItem.RULES], TODAY, by=BY, now=NOW)
        held = membership_to_correct(session, amina.membership.id)
        correcting.take_back(session, held, by=BY, now=NOW)

    assert lacks(database, council) == {"Bo Bruun": NEEDS}


def test_who_goes_on_after_the_term_is_told_once_and_who_is_followed_is_thanked(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=2)
        for seat, name in zip(the_seats(session, body), ("Amina Abdi", "Bo Bruun"), strict=True):
            a_member(session, seat, a_person(session, name))
        old = the_term(session, body)
        following = NewTerm(PartialDate(day("2030-01-01")), PartialDate(day("2033-12-31")), holds_over=True)
        new = bodies.open_term(session, body, following, by=BY, now=NOW)
        bodies.copy_composition(session, old, new, by=BY, now=NOW)
        bodies.confirm_term(session, new, by=BY, now=NOW)
        first = the_seats(session, body)[0]
        operations.take_seat(
            session, first, a_person(session, "Elif Kaya"), NewMembership(PartialDate(OVER)), by=BY, now=NOW
        )
    assert waits(sqlite, OVER) == {"holdover-not-told": 1}

    with sqlite.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        term = term_of(session, body, old.id)
        people = at_the_end(session, term)
        assert [(one.person.name, one.last_day) for one in people] == [
            ("Amina Abdi", OVER - timedelta(days=1)),
            ("Bo Bruun", None),
        ]
        assert welcoming.thank(session, body, term, people, by=BY, now=NOW) == 1
        assert welcoming.tell_they_go_on(session, body, term, people, by=BY, now=NOW) == 1

    with sqlite.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        term = term_of(session, body, old.id)
        people = at_the_end(session, term)
        for write in (welcoming.thank, welcoming.tell_they_go_on):
            with pytest.raises(Refused, match="no-member-is-chosen"):
                write(session, body, term, people, by=BY, now=NOW)
        assert letters(session) == ["member_goes_on", "member_thanks"]
        assert len(session.scalars(select(MemberTold)).all()) == 2
    assert waits(sqlite, OVER) == {}

    with sqlite.transaction() as session:
        successor = session.scalars(select(Membership.id).join(Membership.person).filter_by(name="Elif Kaya")).one()
        correcting.take_back(session, membership_to_correct(session, successor), by=BY, now=NOW)
        stopped = select(Letter.kind).where(Letter.cancelled_at.is_not(None))
        assert session.scalars(stopped).all() == ["member_thanks"]
        assert [one.what.value for one in session.scalars(select(MemberTold))] == ["goes-on"]


def test_whose_letter_was_stopped_is_written_to_again_and_thanks_stop_that_they_go_on(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=1)
        a_member(session, the_seats(session, body)[0], a_person(session, "Amina Abdi"))
        old = the_term(session, body)
        following = NewTerm(PartialDate(day("2030-01-01")), PartialDate(day("2033-12-31")), holds_over=True)
        new = bodies.open_term(session, body, following, by=BY, now=NOW)
        bodies.copy_composition(session, old, new, by=BY, now=NOW)
    for is_again in (False, True):
        with sqlite.transaction() as session:
            body = queries.body_by_slug(session, "integrationsraadet")
            term = term_of(session, body, old.id)
            people = at_the_end(session, term)
            at = NOW + timedelta(hours=is_again)
            assert welcoming.tell_they_go_on(session, body, term, people, by=BY, now=at) == 1
            if not is_again:
                mail.cancel(session, session.scalars(select(Letter)).one(), by=BY, now=NOW)
    with sqlite.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        bodies.confirm_term(session, term_of(session, body, new.id), by=BY, now=NOW)
        first = the_seats(session, body)[0]
        operations.take_seat(
            session, first, a_person(session, "Elif Kaya"), NewMembership(PartialDate(OVER)), by=BY, now=NOW
        )
        term = term_of(session, body, old.id)
        assert welcoming.thank(session, body, term, at_the_end(session, term), by=BY, now=NOW) == 1

    with sqlite.reading() as session:
        waiting = [one.kind for one in session.scalars(select(Letter).where(Letter.cancelled_at.is_(None)))]
        assert waiting == ["member_thanks"]
        assert [one.what for one in session.scalars(select(MemberTold))] == ["thanks"]
