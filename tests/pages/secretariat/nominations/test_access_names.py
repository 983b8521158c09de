"""Aktindsigt names nobody: whoever asks gets no name in any kind of document, nor in a title or the name of a file."""

import io
from zipfile import ZipFile

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.mail.model import Letter
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination, Recommendation, Recommended
from recruit.nominations.operations import access, complaints, vetting
from recruit.nominations.operations.support import support, take_support_back
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.operations.vetting.verify import Seen
from recruit.nominations.queries.access import request
from recruit.nominations.queries.case import case_of
from recruit.nominations.rules import NewSupporter
from recruit.nominations.rules.access import Choice, Chosen, NewRequest
from recruit.nominations.rules.complaints import NewComplaint, Outcome, Ruling, Standing
from recruit.nominations.rules.selection import Choice as Chance
from recruit.nominations.rules.vetting import Fact, Lacking
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner
from recruit.reports.journal import of_nomination
from recruit.reports.journal.access import documents, packed
from tests.builders import BY, NOW, day
from tests.conftest import Database, made_once
from tests.nominations import NOON, a_nomination, a_proposal, a_submission, an_open_round
from tests.reports.papers import Paper, squeezed

TODAY = day("2026-11-21")
#: Who is named somewhere in the case, and what else is somebody's alone.
NAMES = ("Amina", "Dorthe", "Sussi", "Klaus")
KINDS = """nomination correction answer withdrawal withdrawal-back supporter supporter-back note verification
verification-back deficiency remedy decision decision-back join join-back letter complaint ruling recommended
recommended-back"""


@pytest.fixture
@made_once
def case(house: Database) -> tuple[RecruitmentRound, Nomination]:
    """Everything that can come about, with a name wherever one can be written."""
    about = "Amina Abdi, som Dorthe og Sussi kender, skriver Klaus."
    with house.transaction() as session:
        round_ = an_open_round(session, supporters_needed=1)
        proposal = a_proposal("Amina Abdi")
        made, twin = a_nomination(session, round_, proposal), a_nomination(session, round_, a_proposal("Amina Abdi"))

        def loaded() -> Nomination:
            return queries.nomination(session, made.id, lock=True)

        by = {"by": BY, "now": NOW}
        operations.answer(session, made.id, True, tells_nominator=True, manner=Manner.PHONE, **by)
        operations.correct(session, loaded(), a_submission(round_, "Amina Abdi", phone="20 30 40 50"), **by)
        signs = NewSupporter(name="Sussi Støtte", address="Vejen 1, 5000 Odense C")
        take_support_back(session, support(session, made.id, signs, manner=Manner.PAPER, **by).id, **by)
        vetting.note(session, loaded(), about, **by)
        vetting.verify(session, loaded(), Seen(Fact.AGE, True, "Amina", TODAY, "GH"), **by)
        vetting.unverify(session, loaded(), Fact.AGE, **by)
        vetting.tell_what_is_lacking(session, loaded(), [Lacking.OTHER], about, NOON, **by)
        vetting.remedied(session, loaded(), **by)
        vetting.join(session, loaded(), queries.nomination(session, twin.id), **by)
        vetting.part(session, queries.nomination(session, twin.id, lock=True), **by)
        decided = vetting.refuse(
            session, loaded(), Decided(TODAY, about, complaint_to="Byrådet", complaint_until=NOON), **by
        )
        said = NewComplaint("Klaus Klager", "Klaus", Standing.VOTER, "", about, NOW, Manner.PAPER, "Byrådet", NOON)
        complaint = complaints.register(session, round_.id, said, about=decided.id, **by)
        complaints.decide(session, round_.id, complaint.id, Ruling(Outcome.NOT_UPHELD, "Byrådet", TODAY, about), **by)
        vetting.revoke(session, loaded(), about, **by)
        operations.withdraw(session, loaded(), reason=about, **by)
        operations.stand_again(session, loaded(), **by)
        _recommended(session, made, about)
        for letter in session.scalars(
            select(Letter).where(Letter.next_attempt_at.is_not(None), Letter.channel == "email")
        ):
            letter.subject, letter.sent_at, letter.next_attempt_at = f"{about}", NOW, None
        return round_, made


def _recommended(session: Session, made: Nomination, about: str) -> None:
    ended = {"revoked_at": NOW, "revoked_by": BY.reference, "revoked_because": about}
    found = Recommendation(round_id=made.round_id, decided_by="Udvalget", decided_on=TODAY, at=NOW, by="x", **ended)
    session.add(found)
    session.flush()
    chance = {"choice": Chance.NOT_RECOMMENDED, "reason": about}
    session.add(Recommended(recommendation_id=found.id, nomination_id=made.id, **chance))


def asked(session: Session, made: Nomination, *, is_party: bool = False) -> tuple[RecruitmentRound, object]:
    new = NewRequest("Ib Juhl", "ib@mail.example", "Det hele.", is_party, TODAY, Manner.EMAIL)
    registered = access.register(session, made.round_id, made.id, new, by=BY, now=NOW)
    return queries.round_by_id(session, made.round_id), request(session, made.round_id, registered.id)


def handed_out(content: bytes) -> dict[str, str]:
    """Return title and text of each file by its name."""
    archive = ZipFile(io.BytesIO(content))
    papers = {name: Paper(archive.read(name)) for name in archive.namelist()}
    return {name: squeezed(paper.title + paper.text) for name, paper in papers.items()}


@pytest.mark.slow
def test_nobody_is_named_in_any_kind_of_document(house: Database, case: tuple[RecruitmentRound, Nomination]) -> None:
    with house.transaction() as session, i18n.speaking(i18n.DEFAULT):
        kinds = {each.key.partition(":")[0] for each in of_nomination.entries(case_of(session, case[1].id))}
        assert kinds == set(KINDS.split())
        round_, ours = asked(session, case[1])

        _name, content = packed(session, round_, ours, made_at=NOW)

        files = handed_out(content)
        assert [name for name in files if "brev" in name]
        found = [(name, who) for name, text in files.items() for who in NAMES if who in text or who.lower() in name]
        assert found == []

        there = documents(session, round_, ours)
        bare = [each for each in there if not [said for said in each.entry.said if said.guard]]
        given = {each.entry.key: Chosen(Choice.GIVEN) for each in bare}
        access.choose(session, ours, given, [], by=BY, now=NOW)
        session.expire_all()
        round_, ours = queries.round_by_id(session, round_.id), request(session, round_.id, ours.id)
        _name, content = packed(session, round_, ours, made_at=NOW)
        found = [(name, who) for name, text in handed_out(content).items() for who in NAMES if who in text]
        assert len(bare) > 3
        assert found == []
