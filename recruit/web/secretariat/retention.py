"""Opbevaring: how long each class of data is kept, by which rule, and who wrote it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts.retention.outlook import Outlook, under
from recruit.foundation import clock
from recruit.foundation.accounts.queries import names
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import refuse_if
from recruit.foundation.retention import operations, queries
from recruit.foundation.retention.rules import BEGINS, OWN_RULES, Begins, DataClass, Rule, may_keep_for
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import HiddenField, NumberField, Required, TextField
from recruit.web.form import VersionedForm

if TYPE_CHECKING:
    from recruit.foundation.retention.model import RetentionRule

bp = Blueprint("retention", __name__, url_prefix="/sekretariat/indstillinger/opbevaring")


class RuleForm(VersionedForm):
    """How long, and why."""

    days = NumberField(_l("Number of days"), [Required()])
    source = TextField(
        _l("The rule that it follows"),
        [Required()],
        hint=_l("The law, the municipality's own decision, or the plan for erasure that it stands in."),
        width="xl",
    )
    #: The days with which the reader was shown what goes at once; with others it is shown anew.
    shown = HiddenField()

    @property
    def rule(self) -> Rule:
        """What was typed."""
        return Rule(days=int(self.days.data or 0), source=str(self.source.data))


@dataclass(frozen=True, slots=True)
class Kept:
    """One class, and the rule that is in use for it."""

    which: DataClass
    begins: Begins
    days: int
    source: str
    #: 0 while the program's own rule is in use; then nobody wrote it, and at no time.
    version: int
    at: datetime | None = None
    by: str = ""


@bp.get("")
@requires(May.MANAGE_MUNICIPALITY)
def rules() -> ResponseReturnValue:
    with reading() as session:
        newest = queries.newest(session)
        staff = names(session, [row.by for row in newest.values()])
    kept = [_kept(which, newest.get(which), staff) for which in DataClass]
    return render_template("secretariat/retention/rules.html", kept=kept, word=word)


@bp.route("/<which>", methods=["GET", "POST"])
@requires(May.MANAGE_MUNICIPALITY)
def rule(which: str) -> ResponseReturnValue:
    if which not in set(DataClass):
        abort(404)
    data_class = DataClass(which)
    with reading() as session:
        past = queries.history(session, data_class)
        staff = names(session, [row.by for row in past])
    stands = _kept(data_class, past[0] if past else None, staff)
    form = RuleForm(obj=stands)
    at_once: Outlook | None = None
    if form.validate_on_submit() and form.shown.data != str(form.days.data):
        with form.refusals(), reading() as session:
            refuse_if(may_keep_for(form.rule))
            at_once = under(session, data_class, form.rule, on=clock.today())
        form.shown.data = str(form.days.data) if at_once and at_once.number else ""
    if form.is_submitted() and not form.errors and not (at_once and at_once.number):
        with form.refusals(), transaction() as session:
            form.claim(session)
            _save(session, form, data_class)
            flash(_("The rule is saved. It holds from the next time that data is erased."))
            return form.done(session, url_for(".rules"))
    own = OWN_RULES[data_class]
    return render_template(
        "secretariat/retention/rule.html",
        form=form,
        stands=stands,
        own=own,
        past=past,
        staff=staff,
        word=word,
        at_once=at_once,
    ), form.status


def _save(session: Session, form: RuleForm, which: DataClass) -> None:
    stands = _kept(which, queries.newest(session).get(which), {})
    form.check(stands)
    operations.keep_for(session, which, form.rule, version=stands.version, by=current_actor(), now=clock.now())


def _kept(which: DataClass, written: "RetentionRule | None", staff: Any) -> Kept:
    if written is None:
        own = OWN_RULES[which]
        return Kept(which, BEGINS[which], own.days, own.source, version=0)
    by = staff.get(written.by, "")
    return Kept(which, BEGINS[which], written.days, written.source, written.version, written.at, by)
