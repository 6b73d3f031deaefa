"""Decisions, go-lives and imports over HTTP: who may, what is guarded, and what a plan's faults look like."""

import json
from datetime import UTC, datetime
from typing import Any

import httpx
import msgspec
import pytest

from domain.plan import Link, Plan, PlannedActivity
from tests.scenario import activity, plan_of
from tests.web.conftest import GOLIVE, PLAN, House, ids

BASE = f"/api/golives/{GOLIVE}"
ROW = {"code": "X-1", "title": "Nytt"}


def decide(house: House, name: str, path: str, **fields: Any) -> httpx.Response:
    with house.http(name) as door:
        return door.post(
            f"{BASE}/{path}", json={"report_id": next(ids), "seen_position": 1} | fields
        )


def why(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition("/")[2]


def complete(house: House) -> None:
    """Everything of the evening is done, approved and reported complete."""
    for code in ("A-1", "A-2", "B-1"):
        house.report("rune", "done", activity=code)
    house.report("eva", "approved", activity="A-1")
    house.report("rune", "system", system="EPJ1", state="off")
    house.report("rune", "system", system="NY", state="open")
    for actor in ("Moa", "IKT"):
        house.report("rune", "complete", actor=actor)


def test_full_transition_is_announced_when_all_is_complete(house: House) -> None:
    assert why(decide(house, "lise", "announcement")) == (409, "not-complete")
    complete(house)
    assert decide(house, "lise", "announcement").status_code == 201
    assert house.board()["tables"]["golive"][""]["stage"] == "announced"
    assert why(decide(house, "lise", "announcement")) == (409, "already-announced")


def test_an_announcement_is_withdrawn_with_its_reason(house: House) -> None:
    assert why(decide(house, "lise", "announcement/withdrawal")) == (422, "malformed-field")
    assert why(decide(house, "lise", "announcement/withdrawal", note="x")) == (409, "not-announced")
    complete(house)
    decide(house, "lise", "announcement")
    assert decide(house, "lise", "announcement/withdrawal", note="Feil dato").status_code == 201
    assert house.board()["tables"]["golive"][""]["withdrawn_at"]


def test_a_waiver_takes_two_pairs_of_hands(house: House) -> None:
    house.report("kari", "skipped", activity="A-2", reason="other")
    assert decide(house, "lise", "waivers", activity="A-2", reason="other").status_code == 201
    own = decide(house, "lise", "waivers/confirmation", activity="A-2")
    assert why(own) == (403, "same-hands")
    assert decide(house, "dag", "waivers/confirmation", activity="A-2").status_code == 201


def test_an_issue_is_accepted_by_name(house: House) -> None:
    house.report("kari", "issue", title="Prøvesvar", patient_safety=True)
    assert decide(house, "lise", "issues/S1/acceptance").status_code == 201
    assert decide(house, "lise", "issues/s1/acceptance", issue="S1").status_code == 201
    assert why(decide(house, "lise", "issues/S1/acceptance", issue="S2")) == (
        422,
        "malformed-field",
    )
    assert why(decide(house, "lise", "issues/S9/acceptance")) == (404, "unknown-issue")


@pytest.mark.parametrize("name", ["kari", "rune", "eva", "siv", "vegg", "pia"])
def test_only_the_commander_decides(house: House, name: str) -> None:
    complete(house)
    assert why(decide(house, name, "announcement")) == (403, "not-allowed")
    assert house.board()["tables"]["golive"][""]["stage"] == "complete"


def test_a_decision_of_another_kind_is_no_body_for_this_route(house: House) -> None:
    assert why(decide(house, "lise", "announcement", kind="started")) == (422, "malformed-field")


def create(
    house: House, name: str, golive: str, plan: Plan | Any = PLAN, **fields: Any
) -> httpx.Response:
    body = {
        "golive": golive,
        "report_id": next(ids),
        "title": "Molde",
        "plan": msgspec.to_builtins(plan),
    }
    with house.http(name) as door:
        return door.post("/api/golives", json=body | fields)


def test_a_go_live_is_created_from_a_plan_and_listed(house: House) -> None:
    assert create(house, "pia", "molde-2024-r1", run_kind="rehearsal", number=1).status_code == 201
    with house.http("kari") as door:
        listed = door.get("/api/golives").json()
        one = door.get("/api/golives/MOLDE-2024-r1").json()
    assert [line["id"] for line in listed] == [GOLIVE, "molde-2024-r1"]
    assert one == listed[1]
    assert (one["kind"], one["number"], one["roles"]) == ("rehearsal", 1, ["coordinator"])
    assert one["wall"]["stage"] == "before"


def test_a_name_is_taken_once(house: House) -> None:
    assert why(create(house, "pia", GOLIVE.upper())) == (409, "code-taken")


def test_only_the_planner_creates(house: House) -> None:
    assert why(create(house, "kari", "molde")) == (403, "not-allowed")


def test_a_plan_that_cannot_be_followed_creates_nothing(house: House) -> None:
    answer = create(
        house, "pia", "molde", plan_of(activity("A", "B"), activity("B", "A"), locations=())
    )
    assert why(answer) == (422, "plan-faults")
    assert [e["pointer"] for e in answer.json()["errors"]] == ["/plan/activities/0/predecessors"]
    with house.http("kari") as door:
        assert door.get("/api/golives/molde").status_code == 404


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        (
            {"plan": {"name": "", "activities": [{**ROW, "approval": True}]}},
            "/plan/activities/0/approval",
        ),
        ({"plan": {"name": "", "activities": [ROW], "ports": []}}, "/plan/ports"),
        (
            {
                "plan": {
                    "name": "",
                    "activities": [{**ROW, "predecessors": [{"code": "X-1", "lead": 5}]}],
                }
            },
            "/plan/activities/0/predecessors/0/lead",
        ),
        ({"clock": {"kind": "real", "sped": 60}}, "/clock/sped"),
        ({"titel": "Molde"}, "/titel"),
    ],
)
def test_a_field_that_no_plan_has_is_refused_by_name_wherever_it_stands(
    house: House, fields: dict[str, Any], place: str
) -> None:
    answer = create(house, "pia", "molde", **fields)
    assert why(answer) == (422, "malformed-field")
    (error,) = answer.json()["errors"]
    assert error["pointer"] == place
    assert f"unknown field `{place.rpartition('/')[2]}`" in error["detail"]


def test_what_a_plan_calls_its_things_is_neither_empty_nor_endless(house: House) -> None:
    rows = [{"code": "A-1", "title": " "}, {"code": "A-2", "title": "x", "evidence": "x" * 2001}]
    plan = {"name": "", "activities": rows, "locations": [{"code": "moa", "name": ""}]}
    answer = create(house, "pia", "molde", plan=plan)
    assert why(answer) == (422, "plan-faults")
    assert [(e["pointer"], e["detail"]) for e in answer.json()["errors"]] == [
        ("/plan/activities/0/title", "is empty."),
        ("/plan/activities/1/evidence", "is no text of at most 2,000 signs."),
        ("/plan/locations/0/name", "is empty."),
    ]


def test_times_and_lags_that_no_night_has_are_no_plan(house: House) -> None:
    never = datetime.max.replace(tzinfo=UTC)
    late = create(house, "pia", "molde", plan_of(activity("A"), finish=never))
    assert why(late) == (422, "plan-faults")
    assert [e["pointer"] for e in late.json()["errors"]] == ["/plan/finish"]
    links = (Link(code="A-1", lag=10**10),)
    waits = PlannedActivity(code="A-2", title="x", predecessors=links)
    long = create(house, "pia", "molde", plan_of(activity("A-1"), waits))
    assert why(long) == (422, "malformed-field")


def imported(
    house: House, name: str, text: str, file: str = "plan.csv", **query: Any
) -> httpx.Response:
    with house.http(name) as door:
        path = f"{BASE}/plan/imports"
        return door.post(path, params={"file": file} | query, content=text.encode())


NEW = "kode;tittel;sted;forgjengere\nA-1;Title of A-1;Moa;\nA-2;Ny tittel;Moa;A-1\nC-1;Nytt;Eidet;A-2\n"


def test_a_dry_import_shows_the_difference_and_records_nothing(house: House) -> None:
    answer = imported(house, "pia", NEW, dry_run=1)
    assert answer.status_code == 200
    told = answer.json()
    assert told["receipt"] is None
    assert told["difference"]["removed"] == ["B-1"]
    assert told["counts"]["activities"] == 3
    assert told["counts"]["frame"] == 0
    assert "What the file does not have of the counters stays: PAS." in told["notes"]
    assert house.board("log")["position"] == 1


def test_an_import_changes_the_plan_and_says_where_it_stands(house: House) -> None:
    answer = imported(house, "pia", NEW)
    assert answer.status_code == 201
    activities = house.board("plan")["tables"]["activities"]
    assert activities["a-2"]["title"] == "Ny tittel"
    assert "c-1" in activities
    assert answer.json()["receipt"]["position"] == 2


def test_an_import_moves_the_planned_finish(house: House) -> None:
    plan = {
        "activities": [{"code": "A-1", "title": "x"}],
        "finish": "2023-04-28 23:15",
    }
    told = imported(house, "pia", json.dumps(plan), "plan.json").json()
    assert told["difference"]["frame"]["finish"] == "2023-04-28T21:15:00Z"
    assert house.board("wall")["tables"]["golive"][""]["finish"] == "2023-04-28T21:15:00Z"


def test_an_import_with_faults_tells_all_of_them(house: House) -> None:
    answer = imported(house, "pia", "kode;tittel;start\nA-1;;x\nA-1;t;26.03.2023 02.30\n")
    assert why(answer) == (422, "plan-faults")
    assert {e["pointer"] for e in answer.json()["errors"]} == {
        "/activities/2/tittel",
        "/activities/2/start",
        "/activities/3/start",
        "/activities/3/kode",
    }


@pytest.mark.parametrize(
    ("name", "file", "query", "status"),
    [
        ("kari", "plan.csv", {}, 403),
        ("pia", "plan.docx", {}, 422),
        ("pia", "plan.csv", {"dry_run": "maybe"}, 422),
    ],
)
def test_an_import_that_cannot_be(
    house: House, name: str, file: str, query: dict[str, str], status: int
) -> None:
    assert imported(house, name, NEW, file, **query).status_code == status


def test_a_programme_counts_who_went_live(house: House) -> None:
    body = {"unit": "Røros", "unit_kind": "municipality", "date": {"value": "2022-11-12"}}
    with house.http("pia") as door:
        answer = door.post("/api/programmes/hp/reports", json=body | {"report_id": next(ids)})
    assert answer.status_code == 201
    with house.http("kari") as door:
        refused = door.post("/api/programmes/hp/reports", json=body | {"report_id": next(ids)})
        assert refused.status_code == 403
        assert [line["id"] for line in door.get("/api/golives").json()] == [GOLIVE]


SHIFTED = {"started": "2023-04-21T18:00:00Z", "origin": "2023-04-28T18:05:00Z"}


@pytest.mark.parametrize(
    ("golive", "fields", "pointer"),
    [
        ("molde", {"zone": "Europe/Molde"}, "/zone"),
        ("molde", {"zone": "../../etc/passwd"}, "/zone"),
        ("molde", {"clock": {"kind": "shifted", "origin": SHIFTED["origin"]}}, "/clock/started"),
        (
            "molde",
            {"clock": {"kind": "accelerated", "started": SHIFTED["started"]}},
            "/clock/origin",
        ),
        (
            "molde",
            {"clock": {"kind": "shifted", **SHIFTED, "origin": "0001-01-01T00:00:00+14:00"}},
            "/clock/origin",
        ),
        ("molde", {"clock": {"kind": "accelerated", **SHIFTED, "speed": 0}}, "/clock/speed"),
        ("molde", {"clock": {"kind": "accelerated", **SHIFTED, "speed": 10001}}, "/clock/speed"),
        ("molde", {"clock": {"speed": -1}}, "/clock/speed"),
        ("molde", {"clock": {"speed": 60}}, "/clock/speed"),
        ("molde", {"clock": {"kind": "shifted", **SHIFTED, "speed": 60}}, "/clock/speed"),
        ("molde", {"title": " "}, "/title"),
        ("molde", {"title": "x" * 201}, "/title"),
        ("molde", {"title": "Molde\nVest"}, "/title"),
        ("molde", {"unit": ""}, "/unit"),
        ("molde-r1", {}, "/golive"),
        ("molde", {"number": 1}, "/number"),
        ("molde-r1", {"run_kind": "rehearsal"}, "/number"),
        ("molde", {"run_kind": "rehearsal", "number": 1}, "/golive"),
        ("molde-r1", {"run_kind": "rehearsal", "number": 2}, "/golive"),
        ("molde-r02", {"run_kind": "rehearsal", "number": 2}, "/golive"),
    ],
)
def test_a_go_live_that_could_not_be_followed_is_not_created(
    house: House, golive: str, fields: dict[str, Any], pointer: str
) -> None:
    answer = create(house, "pia", golive, **fields)
    assert why(answer) == (422, "malformed-field")
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_an_import_is_sent_again_under_its_own_id(house: House) -> None:
    path = f"{BASE}/plan/imports?file=plan.csv"
    with house.http("pia") as door:
        wrong = door.post(path, content=NEW.encode(), headers={"report-id": "x"})
        first = door.post(path, content=NEW.encode(), headers={"report-id": "import-000001"})
        again = door.post(path, content=NEW.encode(), headers={"report-id": "import-000001"})
    assert why(wrong) == (422, "malformed-field")
    assert wrong.json()["errors"][0]["pointer"] == "/report-id"
    assert first.json()["receipt"]["report_id"] == "import-000001"
    assert (again.status_code, again.json()["receipt"]) == (200, first.json()["receipt"])


def test_an_import_that_changes_nothing_records_nothing(house: House) -> None:
    first, again = imported(house, "pia", NEW), imported(house, "pia", NEW)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["receipt"] is None
    assert set(again.json()["counts"].values()) == {0}
    assert house.board("log")["position"] == first.json()["receipt"]["position"]


def went_live(house: House, programme: str, value: str, precision: str = "day") -> httpx.Response:
    date = {"value": value, "precision": precision}
    body = {"unit": "Os", "unit_kind": "municipality", "date": date, "report_id": next(ids)}
    with house.http("pia") as door:
        return door.post(f"/api/programmes/{programme}/reports", json=body)


def test_a_unit_told_to_be_live_by_mistake_is_struck_by_who_may_tell_it(house: House) -> None:
    of = went_live(house, "hp", "2022-11-12").json()["report_id"]
    strike = {"kind": "struck", "of": of, "note": "feil kommune", "report_id": next(ids)}
    path = "/api/programmes/hp/reports"
    with house.http("kari") as door:
        assert why(door.post(path, json=strike)) == (403, "not-allowed")
    with house.http("pia") as door:
        assert why(door.post(path, json=strike | {"reason": "undo"})) == (422, "malformed-field")
        nobody = strike | {"of": "nobody-told", "report_id": next(ids)}
        assert why(door.post(path, json=nobody)) == (404, "unknown-report")
        first, again = (door.post(path, json=strike) for _ in range(2))
        assert (first.status_code, again.status_code) == (201, 200)
        elsewhere = door.post(
            "/api/programmes/nowhere/reports", json=strike | {"report_id": next(ids)}
        )
        assert why(elsewhere) == (404, "unknown-go-live")


def test_a_go_live_is_no_programme(house: House) -> None:
    assert why(went_live(house, GOLIVE.upper(), "2022-11-12")) == (409, "code-taken")
    strike = {"kind": "struck", "of": "moa-night", "note": "x", "report_id": next(ids)}
    with house.http("pia") as door:
        answer = door.post(f"/api/programmes/{GOLIVE}/reports", json=strike)
        assert why(answer) == (409, "code-taken")
    assert house.board("log")["position"] == 1


@pytest.mark.parametrize(
    ("value", "precision", "status"),
    [
        ("2023-04-28", "day", 201),
        ("2023-04", "month", 201),
        ("2023-spring", "season", 201),
        ("2023", "year", 201),
        ("2023-02-30", "day", 422),
        ("2023-04", "day", 422),
        ("2023-13", "month", 422),
        ("2023-04-28", "month", 422),
        ("2023-vår", "season", 422),
        ("\u0662\u0660\u0662\u0663", "year", 422),
        ("23", "year", 422),
        ("2023\n", "year", 422),
    ],
)
def test_a_date_is_as_precise_as_it_says(
    house: House, value: str, precision: str, status: int
) -> None:
    answer = went_live(house, "hp", value, precision)
    assert answer.status_code == status
    if status == 422:
        assert answer.json()["errors"][0]["pointer"] == "/date/value"


@pytest.mark.parametrize("said", [{"told_by": "person:kari"}, {"told_by": "role:leder"}])
def test_a_decision_counts_for_who_is_signed_in(house: House, said: dict[str, str]) -> None:
    house.report("kari", "skipped", activity="A-2", reason="other")
    house.report("kari", "issue", title="Prøvesvar", patient_safety=True)
    for path, fields in (
        ("announcement", {}),
        ("announcement/withdrawal", {"note": "x"}),
        ("waivers", {"activity": "A-2", "reason": "other"}),
        ("waivers/confirmation", {"activity": "A-2"}),
        ("issues/S1/acceptance", {}),
    ):
        answer = decide(house, "lise", path, **fields, **said)
        assert why(answer) == (422, "malformed-field")
        assert answer.json()["errors"][0]["pointer"] == "/told_by"
