"""An election leaves the house without its people, and another is held as it was."""

import pytest
from sqlalchemy.orm import Session

from recruit.elections.formats.outline import from_json, to_json
from recruit.elections.model import Election
from recruit.elections.operations import outline as operations
from recruit.elections.operations import task as checklists
from recruit.elections.queries import outline as queries
from recruit.elections.queries import task as tasks
from recruit.elections.rules.outline import ElectionOutline, fitted
from recruit.elections.rules.setting_up import NewContest
from recruit.elections.rules.task import NewTask
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.recruitment import queries as rounds
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations.timetable import arrange
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import DateKind, Moment
from tests.builders import BY, day
from tests.conftest import Database
from tests.elections import AFTER, POLLING, POST, an_election, loaded
from tests.operations.elections.refusing import refused
from tests.operations.elections.test_setting_up import settings

LINES = (
    NewTask("Bestil lokale", -30, owner="Kaj Lund", note="Ring 12 34 56 78"),
    NewTask("Hent kassen hos Kaj", -8),
    NewTask("Sæt skilte op ved Kulturhuset", -1),
    NewTask("Spørg Amina Abdi", -2),
)
COMMITTEE = Moment(day("2027-03-08"))


def an_outline(session: Session) -> tuple[Election, RecruitmentRound, ElectionOutline]:
    """Make an election that was fixed by a committee, with people in it, and its set-up."""
    post = {"forms": (POST,), "post_until": clock.instant(day("2027-02-21"), clock.local(AFTER).time())}
    election = an_election(session, passed=[Milestone.FIXED], **post)
    checklists.add(session, election, LINES, by=BY, now=AFTER)
    election = loaded(session, election)
    round_ = rounds.round_of_body(session, election.round.term.body, election.round_id, lock=True)
    dates = {DateKind.COMMITTEE: COMMITTEE, DateKind.COMMITTEE_SUBMISSION: Moment(day("2027-02-26"))}
    arrange(session, round_, POLLING, timetable_of(round_) | dates, by=BY, now=AFTER)
    return election, round_, queries.outline(session, election, round_)


def test_the_file_of_an_election_names_nobody_and_no_place(database: Database) -> None:
    with database.transaction() as session:
        _election, _round, outline = an_outline(session)
    content = to_json(outline)

    assert [one.what for one in outline.tasks] == ["Bestil lokale"]
    assert (outline.post_days, outline.contests[0].seats) == (-1, 2)
    assert {one.kind: one.days for one in outline.dates}[DateKind.COMMITTEE] == 14
    for name in ("Amina", "Kaj", "Grethe", "Kulturhuset", "12 34", "Valg til"):
        assert name not in content.decode()
    assert from_json(content) == outline


def test_an_election_is_held_as_the_neighbour_s_with_its_checklist_and_the_dates_that_are_missing(
    database: Database,
) -> None:
    with database.transaction() as session:
        _election, round_, outline = an_outline(session)
        stands = timetable_of(round_)
        del stands[DateKind.COMMITTEE]
        stands[DateKind.COMMITTEE_SUBMISSION] = Moment(day("2027-03-25"))
        arrange(session, round_, POLLING, stands, by=BY, now=AFTER)
        fit = fitted(outline, queries.here(round_, {}))
        new = settings(polling_on=day("2027-03-01"))
        contests = [NewContest("Borgervalgte", 2)]
        made, left_out = operations.create_as(session, round_, new, contests, fit, "Et bord mere.", by=BY, now=AFTER)
        lines = tasks.tasks(session, made.id)

    assert [(one.what, one.days, one.owner, one.note) for one in lines] == [("Bestil lokale", -30, "", "")]
    assert made.lessons == "Et bord mere."
    assert left_out == [DateKind.COMMITTEE]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_was_learnt_names_nobody(database: Database) -> None:
    def learn(session: Session) -> None:
        operations.learn(
            session, an_election(session, passed=[Milestone.FIXED]), "Spørg Amina næste gang.", by=BY, now=AFTER
        )

    assert refused(database, learn) == ["lessons-name-somebody"]
