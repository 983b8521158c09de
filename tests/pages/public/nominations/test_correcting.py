"""`/svar/ret`: what is corrected is all that changes."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from recruit.bodies.rules import FillingMethod
from recruit.foundation.files import pictures
from recruit.foundation.tokens import operations as tokens
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.rules import OWN_NOMINATION
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations import organisation_calls
from recruit.recruitment.rules import Asked, Field, Route
from recruit.recruitment.rules.asking import NewOrganisationCall
from tests.builders import BY, NOW, a_council, a_seat_group, an_organization, the_term
from tests.nominations import NOON, a_nomination, a_proposal, a_submission, an_open_round
from tests.operations.files.pictures import a_picture
from tests.pages.public.test_own_nomination import opened
from tests.pages.site import Answer, Site

AMINA = {"name": "Amina Abdi", "email": "amina@mail.example"}


def corrects(site: Site, nomination: Nomination, **fields: str) -> Answer:
    return opened(site, nomination).sends("/svar/ret", **AMINA | fields)


def stored(site: Site, nomination: Nomination) -> tuple[Nomination, Nominee]:
    with site.database.reading() as session:
        return session.get_one(Nomination, nomination.id), session.get_one(Nominee, nomination.id)


def hers(session: Session) -> Nomination:
    round_ = an_open_round(session)
    return a_nomination(session, round_, a_submission(round_))


def in_one_of_two_groups(session: Session) -> Nomination:
    council = a_council(session)
    a_seat_group(session, the_term(session, council), "Foreningernes pladser")
    round_ = an_open_round(session, council, fields={Field.SEAT_GROUP: Asked.OPTIONAL})
    return a_nomination(session, round_, replace(a_submission(round_), seat_group_id=round_.groups[0].id))


def proposed_by_an_organisation(session: Session) -> Nomination:
    """Somebody who has said yes, where others choose between two groups."""
    council = a_council(session)
    term, by_organisation = the_term(session, council), FillingMethod.ORGANISATION_NOMINATION
    a_seat_group(session, term, "Foreningernes pladser")
    group = a_seat_group(session, term, "Boldklubbens plads", filling_method=by_organisation)
    round_ = an_open_round(session, council, fields={Field.SEAT_GROUP: Asked.REQUIRED})
    new, club = NewOrganisationCall(1, NOON), an_organization(session)
    call = organisation_calls.call_organisation(session, round_, group, club, new, by=BY, now=NOW)
    proposal = replace(a_proposal(), route=Route.ORGANISATION, organisation_call_id=call.id, place=1, accepts=True)
    return a_nomination(session, round_, proposal)


def test_what_the_round_asks_no_more_stays(site: Site) -> None:
    nomination = site.saves(hers)
    site.saves(lambda session: session.execute(update(RecruitmentRound).values(fields={})))

    assert corrects(site, nomination, phone="12 34 56 78").leads_to == "/svar"

    _, nominee = stored(site, nomination)
    assert nominee.phone == "12 34 56 78"
    assert nominee.motivation == "Jeg vil gerne hjælpe nye borgere."


def test_whoever_chose_a_group_can_have_no_preference(site: Site) -> None:
    nomination = site.saves(in_one_of_two_groups)

    assert corrects(site, nomination, seat_group="").leads_to == "/svar"

    assert stored(site, nomination)[0].seat_group_id is None


def test_whoever_an_organisation_proposes_stands_for_its_seat(site: Site) -> None:
    nomination = site.saves(proposed_by_an_organisation)
    reader = opened(site, nomination)

    assert "seat_group" not in reader.opens("/svar/ret").text
    assert reader.sends("/svar/ret", **AMINA, declares="y").leads_to == "/svar"

    assert stored(site, nomination)[0].seat_group_id == nomination.seat_group_id is not None


def test_after_the_deadline_there_is_no_form_to_fill_in(site: Site) -> None:
    reader = opened(site, site.saves(hers))
    site.time.instant = NOON.replace(second=1)

    assert reader.opens("/svar/ret").leads_to == "/svar"


def test_whoever_works_here_and_stands_has_the_deadline_of_everybody(site: Site) -> None:
    nomination = site.saves(hers)
    reader, _ = site.signed_in()
    link = site.saves(
        lambda session: tokens.mint(session, OWN_NOMINATION, nomination.id, lifetime=timedelta(days=365), now=NOW)
    )
    reader.opens(f"/link/{link}")
    hidden = reader.opens("/svar/ret").page.hidden
    site.time.instant = NOON + timedelta(seconds=1)

    answer = reader.posts("/svar/ret", **hidden, **AMINA | {"name": "Amina Elmi"})

    assert answer.page.heading == "Fristen er udløbet"
    assert stored(site, nomination)[1].name == "Amina Abdi"


def test_no_picture_is_drawn_for_a_stranger(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.saves(hers)
    monkeypatch.setattr(pictures, "redrawn_photo", lambda _content: pytest.fail("it was drawn"))
    stranger, token = site.reader(), "/konto/log-ind"
    hidden = stranger.opens(token).page.hidden

    sent = {"csrf_token": hidden["csrf_token"], "form_key": "any", "file": (BytesIO(a_picture()), "amina.jpg")}
    answer = stranger.posts("/opstilling/nye-medlemmer-2027/foto", **sent)

    assert answer.status == 404
