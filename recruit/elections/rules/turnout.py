"""How many voted (valgdeltagelse): of how many that is, only a register can say."""

from collections.abc import Mapping
from dataclasses import dataclass

from recruit.elections.rules.vocabulary import FormOfVoting


@dataclass(frozen=True, slots=True)
class Voted:
    """How many voted, by form of voting; a form of which nobody knows it is not among them."""

    by_form: Mapping[FormOfVoting, int]
    #: How many may vote; None where no register says of how many that is.
    known: int | None = None

    @property
    def all(self) -> int:
        """How many voted in all."""
        return sum(self.by_form.values())


def voted(counted: Mapping[FormOfVoting, int | None], marked: Mapping[FormOfVoting, int], known: int) -> Voted | None:
    """Return how many voted: as they were `marked` in a register of so many `known`, or else as they were counted.

    A register in which nobody is marked of a form that people voted in was not kept to the end: it says no turnout.
    None where nobody counted anybody.
    """
    is_whole = all(marked.get(form) or not number for form, number in counted.items())
    if known and marked and is_whole:
        return Voted({form: marked[form] for form in counted if marked.get(form)}, known)
    numbers = {form: number for form, number in counted.items() if number is not None}
    return Voted(numbers) if numbers else None
