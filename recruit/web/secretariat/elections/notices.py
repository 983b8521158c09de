"""Opslag: the notices of an election, in each language as a PDF for the wall and as text for a web page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections.queries import election as queries
from recruit.foundation import clock, i18n
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.reports.elections import blocks
from recruit.reports.elections.blocks import Imprint, Part
from recruit.reports.elections.notices import NOTICES, Noticed, offered, unreviewed
from recruit.reports.elections.public import shown_to_all
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.papers import election_link, owner, reviewed_languages, sent, spoken_languages
from recruit.web.secretariat.elections.loading import PREFIX, open_election

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel.support import LazyProxy

    from recruit.bodies.model import Body
    from recruit.elections.model import Election

bp = Blueprint("election_notices", __name__, url_prefix=f"{PREFIX}/papirer/opslag")

#: What each is called.
LABELS: "Mapping[str, LazyProxy]" = {
    "bekendtgoerelse": _l("Notice that there is an election"),
    "aflysning": _l("Notice that the poll is cancelled"),
    "annullering": _l("Notice that the election is annulled"),
    "resultat": _l("Notice of the result"),
}
_WHICH = f"<any({', '.join(NOTICES)}):what>-<language>"


@dataclass(frozen=True, slots=True)
class Written:
    """A notice, and who made it."""

    council: "Body"
    election: "Election"
    part: Part
    by: Imprint


@bp.get(f"/{_WHICH}.pdf")
@requires(May.VIEW_ELECTIONS)
def paper(body: BodyRef, election_id: UUID, what: str, language: str) -> ResponseReturnValue:
    """Send a notice for the wall. Raises NotFound before there is something to say."""
    written = _written(body, election_id, what, language)
    with i18n.speaking(language):
        title = f"{written.part.heading} · {written.election.name}"
        return sent(
            blocks.pdf("election_sheet", title, [written.part], written.by), "application/pdf", f"{what}-{language}.pdf"
        )


@bp.get(f"/{_WHICH}")
@requires(May.VIEW_ELECTIONS)
def text(body: BodyRef, election_id: UUID, what: str, language: str) -> ResponseReturnValue:
    """Show a notice as text to copy. Raises NotFound before there is something to say."""
    written = _written(body, election_id, what, language)
    with i18n.speaking(language):
        said = blocks.as_text(written.part, written.by)
    with reading() as session:
        spoken = spoken_languages(session)
    return render_template(
        "secretariat/elections/notice_text.html",
        council=written.council,
        election=written.election,
        what=what,
        label=LABELS[what],
        language=i18n.LANGUAGES[language],
        code=language,
        spoken=spoken,
        text=said,
    )


def _written(ref: BodyRef, election_id: UUID, what: str, language: str) -> Written:
    if language not in i18n.LANGUAGES:
        abort(404)
    with i18n.speaking(language), reading() as session:
        council, election = open_election(session, ref, election_id)
        if what not in offered(election):
            raise NotFound(what)
        by = blocks.imprint(election, owner(session).name, clock.now())
        part = NOTICES[what](_noticed(session, election, what))
        part = unreviewed(part, language in reviewed_languages(session))
        return Written(council, election, part, by)


def _noticed(session: Session, election: "Election", what: str) -> Noticed:
    """Return an election, loaded, with what a notice says besides."""
    return Noticed(
        election,
        owner(session).name,
        election_link(election),
        shown_to_all(session, queries.released(session, election.id), on=clock.today()) if what == "resultat" else (),
    )
