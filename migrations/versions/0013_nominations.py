"""Nominations: who stands, who proposed whom, and what they answered."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "language_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("trim(reviewer) <> ''", name=op.f("ck_language_review_reviewed_by_somebody")),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_language_review_revoked_by_somebody")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language_review")),
    )
    op.create_index(
        "uq_language_review_standing",
        "language_review",
        ["language"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "nomination",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column(
            "route",
            sa.Enum(
                "self",
                "other",
                "organisation",
                "continuation",
                name="route_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "form",
                "paper",
                "phone",
                "email",
                "meeting",
                "floor",
                name="source_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=True),
        sa.Column(
            "heard",
            sa.Enum(
                "language_centre",
                "adult_education",
                "website",
                "social_media",
                "member_network",
                "organisation",
                "advertisement",
                "meeting",
                "other",
                name="heard_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("seat_group_id", sa.Uuid(), nullable=True),
        sa.Column("country_group", sa.String(), nullable=True),
        sa.Column("organisation_call_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column(
            "proposed_as",
            sa.Enum(
                "member", "substitute", name="proposed_as_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("support_code", sa.String(), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "erased_because",
            sa.Enum(
                "no_answer",
                "declined",
                "withdrawn",
                "asked_for",
                "retention",
                name="erased_because_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "(route = 'organisation') = (organisation_call_id IS NOT NULL)",
            name=op.f("ck_nomination_organisation_was_called"),
        ),
        sa.CheckConstraint(
            "proposed_as = 'member' OR organisation_call_id IS NOT NULL",
            name=op.f("ck_nomination_substitute_of_an_organisation"),
        ),
        sa.CheckConstraint("trim(reference) <> ''", name=op.f("ck_nomination_has_a_reference")),
        sa.CheckConstraint(
            "(erased_at IS NULL) = (erased_because IS NULL)", name=op.f("ck_nomination_erased_for_a_reason")
        ),
        sa.CheckConstraint(
            "(organisation_call_id IS NULL) = (place IS NULL)", name=op.f("ck_nomination_organisation_has_a_place")
        ),
        sa.CheckConstraint("place IS NULL OR place >= 1", name=op.f("ck_nomination_places_from_one")),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["recruitment_channel.id"], name=op.f("fk_nomination_channel_id_recruitment_channel")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_call_id"],
            ["organisation_call.id"],
            name=op.f("fk_nomination_organisation_call_id_organisation_call"),
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_nomination_round_id_recruitment_round")
        ),
        sa.ForeignKeyConstraint(
            ["seat_group_id"], ["seat_group.id"], name=op.f("fk_nomination_seat_group_id_seat_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
        sa.UniqueConstraint("reference", name=op.f("uq_nomination_reference")),
        sa.UniqueConstraint("support_code", name=op.f("uq_nomination_support_code")),
    )
    op.create_index("ix_nomination_channel_id", "nomination", ["channel_id"], unique=False)
    op.create_index("ix_nomination_organisation_call_id", "nomination", ["organisation_call_id"], unique=False)
    op.create_index("ix_nomination_round_id", "nomination", ["round_id", "received_at"], unique=False)
    op.create_table(
        "continuation_ask",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Boolean(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column(
            "manner",
            sa.Enum(
                "online",
                "paper",
                "phone",
                "email",
                "meeting",
                name="manner_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("nomination_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)", name=op.f("ck_continuation_ask_answered_some_day")
        ),
        sa.CheckConstraint(
            "(answer IS NULL) = (manner IS NULL)", name=op.f("ck_continuation_ask_answered_in_some_manner")
        ),
        sa.CheckConstraint("nomination_id IS NULL OR answer", name=op.f("ck_continuation_ask_nomination_is_a_yes")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_continuation_ask_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_continuation_ask_person_id_person")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_continuation_ask_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_continuation_ask")),
        sa.UniqueConstraint("round_id", "person_id", name=op.f("uq_continuation_ask_round_id_person_id")),
    )
    op.create_table(
        "nomination_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("accepts", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column(
            "manner",
            sa.Enum(
                "online",
                "paper",
                "phone",
                "email",
                "meeting",
                name="manner_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_nomination_answer_revoked_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_nomination_answer_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination_answer")),
    )
    op.create_index("ix_nomination_answer_nomination_id", "nomination_answer", ["nomination_id"], unique=False)
    op.create_index(
        "uq_nomination_answer_standing",
        "nomination_answer",
        ["nomination_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "nomination_withdrawal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column(
            "manner",
            sa.Enum(
                "online",
                "paper",
                "phone",
                "email",
                "meeting",
                name="manner_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("by_nominator", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_nomination_withdrawal_revoked_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_nomination_withdrawal_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination_withdrawal")),
    )
    op.create_index("ix_nomination_withdrawal_nomination_id", "nomination_withdrawal", ["nomination_id"], unique=False)
    op.create_index(
        "uq_nomination_withdrawal_standing",
        "nomination_withdrawal",
        ["nomination_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "nominator",
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_nominator_has_a_name")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_nominator_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("nomination_id", name=op.f("pk_nominator")),
    )
    op.create_table(
        "nominee",
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column(
            "gender",
            sa.Enum("woman", "man", "other", name="gender_known", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("motivation", sa.String(), nullable=False),
        sa.Column("presentation", sa.String(), nullable=False),
        sa.Column("interests", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=True),
        sa.Column("shows_motivation", sa.Boolean(), nullable=False),
        sa.Column("shows_languages", sa.Boolean(), nullable=False),
        sa.Column("shows_photo", sa.Boolean(), nullable=False),
        sa.Column("declared_text_id", sa.Uuid(), nullable=True),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("consents_to_contact_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tells_nominator", sa.Boolean(), nullable=False),
        sa.Column("email_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_nominee_has_a_name")),
        sa.CheckConstraint(
            "(declared_text_id IS NULL) = (declared_at IS NULL)", name=op.f("ck_nominee_declared_a_text")
        ),
        sa.ForeignKeyConstraint(
            ["declared_text_id"],
            ["recruitment_round_text.id"],
            name=op.f("fk_nominee_declared_text_id_recruitment_round_text"),
        ),
        sa.ForeignKeyConstraint(["nomination_id"], ["nomination.id"], name=op.f("fk_nominee_nomination_id_nomination")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_nominee_person_id_person")),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["stored_file.id"], name=op.f("fk_nominee_photo_id_stored_file"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("nomination_id", name=op.f("pk_nominee")),
    )
    op.create_index("ix_nominee_email", "nominee", ["email"], unique=False)
    op.create_index("ix_nominee_person_id", "nominee", ["person_id"], unique=False)
    op.create_index("ix_nominee_search_key", "nominee", ["search_key"], unique=False)
    op.create_index("ix_nominee_sort_key", "nominee", ["sort_key"], unique=False)
    op.create_table(
        "nominee_ask",
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("asked_at < expires_at", name=op.f("ck_nominee_ask_expires_after_it_is_asked")),
        sa.CheckConstraint("reminders >= 0", name=op.f("ck_nominee_ask_reminders_are_counted")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_nominee_ask_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("nomination_id", name=op.f("pk_nominee_ask")),
    )
    op.create_index("ix_nominee_ask_expires_at", "nominee_ask", ["expires_at"], unique=False)
    op.create_table(
        "supporter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column(
            "manner",
            sa.Enum(
                "online",
                "paper",
                "phone",
                "email",
                "meeting",
                name="manner_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.String(), nullable=True),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_supporter_has_a_name")),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name=op.f("ck_supporter_withdrawn_by_somebody")
        ),
        sa.CheckConstraint("length(identity) = 64", name=op.f("ck_supporter_identity_is_a_digest")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_supporter_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supporter")),
        sa.UniqueConstraint("nomination_id", "identity", name=op.f("uq_supporter_nomination_id_identity")),
    )


def downgrade() -> None:
    op.drop_table("supporter")
    op.drop_table("nominee_ask")
    op.drop_table("nominee")
    op.drop_table("nominator")
    op.drop_table("nomination_withdrawal")
    op.drop_table("nomination_answer")
    op.drop_table("continuation_ask")
    op.drop_table("nomination")
    op.drop_table("language_review")
