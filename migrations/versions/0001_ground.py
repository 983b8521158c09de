"""The ground: log, letters, jobs, files, links, limits, the municipality."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: What the tables refuse, in the words of each database.
GUARDS = {
    "sqlite": [
        (
            "CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, "
            "'the log is only ever added to'); END"
        ),
        (
            "CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, "
            "'the log is only ever added to'); END"
        ),
        (
            "CREATE TRIGGER audit_details_are_never_deleted BEFORE DELETE ON audit_details BEGIN SELECT "
            "RAISE(ABORT, 'the log is only ever added to'); END"
        ),
        (
            "CREATE TRIGGER audit_details_are_never_rewritten BEFORE UPDATE ON audit_details WHEN NEW.content IS "
            "NOT NULL OR OLD.content IS NULL BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END"
        ),
    ],
    "postgresql": [
        (
            "CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
            "'the log is only ever added to'; END $$"
        ),
        (
            "CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry FOR EACH ROW EXECUTE "
            "FUNCTION refuse_change_of_log()"
        ),
        (
            "CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry FOR EACH ROW EXECUTE "
            "FUNCTION refuse_change_of_log()"
        ),
        (
            "CREATE TRIGGER audit_details_are_never_deleted BEFORE DELETE ON audit_details FOR EACH ROW EXECUTE "
            "FUNCTION refuse_change_of_log()"
        ),
        (
            "CREATE TRIGGER audit_details_are_never_rewritten BEFORE UPDATE ON audit_details FOR EACH ROW WHEN "
            "(NEW.content IS NOT NULL OR OLD.content IS NULL) EXECUTE FUNCTION refuse_change_of_log()"
        ),
    ],
}


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("details_digest", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_audit_entry_numbered_from_one")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_actor", "audit_entry", ["actor"], unique=False)
    op.create_index("ix_audit_entry_subject", "audit_entry", ["subject_kind", "subject_id"], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "form_submission",
        sa.Column("key_digest", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("endpoint", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(key_digest) = 64", name=op.f("ck_form_submission_key_is_a_digest")),
        sa.PrimaryKeyConstraint("key_digest", name=op.f("pk_form_submission")),
    )
    op.create_index("ix_form_submission_at", "form_submission", ["at"], unique=False)
    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("cancel_requested_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancel_requested_by", sa.String(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("result", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint(
            "(cancel_requested_at IS NULL) = (cancel_requested_by IS NULL)", name=op.f("ck_job_cancelled_by_somebody")
        ),
        sa.CheckConstraint(
            "(finished_at IS NULL) = (run_at IS NOT NULL)", name=op.f("ck_job_waits_until_it_is_finished")
        ),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_job_attempts_counted")),
        sa.CheckConstraint("claimed_at IS NULL OR finished_at IS NULL", name=op.f("ck_job_not_claimed_once_finished")),
        sa.CheckConstraint("done >= 0 AND (total IS NULL OR done <= total)", name=op.f("ck_job_progress_is_within")),
        sa.CheckConstraint("error IS NULL OR finished_at IS NOT NULL", name=op.f("ck_job_fails_only_at_the_end")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    op.create_index("ix_job_run_at", "job", ["run_at"], unique=False)
    op.create_table(
        "letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("link_purpose", sa.String(), nullable=True),
        sa.Column("link_subject_id", sa.Uuid(), nullable=True),
        sa.Column("link_seconds", sa.Integer(), nullable=True),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("queued_by", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "channel IN ('email', 'digital_post', 'paper', 'sms')", name=op.f("ck_letter_channel_known")
        ),
        sa.CheckConstraint(
            "(CASE WHEN next_attempt_at IS NULL THEN 0 ELSE 1 END) + (CASE WHEN sent_at IS NULL THEN 0 ELSE 1 END) + (CASE WHEN given_up_at IS NULL THEN 0 ELSE 1 END) + (CASE WHEN cancelled_at IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_letter_waits_or_ended_once"),
        ),
        sa.CheckConstraint(
            "(cancelled_at IS NULL) = (cancelled_by IS NULL)", name=op.f("ck_letter_cancelled_by_somebody")
        ),
        sa.CheckConstraint(
            "(link_purpose IS NULL) = (link_subject_id IS NULL) AND (link_purpose IS NULL) = (link_seconds IS NULL)",
            name=op.f("ck_letter_link_is_whole"),
        ),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_letter_attempts_counted")),
        sa.CheckConstraint(
            "claimed_at IS NULL OR next_attempt_at IS NOT NULL", name=op.f("ck_letter_claimed_only_while_it_waits")
        ),
        sa.CheckConstraint("given_up_at IS NULL OR error IS NOT NULL", name=op.f("ck_letter_given_up_for_a_reason")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    op.create_index("ix_letter_next_attempt_at", "letter", ["next_attempt_at"], unique=False)
    op.create_index("ix_letter_queued_at", "letter", ["queued_at"], unique=False)
    op.create_table(
        "letter_wording",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("(subject IS NULL) = (body IS NULL)", name=op.f("ck_letter_wording_has_both_or_neither")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_letter_wording_versions_from_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_wording")),
        sa.UniqueConstraint("kind", "language", "scope", "version", name="uq_letter_wording_version"),
    )
    op.create_table(
        "lookup",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lookup")),
    )
    op.create_index("ix_lookup_subject", "lookup", ["subject_kind", "subject_id"], unique=False)
    op.create_table(
        "one_time_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("created_at < expires_at", name=op.f("ck_one_time_link_begins_before_it_ends")),
        sa.CheckConstraint("length(purpose) > 0", name=op.f("ck_one_time_link_has_a_purpose")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_link")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_one_time_link_token_digest")),
    )
    op.create_index("ix_one_time_link_subject", "one_time_link", ["purpose", "subject_id"], unique=False)
    op.create_table(
        "rate_limit",
        sa.Column("key_digest", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("failures >= 0", name=op.f("ck_rate_limit_counts_upwards")),
        sa.PrimaryKeyConstraint("key_digest", name=op.f("pk_rate_limit")),
    )
    op.create_index("ix_rate_limit_last_at", "rate_limit", ["last_at"], unique=False)
    op.create_table(
        "spending",
        sa.Column("key_digest", sa.String(), nullable=False),
        sa.Column("spent", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("spent >= 0", name=op.f("ck_spending_counts_upwards")),
        sa.PrimaryKeyConstraint("key_digest", name=op.f("pk_spending")),
    )
    op.create_index("ix_spending_until", "spending", ["until"], unique=False)
    op.create_table(
        "stored_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stored_by", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "expires_at IS NULL OR stored_at < expires_at", name=op.f("ck_stored_file_expires_after_it_is_stored")
        ),
        sa.CheckConstraint("length(content) > 0", name=op.f("ck_stored_file_has_content")),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_stored_file_digest_is_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
    )
    op.create_index("ix_stored_file_expires_at", "stored_file", ["expires_at"], unique=False)
    op.create_table(
        "audit_details",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=True),
        sa.Column("erased_by", sa.String(), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(content IS NULL) = (erased_by IS NOT NULL) AND (erased_by IS NULL) = (erased_at IS NULL)",
            name=op.f("ck_audit_details_erased_by_somebody"),
        ),
        sa.ForeignKeyConstraint(["number"], ["audit_entry.number"], name=op.f("fk_audit_details_number_audit_entry")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_details")),
    )
    op.create_table(
        "municipality",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("website", sa.String(), nullable=False),
        sa.Column("accessibility_statement", sa.String(), nullable=False),
        sa.Column("privacy_notice", sa.String(), nullable=False),
        sa.Column("council_word", sa.String(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("second_factor_roles", sa.JSON(), nullable=False),
        sa.Column("logo_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "council_word IN ('kommunalbestyrelsen', 'byrådet', 'Borgerrepræsentationen')",
            name=op.f("ck_municipality_council_word_known"),
        ),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_municipality_has_a_name")),
        sa.CheckConstraint("id = 1", name=op.f("ck_municipality_only_one")),
        sa.ForeignKeyConstraint(["logo_id"], ["stored_file.id"], name=op.f("fk_municipality_logo_id_stored_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality")),
    )
    connection = op.get_bind()
    for statement in GUARDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    op.drop_table("municipality")
    op.drop_table("audit_details")
    op.drop_table("stored_file")
    op.drop_table("spending")
    op.drop_table("rate_limit")
    op.drop_table("one_time_link")
    op.drop_table("lookup")
    op.drop_table("letter_wording")
    op.drop_table("letter")
    op.drop_table("job")
    op.drop_table("form_submission")
    op.drop_table("audit_head")
    op.drop_table("audit_entry")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change_of_log()")
