"""Opening the log: the right database for an address, its tables made, every setting read back."""

from uuid import uuid4

import sqlalchemy.exc
from sqlalchemy import URL, inspect, make_url

from domain.eventlog import tables
from domain.eventlog.postgres import Postgres
from domain.eventlog.sqlite import SQLite
from domain.eventlog.store import NoLogYet, NotOpened, Store, check_environment

EPOCH = "epoch"


def opened(url: str, reading: bool) -> tuple[Store, str]:
    """The store at ``url`` and the epoch of the log in it. Raises ``NotOpened``, with a sentence."""
    if not reading:
        check_environment()
    store = _store(_address(url), reading)
    try:
        return store, _epoch(store)
    except sqlalchemy.exc.DBAPIError as error:
        store.close()
        raise NotOpened(f"The database cannot be opened: {error.orig}") from error
    except NotOpened:
        store.close()
        raise


def _address(url: str) -> URL:
    try:
        return make_url(url)
    except (sqlalchemy.exc.ArgumentError, ValueError) as error:  # the latter of a port
        raise NotOpened(
            f"{url!r} is no address of a database, like sqlite:///golive.db."
        ) from error


def _store(address: URL, reading: bool) -> Store:
    match address.get_backend_name():
        case "sqlite":
            return SQLite(address, reading)
        case "postgresql":
            return Postgres(address, reading)
        case other:
            raise NotOpened(f"The log lies in SQLite or PostgreSQL, not in {other}.")


def _epoch(store: Store) -> str:
    """The log's own random name: another database has another, whatever its positions say."""
    if store.writer is None:
        return _known_epoch(store)
    with store.writer.begin() as tx:
        store.check(tx)
        store.prepare(tx)
        tables.create(tx)
        return tables.remember(tx, EPOCH, uuid4().hex)


def _known_epoch(store: Store) -> str:
    if not inspect(store.reader).has_table(tables.META.name):
        raise NoLogYet("There is no log in this database yet.")
    with store.reader.connect() as tx:
        return tables.recall(tx, EPOCH)
