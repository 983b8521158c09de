"""Recruitment: rounds with their texts, dates and channels, and who is asked to find candidates."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "interest",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest")),
        sa.UniqueConstraint("position", name=op.f("uq_interest_position")),
    )
    op.create_table(
        "recruitment_round",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "filling_method",
            sa.Enum(
                "advisory_election",
                "direct_election",
                "council_selection",
                "organisation_nomination",
                "council_own_members",
                "ex_officio",
                "council_recommendation",
                name="filling_method_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("anchor_on", sa.Date(), nullable=True),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remedy_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisations_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("contact_email", sa.String(), nullable=False),
        sa.Column("contact_phone", sa.String(), nullable=False),
        sa.Column("routes", sa.JSON(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("word_limit", sa.Integer(), nullable=False),
        sa.Column("supporters_needed", sa.Integer(), nullable=False),
        sa.Column("supporters_may_repeat", sa.Boolean(), nullable=False),
        sa.Column("answer_days", sa.Integer(), nullable=False),
        sa.Column("country_groups", sa.JSON(), nullable=True),
        sa.Column("country_groups_approval", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "country_groups IS NULL OR coalesce(trim(country_groups_approval), '') <> ''",
            name=op.f("ck_recruitment_round_country_groups_are_approved"),
        ),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_recruitment_round_has_a_name")),
        sa.CheckConstraint("trim(slug) <> ''", name=op.f("ck_recruitment_round_has_a_slug")),
        sa.CheckConstraint("answer_days >= 1", name=op.f("ck_recruitment_round_answer_takes_a_day")),
        sa.CheckConstraint("opens_at < closes_at", name=op.f("ck_recruitment_round_opens_before_it_closes")),
        sa.CheckConstraint(
            "remedy_until IS NULL OR closes_at <= remedy_until",
            name=op.f("ck_recruitment_round_remedy_after_it_closes"),
        ),
        sa.CheckConstraint("supporters_needed >= 0", name=op.f("ck_recruitment_round_supporters_are_a_number")),
        sa.CheckConstraint("word_limit >= 1", name=op.f("ck_recruitment_round_word_limit_is_a_number")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_recruitment_round_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruitment_round")),
        sa.UniqueConstraint("slug", name=op.f("uq_recruitment_round_slug")),
    )
    op.create_index("ix_recruitment_round_term_id", "recruitment_round", ["term_id"], unique=False)
    op.create_table(
        "organisation_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("seat_group_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("contact_email", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "deviation",
            sa.Enum(
                "one_sex_association",
                "born_member",
                "nobody_else_willing",
                "other",
                name="deviation_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("deviation_text", sa.String(), nullable=True),
        sa.Column("other_as_substitute", sa.Boolean(), nullable=False),
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
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "deviation IS NULL OR deviation <> 'other' OR coalesce(trim(deviation_text), '') <> ''",
            name=op.f("ck_organisation_call_another_reason_is_stated"),
        ),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (manner IS NULL)", name=op.f("ck_organisation_call_answered_in_some_manner")
        ),
        sa.CheckConstraint(
            "deviation IS NULL OR answered_at IS NOT NULL", name=op.f("ck_organisation_call_deviates_in_its_answer")
        ),
        sa.CheckConstraint("places >= 1", name=op.f("ck_organisation_call_has_a_place")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_organisation_call_organization_id_organization")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_organisation_call_round_id_recruitment_round")
        ),
        sa.ForeignKeyConstraint(
            ["seat_group_id"], ["seat_group.id"], name=op.f("fk_organisation_call_seat_group_id_seat_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_call")),
        sa.UniqueConstraint(
            "round_id",
            "seat_group_id",
            "organization_id",
            name=op.f("uq_organisation_call_round_id_seat_group_id_organization_id"),
        ),
    )
    op.create_table(
        "recruitment_channel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
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
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(code) <> ''", name=op.f("ck_recruitment_channel_has_a_code")),
        sa.CheckConstraint("trim(label) <> ''", name=op.f("ck_recruitment_channel_has_a_label")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_recruitment_channel_organization_id_organization")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_recruitment_channel_person_id_person")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_recruitment_channel_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruitment_channel")),
        sa.UniqueConstraint("code", name=op.f("uq_recruitment_channel_code")),
        sa.UniqueConstraint("round_id", "label", name=op.f("uq_recruitment_channel_round_id_label")),
        sa.UniqueConstraint("round_id", "person_id", name=op.f("uq_recruitment_channel_round_id_person_id")),
    )
    op.create_table(
        "recruitment_round_announcement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)",
            name=op.f("ck_recruitment_round_announcement_revoked_by_somebody"),
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_because IS NULL)",
            name=op.f("ck_recruitment_round_announcement_revoked_with_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["recruitment_round.id"],
            name=op.f("fk_recruitment_round_announcement_round_id_recruitment_round"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruitment_round_announcement")),
    )
    op.create_index(
        "uq_recruitment_round_announcement_standing",
        "recruitment_round_announcement",
        ["round_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "recruitment_round_date",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "help_session",
                "candidates_told",
                "postal_opens",
                "brochure",
                "postal_closes",
                "polling_meeting",
                "result_on_website",
                "result_in_paper",
                "committee_submission",
                "committee",
                "finance_submission",
                "finance",
                "council_submission",
                "council",
                "constituting_meeting",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("clock", sa.Time(), nullable=True),
        sa.Column("is_chosen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_recruitment_round_date_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruitment_round_date")),
        sa.UniqueConstraint("round_id", "kind", name=op.f("uq_recruitment_round_date_round_id_kind")),
    )
    op.create_table(
        "recruitment_round_extension",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column(
            "deadline",
            sa.Enum(
                "closes",
                "remedy",
                "organisations",
                name="deadline_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("after", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("trim(reason) <> ''", name=op.f("ck_recruitment_round_extension_has_a_reason")),
        sa.CheckConstraint("before < after", name=op.f("ck_recruitment_round_extension_puts_off")),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["recruitment_round.id"],
            name=op.f("fk_recruitment_round_extension_round_id_recruitment_round"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruitment_round_extension")),
    )
    op.create_index(
        "ix_recruitment_round_extension_round_id", "recruitment_round_extension", ["round_id"], unique=False
    )
    op.create_table(
        "recruitment_round_group",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("seat_group_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_recruitment_round_group_round_id_recruitment_round")
        ),
        sa.ForeignKeyConstraint(
            ["seat_group_id"], ["seat_group.id"], name=op.f("fk_recruitment_round_group_seat_group_id_seat_group")
        ),
        sa.PrimaryKeyConstraint("round_id", "seat_group_id", name=op.f("pk_recruitment_round_group")),
    )
    op.create_table(
        "recruitment_round_text",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("call", sa.String(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("wanted", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("trim(condition) <> ''", name=op.f("ck_recruitment_round_text_has_a_condition")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_recruitment_round_text_versions_from_one")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_recruitment_round_text_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruitment_round_text")),
        sa.UniqueConstraint("round_id", "language", "version", name="uq_recruitment_round_text_version"),
    )
    op.create_table(
        "network_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["recruitment_channel.id"], name=op.f("fk_network_call_channel_id_recruitment_channel")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_network_call_person_id_person")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_network_call_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network_call")),
        sa.UniqueConstraint("round_id", "person_id", name=op.f("uq_network_call_round_id_person_id")),
    )
    op.create_table(
        "prospect",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("suggested_by", sa.String(), nullable=False),
        sa.Column("kept_on", sa.Date(), nullable=False),
        sa.Column("erase_on", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "answer",
            sa.Enum(
                "interested", "undecided", name="answer_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_prospect_has_a_name")),
        sa.CheckConstraint("trim(suggested_by) <> ''", name=op.f("ck_prospect_suggested_by_somebody")),
        sa.CheckConstraint("(answered_at IS NULL) = (answer IS NULL)", name=op.f("ck_prospect_answered_something")),
        sa.CheckConstraint("kept_on < erase_on", name=op.f("ck_prospect_erased_after_it_is_kept")),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["recruitment_channel.id"], name=op.f("fk_prospect_channel_id_recruitment_channel")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_prospect_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prospect")),
    )
    op.create_index("ix_prospect_erase_on", "prospect", ["erase_on"], unique=False)
    op.create_index("ix_prospect_round_id", "prospect", ["round_id"], unique=False)
    op.create_table(
        "recruitment_channel_visit",
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.CheckConstraint("visits >= 1", name=op.f("ck_recruitment_channel_visit_counts_upwards")),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["recruitment_channel.id"],
            name=op.f("fk_recruitment_channel_visit_channel_id_recruitment_channel"),
        ),
        sa.PrimaryKeyConstraint("channel_id", "day", name=op.f("pk_recruitment_channel_visit")),
    )


def downgrade() -> None:
    op.drop_table("recruitment_channel_visit")
    op.drop_table("prospect")
    op.drop_table("network_call")
    op.drop_table("recruitment_round_text")
    op.drop_table("recruitment_round_group")
    op.drop_table("recruitment_round_extension")
    op.drop_table("recruitment_round_date")
    op.drop_table("recruitment_round_announcement")
    op.drop_table("recruitment_channel")
    op.drop_table("organisation_call")
    op.drop_table("recruitment_round")
    op.drop_table("interest")
