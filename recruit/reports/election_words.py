"""What the codes of elections are called where people read them."""

from collections.abc import Mapping
from enum import StrEnum

from recruit.elections.rules.packets import Contents, PacketStep
from recruit.elections.rules.telling import Telling
from recruit.elections.rules.vocabulary import (
    Advice,
    BallotOrder,
    CountRound,
    FormOfVoting,
    Invalid,
    LotManner,
    Milestone,
    ResultScope,
    Status,
)
from recruit.elections.rules.voters import Delivery, EnvelopeFault
from recruit.elections.rules.voters_register import RowFault
from recruit.foundation.i18n import lazy as _l

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, object]] = {
    FormOfVoting: {
        FormOfVoting.MEETING: _l("at the meeting"),
        FormOfVoting.POST: _l("by post"),
    },
    Milestone: {
        Milestone.ANNOUNCED: _l("the election is announced"),
        Milestone.FIXED: _l("the ballots are fixed"),
        Milestone.UNCONTESTED: _l("the poll is cancelled, and all are recommended"),
        Milestone.VOTING: _l("the polls are open"),
        Milestone.CLOSED: _l("the polls are closed"),
        Milestone.CERTIFIED: _l("the result is certified"),
        Milestone.RELEASED: _l("the result is public"),
        Milestone.SUBMITTED: _l("the recommendation is submitted"),
        Milestone.ANNULLED: _l("the election is annulled"),
    },
    Status: {
        Status.DRAFT: _l("draft"),
        Status.ANNOUNCED: _l("announced"),
        Status.FIXED: _l("the ballots are fixed"),
        Status.UNCONTESTED: _l("the poll is cancelled, and all are recommended"),
        Status.VOTING: _l("the polls are open"),
        Status.CLOSED: _l("the polls are closed"),
        Status.TIED: _l("a lot is to be drawn"),
        Status.COUNTED: _l("counted"),
        Status.CERTIFIED: _l("the result is certified"),
        Status.SUBMITTED: _l("the recommendation is submitted"),
        Status.ANNULLED: _l("the election is annulled"),
    },
    BallotOrder: {
        BallotOrder.LIST: _l("as on the list of candidates"),
        BallotOrder.ALPHABETICAL: _l("by name"),
    },
    ResultScope: {
        ResultScope.RECOMMENDED: _l("those who are recommended"),
        ResultScope.RECOMMENDED_AND_NEXT: _l("those who are recommended, and those next in order"),
        ResultScope.EVERYBODY: _l("everybody"),
    },
    Advice: {
        Advice.RECOMMENDED: _l("recommended for appointment"),
        Advice.NEXT: _l("next in order"),
        Advice.EQUAL: _l("equal: a lot decides"),
        Advice.OPEN: _l("not decided yet"),
        Advice.NEITHER: _l("not among those next in order"),
        Advice.WITHDRAWN: _l("can no longer have a seat"),
    },
    Telling: {
        Telling.ON_THE_BALLOT: _l("on the ballot"),
        Telling.RECOMMENDED: _l("recommended for appointment"),
        Telling.NEXT: _l("next in order"),
        Telling.NOT_RECOMMENDED: _l("not recommended for appointment"),
        Telling.UNCONTESTED: _l("the poll is cancelled, and all are recommended"),
        Telling.ANNULLED: _l("the election is annulled"),
        Telling.OUT: _l("can no longer have a seat"),
    },
    Invalid: {
        Invalid.TOO_MANY: _l("too many crosses"),
        Invalid.NOT_OFFICIAL: _l("not an official ballot paper"),
        Invalid.IDENTIFIES: _l("shows who the voter is"),
        Invalid.UNCLEAR: _l("unclear whom it is for"),
        Invalid.ENVELOPE: _l("came open, or several in one envelope"),
    },
    Delivery: {
        Delivery.MAIL: _l("with the mail"),
        Delivery.HANDED_IN: _l("handed in"),
    },
    EnvelopeFault: {
        EnvelopeFault.TOO_LATE: _l("came too late"),
        EnvelopeFault.NO_DECLARATION: _l("the declaration is missing"),
        EnvelopeFault.NOT_SIGNED: _l("not signed"),
        EnvelopeFault.NOT_ENTITLED: _l("may not vote"),
        EnvelopeFault.VOTED_ALREADY: _l("has voted already"),
        EnvelopeFault.OPEN: _l("came open, or not in two envelopes"),
    },
    Contents: {
        Contents.VALID: _l("papers that count"),
        Contents.BLANK: _l("blank papers"),
        Contents.INVALID: _l("invalid papers"),
        Contents.UNUSED: _l("unused papers"),
        Contents.OUTER_ENVELOPES: _l("outer envelopes"),
        Contents.REJECTED_ENVELOPES: _l("rejected votes by post, unopened"),
        Contents.REGISTER: _l("the register of voters on paper"),
    },
    PacketStep: {
        PacketStep.SEALED: _l("sealed"),
        PacketStep.DESTROYED: _l("destroyed"),
    },
    RowFault: {
        RowFault.NO_NAME: _l("no name stands here"),
        RowFault.TOO_LONG: _l("the name or the number is too long"),
        RowFault.CPR: _l("a CPR number stands here"),
        RowFault.TWICE: _l("stands in a row above already"),
        RowFault.OTHER_NAME: _l("the number is in the register under another name"),
    },
    CountRound: {
        CountRound.PRELIMINARY: _l("the preliminary count"),
        CountRound.FINAL: _l("the final count"),
    },
    LotManner: {
        LotManner.BOWL: _l("from a bowl"),
        LotManner.PUBLIC_NUMBERS: _l("by numbers that were drawn in public"),
    },
}
