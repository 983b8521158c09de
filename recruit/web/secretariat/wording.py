"""Brevtekster: the wording of each letter, which the secretariat may change within what the letter needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import LANGUAGES, lazy
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import operations, queries, rendering, rules
from recruit.foundation.mail.rules import LONGEST_SUBJECT, Text
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextAreaField, TextField
from recruit.web.form import VersionedForm

bp = Blueprint("wording", __name__, url_prefix="/sekretariat/breve/tekster")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A word in braces, as the secretariat sees it."""

    word: str
    meaning: object
    #: What the preview puts there.
    example: str


#: The placeholders of all letters by their name in the program.
PLACEHOLDERS = {
    "answer_by": Placeholder("svarfrist", lazy("until when the reader can answer"), "4. juli 2026 kl. 12.00"),
    "asked": Placeholder("spurgt", lazy("when the reader was asked first"), "4. juni 2026"),
    "closes": Placeholder("lukker", lazy("until when people can stand"), "4. juli 2026 kl. 12.00"),
    "complaint_to": Placeholder("klageinstans", lazy("to whom the reader can complain"), "Kommunalbestyrelsen"),
    "complaint_until": Placeholder("klagefrist", lazy("until when the reader can complain"), "4. juli 2026 kl. 12.00"),
    "council": Placeholder("raad", lazy("the name of the council"), "Integrationsrådet"),
    "date": Placeholder("dato", lazy("the day on which it is written"), "4. juni 2026"),
    "days": Placeholder("dage", lazy("how many days the link works"), "7"),
    "deadline": Placeholder("frist", lazy("until when an answer is taken"), "4. juli 2026 kl. 12.00"),
    "erased_on": Placeholder("slettes", lazy("the day on which the reader's name is erased"), "4. juli 2026"),
    "link": Placeholder("link", lazy("the link that only the reader gets"), "https://raad.fjordby.example/link/…"),
    "municipality": Placeholder("kommune", lazy("the name of the municipality"), "Fjordby Kommune"),
    "name": Placeholder("navn", lazy("the reader's name"), "Amal Holm"),
    "nominator": Placeholder("foreslaaet_af", lazy("who proposed the reader"), "Bo Dam"),
    "organisation": Placeholder("organisation", lazy("the name of the organisation"), "Fjordby Boligforening"),
    "places": Placeholder("pladser", lazy("how many places the organisation has"), "2"),
    "reason": Placeholder("begrundelse", lazy("why it was decided so"), "Du bor ikke i kommunen."),
    "received": Placeholder("modtaget", lazy("when it was received"), "4. juni 2026 kl. 12.00"),
    "reference": Placeholder("nummer", lazy("the number on the receipt"), "7KQ4-9M2P"),
    "remedy_until": Placeholder("udbedres", lazy("until when the reader can mend it"), "4. juli 2026 kl. 12.00"),
    "short_link": Placeholder("kort_link", lazy("the short link to the call"), "https://raad.fjordby.example/k/…"),
    "signed": Placeholder("underskrevet", lazy("when the reader signed"), "4. juni 2026 kl. 12.00"),
    "suggested_by": Placeholder("naevnt_af", lazy("who gave the reader's name"), "Bo Dam"),
    "term": Placeholder("periode", lazy("the years for which members are found"), "2026–2029"),
}
_WORDS = {name: placeholder.word for name, placeholder in PLACEHOLDERS.items()}
_NAMES = {word: name for name, word in _WORDS.items()}
_EXAMPLES = {name: placeholder.example for name, placeholder in PLACEHOLDERS.items()}


class WordingForm(VersionedForm):
    """The text of a letter."""

    subject = TextField(lazy("Subject"), [Required()], width="xl", render_kw={"maxlength": LONGEST_SUBJECT})
    body = TextAreaField(
        lazy("Text"),
        [Required()],
        hint=lazy("The signature with the municipality's name, e-mail and telephone follows by itself."),
        render_kw={"rows": 16},
    )

    @property
    def text(self) -> Text:
        """What was written, in the program's words; browsers end lines in their own way."""
        return Text(str(self.subject.data), "\n".join(str(self.body.data).splitlines())).renamed(_NAMES)


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording in use, the secretariat's or the program's own, in the secretariat's words."""

    subject: str
    body: str
    #: 0 while the secretariat has never changed it.
    version: int
    is_own: bool


@bp.get("")
@requires(May.MANAGE_LETTERS)
def wordings() -> ResponseReturnValue:
    with reading() as session:
        changed = queries.reworded(session)
    titles = {kind: rendering.own_text(kind, "da").filled(_EXAMPLES).subject for kind in rendering.kinds()}
    return render_template(
        "secretariat/letters/wordings.html",
        titles=titles,
        about={kind: rendering.about(kind) for kind in titles},
        speeches=_whole(),
        changed=changed,
    )


@bp.route("/<kind>/<language>", methods=["GET", "POST"])
@requires(May.MANAGE_LETTERS)
def wording(kind: str, language: str) -> ResponseReturnValue:
    _known(kind, language)
    with reading() as session:
        stands = _wording(session, kind, language)
    form, preview = WordingForm(obj=stands), None
    if form.validate_on_submit():
        if "preview" in request.form:
            preview = _preview(form, kind)
        else:
            with form.refusals(), transaction() as session:
                form.claim(session)
                stands = _wording(session, kind, language)
                form.check(stands)
                by, now = current_actor(), clock.now()
                operations.reword(session, kind, language, form.text, version=stands.version, by=by, now=now)
                flash(_("The text is saved. Letters that are queued from now on use it."))
                return form.done(session, url_for(".wording", kind=kind, language=language))
    return render_template(
        "secretariat/letters/wording.html",
        form=form,
        reset=VersionedForm(formdata=None, obj=stands, prefix="reset"),
        stands=stands,
        preview=preview,
        kind=kind,
        language=LANGUAGES[language],
        title=rendering.own_text(kind, language).filled(_EXAMPLES).subject,
        about=rendering.about(kind),
        placeholders=[PLACEHOLDERS[name] for name in sorted(rendering.placeholders(kind))],
    ), form.status


@bp.post("/<kind>/<language>/nulstilling")
@requires(May.MANAGE_LETTERS)
def reset(kind: str, language: str) -> ResponseReturnValue:
    _known(kind, language)
    form = VersionedForm(prefix="reset")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            stands = _wording(session, kind, language)
            form.check(stands)
            by, now = current_actor(), clock.now()
            operations.reset_wording(session, kind, language, version=stands.version, by=by, now=now)
            flash(_("The program's own text is in use again."))
            return form.done(session, url_for(".wording", kind=kind, language=language))
    flash(_("Somebody else changed the text meanwhile. Look at it, and decide again."), "warning")
    return redirect(url_for(".wording", kind=kind, language=language), code=303)


def _wording(session: Session, kind: str, language: str) -> Wording:
    saved = queries.wording(session, kind, language)
    text = saved.text if saved else None
    shown = (text or rendering.own_text(kind, language)).renamed(_WORDS)
    return Wording(shown.subject, shown.body, saved.version if saved else 0, is_own=text is None)


def _preview(form: WordingForm, kind: str) -> Text | None:
    reasons = rules.check_wording(form.text, allowed=rendering.placeholders(kind))
    for reason in reasons:
        form.refuse(reason)
    return None if reasons else form.text.filled(_EXAMPLES)


def _whole() -> Mapping[str, str]:
    return {code: language.name for code, language in LANGUAGES.items() if language.whole}


def _known(kind: str, language: str) -> None:
    if kind not in rendering.kinds() or language not in _whole():
        abort(404)
