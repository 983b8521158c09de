"""Sprog: which languages the public part speaks, who has reviewed each, and which of them citizens see."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy
from recruit.foundation.languages import operations, queries
from recruit.foundation.languages.rules import BINDING_LANGUAGE, LONGEST_NAME, Review, Standing
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, DateField, Required, TextField
from recruit.web.form import ActingForm

bp = Blueprint("language", __name__, url_prefix="/sekretariat/indstillinger/sprog")


class ReviewForm(ActingForm):
    """Who has reviewed a translation, and when."""

    reviewer = TextField(
        lazy("Who has reviewed it?"),
        [Required()],
        hint=lazy("The name of somebody who reads the language well, such as an interpreter."),
        render_kw={"maxlength": LONGEST_NAME},
    )
    reviewed_on = DateField(lazy("On what day?"), [Required()])


class ShowForm(ActingForm):
    """Offering a language to the public."""

    as_draft = CheckboxField(
        lazy("Show it as a draft, although nobody has reviewed it"),
        hint=lazy("Each page then says, in that language and in Danish, that nobody has reviewed it."),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One language, as the list and its own page show it."""

    language: i18n.Language
    #: What it is called in the reader's language.
    name: str
    standing: Standing
    #: The review that stands, if one does and the language is not the house's own.
    review: object
    translated: int
    sentences: int
    #: Whether a sentence was added or changed since the review.
    is_newer: bool


@bp.get("")
@requires(May.MANAGE_MUNICIPALITY)
def languages() -> ResponseReturnValue:
    return render_template("secretariat/languages/languages.html", rows=_rows())


@bp.get("/<code>")
@requires(May.MANAGE_MUNICIPALITY)
def language(code: str) -> ResponseReturnValue:
    return _page(code)


@bp.get("/<code>/saetninger")
@requires(May.MANAGE_MUNICIPALITY)
def sentences(code: str) -> ResponseReturnValue:
    """Show every sentence beside the Danish one: what a reviewer reads."""
    row = _row(code)
    if row.language.whole:
        abort(404)
    danish = i18n.sentences(BINDING_LANGUAGE)
    pairs = [(danish[english], forms) for english, forms in i18n.sentences(code).items()]
    return render_template("secretariat/languages/sentences.html", row=row, pairs=pairs)


@bp.post("/<code>/gennemgang")
@requires(May.MANAGE_MUNICIPALITY)
def note_review(code: str) -> ResponseReturnValue:
    row, form = _row(code), ReviewForm(prefix="review")
    if row.language.whole:
        abort(404)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            review = Review(str(form.reviewer.data), form.reviewed_on.data)
            operations.note_review(session, code, review, by=current_actor(), now=clock.now())
            flash(_("It is noted that %(language)s is reviewed.", language=row.name))
            return form.done(session, url_for(".language", code=code))
    return _page(code, review=form)


@bp.post("/<code>/tilbagekaldelse")
@requires(May.MANAGE_MUNICIPALITY)
def revoke_review(code: str) -> ResponseReturnValue:
    row, form = _row(code), ActingForm(prefix="revocation")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            operations.revoke_review(session, code, by=current_actor(), now=clock.now())
            flash(_("%(language)s is a draft again, and is not shown to the public.", language=row.name))
            return form.done(session, url_for(".language", code=code))
    return _page(code, revocation=form)


@bp.post("/<code>/visning")
@requires(May.MANAGE_MUNICIPALITY)
def show(code: str) -> ResponseReturnValue:
    row, form = _row(code), ShowForm(prefix="showing")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            operations.show(session, code, as_draft=bool(form.as_draft.data), by=current_actor(), now=clock.now())
            flash(_("Citizens can choose %(language)s from now on.", language=row.name))
            return form.done(session, url_for(".language", code=code))
    return _page(code, showing=form)


@bp.post("/<code>/skjul")
@requires(May.MANAGE_MUNICIPALITY)
def hide(code: str) -> ResponseReturnValue:
    row, form = _row(code), ActingForm(prefix="hiding")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            operations.hide(session, code, by=current_actor(), now=clock.now())
            flash(_("Citizens can no longer choose %(language)s.", language=row.name))
            return form.done(session, url_for(".language", code=code))
    return _page(code, hiding=form)


def _page(code: str, **sent: ActingForm) -> ResponseReturnValue:
    """Draw the page of one language; a form that was sent and did not act keeps what was typed."""
    row = _row(code)
    with reading() as session:
        history = queries.history(session, code)
    forms: dict[str, ActingForm] = {
        "review": ReviewForm(formdata=None, prefix="review", data={"reviewed_on": clock.today()}),
        "revocation": ActingForm(formdata=None, prefix="revocation"),
        "showing": ShowForm(formdata=None, prefix="showing"),
        "hiding": ActingForm(formdata=None, prefix="hiding"),
        **sent,
    }
    form = next(iter(sent.values()), None)
    page = render_template("secretariat/languages/language.html", row=row, history=history, form=form, forms=forms)
    return page, form.status if form else 200


def _row(code: str) -> Row:
    """Return one language. Aborts with 404 for one that the house does not have."""
    return next((row for row in _rows() if row.language.code == code), None) or abort(404)


def _rows() -> Sequence[Row]:
    with reading() as session:
        shown, reviews = queries.shown(session), queries.reviews(session)
    rows = []
    for code, language in i18n.LANGUAGES.items():
        review, said = reviews.get(code), {} if language.whole else i18n.sentences(code)
        rows.append(
            Row(
                language,
                name=i18n.name_of(code),
                standing=Standing(is_reviewed=language.whole or review is not None, is_shown=code in shown),
                review=review,
                translated=sum(all(forms) for forms in said.values()),
                sentences=len(said),
                is_newer=review is not None and review.edition != i18n.edition(code),
            )
        )
    return rows
