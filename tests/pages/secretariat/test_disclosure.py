"""Indsigt: everything that is held on one person stands on one page, goes with them as a file, and names no others."""

import io
import json
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pdfua
import pytest
from sqlalchemy import select

from recruit.bodies import operations as bodies
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.foundation.actor import Actor
from recruit.foundation.audit.events import Event
from recruit.foundation.audit.model import AuditDetails, AuditEntry, Lookup
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Draft
from recruit.nominations import operations, queries
from recruit.nominations.model import ContinuationAsk, NominationJoin, NominationWithdrawal, Nominee
from recruit.nominations.operations import complaints, rights, vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.operations.vetting.verify import Seen
from recruit.nominations.queries import vetting as vetted
from recruit.nominations.rules import NewNominee, NewSupporter
from recruit.nominations.rules.complaints import NewComplaint, Standing
from recruit.nominations.rules.rights import Ground
from recruit.nominations.rules.vetting import Fact
from recruit.recruitment.model import RecruitmentRound, Voice
from recruit.recruitment.operations.voices import give_voice
from recruit.recruitment.rules import Manner
from tests.browser import Page
from tests.builders import BY, NOW, a_council, a_member, a_person, day, the_seats
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_proposal, an_open_round
from tests.pages.visitor import Visitor
from tests.reports.papers import Paper, squeezed
from tests.voices import DANISH, SPOKEN, a_recording, some_words

STAFF = Actor.staff(UUID(int=7), "Grethe Holm")
LATER = NOW + timedelta(days=14)
#: What is said of Bo Bruun, kind by kind; and what tells of others.
HIS = (
    "Bo Bruun",
    "bo@mail.example",
    "Dorthe Dam",
    "Han kender alle",
    "set i CPR",
    "Bor ikke her.",
    "26 års erfaring.",
    "Adressen er forkert.",
)
OTHERS = (
    "dorthe@mail.example",
    "Signe Yde",
    "signe@mail.example",
    "Kaj Lund",
    "Kajs klage",
    "Grethe Holm",
    "Sara Bruun",
)
ASKED_HER = "Ringede til Yrsa Toft om ham."
COMPLAINT = NewComplaint(
    "Kaj Lund", "kaj@mail.example", Standing.VOTER, "", "Kajs klage.", NOW, Manner.PAPER, "Byrådet", LATER
)


@pytest.fixture(autouse=True)
def the_next_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=1))


@pytest.fixture
@made_once
def bo(house: Database) -> str:
    """The page of somebody who was proposed, checked and not approved, about which somebody else complained."""
    with house.transaction() as session:
        round_ = an_open_round(session, a_council(session), supporters_needed=1)
        made, _sister = (
            a_nomination(session, round_, a_proposal(name, nominator=by))
            for name, by in (("Bo Bruun", "Dorthe Dam"), ("Sara Bruun", "Ida Dam"))
        )
        operations.answer(session, made.id, accepts=True, tells_nominator=False, by=BY, now=NOW)
        nomination = queries.nomination(session, made.id)
        session.get_one(Nominee, made.id).motivation = "26 års erfaring."
        operations.support(session, made.id, NewSupporter("Signe Yde", "signe@mail.example"), by=BY, now=NOW)
        vetting.note(session, nomination, ASKED_HER, by=STAFF, now=NOW)
        rights.ask_for_erasure(session, nomination, by=BY, now=NOW)
        rights.restrict(session, nomination, Ground.CONTESTED, "Adressen er forkert.", by=STAFF, now=NOW)
        seen = Seen(Fact.RESIDENCE, False, "set i CPR", day("2026-11-20"), "GH")
        vetting.verify(session, nomination, seen, by=STAFF, now=NOW)
        refused = Decided(day("2026-11-20"), "Bor ikke her.", complaint_to="Byrådet", complaint_until=LATER)
        vetting.refuse(session, nomination, refused, by=STAFF, now=NOW)
        session.flush()
        (decision,) = vetted.check_of(session, made.id).decisions
        complaints.register(session, round_.id, COMPLAINT, about=decision.id, by=STAFF, now=NOW)
        return f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/indstillinger/{made.id}/indsigt"


def text_of(page: Page) -> str:
    return " ".join(page.all("main")[0].text.split())


def taken(secretary: Visitor, page: str, format_: str, **typed: str) -> bytes:
    answer = secretary.send(page, to=page, format=format_, **typed)
    assert answer.status_code == 200
    return answer.data


def test_everything_stands_on_one_page_and_who_looked_is_noted(secretary: Visitor, house: Database, bo: str) -> None:
    text = text_of(secretary.get(bo))

    assert [said for said in (*HIS, ASKED_HER, "Databeskyttelsesforordningen") if said not in text] == []
    assert [said for said in OTHERS if said in text] == ["Sara Bruun"], "she is offered as perhaps the same"
    with house.reading() as session:
        assert session.scalars(select(Lookup.subject_id)).all() == [bo.split("/")[-2]]


def test_the_files_hold_what_is_theirs_and_nobody_elses_and_that_they_were_handed_out_is_in_the_log(
    secretary: Visitor, house: Database, bo: str
) -> None:
    pdf, json_ = taken(secretary, bo, "pdf"), taken(secretary, bo, "json")

    assert [finding.message for finding in pdfua.validate(io.BytesIO(pdf)).findings] == []
    for text in (squeezed(Paper(pdf).text), squeezed(json_.decode())):
        assert [said for said in HIS if squeezed(said) not in text] == []
        assert [said for said in (*OTHERS, "Yrsa", "{link}") if squeezed(said) in text] == []
    told = json.loads(json_)
    assert (told["format"], told["version"], told["left_out"]) == ("recruit-personal-data", 1, ["notes"])
    assert {key: told["categories"][0]["kept"][0][key] for key in ("class", "days")} == {
        "class": "candidate_not_chosen",
        "days": 365,
    }
    assert ASKED_HER in taken(secretary, bo, "json", notes="y").decode()
    with house.reading() as session:
        handed_out = select(AuditDetails.content).join(AuditEntry, AuditEntry.number == AuditDetails.number)
        found = session.scalars(handed_out.where(AuditEntry.event == Event.PERSONAL_DATA_HANDED_OUT)).all()
        assert [json.loads(each or "")["format"] for each in found] == ["pdf", "json", "json"]


def test_another_nomination_is_theirs_only_when_somebody_says_so_and_only_one_that_is_offered(
    secretary: Visitor, house: Database, bo: str
) -> None:
    with house.transaction() as session:
        round_ = session.scalars(select(RecruitmentRound)).one()
        ib = NewNominee(name="Ib Juhl", email="ib@mail.example")
        stranger = a_nomination(session, queries.round_by_id(session, round_.id), a_proposal(nominee=ib))
        sister = session.scalars(select(Nominee.nomination_id).filter_by(name="Sara Bruun")).one()

    together = json.loads(taken(secretary, f"{bo}?sammen={sister}&sammen={stranger.id}", "json"))

    identity = next(each for each in together["categories"] if each["category"] == "identity")
    assert sorted(each["name"] for each in identity["records"]) == ["Bo Bruun", "Sara Bruun"]


def test_a_member_sees_their_places_and_their_nomination_together(secretary: Visitor, house: Database, bo: str) -> None:
    with house.transaction() as session:
        council = session.scalars(select(Body)).first()
        member = a_person(session, "Bo Bruun")
        a_member(session, the_seats(session, council)[0], member)
        session.get_one(Nominee, UUID(bo.split("/")[-2])).person_id = member.id
        round_ = session.scalars(select(RecruitmentRound)).one()
        voice = Voice(round_id=round_.id, person=member, asked_at=NOW)
        session.add(voice)
        session.flush()
        give_voice(session, voice, a_recording(), some_words(), consents=True, manner=Manner.MEETING, by=BY, now=NOW)
    page = f"/sekretariat/personer/{member.id}/indsigt"

    assert f'{page}"' in secretary.client.get(f"/sekretariat/personer/{member.id}").text
    told = json.loads(taken(secretary, page, "json"))

    kinds = {each["category"]: each["records"] for each in told["categories"]}
    assert kinds["places"][0]["council"] == "Integrationsrådet"
    assert kinds["nominations"][0]["proposed_by"] == "Dorthe Dam"
    assert (kinds["voices"][0]["text"], kinds["voices"][0]["in_danish"]) == (SPOKEN, DANISH)
    assert "30 dage efter" in text_of(secretary.get(page))
    assert secretary.client.post(page, data={"format": "exe"}).status_code in (400, 404)


def test_who_looks_after_one_council_reads_nothing_that_others_hold_and_is_told_that_there_is_more(
    signed_in: Callable[..., Visitor], house: Database, bo: str
) -> None:
    limited = signed_in(Role.SECRETARY, name="Ida Dam")
    with house.transaction() as session:
        ours = session.scalars(select(Body)).one()
        grant = session.scalars(select(RoleGrant).order_by(RoleGrant.id)).all()[-1]
        bodies.grant_access_to_body(session, grant.id, ours, by=BY, now=NOW)
        theirs = a_council(session, "Handicaprådet")
        member = a_person(session, "Bo Brun-Olsen")
        a_member(session, the_seats(session, theirs)[0], member)
        session.get_one(Nominee, UUID(bo.split("/")[-2])).person_id = member.id
        for council, address in ((theirs, "hos@handicap.example"), (ours, "hos@integration.example")):
            scope = f"body:{council.id}"
            draft = Draft("mail_test", address, f"person:{member.id}", {"date": "i dag"}, scope=scope)
            mail.enqueue(session, draft, by=BY, now=NOW)
        other_round = an_open_round(session, theirs, slug="handicap-2027")
        asked = {"round_id": other_round.id, "person": member, "asked_at": NOW - timedelta(days=77)}
        session.add_all([Voice(**asked), ContinuationAsk(**asked)])

    told = json.loads(taken(limited, bo, "json"))
    assert "handicap" not in json.dumps(told["categories"]).lower()
    assert "Brun-Olsen" not in json.dumps(told)
    assert told["elsewhere"] == ["identity", "places"]

    with house.transaction() as session:
        a_member(session, the_seats(session, session.scalars(select(Body).where(Body.id == ours.id)).one())[0], member)
    told = json.loads(taken(limited, bo, "json"))
    said = json.dumps(told["categories"], ensure_ascii=False)
    assert [each in said for each in ("Brun-Olsen", "hos@integration.example")] == [True, True]
    assert [each in said for each in ("Handicaprådet", "hos@handicap.example", "2026-09-05")] == [False] * 3
    assert told["elsewhere"] == ["answers", "places", "voices", "letters"]
    assert "»Breve til personen«" in text_of(limited.get(bo))
    assert "»Breve til personen«" not in text_of(signed_in(Role.SECRETARY, name="Grethe Holm").get(bo))


def test_what_was_joined_is_theirs_until_that_is_undone_and_the_words_of_whoever_proposed_them_are_not(
    secretary: Visitor, house: Database, bo: str
) -> None:
    number = UUID(bo.split("/")[-2])
    with house.transaction() as session:
        sister = session.scalars(select(Nominee.nomination_id).filter_by(name="Sara Bruun")).one()
        session.add(NominationJoin(kept_id=number, joined_id=sister, at=NOW, by="system"))
        said = {"nomination_id": number, "at": NOW, "by": "system", "manner": Manner.ONLINE}
        session.add(
            NominationWithdrawal(
                **said, by_nominator=True, reason="Dorthe fortrød.", revoked_at=NOW, revoked_by="system"
            )
        )
        session.add(NominationWithdrawal(**said, reason="Jeg er flyttet."))

    joined = taken(secretary, bo, "json").decode()
    with house.transaction() as session:
        join = session.scalars(select(NominationJoin)).one()
        join.undone_at, join.undone_by = NOW, "system"

    assert "Sara Bruun" in joined
    assert "Sara Bruun" not in taken(secretary, bo, "json").decode()
    assert "Jeg er flyttet." in joined
    assert "Dorthe fortrød." not in joined
