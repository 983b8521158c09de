"""A contest that does not hold together is refused with one sentence."""

from dataclasses import replace
from typing import Any

import pytest

from recruit.counting.contest import BadInput, Contest
from recruit.counting.methods import METHODS, count
from tests.counting.elections import a_list, election, with_people
from tests.counting.papers import contest

ANNA_AND_BO = contest("plurality", 1, "3 A, 2 B")
GROUPS = contest("plurality", 2, "3 A, 2 B, 2 C", groups="xxy", group_seats={"x": 1, "y": 1})
LISTS = election(2, a_list("A", 5), a_list("B", 4), a_list("C", 3))


def refusal(contest: Contest, **changed: Any) -> BadInput:
    """Why the contest is not counted, once it is changed so."""
    with pytest.raises(BadInput) as refused:
        count(replace(contest, **changed))
    return refused.value


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"method": "dice"}, f"Metoden “dice” findes ikke. Vælg en af: {', '.join(METHODS)}."),
        ({"seats": 0}, "Der skal være mellem 1 og 10000 pladser."),
        ({"seats": 10_001}, "Der skal være mellem 1 og 10000 pladser."),
        (
            {"candidates": ANNA_AND_BO.candidates[1:]},
            "Kandidaterne skal have numrene 1, 2, 3 og så videre i rækkefølge.",
        ),
        ({"lists": LISTS.lists}, "Metoden plurality tæller kandidater, ikke lister."),
        ({"method": "majority", "seats": 2}, "Ved flertalsvalg er der én plads."),
        ({"method": "majority", "group_seats": {"x": 1}}, "Ved flertalsvalg er der én plads."),
        ({"polls": ANNA_AND_BO.polls * 2}, "Der kan kun være én stemmeseddelfil."),
        ({"method": "block"}, "Det mangler, hvor mange krydser en seddel må have (max_marks)."),
        ({"group_cap": 0}, "Et loft pr. gruppe skal være mindst 1."),
        (
            {"method": "stv-meek", "group_cap": 1},
            "Et loft pr. gruppe kan kun bruges, hvor krydser tælles, og ikke sammen med pladser til hver gruppe.",
        ),
    ],
)
def test_what_no_method_can_count_is_refused(changed: dict[str, Any], why: str) -> None:
    assert refusal(ANNA_AND_BO, **changed).sentence("da") == why


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"group_cap": 1}, "Et loft pr. gruppe kan kun bruges, hvor krydser tælles, og ikke sammen med pladser til"),
        ({"seats": 3}, "Gruppernes pladser giver ikke 3 tilsammen."),
        ({"group_seats": {"x": 2, "y": 0}}, "Hver gruppe skal have mindst én plads."),
        ({"group_seats": {"x": 1, "z": 1}}, "Carl hører ikke til nogen gruppe, der har pladser."),
    ],
)
def test_groups_that_do_not_fit_the_seats_are_refused(changed: dict[str, Any], why: str) -> None:
    assert refusal(GROUPS, **changed).sentence("da").startswith(why)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"candidates": ANNA_AND_BO.candidates}, "Lister tælles ud fra deres stemmetal, ikke ud fra stemmesedler"),
        ({"polls": ANNA_AND_BO.polls}, "Lister tælles ud fra deres stemmetal, ikke ud fra stemmesedler"),
        ({"group_seats": {"x": 2}}, "Lister har ikke pladser eller loft for grupper."),
        ({"group_cap": 1}, "Lister har ikke pladser eller loft for grupper."),
        ({"lists": (a_list("A", 5), a_list("A", 4))}, "Listen A står to gange."),
        ({"lists": (with_people("A", 5), with_people("B", 4))}, "Kandidat 1 står to gange."),
        (
            {"lists": (replace(with_people("A", 5, 3, list_votes=2), votes=11),)},
            "Liste A har 11 stemmer, men listestemmer og personlige stemmer giver 10.",
        ),
        ({"valgforbund": (("A", "D"),)}, "Der er ingen liste D."),
        ({"listeforbund": (("A", "D"),)}, "Der er ingen liste D."),
        ({"valgforbund": (("A", "B"), ("B", "C"))}, "Liste B er med i to forbund."),
        (
            {"valgforbund": (("A", "B"),), "listeforbund": (("B", "C"),)},
            "Listeforbundet B+C ligger både i og uden for et valgforbund.",
        ),
    ],
)
def test_lists_that_contradict_themselves_are_refused(changed: dict[str, Any], why: str) -> None:
    assert refusal(LISTS, **changed).sentence("da").startswith(why)


def test_a_listeforbund_may_stand_inside_a_valgforbund_or_outside_all() -> None:
    inside = replace(LISTS, valgforbund=(("A", "B", "C"),), listeforbund=(("B", "C"),))
    outside = replace(LISTS, listeforbund=(("B", "C"),))

    assert dict(count(inside).seats_by_list) == {"A": 1, "B": 1, "C": 0}
    assert dict(count(outside).seats_by_list) == {"A": 1, "B": 1, "C": 0}


def test_the_most_seats_are_allowed() -> None:
    assert len(count(replace(ANNA_AND_BO, seats=10_000)).winners) == 2


def test_a_refusal_names_the_line_where_there_is_one() -> None:
    why = refusal(ANNA_AND_BO, seats=0).why

    assert str(BadInput(why, line=7)) == "Line 7: There must be between 1 and 10000 seats."
    assert BadInput(why, line=7).sentence("da") == "Linje 7: Der skal være mellem 1 og 10000 pladser."
