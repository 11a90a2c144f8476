"""A Bot API server of one's own names files by their path: its own are read, and nothing else on this machine."""

from pathlib import Path

import pytest
from telegram.error import NetworkError

from bot.evidence.fetching import MOST_LOCAL, LocalServer, most_bytes
from conversations.files.limits import WIDEST_VIDEO

TOKEN = "1:token"


@pytest.fixture
def server(tmp_path: Path) -> LocalServer:
    folder = tmp_path / "files"
    (folder / TOKEN / "videos").mkdir(parents=True)
    (folder / TOKEN / "videos" / "film.mov").write_bytes(b"a film")
    (tmp_path / "secret").write_bytes(b"not theirs")
    return LocalServer(folder, TOKEN)


def test_it_decides_how_large_a_file_may_be(server: LocalServer) -> None:
    assert (most_bytes(None), most_bytes(server)) == (WIDEST_VIDEO, MOST_LOCAL)


@pytest.mark.parametrize("beginning", ["", "/var/lib/telegram-bot-api", "http://127.0.0.1/file/bot1:token//srv"])
def test_its_files_are_found_wherever_it_has_them_itself(server: LocalServer, beginning: str) -> None:
    with server.open(f"{beginning or server.folder}/{TOKEN}/videos/film.mov") as opened:
        assert opened.read() == b"a film"


@pytest.mark.parametrize(
    "path",
    ["{0}/secret", "{0}/files/{1}/../../secret", "/x/{1}/../../secret", "/x/{1}/videos", "/x/{1}/none", "none", ""],
)
def test_nothing_else_is_read_and_the_token_is_in_no_error(server: LocalServer, tmp_path: Path, path: str) -> None:
    with pytest.raises(NetworkError) as refused:
        server.open(path.format(tmp_path, TOKEN))
    assert TOKEN not in str(refused.value)


def test_a_link_out_of_the_folder_leads_nowhere(server: LocalServer, tmp_path: Path) -> None:
    (server.folder / TOKEN / "videos" / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(NetworkError):
        server.open(f"/x/{TOKEN}/videos/link")
