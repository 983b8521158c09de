"""What flyer, poster and picture of a round say in one language: the round's own words, else the house's.

The condition is the municipality's in Danish, which binds: in another language the Danish stands below its translation,
or alone where there is none.
"""

import base64
import struct
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from recruit.foundation.files.model import StoredFile
from recruit.foundation.i18n import DEFAULT, LANGUAGES, _, current_locale, format_datetime, speaking
from recruit.foundation.municipality.model import Municipality
from recruit.recruitment.formats import qr
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Route

#: First strong isolate, and pop it: what stands between them keeps its own direction.
_ISOLATE, _UP_TO_HERE = "\u2068", "\u2069"
_MARKS = {ord(mark): None for mark in (_ISOLATE, _UP_TO_HERE)}

#: A picture inside a drawing: the papers take drawings as text.
_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    '<image width="{width}" height="{height}" href="data:image/png;base64,{content}"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Said:
    """Words in a language, which need not be that of the paper."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Owner:
    """The municipality, as its papers show it."""

    name: str
    #: A drawing (SVG); empty where there is none.
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A channel's link, as a code and as words."""

    address: str
    #: Above the code.
    invitation: str
    #: What the code is, for whoever cannot see it.
    alt: str

    @property
    def short(self) -> str:
        """The address as it is typed from a wall."""
        parts = urlsplit(self.address)
        return parts.netloc + parts.path

    def data(self) -> dict[str, str]:
        """Return what the papers set."""
        return {**asdict(self), "short": self.short, "code": qr.svg(self.address, quiet=0)}


@dataclass(frozen=True, slots=True)
class Notice:
    """A call in one language, ready to be set."""

    language: str
    owner: Owner
    heading: str
    purpose: Said
    call: Said
    who_may: str
    #: In the language, if it is translated; then in Danish.
    conditions: tuple[Said, ...]
    #: Between the two.
    binding: str
    deadline: str
    questions: str
    contact: str
    #: Said where nobody has reviewed the language, and the municipality shows it all the same.
    warning: str
    #: Nothing that may hang on a wall.
    is_draft: bool
    #: That a member can be heard where the code leads; empty where nobody can.
    voice: str = ""
    link: Link | None = None

    @property
    def title(self) -> str:
        """The heading without marks of direction, for where it stands alone."""
        return self.heading.translate(_MARKS)

    @property
    def alt(self) -> str:
        """All of it in a sentence or two, for whoever cannot see it."""
        return " · ".join(part for part in (self.title, self.deadline, self.owner.name) if part)

    def data(self) -> dict[str, Any]:
        """Return what the papers set."""
        return {
            **asdict(self),
            "direction": LANGUAGES[self.language].direction,
            "link": self.link and self.link.data(),
        }


def notice(
    round_: RecruitmentRound,
    language: str,
    owner: Owner,
    *,
    address: str = "",
    is_reviewed: bool = True,
    is_draft: bool = False,
    has_voice: bool = False,
) -> Notice:
    """Return what a round, loaded with its texts and its council's names, says in a language.

    `address` is a channel's link; it is made to lead on in the language of the paper. Raises KeyError for one that
    nobody speaks.
    """
    with speaking(language):
        own, danish = round_.text_in(language), round_.text_in(DEFAULT)
        conditions = {text.language: text.condition for text in (own, danish) if text}
        return Notice(
            language=language,
            owner=owner,
            heading=_("Stand for %(council)s", council=isolated(round_.term.body.name)),
            purpose=Said(own.purpose if own else _("The council advises the municipality on integration."), language),
            call=Said(own.call if own else _call(round_), language),
            who_may=_("Who may stand?"),
            conditions=tuple(Said(words, spoken) for spoken, words in conditions.items()),
            binding=_("It is the Danish text that counts:"),
            deadline=_("No later than %(deadline)s", deadline=format_datetime(round_.closes_at)),
            questions=_("Questions?"),
            contact=_contact(round_),
            warning=""
            if is_reviewed
            else _("Nobody has reviewed this translation yet. It is the Danish text that counts."),
            is_draft=is_draft,
            voice=_("Hear a voice from the council") if has_voice else "",
            link=link_to(address, language) if address else None,
        )


def owner_of(municipality: Municipality | None, logo: StoredFile | None = None) -> Owner:
    """Return the municipality as papers show it; `logo` is its picture, loaded with its content."""
    return Owner(municipality.name if municipality else "", _drawn(logo.content) if logo else "")


def isolated(words: str) -> str:
    """Return words of ours so that they do not turn a sentence that runs from right to left."""
    return f"{_ISOLATE}{words}{_UP_TO_HERE}" if current_locale().direction == "rtl" else words


def in_language(address: str, language: str) -> str:
    """Return a link that leads on in a language; Danish is spoken unless somebody asks for another."""
    return address if language == DEFAULT else f"{address}?sprog={language}"


def _call(round_: RecruitmentRound) -> str:
    if round_.offers(Route.OTHER):
        return _("Would you like to take part? Put yourself forward, or propose somebody you know.")
    return _("Would you like to take part? Put yourself forward.")


def _contact(round_: RecruitmentRound) -> str:
    known = (round_.contact_name, round_.contact_phone, round_.contact_email)
    return " · ".join(isolated(part) for part in known if part)


def link_to(address: str, language: str) -> Link:
    """Return a link as a paper in a language sets it."""
    there = in_language(address, language)
    return Link(there, _("Scan the code, or write the address:"), _("QR code that leads to %(address)s", address=there))


def _drawn(png: bytes) -> str:
    """Return a picture as a drawing; its size stands at the beginning of every PNG."""
    width, height = struct.unpack_from(">LL", png, 16)
    return _LOGO.format(width=width, height=height, content=base64.b64encode(png).decode())
