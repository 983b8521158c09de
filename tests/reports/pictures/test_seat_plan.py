"""The seat plan: each seat once, what it is to be seen without colour, and everybody's name in reading order."""

from dataclasses import replace
from itertools import combinations
from math import dist

import pytest

from recruit.appointments.rules import Office, Role, SeatStatus
from recruit.foundation.i18n import speaking
from recruit.foundation.pictures.shapes import BLUE, INK, PAPER
from recruit.reports.pictures import marks, seat_plan
from recruit.reports.pictures.horseshoe import horseshoe
from tests.drawings import Drawing
from tests.reports.pictures.rosters import a_roster, a_roster_of, a_row

ELECTED, CLUBS = "Repræsentanter for flygtninge og indvandrere", "Foreninger"
MIXED = a_roster(
    [
        a_row(ELECTED, 1, "Amina Rahimi", SeatStatus.FILLED, Office.CHAIR, office="forperson"),
        a_row(ELECTED, 2, status=SeatStatus.VACANT),
        a_row(ELECTED, 3, "Bo Dam", SeatStatus.HELD_OVER, Office.VICE_CHAIR, office="næstforperson"),
        a_row(CLUBS, 1, "Elif Kaya", SeatStatus.ENDS_SOON),
        a_row(CLUBS, 2, status=SeatStatus.NOT_YET_BEGUN),
    ]
)
#: Councils as they are: small ones, one large group, many small ones, and the largest.
COUNCILS = [
    [5],
    [1, 1, 1, 1, 1],
    [6, 2, 4, 2, 1],
    [5, 1, 1, 1, 2, 2, 3],
    [26],
    [27],
    [24, 6, 12, 9, 6, 1, 1, 1],
    [60],
    [200],
]


def stars(drawn: Drawing, fill: str) -> int:
    return len(drawn.all("polygon", fill=fill))


# Where the seats stand


@pytest.mark.parametrize("sizes", COUNCILS, ids=str)
def test_no_seat_stands_on_another_and_all_stand_inside(sizes: list[int]) -> None:
    bow = horseshoe(sizes, width=360)

    seats = [seat for wing in bow.wings for seat in wing.seats]
    assert len(seats) == sum(sizes)
    assert min(dist(one, other) for one, other in combinations(seats, 2)) >= 2 * bow.radius
    assert all(bow.radius <= x <= 360 - bow.radius and bow.radius <= y <= bow.height for x, y in seats)


@pytest.mark.parametrize("sizes", COUNCILS, ids=str)
def test_groups_stand_apart_from_left_to_right(sizes: list[int]) -> None:
    bow = horseshoe(sizes, width=360)

    within = [dist(one, other) for wing in bow.wings for one, other in zip(wing.seats, wing.seats[1:], strict=False)]
    between = [dist(one.seats[-1], other.seats[0]) for one, other in zip(bow.wings, bow.wings[1:], strict=False)]
    assert not between or not within or min(between) > min(within)
    assert bow.wings[0].seats[0][0] < 180 or len(sizes) == 1


def test_each_group_has_a_letter_of_its_own_within_the_bow() -> None:
    bow = horseshoe([6, 2, 4, 2, 1], width=360)

    letters = [wing.letter for wing in bow.wings]
    assert min(dist(one, other) for one, other in combinations(letters, 2)) > 15
    assert [seat_plan.letter(place) for place in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]


@pytest.mark.parametrize("sizes", COUNCILS, ids=str)
def test_a_seat_is_large_enough_for_its_number_on_a_telephone(sizes: list[int]) -> None:
    drawn = Drawing(seat_plan.draw(a_roster_of({f"Gruppe {place}": size for place, size in enumerate(sizes)})))

    smallest = min(float(node.attrib["font-size"]) for node in drawn.all("text"))
    assert smallest * 343 / drawn.size[0] >= 9


# What a seat is


def test_what_a_seat_is_shows_without_colour() -> None:
    drawn = Drawing(seat_plan.draw(MIXED))

    def drawn_as(dashes: str, fill: str) -> int:
        return len(drawn.all("circle", stroke_dasharray=dashes, fill=fill))

    # One seat each, and one in the explanation.
    assert drawn_as(marks.DASHED.dashes, PAPER) == 2
    assert drawn_as(marks.DOTTED.dashes, PAPER) == 2
    assert len(drawn.all("circle", fill=BLUE)) == 3 + 2
    assert len([ring for ring in drawn.all("circle", fill=PAPER) if "stroke-dasharray" not in ring.attrib]) == 2


def test_chair_and_vice_chair_wear_a_star_and_their_title() -> None:
    drawn = Drawing(seat_plan.draw(MIXED))

    assert (stars(drawn, INK), stars(drawn, PAPER)) == (2, 2)
    assert drawn.words.count("forperson") == drawn.words.count("næstforperson") == 2


def test_only_what_is_in_the_picture_is_explained() -> None:
    words = Drawing(seat_plan.draw(a_roster_of({"Foreninger": 5}))).words

    assert "besat" in words
    assert not {"ledig plads", "forperson"} & set(words)


def test_names_stand_below_by_group_in_reading_order() -> None:
    words = Drawing(seat_plan.draw(MIXED)).words

    names = ["Amina Rahimi", "ledig plads", "Bo Dam", "Elif Kaya"]
    places = [len(words) - 1 - words[::-1].index(name) for name in names]
    assert places == sorted(places)
    assert words.index(CLUBS) > words.index("Bo Dam")


def test_it_is_told_in_words_too() -> None:
    drawn = Drawing(seat_plan.draw(MIXED, twin="tabel"))

    assert drawn.title == "Pladser i Integrationsrådet den 21. november 2026"
    assert drawn.description == f"3 af 5 pladser er besat. {ELECTED}: 2 af 3. {CLUBS}: 1 af 2."
    assert drawn.root.attrib["aria-describedby"].split()[-1] == "tabel"


def test_a_reader_of_english_reads_english() -> None:
    with speaking("en"):
        drawn = Drawing(seat_plan.draw(MIXED))

    assert drawn.title == "Seat plan of Integrationsrådet on 21 November 2026"


def test_a_whole_term_is_shown_as_it_stood_at_the_end() -> None:
    rows = [a_row(CLUBS, 1, "Hawa Ibsen"), a_row(CLUBS, 1, "Kaj Kaya"), a_row(CLUBS, 2, status=SeatStatus.VACANT)]

    drawn = Drawing(seat_plan.draw(a_roster(rows, as_of=None)))

    assert drawn.title == "Pladser i Integrationsrådet, 2026–2029"
    assert "Kaj Kaya" in drawn.words
    assert "Hawa Ibsen" not in drawn.words


def test_substitutes_and_associates_have_no_seat() -> None:
    behind = replace(a_row(CLUBS, 1, "Leyla Lund"), seat_number=None, role=Role.SUBSTITUTE)

    assert "Leyla Lund" not in Drawing(seat_plan.draw(a_roster([a_row(CLUBS, 1), behind]))).words


# Names as they are


@pytest.mark.parametrize("name", ['<script>alert("1")</script>', "=1+1", "فاطمة الزهراء", "X"])
def test_a_name_is_a_name(name: str) -> None:
    assert name in Drawing(seat_plan.draw(a_roster([a_row(CLUBS, 1, name)]))).words


def test_three_hundred_letters_break_nothing() -> None:
    long = " ".join(["Repræsentanter"] * 20)

    drawn = Drawing(seat_plan.draw(a_roster([a_row(long, number, long) for number in range(1, 31)])))

    assert all(len(said) < 50 for said in drawn.words)


def test_a_council_without_seats_is_an_empty_picture() -> None:
    assert Drawing(seat_plan.draw(a_roster([]))).description == "0 af 0 pladser er besat."
