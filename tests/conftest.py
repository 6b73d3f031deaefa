"""Plumbing that any test may ask for; what belongs to one room stands in that room's conftest."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.postgres import Cluster, running_cluster

# How long one example takes says more of the neighbours on the machine than of the code.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """One cluster for each worker, started by the first test that asks."""
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres: Cluster) -> Iterator[str]:
    """A fresh PostgreSQL database for one test."""
    with postgres.database() as url:
        yield url
