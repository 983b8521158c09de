"""`/raad/<council>`: who sits in a council and where there is room, for everybody; and the same as files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from recruit.acts import dissolving
from recruit.bodies import queries
from recruit.foundation import clock, i18n
from recruit.foundation.dates import iso, last_day, parse_danish
from recruit.recruitment.rules import RoundStatus
from recruit.reports import files, seating
from recruit.reports.council_life import council_life
from recruit.reports.drawings import drawing
from recruit.reports.files import Format
from recruit.reports.formats import jsonld
from recruit.reports.formats.pdf import Imprint
from recruit.reports.roster import Edition, Roster
from recruit.reports.table import summary
from recruit.reports.words import word
from recruit.web import ready
from recruit.web.access import public
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.shell import municipality

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term

bp = Blueprint("councils", __name__, url_prefix="/raad")

#: Asked for again each time, and sent again only when something has changed.
ASK_AGAIN = "private, no-cache"


@dataclass(frozen=True, slots=True)
class Asked:
    """The roster that an address asks for: `?periode=2026–2029`, `?dato=2026-06-04`, both, or neither."""

    term: str
    day: date | None

    @classmethod
    def of(cls, query: MultiDict[str, str]) -> "Asked":
        """Read the query of an address; a day that is none is left out."""
        known = parse_danish(query.get("dato", ""))
        return cls(query.get("periode", ""), known.first if known else None)

    def query(self) -> dict[str, Any]:
        """Return the query that asks for the same."""
        parts = {"periode": self.term, "dato": iso(self.day) if self.day else ""}
        return {name: value for name, value in parts.items() if value}


@dataclass(frozen=True, slots=True)
class Shown:
    """A council with the public edition of the roster that was asked for."""

    body: "Body"
    terms: Sequence["Term"]
    term: "Term"
    roster: Roster
    asked: Asked


@bp.get("/<body:body>")
@public
def council(body: BodyRef) -> ResponseReturnValue:
    return _answer(make_response(ready.page(lambda: _page(body))))


@bp.get("/<body:body>/medlemmer.<any(pdf, xlsx, csv, json):form>")
@public
def members(body: BodyRef, form: str) -> ResponseReturnValue:
    """Send the list as a file, which says more than the page does: in Danish, unless the reader chose English."""
    spoken = i18n.current_locale()
    with i18n.speaking(spoken.code if spoken.whole else i18n.DEFAULT):
        return _file(body, Format(form))


def _file(body: BodyRef, written: Format) -> ResponseReturnValue:
    owner = municipality()
    with reading() as session:
        shown = _shown(session, body, ".members", form=written.value)
        roster, paper = shown.roster, written is Format.PDF
        picture = drawing(session, shown.body, shown.term, roster, on=clock.today()) if paper else ""
    imprint = Imprint(owner.name if owner else "", clock.now())
    response = make_response(files.written(roster, written, imprint, picture))
    response.content_type = written.media_type
    response.headers.set("Content-Disposition", "attachment", filename=files.name(roster, written))
    return _answer(response)


def _page(ref: BodyRef) -> str:
    with reading() as session:
        shown = _shown(session, ref, ".council")
        owner = municipality()
        is_today = shown.roster.as_of == clock.today() and not (shown.body.until and shown.body.until <= clock.today())
        dissolved = dissolving.dissolution_of(session, shown.body) if shown.body.until else None
        return render_template(
            "public/councils/council.html",
            shown=shown,
            successor=dissolved.successor if dissolved else "",
            last_day=iso(last_day(shown.body.until)) if shown.body.until else "",
            summary=summary(shown.roster),
            drawing=drawing(session, shown.body, shown.term, shown.roster, on=clock.today(), twin="billede-tabel"),
            described=jsonld.describe(
                shown.roster,
                # The address that the municipality has written down, not the one that this reader came by.
                url=current_app.config["SETTINGS"].public_url + url_for(".council", body=shown.body),
                municipality=owner.name if owner else None,
            ),
            life=council_life(session, shown.body, shown.roster, now=clock.now()) if is_today else None,
            OPEN=RoundStatus.OPEN,
            now=clock.now(),
            formats=Format,
            today=clock.today(),
            word=word,
        )


def _shown(session: Session, ref: BodyRef, endpoint: str, **values: Any) -> Shown:
    """Load what the address asks for: a term, a day in it, or else today's roster of the term that runs.

    Raises NotFound for a council or a term that is not there. A former address leads to the endpoint's new one.
    """
    body, asked = queries.body_by_slug(session, ref.slug), Asked.of(request.args)
    if body.slug != ref.slug:
        abort(redirect(url_for(endpoint, body=body, **values, **asked.query()), code=301))
    terms = [term for term in queries.terms(session, body) if body.has_had(term.since)]
    term, day = seating.choose(terms, label=asked.term, day=asked.day, today=clock.today())
    roster = seating.roster(session, body, term, as_of=day, edition=Edition.PUBLIC)
    return Shown(body, terms, term, roster, asked)


def _answer(response: Response) -> Response:
    """Return the answer with a mark of what it holds; whoever has it already is told so and sent nothing."""
    response.headers["Cache-Control"] = ASK_AGAIN
    response.add_etag()
    return response.make_conditional(request)
