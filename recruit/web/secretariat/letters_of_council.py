"""Breve of one council: every letter about it, what waits, and what the secretariat has to send by hand."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.letters_listing import listed
from recruit.web.secretariat.setup.council import open_council

bp = Blueprint("letters_of_council", __name__, url_prefix="/sekretariat/<body:body>/breve")


@bp.get("")
@requires(May.VIEW_NOMINATIONS)
def outbox(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.VIEW_NOMINATIONS)
    return render_template("secretariat/letters/of_council.html", council=council, **listed({f"body:{council.id}"}))
