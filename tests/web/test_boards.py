"""Boards over HTTP: as they stand, as they stood, what changed since, and the log behind them."""

import asyncio
import threading

import httpx
import pytest

from projections.board import digest
from projections.views import BOARDS
from tests.web.conftest import GOLIVE, House, house_on
from web import boards
from web.answers import pack
from web.following import Following

BASE = f"/api/golives/{GOLIVE}"


@pytest.mark.parametrize("name", BOARDS)
def test_every_board_is_answered_with_its_proof(house: House, name: str) -> None:
    board = house.board(name)
    assert board["run"]["id"] == GOLIVE
    assert board["run"]["clock"]["kind"] == "shifted"
    assert board["hash"] == digest(board["tables"])
    assert len(board["chain"]) == 16


def test_a_report_shows_on_the_next_board(house: House) -> None:
    position = house.report("rune", "started", activity="A-1").json()["position"]
    row = house.board("plan")["tables"]["activities"]["a-1"]
    assert (row["status"], row["last"]["position"]) == ("started", position)


def test_who_has_the_board_already_is_told_only_that(house: House) -> None:
    with house.http("kari") as door:
        first = door.get(f"{BASE}/boards/wall")
        again = door.get(f"{BASE}/boards/wall", headers={"if-none-match": first.headers["etag"]})
        house.report("rune", "started", activity="A-1")
        changed = door.get(f"{BASE}/boards/wall", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, changed.status_code) == (200, 304, 200)
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["etag"] == f'"{first.json()["epoch"]}-{first.json()["position"]}"'


async def test_however_many_ask_at_once_a_board_is_packed_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given ten who ask while it is packed, of whom the first goes away, then all others have it."""
    packing, gate = threading.Semaphore(0), threading.Event()
    packs: list[bytes] = []

    def slowly(answer: object) -> bytes:
        packing.release()
        gate.wait()
        packs.append(pack(answer))
        return packs[-1]

    monkeypatch.setattr(boards, "pack", slowly)
    headers = {"Authorization": f"Bearer {house.tokens['kari']}"}
    async with httpx.AsyncClient(base_url=house.url, headers=headers) as door:
        first = asyncio.create_task(door.get(f"{BASE}/boards/plan"))
        await asyncio.to_thread(packing.acquire)
        first.cancel()
        others = [asyncio.create_task(door.get(f"{BASE}/boards/plan")) for _ in range(9)]
        await asyncio.sleep(0.3)  # as they come
        gate.set()
        answers = [await other for other in others]
    assert {answer.status_code for answer in answers} == {200}
    assert len(packs) == 1


def test_what_stands_under_a_mark_does_not_change(house: House) -> None:
    """Given a report that leaves the issues as they are, then their board is the same to the last byte."""
    with house.http("kari") as door:
        before = door.get(f"{BASE}/boards/issues")
        house.report("rune", "started", activity="A-1")
    house.stop()
    house.start()
    with house.http("kari") as door:
        after = door.get(f"{BASE}/boards/issues")
    assert (before.headers["etag"], before.content) == (after.headers["etag"], after.content)


@pytest.mark.parametrize("asked", ["position=1", "at=2023-04-28T19:00:00Z"])
def test_a_board_as_it_stood_is_sent_once_to_who_keeps_it(house: House, asked: str) -> None:
    with house.http("kari") as door:
        first = door.get(f"{BASE}/boards/plan?{asked}")
        kept = {"if-none-match": first.headers["etag"]}
        assert door.get(f"{BASE}/boards/plan?{asked}", headers=kept).status_code == 304
    assert first.headers["etag"].startswith(f'"{first.json()["epoch"]}-1')


def test_a_position_is_one_of_the_log_though_the_boards_are_not_there_yet(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Following, "_take", lambda *_: None)
    with house_on(sqlite_url) as house:
        position = house.report("rune", "started", activity="A-1").json()["position"]
        with house.http("kari") as door:
            answer = door.get(f"{BASE}/boards/plan?position={position}")
            beyond = door.get(f"{BASE}/boards/plan?position={position + 1}")
    assert answer.json()["tables"]["activities"]["a-1"]["status"] == "started"
    assert "The log ends at 2" in beyond.json()["detail"]


def test_a_board_that_could_not_be_packed_is_packed_for_the_next_who_asks(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [MemoryError("no room")]

    def fail_once(answer: object) -> bytes:
        if failures:
            raise failures.pop()
        return pack(answer)

    monkeypatch.setattr(boards, "pack", fail_once)
    for status in (500, 200):
        with house.http("kari") as door:
            assert door.get(f"{BASE}/boards/plan").status_code == status


def test_words_that_were_erased_are_not_kept_under_an_old_mark(house: House) -> None:
    noted = house.report("kari", "note", note="Navn").json()["report_id"]
    asked = f"{BASE}/boards/log?position=2"
    with house.http("kari") as door:
        first = door.get(asked)
        house.report("kari", "redacted", of=noted)
        again = door.get(asked, headers={"if-none-match": first.headers["etag"]})
    assert "Navn" in first.text
    assert again.status_code == 200
    assert "Navn" not in again.text


def test_without_compression_it_is_the_same_board(house: House) -> None:
    with house.http("kari", **{"accept-encoding": "identity"}) as door:
        plain = door.get(f"{BASE}/boards/wall")
    assert "content-encoding" not in plain.headers
    assert plain.json() == house.board()


def test_a_board_stands_at_every_position_as_it_stood_live(house: House) -> None:
    stood = {}
    for kind in ("started", "done"):
        house.report("rune", kind, activity="A-1")
        board = house.board("plan")
        stood[board["position"]] = board["hash"]
    for position, live in stood.items():
        then = house.board("plan", position=position)
        assert (then["position"], then["hash"]) == (position, live)


def test_a_late_entry_was_not_known_then_and_is_known_today(house: House) -> None:
    """Given a done at 20:10 that was told at 20:20, then at 20:15 it stands only as known today."""
    earlier = house.board("plan")["known_at"]
    house.report("rune", "done", activity="A-1", occurred_at="2023-04-28T18:00:00Z")
    at = {"at": "2023-04-28T18:01:00Z"}
    today = house.board("plan", **at)["tables"]["activities"]["a-1"]
    then = house.board("plan", known_at=earlier, **at)["tables"]["activities"]["a-1"]
    assert (then["status"], today["status"]) == ("planned", "done")


@pytest.mark.parametrize(
    ("path", "status", "why"),
    [
        ("/boards/vegg", 404, "unknown-board"),
        ("/boards/wall?position=99", 404, "unknown-position"),
        ("/boards/wall?position=-1", 404, "unknown-position"),
        ("/boards/wall?position=x", 422, "malformed-field"),
        ("/boards/wall?at=21:37", 422, "malformed-field"),
        ("/boards/wall?at=2023-04-28T21:37:00", 422, "malformed-field"),
        ("/boards/wall/changes?since=x", 422, "malformed-field"),
        ("/boards/wall/changes?since=x:1:0123abcd", 422, "malformed-field"),
        ("/boards/wall/changes?since=x:1:0123456789ABCDEF", 422, "malformed-field"),
        (f"/boards/wall/changes?since=x:{2**53}:x", 422, "malformed-field"),
        (f"/boards/wall/changes?since=x:{'9' * 5000}:x", 422, "malformed-field"),
        ("/boards/wall/changes", 422, "malformed-field"),
        ("/log?limit=0", 422, "malformed-field"),
        ("/nothing", 404, "unknown-page"),
    ],
)
def test_what_cannot_be_asked_is_refused(house: House, path: str, status: int, why: str) -> None:
    with house.http("kari") as door:
        answer = door.get(BASE + path)
    assert answer.status_code == status
    assert answer.json()["type"] == f"/problems/{why}"


def test_an_unknown_go_live_has_no_board(house: House) -> None:
    with house.http("kari") as door:
        answer = door.get("/api/golives/molde/boards/wall")
    assert answer.json()["type"] == "/problems/unknown-go-live"


def test_changes_are_what_the_socket_would_have_sent(house: House) -> None:
    before = house.board()
    since = "{epoch}:{position}:{chain}".format(**before)
    house.report("rune", "started", activity="A-1")
    with house.http("kari") as door:
        delta, live = door.get(f"{BASE}/boards/wall/changes", params={"since": since}).json()
        after = house.board()
        last = "{epoch}:{position}:{chain}".format(**after)
        (nothing,) = door.get(f"{BASE}/boards/wall/changes", params={"since": last}).json()
    assert (delta["t"], delta["prev"], delta["pos"]) == ("delta", before["position"], 2)
    assert live["t"] == nothing["t"] == "live"
    for table, rows in delta["u"].items():
        before["tables"][table].update(rows)
    assert digest(before["tables"]) == after["hash"]


@pytest.mark.parametrize(
    ("epoch", "position", "chain", "reason"),
    [
        ("another", 1, None, "epoch"),
        (None, 1, "0" * 16, "chain"),
        (None, 99, None, "ahead"),
    ],
)
def test_what_is_not_of_this_log_is_reset(
    house: House, epoch: str | None, position: int, chain: str | None, reason: str
) -> None:
    board = house.board()
    since = f"{epoch or board['epoch']}:{position}:{chain or board['chain']}"
    with house.http("kari") as door:
        (reset,) = door.get(f"{BASE}/boards/wall/changes", params={"since": since}).json()
    assert reset == {"t": "reset", "id": 0, "reason": reason}


def test_the_log_is_read_page_by_page_and_searched(house: House) -> None:
    house.report("rune", "started", activity="B-1")
    house.report("rune", "checked_in", location="Moa")
    house.report("kari", "note", note="Skriveren står", activity="B-1")
    with house.http("kari") as door:
        first = door.get(f"{BASE}/log", params={"limit": 2}).json()
        rest = door.get(f"{BASE}/log", params={"after": first["next"]}).json()
        found = door.get(f"{BASE}/log", params={"q": "SKRIVEREN"}).json()
        moa = door.get(f"{BASE}/log", params={"actor": "moa"}).json()
    assert [r["position"] for r in first["reports"] + rest["reports"]] == [1, 2, 3, 4]
    assert rest["next"] is None
    assert [r["kind"] for r in found["reports"]] == ["note"]
    assert [r["kind"] for r in moa["reports"]] == ["checked_in"]


def test_free_words_are_for_those_who_read_and_not_for_walls(house: House) -> None:
    noted = house.report("kari", "note", note="Skriveren står").json()["report_id"]
    with house.http("siv") as door:
        assert door.get(f"{BASE}/texts").json() == {noted: {"note": "Skriveren står"}}
    with house.http("vegg") as wall:
        for path in ("/texts", "/log", "/boards/log", "/boards/plan"):
            assert wall.get(BASE + path).status_code == 403
        assert wall.get(f"{BASE}/boards/wall").status_code == 200
        assert "Skriveren" not in wall.get(f"{BASE}/boards/wall").text


def test_redacted_words_are_gone(house: House) -> None:
    """Given words that every kind of answer has had, then none has them any more."""
    noted = house.report("kari", "note", note="Navn").json()["report_id"]
    paths = ("/boards/log", "/boards/log?position=2", "/log", "/texts", "/recording")
    with house.http("kari") as door:
        assert door.get("/readyz").status_code == 200
        assert all("Navn" in door.get(BASE + path).text for path in paths)
        assert house.report("kari", "redacted", of=noted).status_code == 201
        assert door.get("/readyz").status_code == 200
        assert not any("Navn" in door.get(BASE + path).text for path in paths)


def test_names_are_looked_up_by_those_who_may(house: House) -> None:
    with house.http("kari") as door:
        found = door.get("/api/people", params={"ids": "person:rune,person:gone"})
        assert found.json() == {"person:rune": "rune"}
    with house.http("siv") as door:
        assert door.get("/api/people", params={"ids": "person:rune"}).status_code == 403


def test_a_recording_ends_where_the_live_boards_stand(house: House) -> None:
    house.report("rune", "started", activity="A-1")
    last = house.report("rune", "done", activity="A-1").json()["position"]
    with house.http("kari") as door:
        answer = door.get(f"{BASE}/recording")
        again = door.get(f"{BASE}/recording", headers={"if-none-match": answer.headers["etag"]})
    recorded = answer.json()
    assert recorded["position"] == last
    assert recorded["run"]["id"] == GOLIVE
    assert recorded["axes"]["known"]["order"] == [1, 2, 3]
    assert again.status_code == 304
    with house.http("vegg") as wall:
        assert wall.get(f"{BASE}/recording").status_code == 403
