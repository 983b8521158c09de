"""`/stoette/<code>`: the link that a candidate shares, where others sign for them; and taking a signature back."""

from flask import Blueprint, flash, make_response, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import _, _l
from recruit.foundation.refusal import NotFound
from recruit.nominations import operations
from recruit.nominations.queries import supporters
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules import OWN_SUPPORT, NewSupporter
from recruit.recruitment.rules import end_of
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.fields import EmailField, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.nominations.fields import Asking
from recruit.web.public.nominations.guards import GuardedForm

bp = Blueprint("supporting", __name__, url_prefix="/stoette")


class SupportForm(GuardedForm):
    name = TextField(_l("Your name"), autocomplete="name", marked=False)
    email = EmailField(_l("Your e-mail"), hint=_l("We send your receipt there"), marked=False)
    address = TextAreaField(
        _l("Or your postal address"), autocomplete="street-address", marked=False, render_kw={"rows": 2}
    )

    def signed(self) -> NewSupporter:
        """Return who has signed, in whose language."""
        name, email, address = (str(field.data or "") for field in (self.name, self.email, self.address))
        return NewSupporter(name, email, address, i18n.current_locale().code)


@bp.route("/<code>", methods=["GET", "POST"])
@public
def support(code: str) -> ResponseReturnValue:
    """Show whom one supports, or take a signature. Whoever has signed before gets the same thanks and no word of it."""
    form = SupportForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            form.spend(session, str(form.email.data or ""))
            number = supporters.by_code(session, code).id
            operations.support(session, number, form.signed(), by=current_actor(), now=clock.now())
            return form.done(session, url_for(".thanks", code=code))
    with reading() as session:
        candidate = supporters.by_code(session, code)
        check = check_of(session, candidate.id)
    now = clock.now()
    candidacy = supporters.candidacy_of(candidate, check, now=now)
    is_open = candidacy.stands and candidacy.needed > 0 and now < end_of(candidacy.until)
    asking = Asking(candidate.round, ())
    shown = {"form": form, "candidacy": candidacy, "asking": asking, "is_open": is_open}
    return render_template("public/nominations/support/support.html", **shown), form.status


@bp.get("/<code>/tak")
@public
def thanks(code: str) -> ResponseReturnValue:
    """Say that the signature is received, to everybody alike."""
    with reading() as session:
        candidate = supporters.by_code(session, code)
    return render_template("public/nominations/support/thanks.html", asking=Asking(candidate.round, ()))


@bp.route("", methods=["GET", "POST"])
@public
def own() -> ResponseReturnValue:
    """Take one's signature back, behind the link in the receipt."""
    form = ActingForm()
    try:
        with reading() as session:
            signature = supporters.signature(session, links.subject(session, OWN_SUPPORT))
    except NotFound:
        return links.over()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            operations.take_support_back(session, signature.id, by=current_actor(), now=clock.now())
            response = form.done(session, url_for("front.front"))
            flash(_("Your signature is taken back."))
            return links.used(response)
    page = render_template("public/nominations/support/own.html", form=form, signature=signature)
    return links.unreferred(make_response(page, form.status))
