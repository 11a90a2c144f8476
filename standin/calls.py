"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<file_path>`."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from standin import about, editing, polling, sending
from standin.faults import DOWNLOAD, ONLY_DELAY, Fault, Faults
from standin.media import files
from standin.parameters import Parameters, given_as_json, read_parameters
from standin.refusals import Refusal
from standin.store import Json
from standin.world import World

log = logging.getLogger(__name__)

TOKEN = re.compile(r"[1-9][0-9]{0,15}:[A-Za-z0-9_-]+")
OK = 200
NOT_CARRIED = frozenset({"setwebhook", "deletewebhook", "close", "logout"})
"""What an answer to a post cannot ask for, beside all that gets something."""
DROPPED, RESET = 0, -1
"""The statuses that an observer sees of a call whose answer was swallowed, and of one that was cut off."""

Method = Callable[[World, Parameters], Awaitable[object]]

METHODS: Mapping[str, Method] = {
    "getMe": about.get_me,
    "getUpdates": polling.get_updates,
    "setWebhook": polling.set_webhook,
    "deleteWebhook": polling.delete_webhook,
    "getWebhookInfo": polling.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.sender_of("photo"),
    "sendDocument": sending.sender_of("document"),
    "sendVideo": sending.sender_of("video"),
    "sendAnimation": sending.sender_of("animation"),
    "sendVideoNote": sending.sender_of("video_note"),
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "getFile": sending.get_file,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "answerCallbackQuery": editing.answer_callback_query,
    "setMyCommands": about.set_my_commands,
    "getMyCommands": about.get_my_commands,
    "deleteMyCommands": about.delete_my_commands,
    "setMyName": about.set_my_name,
    "getMyName": about.get_my_name,
    "setMyDescription": about.set_my_description,
    "getMyDescription": about.get_my_description,
    "setMyShortDescription": about.set_my_short_description,
    "getMyShortDescription": about.get_my_short_description,
    "getChat": about.get_chat,
    "leaveChat": about.leave_chat,
    "pinChatMessage": about.pin_chat_message,
    "unpinChatMessage": about.unpin_chat_message,
}
BY_LOWER_NAME = {name.lower(): (name, method) for name, method in METHODS.items()}


@dataclass(frozen=True)
class Call:
    """One call of the bot as an observer sees it.

    `status` 0: it took effect, its answer was swallowed; -1: the connection was cut before it took effect.
    `is_carried`: it stood in the answer to a post of the webhook, and the bot never learns what came of it.
    """

    method: str
    parameters: Mapping[str, Any]
    status: int
    description: str
    is_carried: bool = False


Observer = Callable[[Call], None]


@dataclass(frozen=True)
class Outcome:
    """What goes back to the bot."""

    status: int
    body: object

    @property
    def description(self) -> str:
        """Telegram's reason, empty if all is well."""
        return str(self.body.get("description", "")) if isinstance(self.body, dict) else ""

    def response(self) -> web.Response:
        """As HTTP: a text as it is, all else as JSON."""
        if isinstance(self.body, str):
            return web.Response(status=self.status, text=self.body, content_type="text/html")
        return web.json_response(self.body, status=self.status)


SWALLOWED = Outcome(DROPPED, {"description": "the answer was swallowed"})
CUT_OFF = Outcome(RESET, {"description": "the connection was cut"})


class BotApi:
    """Answers the bot. `observer` sees every call as soon as its answer is known; downloads are no calls."""

    def __init__(self, world: World, faults: Faults, observer: Observer | None) -> None:
        self._world = world
        self._faults = faults
        self._observer = observer

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where it listens."""
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One call of a method."""
        try:
            self._admit(request.match_info["token"])
            parameters = await read_parameters(request, self._world.folder)
        except Refusal as refusal:
            return _refused(refusal).response()
        given = request.match_info["method"]
        name, method = BY_LOWER_NAME.get(given.lower(), (given, _unknown))
        try:
            outcome = await self._outcome(name, method, parameters)
        finally:
            parameters.discard()
        if self._observer:
            self._observer(Call(name, parameters.seen(), outcome.status, outcome.description))
        return _dropped(request) if outcome in (SWALLOWED, CUT_OFF) else outcome.response()

    async def carry_out(self, given: Json) -> None:
        """Do what the answer to a post of the webhook says, if it says something (source: tdlib's WebhookActor.cpp)."""
        asked = str(given.get("method") or "").lower()
        if not asked or asked in NOT_CARRIED or asked.startswith("get"):
            return
        name, method = BY_LOWER_NAME.get(asked, (str(given["method"]), _unknown))
        parameters = given_as_json({key: value for key, value in given.items() if key != "method"})
        outcome = await _answer(self._world, name, method, parameters)
        if self._observer:
            self._observer(Call(name, parameters.seen(), outcome.status, outcome.description, is_carried=True))

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Give the bytes of a file."""
        fault = self._faults.take(DOWNLOAD, None)
        await self._delay(fault)
        try:
            self._admit(request.match_info["token"])
            row = sending.downloaded(self._world, request.match_info["path"])
        except Refusal as refusal:
            return _refused(refusal).response()
        if fault and (fault.after or fault.reset):
            return _dropped(request)
        if fault and fault.status != ONLY_DELAY:
            return _failed(fault).response()
        return files.response(self._world, row)

    def _admit(self, token: str) -> None:
        if not TOKEN.fullmatch(token):
            raise Refusal(404, "Not Found")
        if self._world.token is not None and token != self._world.token:
            raise Refusal(401, "Unauthorized")
        self._world.remember_bot(token)

    async def _outcome(self, name: str, method: Method, parameters: Parameters) -> Outcome:
        """Give what the method answers, or the failure that was planted."""
        fault = self._faults.take(name, parameters.value("chat_id"))
        if fault and not fault.after and (fault.reset or fault.status != ONLY_DELAY):
            await self._delay(fault)
            return CUT_OFF if fault.reset else _failed(fault)
        outcome = await _answer(self._world, name, method, parameters)
        await self._delay(fault)
        return SWALLOWED if fault and fault.after else outcome

    async def _delay(self, fault: Fault | None) -> None:
        """Wait as long as the failure says; not while the stand-in stops."""
        now = asyncio.get_running_loop().time
        ends = now() + (fault.delay if fault else 0.0)
        while await self._world.bells.wait(object(), ends - now()):
            pass  # what rings for everybody is not for this one


async def _answer(world: World, name: str, method: Method, parameters: Parameters) -> Outcome:
    try:
        return Outcome(OK, {"ok": True, "result": await method(world, parameters)})
    except Refusal as refusal:
        return _refused(refusal)
    except Exception:
        log.exception("%s failed inside the stand-in", name)
        return Outcome(500, {"ok": False, "error_code": 500, "description": "Internal Server Error"})


async def _unknown(_world: World, _call: Parameters) -> object:
    raise Refusal(404, "Not Found")


def _refused(refusal: Refusal) -> Outcome:
    body: Json = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    return Outcome(refusal.status, body)


def _failed(fault: Fault) -> Outcome:
    return Outcome(fault.status, fault.answer() if fault.body is None else fault.body)


def _dropped(request: web.Request) -> web.Response:
    """Cuts the connection, so that the bot never learns what became of its call."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
