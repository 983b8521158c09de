"""What waits when a term is handed over: the steps of its end, what was left to do, and wishes that end."""

from collections.abc import Mapping
from urllib.parse import quote

from recruit.acts.waiting.addresses import Way, body, how_many
from recruit.foundation.due import Due
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import ngettext


def _steps(due: Due) -> tuple[str, str]:
    sentence = ngettext(
        "One step waits before the term %(term)s is handed over",
        "%(num)s steps wait before the term %(term)s is handed over",
        how_many(due),
        term=due.facts["label"],
    )
    return sentence, f"{_handover(due)}?periode={quote(str(due.facts['label']))}"


def _task(due: Due) -> tuple[str, str]:
    return _("Left by the last council to be taken up: %(topic)s", topic=due.facts["about"]), _handover(due)


def _wishes(due: Due) -> tuple[str, str]:
    sentence = ngettext(
        "One former member is invited no longer soon, to: %(purpose)s",
        "%(num)s former members are invited no longer soon, to: %(purpose)s",
        how_many(due),
        purpose=due.facts["about"],
    )
    return sentence, f"{_handover(due)}/tidligere-medlemmer"


def _handover(due: Due) -> str:
    return f"{body(due)}/overlevering"


#: By kinds of due. None of them names anybody.
WAYS: Mapping[str, Way] = {
    "handover-steps": _steps,
    "handover-task-due": _task,
    "invitations-end": _wishes,
}
