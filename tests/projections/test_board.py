"""Rows of a board: what changed since, what is gone, and the hash that every reader arrives at."""

import json
from pathlib import Path
from typing import Any

import pytest

from projections.board import REMEMBERED, Changes, Rows, Tables, canonical, digest

GOLDEN = Path(__file__).parents[1] / "golden" / "board" / "hash.json"


@pytest.fixture
def rows() -> Rows:
    rows = Rows(("places", "systems"))
    rows.put(3, {"places": {"moa": {"name": "Moa"}, "eidet": {"name": "Eidet"}}})
    rows.put(5, {"systems": {"epj1": {"state": "off"}}})
    return rows


def since(rows: Rows, position: int | None) -> Changes:
    changes = rows.changes(position)
    assert changes is not None
    return changes


def test_a_new_board_is_empty_but_has_its_tables() -> None:
    rows = Rows(("places",))
    assert (rows.head, rows.tables()) == (0, {"places": {}})
    assert since(rows, None) == Changes(prev=0, pos=0, u={"places": {}}, d={})


def test_the_head_is_the_last_change(rows: Rows) -> None:
    assert rows.head == 5
    assert not rows.put(6, {"systems": {"epj1": {"state": "off"}}})
    assert rows.head == 5
    assert rows.put(7, {"systems": {"epj1": {"state": "on"}}})
    assert rows.head == 7


def test_who_has_nothing_gets_everything(rows: Rows) -> None:
    assert since(rows, None).u == since(rows, 0).u == rows.tables()


def test_who_is_in_step_gets_what_changed(rows: Rows) -> None:
    rows.put(8, {"places": {"moa": {"name": "Moa sykehjem"}}})
    assert since(rows, 5) == Changes(
        prev=5, pos=8, u={"places": {"moa": {"name": "Moa sykehjem"}}}, d={}
    )
    assert since(rows, 8) == Changes(prev=8, pos=8, u={}, d={})


def test_what_is_gone_is_named_until_it_comes_again(rows: Rows) -> None:
    rows.put(6, {"places": {"moa": None, "nobody": None}})
    assert since(rows, 5).d == {"places": ["moa"]}
    assert "moa" not in rows.tables()["places"]
    rows.put(7, {"places": {"moa": {"name": "Moa"}}})
    assert since(rows, 5) == Changes(prev=5, pos=7, u={"places": {"moa": {"name": "Moa"}}}, d={})


def test_who_was_away_while_too_much_was_removed_takes_the_whole_board() -> None:
    rows = Rows(("reports",))
    removed = 2 * REMEMBERED + 1
    for position in range(1, removed + 1):
        rows.put(position, {"reports": {str(position): {"n": position}}})
    for position in range(1, removed + 1):
        rows.put(removed + position, {"reports": {str(position): None}})
    forgotten = 2 * removed - REMEMBERED
    assert rows.changes(forgotten - 1) is None
    assert len(since(rows, forgotten).d["reports"]) == REMEMBERED
    assert since(rows, 0) == Changes(prev=0, pos=2 * removed, u={"reports": {}}, d={})


def test_a_board_never_goes_back(rows: Rows) -> None:
    with pytest.raises(AssertionError):
        rows.put(4, {"places": {"moa": None}})


def test_the_tables_handed_out_are_the_takers_own(rows: Rows) -> None:
    rows.tables()["places"].clear()
    assert len(rows.tables()["places"]) == 2


def golden() -> dict[str, Any]:
    held: dict[str, Any] = json.loads(GOLDEN.read_text("utf-8"))
    return held


def test_the_hash_is_the_one_that_a_browser_computes() -> None:
    held = golden()
    assert canonical(held["tables"]).decode() == held["canonical"]
    assert digest(held["tables"]) == held["hash"]


def test_words_are_left_out_of_the_hash() -> None:
    rows = Rows(("reports",))
    rows.put(1, {"reports": {"1": {"kind": "note", "text": {"note": "Navn Navnesen"}}}})
    before = rows.hash()
    assert rows.put(2, {"reports": {"1": {"kind": "note", "text": None}}})
    assert rows.hash() == before == digest({"reports": {"1": {"kind": "note"}}})


def test_a_hash_is_worked_out_once_for_each_head(rows: Rows) -> None:
    first = rows.hash()
    assert rows.hash() is first
    rows.put(9, {"places": {"moa": None}})
    assert rows.hash() != first


@pytest.mark.parametrize(
    "said",
    ["\x00\x01\x1f\x7f\x80", "\b\t\n\f\r", '"\\/', "æøå ÆØÅ 🜁 \u2028\u2029", "</script>"],
)
def test_texts_are_escaped_as_json_stringify_does(said: str) -> None:
    tables: Tables = {"t": {said: {"b": said, "a": [{"z": None, "y": True}, -1]}}}
    written = json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(tables).decode() == written
