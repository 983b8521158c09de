"""The timeline as a picture: bars, gaps and names that survive a black and white printer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from recruit.appointments.rules import SeatStatus
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import speaking
from recruit.foundation.pictures.shapes import BLUE, PAPER
from recruit.reports.pictures import timeline as picture
from recruit.reports.pictures.scale import Scale
from recruit.reports.timeline import SeatLine, Stretch, Timeline
from tests.drawings import Drawing

FIRST, AFTER = date(2026, 1, 1), date(2030, 1, 1)
TODAY = date(2026, 11, 21)


def a_stretch(
    name: str | None = "Amina Rahimi",
    since: date = FIRST,
    until: date = AFTER,
    status: SeatStatus = SeatStatus.FILLED,
) -> Stretch:
    return Stretch(status, since, until, PartialDate(since), None, None, name)


def a_line(*stretches: Stretch, number: int | None = 1, standing_in: Sequence[Stretch] = ()) -> SeatLine:
    return SeatLine("Foreninger", number, "Fjordby Boldklub", stretches, tuple(standing_in))


def a_timeline(*lines: SeatLine, on: date = TODAY, shown_until: date = AFTER) -> Timeline:
    return Timeline(
        body="Integrationsrådet",
        slug="integrationsraadet",
        term="2026–2029",
        first_day=PartialDate(FIRST),
        last_day=PartialDate(date(2029, 12, 31)),
        since=FIRST,
        until=AFTER,
        shown_until=shown_until,
        on=on,
        lines=lines,
    )


def drawn(*lines: SeatLine, **facts: date) -> Drawing:
    return Drawing(picture.draw(a_timeline(*lines, **facts)))


def bars(drawing: Drawing, fill: str) -> list[tuple[float, float]]:
    """Where the bars with this filling begin and end; those of the explanation, which are narrow, are left out."""
    boxes = drawing.all("rect", fill=fill)
    ends = [(float(box.attrib["x"]), float(box.attrib["width"])) for box in boxes if box.attrib["width"] != "24"]
    return [(x, x + width) for x, width in ends if width != 6]


# Bars


def test_a_bar_is_as_long_as_somebody_sat() -> None:
    half = date(2028, 1, 1)

    (bar,) = bars(drawn(a_line(a_stretch(until=half), a_stretch(None, half, status=SeatStatus.VACANT))), BLUE)

    assert bar == pytest.approx((8, 180), abs=1)


def test_a_gap_is_hatched() -> None:
    drawing = drawn(a_line(a_stretch(None, status=SeatStatus.VACANT)))

    assert bars(drawing, "url(#tidslinje-skravering)") == [(8, 352)]
    assert drawing.all("pattern", id="tidslinje-skravering")
    assert "ledig plads" in drawing.words


def test_who_sits_on_is_drawn_apart_in_dots() -> None:
    later = date(2030, 7, 1)
    over = a_stretch(since=AFTER, until=later, status=SeatStatus.HELD_OVER)

    drawing = drawn(a_line(a_stretch(), over), on=date(2030, 6, 1), shown_until=later)

    dotted = drawing.all("rect", fill=PAPER, stroke_dasharray=picture.HELD_OVER.dashes)
    assert len(dotted) == 2
    assert {box.attrib["stroke"] for box in dotted} == {BLUE}


def test_a_substitute_is_thin_and_named_below() -> None:
    drawing = drawn(a_line(a_stretch(), standing_in=[a_stretch("Bo Dam", date(2026, 3, 26))]))

    thin = drawing.all("rect", fill=picture.STANDING_IN.fill, height="4")
    assert len(thin) == 2
    assert "suppleant: Bo Dam" in drawing.words


def test_substitutes_of_a_whole_group_stand_below_its_seats() -> None:
    drawing = drawn(a_line(a_stretch()), a_line(number=None, standing_in=[a_stretch("Bo Dam")]))

    assert drawing.words[-2:] == ["Suppleanter for hele gruppen", "Bo Dam"]


def test_a_fortnight_in_four_years_is_still_seen() -> None:
    drawing = drawn(a_line(a_stretch("Bo Dam", date(2027, 3, 1), date(2027, 3, 2))))

    ((left, right),) = bars(drawing, BLUE)
    assert right - left >= 2


# Names


def test_a_name_stands_on_its_bar_where_it_fits_else_below_with_a_number() -> None:
    change = date(2026, 3, 1)

    words = drawn(a_line(a_stretch("Hawa Ibsen", until=change), a_stretch("Kaj Kaya", change))).words

    assert words[words.index("Kaj Kaya") - 1] == "1"
    assert words[-2:] == ["1", "Hawa Ibsen"]


def test_who_sits_on_is_named_once() -> None:
    later = date(2030, 3, 1)
    over = a_stretch(since=AFTER, until=later, status=SeatStatus.HELD_OVER)

    assert drawn(a_line(a_stretch(), over), shown_until=later).words.count("Amina Rahimi") == 1


@pytest.mark.parametrize("name", ['<script>alert("1")</script>', "فاطمة الزهراء"])
def test_a_name_is_a_name(name: str) -> None:
    assert name in drawn(a_line(a_stretch(name))).words


def test_three_hundred_letters_break_nothing() -> None:
    long = " ".join(["Oplysningsforbundenes"] * 15)
    line = replace(a_line(a_stretch(long), standing_in=[a_stretch(long)]), seat_group=long, represents=long)

    assert all(len(said) < 90 for said in drawn(line).words)


# Days


@pytest.mark.parametrize(
    ("since", "until", "written"),
    [
        (FIRST, AFTER, ["2026", "2027", "2028", "2029"]),
        (date(2025, 9, 1), date(2026, 7, 1), ["sep. 2025", "nov.", "jan. 2026", "mar.", "maj"]),
    ],
)
def test_years_are_named_and_in_a_short_term_months(since: date, until: date, written: list[str]) -> None:
    shapes = list(Scale(since, until, 8, 392).axis(20, 100))

    said = [shape.text for shape in shapes if shape.tag == "text"]
    assert [name for name in written if name not in said] == []


def test_names_of_days_never_stand_on_one_another() -> None:
    shapes = list(Scale(date(2025, 9, 1), date(2027, 8, 1), 8, 392).axis(20, 100))

    places = [float(shape.attrib["x"]) for shape in shapes if shape.tag == "text"]
    assert all(later - earlier > 20 for earlier, later in pairwise(places))


def test_today_has_a_mark_while_it_lies_in_the_picture() -> None:
    assert "i dag" in drawn(a_line(a_stretch())).words
    assert "i dag" not in drawn(a_line(a_stretch()), on=date(2031, 1, 1)).words


def test_it_is_told_in_words_too() -> None:
    gap = a_stretch(None, until=date(2027, 1, 1), status=SeatStatus.VACANT)
    drawing = drawn(a_line(gap, a_stretch(since=date(2027, 1, 1))), a_line(a_stretch(), number=2))

    assert drawing.title == "Tidslinje for Integrationsrådet, 2026–2029"
    assert drawing.description == "Fra 1. januar 2026 til 31. december 2029. 2 pladser. Ledig 1 gang."


def test_a_reader_of_english_reads_english() -> None:
    with speaking("en"):
        assert drawn(a_line(a_stretch())).title == "Timeline of Integrationsrådet, 2026–2029"
