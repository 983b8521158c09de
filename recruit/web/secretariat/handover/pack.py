"""The handover as a paper (PDF), as it stands today: a draft until the council has adopted it."""

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue

from recruit.assignments.queries import group as groups
from recruit.assignments.queries import place as places
from recruit.foundation import clock, i18n
from recruit.handover.queries import evaluating
from recruit.handover.queries import handover as queries
from recruit.people import queries as people
from recruit.reports.handover import document
from recruit.reports.handover.evaluation import outcome
from recruit.reports.handover.pack import Pack
from recruit.reports.handover.pack import document as paper
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.papers import owner, sent
from recruit.web.secretariat.handover.loading import PREFIX
from recruit.web.secretariat.terms.loading import open_term

bp = Blueprint("handover_pack", __name__, url_prefix=PREFIX)


@bp.get("/overlevering.pdf")
@requires(May.MANAGE_BODIES)
def pdf(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    """Send the paper, in Danish; places and groups are those of today, or of the term's last day once it is over."""
    now = clock.now()
    with reading() as session, i18n.speaking(i18n.DEFAULT):
        council, term = open_term(session, body, term_id)
        asked = [one for one in evaluating.evaluations(session, term) if one.is_shown(now=now)]
        elsewhere, working = places.places(session, council), groups.groups(session, council)
        named = {one.person_id for place in elsewhere for one in place.assignments}
        named |= {one.person_id for group in working for one in group.participations}
        pack = Pack(
            council=council.name_on(term.last_day.last),
            term=term.label,
            notes=queries.notes(session, term),
            adoption=queries.adoption(session, term),
            places=elsewhere,
            groups=working,
            withheld=people.withheld(session, named),
            evaluations=[outcome(one, evaluating.answers(session, one)) for one in reversed(asked)],
            has_successor=queries.has_successor(council, term),
            on=min(clock.today(), term.last_day.last),
        )
        written = document.pdf(paper(pack, municipality=owner(session).name, made_at=now))
    return sent(written, "application/pdf", f"{council.slug}-overlevering-{term.label.replace('–', '-')}.pdf")
