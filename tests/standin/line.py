"""The two ends of a stand-in in a test: the bot's, as raw HTTP, and a person's."""

from __future__ import annotations

import io
import struct
from typing import Any

import aiohttp
from PIL import Image

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz0123456"


class Line:
    """Calls as the bot makes them and as a page makes them."""

    def __init__(self, http: aiohttp.ClientSession, url: str, person: int, token: str = TOKEN) -> None:
        self.http = http
        self.token = token
        self.url = url
        self.person = person

    async def reply(self, method: str, **parameters: Any) -> Any:
        """What the Bot API answers, whole."""
        async with self.http.post(f"{self.url}/bot{self.token}/{method}", json=parameters) as response:
            body = await response.json()
        assert response.status == body.get("error_code", 200)
        return body

    async def call(self, method: str, **parameters: Any) -> Any:
        """The result of a call that succeeds."""
        body = await self.reply(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        """The description of a call that fails."""
        body = await self.reply(method, **parameters)
        assert not body["ok"], body
        return str(body["description"])

    async def upload(self, method: str, *files: tuple[str, str, bytes], **parameters: str) -> Any:
        """A call with files: each the name of its field, its own name, its bytes."""
        form = aiohttp.FormData(default_to_multipart=True, quote_fields=False)
        for name, value in ({"chat_id": str(self.person)} | parameters).items():
            form.add_field(name, value)
        for field, name, content in files:
            form.add_field(field, io.BytesIO(content), filename=name)
        async with self.http.post(f"{self.url}/bot{self.token}/{method}", data=form) as response:
            return await response.json()

    async def send(self, text: str = "Hello", **parameters: Any) -> Any:
        """A message of the bot to the person."""
        return await self.call("sendMessage", chat_id=self.person, text=text, **parameters)

    async def ask(self, verb: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and answer of a request of the page."""
        async with self.http.request(verb, self.url + path, json=body) as response:
            return response.status, await response.json()

    async def act(self, what: str, **body: Any) -> Any:
        """Something that the person does, and that succeeds."""
        status, answer = await self.ask("POST", f"/people/{self.person}/{what}", body)
        assert status == 200, answer
        return answer

    async def refused(self, what: str, **body: Any) -> str:
        """The sentence with which an act of the person is refused."""
        status, answer = await self.ask("POST", f"/people/{self.person}/{what}", body)
        assert 400 <= status < 500
        return str(answer["error"])

    async def files(self, sent_as: str, *files: tuple[str, bytes], **fields: str) -> tuple[int, Any]:
        """The person sends files: each its name and its bytes."""
        form = aiohttp.FormData(default_to_multipart=True, quote_fields=False)
        for name, value in ({"as": sent_as} | fields).items():
            form.add_field(name, value)
        for name, content in files:
            kind = "video/mp4" if name.endswith(".mp4") else "application/octet-stream"
            form.add_field("file", io.BytesIO(content), filename=name, content_type=kind)
        async with self.http.post(f"{self.url}/people/{self.person}/files", data=form) as response:
            return response.status, await response.json()

    async def updates(self, **parameters: Any) -> list[Any]:
        """What waits for the bot."""
        found: list[Any] = await self.call("getUpdates", **parameters)
        return found

    async def newest(self) -> Any:
        """The newest update."""
        return (await self.updates(offset=-1))[0]

    async def chat(self) -> Any:
        """What the page shows."""
        status, body = await self.ask("GET", f"/people/{self.person}/chat")
        assert status == 200
        return body

    async def events(self, cursor: int = 0) -> list[Any]:
        """What the page is told."""
        _, body = await self.ask("GET", f"/people/{self.person}/events?cursor={cursor}")
        found: list[Any] = body["events"]
        return found


def picture(width: int = 640, height: int = 480, form: str = "PNG", mode: str = "RGB") -> bytes:
    """A picture of that many pixels."""
    target = io.BytesIO()
    Image.new(mode, (width, height)).save(target, form)
    return target.getvalue()


def film(width: int = 320, height: int = 240, seconds: int = 7) -> bytes:
    """An MP4 that is nothing but headers."""
    movie = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000) + bytes(80))
    track = box(b"tkhd", bytes(76) + struct.pack(">II", width << 16, height << 16))
    return box(b"ftyp", b"isom\0\0\2\0isommp41") + box(b"moov", movie + box(b"trak", track)) + box(b"mdat", b"x" * 99)


def box(kind: bytes, content: bytes) -> bytes:
    """A box of an MP4."""
    return struct.pack(">I4s", len(content) + 8, kind) + content
