"""Nobody but the page itself, and programs of this machine, is let in; and what is served can do no harm there."""

from __future__ import annotations

from collections.abc import Mapping

import aiohttp
import pytest

from standin.calls import Call
from standin.server import Standin
from tests.standin.line import TOKEN, Line

FOREIGN = ("https://example.org", "null", "", "http://[x", "http://127.0.0.1:1", "http://localhost")


def requests(standin: Standin, line: Line) -> list[tuple[str, str]]:
    """Every request that there is: its verb and its path, with somebody and something that is there."""
    assert standin._runner
    known = {"token": TOKEN, "method": "sendMessage", "id": line.person, "unique_id": "x", "path": "photos/file_1.jpg"}
    found = []
    for route in standin._runner.app.router.routes():
        assert route.resource
        path = route.resource.canonical.format_map(known)
        verbs = ("GET", "POST") if route.method == "*" else (route.method,)
        found += [(verb, "/static/page.js" if path == "/static" else path) for verb in verbs]
    return found


async def statuses(standin: Standin, line: Line, headers: Mapping[str, str]) -> set[int]:
    """Ask for everything that there is, with these headers."""
    found = set()
    for verb, path in [*requests(standin, line), ("GET", "/none"), ("OPTIONS", "/people"), ("PUT", "/people")]:
        query = {"chat_id": str(line.person), "text": "a"} if "/bot" in path else {}
        body = {"first_name": "B", "text": "a", "title": "T", "blocked": True, "kind": "dice", "method": "*"}
        json = body if verb == "POST" else None
        async with line.http.request(verb, line.url + path, params=query, json=json, headers=headers) as response:
            found.add(response.status)
    return found


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "Same-Origin", "same-origin, cross-site"])
async def test_whatever_another_site_sends_is_refused_and_nothing_is_done(
    standin: Standin, line: Line, calls: list[Call], site: str
) -> None:
    assert len(requests(standin, line)) >= 20
    before = await line.ask("GET", "/people")
    assert await statuses(standin, line, {"Sec-Fetch-Site": site}) == {403}
    assert await line.ask("GET", "/people") == before
    assert ((await line.chat())["messages"], standin.pending, calls) == ([], 0, [])
    await line.send("the bot goes on")
    await line.act("text", text="and so does the buyer")


@pytest.mark.parametrize("origin", FOREIGN)
async def test_a_foreign_origin_is_refused_everywhere(standin: Standin, line: Line, origin: str) -> None:
    assert await statuses(standin, line, {"Origin": origin}) == {403}
    assert await statuses(standin, line, {"Origin": origin, "Sec-Fetch-Site": "same-origin"}) == {403}
    assert (await line.ask("GET", "/queue"))[1] == {"pending": 0}


@pytest.mark.parametrize("host", ["example.org", "localhost.example.org", "10.0.0.1", "127.0.0.1.example.org", "[x"])
async def test_a_name_that_only_leads_here_is_refused_everywhere(standin: Standin, line: Line, host: str) -> None:
    own = {"Sec-Fetch-Site": "same-origin", "Origin": f"http://{host}"}
    assert await statuses(standin, line, {"Host": host} | own) == {403}
    assert (await line.ask("GET", "/queue"))[1] == {"pending": 0}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:80", "127.9.9.9", "[::1]:80", "LOCALHOST:1"])
async def test_this_machine_is_let_in(line: Line, host: str) -> None:
    async with line.http.get(f"{line.url}/people", headers={"Host": host}) as response:
        assert response.status == 200
        assert not any(name.lower().startswith("access-control") for name in response.headers)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": ""},
    ],
    ids=["program", "typed", "page", "page writes"],
)
async def test_the_page_and_programs_are_let_in(line: Line, headers: dict[str, str]) -> None:
    own = headers | ({"Origin": line.url} if "Origin" in headers else {})
    for path in ("/", "/people", f"/bot{TOKEN}/getMe", "/static/page.js", f"/people/{line.person}/chat"):
        async with line.http.get(line.url + path, headers=own) as response:
            assert response.status == 200
    async with line.http.post(f"{line.url}/people", json={"first_name": "Bea"}, headers=own) as response:
        assert response.status == 200


async def test_who_follows_a_link_to_the_page_is_told_to_type_the_address(line: Line) -> None:
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    async with line.http.get(line.url, headers=followed) as response:
        assert (response.status, response.content_type) == (403, "text/plain")
        assert f"type its address: {line.url}/\n" in await response.text()
    async with line.http.get(line.url, headers=followed | {"Sec-Fetch-Site": "none"}) as response:
        assert (response.status, response.content_type) == (200, "text/html")


async def test_another_site_opens_no_web_socket(line: Line) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await line.http.ws_connect(f"{line.url}/people", origin="https://example.org")
    assert refused.value.status == 403


async def test_every_answer_is_shielded(line: Line) -> None:
    paths = ("/", "/people", "/none", "/static/page.js", "/static/none", f"/bot{TOKEN}/getMe", "/files/x")
    for path, origin in [(path, line.url) for path in paths] + [("/people", "null")]:
        async with line.http.get(line.url + path, headers={"Origin": origin}) as response:
            headers = response.headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        rules = headers["Content-Security-Policy"].split("; ")
        assert {"default-src 'none'", "frame-ancestors 'none'"} < set(rules)
        assert ("sandbox" in rules) is (path != "/")
        assert "unsafe" not in headers["Content-Security-Policy"]
