"""What is proposed to the municipal council, and what it decided about each."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "appointment_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("submitted_by", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_appointment_case_has_a_name")),
        sa.CheckConstraint(
            "(submitted_by IS NULL) = (submitted_on IS NULL)", name=op.f("ck_appointment_case_submitted_by_somebody")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_appointment_case_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_case")),
    )
    op.create_index("ix_appointment_case_term_id", "appointment_case", ["term_id"], unique=False)
    op.create_table(
        "designate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("seat_group_id", sa.Uuid(), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "member",
                "substitute",
                "associate",
                name="role_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("stands_in_for_id", sa.Uuid(), nullable=True),
        sa.Column("nomination_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("on_behalf_of_id", sa.Uuid(), nullable=True),
        sa.Column("party", sa.String(), nullable=True),
        sa.Column(
            "source",
            sa.Enum(
                "result",
                "selection",
                "organisation",
                "political_group",
                "council",
                "municipal_council",
                name="source_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("source_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("dropped_because", sa.String(), nullable=True),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dropped_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "rank IS NULL OR (rank >= 1 AND role = 'substitute')", name=op.f("ck_designate_the_next_are_ranked")
        ),
        sa.CheckConstraint("role IN ('member', 'substitute')", name=op.f("ck_designate_for_a_place")),
        sa.CheckConstraint(
            "source <> 'municipal_council' OR trim(reason) <> ''", name=op.f("ck_designate_deviates_with_a_reason")
        ),
        sa.CheckConstraint(
            "stands_in_for_id IS NULL OR role = 'substitute'", name=op.f("ck_designate_only_the_next_stand_in")
        ),
        sa.CheckConstraint(
            "(dropped_at IS NULL) = (dropped_because IS NULL)", name=op.f("ck_designate_dropped_with_a_reason")
        ),
        sa.CheckConstraint(
            "(dropped_at IS NULL) = (dropped_by IS NULL)", name=op.f("ck_designate_dropped_by_somebody")
        ),
        sa.CheckConstraint(
            "nomination_id IS NOT NULL OR person_id IS NOT NULL", name=op.f("ck_designate_is_about_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["appointment_case.id"], name=op.f("fk_designate_case_id_appointment_case")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_designate_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(
            ["on_behalf_of_id"], ["organization.id"], name=op.f("fk_designate_on_behalf_of_id_organization")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_designate_person_id_person")),
        sa.ForeignKeyConstraint(
            ["seat_group_id"], ["seat_group.id"], name=op.f("fk_designate_seat_group_id_seat_group")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_designate_seat_id_seat")),
        sa.ForeignKeyConstraint(
            ["stands_in_for_id"], ["designate.id"], name=op.f("fk_designate_stands_in_for_id_designate")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_designate")),
    )
    op.create_index("ix_designate_case_id", "designate", ["case_id"], unique=False)
    op.create_index("ix_designate_nomination_id", "designate", ["nomination_id"], unique=False)
    op.create_index("ix_designate_person_id", "designate", ["person_id"], unique=False)
    op.create_table(
        "designate_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("designate_id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column(
            "decided_as",
            sa.Enum(
                "appointed",
                "not_appointed",
                name="decided_as_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "membership_id IS NULL OR decided_as = 'appointed'",
            name=op.f("ck_designate_decision_only_the_appointed_sit"),
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_designate_decision_revoked_by_somebody")
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_because IS NULL)", name=op.f("ck_designate_decision_revoked_with_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_designate_decision_decision_id_decision")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["membership.id"],
            name=op.f("fk_designate_decision_membership_id_membership"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["designate_id"], ["designate.id"], name=op.f("fk_designate_decision_designate_id_designate")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_designate_decision")),
    )
    op.create_index("ix_designate_decision_decision_id", "designate_decision", ["decision_id"], unique=False)
    op.create_index("ix_designate_decision_membership_id", "designate_decision", ["membership_id"], unique=False)
    op.create_index(
        "uq_designate_decision_standing",
        "designate_decision",
        ["designate_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("designate_decision")
    op.drop_table("designate")
    op.drop_table("appointment_case")
