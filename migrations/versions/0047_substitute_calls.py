"""Who is called in for whom, who was asked, and what they answered."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "substitute_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "meeting", "leave", "for_good", name="kind_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "apology",
                "leave",
                "illness",
                "parental_leave",
                "other_public_duty",
                "disqualified",
                "vacancy",
                name="reason_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.Column("closed_because", sa.String(), nullable=False),
        sa.Column(
            "filled_by",
            sa.Enum(
                "council_recommendation",
                "organisation",
                "political_group",
                "by_election",
                "nobody",
                name="filled_by_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("entered_as_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "entered_as_id IS NULL OR kind = 'for_good'", name=op.f("ck_substitute_call_enters_for_good")
        ),
        sa.CheckConstraint("kind <> 'leave' OR until IS NOT NULL", name=op.f("ck_substitute_call_leave_ends")),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (closed_by IS NULL)", name=op.f("ck_substitute_call_closed_by_somebody")
        ),
        sa.CheckConstraint(
            "entered_as_id IS NULL OR closed_at IS NOT NULL", name=op.f("ck_substitute_call_entered_when_closed")
        ),
        sa.CheckConstraint(
            "filled_by IS NULL OR closed_at IS NOT NULL", name=op.f("ck_substitute_call_left_open_when_closed")
        ),
        sa.CheckConstraint("until IS NULL OR since < until", name=op.f("ck_substitute_call_begins_before_it_ends")),
        sa.ForeignKeyConstraint(
            ["entered_as_id"],
            ["membership.id"],
            name=op.f("fk_substitute_call_entered_as_id_membership"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["member_id"], ["membership.id"], name=op.f("fk_substitute_call_member_id_membership")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_substitute_call")),
    )
    op.create_index("ix_substitute_call_member_id", "substitute_call", ["member_id"], unique=False)
    op.create_table(
        "substitute_ask",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("substitute_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepts", sa.Boolean(), nullable=True),
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
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (accepts IS NULL)", name=op.f("ck_substitute_ask_answer_has_a_time")
        ),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (answered_by IS NULL)", name=op.f("ck_substitute_ask_answered_by_somebody")
        ),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (manner IS NULL)", name=op.f("ck_substitute_ask_answered_in_some_manner")
        ),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name=op.f("ck_substitute_ask_withdrawn_by_somebody")
        ),
        sa.CheckConstraint("asked_at < answer_by", name=op.f("ck_substitute_ask_answered_after_it_is_asked")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_substitute_ask_asked_in_order")),
        sa.ForeignKeyConstraint(
            ["call_id"], ["substitute_call.id"], name=op.f("fk_substitute_ask_call_id_substitute_call")
        ),
        sa.ForeignKeyConstraint(
            ["substitute_id"], ["membership.id"], name=op.f("fk_substitute_ask_substitute_id_membership")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_substitute_ask")),
        sa.UniqueConstraint("call_id", "position", name=op.f("uq_substitute_ask_call_id_position")),
        sa.UniqueConstraint("call_id", "substitute_id", name=op.f("uq_substitute_ask_call_id_substitute_id")),
    )
    op.create_index("ix_substitute_ask_substitute_id", "substitute_ask", ["substitute_id"], unique=False)
    op.create_index(
        "uq_substitute_ask_accepted",
        "substitute_ask",
        ["call_id"],
        unique=True,
        sqlite_where=sa.text("accepts AND withdrawn_at IS NULL"),
        postgresql_where=sa.text("accepts AND withdrawn_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("substitute_ask")
    op.drop_table("substitute_call")
