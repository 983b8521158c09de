"""The deadlines of I dag in one's own calendar: an address that opens it, names nobody, and can be closed."""

import re

from icalendar import Calendar
from sqlalchemy.orm import Session

from recruit.appointments.operations import end
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason
from recruit.foundation.accounts.model import StaffUser
from recruit.foundation.accounts.rules import Role
from tests.builders import BY, NOW, a_council, a_day, a_member, a_person, the_seats

PAGE = "/konto/kalender"


def somebody_leaves(session: Session) -> None:
    """Let a place end in December, which waits for somebody until then."""
    body = a_council(session, seats=1)
    amal = a_member(session, the_seats(session, body)[0], a_person(session, "Amal Holm"))
    end(session, membership(session, body, amal.id), a_day("2026-12-20"), EndReason.RESIGNED, by=BY, now=NOW)


def address(reader) -> str:
    page = reader.sends(PAGE, onto="/konto/kalender/adresse").page
    (found,) = re.findall(r"https?://[^\s<\"]+(/kalender/i-dag/[\w-]+\.ics)", page.text)
    return found


def test_the_address_opens_what_waits_and_names_nobody(site):
    site.saves(somebody_leaves)
    reader, _ = site.signed_in("Grethe Holm", Role.SECRETARY)

    answer = site.reader().opens(address(reader))

    (event,) = Calendar.from_ical(answer.text).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Integrationsrådet: En stopper, og ingen er udpeget bagefter"
    assert event["DTSTART"].dt.isoformat() == "2026-12-20"
    assert re.search(r"/sekretariat/integrationsraadet/raad/pladser/[\w-]+$", str(event["URL"]))
    assert str(event["URL"]).startswith("http")
    assert "Amal" not in answer.text


def test_a_new_address_closes_the_old_one_and_it_can_be_closed_altogether(site):
    site.saves(somebody_leaves)
    reader, _ = site.signed_in("Grethe Holm", Role.SECRETARY)
    first = address(reader)
    second = address(reader)

    anybody = site.reader()
    assert [anybody.opens(one).status for one in (first, second)] == [404, 200]
    reader.sends(PAGE, onto="/konto/kalender/lukning")
    assert anybody.opens(second).status == 404


def test_whoever_looks_after_nothing_any_more_has_no_calendar(site):
    site.saves(somebody_leaves)
    reader, user = site.signed_in("Grethe Holm", Role.SECRETARY)
    found = address(reader)

    def leaves(session: Session) -> None:
        session.get_one(StaffUser, user.id).active = False

    site.saves(leaves)
    assert site.reader().opens(found).status == 404


def test_whoever_only_reads_looks_after_nothing_and_is_offered_no_calendar(site):
    site.saves(somebody_leaves)
    reader, _ = site.signed_in("Leif Dam", Role.READER)
    secretary, _ = site.signed_in("Grethe Holm", Role.SECRETARY)

    assert PAGE in secretary.opens("/sekretariat").text
    page = reader.opens("/sekretariat")
    assert "stopper, og ingen er udpeget" in page.text
    assert PAGE not in page.text
    assert reader.opens(PAGE).status == 403
