"""Reports through the front door: recorded, resent, refused by name and place, and never a 500."""

from datetime import timedelta
from sqlite3 import connect
from typing import Any

import httpx
import pytest

from tests.web.conftest import GOLIVE, House, ids
from web.errands import AddUser, MakeKey

REPORTS = f"/api/golives/{GOLIVE}/reports"


def done(activity: str = "A-1", **fields: Any) -> dict[str, Any]:
    return {"kind": "done", "report_id": next(ids), "activity": activity} | fields


def reason(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == answer.status_code
    return answer.status_code, told["type"].rpartition("/")[2]


def head(house: House) -> int:
    return int(house.board("log")["position"])


def test_a_report_is_recorded_and_told_its_place(house: House) -> None:
    answer = house.report("rune", "started", activity="a-1", told_by="role:vaktleder")
    assert answer.status_code == 201
    told = answer.json()
    assert (told["position"], told["outcome"], told["deviations"]) == (2, "recorded", [])
    assert told["recorded_at"].endswith("Z")


def test_the_same_report_again_has_the_same_answer(house: House) -> None:
    body = done()
    with house.http("rune") as door:
        first, second = door.post(REPORTS, json=body), door.post(REPORTS, json=body)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert head(house) == 2


def test_the_same_id_for_something_else_is_refused(house: House) -> None:
    body = done()
    with house.http("rune") as door:
        door.post(REPORTS, json=body)
        answer = door.post(REPORTS, json=body | {"result": "workaround", "note": "papir"})
    assert reason(answer) == (409, "report-id-reused")


def test_several_reports_are_judged_each_alone_in_their_order(house: House) -> None:
    first = done()
    with house.http("rune") as door:
        answer = door.post(
            REPORTS,
            content=b"["
            + b",".join(
                [
                    httpx.Request("POST", "http://x", json=first).content,
                    b'{"kind":"done","report_id":"r-12345678","activity":"nope"}',
                    b'{"kind":"started","report_id":"r-23456789","activity":"A-1","activity":"A-2"}',
                    b'{"kind":"note","report_id":"r-34567890","note":"\\ud800"}',
                    httpx.Request("POST", "http://x", json=first).content,
                    b'{"kind":"started","report_id":"r-45678901","activity":"A-2"}',
                ]
            )
            + b"]",
            headers={"content-type": "application/json"},
        )
    assert answer.status_code == 200
    judged = answer.json()
    assert [one["status"] for one in judged] == [201, 404, 422, 422, 200, 201]
    assert judged[0]["position"] == judged[4]["position"] == 2
    assert judged[1]["type"].endswith("/unknown-activity")
    assert judged[2]["errors"][0]["pointer"] == "/activity"
    assert judged[3]["errors"][0]["pointer"] == "/note"


def test_more_than_a_hundred_at_a_time_are_refused(house: House) -> None:
    with house.http("rune") as door:
        answer = door.post(REPORTS, json=[done() for _ in range(101)])
    assert reason(answer) == (422, "malformed-field")
    assert head(house) == 1


@pytest.mark.parametrize(
    ("body", "status", "why", "pointer"),
    [
        ({"kind": "done", "activity": "Z-9"}, 404, "unknown-activity", "/activity"),
        (
            {"kind": "started", "activity": "A-1", "told_by": "role:ola nordmann"},
            404,
            "unknown-role",
            "/told_by",
        ),
        ({"kind": "issue", "title": "Feil", "area": "nordmann"}, 404, "unknown-area", "/area"),
        ({"kind": "checked_in", "actor": "nemo"}, 404, "unknown-actor", "/actor"),
        ({"kind": "received", "location": "nowhere"}, 404, "unknown-location", "/location"),
        ({"kind": "checked_in"}, 422, "subject-missing", "/actor"),
        ({"kind": "system", "system": "EPJ9", "state": "off"}, 404, "unknown-system", "/system"),
        ({"kind": "count", "counter": "XX", "value": 1}, 404, "unknown-counter", "/counter"),
        ({"kind": "count", "counter": "XX", "value": -5}, 422, "malformed-field", "/value"),
        ({"kind": "solved", "issue": "S99"}, 404, "unknown-issue", "/issue"),
        ({"kind": "struck", "of": "report-999999", "note": "x"}, 404, "unknown-report", "/of"),
        ({"kind": "failed", "activity": "A-1"}, 422, "reason-missing", "/reason"),
        ({"kind": "done", "activity": "A 1"}, 422, "malformed-field", "/activity"),
        (
            {"kind": "done", "activity": "A-1", "occurred_at": "2023-04-28T21:14:00"},
            422,
            "malformed-field",
            "/occurred_at",
        ),
        ({"kind": "note", "note": "a\x00b"}, 422, "poison-text", "/note"),
        ({"kind": "note", "note": "x" * 2001}, 422, "malformed-field", "/note"),
        ({"kind": "announced"}, 422, "malformed-field", "/kind"),
    ],
)
def test_a_report_that_cannot_be_is_refused_at_its_field(
    house: House, body: dict[str, Any], status: int, why: str, pointer: str
) -> None:
    answer = house.report("kari", **body)
    assert reason(answer) == (status, why)
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert head(house) == 1


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"note":"\\ud800"}', b"\xff", b"[" * 60_000, b'{"a":NaN}', b'{"a":1,"a":1}'],
)
def test_poison_is_refused_whole(house: House, body: bytes) -> None:
    with house.http("kari") as door:
        answer = door.post(REPORTS, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["errors"]


def test_a_huge_body_is_refused_before_it_is_read(house: House) -> None:
    with house.http("kari", **{"content-type": "application/json"}) as door:
        told = door.post(REPORTS, content=b'{"note":"%s"}' % (b"x" * 70_000))
        untold = door.post(REPORTS, content=(b"x" * 1000 for _ in range(100)))
    assert reason(told) == reason(untold) == (413, "too-large")


def test_a_form_is_no_report(house: House) -> None:
    with house.http("kari") as door:
        plain = door.post(REPORTS, content=b"{}", headers={"content-type": "text/plain"})
        form = door.post(REPORTS, data={"kind": "done"})
    assert reason(plain) == reason(form) == (415, "not-json")


def test_a_go_live_that_is_not_there_is_told_so(house: House) -> None:
    answer = house.report("kari", "started", golive="molde-2024", activity="A-1")
    assert reason(answer) == (404, "unknown-go-live")


def test_nobody_reports_without_a_key(house: House) -> None:
    with house.http() as door:
        assert reason(door.post(REPORTS, json=done())) == (401, "not-signed-in")
    with house.http(authorization="Bearer glt_guess") as door:
        assert reason(door.post(REPORTS, json=done())) == (401, "not-signed-in")


@pytest.mark.parametrize("name", ["siv", "vegg", "pia", "eva"])
def test_who_has_no_right_to_report_is_refused(house: House, name: str) -> None:
    assert reason(house.report(name, "started", activity="A-1")) == (403, "not-allowed")


def test_a_reporter_strikes_her_own_report_and_no_other(house: House) -> None:
    own = house.report("rune", "started", activity="A-1").json()["report_id"]
    others = house.report("kari", "started", activity="A-2").json()["report_id"]
    assert reason(house.report("rune", "struck", of=others, reason="undo")) == (403, "not-allowed")
    assert house.report("rune", "struck", of=own, reason="undo").status_code == 201
    assert house.report("kari", "struck", of=others, reason="other").status_code == 201


def test_nobody_approves_her_own_work(house: House) -> None:
    house.report("kari", "done", activity="A-1")
    assert reason(house.report("kari", "approved", activity="A-1")) == (403, "own-work")
    assert house.report("eva", "approved", activity="A-1").status_code == 201


def test_a_second_login_is_no_second_pair_of_eyes(house: House) -> None:
    """Given one person with an e-mail and a telephone, when she does by one and approves by the other."""
    mail, phone = {"email": "tove@kommune.no"}, {"phone": "+4790000001"}
    house.run(AddUser(name="tove", role="reporter", logins=mail))
    house.run(AddUser(name="tove@kommune.no", role="approver", logins=phone))
    house.tokens["by mail"] = house.run(MakeKey(name="tove@kommune.no", kind="token"))
    house.tokens["by phone"] = house.run(MakeKey(name="+4790000001", kind="token"))
    assert house.report("by mail", "done", activity="A-1").status_code == 201
    assert reason(house.report("by phone", "approved", activity="A-1")) == (403, "own-work")


def test_one_persons_flood_is_stopped_and_nobody_elses_report(house: House) -> None:
    with house.http("rune") as door:
        statuses = [
            door.post(REPORTS, json=[{"kind": "note"}] * 100).status_code for _ in range(11)
        ]
    assert statuses == [200] * 10 + [429]
    with house.http("rune") as door:
        late = door.post(REPORTS, json=done())
    assert reason(late) == (429, "too-many-reports")
    assert late.headers["retry-after"] == "10"
    assert house.report("kari", "started", activity="A-1").status_code == 201


def test_who_told_it_is_oneself_or_a_role_for_who_has_no_desk(house: House) -> None:
    for name, kind in (("rune", "started"), ("eva", "approved")):
        for told_by in ("person:lise", "person:nobody"):
            answer = house.report(name, kind, activity="A-1", told_by=told_by)
            assert reason(answer) == (403, "not-allowed")
    own = house.report("rune", "started", activity="A-1", told_by="person:rune")
    role = house.report("eva", "approved", activity="A-1", told_by="role:fagansvarlig")
    assert own.status_code == role.status_code == 201


def test_the_desk_names_who_told_it_among_those_who_are_known(house: House) -> None:
    assert house.report("kari", "done", activity="A-1", told_by="person:rune").status_code == 201
    unknown = house.report("kari", "done", activity="A-2", told_by="person:nobody")
    assert reason(unknown) == (404, "unknown-person")
    assert unknown.json()["errors"][0]["pointer"] == "/told_by"


def test_nobody_corrects_a_report_into_another_persons_mouth(house: House) -> None:
    own = house.report("rune", "done", activity="A-1").json()["report_id"]
    said = {"of": own, "reason": "other"}
    hers = house.report("rune", "corrected", to={"told_by": "person:lise"}, **said)
    assert reason(hers) == (403, "not-allowed")
    nobody = house.report("kari", "corrected", to={"told_by": "person:nobody"}, **said)
    assert reason(nobody) == (404, "unknown-person")
    assert nobody.json()["errors"][0]["pointer"] == "/to/told_by"


def test_a_batch_is_no_way_to_mend_what_somebody_else_reported(house: House) -> None:
    """Given a report of kari's, when rune sends its id again in front of her strike, both are refused."""
    others = house.report("kari", "started", activity="A-2").json()["report_id"]
    strike = {"kind": "struck", "report_id": next(ids), "of": others, "reason": "other"}
    with house.http("rune") as door:
        first, second = door.post(REPORTS, json=[done(report_id=others), strike]).json()
    assert (first["status"], second["status"]) == (409, 403)
    assert head(house) == 2


def test_a_batch_mends_what_it_just_reported(house: House) -> None:
    own = done()
    strike = {"kind": "struck", "report_id": next(ids), "of": own["report_id"], "reason": "undo"}
    with house.http("rune") as door:
        judged = door.post(REPORTS, json=[own, strike]).json()
    assert [one["status"] for one in judged] == [201, 201]


def test_only_the_typist_undoes_and_only_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from web import authority

    own = house.report("rune", "started", activity="A-1").json()["report_id"]
    undo = {"of": own, "reason": "undo", "report_id": next(ids)}
    assert reason(house.report("kari", "struck", of=own, reason="undo")) == (403, "not-allowed")
    assert house.report("rune", "struck", **undo).status_code == 201
    monkeypatch.setattr(authority, "UNDO", timedelta(0))
    assert house.report("rune", "struck", **undo).status_code == 200
    other = house.report("rune", "started", activity="A-2").json()["report_id"]
    late = house.report("rune", "struck", of=other, reason="undo")
    assert reason(late) == (409, "undo-too-late")
    assert house.report("rune", "struck", of=other, reason="other").status_code == 201


EXTREME = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00")


@pytest.mark.parametrize("moment", EXTREME)
def test_a_time_beyond_all_calendars_is_no_fault_of_the_server(house: House, moment: str) -> None:
    with house.http("rune") as door:
        judged = door.post(REPORTS, json=[done(occurred_at=moment), done("A-2")]).json()
        asked = door.get(f"/api/golives/{GOLIVE}/boards/wall", params={"at": moment})
    assert judged[0]["status"] in (201, 422)
    assert judged[1]["status"] == 201
    assert reason(asked) == (422, "malformed-field")
    assert asked.json()["errors"][0]["pointer"] == "/at"


def test_what_fails_costs_the_one_report_that_meets_it(house: House) -> None:
    """Given a table of persons that cannot be read, when one report of two needs it, the other stands."""
    with house.http("kari") as door:
        assert door.get("/api/session").status_code == 200
        with connect(house.settings.database.removeprefix("sqlite:///")) as tx:
            tx.execute("ALTER TABLE golive_person RENAME TO golive_lost")
        named, plain = door.post(REPORTS, json=[done(told_by="person:rune"), done("A-2")]).json()
    assert (named["status"], plain["status"]) == (503, 201)
    assert head(house) == 2
