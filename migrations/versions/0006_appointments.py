"""Who sits where, and who holds an office."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: What the tables refuse, in the words of each database.
GUARDS = {
    "sqlite": [
        (
            "CREATE TRIGGER seat_has_one_member_a_day_insert AFTER INSERT ON membership BEGIN SELECT RAISE(ABORT, "
            "'seat_has_one_member_a_day') FROM membership AS other WHERE other.seat_id = NEW.seat_id AND other.id "
            "<> NEW.id AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND "
            "coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31') AND (NEW.role = 'member') "
            "AND (other.role = 'member'); END"
        ),
        (
            "CREATE TRIGGER seat_has_one_member_a_day_update AFTER UPDATE ON membership BEGIN SELECT RAISE(ABORT, "
            "'seat_has_one_member_a_day') FROM membership AS other WHERE other.seat_id = NEW.seat_id AND other.id "
            "<> NEW.id AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND "
            "coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31') AND (NEW.role = 'member') "
            "AND (other.role = 'member'); END"
        ),
        (
            "CREATE TRIGGER member_is_no_substitute_of_the_seat_insert AFTER INSERT ON membership BEGIN SELECT "
            "RAISE(ABORT, 'member_is_no_substitute_of_the_seat') FROM membership AS other WHERE other.seat_id = "
            "NEW.seat_id AND other.person_id = NEW.person_id AND other.role <> NEW.role AND other.id <> NEW.id "
            "AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, "
            "'0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER member_is_no_substitute_of_the_seat_update AFTER UPDATE ON membership BEGIN SELECT "
            "RAISE(ABORT, 'member_is_no_substitute_of_the_seat') FROM membership AS other WHERE other.seat_id = "
            "NEW.seat_id AND other.person_id = NEW.person_id AND other.role <> NEW.role AND other.id <> NEW.id "
            "AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, "
            "'0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER member_is_no_substitute_in_the_group_insert AFTER INSERT ON membership BEGIN SELECT "
            "RAISE(ABORT, 'member_is_no_substitute_in_the_group') FROM membership AS other WHERE "
            "other.seat_group_id = NEW.seat_group_id AND other.person_id = NEW.person_id AND other.role <> "
            "NEW.role AND other.id <> NEW.id AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, "
            "'9999-12-31') AND coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31') AND "
            "((NEW.role = 'member' OR NEW.seat_id IS NULL)) AND ((other.role = 'member' OR other.seat_id IS "
            "NULL)); END"
        ),
        (
            "CREATE TRIGGER member_is_no_substitute_in_the_group_update AFTER UPDATE ON membership BEGIN SELECT "
            "RAISE(ABORT, 'member_is_no_substitute_in_the_group') FROM membership AS other WHERE "
            "other.seat_group_id = NEW.seat_group_id AND other.person_id = NEW.person_id AND other.role <> "
            "NEW.role AND other.id <> NEW.id AND coalesce(other.since, '0001-01-01') < coalesce(NEW.until, "
            "'9999-12-31') AND coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31') AND "
            "((NEW.role = 'member' OR NEW.seat_id IS NULL)) AND ((other.role = 'member' OR other.seat_id IS "
            "NULL)); END"
        ),
        (
            "CREATE TRIGGER list_has_one_substitute_a_rank_insert AFTER INSERT ON membership BEGIN SELECT "
            "RAISE(ABORT, 'list_has_one_substitute_a_rank') FROM membership AS other WHERE other.seat_group_id = "
            "NEW.seat_group_id AND other.rank = NEW.rank AND other.id <> NEW.id AND coalesce(other.since, "
            "'0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, '0001-01-01') < "
            "coalesce(other.until, '9999-12-31') AND (NEW.arrangement = 'list') AND (other.arrangement = 'list'); "
            "END"
        ),
        (
            "CREATE TRIGGER list_has_one_substitute_a_rank_update AFTER UPDATE ON membership BEGIN SELECT "
            "RAISE(ABORT, 'list_has_one_substitute_a_rank') FROM membership AS other WHERE other.seat_group_id = "
            "NEW.seat_group_id AND other.rank = NEW.rank AND other.id <> NEW.id AND coalesce(other.since, "
            "'0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, '0001-01-01') < "
            "coalesce(other.until, '9999-12-31') AND (NEW.arrangement = 'list') AND (other.arrangement = 'list'); "
            "END"
        ),
        (
            "CREATE TRIGGER member_holds_an_office_once_a_day_insert AFTER INSERT ON office_holding BEGIN SELECT "
            "RAISE(ABORT, 'member_holds_an_office_once_a_day') FROM office_holding AS other WHERE "
            "other.membership_id = NEW.membership_id AND other.office = NEW.office AND other.id <> NEW.id AND "
            "coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, "
            "'0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER member_holds_an_office_once_a_day_update AFTER UPDATE ON office_holding BEGIN SELECT "
            "RAISE(ABORT, 'member_holds_an_office_once_a_day') FROM office_holding AS other WHERE "
            "other.membership_id = NEW.membership_id AND other.office = NEW.office AND other.id <> NEW.id AND "
            "coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, "
            "'0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER office_is_held_by_a_member_office_holding_insert BEFORE INSERT ON office_holding WHEN "
            "EXISTS (SELECT 1 FROM membership m WHERE m.id = NEW.membership_id AND (m.role <> 'member' OR "
            "NEW.since < m.since OR coalesce(NEW.until, '9999-12-31') > coalesce(m.until, '9999-12-31'))) BEGIN "
            "SELECT RAISE(ABORT, 'office_is_held_by_a_member'); END"
        ),
        (
            "CREATE TRIGGER office_is_held_by_a_member_office_holding_update BEFORE UPDATE ON office_holding WHEN "
            "EXISTS (SELECT 1 FROM membership m WHERE m.id = NEW.membership_id AND (m.role <> 'member' OR "
            "NEW.since < m.since OR coalesce(NEW.until, '9999-12-31') > coalesce(m.until, '9999-12-31'))) BEGIN "
            "SELECT RAISE(ABORT, 'office_is_held_by_a_member'); END"
        ),
        (
            "CREATE TRIGGER office_is_held_by_a_member_membership_update BEFORE UPDATE ON membership WHEN EXISTS "
            "(SELECT 1 FROM office_holding o WHERE o.membership_id = NEW.id AND (NEW.role <> 'member' OR o.since "
            "< NEW.since OR coalesce(o.until, '9999-12-31') > coalesce(NEW.until, '9999-12-31'))) BEGIN SELECT "
            "RAISE(ABORT, 'office_is_held_by_a_member'); END"
        ),
    ],
    "postgresql": [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        (
            "ALTER TABLE membership ADD CONSTRAINT seat_has_one_member_a_day EXCLUDE USING gist (seat_id WITH =, "
            "daterange(since, until) WITH &&) WHERE (role = 'member')"
        ),
        (
            "ALTER TABLE membership ADD CONSTRAINT member_is_no_substitute_of_the_seat EXCLUDE USING gist "
            "(seat_id WITH =, person_id WITH =, role WITH <>, daterange(since, until) WITH &&) WHERE (true)"
        ),
        (
            "ALTER TABLE membership ADD CONSTRAINT member_is_no_substitute_in_the_group EXCLUDE USING gist "
            "(seat_group_id WITH =, person_id WITH =, role WITH <>, daterange(since, until) WITH &&) WHERE ((role "
            "= 'member' OR seat_id IS NULL))"
        ),
        (
            "ALTER TABLE membership ADD CONSTRAINT list_has_one_substitute_a_rank EXCLUDE USING gist "
            "(seat_group_id WITH =, rank WITH =, daterange(since, until) WITH &&) WHERE (arrangement = 'list')"
        ),
        (
            "ALTER TABLE office_holding ADD CONSTRAINT member_holds_an_office_once_a_day EXCLUDE USING gist "
            "(membership_id WITH =, office WITH =, daterange(since, until) WITH &&) WHERE (true)"
        ),
        (
            "CREATE FUNCTION office_is_held_by_a_member_office_holding() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN PERFORM 1 FROM membership WHERE id = NEW.membership_id FOR SHARE; IF EXISTS (SELECT 1 FROM "
            "membership m WHERE m.id = NEW.membership_id AND (m.role <> 'member' OR NEW.since < m.since OR "
            "coalesce(NEW.until, '9999-12-31') > coalesce(m.until, '9999-12-31'))) THEN RAISE check_violation "
            "USING MESSAGE = 'office_is_held_by_a_member'; END IF; RETURN NEW; END $$"
        ),
        (
            "CREATE TRIGGER office_is_held_by_a_member_office_holding BEFORE INSERT OR UPDATE ON office_holding "
            "FOR EACH ROW EXECUTE FUNCTION office_is_held_by_a_member_office_holding()"
        ),
        (
            "CREATE FUNCTION office_is_held_by_a_member_membership() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF EXISTS (SELECT 1 FROM office_holding o WHERE o.membership_id = NEW.id AND (NEW.role <> 'member' "
            "OR o.since < NEW.since OR coalesce(o.until, '9999-12-31') > coalesce(NEW.until, '9999-12-31'))) THEN "
            "RAISE check_violation USING MESSAGE = 'office_is_held_by_a_member'; END IF; RETURN NEW; END $$"
        ),
        (
            "CREATE TRIGGER office_is_held_by_a_member_membership BEFORE UPDATE ON membership FOR EACH ROW "
            "EXECUTE FUNCTION office_is_held_by_a_member_membership()"
        ),
    ],
}


def upgrade() -> None:
    op.create_table(
        "membership",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "member",
                "substitute",
                "associate",
                name="role_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("seat_group_id", sa.Uuid(), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=True),
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
            nullable=True,
        ),
        sa.Column("substitute_for_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("on_behalf_of_id", sa.Uuid(), nullable=True),
        sa.Column("on_behalf_of_text", sa.String(), nullable=True),
        sa.Column("represents_unit", sa.String(), nullable=True),
        sa.Column("party", sa.String(), nullable=True),
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
        sa.Column("until", sa.Date(), nullable=True),
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
        sa.Column(
            "end_reason",
            sa.Enum(
                "term_end",
                "resigned",
                "released",
                "moved_away",
                "deceased",
                "lost_basis",
                "organisation_replaced",
                "absence_rule",
                "became_substitute",
                "became_member",
                "lost_eligibility",
                "body_dissolved",
                "registered_in_error",
                name="end_reason_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("reading_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(role = 'substitute') = (arrangement IS NOT NULL)",
            name=op.f("ck_membership_substitute_has_an_arrangement"),
        ),
        sa.CheckConstraint(
            "arrangement IS NULL OR arrangement <> 'list' OR (rank IS NOT NULL AND seat_id IS NULL AND substitute_for_id IS NULL)",
            name=op.f("ck_membership_list_substitute"),
        ),
        sa.CheckConstraint(
            "arrangement IS NULL OR arrangement <> 'none'", name=op.f("ck_membership_arrangement_is_one")
        ),
        sa.CheckConstraint(
            "arrangement IS NULL OR arrangement <> 'organisation' OR (seat_id IS NOT NULL AND substitute_for_id IS NULL)",
            name=op.f("ck_membership_organisation_substitute"),
        ),
        sa.CheckConstraint(
            "arrangement IS NULL OR arrangement <> 'personal' OR (substitute_for_id IS NOT NULL AND seat_id IS NULL)",
            name=op.f("ck_membership_personal_substitute"),
        ),
        sa.CheckConstraint(
            "arrangement IS NULL OR arrangement <> 'political_group' OR (seat_id IS NULL AND substitute_for_id IS NULL AND rank IS NULL)",
            name=op.f("ck_membership_political_group_substitute"),
        ),
        sa.CheckConstraint(
            "role <> 'associate' OR (seat_id IS NULL AND substitute_for_id IS NULL AND rank IS NULL)",
            name=op.f("ck_membership_associate_has_no_seat"),
        ),
        sa.CheckConstraint(
            "role <> 'member' OR (seat_id IS NOT NULL AND substitute_for_id IS NULL AND rank IS NULL)",
            name=op.f("ck_membership_member_has_a_seat"),
        ),
        sa.CheckConstraint("end_reason IS NULL OR until IS NOT NULL", name=op.f("ck_membership_reason_needs_an_end")),
        sa.CheckConstraint(
            "on_behalf_of_id IS NULL OR on_behalf_of_text IS NULL", name=op.f("ck_membership_on_behalf_of_one_thing")
        ),
        sa.CheckConstraint("rank IS NULL OR rank >= 1", name=op.f("ck_membership_ranked_from_one")),
        sa.CheckConstraint(
            "substitute_for_id IS NULL OR substitute_for_id <> id", name=op.f("ck_membership_not_own_substitute")
        ),
        sa.CheckConstraint("until IS NULL OR since < until", name=op.f("ck_membership_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_membership_decision_id_decision")),
        sa.ForeignKeyConstraint(
            ["on_behalf_of_id"], ["organization.id"], name=op.f("fk_membership_on_behalf_of_id_organization")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person")),
        sa.ForeignKeyConstraint(
            ["seat_group_id"], ["seat_group.id"], name=op.f("fk_membership_seat_group_id_seat_group")
        ),
        sa.ForeignKeyConstraint(
            ["seat_id", "seat_group_id"], ["seat.id", "seat.seat_group_id"], name="fk_membership_seat_of_its_group"
        ),
        sa.ForeignKeyConstraint(
            ["substitute_for_id", "seat_group_id"],
            ["membership.id", "membership.seat_group_id"],
            name="fk_membership_member_of_its_group",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("id", "seat_group_id", name="uq_membership_and_its_group"),
    )
    op.create_index("ix_membership_person_id", "membership", ["person_id"], unique=False)
    op.create_index("ix_membership_seat_group_id", "membership", ["seat_group_id"], unique=False)
    op.create_index("ix_membership_seat_id", "membership", ["seat_id"], unique=False)
    op.create_table(
        "office_holding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column(
            "office",
            sa.Enum(
                "chair",
                "vice_chair",
                "secretary",
                name="office_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("until IS NULL OR since < until", name=op.f("ck_office_holding_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_office_holding_decision_id_decision")),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_office_holding_membership_id_membership")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_holding")),
    )
    op.create_index("ix_office_holding_membership_id", "office_holding", ["membership_id"], unique=False)
    connection = op.get_bind()
    for statement in GUARDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    op.drop_table("office_holding")
    op.drop_table("membership")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION office_is_held_by_a_member_office_holding()")
        op.execute("DROP FUNCTION office_is_held_by_a_member_membership()")
