"""Organisationer: all of them but the councils, and writing down a new one."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.acts import representation
from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.people import operations, queries
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.extensions import reading, transaction
from recruit.web.filters import page_asked_for, this_page
from recruit.web.secretariat.organizations.forms import KINDS, NewOrganizationForm
from recruit.web.secretariat.people.forms import SearchForm

bp = Blueprint("organizations", __name__, url_prefix="/sekretariat/organisationer")

#: Organisations on a page.
PAGE = 200


@bp.get("")
@requires(May.VIEW_PEOPLE)
def organizations() -> ResponseReturnValue:
    form = SearchForm(request.args)
    text, page = str(form.q.data or ""), page_asked_for()
    with reading() as session:
        shown, number = representation.listed(session, text, page=page, size=PAGE)
        parents = queries.names_of_organizations(session, {each.parent_id for each in shown if each.parent_id})
    pages = max(-(-number // PAGE), 1)
    if page > pages:
        return redirect(this_page(side=pages), code=303)
    return render_template(
        "secretariat/organizations/organizations.html",
        form=form,
        organizations=shown,
        parents=parents,
        kinds=KINDS,
        number=number,
        narrowed=bool(text),
        page=page,
        pages=pages,
        may_change=may(signed_in(), May.MANAGE_PEOPLE),
    )


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_PEOPLE)
def new() -> ResponseReturnValue:
    form = NewOrganizationForm()
    with reading() as session:
        form.offer(queries.organizations(session))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            facts = form.facts()
            made = operations.create_organization(
                session,
                facts.name,
                facts.classification,
                by=current_actor(),
                now=clock.now(),
                abbreviation=facts.abbreviation,
                parent=queries.organization(session, facts.parent) if facts.parent else None,
            )
            flash(_("%(name)s is written down.", name=made.newest.name))
            return form.done(session, url_for("organization.organization", organization_id=made.id))
    return render_template("secretariat/organizations/new.html", form=form), form.status
