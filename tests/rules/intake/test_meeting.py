"""When and where the meeting was, and its case number."""

from datetime import date, time

import pytest

from recruit.intake.rules import read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mødedato Onsdag d. 03. december 2025 kl. 17:00", date(2025, 12, 3)),
        ("Dato: 7. september 2017", date(2017, 9, 7)),
        ("Dato:\n12. juni 2024", date(2024, 6, 12)),
        ("REFERAT Integrationsrådet d. 03-12-2025", date(2025, 12, 3)),
        ("Referat fra møde i Integrationsrådet\nTorsdag d.10.09.15.", date(2015, 9, 10)),
        ("Mødedato: 3/12 2024", date(2024, 12, 3)),
        ("Mødedato: 3/12-2024", date(2024, 12, 3)),
        ("Dato: 2024-06-05", date(2024, 6, 5)),
        ("STARTTIDSPUNKT\n\n03-11-2015 16:30:00", date(2015, 11, 3)),
        ("Mandag, 11 januar, 2021 - 19:00", date(2021, 1, 11)),
        ("29. august 2022 – Ordinært møde", date(2022, 8, 29)),
        ("Dato: 31. februar 2024", None),
        ("Dato: 45-13-2024", None),
        ("Referat", None),
    ],
)
def test_the_day_is_found_as_each_town_hall_writes_it(text: str, day: date | None) -> None:
    assert read(text).meeting.date == day


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("Mødedato: 7. september 2017 kl. 17.00 til 19.00", time(17), time(19)),
        ("Mødedato: 7. september 2017 kl. 17:00", time(17), None),
        ("Dato: 4.4. 2022\nTid: kl. 16.00-18.30", time(16), time(18, 30)),
        ("Tid: 9-11", time(9), time(11)),
        ("Tidspunkt:\n16.00 – 18.00", time(16), time(18)),
        ("Starttidspunkt: Kl. 15:00\nSluttidspunkt: Kl. 16:30", time(15), time(16, 30)),
        ("Mødedato 3. december 2025 kl. 17:00\nOnsdag den 3. december kl. 17-19", time(17), time(19)),
        ("Mødedato 3. december 2025 kl. 17:00\nOnsdag den 3. december kl. 15-16", time(17), None),
        ("Mødedato: 3. maj 2024 kl. 17\n" + "Drøftet.\n" * 90 + "Mødet hævet kl. 18.50", time(17), time(18, 50)),
        ("Møde den 2. maj 2011 fra kl. 16:00", time(16), None),
        ("Mødetidspunkt: kl. 27.00", None, None),
        ("Mødetidspunkt: om aftenen", None, None),
    ],
)
def test_begin_and_end_are_found(text: str, begin: time | None, end: time | None) -> None:
    meeting = read(text).meeting

    assert (meeting.start, meeting.end) == (begin, end)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mødested C/D", "C/D"),
        ("Sted: Kanalgade 2, lokale 0.21", "Kanalgade 2, lokale 0.21"),
        ("MødestedMødelokale 1, Rådhuset", "Mødelokale 1, Rådhuset"),
        ("Sted:\nMødelokale 2", "Mødelokale 2"),
        ("Lokale: Mødelokale 120", "Mødelokale 120"),
        ("Sted:\nDato: 3. maj 2024", None),
        ("Stednavne i kommunen", None),
    ],
)
def test_the_place_is_found(text: str, place: str | None) -> None:
    assert read(text).meeting.place == place


@pytest.mark.parametrize(
    ("text", "case_id"),
    [
        ("Sags ID: EMN-2024-07962", "EMN-2024-07962"),
        ("Sagsnr. 25/1234", "25/1234"),
        ("Sagsnr.: 326-2010-57347 J.nr.: 00.01.00", "326-2010-57347"),
        ("Punkt 1\n\n15.00.00-G01-2536-21", "15.00.00-G01-2536-21"),
        ("EMN-2024-07962", "EMN-2024-07962"),
        ("Sagsnr.: ukendt", None),
        ("Ring på 12 34 56 78", None),
    ],
)
def test_the_case_number_is_found(text: str, case_id: str | None) -> None:
    assert read(text).meeting.case_id == case_id
