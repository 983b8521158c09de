"""What waits, as the reader is told: a sentence, and the address of the page where it is done.

The page *I dag* and the weekly letter say the same, so it stands before both of them. A letter names nobody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from urllib.parse import urlencode

from babel.support import LazyProxy

from recruit.foundation.due import Due
from recruit.foundation.i18n import format_datetime, lazy, ngettext
from recruit.foundation.i18n import gettext as _

#: Where the secretariat's pages begin. A test sees that each address below is one of them.
_SECRETARIAT = "/sekretariat"


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one thing that waits, in the language that is spoken."""

    sentence: str
    #: Within the site; begins with a slash.
    address: str


def told(due: Due) -> Told:
    """Return what the page says of it; that can name a member."""
    return Told(*_WAYS[due.kind](due))


def told_to_all(due: Due) -> Told:
    """Return what a letter says of it: the same, and nobody is named."""
    if due.kind not in _NAMELESS:
        return told(due)
    sentence, address = _NAMELESS[due.kind]
    return Told(str(sentence), address(due))


def council(due: Due) -> str:
    """Return the address of the page of the council that it concerns."""
    return f"{_body(due)}/raad"


def _body(due: Due) -> str:
    return f"{_SECRETARIAT}/{due.body}"


def _seats_vacant(due: Due) -> tuple[str, str]:
    number = _number(due)
    return ngettext("One place is to be filled", "%(num)s places are to be filled", number), _filling(due)


def _number(due: Due) -> int:
    """Return of how many it tells."""
    return int(str(due.facts["number"]))


def _below_minimum(due: Due) -> tuple[str, str]:
    sentence = _("%(members)s members; %(citation)s asks for at least %(minimum)s", **due.facts)
    return sentence, _filling(due)


def _held_over(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "One member goes on after the term, until a successor is appointed",
        "%(num)s members go on after the term, until successors are appointed",
        number,
    )
    return sentence, _filling(due)


def _not_in_the_municipal_council(due: Due) -> tuple[str, str]:
    sentence = _("%(name)s has the municipal council's place, but is not in the municipal council", **due.facts)
    return sentence, _seat(due)


def _organisation_ended(due: Due) -> tuple[str, str]:
    return _("%(name)s sits for an organisation that has ended", **due.facts), _seat(due)


def _place_ends(due: Due) -> tuple[str, str]:
    return _("%(name)s leaves, and nobody is appointed after", **due.facts), _seat(due)


def _filling(due: Due) -> str:
    return f"{_body(due)}/raad/pladser/besaet"


def _seat(due: Due) -> str:
    return f"{_body(due)}/raad/pladser/{due.facts['seat']}"


def _term_ends(due: Due) -> tuple[str, str]:
    return _("The term %(term)s ends", term=due.facts["term"]), council(due)


def _not_adding_up(due: Due) -> tuple[str, str]:
    url = f"{_body(due)}/opsaetning?{urlencode({'periode': due.facts['term']})}"
    return _("%(term)s: %(decided)s seats are decided, and the groups have %(total)s", **due.facts), url


def _intake_waits(due: Due) -> tuple[str, str]:
    url = f"{_SECRETARIAT}/indlaes/{due.facts['reading']}"
    when = format_datetime(cast(datetime, due.facts["read_at"]))
    return _("A document that was read in on %(when)s waits to be put in", when=when), url


def _round_is_draft(due: Due) -> tuple[str, str]:
    return _("%(name)s is not public yet, and is to open", name=due.facts["name"]), _round(due)


def _round_closes(due: Due) -> tuple[str, str]:
    when = format_datetime(cast(datetime, due.facts["closes_at"]))
    return _("%(name)s: the last moment to stand is %(when)s", name=due.facts["name"], when=when), _round(due)


def _round_without_channels(due: Due) -> tuple[str, str]:
    return _("%(name)s is public, and no channel spreads it", name=due.facts["name"]), _round(due)


def _organisations_unanswered(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "One organisation has not proposed anybody", "%(num)s organisations have not proposed anybody", number
    )
    return sentence, f"{_round(due)}/organisationer"


def _prospects_untold(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "One person does not know yet that their name was suggested",
        "%(num)s people do not know yet that their names were suggested",
        number,
    )
    return sentence, f"{_round(due)}/foreslaaede-navne"


def _voices_unheard(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "One recording waits to be heard before everybody can", "%(num)s recordings wait to be heard", number
    )
    return sentence, f"{_round(due)}/stemmer"


def _candidates_to_fix(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "Everybody is decided about: one candidate can be fixed",
        "Everybody is decided about: %(num)s candidates can be fixed",
        number,
    )
    return sentence, f"{_round(due)}/kandidater"


def _nominees_not_reached(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "One letter about a nomination could not be delivered",
        "%(num)s letters about nominations could not be delivered",
        number,
    )
    return sentence, _unreached(due)


def _nominees_without_mailbox(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "One person who was proposed has no e-mail, and waits for a call or a letter on paper",
        "%(num)s people who were proposed have no e-mail, and wait for a call or a letter on paper",
        number,
    )
    return sentence, _unreached(due)


def _nominations_to_check(due: Due) -> tuple[str, str]:
    sentence = ngettext("One nomination is to be checked", "%(num)s nominations are to be checked", _number(due))
    return sentence, _checks(due, "skal-kontrolleres")


def _nominations_not_mended(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "One person has not mended in time what was lacking, and waits for a decision",
        "%(num)s people have not mended in time what was lacking, and wait for a decision",
        number,
    )
    return sentence, _checks(due, "ikke-rettet")


def _letters_to_post(due: Due) -> tuple[str, str]:
    sentence = ngettext("One letter is to be sent by you", "%(num)s letters are to be sent by you", _number(due))
    return sentence, f"{_body(due)}/breve/udsendelse"


def _letters_failed(due: Due) -> tuple[str, str]:
    sentence = ngettext("One letter could not be sent", "%(num)s letters could not be sent", _number(due))
    return sentence, f"{_body(due)}/breve?status=given-up"


def _access_asked_for(due: Due) -> tuple[str, str]:
    return _("Somebody waits for access to documents"), f"{_round(due)}/aktindsigt"


def _complaints_open(due: Due) -> tuple[str, str]:
    sentence = ngettext("One complaint is not decided", "%(num)s complaints are not decided", _number(due))
    return sentence, f"{_round(due)}/klager"


def _selection_waits(due: Due) -> tuple[str, str]:
    return _("The candidates are fixed, and nobody is recommended yet"), f"{_round(due)}/udvaelgelse"


def _erasure_asked_for(due: Due) -> tuple[str, str]:
    sentence = _("%(reference)s: somebody asks to be erased", reference=due.facts["reference"])
    return sentence, f"{_round(due)}/indstillinger/{due.facts['nomination']}/slet"


def _restriction_over(due: Due) -> tuple[str, str]:
    sentence = _("%(reference)s: what stands about somebody can be used again", reference=due.facts["reference"])
    return sentence, f"{_round(due)}/indstillinger/{due.facts['nomination']}/begraens"


def _nominations(due: Due) -> str:
    return f"{_round(due)}/indstillinger"


def _checks(due: Due, which: str) -> str:
    return f"{_nominations(due)}?kontrol={which}"


def _unreached(due: Due) -> str:
    return f"{_nominations(due)}?vis=ikke-naaet"


def _members_not_answering(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "One member has not said whether they go on", "%(num)s members have not said whether they go on", number
    )
    return sentence, f"{_round(due)}/fortsaet"


def _round(due: Due) -> str:
    return f"{_body(due)}/rekruttering/{due.facts['round']}"


#: A test sees to it that every kind of due in the house stands here.
_WAYS: Mapping[str, Callable[[Due], tuple[str, str]]] = {
    "seats-vacant": _seats_vacant,
    "members-below-minimum": _below_minimum,
    "held-over": _held_over,
    "not-in-the-municipal-council": _not_in_the_municipal_council,
    "organisation-ended": _organisation_ended,
    "place-ends": _place_ends,
    "term-ends": _term_ends,
    "groups-do-not-add-up": _not_adding_up,
    "intake-waits": _intake_waits,
    "round-is-draft": _round_is_draft,
    "round-closes": _round_closes,
    "round-without-channels": _round_without_channels,
    "organisations-unanswered": _organisations_unanswered,
    "prospects-untold": _prospects_untold,
    "voices-unheard": _voices_unheard,
    "candidates-to-fix": _candidates_to_fix,
    "members-not-answering": _members_not_answering,
    "nominations-to-check": _nominations_to_check,
    "nominations-not-mended": _nominations_not_mended,
    "complaints-open": _complaints_open,
    "access-asked-for": _access_asked_for,
    "erasure-asked-for": _erasure_asked_for,
    "restriction-over": _restriction_over,
    "letters-to-post": _letters_to_post,
    "letters-failed": _letters_failed,
    "selection-waits": _selection_waits,
    "nominees-not-reached": _nominees_not_reached,
    "nominees-without-mailbox": _nominees_without_mailbox,
}
KINDS = frozenset(_WAYS)

#: What a letter says instead of the sentences that name somebody or lead to one person, and where it leads.
_NAMELESS: Mapping[str, tuple[LazyProxy, Callable[[Due], str]]] = {
    "not-in-the-municipal-council": (
        lazy("Somebody has the municipal council's place, but is not in the municipal council"),
        _seat,
    ),
    "organisation-ended": (lazy("Somebody sits for an organisation that has ended"), _seat),
    "place-ends": (lazy("Somebody leaves, and nobody is appointed after"), _seat),
    "erasure-asked-for": (lazy("Somebody asks to be erased"), _nominations),
    "restriction-over": (lazy("What stands about somebody can be used again"), _nominations),
}
