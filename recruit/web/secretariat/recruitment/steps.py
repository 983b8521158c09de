"""The steps in which a round is made: each is a page and is saved as it is passed, so one can go on next week."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask import request, url_for

from recruit.foundation.i18n import DEFAULT
from recruit.foundation.i18n import lazy as _l

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.recruitment.model import RecruitmentRound

#: The page of each step, what it needs besides the round, and what it is called.
STEPS: tuple[tuple[str, dict[str, Any], Any], ...] = (
    ("round.basics", {}, _l("The round")),
    ("round_texts.text", {"language": DEFAULT}, _l("Text")),
    ("round_fields.fields", {}, _l("Form")),
    ("round_timetable.timetable", {}, _l("Timetable")),
    ("round_announcement.announcement", {}, _l("Make public")),
)


def guide(body: "Body", round_: "RecruitmentRound | None" = None) -> Sequence[dict[str, Any]]:
    """Return the steps as the step guide shows them; before the round exists only the first can be opened."""
    done = _done(round_) if round_ else set()
    here = request.endpoint if round_ else "round.basics"
    return [
        {
            "label": label,
            "url": url_for(endpoint, body=body, round_id=round_.id, **values) if round_ else "",
            "done": endpoint in done,
            "current": endpoint == here,
        }
        for endpoint, values, label in STEPS
    ]


def after(body: "Body", round_: "RecruitmentRound", endpoint: str) -> str:
    """Return where one goes from a step that was saved: in a draft to the next one, else to the round."""
    endpoints = [step[0] for step in STEPS]
    if round_.is_announced or endpoint not in endpoints:
        return url_for("round.round_page", body=body, round_id=round_.id)
    following, values, _label = STEPS[endpoints.index(endpoint) + 1]
    return url_for(following, body=body, round_id=round_.id, **values)


def _done(round_: "RecruitmentRound") -> set[str]:
    """Return the steps that lack nothing; what the form asks has a default."""
    done = {"round.basics", "round_fields.fields"}
    if round_.text_in(DEFAULT):
        done.add("round_texts.text")
    if round_.anchor_on or round_.dates:
        done.add("round_timetable.timetable")
    return done
