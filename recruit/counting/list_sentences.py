"""What is said of lists: how the seats were divided, and how a list's seats reached its candidates."""

from collections.abc import Sequence
from fractions import Fraction

from recruit.counting.contest import CandidateList, Contest
from recruit.counting.list_votes import HandedOut
from recruit.counting.places import Places
from recruit.counting.quotients import Division, written
from recruit.counting.result import Quotient
from recruit.counting.sentences import Sentence, both, votes
from recruit.counting.ties import called, named, needed

NOTHING = Sentence("", "")

ONE_LIST = Sentence(
    "Der er kun én liste, så der skal ikke stemmes: pladserne går til de øverste på den, og resten er næste i rækken.",
    "There is only one list, so there is no poll: those at its top take the seats, and the rest are next in line.",
)


def everybody(standing: int, places: int) -> Sentence:
    """Say that not more stand than there are seats."""
    return Sentence(
        f"Der er ikke flere opstillet ({standing}) end pladser ({places}), så der skal ikke stemmes: alle får plads.",
        f"Not more stand ({standing}) than there are seats ({places}), so there is no poll: everybody takes a seat.",
    )


def seats(how_many: int) -> Sentence:
    """Return "1 plads", "2 pladser" or "ingen plads"."""
    if not how_many:
        return Sentence("ingen plads", "no seat")
    return Sentence("1 plads", "1 seat") if how_many == 1 else Sentence(f"{how_many} pladser", f"{how_many} seats")


def division(contest: Contest, found: Division, inside: str | None) -> Sentence:
    """Say how seats were divided and where the border is; `inside` is the alliance whose seats they are."""
    with_seat, without = found.border
    return _divided(found, inside).then(
        _full(found.full),
        _told("Pladser, som ingen kan få", "Seats that nobody can take", _number(found.vacant)),
        _told("Mindste kvotient med plads", "Smallest quotient with a seat", _quotient(with_seat)),
        _told("Største uden plads", "Largest without one", _quotient(without)),
        needed(contest, found.tie) if found.tie else NOTHING,
    )


def _divided(found: Division, inside: str | None) -> Sentence:
    places, by = seats(found.seats), ", ".join(str(found.divisor(seat)) for seat in (1, 2, 3))
    if inside is None:
        return Sentence(
            f"{places.da} skal fordeles. Stemmer deles med {by} og så videre; de største kvotienter får hver en plads.",
            f"{places.en} to divide. Votes are divided by {by} and so on; the largest quotients take a seat each.",
        ).then(_allied([one.name for one in found.contenders if one.members]))
    return Sentence(
        f"{inside} har {places.da}, som fordeles på samme måde inden for forbundet.",
        f"{inside} has {places.en}, divided in the same way inside the alliance.",
    )


def _allied(names: Sequence[str]) -> Sentence:
    if not names:
        return NOTHING
    alliances = both(names)
    return Sentence(
        f"Lister i forbund regnes her for én: {alliances.da}.", f"Allied lists count as one here: {alliances.en}."
    )


def _full(names: Sequence[str]) -> Sentence:
    if not names:
        return NOTHING
    at = both(names)
    return Sentence(
        f"Hos {at.da} er der ikke flere, der kan få plads, så turen går videre.",
        f"Nobody is left to take a seat on {at.en}, so the turn goes on.",
    )


def _quotient(row: Quotient | None) -> Sentence:
    found = f"{row.name}, {row.votes} / {row.divisor} = {row.value}" if row else ""
    return Sentence(found, found)


def _number(how_many: int) -> Sentence:
    found = str(how_many) if how_many else ""
    return Sentence(found, found)


def _told(danish: str, english: str, what: Sentence) -> Sentence:
    """Return "<what it is>: <what was found>.", or nothing where there is nothing."""
    return Sentence(f"{danish}: {what.da}.", f"{english}: {what.en}.") if what.da else NOTHING


def by_personal_votes(contest: Contest, one: CandidateList, how_many: int, places: Places) -> Sentence:
    """Say who of a list has its seats by personal votes, and where the border is."""
    has = seats(how_many)
    if not how_many:
        return Sentence(f"Liste {one.id} får {has.da}.", f"List {one.id} has {has.en}.")
    said = Sentence(
        f"Liste {one.id} får {has.da}. Flest personlige stemmer går forud, og listestemmer tæller ikke med.",
        f"List {one.id} has {has.en}. Most personal votes come first, and list votes do not matter.",
    )
    if places.tie is not None:
        return said.then(needed(contest, places.tie))
    seated = [candidate.votes for candidate in one.eligible if candidate.id in places.winners]
    others = [candidate.votes for candidate in one.eligible if candidate.id not in places.winners]
    return said.then(
        _told("Færrest med plads", "Fewest with a seat", votes(str(min(seated)))),
        _told("Flest uden plads", "Most without one", votes(str(max(others)))) if others else NOTHING,
    )


def by_list_votes(contest: Contest, found: HandedOut) -> Sentence:
    """Say what the fordelingstal of a partiliste is, who reaches it and how, and who has the seats that remain."""
    of, winners = found.list, found.order[: found.seats]
    has, reached = seats(found.seats), found.by_personal_votes + found.by_list_votes
    share = f"{of.votes} / {found.seats + 1} = {written(Fraction(of.votes, found.seats + 1))}"
    return Sentence(
        f"Liste {of.id} får {has.da}. Fordelingstallet er {found.needed}: {share}, hævet til næste hele tal.",
        f"List {of.id} has {has.en}. The number to reach is {found.needed}: {share}, raised to the next whole number.",
    ).then(
        _who(contest, "Når det med personlige stemmer", "Reach it by personal votes", found.by_personal_votes),
        _given(contest, found),
        _who(contest, "Når det med listestemmer", "Reach it by list votes", found.by_list_votes),
        _who(
            contest,
            "Får plads med flest stemmer derefter, listestemmer regnet med",
            "Take a seat with the most votes after that, list votes included",
            [who for who in winners if who not in reached],
        ),
    )


def _who(contest: Contest, danish: str, english: str, who: Sequence[int]) -> Sentence:
    return _told(danish, english, named(contest, who)) if who else NOTHING


def _given(contest: Contest, found: HandedOut) -> Sentence:
    if not found.given:
        return NOTHING
    of = votes(str(found.list.list_votes))
    gifts = [(called(contest, who), gift) for who, gift in found.given.items()]
    danish = both([f"{name.da} får {gift}" for name, gift in gifts]).da
    english = both([f"{name.en} gets {gift}" for name, gift in gifts]).en
    return Sentence(
        f"Listestemmerne ({of.da}) gives oppefra på listen, til hver så mange, som der mangler: {danish}.",
        f"The list votes ({of.en}) are given from the top of the list, to each as many as are lacking: {english}.",
    )
