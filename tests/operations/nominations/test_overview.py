"""The list of a round's nominations, on both databases: what it says of each, narrowed down, sorted, in pages."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy.orm import Session

from recruit.nominations import operations, queries
from recruit.nominations.model import (
    Deficiency,
    Nomination,
    NominationAnswer,
    NominationJoin,
    NominationWithdrawal,
    NomineeAsk,
    VettingDecision,
)
from recruit.nominations.operations import vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries.overview import Line, Order, Wanted, listed, numbers
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules import Erased, NewNominee, Source, Status
from recruit.nominations.rules.vetting import Lacking, Vetting
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner, Route
from tests.builders import BY, NOW
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round

SECOND = timedelta(seconds=1)


def every_history(session: Session, round_: RecruitmentRound) -> None:
    """Write down nominations to which everything has happened that can, in every combination."""
    until = (None, NOW - SECOND, NOW, NOW + SECOND)
    histories = product((None, *Erased), (None, True, False), until, (False, True))
    for number, (erased, accepts, expires_at, is_withdrawn) in enumerate(histories):
        happened = {"by": "system", "at": NOW, "manner": Manner.PHONE}
        nomination = Nomination(
            round_id=round_.id,
            reference=f"{number:04}-TEST",
            route=Route.OTHER,
            source=Source.FORM,
            language="da",
            received_at=NOW,
            received_by="system",
            erased_at=NOW if erased else None,
            erased_because=erased,
            ask=NomineeAsk(asked_at=NOW - timedelta(days=9), expires_at=expires_at) if expires_at else None,
            answers=[] if accepts is None else [NominationAnswer(accepts=accepts, **happened)],
            withdrawals=[NominationWithdrawal(**happened)] if is_withdrawn else [],
        )
        session.add(nomination)


def test_the_database_derives_the_status_as_the_rule_does(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        every_history(session, round_)

    with database.reading() as session:
        ruled = queries.statuses(session, round_, now=NOW)
        derived = listed(session, round_, Wanted(), now=NOW, page=1, size=1000)
        counted = numbers(session, round_, Wanted(), now=NOW)

    assert len(derived) == 6 * 3 * 4 * 2
    assert {line.id: line.status for line in derived} == ruled
    assert dict(counted.by_status) == {status: list(ruled.values()).count(status) for status in Status}


def every_check(session: Session, round_: RecruitmentRound) -> None:
    """Write down people who stand, or have withdrawn, of whom everything is found and decided that can be."""
    kept = a_nomination(session, round_)
    told = (None, NOW - SECOND, NOW - SECOND / 4, NOW, NOW + SECOND)
    plain = product((None, True, False), told, [""])
    histories = [*plain, *product((None, True, False), [NOW + SECOND], ("over", "joined", "withdrawn"))]
    for number, (approves, until, besides) in enumerate(histories):
        person = Nomination(
            round_id=round_.id,
            reference=f"{number:04}-TEST",
            route=Route.SELF,
            source=Source.FORM,
            language="da",
            received_at=NOW,
            received_by="system",
        )
        session.add(person)
        session.flush()
        about = {"nomination_id": person.id, "at": NOW - timedelta(days=9), "by": "system"}
        if until:
            ended = {"remedied_at": NOW, "remedied_by": "system"} if besides == "over" else {}
            session.add(Deficiency(lacking=["age"], text="", remedy_until=until, **about, **ended))
        if approves is not None:
            way = {"committee": "", "conflict": "", "complaint_to": "Rådet", "complaint_until": NOW}
            back = {"revoked_at": NOW, "revoked_by": "system", "revoked_because": "x"} if besides == "over" else {}
            said = {"approves": approves, "reason": "x", "decided_on": NOW.date()}
            session.add(VettingDecision(**said, **way, **about, **back))
        if besides == "joined":
            session.add(NominationJoin(kept_id=kept.id, joined_id=person.id, at=NOW, by="system"))
        if besides == "withdrawn":
            session.add(NominationWithdrawal(nomination_id=person.id, by="system", at=NOW, manner=Manner.PHONE))


def test_the_database_derives_where_the_check_is_as_the_rule_does(database: Database) -> None:
    now = NOW + SECOND / 2
    with database.transaction() as session:
        round_ = an_open_round(session)
        every_check(session, round_)

    with database.reading() as session:
        derived = listed(session, round_, Wanted(), now=now, page=1, size=1000)
        checks = {line.id: check_of(session, line.id) for line in derived}
        counted = numbers(session, round_, Wanted(), now=now)

    ruled = {
        line.id: checks[line.id].vetting(now=now)
        if line.status is Status.STANDS and checks[line.id].kept is None
        else None
        for line in derived
    }
    assert {line.id: line.vetting for line in derived} == ruled
    assert dict(counted.by_vetting) == {each: list(ruled.values()).count(each) for each in Vetting}


def names(session: Session, round_: RecruitmentRound, page: int = 1, size: int = 50, **wanted: object) -> list[str]:
    found = listed(session, round_, replace(Wanted(), **wanted), now=NOW, page=page, size=size)
    return [line.name or "" for line in found]


@pytest.fixture
@made_once
def four(database: Database) -> RecruitmentRound:
    """Return a round to which four people have come: two on their own, one proposed, one proposed without a mailbox."""
    with database.transaction() as session:
        round_ = an_open_round(session)
        a_nomination(session, round_, a_submission(round_, "Åse Ørum"), now=NOW - 4 * SECOND)
        a_nomination(session, round_, a_submission(round_, "Camir Çelik"), now=NOW - 3 * SECOND)
        a_nomination(session, round_, a_proposal("Bo Bruun"), now=NOW - 2 * SECOND)
        by_phone = replace(a_proposal(), nominee=NewNominee("Ib Ibsen", phone="12 34 56 78"))
        a_nomination(session, round_, by_phone, now=NOW - SECOND)
        a_nomination(session, an_open_round(session, slug="en-anden"), a_proposal("Dorthe Dam"))
    return round_


def test_the_list_is_narrowed_down_sorted_and_cut_into_pages(database: Database, four: RecruitmentRound) -> None:
    with database.reading() as session:
        latest_first = names(session, four, order=Order.RECEIVED)
        assert latest_first == ["Ib Ibsen", "Bo Bruun", "Camir Çelik", "Åse Ørum"]
        assert names(session, four, order=Order.NAME) == ["Bo Bruun", "Camir Çelik", "Ib Ibsen", "Åse Ørum"]
        assert names(session, four, order=Order.NAME, page=2, size=3) == ["Åse Ørum"]
        assert names(session, four, status=Status.AWAITING_ANSWER) == ["Bo Bruun", "Ib Ibsen"]
        assert names(session, four, route=Route.SELF, order=Order.NAME) == ["Camir Çelik", "Åse Ørum"]
        assert names(session, four, text="celik") == ["Camir Çelik"]
        assert len(names(session, four, group=four.groups[0].id)) == 4
        assert names(session, four, group=four.id) == []


def test_what_is_due_next_stands_first(database: Database, four: RecruitmentRound) -> None:
    with database.transaction() as session:
        numbers_of = {line.name: line.id for line in listed(session, four, Wanted(), now=NOW, page=1, size=9)}
        assert list(numbers_of) == ["Åse Ørum", "Camir Çelik", "Bo Bruun", "Ib Ibsen"]

        camir, aase = (queries.nomination(session, numbers_of[name]) for name in ("Camir Çelik", "Åse Ørum"))
        soon = NOW + timedelta(hours=1)
        vetting.tell_what_is_lacking(session, camir, [Lacking.CONTACT], "", soon, by=BY, now=NOW)
        assert names(session, four) == ["Åse Ørum", "Camir Çelik", "Bo Bruun", "Ib Ibsen"]

        vetting.approve(session, aase, Decided(NOW.date(), "Ja."), by=BY, now=NOW)
        assert names(session, four) == ["Camir Çelik", "Bo Bruun", "Ib Ibsen", "Åse Ørum"]


def test_somebody_is_found_by_the_reference_that_they_say_on_the_phone(
    database: Database, four: RecruitmentRound
) -> None:
    with database.reading() as session:
        line = listed(session, four, Wanted(status=Status.STANDS), now=NOW, page=1, size=1)[0]

        assert names(session, four, text=f" {line.reference.lower()} ") == [line.name]


def test_whoever_no_letter_reached_stands_out(database: Database, four: RecruitmentRound) -> None:
    with database.transaction() as session:
        lines = {line.name: line for line in listed(session, four, Wanted(), now=NOW, page=1, size=9)}
        back = Wanted(unreached=True, undelivered={lines["Bo Bruun"].id})

        assert [name for name, line in lines.items() if line.needs_a_call] == ["Ib Ibsen"]
        assert names(session, four, unreached=True) == ["Ib Ibsen"]
        assert names(session, four, unreached=True, undelivered=back.undelivered) == ["Bo Bruun", "Ib Ibsen"]
        assert numbers(session, four, back, now=NOW).unreached == 2


def test_what_is_erased_keeps_its_line_without_a_name(database: Database, four: RecruitmentRound) -> None:
    with database.transaction() as session:
        camir = queries.nomination(session, found(session, four, "Camir Çelik").id)
        operations.erase(session, camir, Erased.ASKED_FOR, by=BY, now=NOW)

        assert names(session, four, order=Order.NAME) == ["Bo Bruun", "Ib Ibsen", "Åse Ørum", ""]
        assert numbers(session, four, Wanted(), now=NOW).by_status[Status.WITHDRAWN] == 1


def found(session: Session, round_: RecruitmentRound, name: str) -> Line:
    return next(each for each in listed(session, round_, Wanted(), now=NOW, page=1, size=9) if each.name == name)
