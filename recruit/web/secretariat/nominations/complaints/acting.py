"""What the pages about one complaint have in common: their address, how it is loaded, and what it is about."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from recruit.foundation.i18n import gettext as _
from recruit.nominations.queries import complaints as queries
from recruit.nominations.queries.complaints import About
from recruit.reports.words import word
from recruit.web.access import May
from recruit.web.converters import BodyRef
from recruit.web.secretariat.recruitment.loading import open_round

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.nominations.model import Complaint

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/klager"


def address(council: "Body", complaint: "Complaint") -> str:
    """Return the address of a complaint's own page."""
    return url_for("complaints.complaint", body=council, round_id=complaint.round_id, complaint_id=complaint.id)


def loaded(session: Session, body: BodyRef, round_id: UUID, complaint_id: UUID, what: May) -> dict[str, Any]:
    """Return what every template about one complaint is given. Raises NotFound."""
    council, round_ = open_round(session, body, round_id, what)
    complaint = queries.complaint(session, round_id, complaint_id)
    about = next(
        (each for each in queries.decisions(session, round_id) if each.decision_id == complaint.decision_id), None
    )
    return {
        "council": council,
        "round": round_,
        "complaint": complaint,
        "about": about,
        "subject": said(about) if about else _("the round as a whole"),
        "back": address(council, complaint),
        "word": word,
    }


def said(about: About) -> str:
    """Return what a complaint is about: who it was decided of, and what."""
    decided = _("approved as a candidate") if about.approves else _("not approved as a candidate")
    return f"{about.name or _('Erased')}: {decided}"
