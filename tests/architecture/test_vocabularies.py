"""Every code that can reach a page has its words there, and no word stands without a code."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

import pytest
from flask import Flask

from recruit.acts import waiting
from recruit.appointments.rules import EndReason, Office, Role, SeatStatus
from recruit.appointments.rules.substitution import FilledBy
from recruit.bodies.rules import (
    BODY_CLASSIFICATIONS,
    RESERVED_SLUGS,
    DecisionKind,
    DocumentKind,
    FillingMethod,
    RuleKind,
    RuleSource,
    SeatType,
    StatutoryGroup,
    SubstituteArrangement,
)
from recruit.cli.admin import ROLES as ROLES_ON_THE_COMMAND_LINE
from recruit.cli.verify_log import SENTENCES as FAULTS_ON_THE_COMMAND_LINE
from recruit.cli.worker import HANDLERS
from recruit.foundation.accounts.rules import Role as StaffRole
from recruit.foundation.audit.events import Event
from recruit.foundation.audit.rules import Fault
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.due import Due
from recruit.foundation.mail.rules import Status as LetterStatus
from recruit.foundation.places import ROOT
from recruit.intake.rules.document import NoteCode
from recruit.intake.rules.proposals.lessons import LessonKind
from recruit.intake.rules.proposals.states import State
from recruit.intake.rules.reading import About, Attendance, Field, Trouble
from recruit.intake.rules.reading import Role as ReadRole
from recruit.people.rules import Classification, Gender, NameKind
from recruit.recruitment.rules import ChannelKind
from recruit.recruitment.words import HEARD
from recruit.reports.recruitment import NAMES as STAGES
from recruit.reports.recruitment import Stage
from recruit.reports.words import WORDS
from recruit.web import history, roles
from recruit.web.access import GRANTS
from recruit.web.secretariat import jobs, letters
from recruit.web.secretariat.intake import lessons, lines, remarks, words
from recruit.web.secretariat.organizations import forms as organizations
from recruit.web.secretariat.people import forms as people
from recruit.web.secretariat.setup import words as setup_words

WORDED = {
    "the log": (history.SENTENCES, [*Event, *TermEvent]),
    "staff": (roles.NAMES, StaffRole),
    "what staff may": (roles.DESCRIPTIONS, StaffRole),
    "the permission map": (GRANTS, StaffRole),
    "letters": (letters.STATUSES, LetterStatus),
    "kinds of council": (WORDS[Classification], BODY_CLASSIFICATIONS),
    "ways to fill a seat": (WORDS[FillingMethod], FillingMethod),
    "roles": (WORDS[Role], Role),
    "seats": (WORDS[SeatStatus], SeatStatus),
    "why it ended": (WORDS[EndReason], EndReason),
    "channels": (WORDS[ChannelKind], ChannelKind),
    "how somebody heard of it": (HEARD, ChannelKind),
    "the way into the council": (STAGES, Stage),
    "roles on forms": (words.ROLES, Role),
    "offices": (words.OFFICES, Office),
    "member groups": (words.SEAT_TYPES, SeatType),
    "substitutes": (setup_words.ARRANGEMENTS, SubstituteArrangement),
    "groups of the law": (setup_words.STATUTORY_GROUPS, StatutoryGroup),
    "decisions": (setup_words.DECISION_KINDS, DecisionKind),
    "documents": (setup_words.DOCUMENT_KINDS, DocumentKind),
    "rules": (setup_words.RULE_KINDS, RuleKind),
    "sources of rules": (setup_words.RULE_SOURCES, RuleSource),
    "roles in minutes": (words.READ_ROLES, ReadRole),
    "attendance": (words.ATTENDANCE, Attendance),
    "numbers of people": (words.COUNTED, [*Role, "person"]),
    "contradictions": (words.ABOUT, About),
    "columns": (words.FIELDS, [None, *Field]),
    "trouble with a line": (words.TROUBLES, [None, *Trouble]),
    "states of a line": (lines.FOUND_UNDER, State),
    "ways to narrow lines down": (lines.FILTERS, lines.Filter),
    "notes on a document": (remarks.NOTES, NoteCode),
    "lessons": (lessons.KINDS, LessonKind),
    "genders": (people.GENDERS, Gender),
    "names of people": (people.NAME_KINDS, NameKind),
    "organisations": (organizations.KINDS, Classification),
    "jobs": (jobs.KINDS, HANDLERS),
    "staff on the command line": (ROLES_ON_THE_COMMAND_LINE, StaffRole),
    "faults of the log": (FAULTS_ON_THE_COMMAND_LINE, Fault),
}


@pytest.mark.parametrize(("worded", "codes"), WORDED.values(), ids=WORDED)
def test_every_code_has_its_words(worded: dict[str, object], codes: type[StrEnum]) -> None:
    assert {str(code) for code in worded} == {str(code) for code in codes}


def sources() -> Iterator[str]:
    for file in (ROOT / "recruit").rglob("*.py"):
        if file.name not in ("events.py", "term_events.py") and file != ROOT / "recruit/web/history.py":
            yield file.read_text("utf-8")


def test_every_event_of_the_log_can_happen() -> None:
    recorded = set(re.findall(r"\b(?:Term)?Event\.([A-Z_]+)", "\n".join(sources())))

    assert recorded == {event.name for event in (*Event, *TermEvent)}


def test_everything_that_can_be_due_has_its_sentence_and_page() -> None:
    asked = [text for text in sources() if re.search(r"\bDue\b", text) and "WAYS: Mapping" not in text]
    written = set(re.findall(r'"([a-z-]+)"', "\n".join(asked)))
    kinds = set(re.findall(r'\bDue[(,]\s*"([a-z-]+)"', "\n".join(asked)))

    assert kinds <= waiting.KINDS <= written


def test_everything_that_can_be_due_leads_to_a_page_that_exists(app: Flask) -> None:
    an_id, at = UUID(int=1), datetime(2026, 11, 21, tzinfo=UTC)
    numbers = dict.fromkeys(("number", "members", "minimum", "decided", "total"), 2)
    said = {"citation": "§ 42", "name": "Amal Holm", "reference": "7KQ4-9M2P"}
    rows = ("seat", "round", "reading", "nomination", "election", "call", "membership", "vote", "case", "term")
    ids = dict.fromkeys(rows, an_id)
    said |= {"member": "Amal Holm", "substitute": "Amal Kaya", "title": "formand"}
    said |= {"person": "Amal Holm", "target": "Folkeoplysningsudvalget", "about": "Mødet", "role": "associate"}
    ids |= dict.fromkeys(("place", "report", "meeting", "working_group"), an_id)
    said |= {"group": "Foreninger", "filled_by": FilledBy.ORGANISATION, "label": "2026–2029", "year": 2026}
    facts = {**said, **ids, **numbers, "read_at": at, "closes_at": at, "day": at.date()}
    of_no_person = ("round-", "election-", "lot-", "poll", "packets-", "checklist-", "case-", "decision-", "group-")
    pages = app.url_map.bind("raad.fjordby.example")

    for kind in waiting.KINDS:
        due = Due(kind, "", body="integrationsraadet", facts=facts)
        assert pages.match(waiting.told(due).address.partition("?")[0]), kind
        assert "Amal" not in waiting.told_to_all(due).sentence or kind.startswith(of_no_person)


def test_no_council_is_given_an_address_of_the_secretariat(app: Flask) -> None:
    seconds = {rule.rule.split("/")[2] for rule in app.url_map.iter_rules() if rule.rule.startswith("/sekretariat/")}

    assert {second for second in seconds if not second.startswith("<")} <= RESERVED_SLUGS
