"""What belongs to the project's tree: every file that is ours, and every file that is text."""

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "web" / "static"
NOT_OURS = {"node_modules", "__pycache__", "dist", "build", "htmlcov"}
PUBLIC_DOTS = {".ci", ".editorconfig", ".gitignore", ".npmrc"}


def files(*suffixes: str, below: Path = ROOT) -> Iterator[Path]:
    """Everything but caches, environments and installed packages; of any suffix when none is named."""
    for folder, names, leaves in os.walk(below):
        names[:] = sorted(name for name in names if ours(name))
        yield from (
            Path(folder) / leaf
            for leaf in sorted(leaves)
            if ours(leaf) and (not suffixes or leaf.endswith(suffixes))
        )


def texts(*suffixes: str, below: Path = ROOT) -> Iterator[tuple[Path, str]]:
    for path in files(*suffixes, below=below):
        content = path.read_bytes()
        if b"\0" not in content:
            yield path, content.decode("utf-8", "replace")


def ours(name: str) -> bool:
    dotted = name.startswith(".") and name not in PUBLIC_DOTS
    return not dotted and name not in NOT_OURS and not name.endswith((".egg-info", ".db", ".sock"))


def is_vendored(path: Path) -> bool:
    return (STATIC / "vendor") in path.parents


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
