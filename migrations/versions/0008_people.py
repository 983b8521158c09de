"""People: gender, protected people who may be shown, people who were found to be one, abbreviations that are found."""

import sqlalchemy as sa
from alembic import op

from recruit.foundation.keys import search_key

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

#: As in 0003; SQLite loses them when the table is made anew.
NO_OVERLAP = [
    f"CREATE TRIGGER organization_has_one_name_a_day_{verb.lower()} AFTER {verb} ON organization_name BEGIN SELECT "  # noqa: S608
    "RAISE(ABORT, 'organization_has_one_name_a_day') FROM organization_name AS other WHERE "
    "other.organization_id = NEW.organization_id AND other.id <> NEW.id AND coalesce(other.since, "
    "'0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, '0001-01-01') < "
    "coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
    for verb in ("INSERT", "UPDATE")
]
CONDITIONS = {
    "abbreviation_is_not_blank": "trim(abbreviation) <> ''",
    "abbreviation_is_found": "(abbreviation IS NULL) = (abbreviation_key IS NULL)",
}
GENDERS = "gender IN ('woman', 'man', 'other')"


def upgrade() -> None:
    _person_gets_a_gender()
    _abbreviations_get_a_key()
    op.create_table(
        "publication_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint("trim(decided_by) <> ''", name=op.f("ck_publication_decision_decided_by_somebody")),
        sa.CheckConstraint("trim(reason) <> ''", name=op.f("ck_publication_decision_has_a_reason")),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_publication_decision_revoked_by_somebody")
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_because IS NULL)",
            name=op.f("ck_publication_decision_revoked_with_a_reason"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_publication_decision_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication_decision")),
    )
    op.create_index("ix_publication_decision_person_id", "publication_decision", ["person_id"], unique=False)
    op.create_index(
        "uq_publication_decision_standing",
        "publication_decision",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "person_merge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kept_id", sa.Uuid(), nullable=False),
        sa.Column("merged_id", sa.Uuid(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(undone_by IS NULL) = (undone_at IS NULL)", name=op.f("ck_person_merge_undone_by_somebody")
        ),
        sa.CheckConstraint("kept_id <> merged_id", name=op.f("ck_person_merge_of_two_people")),
        sa.ForeignKeyConstraint(["kept_id"], ["person.id"], name=op.f("fk_person_merge_kept_id_person")),
        sa.ForeignKeyConstraint(["merged_id"], ["person.id"], name=op.f("fk_person_merge_merged_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_merge")),
    )
    op.create_index("ix_person_merge_kept_id", "person_merge", ["kept_id"], unique=False)
    op.create_index("ix_person_merge_merged_id", "person_merge", ["merged_id"], unique=False)
    op.create_index(
        "uq_person_merge_standing",
        "person_merge",
        ["merged_id"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "person_distinction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_person_distinction_of_two_people_in_order")),
        sa.ForeignKeyConstraint(["one_id"], ["person.id"], name=op.f("fk_person_distinction_one_id_person")),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name=op.f("fk_person_distinction_other_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_distinction")),
        sa.UniqueConstraint("one_id", "other_id", name=op.f("uq_person_distinction_one_id_other_id")),
    )
    op.create_index("ix_person_distinction_other_id", "person_distinction", ["other_id"], unique=False)


def downgrade() -> None:
    op.drop_table("person_distinction")
    op.drop_table("person_merge")
    op.drop_table("publication_decision")
    if _is_sqlite():
        _rebuild_names(with_key=False)
    else:
        for name in CONDITIONS:
            op.drop_constraint(op.f(f"ck_organization_name_{name}"), "organization_name")
        op.drop_column("organization_name", "abbreviation_key")
    op.drop_column("person", "gender")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _person_gets_a_gender() -> None:
    # A condition of the column itself, so that SQLite need not make the table, which much points at, anew.
    op.execute(f"ALTER TABLE person ADD COLUMN gender VARCHAR(40) CONSTRAINT ck_person_gender_known CHECK ({GENDERS})")


def _abbreviations_get_a_key() -> None:
    names = sa.table(
        "organization_name", sa.column("id"), sa.column("abbreviation", sa.String), sa.column("abbreviation_key")
    )
    op.add_column("organization_name", sa.Column("abbreviation_key", sa.String(), nullable=True))
    # No abbreviation is a blank one from now on.
    op.execute(sa.update(names).where(sa.func.trim(names.c.abbreviation) == "").values(abbreviation=None))
    written = sa.select(names.c.id, names.c.abbreviation).where(names.c.abbreviation.is_not(None))
    for name_id, abbreviation in op.get_bind().execute(written).all():
        op.execute(sa.update(names).where(names.c.id == name_id).values(abbreviation_key=search_key(abbreviation)))
    if _is_sqlite():
        _rebuild_names(with_key=True)
        return
    for name, condition in CONDITIONS.items():
        op.create_check_constraint(op.f(f"ck_organization_name_{name}"), "organization_name", condition)


def _rebuild_names(*, with_key: bool) -> None:
    """Make SQLite's table anew, with or without the key: it cannot add a condition to a table that stands."""
    columns = ["id", "organization_id", "name", "abbreviation", "sort_key", "search_key", "since", "until"]
    key = [sa.Column("abbreviation_key", sa.String(), nullable=True)] if with_key else []
    conditions = [
        sa.CheckConstraint(condition, name=op.f(f"ck_organization_name_{name}"))
        for name, condition in CONDITIONS.items()
        if with_key
    ]
    op.create_table(
        "new_organization_name",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("abbreviation", sa.String(), nullable=True),
        *key,
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_organization_name_has_a_name")),
        sa.CheckConstraint("since < until", name=op.f("ck_organization_name_begins_before_it_ends")),
        *conditions,
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_organization_name_organization_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_name")),
    )
    listed = ", ".join(columns + ["abbreviation_key"] * with_key)
    op.execute(f"INSERT INTO new_organization_name ({listed}) SELECT {listed} FROM organization_name")  # noqa: S608
    op.drop_table("organization_name")
    op.rename_table("new_organization_name", "organization_name")
    op.create_index("ix_organization_name_organization_id", "organization_name", ["organization_id"])
    op.create_index("ix_organization_name_search_key", "organization_name", ["search_key"])
    for statement in NO_OVERLAP:
        op.execute(statement)
