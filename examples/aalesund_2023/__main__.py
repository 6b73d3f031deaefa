"""Writes the scenario's files anew: ``python -m examples.aalesund_2023 [FOLDER]``."""

import sys
from pathlib import Path

from examples.aalesund_2023.files import files
from examples.scenario import FOLDER


def main(arguments: list[str]) -> None:
    home = Path(arguments[0]) if arguments else FOLDER / "aalesund-2023"
    home.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        (home / name).write_bytes(content)
        sys.stdout.write(f"{home / name}  {len(content)} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
