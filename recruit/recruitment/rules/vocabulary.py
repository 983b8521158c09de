"""The closed words of this stage: routes, fields, channels, deadlines and the other dates of a round."""

from enum import StrEnum

from recruit.bodies.rules import FillingMethod

#: How a round ends. What the municipal council fills among its own members needs no call.
FILLING_METHODS = (
    FillingMethod.ADVISORY_ELECTION,
    FillingMethod.DIRECT_ELECTION,
    FillingMethod.COUNCIL_SELECTION,
    FillingMethod.ORGANISATION_NOMINATION,
)
#: Somebody else says who sits there: a citizen does not stand for these.
FILLED_BY_OTHERS = frozenset(
    {FillingMethod.ORGANISATION_NOMINATION, FillingMethod.COUNCIL_OWN_MEMBERS, FillingMethod.EX_OFFICIO}
)


class Route(StrEnum):
    """How somebody comes to stand."""

    #: They stand themselves.
    SELF = "self"
    #: Somebody else proposes them, and they answer.
    OTHER = "other"
    #: An organisation that owns a seat proposes them, and they answer.
    ORGANISATION = "organisation"
    #: They sit now and were asked whether they go on.
    CONTINUATION = "continuation"


class Field(StrEnum):
    """What the form may ask, besides a name and a way to reach the person."""

    SEAT_GROUP = "seat_group"
    MOTIVATION = "motivation"
    INTERESTS = "interests"
    PRESENTATION = "presentation"
    LANGUAGES = "languages"
    PHOTO = "photo"
    #: How did you hear of it?
    HEARD = "heard"
    #: Only where a rule needs them: seen on the check page alone, erased when checked.
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"


class Asked(StrEnum):
    """How strongly a form asks for a field."""

    OFF = "off"
    OPTIONAL = "optional"
    REQUIRED = "required"


class ChannelKind(StrEnum):
    """Where people meet the call."""

    LANGUAGE_CENTRE = "language_centre"
    ADULT_EDUCATION = "adult_education"
    WEBSITE = "website"
    SOCIAL_MEDIA = "social_media"
    MEMBER_NETWORK = "member_network"
    ORGANISATION = "organisation"
    ADVERTISEMENT = "advertisement"
    MEETING = "meeting"
    OTHER = "other"


class Opening(StrEnum):
    """When a round begins to take nominations; it is a column of the round, as its deadlines are."""

    OPENS = "opens"


class Deadline(StrEnum):
    """A deadline of a round, with its clock time; it can be extended, never shortened unseen."""

    #: Nominations.
    CLOSES = "closes"
    #: What was lacking is mended.
    REMEDY = "remedy"
    #: Organisations answer.
    ORGANISATIONS = "organisations"


class DateKind(StrEnum):
    """A date in the timetable of a round, besides its opening and its deadlines, which are columns of the round."""

    HELP_SESSION = "help_session"
    CANDIDATES_TOLD = "candidates_told"
    #: Everybody reads when and where people vote.
    POLL_ANNOUNCED = "poll_announced"
    POSTAL_OPENS = "postal_opens"
    BROCHURE = "brochure"
    #: Where there is a register of voters: what is changed in it after that is on the record.
    REGISTER_FROZEN = "register_frozen"
    POSTAL_CLOSES = "postal_closes"
    #: The polling meeting; in a round without a vote there is none.
    POLLING_MEETING = "polling_meeting"
    #: The election committee certifies the result.
    ELECTION_COMMITTEE = "election_committee"
    RESULT_ON_WEBSITE = "result_on_website"
    RESULT_IN_PAPER = "result_in_paper"
    #: The last day to complain about the result.
    COMPLAINTS_END = "complaints_end"
    COMMITTEE_SUBMISSION = "committee_submission"
    COMMITTEE = "committee"
    FINANCE_SUBMISSION = "finance_submission"
    FINANCE = "finance"
    COUNCIL_SUBMISSION = "council_submission"
    #: The municipal council appoints.
    COUNCIL = "council"
    CONSTITUTING_MEETING = "constituting_meeting"


class DeviationReason(StrEnum):
    """Why an organisation does not propose a woman and a man (Ligestillingsloven § 10 a, stk. 2)."""

    ONE_SEX_ASSOCIATION = "one_sex_association"
    #: The seat follows an office, so there is nobody to choose.
    BORN_MEMBER = "born_member"
    NOBODY_ELSE_WILLING = "nobody_else_willing"
    OTHER = "other"


class ProspectAnswer(StrEnum):
    """What somebody says whose name was suggested. There is no word for no: who says it is erased."""

    #: They want to stand.
    INTERESTED = "interested"
    UNDECIDED = "undecided"


class Manner(StrEnum):
    """How an answer reached the secretariat, or a nomination the round."""

    #: The person used a link or the public form.
    ONLINE = "online"
    PAPER = "paper"
    PHONE = "phone"
    EMAIL = "email"
    MEETING = "meeting"
