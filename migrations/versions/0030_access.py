"""Somebody asks for access to documents, and what they get of each is written down."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "access_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=True),
        sa.Column("stop_id", sa.Uuid(), nullable=False),
        sa.Column("asker", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("wanted", sa.String(), nullable=False),
        sa.Column("is_party", sa.Boolean(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
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
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("letter", sa.String(), nullable=False),
        sa.CheckConstraint("trim(asker) <> ''", name=op.f("ck_access_request_by_somebody")),
        sa.CheckConstraint("trim(contact) <> ''", name=op.f("ck_access_request_is_answered_somewhere")),
        sa.CheckConstraint("trim(wanted) <> ''", name=op.f("ck_access_request_wants_something")),
        sa.CheckConstraint(
            "(decided_by IS NULL) = (decided_on IS NULL)", name=op.f("ck_access_request_decided_by_somebody")
        ),
        sa.CheckConstraint(
            "decided_on IS NULL OR trim(letter) <> ''", name=op.f("ck_access_request_decided_in_a_letter")
        ),
        sa.CheckConstraint(
            "decided_on IS NULL OR received_on <= decided_on", name=op.f("ck_access_request_decided_after_it_came")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_access_request_round_id_recruitment_round")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_access_request_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(
            ["stop_id"], ["retention_stop.id"], name=op.f("fk_access_request_stop_id_retention_stop")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_request")),
        sa.UniqueConstraint("stop_id", name="uq_access_request_stop"),
    )
    op.create_index("ix_access_request_round_id", "access_request", ["round_id"])
    op.create_index("ix_access_request_nomination_id", "access_request", ["nomination_id"])
    op.create_table(
        "access_choice",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column(
            "choice",
            sa.Enum(
                "given", "part", "withheld", name="choice_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("because", sa.String(), nullable=False),
        sa.CheckConstraint(
            "choice = 'given' OR trim(because) <> ''", name=op.f("ck_access_choice_left_out_by_a_paragraph")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["access_request.id"], name=op.f("fk_access_choice_request_id_access_request")
        ),
        sa.PrimaryKeyConstraint("request_id", "document", name=op.f("pk_access_choice")),
    )


def downgrade() -> None:
    op.drop_table("access_choice")
    op.drop_table("access_request")
