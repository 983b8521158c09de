"""What the codes of the stages are called where people read them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from recruit.appointments.rules import Office
from recruit.bodies.rules import FillingMethod
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.retention.rules import Begins, DataClass, Held
from recruit.nominations.rules import Source, Status
from recruit.nominations.rules.candidates import CandidateOrder
from recruit.nominations.rules.complaints import Outcome, Standing
from recruit.nominations.rules.rights import Ground
from recruit.nominations.rules.selection import Aspect, Choice, Uneven
from recruit.nominations.rules.vetting import Fact, Lacking, Vetting
from recruit.nominations.words import LACKING
from recruit.people.rules import Classification, Gender
from recruit.recruitment.rules import ChannelKind, DateKind, Deadline, Manner, Opening, ProspectAnswer, Route
from recruit.recruitment.rules.coming_forward import CameOf, Wish
from recruit.recruitment.words import WISHES
from recruit.reports import appointment_words, election_words, term_words

if TYPE_CHECKING:
    from recruit.bodies.model import BodyTitles

#: By the list that a code belongs to: two lists may share a text such as `municipal_council`.
WORDS: Mapping[type[StrEnum], Mapping[StrEnum, object]] = {
    **appointment_words.WORDS,
    **election_words.WORDS,
    **term_words.WORDS,
    Begins: {
        Begins.ROUND_OVER: _l("the last date of the round"),
        Begins.TERM_OVER: _l("the end of the term"),
        Begins.ANSWERED: _l("the day on which it was answered"),
        Begins.DELETE_BY: _l("the day by which it is to be deleted"),
        Begins.WRITTEN: _l("the day on which it was written"),
        Begins.ENDED: _l("the day on which it was over"),
    },
    DataClass: {
        DataClass.ENDED_NOMINATION: _l("nominations of people who said no or withdrew"),
        DataClass.SUPPORTERS: _l("candidates' supporters"),
        DataClass.CANDIDATE_NOT_CHOSEN: _l("nominations of people who got no place"),
        DataClass.CANDIDATE_WITH_A_PLACE: _l("nominations of people who got a place"),
        DataClass.ACCESS_REQUEST: _l("who asked for access to documents, and the answer"),
        DataClass.ROUND_COMPLAINT: _l("complaints about a whole round"),
        DataClass.VOTER_REGISTER: _l("registers of voters"),
        DataClass.SUBSTITUTION: _l("why members were away, and which substitutes were asked"),
        DataClass.DEPARTURE_NOTE: _l("notes about departures, and hearings before them"),
        DataClass.YEARLY_CHECK: _l("what members answered at the yearly check"),
        DataClass.CONTACT_SHARING: _l("what members let each other see"),
        DataClass.ATTENDANCE: _l("who came to meetings"),
        DataClass.MEETING_ANSWER: _l("invitations to meetings, and apologies"),
        DataClass.ASKING: _l("rounds of asking, and what was answered"),
        DataClass.REPORT_BACK: _l("what members were to tell the council"),
        DataClass.ASSIGNMENT_NOTE: _l("notes about places in other bodies"),
        DataClass.GROUP_PARTICIPATION: _l("who took part in working groups"),
        DataClass.EVALUATION: _l("what was said about a term"),
        DataClass.INVITATION_ASK: _l("who was asked whether they wish to be invited later"),
        DataClass.INVITATION_WISH: _l("who wishes to be invited later"),
        DataClass.COMING_FORWARD: _l("who came forward by themselves"),
        DataClass.LETTER: _l("the text of letters that are not about a nomination"),
        DataClass.LOOKUP: _l("who has looked at whose data"),
        DataClass.LOG_DETAILS: _l("the details of entries in the log"),
        DataClass.SENT_FORM: _l("receipts that a form was sent"),
    },
    Held: {
        Held.NOT_OVER: _l("the round or the term is not over"),
        Held.STOPPED: _l("erasing is stopped"),
        Held.COMPLAINT: _l("a complaint is open"),
        Held.NOT_JOURNALISED: _l("it is not journalised"),
        Held.RESTRICTED: _l("it is kept and not used, as the person asked"),
    },
    Ground: {
        Ground.CONTESTED: _l("the person says that something is wrong, and it is being looked into"),
        Ground.UNLAWFUL: _l("it should not have been used, and the person does not want it erased"),
        Ground.CLAIM: _l("the person needs it for a claim"),
        Ground.OBJECTED: _l("the person objects to its use, and that is being considered"),
    },
    Gender: {
        Gender.WOMAN: _l("Woman"),
        Gender.MAN: _l("Man"),
        Gender.OTHER: _l("Other"),
    },
    ChannelKind: {
        ChannelKind.LANGUAGE_CENTRE: _l("language centre"),
        ChannelKind.ADULT_EDUCATION: _l("adult education"),
        ChannelKind.WEBSITE: _l("website"),
        ChannelKind.SOCIAL_MEDIA: _l("social media"),
        ChannelKind.MEMBER_NETWORK: _l("members' networks"),
        ChannelKind.ORGANISATION: _l("organisation"),
        ChannelKind.ADVERTISEMENT: _l("advertisement"),
        ChannelKind.MEETING: _l("meeting"),
        ChannelKind.OTHER: _l("something else"),
    },
    Classification: {
        Classification.INTEGRATION_COUNCIL: _l("Integration council"),
        Classification.STATUTORY_COMMITTEE: _l("Statutory council or committee"),
        Classification.TASK_COMMITTEE: _l("Task committee (§ 17, 4)"),
        Classification.STANDING_COMMITTEE: _l("Standing committee"),
        Classification.NATIONAL_COUNCIL: _l("National council"),
        Classification.MUNICIPAL_COUNCIL: _l("Municipal council"),
    },
    FillingMethod: {
        FillingMethod.ADVISORY_ELECTION: _l("advisory election"),
        FillingMethod.DIRECT_ELECTION: _l("direct election"),
        FillingMethod.COUNCIL_SELECTION: _l("chosen by the municipal council"),
        FillingMethod.ORGANISATION_NOMINATION: _l("proposed by the organisation"),
        FillingMethod.COUNCIL_OWN_MEMBERS: _l("among the municipal council's members"),
        FillingMethod.EX_OFFICIO: _l("ex officio"),
        FillingMethod.COUNCIL_RECOMMENDATION: _l("recommended by the council itself"),
    },
    Opening: {
        Opening.OPENS: _l("Nominations open"),
    },
    Wish: WISHES,
    CameOf: {
        CameOf.ROUND: _l("stands in a round"),
        CameOf.TAKES_PART: _l("takes part"),
        CameOf.NOT_NOW: _l("nothing right now"),
        CameOf.NOT_REACHED: _l("could not be reached"),
    },
    ProspectAnswer: {
        ProspectAnswer.INTERESTED: _l("wants to stand"),
        ProspectAnswer.UNDECIDED: _l("thinks it over"),
    },
    Deadline: {
        Deadline.CLOSES: _l("Deadline for nominations"),
        Deadline.REMEDY: _l("Deadline for mending what is lacking"),
        Deadline.ORGANISATIONS: _l("Deadline for organisations"),
    },
    DateKind: {
        DateKind.HELP_SESSION: _l("Help with standing"),
        DateKind.CANDIDATES_TOLD: _l("Candidates hear whether they are approved"),
        DateKind.POLL_ANNOUNCED: _l("The election is announced"),
        DateKind.REGISTER_FROZEN: _l("The register of voters is frozen"),
        DateKind.ELECTION_COMMITTEE: _l("Meeting of the election committee"),
        DateKind.COMPLAINTS_END: _l("Last day to complain about the result"),
        DateKind.POSTAL_OPENS: _l("Postal voting opens"),
        DateKind.BROCHURE: _l("Brochure about the candidates"),
        DateKind.POSTAL_CLOSES: _l("Postal voting closes"),
        DateKind.POLLING_MEETING: _l("Polling meeting"),
        DateKind.RESULT_ON_WEBSITE: _l("Result on the website"),
        DateKind.RESULT_IN_PAPER: _l("Result in the local paper"),
        DateKind.COMMITTEE_SUBMISSION: _l("Submission to the committee"),
        DateKind.COMMITTEE: _l("Meeting of the committee"),
        DateKind.FINANCE_SUBMISSION: _l("Submission to the finance committee"),
        DateKind.FINANCE: _l("Meeting of the finance committee"),
        DateKind.COUNCIL_SUBMISSION: _l("Submission to the municipal council"),
        DateKind.COUNCIL: _l("The municipal council appoints"),
        DateKind.CONSTITUTING_MEETING: _l("Constituting meeting"),
    },
    Route: {
        Route.SELF: _l("stands by their own wish"),
        Route.OTHER: _l("proposed by somebody else"),
        Route.ORGANISATION: _l("proposed by an organisation"),
        Route.CONTINUATION: _l("sits now, and goes on"),
    },
    Source: {
        Source.FORM: _l("on the page"),
        Source.PAPER: _l("on paper"),
        Source.PHONE: _l("by telephone"),
        Source.EMAIL: _l("by e-mail"),
        Source.MEETING: _l("in person"),
        Source.FLOOR: _l("called out at a meeting"),
    },
    Manner: {
        Manner.ONLINE: _l("on the page"),
        Manner.PAPER: _l("on paper"),
        Manner.PHONE: _l("by telephone"),
        Manner.EMAIL: _l("by e-mail"),
        Manner.MEETING: _l("in person"),
    },
    Status: {
        Status.STANDS: _l("stands"),
        Status.AWAITING_ANSWER: _l("has not answered"),
        Status.DECLINED: _l("said no"),
        Status.EXPIRED: _l("did not answer in time"),
        Status.WITHDRAWN: _l("has withdrawn"),
    },
    Vetting: {
        Vetting.TO_CHECK: _l("to be checked"),
        Vetting.DEFICIENT: _l("something is lacking"),
        Vetting.NOT_REMEDIED: _l("not mended in time"),
        Vetting.APPROVED: _l("approved"),
        Vetting.NOT_APPROVED: _l("not approved as a candidate"),
    },
    Fact: {
        Fact.IDENTITY: _l("who the person is"),
        Fact.AGE: _l("age"),
        Fact.RESIDENCE: _l("residence"),
        Fact.SUPPORTERS: _l("the supporters"),
        Fact.ASSOCIATION: _l("the association"),
        Fact.OTHER: _l("something else"),
    },
    CandidateOrder: {
        CandidateOrder.ALPHABETICAL: _l("by name"),
        CandidateOrder.LOT: _l("by lot"),
        CandidateOrder.CALLED: _l("as they were called out at the meeting"),
    },
    Aspect: {
        Aspect.AREA: _l("where in the municipality"),
        Aspect.AGE: _l("age"),
        Aspect.INTERESTS: _l("what they want to work for"),
        Aspect.LANGUAGES: _l("languages"),
        Aspect.EXPERIENCE: _l("experience with associations and councils"),
        Aspect.BALANCE: _l("women and men"),
        Aspect.OTHER: _l("something else"),
    },
    Choice: {
        Choice.MEMBER: _l("recommended for appointment"),
        Choice.NEXT: _l("next in order"),
        Choice.NOT_RECOMMENDED: _l("not recommended"),
    },
    Uneven: {
        Uneven.ONLY_ONE_SEX_STOOD: _l("nobody else stood"),
        Uneven.COUNCIL_IS_EVEN: _l("the council as a whole has both"),
        Uneven.OTHER_CRITERIA: _l("other criteria weighed more"),
    },
    Standing: {
        Standing.CONCERNED: _l("the person whom it is about"),
        Standing.VOTER: _l("somebody who could vote"),
        Standing.OTHER: _l("somebody else"),
    },
    Outcome: {
        Outcome.UPHELD: _l("upheld"),
        Outcome.NOT_UPHELD: _l("not upheld"),
        Outcome.DISMISSED_LATE: _l("dismissed, it came too late"),
        Outcome.WITHDRAWN: _l("withdrawn"),
    },
    Lacking: LACKING,
}


def word(code: StrEnum) -> str:
    """Return what a code is called, in the reader's language. Raises KeyError for a code without a word."""
    return str(WORDS[type(code)][code])


def office(code: Office, titles: "BodyTitles") -> str:
    """Return what an office is called by the titles of the body."""
    return {Office.CHAIR: titles.chair, Office.VICE_CHAIR: titles.vice_chair, Office.SECRETARY: _("secretary")}[code]
