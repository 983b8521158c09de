"""A council in numbers, over two terms."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

import pytest
from sqlalchemy import select

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason
from recruit.assignments.operations import places
from recruit.assignments.rules import ChosenBy, PlaceRole
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies import queries
from recruit.bodies.rules import FillingMethod, SeatType
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import speaking
from recruit.foundation.refusal import NotFound
from recruit.meetings.operations import attending, planning
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.nominations.model import Nominee
from recruit.people.model import Person
from recruit.people.rules import Classification, Gender
from recruit.recruitment.operations import interests
from recruit.reports.formats.pdf import Imprint
from recruit.reports.statistics.chart import Chart, Subject
from recruit.reports.statistics.overview import Statistics, paper, statistics
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    a_term,
    an_organization,
    the_seats,
    the_term,
)
from tests.conftest import Database, made_once
from tests.drawings import Drawing
from tests.nominations import a_nomination
from tests.reports.papers import Paper
from tests.rounds import a_round

TODAY = date(2031, 6, 30)
MEETING = datetime(2031, 3, 4, 16, tzinfo=NOW.tzinfo)

Look = Callable[..., Statistics]


@pytest.fixture
@made_once
def council(database: Database) -> None:
    """Two terms of two seats, of which one is appointed, and a meeting.

    Anne sits in both terms. Bo begins late and leaves early, Carla follows him after a while, and Dan, who followed
    her in the second term, has left: that seat is vacant.
    """
    with database.transaction() as session:
        body = a_council(session, seats=1)
        clubs = {"seat_type": SeatType.ORGANISATION, "filling_method": FillingMethod.ORGANISATION_NOMINATION}
        a_seat_group(session, the_term(session, body), "Foreninger", seats=1, **clubs)
        anne, bo, carla, dan, eva = (a_person(session, name) for name in ("Anne", "Bo", "Carla", "Dan", "Eva"))
        elected, club = the_seats(session, body)
        a_member(session, elected, anne)
        first = a_member(session, club, bo, since="1.3.2026")
        appointments.end(session, first, a_day("2027-12-31"), EndReason.MOVED_AWAY, by=BY, now=NOW)
        a_member(session, club, carla, since="11.1.2028")
        term = a_term(session, body, "2030-2033", holds_over=False)
        elected, club = (
            a_seat_group(session, term, label, seats=1, **how).seats[0]
            for label, how in (("Repræsentanter", {}), ("Foreninger", clubs))
        )
        again = a_member(session, elected, anne, since="1.1.2030")
        last = a_member(session, club, dan, since="1.1.2030")
        appointments.end(session, last, a_day("2031-05-31"), EndReason.RESIGNED, by=BY, now=NOW)
        instead = a_substitute(session, elected.group, eva, rank=1, since="1.1.2030")
        session.get_one(Person, anne.id).gender = Gender.WOMAN
        meeting = planning.hold(session, term, NewMeeting(Slot(MEETING.date(), time(17), time(19))), by=BY, now=NOW)
        sits = {"membership": instead.id, "seat": again.seat_id}
        noted = [
            Noted(Part.MEMBER, Presence.APOLOGY, anne.id, membership=again.id, seat=again.seat_id),
            Noted(Part.MEMBER, Presence.PRESENT, dan.id, membership=last.id, seat=last.seat_id),
            Noted(Part.SUBSTITUTE, Presence.PRESENT, eva.id, **sits),
        ]
        attending.note(session, meeting, noted, by=BY, now=MEETING)
        target = an_organization(session, "Folkeoplysningsudvalget", Classification.STANDING_COMMITTEE)
        place = places.describe(
            session, body, target, NewPlace(target.newest.name, PlaceRole.ASSOCIATE, number=2), None, by=BY, now=NOW
        )
        sent = NewAssignment(anne.id, date(2030, 2, 1))
        places.assign(session, place, anne, sent, ChosenBy.DECISION, by=BY, now=NOW)


@pytest.fixture
def look(database: Database) -> Look:
    def look(on: date = TODAY, year: int | None = None) -> Statistics:
        with database.reading() as session:
            body = queries.body_by_slug(session, "integrationsraadet")
            return statistics(session, body, on=on, year=year)

    return look


@pytest.fixture(autouse=True)
def _danish() -> object:
    with speaking("da"):
        yield


def first_cells(chart: Chart) -> Mapping[object, object]:
    return {row[0]: row[1:] for row in chart.rows}


@pytest.mark.usefixtures("council")
def test_who_came_is_counted_with_substitutes_apart(look: Look) -> None:
    found = look().chart(Subject.ATTENDANCE)

    assert (look().years, found.heading) == ([2031], "Fremmøde i 2031")
    assert found.rows == ((PartialDate(MEETING.date()), 2, 1, 1, 0, 1),)
    assert look(year=2030).chart(Subject.ATTENDANCE).picture is None


@pytest.mark.usefixtures("council")
def test_a_cancelled_meeting_and_one_of_another_council_count_for_nothing(database: Database, look: Look) -> None:
    before = look().chart(Subject.ATTENDANCE).rows
    with database.transaction() as session:
        ours = queries.body_by_slug(session, "integrationsraadet")
        elders = a_council(session, "Ældrerådet", seats=1, term="2030-2033")
        for body in (ours, elders):
            term = max(queries.terms(session, body), key=lambda one: one.since)
            somebody = session.scalars(select(Membership).join(Membership.group).filter_by(term_id=term.id)).first()
            held = somebody or a_member(session, the_seats(session, elders)[0], since="2030-01-01")
            slot = Slot(date(2031, 5, 6), time(17), time(19))
            meeting = planning.hold(session, term, NewMeeting(slot), by=BY, now=NOW)
            noted = Noted(Part.MEMBER, Presence.PRESENT, held.person_id, membership=held.id, seat=held.seat_id)
            after = datetime(2031, 5, 7, 16, tzinfo=NOW.tzinfo)
            attending.note(session, meeting, [noted], by=BY, now=after)
            if body is ours:
                meeting.cancelled_at, meeting.cancelled_by, meeting.cancelled_because = after, BY.reference, "Brand"

    assert look().chart(Subject.ATTENDANCE).rows == before


@pytest.mark.usefixtures("council")
def test_each_term_has_its_turnover_and_its_continuity(look: Look) -> None:
    found = first_cells(look().chart(Subject.CHANGE))

    assert found == {"2026–2029": (3, 1, 33, "", ""), "2030–2033": (2, 1, 50, 1, 50)}
    days = (date(2031, 5, 31), date(2031, 6, 1))
    assert [first_cells(look(on).chart(Subject.CHANGE))["2030–2033"][1] for on in days] == [0, 1]  # type: ignore[index]


@pytest.mark.usefixtures("council")
def test_a_term_that_a_dissolved_council_never_had_is_not_told_of(database: Database, look: Look) -> None:
    with database.transaction() as session:
        queries.body_by_slug(session, "integrationsraadet").until = date(2029, 1, 1)

    assert list(first_cells(look().chart(Subject.CHANGE))) == ["2026–2029"]


@pytest.mark.usefixtures("council")
def test_seats_are_filled_and_vacant_from_day_to_day(look: Look) -> None:
    steps = [(row[0].first.isoformat(), *row[1:]) for row in look().chart(Subject.SEATS).rows]  # type: ignore[union-attr]

    assert steps[:4] == [("2026-01-01", 1, 2), ("2026-03-01", 2, 2), ("2028-01-01", 1, 2), ("2028-01-11", 2, 2)]
    assert steps[-1] == ("2031-06-01", 1, 2)


@pytest.mark.usefixtures("council")
def test_it_is_told_how_long_a_seat_was_vacant(look: Look) -> None:
    found = look().chart(Subject.VACANCIES)

    assert [(row[0], row[-1]) for row in found.rows] == [
        ("Foreninger 1", 30),
        ("Foreninger 1", 10),
        ("Foreninger 1", 59),
    ]
    assert found.remark == "Det tog typisk 10 dage (median), før en ledig plads blev besat. 1 plads er ledig nu."
    assert ">59 dage<" in str(found.drawn())


@pytest.mark.usefixtures("council")
def test_time_served_is_counted_over_all_terms_and_never_twice(database: Database, look: Look) -> None:
    with database.transaction() as session:  # nobody follows on the seat of the first term, so Anne sits on there, too
        body = queries.body_by_slug(session, "integrationsraadet")
        first, second = sorted(queries.terms(session, body), key=lambda one: one.since)
        (vacant,) = a_seat_group(session, second, "Skoler", seats=1).seats
        anne = session.scalars(select(Membership).join(Membership.person).filter_by(name="Anne")).all()
        vacant.succeeds_id = min(anne, key=lambda one: one.since).seat_id
        assert first.holds_over
    later = first_cells(look(date(2033, 12, 30)).chart(Subject.SERVED))
    assert [name for name, (number,) in later.items() if number] == ["4 år og under 8"]  # type: ignore[misc]

    found = first_cells(look().chart(Subject.SERVED))

    assert {name: number for name, (number,) in found.items() if number} == {"4 år og under 8": 1}  # type: ignore[misc]


@pytest.mark.usefixtures("council")
def test_women_and_men_are_counted_on_appointed_seats_alone(look: Look) -> None:
    before = look(date(2031, 5, 31)).chart(Subject.GENDERS)

    assert before.picture is None
    assert "Vi kender ikke kønnet" in before.remark


@pytest.mark.usefixtures("council")
def test_what_is_known_of_members_is_counted_without_their_names(database: Database, look: Look) -> None:
    with database.transaction() as session:
        dan, anne = (session.scalars(select(Person).filter_by(name=name)).one() for name in ("Dan", "Anne"))
        dan.gender = Gender.OTHER
        jobs = interests.add_interest(session, {"da": "Job"}, by=BY, now=NOW)
        interests.retire_interest(
            session, interests.add_interest(session, {"da": "Sport"}, by=BY, now=NOW), by=BY, now=NOW
        )
        stood = a_nomination(session, a_round(session, queries.body_by_slug(session, "integrationsraadet")))
        nominee = session.get_one(Nominee, stood.id)
        nominee.person_id, nominee.interests = anne.id, [str(jobs.id)]

    found = look(date(2031, 5, 31))

    assert first_cells(found.chart(Subject.GENDERS))["Andet køn"] == (1,)
    assert found.chart(Subject.INTERESTS).rows == (("Job", 1),)
    assert found.chart(Subject.INTERESTS).remark == "Et medlem kan arbejde for flere. Om 1 medlem ved vi det ikke."


@pytest.mark.usefixtures("council")
def test_places_elsewhere_are_counted(look: Look) -> None:
    found = look().chart(Subject.ELSEWHERE)

    assert found.rows == (("Folkeoplysningsudvalget", "tilforordnet", 2, 1),)
    assert found.remark == "1 plads er ubesat."


@pytest.mark.usefixtures("council")
def test_each_picture_says_what_it_is_and_the_paper_has_all_of_them(look: Look) -> None:
    found = look()
    drawn = [Drawing(chart.drawn()) for chart in found.charts if chart.picture]

    set_on_paper = Paper(paper(found, Imprint("Fjordby", NOW)))

    assert len(drawn) == 6
    assert all(drawing.title in set_on_paper.text for drawing in drawn)
    assert not any(name in set_on_paper.text for name in ("Anne", "Carla", "Eva"))


def test_before_anybody_is_appointed_each_says_what_it_waits_for(database: Database, look: Look) -> None:
    with database.transaction() as session:
        a_council(session, seats=1)

    assert all(chart.remark and chart.picture is None for chart in look().charts)
    with pytest.raises(NotFound):
        look().chart("ukendt")
