"""Runs the migrations on the connection that `recruit.foundation.migrations` hands over."""

from alembic import context

import recruit.models  # noqa: F401 (completes the tables)
from recruit.foundation.db import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
context.run_migrations()
