"""Listing ballot packets, one by one or as the count says, and taking back what was noted last of one."""

from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from recruit.elections.operations import packets as operations
from recruit.elections.queries import packets as queries
from recruit.elections.rules.packets import LONGEST_LABEL, Contents, NewPacket
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation import clock
from recruit.foundation.i18n import format_list, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.elections.packets import came_from, held
from recruit.reports.words import WORDS, word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, NumberField, RadioField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE, REMARK, AtMost
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change
from recruit.web.secretariat.elections.packets import packed_election, page

bp = Blueprint("election_packet_list", __name__, url_prefix=f"{PREFIX}/pakker")

#: What a packet is that is of no form of voting alone.
_OF_NONE = "-"


class PacketForm(ActingForm):
    """A packet as it is listed."""

    label = TextField(
        _l("What stands on it?"),
        [Required(), AtMost(LONGEST_LABEL)],
        hint=_l("Such as the name of the contest."),
        width="l",
    )
    contents = CheckboxesField(_l("What is in it?"), choices=tuple(WORDS[Contents].items()), marked=False)
    papers = NumberField(_l("How many papers, envelopes or sheets are in it?"), [Required()])
    place = TextField(_l("Where are they from?"), [Required(), LINE], width="l")
    form = RadioField(_l("How were these votes given?"), [Required()])
    kept_at = TextField(
        _l("Where is it kept?"), [Required(), LINE], hint=_l("Such as: the archive, locked cupboard 3"), width="l"
    )

    def packet(self) -> NewPacket:
        """Return what was typed."""
        form = None if self.form.data == _OF_NONE else FormOfVoting(self.form.data)
        contents = [Contents(one) for one in self.contents.data or ()]
        label, place, kept_at = str(self.label.data), str(self.place.data), str(self.kept_at.data)
        return NewPacket(label, contents, self.papers.data or 0, place, form, kept_at)


class SuggestedForm(ActingForm):
    """Packets that the count speaks of."""

    packets = CheckboxesField(_l("Which packets are there?"), marked=False)
    kept_at = TextField(
        _l("Where are they kept?"), [Required(), LINE], hint=_l("Such as: the archive, locked cupboard 3"), width="l"
    )


class TakingBackForm(ActingForm):
    because = TextAreaField(
        _l("Why?"), [Required(_l("Write why.")), REMARK], hint=_l("It stays on the record."), render_kw={"rows": 2}
    )


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def new(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """List one packet."""
    with reading() as session:
        council, election = packed_election(session, body, election_id)
        listed = queries.listed(session, election_id)
    kept_at = listed[-1].kept_at if listed else ""
    form = PacketForm(data={"place": election.place, "form": election.forms[0], "kept_at": kept_at})
    ways = [(one, str(word(FormOfVoting(one))).capitalize()) for one in election.forms]
    form.form.choices = [*ways, (_OF_NONE, _("Of no form alone, such as unused papers"))]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            operations.list_packets(session, changing, [form.packet()], by=current_actor(), now=clock.now())
            flash(_("The packet is on the list."))
            return form.done(session, url_for("election_packets.packets", body=ours, election_id=election_id))
    return page("new", form, council, election)


@bp.route("/efter-optaellingen", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def suggested(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """List the packets that follow from what was counted, all at once."""
    with reading() as session:
        council, election = packed_election(session, body, election_id)
        choices = {_key(one): one for one in queries.suggested(session, election)}
    form = SuggestedForm(data={"packets": [*choices]})
    form.packets.choices = [(key, _said(one)) for key, one in choices.items()]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            chosen = [one for one in queries.suggested(session, changing) if _key(one) in (form.packets.data or ())]
            kept = [_kept(one, str(form.kept_at.data)) for one in chosen]
            operations.list_packets(session, changing, kept, by=current_actor(), now=clock.now())
            flash(ngettext("%(num)s packet is on the list.", "%(num)s packets are on the list.", len(kept)))
            return form.done(session, url_for("election_packets.packets", body=ours, election_id=election_id))
    return page("suggested", form, council, election)


@bp.route("/<int(min=1, max=9999):number>/tag-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def take_back(body: BodyRef, election_id: UUID, number: int) -> ResponseReturnValue:
    """Say what is taken back of a packet, then do it."""
    with reading() as session:
        council, election = packed_election(session, body, election_id)
        packet = queries.packet(session, election_id, number)
    form = TakingBackForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            again = queries.packet(session, election_id, number)
            operations.take_back(session, changing, again, str(form.because.data), by=current_actor(), now=clock.now())
            flash(_("It is taken back."))
            return form.done(session, url_for("election_packets.packets", body=ours, election_id=election_id))
    return page("take_back", form, council, election, packet=packet, held=held, came_from=came_from)


def _key(one: NewPacket) -> str:
    """Return by what a suggestion is known on the page and when it comes back."""
    return "|".join([one.label, one.place, one.form or "", *one.contents])


def _said(one: NewPacket) -> str:
    contents = format_list([str(word(part)) for part in one.contents])
    where = f"{one.place}, {word(one.form)}" if one.form else one.place
    return _(
        "%(label)s, %(where)s: %(contents)s, %(papers)s",
        label=one.label,
        where=where,
        contents=contents,
        papers=one.papers,
    )


def _kept(one: NewPacket, kept_at: str) -> NewPacket:
    return NewPacket(one.label, one.contents, one.papers, one.place, one.form, kept_at)
