"""What stands about somebody can be kept and not used: nobody sees it, it stays, and the person is told before."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations import operations, queries
from recruit.nominations.model import CandidateList
from recruit.nominations.operations import candidates, rights, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import rights as asked
from recruit.nominations.queries import supporters
from recruit.nominations.queries.candidates import place_shown, placed, standing
from recruit.nominations.queries.packet import candidacies, turned_down
from recruit.nominations.rules.rights import Ground
from tests.builders import BY, NOW, day
from tests.conftest import Database
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round

DAY = timedelta(days=1)
TODAY, SOON = date(2026, 11, 21), date(2026, 12, 5)


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [each.code for each in refused.value.refusals]


def test_a_restricted_candidate_is_shown_to_nobody_until_they_were_told_and_the_day_has_come(
    database: Database,
) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session, closes_at=NOW - DAY)
        made = a_nomination(session, round_, a_submission(round_), now=NOW - 2 * DAY)
        amina = queries.nomination(session, made.id, lock=True)
        vetting.approve(session, amina, Decided(day("2026-11-20")), by=BY, now=NOW)
        candidates.fix(session, queries.round_by_id(session, round_.id), Fixing([made.id], SOON), by=BY, now=NOW)
        list_ = standing(session, round_.id)

        def seen() -> list[bool]:
            on_page, in_papers = [each.is_shown for each in placed(session, list_)], bool(candidacies(session, list_))
            return [*on_page, in_papers, place_shown(session, made.id, on=TODAY) == 1]

        assert seen() == [True, True, True]
        rights.restrict(session, amina, Ground.CONTESTED, "Navnet er forkert.", by=BY, now=NOW)
        assert seen() == [False, False, False]
        with pytest.raises(Refused) as again:
            rights.restrict(session, amina, Ground.CLAIM, " ", by=BY, now=NOW)
        assert codes(again) == ["answer-missing", "restriction-stands"]

        with pytest.raises(Refused) as untold:
            rights.lift(session, amina, by=BY, now=NOW)
        assert codes(untold) == ["restriction-untold"]
        with pytest.raises(Refused) as today:
            rights.tell_of_lifting(session, amina, TODAY, by=BY, now=NOW)
        assert codes(today) == ["day-is-not-to-come"]
        rights.tell_of_lifting(session, amina, SOON, by=BY, now=NOW)
        letter = session.scalars(select(Letter).filter_by(kind="restriction_ends")).one()
        assert "5. december 2026" in letter.body
        with pytest.raises(Refused) as early:
            rights.lift(session, amina, by=BY, now=NOW + 13 * DAY)
        assert codes(early) == ["restriction-lasts"]
        assert asked.due(session, on=TODAY) == []
        assert [each.kind for each in asked.due(session, on=SOON)] == ["restriction-over"]

        rights.lift(session, amina, by=BY, now=NOW + 14 * DAY)
        assert seen() == [True, True, True]
        assert asked.due(session, on=SOON) == []


def test_whoever_is_turned_down_stands_in_no_paper_and_a_shared_link_leads_to_nobody_while_it_is_restricted(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session, closes_at=NOW - DAY)
        made, other = (
            a_nomination(session, round_, a_submission(round_, name), now=NOW - 2 * DAY)
            for name in ("Amina Abdi", "Bo Bruun")
        )
        for each in (made, other):
            refused = Decided(day("2026-11-20"), "Bor ikke her.", complaint_to="Byrådet", complaint_until=NOW + DAY)
            vetting.refuse(session, queries.nomination(session, each.id, lock=True), refused, by=BY, now=NOW)
        list_ = CandidateList(round_id=round_.id)
        assert supporters.by_code(session, made.support_code).id == made.id
        assert [each.name for each in turned_down(session, list_)] == ["Amina Abdi", "Bo Bruun"]

        amina = queries.nomination(session, made.id, lock=True)
        rights.restrict(session, amina, Ground.CLAIM, "Bruges i en sag.", by=BY, now=NOW)

        with pytest.raises(NotFound):
            supporters.by_code(session, made.support_code)
        assert [each.name for each in turned_down(session, list_)] == ["Bo Bruun"]


def test_whoever_does_not_answer_is_neither_reminded_nor_erased_while_it_is_restricted(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        made = a_nomination(session, an_open_round(session), a_proposal())
        nomination = queries.nomination(session, made.id, lock=True)
        rights.restrict(session, nomination, Ground.CLAIM, "Bruges i en sag.", by=BY, now=NOW)

        assert operations.remind(session, now=NOW + 8 * DAY) == 0
        assert operations.expire(session, now=NOW + 60 * DAY) == 0
