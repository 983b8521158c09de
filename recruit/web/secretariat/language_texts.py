"""Tekster: every sentence that citizens meet in a language, and correcting one without waiting for a new version."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import Language
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.languages import operations, queries, sentences
from recruit.foundation.languages.sentences import LONGEST, Sentence
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextAreaField, TextField
from recruit.web.filters import page_asked_for, this_page
from recruit.web.form import Form, VersionedForm
from recruit.web.language import use_corrections

if TYPE_CHECKING:
    from recruit.foundation.languages.model import TranslationCorrection

bp = Blueprint("language_texts", __name__, url_prefix="/sekretariat/indstillinger/sprog/<code>/tekster")

#: Texts on a page.
PAGE = 100
#: So many numbers tell with which ones a form goes.
SOME = 3

#: How the list can be narrowed down: what stands in the address, and what it is called.
ONLY = {"": _l("Every text"), "mangler": _l("Missing"), "rettet": _l("Corrected")}


class SearchForm(Form):
    """Finding a text."""

    class Meta(Form.Meta):
        csrf = False

    q = TextField(
        _l("Search in the texts"), hint=_l("In Danish, in English or in the language itself"), marked=False, width="l"
    )


class TextForm(VersionedForm):
    """What a sentence says; its fields are made by `text_form`, one for each form of the sentence."""

    @property
    def forms(self) -> Sequence[str]:
        """What was written."""
        return [str(field.data or "") for field in self if field.short_name.startswith("text_")]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence as the list shows it."""

    sentence: Sentence
    #: The forms of the correction, where one is in use.
    corrected: Sequence[str] | None

    @property
    def said(self) -> Sequence[str]:
        return self.corrected or self.sentence.own

    @property
    def is_missing(self) -> bool:
        return not all(self.said)

    def contains(self, words: str) -> bool:
        parts = (*self.sentence.english, *self.sentence.danish, *self.said)
        return any(words.casefold() in part.casefold() for part in parts)


@bp.get("")
@requires(May.MANAGE_MUNICIPALITY)
def texts(code: str) -> ResponseReturnValue:
    language, form = _language(code), SearchForm(request.args)
    with reading() as session:
        corrections = queries.corrections(session, code)
    every = [Text(found, _forms(corrections.get(found.key))) for found in sentences.every(code)]
    found = [text for text in every if text.contains(str(form.q.data or ""))]
    only = {"": found, "mangler": [each for each in found if each.is_missing]}
    only["rettet"] = [each for each in found if each.corrected]
    chosen = request.args.get("vis", "")
    shown, page = only.get(chosen, found), page_asked_for()
    pages = max(-(-len(shown) // PAGE), 1)
    if page > pages:
        return redirect(this_page(side=pages), code=303)
    return render_template(
        "secretariat/languages/texts.html",
        language=language,
        name=i18n.name_of(code),
        form=form,
        filters=[
            {"label": label, "url": this_page(vis=name or None, side=None), "current": name == chosen}
            | {"count": len(only[name])}
            for name, label in ONLY.items()
        ],
        texts=shown[(page - 1) * PAGE : page * PAGE],
        number=len(shown),
        page=page,
        pages=pages,
    )


@bp.route("/<reference>", methods=["GET", "POST"])
@requires(May.MANAGE_MUNICIPALITY)
def text(code: str, reference: str) -> ResponseReturnValue:
    language, sentence = _language(code), sentences.referred(code, reference) or abort(404)
    with reading() as session:
        newest = queries.correction(session, code, sentence.key)
    form = text_form(len(sentence.own))(obj=_stands(sentence, newest))
    _label(form, sentence, language)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            stands = _stands(sentence, queries.correction(session, code, sentence.key))
            form.check(stands)
            by, now = current_actor(), clock.now()
            operations.correct(session, code, sentence.key, form.forms, version=stands.version, by=by, now=now)
            done = form.done(session, url_for(".text", code=code, reference=reference))
        if not form.errors and not form.conflict:
            use_corrections()
            flash(_("The text is corrected. Every page says it so within a few seconds."))
            return done
    return render_template(
        "secretariat/languages/text.html",
        language=language,
        name=i18n.name_of(code),
        sentence=sentence,
        corrected=newest if _forms(newest) else None,
        form=form,
        reset=VersionedForm(formdata=None, obj=_stands(sentence, newest), prefix="reset"),
    ), form.status


@bp.post("/<reference>/nulstilling")
@requires(May.MANAGE_MUNICIPALITY)
def reset(code: str, reference: str) -> ResponseReturnValue:
    _language(code)
    sentence, form = sentences.referred(code, reference) or abort(404), VersionedForm(prefix="reset")
    here = url_for(".text", code=code, reference=reference)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            stands = _stands(sentence, queries.correction(session, code, sentence.key))
            form.check(stands)
            by, now = current_actor(), clock.now()
            operations.reset_correction(session, code, sentence.key, version=stands.version, by=by, now=now)
            done = form.done(session, here)
        if not form.errors and not form.conflict:
            use_corrections()
            flash(_("The program's own text is in use again."))
            return done
    flash(_("Somebody else changed the text meanwhile. Look at it, and decide again."), "warning")
    return redirect(here, code=303)


@cache
def text_form(number: int) -> type[TextForm]:
    """Return the form for a sentence that has so many forms."""
    rows = {"rows": 3, "maxlength": LONGEST}
    fields = {f"text_{place}": TextAreaField(validators=[Required()], render_kw=rows) for place in range(number)}
    return type("TextForm", (TextForm,), fields)


def _label(form: TextForm, sentence: Sentence, language: Language) -> None:
    """Say of each field with which numbers it goes, and in which language it is written."""
    for place in range(len(sentence.own)):
        field = form[f"text_{place}"]
        field.label.text = _numbered(sentence.numbers[place]) if sentence.numbers else _("Text")
        field.render_kw = {**field.render_kw, "lang": language.code, "dir": language.direction}


def _numbered(numbers: Sequence[int]) -> str:
    some = ", ".join(str(number) for number in numbers[:SOME])
    return _("When the number is %(numbers)s", numbers=f"{some} …" if len(numbers) > SOME else some)


def _stands(sentence: Sentence, newest: "TranslationCorrection | None") -> SimpleNamespace:
    """Return what is said now, in the terms of the form."""
    said = _forms(newest) or sentence.own
    forms = {f"text_{place}": form for place, form in enumerate(said)}
    return SimpleNamespace(version=newest.version if newest else 0, **forms)


def _forms(newest: "TranslationCorrection | None") -> Sequence[str] | None:
    return newest.forms if newest else None


def _language(code: str) -> Language:
    return i18n.LANGUAGES.get(code) or abort(404)
