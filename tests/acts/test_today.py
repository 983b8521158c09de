"""What waits, for whom: each sees what concerns their councils, and their own readings."""

from datetime import datetime

from recruit.acts.today import due
from recruit.appointments.operations import hold_office
from recruit.appointments.rules import Office
from recruit.assignments.operations.groups import found_group
from recruit.assignments.operations.places import describe
from recruit.assignments.rules import PlaceRole
from recruit.assignments.rules.places import NewPlace
from recruit.bodies.model import Body
from recruit.foundation.actor import Actor
from recruit.intake import operations as intake
from tests.builders import BY, NOW, a_council, a_member, an_organization, day, the_seats, the_term
from tests.conftest import Database
from tests.minutes import MINUTES, kept
from tests.nominations import an_open_round

ON = day("2026-11-21")
ME = Actor.command()


def waiting(database: Database, *slugs: str, reader: Actor = ME) -> list[tuple[str, str]]:
    with database.reading() as session:
        return [(one.kind, one.subject) for one in due(session, on=ON, slugs=slugs, reader=reader.reference)]


def test_vacant_seats_concern_those_of_the_council_only(database: Database) -> None:
    with database.transaction() as session:
        a_council(session, seats=1)
        a_council(session, "Ældrerådet", seats=2)

    assert waiting(database, "integrationsraadet") == [("seats-vacant", "Integrationsrådet")]
    assert waiting(database) == []


def test_nothing_waits_where_every_seat_has_a_member(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session, seats=2)
        chair, vice_chair = (a_member(session, seat) for seat in the_seats(session, council))
        for member, office in ((chair, Office.CHAIR), (vice_chair, Office.VICE_CHAIR)):
            hold_office(session, member, office, since=day("2026-02-01"), by=ME, now=NOW)

    assert waiting(database, "integrationsraadet") == []


def test_what_has_a_deadline_comes_before_what_has_none(database: Database) -> None:
    with database.transaction() as session:
        a_council(session, "Aaby Råd", seats=1)
        a_council(session, "Ældrerådet", seats=0, term="2026-01-01/2026-12-31")

    found = [kind for kind, _ in waiting(database, "aaby-raad", "aeldreraadet")]

    assert found == ["handover-steps", "term-ends", "seats-vacant"]


def test_a_reading_without_a_council_waits_for_whoever_read_it(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        kept(session, MINUTES, by=ME, now=now)

    assert waiting(database) == [("intake-waits", "")]
    assert waiting(database, reader=Actor.system()) == []


def test_a_reading_of_a_council_waits_for_everybody_there(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        council = a_council(session, seats=0, term="2014-2017")
        reading = kept(session, MINUTES, by=ME, now=now)
        intake.choose_term(session, reading, the_term(session, council), by=ME, now=now)

    assert waiting(database, "integrationsraadet", reader=Actor.system()) == [("intake-waits", "Integrationsrådet")]
    assert waiting(database) == []


def test_a_reading_that_was_thrown_away_no_longer_waits(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        reading = kept(session, MINUTES, by=ME, now=now)
        intake.discard(session, reading, by=ME, now=now)

    assert waiting(database) == []


def test_nothing_is_prepared_in_a_council_that_is_dissolved_shortly(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        council = a_council(session, seats=3)
        a_member(session, the_seats(session, council)[0])
        council.until = the_term(session, council).until = day("2027-01-01")
        an_open_round(session, council, is_announced=False)
    ends_shortly = waiting(sqlite, "integrationsraadet")
    with sqlite.transaction() as session:
        session.get_one(Body, council.id).until = None

    # What it has learnt is kept all the same, and its members are thanked.
    assert ends_shortly == [("handover-steps", "Integrationsrådet")]
    assert {kind for kind, _ in waiting(sqlite, "integrationsraadet")} == {
        "handover-steps",
        "term-ends",
        "round-is-draft",
        "seats-vacant",
        "office-vacant",
    }


def test_nobody_looks_for_a_lead_or_for_whom_to_send_shortly_before_a_council_is_dissolved(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        council = a_council(session, seats=1)
        found_group(session, council, "Den gode modtagelse", day("2026-06-01"), by=BY, now=NOW)
        target = an_organization(session, "Kulturrådet")
        describe(session, council, target, NewPlace("Kulturrådet", PlaceRole.ASSOCIATE), by=BY, now=NOW)
    of_those = {"group-without-lead", "elsewhere-open"}
    going_on = of_those & {kind for kind, _ in waiting(sqlite, "integrationsraadet")}
    with sqlite.transaction() as session:
        session.get_one(Body, council.id).until = day("2027-01-01")

    assert going_on == of_those
    assert of_those & {kind for kind, _ in waiting(sqlite, "integrationsraadet")} == set()
