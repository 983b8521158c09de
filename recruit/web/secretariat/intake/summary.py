"""What putting a reading in would do, in a sentence, and what it says on the button."""

from typing import TYPE_CHECKING

from recruit.foundation.i18n import format_list, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.web.secretariat.intake.words import counted

if TYPE_CHECKING:
    from recruit.web.secretariat.intake.view import View


def what_goes_in(shown: "View") -> str:
    """Return what would be put in: "3 medlemsgrupper, 16 medlemmer og 2 suppleanter"; empty for nothing."""
    made = sum(group.known is None for group in shown.outlook.plan.groups)
    groups = [ngettext("one member group", "%(num)s member groups", made)] if made else []
    return format_list([*groups, *counted(str(one.choice.role or "person") for one in shown.outlook.ready)])


def what_stands(shown: "View") -> str:
    """Return how many have a place in the term already, and keep it."""
    standing = len(shown.outlook.plan.standing)
    return ngettext("One has a place already.", "%(num)s have a place already.", standing) if standing else ""


def what_waits(shown: "View") -> str:
    """Return what waits for somebody, each counted as the top of the page counts it; empty for nothing."""
    people, lines = len(shown.waiting), shown.outlook.undecided_lines
    told = [ngettext("one waits on", "%(num)s wait on", people)] if people else []
    told += [ngettext("one line is not understood", "%(num)s lines are not understood", lines)] if lines else []
    told += [_("the numbers do not add up")] if shown.outlook.gaps else []
    return format_list(told)


def act(shown: "View") -> str:
    """Return what the button says: what goes in, and what waits on."""
    what, waits = what_goes_in(shown), what_waits(shown)
    if not what:
        return _("Finish the document")
    if not waits:
        return _("Put in %(what)s", what=what)
    return _("Put in %(what)s; %(waits)s", what=what, waits=waits)
