"""Somebody who leaves a council is asked whether they wish to be invited later."""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invitation_ask",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wishes", sa.Boolean(), nullable=True),
        sa.CheckConstraint("trim(purpose) <> ''", name=op.f("ck_invitation_ask_has_a_purpose")),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (wishes IS NULL)", name=op.f("ck_invitation_ask_answered_with_yes_or_no")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_invitation_ask_body_id_body")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invitation_ask_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_ask")),
    )
    op.create_index("ix_invitation_ask_person_id", "invitation_ask", ["person_id"], unique=False)
    op.create_index(
        "uq_invitation_ask_open",
        "invitation_ask",
        ["body_id", "person_id", "purpose"],
        unique=True,
        sqlite_where=sa.text("answered_at IS NULL"),
        postgresql_where=sa.text("answered_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("invitation_ask")
