"""The classes of data that are erased when their time is over, and the rule of each that holds from the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from recruit.foundation.refusal import Refusal


class DataClass(StrEnum):
    """What is kept for the same time, and for the same reason."""

    #: Nominations of people who said no, or no longer stand.
    ENDED_NOMINATION = "ended_nomination"
    SUPPORTERS = "supporters"
    #: Nominations of people who stood and got no place in the term.
    CANDIDATE_NOT_CHOSEN = "candidate_not_chosen"
    #: Nominations of people who got a place in the term, as members or as substitutes.
    CANDIDATE_WITH_A_PLACE = "candidate_with_a_place"
    #: Who asked for access to documents, and what they were answered.
    ACCESS_REQUEST = "access_request"
    #: Complaints about a round as a whole; one about a nomination goes with it.
    ROUND_COMPLAINT = "round_complaint"
    #: Who may vote in an election, and who has.
    VOTER_REGISTER = "voter_register"
    #: Why members were away, who was asked to step in, and what they answered.
    SUBSTITUTION = "substitution"
    #: What was noted about departures, beside the reason and who decided it.
    DEPARTURE_NOTE = "departure_note"
    #: What members said when they were asked once a year whether what is known still holds.
    YEARLY_CHECK = "yearly_check"
    #: What members let the others of a council see of how they are reached.
    CONTACT_SHARING = "contact_sharing"
    #: Who came to meetings, as what, and what was paid for it.
    ATTENDANCE = "attendance"
    #: Who was invited to meetings, and has sent apologies.
    MEETING_ANSWER = "meeting_answer"
    #: Rounds of asking: who was asked, and what they said.
    ASKING = "asking"
    #: Who was to tell the council of something, and has.
    REPORT_BACK = "report_back"
    #: Why somebody has, or had, a place in another body, beside who decided it and when.
    ASSIGNMENT_NOTE = "assignment_note"
    #: Who took part in working groups.
    GROUP_PARTICIPATION = "group_participation"
    #: Who was asked what they think of a term, and what was said, without names.
    EVALUATION = "evaluation"
    #: That somebody was asked whether they wish to be invited later.
    INVITATION_ASK = "invitation_ask"
    #: That somebody wishes to be invited later.
    INVITATION_WISH = "invitation_wish"
    #: Who came forward by themselves where no call was open.
    COMING_FORWARD = "coming_forward"
    #: What letters said; those about a nomination go with it.
    LETTER = "letter"
    #: Who looked at whose personal data.
    LOOKUP = "lookup"
    #: The codes and ids in the entries of the log; that it happened, when and by whom, stays.
    LOG_DETAILS = "log_details"
    #: The keys of forms, by which each acts once.
    SENT_FORM = "sent_form"


class Begins(StrEnum):
    """The event from which the days count."""

    #: The last date in the timetable of the round has passed.
    ROUND_OVER = "round_over"
    TERM_OVER = "term_over"
    #: Somebody got their answer.
    ANSWERED = "answered"
    #: The day that was written down when it was begun.
    DELETE_BY = "delete_by"
    #: It was written down.
    WRITTEN = "written"
    #: What it is about was over: a round of asking, a working group, a place, a meeting by which something was told.
    ENDED = "ended"


#: From when each class counts: that is how the program finds what is due, so nobody can change it.
BEGINS: Mapping[DataClass, Begins] = {
    DataClass.ENDED_NOMINATION: Begins.ROUND_OVER,
    DataClass.SUPPORTERS: Begins.ROUND_OVER,
    DataClass.CANDIDATE_NOT_CHOSEN: Begins.ROUND_OVER,
    DataClass.CANDIDATE_WITH_A_PLACE: Begins.TERM_OVER,
    DataClass.ACCESS_REQUEST: Begins.ANSWERED,
    DataClass.ROUND_COMPLAINT: Begins.ROUND_OVER,
    DataClass.VOTER_REGISTER: Begins.DELETE_BY,
    DataClass.SUBSTITUTION: Begins.TERM_OVER,
    DataClass.DEPARTURE_NOTE: Begins.TERM_OVER,
    DataClass.YEARLY_CHECK: Begins.WRITTEN,
    DataClass.CONTACT_SHARING: Begins.TERM_OVER,
    DataClass.ATTENDANCE: Begins.TERM_OVER,
    DataClass.MEETING_ANSWER: Begins.TERM_OVER,
    DataClass.ASKING: Begins.ENDED,
    DataClass.REPORT_BACK: Begins.ENDED,
    DataClass.ASSIGNMENT_NOTE: Begins.ENDED,
    DataClass.GROUP_PARTICIPATION: Begins.ENDED,
    DataClass.EVALUATION: Begins.TERM_OVER,
    DataClass.INVITATION_ASK: Begins.WRITTEN,
    DataClass.INVITATION_WISH: Begins.DELETE_BY,
    DataClass.COMING_FORWARD: Begins.ENDED,
    DataClass.LETTER: Begins.WRITTEN,
    DataClass.LOOKUP: Begins.WRITTEN,
    DataClass.LOG_DETAILS: Begins.WRITTEN,
    DataClass.SENT_FORM: Begins.WRITTEN,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a class of data is kept."""

    days: int
    #: The law or the decision that it follows, in Danish.
    source: str


_NO_LONGER_THAN_NEEDED = "Databeskyttelsesforordningen art. 5, stk. 1, litra e"
_FIVE_YEARS = "KL's generelle slettefrist: 5 år efter sagens afslutning"

#: What holds in a house that has written no rules of its own: proposals, for the municipality to decide on.
OWN_RULES: Mapping[DataClass, Rule] = {
    DataClass.ENDED_NOMINATION: Rule(28, f"{_NO_LONGER_THAN_NEEDED}: til klagefristen er ovre"),
    DataClass.SUPPORTERS: Rule(28, f"{_NO_LONGER_THAN_NEEDED}: til klagefristen er ovre"),
    DataClass.CANDIDATE_NOT_CHOSEN: Rule(365, f"{_NO_LONGER_THAN_NEEDED}: et år efter sagen"),
    DataClass.CANDIDATE_WITH_A_PLACE: Rule(28, f"{_NO_LONGER_THAN_NEEDED}: så længe perioden varer"),
    DataClass.ACCESS_REQUEST: Rule(365, f"{_NO_LONGER_THAN_NEEDED}: et år til at klage og svare"),
    DataClass.ROUND_COMPLAINT: Rule(5 * 365, _FIVE_YEARS),
    DataClass.VOTER_REGISTER: Rule(1, f"{_NO_LONGER_THAN_NEEDED}: til den dag, der er skrevet på fortegnelsen"),
    DataClass.SUBSTITUTION: Rule(365, f"{_NO_LONGER_THAN_NEEDED}: et år efter perioden"),
    DataClass.DEPARTURE_NOTE: Rule(365, f"{_NO_LONGER_THAN_NEEDED}: et år efter perioden"),
    DataClass.YEARLY_CHECK: Rule(2 * 365, f"{_NO_LONGER_THAN_NEEDED}: til det næste tjek er holdt"),
    DataClass.CONTACT_SHARING: Rule(28, f"{_NO_LONGER_THAN_NEEDED}: så længe man har en plads i rådet"),
    DataClass.ATTENDANCE: Rule(5 * 365, f"{_FIVE_YEARS}; diæter er bilag til regnskabet"),
    DataClass.MEETING_ANSWER: Rule(365, f"{_NO_LONGER_THAN_NEEDED}: et år efter perioden"),
    DataClass.ASKING: Rule(2 * 365, f"{_NO_LONGER_THAN_NEEDED}: til der er spurgt til pladsen igen"),
    DataClass.REPORT_BACK: Rule(2 * 365, f"{_NO_LONGER_THAN_NEEDED}: to år efter mødet, referatet har resten"),
    DataClass.ASSIGNMENT_NOTE: Rule(365, f"{_NO_LONGER_THAN_NEEDED}: et år efter, pladsen er forladt"),
    DataClass.GROUP_PARTICIPATION: Rule(5 * 365, _FIVE_YEARS),
    DataClass.EVALUATION: Rule(365, f"{_NO_LONGER_THAN_NEEDED}: til det næste råd har læst overleveringen"),
    DataClass.INVITATION_ASK: Rule(365, f"{_NO_LONGER_THAN_NEEDED}: et år til at svare og fortryde"),
    DataClass.INVITATION_WISH: Rule(28, f"{_NO_LONGER_THAN_NEEDED}: så længe ønsket gælder, og fire uger til"),
    DataClass.COMING_FORWARD: Rule(90, f"{_NO_LONGER_THAN_NEEDED}: tre måneder efter svaret, og højst et år i alt"),
    DataClass.LETTER: Rule(5 * 365, _FIVE_YEARS),
    DataClass.LOOKUP: Rule(183, f"{_NO_LONGER_THAN_NEEDED}, og art. 32: et halvt år til at opdage misbrug"),
    DataClass.LOG_DETAILS: Rule(5 * 365, _FIVE_YEARS),
    DataClass.SENT_FORM: Rule(7, f"{_NO_LONGER_THAN_NEEDED}: så længe en side kan stå åben"),
}

#: What is erased by itself from the first day: nothing in it belongs to a case, or its day was decided when it came,
#: as whoever came forward was told.
BY_ITSELF = frozenset({DataClass.SENT_FORM, DataClass.VOTER_REGISTER, DataClass.COMING_FORWARD})

#: A hundred years: longer is for good, and that is not what a rule is for.
MOST_DAYS = 36_500
LONGEST_SOURCE = 300


def may_keep_for(rule: Rule) -> tuple[Refusal, ...]:
    """Return every reason why a rule does not hold: its days, or that it follows from nothing."""
    reasons = []
    if not 1 <= rule.days <= MOST_DAYS:
        reasons.append(Refusal("retention-days-out-of-range", {"most": MOST_DAYS}, field="days"))
    if not rule.source.strip():
        reasons.append(Refusal("answer-missing", field="source"))
    if len(rule.source) > LONGEST_SOURCE:
        reasons.append(Refusal("text-too-long", {"longest": LONGEST_SOURCE}, field="source"))
    return tuple(reasons)


class Held(StrEnum):
    """Why something stays."""

    #: Its event has not come: the round or the term goes on.
    NOT_OVER = "not_over"
    #: Somebody has stopped erasing here (*slettestop*).
    STOPPED = "stopped"
    #: Nobody has decided a complaint about its round.
    COMPLAINT = "complaint"
    #: Something of it is not in the case system yet (Offentlighedsloven § 15).
    NOT_JOURNALISED = "not_journalised"
    #: The person has asked that it is kept, and not used (GDPR art. 18).
    RESTRICTED = "restricted"
