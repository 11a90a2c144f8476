"""Which addresses an operator may set. What is said here asks no network."""

import re
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

LISTEN = "127.0.0.1:8080"
"""Where the bot's web server listens for a webhook when nothing else is set."""
WEBHOOK_PORTS = (443, 80, 88, 8443)
"""The ports that Telegram posts to (source: Bot API, setWebhook)."""
OWN_PAGES = ("/healthz", "/metrics")
"""What the bot's web server serves itself."""
HIGHEST_PORT = 65535


SQLITE, POSTGRESQL = "sqlite:///", "postgresql://"
"""How the address of a database begins."""
OF_A_CONNECTION = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey"})
"""What the address of a PostgreSQL database may say after its name; all else stands before."""


def is_database(value: str) -> bool:
    """Say whether this is the address of a database."""
    if value.startswith(POSTGRESQL):
        return _is_postgresql(value)
    path = value.removeprefix(SQLITE)
    return not (path == value or not path or path.endswith(("/", ":memory:")) or re.search(r"[?#\0]", path))


def _is_postgresql(value: str) -> bool:
    try:
        parts = urlsplit(value)
        options = parse_qs(parts.query, strict_parsing=True, keep_blank_values=True) if parts.query else {}
        is_whole = bool(parts.hostname and parts.username) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    has_name = re.fullmatch(r"/[^/\s]+", parts.path)
    return is_whole and bool(has_name) and not parts.fragment and options.keys() <= OF_A_CONNECTION


def database_file(address: str) -> Path | None:
    """Give the file of a database of SQLite; a relative one counts from the working directory. None: it has none."""
    return Path(address.removeprefix(SQLITE)) if address.startswith(SQLITE) else None


def password_of(address: str) -> str:
    """Give the password in the address of a database, as its server knows it; "" where there is none."""
    return unquote(urlsplit(address).password or "") if address.startswith(POSTGRESQL) else ""


def is_web_address(value: str) -> bool:
    """Say whether this is an http or https address with nothing but a host, a port and a path."""
    try:
        parts = urlsplit(value)
        port_is_a_number = parts.port is None or parts.port > 0
    except ValueError:
        return False
    surplus = parts.query or parts.fragment or "@" in parts.netloc or re.search(r"\s", value)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port_is_a_number and not surplus


def host_of(address: str) -> str:
    """Give the host of a web address, in brackets where it is one of IPv6."""
    host = urlsplit(address).hostname or ""
    return f"[{host}]" if ":" in host else host


def is_webhook_path(path: str) -> bool:
    """Say whether updates may be posted to this path: it reads the same however it is written, and is free."""
    return bool(re.fullmatch(r"(?:/[A-Za-z0-9._~/-]*)?", path)) and path not in OWN_PAGES


def is_reached_by_telegram(address: str) -> bool:
    """Say whether Telegram would post to this web address (source: its Bot API server, WebhookActor.cpp)."""
    parts, host = urlsplit(address), host_of(address)
    is_private = host == "localhost" or host.startswith("[") or (is_address(host) and not ip_address(host).is_global)
    return parts.scheme == "https" and (parts.port or WEBHOOK_PORTS[0]) in WEBHOOK_PORTS and not is_private


def host_and_port(value: str) -> tuple[str, int]:
    """Take `host:port` apart, as a socket wants them. Raises `ValueError` for a port that is no number."""
    host, _, port = value.rpartition(":")
    return _bare(host).replace("localhost", "127.0.0.1"), int(port)


def is_loopback(host: str) -> bool:
    """Say whether this leads to this machine and nowhere else."""
    return host == "localhost" or (is_address(host) and ip_address(_bare(host)).is_loopback)


def is_address(host: str) -> bool:
    """Say whether this is an IP address, one of IPv6 in brackets."""
    try:
        address = ip_address(_bare(host))
    except ValueError:
        return False
    return (address.version == 6) == host.startswith("[") == host.endswith("]")  # noqa: PLR2004 - IPv6


def is_port(port: str) -> bool:
    """Say whether this is the number of a port; 0 is any free one."""
    return port.isascii() and port.isdigit() and int(port) <= HIGHEST_PORT


def _bare(host: str) -> str:
    return host.removeprefix("[").removesuffix("]")
