"""What a phone makes comes back as what the form takes, or it is said why not; and the guide goes on with it."""

import io
from datetime import timedelta

from PIL import Image

from bot.evidence.content import inspect
from bot.storage.notes import Note, NoteKind
from conversations.files.copies import STOPPED, WANTED, Copy
from conversations.files.limits import LARGEST_PHOTO, WIDEST_PHOTO
from tests import files, scenes
from tests.bot.handlers.complaint.test_proving import to_the_proof as to_the_damage
from tests.bot.handlers.test_attaching import done, newest, photos, to_the_proof
from tests.bot.workshop.phone import heic, heic_of
from tests.buyer import Buyer, File
from tests.conftest import World
from tests.films import film

LARGE = File("big.jpg", files.jpeg(600, 400, size=WIDEST_PHOTO + 9), "image/jpeg")


async def copy_of(ann: Buyer) -> Copy:
    copy = (await ann.case()).evidence[-1].copy
    assert copy
    return copy


async def documents(ann: Buyer) -> list[str]:
    """Name the files that the bot has sent."""
    messages = await ann.messages()
    return [one["document"]["file_name"] for one in messages if "document" in one]


async def put_off(world: World, ann: Buyer) -> None:
    """Send a photo that is too large while Telegram hands no file over."""
    await world.fault(method="getFile", status=500, times=1)
    await ann.sends(LARGE)
    assert (await ann.case()).evidence[-1].mending == WANTED


async def later(world: World) -> None:
    """Let an hour go by, after which what was put off is due."""
    world.ahead += timedelta(hours=1)
    world.bot.workshop.wake()
    await world.settled()


async def test_an_iphone_s_picture_comes_back_as_a_jpg_that_counts(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(File("IMG_1234.HEIC", heic(), "image/heic"))
    assert await newest(ann) == ("accepted", None)
    copy = await copy_of(ann)
    assert (copy.format, copy.name) == ("JPEG", "IMG_1234.jpg")
    with Image.open(io.BytesIO(await ann.newest_file())) as shown:
        assert (shown.format, shown.size) == ("JPEG", (400, 300))
    await ann.taps("files")
    await ann.taps("view", "1")
    assert await documents(ann) == ["IMG_1234.jpg"] * 2
    await ann.taps("show")
    await done(ann)


async def test_an_iphone_s_picture_is_looked_at_as_any_other(ann: Buyer) -> None:
    await to_the_damage(ann, "damaged", "goods")
    await ann.sends(File("1.HEIC", heic_of(scenes.blurred(scenes.dress(), 12)), "image/heic"))
    await ann.sees("look_blurred_how")
    await ann.taps("fine", "1")
    coded = scenes.with_code(scenes.label(), "LP00123456789012")
    await ann.sends(File("2.HEIC", heic_of(coded), "image/heic"))
    assert (await ann.case()).evidence[-1].codes == ("LP00123456789012",)
    await ann.sees("code_parcel", parcel="LP00123456789012")
    await done(ann)


async def test_an_iphone_s_film_comes_back_as_an_mp4(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(File("IMG_1.MOV", film(), "video/quicktime"))
    assert await newest(ann) == ("accepted", None)
    found = inspect(await ann.newest_file())
    assert (found.format, found.fault, found.duration) == ("MP4", None, 1)
    assert (await copy_of(ann)).sha256 == found.sha256
    await done(ann)


async def test_a_film_that_not_every_player_knows_gets_a_copy_and_the_buyer_chooses(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(File("new.mp4", film("mp4", "mpeg4"), "video/mp4"))
    item = (await ann.case()).evidence[-1]
    assert item.sendable is item
    await ann.taps("use", "1.copy")
    assert (await ann.case()).evidence[-1].sendable == await copy_of(ann)
    await ann.taps("use", "1.original")
    item = (await ann.case()).evidence[-1]
    assert item.sendable is item
    await ann.taps("show")
    await done(ann)


async def test_a_place_goes_out_of_a_fine_photo_only_when_that_is_wished(ann: Buyer) -> None:
    place = Image.Exif()
    place[0x0112] = 6
    place.get_ifd(0x8825)[1] = "N"
    written = io.BytesIO()
    Image.new("RGB", (80, 60), "red").save(written, "JPEG", exif=place)
    await to_the_proof(ann)
    await ann.sends(File("home.jpg", written.getvalue(), "image/jpeg"))
    assert (await ann.case()).evidence[-1].copy is None
    await ann.taps("files")
    await ann.taps("mend", "1")
    with Image.open(io.BytesIO(await ann.newest_file())) as shown:
        assert (shown.size, dict(shown.getexif())) == ((60, 80), {})
    item = (await ann.case()).evidence[-1]
    assert item.sendable is item
    await done(ann)


async def test_of_an_album_every_copy_comes_and_one_screen_below(ann: Buyer) -> None:
    await to_the_proof(ann)
    before = len(await ann.messages())
    album = [File(f"{number}.heic", heic(300 + number), "image/heic") for number in range(3)]
    await ann.sends(*album, *photos(1))
    came = (await ann.messages())[before:]
    assert [one["document"]["file_name"] for one in came if "document" in one] == ["0.jpg", "1.jpg", "2.jpg"]
    assert came[-1]["message_id"] == (await ann.screen())["message_id"]
    assert len(came) <= 5
    assert [item.verdict for item in (await ann.case()).evidence] == ["accepted"] * 4


async def test_what_telegram_does_not_hand_over_just_now_is_made_later(world: World, ann: Buyer) -> None:
    await to_the_proof(ann)
    await put_off(world, ann)
    assert await documents(ann) == []
    await later(world)
    assert await documents(ann) == ["big.jpg"]
    assert (await copy_of(ann)).size < LARGEST_PHOTO
    await done(ann)


async def test_a_copy_that_is_stopped_is_not_made_until_it_is_wished_again(world: World, ann: Buyer) -> None:
    await to_the_proof(ann)
    await put_off(world, ann)
    await ann.taps("stop_copies")
    await ann.sees("copies_stopped")
    await later(world)
    assert (await ann.case()).evidence[-1].mending == STOPPED
    assert await documents(ann) == []
    await ann.taps("mend", "1")
    assert await documents(ann) == ["big.jpg"]
    await done(ann)


async def test_a_restart_in_between_changes_nothing(world: World, ann: Buyer) -> None:
    await to_the_proof(ann)
    await put_off(world, ann)
    await world.stop_bot()
    await world.start_bot()
    await later(world)
    assert await documents(ann) == ["big.jpg"]
    await done(ann)


async def test_how_far_it_is_is_told_where_the_chat_still_shows_it_and_nowhere_else(world: World, ann: Buyer) -> None:
    await to_the_proof(ann)
    await put_off(world, ann)
    note = Note(NoteKind.WORKING, told={"case": 1, "kind": "picture", "about": "1", "percent": 40})
    job = world.storage.jobs
    screens = len(await ann.messages())

    async def tell() -> None:
        assert await job.told(1, note, world.clock())
        world.bot.lanes.wake(ann.id)
        await world.settled()

    await tell()
    assert "40 %" in await ann.text()
    await ann.taps("files")
    await tell()
    assert "40 %" not in await ann.text()
    assert len(await ann.messages()) == screens
    await later(world)
    await done(ann)


async def test_nothing_comes_to_a_buyer_who_has_erased_everything(world: World, ann: Buyer) -> None:
    await to_the_proof(ann)
    await put_off(world, ann)
    await ann.says("/delete")
    await ann.taps("erase")
    await later(world)
    assert await documents(ann) == []
    assert await world.storage.jobs.count(world.clock()) == 0


async def test_who_has_blocked_the_bot_gets_his_copy_when_he_is_back(world: World, ann: Buyer) -> None:
    await to_the_proof(ann)
    await put_off(world, ann)
    await ann.blocks()
    await later(world)
    assert await documents(ann) == []
    await ann.blocks(False)
    await ann.says("/status")
    await later(world)
    assert await documents(ann) == ["big.jpg"]


async def test_one_buyer_s_many_files_keep_nobody_waiting_but_in_turn(world: World, ann: Buyer) -> None:
    bob = await world.buyer("Bob")
    ann.waits = bob.waits = False
    await ann.sends(*[File(f"{n}.heic", heic(300 + n), "image/heic") for n in range(4)])
    await bob.sends(File("mine.heic", heic(200), "image/heic"))
    await world.settled()
    sent = [call for call in world.calls if call.method == "sendDocument"]
    assert [call.parameters["chat_id"] for call in sent].index(bob.id) <= 2
    assert len(sent) == 5
