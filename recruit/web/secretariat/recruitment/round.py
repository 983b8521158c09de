"""One round: where it stands and what comes next; what it is."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import vacancies
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations.queries import candidates, overview
from recruit.nominations.queries.overview import Wanted
from recruit.nominations.rules import Status
from recruit.nominations.rules.shortage import Outlook, is_time_to_find_more
from recruit.recruitment import operations
from recruit.recruitment.rules import RoundStatus
from recruit.recruitment.rules.timetable import has_a_vote
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.recruitment.basics_form import BasicsForm, offered_groups, stands
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.oddities import oddities
from recruit.web.secretariat.recruitment.steps import after, guide

if TYPE_CHECKING:
    from babel.support import LazyProxy

    from recruit.bodies.model import Body
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("round", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>")


class ChangeForm(BasicsForm, VersionedForm):
    """The basics of a round that exists, with its address."""

    slug = TextField(
        _l("Address"),
        [Required()],
        hint=_l("What stands in the web address of the call. It cannot be changed while the call is public."),
        width="l",
        render_kw={"dir": "ltr"},
    )


#: Where the nominations of a round are, as they are counted.
STATUSES = {
    Status.STANDS: _l("People who stand"),
    Status.AWAITING_ANSWER: _l("Are proposed and have not answered"),
    Status.DECLINED: _l("Have declined"),
    Status.EXPIRED: _l("Did not answer in time"),
    Status.WITHDRAWN: _l("Have withdrawn"),
}

#: The pages of a round, in the order of its life.
PAGES = (
    (
        _l("The call"),
        (
            ("round.basics", _l("Groups, name and contact")),
            ("round_texts.texts", _l("Texts")),
            ("round_fields.fields", _l("What the form asks")),
            ("round_timetable.timetable", _l("Timetable")),
            ("round_announcement.announcement", _l("Everything at a glance")),
        ),
    ),
    (
        _l("Whom we ask"),
        (
            ("continuation.overview", _l("Do the members go on?")),
            ("round_channels.channels", _l("Channels and flyers")),
            ("round_organisations.listed", _l("Organisations")),
            ("round_network.network", _l("The members' networks")),
            ("round_prospects.prospects", _l("Suggested names")),
            ("round_voices.voices", _l("A voice from the council")),
            ("round_figures.figures", _l("What the channels brought")),
        ),
    ),
    (
        _l("Who comes"),
        (
            ("nominations.nominations", _l("Nominations")),
            ("candidates.candidates", _l("The candidates")),
            ("selection.selection", _l("Selection without a vote")),
            ("complaints.complaints", _l("Complaints")),
        ),
    ),
    (
        _l("The case"),
        (
            ("journal.overview", _l("Journal")),
            ("access.requests", _l("Access to documents")),
        ),
    ),
)


@bp.get("")
@requires(May.MANAGE_ROUNDS)
def round_page(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        status = round_.status_at(now)
        odd = [] if status is RoundStatus.CLOSED else oddities(session, round_, now=now)
        received = overview.numbers(session, round_, Wanted(), now=now).by_status
        outlook = _outlook(session, council, round_, now=now)
    return render_template(
        "secretariat/recruitment/round.html",
        council=council,
        round=round_,
        status=status,
        odd=odd,
        outlook=outlook,
        numbers=[(label, received.get(where, 0)) for where, label in STATUSES.items() if received],
        parts=_parts(council, round_),
        steps=guide(council, round_),
        word=word,
    )


def _parts(council: "Body", round_: "RecruitmentRound") -> "list[tuple[LazyProxy, list[tuple[LazyProxy, str]]]]":
    """Return the pages of a round and their addresses, part by part: in one that ends in a vote nobody is selected."""
    left_out = "selection.selection" if has_a_vote(round_.filling_method) else None
    return [
        (
            heading,
            [
                (label, url_for(endpoint, body=council, round_id=round_.id))
                for endpoint, label in pages
                if endpoint != left_out
            ],
        )
        for heading, pages in PAGES
    ]


def _outlook(session: Session, council: "Body", round_: "RecruitmentRound", *, now: datetime) -> Outlook | None:
    """Return whether there are candidates enough, while it is time to find more: near the end, until they are fixed."""
    if not round_.is_announced or not is_time_to_find_more(round_.closes_at, now=now):
        return None
    return None if candidates.standing(session, round_.id) else vacancies.outlook(session, council, round_, now=now)


@bp.route("/grundlag", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def basics(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        offered = offered_groups(session, council, on=clock.today())
    form = ChangeForm(data={"version": round_.version, "slug": round_.slug, **stands(round_)})
    form.offer(offered)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = round_to_change(session, body, round_id)
            form.check(changed, stands={"slug": changed.slug, **stands(changed)})
            groups = form.chosen(offered_groups(session, ours, on=clock.today()))
            wanted = form.submission(groups, slug=str(form.slug.data))
            operations.change_round(session, changed, wanted, groups, by=current_actor(), now=clock.now())
            flash(_("%(name)s is saved.", name=changed.name))
            return form.done(session, after(ours, changed, "round.basics"))
    page = render_template(
        "secretariat/recruitment/basics.html",
        form=form,
        council=council,
        round=round_,
        steps=guide(council, round_),
    )
    return page, form.status
