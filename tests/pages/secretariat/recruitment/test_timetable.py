"""Tidsplan: dates from one day, in one table; deadlines that are public are put off, and calendars hear of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from recruit.bodies import queries as bodies
from recruit.bodies.rules import FillingMethod
from recruit.foundation.accounts.rules import Role
from recruit.recruitment import queries
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations.organisation_calls import call_organisation
from recruit.recruitment.operations.timetable import arrange
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import DateKind, Deadline, timetable
from recruit.recruitment.rules.asking import NewOrganisationCall
from tests.builders import BY, NOW, a_council, a_term, an_organization
from tests.pages.secretariat.setup.test_composition import shown
from tests.pages.secretariat.setup.test_new import field_errors
from tests.pages.site import Reader, Site
from tests.rounds import a_round

POLLING_DAY = date(2027, 2, 25)


@pytest.fixture
def secretary(site: Site, house: object) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
def make(site: Site, house: object) -> Callable[..., RecruitmentRound]:
    """Make a round, with its proposed dates unless it is to have none."""

    def made(*, announced: bool = False, planned: bool = True) -> RecruitmentRound:
        with site.database.transaction() as session:
            round_ = a_round(session, a_council(session), is_announced=announced)
            if planned:
                dates = timetable.proposed(round_.filling_method, POLLING_DAY)
                stands = timetable_of(round_) if announced else {}
                arrange(session, round_, POLLING_DAY, dates | stands, by=BY, now=NOW)
        return round_

    return made


def page_of(round_: RecruitmentRound, part: str = "tidsplan") -> str:
    return f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/{part}"


def stored(site: Site, round_: RecruitmentRound) -> RecruitmentRound:
    with site.database.reading() as session:
        return queries.round_of_body(session, bodies.body_by_slug(session, "integrationsraadet"), round_.id)


def row(reader: Reader, address: str, label: str) -> str:
    rows = reader.opens(address).page.all("tr")
    return next(one.text for one in rows if any(head.text == label for head in one.all("th")))


def test_the_first_day_that_is_written_lays_out_every_date(site: Site, secretary: Reader, make) -> None:
    round_ = make(planned=False)

    answer = secretary.sends(page_of(round_), anchor_on="25.2.2027")

    assert "Datoerne er regnet ud fra den dag." in secretary.follows(answer).page.text
    known = stored(site, round_)
    assert timetable_of(known) == timetable.proposed(known.filling_method, POLLING_DAY)


def test_before_that_nothing_but_the_day_is_asked(secretary: Reader, make) -> None:
    asked = shown(secretary, page_of(make(planned=False)))

    assert {name for name in asked if name not in ("csrf_token", "form_key", "version")} == {"anchor_on"}


def test_each_date_stands_with_its_weekday_and_its_distance(secretary: Reader, make) -> None:
    address = page_of(make())

    assert "torsdag, 49 dage før" in row(secretary, address, "Frist for opstilling")
    assert "fredag, en dag efter" in row(secretary, address, "Resultatet på hjemmesiden")
    assert "25. februar 2027" in row(secretary, address, "Valgmøde")


def test_observances_and_a_late_appointment_warn_at_their_dates(secretary: Reader, make) -> None:
    address = page_of(make())

    # In 2027 Ramadan begins about 8 February and Easter Monday is 29 March.
    assert "Ramadan (omkring)" in row(secretary, address, "Valgmøde")
    council = row(secretary, address, "Kommunalbestyrelsen udpeger")
    assert "Anden påskedag" in council
    assert "Den ligger efter periodens første dag, 1. januar 2026." in council


def test_a_date_that_is_written_stays_when_the_day_is_moved(site: Site, secretary: Reader, make) -> None:
    round_ = make()
    address = page_of(round_)
    secretary.posts(address, **shown(secretary, address) | {"day_council": "30.3.2027", "clock_council": "18.30"})

    secretary.posts(address, **shown(secretary, address) | {"anchor_on": "4.3.2027"})

    dates = timetable_of(stored(site, round_))
    assert dates[DateKind.COUNCIL].day == date(2027, 3, 30)
    assert dates[DateKind.POLLING_MEETING].day == date(2027, 3, 4)
    assert dates[Deadline.CLOSES].day == date(2027, 1, 14)


def test_the_hour_of_the_polling_meeting_stays_and_its_day_moves(site: Site, secretary: Reader, make) -> None:
    round_ = make()
    address = page_of(round_)
    secretary.posts(address, **shown(secretary, address) | {"clock_polling_meeting": "19"})

    secretary.posts(address, **shown(secretary, address) | {"anchor_on": "4.3.2027"})

    meeting = timetable_of(stored(site, round_))[DateKind.POLLING_MEETING]
    assert (meeting.day, meeting.clock.hour) == (date(2027, 3, 4), 19)


def test_a_date_is_left_out_and_taken_in_again(site: Site, secretary: Reader, make) -> None:
    round_ = make()
    address = page_of(round_)

    secretary.posts(address, **shown(secretary, address) | {"day_brochure": "", "clock_brochure": ""})
    assert DateKind.BROCHURE not in timetable_of(stored(site, round_))

    secretary.posts(address, **shown(secretary, address) | {"day_brochure": "3.2.2027"})
    assert timetable_of(stored(site, round_))[DateKind.BROCHURE].day == date(2027, 2, 3)


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ({"day_closes": "4. januarr"}, "#day_closes"),
        ({"clock_closes": "kvart i tolv"}, "#clock_closes"),
        ({"clock_closes": ""}, "#clock_closes"),
        ({"day_closes": "", "clock_closes": ""}, "#day_closes"),
        ({"day_remedy": "1.1.2027"}, "#day_remedy"),
        ({"day_brochure": "", "clock_brochure": "12.00"}, "#day_brochure"),
        ({"anchor_on": ""}, "#anchor_on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    site: Site, secretary: Reader, make, written, field
) -> None:
    round_ = make()
    address = page_of(round_)
    sent = shown(secretary, address) | {"day_council": "30.3.2027", **written}

    answer = secretary.posts(address, **sent)

    assert field in field_errors(answer)
    typed = {one.attributes.get("name"): one.attributes.get("value") for one in answer.page.all("input")}
    assert {name: typed[name] for name in written} == written
    assert typed["day_council"] == "30.3.2027"
    assert stored(site, round_).version == round_.version


def test_dates_that_collide_as_they_move_are_shown_where_they_would_be(secretary: Reader, make) -> None:
    address = page_of(make())
    secretary.posts(address, **shown(secretary, address) | {"day_committee": "11.3.2027", "clock_committee": "17"})

    answer = secretary.posts(address, **shown(secretary, address) | {"anchor_on": "18.3.2027"})

    assert "#day_committee" in field_errors(answer)
    typed = {one.attributes.get("name"): one.attributes.get("value") for one in answer.page.all("input")}
    assert typed["day_committee_submission"] == "24.3.2027"
    assert typed["day_committee"] == "11.3.2027"


def test_of_two_who_write_the_timetable_the_second_sees_both_values(site: Site, secretary: Reader, make) -> None:
    address = page_of(make())
    first, second = shown(secretary, address), shown(secretary, address)

    secretary.posts(address, **first | {"day_council": "30.3.2027"})
    answer = secretary.posts(address, **second | {"clock_council": "18.00"})

    assert answer.status == 409
    assert "30.3.2027" in answer.page.text
    assert "18.00" in answer.page.text


def test_public_deadlines_stand_as_text_and_lead_to_putting_them_off(secretary: Reader, make) -> None:
    round_ = make(announced=True)

    page = secretary.opens(page_of(round_)).page

    assert not [one for one in page.all("input") if one.attributes.get("name") in ("day_closes", "clock_opens")]
    assert page_of(round_, "forlaengelse") in [link.attributes["href"] for link in page.all("a")]


def test_a_public_deadline_cannot_be_moved_by_hand_either(site: Site, secretary: Reader, make) -> None:
    round_ = make(announced=True)
    address = page_of(round_)

    secretary.posts(address, **shown(secretary, address) | {"day_closes": "31.12.2027", "clock_closes": "12.00"})

    assert stored(site, round_).closes_at == round_.closes_at


def test_the_paper_has_every_date_in_order(secretary: Reader, make) -> None:
    page = secretary.opens(page_of(make(), "tidsplan/udskrift")).page

    assert page.heading == "Tidsplan for Nye medlemmer 2027"
    days = [one.all("td")[0].text for one in page.all("tr")[1:]]
    assert days[0] == "torsdag 10. december 2026"
    assert len(days) == 20


EXTENSION = {"deadline": "closes", "day": "11.1.2027", "clock": "12.00", "reason": "For få har stillet op."}


def test_putting_off_shows_first_what_will_happen(site: Site, secretary: Reader, make) -> None:
    round_ = make(announced=True)

    answer = secretary.sends(page_of(round_, "forlaengelse"), **EXTENSION)

    assert answer.status == 200
    text = answer.page.text
    assert "Fristen var 4. januar 2027 kl. 12.00. Nu er den 11. januar 2027 kl. 12.00. For få har stillet op." in text
    assert stored(site, round_).closes_at == round_.closes_at


def test_organisations_that_go_by_the_deadline_are_named(site: Site, secretary: Reader, make) -> None:
    round_ = make(announced=True)
    with site.database.transaction() as session:
        ours = queries.round_by_slug(session, round_.slug)
        new = NewOrganisationCall(1, ours.closes_at)
        call_organisation(session, ours, ours.groups[0], an_organization(session), new, by=BY, now=NOW)

    answer = secretary.sends(page_of(round_, "forlaengelse"), **EXTENSION)

    assert "En organisation, der har denne frist, får den nye." in answer.page.text


def test_what_was_shown_is_then_done_and_stands_with_its_reason(site: Site, secretary: Reader, make) -> None:
    round_ = make(announced=True)
    address = page_of(round_, "forlaengelse")
    shown_first = secretary.sends(address, **EXTENSION)

    answer = secretary.posts(address, **shown_first.page.hidden | EXTENSION)

    page = secretary.follows(answer).page
    assert "Fristen er forlænget til 11. januar 2027 kl. 12.00." in page.text
    assert "For få har stillet op." in page.text
    assert stored(site, round_).closes_at == datetime(2027, 1, 11, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize("change", [{"day": "12.1.2027"}, {"reason": "Juleferien."}])
def test_what_is_changed_after_it_was_shown_is_shown_again(site: Site, secretary: Reader, make, change) -> None:
    round_ = make(announced=True)
    address = page_of(round_, "forlaengelse")
    shown_first = secretary.sends(address, **EXTENSION)

    answer = secretary.posts(address, **shown_first.page.hidden | EXTENSION | change)

    assert answer.status == 200
    assert "Det sker der" in answer.page.text
    assert stored(site, round_).closes_at == round_.closes_at


def test_citizens_read_what_the_secretary_was_shown(site: Site, secretary: Reader, make) -> None:
    round_ = make(announced=True)
    address = page_of(round_, "forlaengelse")
    secretary.posts(address, **secretary.sends(address, **EXTENSION).page.hidden | EXTENSION)

    page = site.reader().opens(f"/opstilling/{round_.slug}").page

    assert (
        "Fristen var 4. januar 2027 kl. 12.00. Nu er den 11. januar 2027 kl. 12.00. For få har stillet op." in page.text
    )


def test_a_deadline_that_is_over_is_said_to_open_again(site: Site, make) -> None:
    round_ = make(announced=True)
    site.time.passes(days=45)
    later = site.signed_in("Grethe Holm", Role.SECRETARY)[0]

    answer = later.sends(page_of(round_, "forlaengelse"), **EXTENSION)

    assert "Opstillingen er åben igen, så snart du forlænger den." in answer.page.text


@pytest.mark.parametrize(
    ("change", "field"),
    [({"day": "20.12.2026"}, "#day"), ({"reason": " "}, "#reason"), ({"clock": ""}, "#clock"), ({"day": "x"}, "#day")],
)
def test_what_is_no_extension_is_refused_before_anything_is_shown(secretary: Reader, make, change, field) -> None:
    answer = secretary.sends(page_of(make(announced=True), "forlaengelse"), **EXTENSION | change)

    assert field_errors(answer) == [field]


def test_nominations_are_not_put_off_beyond_the_day_for_mending(secretary: Reader, make) -> None:
    answer = secretary.sends(page_of(make(announced=True), "forlaengelse"), **EXTENSION | {"day": "15.1.2027"})

    assert answer.status == 422
    assert "“Frist for at rette mangler” ligger før “Frist for opstilling”." in answer.page.text


def feed_of(reader: Reader, round_: RecruitmentRound) -> str:
    links = [link.attributes["href"] for link in reader.opens(page_of(round_)).page.all("a")]
    return next(link for link in links if "/kalender/" in link).removeprefix("http://localhost:5000")


def test_a_calendar_subscribes_to_the_public_dates_without_signing_in(site: Site, secretary: Reader, make) -> None:
    address = feed_of(secretary, make(announced=True))

    answer = site.reader().opens(address)

    titles = {str(event["SUMMARY"]) for event in Calendar.from_ical(answer.text).events}
    assert answer.response.mimetype == "text/calendar"
    assert "Frist for opstilling (Nye medlemmer 2027)" in titles
    assert not [title for title in titles if "Aflevering" in title or "mangler" in title or "udvalget" in title]


def test_a_calendar_says_nothing_of_a_vote_that_there_will_not_be(site: Site, secretary: Reader, make) -> None:
    round_ = make(announced=True)
    with site.database.transaction() as session:
        queries.round_by_slug(session, round_.slug).filling_method = FillingMethod.COUNCIL_SELECTION

    content = site.reader().opens(feed_of(secretary, round_)).text

    titles = {str(event["SUMMARY"]) for event in Calendar.from_ical(content).events}

    assert "Kommunalbestyrelsen udpeger (Nye medlemmer 2027)" in titles
    assert "Valgmøde (Nye medlemmer 2027)" not in titles


def test_a_calendar_that_has_the_dates_already_is_sent_nothing(site: Site, secretary: Reader, make) -> None:
    reader, address = site.reader(), feed_of(secretary, make(announced=True))
    tag = reader.opens(address).response.headers["ETag"]
    site.time.passes(hours=6)

    assert Reader(site.app, {"If-None-Match": tag}).opens(address).status == 304


def test_the_dates_of_a_draft_are_nobody_s_yet(site: Site, secretary: Reader, make) -> None:
    assert site.reader().opens(feed_of(secretary, make())).status == 404


def test_the_address_of_a_calendar_cannot_be_made_up(site: Site, secretary: Reader, make) -> None:
    address = feed_of(secretary, make(announced=True))

    assert site.reader().opens(address.replace(".ics", "x.ics")).status == 404
    assert site.reader().opens("/kalender/intet.ics").status == 404


def test_the_secretariat_downloads_every_date(secretary: Reader, make) -> None:
    answer = secretary.opens(page_of(make(), "tidsplan/kalender.ics"))

    titles = {str(event["SUMMARY"]) for event in Calendar.from_ical(answer.text).events}
    assert "Aflevering til kommunalbestyrelsen (Nye medlemmer 2027)" in titles
    assert "nye-medlemmer-2027.ics" in answer.response.headers["Content-Disposition"]


def test_a_round_of_another_council_is_not_found(site: Site, secretary: Reader, make) -> None:
    round_ = make()
    with site.database.transaction() as session:
        a_council(session, "Ældrerådet")

    for part in ("tidsplan", "tidsplan/udskrift", "tidsplan/kalender.ics", "forlaengelse"):
        assert secretary.opens(page_of(round_, part).replace("integrationsraadet", "aeldreraadet")).status == 404


def test_more_dates_ask_the_database_no_more_often(site: Site, secretary: Reader, make) -> None:
    address = page_of(make())
    with site.database.transaction() as session:
        a_term(session, bodies.body_by_slug(session, "integrationsraadet"))
    sent = site.statements()

    secretary.opens(address)

    assert len(sent) <= 20
