"""What the pages of the handover share: where they are, the term they are about, and the ways to its steps."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import url_for

from recruit.handover.rules import NoteKind, StepKind

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term

#: Where the pages of a council's handover are, and those of one term's.
COUNCIL = "/sekretariat/<body:body>/overlevering"
PREFIX = f"{COUNCIL}/<id:term_id>"

#: Where each step is done: the endpoint, and what its address says besides the council; `term_id` is filled in.
_WAYS: Mapping[StepKind, tuple[str, Mapping[str, str]]] = {
    StepKind.EVALUATION: ("handover_evaluation.overview", {"term_id": ""}),
    StepKind.WANTED_PROFILES: ("handover_notes.new", {"term_id": "", "slags": NoteKind.PROFILE.value}),
    StepKind.NOTES: ("handover_notes.listed", {"term_id": ""}),
    StepKind.MONEY: ("handover_notes.new", {"term_id": "", "slags": NoteKind.MONEY.value}),
    StepKind.WORKING_GROUPS: ("working_groups.listed", {}),
    StepKind.PLACES_ELSEWHERE: ("places_elsewhere.listed", {}),
    StepKind.ADOPTION: ("handover_adoption.adopting", {"term_id": ""}),
    StepKind.INVITATIONS: ("handover_invitations.listed", {}),
    StepKind.NEXT_TERM: ("setup_terms.new", {}),
    StepKind.HOLDOVER: ("setup_terms_ending.going_on", {"term_id": ""}),
    StepKind.THANKS: ("setup_terms_ending.thanks", {"term_id": ""}),
}


def way_to_step(kind: StepKind, body: "Body", term: "Term") -> str:
    """Return where a step is done."""
    endpoint, said = _WAYS[kind]
    facts: dict[str, Any] = {name: value or term.id for name, value in said.items()}
    return url_for(endpoint, body=body, **facts)
