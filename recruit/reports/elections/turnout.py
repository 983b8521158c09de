"""How many voted, in a sentence: with per cent where a register says of how many, and never without."""

from recruit.elections.rules.turnout import Voted
from recruit.elections.rules.voters_register import percent
from recruit.foundation.i18n import _, current_locale
from recruit.reports.words import word


def turnout(voted: Voted, contests: int, *, by_form: bool = True) -> str:
    """Return how many voted in an election of so many contests, in the reader's language; `by_form` says how, too."""
    forms = _by_form(voted) if by_form else ""
    if voted.known is None:
        number = _("Voters who were counted: %(number)s", number=voted.all)
        return f"{number}{forms}."
    said = _(
        "Turnout: %(voted)s of %(known)s in the register of voters, %(percent)s %%",
        voted=voted.all,
        known=voted.known,
        percent=_written(percent(voted.all, voted.known)),
    )
    for_all = _("That is in all contests together; for one alone it is not known.")
    return " ".join([f"{said}{forms}.", *([for_all] if contests > 1 else [])])


def _by_form(voted: Voted) -> str:
    """Return how many voted in which form, where there is more than one."""
    if len(voted.by_form) < 2:
        return ""
    return f" ({', '.join(f'{word(form)}: {number}' for form, number in voted.by_form.items())})"


def _written(tenths: str) -> str:
    return tenths if current_locale().code == "da" else tenths.replace(",", ".")
