"""The papers of a case before the decision, and the letters after it: who reads what, and nobody twice."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import docx
import pdfua
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase
from recruit.appointments.operations.cases import deciding, proposing
from recruit.appointments.queries import case as queries
from recruit.appointments.rules import Role
from recruit.appointments.rules.case import Decided, DecidedAs, DesignateSource, NewDesignate
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind, SubstituteArrangement
from recruit.foundation.accounts.rules import Role as StaffRole
from recruit.foundation.audit.model import Lookup
from recruit.foundation.mail.model import Letter
from recruit.nominations.model import Restriction
from tests.builders import BY, NOW, a_person
from tests.conftest import Database, made_once
from tests.operations.appointments.test_cases import DECIDED, LATER, a_case
from tests.pages.visitor import Visitor
from tests.reports.papers import Paper, squeezed

BUTTON = "Skriv brevene"


@pytest.fixture
@made_once
def case(house: Database, still: None) -> AppointmentCase:
    """Amina and Bo are recommended, Dorthe and Kaj are next in order."""
    with house.transaction() as session:
        return a_case(session)


@pytest.fixture
def secretary(signed_in: Callable[..., Visitor]) -> Visitor:
    return signed_in(StaffRole.SECRETARY)


def loaded(session: Session, case: AppointmentCase) -> AppointmentCase:
    """Return the case as operations have it."""
    term = session.get_one(Term, case.term_id)
    return queries.case(session, session.get_one(Body, term.body_id), case.id, lock=True)


def at(case: AppointmentCase, page: str) -> str:
    return f"/sekretariat/integrationsraadet/udpegning/{case.id}/{page}"


def decide(house: Database, case: AppointmentCase, not_appointed: Sequence[str] = ()) -> None:
    with house.transaction() as session:
        ours = loaded(session, case)
        says = {}
        for one in ours.designates:
            name = one.nomination.nominee.name if one.nomination and one.nomination.nominee else ""
            refused = Decided(DecidedAs.NOT_APPOINTED, reason="Byrådet ønskede en anden.")
            says[one.id] = refused if name in not_appointed else Decided(DecidedAs.APPOINTED)
        body = session.get_one(Body, ours.term.body_id)
        made = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", DECIDED, by=BY, now=LATER)
        deciding.decide(session, ours, made, says, by=BY, now=LATER)


def looked_at(house: Database) -> int:
    with house.reading() as session:
        return session.scalars(select(func.count()).select_from(Lookup)).one()


def letters(session: Session) -> list[str]:
    return list(session.scalars(select(Letter.kind).where(Letter.kind.like("appointment_%")).order_by(Letter.kind)))


def test_the_open_part_says_who_is_recommended_and_how_and_never_who_is_elected(
    secretary: Visitor, house: Database, case: AppointmentCase
) -> None:
    with house.transaction() as session:
        ours = loaded(session, case)
        proposing.drop_out(session, ours, ours.designates[0], "Flyttet fra kommunen.", by=BY, now=LATER)

    sent = secretary.send(at(case, "papirer"), part="open", reader="committee", format="pdf", case_number="27/12")

    assert [finding.message for finding in pdfua.validate(io.BytesIO(sent.data)).findings] == []
    text = squeezed(Paper(sent.data).text)
    said = (
        "Det indstilles, at udvalget over for Økonomiudvalget",
        "1. udpeger Bo Bruun og Dorthe Dam som medlemmer af Integrationsrådet for 2026–2029",
        "2. udpeger Kaj Lund, der er næste i rækken, som suppleant",
        "En person er faldet fra siden.",
        "(integrationsloven § 42, stk. 3)",
        "gyldige stemmesedler: 100",
        "Sagsnummer 27/12",
    )
    assert [words for words in said if squeezed(words) not in text] == []
    assert not [words for words in ("Amina", "Flyttet", "er valgt") if words in text]
    assert "udpegning-udvalg-aaben-del.pdf" in sent.headers["Content-Disposition"]
    assert looked_at(house) == 0


def test_the_paper_of_the_next_decision_asks_only_for_those_who_wait(
    secretary: Visitor, house: Database, case: AppointmentCase
) -> None:
    with house.transaction() as session:
        ours = loaded(session, case)
        body, amina = session.get_one(Body, ours.term.body_id), ours.designates[0]
        made = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", DECIDED, by=BY, now=LATER)
        deciding.decide(session, ours, made, {amina.id: Decided(DecidedAs.APPOINTED)}, by=BY, now=LATER)
        group, person = amina.group, a_person(session, "Gry Falk")
        chosen = DesignateSource.MUNICIPAL_COUNCIL
        new = NewDesignate(group.id, chosen, DECIDED, person=person.id, reason="Byrådet ønskede en fra Nord.")
        proposing.propose(session, ours, new, by=BY, now=LATER)

    def asked(part: str) -> str:
        sent = secretary.send(at(case, "papirer"), part=part, reader="council", format="docx")
        written = docx.Document(io.BytesIO(sent.data))
        cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(each.text for each in written.paragraphs), *cells])

    text = asked("open")

    assert "udpeger Bo Bruun som medlem" in text
    assert "Amina Abdi, udpeget den 29. marts 2027" in text
    assert "Gry Falk" not in text
    with house.transaction() as session:
        session.get_one(SeatGroup, group.id).arrangement = SubstituteArrangement.NONE
    assert "Kaj Lund" not in asked("open")

    with house.transaction() as session:
        session.get_one(SeatGroup, group.id).arrangement = SubstituteArrangement.PERSONAL
        ours = loaded(session, case)
        bo, beside = ours.designates[1], a_person(session, "Ole Vang")
        behind = NewDesignate(group.id, DesignateSource.COUNCIL, DECIDED, Role.SUBSTITUTE, person=beside.id)
        proposing.propose(session, ours, replace(behind, stands_in_for=bo.id), by=BY, now=LATER)
    assert "udpeger Ole Vang som personlig suppleant for Bo Bruun" in asked("open")
    with house.transaction() as session:
        ours = loaded(session, case)
        proposing.drop_out(session, ours, ours.designates[1], "Flyttet.", by=BY, now=LATER)
    assert not [name for name in ("Ole Vang", "Bo Bruun") if name in asked("open")]


def test_the_closed_annex_says_who_dropped_out_and_why_and_who_took_it_is_known(
    secretary: Visitor, house: Database, case: AppointmentCase
) -> None:
    with house.transaction() as session:
        ours = loaded(session, case)
        proposing.drop_out(session, ours, ours.designates[0], "Flyttet fra kommunen.", by=BY, now=LATER)
        bo = ours.designates[1].nomination_id
        session.add(Restriction(nomination_id=bo, ground="claim", reason="Bruges i en sag", since=NOW, by="staff:1"))

    sent = secretary.send(at(case, "papirer"), part="closed", reader="council", format="docx")

    written = docx.Document(io.BytesIO(sent.data))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(each.text for each in written.paragraphs), *cells])
    assert all(words in text for words in ("Amina Abdi", "Flyttet fra kommunen.", "Stemmer", "20"))
    assert "Bo Bruun" not in text
    assert looked_at(house) == 4


def test_each_gets_the_letter_that_fits_once_and_nobody_before_the_decision(
    secretary: Visitor, house: Database, case: AppointmentCase
) -> None:
    assert "ikke truffet beslutning" in secretary.get(at(case, "breve")).text
    decide(house, case, not_appointed=("Bo Bruun",))

    page = secretary.get(at(case, "breve"))

    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    assert "Efter beslutningen: udpeget 1 0" in rows
    assert "Efter beslutningen: suppleant 2 0" in rows
    assert "Efter beslutningen: ikke udpeget 1 0" in rows
    assert BUTTON in [button.text for button in page.all("button")]

    done = secretary.led(secretary.send(at(case, "breve"), complaint_to="Ankestyrelsen"))

    assert "4 breve er skrevet." in done.text
    assert BUTTON not in [button.text for button in done.all("button")]
    with house.reading() as session:
        assert letters(session) == [
            "appointment_appointed",
            "appointment_next",
            "appointment_next",
            "appointment_not_appointed",
        ]
        body = session.scalars(select(Letter.body).where(Letter.kind == "appointment_not_appointed")).one()
    assert "Byrådet ønskede en anden." in body
    assert "Du kan klage til Ankestyrelsen." in body
