"""`/opstilling/<round>/indstil`: somebody proposes another, who is told the name and answers for themselves."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import _l
from recruit.foundation.languages import queries as languages
from recruit.foundation.submissions.rules import AlreadyDone
from recruit.nominations import operations, rules
from recruit.nominations.rules import OWN_PROPOSAL, NewNominator, NewNominee, Submission
from recruit.recruitment import queries as recruitment
from recruit.recruitment.queries.channels import channel_followed
from recruit.recruitment.rules import RoundStatus, Route
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.fields import EmailField, HiddenField, PhoneField, SelectField, TextAreaField, TextField
from recruit.web.nominations import fields
from recruit.web.nominations.fields import Asking
from recruit.web.public.nominations import late
from recruit.web.public.nominations.guards import GuardedForm

bp = Blueprint("propose", __name__, url_prefix="/opstilling")

LONGEST_CODE = 40


class ProposalForm(GuardedForm):
    """As little as it takes to find somebody and ask them; everything else they say themselves."""

    name = TextField(_l("Name"), hint=_l("The whole name, if you know it"), marked=False, autocomplete="off")
    email = EmailField(
        _l("E-mail"), hint=_l("The quickest way: the question leaves at once"), marked=False, autocomplete="off"
    )
    phone = PhoneField(_l("Telephone"), marked=False, autocomplete="off")
    address = TextAreaField(_l("Postal address"), marked=False, autocomplete="off", render_kw={"rows": 2})
    language = SelectField(_l("In which language shall we ask?"), default=i18n.DEFAULT, marked=False, width="s")
    reason = TextAreaField(
        _l("Why do you think of this person?"),
        hint=_l("The person reads it."),
        render_kw={"rows": 4, "dir": "auto"},
    )
    nominator_name = TextField(_l("Your name"), hint=_l("The person is told it"), autocomplete="name", marked=False)
    nominator_email = EmailField(_l("Your e-mail"), hint=_l("We send your receipt there"), marked=False)
    nominator_phone = PhoneField(_l("Your telephone"), autocomplete="tel", marked=False)
    #: The code of the channel whose link was followed.
    k = HiddenField()

    def __init__(self, asking: Asking, shown: Sequence[str]) -> None:
        super().__init__()
        self.asking = asking
        offered = [code for code in i18n.LANGUAGES if code in shown or i18n.LANGUAGES[code].whole]
        self.language.choices = [(code, i18n.LANGUAGES[code].name) for code in offered]

    def validate(self, extra_validators: object = None) -> bool:
        """Check everything at once: what a field can say, and what the rules say."""
        super().validate(extra_validators)
        fields.judge(self, rules.may_say(self.submission(), self.asking.facts, by_staff=False))
        return not self.errors

    def submission(self, channel_id: UUID | None = None) -> Submission:
        """Return what was filled in."""

        def written(name: str) -> str:
            return str(self[name].data or "")

        nominee = NewNominee(written("name"), written("email"), written("phone"), written("address"))
        nominator = NewNominator(
            written("nominator_name"),
            written("nominator_email"),
            written("nominator_phone"),
            reason=written("reason"),
        )
        return Submission(
            route=Route.OTHER,
            nominee=rules.tidied(nominee, texts=rules.TEXTS),
            nominator=rules.tidied(nominator, texts=rules.TEXTS),
            language=written("language") or i18n.DEFAULT,
            nominator_language=i18n.current_locale().code,
            channel_id=channel_id,
        )


@bp.route("/<slug>/indstil", methods=["GET", "POST"])
@public
def propose(slug: str) -> ResponseReturnValue:
    """Show the form, or take it. Whatever is wrong with it, what was typed comes back."""
    arrived = clock.now()
    with reading() as session:
        asking = fields.asking_at(session, slug)
        form = ProposalForm(asking, languages.shown(session))
    is_open = asking.round.status_at(arrived) is RoundStatus.OPEN and asking.round.offers(Route.OTHER)
    if request.method == "GET" and not is_open:
        return render_template("public/nominations/closed.html", asking=asking, now=arrived, status=RoundStatus)
    if request.method == "GET":
        form.k.data = request.args.get("k", "")[:LONGEST_CODE]
    elif not is_open:
        return late.page(form, asking)
    elif form.validate_on_submit():
        try:
            with form.refusals():
                return _taken(form, slug, arrived)
        except late.Late:
            return late.page(form, asking)
    return render_template("public/nominations/propose/propose.html", form=form, asking=asking), form.status


def _taken(form: ProposalForm, slug: str, arrived: datetime) -> Response:
    """Take the form, once, and lead to its receipt; whoever sends it again is led there, too."""
    try:
        with late.noticed(), transaction() as session:
            form.claim(session)
            form.spend(session, str(form.nominator_email.data or ""))
            response = form.done(session, _submitted(session, form, slug, arrived))
    except AlreadyDone as done:
        response = make_response("", 303, {"Location": done.address})
    return links.hand_over(response, OWN_PROPOSAL, UUID(response.location.rpartition("/")[2]))


def _submitted(session: Session, form: ProposalForm, slug: str, arrived: datetime) -> str:
    round_ = recruitment.round_to_take(session, slug)
    channel = channel_followed(session, round_, str(form.k.data or "")[:LONGEST_CODE])
    submission = form.submission(channel.id if channel else None)
    nomination = operations.submit(session, round_, submission, by=current_actor(), now=arrived)
    return url_for("receipt.receipt", slug=slug, nomination_id=nomination.id)
