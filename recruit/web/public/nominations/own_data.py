"""What somebody who stands takes with them of what is held on them, without asking anybody (GDPR art. 15 and 20)."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.refusal import NotFound
from recruit.reports.disclosure.category import READ_FIRST
from recruit.reports.disclosure.collecting import disclosure
from recruit.reports.disclosure.subject import Subject
from recruit.web import links
from recruit.web.access import public
from recruit.web.disclosure import handed_out, note_handing_out
from recruit.web.extensions import transaction
from recruit.web.papers import owner
from recruit.web.public.nominations.own import mine

bp = Blueprint("own_data", __name__, url_prefix="/svar")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


@bp.post("/oplysninger")
@public
def take() -> ResponseReturnValue:
    """Send the file: of this nomination alone, and in Danish, which binds.

    Whoever opened the link has shown that the nomination is theirs, and no more than that.
    """
    with transaction() as session, i18n.speaking(i18n.DEFAULT):
        nomination = mine(session)
        subject = Subject(frozenset({nomination.id}))
        note_handing_out(session, nomination, subject)
        municipality, now = owner(session).name, clock.now()
        found = disclosure(session, subject, municipality=municipality, made_at=now, within=(), without=READ_FIRST)
        return handed_out(found)
