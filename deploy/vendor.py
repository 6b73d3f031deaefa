"""Copies what the pages ship of others' work out of node_modules, or checks the copies against it.

The versions stand in package.json, the integrity of each package in package-lock.json, and what is
taken from it in web/static/vendor/vendor.json, whose versions and hashes this script writes.

    python deploy/vendor.py            copy and write the manifest
    python deploy/vendor.py --check    compare only; exit 1 with the names of what differs
"""

import argparse
import hashlib
import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "web" / "static"
MANIFEST = STATIC / "vendor" / "vendor.json"
SOURCE_MAP = re.compile(rb"\s*(//# sourceMappingURL=\S+|/\*# sourceMappingURL=.*?\*/)\s*$")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, change nothing")
    only_check = parser.parse_args().check
    subprocess.run(["npm", "ci", "--silent"], cwd=ROOT, check=True)
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    stale = compare(manifest) if only_check else renew(manifest)
    print("\n".join(stale) if stale else f"{len(manifest['packages'])} packages are as published")
    return 1 if stale else 0


def compare(manifest: dict) -> list[str]:
    """The paths below web/static whose bytes are not those of the package."""
    return [
        file["path"]
        for package in manifest["packages"]
        for file in package["files"]
        if published(package, file) != (STATIC / file["path"]).read_bytes()
    ]


def renew(manifest: dict) -> list[str]:
    for package in manifest["packages"]:
        package["version"] = installed_version(package)
        for file in package["files"]:
            content = published(package, file)
            target = STATIC / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            file["sha256"] = hashlib.sha256(content).hexdigest()
    MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return []


def published(package: dict, file: dict) -> bytes:
    """The file as the package has it, less the pointer to a source map that is not shipped."""
    content = (ROOT / "node_modules" / package["name"] / file["from"]).read_bytes()
    return SOURCE_MAP.sub(b"\n", content)


def installed_version(package: dict) -> str:
    described = ROOT / "node_modules" / package["name"] / "package.json"
    return str(json.loads(described.read_text(encoding="utf-8"))["version"])


if __name__ == "__main__":
    raise SystemExit(main())
