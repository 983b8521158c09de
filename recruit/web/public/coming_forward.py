"""`/raad/<council>/meld-dig`: somebody comes forward for an open place while no call is open."""

from collections.abc import Collection

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.bodies import queries as bodies
from recruit.foundation import clock, i18n
from recruit.foundation.i18n import _l
from recruit.foundation.retention import queries as retention
from recruit.foundation.retention.rules import DataClass
from recruit.recruitment.operations import coming_forward as operations
from recruit.recruitment.rules import coming_forward as rules
from recruit.recruitment.rules.coming_forward import LONGEST_KEPT_DAYS, NewComingForward, Wish
from recruit.recruitment.words import WISHES
from recruit.reports.council_life import may_come_forward
from recruit.web.access import current_actor, public
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import EmailField, PhoneField, RadioField, TextAreaField, TextField
from recruit.web.nominations.fields import judge
from recruit.web.public.nominations.guards import GuardedForm

bp = Blueprint("coming_forward", __name__, url_prefix="/raad")


class ComingForwardForm(GuardedForm):
    """As little as it takes to answer somebody."""

    name = TextField(_l("Your name"), autocomplete="name", marked=False)
    email = EmailField(_l("Your e-mail"), hint=_l("We send your receipt there"), marked=False)
    phone = PhoneField(_l("Your telephone"), autocomplete="tel", marked=False)
    wish = RadioField(_l("What would you like?"), marked=False, validate_choice=False)
    words = TextAreaField(
        _l("A few words about why"),
        hint=_l("In any language. Write nothing about your health, or about others."),
        render_kw={"rows": 4, "dir": "auto"},
    )

    def __init__(self, wanted: Collection[Wish]) -> None:
        super().__init__()
        self.wanted = wanted
        # Where nobody is looked for any more, what was chosen stays in sight, with the reason on top.
        self.wish.choices = [(wish.value, said) for wish, said in WISHES.items() if wish in (wanted or WISHES)]
        if len(wanted) == 1 and not self.wish.data:
            self.wish.data = next(iter(wanted)).value

    def validate(self, extra_validators: object = None) -> bool:
        """Check everything at once: what a field can say, and what the rules say."""
        super().validate(extra_validators)
        judge(self, rules.may_come_forward(self.submission(), self.wanted))
        return not self.errors

    def submission(self) -> NewComingForward:
        """Return what was filled in."""
        name, email, phone, words = (str(one.data or "") for one in (self.name, self.email, self.phone, self.words))
        wish = Wish(self.wish.data) if self.wish.data in set(Wish) else None
        return NewComingForward(name, wish, email, phone, words, i18n.current_locale().code)


@bp.route("/<body:body>/meld-dig", methods=["GET", "POST"])
@public
def come_forward(body: BodyRef) -> ResponseReturnValue:
    """Show the form, or take it; where nobody is looked for, say so and lead to the council."""
    with reading() as session:
        council = bodies.body_by_slug(session, body.slug)
        if council.slug != body.slug:
            abort(redirect(url_for(".come_forward", body=council), code=301))
        wanted = may_come_forward(session, council, now=clock.now())
        kept_days = retention.in_use(session)[DataClass.COMING_FORWARD].days
    form = ComingForwardForm(wanted)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            form.spend(session, str(form.email.data or ""))
            ours, by, now = bodies.body_by_slug(session, body.slug), current_actor(), clock.now()
            wanted = may_come_forward(session, ours, now=now)
            operations.come_forward(session, ours, form.submission(), wanted, by=by, now=now)
            return form.done(session, url_for(".thanks", body=council))
    page = render_template(
        "public/councils/coming_forward.html",
        form=form,
        council=council,
        is_open=bool(wanted or form.errors),
        kept_days=kept_days,
        longest_kept=LONGEST_KEPT_DAYS,
    )
    return page, form.status


@bp.get("/<body:body>/meld-dig/tak")
@public
def thanks(body: BodyRef) -> str:
    """Say that it has arrived. Nothing personal stands here."""
    with reading() as session:
        return render_template("public/councils/came_forward.html", council=bodies.body_by_slug(session, body.slug))
