"""The stand-in as a whole: a web server on loopback, with its memory in one folder."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from standin import browser, pending, polling
from standin.calls import BotApi, Call, Observer
from standin.faults import Faults
from standin.media import files
from standin.parameters import FilePart
from standin.people import PeopleApi
from standin.refusals import PersonError, Refusal
from standin.store import Json, Store
from standin.webhook import Postman
from standin.world import Lifetimes, World

__all__ = ["Call", "FilePart", "Standin"]

STATIC = Path(__file__).parent / "static"
SHUTDOWN_SECONDS = 1.0
MOST_BODY_BYTES = 4 << 20
"""Of a body without files."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Standin:
    """A replacement for Telegram's servers.

    Everything is kept in `folder`, which is made if need be. `token` None takes any well-formed token.
    `query_lifetime` is how long a tap can be answered, `tap_lifetime` and `update_lifetime` how long an
    update waits to be fetched, all in seconds. `clock` answers seconds since 1970.
    """

    def __init__(
        self,
        folder: Path,
        observer: Observer | None = None,
        token: str | None = None,
        *,
        query_lifetime: float = Lifetimes.answer,
        tap_lifetime: float = Lifetimes.tap,
        update_lifetime: float = Lifetimes.update,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder = Path(folder)
        self._observer = observer
        self._token = token
        self._lifetimes = Lifetimes(query_lifetime, tap_lifetime, update_lifetime)
        self._clock = clock
        self._world: World | None = None
        self._runner: web.AppRunner | None = None
        self._posting: asyncio.Task[None] | None = None
        self._url = ""

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; with port 0 on any free one. Raises OSError if the address is taken."""
        files.prepare(self._folder)
        self._world = World(
            Store(self._folder / "standin.db"),
            self._folder,
            self._clock,
            self._lifetimes,
            token=self._token,
        )
        polling.forget_foreign_webhook(self._world)
        faults = Faults()
        api = BotApi(self._world, faults, self._observer)
        self._runner = web.AppRunner(
            _application(self._world, faults, api), access_log=None, shutdown_timeout=SHUTDOWN_SECONDS
        )
        try:
            await self._runner.setup()
            await web.TCPSite(self._runner, host, port).start()
            self._posting = asyncio.create_task(Postman(self._world, api.carry_out).run(), name="stand-in's webhook")
        except BaseException:
            await self.stop()
            raise
        bound = self._runner.addresses[0]
        shown = f"[{host}]" if ":" in host else host
        self._url = f"http://{shown}:{bound[1]}"

    async def stop(self) -> None:
        """End every wait, close the connections and the folder."""
        if self._world is None or self._runner is None:
            return
        if self._posting:
            self._posting.cancel()
            await asyncio.wait([self._posting])
            self._posting = None
        self._world.bells.close()
        await self._runner.cleanup()
        self._world.store.close()
        self._world = self._runner = None

    @property
    def url(self) -> str:
        """The address, without a slash at the end."""
        return self._url

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return pending.count(self._running())

    def push(self, update: Json) -> int:
        """Queues a raw update, malformed if you like; answers its update_id."""
        return pending.push(self._running(), update)

    def _running(self) -> World:
        if self._world is None:
            raise RuntimeError("the stand-in is not running")
        return self._world


def _application(world: World, faults: Faults, api: BotApi) -> web.Application:
    app = web.Application(middlewares=[_guarded], client_max_size=MOST_BODY_BYTES)
    app.on_response_prepare.append(browser.shield)
    app.add_routes(api.routes())
    app.add_routes(PeopleApi(world, faults).routes())
    app.add_routes([web.get("/", _page), web.static("/static", STATIC)])
    return app


async def _page(_request: web.Request) -> web.StreamResponse:
    return web.FileResponse(STATIC / "page.html", headers=browser.OF_THE_PAGE)


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Only for this machine, and not for other sites in its browser; before anything else is looked at."""
    if (away := browser.turned_away(request)) is not None:
        return away
    try:
        return await handler(request)
    except PersonError as error:
        return web.json_response({"error": error.sentence}, status=error.status)
    except Refusal as error:
        return web.json_response({"error": error.description}, status=error.status)
