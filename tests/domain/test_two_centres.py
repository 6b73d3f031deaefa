"""Several centres on one server: one order of reports, each once, and everybody hears of all of them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import psycopg
import pytest
from sqlalchemy import make_url

from domain.centre import CommandCentre
from tests.domain.desk import Desk, Follower
from tests.domain.nights import sealed
from tests.scenario import Room, approved, done, note, started

Pair = tuple[CommandCentre, CommandCentre]


@pytest.fixture
def centres(postgres_url: str) -> Iterator[Pair]:
    with CommandCentre(postgres_url) as trondheim, CommandCentre(postgres_url) as aalesund:
        yield trondheim, aalesund


def test_both_write_one_dense_order_and_hear_all_of_it(centres: Pair) -> None:
    followers = [Follower() for _ in centres]
    for centre, follower in zip(centres, followers, strict=True):
        centre.follow(follower)
    Desk(centres[0]).opens()
    desks = [Desk(centre) for centre in centres]

    def talk(n: int) -> list[int]:
        desk = desks[n % 2]
        said = [note(f"Merknad {n}.{m}", id=f"told-{n}-{m:03}") for m in range(50)]
        return [outcome.position for outcome in desk.says(*said)]

    with ThreadPoolExecutor(8) as crowd:
        given = [position for positions in crowd.map(talk, range(8)) for position in positions]
    assert sorted(given) == list(range(2, 402))
    for follower in followers:
        follower.wait_for(401)
        assert follower.positions == list(range(1, 402))
    assert centres[0].log.verify() is None
    assert followers[0].heard == followers[1].heard == centres[0].log.read()


def test_what_one_has_recorded_the_other_decides_on(centres: Pair) -> None:
    one, other = (Desk(centre) for centre in centres)
    one.opens()
    one.says(done("A-1", id="told-0001", by="ola"))
    assert other.says(approved("A-1", id="told-0002", by="leder"))[0].deviations == ()
    assert one.says(approved("A-1", id="told-0003", by="siri"))[0].outcome == "already"


def test_the_same_report_at_both_is_one(centres: Pair) -> None:
    desks = [Desk(centre) for centre in centres]
    desks[0].opens()
    order = desks[0].order(done("A-1"))
    with ThreadPoolExecutor(2) as crowd:
        answers = [f.result(10) for f in crowd.map(lambda c: c.submit(order), centres * 10)]
    assert {answer.position for answer in answers} == {2}
    assert [answer.resent for answer in answers].count(False) == 1


def test_a_lost_ear_grows_again(centres: Pair, postgres_url: str) -> None:
    speaks, hears = centres
    desk, follower = Desk(speaks).opens(), Follower()
    hears.follow(follower)
    deafen(postgres_url)
    desk.says(started("A-1"))
    follower.wait_for(2)
    desk.says(done("A-1"))
    follower.wait_for(3)


def deafen(url: str) -> None:
    """End every connection that listens."""
    address = make_url(url).set(drivername="postgresql").render_as_string()
    with psycopg.connect(address) as admin:
        ears = admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE query LIKE 'LISTEN%' AND datname = current_database()"
        ).fetchall()
    assert len(ears) == 2


def test_what_came_past_the_centre_is_heard_too(database_url: str) -> None:
    room = Room().given(note("Kaffe"), note("Mer kaffe"))
    reports, _ = sealed(room.log)
    with ExitStack() as opened:
        centre = opened.enter_context(CommandCentre(database_url))
        follower = Follower()
        centre.follow(follower)
        centre.log.application.events.put(reports[:2])
        assert Desk(centre).says(note("Te", id="told-0001"))[0].position == 3
        centre.log.application.events.put([])
        assert Desk(centre).says(note("Te", id="told-0002"))[0].position == 4
        centre.close()
        assert follower.positions == [1, 2, 3, 4]
