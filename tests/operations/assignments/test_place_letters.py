"""What the letters about a place elsewhere say, to whom they go, and the text for the minutes."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from recruit.assignments.letters import places as letters
from recruit.assignments.model import Assignment, PlaceElsewhere, ReportBack
from recruit.assignments.operations import groups, places
from recruit.assignments.queries import place as queries
from recruit.assignments.rules import ChosenBy, PlaceMessage, PlaceRole
from recruit.assignments.rules.places import Eligibility, NewAssignment, NewPlace
from recruit.bodies.model import Body
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind, SeatType
from recruit.foundation.dates import PartialDate, Span
from recruit.foundation.mail.rules import Channel
from recruit.people.model import ContactDetail
from recruit.people.rules import ContactKind
from recruit.reports.assignments.decision_text import decision_text, sent_by_decision
from tests.builders import BY, a_council, a_person, an_organization
from tests.conftest import Database

NOW = datetime(2026, 6, 4, 18, tzinfo=UTC)
TODAY = date(2026, 6, 4)
COMMITTEE = NewPlace(
    "Folkeoplysningsudvalget",
    PlaceRole.ASSOCIATE,
    allowance=True,
    description="Mødes fire gange om året.",
    last_day=PartialDate(date(2029, 12, 31)),
    contact_email="fou@x.example",
)
LAW = Eligibility([SeatType.REFUGEE_IMMIGRANT], "Integrationsloven § 43", Span(date(2022, 1, 1)))
EVERYTHING = tuple(ContactKind)


@dataclass(frozen=True, slots=True)
class World:
    body: Body
    place: PlaceElsewhere
    held: Assignment


def a_world(
    session: Session, rule: Eligibility | None = None, *, is_protected: bool = False, new: NewPlace = COMMITTEE
) -> World:
    """Return Anne with an e-mail and a telephone as the council's associate."""
    body, anne = a_council(session), a_person(session, "Anne Dam", is_protected=is_protected)
    for kind, value in ((ContactKind.EMAIL, "anne@x.example"), (ContactKind.PHONE, "12 34 56 78")):
        session.add(ContactDetail(person_id=anne.id, kind=kind, value=value))
    session.flush()
    target = an_organization(session, "Folkeoplysningsudvalget")
    place = places.describe(session, body, target, new, rule, by=BY, now=NOW)
    sent = NewAssignment(anne.id, TODAY, because="Ingen andre ville")
    places.assign(session, place, anne, sent, ChosenBy.VOTE, by=BY, now=NOW, chosen_because="7 mod 4.")
    found = queries.place(session, body, place.id, lock=True)
    return World(body, found, found.assignments[0])


def test_the_body_reads_who_comes_and_what_they_have_allowed(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world = a_world(session)

        draft = letters.told(world.held, world.place, world.body, shared=[ContactKind.PHONE])

        assert (draft.channel, draft.address) == (Channel.EMAIL, "fou@x.example")
        assert draft.facts["reached"] == "Telefon: 12 34 56 78"
        assert draft.facts["period"] == "fra 4. juni 2026 til og med 31. december 2029"
        assert draft.facts["rights"] == "Pladsen har høringsret, men ikke stemmeret."
        assert draft.recipient == f"organization:{world.place.target_id}"


def test_nobody_learns_how_to_reach_somebody_protected(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world = a_world(session, is_protected=True)

        assert letters.told(world.held, world.place, world.body, shared=EVERYTHING).facts["reached"] == ""


def test_of_a_place_for_some_members_only_no_open_letter_tells(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world = a_world(session, LAW)
        report = groups.expect_report(session, world.body, world.held.person, "Mødet", TODAY, TODAY, by=BY, now=NOW)

        for what in PlaceMessage:
            draft = letters.message(what, world.held, world.place, world.body, shared=EVERYTHING)
            assert draft.channel is Channel.PAPER, what
        reminder = letters.reminder(report, world.body, is_restricted=True)
        about = "det, du var til på vores vegne den 4. juni 2026"
        assert (reminder.channel, reminder.facts["about"]) == (Channel.EMAIL, about)


def test_whoever_has_no_mailbox_is_reminded_on_paper(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, bo = a_council(session), a_person(session, "Bo Friis")
        report = ReportBack(person=bo, about="Mødet", due_on=TODAY, by_on=TODAY)

        draft = letters.reminder(report, body)

        assert (draft.kind, draft.facts["about"]) == ("report_reminder_on_paper", "Mødet")
        assert letters.reminder(report, body, is_restricted=True).facts["about"] == "Mødet"


def test_the_minutes_say_who_is_sent_as_what_with_which_rights_and_how_they_were_chosen(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world = a_world(session)

        assert decision_text(world.place, [world.held], "Integrationsrådet").split("\n\n") == [
            "Integrationsrådet udpeger Anne Dam som tilforordnet i Folkeoplysningsudvalget fra den 4. juni 2026 "
            "til og med den 31. december 2029.",
            "Pladsen har høringsret, men ikke stemmeret. Der betales diæter for møderne.",
            "Valget skete ved afstemning. 7 mod 4.",
        ]


def test_the_minutes_say_why_somebody_is_sent_whom_the_rule_does_not_name(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        silent = replace(COMMITTEE, is_heard=False, allowance=False, last_day=None)
        world = a_world(session, LAW, new=silent)
        world.held.chosen_by, world.held.chosen_because = ChosenBy.LOT, ""

        text = decision_text(world.place, [world.held], "Integrationsrådet")

        assert "Pladsen har ikke stemmeret." in text
        assert "Valget skete ved lodtrækning." in text
        assert "Ifølge Integrationsloven § 43 er pladsen for andre medlemmer" in text
        assert text.endswith("Ingen andre ville")
        world.held.chosen_by = ChosenBy.DECISION
        assert "lodtrækning" not in decision_text(world.place, [world.held], "Integrationsrådet")


def test_a_decision_says_whom_it_sent_together(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world = a_world(session, new=replace(COMMITTEE, role=PlaceRole.MEMBER, votes=True, number=2))
        body, other = world.body, DecisionKind.OTHER
        decision = record_decision(session, body, other, "Integrationsrådet", TODAY, by=BY, now=NOW)
        world.held.decision_id = decision.id
        bo = a_person(session, "Bo Friis")
        new = NewAssignment(bo.id, TODAY, because="Ingen andre ville")
        places.assign(session, world.place, bo, new, ChosenBy.DECISION, by=BY, now=NOW, decision=decision)

        (texts,) = sent_by_decision(session, body).values()

        assert len(texts) == 1
        assert "Anne Dam og Bo Friis som medlem" in texts[0].replace("Bo Friis og Anne Dam", "Anne Dam og Bo Friis")
