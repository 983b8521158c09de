"""Danish, by way of the catalogue, for the closed words of meetings, places elsewhere and the handover."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from recruit.assignments.rules import (
    Answer,
    AskingKind,
    ChosenBy,
    GroupEnd,
    PlaceMessage,
    PlaceRole,
    PlaceStatus,
    ReportStatus,
    Whom,
)
from recruit.foundation.i18n import lazy as _l
from recruit.handover.rules import NoteKind, NoteStatus, StepKind
from recruit.meetings.rules import MinutesStyle, Part, Presence, Remuneration, SubstituteAttendance
from recruit.meetings.rules.telling import Message

WORDS: Mapping[type[StrEnum], Mapping[Any, object]] = {
    Presence: {
        Presence.PRESENT: _l("present"),
        Presence.APOLOGY: _l("sent apologies"),
        Presence.ABSENT: _l("absent without apologies"),
        Presence.NOT_CALLED: _l("not called"),
    },
    Part: {
        Part.MEMBER: _l("as a member"),
        Part.SUBSTITUTE: _l("as a substitute"),
        Part.ASSOCIATE: _l("without a vote"),
        Part.OBSERVER: _l("as an observer"),
        Part.GUEST: _l("as a guest"),
        Part.ADMINISTRATION: _l("from the administration"),
    },
    Message: {
        Message.INVITED: _l("invited"),
        Message.MOVED: _l("told of the new time or place"),
        Message.CANCELLED: _l("told that it is cancelled"),
    },
    SubstituteAttendance: {
        SubstituteAttendance.WHEN_PREVENTED: _l("only when the member is prevented"),
        SubstituteAttendance.AS_OBSERVER: _l("as observers"),
        SubstituteAttendance.ALWAYS: _l("always"),
    },
    Remuneration: {
        Remuneration.NONE: _l("nothing"),
        Remuneration.ALLOWANCE: _l("an allowance for each day"),
        Remuneration.FEE: _l("a fee"),
    },
    MinutesStyle: {
        MinutesStyle.LIST: _l("a list with headings"),
        MinutesStyle.LINE: _l("one line of names"),
        MinutesStyle.DASHES: _l("a line for each, with a dash"),
        MinutesStyle.GROUPS: _l("a list by member groups"),
    },
    PlaceRole: {
        PlaceRole.MEMBER: _l("member"),
        PlaceRole.ASSOCIATE: _l("associate"),
        PlaceRole.SUBSTITUTE: _l("substitute"),
        PlaceRole.OBSERVER: _l("observer"),
    },
    PlaceStatus: {
        PlaceStatus.OPEN: _l("vacant"),
        PlaceStatus.ENDS_SOON: _l("ends soon"),
        PlaceStatus.HELD: _l("filled"),
        PlaceStatus.TO_COME: _l("not begun"),
        PlaceStatus.CLOSED: _l("closed"),
    },
    AskingKind: {
        AskingKind.PLACE: _l("a place in another body"),
        AskingKind.EVENT: _l("an event"),
        AskingKind.HELP: _l("help"),
        AskingKind.OPINION: _l("an opinion"),
    },
    Whom: {
        Whom.PREVIOUS: _l("whoever had the place last"),
        Whom.MEMBERS: _l("all members"),
        Whom.SUBSTITUTES: _l("the substitutes"),
        Whom.CHOSEN: _l("people you choose"),
    },
    Answer: {Answer.YES: _l("yes"), Answer.NO: _l("no"), Answer.LATER: _l("ask me later")},
    ChosenBy: {
        ChosenBy.NOBODY_ELSE: _l("nobody else wished to"),
        ChosenBy.DECISION: _l("by a decision"),
        ChosenBy.VOTE: _l("by a vote"),
        ChosenBy.LOT: _l("by lot"),
    },
    PlaceMessage: {
        PlaceMessage.COMES: _l("The body is told who comes"),
        PlaceMessage.COMES_NO_MORE: _l("The body is told that they come no more"),
        PlaceMessage.CHOSEN: _l("Whoever has the place is told"),
    },
    ReportStatus: {
        ReportStatus.NOT_DUE: _l("not due yet"),
        ReportStatus.DUE: _l("to be told now"),
        ReportStatus.GIVEN: _l("told the council"),
        ReportStatus.MISSING: _l("not told in time"),
    },
    GroupEnd: {
        GroupEnd.DONE: _l("it is done"),
        GroupEnd.GIVEN_UP: _l("given up"),
        GroupEnd.MERGED: _l("joined to another group"),
        GroupEnd.BODY_DISSOLVED: _l("the council was dissolved"),
    },
    NoteKind: {
        NoteKind.EXPERIENCE: _l("experience"),
        NoteKind.PROFILE: _l("whom the next council needs"),
        NoteKind.TASK: _l("a task"),
        NoteKind.MONEY: _l("what is left of the money"),
    },
    NoteStatus: {
        NoteStatus.DRAFT: _l("a draft"),
        NoteStatus.ADOPTED: _l("adopted"),
        NoteStatus.DUE: _l("due"),
        NoteStatus.DONE: _l("done"),
    },
    StepKind: {
        StepKind.EVALUATION: _l("Ask the members what they think of the term"),
        StepKind.NOTES: _l("Write notes for the next council"),
        StepKind.ADOPTION: _l("Let the council adopt the handover"),
        StepKind.PLACES_ELSEWHERE: _l("Go through the places in other bodies"),
        StepKind.WORKING_GROUPS: _l("Go through the working groups"),
        StepKind.MONEY: _l("Note what is left of the money"),
        StepKind.INVITATIONS: _l("Ask who wishes to be invited later"),
        StepKind.THANKS: _l("Thank those who leave"),
        StepKind.HOLDOVER: _l("Tell those who go on until others are appointed"),
        StepKind.WANTED_PROFILES: _l("Agree on whom the next council needs"),
        StepKind.NEXT_TERM: _l("Open the next term"),
    },
}
