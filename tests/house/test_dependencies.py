"""What is installed to run is used to run."""

import re
import tomllib
from importlib.metadata import packages_distributions

from tests.house.tree import ROOT

READ_BY_PYTHON = {"tzdata"}
"""Data that the standard library looks for."""


def test_every_dependency_is_named_in_the_rooms() -> None:
    rooms = "\n".join(
        path.read_text("utf-8")
        for room in ("domain", "projections", "web", "examples")
        for path in sorted((ROOT / room).rglob("*.py"))
    )
    unused = [name for name in declared() - READ_BY_PYTHON if not used(name, rooms)]
    assert unused == []


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {re.split(r"[\[<>=; ]", line)[0] for line in project["dependencies"]}


def used(distribution: str, text: str) -> bool:
    """Whether a module of that distribution is imported or handed on by its name."""
    modules = [
        module
        for module, owners in packages_distributions().items()
        if distribution in (owner.lower() for owner in owners)
    ]
    return any(re.search(rf"\b{module}", text) for module in modules)
