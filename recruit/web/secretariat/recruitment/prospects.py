"""Foreslåede navne: who might like to stand, as somebody else says; told where the name is from, and erased in time."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rendering import with_link
from recruit.recruitment import letters
from recruit.recruitment.operations import prospects as operations
from recruit.recruitment.queries import channels
from recruit.recruitment.queries import prospects as queries
from recruit.recruitment.rules import ProspectAnswer
from recruit.recruitment.rules.asking import LONGEST_KEPT_DAYS, NewProspect
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import EmailField, NumberField, PhoneField, RadioField, Required, SelectField, TextField
from recruit.web.form import ActingForm
from recruit.web.papers import call_link, shown_languages
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.recruitment.model import Channel, Prospect, RecruitmentRound

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/foreslaaede-navne"
bp = Blueprint("round_prospects", __name__, url_prefix=PREFIX)

#: What the form sends for a no, which is not kept.
NO = "no"


class NewProspectForm(ActingForm):
    name = TextField(_l("Name"), [Required()], autocomplete="off")
    suggested_by = TextField(
        _l("Who suggested the name?"), [Required()], hint=_l("The person is told this name."), autocomplete="off"
    )
    email = EmailField(_l("E-mail"), marked=False, autocomplete="off")
    phone = PhoneField(_l("Telephone"), hint=_l("One of the two is enough."), marked=False, autocomplete="off")
    language = SelectField(_l("In which language do we write?"), default=i18n.DEFAULT, marked=False, width="s")
    channel = SelectField(
        _l("Which link stands in the letter?"), hint=_l("What comes of it is counted under that channel."), marked=False
    )
    days = NumberField(
        _l("For how many days do we keep the name?"),
        [Required()],
        default=LONGEST_KEPT_DAYS,
        hint=_l("30 at most, and never beyond the deadline. Then it is erased by itself."),
    )

    def offer(self, session: Session, round_: "RecruitmentRound") -> None:
        """Offer the languages that citizens get, and the channels that are in use."""
        shown = shown_languages(session)
        spoken: Any = [(code, each.name) for code, each in i18n.LANGUAGES.items() if shown[code] or each.whole]
        offered: Any = [
            (str(each.id), each.label) for each in channels.channels(session, round_) if not each.retired_at
        ]
        self.language.choices, self.channel.choices = spoken, [("", _("The call itself, without a channel")), *offered]

    def submission(self) -> NewProspect:
        """Return what was written."""
        name, by, email, phone = (
            str(each.data or "") for each in (self.name, self.suggested_by, self.email, self.phone)
        )
        channel_id = UUID(self.channel.data) if self.channel.data else None
        return NewProspect(name, by, int(self.days.data or 0), email, phone, str(self.language.data), channel_id)


class AnswerForm(ActingForm):
    answer = RadioField(
        _l("What did the person say?"),
        [Required()],
        choices=[
            (ProspectAnswer.INTERESTED.value, _l("Yes, I would like to stand")),
            (ProspectAnswer.UNDECIDED.value, _l("I am thinking it over")),
            (NO, _l("No, thank you: erase the name now")),
        ],
    )


@bp.get("")
@requires(May.MANAGE_NOMINATIONS)
def prospects(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        kept = queries.prospects(session, round_)
    return render_template(
        "secretariat/recruitment/prospects.html", council=council, round=round_, prospects=kept, word=word
    )


@bp.route("/nyt", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def new(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Write a name down, and go on to the letter."""
    form = NewProspectForm()
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        form.offer(session, round_)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _council, changed = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            by, now = current_actor(), clock.now()
            kept = operations.keep_prospect(session, changed, form.submission(), by=by, now=now)
            flash(_("%(name)s is written down. Now tell the person that we know the name.", name=kept.name))
            return form.done(session, _address(council, kept))
    page = render_template("secretariat/recruitment/prospect_new.html", form=form, council=council, round=round_)
    return page, form.status


@bp.get("/<id:prospect_id>")
@requires(May.MANAGE_NOMINATIONS)
def prospect(body: BodyRef, round_id: UUID, prospect_id: UUID) -> ResponseReturnValue:
    """Show what is known, and what comes next: the letter as it will leave, or what the person said."""
    return _page(body, round_id, prospect_id)


@bp.post("/<id:prospect_id>/brev")
@requires(May.MANAGE_NOMINATIONS)
def telling(body: BodyRef, round_id: UUID, prospect_id: UUID) -> ResponseReturnValue:
    """Send the first message, or note that it was given where there is no mailbox."""
    form = _form("letter")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, round_, kept = _to_change(session, body, round_id, prospect_id)
            link = call_link(round_, _channel(session, round_, kept))
            operations.tell_prospect(session, kept, round_, link, by=current_actor(), now=clock.now())
            flash(_("The letter is in the outbox.") if kept.email else _("It is noted that the person was told."))
            return form.done(session, _address(council, kept))
    return _page(body, round_id, prospect_id, letter=form)


@bp.post("/<id:prospect_id>/svar")
@requires(May.MANAGE_NOMINATIONS)
def answer(body: BodyRef, round_id: UUID, prospect_id: UUID) -> ResponseReturnValue:
    """Note what the person said; a no erases the name."""
    form = AnswerForm(prefix="answer")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, _round, kept = _to_change(session, body, round_id, prospect_id)
            by, now = current_actor(), clock.now()
            if form.answer.data == NO:
                operations.erase_prospect(session, kept, by=by, now=now)
                flash(_("The name is erased, and the letter with it."))
                return form.done(session, url_for(".prospects", body=council, round_id=round_id))
            operations.note_answer(session, kept, ProspectAnswer(form.answer.data), by=by, now=now)
            flash(_("The answer is noted."))
            return form.done(session, _address(council, kept))
    return _page(body, round_id, prospect_id, answer=form)


@bp.post("/<id:prospect_id>/slet")
@requires(May.MANAGE_NOMINATIONS)
def erasure(body: BodyRef, round_id: UUID, prospect_id: UUID) -> ResponseReturnValue:
    """Erase the name now."""
    form = _form("erasure")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, _round, kept = _to_change(session, body, round_id, prospect_id)
            operations.erase_prospect(session, kept, by=current_actor(), now=clock.now())
            flash(_("The name is erased, and the letter with it."))
            return form.done(session, url_for(".prospects", body=council, round_id=round_id))
    return _page(body, round_id, prospect_id, erasure=form)


def _page(ref: BodyRef, round_id: UUID, prospect_id: UUID, **sent: ActingForm) -> ResponseReturnValue:
    """Draw the page of one name; `sent` is the form that came back with something to mend."""
    with reading() as session:
        council, round_ = open_round(session, ref, round_id, May.MANAGE_NOMINATIONS)
        kept = queries.prospect(session, prospect_id, of=round_)
        link = call_link(round_, _channel(session, round_, kept))
        text = None if kept.asked_at else mail.compose(session, letters.prospect(kept, round_, link))
    mended = next(iter(sent.values()), None)
    answer = AnswerForm(prefix="answer", data={"answer": kept.answer})
    forms = {"letter": _form("letter"), "answer": answer, "erasure": _form("erasure"), **sent}
    page = render_template(
        "secretariat/recruitment/prospect.html",
        council=council,
        round=round_,
        prospect=kept,
        call_link=link,
        text=text,
        body=with_link(text.body, _("[Here stands a link that only the reader gets]")) if text else "",
        language=i18n.LANGUAGES[kept.language],
        spoken=i18n.name_of(kept.language),
        form=mended,
        forms=forms,
        word=word,
    )
    return page, mended.status if mended else 200


def _form(name: str) -> ActingForm:
    """Return a form of the page of one name; several stand there, so each has names of its own."""
    return ActingForm(prefix=name)


def _to_change(
    session: Session, ref: BodyRef, round_id: UUID, prospect_id: UUID
) -> "tuple[Body, RecruitmentRound, Prospect]":
    council, round_ = open_round(session, ref, round_id, May.MANAGE_NOMINATIONS)
    return council, round_, queries.prospect(session, prospect_id, of=round_, for_change=True)


def _channel(session: Session, round_: "RecruitmentRound", kept: "Prospect") -> "Channel | None":
    return channels.channel(session, round_, kept.channel_id) if kept.channel_id else None


def _address(council: "Body", kept: "Prospect") -> str:
    return url_for(".prospect", body=council, round_id=kept.round_id, prospect_id=kept.id)
