"""A real Chromium for the tests that look at pages, and the law every page is held to."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.stage import standing_stage

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FORBIDDEN = re.compile(r"Content Security Policy|Failed to resolve module|MIME type")

OpenContext = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser a module, not a session: its event loop must be gone when async tests run."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def stage() -> Iterator[str]:
    """The address at which the pages are staged."""
    with standing_stage() as address:
        yield address


@pytest.fixture
def open_context(browser: Browser) -> Iterator[OpenContext]:
    """Opens a screen or phone of its own (storage, cookies, network); options as `new_context`.

    The test fails if any page in it threw, or broke the content security policy.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_(**options: Any) -> BrowserContext:
        seen_as = {"viewport": {"width": 1366, "height": 768}, "timezone_id": "Europe/Oslo"}
        context = browser.new_context(**(seen_as | {"locale": "nb-NO"} | options))
        context.on("weberror", lambda thrown: faults.append(str(thrown.error)))
        context.on("console", lambda said: faults.extend(breaches(said.text)))
        contexts.append(context)
        return context

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


def breaches(console_line: str) -> list[str]:
    return [console_line] if FORBIDDEN.search(console_line) else []


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    """One tab at desk size, in Norwegian time and bokmål."""
    return open_context().new_page()
