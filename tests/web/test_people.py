"""Signing in, pages and the doorway: links used once, cookies only from our own pages, strict answers."""

import asyncio
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.web.conftest import GOLIVE, House, ids
from tests.web.screens import watching
from web.errands import AddUser, MakeKey
from web.settings import Settings

REPORTS = f"/api/golives/{GOLIVE}/reports"
PAGES = ("/", *(f"/{page}/{GOLIVE}" for page in ("wall", "console", "plan", "replay", "issues")))
ANSWERS = ("/livez", "/api/session", "/static/js/wall/main.js", "/openapi.json", "/signin")


def link(house: House, name: str) -> str:
    return house.run(MakeKey(name=f"person:{name}", kind="link", seconds=60))


def sign_in(door: httpx.Client, token: str, origin: str | None) -> httpx.Response:
    headers = {} if origin is None else {"origin": origin}
    return door.post("/api/session", json={"token": token}, headers=headers)


def reason(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition("/")[2]


def test_a_link_becomes_a_session_once(house: House) -> None:
    token = link(house, "kari")
    with house.http() as door:
        answer = sign_in(door, token, house.url)
        cookie = answer.headers["set-cookie"]
        assert answer.status_code == 201
        assert answer.json()["grants"] == [["*", "coordinator"]]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert door.get("/api/session").json()["person"] == "person:kari"
        assert reason(sign_in(door, token, house.url)) == (401, "link-spent")


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:1"])
def test_a_link_is_not_spent_by_another_sites_page(house: House, origin: str | None) -> None:
    token = link(house, "kari")
    with house.http() as door:
        assert reason(sign_in(door, token, origin)) == (403, "wrong-origin")
        assert sign_in(door, token, house.url).status_code == 201


def test_a_cookie_writes_only_from_our_own_pages(house: House) -> None:
    with house.http() as door:
        sign_in(door, link(house, "kari"), house.url)
        body = {"kind": "started", "report_id": next(ids), "activity": "A-1"}
        for headers in ({}, {"origin": "http://evil.example"}, {"origin": "null"}):
            assert reason(door.post(REPORTS, json=body, headers=headers)) == (403, "wrong-origin")
        ours = door.post(REPORTS, json=body, headers={"origin": house.url})
        assert ours.status_code == 201


def test_signing_out_ends_the_session(house: House) -> None:
    with house.http() as door:
        sign_in(door, link(house, "kari"), house.url)
        kept = door.cookies["golive"]
        assert door.delete("/api/session", headers={"origin": house.url}).status_code == 204
        answer = door.get("/api/session", headers={"cookie": f"golive={kept}"})
        assert reason(answer) == (401, "not-signed-in")


def test_with_tls_the_cookie_is_bound_to_the_host(sqlite_url: str) -> None:
    house = House(sqlite_url)
    house.settings = Settings(database=sqlite_url, port=0, public_url="https://kommando.example")
    house.prepare()
    house.start()
    try:
        with house.http(host="kommando.example") as door:
            answer = sign_in(door, link(house, "kari"), "https://kommando.example")
            assert answer.headers["set-cookie"].startswith("__Host-golive=")
            assert "Secure" in answer.headers["set-cookie"]
            assert answer.headers["strict-transport-security"]
            refused = sign_in(door, link(house, "kari"), "http://kommando.example")
            assert refused.status_code == 403
    finally:
        house.stop()


@pytest.fixture
def browser(house: House) -> Any:
    """A browser of somebody who is signed in."""
    with house.http(accept="text/html") as door:
        sign_in(door, link(house, "kari"), house.url)
        yield door


def test_whoever_is_not_signed_in_is_sent_to_sign_in_and_back(house: House) -> None:
    with house.http(accept="text/html") as door:
        answer = door.get(f"/console/{GOLIVE}")
        assert (answer.status_code, answer.headers["location"]) == (
            303,
            f"/signin?next=/console/{GOLIVE}",
        )
        assert door.get("/signin").status_code == 200


def test_a_page_asked_for_in_a_language_or_at_a_moment_is_so_after_signing_in(house: House) -> None:
    with house.http(accept="text/html") as door:
        asked = f"/replay/{GOLIVE}?at=21:14&lang=nn"
        answer = door.get(asked, follow_redirects=True)
        assert answer.url.path == "/signin"
        assert answer.url.params["next"] == asked
        assert '<html lang="nn"' in answer.text
        assert door.cookies["lang"] == "nn"


@pytest.mark.parametrize("path", PAGES)
def test_every_page_lets_nothing_in_that_is_not_ours(browser: httpx.Client, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    (nonce,) = re.findall(r"'nonce-([^']+)'", policy)
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", answer.text)
    assert scripts == [f'<script type="importmap" nonce="{nonce}">']
    assert "unsafe" not in policy
    assert not re.search(r"\son\w+=|<style|\sstyle=", answer.text)
    assert not re.search(r'"/static/(?![0-9a-f]{12}/)', answer.text)


def test_pages_speak_the_readers_language(browser: httpx.Client) -> None:
    def spoken(**headers: str) -> str:
        return browser.get(f"/wall/{GOLIVE}", headers=headers).text

    assert '<html lang="nn"' in spoken(**{"accept-language": "nn-NO,nb;q=0.8"})
    assert '<html lang="nb"' in spoken(**{"accept-language": "no,en;q=0.5"})
    assert '<html lang="nb"' in spoken(**{"accept-language": "de"})
    assert '<html lang="en"' in browser.get(f"/wall/{GOLIVE}?lang=en").text
    assert '<html lang="en"' in spoken(**{"accept-language": "nb"})


def test_a_page_that_is_not_there_or_not_hers_says_so_in_words(
    house: House, browser: httpx.Client
) -> None:
    assert browser.get("/wall/molde").status_code == 404
    assert browser.get("/nothing/at/all").status_code == 404
    assert "<h1>" in browser.get("/wall/molde").text
    with house.http(accept="text/html") as wall:
        sign_in(wall, link(house, "vegg"), house.url)
        assert wall.get(f"/wall/{GOLIVE}").status_code == 200
        assert wall.get(f"/console/{GOLIVE}").status_code == 403


def test_static_files_are_kept_for_ever_under_their_build(browser: httpx.Client) -> None:
    page = browser.get(f"/wall/{GOLIVE}").text
    (script,) = set(re.findall(r'src="(/static/\w+/js/wall/main\.js)"', page))
    kept, plain = browser.get(script), browser.get("/static/js/wall/main.js")
    assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert plain.headers["cache-control"] == "no-cache"
    assert kept.headers["content-type"].startswith("text/javascript")
    module = browser.get("/static/vendor/preact/preact.mjs")
    assert module.headers["content-type"].startswith("text/javascript")
    assert browser.get("/static/../web/app.py").status_code == 404
    assert browser.get("/static/%2e%2e/app.py").status_code == 404


def test_texts_are_one_document_a_language(browser: httpx.Client) -> None:
    page = browser.get(f"/wall/{GOLIVE}?lang=nn").text
    (address,) = re.findall(r'data-catalogue-url="([^"]+)"', page)
    texts = browser.get(address)
    assert address.startswith("/api/i18n/nn?v=")
    assert "immutable" in texts.headers["cache-control"]
    assert texts.json()["words.product"]
    assert browser.get("/api/i18n/de").status_code == 404


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_is_strict(house: House, path: str) -> None:
    with house.http() as door:
        answer = door.get(path)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "server" not in answer.headers


def test_another_host_name_is_turned_away(house: House) -> None:
    with house.http("kari", host="evil.example") as door:
        assert reason(door.get("/api/session")) == (403, "wrong-host")


def test_the_published_documents_are_whole(house: House) -> None:
    with house.http() as door:
        openapi, asyncapi = door.get("/openapi.json").json(), door.get("/asyncapi.json").json()
    assert "ReportStarted" in openapi["components"]["schemas"]
    body = openapi["paths"]["/api/golives/{golive}/reports"]["post"]["requestBody"]
    assert body["content"]["application/json"]["schema"]
    assert asyncapi["asyncapi"] == "3.0.0"
    for reference in re.findall(
        r'"#/components/schemas/([^"]+)"', httpx.Response(200, json=openapi).text
    ):
        assert reference in openapi["components"]["schemas"]


def test_it_says_whether_it_lives_and_is_of_use(house: House) -> None:
    with house.http() as door:
        assert door.get("/livez").json() == {"status": "alive"}
        assert door.get("/readyz").json() == {"status": "ready", "wrong": []}


def test_a_person_added_while_it_runs_comes_in_at_once(house: House) -> None:
    house.run(AddUser(name="tove", role="coordinator", ref="person:tove"))
    with house.http() as door:
        assert sign_in(door, link(house, "tove"), house.url).status_code == 201


async def test_it_speaks_tls_itself(sqlite_url: str, certificate: tuple[Path, Path]) -> None:
    """Given a certificate and its key, then HTTP and sockets share one port under TLS."""
    file, key = certificate
    house = House(sqlite_url)
    house.settings = Settings(database=sqlite_url, port=0, tls_certificate=file, tls_key=key)
    house.prepare()
    await asyncio.to_thread(house.start)
    try:
        told = await asyncio.to_thread(house.report, "kari", "started", activity="A-1")
        assert told.status_code == 201
        async with watching(house.socket("kari")) as screen:
            assert screen.position == told.json()["position"]
    finally:
        await asyncio.to_thread(house.stop)
