"""Somebody of the same name is in the round already: whoever enters a nomination is told once, and may go on."""

from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.nominations.queries.entering import same_name

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound


def tell_of_namesakes(session: Session, round_: "RecruitmentRound", form: Any) -> None:
    """Raise Refused, at the name, when the round has somebody of that name; the same form sent once more is taken.

    The form has a hidden field `known` for the name that was told of. Two people may well share a name.
    """
    name = search_key(str(form.name.data))
    was_told, form.known.data = form.known.data == name, name
    found = [] if was_told else same_name(session, round_, name)
    received = [i18n.format_datetime(one.received_at) for one in found]
    refuse_if([Refusal("namesake-is-there", {"received": received}, "name")] if found else [])
