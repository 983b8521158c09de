"""What a count of lists says to whoever follows it with a pencil."""

from recruit.counting.contest import CandidateList, ListCandidate
from recruit.counting.methods import count
from tests.counting.elections import a_list, election, lists_drawn, stage_of, with_people


def test_the_border_between_seat_and_none_is_told_exactly() -> None:
    found = count(
        election(8, *(a_list(*one) for one in (("A", 25), ("B", 31), ("C", 11), ("D", 16))), listeforbund=["C+D"])
    )

    assert stage_of(found, None).why.da == (
        "8 pladser skal fordeles. Stemmer deles med 1, 2, 3 og så videre; de største kvotienter får hver en plads. "
        "Lister i forbund regnes her for én: C+D. "
        "Mindste kvotient med plads: C+D, 27 / 3 = 9. Største uden plads: A, 25 / 3 = 8 1/3."
    )
    assert stage_of(found, "C+D").why.en == (
        "C+D has 3 seats, divided in the same way inside the alliance. "
        "Smallest quotient with a seat: D, 16 / 2 = 8. Largest without one: C, 11 / 2 = 5 1/2."
    )


def test_the_divisors_are_those_of_the_method() -> None:
    found = count(election(1, a_list("A", 3), method="list-saintelague"))

    assert "deles med 1, 3, 5 og så videre" in stage_of(found, None).why.da
    assert stage_of(found, None).why.da.startswith("1 plads skal fordeles.")


def test_a_missing_lot_is_asked_for_in_both_languages() -> None:
    found = count(election(1, a_list("A", 3), a_list("B", 3)))

    assert stage_of(found, None).why == (
        "1 plads skal fordeles. Stemmer deles med 1, 2, 3 og så videre; de største kvotienter får hver en plads. "
        "Største uden plads: A, 3 / 1 = 3. "
        "A og B står lige. Det afgøres ved lodtrækning, hvilken liste der får pladsen (1 af 2).",
        "1 seat to divide. Votes are divided by 1, 2, 3 and so on; the largest quotients take a seat each. "
        "Largest without one: A, 3 / 1 = 3. "
        "A and B are equal. A lot decides which list takes the seat (1 of 2).",
    )


def test_candidates_are_called_by_their_names_where_the_list_gives_them() -> None:
    people = ListCandidate(1, 4, "Anna"), ListCandidate(2, 4, "Bo")

    found = count(election(1, CandidateList("A", 8, candidates=people)))

    assert "Anna og Bo står lige." in stage_of(found, "A").why.da


def test_a_drawn_lot_is_told() -> None:
    found = count(election(1, a_list("A", 3), a_list("B", 3)), [lists_drawn("A B", "B")])

    assert found.stages[1].why.da == "A og B stod lige. Lodtrækningen afgjorde, hvilken liste der får pladsen: B."


def test_full_lists_and_vacant_seats_are_named() -> None:
    found = count(election(4, with_people("A", 9), with_people("B", 0, 0, 0, 0, first=11)))

    assert stage_of(found, None).why.en == (
        "4 seats to divide. Votes are divided by 1, 2, 3 and so on; the largest quotients take a seat each. "
        "Nobody is left to take a seat on A, so the turn goes on. Seats that nobody can take: 3. "
        "Smallest quotient with a seat: A, 9 / 1 = 9."
    )


def test_however_small_its_quotient_a_full_list_is_named_beside_a_vacant_seat() -> None:
    found = count(election(3, with_people("A", 1), with_people("B", 0, 0, 0, first=11)))

    assert "on A, so the turn goes on" in stage_of(found, None).why.en


def test_a_full_list_that_would_have_been_equal_is_named() -> None:
    found = count(election(2, with_people("A", 20), a_list("B", 10)))

    assert "Hos A er der ikke flere" in stage_of(found, None).why.da


def test_a_full_list_that_would_not_have_had_a_further_seat_is_not_named() -> None:
    found = count(election(3, with_people("A", 20), a_list("B", 30)))

    assert "turen går videre" not in stage_of(found, None).why.da


def test_a_list_side_by_side_tells_its_border() -> None:
    found = count(election(1, with_people("A", 9, 1), with_people("B", 1, first=11)))

    assert stage_of(found, "A").why.da == (
        "Liste A får 1 plads. Flest personlige stemmer går forud, og listestemmer tæller ikke med. "
        "Færrest med plads: 9 stemmer. Flest uden plads: 1 stemme."
    )
    assert stage_of(found, "B").why == ("Liste B får ingen plads.", "List B has no seat.")


def test_a_list_side_by_side_with_equal_ones_asks_for_the_lot() -> None:
    found = count(election(1, with_people("A", 4, 4)))

    assert stage_of(found, "A").why.da.endswith(
        "nr. 1 og nr. 2 står lige. Det afgøres ved lodtrækning, hvem der får plads (1 af 2)."
    )


def test_a_list_of_which_everybody_has_a_seat_has_none_without() -> None:
    found = count(election(2, with_people("A", 9, 8), with_people("B", 1, first=11)))

    assert stage_of(found, "A").why.en.endswith("Fewest with a seat: 8 votes.")


def test_a_partiliste_tells_who_was_given_what() -> None:
    found = count(election(2, with_people("A", 10, 35, 15, list_votes=40, arrangement="partiliste")))

    assert stage_of(found, "A").why == (
        "Liste A får 2 pladser. Fordelingstallet er 34: 100 / 3 = 33 1/3, hævet til næste hele tal. "
        "Når det med personlige stemmer: nr. 2. Listestemmerne (40 stemmer) gives oppefra på listen, til hver så "
        "mange, som der mangler: nr. 1 får 24 og nr. 3 får 16. Når det med listestemmer: nr. 1.",
        "List A has 2 seats. The number to reach is 34: 100 / 3 = 33 1/3, raised to the next whole number. "
        "Reach it by personal votes: no. 2. The list votes (40 votes) are given from the top of the list, to each as "
        "many as are lacking: no. 1 gets 24 and no. 3 gets 16. Reach it by list votes: no. 1.",
    )


def test_a_partiliste_that_nobody_lifts_tells_who_comes_next() -> None:
    found = count(election(2, with_people("A", 10, 20, 30, 28, arrangement="partiliste")))

    assert stage_of(found, "A").why.da == (
        "Liste A får 2 pladser. Fordelingstallet er 30: 88 / 3 = 29 1/3, hævet til næste hele tal. "
        "Når det med personlige stemmer: nr. 3. Får plads med flest stemmer derefter, listestemmer regnet med: nr. 4."
    )
