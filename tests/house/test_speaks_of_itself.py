"""The project speaks of itself alone: of no machine it was on, no promise left open, no mirror."""

import json
import re
from pathlib import Path

from tests.house.tree import ROOT, files, is_vendored, named, texts

MACHINE_PATHS = re.compile(r"(?<![\w.-])/(?:work|root|home/\w+|tmp/team|Users/\w+)/[\w.]")
OPEN_PROMISES = re.compile(r"\b(?:T[O]DO|F[I]XME|X{3}|H[A]CK|Not[I]mplementedError)\b")
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|file:")


def written_here() -> list[tuple[Path, str]]:
    return [(path, text) for path, text in texts() if not is_vendored(path)]


def test_no_path_of_a_machine_is_named() -> None:
    assert [named(path) for path, text in written_here() if MACHINE_PATHS.search(text)] == []


def test_no_promise_is_left_open() -> None:
    assert [named(path) for path, text in written_here() if OPEN_PROMISES.search(text)] == []


def test_the_locks_of_python_hold_hashes_and_no_address() -> None:
    locks = sorted(files(".lock", below=ROOT))
    assert [path.name for path in locks] == ["requirements-dev.lock", "requirements.lock"]
    for lock in locks:
        text = lock.read_text("utf-8")
        assert not ADDRESS.search(text)
        assert re.findall(r"^\S+==\S+", text, re.MULTILINE)
        assert all("--hash=sha256:" in pinned for pinned in entries(text))


def test_the_tests_run_on_the_very_versions_that_are_served() -> None:
    run, dev = (
        set(re.findall(r"^[\w.-]+==[\w.]+", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert run <= dev


def test_the_lock_of_the_scripts_holds_hashes_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    packages = {path: package for path, package in lock["packages"].items() if path}
    assert packages
    assert [path for path, package in packages.items() if "resolved" in package] == []
    assert [path for path, package in packages.items() if "integrity" not in package] == []


def entries(lock: str) -> list[str]:
    """One text for each pinned package, continued lines joined."""
    return [line for line in lock.replace("\\\n", " ").splitlines() if "==" in line]
