"""A list's seats given to its candidates, and who of them comes next."""

from dataclasses import replace

from recruit.counting import list_sentences
from recruit.counting.contest import CandidateList, Contest
from recruit.counting.list_votes import hand_out
from recruit.counting.lot import Lots
from recruit.counting.places import Standing, Whose, ended, fill, line_up, seated
from recruit.counting.result import Action, ActionKind, Count, Stage
from recruit.counting.ties import drawn


def seat(contest: Contest, one: CandidateList, seats: int, lots: Lots) -> Count:
    """Return the count of one list, which has that many seats: who has them, who is next in line, and what is open."""
    by = _by_list_votes if one.arrangement == "partiliste" else _by_personal_votes
    return by(contest, one, seats, lots)


def _by_personal_votes(contest: Contest, one: CandidateList, seats: int, lots: Lots) -> Count:
    """Seat those with the most personal votes; a lot where equal ones do not all get in (KVL § 85)."""
    standings = [Standing(candidate.id, candidate.votes) for candidate in one.eligible]
    whose = Whose(list=one.id)
    places = fill(standings, seats, lots, whose)
    found = seated(standings, places, contest.wanted, lots, whose)
    totals = tuple(str(candidate.votes) for candidate in one.candidates or ())
    why = list_sentences.by_personal_votes(contest, one, seats, places)
    stages = [Stage(Action(ActionKind.LIST, list=one.id), why, totals, elected=places.by_votes)]
    stages += [
        Stage(Action(ActionKind.LOT, list=one.id), drawn(contest, lot.tie, lot.seated), totals, elected=lot.seated)
        for lot in places.drawings
    ]
    return replace(found, stages=tuple(stages))


def _by_list_votes(contest: Contest, one: CandidateList, seats: int, lots: Lots) -> Count:
    """Seat the candidates of a partiliste (EP-valgloven § 35); nobody is equal to anybody, so no lot is ever needed."""
    found = hand_out(one, seats)
    winners = found.order[:seats]
    line = line_up([(who,) for who in found.order[seats:]], contest.wanted, lots, Whose(list=one.id))
    stage = Stage(
        Action(ActionKind.LIST, list=one.id),
        list_sentences.by_list_votes(contest, found),
        tuple(str(found.total(candidate)) for candidate in one.candidates or ()),
        elected=winners,
        quota=str(found.needed),
    )
    return replace(ended(line), winners=winners, stages=(stage,))
