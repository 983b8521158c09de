"""Languages: sentences, numbers, dates, and the machine form of a catalogue."""

import os
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from recruit.foundation import catalogues, i18n
from recruit.foundation.dates import PartialDate, Precision

NOON = datetime(2026, 6, 4, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "day", "instant", "people"),
    [
        ("da", "4. juni 2026", "4. juni 2026 kl. 12.00", "Amina, Bo og Carl"),
        ("en", "4 June 2026", "4 June 2026 at 12:00", "Amina, Bo and Carl"),
        ("ar", "4 يونيو 2026", "4 يونيو 2026 الساعة 12:00", "Amina وBo وCarl"),
        ("bs", "4. juni 2026.", "4. juni 2026. u 12:00", "Amina, Bo i Carl"),
        ("fa", "4 ژوئن 2026", "4 ژوئن 2026 ساعت 12:00", "Amina،‏ Bo، و Carl"),
        ("pl", "4 czerwca 2026", "4 czerwca 2026 o godz. 12:00", "Amina, Bo i Carl"),
        ("ro", "4 iunie 2026", "4 iunie 2026, la ora 12:00", "Amina, Bo și Carl"),
        ("so", "Juun 4, 2026", "Juun 4, 2026 saacadda 12:00", "Amina, Bo iyo Carl"),
        ("ti", "ሰነ 4, 2026", "ሰነ 4, 2026 ሰዓት 12:00", "Amina፣ Boን Carlን"),
        ("tr", "4 Haziran 2026", "4 Haziran 2026 saat 12:00", "Amina, Bo ve Carl"),
        ("uk", "4 червня 2026", "4 червня 2026 о 12:00", "Amina, Bo і Carl"),
        ("ur", "4 جون، 2026", "4 جون، 2026 بوقت 12:00", "Amina، Bo، اور Carl"),
        ("vi", "4 tháng 6, 2026", "4 tháng 6, 2026 lúc 12:00", "Amina, Bo và Carl"),
    ],
)
def test_dates_and_lists_read_as_in_the_language(code: str, day: str, instant: str, people: str) -> None:
    with i18n.speaking(code):
        assert i18n.format_date(NOON.date()) == day
        assert i18n.format_datetime(NOON) == instant
        assert i18n.format_list(["Amina", "Bo", "Carl"]) == people


def test_every_language_is_called_something_in_danish() -> None:
    assert [i18n.name_of(code) for code in ("ar", "fa", "ti", "uk")] == ["arabisk", "persisk", "tigrinya", "ukrainsk"]


def test_an_edition_is_another_when_a_sentence_is(monkeypatch: pytest.MonkeyPatch) -> None:
    before = i18n.edition("ar")

    monkeypatch.setattr(i18n, "sentences", lambda code: {"Yes": ("أجل",)})

    assert i18n.edition("ar") != before


def test_a_date_says_no_more_than_is_known() -> None:
    assert i18n.format_date(PartialDate(date(2016, 6, 1), Precision.MONTH)) == "juni 2016"
    assert i18n.format_date(PartialDate(date(2016, 1, 1), Precision.YEAR)) == "2016"
    assert i18n.format_time(NOON) == i18n.format_time(time(12, 0)) == "kl. 12.00"


def test_a_lazy_sentence_speaks_the_language_of_its_reader() -> None:
    sentence = i18n.lazy("Yes")

    with i18n.speaking("en"):
        assert str(sentence) == "Yes"
    assert str(sentence) == "Ja"


def test_the_language_is_back_after_a_letter_in_another() -> None:
    i18n.use_locale("da")

    with pytest.raises(ValueError, match="the letter failed"), i18n.speaking("ar"):
        raise ValueError("the letter failed")

    assert i18n.current_locale().code == "da"


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(KeyError):
        i18n.use_locale("xx")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (0, "لا يوجد ما يجب تصحيحه"),
        (1, "يوجد أمر واحد يجب تصحيحه"),
        (2, "يوجد أمران يجب تصحيحهما"),
        (5, "توجد 5 أمور يجب تصحيحها"),
        (11, "يوجد 11 أمرًا يجب تصحيحه"),
        (100, "يوجد 100 أمر يجب تصحيحه"),
    ],
)
def test_arabic_has_six_forms_of_a_number(number: int, sentence: str) -> None:
    with i18n.speaking("ar"):
        found = i18n.ngettext("There is one thing to mend", "There are %(n)s things to mend", number, n=number)

    assert found == sentence


CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Yes"
msgstr "{yes}"
"""


def a_catalogue(folder: Path, yes: str, *, changed: int) -> Path:
    source = folder / "da" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(CATALOGUE.format(yes=yes), "utf-8")
    os.utime(source, (changed, changed))
    return source


def test_a_catalogue_is_made_anew_only_when_it_has_changed(tmp_path: Path) -> None:
    source = a_catalogue(tmp_path, "Ja", changed=1)
    first = catalogues.compiled(source)
    kept = source.with_suffix(".mo")
    os.utime(kept, (2, 2))

    assert catalogues.compiled(source) == first == kept.read_bytes()
    assert b"Jo" in catalogues.compiled(a_catalogue(tmp_path, "Jo", changed=3))
    assert sorted(file.name for file in source.parent.iterdir()) == ["messages.mo", "messages.po"]


def test_a_catalogue_that_cannot_be_kept_is_still_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: Path, _content: bytes) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(catalogues, "replace", refuse)
    source = a_catalogue(tmp_path, "Ja", changed=1)

    assert b"Ja" in catalogues.compiled(source)
    assert not source.with_suffix(".mo").exists()
