"""What registers of voters hold under a name is told whoever asks, by councils within reach."""

from recruit.elections.operations import voters_register as registers
from recruit.elections.queries import voters_register as reads
from recruit.reports.disclosure.voters import registered
from tests.builders import BY
from tests.conftest import Database
from tests.elections import EVENING, MEETING
from tests.operations.elections.test_voters_register import NEW, with_register


def test_a_voter_a_request_and_a_removal_are_found_by_the_name(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = with_register(session)
        day = EVENING.date()
        registers.decide_request(
            session, election, "Kaj Lund", day, "Bor her ikke.", is_added=False, by=BY, now=EVENING
        )
        registers.freeze(session, election, by=BY, now=EVENING)
        registers.mark(session, election, reads.find(session, election.id, "1")[0], MEETING, by=BY, now=EVENING)
        registers.remove(session, election, reads.find(session, election.id, "2")[0], "Flyttet.", by=BY, now=EVENING)
        (amina,) = registered(session, "amina abdi", None)
        (kaj,) = registered(session, "Kaj Lund", None)
        (bo,) = registered(session, "Bo Bruun", [election.round.term.body_id])
        nobody = [*registered(session, "Amina Abdi", [])]

    assert (amina["source"], amina["number"], amina["voted"], amina["voted_on"]) == (NEW.source, "1", MEETING, day)
    assert (kaj["added"], kaj["reason"]) == (False, "Bor her ikke.")
    assert (bo["number"], bo["taken_back_because"]) == ("2", "Flyttet.")
    assert nobody == []
