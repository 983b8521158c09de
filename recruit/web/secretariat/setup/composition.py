"""Opsætning: the member groups of a term, written as one table."""

from typing import TYPE_CHECKING

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.bodies import operations, queries, rules
from recruit.bodies.templates import fitting
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm, Form
from recruit.web.secretariat.setup.composition_form import CompositionForm, Row, composition_form, rows, save
from recruit.web.secretariat.setup.council import council_to_change, open_council, term_asked_for
from recruit.web.secretariat.setup.steps import guide

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term

bp = Blueprint("setup_composition", __name__, url_prefix="/sekretariat/<body:body>/opsaetning")


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def groups(body: BodyRef) -> ResponseReturnValue:
    return edit(body, guided=False)


@bp.post("/kopi")
@requires(May.MANAGE_BODIES)
def copy(body: BodyRef) -> ResponseReturnValue:
    form = _copy_form()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            term = term_asked_for(session, ours)
            before = queries.composition_before(session, ours, term)
            if before is not None:
                operations.copy_composition(session, before, term, by=current_actor(), now=clock.now())
                flash(_("The composition is taken along from %(term)s.", term=before.label))
            return form.done(session, url_for(".groups", body=ours, periode=term.label))
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        term = term_asked_for(session, council)
        return _page(session, council, term, composition_form(term, _rows(session, council, term)), problem=form)


def edit(ref: BodyRef, *, guided: bool) -> ResponseReturnValue:
    """Show the groups of a term and save what is written; `guided` is the same as a step of the set-up."""
    with reading() as session:
        body = open_council(session, ref, May.MANAGE_BODIES)
        term = term_asked_for(session, body)
        form = composition_form(term, _rows(session, body, term))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            body = council_to_change(session, ref)
            locked = queries.locked_term(session, term.id)
            save(session, locked, queries.composition(session, locked), form)
            return form.done(session, _saved(session, body, locked, guided=guided))
    with reading() as session:
        body = open_council(session, ref, May.MANAGE_BODIES)
        return _page(session, body, term, form, guided=guided)


def _saved(session: Session, body: "Body", term: "Term", *, guided: bool) -> str:
    """Say what the groups have together, and return where to go on; a gap is shown, never mended silently."""
    total = queries.seats_by_term(session, body).get(term.id, 0)
    gaps = rules.groups_add_up(term.seats_decided, [total])
    if not gaps:
        flash(_("The member groups are saved: %(total)s seats together.", total=total))
    if not guided:
        return url_for(".groups", body=body, periode=term.label)
    return url_for("setup_steps.groups" if gaps else "setup_steps.rules", body=body)


def _page(
    session: Session,
    body: "Body",
    term: "Term",
    form: CompositionForm,
    *,
    guided: bool = False,
    problem: Form | None = None,
) -> ResponseReturnValue:
    standing = [row.group.seats_decided for row in form.rows if row.group]
    page = render_template(
        f"secretariat/setup/{'groups_step' if guided else 'composition'}.html",
        form=problem or form,
        table=form,
        copying=_copy_form(),
        council=body,
        term=term,
        terms=[_choice(body, one, term) for one in queries.terms(session, body)],
        before=None if standing else queries.composition_before(session, body, term),
        total=sum(standing),
        gaps=rules.groups_add_up(term.seats_decided, standing) if standing else (),
        proposed=any(row.proposed for row in form.rows),
        steps=guide(session, body) if guided else (),
    )
    return page, (problem or form).status


def _rows(session: Session, body: "Body", term: "Term") -> list[Row]:
    """Return the rows of a term; while it and the terms before it have no groups, those that the template proposes."""
    standing = queries.composition(session, term)
    is_first = not standing and queries.composition_before(session, body, term) is None
    template = fitting(body.legal_basis) if is_first else None
    return rows(standing, template.groups if template else ())


def _choice(body: "Body", one: "Term", shown: "Term") -> dict[str, object]:
    return {"label": one.label, "url": url_for(".groups", body=body, periode=one.label), "current": one.id == shown.id}


def _copy_form() -> ActingForm:
    return ActingForm(prefix="copy")  # two forms on a page, so each has names of its own
