"""What a person may send at once is bounded, and said so; and however hostile it is, others have their turn."""

from __future__ import annotations

import asyncio
import io
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from standin.acts import MOST_DATA, MOST_WRITTEN
from standin.parameters import MOST_FIELD_BYTES, MOST_PARTS
from standin.people import LONGEST_LANGUAGE, LONGEST_TITLE, MOST_SENT_BYTES
from standin.server import MOST_BODY_BYTES, Standin
from tests.bot.given import until
from tests.standin.line import TOKEN, Line

MIB = 1 << 20
TURN = 1.0
"""Seconds in which everybody else has his turn, on a machine that has more to do; usual are 60 ms."""


@asynccontextmanager
async def others_have_their_turn() -> AsyncIterator[None]:
    """Let the loop beat, and look at its longest pause."""
    pauses = [0.0]

    async def beat() -> None:
        last = time.monotonic()
        while True:
            await asyncio.sleep(0.005)
            pauses.append(time.monotonic() - last)
            last = time.monotonic()

    beating = asyncio.create_task(beat())
    await asyncio.sleep(0.05)
    yield
    await asyncio.sleep(0.05)
    beating.cancel()
    assert max(pauses) < TURN


async def written(line: Line, text: str) -> tuple[int, Any]:
    """Let the person write, in UTF-8 as the page does; give status and answer."""
    body = io.BytesIO(json.dumps({"text": text}, ensure_ascii=False).encode())
    headers = {"Content-Type": "application/json"}
    async with line.http.post(f"{line.url}/people/{line.person}/text", data=body, headers=headers) as response:
        return response.status, await response.json()


@pytest.mark.parametrize("character", ["x", "\N{LATIN SMALL LETTER R WITH CARON}", "\N{GRINNING FACE}"])
async def test_a_text_has_a_million_characters_and_no_more(line: Line, character: str) -> None:
    most = MOST_WRITTEN // (2 if character > "\uffff" else 1)
    said = {"error": "A text has at most 1,000,000 characters."}
    assert await written(line, character * (most + 1)) == (413, said)
    assert (await line.chat())["messages"] == []
    status, answer = await written(line, character * most)
    assert (status, len(answer["message_ids"])) == (200, 245)


@pytest.mark.parametrize("part", ["#a ", "@abcd ", "/a ", "a@b.cd ", "www.a.b ", "http://a ", "http://!", "(@abcd)"])
async def test_whatever_a_text_is_made_of_it_holds_nobody_up(line: Line, part: str) -> None:
    async with others_have_their_turn():
        ids = (await written(line, (part * MOST_WRITTEN)[:MOST_WRITTEN]))[1]["message_ids"]
    shown = (await line.chat())["messages"]
    assert [message["message_id"] for message in shown] == ids
    assert all(len(message.get("entities", [])) <= 100 for message in shown)


async def test_the_first_hundred_of_each_kind_are_marked_where_they_are(line: Line) -> None:
    await line.act("text", text="\N{GRINNING FACE} #tag @name " * 60 + "www.example.org")
    entities = (await line.chat())["messages"][0]["entities"]
    assert len(entities) == 100
    assert entities[:3] == [
        {"type": "hashtag", "offset": 3, "length": 4},
        {"type": "mention", "offset": 8, "length": 5},
        {"type": "hashtag", "offset": 17, "length": 4},
    ]


@pytest.mark.parametrize(
    ("path", "body", "name", "most"),
    [
        ("/people", {}, "first_name", 64),
        ("/people", {"first_name": "Bea"}, "language_code", LONGEST_LANGUAGE),
        ("/groups", {}, "title", LONGEST_TITLE),
    ],
)
async def test_a_name_has_a_length(line: Line, path: str, body: dict[str, str], name: str, most: int) -> None:
    status, answer = await line.ask("POST", path, body | {name: "x" * (most + 1)})
    assert (status, f"at most {most}" in answer["error"] or f"1 to {most}" in answer["error"]) == (400, True)
    assert (await line.ask("POST", path, body | {name: "x" * most}))[0] == 200


async def test_a_forged_tap_says_no_more_than_that(line: Line) -> None:
    sent = await line.send()
    assert "at most" in await line.refused(
        "tap", message_id=sent["message_id"], data="x" * (MOST_DATA + 1), forged=True
    )
    assert await line.act("tap", message_id=sent["message_id"], data="x" * MOST_DATA, forged=True)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b'{"text": "' + b"x" * MOST_BODY_BYTES + b'"}', 413),
        (b"[" * 200_000, 400),
        (b'{"a":' * 100_000, 400),
        (b"1" * 5000, 400),
        (b'{"text": "a", "chat_id": ' + b"9" * 4000 + b"}", 404),
    ],
    ids=["large", "deep", "deep too", "number", "chat"],
)
async def test_a_body_beyond_all_bounds_is_refused_in_a_sentence(line: Line, content: bytes, status: int) -> None:
    for address in (f"{line.url}/people/{line.person}/text", f"{line.url}/bot{TOKEN}/sendMessage"):
        headers = {"Content-Type": "application/json"}
        async with line.http.post(address, data=io.BytesIO(content), headers=headers) as response:
            answer = await response.json()
            assert response.status in (status, 400)
            assert answer.get("error") or answer["ok"] is False
    await line.act("text", text="a")


@pytest.mark.parametrize("cursor", ["1" * 5000, "1" * 20])
async def test_a_cursor_beyond_all_bounds_is_refused(line: Line, cursor: str) -> None:
    assert (await line.ask("GET", f"/people/{line.person}/events?cursor={cursor}"))[0] == 400


async def form(line: Line, body: str, said: int | None = None) -> tuple[int, Any]:
    """Send a form as it is, with this length in its head; give what is answered to what was sent of it."""
    where = urlsplit(line.url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    head = f"POST /people/{line.person}/files HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Type: multipart/form-data"
    writer.write(f'{head}; boundary="x"\r\nContent-Length: {said or len(body)}\r\n\r\n{body}'.encode())
    async with asyncio.timeout(20):
        status = int((await reader.readline()).split()[1])
        length = 0
        while (header := await reader.readline()).strip():
            if header.lower().startswith(b"content-length"):
                length = int(header.split()[1])
        sentence = (await reader.readexactly(length)).decode()
    writer.close()
    return status, sentence


def part(name: str, content: str, more: str = "") -> str:
    return f'--x\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{content}\r\n'


async def test_more_than_2000_mib_are_not_even_read(line: Line) -> None:
    nameless = "--x\r\n\r\n\r\n--x--"
    status, sentence = await form(line, nameless, MOST_SENT_BYTES + MOST_FIELD_BYTES + 1)
    assert (status, "at most 2000 MiB together" in sentence) == (413, True)
    assert (await form(line, nameless, MOST_SENT_BYTES + MOST_FIELD_BYTES))[0] == 400


async def test_a_form_has_so_many_parts_and_so_many_words(line: Line, standin: Standin, tmp_path: Path) -> None:
    file = part("file", "1", '; filename="a.txt"')
    own = part("as", "document") + file
    fits = own + "".join(part(f"f{number}", "") for number in range(MOST_PARTS - 2))
    assert (await form(line, fits + "--x--"))[0] == 200
    status, sentence = await form(line, fits + part("one", "too many") + "--x--")
    assert (status, "too much at once" in sentence) == (413, True)
    words = own + part("a", "x" * (MOST_FIELD_BYTES // 2)) + part("b", "x" * (MOST_FIELD_BYTES // 2 - len("document")))
    assert (await form(line, words + "--x--"))[0] == 200
    assert (await form(line, words + part("c", "x") + "--x--"))[0] == 413
    assert standin.pending == 2
    assert list((tmp_path / "standin" / "incoming").iterdir()) == []


@pytest.mark.parametrize(
    "odd",
    [
        part("_charset_", "z" * 40),
        part("file", "1", f'; filename="{"f" * 9000}"'),
        "--x\r\n" + "X: y\r\n" * 5000 + "\r\n\r\n",
    ],
    ids=["charset", "name", "headers"],
)
async def test_a_form_that_nobody_can_read_is_refused_in_a_sentence(line: Line, odd: str) -> None:
    status, sentence = await form(line, odd + "--x--")
    assert (status, sentence) == (400, '{"error": "The form could not be read."}')


async def test_a_number_that_is_none_is_passed_over(line: Line) -> None:
    status, _ = await line.files("video", ("a.mp4", b"x"), width="9" * 5000, height="9" * 9)
    assert status == 200
    shown = (await line.chat())["messages"][0]["video"]
    assert (shown["width"], shown["height"]) == (0, 999_999_999)


async def test_of_a_file_that_breaks_off_nothing_stays(line: Line, tmp_path: Path) -> None:
    where = urlsplit(line.url)
    _reader, writer = await asyncio.open_connection(where.hostname, where.port)
    head = f"POST /people/{line.person}/files HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: {MIB}\r\n"
    body = part("file", "x" * (MIB // 2), '; filename="a.bin"')
    writer.write(f"{head}Content-Type: multipart/form-data; boundary=x\r\n\r\n{body[:-2]}".encode())
    incoming = tmp_path / "standin" / "incoming"
    await until(lambda: len(list(incoming.iterdir())) == 1)
    writer.close()
    await until(lambda: not list(incoming.iterdir()))
    assert (await line.files("document", ("a.bin", b"whole")))[0] == 200
