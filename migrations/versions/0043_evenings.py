"""An election on one evening: the acts that were taken, the papers read so far, and candidates in the order called out."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

BEFORE = ("alphabetical", "lot")
AFTER = (*BEFORE, "called")


def upgrade() -> None:
    op.create_table(
        "evening_act",
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "candidate",
                "candidate-back",
                "list",
                "voter",
                "voter-back",
                "polls",
                "paper",
                "paper-back",
                "count",
                "totals",
                "lot",
                "certify",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_id", sa.Uuid(), nullable=True),
        sa.Column("is_taken_back", sa.Boolean(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_evening_act_digest_is_sha256")),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_evening_act_election_id_election")),
        sa.PrimaryKeyConstraint("election_id", "id", name=op.f("pk_evening_act")),
    )
    op.create_table(
        "evening_pile",
        sa.Column("contest_id", sa.Uuid(), nullable=False),
        sa.Column("papers", sa.JSON(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("invalid", sa.JSON(), nullable=False),
        sa.CheckConstraint("blank >= 0", name=op.f("ck_evening_pile_papers_are_numbers")),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name=op.f("fk_evening_pile_contest_id_contest")),
        sa.PrimaryKeyConstraint("contest_id", name=op.f("pk_evening_pile")),
    )
    _know(BEFORE, AFTER)


def downgrade() -> None:
    op.execute("UPDATE candidate_list SET ordered_by = 'alphabetical' WHERE ordered_by = 'called'")
    _know(AFTER, BEFORE)
    op.drop_table("evening_pile")
    op.drop_table("evening_act")


def _know(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Let the column hold other values than before."""
    if op.get_bind().dialect.name == "sqlite":
        _rewrite(_condition(before), _condition(after))
        return
    name = op.f("ck_candidate_list_ordered_by_known")
    op.drop_constraint(name, "candidate_list")
    op.create_check_constraint(name, "candidate_list", _condition(after))


def _condition(values: tuple[str, ...]) -> str:
    return f"ordered_by IN ({', '.join(repr(value) for value in values)})"


def _rewrite(before: str, after: str) -> None:
    """Change a condition where SQLite keeps it: a table made anew would take every candidate with it."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :before, :after) WHERE type = 'table' AND name = :table"),
        {"before": before, "after": after, "table": "candidate_list"},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
