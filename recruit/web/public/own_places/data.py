"""What a member takes with them of what is held on them, without asking anybody (GDPR art. 15 and 20)."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock, i18n
from recruit.foundation.limits import operations as limits
from recruit.foundation.limits.rules import Key
from recruit.foundation.refusal import NotFound, Refusal, Refused
from recruit.reports.disclosure.category import READ_FIRST
from recruit.reports.disclosure.collecting import Disclosure, disclosure
from recruit.reports.disclosure.subject import Subject
from recruit.web import links
from recruit.web.access import public
from recruit.web.disclosure import handed_out, note_handing_out
from recruit.web.extensions import transaction
from recruit.web.papers import owner
from recruit.web.public.own_places.loading import mine, nothing_here
from recruit.web.sentences import sentence

#: Each is set anew; somebody who takes both formats, and again after a correction, needs a few.
FILES_IN_AN_HOUR = 10

bp = Blueprint("own_places_data", __name__, url_prefix="/mit")
bp.register_error_handler(NotFound, nothing_here)
bp.after_request(links.unreferred)


@bp.post("/oplysninger")
@public
def take() -> ResponseReturnValue:
    """Send the file, in Danish, which binds: what is held on the person as a member. A nomination has its own link."""
    try:
        with transaction() as session, i18n.speaking(i18n.DEFAULT):
            found = _collected(session)
    except Refused as refused:
        flash(sentence(refused.refusals[0]), "error")
        return redirect(url_for("own_places.own"), code=303)
    with i18n.speaking(i18n.DEFAULT):
        return handed_out(found)


def _collected(session: Session) -> Disclosure:
    """Return what goes into the file, and note that it is taken. Raises Refused for one too many in an hour."""
    person, now = mine(session), clock.now()
    key = Key("own-places-data", str(person.id))
    if not limits.spend(session, key, allowance=FILES_IN_AN_HOUR, per=timedelta(hours=1), now=now):
        raise Refused([Refusal("too-many-forms")])
    subject = Subject(person=person.id)
    note_handing_out(session, person, subject)
    municipality = owner(session).name
    return disclosure(session, subject, municipality=municipality, made_at=now, within=None, without=READ_FIRST)
