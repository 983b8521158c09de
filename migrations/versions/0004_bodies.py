"""Bodies, their decisions, titles and rules."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: What the tables refuse, in the words of each database.
GUARDS = {
    "sqlite": [
        (
            "CREATE TRIGGER body_has_one_rule_of_a_kind_a_day_insert AFTER INSERT ON body_rule BEGIN SELECT "
            "RAISE(ABORT, 'body_has_one_rule_of_a_kind_a_day') FROM body_rule AS other WHERE other.body_id = "
            "NEW.body_id AND other.kind = NEW.kind AND other.id <> NEW.id AND coalesce(other.since, '0001-01-01') "
            "< coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, '0001-01-01') < coalesce(other.until, "
            "'9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER body_has_one_rule_of_a_kind_a_day_update AFTER UPDATE ON body_rule BEGIN SELECT "
            "RAISE(ABORT, 'body_has_one_rule_of_a_kind_a_day') FROM body_rule AS other WHERE other.body_id = "
            "NEW.body_id AND other.kind = NEW.kind AND other.id <> NEW.id AND coalesce(other.since, '0001-01-01') "
            "< coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, '0001-01-01') < coalesce(other.until, "
            "'9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER body_slug_is_never_reused_insert BEFORE INSERT ON body WHEN EXISTS (SELECT 1 FROM "
            "body_slug WHERE slug = NEW.slug AND body_id <> NEW.id) BEGIN SELECT RAISE(ABORT, "
            "'body_slug_is_never_reused'); END"
        ),
        (
            "CREATE TRIGGER body_slug_is_never_reused_update BEFORE UPDATE ON body WHEN EXISTS (SELECT 1 FROM "
            "body_slug WHERE slug = NEW.slug AND body_id <> NEW.id) BEGIN SELECT RAISE(ABORT, "
            "'body_slug_is_never_reused'); END"
        ),
        (
            "CREATE TRIGGER body_has_one_pair_of_titles_a_day_insert AFTER INSERT ON body_titles BEGIN SELECT "
            "RAISE(ABORT, 'body_has_one_pair_of_titles_a_day') FROM body_titles AS other WHERE other.body_id = "
            "NEW.body_id AND other.id <> NEW.id AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, "
            "'9999-12-31') AND coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) "
            "AND (true); END"
        ),
        (
            "CREATE TRIGGER body_has_one_pair_of_titles_a_day_update AFTER UPDATE ON body_titles BEGIN SELECT "
            "RAISE(ABORT, 'body_has_one_pair_of_titles_a_day') FROM body_titles AS other WHERE other.body_id = "
            "NEW.body_id AND other.id <> NEW.id AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, "
            "'9999-12-31') AND coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) "
            "AND (true); END"
        ),
    ],
    "postgresql": [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        (
            "ALTER TABLE body_rule ADD CONSTRAINT body_has_one_rule_of_a_kind_a_day EXCLUDE USING gist (body_id "
            "WITH =, kind WITH =, daterange(since, until) WITH &&) WHERE (true)"
        ),
        (
            "CREATE FUNCTION body_slug_is_never_reused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS "
            "(SELECT 1 FROM body_slug WHERE slug = NEW.slug AND body_id <> NEW.id) THEN RAISE unique_violation "
            "USING MESSAGE = 'body_slug_is_never_reused'; END IF; RETURN NEW; END $$"
        ),
        (
            "CREATE TRIGGER body_slug_is_never_reused BEFORE INSERT OR UPDATE ON body FOR EACH ROW EXECUTE "
            "FUNCTION body_slug_is_never_reused()"
        ),
        (
            "ALTER TABLE body_titles ADD CONSTRAINT body_has_one_pair_of_titles_a_day EXCLUDE USING gist (body_id "
            "WITH =, daterange(since, until) WITH &&) WHERE (true)"
        ),
    ],
}


def upgrade() -> None:
    op.create_table(
        "body",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("legal_basis", sa.String(), nullable=True),
        sa.Column("responsible_id", sa.Uuid(), nullable=True),
        sa.Column("case_number", sa.String(), nullable=True),
        sa.Column("is_small", sa.Boolean(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(slug) <> ''", name=op.f("ck_body_has_a_slug")),
        sa.ForeignKeyConstraint(["id"], ["organization.id"], name=op.f("fk_body_id_organization")),
        sa.ForeignKeyConstraint(
            ["responsible_id"], ["organization.id"], name=op.f("fk_body_responsible_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
        sa.UniqueConstraint("slug", name=op.f("uq_body_slug")),
    )
    op.create_table(
        "body_access",
        sa.Column("role_grant_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_body_access_body_id_body")),
        sa.ForeignKeyConstraint(
            ["role_grant_id"], ["role_grant.id"], name=op.f("fk_body_access_role_grant_id_role_grant")
        ),
        sa.PrimaryKeyConstraint("role_grant_id", "body_id", name=op.f("pk_body_access")),
    )
    op.create_table(
        "body_rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "minimum_members",
                "residence_required",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column(
            "source",
            sa.Enum(
                "law", "charter", "decision", name="source_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("citation", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind <> 'minimum_members' OR (number IS NOT NULL AND number >= 0)",
            name=op.f("ck_body_rule_minimum_is_a_number"),
        ),
        sa.CheckConstraint("trim(citation) <> ''", name=op.f("ck_body_rule_has_a_citation")),
        sa.CheckConstraint("until IS NULL OR since < until", name=op.f("ck_body_rule_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_body_rule_body_id_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_rule")),
    )
    op.create_index("ix_body_rule_body_id", "body_rule", ["body_id"], unique=False)
    op.create_table(
        "body_slug",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_body_slug_body_id_body")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_body_slug")),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "establish",
                "composition",
                "appoint",
                "release",
                "set_titles",
                "cancel_election",
                "adopt_handover",
                "dissolve",
                "other",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("decided_by_text", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=True),
        sa.Column("item", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(decided_by_id IS NULL) <> (decided_by_text IS NULL)", name=op.f("ck_decision_decided_by_somebody")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_decision_body_id_body")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["organization.id"], name=op.f("fk_decision_decided_by_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index("ix_decision_body_id", "decision", ["body_id"], unique=False)
    op.create_index("ix_decision_case_number", "decision", ["case_number"], unique=False)
    op.create_table(
        "body_titles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("vice_chair", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("trim(chair) <> '' AND trim(vice_chair) <> ''", name=op.f("ck_body_titles_has_titles")),
        sa.CheckConstraint("until IS NULL OR since < until", name=op.f("ck_body_titles_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_body_titles_body_id_body")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_body_titles_decision_id_decision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_titles")),
    )
    op.create_index("ix_body_titles_body_id", "body_titles", ["body_id"], unique=False)
    connection = op.get_bind()
    for statement in GUARDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    op.drop_table("body_titles")
    op.drop_table("decision")
    op.drop_table("body_slug")
    op.drop_table("body_rule")
    op.drop_table("body_access")
    op.drop_table("body")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION body_slug_is_never_reused()")
