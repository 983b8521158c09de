"""Every line goes somewhere, once; what is outside the lists stays outside; reading takes time in proportion."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruit.intake.rules import Reading, read
from tests.rules.intake import documents
from tests.rules.intake.reading import under

DOCUMENTS = [text for name, text in vars(documents).items() if name.isupper()]
FRAGMENTS = st.sampled_from(
    [line for text in DOCUMENTS for line in text.split("\n")]
    + [
        "",
        "Afbud:",
        "Medlemmer",
        "Til stede: Anna Berg",
        "vakant",
        "xx yy",
        "(",
        "–",
        "<br>",
        "\f",
        "Suppleant: Bo Holm",
        "a: b: c",
        "Rådet består af 5 medlemmer:",
        "2 medlemmer af Byrådet",
        "3 suppleanter",
        "Navn\tForening",
        "berg-",
        "anna berg",
    ]
)


def adds_up(reading: Reading, text: str) -> bool:
    lines = reading.lines
    parts = lines.proposed + lines.vacant + lines.headings + lines.not_understood + lines.outside
    return parts == lines.not_blank <= text.count("\n") + text.count("\r") + 1


@pytest.mark.parametrize("text", DOCUMENTS)
def test_every_line_of_real_styles_is_accounted_for_once(text: str) -> None:
    reading = read(text)

    assert adds_up(reading, text)
    assert reading.lines.not_blank == sum(1 for line in text.split("\n") if line.strip())
    assert reading.outside_lists == reading.lines.outside


@given(st.lists(FRAGMENTS, max_size=40).map("\n".join))
@settings(max_examples=150, deadline=None)
def test_every_line_of_shuffled_minutes_is_accounted_for_once(text: str) -> None:
    reading = read(text)

    assert adds_up(reading, text)
    assert (
        len({one.line for one in reading.people} | {seat.line for seat in reading.vacant_seats})
        <= reading.lines.not_blank
    )


@pytest.mark.slow
@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_every_line_of_any_text_is_accounted_for_once(text: str) -> None:
    assert adds_up(read(text), text)


@pytest.mark.slow
@given(st.lists(FRAGMENTS, max_size=30).map("\n".join))
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


def test_what_is_said_at_the_meeting_is_never_shown() -> None:
    said = "Samir har PTSD og deltager ikke i arbejdsgruppen."
    told = "Medlemmerne Anna Berg og Bo Holm fortalte om Samirs sygdom."

    reading = under("Til stede:", "Anna Berg", "", said, "", told, "Afbud skal meldes.")

    assert "Samir" not in repr(reading)
    assert reading.lines.outside == 3


def test_a_heading_of_something_else_ends_the_list() -> None:
    reading = read("Til stede:\n\nAnna Berg\n\nBorgersager:\n\nOmar Said, diabetes\n")

    assert ([one.name for one in reading.people], reading.lines.outside) == (["Anna Berg"], 2)


@pytest.mark.parametrize("organisation", ["Røde Kors", "LO", "Boligselskaberne", "Erhvervslivet"])
def test_a_heading_that_names_an_organisation_does_not(organisation: str) -> None:
    people = read(f"Til stede:\n\nAnna Berg\n\n{organisation}:\n\nOmar Said\n").people

    assert [one.represents for one in people] == [None, organisation]


def test_the_reason_for_an_apology_is_in_no_fact_but_the_line_as_it_stands() -> None:
    people = under("Afbud:", "Anna Berg, Røde Kors (afbud pga. sygdom)", "Bo Holm – sygdom", "Carl Dam, syg").people

    assert [one.text for one in people] == [
        "Anna Berg, Røde Kors (afbud pga. sygdom)",
        "Bo Holm – sygdom",
        "Carl Dam, syg",
    ]
    assert "syg" not in repr([replace(one, text="") for one in people])


@pytest.mark.parametrize(
    ("row", "wording"),
    [
        ("Anna Berg, næstforperson, Røde Kors (Aabenraa) – afbud", "næstforperson, Røde Kors, Aabenraa"),
        ("Anna Berg (AB), suppleant for Bo Holm, ankom kl. 17", "suppleant for Bo Holm"),
        ("Fra LO: Anna Berg", "Fra LO"),
        ("Anna Berg", ""),
    ],
)
def test_what_stands_beside_a_name_is_kept_as_written(row: str, wording: str) -> None:
    person = read(f"Til stede:\n{row}").people[0]

    assert (person.wording, person.text) == (wording, row)


def test_a_line_that_repeats_somebody_is_counted_with_the_people() -> None:
    lines = under("Medlemmer:", "Anna Berg", "Bo Holm", "Afbud:", "Bo Holm", "Gæster: ingen").lines

    assert (lines.proposed, lines.headings) == (3, 3)


def test_a_long_sentence_that_begins_with_a_name_is_the_meetings() -> None:
    reading = under("Til stede:", "Anna Berg", "", f"Bo Holm {'og så '.join(map(str, range(50)))} igen")

    assert ([one.name for one in reading.people], reading.not_understood) == (["Anna Berg"], ())


def test_a_heading_that_cannot_be_one_leaves_the_list_before_it_as_it_was() -> None:
    reading = read("Afbud: Anna Berg. Formand: orienterede om Samir")

    assert ([one.name for one in reading.people], reading.not_understood) == (["Anna Berg"], ())


def test_a_line_in_a_list_that_no_rule_understands_is_shown() -> None:
    reading = under("Til stede:", "Anna Berg", "??? 3 x", "Bo Holm")

    assert [(one.line, one.text) for one in reading.not_understood] == [(3, "??? 3 x")]
    assert reading.lines.not_understood == 1


def test_a_substitute_who_cannot_be_read_is_shown() -> None:
    reading = under("Medlemmer:", "Anna Berg", "Stedfortræder: se bilag 3")

    assert [(one.line, one.text) for one in reading.not_understood] == [(3, "se bilag 3")]


def test_a_heading_whose_own_line_cannot_be_read_is_shown() -> None:
    assert [one.text for one in read("Mødedeltagere: se bilag\n").not_understood] == ["se bilag"]


MEGABYTES = 5 * 1024 * 1024


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "Rådet drøftede behovet for frivillige, og Anna Berg (SF) orienterede om det.\n",
        "Deltagere:\nAnna Berg, Røde Kors\n",
        "Anna Berg, ",
        "Afbud: ",
        "(",
        "- ",
        "<",
        "A-",
        "Anna. ",
        "*",
        "a@",
        "&amp;",
        "1.",
        ", SF",
        "Stedfortræder: ",
        "5 medlemmer af Byrådet, ",
        "Rådet består af:\n2 borgere\n",
        "anna-\n",
        "(\n",
        "Navn\tForening\nAnna Berg\tLO\n",
    ],
)
def test_no_text_takes_longer_than_its_length(unit: str) -> None:
    """A text eight times as long takes about eight times as long; a catastrophic pattern takes sixty-four."""
    short, long = (
        f"Til stede: Bo Holm (A)\n{unit * (size // len(unit))}" for size in (MEGABYTES // 160, MEGABYTES // 20)
    )

    assert _seconds(long) < 24 * max(_seconds(short), 0.02)


def _seconds(text: str) -> float:
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def test_a_line_apart_below_the_last_of_a_list_is_not_of_it() -> None:
    reading = read("Til stede:\nAnna Berg\n\nkaffe og kage 12 kr")
    assert (reading.not_understood, reading.outside_lists) == ((), 1)
