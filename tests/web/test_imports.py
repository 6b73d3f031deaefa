"""Plan files through the front door: looked at before anything is recorded, and the mapping remembered."""

from typing import Any

import httpx
import pytest

from tests.web.conftest import GOLIVE, House

BASE = f"/api/golives/{GOLIVE}/plan"
FOREIGN = "Løpenr;Hva;Hvem;Tid;Status\nB-1;Slå av;IKT;28/4/2023 20:30;Ferdig\nB-2;Slå på;IKT;;\n"
SAID = {"map": ["Løpenr=kode", "Hva=title", "Hvem=Aktør", "Tid=start"], "dates": "dmy"}


def post(house: House, route: str, text: str, **said: Any) -> httpx.Response:
    with house.http("pia") as door:
        params = {"file": "plan.csv", **said}
        return door.post(f"{BASE}/{route}", params=params, content=text.encode())


def test_a_preview_shows_how_each_column_was_understood_and_all_faults(house: House) -> None:
    shown = post(house, "previews", FOREIGN).json()
    (sheet,) = shown["sheets"]
    assert (sheet["section"], sheet["rows"]) == ("activities", 2)
    assert [(c["header"], c["column"], c["how"]) for c in sheet["columns"]] == [
        ("Løpenr", None, "unknown"),
        ("Hva", None, "unknown"),
        ("Hvem", None, "unknown"),
        ("Tid", None, "unknown"),
        ("Status", None, "status"),
    ]
    assert sheet["columns"][0]["samples"] == ["B-1", "B-2"]
    assert shown["difference"] is None
    assert "/activities/2/code" in {error["pointer"] for error in shown["errors"]}


def test_a_mapping_is_remembered_with_the_import_and_used_by_the_next(house: House) -> None:
    shown = post(house, "previews", FOREIGN, **SAID).json()
    assert shown["errors"] == []
    assert shown["counts"]["activities"] == 2
    assert [c["how"] for c in shown["sheets"][0]["columns"]] == [*["mapped"] * 4, "status"]
    first = post(house, "imports", FOREIGN, **SAID)
    assert first.status_code == 201
    again = post(house, "imports", FOREIGN.replace("Slå på", "Slå på igjen"))
    assert again.status_code == 201
    assert [a["code"] for a in again.json()["difference"]["activities"]] == ["B-2"]
    remembered = post(house, "previews", FOREIGN, map="Hvem=").json()["mapping"]
    assert remembered["dates"] == "dmy"
    assert remembered["columns"] == {
        "Løpenr": "code",
        "Hva": "title",
        "Hvem": "",
        "Tid": "planned_start",
    }


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"map": "Hva"}, "is not written 'their header=our column'"),
        ({"map": "=title"}, "is not written"),
        ({"map": "Hva=farge"}, "There is no column 'farge' of ours"),
        ({"map": f"{'x' * 201}=title"}, "This is no mapping"),
        ({"dates": "ymd"}, ""),
    ],
)
def test_a_mapping_that_is_none_is_refused(house: House, said: dict[str, str], why: str) -> None:
    answer = post(house, "previews", FOREIGN, **said)
    assert answer.status_code == 422
    assert why in answer.json()["detail"]


def test_only_who_plans_may_look(house: House) -> None:
    with house.http("kari") as door:
        answer = door.post(f"{BASE}/previews?file=p.csv", content=FOREIGN.encode())
    assert answer.status_code == 403
