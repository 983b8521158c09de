"""Titler og regler: what chair and vice chair are called, and which rules hold; each from one day to another."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.bodies import operations
from recruit.bodies import rules as body_rules
from recruit.bodies.rules import DecisionKind, NewRule, RuleKind, RuleSource
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.bodies import TITLES
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, NumberField, RadioField, Required, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.setup.council import council_to_change, open_council
from recruit.web.secretariat.setup.decided import DecidedForm, decision_behind
from recruit.web.secretariat.setup.words import RULE_KINDS, RULE_SOURCES, options

bp = Blueprint("setup_rules", __name__, url_prefix="/sekretariat/<body:body>/regler")


class TitlesForm(DecidedForm):
    chair_title = RadioField(_l("What do you call chair and vice chair?"), [Required()], choices=TITLES)
    since = DateField(_l("From which day?"), [Required()])


class RuleForm(DecidedForm):
    kind = RadioField(_l("What does the rule say?"), [Required()], choices=options(RULE_KINDS))
    number = NumberField(_l("How few members?"), hint=_l("Only for the fewest members"), marked=False)
    source = RadioField(_l("Where does it come from?"), [Required()], choices=options(RULE_SOURCES))
    citation = TextField(_l("Where does it stand?"), [Required()], hint=_l("Such as vedtægten § 4"), width="l")
    since = DateField(_l("First day on which it holds"), [Required()])
    last_day = DateField(_l("Last day on which it holds"))

    def submission(self) -> tuple[NewRule, Span]:
        """Return the rule, and the days on which it holds."""
        rule = NewRule(
            RuleKind(self.kind.data), RuleSource(self.source.data), str(self.citation.data), self.number.data
        )
        until = first_day_after(PartialDate(self.last_day.data)) if self.last_day.data else None
        return rule, Span(self.since.data, until)


class EndForm(ActingForm):
    last_day = DateField(_l("Last day on which it holds"), [Required()], default=clock.today)


@bp.get("")
@requires(May.VIEW_BODIES)
def rules(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.VIEW_BODIES)
        return render_template(
            "secretariat/setup/rules.html",
            council=council,
            kinds=RULE_KINDS,
            sources=RULE_SOURCES,
            today=clock.today(),
            may_manage=may(signed_in(), May.MANAGE_BODIES),
        )


@bp.route("/titler", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def titles(body: BodyRef) -> ResponseReturnValue:
    form = TitlesForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            chair, since = str(form.chair_title.data), form.since.data
            decision = decision_behind(session, ours, form, DecisionKind.SET_TITLES)
            by, now = current_actor(), clock.now()
            vice = body_rules.TITLES[chair]
            operations.change_titles(session, ours, chair, vice, since=since, by=by, now=now, decision=decision)
            flash(_("The titles are changed. Earlier lists keep those of their day."))
            return form.done(session, url_for(".rules", body=ours))
    return _page("titles_new", body, form)


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def new(body: BodyRef) -> ResponseReturnValue:
    form = RuleForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            decision = decision_behind(session, ours, form, DecisionKind.COMPOSITION)
            by, now = current_actor(), clock.now()
            operations.hold_to_rule(session, ours, *form.submission(), by=by, now=now, decision=decision)
            flash(_("The rule is recorded."))
            return form.done(session, url_for(".rules", body=ours))
    return _page("rule_new", body, form)


@bp.route("/<id:rule_id>/ophoer", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def end(body: BodyRef, rule_id: UUID) -> ResponseReturnValue:
    form = EndForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            rule = next((rule for rule in ours.rules if rule.id == rule_id), None)
            if rule is None:
                raise NotFound("rule")
            until = first_day_after(PartialDate(form.last_day.data))
            operations.end_rule(session, rule, until=until, by=current_actor(), now=clock.now())
            flash(_("The rule no longer holds after that day."))
            return form.done(session, url_for(".rules", body=ours))
    return _page("rule_end", body, form, rule_id=rule_id)


def _page(name: str, ref: BodyRef, form: ActingForm, *, rule_id: UUID | None = None) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, ref, May.MANAGE_BODIES)
    rule = next((rule for rule in council.rules if rule.id == rule_id), None)
    if rule_id is not None and rule is None:
        raise NotFound("rule")
    page = render_template(f"secretariat/setup/{name}.html", form=form, council=council, rule=rule, kinds=RULE_KINDS)
    return page, form.status
