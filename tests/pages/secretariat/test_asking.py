"""Rundspørge: the place in the Folkeoplysningsudvalg is asked around, somebody is chosen, and what else can happen."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.assignments.model import AskingRound, Assignment, ReportBack, RoundAsk
from recruit.assignments.rules.asking import ROUND_ASK
from recruit.foundation.accounts.model import StaffUser
from recruit.foundation.accounts.rules import Role as StaffRole
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.people.model import Person
from tests.asking import Asking, an_event, the_place
from tests.conftest import made_once
from tests.pages.site import Answer, Reader, Site

ALL = "/sekretariat/integrationsraadet/repraesentation/rundspoerger"
LINK = "/svar/rundspoerge"
#: 4 June 2026 in the evening, and 18 June at 12.00 in Denmark.
THEN, NOON = datetime(2026, 6, 4, 18, tzinfo=UTC), datetime(2026, 6, 18, 10, tzinfo=UTC)


@pytest.fixture
def site_in_june(site: Site) -> Site:
    site.time.instant = THEN
    return site


@pytest.fixture
def grethe(site_in_june: Site) -> tuple[Reader, StaffUser]:
    return site_in_june.signed_in("Grethe Holm", StaffRole.SECRETARY)


@pytest.fixture
def secretary(grethe: tuple[Reader, StaffUser]) -> Reader:
    return grethe[0]


@pytest.fixture
@made_once
def place(site: Site) -> Asking:
    made: Asking = site.saves(the_place)
    return made


@pytest.fixture
@made_once
def event(site: Site) -> UUID:
    """An event with two places, for which three members are asked."""
    made: UUID = site.saves(an_event)
    return made


def the_ask(site: Site, name: str) -> RoundAsk:
    with site.database.reading() as session:
        chosen = select(RoundAsk).join(RoundAsk.person).where(Person.name == name).order_by(RoundAsk.asked_at.desc())
        return session.scalars(chosen).first()


def kinds(site: Site) -> list[str]:
    with site.database.reading() as session:
        return sorted(session.scalars(select(Letter.kind)))


def opened(site: Site, name: str) -> Reader:
    """Return somebody who has opened the link in their letter."""
    ask, lifetime, now = the_ask(site, name), timedelta(days=60), site.time.now()
    token = site.saves(lambda session: tokens.mint(session, ROUND_ASK, ask.id, lifetime=lifetime, now=now))
    reader = site.reader()
    assert reader.opens(f"/link/{token}").leads_to == LINK
    return reader


def goes_on(secretary: Reader, round_: str, **changes: str) -> Answer:
    """Ask the next step as it is proposed."""
    page = secretary.opens(f"{round_}/naeste").page
    ticked = [box.attributes["value"] for box in page.all("input", name="people") if "checked" in box.attributes]
    known = {one: page.all("input", name=one)[0].attributes["value"] for one in ("answer_by", "closes_at")}
    return secretary.posts(f"{round_}/naeste", **{**page.hidden, **known, "people": ticked, **changes})


def entered(secretary: Reader, site: Site, round_: str, name: str, **says: str) -> Answer:
    answer = {"answer": "no", "manner": "phone", "arrived_on": "4.6.2026", "arrived_at": "20.00"} | says
    return secretary.sends(f"{round_}/spurgt/{the_ask(site, name).id}/svar", **answer)


def asked_all(secretary: Reader, site: Site, place: Asking) -> str:
    """Ask around until all members are asked, with the deadline 18 June at 12.00; return the round's address."""
    page = secretary.opens(f"{ALL}/ny?plads={place.place}").page
    assert [option.attributes["value"] for option in page.all("option") if "selected" in option.attributes] == [
        "previous",
        "members",
        "substitutes",
        "",
    ]
    steps = {"whom_1": "previous", "day_1": "11.6.2026", "at_1": "12.00"}
    steps |= {"whom_2": "members", "day_2": "18.6.2026", "at_2": "12.00", "whom_3": "", "whom_4": ""}
    about = {"title": "Repræsentant i Folkeoplysningsudvalget", "text": "Fire møder om året.", "places": "1"}
    planned = secretary.sends(f"{ALL}/ny?plads={place.place}", **about, **steps)
    round_ = planned.leads_to.removesuffix("/naeste")
    first = secretary.follows(planned).page
    assert "Lisbet Lund" in first.text
    assert "Alle medlemmer, indtil 18. juni 2026 kl. 12.00: Anne Dam, Bo Friis og Carl Holm" in first.text
    assert "Et spørgsmål til dig" in first.text
    assert goes_on(secretary, round_).leads_to == round_
    assert entered(secretary, site, round_, "Lisbet Lund").leads_to == round_
    assert "Næste trin: spørg alle medlemmer" in secretary.opens(round_).text
    assert goes_on(secretary, round_).leads_to == round_
    return round_


def test_the_last_representative_declines_by_telephone_all_are_asked_two_volunteer_and_one_is_chosen_by_vote(
    site_in_june: Site, grethe: tuple[Reader, StaffUser], place: Asking
) -> None:
    site, (secretary, user) = site_in_june, grethe
    round_ = asked_all(secretary, site, place)
    assert "3 har ikke svaret. Fristen er 18. juni 2026 kl. 12.00." in secretary.opens(round_).text
    assert kinds(site) == ["asking", "asking", "asking_on_paper", "asking_on_paper"]

    anne = opened(site, "Anne Dam")
    question = anne.opens(LINK).page
    assert question.heading == "Vil du repræsentere rådet i Folkeoplysningsudvalget?"
    assert "Du har høringsret, men ikke stemmeret." in question.text
    assert [one.text for one in question.all("button", name="answer")] == ["Ja tak", "Nej tak", "Spørg mig senere"]
    anne.sends(LINK, answer="senere")
    assert "Vi spørger dig igen" in anne.opens(LINK).text
    site.time.instant = NOON
    anne.sends(LINK, answer="ja", said="Jeg kan fra august")
    assert "Du har sagt ja" in anne.opens(LINK).text
    secretary = site.holding(user)
    entered(secretary, site, round_, "Bo Friis", answer="yes", arrived_on="18.6.2026", arrived_at="11.30")
    site.time.instant = NOON + timedelta(seconds=1)

    choosing = secretary.opens(f"{round_}/vaelg").page
    assert [box.attributes["value"] for box in choosing.all("input", name="by")] == ["decision", "vote", "lot"]
    bo = str(the_ask(site, "Bo Friis").person_id)
    choice = {"people": bo, "by": "vote", "first_day": "18.6.2026", "last_day": ""}
    refused = secretary.sends(f"{round_}/vaelg", **choice)
    assert (refused.status, refused.page.errors) == (422, ["Hvad blev resultatet? Udfyld feltet."])
    chosen = secretary.sends(f"{round_}/vaelg", **choice, because="2 stemmer mod 1")

    assert chosen.leads_to == f"/sekretariat/integrationsraadet/repraesentation/pladser/{place.place}"
    with site.database.reading() as session:
        sent = session.scalars(select(Assignment).where(Assignment.round_id.is_not(None))).one()
        assert (str(sent.person_id), sent.chosen_by, sent.chosen_because) == (bo, "vote", "2 stemmer mod 1")
    assert kinds(site).count("asking_news") == 1
    assert kinds(site).count("asking_chosen") == 1
    assert "Denne gang blev det en anden" in anne.opens(LINK).text
    again = secretary.sends(f"{round_}/vaelg-om")
    assert again.status == 422
    assert "En person har pladsen ved dette valg" in again.text
    printed = secretary.opens(f"{round_}/liste").page
    assert "2 stemmer mod 1" in printed.text


def test_one_second_late_a_kind_page_says_whom_to_call_and_the_secretary_enters_it_as_late(
    site_in_june: Site, grethe: tuple[Reader, StaffUser], place: Asking
) -> None:
    site, (secretary, user) = site_in_june, grethe
    round_ = asked_all(secretary, site, place)
    anne = opened(site, "Anne Dam")
    form = anne.opens(LINK).page.hidden
    site.time.instant = NOON + timedelta(seconds=1)

    late = anne.posts(LINK, **form, answer="ja", said="Jeg vil gerne")

    assert late.status == 422
    assert "Fristen er gået" in late.page.heading
    assert "Jeg vil gerne" in late.text
    assert "ring eller skriv til os" in late.text
    secretary = site.holding(user)
    future = entered(secretary, site, round_, "Anne Dam", answer="yes", arrived_on="19.6.2026", arrived_at="9.00")
    assert future.status == 422
    early = entered(secretary, site, round_, "Anne Dam", answer="yes", arrived_on="4.6.2026", arrived_at="19.59")
    assert early.page.errors == [
        "Hvad var klokken? Personen blev spurgt den 4. juni 2026 kl. 20.00: svaret kom efter det."
    ]
    took = {"answer": "yes", "manner": "email", "arrived_on": "18.6.2026", "arrived_at": "12.00"}
    site.time.passes(minutes=5)
    written = entered(secretary, site, round_, "Anne Dam", **took | {"arrived_at": "12.01"})
    assert "er skrevet ned. Det kom efter fristen" in secretary.follows(written).text
    assert "efter fristen" in secretary.opens(round_).text
    assert "Svaret kom efter fristen." in secretary.opens(f"{round_}/vaelg").text
    more = secretary.sends(f"{round_}/mere-tid", answer_by="18.6.2026", closes_at="11.00")
    assert "Vælg et senere tidspunkt end det, medlemmerne kender." in more.text
    secretary.sends(f"{round_}/mere-tid", answer_by="19.6.2026", closes_at="12.00")
    assert "Fristen er 19. juni 2026 kl. 12.00." in secretary.opens(round_).text
    assert "efter fristen" not in secretary.opens(round_).text
    bo = opened(site, "Bo Friis")
    bo.sends(LINK, answer="nej")
    assert the_ask(site, "Bo Friis").answer == "no"
    entered(secretary, site, round_, "Carl Holm", answer="no")
    assert "Der er ingen at vente på" in secretary.opens(f"{round_}/mere-tid").text

    site.saves(lasts_to_new_year)
    choosing = secretary.opens(f"{round_}/vaelg").page
    days = [choosing.all("input", name=one)[0].attributes["value"] for one in ("first_day", "last_day")]
    assert days == ["1.1.2027", "31.12.2029"]


def lasts_to_new_year(session: Session) -> None:
    """Let whoever has the place have it to the end of the year."""
    session.scalars(select(Assignment)).one().until = date(2027, 1, 1)


def test_of_two_secretaries_who_press_at_once_one_asks_and_a_repeated_press_asks_nobody_twice(
    site_in_june: Site, secretary: Reader, place: Asking
) -> None:
    site = site_in_june
    planned = secretary.sends(
        f"{ALL}/ny?plads={place.place}",
        title="Repræsentant",
        places="1",
        whom_1="members",
        day_1="11.6.2026",
        at_1="12.00",
        whom_2="substitutes",
        day_2="18.6.2026",
        at_2="12.00",
        whom_3="",
        whom_4="",
    )
    page = secretary.follows(planned).page
    people = [box.attributes["value"] for box in page.all("input", name="people")]
    first = {**page.hidden, "answer_by": "11.6.2026", "closes_at": "12.00", "people": people}
    second = first | {"form_key": secretary.opens(planned.leads_to).page.hidden["form_key"]}

    asked = secretary.posts(planned.leads_to, **first)
    pressed_again = secretary.posts(planned.leads_to, **first)
    other = secretary.posts(planned.leads_to, **second)

    assert asked.leads_to == pressed_again.leads_to
    assert other.status == 422
    assert len(kinds(site)) == 3


def test_of_an_event_somebody_drops_out_and_the_next_on_the_waiting_list_gets_the_place(
    site_in_june: Site, secretary: Reader, event: UUID
) -> None:
    site, round_ = site_in_june, f"{ALL}/{event}"
    people = [str(the_ask(site, name).person_id) for name in ("Anne Dam", "Bo Friis")]
    too_many = [*people, str(the_ask(site, "Carl Holm").person_id)]
    assert secretary.sends(f"{round_}/vaelg", people=too_many, by="decision").status == 422
    secretary.sends(f"{round_}/vaelg", people=people, by="lot", because="Trukket af Grethe")
    assert "du er nummer 1 på ventelisten" in opened(site, "Carl Holm").opens(LINK).text
    anne = opened(site, "Anne Dam")

    anne.sends(LINK, answer="kan-ikke")

    sent = site.statements()
    page = secretary.opens(round_).page
    assert "Valgt: Bo Friis. Der er en ledig plads til den næste på ventelisten." in page.text
    assert "Giv pladsen til Carl Holm" in page.text
    assert "Slet fra ventelisten Carl Holm" in page.text
    assert len(sent) <= 16
    carl, site.time.instant = opened(site, "Carl Holm"), THEN + timedelta(days=8)
    assert "du er nummer 1 på ventelisten" in carl.opens(LINK).text
    site.time.instant = THEN
    assert "Du har sagt ja" in carl.opens(LINK).text
    bo = the_ask(site, "Bo Friis")
    reports = f"{ALL.removesuffix('/rundspoerger')}/tilbagemeldinger"
    assert f"{reports}/ny?udsending={bo.id}" in secretary.opens(round_).text
    expecting = secretary.opens(f"{reports}/ny?udsending={bo.id}").page
    chosen = [one for one in expecting.all("option") if "selected" in one.attributes]
    assert [one.text for one in chosen] == ["Bo Friis (Workshop)"]
    told = {"assignment": str(bo.id), "about": "Workshoppen", "due_on": "10.6.2026", "by_on": "20.6.2026"}
    assert secretary.sends(f"{reports}/ny", **told).leads_to == reports
    with site.database.reading() as session:
        (report,) = session.scalars(select(ReportBack))
        assert (report.person_id, report.round_id, report.assignment_id) == (bo.person_id, event, None)
    left = "Er ikke længere i rådet."
    assert left not in secretary.opens(round_).text
    site.saves(lambda session: leaves(session, bo.person_id))
    assert secretary.opens(round_).text.count(left) == 1
    secretary.sends(f"{round_}/venteliste/{the_ask(site, 'Carl Holm').id}")
    assert the_ask(site, "Carl Holm").is_chosen
    out = secretary.sends(f"{round_}/spurgt/{the_ask(site, 'Carl Holm').id}/afbud", manner="phone")
    assert out.leads_to == round_
    assert not the_ask(site, "Carl Holm").is_chosen
    assert secretary.sends(f"{round_}/vaelg-om").leads_to == round_


def leaves(session: Session, person: UUID) -> None:
    session.scalars(select(Membership).filter_by(person_id=person)).one().until = THEN.date()


def test_nobody_wishes_to_and_the_round_is_ended_taken_up_and_asked_again(
    site_in_june: Site, secretary: Reader, place: Asking
) -> None:
    site = site_in_june
    round_ = asked_all(secretary, site, place)
    withdrawn = secretary.sends(f"{round_}/spurgt/{the_ask(site, 'Carl Holm').id}/tilbage")
    assert withdrawn.leads_to == round_
    assert secretary.sends(f"{round_}/spurgt/{the_ask(site, 'Carl Holm').id}/alligevel").leads_to == round_
    assert secretary.sends(f"{round_}/spurgt/{the_ask(site, 'Carl Holm').id}/alligevel").status == 422
    secretary.sends(f"{round_}/spurgt/{the_ask(site, 'Carl Holm').id}/tilbage")
    assert secretary.sends(f"{round_}/paamindelse").leads_to == round_
    for name in ("Anne Dam", "Bo Friis"):
        entered(secretary, site, round_, name)
    page = secretary.opens(round_).page
    assert "Pladsen er fortsat ledig" in page.text

    further = secretary.sends(f"{round_}/trin", whom="chosen")
    offered = secretary.follows(further).page
    assert "Carl Holm" in offered.text
    assert secretary.sends(f"{round_}/luk", because="").status == 422
    secretary.sends(f"{round_}/luk", because="Ingen ville")
    assert "Ingen ville" in secretary.opens(ALL).text
    assert secretary.opens(f"{round_}/trin").leads_to == round_
    secretary.sends(f"{round_}/genaabn")
    for act in ("genaabn", "vaelg-om"):
        assert secretary.opens(f"{round_}/{act}").leads_to == round_
    steps = {"whom_1": "members", "day_1": "30.6.2026", "at_1": "12.00", "whom_2": "", "whom_3": "", "whom_4": ""}
    entered(secretary, site, round_, "Anne Dam", answer="yes")
    once_more = f"{ALL}/ny?igen={round_.rsplit('/', 1)[1]}"
    assert "har sagt ja, får at vide" in secretary.opens(once_more).text
    again = secretary.sends(once_more, title="En gang til", places="1", **steps)

    assert kinds(site).count("asking_over") == 1
    assert again.leads_to.endswith("/naeste")
    with site.database.reading() as session:
        assert len(session.scalars(select(AskingRound).where(AskingRound.closed_at.is_not(None))).all()) == 1


def test_an_opinion_has_words_and_nobody_is_chosen(
    site_in_june: Site, grethe: tuple[Reader, StaffUser], place: Asking
) -> None:
    site, (secretary, user) = site_in_june, grethe
    steps = {"whom_1": "members", "day_1": "11.6.2026", "at_1": "12.00", "whom_2": "", "whom_3": "", "whom_4": ""}
    planned = secretary.sends(f"{ALL}/ny", kind="opinion", title="Ny vedtægt", places="1", **steps)
    round_ = planned.leads_to.removesuffix("/naeste")
    goes_on(secretary, round_)
    anne = opened(site, "Anne Dam")

    assert anne.sends(LINK, answer="ja", said=" ").status == 422
    anne.sends(LINK, answer="ja", said="Flere møder, tak")
    more = secretary.opens(f"{round_}/flere").page
    dorte = next(one for one in more.all("label") if "Dorte" in one.text)
    asked = secretary.sends(
        f"{round_}/flere", people=more.all("input", id=dorte.attributes["for"])[0].attributes["value"]
    )
    assert asked.leads_to == round_
    site.time.passes(days=10)
    secretary = site.holding(user)

    assert "Svarene er inde" in secretary.opens(round_).text
    assert "Flere møder, tak" in secretary.opens(f"{round_}/liste").text


def test_addresses_that_name_nothing_are_not_found_and_bad_plans_say_why(
    site_in_june: Site, secretary: Reader, place: Asking
) -> None:
    assert "Der er ikke spurgt om noget endnu" in secretary.opens(ALL).text
    assert secretary.opens(f"{ALL}/ny?plads=intet").status == 404
    assert secretary.opens(f"{ALL}/{place.place}").status == 404
    assert site_in_june.reader().opens(LINK).status == 404
    unsaid = {"whom_1": "members", "day_1": "", "at_1": "", "whom_2": "", "whom_3": "", "whom_4": ""}
    lacking = secretary.sends(f"{ALL}/ny", kind="help", title="Flytning", places="0", link="nej", **unsaid)
    assert lacking.status == 422
    assert "Flytning" in lacking.text
    past = unsaid | {
        "day_1": "3.6.2026",
        "at_1": "12.00",
        "whom_3": "substitutes",
        "day_3": "2.7.2026",
        "at_3": "12.00",
    }
    over = secretary.sends(f"{ALL}/ny", kind="help", title="Flytning", places="1", **past)
    assert over.page.errors == ["Svar senest hvilken dag? Vælg en frist, der ikke er passeret."]
    unordered = past | {"day_1": "3.7.2026"}
    (after,) = secretary.sends(f"{ALL}/ny", kind="help", title="Flytning", places="1", **unordered).page.errors
    assert after.startswith("Svar senest hvilken dag?")
