"""`/opstilling/<round>/stil-op`: a citizen stands. One page, three minutes, on a phone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.i18n import current_locale
from recruit.foundation.submissions.operations import new_key
from recruit.foundation.submissions.rules import AlreadyDone
from recruit.foundation.tokens import operations as tokens
from recruit.nominations import operations, rules
from recruit.nominations.letters import OWN_PAGE
from recruit.nominations.rules import OWN_NOMINATION, Submission
from recruit.recruitment import queries as recruitment
from recruit.recruitment.queries.channels import channel_followed
from recruit.recruitment.rules import ChannelKind, RoundStatus, Route
from recruit.web import links, ready
from recruit.web.access import current_actor, public
from recruit.web.extensions import transaction
from recruit.web.fields import HiddenField
from recruit.web.nominations import fields
from recruit.web.nominations.fields import Asking
from recruit.web.public.nominations import late
from recruit.web.public.nominations.guards import GuardedForm, stamp

bp = Blueprint("stand", __name__, url_prefix="/opstilling")

#: The parts of a kept page that are each reader's own, by the field that holds them.
PLACES = {"form_key": "{key of this form}", "shown": "{when it was shown}"}
LONGEST_CODE = 40


class StandForm(
    fields.PersonFields,
    fields.PlaceFields,
    fields.ProfileFields,
    fields.DeclarationFields,
    fields.ClosingFields,
    GuardedForm,
):
    """Everything that a round can ask of somebody who stands."""

    #: The code of the channel whose link was followed.
    k = HiddenField()

    def __init__(self, asking: Asking, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.asking = asking
        fields.fit(self, asking)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check everything at once: what a field can say, and what the rules say."""
        super().validate(extra_validators)
        fields.judge(self, rules.may_say(self.submission(), self.asking.facts, by_staff=False))
        return not self.errors

    def submission(self, channel_id: UUID | None = None) -> Submission:
        """Return what was filled in."""
        heard = self.heard.data if "heard" in self else ""
        return Submission(
            route=Route.SELF,
            nominee=rules.tidied(fields.nominee_of(self), texts=rules.TEXTS),
            language=current_locale().code,
            channel_id=channel_id,
            heard=ChannelKind(heard) if heard in list(ChannelKind) else None,
            **fields.place_of(self),
        )


@bp.route("/<slug>/stil-op", methods=["GET", "POST"])
@public
def stand(slug: str) -> ResponseReturnValue:
    """Show the form, or take it. Whatever is wrong with it, what was typed comes back."""
    if request.method == "GET":
        own = {PLACES["form_key"]: new_key, PLACES["shown"]: stamp}
        return ready.page(lambda: _drawn(slug), own=own, passing=("k",))
    arrived = clock.now()
    asking = fields.asking_lately(slug)
    form = StandForm(asking)
    if form.validate_on_submit():
        try:
            with form.refusals():
                return _taken(form, slug, arrived)
        except late.Late:
            return late.page(form, asking)
    if asking.round.status_at(arrived) is not RoundStatus.OPEN:
        return late.page(form, asking)
    return _page(form), form.status


def _drawn(slug: str) -> str:
    asking = fields.asking_lately(slug)
    if asking.round.status_at(clock.now()) is not RoundStatus.OPEN or not asking.round.offers(Route.SELF):
        return render_template("public/nominations/closed.html", asking=asking, now=clock.now(), status=RoundStatus)
    form = StandForm(asking)
    for name, place in PLACES.items():
        form[name].data = place
    form.k.data = request.args.get("k", "")[:LONGEST_CODE]
    return _page(form)


def _page(form: StandForm) -> str:
    return render_template("public/nominations/stand.html", form=form, asking=form.asking)


def _taken(form: StandForm, slug: str, arrived: datetime) -> Response:
    """Take the form, once, and lead to its receipt; whoever sends it again is led there, too."""
    try:
        with late.noticed(), transaction() as session:
            form.claim(session)
            round_ = recruitment.round_to_take(session, slug)
            channel = channel_followed(session, round_, str(form.k.data or "")[:LONGEST_CODE])
            submission = form.submission(channel.id if channel else None)
            nomination = operations.submit(session, round_, submission, by=current_actor(), now=arrived)
            form.spend(session, str(form.email.data or ""))  # late: others wait for the count
            receipt = url_for("receipt.receipt", slug=slug, nomination_id=nomination.id)
            response = form.done(session, receipt)
    except AlreadyDone as done:
        response = make_response("", 303, {"Location": done.address})
    return _with_link(response, needs_link=not form.email.data)


def _with_link(response: Response, *, needs_link: bool) -> Response:
    """Let this browser go on to what was made; a link on the receipt is for those who get no letter."""
    number, token = UUID(response.location.rpartition("/")[2]), ""
    if needs_link:
        with transaction() as session:
            token = tokens.mint(session, OWN_NOMINATION, number, lifetime=OWN_PAGE, now=clock.now())
    return links.hand_over(response, OWN_NOMINATION, number, token=token)
