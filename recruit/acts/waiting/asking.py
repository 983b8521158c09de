"""What waits in rounds of asking."""

from collections.abc import Mapping

from recruit.acts.waiting.addresses import Way, body, how_many
from recruit.foundation.due import Due
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import ngettext


def _not_begun(due: Due) -> tuple[str, str]:
    return _("%(title)s: nobody has been asked yet", title=due.facts["title"]), f"{_round(due)}/naeste"


def _next_step(due: Due) -> tuple[str, str]:
    return _("%(title)s: nobody has said yes. Ask the next ones", title=due.facts["title"]), f"{_round(due)}/naeste"


def _to_choose(due: Due) -> tuple[str, str]:
    sentence = ngettext(
        "%(title)s: one has said yes. Choose who it is",
        "%(title)s: %(num)s have said yes. Choose who it is",
        how_many(due),
        title=due.facts["title"],
    )
    return sentence, f"{_round(due)}/vaelg"


def _late_answer(due: Due) -> tuple[str, str]:
    sentence = _("%(title)s: a yes came after the deadline. Choose who it is", title=due.facts["title"])
    return sentence, f"{_round(due)}/vaelg"


def _to_read(due: Due) -> tuple[str, str]:
    return _("%(title)s: the answers are in", title=due.facts["title"]), _round(due)


def _nobody(due: Due) -> tuple[str, str]:
    return _("%(title)s: everybody was asked, and nobody wishes to", title=due.facts["title"]), _round(due)


def _place_free(due: Due) -> tuple[str, str]:
    return _("%(title)s: a place is free for the next on the waiting list", title=due.facts["title"]), _round(due)


def _place_open(due: Due) -> tuple[str, str]:
    return _("%(title)s: a place is free, and nobody waits for it", title=due.facts["title"]), _round(due)


def _round(due: Due) -> str:
    return f"{body(due)}/repraesentation/rundspoerger/{due.facts['round']}"


#: By kinds of due.
WAYS: Mapping[str, Way] = {
    "asking-not-begun": _not_begun,
    "asking-next-step": _next_step,
    "asking-to-choose": _to_choose,
    "asking-late-answer": _late_answer,
    "asking-to-read": _to_read,
    "asking-nobody": _nobody,
    "asking-place-free": _place_free,
    "asking-place-open": _place_open,
}
