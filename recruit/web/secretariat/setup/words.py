"""What the codes of this stage are called on forms and in lists."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from recruit.bodies.rules import (
    DecisionKind,
    DocumentKind,
    FillingMethod,
    RuleKind,
    RuleSource,
    StatutoryGroup,
    SubstituteArrangement,
)
from recruit.foundation.i18n import lazy as _l
from recruit.reports.words import WORDS
from recruit.web.secretariat.intake.words import SEAT_TYPES as SEAT_TYPES

FILLING: Mapping[StrEnum, Any] = WORDS[FillingMethod]
ARRANGEMENTS = {
    SubstituteArrangement.NONE: _l("No substitutes"),
    SubstituteArrangement.PERSONAL: _l("Personal: one or two for each member"),
    SubstituteArrangement.LIST: _l("A list behind the whole group, in order"),
    SubstituteArrangement.ORGANISATION: _l("The organisation names one for its seat"),
    SubstituteArrangement.POLITICAL_GROUP: _l("The political group chooses each time (KSL § 28)"),
}
STATUTORY_GROUPS = {
    StatutoryGroup.REFUGEE_IMMIGRANT: _l("Local associations of refugees and immigrants, or equivalent persons"),
    StatutoryGroup.SCHOOL_ASSOCIATION: _l("Persons with ties to school boards and local associations"),
    StatutoryGroup.MUNICIPALITY: _l("Representatives of the municipality"),
}
DECISION_KINDS = {
    DecisionKind.ESTABLISH: _l("set up the council"),
    DecisionKind.COMPOSITION: _l("number and composition of the members"),
    DecisionKind.APPOINT: _l("appointed members"),
    DecisionKind.RELEASE: _l("released a member"),
    DecisionKind.SET_TITLES: _l("titles of chair and vice chair"),
    DecisionKind.CANCEL_ELECTION: _l("cancelled an election"),
    DecisionKind.ADOPT_HANDOVER: _l("adopted the handover"),
    DecisionKind.DISSOLVE: _l("dissolved the council"),
    DecisionKind.OTHER: _l("something else"),
}
DOCUMENT_KINDS = {
    DocumentKind.CHARTER: _l("Charter"),
    DocumentKind.RULES_OF_PROCEDURE: _l("Rules of procedure"),
    DocumentKind.TERMS_OF_REFERENCE: _l("Terms of reference"),
    DocumentKind.EVALUATION: _l("Evaluation"),
    DocumentKind.MINUTES: _l("Minutes"),
    DocumentKind.OTHER: _l("Other document"),
}
RULE_KINDS = {
    RuleKind.MINIMUM_MEMBERS: _l("Fewest members"),
    RuleKind.RESIDENCE_REQUIRED: _l("Every member lives in the municipality"),
}
RULE_SOURCES = {
    RuleSource.LAW: _l("by law"),
    RuleSource.CHARTER: _l("by the charter"),
    RuleSource.DECISION: _l("by a decision"),
}


def options(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Return the codes and their words as a field of a form takes them."""
    return [(code.value, label) for code, label in words.items()]
