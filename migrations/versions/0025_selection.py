"""Selection without a vote: criteria, what is written about candidates, and who is recommended for appointment."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recommendation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("reasons_are_open", sa.Boolean(), nullable=False),
        sa.Column(
            "uneven",
            sa.Enum(
                "only_one_sex_stood",
                "council_is_even",
                "other_criteria",
                name="uneven_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.String(), nullable=True),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint("trim(decided_by) <> ''", name=op.f("ck_recommendation_decided_by_somebody")),
        sa.CheckConstraint(
            "(released_by IS NULL) = (released_at IS NULL)", name=op.f("ck_recommendation_released_by_somebody")
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_recommendation_revoked_by_somebody")
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_because IS NULL)", name=op.f("ck_recommendation_revoked_with_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_recommendation_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
    )
    op.create_index(
        "uq_recommendation_standing",
        "recommendation",
        ["round_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "selection_criterion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "aspect",
            sa.Enum(
                "area",
                "age",
                "interests",
                "languages",
                "experience",
                "balance",
                "other",
                name="aspect_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(label) <> ''", name=op.f("ck_selection_criterion_has_a_label")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_selection_criterion_positions_from_one")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_selection_criterion_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selection_criterion")),
        sa.UniqueConstraint("round_id", "position", name=op.f("uq_selection_criterion_round_id_position")),
    )
    op.create_table(
        "assessment",
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column(
            "choice",
            sa.Enum(
                "member",
                "next",
                "not_recommended",
                name="choice_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("seat_group_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("stands_in_for_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("conflict", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("rank IS NULL OR choice = 'next'", name=op.f("ck_assessment_only_the_next_are_ranked")),
        sa.CheckConstraint(
            "stands_in_for_id IS NULL OR choice = 'next'", name=op.f("ck_assessment_only_the_next_stand_in")
        ),
        sa.CheckConstraint("rank IS NULL OR rank >= 1", name=op.f("ck_assessment_ranks_from_one")),
        sa.CheckConstraint("stands_in_for_id <> nomination_id", name=op.f("ck_assessment_for_somebody_else")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_assessment_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(
            ["seat_group_id"], ["seat_group.id"], name=op.f("fk_assessment_seat_group_id_seat_group")
        ),
        sa.ForeignKeyConstraint(
            ["stands_in_for_id"], ["nomination.id"], name=op.f("fk_assessment_stands_in_for_id_nomination")
        ),
        sa.PrimaryKeyConstraint("nomination_id", name=op.f("pk_assessment")),
    )
    op.create_table(
        "recommended",
        sa.Column("recommendation_id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column(
            "choice",
            sa.Enum(
                "member",
                "next",
                "not_recommended",
                name="choice_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("seat_group_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("stands_in_for_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("(choice = 'next') = (rank IS NOT NULL)", name=op.f("ck_recommended_the_next_are_ranked")),
        sa.CheckConstraint("choice <> 'member' OR seat_group_id IS NOT NULL", name=op.f("ck_recommended_has_places")),
        sa.CheckConstraint("choice = 'next' OR trim(reason) <> ''", name=op.f("ck_recommended_has_a_reason")),
        sa.CheckConstraint(
            "stands_in_for_id IS NULL OR choice = 'next'", name=op.f("ck_recommended_only_the_next_stand_in")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_recommended_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendation.id"], name=op.f("fk_recommended_recommendation_id_recommendation")
        ),
        sa.ForeignKeyConstraint(
            ["seat_group_id"], ["seat_group.id"], name=op.f("fk_recommended_seat_group_id_seat_group")
        ),
        sa.ForeignKeyConstraint(
            ["stands_in_for_id"], ["nomination.id"], name=op.f("fk_recommended_stands_in_for_id_nomination")
        ),
        sa.PrimaryKeyConstraint("recommendation_id", "nomination_id", name=op.f("pk_recommended")),
    )
    op.create_index("ix_recommended_nomination_id", "recommended", ["nomination_id"], unique=False)
    op.create_table(
        "assessment_note",
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("criterion_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("trim(text) <> ''", name=op.f("ck_assessment_note_says_something")),
        sa.ForeignKeyConstraint(
            ["criterion_id"],
            ["selection_criterion.id"],
            name=op.f("fk_assessment_note_criterion_id_selection_criterion"),
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["assessment.nomination_id"], name=op.f("fk_assessment_note_nomination_id_assessment")
        ),
        sa.PrimaryKeyConstraint("nomination_id", "criterion_id", name=op.f("pk_assessment_note")),
    )
    op.create_index("ix_assessment_note_criterion_id", "assessment_note", ["criterion_id"], unique=False)


def downgrade() -> None:
    for table in ("assessment_note", "recommended", "assessment", "selection_criterion", "recommendation"):
        op.drop_table(table)
