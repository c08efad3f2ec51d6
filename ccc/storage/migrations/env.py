"""Alembic's way in; `ccc.storage.migrate` hands over a connection, locked and in a transaction."""

from alembic import context

from ccc.storage.schema.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
