"""Names that stand nowhere else go all the way of a nomination, and are looked for wherever they must not be.

Nothing about a nominee is in anything public, any export, log line or address before approval; after it, once the
candidates are fixed, there is what each of them allows.
"""

import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from smtplib import SMTPRecipientsRefused
from typing import Any

import pypdfium2
import pytest
from flask import request, request_finished
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from recruit.foundation.accounts.rules import Role
from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditDetails, AuditEntry
from recruit.foundation.mail.delivery import Sender, deliver_next
from recruit.foundation.municipality import operations as municipalities
from recruit.nominations import operations, queries
from recruit.nominations.model import Nominee
from recruit.nominations.operations import candidates, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.recruitment.model import Channel, RecruitmentRound
from recruit.recruitment.rules import Asked, Field
from recruit.web.access import May
from tests.builders import BY, NOW, a_council, day
from tests.nominations import ASKED, NOON, an_open_round
from tests.operations.mail.letters import Basket
from tests.pages.conftest import FJORDBY
from tests.pages.site import Answer, Reader, Site
from tests.pages.test_access import access, rules
from tests.rounds import a_channel

CALL = "/opstilling/nye-medlemmer-2027"

#: Each has a stem that stands in everything they write, and no other word has.
STANDER = {
    "name": "Zenobia Quorraxi",
    "email": "quorraxi@plant.example",
    "phone": "29 11 22 33",
    "motivation": "Quorraximotiv.",
    "presentation": "Quorraxipræsentation.",
    "birth_date": "13.04.1987",
    "address": "Quorraxivej 1",
    "declares": "y",
}
PROPOSER = {
    "nominator_name": "Ulrikke Wyndalia",
    "nominator_email": "wyndalia@plant.example",
    "nominator_phone": "29 22 33 44",
}
PROPOSED = {
    "name": "Tor Wexholmer",
    "email": "wexholmer@plant.example",
    "phone": "29 33 44 55",
    "reason": "Wexholmergrund.",
    **PROPOSER,
}
SILENT = PROPOSED | {"name": "Ivo Krimzet", "email": "krimzet@plant.example", "phone": "29 44 55 66"}
SUPPORTER = {"name": "Bodil Yttrixen", "email": "yttrixen@plant.example"}
STEMS = ("quorraxi", "wyndalia", "wexholmer", "krimzet", "yttrixen", "plant.example")
PLANTED = (*STEMS, "29112233", "29223344", "29334455", "29445566", "13.04.1987", "1987-04-13", "13.april1987")
NOWHERE = "00000000-0000-4000-8000-000000000000"
#: What pages that may name a nominee ask.
OF_NOMINATIONS = {May.VIEW_NOMINATIONS, May.MANAGE_NOMINATIONS}


def found_in(*told: object) -> set[str]:
    """Return what was planted and stands in any of these, however it is spaced."""
    squeezed = "".join("".join(str(each).split()) for each in told).casefold()
    return {word for word in PLANTED if word in squeezed}


def words_of(content: bytes) -> str:
    """Return what can be read in a file: a page, a drawing, a table, a paper."""
    if content.startswith(b"%PDF"):
        paper = pypdfium2.PdfDocument(content)
        return "".join(page.get_textpage().get_text_range() for page in paper) + str(paper.get_metadata_dict())
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "".join(parts.read(name).decode(errors="ignore") for name in parts.namelist())
    return content.decode(errors="ignore")


@dataclass
class Town:
    """What happened, and what the program left behind while it did."""

    site: Site
    #: Every address that was asked for, with the headers and cookies of its answer.
    answers: list[str] = field(default_factory=list)
    post: Basket = field(default_factory=Basket)
    logged: str = ""

    def delivered(self) -> None:
        sender, clock = Sender("raad@fjordby.example", "https://raad.fjordby.example"), self.site.time.now
        while deliver_next(self.site.database.sessions, self.post, sender, clock=clock):
            pass

    def opened(self, address: str) -> Reader:
        """Return whoever got letters at an address and opened the link in the last one."""
        self.delivered()
        (*_earlier, letter) = (each for each in self.post.messages if each["To"] == address)
        (link,) = re.findall(r"https://raad\.fjordby\.example(/link/\S+)", letter.get_content())
        reader = self.site.reader()
        reader.opens(link)
        return reader

    def sent(self, address: str, fields: dict[str, str], reader: Reader | None = None) -> Answer:
        """Open a public form, take the time that a person takes, and send it."""
        reader = reader or self.site.reader()
        hidden = reader.opens(address).page.hidden
        self.site.time.passes(seconds=60)
        return reader.posts(address, **hidden | fields)

    def the(self, name: str) -> Any:
        with self.site.database.reading() as session:
            return session.scalars(select(Nominee.nomination_id).filter_by(name=name)).one()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, log: Callable[[], list[dict[str, Any]]]) -> Callable[[], str]:
    """Return a function that reads the whole log."""
    return lambda: json.dumps(log(), ensure_ascii=False)


@pytest.fixture
def town(site: Site, written: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """One stands and one is proposed and says yes; one is silent, one signs; and much goes wrong on the way."""
    town = Town(site)
    cookies: Any = site.app.session_interface.get_signing_serializer(site.app)  # type: ignore[attr-defined]

    def note(_app: object, response: Response) -> None:
        kept = [value for name, value in site_cookies(response) if name == "recruit" and value]
        town.answers.append(f"{request.full_path} {response.headers} {[cookies.loads(each) for each in kept]}")

    def happens() -> tuple[datetime, list[str], Basket, str]:
        site.saves(_set_up)
        _stands(town, monkeypatch)
        _are_proposed(town)
        _signs(town)
        site.saves(lambda session: operations.remind(session, now=site.time.now() + timedelta(days=7)))
        town.delivered()
        return site.time.instant, town.answers, town.post, written()

    with request_finished.connected_to(note, site.app):
        site.time.instant, town.answers, town.post, town.logged = site.database.once("planted names", happens)
        yield town


def site_cookies(response: Response) -> Iterator[tuple[str, str]]:
    for cookie in response.headers.getlist("Set-Cookie"):
        name, _, rest = cookie.partition("=")
        yield name, rest.partition(";")[0]


def _set_up(session: Session) -> None:
    municipalities.set_up(session, FJORDBY, by=Actor.command(), now=NOW)
    fields = ASKED | {Field.BIRTH_DATE: Asked.OPTIONAL, Field.ADDRESS: Asked.OPTIONAL}
    a_channel(session, an_open_round(session, a_council(session), fields=fields, supporters_needed=1))


def _stands(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget something, meet a fault, stand, withdraw and stand again."""
    assert town.sent(f"{CALL}/stil-op", STANDER | {"email": "quorraxi@"}).status == 422
    with monkeypatch.context() as broken:
        broken.setattr(operations, "submit", _breaks)
        assert town.sent(f"{CALL}/stil-op", STANDER).status == 500
    assert town.sent(f"{CALL}/stil-op", STANDER).status == 303
    zenobia = town.opened(STANDER["email"])
    assert zenobia.sends("/svar/traek-tilbage", reason="Quorraxi er syg.").status == 303
    assert zenobia.sends("/svar", onto="/svar/opstil-igen").status == 303


def _breaks(_session: object, _round: object, submission: object, **_: object) -> None:
    raise ValueError(submission)


def _are_proposed(town: Town) -> None:
    town.post.broken = {SILENT["email"]: SMTPRecipientsRefused({SILENT["email"]: (550, b"Krimzet is not here")})}
    assert town.sent(f"{CALL}/indstil", PROPOSED | {"nominator_email": "wyndalia@"}).status == 422
    for proposal in (PROPOSED, SILENT):
        assert town.sent(f"{CALL}/indstil", proposal).status == 303
    tor = town.opened(PROPOSED["email"])
    assert tor.sends("/svar/ja-eller-nej", answer="ja", tells_nominator="y").status == 303
    assert town.opened(PROPOSER["nominator_email"]).opens("/forslag").status == 200


def _signs(town: Town) -> None:
    with town.site.database.reading() as session:
        code = queries.nomination(session, town.the(STANDER["name"])).support_code
    assert town.sent(f"/stoette/{code}", SUPPORTER | {"email": ""}).status == 422
    assert town.sent(f"/stoette/{code}", SUPPORTER).status == 303


def addresses(town: Town) -> Iterator[tuple[May | None, str]]:
    """Yield every address that can be opened and names no nominee by right, and what it asks of a reader."""
    with town.site.database.reading() as session:
        round_, channel = session.scalars(select(RecruitmentRound)).one(), session.scalars(select(Channel)).one()
    known = {
        "body": "integrationsraadet",
        "slug": round_.slug,
        "round_id": str(round_.id),
        "channel_id": str(channel.id),
        "nomination_id": str(town.the(STANDER["name"])),
        "code": channel.code,
        "language": "da",
        "position": "1",
    }
    for rule in rules(town.site.app):
        asks = access(town.site.app, rule)
        if "GET" in (rule.methods or ()) and asks not in OF_NOMINATIONS:
            yield from ((asks, each) for each in _filled(rule, known))


def _filled(rule: Rule, known: dict[str, str]) -> Iterator[str]:
    """Yield a rule's addresses: one for each form in which there is a file."""
    forms = re.search(r"<any\((.*?)\):form>", rule.rule)
    for form in re.findall(r"[\w-]+", forms[1]) if forms else ["pdf"]:
        told = defaultdict(lambda: NOWHERE, known | {"form": form, "size": "a5"})
        pieces = re.split(r"<(?:\w+(?:\(.*?\))?:)?(\w+)>", rule.rule)
        yield "".join(told[piece] if number % 2 else piece for number, piece in enumerate(pieces))


def told_by(reader: Reader, where: list[str]) -> dict[str, set[str]]:
    """Return the addresses that tell something, with what they tell; a file is opened."""
    answers = {address: reader.browser.get(address, buffered=True) for address in where}
    assert [answer.status_code for answer in answers.values()].count(200) > 3
    return {address: found for address, answer in answers.items() if (found := found_in(words_of(answer.data)))}


def approved_and_fixed(town: Town) -> None:
    """Let one be approved who stands, and one not; fix the candidates."""

    def decide(session: Session) -> None:
        zenobia, tor = (queries.nomination(session, town.the(one["name"])) for one in (STANDER, PROPOSED))
        session.get_one(Nominee, tor.id).motivation = "Wexholmer vil."
        decided, late = Decided(day("2026-12-21"), "Godkendt."), NOON + timedelta(minutes=1)
        vetting.approve(session, zenobia, decided, by=BY, now=late)
        refused = Decided(day("2026-12-21"), "Wexholmer.", complaint_to="Byrådet", complaint_until=late + timedelta(9))
        vetting.refuse(session, tor, refused, by=BY, now=late)
        round_ = queries.round_by_id(session, zenobia.round_id)
        candidates.fix(session, round_, Fixing([zenobia.id], day("2027-02-01")), by=BY, now=late)

    town.site.saves(decide)
    town.site.time.instant = NOON + timedelta(minutes=2)


def test_nobody_is_named_to_a_stranger_before_approval(town: Town) -> None:
    assert told_by(town.site.reader(), [each for asks, each in addresses(town) if asks is None]) == {}


@pytest.mark.slow
def test_no_page_and_no_file_names_a_nominee_that_is_not_about_nominations(town: Town) -> None:
    administrator, _ = town.site.signed_in("Ada Bruun", Role.ADMINISTRATOR)
    inside = [each for asks, each in addresses(town) if asks and asks is not May.VIEW_LETTERS]
    assert told_by(administrator, inside) == {}


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_whoever_may_not_read_nominations_finds_nobody_in_letters_search_and_history(town: Town, role: Role) -> None:
    reader, _ = town.site.signed_in("Grethe Holm", role)
    pages = [f"/sekretariat{page}" for page in ("", "/breve", "/historik", "/personer", "/raad", "/soeg?q=Zenobia")]
    assert told_by(reader, pages) == {}


def test_no_address_header_cookie_or_log_line_tells_who_it_is_about(town: Town, written: Callable[[], str]) -> None:
    late = town.site.reader()
    filled = late.opens(f"{CALL}/stil-op").page.hidden | STANDER
    town.site.time.instant = NOON + timedelta(seconds=1)
    assert late.posts(f"{CALL}/stil-op", **filled).status == 422
    town.site.saves(lambda session: operations.expire(session, now=town.site.time.now() + timedelta(days=60)))

    assert len(town.answers) > 20
    assert [line for line in town.answers if found_in(line)] == []
    assert "ValueError at _breaks" in town.logged
    assert found_in(town.logged, written()) == set()


def test_the_chain_names_nobody(town: Town) -> None:
    approved_and_fixed(town)

    with town.site.database.reading() as session:
        entries = [vars(each) for each in session.scalars(select(AuditEntry))]
        details = session.scalars(select(AuditDetails.content)).all()
    assert len(details) > 10
    assert found_in(*entries, *details) == set()


def test_a_letter_names_its_reader_and_whom_the_reader_is_told_about_and_nobody_else(town: Town) -> None:
    approved_and_fixed(town)
    town.delivered()
    #: Whoever is proposed is told by whom (practice: privacy).
    may_name = {STANDER["email"]: {"quorraxi"}, PROPOSED["email"]: {"wexholmer", "wyndalia"}}
    may_name |= {PROPOSER["nominator_email"]: {"wyndalia"}, SUPPORTER["email"]: {"yttrixen"}}

    named: dict[str, set[str]] = {address: set() for address in may_name}
    for letter in town.post.messages:
        named[letter["To"]] |= found_in(letter.get_content())
        assert found_in(*outside(letter)) == set()

    assert named == may_name


def outside(letter: EmailMessage) -> list[str]:
    """Return what others see of a letter that lies on a screen: all but what it says and to whom it goes."""
    return [str(value) for name, value in letter.items() if name != "To"]


def test_after_approval_everybody_sees_of_the_candidate_what_they_allow_and_of_the_others_nothing(town: Town) -> None:
    approved_and_fixed(town)
    stranger = town.site.reader()

    told = told_by(stranger, [each for asks, each in addresses(town) if asks is None])

    shown = f"{CALL}/kandidaterne"
    assert told == {address: {"quorraxi"} for address in (shown, f"{shown}/1", f"{shown}/kandidaterne.pdf")}
    for address in told:
        said = words_of(stranger.browser.get(address).data).casefold()
        assert "quorraxipræsentation" in said
        assert not [kept for kept in ("quorraximotiv", "quorraxivej", "quorraxi@") if kept in said]


def test_whoever_takes_what_is_held_on_them_gets_what_is_theirs_and_who_proposed_them_and_nobody_else(
    town: Town,
) -> None:
    approved_and_fixed(town)
    theirs = {STANDER["email"]: {"quorraxi"}, PROPOSED["email"]: {"wexholmer", "wyndalia"}}

    for email, may_name in theirs.items():
        reader = town.opened(email)
        for form in ("pdf", "json"):
            taken = reader.sends("/svar", onto="/svar/oplysninger", format=form)
            said = words_of(taken.response.data)
            assert {each for each in STEMS if each in said.casefold()} == may_name | {"plant.example"}
            assert "wyndalia@" not in said
