"""Reporters under load: each on a line of its own, and each sends a report again until it is answered."""

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import count
from random import Random

from tests.faults.judge import LATER, TOPICS, History, Sent, Told
from tests.faults.served import PATIENCE, Address

ACTIVITIES = 200
"""In the plan that is reported on: ``A-1`` and on."""


class Reporters:
    """All of them, what they did, and how often a line was lost under them."""

    def __init__(self, golive: str, tokens: Mapping[str, str], address: Address, seed: int) -> None:
        self.history = History()
        self.lost_lines = 0
        self._path = f"/api/golives/{golive}/reports"
        self._tokens = tokens
        self._address = address
        self._seed = seed
        self._over = threading.Event()
        self._answered = threading.Semaphore(0)
        self._working: list[Future[None]] = []

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """From the first server on; ``end`` is said while the last one is there."""
        with ThreadPoolExecutor(len(self._tokens)) as crowd:
            self._working = [crowd.submit(self._work, name) for name in self._tokens]
            try:
                yield
            finally:
                self._over.set()

    def end(self) -> None:
        """Each gets the answer to her last report."""
        self._over.set()
        for one in self._working:
            one.result(PATIENCE)

    def wait_for(self, answers: int) -> None:
        """Until so many more reports were taken."""
        for _ in range(answers):
            assert self._answered.acquire(timeout=PATIENCE), "nobody is answered any more"

    def _work(self, name: str) -> None:
        random, numbers = Random(f"{self._seed} {name}"), count(1)
        with closing(Line(self._address, self._path, self._tokens[name])) as line:
            while not self._over.is_set():
                kind = random.choice(sorted(TOPICS))
                activity = f"A-{random.randint(1, ACTIVITIES)}"
                sent = Sent(f"{name}-{next(numbers):06}", kind, activity, name)
                self.history.sent.append(sent)
                self._send(line, sent)
            self.lost_lines += line.lost

    def _send(self, line: "Line", sent: Sent) -> None:
        while True:
            told = line.hand_in(sent)
            self.history.told.append(told)
            if told.status not in LATER:
                self._answered.release()
                return


class Line:
    """One reporter's connection, made anew to the next server whenever it breaks."""

    def __init__(self, address: Address, path: str, token: str) -> None:
        self.lost = 0
        self._address = address
        self._path = path
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self._turn, port = address.after(0)
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def hand_in(self, sent: Sent) -> Told:
        """The answer. A report that was cut off may stand in the log or not: it is sent again."""
        body = {"report_id": sent.report_id, "kind": sent.kind, "activity": sent.activity}
        body |= {"reason": "network"} if sent.kind == "blocked" else {}
        while True:
            try:
                self._http.request("POST", self._path, json.dumps(body), self._headers)
                answer = self._http.getresponse()
                told = json.loads(answer.read())
            except (OSError, http.client.HTTPException):
                self._next()
            else:
                return Told(sent.report_id, answer.status, told.get("position"))

    def close(self) -> None:
        self._http.close()

    def _next(self) -> None:
        self.lost += 1
        self.close()
        self._turn, port = self._address.after(self._turn)
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
