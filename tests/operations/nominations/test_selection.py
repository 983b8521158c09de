"""A selection on both databases: a note keeps who wrote it, a conclusion holds, erasing takes the words."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts import vacancies
from recruit.bodies.rules import FillingMethod
from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditDetails
from recruit.foundation.refusal import Refused
from recruit.nominations import operations, queries
from recruit.nominations.model import Assessment, AssessmentNote, Nominee, Recommendation
from recruit.nominations.operations import candidates, selection, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.selection import Concluding
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import selection as reads
from recruit.nominations.queries.case import case_of
from recruit.nominations.queries.journal import is_up_to_date
from recruit.nominations.rules import Erased
from recruit.nominations.rules.selection import Aspect, Choice, NewAssessment, NewCriterion
from recruit.people.rules import Gender
from recruit.recruitment.model import RecruitmentRound
from recruit.reports.journal import of_selection
from recruit.reports.journal.of_nomination import entries
from tests.builders import BY, NOW, a_council, a_member, a_person, day, the_seats
from tests.conftest import Database
from tests.journals import journalised
from tests.nominations import NOON, a_nomination, a_submission, an_open_round

AFTER = NOON + timedelta(hours=1)
COLLEAGUE = Actor.staff(UUID(int=7), "Ada Bruun")


class Stage:
    """A round without a vote: two places of three are to be filled, and two candidates are fixed."""

    def __init__(self, session: Session) -> None:
        council = a_council(session, seats=3)
        a_member(session, the_seats(session, council)[0], a_person(session, "Dorthe Dam"))
        round_ = an_open_round(session, council, filling_method=FillingMethod.COUNCIL_SELECTION)
        self.round_id, self.group, self.numbers = round_.id, round_.groups[0].id, list[UUID]()
        for name in ("Amina Abdi", "Bo Bruun"):
            self.numbers.append(a_nomination(session, round_, a_submission(round_, name)).id)
            found = queries.nomination(session, self.numbers[-1])
            vetting.approve(session, found, Decided(day("2026-11-21")), by=BY, now=NOW)
        candidates.fix(session, self.round(session), Fixing(self.numbers, day("2027-02-01")), by=BY, now=AFTER)
        self.criterion = selection.add(
            session, self.round(session), NewCriterion(Aspect.OTHER, " Erfaring "), by=BY, now=AFTER
        ).id

    def round(self, session: Session) -> RecruitmentRound:
        return queries.round_by_id(session, self.round_id)

    def assess(self, session: Session, which: int, by: Actor = BY, **said: Any) -> Assessment:
        found = queries.nomination(session, self.numbers[which], lock=True)
        return selection.assess(session, found, NewAssessment(**said), by=by, now=AFTER)

    def conclude(self, session: Session, now: datetime = AFTER) -> Recommendation:
        round_ = self.round(session)
        places = vacancies.places(round_, vacancies.staying(session, round_, on=day("2026-12-22")))
        return selection.conclude(session, round_, Concluding("Udvalget", day("2026-12-21")), places, by=BY, now=now)


@pytest.fixture
def stage(database: Database) -> Stage:
    with database.transaction() as session:
        return Stage(session)


def refused(database: Database, act: Any) -> Sequence[str]:
    with pytest.raises(Refused) as reasons, database.transaction() as session:
        act(session)
    return [refusal.code for refusal in reasons.value.refusals]


def test_a_note_keeps_who_wrote_it_until_its_words_change(database: Database, stage: Stage) -> None:
    with database.transaction() as session:
        stage.assess(session, 0, notes={stage.criterion: "Leder en forening."}, choice=Choice.MEMBER, rank=3)
    with database.transaction() as session:
        same = {stage.criterion: " Leder en forening. "}
        stage.assess(session, 0, COLLEAGUE, notes=same, choice=Choice.MEMBER, seat_group_id=stage.group)

    with database.transaction() as session:
        said = session.get_one(Assessment, stage.numbers[0])
        assert (said.rank, said.by, said.version) == (None, COLLEAGUE.reference, 2)
        assert session.scalars(select(AssessmentNote.by)).all() == [BY.reference]
        stage.assess(session, 0, notes={stage.criterion: ""})
        assert session.scalars(select(AssessmentNote)).all() == []
    assert refused(database, lambda session: stage.assess(session, 1, reason="Født 010203-1234.")) == [
        "text-holds-a-cpr-number"
    ]


def test_whoever_stays_leaves_fewer_places_and_a_conclusion_holds_until_it_is_taken_back(
    database: Database, stage: Stage
) -> None:
    assert refused(database, stage.conclude) == ["not-chosen-about"]
    with database.transaction() as session:
        places = vacancies.places(
            stage.round(session), vacancies.staying(session, stage.round(session), on=AFTER.date())
        )
        assert [group.number for group in places.values()] == [2]
        for which in (0, 1):
            stage.assess(session, which, choice=Choice.MEMBER, seat_group_id=stage.group, reason="Kender foreningerne.")
        stage.conclude(session)

    assert refused(database, stage.conclude) == ["selection-is-concluded"]
    assert refused(database, lambda session: stage.assess(session, 0)) == ["selection-is-concluded"]

    def reopen(session: Session, why: str) -> int:
        return selection.take_back(session, stage.round(session), why, by=BY, now=AFTER)

    def back(session: Session) -> None:
        candidates.revoke(session, stage.round(session), "En fejl.", by=BY, now=AFTER)

    assert refused(database, back) == ["selection-is-concluded"]
    assert refused(database, lambda session: reopen(session, " ")) == ["reason-missing"]
    with database.transaction() as session:
        assert reopen(session, "En fejl.") == 0
        assert reads.released(session, stage.numbers[0]) is None
        stage.conclude(session)


def test_erasing_takes_what_was_written_and_leaves_what_was_decided(database: Database, stage: Stage) -> None:
    with database.transaction() as session:
        stage.assess(session, 0, notes={stage.criterion: "X"}, choice=Choice.NOT_RECOMMENDED, reason="Sætningen.")
        stage.assess(session, 1, choice=Choice.NEXT, rank=1, stands_in_for_id=None)
        stage.conclude(session)
        selection.release(session, stage.round(session), by=BY, now=AFTER)
    with database.transaction() as session:
        seen = reads.released(session, stage.numbers[0])
        assert seen
        assert seen.reason == "Sætningen."
        found = queries.nomination(session, stage.numbers[0], lock=True)
        operations.erase(session, found, Erased.ASKED_FOR, by=BY, now=AFTER)

    with database.reading() as session:
        left = reads.recommendation(session, stage.round_id)
        assert left
        assert {(each.choice, each.reason) for each in left.recommended} == {
            (Choice.NOT_RECOMMENDED, "–"),
            (Choice.NEXT, ""),
        }
        assert set(reads.assessments(session, stage.round_id)) == {stage.numbers[1]}
        assert session.scalars(select(AssessmentNote)).all() == []
        assert all("Sætningen" not in (said or "") for said in session.scalars(select(AuditDetails.content)))


def test_women_and_men_are_counted_where_they_have_said_so_here_or_as_members(database: Database, stage: Stage) -> None:
    with database.transaction() as session:
        assert reads.genders(session, stage.numbers) == [None, None]
        known = a_person(session, "Amina Abdi")
        known.gender = Gender.WOMAN
        session.get_one(Nominee, stage.numbers[0]).person_id = known.id
        session.get_one(Nominee, stage.numbers[1]).gender = Gender.WOMAN
        session.flush()

        assert list(reads.genders(session, stage.numbers)) == [Gender.WOMAN, Gender.WOMAN]


def test_a_selection_and_its_end_are_to_be_journalised_of_the_round_and_of_everybody_it_speaks_of(
    database: Database, stage: Stage
) -> None:
    after = [AFTER + timedelta(minutes=minutes) for minutes in range(1, 5)]
    with database.transaction() as session:
        for which in (0, 1):
            stage.assess(
                session, which, notes={stage.criterion: "Leder en forening."}, choice=Choice.NEXT, rank=which + 1
            )
        journalised(session, stage.round_id, AFTER)
        assert is_up_to_date(session, stage.numbers[0])
        stage.conclude(session, after[0])
        assert not is_up_to_date(session, stage.numbers[0])
        journalised(session, stage.round_id, after[1], (2, 4))
        assert is_up_to_date(session, stage.numbers[0])
        selection.take_back(session, stage.round(session), "En fejl.", by=BY, now=after[2])
        assert not is_up_to_date(session, stage.numbers[0])

        of_it = [each for each in entries(case_of(session, stage.numbers[0])) if each.key.startswith("recommended")]
        assert [[said.words for said in each.said] for each in of_it] == [
            ["21. december 2026", "næste i rækken 1", "Leder en forening."],
            ["En fejl."],
        ]
        of_round = list(of_selection.of_round(session, stage.round(session)))
        assert [said.words for said in of_round[0].said] == [
            "21. december 2026",
            "Amina Abdi: næste i rækken 1",
            "Bo Bruun: næste i rækken 2",
        ]
