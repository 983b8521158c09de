"""An election's decisions, its result and the letters to its candidates are documents of the round's case."""

from recruit.elections.operations import passing
from recruit.elections.operations.letters import tell_candidates
from recruit.elections.rules.vocabulary import Milestone
from recruit.reports.journal.entry import Direction, Guard
from recruit.reports.journal.of_election import of_round
from tests.builders import BY
from tests.conftest import Database
from tests.elections import EVENING, NAMES, an_election, loaded


def test_a_cancelled_poll_its_letters_and_that_it_is_taken_back_are_documents(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = an_election(session, NAMES[:2], passed=[Milestone.UNCONTESTED])
        tell_candidates(session, election, by=BY, now=EVENING)
        decided, told = of_round(session, election.round)
        passing.take_back(session, loaded(session, election), Milestone.UNCONTESTED, "En fejl.", by=BY, now=EVENING)
        gone, back, _told = of_round(session, election.round)
        loaded(session, election).is_rehearsal = True
        session.flush()
        rehearsed = [*of_round(session, election.round)]

    said = {each.label: each for each in decided.said}
    assert (decided.party, said["Hvem der var til stede"].words) == ("valgbestyrelsen", "Grethe Holm, Ada Bruun")
    names = said["Borgervalgte: indstilles til udpegning"]
    assert (names.words, names.guard) == ("1. Amina Abdi\n2. Bo Bruun", Guard.PRIVATE)
    assert (told.direction, [each.words for each in told.said]) == (Direction.OUT, ["2"])
    assert (decided.key, [each.words for each in back.said]) == (gone.key, ["En fejl."])
    assert rehearsed == []
