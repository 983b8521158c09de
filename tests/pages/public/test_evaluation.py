"""Members say what they think of a term behind a link, once and without their names; and whether to be invited."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from recruit.foundation.accounts.rules import Role
from recruit.foundation.tokens import operations as tokens
from recruit.handover.model import EvaluationAnswer, EvaluationAsk, InvitationAsk, InvitationWish
from recruit.handover.operations import evaluating, inviting
from recruit.handover.rules.evaluation import EVALUATION, Question
from recruit.handover.rules.invitations import INVITATION_ASK, INVITATION_WISH, Wish
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_council, a_person, the_term
from tests.conftest import made_once
from tests.pages.site import Reader, Site

PAGE, INVITATION = "/svar/evaluering", "/svar/invitation"
CLOSES = NOW + timedelta(days=4)
QUESTIONS = (Question("Møderne var gode", on_scale=True), Question("Hvad skal det næste råd vide?"))


@pytest.fixture
@made_once
def asks(site: Site) -> tuple[UUID, UUID, list[UUID]]:
    """Four who are asked about a term until `CLOSES`: the term, the evaluation, and each ask."""

    def make(session):
        body = a_council(session)
        term = the_term(session, body)
        people = [a_person(session) for _one in range(4)]
        made = evaluating.ask(session, body, term, "Evaluering", QUESTIONS, people, CLOSES, by=BY, now=NOW)
        return term.id, made.id, [one.id for one in made.asks]

    made: tuple[UUID, UUID, list[UUID]] = site.saves(make)
    return made


def opened(site: Site, purpose: str, which: UUID) -> Reader:
    now = site.time.now()
    token = site.saves(lambda session: tokens.mint(session, purpose, which, lifetime=timedelta(days=60), now=now))
    reader = site.reader()
    assert reader.opens(f"/link/{token}").status == 303
    return reader


def rows(site: Site, table, *where) -> list:
    with site.database.reading() as session:
        return list(session.scalars(select(table).where(*where)))


def test_four_answer_to_the_last_second_and_only_then_is_it_shown(
    site: Site, asks: tuple[UUID, UUID, list[UUID]]
) -> None:
    term, evaluation, each = asks
    result = f"/sekretariat/integrationsraadet/overlevering/{term}/evaluering/{evaluation}"
    readers = [opened(site, EVALUATION, one) for one in each]
    secretary, _user = site.signed_in("Grethe Holm", Role.SECRETARY)
    assert "dit navn gemmes ikke" in readers[0].opens(PAGE).text.lower()
    wrong = readers[0].sends(PAGE, answer_0="9", answer_1="Behold mig")
    assert (wrong.status, "Behold mig" in wrong.text) == (422, True)
    late = readers[3].opens(PAGE).page.hidden
    for number, reader in enumerate(readers[:3]):
        thanked = reader.follows(reader.sends(PAGE, answer_0=str(number + 2), answer_1="Spørg skolerne"))
        assert "Tak for dine svar" in thanked.text
    assert readers[0].posts(PAGE, **late | {"answer_0": "1"}).status in (303, 422)
    assert "Spørg skolerne" not in secretary.opens(result).text

    site.time.instant = CLOSES + timedelta(milliseconds=900)
    assert readers[3].sends(PAGE, answer_0="3", answer_1="I sidste sekund").status == 303

    secretary, _user = site.signed_in("Lise Dam", Role.SECRETARY)
    shown = secretary.opens(result)
    assert shown.text.count("Spørg skolerne") == 3
    assert "I sidste sekund" in shown.text
    assert "<svg" in shown.text
    assert "3,0" in shown.text
    printed = secretary.opens(f"{result}/udskrift").text
    assert "I sidste sekund" in printed
    assert len(rows(site, EvaluationAnswer)) == 8


def test_one_second_late_is_told_whom_to_call_and_nobody_reads_the_answer_of_one_until_paper_makes_four(
    site: Site, asks: tuple[UUID, UUID, list[UUID]]
) -> None:
    term, evaluation, each = asks
    result = f"/sekretariat/integrationsraadet/overlevering/{term}/evaluering/{evaluation}"
    reader, slow = opened(site, EVALUATION, each[0]), opened(site, EVALUATION, each[1])
    reader.sends(PAGE, answer_0="4", answer_1="Kun jeg")
    form = slow.opens(PAGE).page.hidden
    site.time.instant = CLOSES + timedelta(seconds=1)

    late = slow.posts(PAGE, **form | {"answer_1": "For sent"})

    assert late.status == 422
    assert "Tiden til at svare er gået" in late.text
    assert "For sent" in late.text  # to be copied
    assert [one.has_answered for one in rows(site, EvaluationAsk)].count(True) == 1
    secretary, _user = site.signed_in("Grethe Holm", Role.SECRETARY)
    shown = secretary.opens(result)
    assert "Kun jeg" not in shown.text
    assert "så ingen får svarene at se, heller ikke du" in shown.text
    assert "Kun jeg" not in secretary.opens(f"{result}/udskrift").text
    assert secretary.opens(f"{result}/evaluering.csv").status == 404
    days = ("25.11.2026", "26.11.2026")
    site.time.instant = CLOSES + timedelta(days=1)
    secretary, _user = site.signed_in("Lise Dam", Role.SECRETARY)
    in_time, too_late = (
        secretary.sends(f"{result}/papir", who=str(each[1]), arrived_on=day, answer_1="På papir") for day in days
    )
    assert (in_time.status, too_late.status) == (303, 422)
    late = secretary.sends(f"{result}/papir", who=str(each[2]), arrived_on="26.11.2026", answer_1="Efter fristen")
    assert (late.status, "Efter fristen" in late.text) == (422, True)
    assert "kom efter den sidste dag, 25. november 2026" in late.text
    more = secretary.sends(f"{result}/mere-tid", closes_on="30.11.2026", closes_at="12.00")
    assert more.status == 303
    for one in each[2:]:
        assert secretary.sends(f"{result}/papir", who=str(one), arrived_on=days[1], answer_1="Også mig").status == 303
    assert "Kun jeg" in secretary.opens(result).text


def test_somebody_says_yes_for_two_years_and_takes_it_back_by_the_same_link(site: Site) -> None:
    def ask(session):
        body, person = a_council(session), a_person(session)
        inviting.ask(session, body, [person], "Dialogmøder", by=BY, now=NOW)
        return session.scalars(select(InvitationAsk.id)).one()

    reader = opened(site, INVITATION_ASK, site.saves(ask))
    assert "Dialogmøder" in reader.opens(INVITATION).text
    assert reader.sends(INVITATION).status == 422
    said = reader.follows(reader.sends(INVITATION, answer="2"))
    assert "Du står på vores liste" in said.text
    (wish,) = rows(site, InvitationWish)
    assert wish.valid_until.year == NOW.year + 2

    gone = reader.follows(reader.sends(INVITATION, onto=f"{INVITATION}/tilbage"))

    assert "Du står ikke på vores liste" in gone.text
    (wish,) = rows(site, InvitationWish)
    assert wish.withdrawn_on == NOW.date()
    assert site.reader().opens(INVITATION).status == 404


def test_the_link_in_the_receipt_leads_off_the_list_and_then_says_so(site: Site) -> None:
    def keep(session):
        wish = Wish(NOW.date(), NOW.date() + timedelta(days=300))
        body, person = a_council(session), a_person(session)
        return inviting.keep(session, body, person, "Dialogmøder", wish, Manner.PHONE, by=BY, now=NOW).id

    reader = opened(site, INVITATION_WISH, site.saves(keep))
    assert "Du står på vores liste" in reader.opens(INVITATION).text
    assert reader.posts(INVITATION, **reader.opens(INVITATION).page.hidden, answer="4").status == 404  # nobody asked

    gone = reader.follows(reader.sends(INVITATION, onto=f"{INVITATION}/tilbage"))

    assert "Du står ikke på vores liste" in gone.text
    assert [one.withdrawn_on for one in rows(site, InvitationWish)] == [NOW.date()]
