"""What the end of a term asks for, step by step, and what is known of each."""

from uuid import UUID

import pypdfium2
from sqlalchemy import select

from recruit.appointments.model import MemberTold
from recruit.appointments.rules.telling import MemberLetter
from recruit.assignments.operations import groups, places
from recruit.assignments.rules import ChosenBy, GroupEnd, PlaceRole
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies.model import Body, Term
from recruit.foundation.dates import PartialDate
from recruit.handover.model import HandoverNote
from recruit.handover.rules import NoteKind
from recruit.people.model import Person
from tests.builders import BY, NOW, a_seat_group, an_organization, day
from tests.conftest import Database
from tests.pages.secretariat.handover.conftest import HANDOVER, of
from tests.pages.visitor import Visitor
from tests.rounds import a_round


def test_whom_the_next_council_needs_stands_beside_the_text_of_its_call_and_in_the_paper(
    secretary: Visitor, house: Database, terms: tuple[UUID, UUID]
) -> None:
    page = secretary.get(f"{HANDOVER}?periode=2023–2026")
    (step,) = [link for link in page.all("a") if link.text == "Aftal, hvem det næste råd har brug for"]
    written = {"topic": "Unge", "text": "To under 25, gerne fra Nordbyen."}
    assert "Noten er skrevet." in secretary.led(secretary.send(step.attributes["href"], **written)).text
    with house.transaction() as session:
        (note,) = session.scalars(select(HandoverNote))
        assert note.kind is NoteKind.PROFILE
        following = session.get_one(Term, terms[1])
        groups = [a_seat_group(session, following, seats=1)]
        round_ = a_round(session, session.get_one(Body, following.body_id), groups=groups).id

    texts = f"/sekretariat/integrationsraadet/rekruttering/{round_}/tekster"
    assert "To under 25, gerne fra Nordbyen." in secretary.get(f"{texts}/da").text
    assert "Nordbyen" not in secretary.get(f"{texts}/en").text
    paper = pypdfium2.PdfDocument(secretary.client.get(of(terms, "overlevering.pdf")).data)
    text = "".join(one.get_textpage().get_text_bounded() for one in paper)
    paper.close()
    assert "To under 25" in text.partition("Hvem det næste råd har brug for")[2]


def test_each_step_says_what_is_known_of_it(secretary: Visitor, house: Database, terms: tuple[UUID, UUID]) -> None:
    def known() -> str:
        rows = secretary.get(f"{HANDOVER}?periode=2023–2026").all("tr")[1:]
        return " ".join(row.all("td")[1].text for row in rows)

    before = known()
    assert [word for word in before.split() if word[0].isdigit()] == ["2027–2030"]
    assert "2027–2030 er oprettet" in before
    assert "Ingen fortsætter efter perioden" in before
    assert "Ingen varer ud over perioden" in before
    secretary.led(secretary.send(of(terms, "evaluering/ny"), questions="Hvad nu?"))
    secretary.led(secretary.send(f"{HANDOVER}/tidligere-medlemmer/spoerg"))
    secretary.led(secretary.send(of(terms, "noter/ny"), topic="Skoler", text="Mød dem."))
    secretary.led(secretary.send(of(terms, "tiltraedelse"), decided_on="20.11.2026"))
    with house.transaction() as session:
        term = session.get_one(Term, terms[0])
        body = session.get_one(Body, term.body_id)
        _goes_on, over = (
            groups.found_group(session, body, name, day("2026-01-01"), by=BY, now=NOW) for name in ("Mentorer", "Fest")
        )
        groups.end_group(session, over, PartialDate(day("2026-06-01")), GroupEnd.DONE, "Holdt", by=BY, now=NOW)
        target = an_organization(session, "Folkeoplysningsudvalget")
        new = NewPlace("Folkeoplysningsudvalget", PlaceRole.ASSOCIATE, number=2)
        place = places.describe(session, body, target, new, by=BY, now=NOW)
        amina, bo = session.scalars(select(Person).order_by(Person.name))
        for person, last in ((amina, None), (bo, PartialDate(day("2026-12-31")))):
            sent = NewAssignment(person.id, day("2026-01-01"), last)
            places.assign(session, place, person, sent, ChosenBy.DECISION, by=BY, now=NOW)
        thanks, welcome = MemberLetter.THANKS, MemberLetter.WELCOME
        for person, what in ((bo, thanks), (bo, welcome), (amina, welcome)):
            session.add(MemberTold(term_id=term.id, person_id=person.id, what=what, at=NOW, by=BY.reference))

    after = known()

    for said in (
        *("0 af 2 har svaret.", "Én note", "Tiltrådt 20. november 2026 af Integrationsrådet."),
        *("2 er spurgt, 0 står på listen", "Én fortsætter efter perioden", "Én varer ud over perioden"),
        "Ét brev er skrevet.",
    ):
        assert after.count(said) == 1, said


def test_steps_are_ticked_and_a_council_that_is_dissolved_prepares_no_successor(
    secretary: Visitor, house: Database, terms: tuple[UUID, UUID]
) -> None:
    page = secretary.get(f"{HANDOVER}?periode=2023–2026")
    assert "Åbn næste periode" in page.text
    token = page.all("input", name="csrf_token")[0].attributes["value"]
    tick = of(terms, "trin/evaluation")
    assert "Sat kryds:" in secretary.led(secretary.client.post(tick, data={"csrf_token": token})).text
    twice = secretary.led(secretary.client.post(tick, data={"csrf_token": token}))
    assert "Der er allerede sat flueben." in twice.text
    undone = secretary.client.post(f"{tick}/fortryd", data={"csrf_token": token})
    assert "Krydset er taget tilbage." in secretary.led(undone).text
    assert secretary.client.post(of(terms, "trin/fest"), data={"csrf_token": token}).status_code == 404
    assert "venter, før perioden 2023–2026 er overleveret" in secretary.get("/sekretariat").text

    with house.transaction() as session:
        session.get_one(Body, session.get_one(Term, terms[0]).body_id).until = day("2027-01-01")
    alone = secretary.get(f"{HANDOVER}?periode=2023–2026")
    assert "så der er ingen at overlevere til" in alone.text
    assert "Åbn næste periode" not in alone.text
