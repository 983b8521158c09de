"""*I dag* counts the nominations that wait for the secretariat, on both databases."""

from datetime import date, timedelta

from recruit.foundation import clock
from recruit.nominations import queries
from recruit.nominations.operations import candidates, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import ready, unchecked
from recruit.nominations.rules.vetting import Lacking
from tests.builders import BY, NOW
from tests.conftest import Database
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round

DAY = timedelta(days=1)
TODAY = clock.local(NOW).date()


def test_people_are_counted_until_they_are_decided_about_told_or_the_term_is_over(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        a_nomination(session, round_, a_proposal())
        told, approved, _waits = (a_nomination(session, round_, a_submission(round_)).id for _ in range(3))
    with database.transaction() as session:
        person = queries.nomination(session, told)
        vetting.tell_what_is_lacking(session, person, [Lacking.AGE], "", NOW + DAY, by=BY, now=NOW)
        vetting.approve(session, queries.nomination(session, approved), Decided(TODAY), by=BY, now=NOW)

    with database.reading() as session:

        def waiting(on: date) -> dict[str, object]:
            return {one.kind: one.facts["number"] for one in unchecked.due(session, on=on)}

        assert waiting(TODAY) == {"nominations-to-check": 1}
        assert waiting(TODAY + DAY) == {"nominations-to-check": 1}
        assert waiting(TODAY + 2 * DAY) == {"nominations-to-check": 1, "nominations-not-mended": 1}
        assert waiting(TODAY + 4000 * DAY) == {}


def test_a_round_waits_to_be_fixed_once_it_is_closed_and_everybody_is_decided_about(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        approved, undecided = (a_nomination(session, round_, a_submission(round_)).id for _ in range(2))
        vetting.approve(session, queries.nomination(session, approved), Decided(TODAY), by=BY, now=NOW)
    closed = clock.local(round_.closes_at).date() + DAY

    def ready_on(day: date) -> list[object]:
        with database.reading() as session:
            return [one.facts["number"] for one in ready.due(session, on=day)]

    before = ready_on(closed)
    with database.transaction() as session:
        vetting.approve(session, queries.nomination(session, undecided), Decided(TODAY), by=BY, now=NOW)
    decided = [ready_on(closed - DAY), ready_on(closed)]
    with database.transaction() as session:
        whole = queries.round_by_id(session, round_.id)
        fixing = Fixing([approved, undecided], closed + DAY)
        candidates.fix(session, whole, fixing, by=BY, now=round_.closes_at + DAY)

    assert (before, decided, ready_on(closed)) == ([], [[], [2]], [])
