"""What an election still has before it, and what keeps it from going on."""

from datetime import date

from recruit.elections.rules.passing import ElectionFacts, Stands, ahead, hindrances
from recruit.elections.rules.vocabulary import Milestone

TODAY = date(2027, 2, 22)
CONTESTED, FOR_ALL = Stands("Borgervalgte", 6, 8), Stands("Borgervalgte", 6, 6)


def test_an_election_goes_from_its_announcement_to_the_recommendation() -> None:
    way = ahead(ElectionFacts(contests=[CONTESTED]))

    assert way == (
        Milestone.ANNOUNCED,
        Milestone.FIXED,
        Milestone.VOTING,
        Milestone.CLOSED,
        Milestone.CERTIFIED,
        Milestone.RELEASED,
        Milestone.SUBMITTED,
        Milestone.ANNULLED,
    )


def test_six_candidates_for_six_seats_skip_everything_about_a_poll() -> None:
    way = ahead(ElectionFacts(contests=[FOR_ALL]))
    afterwards = ahead(ElectionFacts({Milestone.UNCONTESTED}, [FOR_ALL]))

    assert way[:3] == (Milestone.ANNOUNCED, Milestone.UNCONTESTED, Milestone.CERTIFIED)
    assert afterwards[:2] == (Milestone.ANNOUNCED, Milestone.CERTIFIED)


def test_before_there_are_candidates_and_once_people_vote_it_is_not_for_all() -> None:
    nobody = ElectionFacts(contests=[Stands("Borgervalgte", 6, 0)], has_candidates=False)
    opened = ElectionFacts({Milestone.FIXED, Milestone.VOTING}, [FOR_ALL])

    assert not nobody.is_for_all
    assert not opened.is_for_all
    assert ahead(opened)[1] is Milestone.CLOSED


def test_whoever_is_in_no_contest_holds_the_ballots_back() -> None:
    facts = ElectionFacts(contests=[FOR_ALL], left_out=["Bo Bruun"])

    reasons = [hindrances(kind, facts, today=TODAY)[0] for kind in (Milestone.FIXED, Milestone.UNCONTESTED)]

    assert not facts.is_for_all
    assert [reason.code for reason in reasons] == ["candidates-are-in-no-contest"] * 2


def test_a_rehearsal_has_nothing_before_it_that_goes_out_and_an_annulled_election_nothing() -> None:
    rehearsal = ElectionFacts(contests=[CONTESTED], is_rehearsal=True)

    assert not {Milestone.ANNOUNCED, Milestone.RELEASED, Milestone.SUBMITTED} & set(ahead(rehearsal))
    assert ahead(ElectionFacts({Milestone.ANNULLED}, [CONTESTED])) == ()


def test_what_hinders_is_said_before_anything_is_written() -> None:
    early = hindrances(Milestone.VOTING, ElectionFacts(contests=[CONTESTED]), today=TODAY)
    ready = hindrances(Milestone.UNCONTESTED, ElectionFacts(contests=[FOR_ALL]), today=TODAY)

    assert [reason.code for reason in early] == ["election-has-not-come-so-far"]
    assert ready == ()
