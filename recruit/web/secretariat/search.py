"""Søg: people, organisations, councils, case numbers and nominations in one box."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import search as acts
from recruit.acts.search import MOST, Nominated
from recruit.web.access import May, may, requires, signed_in
from recruit.web.extensions import reading
from recruit.web.people import reach
from recruit.web.secretariat.organizations.forms import KINDS

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("search", __name__, url_prefix="/sekretariat/soeg")


@bp.get("")
@requires(May.VIEW_PEOPLE)
def search() -> ResponseReturnValue:
    text = request.args.get("q", "").strip()
    with reading() as session:
        found = acts.search(session, text, reach=reach(session, May.VIEW_PEOPLE))
        nominees, rounds = _nominees(session, text), _rounds(session, text)
        return render_template(
            "secretariat/search/search.html",
            text=text,
            found=found,
            nominees=nominees,
            rounds=rounds,
            most=MOST,
            kinds=KINDS,
            may_change=may(signed_in(), May.MANAGE_PEOPLE),
        )


def _nominees(session: Session, text: str) -> Sequence[Nominated]:
    """Return who stands or was proposed, for those who may know it."""
    if not may(signed_in(), May.VIEW_NOMINATIONS):
        return ()
    return acts.found_nominees(session, text, reach=reach(session, May.VIEW_NOMINATIONS))


def _rounds(session: Session, text: str) -> "Sequence[tuple[RecruitmentRound, str]]":
    """Return the rounds with a case number like the text, for those who look after them."""
    if not may(signed_in(), May.MANAGE_ROUNDS):
        return ()
    return acts.found_rounds(session, text, reach=reach(session, May.MANAGE_ROUNDS))
