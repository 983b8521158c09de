"""What is due, as the reader sees it: a sentence and the page where it is done."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from flask import url_for

from recruit.foundation.due import Due
from recruit.foundation.i18n import format_datetime, ngettext
from recruit.foundation.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits."""

    sentence: str
    url: str
    subject: str
    deadline: date | None
    is_overdue: bool
    waiting_for: str | None


def task(due: Due, *, on: date, looks_after: Collection[str]) -> Task:
    """Return what is due as the reader sees it on a day.

    It leads to where it is done; in a council that the reader does not look after, by its slug, to the council's page.
    """
    sentence, url = _WAYS[due.kind](due)
    if due.body is not None and due.body not in looks_after:
        url = url_for("bodies.council", body=due.body)
    overdue = due.deadline is not None and due.deadline < on
    return Task(sentence, url, due.subject, due.deadline, overdue, due.waiting_for)


def _seats_vacant(due: Due) -> tuple[str, str]:
    number = _number(due)
    return ngettext("One place is to be filled", "%(num)s places are to be filled", number), url_for(
        "bodies_filling.filling", body=due.body
    )


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
    return url_for("bodies_filling.filling", body=due.body)


def _seat(due: Due) -> str:
    return url_for("bodies_seats.seat", body=due.body, seat_id=due.facts["seat"])


def _term_ends(due: Due) -> tuple[str, str]:
    return _("The term %(term)s ends", term=due.facts["term"]), url_for("bodies.council", body=due.body)


def _not_adding_up(due: Due) -> tuple[str, str]:
    url = url_for("setup_composition.groups", body=due.body, periode=due.facts["term"])
    return _("%(term)s: %(decided)s seats are decided, and the groups have %(total)s", **due.facts), url


def _intake_waits(due: Due) -> tuple[str, str]:
    url = url_for("intake_reading.preview", reading_id=due.facts["reading"])
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
    return sentence, url_for("round_organisations.listed", body=due.body, round_id=due.facts["round"])


def _prospects_untold(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "One person does not know yet that their name was suggested",
        "%(num)s people do not know yet that their names were suggested",
        number,
    )
    return sentence, url_for("round_prospects.prospects", body=due.body, round_id=due.facts["round"])


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
    number = _number(due)
    sentence = ngettext("One nomination is to be checked", "%(num)s nominations are to be checked", number)
    return sentence, _checks(due, "skal-kontrolleres")


def _nominations_not_mended(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "One person has not mended in time what was lacking, and waits for a decision",
        "%(num)s people have not mended in time what was lacking, and wait for a decision",
        number,
    )
    return sentence, _checks(due, "ikke-rettet")


def _complaints_open(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext("One complaint is not decided", "%(num)s complaints are not decided", number)
    return sentence, url_for("complaints.complaints", body=due.body, round_id=due.facts["round"])


def _checks(due: Due, which: str) -> str:
    return url_for("nominations.nominations", body=due.body, round_id=due.facts["round"], kontrol=which)


def _unreached(due: Due) -> str:
    return url_for("nominations.nominations", body=due.body, round_id=due.facts["round"], vis="ikke-naaet")


def _members_not_answering(due: Due) -> tuple[str, str]:
    number = _number(due)
    sentence = ngettext(
        "One member has not said whether they go on", "%(num)s members have not said whether they go on", number
    )
    return sentence, url_for("continuation.overview", body=due.body, round_id=due.facts["round"])


def _round(due: Due) -> str:
    return url_for("round.round_page", body=due.body, round_id=due.facts["round"])


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
    "members-not-answering": _members_not_answering,
    "nominations-to-check": _nominations_to_check,
    "nominations-not-mended": _nominations_not_mended,
    "complaints-open": _complaints_open,
    "nominees-not-reached": _nominees_not_reached,
    "nominees-without-mailbox": _nominees_without_mailbox,
}
KINDS = frozenset(_WAYS)
