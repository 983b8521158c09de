"""What a round says, language by language beside the Danish text, which binds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import DEFAULT, LANGUAGES
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.handover.queries.handover import profiles
from recruit.nominations.queries.declarations import declarations
from recruit.recruitment import operations
from recruit.recruitment.rules import NewText
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextAreaField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.proposed import proposed_text
from recruit.web.secretariat.recruitment.steps import after, guide
from recruit.web.shell import municipality

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("round_texts", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/tekster")


@dataclass(frozen=True, slots=True)
class Standing:
    """The words that stand in a language: the version that a form was shown with, 0 where there are none yet."""

    version: int
    words: Mapping[str, str]

    @classmethod
    def of(cls, round_: "RecruitmentRound", language: str) -> "Standing":
        """Return what stands in a round, loaded with its texts."""
        text = round_.text_in(language)
        return cls(text.version, text.words()) if text else cls(0, NewText("", "", "").parts())


class TextForm(VersionedForm):
    """The words of a round in one language; its version is that of the words that stand."""

    purpose = TextAreaField(
        _l("What is the council for?"), [Required()], hint=_l("One or two sentences."), render_kw={"rows": 3}
    )
    call = TextAreaField(
        _l("The call"), [Required()], hint=_l("Whom you look for, and for what."), render_kw={"rows": 5}
    )
    condition = TextAreaField(
        _l("Who may stand?"),
        [Required()],
        hint=_l("As your charter has it. Whoever stands declares on faith and honour to meet it; nobody computes it."),
        render_kw={"rows": 3},
    )
    wanted = TextAreaField(
        _l("Whom would you like to hear from in particular?"),
        hint=_l("Such as young people, or somebody from a part of town that nobody comes from today."),
        render_kw={"rows": 3},
    )

    def submission(self) -> NewText:
        """Return the words as they were written."""
        parts = (self.purpose.data, self.call.data, self.condition.data, self.wanted.data)
        return NewText(*(part or "" for part in parts))


@bp.get("")
@requires(May.MANAGE_ROUNDS)
def texts(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
    owner = municipality()
    shown = [code for code in LANGUAGES if (owner and code in owner.languages) or round_.text_in(code)]
    return render_template(
        "secretariat/recruitment/texts.html",
        council=council,
        round=round_,
        shown=shown,
        others=[code for code in LANGUAGES if code not in shown],
        name_of=i18n.name_of,
    )


@bp.route("/<language>", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def text(body: BodyRef, round_id: UUID, language: str) -> ResponseReturnValue:
    if language not in LANGUAGES:
        abort(404)
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        declared = declarations(session, round_)
        needed = profiles(session, round_.term) if language == DEFAULT else ()
    standing = Standing.of(round_, language)
    is_new_danish = language == DEFAULT and not standing.version
    words = proposed_text(round_, municipality()) if is_new_danish else standing.words
    form = TextForm(data={"version": standing.version, **words})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = round_to_change(session, body, round_id)
            now_stands = Standing.of(changed, language)
            form.check(now_stands, stands=now_stands.words)
            operations.write_text(session, changed, language, form.submission(), by=current_actor(), now=clock.now())
            flash(_("The text in %(language)s is saved.", language=i18n.name_of(language)))
            return form.done(session, _next(ours, changed, language))
    page = render_template(
        "secretariat/recruitment/text.html",
        form=form,
        council=council,
        round=round_,
        written_in=LANGUAGES[language],
        called=i18n.name_of(language),
        danish=round_.text_in(DEFAULT),
        declared=declared,
        needed=needed,
        versions=[one for one in reversed(round_.texts) if one.language == language],
        steps=guide(council, round_),
    )
    return page, form.status


def _next(council: "Body", round_: "RecruitmentRound", language: str) -> str:
    """In a draft the Danish text leads to the next step; every other one leads back to the list of languages."""
    if language == DEFAULT and not round_.is_announced:
        return after(council, round_, "round_texts.text")
    return url_for(".texts", body=council, round_id=round_.id)
