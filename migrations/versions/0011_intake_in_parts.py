"""Intake: where a reading came from, use in parts that can be undone, lessons, and first days that were assumed."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

#: What both shapes of the table hold.
KEPT = ("reading_id", "term_id", "by", "at", "placed", "standing")


def upgrade() -> None:
    _remember_sources()
    _complete_decisions()
    _use_in_parts()
    _teach()
    op.add_column("membership", sa.Column("since_assumed", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("membership", "since_assumed")
    op.drop_table("intake_lesson")
    _use_as_a_whole()
    op.drop_index("ix_intake_reading_file_id", "intake_reading")
    _point_at_file(False)
    for column in ("finished_at", "file_id", "source_name"):
        op.drop_column("intake_reading", column)
    op.drop_column("stored_file", "retention")


def _remember_sources() -> None:
    op.execute(
        "ALTER TABLE stored_file ADD COLUMN retention VARCHAR(40) "
        "CONSTRAINT ck_stored_file_retention_known CHECK (retention IN ('intake_source'))"
    )
    op.add_column("intake_reading", sa.Column("source_name", sa.String(), nullable=False, server_default=""))
    op.add_column("intake_reading", sa.Column("file_id", sa.Uuid(), nullable=True))
    op.add_column("intake_reading", sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True))
    _point_at_file(True)
    op.create_index("ix_intake_reading_file_id", "intake_reading", ["file_id"], unique=False)


def _point_at_file(points: bool) -> None:
    """Let readings point at their files, or stop it; a file that is erased leaves the reading behind."""
    name = "fk_intake_reading_file_id_stored_file"
    if op.get_bind().dialect.name == "sqlite":
        bare = "CONSTRAINT pk_intake_reading PRIMARY KEY (id)"
        pointing = f"{bare}, CONSTRAINT {name} FOREIGN KEY(file_id) REFERENCES stored_file (id) ON DELETE SET NULL"
        _rewrite("intake_reading", *((bare, pointing) if points else (pointing, bare)))
    elif points:
        op.create_foreign_key(op.f(name), "intake_reading", "stored_file", ["file_id"], ["id"], ondelete="SET NULL")
    else:
        op.drop_constraint(op.f(name), "intake_reading")


def _rewrite(table: str, before: str, after: str) -> None:
    """Change a table where SQLite keeps it, as 0010 does: made anew, it would take what points at it along."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :before, :after) WHERE type = 'table' AND name = :table"),
        {"before": before, "after": after, "table": table},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")


def _complete_decisions() -> None:
    """Let what was decided of a person say also what was read: from now on it replaces all of the line."""
    readings = sa.table(
        "intake_reading", sa.column("id", sa.Uuid), sa.column("content", sa.JSON), sa.column("decisions", sa.JSON)
    )
    for row in op.get_bind().execute(sa.select(readings)).all():
        listed, decided = (row.content or {}).get("people", []), (row.decisions or {}).get("people", {})
        for number, said in decided.items():
            read = listed[int(number)]
            facts = {"represents": "represents", "unit": "represents_unit", "party": "party"}
            decided[number] = {fact: read.get(where) for fact, where in facts.items()} | said
        if decided:
            op.execute(sa.update(readings).where(readings.c.id == row.id).values(decisions=row.decisions))


def _use_in_parts() -> None:
    """Make the table anew: a reading may be put to use several times. What was used before, was used as a whole."""
    used = _rows(*KEPT)
    op.drop_table("intake_application")
    made = op.create_table(
        "intake_application",
        sa.Column("id", sa.Uuid(), nullable=False),
        *_kept_columns(),
        sa.Column("known_only", sa.Integer(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.Column("made", sa.JSON(), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        *_keys(),
        sa.CheckConstraint(
            "(undone_by IS NULL) = (undone_at IS NULL)", name=op.f("ck_intake_application_undone_by_somebody")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_application")),
    )
    op.create_index("ix_intake_application_reading_id", "intake_application", ["reading_id"], unique=False)
    new = {"known_only": 0, "numbers": [], "made": {}}
    op.bulk_insert(made, [{"id": uuid4(), **row, **new} for row in used])
    readings = sa.table("intake_reading", sa.column("id", sa.Uuid), sa.column("finished_at", sa.DateTime(True)))
    for row in used:
        finished = sa.update(readings).where(readings.c.id == row["reading_id"]).values(finished_at=row["at"])
        op.execute(finished)


def _use_as_a_whole() -> None:
    """Go back to one use a reading, and one of the same text a term: the first that stands."""
    used = list(_first_uses())
    op.drop_table("intake_application")
    made = op.create_table(
        "intake_application",
        *_kept_columns(),
        sa.Column("digest", sa.String(), nullable=False),
        *_keys(),
        sa.PrimaryKeyConstraint("reading_id", name=op.f("pk_intake_application")),
        sa.UniqueConstraint("term_id", "digest", name=op.f("uq_intake_application_term_id_digest")),
    )
    op.bulk_insert(made, used)


def _first_uses() -> Iterator[dict[str, Any]]:
    readings = sa.table("intake_reading", sa.column("id", sa.Uuid), sa.column("digest", sa.String))
    digests = {row.id: row.digest for row in op.get_bind().execute(sa.select(readings))}
    seen: set[object] = set()
    for row in _rows(*KEPT, "undone_at"):
        digest, undone = digests[row["reading_id"]], row.pop("undone_at")
        if undone is None and not seen & {row["reading_id"], (row["term_id"], digest)}:
            seen |= {row["reading_id"], (row["term_id"], digest)}
            yield {**row, "digest": digest}


def _rows(*columns: str) -> list[dict[str, Any]]:
    kinds = {column.name: column.type for column in _kept_columns()} | {"undone_at": sa.DateTime(timezone=True)}
    table = sa.table("intake_application", *(sa.column(name, kinds[name]) for name in columns))
    return [dict(row) for row in op.get_bind().execute(sa.select(table).order_by(table.c.at)).mappings()]


def _kept_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("reading_id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("placed", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Integer(), nullable=False),
    ]


def _keys() -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            ["reading_id"], ["intake_reading.id"], name=op.f("fk_intake_application_reading_id_intake_reading")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_intake_application_term_id_term")),
    ]


def _teach() -> None:
    op.create_table(
        "intake_lesson",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "capacity",
                "column",
                "ignored_line",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("meaning", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("trim(key) <> ''", name=op.f("ck_intake_lesson_has_a_key")),
        sa.CheckConstraint("trim(phrase) <> ''", name=op.f("ck_intake_lesson_has_a_phrase")),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_intake_lesson_revoked_by_somebody")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_lesson")),
    )
    op.create_index(
        "uq_intake_lesson_standing",
        "intake_lesson",
        ["kind", "key"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
