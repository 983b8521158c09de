"""Indstillinger: everybody who stands or was proposed in a round, narrowed down, sorted, in pages."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations.queries import overview, unreached
from recruit.nominations.queries.overview import Numbers, Order, Wanted
from recruit.nominations.rules import Status
from recruit.nominations.rules.vetting import Vetting
from recruit.recruitment.rules import Route
from recruit.reports.words import word
from recruit.web.access import May, may, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.fields import HiddenField, TextField
from recruit.web.filters import page_asked_for, this_page
from recruit.web.form import Form
from recruit.web.secretariat.nominations.vetting.section import COLOURS as VETTING_COLOURS
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("nominations", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/indstillinger")

#: Nominations on a page.
PAGE = 100

#: How the list can be narrowed down and sorted: what stands in the address, and what it means.
STATUSES = {
    "staar": Status.STANDS,
    "spurgt": Status.AWAITING_ANSWER,
    "nej-tak": Status.DECLINED,
    "bortfaldet": Status.EXPIRED,
    "trukket": Status.WITHDRAWN,
}
VETTINGS = {
    "skal-kontrolleres": Vetting.TO_CHECK,
    "mangler": Vetting.DEFICIENT,
    "ikke-rettet": Vetting.NOT_REMEDIED,
    "godkendt": Vetting.APPROVED,
    "ikke-godkendt": Vetting.NOT_APPROVED,
}
ROUTES = {
    "selv": Route.SELF,
    "foreslaaet": Route.OTHER,
    "organisation": Route.ORGANISATION,
    "fortsaetter": Route.CONTINUATION,
}
ORDERS = {
    "": (Order.DUE, _l("What is due next")),
    "modtaget": (Order.RECEIVED, _l("Latest first")),
    "navn": (Order.NAME, _l("By name")),
}
#: Asks for whom no letter has reached.
UNREACHED = "ikke-naaet"

#: What colour repeats a status.
COLOURS = {Status.STANDS: "success", Status.AWAITING_ANSWER: "info", Status.EXPIRED: "warning"}


class SearchForm(Form):
    """Only asks, so it needs no token against forgery."""

    class Meta(Form.Meta):
        csrf = False

    q = TextField(_l("Name or reference"), marked=False, autocomplete="off")
    #: What is chosen already stays when somebody searches.
    tilstand = HiddenField()
    kontrol = HiddenField()
    vej = HiddenField()
    gruppe = HiddenField()
    vis = HiddenField()
    orden = HiddenField()

    def __init__(self, asked: Any) -> None:
        super().__init__(asked)
        for field in [each for each in self if each.short_name != "q" and not each.data]:
            del self[field.short_name]


@bp.get("")
@requires(May.VIEW_NOMINATIONS)
def nominations(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    form, page, now = SearchForm(request.args), page_asked_for(), clock.now()
    with reading() as session:
        council = open_council(session, body, May.VIEW_NOMINATIONS)
        round_ = overview.round_listed(session, council, round_id)
        came_back = {letter.nomination.id for letter in unreached.undelivered(session, round_)}
        wanted = _wanted(str(form.q.data or ""), came_back)
        numbers = overview.numbers(session, round_, wanted, now=now)
        lines = overview.listed(session, round_, wanted, now=now, page=page, size=PAGE)
    shown = _number_shown(wanted, numbers)
    pages = max(-(-shown // PAGE), 1)
    if page > pages:
        return redirect(this_page(side=pages), code=303)
    return render_template(
        "secretariat/nominations/nominations.html",
        form=form,
        council=council,
        round=round_,
        lines=lines,
        number=shown,
        came_back=came_back,
        filters=_filters(round_, wanted, numbers),
        narrowed=wanted != Wanted(undelivered=came_back, order=wanted.order),
        page=page,
        pages=pages,
        word=word,
        colours={**COLOURS, **VETTING_COLOURS},
        may_enter=may(signed_in(), May.MANAGE_NOMINATIONS),
    )


def _wanted(text: str, came_back: set[UUID]) -> Wanted:
    """Return what the address asks for; what it does not know it does not ask."""
    asked = request.args
    vetting = VETTINGS.get(asked.get("kontrol", ""))
    return Wanted(
        text=text,
        status=None if vetting else STATUSES.get(asked.get("tilstand", "")),
        vetting=vetting,
        route=ROUTES.get(asked.get("vej", "")),
        group=asked.get("gruppe", None, type=UUID),
        unreached=vetting is None and asked.get("vis") == UNREACHED,
        undelivered=came_back,
        order=ORDERS.get(asked.get("orden", ""), ORDERS[""])[0],
    )


def _number_shown(wanted: Wanted, numbers: Numbers) -> int:
    if wanted.unreached:
        return numbers.unreached
    if wanted.vetting:
        return numbers.by_vetting.get(wanted.vetting, 0)
    return numbers.by_status.get(wanted.status, 0) if wanted.status else numbers.total


Choices = list[dict[str, Any]]

#: Neither a status, nor a state of the check, nor those whom no letter has reached: only one of them is asked for.
_ANY: dict[str, str | None] = {"tilstand": None, "kontrol": None, "vis": None}


def _filters(round_: "RecruitmentRound", wanted: Wanted, numbers: Numbers) -> Sequence[tuple[str, Choices]]:
    """Return the rows of filters with what each is called; a question with one answer is not asked."""
    ours = {"": None, **{str(group.id): group for group in round_.groups}}
    groups = {name: (group.id, group.label) if group else (None, _("All groups")) for name, group in ours.items()}
    routes = {"": (None, _("All ways")), **{name: (way, word(way)) for name, way in ROUTES.items()}}
    rows = [
        (_("Show only"), _by_status(wanted, numbers)),
        (_("The check"), _by_vetting(wanted, numbers)),
        (_("Member group"), _links("gruppe", groups, wanted.group) if len(round_.groups) > 1 else []),
        (_("How they came"), _links("vej", routes, wanted.route)),
        (_("Order"), _links("orden", ORDERS, wanted.order)),
    ]
    return [(label, choices) for label, choices in rows if choices]


def _by_status(wanted: Wanted, numbers: Numbers) -> Choices:
    """Return a link for each status that occurs, with its number, and one for whom no letter has reached."""
    is_everybody = wanted.status is None and wanted.vetting is None and not wanted.unreached
    everybody = _link(_("All"), is_everybody, numbers.total, **_ANY)
    found = [
        _link(word(status), wanted.status is status, numbers.by_status.get(status, 0), **_ANY | {"tilstand": name})
        for name, status in STATUSES.items()
        if status in numbers.by_status or wanted.status is status
    ]
    if numbers.unreached or wanted.unreached:
        found.append(_link(_("not reached"), wanted.unreached, numbers.unreached, **_ANY | {"vis": UNREACHED}))
    return [everybody, *found]


def _by_vetting(wanted: Wanted, numbers: Numbers) -> Choices:
    """Return a link for each state of the check that occurs, with its number; it takes the place of the status."""
    return [
        _link(word(one), wanted.vetting is one, numbers.by_vetting.get(one, 0), **_ANY | {"kontrol": name})
        for name, one in VETTINGS.items()
        if one in numbers.by_vetting or wanted.vetting is one
    ]


def _links(name: str, choices: Mapping[str, tuple[Any, Any]], current: Any) -> Choices:
    return [
        _link(str(label), value == current, None, **{name: written or None})
        for written, (value, label) in choices.items()
    ]


def _link(label: str, is_current: bool, count: int | None = None, **changes: str | None) -> dict[str, Any]:
    return {"label": label, "current": is_current, "count": count, "url": this_page(side=None, **changes)}
