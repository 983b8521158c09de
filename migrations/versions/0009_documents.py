"""Bodies: documents, rules that rest on a decision, decisions that two people may edit."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE body_rule ADD COLUMN decision_id CHAR(32) "
        "CONSTRAINT fk_body_rule_decision_id_decision REFERENCES decision (id)"
        if op.get_bind().dialect.name == "sqlite"
        else "ALTER TABLE body_rule ADD COLUMN decision_id UUID "
        "CONSTRAINT fk_body_rule_decision_id_decision REFERENCES decision (id)"
    )
    op.add_column("decision", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.create_table(
        "document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "charter",
                "rules_of_procedure",
                "terms_of_reference",
                "evaluation",
                "minutes",
                "other",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(title) <> ''", name=op.f("ck_document_has_a_title")),
        sa.CheckConstraint("(url IS NULL) <> (file_id IS NULL)", name=op.f("ck_document_is_a_link_or_a_file")),
        sa.CheckConstraint("until IS NULL OR since < until", name=op.f("ck_document_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_document_body_id_body")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_document_file_id_stored_file")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_document_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index("ix_document_body_id", "document", ["body_id"], unique=False)


def downgrade() -> None:
    op.drop_table("document")
    op.drop_column("decision", "version")
    op.drop_column("body_rule", "decision_id")
