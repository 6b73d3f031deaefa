"""The throw-away cluster forgets nothing in a crash and keeps tests apart."""

import psycopg
import pytest

from tests.postgres import Cluster


def connect(url: str) -> psycopg.Connection:
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


@pytest.mark.parametrize("turn", [1, 2])
def test_every_test_gets_an_empty_database(postgres_url: str, turn: int) -> None:
    with connect(postgres_url) as connection:
        connection.execute("CREATE TABLE report (position int)")


def test_what_is_committed_outlives_a_crash(postgres: Cluster) -> None:
    with postgres.database() as url:
        with connect(url) as connection:
            connection.execute("CREATE TABLE report AS SELECT 41 + 1 AS position")
            assert connection.execute("SHOW fsync").fetchone() == ("on",)
        postgres.stop("immediate")
        postgres.start()
        with connect(url) as connection:
            assert connection.execute("SELECT position FROM report").fetchone() == (42,)
