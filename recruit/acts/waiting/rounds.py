"""What waits in rounds: the call, who comes, and what they ask."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from recruit.acts.waiting.addresses import Way, body, how_many, round_
from recruit.foundation.due import Due
from recruit.foundation.i18n import format_datetime, ngettext
from recruit.foundation.i18n import gettext as _


def _round_is_draft(due: Due) -> tuple[str, str]:
    return _("%(name)s is not public yet, and is to open", name=due.facts["name"]), round_(due)


def _round_closes(due: Due) -> tuple[str, str]:
    when = format_datetime(cast(datetime, due.facts["closes_at"]))
    return _("%(name)s: the last moment to stand is %(when)s", name=due.facts["name"], when=when), round_(due)


def _round_without_channels(due: Due) -> tuple[str, str]:
    return _("%(name)s is public, and no channel spreads it", name=due.facts["name"]), round_(due)


def _organisations_unanswered(due: Due) -> tuple[str, str]:
    number = how_many(due)
    sentence = ngettext(
        "One organisation has not proposed anybody", "%(num)s organisations have not proposed anybody", number
    )
    return sentence, f"{round_(due)}/organisationer"


def _prospects_untold(due: Due) -> tuple[str, str]:
    number = how_many(due)
    sentence = ngettext(
        "One person does not know yet that their name was suggested",
        "%(num)s people do not know yet that their names were suggested",
        number,
    )
    return sentence, f"{round_(due)}/foreslaaede-navne"


def _came_forward(due: Due) -> tuple[str, str]:
    sentence = ngettext(
        "One person has come forward by themselves, and waits for an answer",
        "%(num)s people have come forward by themselves, and wait for an answer",
        how_many(due),
    )
    return sentence, f"{body(due)}/rekruttering/meldt-sig"


def _voices_unheard(due: Due) -> tuple[str, str]:
    number = how_many(due)
    sentence = ngettext(
        "One recording waits to be heard before everybody can", "%(num)s recordings wait to be heard", number
    )
    return sentence, f"{round_(due)}/stemmer"


def _candidates_to_fix(due: Due) -> tuple[str, str]:
    number = how_many(due)
    sentence = ngettext(
        "Everybody is decided about: one candidate can be fixed",
        "Everybody is decided about: %(num)s candidates can be fixed",
        number,
    )
    return sentence, f"{round_(due)}/kandidater"


def _nominees_not_reached(due: Due) -> tuple[str, str]:
    number = how_many(due)
    sentence = ngettext(
        "One letter about a nomination could not be delivered",
        "%(num)s letters about nominations could not be delivered",
        number,
    )
    return sentence, _unreached(due)


def _nominees_without_mailbox(due: Due) -> tuple[str, str]:
    number = how_many(due)
    sentence = ngettext(
        "One person who was proposed has no e-mail, and waits for a call or a letter on paper",
        "%(num)s people who were proposed have no e-mail, and wait for a call or a letter on paper",
        number,
    )
    return sentence, _unreached(due)


def _nominations_to_check(due: Due) -> tuple[str, str]:
    sentence = ngettext("One nomination is to be checked", "%(num)s nominations are to be checked", how_many(due))
    return sentence, _checks(due, "skal-kontrolleres")


def _nominations_not_mended(due: Due) -> tuple[str, str]:
    number = how_many(due)
    sentence = ngettext(
        "One person has not mended in time what was lacking, and waits for a decision",
        "%(num)s people have not mended in time what was lacking, and wait for a decision",
        number,
    )
    return sentence, _checks(due, "ikke-rettet")


def _access_asked_for(due: Due) -> tuple[str, str]:
    return _("Somebody waits for access to documents"), f"{round_(due)}/aktindsigt"


def _complaints_open(due: Due) -> tuple[str, str]:
    sentence = ngettext("One complaint is not decided", "%(num)s complaints are not decided", how_many(due))
    return sentence, f"{round_(due)}/klager"


def _selection_waits(due: Due) -> tuple[str, str]:
    return _("The candidates are fixed, and nobody is recommended yet"), f"{round_(due)}/udvaelgelse"


def _erasure_asked_for(due: Due) -> tuple[str, str]:
    sentence = _("%(reference)s: somebody asks to be erased", reference=due.facts["reference"])
    return sentence, f"{round_(due)}/indstillinger/{due.facts['nomination']}/slet"


def _restriction_over(due: Due) -> tuple[str, str]:
    sentence = _("%(reference)s: what stands about somebody can be used again", reference=due.facts["reference"])
    return sentence, f"{round_(due)}/indstillinger/{due.facts['nomination']}/begraens"


def nominations(due: Due) -> str:
    """Return the address of the round's list of nominations."""
    return f"{round_(due)}/indstillinger"


def _checks(due: Due, which: str) -> str:
    return f"{nominations(due)}?kontrol={which}"


def _unreached(due: Due) -> str:
    return f"{nominations(due)}?vis=ikke-naaet"


def _members_not_answering(due: Due) -> tuple[str, str]:
    number = how_many(due)
    sentence = ngettext(
        "One member has not said whether they go on", "%(num)s members have not said whether they go on", number
    )
    return sentence, f"{round_(due)}/fortsaet"


#: By kinds of due.
WAYS: Mapping[str, Way] = {
    "round-is-draft": _round_is_draft,
    "round-closes": _round_closes,
    "round-without-channels": _round_without_channels,
    "organisations-unanswered": _organisations_unanswered,
    "prospects-untold": _prospects_untold,
    "came-forward": _came_forward,
    "voices-unheard": _voices_unheard,
    "candidates-to-fix": _candidates_to_fix,
    "members-not-answering": _members_not_answering,
    "nominations-to-check": _nominations_to_check,
    "nominations-not-mended": _nominations_not_mended,
    "complaints-open": _complaints_open,
    "access-asked-for": _access_asked_for,
    "erasure-asked-for": _erasure_asked_for,
    "restriction-over": _restriction_over,
    "selection-waits": _selection_waits,
    "nominees-not-reached": _nominees_not_reached,
    "nominees-without-mailbox": _nominees_without_mailbox,
}
