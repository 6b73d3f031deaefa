"""The plan as it stands, taken out through the front door and from the terminal, and in again."""

from pathlib import Path

import pytest

from tests.web.conftest import GOLIVE, House
from tests.web.terminal import Terminal
from web.planfiles import read

BASE = f"/api/golives/{GOLIVE}/plan"


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "xml"])
def test_what_is_taken_out_changes_nothing_when_it_comes_in_again(house: House, form: str) -> None:
    with house.http("pia") as door:
        answer = door.get(f"{BASE}.{form}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="plan.{form}"'
        again = door.post(f"{BASE}/imports?file=plan.{form}&dry_run=1", content=answer.content)
    assert again.status_code == 200, again.text
    counts = again.json()["counts"]
    assert [counts[name] for name in ("activities", "removed", "locations", "actors")] == [0] * 4


def test_who_only_looks_takes_nothing_out_and_there_is_no_other_form(house: House) -> None:
    with house.http("siv") as door:
        assert door.get(f"{BASE}.csv").status_code == 403
    with house.http("pia") as door:
        assert door.get(f"{BASE}.docx").status_code == 404


def test_the_terminal_writes_the_plan_and_an_empty_template(golive: Terminal) -> None:
    Path("p.csv").write_text("kode;tittel;start\nA-1;Slå av;2023-04-28 20:00\n", "utf-8")
    url = ("--database", "sqlite:///x.db")
    golive("import", "p.csv", "--golive", "molde", *url)
    assert "A-1;Slå av" in golive("plan", "molde", *url)
    assert "Wrote out.xlsx." in golive("plan", "molde", "--out", "out.xlsx", *url)
    assert read("out.xlsx", Path("out.xlsx").read_bytes()).plan.activities[0].title == "Slå av"
    assert "Wrote empty.xlsx." in golive("import", "--template", "empty.xlsx")
    assert "is not written as 'docx'" in golive("plan", "molde", "--out", "o.docx", *url, ends=1)
    assert "There is no golive 'aure'" in golive("plan", "aure", *url, ends=1)
    assert "cannot be written" in golive("plan", "molde", "--out", "no/o.csv", *url, ends=1)
    golive("import", "p.csv", ends=2)
