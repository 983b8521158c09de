"""What has become of a reading: what was put in, by whom, what waits still, and the file it came from."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts.attendance_from_minutes import minutes
from recruit.foundation import clock
from recruit.foundation.files import queries as files
from recruit.foundation.files.rules import KEPT_FOR, Retention
from recruit.foundation.refusal import NotFound
from recruit.people import queries as people
from recruit.web.access import May, requires
from recruit.web.attachment import attachment
from recruit.web.extensions import reading
from recruit.web.secretariat.intake.guide import guide, open_reading
from recruit.web.secretariat.intake.made import made, new_people, roles
from recruit.web.secretariat.intake.view import view

if TYPE_CHECKING:
    from recruit.intake.model import IntakeReading

#: More names than this are not read on a receipt.
MOST_NAMES = 100

bp = Blueprint("intake_receipt", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>")


@bp.get("/kvittering")
@requires(May.READ_IN)
def receipt(reading_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
        if found.waits and not found.applications:
            return redirect(url_for("intake_reading.preview", reading_id=reading_id), code=303)
        return render_template(
            "secretariat/intake/receipt.html",
            reading=found,
            waiting=view(session, found).waiting if found.waits else (),
            made=made,
            held=roles(session, found),
            people=_people(session, found),
            kept_until=_kept_until(found),
            attendance=minutes(found).people,
            steps=guide(found, 3),
        )


@bp.get("/original")
@requires(May.READ_IN)
def original(reading_id: UUID) -> ResponseReturnValue:
    """Hand out the file as it was sent, to whoever may see the reading, until its time is over."""
    with reading() as session:
        found = open_reading(session, reading_id)
        if found.file_id is None:
            raise NotFound("stored_file")
        file = files.with_content(session, found.file_id)
        return attachment(file)


def _people(session: Session, found: "IntakeReading") -> Mapping[UUID, str]:
    """Return the first of the new people who stand, by id; the others are found in the council."""
    ids = [UUID(one) for done in found.applications if not done.undone_at for one in new_people(done)]
    return people.names_of_people(session, ids[:MOST_NAMES])


def _kept_until(found: "IntakeReading") -> date | None:
    """Return the day on which the file is erased; None while work with it goes on, or once it is gone."""
    if found.finished_at is None or found.file_id is None:
        return None
    return clock.local(found.finished_at + KEPT_FOR[Retention.INTAKE_SOURCE]).date()
