"""What the codes of places, and of how they are filled, are called where people read them."""

from collections.abc import Mapping
from enum import StrEnum

from recruit.appointments.rules import EndReason, Role, SeatStatus
from recruit.appointments.rules.case import DecidedAs, DesignateSource
from recruit.appointments.rules.case_status import CaseStatus
from recruit.appointments.rules.ending import Consequence, Hearing
from recruit.appointments.rules.sharing import SharedField
from recruit.appointments.rules.substitution import AskStatus, CallKind, FilledBy, SubstitutionReason
from recruit.appointments.rules.telling import MemberLetter, Outcome
from recruit.appointments.rules.welcome import WelcomeItem
from recruit.appointments.rules.yearly_check import CheckAnswer
from recruit.foundation.i18n import lazy as _l

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, object]] = {
    DesignateSource: {
        DesignateSource.RESULT: _l("the election"),
        DesignateSource.SELECTION: _l("selection without a vote"),
        DesignateSource.ORGANISATION: _l("the organisation"),
        DesignateSource.POLITICAL_GROUP: _l("the political group"),
        DesignateSource.COUNCIL: _l("the council itself"),
        DesignateSource.MUNICIPAL_COUNCIL: _l("nobody; the municipal council chose otherwise"),
    },
    CaseStatus: {
        CaseStatus.EMPTY: _l("nobody is proposed yet"),
        CaseStatus.COLLECTING: _l("to be submitted"),
        CaseStatus.SUBMITTED: _l("waits for the municipal council"),
        CaseStatus.PARTLY_DECIDED: _l("partly decided"),
        CaseStatus.DECIDED: _l("decided"),
    },
    Outcome: {
        Outcome.APPOINTED: _l("appointed as a member"),
        Outcome.NEXT: _l("appointed as a substitute"),
        Outcome.NOT_APPOINTED: _l("not appointed"),
        Outcome.WITHDRAWN: _l("what was written does not hold"),
    },
    MemberLetter: {
        MemberLetter.WELCOME: _l("welcome"),
        MemberLetter.THANKS: _l("thanks at the end of the term"),
        MemberLetter.GOES_ON: _l("goes on until others are appointed"),
    },
    WelcomeItem: {
        WelcomeItem.RULES: _l("charter and rules of procedure sent"),
        WelcomeItem.DATES: _l("dates of the meetings sent"),
        WelcomeItem.CONFIDENTIALITY: _l("confidentiality signed"),
        WelcomeItem.PAYROLL: _l("payroll number given to payroll"),
        WelcomeItem.CONTACT: _l("contact details filled in"),
    },
    DecidedAs: {
        DecidedAs.APPOINTED: _l("appointed"),
        DecidedAs.NOT_APPOINTED: _l("not appointed"),
    },
    Consequence: {
        Consequence.OFFICES_END: _l("the offices end"),
        Consequence.SUBSTITUTES_END: _l("the member's own substitutes leave"),
        Consequence.CALLS_CLOSE: _l("substitutes who are asked for this member are asked no more"),
        Consequence.ASKS_WITHDRAWN: _l("whoever leaves is asked no more to step in"),
        Consequence.PLACES_ELSEWHERE_END: _l("the places in other bodies end"),
        Consequence.ASSIGNMENTS_END: _l("the places that the council fills elsewhere are open again"),
        Consequence.GROUP_LEADS_END: _l("working groups are without a lead"),
        Consequence.GROUPS_LEFT: _l("whoever leaves takes part in no working group any more"),
        Consequence.ROUND_ASKS_WITHDRAWN: _l("nobody waits for what whoever leaves was asked"),
        Consequence.REPORTS_DROPPED: _l("nobody waits for what whoever leaves was to tell the council"),
        Consequence.MEETINGS_LEFT: _l("apologies and invitations to coming meetings lapse"),
        Consequence.SUBSTITUTE_CALLED: _l("the next in order is called in"),
        Consequence.PLACE_LEFT_OPEN: _l("the place stays open, and whoever may fill it is named"),
        Consequence.ORGANISATION_ASKED: _l("the organisation is asked to name somebody else"),
        Consequence.MEMBER_TOLD: _l("whoever leaves gets a letter that confirms it"),
    },
    Hearing: {
        Hearing.HEARD: _l("the member was heard"),
        Hearing.NOT_HEARD: _l("the member was not heard"),
    },
    CallKind: {
        CallKind.MEETING: _l("one meeting"),
        CallKind.LEAVE: _l("leave"),
        CallKind.FOR_GOOD: _l("for good"),
    },
    SubstitutionReason: {
        SubstitutionReason.APOLOGY: _l("apology"),
        SubstitutionReason.LEAVE: _l("leave"),
        SubstitutionReason.ILLNESS: _l("illness"),
        SubstitutionReason.PARENTAL_LEAVE: _l("parental leave"),
        SubstitutionReason.OTHER_PUBLIC_DUTY: _l("another public duty"),
        SubstitutionReason.DISQUALIFIED: _l("disqualified"),
        SubstitutionReason.VACANCY: _l("the seat is vacant"),
    },
    FilledBy: {
        FilledBy.COUNCIL_RECOMMENDATION: _l("the council recommends somebody"),
        FilledBy.ORGANISATION: _l("the organisation proposes somebody"),
        FilledBy.POLITICAL_GROUP: _l("the political group chooses"),
        FilledBy.BY_ELECTION: _l("a by-election"),
        FilledBy.NOBODY: _l("nobody; it stays open"),
    },
    AskStatus: {
        AskStatus.WAITING: _l("asked, has not answered"),
        AskStatus.OVERDUE: _l("has not answered in time"),
        AskStatus.ACCEPTED: _l("has said yes"),
        AskStatus.DECLINED: _l("has said no"),
        AskStatus.WITHDRAWN: _l("taken back"),
    },
    SharedField: {
        SharedField.EMAIL: _l("E-mail"),
        SharedField.PHONE: _l("Telephone"),
        SharedField.ADDRESS: _l("Address"),
    },
    CheckAnswer: {
        CheckAnswer.CONFIRMED: _l("it is right"),
        CheckAnswer.CORRECTED: _l("something was different"),
        CheckAnswer.MOVED: _l("has moved out of the municipality"),
    },
    Role: {
        Role.MEMBER: _l("member"),
        Role.SUBSTITUTE: _l("substitute"),
        Role.ASSOCIATE: _l("associate"),
    },
    SeatStatus: {
        SeatStatus.FILLED: _l("filled"),
        SeatStatus.VACANT: _l("vacant seat"),
        SeatStatus.ENDS_SOON: _l("ends soon"),
        SeatStatus.HELD_OVER: _l("goes on until a successor is appointed"),
        SeatStatus.NOT_YET_BEGUN: _l("not yet begun"),
    },
    EndReason: {
        EndReason.TERM_END: _l("the term ended"),
        EndReason.RESIGNED: _l("resigned"),
        EndReason.RELEASED: _l("released on request"),
        EndReason.MOVED_AWAY: _l("moved out of the municipality"),
        EndReason.DECEASED: _l("deceased"),
        EndReason.LOST_BASIS: _l("left what gave the seat"),
        EndReason.ORGANISATION_REPLACED: _l("replaced by the organisation"),
        EndReason.ABSENCE_RULE: _l("the rule of absence"),
        EndReason.BECAME_SUBSTITUTE: _l("became substitute"),
        EndReason.BECAME_MEMBER: _l("became member"),
        EndReason.LOST_ELIGIBILITY: _l("no longer eligible"),
        EndReason.BODY_DISSOLVED: _l("the council was dissolved"),
        EndReason.REGISTERED_IN_ERROR: _l("registered in error"),
    },
}
