from __future__ import annotations

import io
from typing import Any

import aiohttp
import pytest
from PIL import Image

from standin.server import Standin
from tests.standin.line import TOKEN, Line, film, picture

MIB = 1 << 20


async def download(line: Line, file_id: str) -> bytes:
    path = (await line.call("getFile", file_id=file_id))["file_path"]
    async with line.http.get(f"{line.url}/file/bot{TOKEN}/{path}") as response:
        assert response.status == 200
        return await response.read()


async def sent(line: Line, sent_as: str, *files: tuple[str, bytes], **fields: str) -> Any:
    status, answer = await line.files(sent_as, *files, **fields)
    assert status == 200, answer
    return (await line.newest())["message"]


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((3000, 2000), [(90, 60), (320, 213), (1280, 853)]),
        ((1280, 640), [(90, 45), (320, 160), (1280, 640)]),
        ((200, 300), [(60, 90), (200, 300)]),
        ((50, 60), [(50, 60)]),
    ],
)
async def test_a_photo_of_a_person_arrives_as_smaller_jpegs(line: Line, size: Any, sizes: list[Any]) -> None:
    message = await sent(line, "photo", ("a.png", picture(*size)), caption="see")
    assert message["caption"] == "see"
    assert [(one["width"], one["height"]) for one in message["photo"]] == sizes
    for one in message["photo"]:
        content = await download(line, one["file_id"])
        with Image.open(io.BytesIO(content)) as image:
            assert (image.format, image.size) == ("JPEG", (one["width"], one["height"]))
        assert len(content) == one["file_size"]


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("GIF", "P"), ("BMP", "1"), ("WEBP", "RGB"), ("TIFF", "CMYK"), ("PNG", "I;16")]
)
async def test_a_photo_may_be_of_any_kind_of_picture(line: Line, form: str, mode: str) -> None:
    assert len((await sent(line, "photo", ("a", picture(100, 50, form, mode))))["photo"]) == 2


async def test_a_photo_is_turned_upright_and_its_transparent_parts_are_white(line: Line) -> None:
    target, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(target, "PNG", exif=exif)
    message = await sent(line, "photo", ("a.png", target.getvalue()))
    with Image.open(io.BytesIO(await download(line, message["photo"][0]["file_id"]))) as image:
        assert (image.size, image.getpixel((5, 5))) == ((40, 60), (255, 255, 255))


@pytest.mark.parametrize("content", [b"nonsense", b"", picture()[:200]])
async def test_what_is_no_picture_cannot_be_sent_as_a_photo(line: Line, content: bytes) -> None:
    status, answer = await line.files("photo", ("a.png", content))
    assert (status, bool(answer["error"])) == (400, True)
    assert await line.updates() == []


async def test_a_document_arrives_byte_for_byte(line: Line) -> None:
    content = picture(3000, 2000)
    document = (await sent(line, "document", ("my photo.PNG", content)))["document"]
    assert (document["file_name"], document["mime_type"]) == ("my photo.PNG", "image/png")
    assert document["file_size"] == len(content)
    assert await download(line, document["file_id"]) == content


async def test_an_empty_document_arrives(line: Line) -> None:
    assert (await sent(line, "document", ("a.txt", b"")))["document"]["file_size"] == 0


async def test_a_video_says_what_its_boxes_say(line: Line) -> None:
    video = (await sent(line, "video", ("a.mp4", film(320, 240, 7))))["video"]
    assert (video["width"], video["height"], video["duration"], video["mime_type"]) == (320, 240, 7, "video/mp4")


async def test_a_video_says_what_its_sender_says(line: Line) -> None:
    video = (await sent(line, "video", ("a.mp4", film()), width="11", height="12", duration="13"))["video"]
    assert (video["width"], video["height"], video["duration"]) == (11, 12, 13)


@pytest.mark.parametrize("content", [b"nonsense", film()[:40], b"\0\0\0\x08ftyp" + b"\0" * 40])
async def test_a_broken_video_arrives_without_size(line: Line, content: bytes) -> None:
    video = (await sent(line, "video", ("a.mp4", content)))["video"]
    assert (video["width"], video["duration"], video["file_size"]) == (0, 0, len(content))


async def test_an_animation_is_a_document_too(line: Line) -> None:
    message = await sent(line, "animation", ("a.mp4", film()))
    assert message["animation"]["file_id"] == message["document"]["file_id"]
    (shown,) = (await line.chat())["messages"]
    assert "document" not in shown
    assert shown["animation"]["duration"] == 7


async def test_a_live_photo_is_a_photo_too(line: Line) -> None:
    message = await sent(line, "live_photo", ("a.mp4", film()), ("a.png", picture()))
    assert message["live_photo"]["photo"] == message["photo"]
    assert await download(line, message["live_photo"]["file_id"]) == film()
    assert (await line.files("live_photo", ("a.png", picture())))[0] == 400


async def test_round_videos_and_voices_arrive(line: Line) -> None:
    note = (await sent(line, "video_note", ("a.mp4", film(240, 240, 3))))["video_note"]
    assert (note["length"], note["duration"]) == (240, 3)
    voice = (await sent(line, "voice", ("a.oga", b"OggS"), duration="4"))["voice"]
    assert (voice["duration"], voice["mime_type"]) == (4, "audio/ogg")


async def test_several_files_are_an_album_with_one_caption(line: Line) -> None:
    _, answer = await line.files("photo", *[(f"{n}.png", picture()) for n in range(10)], caption="c")
    messages = [update["message"] for update in await line.updates()]
    assert [message["message_id"] for message in messages] == answer["message_ids"] == list(range(1, 11))
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["c"] + 9 * [None]


@pytest.mark.parametrize(
    ("sent_as", "count"), [("photo", 0), ("photo", 11), ("voice", 2), ("animation", 2), ("pigeon", 1)]
)
async def test_what_is_no_album_is_refused(line: Line, sent_as: str, count: int) -> None:
    status, _ = await line.files(sent_as, *[("a.png", picture())] * count)
    assert (status, await line.updates()) == (400, [])


async def test_a_large_file_of_a_person_arrives_but_the_bot_cannot_fetch_it(line: Line, standin: Standin) -> None:
    content = bytes(25 * MIB)
    document = (await sent(line, "document", ("a.bin", content)))["document"]
    assert document["file_size"] == len(content)
    assert await line.refusal("getFile", file_id=document["file_id"]) == "Bad Request: file is too big"
    async with line.http.get(f"{standin.url}/files/{document['file_unique_id']}") as response:
        assert len(await response.read()) == len(content)


@pytest.mark.parametrize(("size", "ok"), [(20 * MIB, True), (20 * MIB + 1, False)])
async def test_the_bot_can_fetch_20_mib(line: Line, size: int, ok: bool) -> None:
    document = (await sent(line, "document", ("a.bin", bytes(size))))["document"]
    assert (await line.reply("getFile", file_id=document["file_id"]))["ok"] is ok


@pytest.mark.parametrize(("size", "status"), [(50 * MIB, 200), (50 * MIB + 1, 413)])
async def test_the_bot_can_send_50_mib(line: Line, size: int, status: int) -> None:
    reply = await line.upload("sendDocument", ("document", "a.bin", bytes(size)))
    assert reply.get("error_code", 200) == status
    assert status == 200 or reply["description"] == "Request Entity Too Large"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (picture(10, 10) + bytes(10 * MIB), "is too big for a photo; the maximum size is 10485760 bytes"),
        (b"nonsense", "IMAGE_PROCESS_FAILED"),
        (picture(9000, 1001, mode="1"), "PHOTO_INVALID_DIMENSIONS"),
        (picture(2010, 100), "PHOTO_INVALID_DIMENSIONS"),
        (b"", "file must be non-empty"),
    ],
    ids=["large", "nonsense", "wide", "narrow", "empty"],
)
async def test_a_photo_of_the_bot_must_be_one(line: Line, content: bytes, reason: str) -> None:
    reply = await line.upload("sendPhoto", ("photo", "a.png", content))
    assert reply["error_code"] == 400
    assert reply["description"].endswith(reason)


@pytest.mark.parametrize("size", [(9000, 1000), (2000, 100)])
async def test_a_photo_of_the_bot_up_to_the_bounds_is_sent(line: Line, size: tuple[int, int]) -> None:
    assert (await line.upload("sendPhoto", ("photo", "a.png", picture(*size, mode="1"))))["ok"]


async def test_a_file_identifier_works_only_where_it_came_from(line: Line, tmp_path: Any) -> None:
    document = (await sent(line, "document", ("a.txt", b"1")))["document"]
    other = Standin(tmp_path / "other")
    await other.start()
    async with aiohttp.ClientSession() as http:
        foreign = Line(http, other.url, 0)
        foreign.person = (await foreign.ask("POST", "/people", {"first_name": "Bea"}))[1]["id"]
        there = (await sent(foreign, "document", ("a.txt", b"1")))["document"]
    await other.stop()
    wrong = "Bad Request: wrong file identifier/HTTP URL specified"
    for file_id in (there["file_id"], document["file_id"] + "x", document["file_unique_id"], "x"):
        assert await line.refusal("sendDocument", chat_id=line.person, document=file_id) == wrong
        assert await line.refusal("getFile", file_id=file_id) == "Bad Request: invalid file_id"
    assert await line.refusal("sendPhoto", chat_id=line.person, photo=document["file_id"]) == (
        "Bad Request: can't use file of type Document as Photo"
    )
    assert await line.refusal("sendPhoto", chat_id=line.person, photo="https://example.org/a.png") == (
        "Bad Request: failed to get HTTP URL content"
    )
    assert await line.refusal("sendPhoto", chat_id=line.person) == "Bad Request: there is no photo in the request"


async def test_a_path_leads_to_no_other_file(line: Line) -> None:
    for path in ("photos/file_9.jpg", "..%2F..%2Fstandin.db", "%2E%2E/standin.db"):
        async with line.http.get(f"{line.url}/file/bot{TOKEN}/{path}") as response:
            assert response.status == 404
    async with line.http.get(f"{line.url}/files/..%2Fstandin.db") as response:
        assert response.status == 404


@pytest.mark.parametrize(
    ("sent_as", "name", "content", "kind"),
    [
        ("photo", "a.svg", picture(), "image/jpeg"),
        ("document", "a.webp", picture(form="WEBP"), "image/webp"),
        ("video", "a.mp4", film(), "video/mp4"),
        ("voice", "a.html", b"OggS", "audio/ogg"),
        ("document", "a.html", b"<script>1</script>", "application/octet-stream"),
        ("document", "a.svg", b"<svg/>", "application/octet-stream"),
        ("document", "a.js", b"1", "application/octet-stream"),
        ("document", "a.pdf", b"%PDF-1.7", "application/octet-stream"),
        ("document", "a.html.gz", b"1", "application/octet-stream"),
        ("video", "a.html", b"<script>1</script>", "application/octet-stream"),
    ],
)
async def test_a_browser_shows_pictures_and_films_and_saves_all_else(
    line: Line, sent_as: str, name: str, content: bytes, kind: str
) -> None:
    message = await sent(line, sent_as, (name, content))
    file = message[sent_as][-1] if sent_as == "photo" else message[sent_as]
    path = (await line.call("getFile", file_id=file["file_id"]))["file_path"]
    for address in (f"/files/{file['file_unique_id']}", f"/file/bot{TOKEN}/{path}"):
        async with line.http.get(line.url + address) as response:
            assert (response.status, response.headers["Content-Type"]) == (200, kind)
            is_saved = response.headers.get("Content-Disposition") == "attachment"
            assert is_saved is not kind.startswith(("image/", "video/"))
            assert response.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
            assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_nothing_half_received_stays(line: Line, tmp_path: Any) -> None:
    await line.upload("sendMessage", ("file", "a.txt", b"1"), text="a")
    await line.files("pigeon", ("a.txt", b"1"))
    await line.upload("sendDocument", ("document", "a.bin", bytes(50 * MIB + 1)))
    assert list((tmp_path / "standin" / "incoming").iterdir()) == []
