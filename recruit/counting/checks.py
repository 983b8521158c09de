"""Whether a contest holds together: what no method can count is refused here, with one sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator

from recruit.counting.contest import BadInput, Contest
from recruit.counting.lot import lists_in
from recruit.counting.sentences import Sentence

#: Methods whose papers put candidates in an order; those in which each mark is a vote; those that count lists.
PREFERENCE = ("stv-scottish-2007", "stv-meek")
MARKS = ("plurality", "block", "approval")
LISTS = ("list-dhondt", "list-saintelague")
KNOWN = (*MARKS, "majority", *LISTS, *PREFERENCE)

#: More seats than any council has; a larger number is a slip of the pen.
MOST_SEATS = 10_000


def check(contest: Contest) -> None:
    """Raise BadInput with the first thing that does not hold."""
    for why in _faults(contest):
        raise BadInput(why)


def _faults(contest: Contest) -> Iterator[Sentence]:
    if contest.method not in KNOWN:
        known = ", ".join(KNOWN)
        yield Sentence(
            f"Metoden “{contest.method}” findes ikke. Vælg en af: {known}.",
            f"There is no method “{contest.method}”. Choose one of: {known}.",
        )
    if not 1 <= contest.seats <= MOST_SEATS:
        yield Sentence(
            f"Der skal være mellem 1 og {MOST_SEATS} pladser.", f"There must be between 1 and {MOST_SEATS} seats."
        )
    yield from _list_faults(contest) if contest.method in LISTS else _candidate_faults(contest)


def _candidate_faults(contest: Contest) -> Iterator[Sentence]:
    numbers = [one.id for one in contest.candidates]
    if numbers != list(range(1, len(numbers) + 1)):
        yield Sentence(
            "Kandidaterne skal have numrene 1, 2, 3 og så videre i rækkefølge.",
            "The candidates must have the numbers 1, 2, 3 and so on, in order.",
        )
    if contest.lists:
        yield Sentence(
            f"Metoden {contest.method} tæller kandidater, ikke lister.",
            f"The method {contest.method} counts candidates, not lists.",
        )
    if contest.method == "majority" and (contest.seats > 1 or contest.group_seats):
        yield Sentence("Ved flertalsvalg er der én plads.", "In a majority election there is one seat.")
    if contest.method != "majority" and len(contest.polls) > 1:
        yield Sentence("Der kan kun være én stemmeseddelfil.", "There can only be one file of papers.")
    if contest.method == "block" and contest.max_marks is None:
        yield Sentence(
            "Det mangler, hvor mange krydser en seddel må have (max_marks).",
            "It is missing how many marks a paper may have (max_marks).",
        )
    yield from _group_faults(contest)


def _group_faults(contest: Contest) -> Iterator[Sentence]:
    if contest.group_cap is not None and (contest.method not in MARKS or contest.group_seats):
        yield Sentence(
            "Et loft pr. gruppe kan kun bruges, hvor krydser tælles, og ikke sammen med pladser til hver gruppe.",
            "A cap per group can only be used where marks are counted, and not together with seats for each group.",
        )
    if contest.group_cap is not None and contest.group_cap < 1:
        yield Sentence("Et loft pr. gruppe skal være mindst 1.", "A cap per group must be at least 1.")
    if not contest.group_seats:
        return
    if min(contest.group_seats.values()) < 1:
        yield Sentence("Hver gruppe skal have mindst én plads.", "Each group must have at least one seat.")
    if sum(contest.group_seats.values()) != contest.seats:
        yield Sentence(
            f"Gruppernes pladser giver ikke {contest.seats} tilsammen.",
            f"The groups' seats do not add up to {contest.seats}.",
        )
    for one in contest.candidates:
        if one.group not in contest.group_seats:
            yield Sentence(
                f"{one.name} hører ikke til nogen gruppe, der har pladser.",
                f"{one.name} belongs to no group that has seats.",
            )


def _list_faults(contest: Contest) -> Iterator[Sentence]:
    if contest.candidates or contest.polls:
        yield Sentence(
            "Lister tælles ud fra deres stemmetal, ikke ud fra stemmesedler eller enkelte kandidater.",
            "Lists are counted from their totals, not from papers or single candidates.",
        )
    if contest.group_seats or contest.group_cap is not None:
        yield Sentence("Lister har ikke pladser eller loft for grupper.", "Lists have no seats or caps for groups.")
    if again := _repeated("+".join(lists_in(one.id)) for one in contest.lists):
        yield Sentence(f"Listen {again} står to gange.", f"The list {again} stands twice.")
    everybody = (str(who.id) for one in contest.lists for who in one.candidates or ())
    if again := _repeated(everybody):
        yield Sentence(f"Kandidat {again} står to gange.", f"Candidate {again} stands twice.")
    for one in contest.lists:
        personal = sum(who.votes for who in one.candidates or ())
        if one.candidates is not None and one.votes != one.list_votes + personal:
            yield Sentence(
                f"Liste {one.id} har {one.votes} stemmer, men listestemmer og personlige stemmer giver "
                f"{one.list_votes + personal}.",
                f"List {one.id} has {one.votes} votes, but list votes and personal votes add up to "
                f"{one.list_votes + personal}.",
            )
    yield from _alliance_faults(contest)


def _alliance_faults(contest: Contest) -> Iterator[Sentence]:
    known = {one.id for one in contest.lists}
    named = {lists_in(name): name for name in known}
    for alliances in (contest.valgforbund, contest.listeforbund):
        members = [member for alliance in alliances for member in alliance]
        if any(len(alliance) < 2 for alliance in alliances):
            yield Sentence("Et forbund skal have mindst to lister.", "An alliance must have at least two lists.")
        if clash := named.keys() & {lists_in("+".join(alliance)) for alliance in alliances}:
            name = named[min(clash)]
            yield Sentence(f"Liste {name} hedder som et forbund.", f"List {name} has the name of an alliance.")
        for member in members:
            if member not in known:
                yield Sentence(f"Der er ingen liste {member}.", f"There is no list {member}.")
        if again := _repeated(members):
            yield Sentence(f"Liste {again} er med i to forbund.", f"List {again} is in two alliances.")
    for joint in contest.listeforbund:
        if any(set(joint) & set(alliance) and not set(joint) <= set(alliance) for alliance in contest.valgforbund):
            names = "+".join(joint)
            yield Sentence(
                f"Listeforbundet {names} ligger både i og uden for et valgforbund.",
                f"The listeforbund {names} lies both inside and outside a valgforbund.",
            )


def _repeated(names: Iterable[str]) -> str | None:
    """Return a name that stands more than once, or None."""
    return next((name for name, times in Counter(names).items() if times > 1), None)
