"""What an operator can set: in the environment, or in a file `.env` in the working directory."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from ipaddress import ip_address
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.logs import TOKEN, Redactor

DEFAULTS: Mapping[str, str] = {
    "BOT_TOKEN": "",
    "TELEGRAM_API_URL": "https://api.telegram.org",
    "DATABASE_URL": "sqlite:///data/disputes.db",
    "LOG_LEVEL": "INFO",
    "LOG_FORMAT": "console",
    "STANDIN_LISTEN": "127.0.0.1:8081",
}
"""Every setting, with what holds where nothing is set or the value is empty."""

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
FORMATS = ("console", "json")
SQLITE = "sqlite:///"
HIGHEST_PORT = 65535
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
    database_url: str
    log_level: str
    log_format: str
    standin_listen: str

    @property
    def database_path(self) -> Path:
        """The file of the database; a relative one counts from the working directory."""
        return Path(self.database_url.removeprefix(SQLITE))

    @property
    def standin_address(self) -> tuple[str, int]:
        """The loopback address and the port of the stand-in; port 0 is any free one."""
        host, _, port = self.standin_listen.rpartition(":")
        return host.strip("[]").replace("localhost", "127.0.0.1"), int(port)

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """Check what is set. Raises `SettingsError` for the first setting that cannot be used."""
        given = {name: environment.get(name, "").strip() or usual for name, usual in DEFAULTS.items()}
        shown = _Shown(given["BOT_TOKEN"])
        return cls(
            bot_token=_token(given["BOT_TOKEN"]),
            telegram_api_url=_address(given["TELEGRAM_API_URL"], shown),
            database_url=_sqlite(given["DATABASE_URL"], shown),
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
    if not _is_web_address(value) or re.search(TOKEN, value):
        raise SettingsError(
            f"TELEGRAM_API_URL is {shown(value)}: it must be the http:// or https:// address of a Bot API "
            "server, without token, password or query, such as https://api.telegram.org"
        )
    return value.rstrip("/")


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        port_is_a_number = parts.port is None or parts.port > 0
    except ValueError:
        return False
    surplus = parts.query or parts.fragment or "@" in parts.netloc or re.search(r"\s", value)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port_is_a_number and not surplus


def _sqlite(value: str, shown: _Shown) -> str:
    path = value.removeprefix(SQLITE)
    if path == value or not path or path.endswith(("/", ":memory:")) or re.search(r"[?#\0]", path):
        raise SettingsError(
            f"DATABASE_URL is {shown(value)}: it must name a file of SQLite, as sqlite:///data/disputes.db "
            "(from the working directory) or sqlite:////srv/disputes.db (from the root)"
        )
    return value


def _one_of(name: str, value: str, allowed: tuple[str, ...], shown: _Shown) -> str:
    if value not in allowed:
        raise SettingsError(f"{name} is {shown(value)}: it must be one of {', '.join(allowed)}")
    return value


def _loopback(value: str, shown: _Shown) -> str:
    host, _, port = value.rpartition(":")
    if not _is_loopback(host) or not _is_port(port):
        raise SettingsError(
            f"STANDIN_LISTEN is {shown(value)}: it must be a loopback address and a port up to "
            f"{HIGHEST_PORT}, such as 127.0.0.1:8081 or [::1]:8081, because the stand-in has no login"
        )
    return value


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        address = ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return address.is_loopback and (address.version == 6) == host.startswith("[")  # noqa: PLR2004 - IPv6


def _is_port(port: str) -> bool:
    return port.isascii() and port.isdigit() and int(port) <= HIGHEST_PORT
