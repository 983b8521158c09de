"""Postlister: e-mail addresses by council, role, office and day, as text to copy and as CSV.

The choice stands in the address and can be kept; who looked at whose address is noted.
"""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from recruit.appointments.rules import Office, Role
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.dates import iso
from recruit.foundation.i18n import _, _l, format_date
from recruit.reports.contact_list import Recipient, Wanted, mailing_table, recipients
from recruit.reports.formats import csv
from recruit.web.access import May, grants_that_allow, requires
from recruit.web.extensions import reading
from recruit.web.fields import CheckboxesField, DateField, Required
from recruit.web.form import Form
from recruit.web.people import note_look
from recruit.web.secretariat.members.loading import a_file

bp = Blueprint("mailing_lists", __name__, url_prefix="/sekretariat/raad/postlister")

#: What stands in an address for a code, and what it is called.
ROLES = {
    "medlem": (Role.MEMBER, _l("Members")),
    "suppleant": (Role.SUBSTITUTE, _l("Substitutes")),
    "tilforordnet": (Role.ASSOCIATE, _l("Associates")),
}
OFFICES = {
    "formand": (Office.CHAIR, _l("Chair, whatever the title")),
    "naestformand": (Office.VICE_CHAIR, _l("Vice chair, whatever the title")),
    "sekretaer": (Office.SECRETARY, _l("Secretary")),
}


class ChoiceForm(Form):
    """Whom the list is for; sent by GET, so that the address can be kept."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF is not typed
        csrf = False

    raad = CheckboxesField(_l("Councils"), [Required(_l("Choose at least one council."))])
    rolle = CheckboxesField(_l("Role"), marked=False, choices=[(code, label) for code, (_role, label) in ROLES.items()])
    hverv = CheckboxesField(
        _l("Office"),
        marked=False,
        hint=_l("Tick nothing to write to all, whatever their office."),
        choices=[(code, label) for code, (_office, label) in OFFICES.items()],
    )
    dato = DateField(_l("Who sits on"), [Required()])


@bp.get("")
@requires(May.MANAGE_BODIES)
def chosen() -> ResponseReturnValue:
    """Ask whom to write to, and show their addresses once that is chosen."""
    with reading() as session:
        form = _form(session)
        is_asked = "raad" in request.args
        valid = not is_asked or form.validate()
        people = _people(session, form) if is_asked and valid else None
    note_look(*(one.person for one in people or ()))
    page = render_template(
        "secretariat/members/mailing.html",
        form=form,
        people=people,
        emails=list(dict.fromkeys(one.email for one in people or () if one.email)),
        without=[one for one in people or () if not one.email],
        file=f"{url_for('.taken')}?{request.query_string.decode()}" if people else "",
        day=form.dato.data,
    )
    return page, 200 if valid else 422


@bp.get("/postliste.csv")
@requires(May.MANAGE_BODIES)
def taken() -> ResponseReturnValue:
    """Send the list as CSV; who took it is noted at each of those who stand on it."""
    with reading() as session:
        form = _form(session)
        if not form.validate():
            return render_template("secretariat/members/mailing.html", form=form, people=None), 422
        people = _people(session, form)
    note_look(*(one.person for one in people))
    day: date = form.dato.data
    table = mailing_table(people, _("Mailing list, %(day)s", day=format_date(day)))
    return a_file(csv.write(table), "text/csv; charset=utf-8", f"postliste-{iso(day)}.csv")


def _form(session: Session) -> ChoiceForm:
    """Return the form as the address fills it in: an empty address means the members of every council today."""
    mine = bodies.names_open_to(session, grants_that_allow(May.MANAGE_BODIES))
    asked = request.args if "raad" in request.args else None
    given = {"raad": [slug for slug, _name in mine], "rolle": ["medlem"], "dato": clock.today()}
    form = ChoiceForm(asked, data=given)
    form.raad.choices = list(mine)
    return form


def _people(session: Session, form: ChoiceForm) -> Sequence[Recipient]:
    mine = bodies.bodies_open_to(session, grants_that_allow(May.MANAGE_BODIES))
    wanted = Wanted(
        bodies=[body.id for body in mine if body.slug in (form.raad.data or ())],
        roles=[ROLES[code][0] for code in form.rolle.data or ()],
        offices=[OFFICES[code][0] for code in form.hverv.data or ()],
    )
    return recipients(session, wanted, on=form.dato.data)
