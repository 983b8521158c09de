"""`/was`: the accessibility statement (webtilgængelighedsloven § 4), at the address where people look for it."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation.municipality import queries
from recruit.web.access import public
from recruit.web.extensions import reading

bp = Blueprint("accessibility", __name__)


@bp.get("/was")
@public
def statement() -> ResponseReturnValue:
    """Lead to the statement in the WAS tool; until there is one, say whom to ask."""
    with reading() as session:
        municipality = queries.municipality(session)
    if municipality and municipality.accessibility_statement:
        return redirect(municipality.accessibility_statement)
    return render_template("public/accessibility.html")
