"""Brevtekster: the wording of each letter, the municipality's own or a council's, within what the letter needs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts.letter_readers import OF_THE_HOUSE
from recruit.bodies.queries import names_open_to
from recruit.foundation import clock
from recruit.foundation.accounts.queries import names
from recruit.foundation.i18n import LANGUAGES, lazy
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import operations, queries, rendering
from recruit.foundation.mail.rules import LONGEST_SUBJECT, Text
from recruit.foundation.refusal import NotFound, Refusal
from recruit.web.access import May, current_actor, grants_that_allow, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, SelectField, TextAreaField, TextField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.letters_listing import for_all
from recruit.web.secretariat.letters_words import KINDS
from recruit.web.secretariat.setup.council import open_council
from recruit.web.secretariat.wording_placeholders import NAMES, PLACEHOLDERS, WORDS
from recruit.web.secretariat.wording_preview import Preview, choices, preview
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.foundation.mail.model import LetterWording

bp = Blueprint("wording", __name__, url_prefix="/sekretariat")


class Whose(StrEnum):
    """Whose wording of a letter is in use."""

    COUNCIL = "council"
    MUNICIPALITY = "municipality"
    PROGRAM = "program"


#: As the list of letters and the page of one say it.
WHOSE = {
    Whose.COUNCIL: (lazy("The council's text"), lazy("The council's own text is in use.")),
    Whose.MUNICIPALITY: (lazy("The municipality's text"), lazy("The municipality's own text is in use.")),
    Whose.PROGRAM: (lazy("The program's text"), lazy("The program's own text is in use.")),
}


class WordingForm(VersionedForm):
    """The text of a letter."""

    subject = TextField(lazy("Subject"), [Required()], width="xl", render_kw={"maxlength": LONGEST_SUBJECT})
    body = TextAreaField(
        lazy("Text"), [Required()], hint=lazy("The signature follows by itself."), render_kw={"rows": 16}
    )
    reader = SelectField(
        lazy("Show it as it would reach"), hint=lazy("That you look at somebody's letter is noted."), marked=False
    )

    @property
    def text(self) -> Text:
        """What was written, in the program's words; browsers end lines in their own way."""
        return Text(str(self.subject.data), "\n".join(str(self.body.data).splitlines())).renamed(NAMES)

    def refuse(self, refusal: Refusal) -> None:
        """Say a refusal at its field, with placeholders as the secretariat writes them."""
        if refusal.code == "placeholder-missing":
            missing: Any = refusal.facts["names"]
            refusal = replace(refusal, facts={"names": ", ".join(f"{{{WORDS[name]}}}" for name in missing)})
        super().refuse(refusal)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a wording is in use: a council, or the whole municipality."""

    council: "Body | None"
    #: What the councils are called.
    names: tuple[str, ...]

    @property
    def scope(self) -> str:
        return f"body:{self.council.id}" if self.council else ""

    def unsaid(self, kind: str) -> tuple[str, ...]:
        """Return what the letter must not mention if it discloses nothing; our own users may read of councils."""
        return () if kind in OF_THE_HOUSE else self.names


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording in use at a place, in the secretariat's words."""

    subject: str
    body: str
    #: How often it was changed at this place.
    version: int
    whose: Whose
    is_own: bool


@bp.get("/breve/tekster")
@bp.get("/<body:body>/breve/tekster")
@requires(May.MANAGE_LETTERS)
def wordings(body: BodyRef | None = None) -> ResponseReturnValue:
    with reading() as session:
        place = _open(session, body)
        ours, theirs = queries.reworded(session, place.scope), queries.reworded(session)
        changed, may_for_all = {**theirs, **ours}, for_all(session)
        staff = names(session, [row.by for row in changed.values()])
    kinds = [kind for kind in rendering.kinds() if not place.council or kind not in OF_THE_HOUSE]
    pairs = [(kind, code) for kind in kinds for code in _whole()]
    return render_template(
        "secretariat/letters/wordings.html",
        council=place.council,
        for_all=may_for_all,
        titles={kind: KINDS[kind] for kind in kinds},
        about={kind: rendering.about(kind) for kind in kinds},
        speeches=_whole(),
        whose={pair: WHOSE[_whose(place, pair in ours, pair in theirs)][0] for pair in pairs},
        changed=changed,
        staff=staff,
    )


@bp.route("/breve/tekster/<kind>/<language>", methods=["GET", "POST"])
@bp.route("/<body:body>/breve/tekster/<kind>/<language>", methods=["GET", "POST"])
@requires(May.MANAGE_LETTERS)
def wording(kind: str, language: str, body: BodyRef | None = None) -> ResponseReturnValue:
    _known(kind, language, body)
    with reading() as session:
        place = _open(session, body)
        past = queries.versions(session, kind, language, place.scope)
        stands = _stands(session, place, kind, language)
        staff = names(session, [row.by for row in past])
        readers = choices(session, kind, place.council)
    form, shown = WordingForm(obj=stands), None
    form.reader.choices = readers
    if form.validate_on_submit():
        if "preview" in request.form:
            shown = _preview(form, place, kind, language)
        else:
            with form.refusals(), transaction() as session:
                form.claim(session)
                stands = _stands(session, place, kind, language)
                form.check(stands)
                _save(session, place, kind, language, form.text, stands.version)
                flash(_("The text is saved. Letters that are queued from now on use it."))
                return form.done(session, url_for(".wording", kind=kind, language=language, body=body))
    return render_template(
        "secretariat/letters/wording.html",
        form=form,
        earlier={version: _form(version, stands) for version in range(stands.version + 1)},
        stands=stands,
        outgrown=_outgrown(kind, past),
        in_use=WHOSE[stands.whose][1],
        past=[(row, row.text.renamed(WORDS) if row.text else None) for row in past],
        staff=staff,
        preview=shown,
        council=place.council,
        kind=kind,
        language=LANGUAGES[language],
        title=KINDS[kind],
        about=rendering.about(kind),
        is_discreet=rendering.is_discreet(kind) and kind not in OF_THE_HOUSE,
        placeholders=[PLACEHOLDERS[name] for name in sorted(rendering.placeholders(kind))],
    ), form.status


@bp.post("/breve/tekster/<kind>/<language>/nulstilling")
@bp.post("/<body:body>/breve/tekster/<kind>/<language>/nulstilling")
@requires(May.MANAGE_LETTERS)
def reset(kind: str, language: str, body: BodyRef | None = None) -> ResponseReturnValue:
    """Go back to what would be in use without a text of one's own."""
    return _go_back(kind, language, body, 0)


@bp.post("/breve/tekster/<kind>/<language>/<int:version>/igen")
@bp.post("/<body:body>/breve/tekster/<kind>/<language>/<int:version>/igen")
@requires(May.MANAGE_LETTERS)
def again(kind: str, language: str, version: int, body: BodyRef | None = None) -> ResponseReturnValue:
    """Take an earlier wording into use again."""
    return _go_back(kind, language, body, version)


def _go_back(kind: str, language: str, body: BodyRef | None, version: int) -> ResponseReturnValue:
    """Use the wording of an earlier version again; 0 is from before there was any."""
    _known(kind, language, body)
    form, back = _form(version), url_for(".wording", kind=kind, language=language, body=body)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            place = _open(session, body)
            stands = _stands(session, place, kind, language)
            form.check(stands)
            if version:
                _save(session, place, kind, language, _earlier(session, place, kind, language, version), stands.version)
                flash(_("The earlier text is in use again."))
            else:
                _drop(session, place, kind, language, stands.version)
                flash(_("Your own text is out of use, and stays in the history."))
            return form.done(session, back)
    stale = _("Somebody else changed the text meanwhile. Look at it, and decide again.")
    for reason in [problem.sentence for problem in form.problems] or [stale]:
        flash(reason, "warning")
    return redirect(back, code=303)


def _form(version: int, stands: Wording | None = None) -> VersionedForm:
    """Return the form that goes back to a version: as it is shown, or as it was sent. Several stand on one page."""
    prefix = f"back{version}"
    return VersionedForm(prefix=prefix) if stands is None else VersionedForm(formdata=None, obj=stands, prefix=prefix)


def _save(session: Session, place: Place, kind: str, language: str, text: Text, version: int) -> None:
    operations.reword(
        session,
        kind,
        language,
        text,
        version=version,
        by=current_actor(),
        now=clock.now(),
        scope=place.scope,
        unsaid=place.unsaid(kind),
    )


def _drop(session: Session, place: Place, kind: str, language: str, version: int) -> None:
    by, now = current_actor(), clock.now()
    operations.reset_wording(session, kind, language, version=version, by=by, now=now, scope=place.scope)


def _earlier(session: Session, place: Place, kind: str, language: str, version: int) -> Text:
    saved = queries.versions(session, kind, language, place.scope)
    text = next((row.text for row in saved if row.version == version), None)
    if text is None:
        raise NotFound(version)
    return text


def _open(session: Session, body: BodyRef | None) -> Place:
    """Return where a wording is in use. Raises NotFound where the reader may not word the letters."""
    if body is not None:
        council = open_council(session, body, May.MANAGE_LETTERS)
        return Place(council, tuple({name.name for name in council.organization.names}))
    if not for_all(session):
        raise NotFound("breve/tekster")
    every = names_open_to(session, grants_that_allow(May.MANAGE_LETTERS))
    return Place(None, tuple(name for _slug, name in every))


def _stands(session: Session, place: Place, kind: str, language: str) -> Wording:
    saved = queries.wordings(session, kind, language, {place.scope, ""})
    ours, theirs = saved.get(place.scope), saved.get("")
    own, general = (row.text if row else None for row in (ours, theirs))
    shown = (own or general or rendering.own_text(kind, language)).renamed(WORDS)
    whose = _whose(place, own is not None, general is not None)
    return Wording(shown.subject, shown.body, ours.version if ours else 0, whose, is_own=own is not None)


def _whose(place: Place, is_ours: bool, is_theirs: bool) -> Whose:
    if is_ours and place.council:
        return Whose.COUNCIL
    return Whose.MUNICIPALITY if is_theirs else Whose.PROGRAM


def _outgrown(kind: str, past: "list[LetterWording] | Any") -> list[str]:
    """Return why the newest wording is not used although it is saved: the program's letter has changed since."""
    newest = past[0].text if past else None
    return [sentence(reason) for reason in operations.why_not(kind, newest)] if newest else []


def _preview(form: WordingForm, place: Place, kind: str, language: str) -> Preview | None:
    reasons = operations.why_not(kind, form.text, unsaid=place.unsaid(kind))
    for reason in reasons:
        form.refuse(reason)
    return None if reasons else preview(kind, language, form.text, place.council, str(form.reader.data or ""))


def _whole() -> Mapping[str, str]:
    return {code: language.name for code, language in LANGUAGES.items() if language.whole}


def _known(kind: str, language: str, body: BodyRef | None) -> None:
    if kind not in rendering.kinds() or language not in _whole() or (body is not None and kind in OF_THE_HOUSE):
        abort(404)
