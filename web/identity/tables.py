"""The erasable tables: who a person is, how she signs in, what she may do. Beside the log, never in it."""

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

METADATA = MetaData()
EVERYWHERE = "*"
"""The go-live of a grant that holds for all."""

PERSON = Table(
    "golive_person",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
)
LOGIN = Table(
    "golive_login",
    METADATA,
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("person", Text, nullable=False),
    PrimaryKeyConstraint("kind", "value"),
)
GRANT = Table(
    "golive_grant",
    METADATA,
    Column("person", Text, nullable=False),
    Column("golive", Text, nullable=False),
    Column("role", Text, nullable=False),
    PrimaryKeyConstraint("person", "golive", "role"),
)
KEY = Table(
    "golive_key",
    METADATA,
    Column("digest", LargeBinary, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("label", Text),
    Column("made_at", Integer, nullable=False),
    Column("expires_at", Integer),
    Column("ended_at", Integer),
)
"""Sign-in links, sessions and tokens alike: what is kept is the SHA-256 of the secret. Unix seconds."""

REVISION = Table("golive_revision", METADATA, Column("number", Integer, nullable=False))
"""Counts what takes a right away or gives one, so that every process notices within a second."""


def lay(tx: Connection, metadata: MetaData) -> None:
    """The tables of ``metadata``, where they are missing; two processes that start at once wait in turn."""
    if tx.dialect.name == "postgresql":
        tx.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('golive_tables'))")
    metadata.create_all(tx)


def create(tx: Connection) -> None:
    """The tables of people, where they are missing."""
    lay(tx, METADATA)
    if tx.execute(REVISION.select()).first() is None:
        tx.execute(REVISION.insert().values(number=1))
