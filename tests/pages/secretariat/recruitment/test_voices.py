"""En stemme fra rådet: asked for, sent, heard by everybody once it is approved, and gone when the member says so."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from recruit.foundation.accounts.rules import Role
from recruit.foundation.files.audio import cleaned
from recruit.foundation.tokens import operations as tokens
from recruit.recruitment.model import RecruitmentRound, Voice
from recruit.recruitment.operations.channels import add_channels
from recruit.recruitment.queries import voices as queries
from recruit.recruitment.rules import ChannelKind
from recruit.recruitment.rules.channel import NewChannel
from recruit.recruitment.rules.voice import VOICE
from tests.builders import BY, NOW
from tests.conftest import Database, made_once
from tests.networks import AMINA, CAMIR, a_round_with_members
from tests.operations.files.test_audio import a_webm
from tests.pages.visitor import Visitor
from tests.reports.papers import Paper, squeezed
from tests.voices import DANISH, FILE, SPOKEN

WORDS = {"language": "ar", "transcript": SPOKEN, "danish": DANISH, "called": "Amina", "consents": "y"}


@pytest.fixture
@made_once
def round_(house: Database, still: None) -> RecruitmentRound:
    with house.transaction() as session:
        return a_round_with_members(session)


@pytest.fixture
def voices(round_: RecruitmentRound) -> str:
    """The address of the secretary's page."""
    return f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/stemmer"


def asked(secretary: Visitor, voices: str, house: Database, round_: RecruitmentRound, name: str = AMINA) -> Voice:
    """Let the secretary ask somebody by letter."""
    boxes = {each.text: each for each in secretary.get(f"{voices}/spoerg").all("label")}
    (label,) = [said for said in boxes if said.startswith(name)]
    number = boxes[label].attributes["for"]
    page = secretary.get(f"{voices}/spoerg")
    (member,) = [each.attributes["value"] for each in page.all("input", name="members", id=number)]
    secretary.led(secretary.send(f"{voices}/spoerg", members=[member]))
    with house.reading() as session:
        (voice,) = queries.voices(session, round_)
    return voice


def reader_of_the_letter(app: Flask, house: Database, voice: Voice) -> Visitor:
    with house.transaction() as session:
        token = tokens.mint(session, VOICE, voice.id, lifetime=timedelta(60), now=NOW)
    member = Visitor(app)
    assert member.client.get(f"/link/{token}").location == "/stemme"
    return member


def upload(visitor: Visitor, address: str, content: bytes | None = None, **said: str) -> TestResponse:
    file = (BytesIO(content or FILE.read_bytes()), "Min dag.m4a")
    return visitor.send(address, **{**WORDS, **said}, file=file)


@pytest.mark.slow
def test_a_member_is_heard_by_everybody_until_she_takes_it_back(
    secretary: Visitor, visitor: Visitor, app: Flask, house: Database, round_: RecruitmentRound, voices: str
) -> None:
    call = f"/opstilling/{round_.slug}"
    voice = asked(secretary, voices, house, round_)
    amina = reader_of_the_letter(app, house, voice)
    played = f"{call}/stemme/{voice.id}"

    assert "Vi har din optagelse" in amina.led(upload(amina, "/stemme")).text
    assert not visitor.get(call).all("audio")
    assert visitor.get(played, 404)
    assert "En optagelse venter på, at du lytter" in secretary.get("/sekretariat").text
    secretary.led(secretary.send(f"{voices}/{voice.id}"))

    (sound,) = visitor.get(call).all("audio")
    assert (sound.attributes["src"], sound.attributes["preload"]) == (played, "none")
    assert "autoplay" not in sound.attributes
    (words,) = [each for each in visitor.get(call).all("div", class_="free-text") if SPOKEN in each.text]
    assert (words.attributes["lang"], words.attributes["dir"]) == ("ar", "auto")
    assert DANISH in visitor.get(call).text
    part = visitor.client.get(played, headers={"Range": "bytes=0-99"})
    assert (part.status_code, part.content_type, len(part.data)) == (206, "audio/mp4", 100)
    whole = visitor.client.get(played)
    assert whole.data == cleaned(FILE.read_bytes(), most_seconds=60).content
    assert visitor.client.get(played, headers={"If-None-Match": whole.headers["ETag"]}).status_code == 304
    own, ours = amina.client.get("/stemme/lyd"), secretary.client.get(f"{voices}/{voice.id}/lyd")
    assert [each.headers["Cache-Control"] for each in (part, whole)] == ["private, no-cache"] * 2
    assert [each.headers["Cache-Control"] for each in (own, ours)] == ["no-store"] * 2

    amina.client.post("/stemme/slet", data={"csrf_token": amina.filled("/stemme")[0]["csrf_token"]})

    assert "Din optagelse er slettet" in amina.get("/stemme").text
    assert not visitor.get(call).all("audio")
    assert visitor.get(played, 404)
    asked_again = visitor.client.get(played, headers={"If-None-Match": whole.headers["ETag"]})
    assert (asked_again.status_code, asked_again.headers["Cache-Control"]) == (404, "no-store")
    assert SPOKEN not in secretary.get(f"{voices}/{voice.id}").text


def test_the_poster_says_that_there_is_a_voice_where_its_code_leads(
    secretary: Visitor, house: Database, round_: RecruitmentRound, voices: str
) -> None:
    voice = asked(secretary, voices, house, round_)
    with house.transaction() as session:
        (channel,) = add_channels(session, round_, [NewChannel(ChannelKind.WEBSITE, "Plakat")], by=BY, now=NOW)
    poster = voices.replace("stemmer", f"kanaler/{channel.id}/opslag-a3-da.pdf")

    def said() -> bool:
        return squeezed("Hør en stemme fra rådet") in squeezed(Paper(secretary.client.get(poster).data).text)

    upload(secretary, f"{voices}/{voice.id}/skriv-ind", manner="meeting")
    before = said()
    secretary.led(secretary.send(f"{voices}/{voice.id}"))

    assert (before, said()) == (False, True)


def test_what_is_wrong_stands_at_its_field_and_no_word_is_lost(
    secretary: Visitor, app: Flask, house: Database, round_: RecruitmentRound, voices: str
) -> None:
    amina = reader_of_the_letter(app, house, asked(secretary, voices, house, round_))

    page = amina.mended(upload(amina, "/stemme", b"MZ\x90 program", consents=""))
    assert "Vælg en lydfil" in page.text
    assert SPOKEN in page.all("textarea", name="transcript")[0].text
    page = amina.mended(upload(amina, "/stemme", consents="", danish=""))
    assert [error in page.text for error in ("Sæt kryds ved, at alle må høre", "Skriv på dansk")] == [True, True]


def test_a_name_is_one_line_that_can_be_read(
    secretary: Visitor, app: Flask, house: Database, round_: RecruitmentRound, voices: str
) -> None:
    voice = asked(secretary, voices, house, round_)
    amina = reader_of_the_letter(app, house, voice)

    page = amina.mended(upload(amina, "/stemme", called="x" * 5000 + "\x07"))
    assert "Skriv et navn på højst 200 tegn" in page.text
    amina.led(upload(amina, "/stemme", called="Ami\x07na", transcript="Kom\x00"))

    with house.reading() as session:
        kept = session.get_one(Voice, voice.id)
    assert (kept.called, kept.transcript) == ("Amina", "Kom")


def test_a_broken_recording_is_no_fault_of_ours(
    secretary: Visitor, app: Flask, house: Database, round_: RecruitmentRound, voices: str
) -> None:
    amina = reader_of_the_letter(app, house, asked(secretary, voices, house, round_))

    page = amina.mended(upload(amina, "/stemme", a_webm(float("inf"))))

    assert "kan ikke læses" in page.text


def test_the_secretary_enters_it_for_a_member_without_e_mail_and_erases_it_when_told(
    secretary: Visitor, house: Database, round_: RecruitmentRound, voices: str
) -> None:
    page = f"{voices}/{asked(secretary, voices, house, round_, CAMIR).id}"

    assert "Venter på, at du lytter" in secretary.led(upload(secretary, f"{page}/skriv-ind", manner="meeting")).text
    assert secretary.client.get(f"{page}/lyd").content_type == "audio/mp4"
    secretary.led(secretary.send(f"{page}/slet"))

    assert secretary.client.get(f"{page}/lyd").status_code == 404
    assert "Trukket tilbage og slettet" in secretary.get(voices).text


def test_what_was_changed_meanwhile_is_not_approved_unheard(
    secretary: Visitor, app: Flask, house: Database, round_: RecruitmentRound, voices: str
) -> None:
    voice = asked(secretary, voices, house, round_)
    amina = reader_of_the_letter(app, house, voice)
    upload(amina, "/stemme")
    listened, _to = secretary.filled(f"{voices}/{voice.id}")
    upload(amina, "/stemme", transcript="Noget andet")

    answer = secretary.client.post(f"{voices}/{voice.id}", data=listened)

    assert answer.status_code == 409


def test_only_whoever_keeps_rounds_listens_before_everybody_does(
    signed_in: Callable[..., Visitor], secretary: Visitor, house: Database, round_: RecruitmentRound, voices: str
) -> None:
    voice = asked(secretary, voices, house, round_)

    assert signed_in(Role.READER, name="Ada Bruun").get(f"{voices}/{voice.id}/lyd", 403)
