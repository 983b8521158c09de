"""The closed vocabulary of the log.

A code is never renamed or reused; its sentence for the page stands in `web/history.py`.
"""

from enum import StrEnum


class Event(StrEnum):
    """What can happen. `subject.verb`, the verb in the past tense."""

    # The installation and its staff
    MUNICIPALITY_SET_UP = "municipality.set_up"
    MUNICIPALITY_CHANGED = "municipality.changed"
    USER_CREATED = "user.created"
    USER_CHANGED = "user.changed"
    USER_INVITED = "user.invited"
    ROLE_GRANTED = "role.granted"
    ROLE_REVOKED = "role.revoked"
    DEPUTY_NAMED = "deputy.named"
    DEPUTY_REVOKED = "deputy.revoked"
    SIGNED_IN = "session.signed_in"
    SIGNED_OUT = "session.signed_out"
    SESSION_REVOKED = "session.revoked"
    PASSWORD_CHANGED = "password.changed"  # noqa: S105 (an event code)
    PASSWORD_RESET_REQUESTED = "password.reset_requested"  # noqa: S105 (an event code)
    SECOND_FACTOR_ADDED = "second_factor.added"
    SECOND_FACTOR_REMOVED = "second_factor.removed"
    RECOVERY_CODES_MADE = "second_factor.recovery_codes_made"
    RECOVERY_CODE_USED = "second_factor.recovery_code_used"
    # Letters, jobs, files
    LETTER_QUEUED = "letter.queued"
    LETTER_SENT = "letter.sent"
    LETTER_GIVEN_UP = "letter.given_up"
    LETTER_TRIED_AGAIN = "letter.tried_again"
    LETTER_CANCELLED = "letter.cancelled"
    WORDING_CHANGED = "wording.changed"
    WORDING_RESET = "wording.reset"
    JOB_STARTED = "job.started"
    JOB_CANCELLED = "job.cancelled"
    JOB_FINISHED = "job.finished"
    FILE_STORED = "file.stored"
    DETAILS_ERASED = "details.erased"
    # People, bodies, seats
    PERSON_CREATED = "person.created"
    PERSON_CHANGED = "person.changed"
    ORGANIZATION_CREATED = "organization.created"
    ORGANIZATION_RENAMED = "organization.renamed"
    BODY_CREATED = "body.created"
    BODY_CHANGED = "body.changed"
    BODY_RULE_CREATED = "body_rule.created"
    BODY_ACCESS_GRANTED = "body.access_granted"
    DECISION_CREATED = "decision.created"
    TERM_CREATED = "term.created"
    TERM_CONFIRMED = "term.confirmed"
    SEAT_GROUP_CREATED = "seat_group.created"
    SEAT_CREATED = "seat.created"
    SEAT_CHANGED = "seat.changed"
    MEMBERSHIP_CREATED = "membership.created"
    MEMBERSHIP_ENDED = "membership.ended"
    OFFICE_HOLDING_CREATED = "office_holding.created"
    # Intake
    INTAKE_READ = "intake.read"
    INTAKE_TERM_CHOSEN = "intake.term_chosen"
    INTAKE_LINE_DECIDED = "intake.line_decided"
    INTAKE_CONFLICT_RESOLVED = "intake.conflict_resolved"
    INTAKE_APPLIED = "intake.applied"
    INTAKE_DISCARDED = "intake.discarded"
