"""The council that an address names, for whoever may do there what the page is for."""

from typing import TYPE_CHECKING

from flask import abort, redirect, request, url_for
from sqlalchemy.orm import Session

from recruit.bodies import queries
from recruit.foundation import clock
from recruit.foundation.refusal import NotFound
from recruit.reports import seating
from recruit.web.access import May
from recruit.web.converters import BodyRef
from recruit.web.reach import allowed

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term


def open_council(session: Session, ref: BodyRef, what: May) -> "Body":
    """Return the council with names, responsible committee, titles and rules; a former address leads to its new one.

    Raises NotFound when it does not exist, or is not the reader's.
    """
    body = queries.body_by_slug(session, ref.slug)
    if what not in allowed(session, body):
        raise NotFound("body")
    if body.slug != ref.slug and request.method == "GET":
        here = {**(request.view_args or {}), **request.args.to_dict(), "body": body}
        abort(redirect(url_for(str(request.endpoint), **here), code=301))
    return body


def council_to_change(session: Session, ref: BodyRef) -> "Body":
    """Return the council as `open_council` does, for a change: nobody else changes it until the transaction ends."""
    queries.lock_body(session, ref.slug)
    return open_council(session, ref, May.MANAGE_BODIES)


def term_asked_for(session: Session, body: "Body") -> "Term":
    """Return the term that the address names as `?periode=`, else the one that runs or is nearest. Raises NotFound."""
    label = request.args.get("periode", "")
    term, _ = seating.choose(queries.terms(session, body), label=label, today=clock.today())
    return term
