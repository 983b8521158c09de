"""What a drawn order means: for each thing a lot can decide, what whoever is drawn first receives."""

from typing import NamedTuple


class Meaning(NamedTuple):
    """The same sentence in Danish and in English."""

    da: str
    en: str


#: What a lot is for, as a record of it says under "for" -> what the order means.
MEANINGS = {
    "seat": Meaning(
        "Den, der trækkes først, får pladsen. Er der flere pladser, går de til de næste.",
        "Whoever is drawn first has the seat. If there are more seats, they go to the next ones.",
    ),
    "substitutes": Meaning(
        "Den, der trækkes først, er den første af dem i rækken. De næste følger efter.",
        "Whoever is drawn first is the first of them in line. The next ones follow.",
    ),
    "exclude": Meaning(
        "Den, der trækkes først, går ud.",
        "Whoever is drawn first is excluded.",
    ),
    "surplus": Meaning(
        "Overskuddet fra den, der trækkes først, går videre først.",
        "Whoever is drawn first has the surplus transferred first.",
    ),
    "quotient": Meaning(
        "Den liste, der trækkes først, får pladsen. Er der flere pladser, går de til de næste.",
        "The list that is drawn first has the seat. If there are more seats, they go to the next ones.",
    ),
    "third-ballot": Meaning(
        "Den, der trækkes først, er med i tredje afstemning. Er der plads til flere, er de næste med.",
        "Whoever is drawn first stands in the third ballot. If there is room for more, the next ones do.",
    ),
}
