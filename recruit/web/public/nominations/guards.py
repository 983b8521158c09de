"""What keeps machines out of forms that anybody can send, and lets people through: no puzzle, no account.

A field that nobody sees and a least time both answer with a sentence, and sending again then works. The allowances are
in the database, so that every process counts together; many people may sit behind one address, as in a library.
"""

from datetime import timedelta
from typing import Any

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy.orm import Session
from wtforms import validators

from recruit.foundation import clock
from recruit.foundation.i18n import _, _l
from recruit.foundation.limits import operations as limits
from recruit.foundation.limits.rules import Key
from recruit.foundation.refusal import Refusal, Refused
from recruit.nominations.rules import email_key
from recruit.web.fields import HiddenField, TextField
from recruit.web.form import ActingForm

#: Nobody reads the page and fills it in as fast as this.
LEAST_TIME = timedelta(seconds=3)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: Forms from one address in an hour: a meeting at the library, where everybody stands by the same connection.
FORMS_FROM_AN_ADDRESS = 200
#: Forms by one sender in a day: somebody who proposes the whole board of an association.
FORMS_BY_A_SENDER = 20


def _is_ours(_form: object, field: Any) -> None:
    try:
        _stamp().loads(field.data or "")
    except BadSignature:
        field.data = stamp()
        raise validators.ValidationError("expired") from None


def stamp() -> str:
    """Return this instant, signed: when a form was shown."""
    return str(_stamp().dumps(clock.now().timestamp()))


def _stamp() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="form shown")


class GuardedForm(ActingForm):
    """A form that anybody can send."""

    shown = HiddenField(default=stamp, validators=[_is_ours])
    #: Hidden from people, and tempting for machines, which fill in everything.
    homepage = TextField(_l("Leave this field empty"), marked=False, autocomplete="off", render_kw={"tabindex": "-1"})

    def validate(self, extra_validators: Any = None) -> bool:
        """Check what was sent, and that a person may have sent it."""
        super().validate(extra_validators)
        if not self.shown.errors and self._age() < LEAST_TIME:
            self.form_errors.append(_("That was very fast. Look it through, and send it again."))
        if self.homepage.data:
            self.homepage.data, self.homepage.raw_data = "", None
            self.form_errors.append(
                _("A hidden field was filled in, perhaps by your browser. It is empty again: send once more.")
            )
        return not self.errors

    def spend(self, session: Session, email: str) -> None:
        """Count the form against where it comes from and who sends it; call it in the transaction that acts.

        Raises Refused when there were too many; then nothing is counted.
        """
        now = clock.now()
        keys = [(Key("form-address", request.remote_addr or ""), FORMS_FROM_AN_ADDRESS, HOUR)]
        if email:
            keys.append((Key("form-sender", email_key(email)), FORMS_BY_A_SENDER, DAY))
        for key, allowance, per in keys:
            if not limits.spend(session, key, allowance=allowance, per=per, now=now):
                raise Refused([Refusal("too-many-forms")])

    def _age(self) -> timedelta:
        return timedelta(seconds=clock.now().timestamp() - _stamp().loads(str(self.shown.data)))
