"""JSON in the terms of Popolo (organization, posts, memberships); docs/popolo.md says what we add."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from recruit.appointments.rules import Role
from recruit.foundation.dates import iso
from recruit.meetings.rules.figures import PersonFigures, Rate
from recruit.people.rules import ContactKind
from recruit.reports.changes import Changes
from recruit.reports.roster import DecisionLine, Leave, Roster, RosterRow, Totals


def write(roster: Roster) -> str:
    """Return the roster. What is not known is left out; dates are as exact as they are known, ends inclusive."""
    return _text(_roster(roster))


def write_changes(changes: Changes) -> str:
    """Return what changed between two days, one after the other; each day is the first or the last, inclusive."""
    entries = [
        {
            "date": iso(one.day),
            "change": one.kind,
            "person": _person(one.person, one.name),
            "role": one.role,
            "seat_group": one.seat_group,
            "on_behalf_of": one.represents,
            "office": one.office,
            "end_reason": one.end_reason,
        }
        for one in changes.entries
    ]
    organization = {"name": changes.body, "id": changes.slug}
    days = {"after": iso(changes.since), "up_to": iso(changes.until)}
    return _text({"organization": organization, **days, "changes": entries})


def _text(content: dict[str, Any]) -> str:
    return json.dumps(_filled(content), ensure_ascii=False, indent=2) + "\n"


def _roster(roster: Roster) -> dict[str, Any]:
    return {
        "organization": {"name": roster.body, "classification": roster.classification, "id": roster.slug},
        "legislative_term": {
            "name": roster.term,
            "start_date": iso(roster.first_day),
            "end_date": iso(roster.last_day),
        },
        "edition": roster.edition,
        "as_of": iso(roster.as_of) if roster.as_of else None,
        "narrowed_to": list(roster.narrowed_to),
        "posts": list(_posts(roster)),
        "memberships": [_membership(row) for row in roster.rows if row.seat_number is None],
        "totals": _totals(roster.totals),
    }


def _totals(totals: Totals) -> dict[str, Any]:
    genders, appointed = totals.genders, totals.appointed_genders
    return {
        "seats": totals.seats,
        "filled": totals.filled,
        "vacant": totals.vacant,
        "held_over": totals.held_over,
        "members": totals.members,
        "on_seats_with_election": totals.elected,
        "on_other_seats": totals.appointed,
        "substitutes": totals.substitutes,
        "associates": totals.associates,
        "minimum_members": totals.minimum,
        "minimum_by": totals.citation,
        "started": totals.turnover.started,
        "left": totals.turnover.left,
        "continuing": totals.turnover.continuing,
        "women": genders.women if genders else None,
        "men": genders.men if genders else None,
        "other_gender": genders.other if genders else None,
        "gender_not_stated": genders.not_stated if genders else None,
        "on_other_seats_women": appointed.women if appointed else None,
        "on_other_seats_men": appointed.men if appointed else None,
        "on_other_seats_other_gender": appointed.other if appointed else None,
        "on_other_seats_gender_not_stated": appointed.not_stated if appointed else None,
        "attendance": _rate(totals.attendance),
        "interests": [{"name": name, "members": number} for name, number in totals.interests],
    }


def _posts(roster: Roster) -> Iterator[dict[str, Any]]:
    """Yield each seat once, with everybody who sat there."""
    seats: dict[tuple[str, int], list[RosterRow]] = {}
    for row in roster.rows:
        if row.seat_number is not None:
            seats.setdefault((row.seat_group, row.seat_number), []).append(row)
    for (group, number), rows in seats.items():
        last = rows[-1]
        yield {
            "seat_group": group,
            "number": number,
            "filling_method": last.filling_method,
            "status": last.status,
            "on_behalf_of": last.represents if last.is_empty else None,
            "unit": last.unit if last.is_empty else None,
            "filled_by": last.filled_by,
            "memberships": [_membership(row) for row in rows if not row.is_empty],
            "substitutes": _substitutes(last) if last.is_empty else None,
        }


def _membership(row: RosterRow) -> dict[str, Any]:
    return {
        "person": _person(row.person, row.name) | _contact_details(row),
        "role": row.role,
        "seat_group": row.seat_group if row.role is not Role.MEMBER else None,
        "filling_method": row.filling_method if row.role is not Role.MEMBER else None,
        "status": row.status,
        "office": row.office,
        "on_behalf_of": row.represents,
        "unit": row.unit,
        "party": row.party,
        "start_date": iso(row.since) if row.since else None,
        "start_assumed": row.since_assumed or None,
        "end_date": iso(row.last_day) if row.last_day else None,
        "end_reason": row.end_reason,
        "decision": _decision(row.decision),
        "rank": row.rank,
        "substitutes": _substitutes(row),
        "leaves": [_leave(one) for one in row.leaves],
        "places_elsewhere": list(row.elsewhere),
        "terms": row.terms,
        **_attendance(row.attendance),
    }


def _attendance(figures: PersonFigures | None) -> dict[str, Any]:
    if figures is None:
        return {}
    return {
        "attendance": _rate(figures.as_member),
        "attendance_as_substitute": _rate(figures.as_substitute),
        "missed_in_a_row": figures.streak,
    }


def _rate(rate: Rate | None) -> dict[str, Any] | None:
    return {"came": rate.came, "possible": rate.possible} if rate and rate.possible else None


def _leave(taken: Leave) -> dict[str, Any]:
    standing_in = taken.standing_in
    return {
        "start_date": iso(taken.first_day),
        "end_date": iso(taken.last_day),
        "substitute": _person(standing_in.person, standing_in.name) if standing_in else None,
    }


def _substitutes(row: RosterRow) -> list[dict[str, Any]]:
    return [
        {"person": _person(one.person, one.name), "rank": one.rank} | _attendance(one.attendance)
        for one in row.substitutes
    ]


def _contact_details(row: RosterRow) -> dict[str, Any]:
    """Return how to reach somebody, by Popolo's names; and whether name and address are protected."""
    known = [{"type": "voice" if kind is ContactKind.PHONE else kind, "value": value} for kind, value in row.contacts]
    return {"contact_details": known, "protected": row.is_protected or None}


def _person(person: UUID | None, name: str | None) -> dict[str, Any]:
    return {"id": str(person) if person else None, "name": name}


def _decision(line: DecisionLine | None) -> dict[str, Any] | None:
    if line is None:
        return None
    return {"decided_by": line.decided_by, "date": iso(line.decided_on), "case_number": line.case_number}


def _filled(value: Any) -> Any:
    """Return the value without what is not known: None and empty lists inside objects, except the lists of Popolo."""
    if isinstance(value, dict):
        kept = {name: _filled(part) for name, part in value.items()}
        return {name: part for name, part in kept.items() if part is not None and (part != [] or name in _ALWAYS)}
    return [_filled(part) for part in value] if isinstance(value, list) else value


#: Stand even when they are empty: a reader need not ask whether they are there.
_ALWAYS = ("posts", "memberships", "changes")
