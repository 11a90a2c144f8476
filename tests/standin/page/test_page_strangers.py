"""What other sites in the browser, and files that are no pictures, can do to the page: nothing."""

from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Error, FilePayload, Page, expect

from standin.server import Standin
from tests.standin.page.conftest import PHONE, Watch
from tests.standin.page.gestures import attach, heard, loaded, pictures, say
from tests.standin.page.page_bot import PageBot

pytestmark = [pytest.mark.asyncio(loop_scope="package"), pytest.mark.xdist_group("browser")]

BREAK_IN = """
document.title = "broken in";
fetch("/people", { method: "POST", body: '{"first_name": "Mallory"}' });
"""
HTML = f"<!doctype html><script>{BREAK_IN}</script>".encode()
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>{BREAK_IN}</script></svg>'.encode()
FILES: list[FilePayload] = [
    {"name": "letter.html", "mimeType": "text/html", "buffer": HTML},
    {"name": "drawing.svg", "mimeType": "image/svg+xml", "buffer": SVG},
    {"name": "photo.png", "mimeType": "image/png", "buffer": HTML},
    {"name": "photo.svg", "mimeType": "image/png", "buffer": SVG},
    {"name": "film.html", "mimeType": "video/mp4", "buffer": HTML},
    {"name": "code.js", "mimeType": "text/javascript", "buffer": BREAK_IN.encode()},
    {"name": "page.xhtml", "mimeType": "application/xhtml+xml", "buffer": HTML},
]
USE = """async (address) => {
    await import(address).catch(() => null);
    await navigator.serviceWorker?.register(address).catch(() => null);
    const ways = [["script", "src"], ["iframe", "src"], ["embed", "src"], ["object", "data"], ["img", "src"]];
    const parts = ways.map(([tag, from]) => Object.assign(document.createElement(tag), { [from]: address }));
    try { new Worker(address); } catch {}
    document.body.append(...parts);
}"""


async def people(standin: Standin, page: Page) -> list[str]:
    answer = await page.request.get(f"{standin.url}/people")
    return [person["first_name"] for person in await answer.json()]


async def addresses(standin: Standin, page: Page) -> list[str]:
    """Where the files of this chat are."""
    answer = await page.request.get(f"{standin.url}/people/{page.url.partition('#')[2]}/chat")
    files = [message["document"] for message in (await answer.json())["messages"] if "document" in message]
    return [f"{standin.url}/files/{file['file_unique_id']}" for file in files]


async def test_no_file_of_a_buyer_runs_in_the_page_or_by_itself(
    page: Page, bot: PageBot, standin: Standin, watch: Watch
) -> None:
    await attach(page, "Send as file", FILES)
    await heard(page, bot, *["document of an album"] * len(FILES))
    found = await addresses(standin, page)
    assert len(found) == len(FILES)
    for address in found:
        await page.evaluate(USE, address)
        alone = await page.context.new_page()
        with suppress(Error):  # it is saved, not opened
            await alone.goto(address, wait_until="load")
        assert await alone.title() != "broken in"
        await alone.close()
    await say(page, "still here")
    await expect(page.locator("li.bot .words").last).to_have_text("You wrote: still here")
    assert await page.title() != "broken in"
    assert "Mallory" not in await people(standin, page)
    watch.wrong.clear()  # the browser tells of each way that was barred


async def test_a_file_is_saved_under_its_name_and_a_picture_is_still_seen(page: Page, bot: PageBot) -> None:
    await attach(page, "Send as file", FILES[:1])
    await heard(page, bot, "document")
    async with page.expect_download() as saved:
        await page.locator("li.person .file").click()
    download = await saved.value
    assert download.suggested_filename == "letter.html"
    assert (await download.path()).read_bytes() == HTML
    await attach(page, "Send as file", pictures(1))
    await heard(page, bot, "document")
    assert await loaded(page.locator("li.person .file .sign img"))


SITE = """<!doctype html><title>Another site</title>
<img src="{url}/static/page.css"><script src="{url}/static/page.js"></script><iframe src="{url}/"></iframe>
<iframe name="hidden"></iframe>
<form method="post" action="{url}/people" target="hidden" enctype="text/plain">
<input name='{{"first_name": "Mallory", "x": "' value='"}}'></form>
<a href="{url}/">To the chat</a>
<script>
document.forms[0].submit();
const body = JSON.stringify({{ first_name: "Mallory" }});
const mode = "no-cors";
const gets = ["/people", "/people/1/events", "/bot1:a/getMe"].map((path) => fetch("{url}" + path, {{ mode }}));
const all = [...gets, fetch("{url}/people", {{ method: "POST", mode, body }})];
Promise.allSettled(all).then(() => (document.title = "done"));
</script>"""


@pytest_asyncio.fixture(loop_scope="package")
async def site(standin: Standin) -> AsyncIterator[int]:
    """The port of another site on this machine."""

    async def shown(_request: web.Request) -> web.Response:
        return web.Response(text=SITE.format(url=standin.url), content_type="text/html")

    app = web.Application()
    app.add_routes([web.get("/", shown)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0][1]
    await runner.cleanup()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"], ids=["cross-site", "same-site"])
async def test_another_site_gets_nothing_and_changes_nothing_and_its_link_says_what_to_do(
    browser: Browser, standin: Standin, site: int, host: str
) -> None:
    context = await browser.new_context(viewport=PHONE, locale="en-GB")
    page = await context.new_page()
    asked: set[str] = set()
    answered: list[tuple[str, int]] = []
    before = await people(standin, page)
    page.on("request", lambda one: asked.add(one.url.removeprefix(standin.url)))
    page.on("response", lambda one: answered.append((one.url.removeprefix(standin.url), one.status)))
    await page.goto(f"http://{host}:{site}/")
    await expect(page).to_have_title("done")
    await page.wait_for_load_state("load")
    assert asked >= {"/", "/people", "/static/page.js", "/static/page.css", "/bot1:a/getMe"}
    # The browser keeps the answers to most of them to itself, as they are for the page only.
    assert {status for path, status in answered if path.startswith("/")} == {403}
    assert await people(standin, page) == before
    await page.get_by_role("link", name="To the chat").click()
    await expect(page.locator("body")).to_contain_text(f"type its address: {standin.url}/")
    await page.goto(standin.url)
    await expect(page.locator("#welcome")).to_be_visible()
    await context.close()


async def test_the_page_s_own_requests_say_where_they_come_from(page: Page, standin: Standin) -> None:
    async with page.expect_request(lambda request: request.method == "POST") as written:
        await say(page, "hello")
    await expect(page.locator("li.bot .words")).to_have_text("You wrote: hello")
    headers = await (await written.value).all_headers()
    assert (headers["sec-fetch-site"], headers["origin"]) == ("same-origin", standin.url)
    assert "referer" not in headers
