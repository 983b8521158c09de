"""What is said of a lot: the one that is missing, the one that was drawn, and the one that nothing asked for."""

from collections.abc import Sequence

from recruit.counting.contest import Contest
from recruit.counting.lot import FOR, Lot, Tie, between_and_for
from recruit.counting.sentences import Sentence, listed


def called(contest: Contest, one: int | str) -> Sentence:
    """Return the name of that candidate or list; "nr. 5" where a list gives its candidates none."""
    if isinstance(one, str):
        return Sentence(one, one)
    name = contest.name(one)
    return Sentence(f"nr. {name}", f"no. {name}") if name == str(one) else Sentence(name, name)


def named(contest: Contest, between: Sequence[int] | Sequence[str]) -> Sentence:
    """Return the names of those candidates or lists."""
    names = [called(contest, one) for one in between]
    return Sentence(listed([name.da for name in names], "og"), listed([name.en for name in names], "and"))


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


def unused(lot: Lot) -> Sentence:
    """Say that the lot answers no question of the count."""
    said = between_and_for(lot)
    return Sentence(
        f"Loddet {said.da}, er ikke brugt: Optællingen spurgte ikke om netop det.",
        f"The lot {said.en} was not used: the count did not ask for just that.",
    )
