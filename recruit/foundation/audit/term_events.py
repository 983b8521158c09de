"""The closed vocabulary of the log, for the life of a term.

A code is never renamed or reused; its sentence for the page stands in `web/history.py`.
"""

from enum import StrEnum


class TermEvent(StrEnum):
    """What can happen in a term. `subject.verb`, the verb in the past tense."""

    # Meetings
    MEETING_PLANNED = "meeting.planned"
    MEETING_CHANGED = "meeting.changed"
    MEETING_CANCELLED = "meeting.cancelled"
    MEETING_HELD_AFTER_ALL = "meeting.held_after_all"
    MEETING_SETTINGS_CHANGED = "meeting_settings.changed"
    ATTENDANCE_NOTED = "attendance.noted"
    ATTENDANCE_REMOVED = "attendance.removed"
    APOLOGY_TAKEN = "apology.taken"
    APOLOGY_REVOKED = "apology.revoked"
    MEETING_TOLD = "meeting.told"
    CALL_MOVED = "substitute_call.moved"

    # Places elsewhere, asking, working groups
    PLACE_ELSEWHERE_DESCRIBED = "place_elsewhere.described"
    PLACE_ELSEWHERE_CHANGED = "place_elsewhere.changed"
    PLACE_ELSEWHERE_CLOSED = "place_elsewhere.closed"
    ASSIGNMENT_CREATED = "assignment.created"
    ASSIGNMENT_CHANGED = "assignment.changed"
    ASSIGNMENT_ENDED = "assignment.ended"
    ASSIGNMENT_KEPT = "assignment.kept"
    ASSIGNMENT_TOLD = "assignment.told"
    ASKING_PLANNED = "asking.planned"
    ASKING_ASKED = "asking.asked"
    ASKING_ANSWERED = "asking.answered"
    ASKING_SETTLED = "asking.settled"
    ASKING_UNSETTLED = "asking.unsettled"
    ASKING_CLOSED = "asking.closed"
    ASKING_REOPENED = "asking.reopened"
    ASKING_REMINDED = "asking.reminded"
    ASKING_STEP_ADDED = "asking.step_added"
    ASKING_WITHDRAWN = "asking.withdrawn"
    ASKING_DROPPED_OUT = "asking.dropped_out"
    ASKING_PASSED_ON = "asking.passed_on"
    WORKING_GROUP_FOUNDED = "working_group.founded"
    WORKING_GROUP_CHANGED = "working_group.changed"
    WORKING_GROUP_JOINED = "working_group.joined"
    WORKING_GROUP_LEFT = "working_group.left"
    WORKING_GROUP_LED = "working_group.led"
    WORKING_GROUP_ENDED = "working_group.ended"
    REPORT_EXPECTED = "report.expected"
    REPORT_GIVEN = "report.given"
    REPORT_REMINDED = "report.reminded"
    REPORT_DROPPED = "report.dropped"

    # Handover
    HANDOVER_NOTE_WRITTEN = "handover_note.written"
    HANDOVER_NOTE_DISCARDED = "handover_note.discarded"
    HANDOVER_NOTE_DONE = "handover_note.done"
    HANDOVER_ADOPTED = "handover.adopted"
    HANDOVER_TAKEN_BACK = "handover.taken_back"
    HANDOVER_NOTE_REOPENED = "handover_note.reopened"
    HANDOVER_STEP_DONE = "handover.step_done"
    HANDOVER_STEP_UNDONE = "handover.step_undone"
    INVITATION_ASKED = "invitation.asked"
    INVITATION_DECLINED = "invitation.declined"
    INVITATION_WISHED = "invitation.wished"
    INVITATION_WITHDRAWN = "invitation.withdrawn"
    EVALUATION_ASKED = "evaluation.asked"
    EVALUATION_ANSWERED = "evaluation.answered"
    EVALUATION_REMINDED = "evaluation.reminded"
    EVALUATION_EXTENDED = "evaluation.extended"
