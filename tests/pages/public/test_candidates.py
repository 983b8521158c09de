"""The candidates as everybody sees them: nothing before they are fixed, of each what they allow; and not for ever."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pdfua
import pytest
from PIL import Image
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.files import operations as files
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.tokens import operations as tokens
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.operations import candidates, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import candidates as reads
from recruit.nominations.rules import OWN_NOMINATION
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations.announcement import revoke_announcement
from tests.builders import BY, NOW, day
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.conftest import FJORDBY
from tests.pages.site import Site
from tests.reports.papers import Paper, squeezed

CALL = "/opstilling/nye-medlemmer-2027"
LIST = f"{CALL}/kandidaterne"
SECRETS = ("amina@mail.example", "20 30 40 50", "Havnegade 1", "1990")
AMINA = {
    "phone": "20 30 40 50",
    "address": "Havnegade 1",
    "birth_date": day("1990-03-04"),
    "presentation": "Jeg er skolelærer.",
    "motivation": "Jeg vil hjælpe.",
    "languages": ("so",),
}


@pytest.fixture
def town(site: Site) -> Site:
    """Two are approved, and a third stands who is not."""

    def up(session: Session) -> None:
        municipalities.set_up(session, FJORDBY, by=Actor.command(), now=NOW)
        round_ = an_open_round(session, closes_at=NOW - timedelta(days=1))
        for name, said in (("Amina Abdi", AMINA), ("Bo Bruun", {"email": "bo@mail.example"})):
            submission = a_submission(round_, name, **said)
            number = a_nomination(session, round_, submission, now=NOW - timedelta(days=2)).id
            nomination = queries.nomination(session, number)
            vetting.approve(session, nomination, Decided(day("2026-11-20")), by=BY, now=NOW)

    site.database.once("candidates", lambda: site.saves(up))
    return site


def of_round(session: Session) -> RecruitmentRound:
    return queries.round_by_id(session, session.scalars(select(RecruitmentRound.id)).one())


def number_of(session: Session, name: str) -> Any:
    return session.scalars(select(Nominee.nomination_id).filter_by(name=name)).one()


def whole(session: Session, name: str) -> Nomination:
    return queries.nomination(session, number_of(session, name))


def photographed(session: Session, photo: bytes, *, shows: bool) -> None:
    nominee = session.get_one(Nominee, number_of(session, "Amina Abdi"))
    if nominee.photo_id is None:
        nominee.photo = files.store_photo(session, photo, "7KQ4-9M2P", by=BY, now=NOW)
    nominee.shows_photo = shows


def fixed(town: Site) -> None:
    def fix(session: Session) -> None:
        chosen = [number_of(session, name) for name in ("Amina Abdi", "Bo Bruun")]
        candidates.fix(session, of_round(session), Fixing(chosen, day("2026-12-24")), by=BY, now=NOW)

    town.saves(fix)


def text(town: Site, address: str) -> str:
    return town.reader().opens(address).page.all("main")[0].text


def test_nobody_is_seen_before_the_candidates_are_fixed_nor_after_they_are_taken_back(town: Site) -> None:
    assert town.reader().opens(LIST).status == 404
    fixed(town)
    assert town.reader().opens(LIST).status == 200
    town.saves(lambda session: candidates.revoke(session, of_round(session), "En klage.", by=BY, now=NOW))
    assert [town.reader().opens(address).status for address in (LIST, f"{LIST}/1")] == [404, 404]
    assert town.reader().opens(f"{LIST}/{9**25}").status == 404


def test_nobody_is_seen_while_the_call_is_not_public(town: Site) -> None:
    fixed(town)
    town.saves(lambda session: revoke_announcement(session, of_round(session), "En fejl.", by=BY, now=NOW))
    assert [town.reader().opens(address).status for address in (LIST, f"{LIST}/1")] == [404, 404]


def test_the_candidates_are_seen_until_their_last_day_is_over(town: Site) -> None:
    fixed(town)
    assert town.reader().opens(CALL).page.all("a", href=LIST)
    assert "indtil 23. december 2026" in text(town, LIST)
    town.time.passes(days=32, hours=12)
    assert town.reader().opens(LIST).status == 200
    town.time.passes(hours=1)
    assert [town.reader().opens(address).status for address in (LIST, f"{LIST}/1", f"{LIST}/1/foto")] == [404] * 3
    assert not town.reader().opens(CALL).page.all("a", href=LIST)


def test_of_each_there_is_what_they_allow_and_never_how_to_reach_them(town: Site) -> None:
    fixed(town)

    listed, alone = town.reader().opens(LIST), town.reader().opens(f"{LIST}/1")

    for answer in (listed, alone):
        assert "Jeg er skolelærer." in answer.text
        assert answer.response.headers["X-Robots-Tag"] == "noindex, noarchive"
        assert answer.response.headers["Cache-Control"] == "no-store"
        assert answer.page.all("meta", name="robots")
        assert not [secret for secret in (*SECRETS, "Jeg vil hjælpe.", "omali") if secret in answer.text]
    assert "vejledende" in listed.text


def test_the_person_has_a_number_while_they_are_seen(town: Site) -> None:
    fixed(town)
    town.saves(lambda session: operations.withdraw(session, whole(session, "Bo Bruun"), by=BY, now=NOW))

    with town.database.reading() as session:
        amina, bo = (number_of(session, name) for name in ("Amina Abdi", "Bo Bruun"))
        assert reads.place_shown(session, amina, on=day("2026-12-23")) == 1
        assert reads.place_shown(session, bo, on=day("2026-12-23")) == 2
        assert reads.place_shown(session, amina, on=day("2026-12-24")) is None
    town.saves(lambda session: vetting.revoke(session, whole(session, "Amina Abdi"), "En fejl.", by=BY, now=NOW))
    with town.database.reading() as session:
        assert reads.place_shown(session, amina, on=day("2026-12-23")) is None


def test_whoever_withdraws_by_their_own_link_reads_first_that_the_name_stays(town: Site) -> None:
    fixed(town)
    year = timedelta(days=365)
    reader = town.reader()
    token = town.saves(
        lambda session: tokens.mint(session, OWN_NOMINATION, number_of(session, "Amina Abdi"), lifetime=year, now=NOW)
    )
    reader.opens(f"/link/{token}")

    own = reader.opens("/svar").page

    assert "Du er nummer 1." in own.all("main")[0].text
    assert own.all("a", href=LIST)
    assert "navn bliver stående" in reader.opens("/svar/traek-tilbage").page.all("main")[0].text


def test_a_tick_shows_and_takes_back_at_once(town: Site) -> None:
    fixed(town)

    def ticked(shows: bool) -> None:
        town.saves(
            lambda session: session.execute(update(Nominee).values(shows_motivation=shows, shows_languages=shows))
        )

    ticked(True)
    assert "Jeg vil hjælpe." in text(town, f"{LIST}/1")
    assert "omali" in text(town, f"{LIST}/1")
    ticked(False)
    assert "Jeg vil hjælpe." not in text(town, f"{LIST}/1")


def test_a_photo_is_sent_only_where_the_person_shows_it(town: Site) -> None:
    fixed(town)

    town.saves(lambda session: photographed(session, b"a photo", shows=False))
    assert town.reader().opens(f"{LIST}/1/foto").status == 404
    assert not town.reader().opens(LIST).page.all("img", class_="house-portrait")
    town.saves(lambda session: photographed(session, b"a photo", shows=True))
    assert town.reader().opens(f"{LIST}/1/foto").response.data == b"a photo"
    assert town.reader().opens(LIST).page.all("img", class_="house-portrait", alt="Foto af Amina Abdi")


@pytest.mark.parametrize(
    ("language", "title"), [("da", "Kandidaterne · Integrationsrådet"), ("en", "The candidates · Integrationsrådet")]
)
def test_the_brochure_says_what_the_pages_say_and_can_be_read_aloud(town: Site, language: str, title: str) -> None:
    fixed(town)
    drawn = io.BytesIO()
    Image.new("RGB", (900, 1200)).save(drawn, "JPEG")
    photo = drawn.getvalue()
    town.saves(lambda session: photographed(session, photo, shows=True))

    answer = town.reader().opens(f"{LIST}/kandidaterne.pdf?sprog={language}")
    assert answer.response.headers["Cache-Control"] == "no-store"

    content = answer.response.data
    paper = Paper(content)
    assert title in paper.title
    assert [finding.message for finding in pdfua.validate(io.BytesIO(content)).findings] == []
    assert squeezed("Jeg er skolelærer.") in squeezed(paper.text)
    assert ["Amina Abdi" in figure.alt for figure in paper.tags.all("Figure")] == [True]
    assert not [secret for secret in (*SECRETS, "Jeg vil hjælpe.") if squeezed(secret) in squeezed(paper.text)]
    assert answer.response.headers["X-Robots-Tag"] == "noindex, noarchive"
    town.saves(lambda session: photographed(session, photo, shows=False))
    unseen = Paper(town.reader().opens(f"{LIST}/kandidaterne.pdf?sprog={language}").response.data)
    assert not list(unseen.tags.all("Figure"))


@pytest.mark.parametrize(
    ("change", "is_named"),
    [
        (lambda session, one: operations.withdraw(session, one, by=BY, now=NOW), True),
        (lambda session, one: vetting.revoke(session, one, "En fejl.", by=BY, now=NOW), False),
    ],
    ids=["withdrawn", "not approved any more"],
)
def test_whoever_withdraws_is_marked_and_whoever_is_not_approved_any_more_is_gone(
    town: Site, change: Callable[..., None], is_named: bool
) -> None:
    fixed(town)
    town.saves(lambda session: change(session, whole(session, "Amina Abdi")))

    seen = text(town, LIST)

    assert ("Amina Abdi" in seen) is is_named
    assert ("Har trukket sig" in seen) is is_named
    assert "Jeg er skolelærer." not in seen
    assert "2. Bo Bruun" in seen
    assert town.reader().opens(f"{LIST}/1").status == 404
