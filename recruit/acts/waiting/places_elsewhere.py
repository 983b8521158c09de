"""What waits in places in other bodies, and in what is told a council afterwards."""

from collections.abc import Callable, Mapping

from babel.support import LazyProxy

from recruit.acts.waiting.addresses import Way, body
from recruit.assignments.letters.places import role_name
from recruit.assignments.rules import PlaceRole
from recruit.foundation.due import Due
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy


def _open(due: Due) -> tuple[str, str]:
    return _("The place in %(target)s is vacant: ask around, or fill it", target=_target(due)), place(due)


def _ends(due: Due) -> tuple[str, str]:
    sentence = _("The time in %(target)s is over soon, and nobody comes after", target=_target(due))
    return sentence, place(due)


def _holder_left(due: Due) -> tuple[str, str]:
    facts = {"name": due.facts["person"], "target": _target(due)}
    return _("%(name)s has left the council, and still has the place in %(target)s", **facts), place(due)


def _not_told(due: Due) -> tuple[str, str]:
    return _("Tell %(target)s who comes from the council", target=_target(due)), place(due)


def _end_not_told(due: Due) -> tuple[str, str]:
    facts = {"name": due.facts["person"], "target": _target(due)}
    return _("Tell %(target)s that %(name)s comes no more", **facts), place(due)


def _report_due(due: Due) -> tuple[str, str]:
    return _("The council is to be told of: %(about)s", about=due.facts["about"]), reports(due)


def _report_missing(due: Due) -> tuple[str, str]:
    return _("The council was not told of: %(about)s", about=due.facts["about"]), reports(due)


def _target(due: Due) -> str:
    """Return the body and as what somebody sits there: a council may have several places in one body."""
    return f"{due.facts['target']} ({role_name(PlaceRole(str(due.facts['role'])))})"


def place(due: Due) -> str:
    """Return the address of the page of a place in another body."""
    return f"{body(due)}/repraesentation/pladser/{due.facts['place']}"


def reports(due: Due) -> str:
    """Return the address of the page of what a council is told."""
    return f"{body(due)}/repraesentation/tilbagemeldinger"


#: By kinds of due.
WAYS: Mapping[str, Way] = {
    "elsewhere-open": _open,
    "elsewhere-ends": _ends,
    "elsewhere-holder-left": _holder_left,
    "elsewhere-not-told": _not_told,
    "elsewhere-end-not-told": _end_not_told,
    "report-back-due": _report_due,
    "report-back-missing": _report_missing,
}

#: What a letter says instead: it names nobody, and does not repeat what somebody wrote.
NAMELESS: Mapping[str, tuple[LazyProxy, Callable[[Due], str]]] = {
    "elsewhere-holder-left": (lazy("Somebody has left the council, and still has a place in another body"), place),
    "elsewhere-end-not-told": (lazy("Another body is to be told that somebody comes no more"), place),
    "report-back-due": (lazy("The council is to be told of something"), reports),
    "report-back-missing": (lazy("The council was not told of something"), reports),
}
