"""Each candidate is told once what is new of an election: by e-mail that says nothing, or in a closed letter."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.letters import KINDS
from recruit.elections.model import Election
from recruit.elections.operations import counting, passing, setting_up
from recruit.elections.operations.counting import At
from recruit.elections.operations.letters import tell_candidates
from recruit.elections.operations.packets import keep
from recruit.elections.queries.telling import SPOKEN_OF, due, told_of
from recruit.elections.queries.told import closed_instead
from recruit.elections.rules.packets import Keeping
from recruit.elections.rules.setting_up import ElectionSettings, NewContest
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.telling import Telling
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.i18n import format_date, format_datetime
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Draft, Status
from recruit.nominations.model import Nominee, Restriction
from recruit.nominations.queries.round import round_by_id
from tests.builders import BY
from tests.conftest import Database, made_once
from tests.elections import COMMITTEE, EVENING, FINAL, MEETING, NAMES, POLLING, an_election, entered, loaded
from tests.operations.elections.refusing import refused

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
LATER = EVENING + timedelta(days=2)


@pytest.fixture
@made_once
def certified(sqlite: Database) -> Election:
    """Amina and Dorthe are recommended, Bo is next in order; Kaj can no longer have a seat. None has e-mail but Bo."""
    with sqlite.transaction() as session:
        election = an_election(session, passed=CLOSED, seats=2)
        without_email(session, {"Amina Abdi", "Dorthe Dam", "Kaj Lund"})
        contest = entered(session, election, (5, 3, 4, 2))
        passing.withdraw_entry(session, contest.entries[3], election, "Flyttet.", by=BY, now=EVENING)
        counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
        passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
        return election


def without_email(session: Session, names: Collection[str]) -> None:
    for nominee in session.scalars(select(Nominee).where(Nominee.name.in_(names))):
        nominee.email, nominee.address = "", "Havnegade 1"
    session.flush()


def tell(database: Database, election: Election, *, also: Sequence[UUID] = (), days: int = 0) -> int:
    with database.transaction() as session:
        return telling(session, election, also=also, now=LATER + timedelta(days=days))


def telling(session: Session, election: Election, *, also: Sequence[UUID] = (), now: datetime = LATER) -> int:
    return tell_candidates(session, loaded(session, election), also=also, by=BY, now=now)


def waiting(database: Database) -> dict[str, str]:
    """Return the closed letters that wait to be sent, by the first line of the address."""
    with database.reading() as session:
        letters = session.scalars(select(Letter).where(Letter.kind.in_(KINDS.values())))
        found = [letter for letter in letters if letter.status is Status.TO_POST]
        assert {letter.scope.partition(":")[0] for letter in found} <= {"body"}
        return {letter.address.splitlines()[0]: " ".join(letter.body.split()) for letter in found}


def certify_again(database: Database, election: Election, votes: Sequence[int]) -> None:
    with database.transaction() as session:
        ours = loaded(session, election)
        passing.take_back(session, ours, Milestone.CERTIFIED, "Talt forkert.", by=BY, now=LATER)
        contest = entered(session, ours, votes, now=LATER)
        counting.count(session, ours, contest, FINAL, by=BY, now=LATER)
        passing.record(session, loaded(session, ours), Milestone.CERTIFIED, COMMITTEE, by=BY, now=LATER)


def test_each_candidate_is_told_what_the_vote_advises_and_nobody_is_told_twice(
    sqlite: Database, certified: Election
) -> None:
    with sqlite.reading() as session:
        waits = [(one.kind, one.facts["name"]) for one in due(session, on=POLLING)]
        assert (waits, due(session, on=POLLING + SPOKEN_OF)) == ([("election-not-told", "Valg til rådet")], [])
    assert tell(sqlite, certified) == 3

    found = waiting(sqlite)
    assert set(found) == {"Amina Abdi", "Dorthe Dam"}
    assert "Du er indstillet til udpegning til Integrationsrådet (Borgervalgte)." in found["Amina Abdi"]
    assert "det er kommunalbestyrelsen, der udpeger medlemmerne" in found["Amina Abdi"]
    assert not [word for word in ("valgt ", "suppleant", "erstatter") if word in " ".join(found.values())]
    with sqlite.reading() as session:
        (mail,) = session.scalars(select(Letter).filter_by(kind="election_news"))
        assert "Valg" not in mail.subject + mail.body
        assert (mail.link_purpose, "næste" in mail.body) == ("own-nomination", False)
    assert refused(sqlite, lambda session: telling(session, certified)) == ["everybody-is-told"]
    with sqlite.reading() as session:
        assert due(session, on=POLLING) == []


def test_whoever_can_no_longer_have_a_seat_is_told_only_where_somebody_wants_it(
    sqlite: Database, certified: Election
) -> None:
    out = certified.contests[0].entries[3].nomination_id

    assert tell(sqlite, certified, also=[out]) == 4
    assert "ikke længere kan få en plads" in waiting(sqlite)["Kaj Lund"]


def test_nothing_is_written_to_whoever_is_not_used_for_the_time_being(sqlite: Database, certified: Election) -> None:
    with sqlite.transaction() as session:
        amina = certified.contests[0].entries[0].nomination_id
        held = {"nomination_id": amina, "ground": "claim", "reason": "Bruges i en sag", "by": BY.reference}
        session.add(Restriction(**held, since=EVENING))

    assert tell(sqlite, certified, also=[amina]) == 2
    assert set(waiting(sqlite)) == {"Dorthe Dam"}


def test_another_result_is_told_in_a_letter_that_says_which_one_it_takes_the_place_of(
    sqlite: Database, certified: Election
) -> None:
    tell(sqlite, certified)
    with sqlite.transaction() as session:
        for letter in session.scalars(select(Letter).where(Letter.kind.in_(KINDS.values()))).all():
            by_hand.mark_sent(session, letter, by=BY, now=LATER)

    certify_again(sqlite, certified, (5, 4, 3, 2))

    assert tell(sqlite, certified, days=3) == 2
    found = waiting(sqlite)
    assert set(found) == {"Dorthe Dam"}
    assert "nummer 1 blandt dem, der er næste i rækken (Borgervalgte)" in found["Dorthe Dam"]
    assert f"Dette brev erstatter vores brev af {format_date(LATER.date())}." in found["Dorthe Dam"]
    with sqlite.reading() as session:
        bo = told_of(session, certified.contests[0].entries[1].nomination_id)
        assert bo
        assert bo.what is Telling.RECOMMENDED


def test_a_letter_that_nobody_has_sent_is_stopped_and_not_spoken_of(sqlite: Database, certified: Election) -> None:
    tell(sqlite, certified)

    certify_again(sqlite, certified, (5, 4, 3, 2))
    tell(sqlite, certified, days=3)

    assert "erstatter" not in waiting(sqlite)["Dorthe Dam"]
    assert "næste i rækken" in waiting(sqlite)["Dorthe Dam"]


def test_with_the_certificate_unsent_letters_are_taken_back_and_the_same_result_is_written_anew(
    database: Database,
) -> None:
    """Dorthe's letter was sent, and holds again; Bo's waits to be sent once more, and Amina's was not sent at all."""
    with database.transaction() as session:
        election = an_election(session, passed=CLOSED, seats=2)
        without_email(session, NAMES)
        counting.count(session, election, entered(session, election, (5, 3, 4, 2)), FINAL, by=BY, now=EVENING)
        passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
        telling(session, election)
        written = {one.address.splitlines()[0]: one for one in session.scalars(select(Letter)) if one.address}
        for name in ("Bo Bruun", "Dorthe Dam"):
            by_hand.mark_sent(session, written[name], by=BY, now=LATER)
        by_hand.send_again(session, written["Bo Bruun"], by=BY, now=LATER + timedelta(hours=1))
        passing.take_back(session, loaded(session, election), Milestone.CERTIFIED, "Talt forkert.", by=BY, now=LATER)
    after = waiting(database)
    with database.transaction() as session:
        passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=LATER)

    assert after == {}
    assert tell(database, election, days=1) == 3
    assert set(waiting(database)) == {"Amina Abdi", "Bo Bruun", "Kaj Lund"}


def test_a_letter_about_another_election_of_the_round_stays(sqlite: Database) -> None:
    annulled = replace(COMMITTEE, note="Sedlerne var forkerte.")
    with sqlite.transaction() as session:
        first = an_election(session, passed=CLOSED[:1])
        without_email(session, {"Bo Bruun"})
        passing.record(session, first, Milestone.ANNULLED, annulled, by=BY, now=EVENING)
        again = ElectionSettings("Nyt valg", POLLING, "Salen", "Alle.")
        two = [NewContest("Borgervalgte", 2)]
        second = setting_up.create(
            session, round_by_id(session, first.round_id), again, two, by=BY, now=EVENING - timedelta(60)
        )
        passing.record(session, loaded(session, second), Milestone.FIXED, COMMITTEE, by=BY, now=EVENING)
    tell(sqlite, first)
    tell(sqlite, second, days=1)

    with sqlite.reading() as session:
        letters = session.scalars(select(Letter).where(Letter.kind.in_(KINDS.values())))
        found = {letter.kind for letter in letters if letter.status is Status.TO_POST}
    assert found == {"election_annulled", "election_on_the_ballot"}


def test_a_letter_says_until_when_one_can_complain_where_that_is_written_down(
    sqlite: Database, certified: Election
) -> None:
    with sqlite.transaction() as session:
        keeping = Keeping(LATER + timedelta(days=14), 30, "Valgregulativet § 9")
        keep(session, loaded(session, certified), keeping, by=BY, now=LATER)
    tell(sqlite, certified)

    assert "Du kan klage over valget." in waiting(sqlite)["Amina Abdi"]
    assert f"Fristen er {format_datetime(LATER + timedelta(days=14))}." in waiting(sqlite)["Amina Abdi"]


def test_before_the_poll_candidates_learn_their_number_and_when_it_is_annulled_that_and_why(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = an_election(session, passed=CLOSED[:1])
        without_email(session, NAMES)
    tell(sqlite, election)
    first = waiting(sqlite)
    with sqlite.transaction() as session:
        annulled = replace(COMMITTEE, note="Sedlerne var forkerte.")
        passing.record(session, loaded(session, election), Milestone.ANNULLED, annulled, by=BY, now=EVENING)
    tell(sqlite, election, days=1)
    second = waiting(sqlite)
    with sqlite.transaction() as session:
        ours = loaded(session, election)
        passing.take_back(session, ours, Milestone.ANNULLED, "En anden grund.", by=BY, now=LATER)
        passing.record(
            session, loaded(session, ours), Milestone.ANNULLED, replace(annulled, note="Dobbelt."), by=BY, now=LATER
        )
    tell(sqlite, election, days=2)

    assert "Du står på stemmesedlen som nummer 2." in first["Bo Bruun"]
    assert "Dag: 22. februar 2027 Sted: Kulturhuset, sal 2" in first["Bo Bruun"]
    assert "Begrundelsen er: Sedlerne var forkerte." in second["Bo Bruun"]
    assert "Begrundelsen er: Dobbelt." in waiting(sqlite)["Bo Bruun"]


def test_of_two_contests_a_candidate_learns_both_numbers_and_the_better_result(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        two = [NewContest("Forkvinde", 1), NewContest("Medlemmer", 3)]
        election = an_election(session, contests=two, passed=CLOSED[:1])
        without_email(session, NAMES)
    tell(sqlite, election)
    first = waiting(sqlite)
    with sqlite.transaction() as session:
        ours = loaded(session, election)
        for kind in CLOSED[1:]:
            passing.record(session, ours, kind, COMMITTEE, by=BY, now=EVENING)
        for contest, votes in zip(ours.contests, ((5, 3, 4, 2), (2, 3, 4, 5)), strict=True):
            counted = Counted(valid=14, blank=0, votes=dict(enumerate(votes, 1)))
            counting.enter(session, ours, contest, At(FINAL, "Salen", MEETING, 1), counted, by=BY, now=EVENING)
            counting.count(session, ours, contest, FINAL, by=BY, now=EVENING)
        passing.record(session, ours, Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
    tell(sqlite, election, days=1)

    assert "som nummer 2 (Forkvinde), 2 (Medlemmer)." in first["Bo Bruun"]
    assert "til Integrationsrådet (Forkvinde)." in waiting(sqlite)["Amina Abdi"]
    assert "til Integrationsrådet (Medlemmer)." in waiting(sqlite)["Bo Bruun"]


def test_a_cancelled_poll_is_told_to_all_and_a_certified_one_of_it_says_nothing_new(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, NAMES[:2], passed=[Milestone.UNCONTESTED])
        without_email(session, NAMES)

    assert tell(database, election) == 2
    assert "De indstilles alle til udpegning." in waiting(database)["Amina Abdi"]
    with database.transaction() as session:
        passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
    assert refused(database, lambda session: telling(session, election)) == ["everybody-is-told"]


def test_of_a_rehearsal_and_of_a_result_that_is_not_certain_nobody_is_told(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        rehearsal = an_election(session, passed=CLOSED[:1], is_rehearsal=True)
    assert refused(sqlite, lambda session: telling(session, rehearsal)) == ["rehearsal-goes-nowhere"]

    with sqlite.transaction() as session:
        ours = loaded(session, rehearsal)
        ours.is_rehearsal = False
        for kind in CLOSED[1:]:
            passing.record(session, ours, kind, COMMITTEE, by=BY, now=EVENING)
    assert refused(sqlite, lambda session: telling(session, rehearsal)) == ["election-has-not-come-so-far"]


def test_an_e_mail_that_no_mailbox_takes_is_said_on_paper_as_long_as_it_holds(
    sqlite: Database, certified: Election
) -> None:
    def instead(session: Session) -> Draft | None:
        return closed_instead(session, session.scalars(select(Letter).filter_by(kind="election_news")).one())

    tell(sqlite, certified)
    with sqlite.reading() as session:
        draft = instead(session)
        assert draft
        assert (draft.kind, draft.facts["number"]) == ("election_next", "1")
    with sqlite.transaction() as session:
        ours = loaded(session, certified)
        passing.take_back(session, ours, Milestone.CERTIFIED, "Talt forkert.", by=BY, now=LATER)

    assert refused(sqlite, instead) == ["letter-is-overtaken"]
