"""People and organizations, by their names."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: What the tables refuse, in the words of each database.
GUARDS = {
    "sqlite": [
        (
            "CREATE TRIGGER organization_has_one_name_a_day_insert AFTER INSERT ON organization_name BEGIN SELECT "
            "RAISE(ABORT, 'organization_has_one_name_a_day') FROM organization_name AS other WHERE "
            "other.organization_id = NEW.organization_id AND other.id <> NEW.id AND coalesce(other.since, "
            "'0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, '0001-01-01') < "
            "coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER organization_has_one_name_a_day_update AFTER UPDATE ON organization_name BEGIN SELECT "
            "RAISE(ABORT, 'organization_has_one_name_a_day') FROM organization_name AS other WHERE "
            "other.organization_id = NEW.organization_id AND other.id <> NEW.id AND coalesce(other.since, "
            "'0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, '0001-01-01') < "
            "coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
    ],
    "postgresql": [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        (
            "ALTER TABLE organization_name ADD CONSTRAINT organization_has_one_name_a_day EXCLUDE USING gist "
            "(organization_id WITH =, daterange(since, until) WITH &&) WHERE (true)"
        ),
    ],
}


def upgrade() -> None:
    op.create_table(
        "organization",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "classification",
            sa.Enum(
                "association",
                "authority",
                "party",
                "integration_council",
                "statutory_committee",
                "task_committee",
                "standing_committee",
                "national_council",
                "municipal_council",
                name="classification_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("parent_id IS NULL OR parent_id <> id", name=op.f("ck_organization_not_its_own_parent")),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organization.id"], name=op.f("fk_organization_parent_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
    )
    op.create_index("ix_organization_parent_id", "organization", ["parent_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("is_protected", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_person_has_a_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index("ix_person_search_key", "person", ["search_key"], unique=False)
    op.create_index("ix_person_sort_key", "person", ["sort_key"], unique=False)
    op.create_table(
        "contact_detail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "email", "phone", "address", name="kind_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("value", sa.String(), nullable=False),
        sa.CheckConstraint("trim(value) <> ''", name=op.f("ck_contact_detail_has_a_value")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_contact_detail_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_detail")),
        sa.UniqueConstraint("person_id", "kind", "value", name=op.f("uq_contact_detail_person_id_kind_value")),
    )
    op.create_table(
        "organization_name",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("abbreviation", sa.String(), nullable=True),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_organization_name_has_a_name")),
        sa.CheckConstraint("since < until", name=op.f("ck_organization_name_begins_before_it_ends")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_organization_name_organization_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_name")),
    )
    op.create_index("ix_organization_name_organization_id", "organization_name", ["organization_id"], unique=False)
    op.create_index("ix_organization_name_search_key", "organization_name", ["search_key"], unique=False)
    op.create_table(
        "person_name",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "alias",
                "former",
                "nickname",
                "initials",
                "misspelling",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_person_name_has_a_name")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_name_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_name")),
        sa.UniqueConstraint("person_id", "name", name=op.f("uq_person_name_person_id_name")),
    )
    op.create_index("ix_person_name_search_key", "person_name", ["search_key"], unique=False)
    connection = op.get_bind()
    for statement in GUARDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    op.drop_table("person_name")
    op.drop_table("organization_name")
    op.drop_table("contact_detail")
    op.drop_table("person")
    op.drop_table("organization")
