"""Why a nomination is where it is, in a sentence."""

from datetime import datetime
from typing import TYPE_CHECKING

from recruit.foundation.i18n import format_datetime, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.nominations.rules import Erased, Source, Status
from recruit.recruitment.rules import Route
from recruit.reports.words import word

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination, NominationAnswer, NominationWithdrawal, NomineeAsk


def why(nomination: "Nomination", status: Status) -> str:
    """Return what happened that put a nomination, loaded whole, where it is."""
    answer = next((each for each in nomination.answers if each.revoked_at is None), None)
    withdrawal = next((each for each in nomination.withdrawals if each.revoked_at is None), None)
    if withdrawal:
        return _withdrawn(withdrawal)
    if nomination.erased_because is Erased.ASKED_FOR and status is Status.WITHDRAWN:
        return _("The person asked to be erased.")
    if answer:
        return _answered(answer)
    if nomination.ask:
        return _asked(nomination.ask, status)
    if nomination.route is Route.CONTINUATION:
        return _("Sits in the council now, and has said yes to going on.")
    if nomination.source is not Source.FORM:
        return _("The secretariat has entered what the person handed in: %(how)s.", how=word(nomination.source))
    return _("Has filled in the form about themselves.")


def _withdrawn(withdrawal: "NominationWithdrawal") -> str:
    if withdrawal.by_nominator:
        return _("Whoever proposed the person took it back on %(when)s.", when=_at(withdrawal.at))
    return _("Withdrew on %(when)s, %(how)s.", when=_at(withdrawal.at), how=word(withdrawal.manner))


def _answered(answer: "NominationAnswer") -> str:
    facts = {"when": _at(answer.at), "how": word(answer.manner)}
    return (
        _("Said yes on %(when)s, %(how)s.", **facts) if answer.accepts else _("Said no on %(when)s, %(how)s.", **facts)
    )


def _asked(ask: "NomineeAsk", status: Status) -> str:
    facts = {"asked": _at(ask.asked_at), "until": _at(ask.expires_at)}
    if status is Status.EXPIRED:
        return _("Was asked on %(asked)s, and had not answered by %(until)s.", **facts)
    asked = _("Was asked on %(asked)s, and has until %(until)s to answer.", **facts)
    if not ask.reminders or ask.reminded_at is None:
        return asked
    reminded = ngettext(
        "Reminded once, on %(when)s.",
        "Reminded %(num)s times, lastly on %(when)s.",
        ask.reminders,
        when=_at(ask.reminded_at),
    )
    return f"{asked} {reminded}"


def _at(instant: datetime) -> str:
    return format_datetime(instant)
