"""What waits in working groups."""

from collections.abc import Mapping

from recruit.acts.waiting.addresses import Way, body
from recruit.foundation.due import Due
from recruit.foundation.i18n import gettext as _


def _without_lead(due: Due) -> tuple[str, str]:
    url = f"{body(due)}/repraesentation/arbejdsgrupper/{due.facts['working_group']}"
    return _("Nobody leads the working group %(name)s", name=due.facts["name"]), url


#: By kinds of due.
WAYS: Mapping[str, Way] = {"group-without-lead": _without_lead}
