"""The command line of the benches."""

import importlib
import sys
from argparse import ArgumentParser

from rich.console import Console

BENCHES = (
    "ingest",
    "http",
    "fanout",
    "wall",
    "schedule",
    "forecast",
    "calibration",
    "browser",
    "import",
)
MODULES = {"import": "planfiles"}
"""Where a bench cannot have a module of its own name."""


def main(arguments: list[str]) -> int:
    """Run the named benches one after another; 1 when one misses its floor."""
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHES], default=list(BENCHES))
    parser.add_argument("--quick", action="store_true", help="small sizes, for a first look")
    asked = parser.parse_args(arguments)
    console = Console()
    missed = 0
    for name in asked.names:
        report = importlib.import_module(f"bench.{MODULES.get(name, name)}").run(asked.quick)
        report.show(console)
        console.print(f"  {report.save()}")
        missed += sum(goal.verdict == "missed" for goal in report.goals)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
