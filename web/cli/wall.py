"""The wall in a few lines of English: what the room would see, in the run's own time."""

from collections.abc import Iterator
from datetime import datetime

from projections.board import Row
from projections.times import minutes_ahead
from web.cli.sentences import sentence, spelt, text
from web.cli.times import Times
from web.messages import RunHeader
from web.snapshots import BoardAnswer

SPELLED = 120
"""From so many minutes on, hours are said."""


def wall_lines(answer: BoardAnswer, as_of: str = "") -> Iterator[str]:
    """Title and mark, the sentence, the moment, the systems, the locations."""
    yield titled(answer.run)
    golive = answer.tables["golive"].get("")
    if golive is None:
        yield "No plan yet"
        return
    times = Times(answer.run.zone, golive["start"] or answer.known_at)
    yield from _holds(answer.tables["holds"], times)
    yield _sentence(golive, times)
    yield as_of or f"As of {times.whole(answer.known_at)}"
    for system in sorted(answer.tables["systems"].values(), key=lambda row: int(row["order"])):
        yield _system(system, times)
    yield f"{golive['locations_new']} of {golive['locations']} locations in the new system"
    yield from _counts(golive)
    for row in answer.tables["latest"].values():
        yield f"Latest: {sentence(row, answer.tables, times)} (p{row['position']})"


def _holds(rows: dict[str, Row], times: Times) -> Iterator[str]:
    """What is to stand still, since when, why and until when."""
    for row in sorted((r for r in rows.values() if r["stands"]), key=lambda r: int(r["position"])):
        what = row["system"] or row["location"] or "everything"
        said = f"HOLD of {what} since {times(row['since'])}"
        said += f", {text('words.reason.' + row['reason'])}" if row["reason"] else ""
        yield said + (f", expected over {times(row['eta'])}" if row["eta"] else "")


def titled(run: RunHeader) -> str:
    """The run's title, marked as live or as a rehearsal."""
    return f"{run.title} · {text(f'words.mark.{run.kind}', number=run.number)}"


def _counts(golive: Row) -> Iterator[str]:
    """How far the work has come, who is in, and what is wrong."""
    mandatory = f"{golive['mandatory_released']} of {golive['mandatory']} mandatory ones"
    yield f"{golive['released']} of {golive['activities']} activities through, {mandatory}"
    there = f"{golive['actors_in']} of {golive['actors']} actors checked in"
    yield f"{there}, {golive['actors_complete']} complete"
    wrong = [f"{golive[what]} {what}" for what in ("blocked", "failed")]
    wrong += [
        counted(golive["deviations"], "deviation"),
        counted(golive["issues_open"], "open issue"),
    ]
    yield f"{', '.join(wrong)} ({golive['patient_safety_open']} of patient safety)"


def counted(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def _sentence(golive: Row, times: Times) -> str:
    """As the wall says it, its line beneath with it."""
    stage = golive["stage"]
    if stage == "announced":
        return _announced(golive, times)
    if golive["withdrawn_at"] is not None:
        at = times(golive["withdrawn_at"])
        return f"Announcement withdrawn {at}; full transition does not stand"
    if stage == "complete":
        done = f"All reported done and approved {times(golive['complete_at'])}"
        return f"{done}{_compared(golive, times)}, awaiting announcement"
    return _under_way(golive, times) if stage == "during" else _before(golive, times)


def _announced(golive: Row, times: Times) -> str:
    said = f"Full transition {times(golive['complete_at'] or golive['announced_at'])}"
    said += _compared(golive, times)
    if golive["ordinal"] is not None:
        said += f", {text('wall.ordinal', number=spelt(golive['ordinal']))}"
    moved = golive["changed_beneath"]
    return said + (f"; {text('wall.beneath.sub', n=moved)}" if moved else "")


def _before(golive: Row, times: Times) -> str:
    start, finish = golive["start"], golive["finish"]
    planned = [times(start)] if start else []
    planned += [f"to {times(finish)}"] if finish else []
    return f"Not started; planned {' '.join(planned)}" if planned else "Not started"


def _under_way(golive: Row, times: Times) -> str:
    said = f"Under way since {times(golive['started_at'])}"
    if golive["milestone"] is not None:
        minutes = golive["milestone"]["offset_minutes"]
        said += f", {_distance(minutes, 'plan')} at {golive['milestone']['title']}"
    finish = golive["finish"]
    return said + (f"; full transition planned {times(finish)}" if finish else "")


def _compared(golive: Row, times: Times) -> str:
    """How far ahead it ended, nothing where that cannot be told."""
    finish, complete = golive["finish"], golive["complete_at"]
    if finish is None or complete is None:
        return ""
    minutes = minutes_ahead(datetime.fromisoformat(finish), datetime.fromisoformat(complete))
    return f", {_distance(minutes, f'the {times(finish)} plan')}"


def _distance(minutes: int, plan: str) -> str:
    if minutes == 0:
        return f"to the minute as {plan}"
    return f"{_span(abs(minutes))} {'ahead of' if minutes > 0 else 'behind'} {plan}"


def _span(minutes: int) -> str:
    if minutes < SPELLED:
        return text("words.minutes.spelled", n=minutes)
    hours, rest = divmod(minutes, 60)
    return text("words.hours_minutes" if rest else "words.hours", hours=hours, rest=rest)


def _system(row: Row, times: Times) -> str:
    """The word of its state, and since when; in use once the announcement stands."""
    live = row["live_at"] is not None and row["state"] != "fault"
    since = row["live_at"] if live else row["since"]
    if not live and row["state"] == "open":
        since = row["opened_at"] or since
    word = text(f"words.system.{row['kind']}.{'live' if live else row['state']}")
    return f"{row['name']}: {word}" + (f" since {times(since)}" if since else "")
