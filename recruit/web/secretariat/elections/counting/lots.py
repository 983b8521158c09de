"""Lodtrækning: what the lot decides and between whom, how it is drawn, the record of it, and taking it back."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections.operations import counting as operations
from recruit.elections.queries import election as queries
from recruit.elections.rules.drawing import NewLot
from recruit.elections.rules.vocabulary import CountRound, LotManner
from recruit.foundation import clock
from recruit.foundation.files import operations as files
from recruit.foundation.files import queries as file_queries
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.attachment import attachment
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, FileField, RadioField, Required, SelectField, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.elections.counting.lots_shown import Open, drawn_lots, waiting
from recruit.web.secretariat.elections.counting.overview import onward
from recruit.web.secretariat.elections.counting.sheets import contest_of
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, open_election
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.elections.model import Contest, Election, StoredCount

bp = Blueprint("election_lots", __name__, url_prefix=f"{PREFIX}/lodtraekning")


class LotForm(ActingForm):
    """The places in the order drawn are fields of their own."""

    manner = RadioField(_l("How was it drawn?"), [Required()], default=LotManner.BOWL.value)
    drawn_by = TextField(
        _l("Who drew?"),
        [Required(), LINE],
        hint=_l("Somebody whom the lot does not concern, and who has not folded them."),
    )
    witnessed_by = TextField(_l("Who saw it?"), [Required(), LINE], hint=_l("The names of the others who were there"))
    drawn_at = DateField(_l("On which day?"), [Required()])
    drawn_clock = ClockField(_l("At what time?"), [Required()])
    how = TextAreaField(
        _l("How was it done?"),
        [REMARK],
        hint=_l("For public numbers: which draw, which numbers, and where that was said beforehand."),
        render_kw={"rows": 3},
    )
    photo = FileField(_l("A photo of the slips"), hint=_l("PNG, JPEG or WebP"), render_kw={"accept": "image/*"})

    @property
    def places(self) -> Iterator[Any]:
        """The fields for the order drawn."""
        return (field for field in self if field.short_name.startswith("drawn_place_"))

    def new(self) -> NewLot:
        """Return the lot, but for its photo."""
        return NewLot(
            [int(field.data) for field in self.places if field.data],
            LotManner(self.manner.data),
            str(self.drawn_by.data),
            str(self.witnessed_by.data),
            clock.instant(self.drawn_at.data, self.drawn_clock.data),
            str(self.how.data or ""),
        )


class RevocationForm(ActingForm):
    because = TextAreaField(
        _l("Why?"), [Required(_l("Write why.")), REMARK], hint=_l("It stays on the record."), render_kw={"rows": 2}
    )


@bp.get("")
@requires(May.VIEW_COUNTS)
def lots(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election = open_election(session, body, election_id, May.VIEW_COUNTS)
        waits = list(waiting(session, election))
        drawn = list(drawn_lots(session, election))
    return render_template(
        "secretariat/elections/counting/lots.html",
        council=council,
        election=election,
        waiting=waits,
        drawn=drawn,
        hindrances=[sentence(reason) for reason in operations.may_count(election)],
        word=word,
    )


@bp.route("/<id:contest_id>", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def draw(body: BodyRef, election_id: UUID, contest_id: UUID) -> ResponseReturnValue:
    """Say what is drawn and how, and record it; then the contest is counted again.

    Whoever comes when no lot waits, or when a colleague was faster, is led to what was drawn.
    """
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
        waits = _waits(session, election, contest_id)
    if waits is None:
        flash(_("No lot waits to be drawn there."))
        return redirect(url_for(".lots", body=council, election_id=election_id), code=303)
    form = _form(waits)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            made = _record(session, changing, contest_id, form)
            flash(_("The lot is recorded, and %(contest)s is counted again.", contest=waits.contest.label))
            return form.done(session, onward(ours, election_id, made))
    page = render_template(
        "secretariat/elections/counting/draw.html", form=form, council=council, election=election, waits=waits
    )
    return page, form.status


@bp.route("/<id:lot_id>/tag-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def revoke(body: BodyRef, election_id: UUID, lot_id: UUID) -> ResponseReturnValue:
    """Say what taking a lot back means, then do it and count again."""
    form = RevocationForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            lot = queries.lot(session, changing, lot_id)
            operations.revoke_lot(session, changing, lot, str(form.because.data), by=current_actor(), now=clock.now())
            _count(session, changing, contest_of(changing, lot.contest_id))
            flash(_("The lot is taken back, and the contest is counted again without it."))
            return form.done(session, url_for(".lots", body=ours, election_id=election_id))
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
        drawn = next((one for one in drawn_lots(session, election) if one.lot.id == lot_id), None)
        if drawn is None:
            raise NotFound("lot")
    page = render_template(
        "secretariat/elections/counting/revoke.html", form=form, council=council, election=election, drawn=drawn
    )
    return page, form.status


@bp.get("/<id:lot_id>/foto")
@requires(May.VIEW_COUNTS)
def photo(body: BodyRef, election_id: UUID, lot_id: UUID) -> ResponseReturnValue:
    """Send the photo of the slips. Raises NotFound where there is none."""
    with reading() as session:
        _council, election = open_election(session, body, election_id, May.VIEW_COUNTS)
        kept = queries.lot(session, election, lot_id).photo_id
        if kept is None:
            raise NotFound("photo")
        return attachment(file_queries.with_content(session, kept))


def _form(waits: Open) -> LotForm:
    """Return the form with a field for each place; those after the last needed one may stay empty."""
    choices = [("", _("Choose")), *((str(number), waits.names[int(number)]) for number in waits.tie.between)]
    fields = {
        f"drawn_place_{place}": SelectField(
            _("Drawn as number %(number)s", number=place),
            [Required()] if place <= waits.needed else [],
            choices=choices,
        )
        for place in range(1, len(waits.tie.between) + 1)
    }
    made = type(LotForm.__name__, (LotForm,), fields)
    form: LotForm = made(data={"drawn_at": clock.today(), "manner": LotManner.BOWL.value})
    form.manner.choices = [(one.value, word(one).capitalize()) for one in LotManner]
    return form


def _record(session: Session, election: "Election", contest_id: UUID, form: LotForm) -> "StoredCount":
    """Record the lot for the tie that waits now, and count again. Raises NotFound where a colleague was faster."""
    waits = _waits(session, election, contest_id)
    if waits is None:
        raise NotFound("tie")
    by, now = current_actor(), clock.now()
    new = form.new()
    sent = form.photo.data
    kept = files.store_picture(session, sent.read(), sent.filename or "", by=by, now=now) if sent else None
    new = replace(new, photo_id=kept.id if kept else None)
    operations.record_lot(session, election, waits.contest, waits.tie, new, by=by, now=now)
    return _count(session, election, waits.contest)


def _count(session: Session, election: "Election", contest: "Contest") -> "StoredCount":
    return operations.count(session, election, contest, CountRound.FINAL, by=current_actor(), now=clock.now())


def _waits(session: Session, election: "Election", contest_id: UUID) -> Open | None:
    return next((one for one in waiting(session, election) if one.contest.id == contest_id), None)
