from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.logs import MASK, Redactor
from bot.settings import DEFAULTS, Settings, SettingsError, environment
from conversations.aliexpress.pages import OwnPage

TOKEN = "123456:" + "a" * 30


def refusal(name: str, value: str, **others: str) -> str:
    with pytest.raises(SettingsError) as refused:
        Settings.read({name: value, **others})
    return str(refused.value)


def test_with_nothing_set_the_defaults_hold() -> None:
    assert Settings.read({}) == Settings(
        bot_token="",
        telegram_api_url="https://api.telegram.org",
        telegram_files=None,
        database_url="sqlite:///data/disputes.db",
        webhook_url="",
        lock_wait=0.0,
        webhook_listen="",
        webhook_secret="",
        admin_ids=frozenset(),
        self_sent_per_second=25.0,
        self_sent_per_chat=1.0,
        pages_off=frozenset(),
        log_level="INFO",
        log_format="console",
        standin_listen="127.0.0.1:8081",
    )


def test_every_setting_is_a_field_and_every_field_a_setting() -> None:
    assert [field.name.upper() for field in fields(Settings)] == list(DEFAULTS)


@pytest.mark.parametrize("name", DEFAULTS)
@pytest.mark.parametrize("empty", ["", " ", "\n"])
def test_an_empty_setting_is_one_that_is_not_set(name: str, empty: str) -> None:
    assert Settings.read({name: empty}) == Settings.read({})


def test_settings_cannot_be_changed_later() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings.read({}).log_level = "DEBUG"  # type: ignore[misc]  # this is what must not work


def test_the_token_is_taken_without_the_blanks_around_it_and_shown_by_no_repr() -> None:
    settings = Settings.read({"BOT_TOKEN": f" {TOKEN}\n"})
    assert settings.bot_token == TOKEN
    assert TOKEN not in repr(settings)
    assert TOKEN not in f"{settings} {[settings]!r}"


@pytest.mark.parametrize(
    "token",
    [
        "12345:" + "a" * 30,
        "123456:" + "a" * 29,
        "a" * 36,
        f"bot{TOKEN}",
        f"{TOKEN} {TOKEN}",
        f'"{TOKEN}"',
        "١٢٣٤٥٦:" + "a" * 30,
    ],
)
def test_a_token_of_another_form_is_refused_without_being_shown(token: str) -> None:
    said = refusal("BOT_TOKEN", token)
    assert "BOT_TOKEN" in said
    assert "@BotFather" in said
    assert token not in said
    assert TOKEN not in said


@given(st.from_regex(r"[0-9]{6,12}:[A-Za-z0-9_-]{30,40}", fullmatch=True))
def test_every_token_that_is_taken_is_one_that_the_logs_hide(token: str) -> None:
    assert Settings.read({"BOT_TOKEN": token}).bot_token == token
    assert Redactor()(f"/bot{token}/getMe") == f"/bot{MASK}/getMe"


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("https://bots.example.org/telegram/", "https://bots.example.org/telegram"),
        ("http://[::1]:1", "http://[::1]:1"),
    ],
)
def test_any_bot_api_server_is_taken_without_the_slash_at_its_end(address: str, taken: str) -> None:
    assert Settings.read({"TELEGRAM_API_URL": address}).telegram_api_url == taken


@pytest.mark.parametrize(
    "address",
    [
        "api.telegram.org",
        "ftp://api.telegram.org",
        "https://",
        "https://api.telegram.org:port",
        "https://api.telegram.org:65536",
        "https://api.telegram.org:0",
        "https://api.telegram.org/?a=b",
        "https://api.telegram.org/#a",
        "https://api telegram.org",
        "http://[::1",
    ],
)
def test_what_is_no_address_of_a_server_is_refused(address: str) -> None:
    said = refusal("TELEGRAM_API_URL", address)
    assert "TELEGRAM_API_URL" in said
    assert address in said
    assert "https://api.telegram.org" in said


def test_an_address_with_a_password_or_a_token_is_refused_without_showing_them() -> None:
    assert "pass" not in refusal("TELEGRAM_API_URL", "https://me:pass@api.telegram.org").replace("password", "")
    assert TOKEN not in refusal("TELEGRAM_API_URL", f"https://api.telegram.org/bot{TOKEN}")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///disputes.db", Path("disputes.db")),
        ("sqlite:///data/my disputes.db", Path("data/my disputes.db")),
        ("sqlite:////srv/disputes.db", Path("/srv/disputes.db")),
    ],
)
def test_a_file_of_sqlite_is_a_path_from_the_working_directory_or_from_the_root(url: str, path: Path) -> None:
    assert Settings.read({"DATABASE_URL": url}).database_path == path


@pytest.mark.parametrize(
    "url",
    [
        "disputes.db",
        "sqlite://disputes.db",
        "sqlite:///",
        "sqlite:///data/",
        "sqlite:///:memory:",
        "sqlite:///disputes.db?mode=ro",
        "mysql://localhost/disputes",
    ],
)
def test_what_is_no_file_of_sqlite_is_refused(url: str) -> None:
    said = refusal("DATABASE_URL", url)
    assert "DATABASE_URL" in said
    assert url in said
    assert "sqlite:///data/disputes.db" in said


def test_the_password_of_another_database_is_not_shown() -> None:
    said = refusal("DATABASE_URL", "postgresql://bot:geheim@db.example.org/disputes")
    assert "geheim" not in said
    assert "postgresql://db.example.org/disputes" in said


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL", "debug"])
def test_every_level_is_taken_in_capitals_or_not(level: str) -> None:
    assert Settings.read({"LOG_LEVEL": level}).log_level == level.upper()


@pytest.mark.parametrize("kind", ["console", "json", "JSON"])
def test_both_forms_of_log_are_taken_in_capitals_or_not(kind: str) -> None:
    assert Settings.read({"LOG_FORMAT": kind}).log_format == kind.lower()


def test_another_level_or_form_is_refused_with_those_that_there_are() -> None:
    level, kind = refusal("LOG_LEVEL", "LOUD"), refusal("LOG_FORMAT", "xml")
    assert level == "LOG_LEVEL is 'LOUD': it must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL"
    assert kind == "LOG_FORMAT is 'xml': it must be one of console, json"


@pytest.mark.parametrize(
    ("listen", "address"),
    [
        ("127.0.0.1:0", ("127.0.0.1", 0)),
        ("127.0.0.1:65535", ("127.0.0.1", 65535)),
        ("127.255.255.254:80", ("127.255.255.254", 80)),
        ("[::1]:8081", ("::1", 8081)),
        ("localhost:8081", ("127.0.0.1", 8081)),
    ],
)
def test_the_stand_in_listens_on_loopback(listen: str, address: tuple[str, int]) -> None:
    assert Settings.read({"STANDIN_LISTEN": listen}).standin_address == address


@pytest.mark.parametrize(
    "listen",
    [
        "0.0.0.0:8081",
        "126.255.255.255:80",
        "128.0.0.1:80",
        "[::]:8081",
        "[::2]:8081",
        "::1:8081",
        "[127.0.0.1]:80",
        "bot.example.org:80",
        "127.0.0.1",
        "127.0.0.1:",
        ":8081",
        "8081",
        "127.0.0.1:65536",
        "127.0.0.1:-1",
        "127.0.0.1:８０",
    ],
)
def test_the_stand_in_listens_nowhere_else(listen: str) -> None:
    said = refusal("STANDIN_LISTEN", listen)
    assert "STANDIN_LISTEN" in said
    assert listen in said
    assert "127.0.0.1:8081" in said


# The webhook


OWN_SERVER = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://10.0.0.5:8081"}


@pytest.mark.parametrize(
    "address",
    [
        "https://bot.example.org",
        "https://bot.example.org/telegram",
        "https://bot.example.org:8443/a-b_c.d~e/f/",
        "https://bot.example.org:443",
        "https://bot.example.org:80",
        "https://bot.example.org:88",
        "https://8.8.8.8/telegram",
    ],
)
def test_a_webhook_that_telegram_can_reach_is_taken_as_it_is(address: str) -> None:
    assert Settings.read({"BOT_TOKEN": TOKEN, "WEBHOOK_URL": address}).webhook_url == address


@pytest.mark.parametrize(
    "address",
    [
        "http://bot.example.org",
        "https://bot.example.org:8080",
        "https://bot.example.org:442",
        "https://localhost/telegram",
        "https://127.0.0.1/telegram",
        "https://192.168.1.1/telegram",
        "https://[2606:4700::1111]/telegram",
    ],
)
def test_what_telegram_would_not_post_to_is_refused_but_an_own_server_posts_there(address: str) -> None:
    said = refusal("WEBHOOK_URL", address, BOT_TOKEN=TOKEN)
    assert address in said
    assert "443, 80, 88, 8443" in said
    assert Settings.read({"WEBHOOK_URL": address, **OWN_SERVER}).webhook_url == address


@pytest.mark.parametrize(
    "address",
    [
        "bot.example.org",
        "ftp://bot.example.org",
        "https://",
        "https://bot.example.org/?a=b",
        "https://bot.example.org/#a",
        "https://bot.example.org/{a}",
        "https://bot.example.org/a%2Fb",
        "https://bot.example.org/ü",
        "https://bot.example.org/a b",
        "https://bot.example.org/healthz",
        "https://bot.example.org/metrics",
    ],
)
def test_what_is_no_address_to_post_to_is_refused_whoever_posts(address: str) -> None:
    for server in ({"BOT_TOKEN": TOKEN}, OWN_SERVER):
        said = refusal("WEBHOOK_URL", address, **server)
        assert address in said
        assert "https://bot.example.org/telegram" in said


def test_a_webhook_with_a_password_or_the_token_in_it_is_refused_without_showing_them() -> None:
    said = refusal("WEBHOOK_URL", "https://me:geheim@bot.example.org/telegram", BOT_TOKEN=TOKEN)
    assert "geheim" not in said
    assert TOKEN not in refusal("WEBHOOK_URL", f"https://bot.example.org/{TOKEN}", BOT_TOKEN=TOKEN)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8080/telegram", "http://[::1]:8080", "http://localhost/a"])
def test_without_a_token_the_stand_in_posts_to_this_machine(address: str) -> None:
    assert Settings.read({"WEBHOOK_URL": address}).webhook_url == address


@pytest.mark.parametrize("address", ["https://bot.example.org/a", "http://10.0.0.1/a", "https://127.0.0.1/a"])
def test_without_a_token_the_stand_in_posts_nowhere_else(address: str) -> None:
    said = refusal("WEBHOOK_URL", address)
    assert address in said
    assert "http://127.0.0.1:8080/telegram" in said


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({}, None),
        ({"WEBHOOK_LISTEN": "127.0.0.1:9000"}, ("127.0.0.1", 9000)),
        ({"WEBHOOK_URL": "http://127.0.0.1:1/a"}, ("127.0.0.1", 8080)),
        ({"WEBHOOK_URL": "http://127.0.0.1:1/a", "WEBHOOK_LISTEN": "0.0.0.0:0"}, ("0.0.0.0", 0)),  # noqa: S104 - nobody listens
        ({"WEBHOOK_LISTEN": "[::]:65535"}, ("::", 65535)),
        ({"WEBHOOK_LISTEN": "localhost:8080"}, ("127.0.0.1", 8080)),
    ],
)
def test_the_web_server_listens_for_a_webhook_and_where_it_is_told_to(
    settings: dict[str, str], address: tuple[str, int] | None
) -> None:
    assert Settings.read(settings).listen_address == address


@pytest.mark.parametrize(
    "listen",
    ["127.0.0.1", "8080", ":8080", "[::1:8080", "::1:8080", "[127.0.0.1]:80", "a.example.org:80", "0.0.0.0:65536"],
)
def test_what_is_no_address_to_listen_on_is_refused(listen: str) -> None:
    said = refusal("WEBHOOK_LISTEN", listen)
    assert listen in said
    assert "127.0.0.1:8080" in said


@pytest.mark.parametrize("secret", ["a", "A-z_0", "x" * 256])
def test_a_secret_that_telegram_takes_is_taken_and_shown_by_no_repr(secret: str) -> None:
    settings = Settings.read({"WEBHOOK_SECRET": secret})
    assert settings.webhook_secret == secret
    assert f"'{secret}'" not in repr(settings)


@pytest.mark.parametrize("secret", ["x" * 257, "geheim!", "ge heim", "gehéim", "geheim\x00"])
def test_a_secret_that_telegram_does_not_take_is_refused_without_being_shown(secret: str) -> None:
    said = refusal("WEBHOOK_SECRET", secret)
    assert f"{len(secret)} characters" in said
    assert secret not in said
    assert "geh" not in said


# What the bot sends by itself, and who may see what was set aside


@pytest.mark.parametrize("name", ["SELF_SENT_PER_SECOND", "SELF_SENT_PER_CHAT"])
@pytest.mark.parametrize(("written", "rate"), [("25", 25.0), ("0.5", 0.5), ("0.001", 0.001), ("1000", 1000.0)])
def test_a_rate_is_a_number_of_messages_a_second(name: str, written: str, rate: float) -> None:
    assert getattr(Settings.read({name: written}), name.lower()) == rate


@pytest.mark.parametrize("name", ["SELF_SENT_PER_SECOND", "SELF_SENT_PER_CHAT"])
@pytest.mark.parametrize("written", ["0", "0.000", "-1", "1000.1", "1001", "nan", "inf", "1e2", "1,5", "fast", "٢"])
def test_a_rate_that_is_none_is_refused(name: str, written: str) -> None:
    said = refusal(name, written)
    assert written in said
    assert "0.5" in said


@pytest.mark.parametrize(("written", "seconds"), [("0", 0.0), ("60", 60.0), ("0.5", 0.5), ("86400", 86_400.0)])
def test_how_long_another_process_is_waited_for_is_in_seconds(written: str, seconds: float) -> None:
    assert Settings.read({"LOCK_WAIT": written}).lock_wait == seconds


@pytest.mark.parametrize("written", ["-1", "86400.1", "99999", "1m", "for ever", "1e3", "٢"])
def test_what_is_no_such_time_is_refused(written: str) -> None:
    said = refusal("LOCK_WAIT", written)
    assert written in said
    assert "such as 60" in said


@pytest.mark.parametrize(
    ("written", "people"),
    [("12345", {12345}), ("1, 2 ,3", {1, 2, 3}), ("7,7", {7}), (str(2**52 - 1), {2**52 - 1})],
)
def test_admins_are_user_ids_with_commas_between_them(written: str, people: set[int]) -> None:
    assert Settings.read({"ADMIN_IDS": written}).admin_ids == people


@pytest.mark.parametrize("written", ["Ann", "@ann", "0", "-5", "1,,2", "1,", "1;2", "1.5", str(2**52), "٢"])
def test_what_is_no_user_id_is_refused(written: str) -> None:
    said = refusal("ADMIN_IDS", written)
    assert written in said
    assert "12345,67890" in said


@pytest.mark.parametrize(
    ("written", "pages"),
    [("snapshot", {"snapshot"}), ("snapshot, Tracking ,", None), ("snapshot, Tracking", {"snapshot", "tracking"}),
     (",".join(OwnPage), set(OwnPage)), ("order.html", None), ("https://www.aliexpress.com", None), ("all", None)],
)  # fmt: skip
def test_pages_without_a_button_are_named_and_another_name_is_refused(written: str, pages: set[str] | None) -> None:
    if pages is not None:
        assert Settings.read({"PAGES_OFF": written}).pages_off == pages
        return
    said = refusal("PAGES_OFF", written)
    assert written in said
    assert all(page in said for page in OwnPage)


@given(st.sampled_from([name for name in DEFAULTS if name != "BOT_TOKEN"]), st.text(), st.text())
def test_a_refusal_is_one_line_that_names_the_setting_and_never_the_token(name: str, one: str, two: str) -> None:
    said = refusal(name, f"?{one}{TOKEN}{two}?", BOT_TOKEN=TOKEN)
    assert said.startswith(f"{name} is ")
    assert len(said.splitlines()) == 1
    assert TOKEN not in said


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in DEFAULTS:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_without_a_file_the_environment_is_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    assert Settings.read(environment()).log_level == "ERROR"


def test_the_environment_wins_over_the_file_and_the_file_over_the_defaults(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".env").write_text("LOG_LEVEL=ERROR\nLOG_FORMAT=json\n")
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    settings = Settings.read(environment())
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")


@pytest.mark.parametrize("before", ["", "\ufeff", "# a comment\n", "LOG_LEVEL\n", "export "])
def test_the_file_is_read_as_people_write_it(folder: Path, before: str) -> None:
    (folder / ".env").write_text(f'{before}BOT_TOKEN="{TOKEN}"\nDATABASE_URL=sqlite:///${{HOME}}.db\n', "utf-8")
    settings = Settings.read(environment())
    assert settings.bot_token == TOKEN
    assert settings.database_path == Path("${HOME}.db")
    assert settings.log_level == "INFO"


def as_a_folder(file: Path) -> None:
    file.mkdir()


def as_other_bytes(file: Path) -> None:
    file.write_bytes("LOG_LEVEL=ü".encode("latin-1"))


@pytest.mark.parametrize("make", [as_a_folder, as_other_bytes])
def test_a_file_that_cannot_be_read_is_named(folder: Path, make: Callable[[Path], None]) -> None:
    make(folder / ".env")
    with pytest.raises(SettingsError, match=r"^\.env cannot be read \(.+\): make it a readable UTF-8 text file$"):
        environment()
