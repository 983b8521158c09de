"""A term is handed over on the secretariat's pages, and the next one sees what was left to it."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID

import docx
import pypdfium2
import pytest
from sqlalchemy import select

from recruit.assignments.operations import groups, places
from recruit.assignments.rules import ChosenBy, PlaceRole
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies.model import Body, Decision, Term
from recruit.foundation.actor import Actor
from recruit.handover.model import HandoverNote, HandoverStep, InvitationAsk
from recruit.handover.operations import inviting, notes
from recruit.handover.queries.inviting import had_a_place
from recruit.handover.rules import NoteKind
from recruit.handover.rules.invitations import Wish
from recruit.handover.rules.notes import NewNote
from recruit.people.model import Person
from recruit.people.operations.own import correct_own
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner
from tests.builders import NOW, a_council, a_person, a_term, an_organization, day, the_term
from tests.conftest import Database, made_once
from tests.pages.secretariat.handover.conftest import HANDOVER, of
from tests.pages.visitor import Visitor

BY = Actor.system()


@pytest.fixture
@made_once
def ended(house: Database, still: None) -> tuple[UUID, UUID]:
    """The term of 2022-2025, which is over, and the one that runs."""
    with house.transaction() as session:
        body = a_council(session, seats=0, term="2022-2025")
        return the_term(session, body).id, a_term(session, body, "2026-2029").id


def test_notes_are_written_adopted_by_a_decision_and_done_with_by_the_next_council(
    secretary: Visitor, house: Database, ended: tuple[UUID, UUID]
) -> None:
    assert "Der er ingen noter endnu" in secretary.get(of(ended, "noter")).text
    lacking = secretary.mended(secretary.send(of(ended, "noter/ny"), kind="task", topic="Skoler", text="Mød dem."))
    assert "Mød dem." in lacking.text  # nothing typed is lost
    task = {"kind": "task", "topic": "Skoler", "text": "Mød dem.", "due_on": "1.12.2026", "source": "Punkt 9"}
    assert "Noten er skrevet." in secretary.led(secretary.send(of(ended, "noter/ny"), **task)).text
    assert "Skoler" not in secretary.get(HANDOVER).text  # a draft is nobody's but this council's

    undated = secretary.mended(secretary.send(of(ended, "tiltraedelse")))
    assert "Mød dem." in undated.text
    early = secretary.mended(secretary.send(of(ended, "tiltraedelse"), decided_on="1.1.1999"))
    assert "vælg en dag fra 1. januar 2022" in early.text
    done = secretary.led(secretary.send(of(ended, "tiltraedelse"), decided_on="3.12.2025", item="33"))

    assert "Overleveringen er tiltrådt." in done.text
    with house.reading() as session:
        (decision,) = session.scalars(select(Decision).where(Decision.item == "33"))
        (note,) = session.scalars(select(HandoverNote))
        (step,) = session.scalars(select(HandoverStep))
    assert (decision.decided_on, step.done_on) == (day("2025-12-03"), day("2025-12-03"))
    assert "Mød dem." in secretary.get(of(ended, f"noter/{note.id}")).text
    inherited = secretary.get(HANDOVER)
    assert "Skoler" in inherited.text
    assert "har overleveret én note til dette" in secretary.get("/sekretariat/integrationsraadet/raad").text
    assert "Skal tages op, overleveret af det sidste råd: Skoler" in secretary.get("/sekretariat").text

    token = {"csrf_token": inherited.all("input", name="csrf_token")[0].attributes["value"]}
    ticked = secretary.client.post(of(ended, f"noter/{note.id}/gjort"), data=token)
    assert "Gjort: Skoler." in secretary.led(ticked).text
    assert "bliver ved med at være tiltrådt" in secretary.get(of(ended, "tiltraedelse")).text
    again = secretary.client.post(of(ended, f"noter/{note.id}/fortryd"), data=token)
    assert "Skoler er åben igen." in secretary.led(again).text


def test_what_two_secretaries_write_at_once_is_shown_to_the_second_and_adopted_as_it_was_read(
    secretary: Visitor, house: Database, terms: tuple[UUID, UUID]
) -> None:
    with house.transaction() as session:
        term = session.get_one(Term, terms[0])
        written = notes.write(session, term, NewNote(NoteKind.MONEY, "Puljen", "3.000 kr."), by=BY, now=NOW).id
    address = of(terms, f"noter/{written}")
    assert secretary.client.get(f"{HANDOVER}/{terms[1]}/noter/{written}").status_code == 404  # another term's
    mine, _there = secretary.filled(address)
    adoption, _there = secretary.filled(of(terms, "tiltraedelse"))
    secretary.led(secretary.send(address, text="2.500 kr."))

    stale = secretary.mended(secretary.client.post(address, data={**mine, "text": "2.000 kr."}), status=409)
    assert "2.500 kr." in stale.text
    assert "2.000 kr." in stale.text
    meanwhile = secretary.client.post(of(terms, "tiltraedelse"), data={**adoption, "decided_on": "20.11.2026"})
    assert "Noterne er ændret, siden du åbnede siden." in secretary.mended(meanwhile).text

    secretary.led(secretary.send(of(terms, "tiltraedelse"), decided_on="20.11.2026"))
    twice = secretary.client.post(of(terms, "tiltraedelse"), data={**adoption, "decided_on": "20.11.2026"})
    assert "Tiltrådt 20. november 2026 af Integrationsrådet" in secretary.mended(twice).text
    back = secretary.led(secretary.send(of(terms, "tiltraedelse/tilbage")))
    assert "Noterne er udkast igen." in back.text
    assert "Noten er smidt ud." in secretary.led(secretary.send(of(terms, f"noter/{written}/slet"))).text


def test_the_pack_and_the_year_are_papers_that_say_what_is_empty(
    secretary: Visitor, house: Database, terms: tuple[UUID, UUID]
) -> None:
    pack = secretary.client.get(of(terms, "overlevering.pdf"))
    paper = pypdfium2.PdfDocument(pack.data)
    text = paper[0].get_textpage().get_text_bounded()
    paper.close()
    assert "Overlevering fra Integrationsrådet, 2023–2026" in text
    assert "Rådet har ingen arbejdsgrupper." in text

    with house.transaction() as session:
        body = session.scalars(select(Body)).one()
        bo = session.scalars(select(Person).filter_by(name="Bo Bruun")).one()
        bo.is_protected = True
        cis = a_person(session, "Cis Dam", is_protected=True)
        new = NewPlace("Folkeoplysningsudvalget", PlaceRole.ASSOCIATE)
        place = places.describe(session, body, an_organization(session, new.body), new, by=BY, now=NOW)
        sent = NewAssignment(cis.id, day("2026-01-01"))
        places.assign(session, place, cis, sent, ChosenBy.DECISION, by=BY, now=NOW)
        group = groups.found_group(session, body, "Den gode modtagelse", day("2026-01-01"), by=BY, now=NOW)
        groups.join(session, group, bo, group.since, leads=True, by=BY, now=NOW)
    paper = pypdfium2.PdfDocument(secretary.client.get(of(terms, "overlevering.pdf")).data)
    text = "".join(page.get_textpage().get_text_bounded() for page in paper)
    paper.close()
    assert ("navn" in text.partition("modtagelse")[2], "Bruun" in text, "Dam" in text) == (True, False, False)

    assert "2026" in secretary.get(f"{HANDOVER}/redegoerelse").text
    word = secretary.client.get(f"{HANDOVER}/redegoerelse/2026.docx")
    document = docx.Document(BytesIO(word.data))
    said = [one.text for one in document.paragraphs]
    assert "Rådet holdt ingen møder i året." in said
    assert [cell.text for cell in document.tables[0].rows[1].cells][:2] == ["Amina Abdi", "medlem"]
    assert secretary.client.get(f"{HANDOVER}/redegoerelse/2026.pdf").mimetype == "application/pdf"
    assert secretary.client.get(f"{HANDOVER}/redegoerelse/1999.docx").status_code == 404


def test_former_members_are_asked_entered_listed_and_taken_off(
    secretary: Visitor, house: Database, terms: tuple[UUID, UUID]
) -> None:
    assert "Ingen står på listen i dag" in secretary.get(f"{HANDOVER}/tidligere-medlemmer").text
    people = secretary.get(f"{HANDOVER}/tidligere-medlemmer/spoerg").all("input", name="people")
    asked = secretary.led(secretary.send(f"{HANDOVER}/tidligere-medlemmer/spoerg"))
    assert "2 medlemmer har ingen e-mail" in asked.text
    assert len(people) == 2
    answers = [link.attributes["href"] for link in asked.all("a") if link.attributes["href"].endswith("/svar")]
    yes = secretary.led(secretary.send(answers[0], answer="2", manner="phone"))
    assert "Ét ønske gælder i dag." in yes.text
    secretary.led(secretary.send(answers[1], answer="nej", manner="phone"))
    twice = secretary.client.get(answers[1])
    assert "Svaret er allerede kommet." in twice.text
    offered = secretary.get(f"{HANDOVER}/tidligere-medlemmer/spoerg")
    assert "sagde nej 21. november 2026" in offered.text
    assert [one.attributes.get("checked", "no") for one in offered.all("input", name="people")] == ["no"]

    listed = secretary.client.get(f"{HANDOVER}/tidligere-medlemmer/invitationsliste.csv")
    assert listed.data.decode("utf-8-sig").count("Dialogmøder om integration i kommunen") == 1
    assert secretary.client.get(f"{HANDOVER}/tidligere-medlemmer/invitationsliste.xlsx").status_code == 200
    (leaves,) = [
        link.attributes["href"]
        for link in secretary.get(f"{HANDOVER}/tidligere-medlemmer").all("a")
        if link.attributes["href"].endswith("/tilbage")
    ]
    off = secretary.led(secretary.send(leaves))
    assert "er taget af listen" in off.text
    assert "taget tilbage 21. november 2026" in off.text
    entered = {"person": people[1].attributes["value"], "manner": "meeting"}
    new = f"{HANDOVER}/tidligere-medlemmer/ny"
    late = secretary.mended(secretary.send(new, valid_until="1.1.2040", **entered))
    assert "Spørg igen til den tid" in late.text
    assert "står på listen til og med" in secretary.led(secretary.send(new, **entered)).text


def test_the_list_for_one_purpose_has_only_those_who_said_yes_to_it(
    secretary: Visitor, house: Database, terms: tuple[UUID, UUID]
) -> None:
    listed, wish = f"{HANDOVER}/tidligere-medlemmer", Wish(day("2026-11-01"), day("2028-01-01"))
    with house.transaction() as session:
        body = session.get_one(Body, session.get_one(Term, terms[0]).body_id)
        amina, _bo = had_a_place(session, body)
        inviting.keep(session, body, amina, "Dialogmøder", wish, Manner.PHONE, by=BY, now=NOW)
    assert "formaal=" not in str([one.attributes for one in secretary.get(listed).all("a")])
    with house.transaction() as session:
        body = session.get_one(Body, body.id)
        _amina, bo = had_a_place(session, body)
        inviting.keep(session, body, bo, "Åben dag", wish, Manner.PHONE, by=BY, now=NOW)

    ways = [one.attributes["href"] for one in secretary.get(listed).all("a") if "formaal=" in one.attributes["href"]]

    found = [secretary.client.get(way).data.decode("utf-8-sig") for way in ways if ".csv" in way]
    assert [("Amina" in one, "Bo Bruun" in one) for one in found] == [(True, False), (False, True)]
    whole = secretary.client.get(f"{listed}/invitationsliste.csv").data.decode("utf-8-sig")
    assert ("Amina" in whole, "Bo Bruun" in whole) == (True, True)


def test_whoever_never_answers_is_offered_again_when_the_time_is_over(
    secretary: Visitor, house: Database, terms: tuple[UUID, UUID]
) -> None:
    ask = f"{HANDOVER}/tidligere-medlemmer/spoerg"
    secretary.led(secretary.send(ask))
    assert "Der er ingen tilbage at spørge" in secretary.get(ask).text

    with house.transaction() as session:
        for one in session.scalars(select(InvitationAsk)):
            one.asked_at = NOW - timedelta(days=91)

    assert len(secretary.get(ask).all("input", name="people")) == 2
    assert "2 medlemmer har ingen e-mail" in secretary.led(secretary.send(ask)).text


def test_the_list_leaves_out_how_somebody_protected_is_reached(
    secretary: Visitor, house: Database, terms: tuple[UUID, UUID]
) -> None:
    with house.transaction() as session:
        lan = a_person(session, "Lan Tran", is_protected=True)
        correct_own(session, lan, lan.name, {ContactKind.ADDRESS: "Hemmelig Vej 7"}, by=BY, now=NOW)
        body = session.get_one(Body, session.get_one(Term, terms[0]).body_id)
        wish = Wish(day("2026-11-01"), day("2028-01-01"))
        inviting.keep(session, body, lan, "Dialogmøder", wish, Manner.PHONE, by=BY, now=NOW)

    for page in ("", "/udskrift", "/invitationsliste.csv"):
        text = secretary.client.get(f"{HANDOVER}/tidligere-medlemmer{page}").data.decode()
        assert "Lan Tran" in text
        assert "navne- og adressebeskyttet" in text
        assert "Hemmelig Vej" not in text


def test_members_are_asked_reminded_given_more_time_and_one_answers_on_paper(
    secretary: Visitor, house: Database, terms: tuple[UUID, UUID]
) -> None:
    assert "Ingen er spurgt endnu" in secretary.get(of(terms, "evaluering")).text
    ask = of(terms, "evaluering/ny")
    nothing = secretary.mended(secretary.send(ask, on_scale="", questions=""))
    assert "Skriv mindst ét spørgsmål." in nothing.text
    long = secretary.mended(secretary.send(ask, title="x" * 201, on_scale="y" * 301))
    assert "Skriv højst 200 tegn." in long.text
    assert "Skriv højst 300 tegn på hver linje." in secretary.mended(secretary.send(ask, on_scale="y" * 301)).text
    asked = secretary.led(secretary.send(ask, on_scale="Møderne var gode", questions="Hvad nu?"))
    assert "0 af 2 har svaret" in asked.text
    (result,) = [
        link.attributes["href"]
        for link in secretary.get(of(terms, "evaluering")).all("a")
        if link.attributes["href"].startswith(of(terms, "evaluering/")) and not link.attributes["href"].endswith("/ny")
    ]

    assert "Der er ingen at minde" in secretary.get(f"{result}/paamindelse").text
    earlier = secretary.mended(secretary.send(f"{result}/mere-tid", closes_on="22.11.2026"))
    assert "Vælg et senere tidspunkt" in earlier.text
    assert "Der er mere tid." in secretary.led(secretary.send(f"{result}/mere-tid", closes_on="24.12.2026")).text
    everybody = [one.attributes["value"] for one in secretary.get(f"{result}/papir").all("option")][1:]
    for who in everybody:
        paper = secretary.send(f"{result}/papir", who=who, answer_0="4", answer_1="Spørg <b>skolerne</b>")
        assert "Svaret er gemt, uden navn." in secretary.led(paper).text

    shown = secretary.get(result)
    assert "skolerne" not in shown.text  # of two it could be guessed
    assert "Alle har svaret" in secretary.get(f"{result}/papir").text
    assert "Færre end 4 har svaret" in secretary.get(f"{result}/udskrift").text
    other = f"{HANDOVER}/{terms[1]}/evaluering/{result.rpartition('/')[2]}"
    assert secretary.client.get(other).status_code == 404
