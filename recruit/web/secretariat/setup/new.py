"""A new council: its kind, name, titles and first term. From here on it exists, and the next steps can wait."""

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.bodies import rules
from recruit.bodies.rules import NewBody, NewTerm
from recruit.bodies.templates import templates
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.people.rules import Classification
from recruit.reports.words import word
from recruit.web.access import May, grants_that_allow, requires
from recruit.web.bodies import TITLES, municipal_term, save
from recruit.web.extensions import reading, transaction
from recruit.web.fields import PartialDateField, RadioField, Required, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.setup.steps import guide

bp = Blueprint("setup", __name__, url_prefix="/sekretariat/raad")

#: Kinds of council without a template: they begin with an empty composition.
_OTHERS = tuple(kind for kind in rules.BODY_CLASSIFICATIONS if kind.value not in templates())


class NewForm(ActingForm):
    """A council and its first term."""

    name = TextField(_l("Name of the council"), [Required()], hint=_l("Such as Integrationsrådet"), width="l")
    kind = RadioField(_l("What kind of council is it?"), [Required()])
    chair_title = RadioField(_l("What do you call chair and vice chair?"), [Required()], choices=TITLES)
    first_day = PartialDateField(_l("First day of the term"), [Required()])
    last_day = PartialDateField(_l("Last day of the term"), [Required()])
    case_number = TextField(_l("Case number"), width="m")

    def offer_kinds(self) -> None:
        """Offer the templates first, and then the kinds that have none."""
        known = templates()
        self.kind.choices = [(key, outline.name) for key, outline in known.items()]
        self.kind.choices += [(kind.value, word(kind)) for kind in _OTHERS]
        self.kind.hints = {key: outline.about for key, outline in known.items()}

    def submission(self) -> NewBody:
        """Return the council that is asked for, under the law of its template."""
        outline, chair = templates().get(self.kind.data), str(self.chair_title.data)
        return NewBody(
            name=str(self.name.data),
            classification=outline.classification if outline else Classification(self.kind.data),
            legal_basis=outline.legal_basis if outline else "",
            chair_title=chair,
            vice_chair_title=rules.TITLES[chair],
            case_number=self.case_number.data or "",
            term=NewTerm(self.first_day.data, self.last_day.data, holds_over=outline.holds_over if outline else True),
        )


@bp.route("/nyt", methods=["GET", "POST"])
@requires(May.CREATE_BODIES)
def new() -> ResponseReturnValue:
    form = NewForm(data=municipal_term(clock.today()))
    form.offer_kinds()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            body = save(session, form.submission(), grants=grants_that_allow(May.CREATE_BODIES))
            flash(_("%(name)s is set up. You can stop here and go on another day.", name=body.name))
            return form.done(session, url_for("setup_steps.groups", body=body))
    with reading() as session:
        return render_template("secretariat/setup/new.html", form=form, steps=guide(session)), form.status
