"""Sealing ballot packets, and destroying them: each by two people, many packets at once."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from recruit.elections.operations import packets as operations
from recruit.elections.queries import packets as queries
from recruit.elections.rules.packets import LONGEST_SEAL, ByTwo, holds
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.reports.elections.packets import came_from, held
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, DateField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import REMARK, AtMost
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change
from recruit.web.secretariat.elections.packets import packed_election, page
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.elections.model import BallotPacket

bp = Blueprint("election_packet_acts", __name__, url_prefix=f"{PREFIX}/pakker")


class ByTwoForm(ActingForm):
    """Two people, and the day."""

    people = TextAreaField(
        _l("Which two people?"), [Required(), REMARK], hint=_l("One name a line."), render_kw={"rows": 2}
    )
    on = DateField(_l("On which day?"), [Required()])

    def by_two(self) -> ByTwo:
        """Return who did it, and when."""
        return ByTwo([line for line in str(self.people.data).splitlines() if line.strip()], self.on.data)


class SealingForm(ByTwoForm):
    """The number of a seal for each packet that is sealed; `form_for` adds a field for each."""

    @property
    def numbers(self) -> list[Any]:
        """The fields for the numbers of seals."""
        return [field for field in self if field.short_name.startswith("seal_")]

    def seals(self) -> dict[int, str]:
        """Return the number of the seal by packet, of those that have one."""
        typed = {int(field.short_name.removeprefix("seal_")): str(field.data or "") for field in self.numbers}
        return {number: seal for number, seal in typed.items() if seal}


class DestroyingForm(ByTwoForm):
    packets = CheckboxesField(_l("Which packets are destroyed?"), marked=False)


@bp.route("/forsegl", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def seal(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Note which packets two people have sealed."""
    with reading() as session:
        council, election = packed_election(session, body, election_id)
        waiting = [one for one in queries.listed(session, election_id) if not one.sealed]
    form = _sealing(waiting)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            seals = form.seals()
            operations.seal(session, changing, seals, form.by_two(), by=current_actor(), now=clock.now())
            flash(ngettext("%(num)s packet is sealed.", "%(num)s packets are sealed.", len(seals)))
            return form.done(session, url_for("election_packets.packets", body=ours, election_id=election_id))
    return page("seal", form, council, election, waiting=waiting)


@bp.route("/destruer", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def destroy(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Say what holds papers back; where nothing does, note which two people have destroyed."""
    with reading() as session:
        council, election = packed_election(session, body, election_id)
        found = [one for one in queries.listed(session, election_id) if one.sealed and not one.destroyed]
        reasons = holds(queries.facts(session, election), today=clock.today())
    form = DestroyingForm(data={"on": clock.today(), "packets": [str(one.number) for one in found]})
    form.packets.choices = [(str(one.number), _said(one)) for one in found]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            chosen = [int(number) for number in form.packets.data or ()]
            operations.destroy(session, changing, chosen, form.by_two(), by=current_actor(), now=clock.now())
            flash(ngettext("%(num)s packet is destroyed.", "%(num)s packets are destroyed.", len(chosen)))
            return form.done(session, url_for("election_packets.packets", body=ours, election_id=election_id))
    return page("destroy", form, council, election, holds=[sentence(reason) for reason in reasons])


def _sealing(waiting: "list[BallotPacket]") -> SealingForm:
    seals = {
        f"seal_{one.number}": TextField(_said(one), [AtMost(LONGEST_SEAL)], width="s", marked=False) for one in waiting
    }
    made: SealingForm = type("SealingForm", (SealingForm,), seals)(data={"on": clock.today()})
    return made


def _said(one: "BallotPacket") -> str:
    about = {"number": one.number, "label": one.label, "where": came_from(one), "contents": held(one)}
    return _("%(number)s. %(label)s, %(where)s: %(contents)s, %(papers)s", papers=one.papers, **about)
