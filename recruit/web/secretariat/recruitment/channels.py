"""Kanaler: where people meet the call of a round. Several are made at once; each can be renamed and retired."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.recruitment.operations import channels as operations
from recruit.recruitment.queries import channels as queries
from recruit.recruitment.rules import ChannelKind
from recruit.recruitment.rules.channel import USUAL, NewChannel
from recruit.reports.recruitment import Stage, funnel
from recruit.reports.words import WORDS, word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, Required, SelectField, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change

if TYPE_CHECKING:
    from recruit.recruitment.model import Channel, RecruitmentRound

bp = Blueprint("round_channels", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/kanaler")

#: What the usual channels are called at first.
USUAL_LABELS = {
    ChannelKind.LANGUAGE_CENTRE: _l("The language centre"),
    ChannelKind.ADULT_EDUCATION: _l("Adult education (VUC)"),
    ChannelKind.WEBSITE: _l("The municipality's website"),
    ChannelKind.SOCIAL_MEDIA: _l("Facebook"),
    ChannelKind.MEMBER_NETWORK: _l("The members' networks"),
}

KINDS = [(kind.value, label) for kind, label in WORDS[ChannelKind].items()]


class NewChannelsForm(ActingForm):
    """The usual ones by a tick each, and one more."""

    usual = CheckboxesField(_l("Usual channels"), hint=_l("You can call them something else afterwards."))
    label = TextField(_l("One more channel"), hint=_l("Such as Fjordby Bibliotek, or a meeting on a certain day"))
    kind = SelectField(_l("Of what kind is it?"), choices=[("", _l("Choose")), *KINDS], marked=False)

    def offer(self, left: list[ChannelKind]) -> None:
        """Offer the usual channels that the round lacks; without any the question is left out."""
        if left:
            choices: list[Any] = [(kind.value, USUAL_LABELS[kind]) for kind in left]
            self.usual.choices = choices
        else:
            del self.usual

    def submission(self) -> list[NewChannel]:
        """Return the channels that are asked for."""
        ticked = [ChannelKind(kind) for kind in (self.usual.data or () if "usual" in self else ())]
        new = [NewChannel(kind, str(USUAL_LABELS[kind])) for kind in ticked]
        if self.label.data or self.kind.data:
            new.append(NewChannel(ChannelKind(self.kind.data or ChannelKind.OTHER), self.label.data or ""))
        return new


class ChannelForm(VersionedForm):
    label = TextField(_l("What is it called?"), [Required()], width="l")
    kind = SelectField(_l("Of what kind is it?"), [Required()], choices=KINDS)


@bp.get("")
@requires(May.MANAGE_ROUNDS)
def channels(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        brought = funnel(session, round_, now=clock.now())
    lines = [line for line in brought.lines if line.channel]
    return render_template(
        "secretariat/recruitment/channels.html",
        council=council,
        round=round_,
        funnel=brought,
        lines=lines,
        stages=Stage,
        word=word,
    )


@bp.route("/nye", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def new(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        left = _usual_left(session, round_)
    form = NewChannelsForm(data={"usual": [kind.value for kind in left]})
    form.offer(left)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _council, changed = round_to_change(session, body, round_id)
            made = operations.add_channels(session, changed, form.submission(), by=current_actor(), now=clock.now())
            flash(ngettext("The channel is added.", "%(num)s channels are added.", len(made)))
            return form.done(session, url_for(".channels", body=council, round_id=round_id))
    page = render_template("secretariat/recruitment/channels_new.html", form=form, council=council, round=round_)
    return page, form.status


@bp.route("/<id:channel_id>/ret", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def change(body: BodyRef, round_id: UUID, channel_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        known = queries.channel(session, round_, channel_id)
    form = ChannelForm(data={"version": known.version, "label": known.label, "kind": known.kind.value})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            changed = _to_change(session, body, round_id, channel_id)
            form.check(changed)
            wanted = NewChannel(ChannelKind(form.kind.data), str(form.label.data))
            operations.change_channel(session, changed, wanted, by=current_actor(), now=clock.now())
            flash(_("The channel is called %(label)s. Its link is the same as before.", label=changed.label))
            address = url_for("round_flyers.channel", body=council, round_id=round_id, channel_id=channel_id)
            return form.done(session, address)
    page = render_template(
        "secretariat/recruitment/channel_change.html", form=form, council=council, round=round_, channel=known
    )
    return page, form.status


@bp.route("/<id:channel_id>/brug", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def retirement(body: BodyRef, round_id: UUID, channel_id: UUID) -> ResponseReturnValue:
    """Retire the channel, or take a retired one up again."""
    form = ActingForm()
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        known = queries.channel(session, round_, channel_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            changed = _to_change(session, body, round_id, channel_id)
            flash(_turned(session, changed, is_retired=known.retired_at is not None))
            return form.done(session, url_for(".channels", body=council, round_id=round_id))
    page = render_template(
        "secretariat/recruitment/channel_retirement.html", form=form, council=council, round=round_, channel=known
    )
    return page, form.status


def _turned(session: Session, channel: "Channel", *, is_retired: bool) -> str:
    """Do the opposite of what the page showed, and return what to say of it."""
    by, now = current_actor(), clock.now()
    if is_retired:
        operations.resume_channel(session, channel, by=by, now=now)
        return _("%(label)s is in use again.", label=channel.label)
    operations.retire_channel(session, channel, by=by, now=now)
    return _("%(label)s is retired. Its link still leads to the call.", label=channel.label)


def _to_change(session: Session, ref: BodyRef, round_id: UUID, channel_id: UUID) -> "Channel":
    _council, round_ = round_to_change(session, ref, round_id)
    return queries.channel(session, round_, channel_id)


def _usual_left(session: Session, round_: "RecruitmentRound") -> list[ChannelKind]:
    """Return the usual kinds of which the round has no channel yet."""
    there = {channel.kind for channel in queries.channels(session, round_)}
    return [kind for kind in USUAL if kind not in there]
