"""When and how people vote, in words that everybody may read."""

from datetime import time

from recruit.counting.checks import PREFERENCE
from recruit.elections.model import Contest, Election
from recruit.elections.rules.outline import ContestOutline
from recruit.elections.rules.setting_up import ANY_CROSSES
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation.i18n import format_datetime
from recruit.foundation.i18n import gettext as _


def hours(election: Election) -> str:
    """Return when the polls are open on the day; empty where nothing is said about it."""
    opens, closes = (_shown(at) for at in (election.opens, election.closes))
    if opens and closes:
        return _("from %(opens)s to %(closes)s", opens=opens, closes=closes)
    if opens:
        return _("from %(opens)s", opens=opens)
    return _("until %(closes)s", closes=closes) if closes else ""


def ways(election: Election) -> list[str]:
    """Return how people vote, and until when by post."""
    said = [_("at the polling meeting")] if election.is_by(FormOfVoting.MEETING) else []
    if election.is_by(FormOfVoting.POST) and election.post_until:
        said.append(_("by post; the vote must have arrived by %(when)s", when=format_datetime(election.post_until)))
    return said


def voted_on(contest: Contest | ContestOutline) -> str:
    """Return what a voter writes on the paper."""
    if contest.method in PREFERENCE:
        return _("numbers in order of preference")
    if contest.method == ANY_CROSSES:
        return _("as many crosses as one likes")
    marks = contest.max_marks or 1
    return _("one cross") if marks == 1 else _("up to %(number)s crosses", number=marks)


def _shown(at: time | None) -> str:
    return f"{at:%H.%M}" if at else ""
