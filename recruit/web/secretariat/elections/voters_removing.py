"""What the register holds on one voter, found by number or name; and taking somebody out once it is frozen.

No address holds the name of a voter.
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.elections.operations import voters_register as operations
from recruit.elections.queries import voters_register as queries
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextAreaField, TextField
from recruit.web.form import ActingForm, Form
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, polled_election
from recruit.web.secretariat.elections.voters_marking import said

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.elections.model import Election

bp = Blueprint("election_removal", __name__, url_prefix=f"{PREFIX}/vaelgere/fortegnelse/find")


class FindingForm(Form):
    text = TextField(_l("Number or name"), [Required(), LINE], width="l", autocomplete="off")


class RemovalForm(ActingForm):
    because = TextAreaField(
        _l("Why?"),
        [Required(_l("Write why.")), REMARK],
        hint=_l("Such as: has moved away, stood there twice. It stays on the record."),
        render_kw={"rows": 2},
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def find(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Find somebody in the register."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.MANAGE_ELECTIONS)
        kept = queries.register(session, election_id)
        if kept is None or kept.erased_at:
            raise NotFound("register")
    form, found = FindingForm(), None
    if form.validate_on_submit():
        with reading() as session:
            found = queries.find(session, election_id, str(form.text.data))
    return _page("find", form, council, election, found=found, most=queries.MOST_FOUND)


@bp.route("/<id:voter_id>", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def voter(body: BodyRef, election_id: UUID, voter_id: UUID) -> ResponseReturnValue:
    """Show everything that the register holds on somebody, and take them out."""
    form = RemovalForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            who, because = queries.voter(session, election_id, voter_id), str(form.because.data)
            operations.remove(session, changing, who, because, by=current_actor(), now=clock.now())
            flash(_("Taken out of the register. The digest of when it was frozen stays."))
            return form.done(session, url_for("election_register.register", body=ours, election_id=election_id))
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.MANAGE_ELECTIONS)
        kept = queries.register(session, election_id)
        found = queries.voter(session, election_id, voter_id)
        marks = queries.marks(session, voter_id)
    return _page("voter", form, council, election, who=found, kept=kept, marks=marks)


def _page(name: str, form: Form, council: "Body", election: "Election", **shown: Any) -> tuple[str, int]:
    template = f"secretariat/elections/voters/{name}.html"
    page = render_template(template, form=form, council=council, election=election, said=said, word=word, **shown)
    return page, form.status
