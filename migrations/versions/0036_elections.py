"""Elections: contests, who stands in each, what was counted, lots, and the counts that followed."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "election",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("polling_on", sa.Date(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=True),
        sa.Column("closes", sa.Time(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("who_may_vote", sa.String(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("post_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "ballot_order",
            sa.Enum(
                "list", "alphabetical", name="ballot_order_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "result_scope",
            sa.Enum(
                "recommended",
                "recommended-and-next",
                "everybody",
                name="result_scope_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_rehearsal", sa.Boolean(), nullable=False),
        sa.Column("double_entry", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_election_has_a_name")),
        sa.CheckConstraint("trim(place) <> ''", name=op.f("ck_election_has_a_place")),
        sa.CheckConstraint("trim(who_may_vote) <> ''", name=op.f("ck_election_says_who_may_vote")),
        sa.CheckConstraint(
            "opens IS NULL OR closes IS NULL OR opens < closes", name=op.f("ck_election_opens_before_it_closes")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_election_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election")),
    )
    op.create_index("ix_election_round_id", "election", ["round_id"], unique=False)
    op.create_table(
        "contest",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("seat_group_id", sa.Uuid(), nullable=True),
        sa.Column("country_group", sa.String(), nullable=True),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("substitutes", sa.Integer(), nullable=True),
        sa.Column("max_marks", sa.Integer(), nullable=True),
        sa.Column("group_cap", sa.Integer(), nullable=True),
        sa.CheckConstraint("trim(label) <> ''", name=op.f("ck_contest_has_a_label")),
        sa.CheckConstraint("group_cap IS NULL OR group_cap >= 1", name=op.f("ck_contest_cap_is_a_number")),
        sa.CheckConstraint("max_marks IS NULL OR max_marks >= 1", name=op.f("ck_contest_marks_are_a_number")),
        sa.CheckConstraint("seats >= 1", name=op.f("ck_contest_fills_a_seat")),
        sa.CheckConstraint("substitutes IS NULL OR substitutes >= 0", name=op.f("ck_contest_substitutes_are_a_number")),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_contest_election_id_election")),
        sa.ForeignKeyConstraint(["seat_group_id"], ["seat_group.id"], name=op.f("fk_contest_seat_group_id_seat_group")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contest")),
        sa.UniqueConstraint("election_id", "label", name=op.f("uq_contest_election_id_label")),
        sa.UniqueConstraint("election_id", "position", name=op.f("uq_contest_election_id_position")),
    )
    op.create_table(
        "election_milestone",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "announced",
                "fixed",
                "uncontested",
                "voting",
                "closed",
                "certified",
                "released",
                "submitted",
                "annulled",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("committee_on", sa.Date(), nullable=True),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("scan_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_election_milestone_revoked_by_somebody")
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_because IS NULL)", name=op.f("ck_election_milestone_revoked_with_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["election_id"], ["election.id"], name=op.f("fk_election_milestone_election_id_election")
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"], ["stored_file.id"], name=op.f("fk_election_milestone_scan_id_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_milestone")),
    )
    op.create_index(
        "uq_election_milestone_standing",
        "election_milestone",
        ["election_id", "kind"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "contest_entry",
        sa.Column("contest_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("group_label", sa.String(), nullable=True),
        sa.Column("withdrawn_because", sa.String(), nullable=True),
        sa.Column("withdrawn_by", sa.String(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_because IS NULL)",
            name=op.f("ck_contest_entry_withdrawn_with_a_reason"),
        ),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name=op.f("ck_contest_entry_withdrawn_by_somebody")
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_contest_entry_numbers_from_one")),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name=op.f("fk_contest_entry_contest_id_contest")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_contest_entry_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("contest_id", "number", name=op.f("pk_contest_entry")),
        sa.UniqueConstraint("contest_id", "nomination_id", name=op.f("uq_contest_entry_contest_id_nomination_id")),
    )
    op.create_index("ix_contest_entry_nomination_id", "contest_entry", ["nomination_id"], unique=False)
    op.create_table(
        "lot_draw",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contest_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("between", sa.JSON(), nullable=False),
        sa.Column("drawn", sa.JSON(), nullable=False),
        sa.Column(
            "manner",
            sa.Enum(
                "bowl", "public-numbers", name="manner_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("drawn_by", sa.String(), nullable=False),
        sa.Column("witnessed_by", sa.String(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint("trim(drawn_by) <> ''", name=op.f("ck_lot_draw_drawn_by_somebody")),
        sa.CheckConstraint("trim(witnessed_by) <> ''", name=op.f("ck_lot_draw_seen_by_somebody")),
        sa.CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_lot_draw_revoked_by_somebody")),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_because IS NULL)", name=op.f("ck_lot_draw_revoked_with_a_reason")
        ),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name=op.f("fk_lot_draw_contest_id_contest")),
        sa.ForeignKeyConstraint(["photo_id"], ["stored_file.id"], name=op.f("fk_lot_draw_photo_id_stored_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot_draw")),
    )
    op.create_index("ix_lot_draw_contest_id", "lot_draw", ["contest_id"], unique=False)
    op.create_table(
        "stored_count",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contest_id", sa.Uuid(), nullable=False),
        sa.Column(
            "round",
            sa.Enum("preliminary", "final", name="round_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("contest_json", sa.String(), nullable=False),
        sa.Column("papers_blt", sa.String(), nullable=False),
        sa.Column("lots_json", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("answer_json", sa.String(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "elected",
                "uncontested",
                "lapsed",
                "lot_required",
                "ballot_required",
                name="outcome_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_stored_count_digest_is_sha256")),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name=op.f("fk_stored_count_contest_id_contest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_count")),
    )
    op.create_index(
        "uq_stored_count_standing",
        "stored_count",
        ["contest_id", "round"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "tally",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contest_id", sa.Uuid(), nullable=False),
        sa.Column(
            "round",
            sa.Enum("preliminary", "final", name="round_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column(
            "form",
            sa.Enum("meeting", "post", name="form_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("clerk", sa.Integer(), nullable=False),
        sa.Column("valid", sa.Integer(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("invalid", sa.JSON(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("votes", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("papers", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(place) <> ''", name=op.f("ck_tally_has_a_place")),
        sa.CheckConstraint("(votes IS NULL) <> (papers IS NULL)", name=op.f("ck_tally_votes_or_papers")),
        sa.CheckConstraint("clerk IN (1, 2)", name=op.f("ck_tally_first_or_second_clerk")),
        sa.CheckConstraint("expected IS NULL OR expected >= 0", name=op.f("ck_tally_expected_is_a_number")),
        sa.CheckConstraint("valid >= 0 AND blank >= 0", name=op.f("ck_tally_papers_are_numbers")),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name=op.f("fk_tally_contest_id_contest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally")),
        sa.UniqueConstraint(
            "contest_id", "round", "place", "form", "clerk", name=op.f("uq_tally_contest_id_round_place_form_clerk")
        ),
    )


def downgrade() -> None:
    op.drop_table("tally")
    op.drop_table("stored_count")
    op.drop_table("lot_draw")
    op.drop_table("contest_entry")
    op.drop_table("election_milestone")
    op.drop_table("contest")
    op.drop_table("election")
