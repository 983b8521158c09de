"""The rounds of all councils and of one, and the beginning of a new one."""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.municipality import queries as municipalities
from recruit.recruitment import operations, queries
from recruit.recruitment.rules import FormSettings, NewRound
from recruit.reports.words import word
from recruit.web.access import May, current_actor, grants_that_allow, may, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import SelectField
from recruit.web.secretariat.recruitment.basics_form import BasicsForm, Offered, offered_groups
from recruit.web.secretariat.recruitment.steps import after, guide
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("rounds", __name__, url_prefix="/sekretariat")

#: Until the timetable is written, a round opens in two weeks and takes five.
_OPENS_IN, _TAKES = timedelta(days=14), timedelta(days=35)
_MORNING, _NOON = time(8), time(12)


class NewForm(BasicsForm):
    """A round, perhaps with what an earlier one said and asked."""

    copied = SelectField(
        _l("Take texts and form along from an earlier round?"), hint=_l("Dates and channels begin anew."), marked=False
    )


@bp.get("/rekruttering")
@requires(May.MANAGE_ROUNDS)
def every() -> ResponseReturnValue:
    with reading() as session:
        councils = bodies.bodies_open_to(session, grants_that_allow(May.MANAGE_ROUNDS))
        if len(councils) == 1:
            return redirect(url_for(".rounds", body=councils[0]), code=303)
        return render_template(
            "secretariat/recruitment/every.html",
            councils=councils,
            rounds=_by_council(queries.rounds(session, councils)),
            now=clock.now(),
            word=word,
        )


@bp.get("/<body:body>/rekruttering")
@requires(May.MANAGE_ROUNDS)
def rounds(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_ROUNDS)
        found = queries.rounds(session, [council])
    return render_template(
        "secretariat/recruitment/rounds.html",
        council=council,
        rounds=found,
        now=clock.now(),
        may_see_names=may(current_user, May.MANAGE_NOMINATIONS),
        word=word,
    )


@bp.route("/<body:body>/rekruttering/ny", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def new(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_ROUNDS)
        offered = offered_groups(session, council, on=clock.today())
        earlier = queries.rounds(session, [council])
        form = NewForm(data=_proposed(session, offered))
    form.offer(offered)
    form.copied.choices = [("", _("No, begin anew")), *((str(one.id), one.name) for one in earlier)]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            made = _set_up(session, open_council(session, body, May.MANAGE_ROUNDS), form)
            flash(_("%(name)s is begun. Nobody sees it until you make it public.", name=made.name))
            return form.done(session, after(council, made, "round.basics"))
    page = render_template(
        "secretariat/recruitment/new.html",
        form=form,
        council=council,
        offered=offered,
        earlier=earlier,
        steps=guide(council),
    )
    return page, form.status


def _proposed(session: Session, offered: Offered) -> dict[str, Any]:
    """Propose the groups of the latest term, its name, and the municipality's own address for questions."""
    owner = municipalities.municipality(session)
    data: dict[str, Any] = {
        "contact_name": _("The secretariat"),
        "contact_email": owner.email if owner else "",
        "contact_phone": owner.phone if owner else "",
        "filling_method": "",
    }
    if offered:
        term, groups = offered[0]
        data |= {"groups": [str(groups[0].id)], "name": _("New members %(term)s", term=term.label)}
    return data


def _set_up(session: Session, council: "Body", form: NewForm) -> "RecruitmentRound":
    """Set the round up as the form has it, with what an earlier one said. Raises Refused at its fields."""
    by, now = current_actor(), clock.now()
    groups = form.chosen(offered_groups(session, council, on=clock.today()))
    term = bodies.term_of(session, council, groups[0].term_id)
    source = queries.round_of_body(session, council, UUID(form.copied.data)) if form.copied.data else None
    opens_on = _next_monday(clock.today() + _OPENS_IN)
    new = NewRound(
        basics=form.submission(groups),
        opens_at=clock.instant(opens_on, _MORNING),
        closes_at=clock.instant(opens_on + _TAKES, _NOON),
        form=source.form_settings() if source else FormSettings(),
    )
    made = operations.create_round(session, term, new, groups, by=by, now=now)
    if source:
        operations.copy_texts(session, source, made, by=by, now=now)
    return made


def _next_monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _by_council(found: "Any") -> "dict[UUID, list[RecruitmentRound]]":
    grouped: dict[UUID, list[RecruitmentRound]] = {}
    for one in found:
        grouped.setdefault(one.term.body_id, []).append(one)
    return grouped
