"""The Alembic environment: migrates the plan on the connection that planapp.store.upgrade hands over.

`user_version` says which version a plan has; Alembic's own table is there only while it migrates.
"""

from __future__ import annotations

from alembic import context

from planapp.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
context.run_migrations()
