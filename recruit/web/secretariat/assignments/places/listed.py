"""Pladser i andre organer: the open ones first with what to do next, and one of them with everything about it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.assignments.rules import PlaceMessage, PlaceRole, PlaceStatus
from recruit.foundation import clock
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import format_date, format_list
from recruit.foundation.i18n import gettext as _
from recruit.reports.assignments.decision_text import decision_text
from recruit.reports.assignments.places import for_paper, lines, short_rights, table
from recruit.reports.files import Format
from recruit.reports.formats import csv, table_paper, xlsx
from recruit.reports.formats.pdf import Imprint
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.assignments.places.loading import (
    COLOURS,
    PREFIX,
    the_line,
    the_place,
)
from recruit.web.secretariat.assignments.room import ways
from recruit.web.secretariat.members.loading import a_file
from recruit.web.secretariat.seats.loading import the_body
from recruit.web.secretariat.setup.words import SEAT_TYPES
from recruit.web.shell import municipality

if TYPE_CHECKING:
    from recruit.assignments.model import PlaceElsewhere

bp = Blueprint("places_elsewhere", __name__, url_prefix=PREFIX)

WRITERS = {Format.CSV: csv.write, Format.XLSX: xlsx.write}


@bp.get("")
@requires(May.MANAGE_BODIES)
def listed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        page = _all(session, body)
        return render_template("secretariat/assignments/places/listed.html", ways=ways(page["body"]), **page)


@bp.get("/udskrift")
@requires(May.MANAGE_BODIES)
def printed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        return render_template("secretariat/assignments/places/printed.html", **_all(session, body))


@bp.get("/pladser.<form>")
@requires(May.MANAGE_BODIES)
def file(body: BodyRef, form: str) -> ResponseReturnValue:
    if form not in ("csv", "xlsx", "pdf"):
        abort(404)
    wanted, today, owner = Format(form), clock.today(), municipality()
    with reading() as session:
        council = the_body(session, body)
        found = table(lines(session, council, on=today), council.name, on=today)
    if wanted is Format.PDF:
        content = table_paper.write(for_paper(found), found.summary, Imprint(owner.name if owner else "", clock.now()))
    else:
        content = WRITERS[wanted](found)
    return a_file(content, wanted.media_type, f"{council.slug}-pladser-i-andre-organer-{today.isoformat()}.{form}")


@bp.get("/pladser/<id:place_id>")
@requires(May.MANAGE_BODIES)
def place(body: BodyRef, place_id: UUID) -> ResponseReturnValue:
    today = clock.today()
    with reading() as session:
        council, found = the_place(session, body, place_id)
        one = the_line(session, council, found, on=today)
        begins = max((each.since for each in (*one.coming, *one.holders)), default=None)
        sent = [each for each in found.assignments if each.since == begins]
        return render_template(
            "secretariat/assignments/places/place.html",
            body=council,
            one=one,
            place=found,
            to_tell=one.to_tell(today),
            decision_text=decision_text(found, sent, council.name) if sent else "",
            who_may=_who_may(found),
            messages=PlaceMessage,
            **_ways(),
        )


def _all(session: Session, ref: BodyRef) -> dict[str, Any]:
    body, today = the_body(session, ref), clock.today()
    found = lines(session, body, on=today)
    in_use = [one for one in found if one.status is not PlaceStatus.CLOSED]
    return {
        "body": body,
        "today": today,
        "open_ones": [one for one in in_use if one.status is PlaceStatus.OPEN],
        "filled": [one for one in in_use if one.status is not PlaceStatus.OPEN],
        "closed": [one for one in found if one.status is PlaceStatus.CLOSED],
        **_ways(),
    }


def _who_may(place: "PlaceElsewhere") -> str:
    """Return who may have a place, by which rule, and while it holds."""
    rule = place.eligibility
    if rule is None:
        return _("everybody")
    if place.role is PlaceRole.SUBSTITUTE:
        return _("everybody: %(citation)s does not ask it of substitutes", citation=rule.citation)
    types = format_list(str(SEAT_TYPES[one]) for one in rule.seat_types)
    facts = {"types": types, "citation": rule.citation, "since": format_date(rule.span.since)}
    if rule.span.until is None:
        return _("members on seats for %(types)s, by %(citation)s, since %(since)s", **facts)
    last = format_date(last_day(rule.span.until).last)
    return _(
        "members on seats for %(types)s, by %(citation)s, from %(since)s to and including %(last)s", last=last, **facts
    )


def _ways() -> dict[str, Any]:
    """Return what both pages say of a place, and where it leads."""
    return {
        "statuses": PlaceStatus,
        "colours": COLOURS,
        "rights": short_rights,
        "word": word,
    }
