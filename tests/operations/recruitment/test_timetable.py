"""The timetable of a round as it is written down, put off, and handed out as a calendar."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.bodies.rules import FillingMethod
from recruit.foundation.audit import queries as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refused
from recruit.nominations.queries import round_by_id
from recruit.recruitment import queries
from recruit.recruitment.formats import ics
from recruit.recruitment.model import OrganisationCall, RecruitmentRound, RoundDate
from recruit.recruitment.operations import change_round
from recruit.recruitment.operations.organisation_calls import call_organisation
from recruit.recruitment.operations.timetable import arrange, extend
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import Basics, DateKind, Deadline, Moment, Opening, timetable
from recruit.recruitment.rules.asking import NewOrganisationCall
from tests.builders import BY, NOW, a_council, an_organization
from tests.conftest import Database
from tests.nominations import a_nomination, an_open_round
from tests.rounds import a_round

POLLING_DAY = date(2027, 2, 25)
REASON = "For få har stillet op."


def a_planned_round(session: Session, now: datetime, *, announced: bool = False) -> RecruitmentRound:
    """Make a round whose dates are the proposed ones."""
    round_ = a_round(session, a_council(session), is_announced=announced)
    whole = timetable.proposed(round_.filling_method, POLLING_DAY)
    if announced:
        whole |= timetable_of(round_)  # what is public stays
    arrange(session, round_, POLLING_DAY, whole, by=BY, now=now)
    return round_


def again(database: Database, round_: RecruitmentRound) -> RecruitmentRound:
    with database.reading() as session:
        return queries.round_of_body(session, bodies.body_by_slug(session, "integrationsraadet"), round_.id)


def test_a_timetable_is_read_back_as_it_was_written(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        round_ = a_planned_round(session, now)

    known = again(database, round_)

    assert timetable_of(known) == timetable.proposed(known.filling_method, POLLING_DAY)
    assert known.anchor_on == POLLING_DAY
    assert not any(day.is_chosen for day in known.dates)


def test_a_clock_time_is_danish_in_winter_and_in_summer(sqlite: Database, now: datetime) -> None:
    dates = {Deadline.CLOSES: Moment(date(2027, 1, 7), time(12)), Deadline.REMEDY: Moment(date(2027, 7, 7), time(12))}
    with sqlite.transaction() as session:
        round_ = a_round(session, a_council(session), is_announced=False)
        arrange(session, round_, POLLING_DAY, timetable_of(round_) | dates, by=BY, now=now)

    assert round_.closes_at == datetime(2027, 1, 7, 11, tzinfo=UTC)
    assert round_.remedy_until == datetime(2027, 7, 7, 10, tzinfo=UTC)


def test_a_date_that_somebody_chose_is_known_as_chosen(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        round_ = a_planned_round(session, now)
        dates = timetable_of(round_) | {DateKind.COUNCIL: Moment(date(2027, 3, 30), time(18))}
        arrange(session, round_, POLLING_DAY, dates, by=BY, now=now)

    assert [day.kind for day in again(database, round_).dates if day.is_chosen] == [DateKind.COUNCIL]


def test_a_round_that_ends_otherwise_counts_from_the_date_that_then_ends_it(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        round_ = a_planned_round(session, now)
        dates = timetable_of(round_)
        without_a_vote = Basics(round_.name, FillingMethod.COUNCIL_SELECTION, round_.slug)
        change_round(session, round_, without_a_vote, round_.groups, by=BY, now=now)

    known = again(database, round_)
    assert known.anchor_on == dates[DateKind.COUNCIL].day
    assert timetable_of(known) == dates


def test_a_round_that_lacks_the_date_that_then_ends_it_is_counted_anew(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_planned_round(session, now)
        dates = {step: moment for step, moment in timetable_of(round_).items() if step != DateKind.COUNCIL}
        arrange(session, round_, POLLING_DAY, dates, by=BY, now=now)
        without_a_vote = Basics(round_.name, FillingMethod.COUNCIL_SELECTION, round_.slug)
        change_round(session, round_, without_a_vote, round_.groups, by=BY, now=now)

    assert again(sqlite, round_).anchor_on is None


def test_a_date_that_is_left_out_is_gone(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        round_ = a_planned_round(session, now)
        dates = {step: moment for step, moment in timetable_of(round_).items() if step != DateKind.BROCHURE}
        arrange(session, round_, POLLING_DAY, dates, by=BY, now=now)

    known = again(database, round_)
    assert DateKind.BROCHURE not in timetable_of(known)
    assert DateKind.POSTAL_OPENS in timetable_of(known)


def test_a_changed_date_makes_a_new_version_of_the_round(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_planned_round(session, now)
        before = round_.version
        dates = timetable_of(round_) | {DateKind.BROCHURE: Moment(date(2027, 2, 3))}
        arrange(session, round_, POLLING_DAY, dates, by=BY, now=now)

    assert round_.version == before + 1


def test_a_timetable_that_stays_as_it_is_leaves_no_trace(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_planned_round(session, now)
        before = (round_.version, audit.number_of_entries(session))
        arrange(session, round_, POLLING_DAY, timetable_of(round_), by=BY, now=now)

        assert (round_.version, audit.number_of_entries(session)) == before


def test_dates_that_make_no_sense_leave_no_row(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_planned_round(session, now)
    with pytest.raises(Refused, match="date-comes-before"), sqlite.transaction() as session:
        known = queries.round_of_body(session, bodies.body_by_slug(session, "integrationsraadet"), round_.id)
        dates = timetable_of(known) | {DateKind.COMMITTEE: Moment(date(2027, 1, 1))}
        arrange(session, known, POLLING_DAY, dates, by=BY, now=now)

    assert timetable_of(again(sqlite, round_))[DateKind.COMMITTEE] == Moment(POLLING_DAY + timedelta(days=14))


@pytest.mark.parametrize("step", [Opening.OPENS, Deadline.CLOSES])
def test_a_public_deadline_is_not_moved_in_silence(sqlite: Database, now: datetime, step) -> None:
    with sqlite.transaction() as session:
        round_ = a_round(session, a_council(session))
        stands = timetable_of(round_)
        moved = Moment(stands[step].day + timedelta(days=1), stands[step].clock)
        with pytest.raises(Refused, match="deadline-is-public"):
            arrange(session, round_, POLLING_DAY, stands | {step: moved}, by=BY, now=now)


def test_the_other_dates_of_a_public_round_can_be_changed(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_planned_round(session, now, announced=True)
        closes_at = round_.closes_at
        dates = timetable_of(round_) | {DateKind.BROCHURE: Moment(date(2027, 2, 3))}
        arrange(session, round_, POLLING_DAY, dates, by=BY, now=now)

    assert timetable_of(round_)[DateKind.BROCHURE] == Moment(date(2027, 2, 3))
    assert round_.closes_at == closes_at


def test_a_round_has_each_date_once(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        round_ = a_planned_round(session, now)
        double = session.scalars(select(RoundDate).limit(1)).one()
        with pytest.raises(IntegrityError), session.begin_nested():
            session.add(RoundDate(round_id=round_.id, kind=double.kind, day=double.day))
            session.flush()


def test_a_deadline_is_put_off_twice_and_both_times_stand_on_the_record(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        round_ = a_round(session, a_council(session))
        first = round_.closes_at
        for days in (7, 14):
            later = first + timedelta(days=days)
            extend(session, round_, Deadline.CLOSES, later, REASON, by=BY, now=now)

    known = again(database, round_)
    assert known.closes_at == first + timedelta(days=14)
    assert [(one.before, one.after) for one in known.extensions] == [
        (first, first + timedelta(days=7)),
        (first + timedelta(days=7), first + timedelta(days=14)),
    ]
    with database.reading() as session:
        events = [entry.event for entry in audit.history(session, subject=known)]
    assert events.count(Event.ROUND_DEADLINE_EXTENDED) == 2


def a_call(session: Session, round_: RecruitmentRound, name: str, closes_at: datetime) -> OrganisationCall:
    new = NewOrganisationCall(1, closes_at)
    return call_organisation(session, round_, round_.groups[0], an_organization(session, name), new, by=BY, now=NOW)


def test_organisations_have_as_long_as_everybody_when_the_deadline_is_put_off(database: Database, now) -> None:
    with database.transaction() as session:
        round_ = a_round(session, a_council(session))
        later, own = round_.closes_at + timedelta(days=7), round_.closes_at - timedelta(days=2)
        calls = [a_call(session, round_, "Boldklub", round_.closes_at), a_call(session, round_, "Boligselskab", own)]
        extend(session, round_, Deadline.CLOSES, later, REASON, by=BY, now=now)

        assert [call.closes_at for call in calls] == [later, own]


@pytest.mark.postgresql
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_nobody_who_stands_waits_for_a_secretary_who_changes_the_round(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)

    with database.transaction() as secretary:
        body = bodies.body_by_slug(secretary, "integrationsraadet")
        changed = queries.round_of_body(secretary, body, round_.id, lock=True)
        later = changed.closes_at + timedelta(days=7)
        extend(secretary, changed, Deadline.CLOSES, later, REASON, by=BY, now=now)
        with database.transaction() as citizen:
            citizen.execute(text("SET LOCAL lock_timeout = '2s'"))
            stands = a_nomination(citizen, round_by_id(citizen, round_.id))

    assert (again(database, round_).closes_at, stands.round_id) == (later, round_.id)


def test_a_deadline_of_the_organisations_own_is_put_off_by_itself(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_round(session, a_council(session))
        round_.organisations_until = round_.closes_at
        call = a_call(session, round_, "Boldklub", round_.closes_at)
        week, two_weeks = (round_.closes_at + timedelta(days=days) for days in (7, 14))
        extend(session, round_, Deadline.CLOSES, week, REASON, by=BY, now=now)
        after_the_other = call.closes_at
        extend(session, round_, Deadline.ORGANISATIONS, two_weeks, REASON, by=BY, now=now)

        assert (after_the_other, call.closes_at) == (week - timedelta(days=7), two_weeks)


def test_a_deadline_that_is_over_opens_the_round_once_more(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_round(session, a_council(session))
        late = round_.closes_at + timedelta(days=3)
        extend(session, round_, Deadline.CLOSES, late + timedelta(days=7), REASON, by=BY, now=late)

    assert round_.closes_at == late + timedelta(days=7)


def test_nominations_never_close_after_what_is_lacking_had_to_be_mended(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_planned_round(session, now)
        closes_at, after = round_.closes_at, round_.remedy_until + timedelta(days=1)
    with pytest.raises(Refused, match="date-comes-before"), sqlite.transaction() as session:
        known = queries.round_of_body(session, bodies.body_by_slug(session, "integrationsraadet"), round_.id)
        extend(session, known, Deadline.CLOSES, after, REASON, by=BY, now=now)

    assert again(sqlite, round_).closes_at == closes_at


def test_a_deadline_that_the_round_does_not_have_is_not_put_off(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_round(session, a_council(session))
        with pytest.raises(Refused, match="deadline-not-set"):
            extend(session, round_, Deadline.ORGANISATIONS, now + timedelta(days=90), REASON, by=BY, now=now)


def events(round_: RecruitmentRound, now: datetime):
    labels = {Deadline.CLOSES: "Frist", DateKind.COUNCIL: "Udpegning"}
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(ics.written(round_, labels, changed_at=now)).events}


def test_the_calendar_has_the_dates_that_have_a_label(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        found = events(a_planned_round(session, now), now)

    assert set(found) == {"Frist (Nye medlemmer 2027)", "Udpegning (Nye medlemmer 2027)"}
    assert found["Frist (Nye medlemmer 2027)"]["DTSTART"].dt == datetime(2027, 1, 7, 11, tzinfo=UTC)
    assert found["Udpegning (Nye medlemmer 2027)"]["DTSTART"].dt == date(2027, 3, 29)


def test_a_deadline_that_is_put_off_moves_in_the_reader_s_calendar(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_planned_round(session, now)
        before = events(round_, now)["Frist (Nye medlemmer 2027)"]
        later = round_.closes_at + timedelta(days=7)
        extend(session, round_, Deadline.CLOSES, later, REASON, by=BY, now=now)
        after = events(round_, now)["Frist (Nye medlemmer 2027)"]

    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == later
