"""What stands in an address where a code belongs: refused before the log is asked, on both databases."""

from collections.abc import Iterator

import pytest

from tests.web.conftest import House, house_on, ids

ODD = ("%00", "moa%00", "x" * 3000, "%ED%A0%80", "a%20b", "%0A", "moa%0A", "%E2%80%AE", "a" * 33)


@pytest.fixture(params=["sqlite_url", "postgres_url"])
def either(request: pytest.FixtureRequest) -> Iterator[House]:
    """The house on one database, then on the other."""
    with house_on(request.getfixturevalue(request.param)) as serving:
        yield serving


def test_what_is_no_code_names_nothing_and_leaves_nothing(either: House) -> None:
    note = {"kind": "note", "note": "x"}
    unit = {"unit": "Os", "unit_kind": "municipality", "date": {"value": "2022-11-12"}}
    with either.http("pia") as planner, either.http("lise") as commander:
        for odd in ODD:
            report_id = next(ids)
            asked = [
                commander.get(f"/api/golives/{odd}"),
                commander.get(f"/api/golives/{odd}/boards/wall"),
                commander.get(f"/api/golives/{odd}/log"),
                commander.get(f"/api/golives/{odd}/texts"),
                commander.get(f"/wall/{odd}"),
                commander.post(f"/api/golives/{odd}/reports", json=note | {"report_id": report_id}),
                commander.post(f"/api/golives/{odd}/announcement", json={"report_id": report_id}),
                planner.post(f"/api/golives/{odd}/plan/imports?file=a.csv", content=b"x"),
                planner.post(
                    f"/api/programmes/{odd}/reports", json=unit | {"report_id": report_id}
                ),
            ]
            assert {answer.status_code for answer in asked} <= {404, 422}, odd
    assert either.board("log")["position"] == 1
