"""Tæl i døren: one voter more with one key, and the number of a place corrected with a reason."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.elections.operations import voters as operations
from recruit.elections.queries import voters as queries
from recruit.elections.rules.voters import LONGEST_PLACE
from recruit.foundation import clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import HiddenField, NumberField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, polled_election

bp = Blueprint("election_door", __name__, url_prefix=f"{PREFIX}/vaelgere/doeren")


class DoorForm(ActingForm):
    """One voter more, at the place that the page is open for."""

    place = HiddenField()


class CorrectionForm(ActingForm):
    place = TextField(_l("Place"), [Required(), LINE], width="l")
    total = NumberField(_l("How many voters were counted there?"), [Required()])
    because = TextAreaField(
        _l("Why?"),
        [REMARK],
        hint=_l("Needed where a number stands already. It stays on the record."),
        marked=False,
        render_kw={"rows": 2},
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.WORK_AT_POLLS)
def door(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Count one voter more; the address names the place, which is the election's own where it does not."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.WORK_AT_POLLS)
        counted = queries.door(session, election_id)
        corrections = queries.corrections(session, election_id)
        names = accounts.names(session, {one.by for one in corrections})
    asked = request.args.get("sted", "").strip()
    place = asked if 0 < len(asked) <= LONGEST_PLACE else election.place
    form = DoorForm(data={"place": place})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id, May.WORK_AT_POLLS)
            operations.count_in(session, changing, str(form.place.data))
            return form.done(session, url_for(".door", body=ours, election_id=election_id, sted=form.place.data))
    here = [one for one in counted if one.place.casefold() == place.casefold()]
    shown = {"counted": counted, "corrections": corrections, "names": names, "place": place}
    return _page("door", form, council, election, number=here[0].voters if here else 0, **shown)


@bp.route("/ret", methods=["GET", "POST"])
@requires(May.WORK_AT_POLLS)
def correct(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Write how many were counted at a place; the address can name the place and the number."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.WORK_AT_POLLS)
    asked = request.args
    form = CorrectionForm(data={"place": asked.get("sted", ""), "total": asked.get("antal", type=int)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id, May.WORK_AT_POLLS)
            place, total, because = str(form.place.data), form.total.data or 0, str(form.because.data or "")
            operations.correct_door(session, changing, place, total, because, by=current_actor(), now=clock.now())
            flash(_("%(place)s: %(number)s voters.", place=place, number=total))
            return form.done(session, url_for(".door", body=ours, election_id=election_id, sted=place))
    return _page("door_total", form, council, election)


def _page(name: str, form: ActingForm, council: Any, election: Any, **shown: Any) -> tuple[str, int]:
    template = f"secretariat/elections/voters/{name}.html"
    return render_template(template, form=form, council=council, election=election, **shown), form.status
