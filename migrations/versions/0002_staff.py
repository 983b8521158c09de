"""Staff: users, roles, sessions, second factors, deputies."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: What the tables refuse, in the words of each database.
GUARDS = {
    "sqlite": [
        (
            "CREATE TRIGGER role_held_once_insert AFTER INSERT ON role_grant BEGIN SELECT RAISE(ABORT, "
            "'role_held_once') FROM role_grant AS other WHERE other.user_id = NEW.user_id AND other.role = "
            "NEW.role AND other.id <> NEW.id AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, "
            "'9999-12-31') AND coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31') AND "
            "(NEW.revoked_at IS NULL) AND (other.revoked_at IS NULL); END"
        ),
        (
            "CREATE TRIGGER role_held_once_update AFTER UPDATE ON role_grant BEGIN SELECT RAISE(ABORT, "
            "'role_held_once') FROM role_grant AS other WHERE other.user_id = NEW.user_id AND other.role = "
            "NEW.role AND other.id <> NEW.id AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, "
            "'9999-12-31') AND coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31') AND "
            "(NEW.revoked_at IS NULL) AND (other.revoked_at IS NULL); END"
        ),
    ],
    "postgresql": [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        (
            "ALTER TABLE role_grant ADD CONSTRAINT role_held_once EXCLUDE USING gist (user_id WITH =, role WITH "
            "=, daterange(since, until) WITH &&) WHERE (revoked_at IS NULL)"
        ),
    ],
}


def upgrade() -> None:
    op.create_table(
        "staff_user",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("email_key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(name) > 0 AND length(email_key) > 0", name=op.f("ck_staff_user_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_user")),
        sa.UniqueConstraint("email_key", name=op.f("uq_staff_user_email_key")),
    )
    op.create_table(
        "deputy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("absent_id", sa.Uuid(), nullable=False),
        sa.Column("deputy_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_deputy_revoked_by_somebody")),
        sa.CheckConstraint("absent_id <> deputy_id", name=op.f("ck_deputy_not_oneself")),
        sa.CheckConstraint("since < until", name=op.f("ck_deputy_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["absent_id"], ["staff_user.id"], name=op.f("fk_deputy_absent_id_staff_user")),
        sa.ForeignKeyConstraint(["deputy_id"], ["staff_user.id"], name=op.f("fk_deputy_deputy_id_staff_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy")),
    )
    op.create_index("ix_deputy_absent_id", "deputy", ["absent_id"], unique=False)
    op.create_index("ix_deputy_deputy_id", "deputy", ["deputy_id"], unique=False)
    op.create_table(
        "recovery_code",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["staff_user.id"], name=op.f("fk_recovery_code_user_id_staff_user")),
        sa.PrimaryKeyConstraint("user_id", "digest", name=op.f("pk_recovery_code")),
    )
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "administrator",
                "secretary",
                "reader",
                "auditor",
                "polling_worker",
                "election_committee",
                name="role_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "until IS NOT NULL OR role NOT IN ('election_committee', 'polling_worker')",
            name=op.f("ck_role_grant_election_role_ends"),
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_role_grant_revoked_by_somebody")
        ),
        sa.CheckConstraint("until IS NULL OR since < until", name=op.f("ck_role_grant_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["user_id"], ["staff_user.id"], name=op.f("fk_role_grant_user_id_staff_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )
    op.create_index("ix_role_grant_user_id", "role_grant", ["user_id"], unique=False)
    op.create_table(
        "second_factor",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (last_step IS NULL)", name=op.f("ck_second_factor_confirmed_by_a_code")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["staff_user.id"], name=op.f("fk_second_factor_user_id_staff_user")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_second_factor")),
    )
    op.create_table(
        "staff_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("second_factor_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_staff_session_revoked_by_somebody")
        ),
        sa.CheckConstraint("created_at < expires_at", name=op.f("ck_staff_session_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["user_id"], ["staff_user.id"], name=op.f("fk_staff_session_user_id_staff_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_session")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_staff_session_token_digest")),
    )
    op.create_index("ix_staff_session_user_id", "staff_session", ["user_id"], unique=False)
    connection = op.get_bind()
    for statement in GUARDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    op.drop_table("staff_session")
    op.drop_table("second_factor")
    op.drop_table("role_grant")
    op.drop_table("recovery_code")
    op.drop_table("deputy")
    op.drop_table("staff_user")
