"""What stands in an address as a code or a question: refused before the log is asked, on both databases."""

from collections.abc import Iterator

import httpx
import pytest

from tests.web.conftest import GOLIVE, House, house_on, ids

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


ASKED = (
    "/api/people?ids={}",
    f"/api/golives/{GOLIVE}/log?actor={{}}",
    f"/api/golives/{GOLIVE}/log?q={{}}",
    f"/api/golives/{GOLIVE}/boards/wall?at={{}}",
    f"/api/golives/{GOLIVE}/boards/wall?at=2023-04-28T21:37:00%2B02:00&known_at={{}}",
    f"/api/golives/{GOLIVE}/boards/wall?position={{}}",
    f"/api/golives/{GOLIVE}/boards/wall/changes?since={{}}",
    f"/api/golives/{GOLIVE}?lang={{}}",
    "/api/session?unheard-of={}",
)
"""Every question with something in it that is said in the query, and one that nobody asked for."""


def test_what_no_database_keeps_is_refused_in_any_query_by_its_name(either: House) -> None:
    with either.http("kari") as door:
        for address in ASKED:
            for odd in ("%00", "person:kari%00", "%E2%80%AE", "%1B[2J"):
                answer = door.get(address.format(odd))
                assert (answer.status_code, kind(answer)) == (422, "poison-text"), address
                assert answer.headers["content-type"] == "application/problem+json"
                field = address.rpartition("=")[0].rpartition("?")[2].rpartition("&")[2]
                assert answer.json()["errors"][0]["pointer"] == f"/{field}"
        name = door.get("/api/people?i%00ds=x").json()
        assert "\x00" not in name["errors"][0]["pointer"]


def test_nothing_that_is_asked_breaks_the_server(either: House) -> None:
    epoch = either.board("wall")["epoch"]
    odd = (
        "",
        "x" * 20_000,
        "%ED%A0%80",
        "%FF",
        "9" * 400,
        "-1",
        f"{epoch}:{'9' * 20}:abcdefgh",
        "%F0%9F%98%80",
    )
    with either.http("kari") as door:
        for address in ASKED:
            for said in odd:
                assert door.get(address.format(said)).status_code < 500, (address, said[:40])
    with either.http("pia") as door:
        for path in ("/%00", "/static/%00", "/static/js/%00.js", f"/{'x' * 5000}"):
            assert door.get(path).status_code in (404, 422), path[:20]
        for said in ("%00.csv", "x" * 20_000, "%ED%A0%80.csv"):
            answer = door.post(f"/api/golives/{GOLIVE}/plan/imports?file={said}", content=b"x")
            assert answer.status_code == 422, said[:40]


def kind(answer: httpx.Response) -> str:
    return str(answer.json()["type"]).rpartition("/")[2]
