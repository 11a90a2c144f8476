"""`python -m standin --folder F --listen 127.0.0.1:8081`: the stand-in as a process of its own."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from standin.loopback import is_loopback
from standin.server import Standin


def main() -> None:
    """Print the address once it listens; end on SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(prog="python -m standin", description="A replacement for Telegram's servers")
    parser.add_argument("--folder", type=Path, required=True, help="where it keeps everything")
    parser.add_argument("--listen", default="127.0.0.1:8081", help="host:port on loopback; port 0: any free one")
    arguments = parser.parse_args()
    host, _, port = arguments.listen.rpartition(":")
    if not is_loopback(host or "127.0.0.1") or not port.isdecimal():
        parser.error(f"--listen is {arguments.listen}: it must be a loopback address and a port, as there is no login")
    asyncio.run(_serve(arguments.folder, host.strip("[]") or "127.0.0.1", int(port)))


async def _serve(folder: Path, host: str, port: int) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    standin = Standin(folder)
    await standin.start(host, port)
    sys.stdout.write(f"{standin.url}\n")
    sys.stdout.flush()
    await ended.wait()
    await standin.stop()


if __name__ == "__main__":
    main()
