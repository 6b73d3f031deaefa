"""The published document of the HTTP interface tells of every route what may be sent there."""

from typing import Any

from tests.web.conftest import House


def operations(house: House) -> dict[tuple[str, str], Any]:
    with house.http() as door:
        paths = door.get("/openapi.json").json()["paths"]
    return {(path, way): told for path, ways in paths.items() for way, told in ways.items()}


def test_whatever_takes_a_body_says_so(house: House) -> None:
    silent = {
        path
        for (path, way), told in operations(house).items()
        if way in ("post", "put") and "requestBody" not in told
    }
    assert silent == set()


def test_an_import_is_a_file_that_may_carry_its_id(house: House) -> None:
    told = operations(house)["/api/golives/{golive}/plan/imports", "post"]
    assert {"text/csv", "application/json"} < set(told["requestBody"]["content"])
    assert {(p["name"], p["in"]) for p in told["parameters"]} >= {
        ("file", "query"),
        ("dry_run", "query"),
        ("Report-Id", "header"),
    }


def test_whatever_is_refused_is_told_as_a_problem(house: House) -> None:
    with house.http() as door:
        document = door.get("/openapi.json")
    assert "ValidationError" not in document.text
    refusals = [
        answer
        for told in operations(house).values()
        for status, answer in told["responses"].items()
        if status.startswith("4")
    ]
    assert {form for answer in refusals for form in answer["content"]} == {
        "application/problem+json"
    }


def test_a_query_that_cannot_be_read_is_among_the_answers(house: House) -> None:
    told = operations(house)
    assert "422" in told["/api/golives/{golive}/log", "get"]["responses"]
    assert "422" not in told["/api/golives/{golive}", "get"]["responses"]


def test_several_reports_are_answered_each(house: House) -> None:
    answers = operations(house)["/api/golives/{golive}/reports", "post"]["responses"]
    alone, several = (answers[status]["content"]["application/json"] for status in ("201", "200"))
    assert alone["schema"] == {"$ref": "#/components/schemas/Receipt"}
    of_each = next(form for form in several["schema"]["anyOf"] if form.get("type") == "array")
    told = {form["$ref"].rpartition("/")[2] for form in of_each["items"]["anyOf"]}
    assert told == {"Judged", "Problem"}


def test_the_log_may_not_be_there_for_anybody(house: House) -> None:
    told = operations(house)
    assert all("503" in told[route]["responses"] for route in told if route[0].startswith("/api/"))
