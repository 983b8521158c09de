"""What the papers of all doors have in common: whose they are, where they lead, and which languages the public gets."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from flask import current_app, make_response, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.files import queries as files
from recruit.foundation.i18n import LANGUAGES, name_of
from recruit.foundation.i18n import gettext as _
from recruit.foundation.languages import queries as languages
from recruit.foundation.municipality import queries as municipalities
from recruit.recruitment.formats.notice import Owner, owner_of

if TYPE_CHECKING:
    from recruit.elections.model import Election
    from recruit.recruitment.model import Channel, RecruitmentRound


def owner(session: Session) -> Owner:
    """Return the municipality with its logo."""
    known = municipalities.municipality(session)
    logo = files.with_content(session, known.logo_id) if known and known.logo_id else None
    return owner_of(known, logo)


def shown_languages(session: Session) -> Mapping[str, bool]:
    """Return of each language whether the public gets it; before the set-up, the house's own."""
    known = municipalities.municipality(session)
    return {code: code in known.languages if known else language.whole for code, language in LANGUAGES.items()}


def reviewed_languages(session: Session) -> Collection[str]:
    """Return the languages that somebody who reads them well has reviewed, and the house's own. One query."""
    return {*languages.reviews(session), *(code for code, language in LANGUAGES.items() if language.whole)}


def spoken_languages(session: Session) -> Sequence[tuple[str, str]]:
    """Return the languages that the public gets, by code and name; what nobody has reviewed says so. Two queries."""
    shown, reviewed = shown_languages(session), reviewed_languages(session)
    names = {code: name_of(code) for code, is_shown in shown.items() if is_shown}
    return [
        (code, name if code in reviewed else _("%(language)s (draft)", language=name)) for code, name in names.items()
    ]


def short_link(channel: "Channel") -> str:
    """Return the address of a channel as it is printed, scanned and passed on."""
    return _public_url() + url_for("channel.follow", code=channel.code)


def call_link(round_: "RecruitmentRound", channel: "Channel | None") -> str:
    """Return where a letter leads to the call of a round: by a channel, so that it is counted, or straight."""
    return short_link(channel) if channel else _public_url() + url_for("call.call", slug=round_.slug)


def election_link(election: "Election") -> str:
    """Return where everybody reads of an election, loaded; nothing before it is announced."""
    there = url_for("public_election.election", election_id=election.id)
    return _public_url() + there if Milestone.ANNOUNCED in election.passed else ""


def sent(content: bytes, media_type: str, name: str) -> Response:
    """Return a paper as the answer to a request; it is for whoever asked alone."""
    response = make_response(content)
    response.content_type = media_type
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers.set("Content-Disposition", "inline", filename=name)
    return response


def _public_url() -> str:
    return str(current_app.config["SETTINGS"].public_url)
