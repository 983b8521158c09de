"""What members let the others see, and what they were asked once a year."""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contact_sharing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "field",
            sa.Enum(
                "email", "phone", "address", name="field_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
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
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_contact_sharing_body_id_body")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_contact_sharing_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_sharing")),
        sa.UniqueConstraint("person_id", "body_id", "field", name=op.f("uq_contact_sharing_person_id_body_id_field")),
    )
    op.create_index("ix_contact_sharing_body_id", "contact_sharing", ["body_id"], unique=False)
    op.create_table(
        "yearly_check",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "answer",
            sa.Enum(
                "confirmed",
                "corrected",
                "moved",
                name="answer_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.String(), nullable=False),
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
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "note = '' OR answered_at IS NOT NULL", name=op.f("ck_yearly_check_note_comes_with_an_answer")
        ),
        sa.CheckConstraint("(answered_at IS NULL) = (answer IS NULL)", name=op.f("ck_yearly_check_answer_has_a_time")),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (answered_by IS NULL)", name=op.f("ck_yearly_check_answered_by_somebody")
        ),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (manner IS NULL)", name=op.f("ck_yearly_check_answered_in_some_manner")
        ),
        sa.CheckConstraint(
            "(settled_at IS NULL) = (settled_by IS NULL)", name=op.f("ck_yearly_check_settled_by_somebody")
        ),
        sa.CheckConstraint("asked_at < answer_by", name=op.f("ck_yearly_check_answered_after_it_is_asked")),
        sa.CheckConstraint(
            "settled_at IS NULL OR answered_at IS NOT NULL", name=op.f("ck_yearly_check_settled_once_it_is_answered")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_yearly_check_body_id_body")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_yearly_check_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yearly_check")),
        sa.UniqueConstraint("person_id", "body_id", "year", name=op.f("uq_yearly_check_person_id_body_id_year")),
    )
    op.create_index("ix_yearly_check_body_id", "yearly_check", ["body_id"], unique=False)


def downgrade() -> None:
    op.drop_table("yearly_check")
    op.drop_table("contact_sharing")
