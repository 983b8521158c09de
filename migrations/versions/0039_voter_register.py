"""The register of voters, who of it has voted, and that it is erased on its day."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

BEFORE = (
    "ended_nomination",
    "supporters",
    "candidate_not_chosen",
    "candidate_with_a_place",
    "access_request",
    "round_complaint",
    "letter",
    "lookup",
    "log_details",
    "sent_form",
)
AFTER = (*BEFORE[:6], "voter_register", *BEFORE[6:])


def upgrade() -> None:
    op.create_table(
        "voter_register",
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("legal_basis", sa.String(), nullable=False),
        sa.Column("delete_by", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counted", sa.JSON(), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("trim(legal_basis) <> ''", name=op.f("ck_voter_register_has_a_legal_basis")),
        sa.CheckConstraint("trim(source) <> ''", name=op.f("ck_voter_register_has_a_source")),
        sa.CheckConstraint(
            "(digest IS NULL) = (frozen_at IS NULL)", name=op.f("ck_voter_register_frozen_with_a_digest")
        ),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_voter_register_election_id_election")),
        sa.PrimaryKeyConstraint("election_id", name=op.f("pk_voter_register")),
    )
    op.create_table(
        "voter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_voter_has_a_name")),
        sa.ForeignKeyConstraint(
            ["election_id"], ["voter_register.election_id"], name=op.f("fk_voter_election_id_voter_register")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voter")),
        sa.UniqueConstraint("election_id", "number", name=op.f("uq_voter_election_id_number")),
    )
    op.create_index("ix_voter_election_id_search_key", "voter", ["election_id", "search_key"], unique=False)
    op.create_table(
        "voter_import",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=True),
        sa.Column("broken", sa.JSON(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("headings", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["election_id"], ["voter_register.election_id"], name=op.f("fk_voter_import_election_id_voter_register")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voter_import")),
        sa.UniqueConstraint("election_id", "digest", name=op.f("uq_voter_import_election_id_digest")),
    )
    op.create_table(
        "voter_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("is_added", sa.Boolean(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("trim(because) <> ''", name=op.f("ck_voter_request_has_a_reason")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_voter_request_has_a_name")),
        sa.ForeignKeyConstraint(
            ["election_id"], ["voter_register.election_id"], name=op.f("fk_voter_request_election_id_voter_register")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voter_request")),
    )
    op.create_index("ix_voter_request_election_id", "voter_request", ["election_id"], unique=False)
    op.create_table(
        "voter_mark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voter_id", sa.Uuid(), nullable=False),
        sa.Column(
            "form",
            sa.Enum("meeting", "post", name="form_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(revoked_on IS NULL) = (revoked_because IS NULL)", name=op.f("ck_voter_mark_revoked_with_a_reason")
        ),
        sa.CheckConstraint(
            "(revoked_on IS NULL) = (revoked_by IS NULL)", name=op.f("ck_voter_mark_revoked_by_somebody")
        ),
        sa.ForeignKeyConstraint(["voter_id"], ["voter.id"], name=op.f("fk_voter_mark_voter_id_voter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voter_mark")),
    )
    op.create_index(
        "uq_voter_mark_standing",
        "voter_mark",
        ["voter_id"],
        unique=True,
        sqlite_where=sa.text("revoked_on IS NULL"),
        postgresql_where=sa.text("revoked_on IS NULL"),
    )
    _know(BEFORE, AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM retention_rule WHERE data_class = 'voter_register'")
    _know(AFTER, BEFORE)
    op.drop_table("voter_mark")
    op.drop_table("voter_request")
    op.drop_table("voter_import")
    op.drop_table("voter")
    op.drop_table("voter_register")


def _know(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Let the column hold other values than before."""
    if op.get_bind().dialect.name == "sqlite":
        _rewrite(_condition(before), _condition(after))
        return
    name = op.f("ck_retention_rule_data_class_known")
    op.drop_constraint(name, "retention_rule")
    op.create_check_constraint(name, "retention_rule", _condition(after))


def _condition(values: tuple[str, ...]) -> str:
    return f"data_class IN ({', '.join(repr(value) for value in values)})"


def _rewrite(before: str, after: str) -> None:
    """Change a condition where SQLite keeps it: a table made anew would lose the trigger that guards it."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :before, :after) WHERE type = 'table' AND name = :table"),
        {"before": before, "after": after, "table": "retention_rule"},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
