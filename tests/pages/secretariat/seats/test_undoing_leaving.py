"""A departure is undone with a reason, up to when something was built on it; the page says what becomes of letters."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import MembershipEnding, OfficeHolding, SubstituteAsk
from recruit.appointments.operations import substituting
from recruit.appointments.queries import substitution
from recruit.bodies.model import Body
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.model import Letter
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_member, the_seats
from tests.pages.secretariat.seats.conftest import Council
from tests.pages.secretariat.seats.test_leaving import held, leaves
from tests.pages.site import Reader, Site


def test_an_ended_membership_says_why_by_whom_and_can_be_undone(
    site: Site, secretary: Reader, council: Council
) -> None:
    decided = {"decided_by": "Byrådet", "decided_on": "20.11.2026", "hearing": "not_heard", "not_heard_because": "x"}
    leaves(secretary, council.membership("udtraeden"), "28.2.2027", "absence_rule", **decided)

    seat = secretary.opens(council.seat("taken")).page
    assert "reglen om fravær" in seat.text
    assert "Byrådet, 20. november 2026" in seat.text
    assert seat.all("a", href=council.membership("fortryd"))

    page = secretary.opens(council.membership("fortryd")).page
    assert "Disse breve er ikke sendt og bliver stoppet" in page.text
    answer = secretary.sends(council.membership("fortryd"), because="Det var et andet medlem.")

    assert "er fortrudt" in secretary.follows(answer).text
    assert held(site, council.chair).until is None
    with site.database.reading() as session:
        assert session.get_one(OfficeHolding, council.office).until is None
        assert session.scalars(select(MembershipEnding.undone_because)).all() == ["Det var et andet medlem."]
    assert secretary.opens(council.membership("fortryd")).status == 404


def test_letters_that_have_left_are_named(site: Site, secretary: Reader, council: Council) -> None:
    leaves(secretary, council.membership("udtraeden"), "28.2.2027", "resigned")

    def sent(session: Session) -> None:
        for letter in session.scalars(select(Letter)):
            by_hand.mark_sent(session, letter, by=BY, now=NOW)

    site.saves(sent)

    page = secretary.opens(council.membership("fortryd")).page
    assert "Spurgt og ikke længere nødvendig: Elif Kaya" in page.text
    answer = secretary.sends(council.membership("fortryd"), because="Det var et andet medlem.")

    assert "Disse breve er allerede sendt: Udtræden: bekræftelse" in secretary.follows(answer).text
    with site.database.reading() as session:
        kinds = session.scalars(select(Letter.kind)).all()
    assert "substitute_not_needed" in kinds


def test_a_departure_is_not_undone_without_a_reason_or_once_somebody_has_said_yes(
    site: Site, secretary: Reader, council: Council
) -> None:
    leaves(secretary, council.membership("udtraeden"), "28.2.2027", "resigned")
    assert secretary.sends(council.membership("fortryd"), because="").status == 422

    def accept(session: Session) -> None:
        asked = session.scalars(select(SubstituteAsk)).one()
        call = substitution.call(session, session.get_one(Body, council.body), asked.call_id, lock=True)
        substituting.answer(session, call, call.asks[0], Manner.PHONE, accepts=True, by=BY, now=NOW)

    site.saves(accept)
    page = secretary.opens(council.membership("fortryd")).page
    assert "Elif Kaya har sagt ja til at overtage pladsen" in page.text
    (onwards,) = [one for one in page.all("a") if one.text == "Tag først det tilbage, som Elif Kaya svarede"]
    assert secretary.opens(onwards.attributes["href"]).status == 200
    answer = secretary.sends(council.membership("fortryd"), because="Det var et andet medlem.")

    assert answer.status == 422
    assert "En suppleant har sagt ja siden" in " ".join(answer.page.errors)


def test_a_departure_stands_while_somebody_else_has_the_seat(site: Site, secretary: Reader, council: Council) -> None:
    leaves(secretary, council.membership("udtraeden"), "28.2.2027", "resigned", because_substitute_called="Senere.")

    def seated(session: Session) -> None:
        a_member(session, the_seats(session, session.get_one(Body, council.body))[0], since="2027-03-01")

    site.saves(seated)

    answer = secretary.sends(council.membership("fortryd"), because="Det var et andet medlem.")

    assert answer.status == 422
    assert "Pladsen er optaget" in " ".join(answer.page.errors)
