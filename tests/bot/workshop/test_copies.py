"""What a phone makes comes back as what the form takes, or it is said why not; and the guide goes on with it."""

import io

import pillow_heif
from PIL import Image

from conversations.files.copies import Copy
from tests.bot.handlers.test_attaching import done, newest, to_the_proof
from tests.buyer import Buyer, File


def heic(width: int = 400, height: int = 300) -> bytes:
    """A picture as an iPhone takes it."""
    written = io.BytesIO()
    pillow_heif.from_pillow(Image.effect_noise((width, height), 60).convert("RGB")).save(written, quality=60)
    return written.getvalue()


async def copy_of(ann: Buyer) -> Copy:
    copy = (await ann.case()).evidence[-1].copy
    assert copy
    return copy


async def test_an_iphone_s_picture_comes_back_as_a_jpg_that_counts(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(File("IMG_1234.HEIC", heic(), "image/heic"))
    assert await newest(ann) == ("accepted", None)
    copy = await copy_of(ann)
    assert (copy.format, copy.name) == ("JPEG", "IMG_1234.jpg")
    with Image.open(io.BytesIO(await ann.newest_file())) as shown:
        assert (shown.format, shown.size) == ("JPEG", (400, 300))
    await done(ann)
