"""Suppleanter: the order of each group, calling somebody in, asking one after the other, and how it ends."""

from collections.abc import Iterator
from datetime import time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.operations import calling
from recruit.appointments.rules import EndReason, Role
from recruit.appointments.rules.substitution import CallKind, FilledBy, SubstitutionReason
from recruit.bodies.operations import record_decision, reserve_seat
from recruit.bodies.queries import body_by_slug
from recruit.bodies.rules import DecisionKind, SubstituteArrangement
from recruit.foundation.accounts.rules import Role as StaffRole
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status
from recruit.meetings.operations import planning, telling
from recruit.meetings.queries import telling as queries
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.recruitment.rules import Manner
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    an_organization,
    day,
    the_seats,
    the_term,
)
from tests.conftest import made_once
from tests.pages.site import Reader, Site
from tests.substitutes import Called, a_call, ask, hear, loaded

ALL = "/sekretariat/integrationsraadet/raad/suppleanter"


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", StaffRole.SECRETARY)[0]


@pytest.fixture
@made_once
def meeting(site: Site) -> Called:
    return site.saves(a_call)


@pytest.fixture
@made_once
def vacancy(site: Site) -> Called:
    return site.saves(lambda session: a_call(session, CallKind.FOR_GOOD))


@pytest.fixture
@made_once
def leave(site: Site) -> Called:
    return site.saves(lambda session: a_call(session, CallKind.LEAVE))


def at(called: Called, *acts: object) -> str:
    return "/".join([ALL, str(called.call), *map(str, acts)])


def the_call(site: Site, called: Called) -> SubstituteCall:
    with site.database.reading() as session:
        return session.get_one(SubstituteCall, called.call)


def asks(site: Site) -> list[SubstituteAsk]:
    with site.database.reading() as session:
        return list(session.scalars(select(SubstituteAsk).order_by(SubstituteAsk.position)))


def waiting(site: Site) -> set[str]:
    """Return to whom invitations wait to be posted."""
    with site.database.reading() as session:
        sent = session.scalars(select(Letter).filter_by(kind="meeting_invitation_on_paper"))
        return {one.body.splitlines()[0].removeprefix("Hej ") for one in sent if one.status is Status.TO_POST}


def kinds(site: Site) -> list[str]:
    with site.database.reading() as session:
        return sorted(session.scalars(select(Letter.kind)))


# The overview


def test_a_council_without_seats_says_what_to_do_first(site: Site, secretary: Reader) -> None:
    site.saves(lambda session: a_council(session, seats=0))

    page = secretary.opens(ALL).page

    assert "Der er ingen pladser i funktionsperioden endnu" in page.text
    assert [link.text for link in page.all("a", class_="button-primary")] == ["Sæt medlemsgrupperne op"]


def test_each_group_says_how_it_is_arranged_and_in_which_order(site: Site, secretary: Reader) -> None:
    def groups(session) -> None:
        body = a_council(session, seats=1)
        term = the_term(session, body)
        listed = the_seats(session, body)[0]
        a_member(session, listed)
        for rank, name in ((2, "Kaj Lund"), (1, "Bo Bruun")):
            a_substitute(session, listed.group, a_person(session, name), rank=rank)
        for label, arrangement in (
            ("Valgte", SubstituteArrangement.PERSONAL),
            ("Foreninger", SubstituteArrangement.ORGANISATION),
            ("Byrådet", SubstituteArrangement.POLITICAL_GROUP),
            ("Skoler", SubstituteArrangement.NONE),
        ):
            a_seat_group(session, term, label, seats=1, arrangement=arrangement)
        _listed, own, organisation, political, _school = the_seats(session, body)
        member = a_member(session, own, a_person(session, "Åse Dam"))
        for number, name in ((2, "Elif Kaya"), (1, "Ib Juhl")):
            a_substitute(session, own.group, a_person(session, name), member=member, rank=number)
        reserve_seat(session, organisation, an_organization(session), by=BY, now=NOW)
        a_substitute(session, organisation.group, a_person(session, "Gerda Friis"), seat=organisation)
        a_substitute(session, political.group, a_person(session, "Leyla Abdi"))
        political.group.entry_needs_decision = False

    site.saves(groups)
    sent = site.statements()

    page = secretary.opens(ALL).page

    for said in (
        "Listen står bag alle gruppens pladser.",
        "Hvert medlem har sine egne suppleanter.",
        "Organisationen, der har pladsen, har selv udpeget en suppleant.",
        "Den politiske gruppe vælger hver gang, hvem der træder ind",
        "Der står ingen suppleanter bag disse pladser.",
        "kræver det en ny beslutning",
        "kræver det ingen ny beslutning",
    ):
        assert said in page.text
    rows = [row.text.split() for row in page.all("tr")]
    names = [" ".join(row[:2]) for row in rows if row[0] != "Suppleant"]
    assert names == ["Bo Bruun", "Kaj Lund", "Ib Juhl", "Elif Kaya", "Gerda Friis", "Leyla Abdi"]
    assert "nummer 1, for Åse Dam" in page.text
    assert len(sent) <= 22


def test_the_overview_remembers_who_said_no_and_says_who_steps_in(
    site: Site, secretary: Reader, meeting: Called
) -> None:
    def answers(session) -> None:
        hear(session, meeting, ask(session, meeting, meeting.first), accepts=False)
        hear(session, meeting, ask(session, meeting, meeting.second), accepts=True)

    site.saves(answers)
    page = secretary.opens(ALL).page

    assert "Kaj Lund har sagt ja." in page.text
    assert "én gang, den 21. november 2026" in page.text
    assert "i stedet for Hawa Ibsen, mødet den 10. december 2026" in page.text


def test_the_overview_asks_no_more_when_there_are_more_calls(site: Site, secretary: Reader, leave: Called) -> None:
    sent = site.statements()
    secretary.opens(ALL)
    before = len(sent)

    def more(session) -> None:
        ask(session, leave, leave.first)
        group = the_seats(session, body_by_slug(session, "integrationsraadet"))[0].group
        for rank in range(3, 9):
            a_substitute(session, group, rank=rank)

    site.saves(more)
    sent.clear()
    secretary.opens(ALL)

    assert len(sent) <= before + 3  # whom a call has asked: the people, their contacts and offices


# Calling in


def choose(called: Called, act: str = "") -> str:
    return f"{ALL}/kald/{called.member}{act and '/'}{act}"


def test_three_acts_are_offered_and_the_third_only_when_the_member_has_left(secretary: Reader, meeting: Called) -> None:
    page = secretary.opens(choose(meeting)).page

    links = [link.text for link in page.all("a", class_="button")]
    assert links == ["Kald ind til ét møde", "Registrér en orlov"]
    assert "Kun når medlemmet er udtrådt." in page.text
    assert "mødet den 10. december 2026" in page.text
    assert secretary.sends(choose(meeting, "resten")).status == 422


def test_a_meeting_leads_to_whom_to_ask_with_the_reason_and_the_letter(
    site: Site, secretary: Reader, meeting: Called
) -> None:
    answer = secretary.sends(choose(meeting, "moede"), since="4.2.2027", reason="illness", note="")
    page = secretary.follows(answer).page

    assert page.heading == "Spørg Bo Bruun"
    assert "Bo Bruun er nummer 1 på listen." in page.text
    assert "Et spørgsmål til dig fra" in page.text
    assert 'value="24.11.2026"' in secretary.follows(answer).text
    with site.database.reading() as session:
        made = session.scalars(select(SubstituteCall).where(SubstituteCall.since == day("2027-02-04"))).one()
    assert (made.kind, made.until, made.reason) == (CallKind.MEETING, day("2027-02-05"), SubstitutionReason.ILLNESS)


def test_a_leave_that_ends_before_it_begins_is_refused_and_nothing_typed_is_lost(
    secretary: Reader, meeting: Called
) -> None:
    answer = secretary.sends(
        choose(meeting, "orlov"), since="1.3.2027", until="1.2.2027", reason="leave", note="Ringer selv"
    )

    assert (answer.status, len(answer.page.errors)) == (422, 1)
    assert "Ringer selv" in answer.text


def test_invitations_that_wait_to_be_posted_go_neither_to_whoever_is_on_leave_nor_to_whoever_need_not_step_in(
    site: Site, secretary: Reader, leave: Called
) -> None:
    def invites(session: Session) -> None:
        body = body_by_slug(session, "integrationsraadet")
        seat = the_seats(session, body)[1]
        a_member(session, seat, a_person(session, "Ida Juhl"))
        hear(session, leave, ask(session, leave, leave.second), accepts=True)
        new = NewMeeting(Slot(day("2026-12-09"), time(17), time(19)))
        meeting = planning.hold(session, the_term(session, body), new, by=BY, now=NOW)
        people = [one.membership.id for one in queries.lines(session, body, meeting, now=NOW)]
        telling.tell(session, body, meeting, people, by=BY, now=NOW)

    site.saves(invites)
    assert waiting(site) == {"Ida Juhl", "Kaj Lund"}  # Kaj steps in for Hawa Ibsen, who is on leave

    secretary.sends(at(leave, "luk"), leave="slut", because="Hun er tilbage.")
    assert waiting(site) == {"Ida Juhl"}

    with site.database.reading() as session:
        ida = session.scalars(select(Membership.id).join(Membership.person).filter_by(name="Ida Juhl")).one()
    secretary.sends(f"{ALL}/kald/{ida}/orlov", since="1.12.2026", until="31.1.2027", reason="leave")
    assert waiting(site) == set()


def test_a_second_call_for_the_same_day_is_refused(secretary: Reader, meeting: Called) -> None:
    answer = secretary.sends(choose(meeting, "moede"), since="10.12.2026", reason="apology")

    assert answer.status == 422
    assert answer.page.errors == ["Der er allerede indkaldt en suppleant i den tid."]


def test_a_seat_without_substitutes_leads_to_leaving_the_place_open(site: Site, secretary: Reader) -> None:
    def vacant(session) -> str:
        body = a_council(session, seats=1)
        return str(a_member(session, the_seats(session, body)[0], last_day="2026-11-30").id)

    member = site.saves(vacant)
    answer = secretary.sends(f"{ALL}/kald/{member}/resten")
    page = secretary.follows(answer).page

    assert "Der er ikke flere at spørge" in page.text
    assert [link.text for link in page.all("a", class_="button-primary")] == ["Lad pladsen stå åben"]


# Asking


def test_pressing_twice_asks_once(site: Site, secretary: Reader, meeting: Called) -> None:
    page = secretary.opens(at(meeting, "spoerg")).page
    fields = page.hidden | {"answer_by": "24.11.2026", "answer_at": "12.00", "way": "brev"}

    first, second = (secretary.posts(at(meeting, "spoerg"), **fields) for _ in range(2))

    assert first.leads_to == second.leads_to == at(meeting)
    assert [one.substitute_id for one in asks(site)] == [meeting.first]
    assert kinds(site) == ["substitute_ask"]
    assert (
        "Bo Bruun er spurgt og kan svare til og med 24. november 2026 kl. 12.00." in secretary.opens(at(meeting)).text
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("11.12.2026", "Svaret ville komme, efter at det er overstået."),
        ("20.11.2026", "Vælg en frist, der ikke er passeret."),
    ],
)
def test_a_deadline_after_the_meeting_or_gone_is_refused(
    secretary: Reader, meeting: Called, written: str, said: str
) -> None:
    answer = secretary.sends(at(meeting, "spoerg"), answer_by=written, answer_at="12.00", way="brev")

    assert answer.status == 422
    assert said in answer.text


def test_the_second_is_proposed_with_why_and_asked_by_telephone_without_a_letter(
    site: Site, secretary: Reader, meeting: Called
) -> None:
    site.saves(lambda session: hear(session, meeting, ask(session, meeting, meeting.first), accepts=False))
    page = secretary.opens(at(meeting, "spoerg")).page
    assert "Kaj Lund er nummer 2 på listen." in page.text
    assert "Bo Bruun: har sagt nej." in page.text
    assert "Kan du træde ind som suppleant i Integrationsrådet?" in page.text
    secretary.sends(at(meeting, "spoerg"), answer_by="24.11.2026", answer_at="12.00", way="selv")

    answer = secretary.sends(at(meeting, "spurgt", asks(site)[1].id, "svar"), answer="ja", manner="phone")

    assert "Kaj Lund har sagt ja." in secretary.follows(answer).text
    assert [(one.accepts, one.manner) for one in asks(site)] == [(False, Manner.PHONE), (True, Manner.PHONE)]
    assert kinds(site) == ["substitute_ask"]


def test_who_steps_in_for_somebody_else_then_is_passed_over_and_the_page_says_so(
    site: Site, secretary: Reader, leave: Called
) -> None:
    site.saves(lambda session: hear(session, leave, ask(session, leave, leave.first), accepts=True))

    def another(session) -> str:
        seat = the_seats(session, body_by_slug(session, "integrationsraadet"))[1]
        return str(a_member(session, seat).id)

    other = site.saves(another)
    answer = secretary.sends(f"{ALL}/kald/{other}/moede", since="10.12.2026", reason="apology")
    page = secretary.follows(answer).page

    assert page.heading == "Spørg Kaj Lund"
    assert "Bo Bruun træder ind for en anden i de dage." in page.text


def test_who_was_shown_as_the_next_is_asked_or_nobody(site: Site, secretary: Reader, meeting: Called) -> None:
    shown = secretary.opens(at(meeting, "spoerg")).page.hidden
    site.saves(lambda session: hear(session, meeting, ask(session, meeting, meeting.first), accepts=False))

    fields = shown | {"answer_by": "24.11.2026", "answer_at": "12.00", "way": "brev"}
    answer = secretary.posts(at(meeting, "spoerg"), **fields)

    assert answer.status == 422
    assert "Det er nu en anden, der er den næste: Kaj Lund." in answer.text
    assert len(asks(site)) == 1


def test_a_political_group_chooses_and_there_is_no_order_of_ours(site: Site, secretary: Reader) -> None:
    def political(session) -> str:
        body = a_council(session, seats=0)
        a_seat_group(
            session, the_term(session, body), "Byrådet", seats=1, arrangement=SubstituteArrangement.POLITICAL_GROUP
        )
        seat = the_seats(session, body)[0]
        for name in ("Leyla Abdi", "Bo Bruun"):
            a_substitute(session, seat.group, a_person(session, name))
        return str(a_member(session, seat).id)

    member = site.saves(political)
    answer = secretary.sends(f"{ALL}/kald/{member}/orlov", since="1.12.2026", until="31.1.2027", reason="leave")
    there = answer.leads_to
    page = secretary.opens(there).page
    assert "Hej [den, du vælger]" in page.text
    options = [one.attributes["value"] for one in page.all("input", name="chosen")]
    unchosen = secretary.sends(there, answer_by="27.11.2026", answer_at="12.00", way="selv")
    secretary.sends(there, chosen=options[1], answer_by="27.11.2026", answer_at="12.00", way="selv")

    assert "Den politiske gruppe vælger." in page.text
    assert (len(options), unchosen.status) == (2, 422)
    assert [str(one.substitute_id) for one in asks(site)] == [options[1]]


# Answers, taking back, and a text with a link


def test_an_ask_is_taken_back_and_the_next_can_be_asked(site: Site, secretary: Reader, meeting: Called) -> None:
    asked = site.saves(lambda session: ask(session, meeting, meeting.first))

    assert "faldet på plads" in secretary.opens(at(meeting, "spurgt", asked, "tilbage")).text
    secretary.sends(at(meeting, "spurgt", asked, "tilbage"))

    page = secretary.opens(at(meeting)).text
    assert "Den næste er Kaj Lund." in page
    assert "har sagt nej" not in page  # nobody has: it was taken back


def test_a_text_for_a_telephone_shows_its_link_this_once(site: Site, secretary: Reader, meeting: Called) -> None:
    asked = site.saves(lambda session: ask(session, meeting, meeting.second, by_letter=False))

    shown = secretary.sends(at(meeting, "spurgt", asked, "besked"))

    assert "/link/" in shown.text
    assert "/link/" not in secretary.opens(at(meeting, "spurgt", asked, "besked")).text


# How it ends


def said_yes(site: Site, called: Called) -> None:
    site.saves(lambda session: hear(session, called, ask(session, called, called.first), accepts=True))


def test_taking_over_is_shown_before_it_happens_and_needs_a_decision(
    site: Site, secretary: Reader, vacancy: Called
) -> None:
    said_yes(site, vacancy)

    def elsewhere(session):
        person = session.get_one(Membership, vacancy.first).person_id
        other = a_council(session, "Ældrerådet", seats=1)
        held = a_member(session, the_seats(session, other)[0])
        held.person_id = person
        body = body_by_slug(session, "integrationsraadet")
        made = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", day("2026-11-20"), by=BY, now=NOW)
        return made.id

    decision = site.saves(elsewhere)
    page = secretary.opens(at(vacancy, "overtag")).page
    refused = secretary.sends(at(vacancy, "overtag"), decision="")
    early = secretary.sends(at(vacancy, "overtag"), decision=str(decision))
    before = secretary.sends(at(vacancy, "overtag"), decision=str(decision), known_before="y", first_day="30.11.2026")
    answer = secretary.sends(at(vacancy, "overtag"), decision=str(decision), known_before="y")

    assert "Bo Bruun er medlem fra beslutningens dag, dog tidligst den 1. december 2026" in page.text
    assert "Pladsen er ledig indtil da." in page.text
    assert "før pladsen blev ledig" in early.page.errors[0]
    assert "Pladsen er ledig fra den 1. december 2026." in before.page.errors[0]
    assert "pladsen på listen slutter dagen før" in page.text
    assert "[Her står den beslutning, du vælger]" in page.text
    assert "Ældrerådet: medlem" in page.text
    assert refused.page.errors == [
        "Ved hvilken beslutning? Medlemsgruppen kræver en ny beslutning i kommunalbestyrelsen."
    ]
    assert answer.leads_to.endswith(f"/pladser/{vacancy.seat}")
    with site.database.reading() as session:
        entered = session.get_one(Membership, the_call(site, vacancy).entered_as_id)
        listed = session.get_one(Membership, vacancy.first)
    assert (entered.role, entered.since, entered.decision_id) == (Role.MEMBER, day("2026-12-01"), decision)
    assert (listed.until, listed.end_reason) == (day("2026-12-01"), EndReason.BECAME_MEMBER)
    settled = secretary.opens(at(vacancy)).page
    assert "Pladsen er besat" in settled.text
    (back,) = [one for one in settled.all("a") if one.attributes["href"].endswith("/fejl")]
    assert back.text == "Tag tilbage, at suppleanten blev medlem"
    assert secretary.sends(back.attributes["href"]).status == 303
    assert "Bo Bruun har sagt ja" in secretary.opens(at(vacancy)).text


def test_taking_over_before_anybody_has_said_yes_leads_back(secretary: Reader, vacancy: Called) -> None:
    assert "Ingen har sagt ja" in secretary.opens(at(vacancy, "overtag")).text
    assert secretary.opens(at(vacancy, "overtag")).status == 200


@pytest.mark.parametrize(
    ("filled_by", "leads_to"),
    [
        (FilledBy.COUNCIL_RECOMMENDATION, "/udpegning/ny"),
        (FilledBy.ORGANISATION, "/hvem-den-er-for"),
        (FilledBy.POLITICAL_GROUP, "/raad/pladser/"),
        (FilledBy.BY_ELECTION, "/rekruttering"),
        (FilledBy.NOBODY, "/raad/pladser/"),
    ],
)
def test_a_place_left_open_says_who_may_fill_it_and_leads_on(
    site: Site, secretary: Reader, vacancy: Called, filled_by: FilledBy, leads_to: str
) -> None:
    answer = secretary.sends(at(vacancy, "luk"), filled_by=filled_by, because="Listen er tom.")
    page = secretary.follows(answer).page

    (onwards,) = page.all("a", class_="button-primary")
    assert leads_to in onwards.attributes["href"]
    assert secretary.opens(onwards.attributes["href"]).status == 200
    assert "Listen er tom." in page.text
    assert (the_call(site, vacancy).filled_by, the_call(site, vacancy).closed_because) == (filled_by, "Listen er tom.")


def test_a_place_that_was_left_open_stands_on_the_overview_once_it_is_vacant(site: Site, vacancy: Called) -> None:
    def left_open(session) -> None:
        body, call = loaded(session, vacancy)
        calling.leave_open(session, body, call, FilledBy.BY_ELECTION, "Listen er tom.", by=BY, now=NOW)

    site.saves(left_open)
    site.time.passes(days=12)
    text = site.holding(site.signed_in("Ada Bruun", StaffRole.SECRETARY)[1]).opens(ALL).text

    assert "Pladser, der står åbne" in text
    assert "Der begyndes en ny rekruttering til pladsen." in text


def test_a_place_is_not_left_open_without_a_reason(site: Site, secretary: Reader, vacancy: Called) -> None:
    answer = secretary.sends(at(vacancy, "luk"), filled_by="nobody", because=" ")

    assert (answer.status, the_call(site, vacancy).closed_at) == (422, None)


@pytest.mark.parametrize(("said", "kept"), [("fortsaetter", FilledBy.NOBODY), ("slut", None)])
def test_a_leave_goes_on_without_anybody_or_is_over(
    site: Site, secretary: Reader, leave: Called, said: str, kept: FilledBy | None
) -> None:
    secretary.sends(at(leave, "luk"), leave=said, because="Ingen kunne.")

    assert the_call(site, leave).filled_by == kept
    assert (the_call(site, leave).leave_days is not None) == (kept is FilledBy.NOBODY)


def test_after_the_meeting_the_call_says_that_the_seat_was_empty(
    site: Site, secretary: Reader, meeting: Called
) -> None:
    site.time.passes(days=30)
    reader = site.holding(site.signed_in("Ada Bruun", StaffRole.SECRETARY)[1])

    assert "Pladsen stod tom." in reader.opens(at(meeting)).text
    assert "Kaldt ind nu" not in reader.opens(ALL).text


# Reach


def pages(called: Called, asked: object) -> Iterator[str]:
    yield from (at(called), at(called, "spoerg"), at(called, "luk"), at(called, "overtag"), choose(called))
    yield from (at(called, "spurgt", asked, act) for act in ("svar", "tilbage", "besked"))


def test_another_councils_call_is_not_found_here(site: Site, secretary: Reader, meeting: Called) -> None:
    asked = site.saves(lambda session: ask(session, meeting, meeting.first))
    site.saves(lambda session: a_council(session, "Ældrerådet"))

    for page in pages(meeting, asked):
        elsewhere = page.replace("integrationsraadet", "aeldreraadet")
        assert (page, secretary.opens(elsewhere).status) == (page, 404)
    assert secretary.opens(at(meeting, "spurgt", meeting.call, "svar")).status == 404
    assert secretary.opens(choose(meeting).replace(str(meeting.member), str(meeting.first))).status == 404


def test_a_seat_says_that_its_member_is_on_leave_and_who_stands_in(
    site: Site, secretary: Reader, leave: Called
) -> None:
    said_yes(site, leave)
    site.time.instant = NOW + timedelta(days=14)
    reader = site.holding(site.signed_in("Ada Bruun", StaffRole.SECRETARY)[1])

    seat = reader.opens(f"/sekretariat/integrationsraadet/raad/pladser/{leave.seat}").text
    council = reader.opens("/sekretariat/integrationsraadet/raad").text

    for page in (seat, council):
        assert "orlov til og med den 28. februar 2027" in page
        assert "stedfortræder: Bo Bruun" in page
    assert "orlov" not in site.reader().opens("/raad/integrationsraadet").text
