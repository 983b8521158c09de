"""Two nominations of one person: side by side, taken for one candidate, and parted again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.audit import operations as audit
from recruit.foundation.i18n import format_date, format_datetime
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations import queries
from recruit.nominations.operations import vetting as operations
from recruit.nominations.queries.vetting import Check, check_of
from recruit.nominations.rules import Status
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.acting import PREFIX, address, around
from recruit.web.secretariat.nominations.loading import open_nomination
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination

bp = Blueprint("nomination_join", __name__, url_prefix=f"{PREFIX}/kontrol")


class JoinForm(ActingForm):
    kept = RadioField(
        _l("Which nomination is to be kept?"),
        [Required()],
        hint=_l("What is decided about it counts. The other one stays as it is, with whoever proposed it."),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """What both nominations say of one thing."""

    label: str
    texts: tuple[str, str]

    @property
    def differs(self) -> bool:
        """Whether both say something, and not the same: that speaks for two people. How it is spaced says nothing."""
        left, right = ("".join(text.casefold().split()) for text in self.texts)
        return bool(left and right) and left != right


@bp.route("/samme/<id:other_id>", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def join(body: BodyRef, round_id: UUID, nomination_id: UUID, other_id: UUID) -> ResponseReturnValue:
    """Show two nominations side by side, and let one stand for both."""
    with transaction() as session:
        council, one = open_nomination(session, body, round_id, nomination_id)
        _council, other = open_nomination(session, body, round_id, other_id)
        checks = check_of(session, one.id), check_of(session, other.id)
        if one.id == other.id:
            raise NotFound(other_id)
        for looked_at in (one, other):
            audit.look_up(session, looked_at, by=current_actor(), at=clock.now())
    form = JoinForm(data={"kept": str(min(one, other, key=_the_one_to_keep).id)})
    form.kept.choices = [(str(each.id), _came(each)) for each in (one, other)]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            pair = [open_nomination(session, body, round_id, each)[1] for each in (nomination_id, other_id)]
            kept, joined = sorted(pair, key=lambda each: str(each.id) != form.kept.data)
            operations.join(session, kept, joined, by=current_actor(), now=clock.now())
            flash(_("The two are one candidate now. You can part them again."))
            return form.done(session, address(council, kept))
    page = render_template(
        "secretariat/nominations/vetting/join.html",
        form=form,
        other=other,
        said=_rows(_said(one), _said(other)),
        happened=_rows(_happened(one, checks[0]), _happened(other, checks[1])),
        **around(council, one),
    )
    return page, form.status


@bp.post("/skil-ad")
@requires(May.MANAGE_NOMINATIONS)
def part(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Let a nomination be one of its own again."""
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
    try:
        with transaction() as session:
            _council, loaded = open_nomination(session, body, round_id, nomination_id)
            operations.part(session, loaded, by=current_actor(), now=clock.now())
        flash(_("They are two again."))
    except Refused as refused:
        flash(sentence(refused.refusals[0]), "error")
    return redirect(address(council, nomination), code=303)


def _the_one_to_keep(nomination: "Nomination") -> tuple[bool, datetime, UUID]:
    """Sort first who stands, then who came first."""
    stands = queries.status(nomination, now=clock.now()) is Status.STANDS
    return not stands, nomination.received_at, nomination.id


def _rows(left: Iterable[tuple[str, str]], right: Iterable[tuple[str, str]]) -> list[Row]:
    rows = [Row(label, (one, other)) for (label, one), (_same, other) in zip(left, right, strict=True)]
    return [row for row in rows if any(row.texts)]


def _said(nomination: "Nomination") -> Iterator[tuple[str, str]]:
    nominee = nomination.nominee
    if nominee is None:
        raise NotFound(nomination.id)
    yield _("Name"), nominee.name
    yield _("E-mail"), nominee.email
    yield _("Telephone"), nominee.phone
    yield _("Postal address"), nominee.address
    yield _("Date of birth"), format_date(nominee.birth_date) if nominee.birth_date else ""
    yield _("Why do you want to take part?"), nominee.motivation
    yield _("Present yourself"), nominee.presentation


def _happened(nomination: "Nomination", check: Check) -> Iterator[tuple[str, str]]:
    now = clock.now()
    yield _("Member group"), nomination.seat_group.label if nomination.seat_group else ""
    yield _("Who proposed the person"), nomination.nominator.name if nomination.nominator else ""
    yield _("Received"), format_datetime(nomination.received_at)
    yield _("Status"), word(queries.status(nomination, now=now))
    yield _("The check"), word(check.vetting(now=now))


def _came(nomination: "Nomination") -> str:
    facts = {"reference": nomination.reference, "when": format_datetime(nomination.received_at)}
    return _("%(reference)s, received on %(when)s", **facts)
