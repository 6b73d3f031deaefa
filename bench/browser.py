"""A browser: from the arrival of fifty changes until they are painted, beside a page that draws all anew."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench import ours
from bench.night import START
from bench.report import SEED, Goal, Report, Row, exponent, percentile

SIZES = (1250, 2500, 5000)
QUICK = (300, 600, 1200)
CHANGES = 50
ROUNDS = 20
QUICK_ROUNDS = 8
PAUSE = 0.6
"""Seconds between rounds: a person is let report a thousand times in ten seconds."""

CHROMIUM = "/usr/bin/chromium"
PEERS = Path(__file__).parent / "peers"


def run(quick: bool) -> Report:
    """Both pages watch the same server and are told the same reports."""
    sizes, rounds = (QUICK, QUICK_ROUNDS) if quick else (SIZES, ROUNDS)
    mine, peers = [], []
    with chromium() as browser:
        for size in sizes:
            with ours.centre(size) as centre:
                own, other = _both(browser, centre, rounds)
                mine.append(own)
                peers.append(other)
    grown = [exponent(sizes, [found["p50 ms"] for found in rows]) for rows in (mine, peers)]
    return Report(
        bench="browser",
        work=f"{CHANGES} of {sizes[-1]:,} rows change: received to painted, half of them in sight",
        rows=[
            *(Row(f"golive, {n:,} rows", row, rounds) for n, row in zip(sizes, mine, strict=True)),
            *(
                Row(f"all drawn anew, {n:,} rows", row, rounds)
                for n, row in zip(sizes, peers, strict=True)
            ),
        ],
        goals=[
            Goal("painted, 95 of 100, ms", mine[-1]["p95 ms"], 40, 40, less=True),
            Goal("times all drawn anew", peers[-1]["p50 ms"] / mine[-1]["p50 ms"], 3, 1.5),
        ],
        notes=[
            f"cost grows with rows to the power {grown[0]:.2f} (golive), {grown[1]:.2f} (all drawn anew)",
            "up to a sixtieth of a second of it is the wait for the screen's next frame",
            "thread ms: processor time of the page's main thread a change, its clock between included",
        ],
    )


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def _both(
    browser: Browser, centre: ours.Centre, rounds: int
) -> tuple[dict[str, float], dict[str, float]]:
    chance = random.Random(SEED)
    context = _signed_in(browser, centre)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{centre.server.port}/plan/{ours.GOLIVE}?by=location")
    page.wait_for_selector(".plan-row .plan-code")
    own = _measured(page, centre, rounds, chance)
    page.close()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{centre.server.port}/signin")
    page.evaluate((PEERS / "rerender.js").read_text("utf-8"), ours.GOLIVE)
    other = _measured(page, centre, rounds, chance)
    context.close()
    return own, other


def _signed_in(browser: Browser, centre: ours.Centre) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, bypass_csp=True)
    context.add_init_script(path=PEERS / "painting.js")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{centre.server.port}/signin?next=/#{centre.sign_in_link()}")
    page.wait_for_selector("main.start")
    page.close()
    return context


def _measured(
    page: Page, centre: ours.Centre, rounds: int, chance: random.Random
) -> dict[str, float]:
    """One change at a time; the first brings the page's code into its stride and is not counted."""
    spent = _processor(page)
    _tell(page, centre, chance)
    page.evaluate("painting.samples.length = 0")
    before = spent()
    for _ in range(rounds):
        time.sleep(PAUSE)
        _tell(page, centre, chance)
    processor = (spent() - before) / rounds
    samples: list[float] = page.evaluate("painting.samples")
    return {
        "p50 ms": percentile(samples, 0.5),
        "p95 ms": percentile(samples, 0.95),
        "max ms": max(samples),
        "thread ms": processor,
        "frames": len(samples),
    }


def _processor(page: Page) -> Callable[[], float]:
    """Tells milliseconds of processor time of the page's main thread, which no other process lengthens."""
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = tools.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))

    return spent


def _tell(page: Page, centre: ours.Centre, chance: random.Random) -> None:
    """Fifty activities begin, or end and begin again: whatever is told, their rows change."""
    seen = page.locator(".plan-code").all_inner_texts()[: CHANGES // 2]
    others = [f"A-{n}" for n in chance.sample(range(centre.activities), CHANGES)]
    codes = list(dict.fromkeys([*seen, *others]))[:CHANGES]
    before = page.evaluate("painting.rows")
    centre.post(ours.REPORTS, [_report(centre, code) for code in codes])
    page.wait_for_function("rows => painting.rows >= rows", arg=before + CHANGES)


def _report(centre: ours.Centre, code: str) -> dict[str, object]:
    centre.told += 1
    at = START + timedelta(minutes=int(code.removeprefix("A-")) % 400, seconds=centre.told % 60)
    return {
        "kind": ("started", "done")[centre.told // CHANGES % 2],
        "report_id": f"bench-{centre.told:012}",
        "activity": code,
        "told_by": "role:vaktleder",
        "occurred_at": at.isoformat(),
    }
