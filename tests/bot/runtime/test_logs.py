"""Every guarded run is also recorded unguarded: what is missing from the one is shown to be in the other."""

import asyncio
import io
import json
import logging
import subprocess
import sys
import threading
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import aiosqlite
import httpx
import pytest
from aiohttp import web
from dateparser.search import ngram_search
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image
from telegram import Bot, Update
from telegram.error import BadRequest, InvalidToken, RetryAfter
from telegram.ext import Application, CallbackContext, MessageHandler, filters

from bot.runtime import logs
from bot.settings import SettingsError
from standin.refusals import PersonError

TOKEN = "123456789:AAsecretsecretsecretsecretsecretsec"
WORDS = "zip-of-my-blue-jacket-is-torn"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
FORMATS = ("console", "json")


@dataclass
class Logged:
    """What the log says, and what a handler without our rules would have said."""

    level: str
    format: str
    guarded: io.StringIO
    unguarded: io.StringIO

    @property
    def text(self) -> str:
        return self.guarded.getvalue()

    @property
    def records(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.text.splitlines()]

    def wide_open(self, *names: str) -> None:
        for name in names:
            logging.getLogger(name).setLevel(logging.DEBUG)


@pytest.fixture(autouse=True)
def untouched() -> Iterator[None]:
    known = [logging.getLogger(name) for name in ("bot", "__main__", *logs.QUIET)]
    levels = {logger: logger.level for logger in (logging.root, *known)}
    handlers = logging.root.handlers[:]
    logging.root.handlers = []
    yield
    logging.root.handlers = handlers
    for logger, level in levels.items():
        logger.setLevel(level)


def started(level: str, kind: str, monkeypatch: pytest.MonkeyPatch, *secrets: str) -> Logged:
    guarded, unguarded = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", guarded)
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning
    logs.configure(level, kind, secrets)
    sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = hooks
    logging.root.addHandler(logging.StreamHandler(unguarded))
    return Logged(level, kind, guarded, unguarded)


@pytest.fixture(params=[(level, kind) for level in LEVELS for kind in FORMATS], ids="-".join)
def logged(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Logged:
    level, kind = request.param
    return started(level, kind, monkeypatch)


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Logged:
    return started("DEBUG", "json", monkeypatch)


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> Logged:
    return started("DEBUG", "console", monkeypatch)


own = logging.getLogger("bot.lanes")
foreign = logging.getLogger("somebody.else")


# What a line looks like


def test_a_line_for_people_says_when_how_bad_where_and_what(console: Logged) -> None:
    own.info("update %s of chat %d", 7, -3, extra={"took": 1.5})
    moment, rest = console.text.split(" ", 1)
    assert datetime.fromisoformat(moment).tzinfo == UTC
    assert rest == "INFO bot.lanes: update 7 of chat -3 took=1.5\n"


def test_a_line_for_machines_is_one_json_object(lines: Logged) -> None:
    own.warning("two\nlines", extra={"chat": 5, "ok": True, "place": None, "level": "other"})
    (record,) = lines.records
    assert datetime.fromisoformat(str(record.pop("time"))).tzinfo == UTC
    assert record == {
        "level": "WARNING",
        "logger": "bot.lanes",
        "message": "two\nlines",
        "chat": "5",
        "ok": True,
        "place": None,
    }


@pytest.mark.parametrize("level", LEVELS)
def test_the_level_holds_for_the_bot_and_nobody_else_falls_below_warning(
    level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged = started(level, "json", monkeypatch)
    for name in LEVELS:
        own.log(getattr(logging, name), "said")
        foreign.log(getattr(logging, name), "said")
    said = [(record["logger"], record["level"]) for record in logged.records]
    assert [name for logger, name in said if logger == "bot.lanes"] == list(LEVELS[LEVELS.index(level) :])
    assert [name for logger, name in said if logger == "somebody.else"] == list(LEVELS[max(2, LEVELS.index(level)) :])


@pytest.mark.parametrize("name", logs.QUIET)
def test_a_library_with_something_to_hide_is_never_asked_below_warning(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    logging.getLogger(name).setLevel(logging.DEBUG)
    started("DEBUG", "console", monkeypatch)
    assert logging.getLogger(name).getEffectiveLevel() == logging.WARNING


def test_started_twice_it_says_things_once(monkeypatch: pytest.MonkeyPatch) -> None:
    started("INFO", "json", monkeypatch)
    logged = started("INFO", "json", monkeypatch)
    own.info("once")
    assert len(logged.records) == 1


# The token


def test_no_part_of_a_record_carries_the_token(logged: Logged) -> None:
    error = OSError(5, f"at /bot{TOKEN}/getMe")
    error.__cause__ = SettingsError(f"cause {TOKEN}")
    own.critical("%s %r", TOKEN, Path(TOKEN), exc_info=error, extra={"key": TOKEN, TOKEN: f"<{TOKEN}>"})
    own.critical(f"bot{TOKEN}", stack_info=True)
    own.critical("%(token)s", {"token": TOKEN})
    logging.getLogger(f"bot.{TOKEN}").critical("said")
    foreign.critical(f"{TOKEN} %d", 1)
    assert logged.unguarded.getvalue().count(TOKEN) > 5
    assert TOKEN not in logged.text
    assert logged.text.count(logs.MASK) >= 10


@pytest.mark.parametrize("form", [TOKEN, TOKEN.replace(":", "%3A"), TOKEN.replace(":", "%3a"), f"bot{TOKEN}/x"])
def test_a_token_is_known_by_its_form_in_an_address_too(form: str) -> None:
    hidden = logs.Redactor()(f"at {form} now")
    assert logs.MASK in hidden
    assert "AAsecret" not in hidden


def test_what_is_too_short_for_a_token_stays() -> None:
    short = ["12345:" + "a" * 30, "123456:" + "a" * 29, "2026-11-23T04:05:06", "12:30:59 1234567: done"]
    assert [logs.Redactor()(text) for text in short] == short


@given(st.text(min_size=1), st.text(), st.text())
def test_every_secret_is_hidden_whatever_is_around_it(secret: str, before: str, after: str) -> None:
    assert logs.Redactor([secret, ""])(f"{before}{secret}{after}").count(logs.MASK) >= 1


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("secret", ['a"b', "a\\b", "ž", "a\nb", "a b", "{a}", "%s", "a.b"])
def test_a_secret_is_hidden_before_the_line_is_made(secret: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    logged = started("INFO", kind, monkeypatch, secret)
    own.info("<%s>", secret, extra={"more": secret})
    assert f"<{logs.MASK}>" in logged.text
    assert logged.text.count(logs.MASK) == 2


def test_without_a_secret_nothing_is_hidden() -> None:
    assert logs.Redactor([""])("a plain text") == "a plain text"


# A buyer's words in our own records


@pytest.mark.parametrize(
    "value",
    [
        Update.de_json({"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": WORDS}}}),
        {"explanation": WORDS},
        [WORDS],
        WORDS.encode(),
        ValueError(WORDS),
        Decimal("8.12"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_that_is_more_than_a_name_is_written_as_its_type(value: object, logged: Logged) -> None:
    own.critical("got %s and %s", value, 1)
    own.critical("got %r", value)
    own.critical("got", extra={"value": value})
    own.critical(value)
    shown = "8.12" if isinstance(value, Decimal) else WORDS
    assert shown in logged.unguarded.getvalue()
    assert shown not in logged.text
    assert logged.text.count(type(value).__name__) == 4


@pytest.mark.parametrize("arguments", [("%d", "one"), ("%s %s", 1), ("%(a)s", {"b": 1}), ("%d", [1])])
def test_values_that_do_not_fit_are_said_so_and_not_shown(
    arguments: tuple[str, object], lines: Logged, capsys: pytest.CaptureFixture[str]
) -> None:
    own.handlers = []
    logging.root.handlers = logging.root.handlers[:1]
    own.info(arguments[0], arguments[1])
    assert [record["message"] for record in lines.records] == [f"{arguments[0]} (the values do not fit)"]
    assert capsys.readouterr().err == ""


def test_named_values_are_written(lines: Logged) -> None:
    own.info("%(file)s at %(when)s, 100 %%", {"file": Path("a.jpg"), "when": datetime(2026, 11, 23, tzinfo=UTC)})
    assert lines.records[0]["message"] == "a.jpg at 2026-11-23 00:00:00+00:00, 100 %"


# Errors


def failed(error: BaseException) -> BaseException:
    try:
        raise error  # noqa: TRY301 - to give it a traceback
    except BaseException as raised:  # noqa: BLE001 - any kind is given
        return raised


def test_an_error_is_written_as_its_type_and_its_places(logged: Logged) -> None:
    own.critical("failed", exc_info=failed(ValueError(WORDS)))
    assert WORDS in logged.unguarded.getvalue()
    assert WORDS not in logged.text
    assert "ValueError" in logged.text
    assert f"{Path(__file__).name}:{failed.__code__.co_firstlineno + 2} in failed" in logged.text


def test_causes_contexts_groups_and_notes_are_no_way_around(logged: Logged) -> None:
    context, cause = failed(KeyError(WORDS)), failed(RuntimeError(WORDS))
    cause.__context__ = context
    cause.add_note(WORDS)
    group = BaseExceptionGroup(WORDS, [failed(TypeError(WORDS)), LookupError(WORDS)])
    group.__cause__ = cause
    own.critical("failed", exc_info=group)
    assert logged.unguarded.getvalue().count(WORDS) >= 5
    assert WORDS not in logged.text
    for kind in ("KeyError", "RuntimeError", "ExceptionGroup", "TypeError", "LookupError"):
        assert kind in logged.text


def test_a_traceback_that_another_handler_wrote_into_the_record_is_not_taken_over(lines: Logged) -> None:
    logging.root.handlers.reverse()
    own.error("failed", exc_info=failed(ValueError(WORDS)))
    assert WORDS in lines.unguarded.getvalue()
    assert WORDS not in lines.text


@pytest.mark.parametrize(
    ("error", "written"),
    [
        (SettingsError("LOG_LEVEL is 'x'"), "bot.settings.SettingsError: LOG_LEVEL is 'x'"),
        (OSError(28, "No space left on device", WORDS), "OSError: No space left on device"),
        (TimeoutError(), "TimeoutError"),
        (PersonError(400, WORDS), "standin.refusals.PersonError"),
        (BadRequest("Chat not found"), "telegram.error.BadRequest: Chat not found"),
        (BadRequest(f'Can\'t parse entities: tag "{WORDS}"'), "telegram.error.BadRequest: Can't parse entities: tag"),
        (InvalidToken(f"The token `{WORDS}` is bad"), "telegram.error.InvalidToken: The token"),
        (UnicodeDecodeError("utf-8", WORDS.encode(), 0, 1, WORDS), "UnicodeDecodeError"),
        (KeyError(WORDS), "KeyError"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_text_of_an_error_is_written_where_it_quotes_nobody(error: Exception, written: str) -> None:
    assert logs.described(error) == written


def test_an_error_of_telegram_that_carries_a_number_is_told_with_it() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its seconds are to become a timedelta, and are one where that is asked for
        assert logs.described(RetryAfter(35)).endswith(("Retry in 35 seconds", "Retry in 0:00:35"))


async def test_sqlite_quotes_what_it_cannot_read_and_the_log_does_not() -> None:
    async with aiosqlite.connect(":memory:") as database:
        with pytest.raises(aiosqlite.Error) as refused:
            await database.execute_fetchall("SELECT CAST(? AS TEXT)", (f"{WORDS}\xff".encode("latin-1"),))
    assert WORDS in str(refused.value)
    assert WORDS not in logs.described(refused.value)
    assert "OperationalError: Could not decode to UTF-8" in logs.described(refused.value)


def test_a_long_chain_and_a_deep_stack_are_cut(lines: Logged) -> None:
    def deeper(left: int) -> None:
        if left:
            deeper(left - 1)
        raise ValueError

    error: BaseException = ValueError()
    for _ in range(5000):
        after = ValueError()
        after.__cause__, error = error, after
    own.error("long", exc_info=error)
    with pytest.raises(ValueError, match=r"^$") as raised:
        deeper(200)
    own.error("deep", exc_info=raised.value)
    chain, stack = (str(record["error"]).splitlines() for record in lines.records)
    assert chain.count("ValueError") == logs.LONGEST_CHAIN
    assert len(stack) == logs.DEEPEST + 1


def test_errors_that_are_each_other_s_cause_end(lines: Logged) -> None:
    one, two = ValueError(), TypeError()
    one.__cause__, two.__cause__ = two, one
    own.error("round", exc_info=one)
    assert lines.records[0]["error"] == "TypeError\nand then\nValueError"


# Records of everybody else, from the real libraries


def test_a_record_of_somebody_else_says_where_and_what_without_its_values(console: Logged) -> None:
    foreign.error("lost %s", WORDS, extra={"words": WORDS})
    foreign.error(f"found {WORDS}")
    one, two = console.text.splitlines()
    line = test_a_record_of_somebody_else_says_where_and_what_without_its_values.__code__.co_firstlineno
    place = "test_logs.test_a_record_of_somebody_else_says_where_and_what_without_its_values"
    assert one.endswith(f"ERROR somebody.else: lost %s (values withheld; {place}, line {line + 1})")
    assert two.endswith(f"ERROR somebody.else: said something (values withheld; {place}, line {line + 2})")


async def test_aiosqlite_s_statements_stay_out(logged: Logged) -> None:
    logged.wide_open("aiosqlite")
    async with aiosqlite.connect(":memory:") as database:
        await database.execute("SELECT ?", (WORDS,))
    assert WORDS in logged.unguarded.getvalue()
    assert logged.text == ""


@asynccontextmanager
async def telegram(answer: dict[str, object]) -> AsyncIterator[str]:
    async def answered(_: web.Request) -> web.Response:
        return web.json_response(answer, status=200 if answer["ok"] else 401)

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", answered)
    runner = web.AppRunner(application, access_log=logging.getLogger("aiohttp.access"))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_the_addresses_of_requests_stay_out_on_both_sides(logged: Logged) -> None:
    logged.wide_open("httpx", "httpcore", "aiohttp.access")
    async with telegram({"ok": True}) as url, httpx.AsyncClient() as client:
        await client.get(f"{url}/bot{TOKEN}/getMe", params={"text": WORDS})
    assert logged.unguarded.getvalue().count(f"/bot{TOKEN}/getMe?text={WORDS}") >= 2
    assert "httpcore" not in logged.text
    assert logged.text == ""


async def test_a_token_that_telegram_refuses_is_not_shown(logged: Logged) -> None:
    logged.wide_open("httpx", "httpcore", "telegram")
    refused = None
    async with telegram({"ok": False, "error_code": 401, "description": "Unauthorized"}) as url:
        try:
            async with Bot(TOKEN, base_url=f"{url}/bot"):
                pass
        except InvalidToken as error:
            refused = error
    own.critical("refused: %s", refused, exc_info=refused)
    assert TOKEN in logged.unguarded.getvalue()
    assert TOKEN not in logged.text
    assert "InvalidToken" in logged.text


def written_update() -> Update:
    person = {"id": 5, "is_bot": False, "first_name": WORDS}
    chat = {"id": 5, "type": "private", "first_name": WORDS}
    message = {"message_id": 1, "date": 0, "chat": chat, "from": person, "text": WORDS}
    update = Update.de_json({"update_id": 1, "message": message})
    assert update.message is not None
    return update


async def test_python_telegram_bot_s_view_of_updates_and_failing_handlers_stays_out(logged: Logged) -> None:
    async def fail(update: Update, _: CallbackContext) -> None:  # type: ignore[type-arg]  # any
        assert update.message is not None
        raise ValueError(update.message.text)

    logged.wide_open("telegram", "telegram.ext")
    application = Application.builder().token(TOKEN).updater(None).build()
    application.add_handler(MessageHandler(filters.ALL, fail))
    application._initialized = True
    await application.process_update(written_update())
    assert WORDS in logged.unguarded.getvalue()
    assert WORDS not in logged.text
    assert "ValueError" in logged.text


async def test_an_update_that_python_telegram_bot_cannot_read_stays_out(logged: Logged) -> None:
    logged.wide_open("telegram")
    updates = {"ok": True, "result": [{"update_id": 1, "message": {"text": WORDS, "date": WORDS}}]}
    async with telegram(updates) as url:
        bot = Bot(TOKEN, base_url=f"{url}/bot")
        async with bot._request[0]:
            with pytest.raises((KeyError, TypeError)):
                await bot.get_updates()
    assert WORDS in logged.unguarded.getvalue()
    assert WORDS not in logged.text
    assert "Error while parsing updates! Received data was %r" in logged.text


async def test_a_failed_task_and_a_failed_callback_of_asyncio_stay_out(logged: Logged) -> None:
    logged.wide_open("asyncio")

    async def fail(words: str) -> None:
        raise ValueError(words)

    def fall(words: str) -> None:
        raise TypeError(words)

    loop = asyncio.get_running_loop()
    task = asyncio.create_task(fail(WORDS))
    loop.call_soon(fall, WORDS)
    await asyncio.sleep(0.01)
    del task
    assert logged.unguarded.getvalue().count(WORDS) >= 3
    assert WORDS not in logged.text
    if logged.level != "CRITICAL":
        assert "ValueError" in logged.text
        assert "TypeError" in logged.text


def test_what_is_written_inside_a_photo_stays_out(logged: Logged) -> None:
    inside = Image.Exif()
    inside[ExifTags.Base.ImageDescription] = WORDS
    file = BytesIO()
    Image.new("L", (1, 1)).save(file, "JPEG", exif=inside)
    logged.wide_open("PIL", "PIL.TiffImagePlugin")
    assert Image.open(file).getexif()[ExifTags.Base.ImageDescription] == WORDS
    assert WORDS in logged.unguarded.getvalue()
    assert logged.text == ""


def test_a_text_that_is_no_date_stays_out(logged: Logged) -> None:
    def fail(text: str) -> None:
        raise ValueError(text)

    logged.wide_open("dateparser")
    ngram_search._try_parse(fail, WORDS, ["en"])  # type: ignore[attr-defined]  # private
    assert WORDS in logged.unguarded.getvalue()
    assert WORDS not in logged.text


# What Python prints by itself


def test_a_warning_is_logged_without_its_text(lines: Logged) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logs._catch_strays(logging.getLogger("bot.runtime.logs"))
        warnings.warn(WORDS, UserWarning, stacklevel=1)
    assert WORDS not in lines.text
    assert lines.records[0]["message"] == f"UserWarning at {__file__}:{warned_line()}"


def warned_line() -> int:
    source = Path(__file__).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(source, 1) if line.strip().startswith("warnings.warn(WORDS"))


STRAY = f"""
import sys, threading, warnings
from bot.runtime import logs
logs.configure("DEBUG", sys.argv[1])
class Falls:
    def __del__(self):
        raise KeyError("{WORDS} {TOKEN}")
def fail():
    raise ValueError("{WORDS} {TOKEN}")
warnings.warn("{WORDS} {TOKEN}")
Falls()
thread = threading.Thread(target=fail)
thread.start()
thread.join()
raise RuntimeError("{WORDS} {TOKEN}") from OSError(5, "the disk is gone", "{TOKEN}")
"""


@pytest.mark.parametrize("kind", FORMATS)
def test_errors_that_nobody_caught_are_logged_like_all_others(kind: str) -> None:
    ended = subprocess.run([sys.executable, "-c", STRAY, kind], capture_output=True, text=True, check=False, timeout=30)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert WORDS not in ended.stderr
    assert TOKEN not in ended.stderr
    for said in ("RuntimeError", "OSError: the disk is gone", "ValueError", "KeyError", "UserWarning"):
        assert said in ended.stderr
    starts = ("{",) if kind == "json" else ("2", "  ")
    assert all(line.startswith(starts) for line in ended.stderr.splitlines())


def test_a_stderr_that_is_gone_stops_nothing(lines: Logged, monkeypatch: pytest.MonkeyPatch) -> None:
    lines.guarded.close()
    logging.root.handlers = logging.root.handlers[:1]
    printed = io.StringIO()
    monkeypatch.setattr(sys, "stderr", printed)
    own.error("said %s", WORDS)
    assert printed.getvalue() == ""
