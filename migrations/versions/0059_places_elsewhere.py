"""Places in other bodies, who was asked and sent, what they tell, and working groups."""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None

#: What the tables refuse, in the words of each database.
GUARDS = {
    "sqlite": [
        (
            "CREATE TRIGGER somebody_has_a_place_once_a_day_insert AFTER INSERT ON assignment BEGIN SELECT "
            "RAISE(ABORT, 'somebody_has_a_place_once_a_day') FROM assignment AS other WHERE other.place_id = "
            "NEW.place_id AND other.person_id = NEW.person_id AND other.id <> NEW.id AND "
            "coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, "
            "'0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER somebody_has_a_place_once_a_day_update AFTER UPDATE ON assignment BEGIN SELECT "
            "RAISE(ABORT, 'somebody_has_a_place_once_a_day') FROM assignment AS other WHERE other.place_id = "
            "NEW.place_id AND other.person_id = NEW.person_id AND other.id <> NEW.id AND "
            "coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, "
            "'0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER takes_part_once_a_day_insert AFTER INSERT ON group_participation BEGIN SELECT "
            "RAISE(ABORT, 'takes_part_once_a_day') FROM group_participation AS other WHERE other.group_id = "
            "NEW.group_id AND other.person_id = NEW.person_id AND other.id <> NEW.id AND "
            "coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, "
            "'0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER takes_part_once_a_day_update AFTER UPDATE ON group_participation BEGIN SELECT "
            "RAISE(ABORT, 'takes_part_once_a_day') FROM group_participation AS other WHERE other.group_id = "
            "NEW.group_id AND other.person_id = NEW.person_id AND other.id <> NEW.id AND "
            "coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, "
            "'0001-01-01') < coalesce(other.until, '9999-12-31') AND (true) AND (true); END"
        ),
        (
            "CREATE TRIGGER one_leads_a_group_insert AFTER INSERT ON group_participation BEGIN SELECT "
            "RAISE(ABORT, 'one_leads_a_group') FROM group_participation AS other WHERE other.group_id = "
            "NEW.group_id AND other.id <> NEW.id AND coalesce(other.since, '0001-01-01') < "
            "coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, '0001-01-01') < coalesce(other.until, "
            "'9999-12-31') AND (NEW.leads) AND (other.leads); END"
        ),
        (
            "CREATE TRIGGER one_leads_a_group_update AFTER UPDATE ON group_participation BEGIN SELECT "
            "RAISE(ABORT, 'one_leads_a_group') FROM group_participation AS other WHERE other.group_id = "
            "NEW.group_id AND other.id <> NEW.id AND coalesce(other.since, '0001-01-01') < "
            "coalesce(NEW.until, '9999-12-31') AND coalesce(NEW.since, '0001-01-01') < coalesce(other.until, "
            "'9999-12-31') AND (NEW.leads) AND (other.leads); END"
        ),
    ],
    "postgresql": [
        (
            "ALTER TABLE assignment ADD CONSTRAINT somebody_has_a_place_once_a_day EXCLUDE USING gist "
            "(place_id WITH =, person_id WITH =, daterange(since, until) WITH &&) WHERE (true)"
        ),
        (
            "ALTER TABLE group_participation ADD CONSTRAINT takes_part_once_a_day EXCLUDE USING gist "
            "(group_id WITH =, person_id WITH =, daterange(since, until) WITH &&) WHERE (true)"
        ),
        (
            "ALTER TABLE group_participation ADD CONSTRAINT one_leads_a_group EXCLUDE USING gist (group_id "
            "WITH =, daterange(since, until) WITH &&) WHERE (leads)"
        ),
    ],
}


def upgrade() -> None:
    op.create_table(
        "place_elsewhere",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "member",
                "associate",
                "substitute",
                "observer",
                name="role_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("votes", sa.Boolean(), nullable=False),
        sa.Column("is_heard", sa.Boolean(), nullable=False),
        sa.Column("allowance", sa.Boolean(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("seat_types", sa.JSON(), nullable=False),
        sa.Column("citation", sa.String(), nullable=True),
        sa.Column("rule_since", sa.Date(), nullable=True),
        sa.Column("rule_until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "NOT votes OR role IN ('member', 'substitute')", name=op.f("ck_place_elsewhere_only_members_vote")
        ),
        sa.CheckConstraint(
            "citation IS NULL OR trim(citation) <> ''", name=op.f("ck_place_elsewhere_rule_has_a_source")
        ),
        sa.CheckConstraint("(citation IS NULL) = (rule_since IS NULL)", name=op.f("ck_place_elsewhere_rule_begins")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_place_elsewhere_there_is_one")),
        sa.CheckConstraint(
            "until IS NULL OR since IS NULL OR since < until", name=op.f("ck_place_elsewhere_begins_before_it_ends")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_place_elsewhere_body_id_body")),
        sa.ForeignKeyConstraint(
            ["target_id"], ["organization.id"], name=op.f("fk_place_elsewhere_target_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_elsewhere")),
    )
    op.create_index("ix_place_elsewhere_body_id", "place_elsewhere", ["body_id"], unique=False)
    op.create_index("ix_place_elsewhere_target_id", "place_elsewhere", ["target_id"], unique=False)
    op.create_table(
        "working_group",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column(
            "ended_as",
            sa.Enum(
                "done",
                "given_up",
                "merged",
                "body_dissolved",
                name="ended_as_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("ended_because", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_working_group_has_a_name")),
        sa.CheckConstraint("(until IS NULL) = (ended_as IS NULL)", name=op.f("ck_working_group_ends_for_a_reason")),
        sa.CheckConstraint("until IS NULL OR since < until", name=op.f("ck_working_group_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_working_group_body_id_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_group")),
    )
    op.create_index("ix_working_group_body_id", "working_group", ["body_id"], unique=False)
    op.create_table(
        "asking_round",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "place",
                "event",
                "help",
                "opinion",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.Column("closed_because", sa.String(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=True),
        sa.Column(
            "chosen_by",
            sa.Enum(
                "nobody_else",
                "decision",
                "vote",
                "lot",
                name="chosen_by_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("chosen_because", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("place_id IS NULL OR kind = 'place'", name=op.f("ck_asking_round_place_of_a_place")),
        sa.CheckConstraint("trim(title) <> ''", name=op.f("ck_asking_round_has_a_title")),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (closed_because IS NULL)", name=op.f("ck_asking_round_closed_with_a_reason")
        ),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (closed_by IS NULL)", name=op.f("ck_asking_round_closed_by_somebody")
        ),
        sa.CheckConstraint(
            "(settled_at IS NULL) = (chosen_by IS NULL)", name=op.f("ck_asking_round_settled_in_some_way")
        ),
        sa.CheckConstraint(
            "(settled_at IS NULL) = (settled_by IS NULL)", name=op.f("ck_asking_round_settled_by_somebody")
        ),
        sa.CheckConstraint("places >= 1", name=op.f("ck_asking_round_there_is_one_place")),
        sa.CheckConstraint("settled_at IS NULL OR closed_at IS NULL", name=op.f("ck_asking_round_settled_or_closed")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_asking_round_body_id_body")),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place_elsewhere.id"], name=op.f("fk_asking_round_place_id_place_elsewhere")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asking_round")),
    )
    op.create_index("ix_asking_round_body_id", "asking_round", ["body_id"], unique=False)
    op.create_index("ix_asking_round_place_id", "asking_round", ["place_id"], unique=False)
    op.create_table(
        "group_participation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("until IS NULL OR since < until", name=op.f("ck_group_participation_begins_before_it_ends")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["working_group.id"], name=op.f("fk_group_participation_group_id_working_group")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_group_participation_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_participation")),
    )
    op.create_index("ix_group_participation_group_id", "group_participation", ["group_id"], unique=False)
    op.create_index("ix_group_participation_person_id", "group_participation", ["person_id"], unique=False)
    op.create_table(
        "asking_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "whom",
            sa.Enum(
                "previous",
                "members",
                "substitutes",
                "chosen",
                name="whom_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("position >= 1", name=op.f("ck_asking_step_in_order")),
        sa.ForeignKeyConstraint(["round_id"], ["asking_round.id"], name=op.f("fk_asking_step_round_id_asking_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asking_step")),
        sa.UniqueConstraint("round_id", "position", name=op.f("uq_asking_step_round_id_position")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column(
            "chosen_by",
            sa.Enum(
                "nobody_else",
                "decision",
                "vote",
                "lot",
                name="chosen_by_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("chosen_because", sa.String(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("round_id", sa.Uuid(), nullable=True),
        sa.Column("ended_because", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ended_because IS NULL OR until IS NOT NULL", name=op.f("ck_assignment_reason_needs_an_end")
        ),
        sa.CheckConstraint("until IS NULL OR since < until", name=op.f("ck_assignment_begins_before_it_ends")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_assignment_decision_id_decision")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assignment_person_id_person")),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place_elsewhere.id"], name=op.f("fk_assignment_place_id_place_elsewhere")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["asking_round.id"], name=op.f("fk_assignment_round_id_asking_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index("ix_assignment_person_id", "assignment", ["person_id"], unique=False)
    op.create_index("ix_assignment_place_id", "assignment", ["place_id"], unique=False)
    op.create_table(
        "report_back",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=True),
        sa.Column("round_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("by_on", sa.Date(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("noted_by", sa.String(), nullable=True),
        sa.CheckConstraint("trim(about) <> ''", name=op.f("ck_report_back_is_about_something")),
        sa.CheckConstraint(
            "(given_on IS NULL) = (noted_by IS NULL)", name=op.f("ck_report_back_given_and_noted_by_somebody")
        ),
        sa.CheckConstraint("due_on <= by_on", name=op.f("ck_report_back_due_before_it_is_missing")),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_report_back_assignment_id_assignment")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_report_back_body_id_body")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_report_back_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_report_back_person_id_person")),
        sa.ForeignKeyConstraint(["round_id"], ["asking_round.id"], name=op.f("fk_report_back_round_id_asking_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_back")),
    )
    op.create_index("ix_report_back_body_id", "report_back", ["body_id"], unique=False)
    op.create_index("ix_report_back_person_id", "report_back", ["person_id"], unique=False)
    op.create_table(
        "round_ask",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "answer",
            sa.Enum("yes", "no", "later", name="answer_known", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
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
            nullable=True,
        ),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("is_chosen", sa.Boolean(), nullable=False),
        sa.CheckConstraint("NOT is_chosen OR answer = 'yes'", name=op.f("ck_round_ask_chosen_who_said_yes")),
        sa.CheckConstraint("(answered_at IS NULL) = (answer IS NULL)", name=op.f("ck_round_ask_answer_has_a_time")),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (answered_by IS NULL)", name=op.f("ck_round_ask_answered_by_somebody")
        ),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (manner IS NULL)", name=op.f("ck_round_ask_answered_in_some_manner")
        ),
        sa.CheckConstraint("NOT is_late OR answered_at IS NOT NULL", name=op.f("ck_round_ask_late_when_answered")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_round_ask_person_id_person")),
        sa.ForeignKeyConstraint(["step_id"], ["asking_step.id"], name=op.f("fk_round_ask_step_id_asking_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_ask")),
        sa.UniqueConstraint("step_id", "person_id", name=op.f("uq_round_ask_step_id_person_id")),
    )
    op.create_index("ix_round_ask_person_id", "round_ask", ["person_id"], unique=False)
    for guard in GUARDS[op.get_bind().dialect.name]:
        op.execute(guard)


def downgrade() -> None:
    op.drop_table("group_participation")
    op.drop_table("working_group")
    op.drop_table("report_back")
    op.drop_table("assignment")
    op.drop_table("round_ask")
    op.drop_table("asking_step")
    op.drop_table("asking_round")
    op.drop_table("place_elsewhere")
