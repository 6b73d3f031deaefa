"""The socket: who may open it, snapshot and changes without a hole, resume, and what ends it."""

import asyncio
import json
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosedError, InvalidStatus

from tests.web.conftest import GOLIVE, House
from tests.web.screens import Screen, watching
from web.errands import AddUser, EndKeys, MakeKey, WithdrawRole


async def closed(line: Any) -> int:
    """Why the server ended the line."""
    with pytest.raises(ConnectionClosedError) as ended:
        await heard_out(line)
    assert ended.value.rcvd is not None
    return int(ended.value.rcvd.code)


async def heard_out(line: Any) -> None:
    async for _ in line:
        pass


async def refused(connection: Any) -> int:
    """The status with which opening was refused."""
    with pytest.raises(InvalidStatus) as answer:
        async with connection:
            pass
    return int(answer.value.response.status_code)


async def report(house: House, *said: Any, **fields: Any) -> Any:
    return (await asyncio.to_thread(house.report, *said, **fields)).json()


async def test_a_report_reaches_the_screen_and_both_hold_the_same_board(house: House) -> None:
    async with watching(house.socket("kari")) as screen:
        told = await report(house, "rune", "started", activity="A-1")
        await screen.until(lambda s: s.position >= told["position"])
        board = await asyncio.to_thread(house.board)
    assert screen.hash == board["hash"]
    assert screen.position == board["position"]


async def test_welcome_tells_epoch_and_heartbeat_and_walls_hear_it_oftener(house: House) -> None:
    async with watching(house.socket("kari")) as console:
        assert console.of("welcome")[0]["hb"] == 5000
    async with watching(house.socket("kari"), page="wall") as wall:
        assert wall.of("welcome")[0]["hb"] == 2000
    async with watching(house.socket("vegg")) as screen:
        assert screen.of("welcome")[0]["hb"] == 2000
        assert screen.of("welcome")[0]["epoch"] == screen.of("snap")[0]["epoch"]


async def test_a_screen_that_comes_back_hears_only_what_it_missed(house: House) -> None:
    async with watching(house.socket("kari"), "plan") as screen:
        held, position = screen.since, screen.position
    await report(house, "rune", "started", activity="A-1")
    last = await report(house, "rune", "done", activity="A-1")
    async with house.socket("kari") as line:
        again = Screen(line, "plan", GOLIVE)
        again.tables, again.position, again.since = screen.tables, position, held
        await line.send('{"t":"hello","v":1}')
        await again.subscribe()
        await again.live()
    (delta,) = again.of("delta")
    assert (delta["prev"], delta["pos"]) == (position, last["position"])
    assert set(delta["u"]["activities"]) == {"a-1"}
    assert not again.of("snap")
    assert again.hash == (await asyncio.to_thread(house.board, "plan"))["hash"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"epoch": "other"}, "epoch"),
        ({"chain": "0" * 16}, "chain"),
        ({"pos": 99}, "ahead"),
        ({"pos": 2**53 - 1}, "ahead"),
    ],
)
async def test_what_is_not_of_this_log_is_reset(
    house: House, change: dict[str, Any], reason: str
) -> None:
    async with watching(house.socket("kari")) as screen:
        screen.since = (screen.since or {}) | change
        screen.id = 2
        await screen.subscribe()
        await screen.until(lambda s: bool(s.of("reset")))
        screen.since = None
        await screen.subscribe()
        await screen.live()
    assert screen.of("reset")[0]["reason"] == reason


async def test_heartbeats_carry_the_heads_of_the_boards(house: House) -> None:
    async with watching(house.socket("kari"), page="wall") as screen:
        await screen.until(lambda s: bool(s.heads))
        assert screen.heads == [screen.position]
        told = await report(house, "rune", "started", activity="A-1")
        await screen.until(lambda s: len(s.heads) > 1)
    assert screen.heads[-1] == told["position"]


async def test_a_board_that_a_report_does_not_touch_says_nothing(house: House) -> None:
    async with watching(house.socket("kari"), "approvals", page="wall") as screen:
        before = screen.position
        await report(house, "rune", "checked_in", location="Moa")
        await screen.until(lambda s: bool(s.heads))
    assert screen.of("delta") == []
    assert screen.heads[-1] == before


async def test_several_boards_share_one_line(house: House) -> None:
    async with watching(house.socket("kari"), "wall") as wall:
        plan = Screen(wall.line, "plan", GOLIVE, number=7)
        plan.beside, wall.beside = [wall], [plan]
        await plan.subscribe()
        await plan.live()
        await report(house, "rune", "started", activity="A-1")
        await plan.until(lambda s: s.position == wall.position == 2)
        await wall.line.send('{"t":"unsub","id":7}')
        await report(house, "rune", "done", activity="A-1")
        await wall.until(lambda s: s.position == 3)
    assert plan.position == 2


async def test_what_stood_on_a_screen_is_kept(house: House) -> None:
    async with watching(house.socket("vegg")) as screen:
        await screen.line.send(json.dumps({"t": "shown", "id": 1, "pos": screen.position}))
        await screen.line.send(json.dumps({"t": "shown", "id": 9, "pos": 1}))
        await screen.line.send(json.dumps({"t": "shown", "id": 1, "pos": screen.position + 1}))
        await screen.until(lambda s: bool(s.heads))
    rows = await asyncio.to_thread(house.shown)
    assert [(row.golive, row.board, row.person, row.position) for row in rows] == [
        (GOLIVE, "wall", "person:vegg", 1)
    ]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"board": "vegg"}, "unknown-board"),
        ({"golive": "molde"}, "unknown-go-live"),
        ({"id": 1}, "taken"),
    ],
)
async def test_what_cannot_be_watched_is_said_and_the_line_stays(
    house: House, asked: dict[str, Any], code: str
) -> None:
    async with watching(house.socket("kari")) as screen:
        body = {"t": "sub", "id": 2, "board": "plan", "golive": GOLIVE} | asked
        await screen.line.send(json.dumps(body))
        fault = await screen.hear()
        assert (fault["t"], fault["id"], fault["code"]) == ("err", body["id"], code)
        await report(house, "rune", "started", activity="A-1")
        await screen.until(lambda s: s.position == 2)


async def test_a_wall_sees_the_wall_and_nothing_else(house: House) -> None:
    async with watching(house.socket("vegg")) as screen:
        for number, board in enumerate(("plan", "log", "calls", "issues", "approvals"), 2):
            body = {"t": "sub", "id": number, "board": board, "golive": GOLIVE}
            await screen.line.send(json.dumps(body))
            assert (await screen.hear())["code"] == "not-allowed"


async def test_a_program_may_bring_its_token_in_the_hello(house: House) -> None:
    async with watching(house.socket(), token=house.tokens["kari"]) as screen:
        assert screen.of("snap")


async def test_a_hello_with_a_wrong_token_is_turned_away(house: House) -> None:
    async with house.socket() as line:
        await line.send('{"t":"hello","v":1,"token":"glt_guess"}')
        assert await closed(line) == 4401


async def test_who_says_nothing_is_let_go(house: House) -> None:
    async with house.socket("kari") as line:
        assert await closed(line) == 4408


@pytest.mark.parametrize(
    "message",
    [
        '{"t":"sub","id":1,"board":"wall","golive":"moa-night"}',
        '{"t":"hello","v":2}',
        '{"t":"hello"',
        "[]",
        "\ud7ff\x00",
        "[" * 50_000,
    ],
)
async def test_what_is_not_of_the_protocol_ends_the_line(house: House, message: str) -> None:
    async with house.socket("kari") as line:
        await line.send(message)
        assert await closed(line) == 4400


async def test_what_a_code_may_be_is_told_in_words(house: House) -> None:
    async with watching(house.socket("kari")) as screen:
        await screen.line.send('{"t":"sub","id":2,"board":"plan","golive":"moa night"}')
        fault = await screen.hear()
    assert (fault["code"], fault["detail"]) == (
        "malformed",
        "Expected a code: 1 to 32 letters, digits and ._- only - at `$.golive`",
    )


@pytest.mark.parametrize(
    "message",
    [
        {"t": "shown", "id": 1, "pos": 2**63},
        {"t": "shown", "id": 2**53, "pos": 1},
        {"t": "unsub", "id": 2**200},
        {"t": "sub", "id": 2, "board": "plan", "golive": "moa\0"},
        {
            "t": "sub",
            "id": 2,
            "board": "plan",
            "golive": GOLIVE,
            "since": {"epoch": "x", "pos": 2**53, "chain": ""},
        },
    ],
)
async def test_numbers_and_codes_that_cannot_be_end_the_line_and_nothing_else(
    house: House, message: dict[str, Any]
) -> None:
    async with watching(house.socket("vegg")) as screen:
        await screen.line.send(json.dumps(message))
        assert await closed(screen.line) == 4400
    async with watching(house.socket("vegg")) as screen:
        await screen.line.send(json.dumps({"t": "shown", "id": 1, "pos": screen.position}))
        await screen.until(lambda s: bool(s.heads))
    assert len(await asyncio.to_thread(house.shown)) == 1


async def test_a_message_that_is_too_large_ends_the_line(house: House) -> None:
    async with house.socket("kari") as line:
        await line.send("x" * 70_000)
        assert await closed(line) == 1009


async def test_too_many_messages_end_the_line(house: House) -> None:
    async with watching(house.socket("kari")) as screen:
        for _ in range(60):
            await screen.line.send('{"t":"unsub","id":9}')
        assert await closed(screen.line) == 4429


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Authorization": "Bearer glt_guess"}, 401),
    ],
)
async def test_who_should_not_open_a_socket_does_not(
    house: House, headers: dict[str, str], status: int
) -> None:
    assert await refused(house.socket(**headers)) == status


async def test_a_browser_without_a_session_is_told_to_sign_in(house: House) -> None:
    assert await refused(house.socket(Origin=house.url)) == 401


async def test_a_socket_on_another_path_is_nowhere(house: House) -> None:
    assert await refused(house.socket("kari", path="/api/golives")) == 404
    assert await refused(house.socket("kari", path="/ws/../ws")) == 404


async def test_a_role_taken_away_ends_what_it_let_see(house: House) -> None:
    async with watching(house.socket("kari")) as screen:
        await asyncio.to_thread(house.run, WithdrawRole(name="person:kari", role="coordinator"))
        async with asyncio.timeout(3):
            await screen.until(lambda s: bool(s.of("err")))
    assert screen.of("err")[0]["code"] == "not-allowed"


async def test_whoever_is_signed_out_everywhere_is_so_on_her_screens(house: House) -> None:
    async with watching(house.socket("kari")) as screen:
        await asyncio.to_thread(house.run, EndKeys(name="person:kari"))
        async with asyncio.timeout(3):
            assert await closed(screen.line) == 4401


async def test_a_role_given_elsewhere_opens_nothing_here(house: House) -> None:
    await asyncio.to_thread(house.run, AddUser(name="ola", role="coordinator", golive="molde"))
    token = await asyncio.to_thread(house.run, MakeKey(name="ola", kind="token"))
    async with house.socket() as line:
        screen = Screen(line, "wall", GOLIVE)
        await line.send(json.dumps({"t": "hello", "v": 1, "token": token}))
        await screen.subscribe()
        await screen.until(lambda s: bool(s.of("err")))
    assert screen.of("err")[0]["code"] == "not-allowed"
