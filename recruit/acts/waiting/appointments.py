"""What waits in who sits where: cases, new members, substitutes, places that were left, hearings and offices."""

from collections.abc import Callable, Mapping

from babel.support import LazyProxy

from recruit.acts.waiting.addresses import Way, body, how_many
from recruit.appointments.rules.substitution import FilledBy
from recruit.foundation.due import Due
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy, ngettext

_LEFT_OPEN: Mapping[object, LazyProxy] = {
    FilledBy.ORGANISATION: lazy("A place is open until the organisation names somebody"),
    FilledBy.POLITICAL_GROUP: lazy("A place is open until the political group chooses somebody"),
    FilledBy.COUNCIL_RECOMMENDATION: lazy("A place is open until the council recommends somebody"),
    FilledBy.BY_ELECTION: lazy("A place is open until a by-election is held"),
}


def _election_without_case(due: Due) -> tuple[str, str]:
    sentence = _("%(name)s: take whom it recommends before the municipal council", name=due.facts["name"])
    return sentence, f"{body(due)}/udpegning/fra/valg/{due.facts['election']}"


def _case_to_submit(due: Due) -> tuple[str, str]:
    sentence = _("%(name)s: it has not been submitted to the municipal council", name=due.facts["name"])
    return sentence, _case(due)


def _case_not_decided(due: Due) -> tuple[str, str]:
    sentence = _("%(name)s: enter what the municipal council has decided", name=due.facts["name"])
    return sentence, f"{_case(due)}/beslutning"


def _decision_not_told(due: Due) -> tuple[str, str]:
    number = how_many(due)
    sentence = ngettext(
        "%(name)s: one person has not been told what was decided",
        "%(name)s: %(num)s people have not been told what was decided",
        number,
        name=due.facts["name"],
    )
    return sentence, f"{_case(due)}/breve"


def _decision_told_in_vain(due: Due) -> tuple[str, str]:
    number = how_many(due)
    sentence = ngettext(
        "%(name)s: one person has got a letter that does not hold any more",
        "%(name)s: %(num)s people have got a letter that does not hold any more",
        number,
        name=due.facts["name"],
    )
    return sentence, f"{_case(due)}/breve"


def _welcome_lacking(due: Due) -> tuple[str, str]:
    sentence = ngettext(
        "Something on the welcome list is lacking for one member",
        "Something on the welcome list is lacking for %(num)s members",
        how_many(due),
    )
    return sentence, f"{_term(due)}/velkomst"


def _holdover_not_told(due: Due) -> tuple[str, str]:
    sentence = ngettext(
        "The term %(term)s is over, and one member has not been told that they go on",
        "The term %(term)s is over, and %(num)s members have not been told that they go on",
        how_many(due),
        term=due.facts["label"],
    )
    return sentence, f"{_term(due)}/fortsaetter"


def _substitute_to_ask(due: Due) -> tuple[str, str]:
    return _("Ask the next substitute to step in for %(member)s", **due.facts), f"{call(due)}/spoerg"


def _no_substitute_left(due: Due) -> tuple[str, str]:
    return _("No substitute is left who can step in for %(member)s", **due.facts), f"{call(due)}/luk"


def _substitute_asked(due: Due) -> tuple[str, str]:
    return _("%(substitute)s is asked to step in for %(member)s", **due.facts), call(due)


def _substitute_silent(due: Due) -> tuple[str, str]:
    return _("%(substitute)s has not said whether they step in for %(member)s", **due.facts), call(due)


def _substitute_takes_over(due: Due) -> tuple[str, str]:
    return _("%(substitute)s has said yes, and can take over the place of %(member)s", **due.facts), _entry(due)


def _entry_needs_a_decision(due: Due) -> tuple[str, str]:
    sentence = _(
        "%(substitute)s has said yes to the place of %(member)s, and waits for the municipal council's decision",
        **due.facts,
    )
    return sentence, _entry(due)


def _leave_ends(due: Due) -> tuple[str, str]:
    return _("The leave of %(member)s ends", **due.facts), call(due)


def _place_left_open(due: Due) -> tuple[str, str]:
    sentence = f"{due.facts['group']}: {_LEFT_OPEN[due.facts['filled_by']]}"
    return sentence, f"{body(due)}/raad/pladser/{due.facts['seat']}"


def _hearing_goes_on(due: Due) -> tuple[str, str]:
    return _("%(name)s is asked what they say before it is decided that they leave", **due.facts), leaving(due)


def _hearing_is_over(due: Due) -> tuple[str, str]:
    return _("%(name)s has been heard: it can be decided whether they leave", **due.facts), leaving(due)


def _office_vacant(due: Due) -> tuple[str, str]:
    return _("The council has no %(title)s", title=due.facts["title"]), _offices(due)


def _office_vote_open(due: Due) -> tuple[str, str]:
    sentence = _("A vote for %(title)s is begun and not concluded", title=due.facts["title"])
    return sentence, f"{_offices(due)}/{due.facts['vote']}"


def _case(due: Due) -> str:
    return f"{body(due)}/udpegning/{due.facts['case']}"


def _term(due: Due) -> str:
    return f"{body(due)}/perioder/{due.facts['term']}"


def call(due: Due) -> str:
    """Return the address of the page of the call for a substitute."""
    return f"{body(due)}/raad/suppleanter/{due.facts['call']}"


def _entry(due: Due) -> str:
    return f"{call(due)}/overtag"


def leaving(due: Due) -> str:
    """Return the address of the page on which a member's departure is registered."""
    return f"{body(due)}/raad/medlemskaber/{due.facts['membership']}/udtraeden"


def _offices(due: Due) -> str:
    return f"{body(due)}/raad/hverv"


#: By kinds of due.
WAYS: Mapping[str, Way] = {
    "election-without-case": _election_without_case,
    "case-to-submit": _case_to_submit,
    "case-not-decided": _case_not_decided,
    "decision-not-told": _decision_not_told,
    "decision-told-in-vain": _decision_told_in_vain,
    "welcome-lacking": _welcome_lacking,
    "holdover-not-told": _holdover_not_told,
    "substitute-to-ask": _substitute_to_ask,
    "no-substitute-left": _no_substitute_left,
    "substitute-asked": _substitute_asked,
    "substitute-silent": _substitute_silent,
    "substitute-takes-over": _substitute_takes_over,
    "entry-needs-a-decision": _entry_needs_a_decision,
    "leave-ends": _leave_ends,
    "place-left-open": _place_left_open,
    "hearing-goes-on": _hearing_goes_on,
    "hearing-is-over": _hearing_is_over,
    "office-vacant": _office_vacant,
    "office-vote-open": _office_vote_open,
}

#: What a letter says instead: it names nobody.
NAMELESS: Mapping[str, tuple[LazyProxy, Callable[[Due], str]]] = {
    "substitute-to-ask": (lazy("The next substitute is to be asked to step in"), call),
    "no-substitute-left": (lazy("No substitute is left who can step in"), call),
    "substitute-asked": (lazy("A substitute is asked to step in"), call),
    "substitute-silent": (lazy("A substitute has not said whether they step in"), call),
    "substitute-takes-over": (lazy("A substitute has said yes, and can take over a place"), call),
    "entry-needs-a-decision": (
        lazy("A substitute has said yes, and waits for the municipal council's decision"),
        call,
    ),
    "leave-ends": (lazy("A member's leave ends"), call),
    "hearing-goes-on": (lazy("A member is asked what they say before something is decided"), leaving),
    "hearing-is-over": (lazy("A member has been heard, and it can be decided"), leaving),
}
