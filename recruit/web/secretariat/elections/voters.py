"""Hvem har stemt: how many papers there must be, by how people voted, and where that is noted."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.elections.queries import voters as queries
from recruit.elections.queries import voters_register as register
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.elections.rules.voters_register import percent
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.elections.loading import PREFIX, polled_election

bp = Blueprint("election_voters", __name__, url_prefix=f"{PREFIX}/vaelgere")


@bp.get("")
@requires(May.VIEW_ELECTIONS)
def voters(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election = polled_election(session, body, election_id)
        forms = [FormOfVoting(form) for form in election.forms]
        kept = register.register(session, election_id)
        found = register.turnout(session, kept) if kept and kept.digest else None
        expected = [(form, queries.expected(session, election, form)) for form in forms]
    return render_template(
        "secretariat/elections/voters/overview.html",
        council=council,
        election=election,
        expected=expected,
        has_register=kept is not None,
        marks_voters=bool(kept and kept.digest and not kept.erased_at),
        found=found,
        turnout=percent(found.all_marked, found.voters) if found else "",
        word=word,
    )
