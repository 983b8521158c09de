"""What is erased when its time is over, what stays and why, and that stopped work goes on where it was."""

import threading
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, cast
from uuid import UUID

import pytest
from sqlalchemy import event, func, insert, select
from sqlalchemy.orm import Session

from recruit.acts.ending.carrying_out import leave
from recruit.acts.retention import carry_out, carrying_out, handler, outlook, plan
from recruit.appointments.model import Designate, Membership, MembershipEnding, MembershipHearing, SubstituteCall
from recruit.appointments.operations import substituting
from recruit.appointments.operations.cases import opening, proposing
from recruit.appointments.queries.case import case as case_of
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason
from recruit.appointments.rules.case import DesignateSource, NewDesignate
from recruit.appointments.rules.ending import NewEnding
from recruit.appointments.rules.substitution import CallKind, NewCall, SubstitutionReason
from recruit.bodies.queries import body_by_slug
from recruit.foundation import clock
from recruit.foundation.audit import queries as log
from recruit.foundation.audit.model import AuditDetails, Lookup
from recruit.foundation.dates import Span
from recruit.foundation.files import operations as files
from recruit.foundation.jobs.model import Job
from recruit.foundation.jobs.work import Run
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import Refused
from recruit.foundation.retention.operations import keep_for
from recruit.foundation.retention.rules import DataClass, Held, Rule
from recruit.foundation.undoing import Noted
from recruit.nominations import operations, queries
from recruit.nominations.model import Candidate, CandidateList, Complaint, Nomination, Nominee, Supporter
from recruit.nominations.operations import access, complaints, vetting
from recruit.nominations.operations.retention_stops import revoke_stop, stop_erasing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries.retention import rounds_over_on, stop, stops
from recruit.nominations.rules.access import NewRequest
from recruit.nominations.rules.candidates import CandidateOrder
from recruit.nominations.rules.complaints import NewComplaint, Outcome, Ruling, Standing
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_council, a_day, a_member, a_person, a_substitute, day, the_seats, the_term
from tests.conftest import Database, made_once
from tests.journals import journalised
from tests.nominations import NOON, a_nomination, a_submission, an_open_round
from tests.operations.mail.letters import queued

A_CANDIDATE = DataClass.CANDIDATE_NOT_CHOSEN
ROUNDS = (DataClass.ENDED_NOMINATION, DataClass.SUPPORTERS, A_CANDIDATE, DataClass.CANDIDATE_WITH_A_PLACE)


@pytest.fixture
@made_once
def round_id(database: Database) -> UUID:
    """A round with Amina, who stands and has a supporter, and Bo, who no longer stands."""
    with database.transaction() as session:
        round_ = an_open_round(session)
        amina = a_nomination(session, round_, a_submission(round_, "Amina Abdi"))
        signed = {"manner": Manner.PAPER, "signed_at": NOW, "by": BY.reference}
        session.add(Supporter(nomination_id=amina.id, name="Kaj Lund", identity="0" * 64, **signed))
        bo = a_nomination(session, round_, a_submission(round_, "Bo Bruun", email="bo@mail.example"))
        operations.withdraw(session, queries.nomination(session, bo.id, lock=True), by=BY, now=NOW)
        journalised(session, round_.id)
        return round_.id


def over_on(database: Database, round_id: UUID) -> date:
    with database.reading() as session:
        return rounds_over_on(session)[round_id]


def numbers(database: Database, on: date) -> dict[DataClass, int]:
    with database.reading() as session:
        return {one.which: one.number for one in outlook(session, on=on, classes=ROUNDS) if one.number}


def held(database: Database, on: date, which: DataClass = A_CANDIDATE) -> dict[Held, int]:
    with database.reading() as session:
        return dict(outlook(session, on=on, classes=[which])[0].held)


def erases(database: Database, on: date, **changes: Any) -> dict[DataClass, int]:
    given: dict[str, Any] = {"progress": lambda done, total: None, "classes": ROUNDS} | changes
    erased = carry_out(database.sessions, on=on, by=BY, now=lambda: NOW, **given)
    return {which: number for which, number in erased.items() if number}


def names(session: Session) -> list[str]:
    return sorted(session.scalars(select(Nominee.name)))


def test_each_class_is_due_so_many_days_after_the_round_and_not_a_day_before(
    database: Database, round_id: UUID
) -> None:
    last = over_on(database, round_id)
    assert numbers(database, last + timedelta(days=27)) == {}
    assert held(database, last) == {Held.NOT_OVER: 1}
    assert held(database, last + timedelta(days=1)) == {}
    assert numbers(database, last + timedelta(days=28)) == {DataClass.ENDED_NOMINATION: 1, DataClass.SUPPORTERS: 1}
    assert numbers(database, last + timedelta(days=365))[A_CANDIDATE] == 1


def test_what_is_over_is_erased_and_counted_and_the_log_names_nobody(database: Database, round_id: UUID) -> None:
    on = over_on(database, round_id) + timedelta(days=28)

    assert erases(database, on) == {DataClass.ENDED_NOMINATION: 1, DataClass.SUPPORTERS: 1}

    with database.reading() as session:
        assert names(session) == ["Amina Abdi"]
        assert session.scalar(select(func.count()).select_from(Nomination)) == 2
        assert session.scalar(select(func.count()).select_from(Supporter)) == 0
        assert log.verify(session).holds
        said = " ".join(filter(None, session.scalars(select(AuditDetails.content))))
    assert "Bruun" not in said
    assert erases(database, on) == {}
    assert erases(database, on + timedelta(days=365)) == {A_CANDIDATE: 1}


def test_who_got_a_place_is_kept_as_long_as_the_term(database: Database, round_id: UUID) -> None:
    with database.transaction() as session:
        place = a_substitute(session, queries.round_by_id(session, round_id).groups[0])
        nominee = session.scalars(select(Nominee).filter_by(name="Amina Abdi")).one()
        nominee.person_id = place.person_id
    last = over_on(database, round_id)

    assert A_CANDIDATE not in numbers(database, last + timedelta(days=365))
    assert numbers(database, day("2030-01-27")).get(DataClass.CANDIDATE_WITH_A_PLACE) is None
    assert numbers(database, day("2030-01-28"))[DataClass.CANDIDATE_WITH_A_PLACE] == 1


def test_a_stop_holds_a_round_or_one_nomination_until_it_is_taken_back(database: Database, round_id: UUID) -> None:
    on = over_on(database, round_id) + timedelta(days=365)
    with database.transaction() as session:
        round_ = session.get_one(RecruitmentRound, round_id)
        chosen = select(Nomination.reference).join(Nominee).where(Nominee.name == "Bo Bruun")
        stop_erasing(session, round_, session.scalars(chosen).one(), "Aktindsigt", by=BY, now=NOW)
    assert numbers(database, on) == {DataClass.SUPPORTERS: 1, A_CANDIDATE: 1}
    with database.transaction() as session:
        round_ = session.get_one(RecruitmentRound, round_id)
        stop_erasing(session, round_, "", "Aktindsigt", by=BY, now=NOW)

    assert held(database, on) == {Held.STOPPED: 1}
    assert erases(database, on) == {}

    with database.transaction() as session:
        for standing in stops(session):
            revoke_stop(session, stop(session, standing.id, lock=True), by=BY, now=NOW)
    assert len(erases(database, on)) == 3


def test_a_request_about_the_round_holds_those_alone_whom_its_documents_name(
    database: Database, round_id: UUID
) -> None:
    on = over_on(database, round_id) + timedelta(days=365)
    before = numbers(database, on)
    new = NewRequest("Ib Juhl", "ib@mail.example", "Opslaget.", False, NOW.date(), Manner.EMAIL)
    with database.transaction() as session:
        asked = access.register(session, round_id, None, new, by=BY, now=NOW)
        with pytest.raises(Refused) as refused:
            revoke_stop(session, stop(session, asked.stop_id, lock=True), by=BY, now=NOW)
        assert [each.code for each in refused.value.refusals] == ["access-is-open"]
    assert held(database, on) == {}
    assert numbers(database, on) == before
    with database.transaction() as session:
        named = session.scalars(select(Nominee.nomination_id).where(Nominee.name == "Amina Abdi")).one()
        fixed = {"ordered_by": CandidateOrder.ALPHABETICAL, "down_on": on, "at": NOW, "by": "staff:1"}
        list_ = CandidateList(round_id=round_id, **fixed)
        session.add(list_)
        session.flush()
        session.add(Candidate(list_id=list_.id, position=1, nomination_id=named))

    assert held(database, on) == {Held.STOPPED: 1}


def test_a_stop_says_why_and_of_which_nomination_of_the_round(database: Database, round_id: UUID) -> None:
    with database.transaction() as session, pytest.raises(Refused) as refused:
        stop_erasing(session, session.get_one(RecruitmentRound, round_id), "AAAA-AAAA", " ", by=BY, now=NOW)
    assert [(one.code, one.field) for one in refused.value.refusals] == [
        ("answer-missing", "reason"),
        ("nomination-unknown", "reference"),
    ]


def test_what_is_not_journalised_is_held_until_it_is(database: Database, round_id: UUID) -> None:
    on = over_on(database, round_id) + timedelta(days=365)
    with database.transaction() as session:
        amina = session.scalars(select(Nominee.nomination_id).filter_by(name="Amina Abdi")).one()
        later = NOW + timedelta(minutes=1)
        vetting.note(session, queries.nomination(session, amina), "Ringede.", by=BY, now=later)

    assert held(database, on) == {Held.NOT_JOURNALISED: 1}
    assert erases(database, on) == {DataClass.ENDED_NOMINATION: 1}

    with database.transaction() as session:
        journalised(session, round_id, later, (2, 2), amina)
    assert erases(database, on) == {DataClass.SUPPORTERS: 1, A_CANDIDATE: 1}


def test_an_open_complaint_holds_the_round(database: Database, round_id: UUID) -> None:
    new = NewComplaint("Ib Juhl", "ib@mail.example", Standing.VOTER, "", "Listen.", NOW, Manner.PAPER, "Byrådet", NOON)
    with database.transaction() as session:
        complaints.register(session, round_id, new, about=None, by=BY, now=NOW)
    on = over_on(database, round_id) + timedelta(days=365)

    assert held(database, on) == {Held.COMPLAINT: 1}
    assert erases(database, on) == {}


def test_a_complaint_about_the_round_is_kept_five_years_once_it_is_decided(database: Database, round_id: UUID) -> None:
    on, which = over_on(database, round_id) + timedelta(days=5 * 365), DataClass.ROUND_COMPLAINT
    new = NewComplaint("Ib Juhl", "ib@mail.example", Standing.VOTER, "", "Listen.", NOW, Manner.PAPER, "Byrådet", NOON)
    with database.transaction() as session:
        number = complaints.register(session, round_id, new, about=None, by=BY, now=NOW).id
    assert held(database, on, which) == {Held.COMPLAINT: 1}
    ruling = Ruling(Outcome.NOT_UPHELD, "Byrådet", NOW.date(), "Ib Juhl har ikke ret.")
    with database.transaction() as session:
        complaints.decide(session, round_id, number, ruling, by=BY, now=NOW + timedelta(seconds=1))
    assert held(database, on, which) == {Held.NOT_JOURNALISED: 1}
    assert erases(database, on, classes=[which]) == {}
    with database.transaction() as session:
        journalised(session, round_id, NOW + timedelta(minutes=1), (2, 2))

    assert erases(database, on - timedelta(days=1), classes=[which]) == {}
    assert erases(database, on, classes=[which]) == {which: 1}
    assert erases(database, on, classes=[which]) == {}
    with database.reading() as session:
        left = session.get_one(Complaint, number)
        assert {left.complainant, left.contact, left.text, left.reason} == {"–"}
        assert (left.outcome, left.received_at) == (Outcome.NOT_UPHELD, NOW)


def test_the_log_stays_whole_when_the_details_of_old_entries_are_erased(database: Database, round_id: UUID) -> None:
    on, which = NOW.date() + timedelta(days=5 * 365), DataClass.LOG_DETAILS
    assert erases(database, on - timedelta(days=30), classes=[which]) == {}

    first = erases(database, on + timedelta(days=1), classes=[which])[which]

    assert first > 3
    assert erases(database, on + timedelta(days=1), classes=[which]) == {}
    with database.reading() as session:
        assert log.verify(session).holds
        assert set(session.scalars(select(AuditDetails.content))) == {None, "{}"}


def test_work_that_is_stopped_goes_on_where_it_was(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying_out, "STEP", 2)
    rows = [{"at": NOW, "actor": "staff:1", "subject_kind": "person", "subject_id": str(n)} for n in range(5)]
    with database.transaction() as session:
        session.execute(insert(Lookup), rows)
    on = clock.local(NOW).date() + timedelta(days=184)
    seen: list[tuple[int, int]] = []

    def stopping(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        erases(database, on, classes=[DataClass.LOOKUP], progress=stopping)
    assert seen == [(0, 5), (2, 5)]
    assert erases(database, on, classes=[DataClass.LOOKUP]) == {DataClass.LOOKUP: 3}
    assert erases(database, on - timedelta(days=1), classes=[DataClass.LOOKUP]) == {}


def test_a_letter_that_is_about_no_nomination_loses_its_words_and_one_that_waits_does_not(database: Database) -> None:
    sent, waiting = queued(database, NOW).id, queued(database, NOW).id
    with database.transaction() as session:
        letter = session.get_one(Letter, sent)
        letter.sent_at, letter.next_attempt_at = NOW, None
    on = clock.local(NOW).date() + timedelta(days=5 * 365 + 1)

    assert erases(database, on, classes=[DataClass.LETTER]) == {DataClass.LETTER: 1}

    with database.reading() as session:
        assert session.get_one(Letter, sent).body == ""
        assert session.get_one(Letter, waiting).body != ""


def test_a_job_is_written_down_only_where_something_is_due_by_a_rule_that_was_decided(database: Database) -> None:
    def jobs_after_planning(session: Session) -> int:
        plan(session, now=NOW)
        return session.scalar(select(func.count()).select_from(Job)) or 0

    rule = Rule(183, "Byrådets beslutning")
    with database.transaction() as session:
        long_ago = {"actor": "staff:1", "subject_kind": "person", "subject_id": "1"}
        session.execute(insert(Lookup), [{"at": NOW - timedelta(days=200), **long_ago}])
        assert jobs_after_planning(session) == 0
        keep_for(session, DataClass.LETTER, rule, version=0, by=BY, now=NOW)
        assert jobs_after_planning(session) == 0
        keep_for(session, DataClass.LOOKUP, rule, version=0, by=BY, now=NOW)
        assert jobs_after_planning(session) == 1


def test_the_worker_erases_by_decided_rules_alone(database: Database) -> None:
    with database.transaction() as session:
        long_ago = {"actor": "staff:1", "subject_kind": "person", "subject_id": "1"}
        session.execute(insert(Lookup), [{"at": NOW - timedelta(days=200), **long_ago}])

    def run() -> dict[str, Any]:
        return dict(handler(lambda: NOW)(database.sessions, cast(Run, Watched())))

    assert run() == {}
    with database.transaction() as session:
        keep_for(session, DataClass.LOOKUP, Rule(183, "Byrådets beslutning"), version=0, by=BY, now=NOW)
    assert run() == {DataClass.LOOKUP.value: 1}


class Watched:
    """A run of a job whose progress nobody watches."""

    def progress(self, done: int, total: int) -> None:
        """See `jobs.work.Run`."""


def test_what_somebody_stops_while_it_is_about_to_be_erased_stays(
    database: Database, round_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    on, chosen, hold = over_on(database, round_id) + timedelta(days=365), threading.Event(), carrying_out._hold

    def held(*facts: Any) -> None:
        chosen.set()
        hold(*facts)

    monkeypatch.setattr(carrying_out, "_hold", held)
    erasing = threading.Thread(target=erases, args=(database, on))
    with database.transaction() as session:
        stop_erasing(session, queries.round_by_id(session, round_id), "", "Aktindsigt", by=BY, now=NOW)
        erasing.start()
        if database.engine.dialect.name == "postgresql":  # SQLite has one writer: erasing has not begun
            assert chosen.wait(10)
    erasing.join()

    with database.reading() as session:
        assert len(session.scalars(select(Nominee)).all()) == 2


def test_a_round_is_not_over_while_somebody_can_complain(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        amina = a_nomination(session, round_, a_submission(round_, "Amina Abdi"))
        until = NOON + timedelta(days=400)
        refused = Decided(NOW.date(), "For få stillere.", complaint_to="Byrådet", complaint_until=until)
        vetting.refuse(session, queries.nomination(session, amina.id, lock=True), refused, by=BY, now=NOW)

        assert rounds_over_on(session)[round_.id] == clock.local(until).date()


def test_many_nominations_take_as_many_statements_as_a_few(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        for number in range(12):
            nominee = a_nomination(session, round_, a_submission(round_, f"Elif Kaya {number}")).nominee
            assert nominee is not None
            nominee.photo = files.store_photo(session, bytes([number]), f"{number}", by=BY, now=NOW)
        journalised(session, round_.id)
        round_id = round_.id
    on = over_on(database, round_id) + timedelta(days=365)
    sent: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: sent.append(args[2]))

    def needed(step: int) -> int:
        del sent[:]
        with pytest.MonkeyPatch.context() as patch, suppress(KeyboardInterrupt):
            patch.setattr(carrying_out, "STEP", step)
            erases(database, on, classes=[A_CANDIDATE], progress=_stop_at_once)
        return len(sent)

    assert needed(2) == needed(9)


def _stop_at_once(done: int, _total: int) -> None:
    if done:
        raise KeyboardInterrupt


# Calls for a substitute, and what was noted about departures


@pytest.fixture
@made_once
def ended_term(database: Database) -> None:
    """Hawa, who was ill in the spring and left in June; and Elif, whom nobody has asked yet."""
    with database.transaction() as session:
        body = a_council(session, seats=1)
        (seat,) = the_seats(session, body)
        hawa = a_member(session, seat, a_person(session, "Hawa Ibsen"))
        a_substitute(session, seat.group, a_person(session, "Elif Kaya"))
        spring = Span(day("2026-03-01"), day("2026-05-01"))
        ill = NewCall(CallKind.LEAVE, SubstitutionReason.ILLNESS, spring, "Opereres.")
        substituting.call_in(session, membership(session, body, hawa.id), ill, by=BY, now=NOW)
        session.expire_all()
        gone = NewEnding(a_day("30. juni 2026"), EndReason.RESIGNED, "Syg siden påske.")
        leave(session, body, membership(session, body, hawa.id), gone, by=BY, now=NOW)


TERMS = (DataClass.SUBSTITUTION, DataClass.DEPARTURE_NOTE)


def test_why_somebody_was_away_is_erased_a_year_after_the_term(database: Database, ended_term: None) -> None:
    last = day("2029-12-31") + timedelta(days=365)
    with database.reading() as session:
        (calls, _notes) = outlook(session, on=day("2029-12-31"), classes=TERMS)
        assert dict(calls.held) == {Held.NOT_OVER: 2}

    assert erases(database, last - timedelta(days=1), classes=TERMS) == {}
    assert erases(database, last, classes=TERMS) == {DataClass.SUBSTITUTION: 2, DataClass.DEPARTURE_NOTE: 1}
    assert erases(database, last, classes=TERMS) == {}

    with database.reading() as session:
        left = session.scalars(select(MembershipEnding)).one()
        assert (left.note, left.left_out, left.reason) == ("", {}, EndReason.RESIGNED)
        assert Noted.of(left.noted).changed["membership"] == {str(left.membership_id): {}}
        assert session.scalars(select(SubstituteCall)).all() == []


def test_that_a_member_who_stayed_was_heard_is_erased_a_year_after_the_term(
    database: Database, ended_term: None
) -> None:
    with database.transaction() as session:
        elif_ = session.scalars(select(Membership).where(Membership.end_reason.is_(None))).one()
        absent = {"reason": EndReason.ABSENCE_RULE, "answer_by": day("2026-12-05")}
        session.add(MembershipHearing(membership_id=elif_.id, at=NOW, by=BY.reference, **absent))

    last = day("2029-12-31") + timedelta(days=365)
    with database.reading() as session:
        (notes,) = outlook(session, on=last, classes=(DataClass.DEPARTURE_NOTE,))
        assert (notes.number, notes.oldest) == (2, NOW)
    assert erases(database, last, classes=TERMS)[DataClass.DEPARTURE_NOTE] == 2

    with database.reading() as session:
        assert session.scalars(select(MembershipHearing)).all() == []


def test_a_stop_holds_what_belongs_to_the_term(database: Database, ended_term: None) -> None:
    with database.transaction() as session:
        body = body_by_slug(session, "integrationsraadet")
        round_ = an_open_round(session, body)
        stop_erasing(session, round_, "", "Retssag.", by=BY, now=NOW)

    last = day("2029-12-31") + timedelta(days=365)
    assert held(database, last, DataClass.SUBSTITUTION)[Held.STOPPED] == 2
    assert erases(database, last, classes=TERMS) == {}


def test_what_a_case_says_of_a_candidate_goes_with_the_nomination(database: Database, round_id: UUID) -> None:
    with database.transaction() as session:
        amina, _bo = session.scalars(select(Nomination).order_by(Nomination.received_at, Nomination.reference)).all()
        body = body_by_slug(session, "integrationsraadet")
        (group,) = {seat.group for seat in the_seats(session, body)}
        case = opening.open_case(session, the_term(session, body), "Udpegning", by=BY, now=NOW)
        case = case_of(session, body, case.id, lock=True)
        reason = "Kender området bedst."
        new = NewDesignate(group.id, DesignateSource.COUNCIL, NOW.date(), nomination=amina.id, reason=reason)
        proposing.propose(session, case, new, by=BY, now=NOW)

    erases(database, over_on(database, round_id) + timedelta(days=365))

    with database.reading() as session:
        assert session.scalars(select(Designate.reason)).all() == ["–"]
