"""Opbevaring: what would be erased today, and what stays and why; nothing is changed here."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.acts.retention import outlook
from recruit.foundation import clock
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.extensions import reading

bp = Blueprint("retention_outlook", __name__, url_prefix="/sekretariat/indstillinger/opbevaring/sletning")


@bp.get("")
@requires(May.MANAGE_MUNICIPALITY)
def today() -> ResponseReturnValue:
    with reading() as session:
        found = outlook(session, on=clock.today())
    return render_template("secretariat/retention/outlook.html", found=found, word=word)
