"""A council's meetings, who was there, and who sent apologies."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("first_item", sa.Integer(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("agenda_url", sa.String(), nullable=False),
        sa.Column("minutes_url", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_by", sa.String(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by", sa.String(), nullable=True),
        sa.Column("cancelled_because", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(cancelled_at IS NULL) = (cancelled_because IS NULL)", name=op.f("ck_meeting_cancelled_with_a_reason")
        ),
        sa.CheckConstraint(
            "(cancelled_at IS NULL) = (cancelled_by IS NULL)", name=op.f("ck_meeting_cancelled_by_somebody")
        ),
        sa.CheckConstraint("first_item IS NULL OR first_item >= 1", name=op.f("ck_meeting_items_counted_from_one")),
        sa.CheckConstraint("number IS NULL OR number >= 1", name=op.f("ck_meeting_counted_from_one")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_meeting_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_meeting_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index("ix_meeting_term_id", "meeting", ["term_id", "starts_at"], unique=False)
    op.create_index(
        "uq_meeting_number",
        "meeting",
        ["term_id", "number"],
        unique=True,
        sqlite_where=sa.text("cancelled_at IS NULL"),
        postgresql_where=sa.text("cancelled_at IS NULL"),
    )
    op.create_table(
        "meeting_settings",
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "substitute_attendance",
            sa.Enum(
                "when_prevented",
                "as_observer",
                "always",
                name="substitute_attendance_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attendance_decision_id", sa.Uuid(), nullable=True),
        sa.Column("asks_substitutes", sa.Boolean(), nullable=False),
        sa.Column(
            "remuneration",
            sa.Enum(
                "none",
                "allowance",
                "fee",
                name="remuneration_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("notes_times", sa.Boolean(), nullable=False),
        sa.Column("warn_after", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "substitute_attendance = 'when_prevented' OR attendance_decision_id IS NOT NULL",
            name=op.f("ck_meeting_settings_beside_the_member_by_a_decision"),
        ),
        sa.CheckConstraint(
            "warn_after IS NULL OR warn_after >= 1", name=op.f("ck_meeting_settings_warns_after_one_or_more")
        ),
        sa.ForeignKeyConstraint(
            ["attendance_decision_id"],
            ["decision.id"],
            name=op.f("fk_meeting_settings_attendance_decision_id_decision"),
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_meeting_settings_body_id_body")),
        sa.PrimaryKeyConstraint("body_id", name=op.f("pk_meeting_settings")),
    )
    op.create_table(
        "attendance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=True),
        sa.Column("seat_id", sa.Uuid(), nullable=True),
        sa.Column(
            "part",
            sa.Enum(
                "member",
                "substitute",
                "associate",
                "observer",
                "guest",
                "administration",
                name="part_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "presence",
            sa.Enum(
                "present",
                "apology",
                "absent",
                "not_called",
                name="presence_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("came_at", sa.Time(), nullable=True),
        sa.Column("left_at", sa.Time(), nullable=True),
        sa.Column("disqualified_for", sa.JSON(), nullable=False),
        sa.Column("travel_minutes", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid_by", sa.String(), nullable=True),
        sa.Column("reading_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(person_id IS NULL) <> (trim(name) = '')", name=op.f("ck_attendance_is_about_somebody")),
        sa.CheckConstraint(
            "part IN ('guest', 'administration') OR membership_id IS NOT NULL", name=op.f("ck_attendance_with_a_place")
        ),
        sa.CheckConstraint(
            "presence = 'present' OR (came_at IS NULL AND left_at IS NULL)",
            name=op.f("ck_attendance_came_to_come_late"),
        ),
        sa.CheckConstraint(
            "seat_id IS NULL OR part IN ('member', 'substitute', 'observer')", name=op.f("ck_attendance_on_a_seat")
        ),
        sa.CheckConstraint("(paid_on IS NULL) = (paid_by IS NULL)", name=op.f("ck_attendance_paid_by_somebody")),
        sa.CheckConstraint("travel_minutes >= 0", name=op.f("ck_attendance_travels_some_time")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id_meeting")),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_attendance_membership_id_membership")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendance_person_id_person")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_attendance_seat_id_seat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_attendance_meeting_id_person_id")),
    )
    op.create_index("ix_attendance_membership_id", "attendance", ["membership_id"], unique=False)
    op.create_index("ix_attendance_person_id", "attendance", ["person_id"], unique=False)
    op.create_table(
        "apology",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column(
            "manner",
            sa.Enum(
                "online",
                "paper",
                "phone",
                "email",
                "meeting",
                name="manner_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.CheckConstraint("(revoked_at IS NULL) = (revoked_by IS NULL)", name=op.f("ck_apology_revoked_by_somebody")),
        sa.ForeignKeyConstraint(["call_id"], ["substitute_call.id"], name=op.f("fk_apology_call_id_substitute_call")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_apology_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_apology_membership_id_membership")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_apology")),
    )
    op.create_index("ix_apology_membership_id", "apology", ["membership_id"], unique=False)
    op.create_index(
        "uq_apology_standing",
        "apology",
        ["meeting_id", "membership_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("apology")
    op.drop_table("attendance")
    op.drop_table("meeting")
    op.drop_table("meeting_settings")
