"""The terms of bodies, and the seats of a term."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: What the tables refuse, in the words of each database.
GUARDS = {
    "sqlite": [
        (
            "CREATE TRIGGER body_has_one_term_a_day_insert AFTER INSERT ON term BEGIN SELECT RAISE(ABORT, "
            "'body_has_one_term_a_day') FROM term AS other WHERE other.body_id = NEW.body_id AND other.id <> "
            "NEW.id AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND "
            "coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER body_has_one_term_a_day_update AFTER UPDATE ON term BEGIN SELECT RAISE(ABORT, "
            "'body_has_one_term_a_day') FROM term AS other WHERE other.body_id = NEW.body_id AND other.id <> "
            "NEW.id AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND "
            "coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
    ],
    "postgresql": [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        (
            "ALTER TABLE term ADD CONSTRAINT body_has_one_term_a_day EXCLUDE USING gist (body_id WITH =, "
            "daterange(since, until) WITH &&) WHERE (true)"
        ),
    ],
}


def upgrade() -> None:
    op.create_table(
        "term",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column(
            "since_precision",
            sa.Enum(
                "day",
                "month",
                "year",
                name="since_precision_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column(
            "until_precision",
            sa.Enum(
                "day",
                "month",
                "year",
                name="until_precision_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("holds_over", sa.Boolean(), nullable=False),
        sa.Column("seats_decided", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(label) <> ''", name=op.f("ck_term_has_a_label")),
        sa.CheckConstraint(
            "seats_decided IS NULL OR seats_decided >= 0", name=op.f("ck_term_seats_decided_is_a_number")
        ),
        sa.CheckConstraint("since < until", name=op.f("ck_term_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_term_body_id_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("body_id", "label", name=op.f("uq_term_body_id_label")),
    )
    op.create_table(
        "seat_group",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("seats_decided", sa.Integer(), nullable=False),
        sa.Column(
            "seat_type",
            sa.Enum(
                "refugee_immigrant",
                "municipal_council",
                "organisation",
                "sector",
                "experience",
                name="seat_type_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "filling_method",
            sa.Enum(
                "advisory_election",
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
        sa.Column(
            "statutory_group",
            sa.Enum(
                "refugee_immigrant",
                "school_association",
                "municipality",
                name="statutory_group_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("nominating_id", sa.Uuid(), nullable=True),
        sa.Column("appointing_id", sa.Uuid(), nullable=True),
        sa.Column("criterion", sa.String(), nullable=True),
        sa.Column("has_vote", sa.Boolean(), nullable=False),
        sa.Column(
            "arrangement",
            sa.Enum(
                "none",
                "personal",
                "list",
                "organisation",
                "political_group",
                name="arrangement_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("substitutes", sa.Integer(), nullable=False),
        sa.Column("entry_needs_decision", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "substitutes >= 0 AND (arrangement <> 'none' OR substitutes = 0)",
            name=op.f("ck_seat_group_substitutes_have_an_arrangement"),
        ),
        sa.CheckConstraint("trim(label) <> ''", name=op.f("ck_seat_group_has_a_label")),
        sa.CheckConstraint("seats_decided >= 0", name=op.f("ck_seat_group_seats_decided_is_a_number")),
        sa.ForeignKeyConstraint(
            ["appointing_id"], ["organization.id"], name=op.f("fk_seat_group_appointing_id_organization")
        ),
        sa.ForeignKeyConstraint(
            ["nominating_id"], ["organization.id"], name=op.f("fk_seat_group_nominating_id_organization")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_seat_group_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_group")),
        sa.UniqueConstraint("term_id", "label", name=op.f("uq_seat_group_term_id_label")),
        sa.UniqueConstraint("term_id", "position", name=op.f("uq_seat_group_term_id_position")),
    )
    op.create_table(
        "term_confirmation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_term_confirmation_revoked_by_somebody")
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_because IS NULL)", name=op.f("ck_term_confirmation_revoked_with_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_term_confirmation_decision_id_decision")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_term_confirmation_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_confirmation")),
    )
    op.create_index(
        "uq_term_confirmation_standing",
        "term_confirmation",
        ["term_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("seat_group_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("represents_id", sa.Uuid(), nullable=True),
        sa.Column("represents_text", sa.String(), nullable=True),
        sa.Column("represents_unit", sa.String(), nullable=True),
        sa.Column("succeeds_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_seat_numbered_from_one")),
        sa.CheckConstraint(
            "represents_id IS NULL OR represents_text IS NULL", name=op.f("ck_seat_represents_one_thing")
        ),
        sa.CheckConstraint("succeeds_id IS NULL OR succeeds_id <> id", name=op.f("ck_seat_does_not_succeed_itself")),
        sa.ForeignKeyConstraint(
            ["represents_id"], ["organization.id"], name=op.f("fk_seat_represents_id_organization")
        ),
        sa.ForeignKeyConstraint(["seat_group_id"], ["seat_group.id"], name=op.f("fk_seat_seat_group_id_seat_group")),
        sa.ForeignKeyConstraint(["succeeds_id"], ["seat.id"], name=op.f("fk_seat_succeeds_id_seat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
        sa.UniqueConstraint("id", "seat_group_id", name="uq_seat_and_its_group"),
        sa.UniqueConstraint("seat_group_id", "number", name=op.f("uq_seat_seat_group_id_number")),
        sa.UniqueConstraint("succeeds_id", name=op.f("uq_seat_succeeds_id")),
    )
    op.create_index("ix_seat_represents_id", "seat", ["represents_id"], unique=False)
    connection = op.get_bind()
    for statement in GUARDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    op.drop_table("seat")
    op.drop_table("term_confirmation")
    op.drop_table("seat_group")
    op.drop_table("term")
