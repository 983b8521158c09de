"""What candidates and members can tick that they want to work for: a list that the municipality keeps itself."""

from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import LANGUAGES
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.recruitment import operations, queries
from recruit.recruitment.rules import BINDING, label_field
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import NumberField, Required, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.shell import municipality

if TYPE_CHECKING:
    from recruit.recruitment.model import Interest

F = TypeVar("F", bound=ActingForm)

bp = Blueprint("interests", __name__, url_prefix="/sekretariat/indstillinger/interesser")


class NewForm(ActingForm):
    """A new interest; its name in each language is added in `with_labels`."""


class InterestForm(VersionedForm):
    """An interest that is there."""

    position = NumberField(_l("Place in the order"), [Required()], hint=_l("1 stands first."))


@bp.get("")
@requires(May.MANAGE_ROUNDS)
def interests() -> ResponseReturnValue:
    with reading() as session:
        known = queries.interests(session, with_retired=True)
    return render_template("secretariat/recruitment/interests.html", interests=known, name_of=i18n.name_of)


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def new() -> ResponseReturnValue:
    form = with_labels(NewForm, _languages())
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            made = operations.add_interest(session, labels_of(form), by=current_actor(), now=clock.now())
            flash(_("“%(interest)s” can be ticked from now on.", interest=made.labels[BINDING]))
            return form.done(session, url_for(".interests"))
    return render_template("secretariat/recruitment/interest_new.html", form=form), form.status


@bp.route("/<id:interest_id>", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def interest(interest_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        known = queries.interest(session, interest_id)
    form = with_labels(InterestForm, _languages(known), data={"version": known.version, **_stands(known)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            changed = queries.interest(session, interest_id)
            form.check(changed, stands=_stands(changed))
            by, now = current_actor(), clock.now()
            operations.change_interest(session, changed, labels_of(form), by=by, now=now)
            operations.place_interest(session, changed, form.position.data or 1, by=by, now=now)
            flash(_("“%(interest)s” is saved.", interest=changed.labels[BINDING]))
            return form.done(session, url_for(".interests"))
    page = render_template("secretariat/recruitment/interest.html", form=form, interest=known, acts=_acting())
    return page, form.status


@bp.post("/<id:interest_id>/udgaar")
@requires(May.MANAGE_ROUNDS)
def retirement(interest_id: UUID) -> ResponseReturnValue:
    form = _acting()
    if form.validate_on_submit():
        with transaction() as session:
            form.claim(session)
            retired = queries.interest(session, interest_id)
            operations.retire_interest(session, retired, by=current_actor(), now=clock.now())
            flash(_("“%(interest)s” can no longer be ticked.", interest=retired.labels[BINDING]))
            return form.done(session, url_for(".interests"))
    return redirect(url_for(".interest", interest_id=interest_id), code=303)


@bp.post("/<id:interest_id>/genoptagelse")
@requires(May.MANAGE_ROUNDS)
def offering(interest_id: UUID) -> ResponseReturnValue:
    form = _acting()
    if form.validate_on_submit():
        with transaction() as session:
            form.claim(session)
            offered = queries.interest(session, interest_id)
            operations.offer_again(session, offered, by=current_actor(), now=clock.now())
            flash(_("“%(interest)s” can be ticked again.", interest=offered.labels[BINDING]))
            return form.done(session, url_for(".interests"))
    return redirect(url_for(".interest", interest_id=interest_id), code=303)


def with_labels(kind: type[F], languages: list[str], **values: Any) -> F:
    """Return a form of this kind with a field for the name in each of these languages; the Danish one is needed."""
    fields = {label_field(code): _label(code) for code in languages}
    made: F = type(kind.__name__, (kind,), fields)(**values)
    return made


def labels_of(form: ActingForm) -> dict[str, str]:
    """Return the names that were written, by language."""
    return {code: form[label_field(code)].data or "" for code in LANGUAGES if label_field(code) in form}


def _label(code: str) -> TextField:
    language = LANGUAGES[code]
    needed = [Required()] if code == BINDING else []
    return TextField(
        _("Name in %(language)s", language=i18n.name_of(code)),
        needed,
        width="l",
        render_kw={"lang": code, "dir": language.direction},
    )


def _languages(interest: "Interest | None" = None) -> list[str]:
    """Return the languages that citizens can choose, and those in which the interest has a name already."""
    owner, named = municipality(), interest.labels if interest else {}
    return [code for code in LANGUAGES if code == BINDING or (owner and code in owner.languages) or code in named]


def _stands(interest: "Interest") -> dict[str, Any]:
    return {"position": interest.position, **{label_field(code): label for code, label in interest.labels.items()}}


def _acting() -> ActingForm:
    return ActingForm(prefix="acts")  # two forms on a page, so each has names of its own
