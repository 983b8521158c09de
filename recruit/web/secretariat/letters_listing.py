"""The log of letters as a list with filters: of the municipality, and of one council."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, request
from sqlalchemy.orm import Session

from recruit.bodies.queries import ids
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import queries
from recruit.foundation.mail.queries import Choice, Scopes
from recruit.foundation.mail.rules import Channel, Status
from recruit.web.access import May, may, signed_in
from recruit.web.extensions import reading
from recruit.web.filters import page_asked_for, this_page
from recruit.web.people import reach
from recruit.web.secretariat.letters_words import CHANNELS, KINDS, STATUSES

#: Letters on a page.
PAGE = 50

Filters = list[dict[str, object]]


def readable(session: Session) -> set[str]:
    """Return whose letters (`Letter.scope`) the reader may read: those about a council name who stands, and for whom.

    What is written to one user of what waits for them is for that user.
    """
    own = {"", f"user:{signed_in().user_id}"}
    if not may(signed_in(), May.VIEW_NOMINATIONS):
        return own
    ours = reach(session, May.VIEW_NOMINATIONS)
    return own | {f"body:{body}" for body in (ids(session) if ours is None else ours)}


def for_all(session: Session) -> bool:
    """Return whether the reader looks after the letters of all councils, and so after what is said in all of them."""
    return may(signed_in(), May.MANAGE_LETTERS) and reach(session, May.MANAGE_LETTERS) is None


def asked_for(scopes: Scopes) -> Choice:
    """Return which letters the address asks for; what it says that does not exist is not asked for."""
    kind = request.args.get("slags", "")
    return Choice(
        scopes=scopes,
        status=request.args.get("status", None, type=Status),
        channel=request.args.get("vej", None, type=Channel),
        kind=kind if kind in KINDS else None,
    )


def listed(scopes: Scopes) -> dict[str, Any]:
    """Return what the list of these councils' letters shows."""
    choice, page = asked_for(scopes), page_asked_for()
    with reading() as session:
        letters = queries.log(session, choice, page=page, size=PAGE)
        counts = queries.counts(session, choice)
        sorts = queries.sorts(session, Choice(scopes=scopes, status=choice.status))
    shown = counts.get(choice.status, 0) if choice.status else sum(counts.values())
    return {
        "letters": letters,
        "statuses": STATUSES,
        "channels": CHANNELS,
        "kinds": KINDS,
        "filters": _by_status(choice, counts),
        "filters_by_channel": _by_channel(choice, sorts),
        "filters_by_kind": _by_kind(choice, sorts),
        "to_post": counts.get(Status.TO_POST, 0),
        "page": page,
        "pages": -(-shown // PAGE),
        "keeps": current_app.config["SETTINGS"].keeps_letters,
        "may_manage": may(signed_in(), May.MANAGE_LETTERS),
    }


def _by_status(choice: Choice, counts: Mapping[Status, int]) -> Filters:
    shown = [
        _way("status", status.value, label, counts.get(status, 0), current=status is choice.status)
        for status, (label, _colour) in STATUSES.items()
        if counts.get(status) or status is choice.status
    ]
    return [_way("status", None, _("All"), sum(counts.values()), current=choice.status is None), *shown]


def _by_channel(choice: Choice, sorts: Mapping[tuple[Channel, str], int]) -> Filters:
    """Return the ways that occur; none when there is only one."""
    counts = {each: sum(n for (channel, _kind), n in sorts.items() if channel is each) for each in Channel}
    return _those_that_occur("vej", _("Every way of sending"), CHANNELS, counts, choice.channel)


def _by_kind(choice: Choice, sorts: Mapping[tuple[Channel, str], int]) -> Filters:
    """Return the kinds that occur; none when there is only one."""
    counts = {each: sum(n for (_channel, kind), n in sorts.items() if kind == each) for each in KINDS}
    return _those_that_occur("slags", _("All kinds"), KINDS, counts, choice.kind)


def _those_that_occur(
    name: str, every: str, labels: Mapping[Any, object], counts: Mapping[Any, int], chosen: str | None
) -> Filters:
    occurring = [each for each in labels if counts[each] or each == chosen]
    if len(occurring) < 2 and chosen is None:
        return []
    ways = [_way(name, each, labels[each], counts[each], current=each == chosen) for each in occurring]
    return [_way(name, None, every, sum(counts.values()), current=chosen is None), *ways]


def _way(name: str, value: str | None, label: object, count: int, *, current: bool) -> dict[str, object]:
    return {"label": label, "url": this_page(**{name: value, "side": None}), "current": current, "count": count}
