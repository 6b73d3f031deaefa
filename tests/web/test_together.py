"""The head of an answer travels with its body."""

import asyncio
from collections.abc import Callable

from web.together import Together


class Line(asyncio.Transport):
    """The far end, which keeps each packet apart."""

    def __init__(self) -> None:
        super().__init__()
        self.packets: list[bytes] = []
        self.closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.packets.append(bytes(data))

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed


def told(tell: Callable[[Together], None]) -> Line:
    """What arrives once the turn of the loop is over."""
    line = Line()

    async def turn() -> None:
        tell(Together(line, asyncio.get_running_loop()))
        await asyncio.sleep(0)

    asyncio.run(turn())
    return line


def test_a_head_and_its_body_are_one_packet() -> None:
    def tell(answer: Together) -> None:
        answer.write(b"head ")
        answer.write(b"body")

    assert told(tell).packets == [b"head body"]


def test_what_follows_the_first_part_of_a_body_is_sent_as_it_comes() -> None:
    def tell(answer: Together) -> None:
        for part in (b"head ", b"first", b"second", b"third"):
            answer.write(part)

    assert told(tell).packets == [b"head first", b"second", b"third"]


def test_a_head_waits_no_longer_than_a_turn() -> None:
    assert told(lambda answer: answer.write(b"head")).packets == [b"head"]


def test_what_is_closed_has_said_everything() -> None:
    def tell(answer: Together) -> None:
        answer.write(b"head")
        assert not answer.is_closing()
        answer.close()
        assert answer.is_closing()

    line = told(tell)
    assert line.packets == [b"head"]
    assert line.closed
