"""One organisation: its names over time, who speaks for it where, which seats are its own; correcting and renaming."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.acts import representation
from recruit.foundation import clock
from recruit.foundation.audit import queries as audit
from recruit.foundation.i18n import _
from recruit.people import operations, queries
from recruit.reports.words import word
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.extensions import reading, transaction
from recruit.web.people import reach
from recruit.web.secretariat.history import lines
from recruit.web.secretariat.organizations.forms import KINDS, OrganizationForm, RenamingForm, as_written

bp = Blueprint("organization", __name__, url_prefix="/sekretariat/organisationer/<id:organization_id>")

#: How much of the history the page shows.
LATEST = 30


@bp.get("")
@requires(May.VIEW_PEOPLE)
def organization(organization_id: UUID) -> ResponseReturnValue:
    day = clock.today()
    with reading() as session:
        shown = queries.organization(session, organization_id)
        if slug := representation.slug_of_body(session, organization_id):
            return redirect(url_for("bodies.council", body=slug), code=303)
        mine = reach(session, May.VIEW_PEOPLE)
        people = representation.representatives(session, organization_id, on=day, reach=mine)
        return render_template(
            "secretariat/organizations/organization.html",
            organization=shown,
            kinds=KINDS,
            parent=queries.names_of_organizations(session, [shown.parent_id]) if shown.parent_id else {},
            parts=queries.parts(session, organization_id),
            current=[each for each in people if each.sits],
            earlier=[each for each in people if not each.sits],
            seats=representation.reserved_seats(session, organization_id, on=day, reach=mine),
            history=lines(session, audit.history(session, subject=shown, size=LATEST)),
            word=word,
            may_change=may(signed_in(), May.MANAGE_PEOPLE),
            may_seat=may(signed_in(), May.MANAGE_BODIES),
            may_see_history=may(signed_in(), May.VIEW_HISTORY),
        )


@bp.route("/ret", methods=["GET", "POST"])
@requires(May.MANAGE_PEOPLE)
def edit(organization_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        shown = queries.organization(session, organization_id)
        form = OrganizationForm(data={**as_written(shown), "version": shown.version})
        form.offer(each for each in queries.organizations(session) if each.id != organization_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            changed = queries.organization(session, organization_id, for_change=True)
            form.check(changed, stands=as_written(changed))
            operations.change_organization(session, changed, form.facts(), by=current_actor(), now=clock.now())
            flash(_("The organisation is saved."))
            return form.done(session, url_for(".organization", organization_id=organization_id))
    return render_template("secretariat/organizations/edit.html", form=form, organization=shown), form.status


@bp.route("/navneskift", methods=["GET", "POST"])
@requires(May.MANAGE_PEOPLE)
def renaming(organization_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        shown = queries.organization(session, organization_id)
        form = RenamingForm(data={"version": shown.version, "since": clock.today()})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            changed = queries.organization(session, organization_id, for_change=True)
            form.check(changed, stands=as_written(changed))
            operations.rename_organization(
                session,
                changed,
                str(form.name.data),
                since=form.since.data,
                by=current_actor(),
                now=clock.now(),
                abbreviation=form.abbreviation.data or None,
            )
            flash(_("The new name is written down. Earlier papers keep the old one."))
            return form.done(session, url_for(".organization", organization_id=organization_id))
    return render_template("secretariat/organizations/renaming.html", form=form, organization=shown), form.status
