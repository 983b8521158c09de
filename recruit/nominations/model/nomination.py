"""A nomination, and apart from it whatever is personal: erasing that leaves the count."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model import SeatGroup
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.files.model import StoredFile
from recruit.nominations.model.answer import NominationAnswer, NominationWithdrawal, NomineeAsk, as_it_came
from recruit.nominations.model.supporter import Supporter
from recruit.nominations.rules import Erased, ProposedAs, Source
from recruit.people.model import Person
from recruit.people.rules import Gender
from recruit.recruitment.model import Channel, OrganisationCall, RecruitmentRound, RoundText
from recruit.recruitment.rules import ChannelKind, Manner, Route


class Nomination(Base):
    """One submission for one person. It holds nothing personal: where it came from, when, and for which seats."""

    __tablename__ = "nomination"
    __table_args__ = (
        CheckConstraint("trim(reference) <> ''", name="has_a_reference"),
        CheckConstraint("(erased_at IS NULL) = (erased_because IS NULL)", name="erased_for_a_reason"),
        CheckConstraint(
            "(route = 'organisation') = (organisation_call_id IS NOT NULL)", name="organisation_was_called"
        ),
        CheckConstraint("(organisation_call_id IS NULL) = (place IS NULL)", name="organisation_has_a_place"),
        CheckConstraint("place IS NULL OR place >= 1", name="places_from_one"),
        CheckConstraint(
            "proposed_as = 'member' OR organisation_call_id IS NOT NULL", name="substitute_of_an_organisation"
        ),
        Index("ix_nomination_round_id", "round_id", "received_at"),
        Index("ix_nomination_channel_id", "channel_id"),
        Index("ix_nomination_organisation_call_id", "organisation_call_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    #: What stands on the receipt and can be said on the phone: "7KQ4-9M2P".
    reference: Mapped[str] = mapped_column(unique=True)
    route: Mapped[Route] = mapped_column(choice(Route, "route"))
    source: Mapped[Source] = mapped_column(choice(Source, "source"))
    #: The nominee's language, in which they get their letters.
    language: Mapped[str]
    #: The instant at which the request came in.
    received_at: Mapped[datetime]
    #: When it was written down: later, where it came on paper.
    written_at: Mapped[datetime] = mapped_column(default=as_it_came("received_at"))
    #: `Actor.reference`.
    received_by: Mapped[str]
    channel_id: Mapped[UUID | None] = mapped_column(ForeignKey("recruitment_channel.id"))
    #: Answer to *how did you hear of it*.
    heard: Mapped[ChannelKind | None] = mapped_column(choice(ChannelKind, "heard"))
    seat_group_id: Mapped[UUID | None] = mapped_column(ForeignKey("seat_group.id"))
    country_group: Mapped[str | None]
    organisation_call_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation_call.id"))
    place: Mapped[int | None]
    proposed_as: Mapped[ProposedAs] = mapped_column(choice(ProposedAs, "proposed_as"), default=ProposedAs.MEMBER)
    #: What stands in the link that the candidate shares with supporters: `/stoette/<code>`. It is there from the start:
    #: a round may ask for supporters later. Gone once it is erased.
    support_code: Mapped[str | None] = mapped_column(unique=True)
    erased_at: Mapped[datetime | None]
    erased_because: Mapped[Erased | None] = mapped_column(choice(Erased, "erased_because"))

    round: Mapped[RecruitmentRound] = relationship(lazy="raise_on_sql")
    channel: Mapped[Channel | None] = relationship(lazy="raise_on_sql")
    seat_group: Mapped[SeatGroup | None] = relationship(lazy="raise_on_sql")
    organisation_call: Mapped[OrganisationCall | None] = relationship(lazy="raise_on_sql")
    nominee: Mapped["Nominee | None"] = relationship(lazy="raise_on_sql", back_populates="nomination")
    nominator: Mapped["Nominator | None"] = relationship(lazy="raise_on_sql", back_populates="nomination")
    ask: Mapped[NomineeAsk | None] = relationship(lazy="raise_on_sql")
    answers: Mapped[list[NominationAnswer]] = relationship(lazy="raise_on_sql", order_by=NominationAnswer.at)
    withdrawals: Mapped[list[NominationWithdrawal]] = relationship(
        lazy="raise_on_sql", order_by=NominationWithdrawal.at
    )
    supporters: Mapped[list[Supporter]] = relationship(lazy="raise_on_sql", order_by=Supporter.signed_at)


class Nominee(Base):
    """Whoever is to stand, as the nomination says. Gone when the nomination is erased. Never public before approval."""

    __tablename__ = "nominee"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint("(declared_text_id IS NULL) = (declared_at IS NULL)", name="declared_a_text"),
        Index("ix_nominee_sort_key", "sort_key"),
        Index("ix_nominee_search_key", "search_key"),
        Index("ix_nominee_email", "email"),
        Index("ix_nominee_person_id", "person_id"),
        # A photo that is erased is looked for here.
        Index("ix_nominee_photo_id", "photo_id"),
    )

    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    #: The whole name as the person writes it; never split into first and last.
    name: Mapped[str]
    sort_key: Mapped[str]
    search_key: Mapped[str]
    #: What is not stated is empty.
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    #: Asked only where a rule needs it, shown on the check page alone, erased when it is checked.
    birth_date: Mapped[date | None]
    #: For proposals of organisations only (Ligestillingsloven § 10 a).
    gender: Mapped[Gender | None] = mapped_column(choice(Gender, "gender"))
    #: The person whom the council knows, where it is known to be them.
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    motivation: Mapped[str] = mapped_column(default="")
    presentation: Mapped[str] = mapped_column(default="")
    #: Ids of `Interest`.
    interests: Mapped[list[str]] = mapped_column(JSON)
    #: Codes of languages.
    languages: Mapped[list[str]] = mapped_column(JSON)
    photo_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id", ondelete="SET NULL"))
    #: What the person lets everybody see, once approved; each can be taken back.
    shows_motivation: Mapped[bool] = mapped_column(default=False)
    shows_languages: Mapped[bool] = mapped_column(default=False)
    shows_photo: Mapped[bool] = mapped_column(default=False)
    #: The words whose condition the person declared to meet, on faith and honour.
    declared_text_id: Mapped[UUID | None] = mapped_column(ForeignKey("recruitment_round_text.id"))
    declared_at: Mapped[datetime | None]
    #: May be contacted after the term, too (GDPR art. 6(1)(a)).
    consents_to_contact_at: Mapped[datetime | None]
    #: Whoever proposed them may hear what they answered.
    tells_nominator: Mapped[bool] = mapped_column(default=False)
    #: When the person used a link that was sent to the address.
    email_confirmed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    nomination: Mapped[Nomination] = relationship(lazy="raise_on_sql", back_populates="nominee")
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    photo: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")
    declared_text: Mapped[RoundText | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)


class Nominator(Base):
    """Whoever proposed somebody else. Gone when the nomination is erased."""

    __tablename__ = "nominator"
    __table_args__ = (CheckConstraint("trim(name) <> ''", name="has_a_name"),)

    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    relation: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="da")

    nomination: Mapped[Nomination] = relationship(lazy="raise_on_sql", back_populates="nominator")


class ContinuationAsk(Base):
    """A sitting member was asked: *Vil du fortsætte?* A yes is a nomination."""

    __tablename__ = "continuation_ask"
    __table_args__ = (
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered_some_day"),
        CheckConstraint("(answer IS NULL) = (manner IS NULL)", name="answered_in_some_manner"),
        CheckConstraint("nomination_id IS NULL OR answer", name="nomination_is_a_yes"),
        UniqueConstraint("round_id", "person_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    #: True: goes on.
    answer: Mapped[bool | None]
    answered_at: Mapped[datetime | None]
    #: `Actor.reference`.
    answered_by: Mapped[str | None]
    manner: Mapped[Manner | None] = mapped_column(choice(Manner, "manner"))
    nomination_id: Mapped[UUID | None] = mapped_column(ForeignKey("nomination.id"))
    version: Mapped[int] = mapped_column()

    round: Mapped[RecruitmentRound] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    nomination: Mapped[Nomination | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)
