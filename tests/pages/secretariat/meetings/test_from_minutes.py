"""Hent fra referat: minutes that were read in become the attendance of a meeting, and it is taken back as a whole."""

from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.queries import body_by_slug
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.accounts.rules import Role as StaffRole
from recruit.intake.model import IntakeReading
from recruit.meetings.model import Attendance, Meeting
from recruit.meetings.operations import planning
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.planning import NewMeeting, Slot
from tests.builders import BY, NOW, a_council, a_member, a_person, a_seat_group, a_substitute, the_seats, the_term
from tests.conftest import made_once
from tests.minutes import kept
from tests.pages.secretariat.meetings.test_attendance import as_shown
from tests.pages.site import Reader, Site

ALL = "/sekretariat/integrationsraadet/moeder"
SLOT = Slot(date(2026, 11, 11), time(17), time(19))
MINUTES = """Referat fra møde i Integrationsrådet Fjordby Kommune

Mødedato: 11. november 2026 kl. 17.00 til 19.00

Mødested: Byrådssalen

Deltagere:

Gerda Kjær-Winther – formand for Integrationsrådet

Brit Marker - suppleant som repræsentant for LO

Else Fremmed – repræsentant for Fjordby Boldklub

Sekretariatet:

Karin Elise Holm, integrationsmedarbejder, Center for Social Indsats

Afbud:

Berit Has Olsen – repræsentant for LO
"""


@dataclass(frozen=True)
class Read:
    """Ids of a reading, and of those whom it names."""

    reading: UUID
    people: dict[UUID, str]


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", StaffRole.SECRETARY)[0]


@pytest.fixture
@made_once
def read(site: Site) -> Read:
    def reads(session: Session) -> Read:
        body = a_council(session, seats=0)
        term = the_term(session, body)
        group = a_seat_group(session, term, "Foreninger", seats=2, arrangement=SubstituteArrangement.PERSONAL)
        gerda, berit = (
            a_member(session, seat, a_person(session, name))
            for seat, name in zip(the_seats(session, body), ("Gerda Kjær-Winther", "Berit Has Olsen"), strict=True)
        )
        brit = a_substitute(session, group, a_person(session, "Brit Marker"), member=berit, rank=1)
        reading = kept(session, MINUTES, by=BY, now=NOW)
        reading.term_id = term.id
        return Read(reading.id, {one.person_id: one.person.name for one in (gerda, berit, brit)})

    return site.saves(reads)  # type: ignore[no-any-return]


@pytest.fixture
@made_once
def meeting(site: Site, read: Read) -> UUID:
    def holds(session: Session) -> UUID:
        term = the_term(session, body_by_slug(session, "integrationsraadet"))
        return planning.hold(session, term, NewMeeting(SLOT), by=BY, now=NOW).id

    return site.saves(holds)  # type: ignore[no-any-return]


def noted(site: Site, read: Read) -> dict[str, tuple[Part, Presence, bool]]:
    with site.database.reading() as session:
        return {
            read.people[row.person_id] if row.person_id else row.name: (
                row.part,
                row.presence,
                row.reading_id == read.reading,
            )
            for row in session.scalars(select(Attendance))
        }


def test_minutes_of_the_day_are_offered_before_others(site: Site, secretary: Reader, read: Read, meeting: UUID) -> None:
    def holds(session: Session) -> UUID:
        term = the_term(session, body_by_slug(session, "integrationsraadet"))
        return planning.hold(session, term, NewMeeting(replace(SLOT, day=date(2026, 10, 7))), by=BY, now=NOW).id

    of_the_day = secretary.opens(f"{ALL}/{meeting}/fremmoede/referat").page
    of_another = secretary.opens(f"{ALL}/{site.saves(holds)}/fremmoede/referat").page

    assert [page.all("h2")[0].text for page in (of_the_day, of_another)] == [
        "Referater fra den dag",
        "Andre referater fra rådet",
    ]


def test_minutes_become_the_attendance_of_the_meeting_on_their_day_and_go_back(
    site: Site, secretary: Reader, read: Read, meeting: UUID
) -> None:
    answer = secretary.opens(f"{ALL}/fra-referat/{read.reading}")
    page = secretary.follows(answer)
    assert "Else Fremmed" in page.page.text

    secretary.posts(answer.leads_to, **as_shown(page))

    assert noted(site, read) == {
        "Gerda Kjær-Winther": (Part.MEMBER, Presence.PRESENT, True),
        "Berit Has Olsen": (Part.MEMBER, Presence.APOLOGY, True),
        "Brit Marker": (Part.SUBSTITUTE, Presence.PRESENT, True),
        "Else Fremmed": (Part.GUEST, Presence.PRESENT, True),
        "Karin Elise Holm, integrationsmedarbejder, Center for Social Indsats": (
            Part.ADMINISTRATION,
            Presence.PRESENT,
            True,
        ),
    }
    entry = secretary.opens(f"{ALL}/{meeting}/fremmoede").page
    assert "Repræsenterede pladser 2 af 2" in entry.text
    (back,) = (link.attributes["href"] for link in entry.all("a") if "fortryd" in link.attributes.get("href", ""))

    secretary.sends(back)
    assert noted(site, read) == {}


def test_what_is_noted_by_hand_stays_and_the_page_says_where_the_minutes_say_otherwise(
    site: Site, secretary: Reader, read: Read, meeting: UUID
) -> None:
    entry, minutes = f"{ALL}/{meeting}/fremmoede", f"{ALL}/{meeting}/fremmoede/referat?laesning={read.reading}"
    berit = next(number for number, name in read.people.items() if name == "Berit Has Olsen")
    secretary.posts(entry, **as_shown(secretary.opens(entry)) | {f"presence_{berit.hex}": "absent"})

    page = secretary.opens(minutes)
    assert "Står, som det er noteret: udeblev uden afbud" in page.page.text
    secretary.posts(minutes, **as_shown(page))

    assert noted(site, read)["Berit Has Olsen"] == (Part.MEMBER, Presence.ABSENT, False)
    assert noted(site, read)["Brit Marker"][:2] == (Part.SUBSTITUTE, Presence.PRESENT)
    # What came from the minutes and was changed by hand since is not taken back unseen.
    brit = next(number for number, name in read.people.items() if name == "Brit Marker")
    secretary.posts(entry, **as_shown(secretary.opens(entry)) | {f"presence_{brit.hex}": "not_called"})
    nothing = f"{entry}/referat/{UUID(int=1)}/fortryd"
    assert secretary.opens(nothing).status == 404
    refused = secretary.sends(f"{entry}/referat/{read.reading}/fortryd")
    assert refused.status == 422
    assert "Brit Marker" in " ".join(refused.page.errors)


def test_a_meeting_that_nobody_planned_is_entered_from_its_minutes(site: Site, secretary: Reader, read: Read) -> None:
    address = f"{ALL}/fra-referat/{read.reading}"

    page = secretary.follows(
        secretary.sends(address, day="11.11.2026", begins="17.00", ends="19.00", place="Byrådssalen")
    )

    assert "Møde onsdag 11. november 2026" in page.page.text
    with site.database.reading() as session:
        assert session.scalars(select(Meeting)).one().slot == SLOT
    assert secretary.opens(f"{ALL}/fra-referat/{UUID(int=1)}").status == 404


def test_the_receipt_of_minutes_that_were_put_in_leads_to_their_meeting(
    site: Site, secretary: Reader, read: Read
) -> None:
    def finishes(session: Session) -> None:
        session.get_one(IntakeReading, read.reading).finished_at = NOW

    site.saves(finishes)

    receipt = secretary.opens(f"/sekretariat/indlaes/{read.reading}/kvittering").page

    assert "Referatet siger om 5 personer, om de kom til mødet." in receipt.text
    ways = [link.attributes.get("href") for link in receipt.all("a")]
    assert f"{ALL}/fra-referat/{read.reading}" in ways
