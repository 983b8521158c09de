"""The lists of codes of this stage."""

from enum import StrEnum


class NameKind(StrEnum):
    """Why a person has another name."""

    ALIAS = "alias"
    FORMER = "former"
    NICKNAME = "nickname"
    INITIALS = "initials"
    MISSPELLING = "misspelling"


class ContactKind(StrEnum):
    """The ways to reach a person."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"


class Gender(StrEnum):
    """What a person has said of themself; for totals of women and men only (Ligestillingsloven § 10 a)."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class Classification(StrEnum):
    """What an organization is."""

    ASSOCIATION = "association"
    AUTHORITY = "authority"
    PARTY = "party"
    INTEGRATION_COUNCIL = "integration_council"
    STATUTORY_COMMITTEE = "statutory_committee"
    TASK_COMMITTEE = "task_committee"
    STANDING_COMMITTEE = "standing_committee"
    NATIONAL_COUNCIL = "national_council"
    MUNICIPAL_COUNCIL = "municipal_council"
