"""The steps after a council has been set up: its member groups, its rules and charter, and everything at a glance."""

from datetime import date
from typing import TYPE_CHECKING

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.bodies import operations, queries
from recruit.bodies import rules as body_rules
from recruit.bodies.rules import DocumentKind, NewDocument, NewRule
from recruit.bodies.templates import fitting
from recruit.foundation import clock
from recruit.foundation.dates import Span
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.people.rules import Classification
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.setup import composition
from recruit.web.secretariat.setup.council import council_to_change, open_council, term_asked_for
from recruit.web.secretariat.setup.steps import guide
from recruit.web.secretariat.setup.words import RULE_KINDS, RULE_SOURCES

if TYPE_CHECKING:
    from recruit.bodies.model import Body

bp = Blueprint("setup_steps", __name__, url_prefix="/sekretariat/<body:body>/opsaet")


class RulesForm(ActingForm):
    """Which rules hold, and where the charter lies."""

    rules = CheckboxesField(_l("Which of these rules hold for the council?"))
    url = TextField(
        _l("Link to the charter or terms of reference"),
        hint=_l("Begins with https://. You can also store it as a file later."),
        render_kw={"dir": "ltr"},
    )


@bp.route("/grupper", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def groups(body: BodyRef) -> ResponseReturnValue:
    return composition.edit(body, guided=True)


@bp.route("/regler", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def rules(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        proposed = _proposed(council)
        term, steps = term_asked_for(session, council), guide(session, council)
    form = RulesForm(data={"rules": list(proposed)})
    form.rules.choices = [(key, _sentence(rule)) for key, rule in proposed.items()]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            _save(session, ours, [proposed[key] for key in form.rules.data or ()], form, since=term.since)
            flash(_("Rules and documents are saved."))
            return form.done(session, url_for(".overview", body=ours))
    page = render_template("secretariat/setup/rules_step.html", form=form, council=council, term=term, steps=steps)
    return page, form.status


@bp.get("/faerdig")
@requires(May.MANAGE_BODIES)
def overview(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        term = term_asked_for(session, council)
        groups = queries.composition(session, term)
        return render_template(
            "secretariat/setup/overview.html",
            council=council,
            term=term,
            groups=groups,
            total=sum(group.seats_decided for group in groups),
            gaps=body_rules.groups_add_up(term.seats_decided, [group.seats_decided for group in groups]),
            titles=council.titles_on(term.since),
            documents=queries.documents(session, council),
            rule_kinds=RULE_KINDS,
            word=word,
            steps=guide(session, council),
        )


def _proposed(body: "Body") -> dict[str, NewRule]:
    """Return the rules of the template that the council has none of yet, by a key for the form."""
    template, standing = fitting(body.legal_basis), {rule.kind for rule in body.rules}
    return {rule.kind.value: rule for rule in (template.rules if template else ()) if rule.kind not in standing}


def _sentence(rule: NewRule) -> str:
    kind = f"{RULE_KINDS[rule.kind]}: {rule.number}" if rule.number is not None else str(RULE_KINDS[rule.kind])
    return _("%(rule)s (%(source)s: %(citation)s)", rule=kind, source=RULE_SOURCES[rule.source], citation=rule.citation)


def _save(session: Session, body: "Body", chosen: list[NewRule], form: RulesForm, *, since: date) -> None:
    by, now = current_actor(), clock.now()
    for rule in chosen:
        operations.hold_to_rule(session, body, rule, Span(since), by=by, now=now)
    if form.url.data:
        operations.add_document(session, body, _founding_document(body, form.url.data, since), by=by, now=now)


def _founding_document(body: "Body", url: str, since: date) -> NewDocument:
    """Return what the council stands on: a task committee has terms of reference, any other a charter."""
    if body.organization.classification is Classification.TASK_COMMITTEE:
        title = _("Terms of reference of %(name)s", name=body.name)
        return NewDocument(DocumentKind.TERMS_OF_REFERENCE, title, since, url=url)
    return NewDocument(DocumentKind.CHARTER, _("Charter of %(name)s", name=body.name), since, url=url)
