"""What a term leaves to the next one, and who wishes to be invited."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invitation_wish",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
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
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_by", sa.String(), nullable=True),
        sa.CheckConstraint("trim(purpose) <> ''", name=op.f("ck_invitation_wish_has_a_purpose")),
        sa.CheckConstraint(
            "(withdrawn_on IS NULL) = (withdrawn_by IS NULL)", name=op.f("ck_invitation_wish_withdrawn_by_somebody")
        ),
        sa.CheckConstraint("given_on <= valid_until", name=op.f("ck_invitation_wish_holds_some_days")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_invitation_wish_body_id_body")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invitation_wish_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_wish")),
    )
    op.create_index("ix_invitation_wish_person_id", "invitation_wish", ["person_id"], unique=False)
    op.create_index(
        "uq_invitation_wish_standing",
        "invitation_wish",
        ["body_id", "person_id", "purpose"],
        unique=True,
        sqlite_where=sa.text("withdrawn_on IS NULL"),
        postgresql_where=sa.text("withdrawn_on IS NULL"),
    )
    op.create_table(
        "evaluation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(title) <> ''", name=op.f("ck_evaluation_has_a_title")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_evaluation_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
    )
    op.create_index("ix_evaluation_term_id", "evaluation", ["term_id"], unique=False)
    op.create_table(
        "handover_adoption",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(revoked_at IS NULL) = (revoked_by IS NULL)", name=op.f("ck_handover_adoption_revoked_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_handover_adoption_decision_id_decision")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_handover_adoption_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_adoption")),
    )
    op.create_index(
        "uq_handover_adoption_standing",
        "handover_adoption",
        ["term_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "handover_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "evaluation",
                "notes",
                "adoption",
                "places_elsewhere",
                "working_groups",
                "money",
                "invitations",
                "thanks",
                "holdover",
                "wanted_profiles",
                "next_term",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_handover_step_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_step")),
        sa.UniqueConstraint("term_id", "kind", name=op.f("uq_handover_step_term_id_kind")),
    )
    op.create_table(
        "evaluation_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(step IS NULL) <> (text IS NULL)", name=op.f("ck_evaluation_answer_on_the_scale_or_in_words")
        ),
        sa.CheckConstraint("step IS NULL OR step BETWEEN 1 AND 5", name=op.f("ck_evaluation_answer_is_on_the_scale")),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_evaluation_answer_evaluation_id_evaluation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_answer")),
    )
    op.create_index("ix_evaluation_answer_evaluation_id", "evaluation_answer", ["evaluation_id"], unique=False)
    op.create_table(
        "evaluation_ask",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("has_answered", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_evaluation_ask_evaluation_id_evaluation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_evaluation_ask_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_ask")),
        sa.UniqueConstraint("evaluation_id", "person_id", name=op.f("uq_evaluation_ask_evaluation_id_person_id")),
    )
    op.create_index("ix_evaluation_ask_person_id", "evaluation_ask", ["person_id"], unique=False)
    op.create_table(
        "handover_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "experience", "task", "money", name="kind_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.Column("adoption_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(kind = 'task') = (due_on IS NOT NULL)", name=op.f("ck_handover_note_tasks_have_a_time")),
        sa.CheckConstraint("trim(text) <> ''", name=op.f("ck_handover_note_says_something")),
        sa.CheckConstraint("trim(topic) <> ''", name=op.f("ck_handover_note_has_a_topic")),
        sa.CheckConstraint("(done_on IS NULL) = (done_by IS NULL)", name=op.f("ck_handover_note_done_by_somebody")),
        sa.ForeignKeyConstraint(
            ["adoption_id"], ["handover_adoption.id"], name=op.f("fk_handover_note_adoption_id_handover_adoption")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_handover_note_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_note")),
    )
    op.create_index("ix_handover_note_term_id", "handover_note", ["term_id"], unique=False)


def downgrade() -> None:
    op.drop_table("evaluation_answer")
    op.drop_table("evaluation_ask")
    op.drop_table("evaluation")
    op.drop_table("invitation_wish")
    op.drop_table("handover_step")
    op.drop_table("handover_note")
    op.drop_table("handover_adoption")
