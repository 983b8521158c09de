"""Stemmeseddelpakker: which packets there are, what holds them back, until when they are kept, and their labels."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, make_response, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections.operations import packets as operations
from recruit.elections.queries import packets as queries
from recruit.elections.rules.packets import Keeping, holds
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.reports.elections import packets as labels
from recruit.reports.elections.blocks import imprint
from recruit.web.access import May, current_actor, requires
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, NumberField, Required, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.lengths import LINE
from recruit.web.papers import owner
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, polled_election
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.elections.model import Election, PacketKeeping

bp = Blueprint("election_packets", __name__, url_prefix=f"{PREFIX}/pakker")


class KeepingForm(VersionedForm):
    """Until when one can complain, and how long papers are kept after that."""

    complaints_until = DateField(_l("Until which day can one complain about the result?"), [Required()])
    clock_time = ClockField(_l("Clock time"), [Required()])
    decided_on = DateField(
        _l("On which day did the municipal council decide?"), hint=_l("Leave it empty until it has.")
    )
    days = NumberField(
        _l("For how many days are the papers kept after that?"),
        [Required()],
        hint=_l("Counted from the later of the two days."),
    )
    source = TextField(
        _l("What does that follow from?"),
        [Required(), LINE],
        hint=_l("The law, the statute or the decision."),
        width="l",
    )

    def keeping(self) -> Keeping:
        """Return what was typed."""
        until = clock.instant(self.complaints_until.data, self.clock_time.data)
        return Keeping(until, self.days.data or 0, str(self.source.data), self.decided_on.data)


def packed_election(session: Session, body: BodyRef, election_id: UUID) -> "tuple[Body, Election]":
    """Return council and election as `polled_election` does. Raises NotFound also while people can still vote."""
    council, election = polled_election(session, body, election_id, May.MANAGE_ELECTIONS)
    if Milestone.CLOSED not in election.passed:
        raise NotFound("packets")
    return council, election


@bp.get("")
@requires(May.MANAGE_ELECTIONS)
def packets(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election = packed_election(session, body, election_id)
        every = queries.packets(session, election_id)
        facts = queries.facts(session, election)
        kept = queries.keeping(session, election_id)
        suggested = queries.suggested(session, election)
    listed = [one for one in every if one.removed_at is None]
    return render_template(
        "secretariat/elections/packets/packets.html",
        council=council,
        election=election,
        packets=listed,
        gone=[one for one in every if one.removed_at],
        open=[one for one in listed if not one.sealed],
        sealed=[one for one in listed if one.sealed and not one.destroyed],
        suggested=suggested,
        kept=kept,
        free_on=facts.free_on,
        holds=[sentence(reason) for reason in holds(facts, today=clock.today())],
        held=labels.held,
        came_from=labels.came_from,
    )


@bp.route("/opbevaring", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def keeping(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Write how long papers are kept; it begins as it was for the council's election before."""
    with reading() as session:
        council, election = packed_election(session, body, election_id)
        kept = queries.keeping(session, election_id)
        before = None if kept else queries.keeping_before(session, election)
    start = {"version": 0} | ({"days": before.days, "source": before.source} if before else {})
    form = KeepingForm(data=_stands(kept) if kept else start)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            stands = queries.keeping(session, election_id)
            if stands:
                form.check(stands, stands=_stands(stands))
            operations.keep(session, changing, form.keeping(), by=current_actor(), now=clock.now())
            flash(_("It is written how long the papers are kept."))
            return form.done(session, url_for(".packets", body=ours, election_id=election_id))
    return page("keeping", form, council, election)


@bp.get("/etiketter.pdf")
@requires(May.MANAGE_ELECTIONS)
def every_label(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Send the labels of all packets, in Danish. Raises NotFound while none is listed."""
    return _labels(body, election_id, None)


@bp.get("/<int(min=1, max=9999):number>/etiket.pdf")
@requires(May.MANAGE_ELECTIONS)
def label(body: BodyRef, election_id: UUID, number: int) -> ResponseReturnValue:
    """Send the label of one packet, in Danish."""
    return _labels(body, election_id, number)


def _labels(body: BodyRef, election_id: UUID, number: int | None) -> ResponseReturnValue:
    with reading() as session:
        council, election = packed_election(session, body, election_id)
        listed = queries.listed(session, election_id)
        by = imprint(election, owner(session).name, clock.now())
    chosen = [one for one in listed if number in (None, one.number)]
    if not chosen:
        raise NotFound("packets")
    with i18n.speaking(i18n.DEFAULT):
        response = make_response(labels.labels(election, council.name, chosen, by))
    response.content_type = "application/pdf"
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers.set("Content-Disposition", "inline", filename="etiketter.pdf")
    return response


def _stands(kept: "PacketKeeping") -> dict[str, Any]:
    until = clock.local(kept.complaints_until)
    return {
        "version": kept.version,
        "complaints_until": until.date(),
        "clock_time": until.time(),
        "decided_on": kept.decided_on,
        "days": kept.days,
        "source": kept.source,
    }


def page(name: str, form: ActingForm, council: "Body", election: "Election", **shown: Any) -> tuple[str, int]:
    """Return a page about packets with its form."""
    template = f"secretariat/elections/packets/{name}.html"
    return render_template(template, form=form, council=council, election=election, **shown), form.status
