"""What every door hands in: a nomination as it was filled in, before anybody has looked at it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from recruit.nominations.rules.vocabulary import ProposedAs, Source
from recruit.people.rules import Gender
from recruit.recruitment.rules import ChannelKind, Route


@dataclass(frozen=True, slots=True)
class NewNominee:
    """Whoever is to stand. What is not stated is empty; only the name is always there."""

    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    birth_date: date | None = None
    gender: Gender | None = None
    #: A person whom the council knows already, such as a sitting member.
    person_id: UUID | None = None
    motivation: str = ""
    presentation: str = ""
    #: Ids of `Interest`.
    interests: tuple[UUID, ...] = ()
    #: Codes of languages, such as "ar".
    languages: tuple[str, ...] = ()
    shows_motivation: bool = False
    shows_languages: bool = False
    #: The version of the round's text whose condition the person declares to meet, on faith and honour.
    declared_text_id: UUID | None = None
    #: May be contacted after the term, too.
    consents_to_contact: bool = False


@dataclass(frozen=True, slots=True)
class NewNominator:
    """Whoever proposes somebody. The one proposed is told the name."""

    name: str
    email: str = ""
    phone: str = ""
    #: How they know each other, or for whom they speak.
    relation: str = ""
    #: Why they think so; the one proposed reads it.
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One nomination."""

    route: Route
    nominee: NewNominee
    source: Source = Source.FORM
    nominator: NewNominator | None = None
    #: The nominee's language, in which they get their letters.
    language: str = "da"
    #: The nominator's.
    nominator_language: str = "da"
    seat_group_id: UUID | None = None
    #: One of the round's country groups, where it splits into such.
    country_group: str | None = None
    #: The channel whose link was followed.
    channel_id: UUID | None = None
    #: What the person answers to *how did you hear of it*.
    heard: ChannelKind | None = None
    organisation_call_id: UUID | None = None
    #: Which of the organisation's places it is for, from 1.
    place: int | None = None
    proposed_as: ProposedAs = ProposedAs.MEMBER
    #: When it reached the secretariat, where it was written down later; None: now.
    arrived_at: datetime | None = None
    #: The person said yes in the presence of whoever writes it down: nobody is asked by letter.
    accepts: bool = False
