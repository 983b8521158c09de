"""As whom a letter can be looked at before its wording is saved."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts.letter_readers import OF_THE_HOUSE, Moment, kinds, readers
from recruit.appointments.model import AppointmentCase, Designate, Membership
from recruit.appointments.rules import Role
from recruit.appointments.rules.case import DesignateSource
from recruit.assignments.operations import groups, places
from recruit.assignments.rules import ChosenBy, PlaceRole
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies.model import Seat
from recruit.bodies.rules import SubstituteArrangement
from recruit.elections.model import Contest, Election, Entry
from recruit.foundation.mail import rendering
from recruit.nominations.model import ContinuationAsk, Deficiency, Restriction, Supporter, VettingDecision
from recruit.people.model import ContactDetail, Person
from recruit.people.rules import ContactKind
from recruit.recruitment.model import ComingForward, NetworkCall, OrganisationCall, Prospect, RecruitmentRound, Voice
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_person, an_organization
from tests.conftest import Database
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round
from tests.rounds import a_channel

AT = Moment(NOW, "https://raad.fjordby.example")
SOON, TODAY = NOW + timedelta(days=9), NOW.date()


def test_every_letter_about_a_council_can_be_looked_at_as_somebody_would_get_it() -> None:
    assert kinds() | OF_THE_HOUSE == set(rendering.kinds())
    assert not kinds() & OF_THE_HOUSE


def test_each_letter_has_all_that_its_text_needs(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body_id = everybody(session)

    with sqlite.reading() as session:
        for kind in sorted(kinds()):
            found = readers(session, kind, body_id, AT)
            assert found, kind
            for reader in found:
                facts = {"municipality": "Fjordby Kommune", **reader.draft.facts}
                facts = dict(rendering.facts_for(facts, link=reader.draft.link is not None))
                assert rendering.rendered(kind, reader.draft.language, facts).body
                assert reader.draft.scope == f"body:{body_id}"
            assert ("Yrsa Toft" in {reader.name for reader in found}) == (kind == "restriction_ends"), kind


def everybody(session: Session) -> object:
    """Make a round in which everybody has been written to; return whose it is."""
    round_ = an_open_round(session)
    stands = a_nomination(session, round_, a_submission(round_))
    restricted = a_nomination(session, round_, a_submission(round_, "Yrsa Toft"))
    a_nomination(session, round_, a_proposal())
    member, channel = a_person(session), a_channel(session, round_)
    about = {"nomination_id": stands.id, "by": BY.reference}
    told = {"approves": False, "reason": "Bor ikke her", "committee": "", "conflict": "", "decided_on": TODAY}
    kept = {"round_id": round_.id, "suggested_by": "Kaj Lund", "kept_on": TODAY, "erase_on": SOON.date()}
    session.add_all(
        [
            Deficiency(**about, lacking=["age"], text="", at=NOW, remedy_until=SOON),
            VettingDecision(**about, **told, at=NOW, complaint_to="Byrådet", complaint_until=SOON),
            Restriction(
                **about | {"nomination_id": restricted.id}, ground="claim", reason="Bruges i en sag", since=NOW
            ),
            Supporter(**about, name="Ib Juhl", identity="0" * 64, manner=Manner.ONLINE, signed_at=NOW),
            NetworkCall(round_id=round_.id, person_id=member.id, channel_id=channel.id, asked_at=NOW),
            ContinuationAsk(round_id=round_.id, person_id=member.id, asked_at=NOW),
            Voice(round_id=round_.id, person_id=member.id, asked_at=NOW),
            Prospect(**kept, name="Elif Kaya", email="elif@x.example", by=BY.reference),
            Prospect(**kept, name="Bo Dam", by=BY.reference),
            ComingForward(body_id=round_.term.body_id, wish="seat", name="Lise Lund", email="lise@x.example", at=NOW),
            OrganisationCall(
                round_id=round_.id,
                seat_group_id=round_.groups[0].id,
                organization_id=an_organization(session).id,
                closes_at=SOON,
            ),
        ]
    )
    votes = {"name": "Valg", "polling_on": TODAY, "place": "Kulturhuset", "who_may_vote": "Alle.", "forms": ["meeting"]}
    on_it = Entry(number=1, nomination_id=stands.id)
    contest = Contest(position=1, label="Borgervalgte", method="plurality", seats=1, entries=[on_it])
    members(session, round_, member.id, stands.id)
    session.add(Election(round_id=round_.id, contests=[contest], **votes))
    sent_elsewhere(session, round_, member)
    return round_.term.body_id


def sent_elsewhere(session: Session, round_: RecruitmentRound, member: Person) -> None:
    """Let a person have a place in another body; they, and somebody with a mailbox, are to tell of it."""
    reached = a_person(session, "Nora Nabo")
    session.add(ContactDetail(person_id=reached.id, kind=ContactKind.EMAIL, value="nora@x.example"))
    body, target = round_.term.body, an_organization(session, "Folkeoplysningsudvalget")
    place = places.describe(session, body, target, NewPlace("FOU", PlaceRole.ASSOCIATE), by=BY, now=NOW)
    new = NewAssignment(member.id, TODAY)
    places.assign(session, place, member, new, ChosenBy.DECISION, by=BY, now=NOW)
    for one in (member, reached):
        groups.expect_report(session, body, one, "Mødet", TODAY, TODAY, by=BY, now=NOW)


def members(session: Session, round_: RecruitmentRound, member: UUID, candidate: UUID) -> None:
    """Let a person sit, and a candidate be proposed beside them."""
    group = round_.groups[0].id
    owned = session.scalars(select(Seat).where(Seat.seat_group_id == group).limit(1)).one()
    seat, owned.represents_id = owned.id, an_organization(session, "Fjordby Boligforening").id
    held = {"seat_group_id": group, "role": Role.MEMBER}
    session.add(Membership(**held, person_id=member, seat_id=seat, since=TODAY))
    listed = {"role": Role.SUBSTITUTE, "arrangement": SubstituteArrangement.LIST, "rank": 1}
    reached = a_person(session)
    session.add(ContactDetail(person_id=reached.id, kind=ContactKind.EMAIL, value="reached@x.example"))
    session.add(Membership(**held | listed, person_id=a_person(session).id, since=TODAY))
    session.add(Membership(**held | listed | {"rank": 2}, person_id=reached.id, since=TODAY))
    of = {"position": 1, "source": DesignateSource.COUNCIL, "source_on": TODAY}
    proposed = [Designate(**held, **of, person_id=member), Designate(**held, **of, nomination_id=candidate)]
    case = {"name": "Udpegning", "opened_at": NOW, "opened_by": BY.reference}
    session.add(AppointmentCase(**case, term_id=round_.term_id, designates=proposed))
