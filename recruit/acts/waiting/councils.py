"""What waits in councils, in documents that were read in, and in letters."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast
from urllib.parse import urlencode

from recruit.acts.waiting.addresses import SECRETARIAT, Way, body, council, how_many
from recruit.foundation.due import Due
from recruit.foundation.i18n import format_datetime, ngettext
from recruit.foundation.i18n import gettext as _


def _seats_vacant(due: Due) -> tuple[str, str]:
    number = how_many(due)
    return ngettext("One place is to be filled", "%(num)s places are to be filled", number), _filling(due)


def _below_minimum(due: Due) -> tuple[str, str]:
    sentence = _("%(members)s members; %(citation)s asks for at least %(minimum)s", **due.facts)
    return sentence, _filling(due)


def _held_over(due: Due) -> tuple[str, str]:
    number = how_many(due)
    sentence = ngettext(
        "One member goes on after the term, until a successor is appointed",
        "%(num)s members go on after the term, until successors are appointed",
        number,
    )
    return sentence, _filling(due)


def _not_in_the_municipal_council(due: Due) -> tuple[str, str]:
    sentence = _("%(name)s has the municipal council's place, but is not in the municipal council", **due.facts)
    return sentence, seat(due)


def _organisation_ended(due: Due) -> tuple[str, str]:
    return _("%(name)s sits for an organisation that has ended", **due.facts), seat(due)


def _place_ends(due: Due) -> tuple[str, str]:
    return _("%(name)s leaves, and nobody is appointed after", **due.facts), seat(due)


def _check_silent(due: Due) -> tuple[str, str]:
    sentence = ngettext(
        "One member has not answered the yearly check",
        "%(num)s members have not answered the yearly check",
        how_many(due),
    )
    return sentence, _check_of_the_year(due)


def _check_to_settle(due: Due) -> tuple[str, str]:
    sentence = ngettext(
        "One member has told of a change at the yearly check",
        "%(num)s members have told of changes at the yearly check",
        how_many(due),
    )
    return sentence, _check_of_the_year(due)


def _check_not_held(due: Due) -> tuple[str, str]:
    return _("The members have not been asked for a year whether what we know is still right"), _check(due)


def _check(due: Due) -> str:
    return f"{body(due)}/raad/aarligt-tjek"


def _check_of_the_year(due: Due) -> str:
    return f"{_check(due)}?{urlencode({'aar': due.facts['year']})}"


def _filling(due: Due) -> str:
    return f"{body(due)}/raad/pladser/besaet"


def seat(due: Due) -> str:
    """Return the address of the page of the seat that it concerns."""
    return f"{body(due)}/raad/pladser/{due.facts['seat']}"


def _term_ends(due: Due) -> tuple[str, str]:
    return _("The term %(term)s ends", term=due.facts["term"]), council(due)


def _not_adding_up(due: Due) -> tuple[str, str]:
    url = f"{body(due)}/opsaetning?{urlencode({'periode': due.facts['term']})}"
    return _("%(term)s: %(decided)s seats are decided, and the groups have %(total)s", **due.facts), url


def _intake_waits(due: Due) -> tuple[str, str]:
    url = f"{SECRETARIAT}/indlaes/{due.facts['reading']}"
    when = format_datetime(cast(datetime, due.facts["read_at"]))
    return _("A document that was read in on %(when)s waits to be put in", when=when), url


def _letters_to_post(due: Due) -> tuple[str, str]:
    sentence = ngettext("One letter is to be sent by you", "%(num)s letters are to be sent by you", how_many(due))
    return sentence, f"{body(due)}/breve/udsendelse"


def _letters_failed(due: Due) -> tuple[str, str]:
    sentence = ngettext("One letter could not be sent", "%(num)s letters could not be sent", how_many(due))
    return sentence, f"{body(due)}/breve?status=given-up"


#: By kinds of due.
WAYS: Mapping[str, Way] = {
    "seats-vacant": _seats_vacant,
    "members-below-minimum": _below_minimum,
    "held-over": _held_over,
    "not-in-the-municipal-council": _not_in_the_municipal_council,
    "organisation-ended": _organisation_ended,
    "place-ends": _place_ends,
    "yearly-check-silent": _check_silent,
    "yearly-check-to-settle": _check_to_settle,
    "yearly-check-not-held": _check_not_held,
    "term-ends": _term_ends,
    "groups-do-not-add-up": _not_adding_up,
    "intake-waits": _intake_waits,
    "letters-to-post": _letters_to_post,
    "letters-failed": _letters_failed,
}
