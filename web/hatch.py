"""The hatch: an owner-only unix socket beside an SQLite file, by which the command line reaches its one writer.

Where no server runs, the command line takes the lock itself and becomes the writer for a moment.
"""

import asyncio
import os
import socket
import struct
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec
from sqlalchemy import make_url

from domain.centre import CommandCentre, Outcome, Unavailable
from domain.commands import Order
from domain.eventlog import StoreInUse
from domain.refusals import Refused
from web import errands
from web.errands import AnyErrand, Done, NotDone
from web.errors import Problem, problem
from web.receipts import Receipt, receipt

_LENGTH = struct.Struct("!I")
MOST = 64 * 1024 * 1024
"""Bytes of one message."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one order: its receipt, or why there is none; and where the server is that took it."""

    address: str | None = None
    receipt: Receipt | None = None
    problem: Problem | None = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Orders to be submitted, or an errand to be run."""

    orders: tuple[Order, ...] = ()
    errand: AnyErrand | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to each order; what the errand brought, or why it was not done."""

    answers: tuple[Answer, ...] = ()
    done: Done | None = None
    wrong: str | None = None


class Desk(Protocol):
    """Where the command line hands in what it wants written."""

    def submit(self, orders: Sequence[Order]) -> tuple[Answer, ...]:
        """Each order's answer, in order. Raises ``NotDone``."""

    def run(self, errand: AnyErrand) -> Done:
        """Raises ``NotDone``."""


class OwnDesk:
    """This process is the writer."""

    def __init__(self, centre: CommandCentre) -> None:
        self._centre = centre

    def submit(self, orders: Sequence[Order]) -> tuple[Answer, ...]:
        begun = [self._centre.submit(order) for order in orders]
        return tuple(_answered(future) for future in begun)

    def run(self, errand: AnyErrand) -> Done:
        return self._centre.execute(lambda tx: errands.run(tx, errand)).result()


class FarDesk:
    """A running server is the writer; it is asked through its hatch."""

    def __init__(self, path: Path) -> None:
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(str(path))

    def submit(self, orders: Sequence[Order]) -> tuple[Answer, ...]:
        return self._ask(Asked(orders=tuple(orders))).answers

    def run(self, errand: AnyErrand) -> Done:
        told = self._ask(Asked(errand=errand))
        if told.done is None:
            raise NotDone(told.wrong or "The server did not answer.")
        return told.done

    def close(self) -> None:
        self._line.close()

    def _ask(self, asked: Asked) -> Told:
        """Raises ``NotDone`` when the server goes before all of its answer is here."""
        message = msgspec.json.encode(asked)
        try:
            self._line.sendall(_LENGTH.pack(len(message)) + message)
            with self._line.makefile("rb") as answer:
                (length,) = _LENGTH.unpack(_exactly(answer, _LENGTH.size))
                return msgspec.json.decode(_exactly(answer, length), type=Told)
        except (ConnectionError, EOFError):
            raise NotDone(
                "The server went away before it had answered; what was asked may be done."
            ) from None


@contextmanager
def desk(url: str) -> Iterator[Desk]:
    """The writer of the log at ``url``: this process, or the server that serves its file.

    Raises ``NotOpened`` when neither can be had.
    """
    try:
        centre = CommandCentre(url)
    except StoreInUse:
        path = beside(url)
        if path is None or not is_answered(path):
            raise
        far = FarDesk(path)
        try:
            yield far
        finally:
            far.close()
    else:
        with centre:
            yield OwnDesk(centre)


def beside(url: str) -> Path | None:
    """Where the hatch of that log is; None for PostgreSQL, which lets several write."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return None
    return Path(address.database).absolute().with_name(f"{Path(address.database).name}.sock")


def is_answered(path: Path) -> bool:
    """Whether a server listens there. The file alone says nothing: a server that was killed leaves it."""
    with socket.socket(socket.AF_UNIX) as line:
        try:
            line.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError):
            return False
    return True


class Hatch:
    """The server's side. Whoever may open the socket may do everything, so only the owner may."""

    def __init__(self, path: Path, centre: CommandCentre, address: str) -> None:
        self._path = path
        self._address = address
        self._own = OwnDesk(centre)

    async def serve(self) -> None:
        """For as long as the process serves."""
        self._path.unlink(missing_ok=True)
        line = socket.socket(socket.AF_UNIX)
        before = os.umask(0o177)
        try:
            line.bind(str(self._path))
        finally:
            os.umask(before)
        server = await asyncio.start_unix_server(self._hear, sock=line)
        try:
            async with server:
                await server.serve_forever()
        finally:
            self._path.unlink(missing_ok=True)

    async def _hear(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One client after the other asks; each answer is written before the next question is read."""
        try:
            while True:
                (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
                asked = msgspec.json.decode(await reader.readexactly(min(length, MOST)), type=Asked)
                told = msgspec.json.encode(await asyncio.to_thread(self._do, asked))
                writer.write(_LENGTH.pack(len(told)) + told)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client went away; what it asked for is done or not, as with any writer
        finally:
            writer.close()

    def _do(self, asked: Asked) -> Told:
        answers = tuple(
            msgspec.structs.replace(answer, address=self._address)
            for answer in self._own.submit(asked.orders)
        )
        if asked.errand is None:
            return Told(answers=answers)
        try:
            done = msgspec.structs.replace(self._own.run(asked.errand), address=self._address)
            return Told(answers=answers, done=done)
        except (NotDone, Unavailable) as wrong:
            return Told(answers=answers, wrong=str(wrong))


def _exactly(answer: BinaryIO, size: int) -> bytes:
    """Raises ``EOFError`` when it ends before."""
    found = answer.read(size)
    if len(found) < size:
        raise EOFError
    return found


def _answered(future: Future[Outcome]) -> Answer:
    try:
        return Answer(receipt=receipt(future.result()))
    except (Refused, Unavailable) as refused:
        return Answer(problem=problem(refused, ""))
