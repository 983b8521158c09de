"""Søg: people, organisations, councils and case numbers in one box."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from recruit.acts import search as acts
from recruit.acts.search import MOST
from recruit.web.access import May, may, requires, signed_in
from recruit.web.extensions import reading
from recruit.web.people import reach
from recruit.web.secretariat.organizations.forms import KINDS

bp = Blueprint("search", __name__, url_prefix="/sekretariat/soeg")


@bp.get("")
@requires(May.VIEW_PEOPLE)
def search() -> ResponseReturnValue:
    text = request.args.get("q", "").strip()
    with reading() as session:
        found = acts.search(session, text, reach=reach(session, May.VIEW_PEOPLE))
        return render_template(
            "secretariat/search/search.html",
            text=text,
            found=found,
            most=MOST,
            kinds=KINDS,
            may_change=may(signed_in(), May.MANAGE_PEOPLE),
        )
