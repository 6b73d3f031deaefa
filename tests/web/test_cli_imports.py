"""``golive import`` of a plan that was not made for us: its columns shown, mapped, and remembered."""

import json
from pathlib import Path

from tests.web.terminal import Terminal

DATABASE = ("--database", "sqlite:///x.db")
FOREIGN = "Løpenr;Hva;Tid\nB-1;Slå av;3/4/2023 20:00\nB-2;Slå på;\n"
SAID = ("--map", "Løpenr=kode", "--map", "Hva=title", "--map", "Tid=start", "--dates", "dmy")


def test_a_dry_run_shows_how_each_column_is_understood(golive: Terminal) -> None:
    Path("p.csv").write_text(FOREIGN, "utf-8")
    golive("import", "p.csv", "--golive", "molde", "--dry-run", *DATABASE, ends=1)
    assert "Løpenr → (unknown): B-1, B-2" in golive.out
    told = golive("import", "p.csv", "--golive", "molde", "--dry-run", *SAID, *DATABASE)
    assert "activities: 2 rows, read as activities" in told
    assert "Tid → planned_start: 3/4/2023 20:00" in told


def test_a_mapping_is_remembered_for_the_next_import(golive: Terminal) -> None:
    Path("p.csv").write_text(FOREIGN, "utf-8")
    golive("import", "p.csv", "--golive", "molde", *SAID, *DATABASE)
    Path("p.csv").write_text(FOREIGN.replace("Slå på", "Slå på igjen"), "utf-8")
    told = json.loads(golive("import", "p.csv", "--golive", "molde", "--json", *DATABASE))
    assert [a["code"] for a in told["activities"]] == ["B-2"]


def test_a_mapping_that_is_none_is_said_so(golive: Terminal) -> None:
    Path("p.csv").write_text(FOREIGN, "utf-8")
    base = ("import", "p.csv", "--golive", "molde", *DATABASE)
    assert "is not written" in golive(*base, "--map", "Hva", ends=1)
    assert "This is no mapping" in golive(*base, "--dates", "ymd", ends=1)


def test_a_file_that_is_too_large_is_not_read_to_its_end(golive: Terminal) -> None:
    Path("p.csv").write_bytes(b"kode;tittel\n" * 1_000_000)
    told = golive("import", "p.csv", "--golive", "molde", *DATABASE, ends=1)
    assert "a plan has at most 10,485,760" in told
