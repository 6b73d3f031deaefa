"""What the pages ship of others' work is what was published, licensed, and found by its name."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, STATIC, files

PACKAGES = json.loads((STATIC / "vendor" / "vendor.json").read_text("utf-8"))["packages"]
IMPORTS = json.loads((STATIC / "importmap.json").read_text("utf-8"))["imports"]
FREE = {"MIT", "ISC", "Apache-2.0", "OFL-1.1"}
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
SPECIFIER = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']""")

package = pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])


@package
def test_every_file_is_the_one_that_was_published(package: dict) -> None:
    for file in package["files"]:
        assert hashlib.sha256((STATIC / file["path"]).read_bytes()).hexdigest() == file["sha256"]


@package
def test_the_licence_is_free_and_lies_beside(package: dict) -> None:
    assert package["licence"] in FREE
    assert package["licence_file"] in {file["path"] for file in package["files"]}
    assert "copyright" in (STATIC / package["licence_file"]).read_text("utf-8").lower()


@package
def test_the_copy_is_of_the_version_that_scripts_are_checked_with(package: dict) -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    assert lock["packages"][f"node_modules/{package['name']}"]["version"] == package["version"]


def test_nothing_lies_there_unlisted() -> None:
    listed = {STATIC / file["path"] for package in PACKAGES for file in package["files"]}
    ours = {STATIC / "vendor" / "vendor.json", STATIC / "fonts" / "fonts.css"}
    found = {*files(below=STATIC / "vendor"), *files(below=STATIC / "fonts")}
    assert found == listed | ours


def test_every_import_leads_to_a_file() -> None:
    scripts = files(".js", ".mjs", below=STATIC)
    assert [lost for script in scripts for lost in lost_imports(script)] == []


def test_the_import_map_names_nothing_that_is_not_there() -> None:
    assert [name for name, address in IMPORTS.items() if not served(address).is_file()] == []


def test_no_script_points_to_a_source_map() -> None:
    for path in files(".js", ".mjs", ".css", below=STATIC):
        assert "sourceMappingURL" not in path.read_text("utf-8"), path


def lost_imports(script: Path) -> list[str]:
    code = COMMENT.sub("", script.read_text("utf-8"))
    return [f"{script.name}: {name}" for name in SPECIFIER.findall(code) if not leads(script, name)]


def leads(script: Path, name: str) -> bool:
    if name.startswith("."):
        return (script.parent / name).is_file()
    address = name if name.startswith("/") else IMPORTS.get(name, "/nowhere")
    return served(address).is_file()


def served(address: str) -> Path:
    """The file behind an address such as /static/vendor/htm/htm.mjs."""
    return STATIC.parent / address.removeprefix("/")
