"""Who is on the ballots under which number, and noting that somebody there can no longer have a seat."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections.operations import passing as operations
from recruit.elections.queries import ballots as on_ballots
from recruit.elections.queries import election as queries
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.nominations.queries import supporters
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.lengths import REMARK
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, open_election

if TYPE_CHECKING:
    from recruit.elections.model import Election, Entry

bp = Blueprint("election_ballots", __name__, url_prefix=f"{PREFIX}/paa-stemmesedlen")


class WithdrawalForm(ActingForm):
    because = TextAreaField(
        _l("Why?"),
        [Required(_l("Write why.")), REMARK],
        hint=_l("Such as: has died, has moved away, has withdrawn. It stays on the record."),
        render_kw={"rows": 2},
    )


@bp.get("")
@requires(May.VIEW_ELECTIONS)
def ballots(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, election = open_election(session, body, election_id)
        found = on_ballots.ballots(session, election)
        unsupported = _unsupported(session, election) if may(signed_in(), May.VIEW_NOMINATIONS) else []
        restored = on_ballots.restored(session, election)
        called = accounts.names(session, {one.by for one in restored} | {one.said_by for one in restored})
    is_certain = Milestone.CERTIFIED in election.passed
    return render_template(
        "secretariat/elections/ballots.html",
        council=council,
        election=election,
        ballots=found,
        unsupported=unsupported,
        restored=restored,
        called=called,
        is_fixed=bool(_FIXED & election.passed),
        may_note=may(signed_in(), May.MANAGE_ELECTIONS) and bool(_FIXED & election.passed) and not is_certain,
    )


@bp.route("/<int(max=9999):position>/<int(max=9999):number>", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def withdraw(body: BodyRef, election_id: UUID, position: int, number: int) -> ResponseReturnValue:
    """Say what it means, then note it. Raises NotFound for a number that is on no ballot."""
    form = WithdrawalForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = election_to_change(session, body, election_id)
            entry = _entry(changed, position, number)
            by, now = current_actor(), clock.now()
            operations.withdraw_entry(session, entry, changed, str(form.because.data), by=by, now=now)
            flash(_("It is noted. Number %(number)s stays on the ballot.", number=number))
            return form.done(session, url_for(".ballots", body=ours, election_id=election_id))
    return _about("withdraw", form, body, election_id, position, number)


@bp.route("/<int(max=9999):position>/<int(max=9999):number>/tag-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def restore(body: BodyRef, election_id: UUID, position: int, number: int) -> ResponseReturnValue:
    """Say what it means, then take it back. Raises NotFound for a number that is on no ballot."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = election_to_change(session, body, election_id)
            entry = _entry(changed, position, number)
            operations.restore_entry(session, entry, changed, by=current_actor(), now=clock.now())
            flash(_("Number %(number)s can have a seat after all.", number=number))
            return form.done(session, url_for(".ballots", body=ours, election_id=election_id))
    return _about("restore", form, body, election_id, position, number)


def _about(
    name: str, form: ActingForm, body: BodyRef, election_id: UUID, position: int, number: int
) -> ResponseReturnValue:
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
        entry = _entry(election, position, number)
        named = queries.names(session, election).get(entry.nomination_id)
    template = f"secretariat/elections/{name}.html"
    page = render_template(template, form=form, council=council, election=election, entry=entry, name=named)
    return page, form.status


def _unsupported(session: Session, election: "Election") -> "list[tuple[str, int]]":
    """Return who of those who would be on the ballots has fewer supporters than the round asks for, and how many.

    They are approved all the same, which their check says why. Once the ballots are fixed, nobody asks any more.
    """
    needed = election.round.supporters_needed
    if not needed or not election.is_open:
        return []
    found = on_ballots.standing(session, election)
    numbers = supporters.counts(session, [one.nomination_id for one in found])
    return [(one.name, number) for one in found if (number := numbers.get(one.nomination_id, 0)) < needed]


_FIXED = frozenset({Milestone.FIXED, Milestone.UNCONTESTED})


def _entry(election: "Election", position: int, number: int) -> "Entry":
    found = [
        entry
        for contest in election.contests
        for entry in contest.entries
        if (contest.position, entry.number) == (position, number)
    ]
    if not found:
        raise NotFound("entry")
    return found[0]
