"""The confirmation of active citizenship says when and as what, and neither the member group nor for whom."""

import re
from io import BytesIO

import pypdfium2

from recruit.appointments.operations import hold_office
from recruit.appointments.rules import Office
from recruit.bodies import queries as bodies
from recruit.bodies.operations import change_titles
from recruit.people import queries as people
from recruit.reports import confirmation
from recruit.reports.confirmation import Period
from recruit.reports.places import places
from tests.builders import BY, NOW, a_council, a_member, a_person, a_seat_group, a_term, day, the_seats, the_term
from tests.conftest import Database


def text_of(paper: bytes) -> str:
    pages = pypdfium2.PdfDocument(BytesIO(paper))
    return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in pages))


def test_earlier_terms_offices_and_what_still_runs_are_confirmed(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=1, term="2022-2025")
        amina = a_person(session, "Amina Çelik")
        a_member(session, the_seats(session, body)[0], amina, since="2022-03-01", last_day="2025-12-31")
        a_term(session, body, "2026-2029")
        a_seat_group(session, the_term(session, body))
        member = a_member(session, the_seats(session, body)[0], amina)
        given = {"decision": None, "by": BY, "now": NOW}
        hold_office(session, member, Office.VICE_CHAIR, since=day("2026-01-15"), last_day=day("2026-01-31"), **given)
        hold_office(session, member, Office.CHAIR, since=day("2026-02-01"), last_day=None, **given)

    with sqlite.reading() as session:
        council, person = bodies.body_by_slug(session, "integrationsraadet"), people.person(session, amina.id)
        found = confirmation.periods(session, person, council, on=NOW.date())
        before = confirmation.periods(session, person, council, on=day("2022-02-28"))
        draft = text_of(confirmation.paper(session, person, council, is_draft=True, made_at=NOW))
        to_sign = text_of(confirmation.paper(session, person, council, is_draft=False, made_at=NOW))

    assert before == []
    assert found == [
        Period("Medlem", "fra 1. marts 2022 til 31. december 2025", []),
        Period(
            "Medlem",
            "fra 1. januar 2026 til i dag og fortsat",
            ["næstforperson fra 15. januar 2026 til 31. januar 2026", "forperson fra 1. februar 2026"],
        ),
    ]
    assert "Amina Çelik har haft plads i Integrationsrådet" in to_sign
    assert "afgør den myndighed, der beder om den" in to_sign
    assert "flygtninge" not in to_sign
    assert "Udkast" in draft
    assert "Udkast" not in to_sign


def test_whoever_sits_on_after_the_term_still_has_the_place(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        seat = the_seats(session, a_council(session, seats=1, term="2022-2025"))[0]
        person = a_member(session, seat, since="2022-01-01").person_id

    with sqlite.reading() as session:
        council, member = bodies.body_by_slug(session, "integrationsraadet"), people.person(session, person)
        (still,) = confirmation.periods(session, member, council, on=NOW.date())

    assert still.days == "fra 1. januar 2022 til i dag og fortsat"


def test_days_after_the_term_count_until_somebody_follows_and_offices_end_with_the_place(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=1, term="2022-2025", chair_title="formand")
        seat = the_seats(session, body)[0]
        member = a_member(session, seat, a_person(session, "Amina Çelik"), since="2022-01-01")
        hold_office(session, member, Office.CHAIR, since=day("2022-02-01"), decision=None, by=BY, now=NOW)
        change_titles(session, body, "forperson", "næstforperson", since=day("2025-06-04"), by=BY, now=NOW)
        a_term(session, body, "2026-2029")
        group = a_seat_group(session, the_term(session, body), seats=1)
        group.seats[0].succeeds_id = seat.id
        a_member(session, group.seats[0], since="2026-03-26")

    with sqlite.reading() as session:
        council, amina = bodies.body_by_slug(session, "integrationsraadet"), people.person(session, member.person_id)
        (held,) = places(session, amina.id)
        (then,) = confirmation.periods(session, amina, council, on=day("2026-03-25"))
        (since,) = confirmation.periods(session, amina, council, on=day("2026-03-26"))

    assert held.sits_until == day("2026-03-26")
    assert [held.offices[0].title_on(day(on)) for on in ("2025-06-03", "2026-09-01")] == ["formand", "forperson"]
    assert then.days == "fra 1. januar 2022 til i dag og fortsat"
    assert then.offices == ["formand fra 1. februar 2022, med titlen forperson fra 4. juni 2025"]
    assert since.days == "fra 1. januar 2022 til 25. marts 2026"
    assert since.offices == [
        "formand fra 1. februar 2022 til 25. marts 2026, med titlen forperson fra 4. juni 2025",
    ]
