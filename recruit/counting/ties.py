"""What is said of a lot: the one that is missing, and the one that was drawn."""

from collections.abc import Sequence

from recruit.counting.contest import Contest
from recruit.counting.lot import Purpose, Tie
from recruit.counting.sentences import Sentence, both

#: What the first one drawn receives, after "det afgøres ved lodtrækning" and "a lot decides".
FOR: dict[Purpose, Sentence] = {
    "seat": Sentence("hvem der får plads", "who takes a seat"),
    "substitutes": Sentence("hvem der er næste i rækken", "who is next in line"),
    "exclude": Sentence("hvem der går ud", "who is excluded"),
    "surplus": Sentence("hvis overskud der fordeles først", "whose surplus is transferred first"),
    "quotient": Sentence("hvilken liste der får pladsen", "which list takes the seat"),
    "third-ballot": Sentence("hvem der går videre til tredje afstemning", "who goes on to the third ballot"),
}


def named(contest: Contest, between: Sequence[int] | Sequence[str]) -> Sentence:
    """Return the names of those candidates or lists."""
    return both([one if isinstance(one, str) else contest.name(one) for one in between])


def needed(contest: Contest, tie: Tie) -> Sentence:
    """Say that a lot is needed, between whom, and for what."""
    names, what = named(contest, tie.between), FOR[tie.purpose]
    return Sentence(
        f"{names.da} står lige. Det afgøres ved lodtrækning, {what.da} ({tie.how_many} af {len(tie.between)}).",
        f"{names.en} are equal. A lot decides {what.en} ({tie.how_many} of {len(tie.between)}).",
    )


def drawn(contest: Contest, tie: Tie, received: Sequence[int] | Sequence[str]) -> Sentence:
    """Say who was drawn."""
    names, what, who = named(contest, tie.between), FOR[tie.purpose], named(contest, received)
    return Sentence(
        f"{names.da} stod lige. Lodtrækningen afgjorde, {what.da}: {who.da}.",
        f"{names.en} were equal. The lot decided {what.en}: {who.en}.",
    )
