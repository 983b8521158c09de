"""Indstillinger: what the municipality says about itself, its logo, and whether letters leave."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import queries as letters
from recruit.foundation.municipality import operations, queries
from recruit.web.access import May, current_actor, requires, signed_in
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.municipality import LogoForm, MailTestForm, SettingsForm, save, save_logo, send_mail_test, shown

bp = Blueprint("municipality", __name__, url_prefix="/sekretariat/indstillinger")


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_MUNICIPALITY)
def settings() -> ResponseReturnValue:
    with reading() as session:
        form = SettingsForm(data=shown(queries.municipality(session)))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            save(session, form, by=current_actor())
            flash(_("The settings are saved."))
            return form.done(session, url_for(".settings"))
    return render_template("secretariat/municipality/settings.html", form=form), form.status


@bp.route("/logo", methods=["GET", "POST"])
@requires(May.MANAGE_MUNICIPALITY)
def logo() -> ResponseReturnValue:
    form = LogoForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            save_logo(session, form, by=current_actor())
            flash(_("The logo is shown on every page from now on."))
            return form.done(session, url_for(".logo"))
    return render_template("secretariat/municipality/logo.html", form=form, removal=_removal_form()), form.status


@bp.post("/logo/fjernelse")
@requires(May.MANAGE_MUNICIPALITY)
def logo_removal() -> ResponseReturnValue:
    form = _removal_form()
    if not form.validate_on_submit():
        return redirect(url_for(".logo"), code=303)
    with transaction() as session:
        form.claim(session)
        operations.remove_logo(session, by=current_actor(), now=clock.now())
        flash(_("The logo is no longer shown."))
        return form.done(session, url_for(".logo"))


def _removal_form() -> ActingForm:
    return ActingForm(prefix="removal")  # two forms on a page, so each has names of its own


@bp.route("/proevebrev", methods=["GET", "POST"])
@requires(May.MANAGE_MUNICIPALITY)
def mail_test() -> ResponseReturnValue:
    form = MailTestForm(data={"address": signed_in().email})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            send_mail_test(session, form, by=current_actor())
            return form.done(session, url_for(".mail_test"))
    with reading() as session:
        letter = letters.latest(session, "mail_test")
    keeps = current_app.config["SETTINGS"].keeps_letters
    page = render_template("secretariat/municipality/mail_test.html", form=form, letter=letter, keeps=keeps)
    return page, form.status
