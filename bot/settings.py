"""What an operator can set: in the environment, or in a file `.env` in the working directory."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.addresses import (
    HIGHEST_PORT,
    LISTEN,
    OWN_PAGES,
    WEBHOOK_PORTS,
    database_file,
    host_and_port,
    host_of,
    is_address,
    is_database,
    is_loopback,
    is_port,
    is_reached_by_telegram,
    is_web_address,
    is_webhook_path,
)
from bot.runtime.logs import TOKEN, Redactor
from conversations.aliexpress.pages import OwnPage

DEFAULTS: Mapping[str, str] = {
    "BOT_TOKEN": "",
    "TELEGRAM_API_URL": "https://api.telegram.org",
    "TELEGRAM_FILES": "",
    "DATABASE_URL": "sqlite:///data/disputes.db",
    "LOCK_WAIT": "0",
    "WEBHOOK_URL": "",
    "WEBHOOK_LISTEN": "",
    "WEBHOOK_SECRET": "",
    "ADMIN_IDS": "",
    "SELF_SENT_PER_SECOND": "25",
    "SELF_SENT_PER_CHAT": "1",
    "PAGES_OFF": "",
    "LOG_LEVEL": "INFO",
    "LOG_FORMAT": "console",
    "STANDIN_LISTEN": "127.0.0.1:8081",
}
"""Every setting, with what holds where nothing is set or the value is empty."""

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
FORMATS = ("console", "json")
TELEGRAM = "api.telegram.org"
SECRET = r"[A-Za-z0-9_-]{1,256}"  # noqa: S105 - its form (source: Bot API, setWebhook)
MOST_A_SECOND = 1000
"""Telegram takes no more even from bots that pay for it (source: its FAQ for bots)."""
HIGHEST_ID = 2**52 - 1
"""Of a user (source: Bot API, User)."""
LONGEST_WAIT = 86_400
"""Seconds that may be waited for another process. Our choice."""
LONGEST_SHOWN = 80


class SettingsError(Exception):
    """A setting cannot be used. The text is one line for the operator: which, what it is, what is allowed."""


@dataclass(frozen=True)
class Settings:
    """The settings of one process, checked. The token is in no `repr`."""

    bot_token: str = field(repr=False)
    """Empty: the stand-in takes Telegram's place."""
    telegram_api_url: str
    """Without a slash at the end."""
    telegram_files: Path | None
    """Where the files of a Bot API server in local mode are; None: files are downloaded."""
    database_url: str = field(repr=False)
    lock_wait: float
    """Seconds for which another process may go on holding the database."""
    webhook_url: str
    """Empty: long polling."""
    webhook_listen: str
    """Empty: `LISTEN` with a webhook, nowhere without."""
    webhook_secret: str = field(repr=False)
    """Empty: one is made of the token."""
    admin_ids: frozenset[int]
    self_sent_per_second: float
    self_sent_per_chat: float
    pages_off: frozenset[str]
    """The buyer's own pages (`OwnPage`) to which no button leads."""
    log_level: str
    log_format: str
    standin_listen: str

    @property
    def folder(self) -> Path:
        """Where files go that belong to the bot: beside its database, where that is a file."""
        return file.parent if (file := database_file(self.database_url)) else Path("data")

    @property
    def standin_address(self) -> tuple[str, int]:
        """The loopback address and the port of the stand-in; port 0 is any free one."""
        return host_and_port(self.standin_listen)

    @property
    def listen_address(self) -> tuple[str, int] | None:
        """The address and the port of the bot's web server; port 0 is any free one. None: there is none."""
        listen = self.webhook_listen or (LISTEN if self.webhook_url else "")
        return host_and_port(listen) if listen else None

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """Check what is set. Raises `SettingsError` for the first setting that cannot be used."""
        given = {name: environment.get(name, "").strip() or usual for name, usual in DEFAULTS.items()}
        shown = _Shown(given["BOT_TOKEN"])
        return cls(
            bot_token=_token(given["BOT_TOKEN"]),
            telegram_api_url=_address(given["TELEGRAM_API_URL"], shown),
            telegram_files=_files(given["TELEGRAM_FILES"], given["TELEGRAM_API_URL"], shown),
            database_url=_database(given["DATABASE_URL"], shown),
            lock_wait=_seconds("LOCK_WAIT", given["LOCK_WAIT"], shown),
            webhook_url=_webhook(given["WEBHOOK_URL"], _server(given), shown),
            webhook_listen=_listen(given["WEBHOOK_LISTEN"], shown),
            webhook_secret=_secret(given["WEBHOOK_SECRET"]),
            admin_ids=_people("ADMIN_IDS", given["ADMIN_IDS"], shown),
            self_sent_per_second=_rate("SELF_SENT_PER_SECOND", given["SELF_SENT_PER_SECOND"], shown),
            self_sent_per_chat=_rate("SELF_SENT_PER_CHAT", given["SELF_SENT_PER_CHAT"], shown),
            pages_off=_pages("PAGES_OFF", given["PAGES_OFF"], shown),
            log_level=_one_of("LOG_LEVEL", given["LOG_LEVEL"].upper(), LEVELS, shown),
            log_format=_one_of("LOG_FORMAT", given["LOG_FORMAT"].lower(), FORMATS, shown),
            standin_listen=_loopback(given["STANDIN_LISTEN"], shown),
        )


def environment(file: Path = Path(".env")) -> dict[str, str]:
    """Give what the file and the environment set; the environment wins.

    A file that does not exist sets nothing. Raises `SettingsError` for one that cannot be read.
    """
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SettingsError(f"{file} cannot be read ({why}): make it a readable UTF-8 text file") from error
    written = dotenv_values(stream=StringIO(text), interpolate=False)
    return {**{name: value for name, value in written.items() if value is not None}, **os.environ}


class _Shown:
    """Shows a refused value in one line, without the token and without anybody's password."""

    def __init__(self, token: str) -> None:
        self._redacted = Redactor([token])

    def __call__(self, value: str) -> str:
        scheme, mark, rest = value.partition("://")
        without_password = f"{scheme}{mark}{rest.rpartition('@')[2]}"
        return repr(self._redacted(without_password)[:LONGEST_SHOWN])


def _token(value: str) -> str:
    # Exactly what the logs can recognise and hide: what has another form is refused here.
    if value and not re.fullmatch(TOKEN, value, re.ASCII):
        raise SettingsError(
            f"BOT_TOKEN is {len(value)} characters that are not a token (not shown here): it must be as "
            "@BotFather gives it, digits, a colon and at least 30 letters, or empty to use the stand-in"
        )
    return value


def _address(value: str, shown: _Shown) -> str:
    if not is_web_address(value) or re.search(TOKEN, value):
        raise SettingsError(
            f"TELEGRAM_API_URL is {shown(value)}: it must be the http:// or https:// address of a Bot API "
            "server, without token, password or query, such as https://api.telegram.org"
        )
    return value.rstrip("/")


def _database(value: str, shown: _Shown) -> str:
    if not is_database(value):
        given = "not shown, for its password" if value.startswith("postgres") else shown(value)
        raise SettingsError(
            f"DATABASE_URL is {given}: it must name a file of SQLite, as sqlite:///data/disputes.db (from the working "
            "directory) or sqlite:////srv/disputes.db (from the root), or a database of PostgreSQL, as "
            "postgresql://user:password@host:5432/name (in a password %40 stands for @, %2F for /, %23 for #)"
        )
    return value


def _files(value: str, api: str, shown: _Shown) -> Path | None:
    if not value:
        return None
    if host_of(api) == TELEGRAM:
        raise SettingsError(
            "TELEGRAM_FILES is set, but Telegram's own servers keep no files here: set TELEGRAM_API_URL to your own "
            "Bot API server in local mode, or leave TELEGRAM_FILES empty"
        )
    if not Path(value).is_absolute() or not Path(value).is_dir():
        raise SettingsError(
            f"TELEGRAM_FILES is {shown(value)}: it must be the folder of the Bot API server's files, from the root"
        )
    return Path(value)


def _server(given: Mapping[str, str]) -> str:
    """Give the host of the Bot API server, empty for the stand-in."""
    return host_of(given["TELEGRAM_API_URL"]) if given["BOT_TOKEN"] else ""


def _webhook(value: str, server: str, shown: _Shown) -> str:
    if value and not (is_web_address(value) and is_webhook_path(urlsplit(value).path)):
        raise SettingsError(
            f"WEBHOOK_URL is {shown(value)}: it must be an address such as https://bot.example.org/telegram, with a "
            f"path of letters, digits and -._~/ that is not {' or '.join(OWN_PAGES)}, or empty for long polling"
        )
    if value and server == TELEGRAM and not is_reached_by_telegram(value):
        raise SettingsError(
            f"WEBHOOK_URL is {shown(value)}: Telegram posts to https:// only, to the ports "
            f"{', '.join(map(str, WEBHOOK_PORTS))}, and to no IPv6 address or one of a private network"
        )
    if value and not server and not (value.startswith("http://") and is_loopback(host_of(value))):
        raise SettingsError(
            f"WEBHOOK_URL is {shown(value)}: without a BOT_TOKEN the stand-in posts to this machine only, "
            "such as http://127.0.0.1:8080/telegram"
        )
    return value


def _listen(value: str, shown: _Shown) -> str:
    host, _, port = value.rpartition(":")
    if value and not ((host == "localhost" or is_address(host)) and is_port(port)):
        raise SettingsError(
            f"WEBHOOK_LISTEN is {shown(value)}: it must be an address of this machine and a port up to "
            f"{HIGHEST_PORT}, such as {LISTEN}, 0.0.0.0:8080 or [::1]:8080, or empty"
        )
    return value


def _secret(value: str) -> str:
    if value and not re.fullmatch(SECRET, value):
        raise SettingsError(
            f"WEBHOOK_SECRET is {len(value)} characters that Telegram does not take (not shown here): it must be 1 to "
            "256 of A-Z, a-z, 0-9, _ and -, or empty to have one made of the token"
        )
    return value


def _people(name: str, value: str, shown: _Shown) -> frozenset[int]:
    numbers = [part.strip() for part in value.split(",")] if value else []
    if not all(re.fullmatch(r"[0-9]{1,16}", part) and 0 < int(part) <= HIGHEST_ID for part in numbers):
        raise SettingsError(
            f"{name} is {shown(value)}: it must be user ids, numbers with commas between them, such as 12345,67890"
        )
    return frozenset(int(part) for part in numbers)


def _pages(name: str, value: str, shown: _Shown) -> frozenset[str]:
    pages = frozenset(part.strip().lower() for part in value.split(",")) if value else frozenset()
    if not pages <= set(OwnPage):
        raise SettingsError(
            f"{name} is {shown(value)}: it must be some of {', '.join(OwnPage)}, with commas between them, such as "
            f"{OwnPage.SNAPSHOT},{OwnPage.TRACKING}, or empty"
        )
    return pages


def _rate(name: str, value: str, shown: _Shown) -> float:
    if not re.fullmatch(r"[0-9]{1,4}(?:\.[0-9]{1,3})?", value) or not 0 < float(value) <= MOST_A_SECOND:
        raise SettingsError(
            f"{name} is {shown(value)}: it must be messages a second, above 0 and up to {MOST_A_SECOND}, such as 0.5"
        )
    return float(value)


def _seconds(name: str, value: str, shown: _Shown) -> float:
    if not re.fullmatch(r"[0-9]{1,5}(?:\.[0-9]{1,3})?", value) or float(value) > LONGEST_WAIT:
        raise SettingsError(f"{name} is {shown(value)}: it must be seconds, 0 to {LONGEST_WAIT}, such as 60")
    return float(value)


def _one_of(name: str, value: str, allowed: tuple[str, ...], shown: _Shown) -> str:
    if value not in allowed:
        raise SettingsError(f"{name} is {shown(value)}: it must be one of {', '.join(allowed)}")
    return value


def _loopback(value: str, shown: _Shown) -> str:
    host, _, port = value.rpartition(":")
    if not is_loopback(host) or not is_port(port):
        raise SettingsError(
            f"STANDIN_LISTEN is {shown(value)}: it must be a loopback address and a port up to "
            f"{HIGHEST_PORT}, such as 127.0.0.1:8081 or [::1]:8081, because the stand-in has no login"
        )
    return value
