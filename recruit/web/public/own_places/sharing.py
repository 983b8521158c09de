"""`/mit/deler`, `/mit/kontaktliste`: what the other members of a council see of somebody, and the other way round."""

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.appointments.operations.sharing import share
from recruit.appointments.queries.sharing import shared
from recruit.appointments.rules.sharing import SharedField
from recruit.foundation import clock
from recruit.foundation.i18n import _, _l
from recruit.foundation.refusal import NotFound
from recruit.reports.contact_list import contact_list
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.contact_fields import SHARED
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField
from recruit.web.form import ActingForm
from recruit.web.public.own_places.loading import mine, my_council, nothing_here

bp = Blueprint("own_sharing", __name__, url_prefix="/mit")
bp.register_error_handler(NotFound, nothing_here)
bp.after_request(links.unreferred)


class SharingForm(ActingForm):
    fields_shared = CheckboxesField(
        _l("What may the other members see?"),
        marked=False,
        choices=[(field.value, label) for field, label in SHARED.items()],
        hint=_l("Members and substitutes of the council only. You can take it back at any time."),
    )


@bp.route("/deler/<slug>", methods=["GET", "POST"])
@public
def sharing(slug: str) -> ResponseReturnValue:
    """Ask which fields the other members see, each with what stands in it; what is not ticked stays with us."""
    with reading() as session:
        person = mine(session)
        council = my_council(session, person, slug)
        given = shared(session, council.id, [person.id]).get(person.id, frozenset())
    form = SharingForm(data={"fields_shared": sorted(given)})
    nothing = str(_l("We do not know any yet"))
    form.fields_shared.hints = {each.value: person.reached_by(each.contact) or nothing for each in SharedField}
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            owner = mine(session, lock=True)
            ours = my_council(session, owner, slug)
            chosen = [SharedField(each) for each in form.fields_shared.data or ()]
            share(session, owner, ours, chosen, by=current_actor(), now=clock.now())
            flash(_("Saved. The other members of %(council)s see what you have ticked.", council=ours.name))
            return form.done(session, url_for("own_places.own"))
    page = "public/own_places/sharing.html"
    return render_template(page, form=form, person=person, council=council), form.status


@bp.get("/kontaktliste/<slug>")
@public
def members(slug: str) -> str:
    """Show the council's contact list, with what each member allows the others to see."""
    with reading() as session:
        person = mine(session)
        council = my_council(session, person, slug)
        lines = contact_list(session, council, on=clock.today())
    return render_template(
        "public/own_places/members.html", person=person, council=council, lines=lines, fields=SHARED, day=clock.today()
    )
