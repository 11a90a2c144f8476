"""How a bot asks for its updates: `getUpdates`, and the webhook, which webhook.py posts to."""

import re
from hashlib import sha256
from urllib.parse import urlsplit

from standin import pending
from standin.loopback import is_loopback
from standin.parameters import Parameters
from standin.refusals import Refusal, bad_request
from standin.store import Json
from standin.world import World

MOST_UPDATES = 100
LONGEST_POLL_SECONDS = 50
WEBHOOK_CONNECTIONS = 40
SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")


async def get_updates(world: World, call: Parameters) -> list[Json]:
    """Confirm what is below `offset`, then give what waits, or the first that comes within `timeout` s.

    Raises Refusal 409 when another `getUpdates` comes in meanwhile, and while a webhook is set.
    """
    if world.store.setting("webhook", {}).get("url"):
        raise Refusal(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    turn = world.turns.take("getUpdates")
    world.bells.ring(pending.UPDATES)
    _ask_for(world, call)
    pending.confirm(world, call.integer("offset", 0, -(2**62), 2**62))
    limit = call.integer("limit", MOST_UPDATES, 1, MOST_UPDATES)
    deadline = world.clock() + call.integer("timeout", 0, 0, LONGEST_POLL_SECONDS)
    while not (found := pending.fetch(world, limit)):
        if not await world.bells.wait(pending.UPDATES, deadline - world.clock()):
            break
        if not world.turns.is_latest(turn):
            raise _terminated(world)
    return found


def _terminated(world: World) -> Refusal:
    by = world.turns.ended_by
    alone = "; make sure that only one bot instance is running" if by == "getUpdates" else ""
    other = "other " if by == "getUpdates" else ""
    return Refusal(409, f"Conflict: terminated by {other}{by} request{alone}")


def _ask_for(world: World, call: Parameters) -> None:
    """`allowed_updates` counts for updates that come from now on, and until it is given again."""
    wanted = call.value("allowed_updates")
    if isinstance(wanted, list) and wanted != world.store.setting("allowed_updates"):
        world.store.keep("allowed_updates", wanted)


async def set_webhook(world: World, call: Parameters) -> bool:
    """Let updates be posted to an address; an empty one is no webhook."""
    url, secret = call.text("url"), call.text("secret_token")
    if url and not _is_allowed(url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _end_poll(world, "setWebhook")
    _ask_for(world, call)
    most = call.integer("max_connections", WEBHOOK_CONNECTIONS, 1, 100)
    webhook = {"url": url, "max_connections": most, "secret_token": secret, "token": _digest(world)}
    _change_webhook(world, call, webhook if url else {})
    return True


def forget_foreign_webhook(world: World) -> None:
    """Drop a webhook that was set with another token: its secret may be made of it. What waits goes on waiting.

    Source: Client.cpp of Telegram's Bot API server, which keeps webhooks by token and updates by bot.
    """
    webhook = world.store.setting("webhook", {})
    if webhook and webhook.get("token") != _digest(world):
        world.store.keep("webhook", {})


def _digest(world: World) -> str:
    """Name the only token that is taken without saying it; empty where any is taken."""
    return sha256(world.token.encode()).hexdigest() if world.token else ""


def _is_allowed(url: str) -> bool:
    """Tell whether this is an address of https, or one of http on this machine."""
    return url.startswith("https://") or (url.startswith("http://") and is_loopback(urlsplit(url).netloc))


async def delete_webhook(world: World, call: Parameters) -> bool:
    """Back to `getUpdates`."""
    _change_webhook(world, call, {})
    return True


def _change_webhook(world: World, call: Parameters, webhook: Json) -> None:
    with world.store.transaction():
        world.store.keep("webhook", webhook)
        world.store.keep("webhook_error", {})
    if call.flag("drop_pending_updates"):
        pending.forget_all(world)
    world.bells.ring(pending.WEBHOOK)


def _end_poll(world: World, method: str) -> None:
    world.turns.take(method)
    world.bells.ring(pending.UPDATES)


async def get_webhook_info(world: World, _call: Parameters) -> Json:
    """Tell what was set, and how many updates wait."""
    webhook = world.store.setting("webhook", {})
    wanted = world.store.setting("allowed_updates")
    return {
        "url": webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": pending.count(world),
        **({"max_connections": webhook["max_connections"]} if webhook.get("url") else {}),
        **world.store.setting("webhook_error", {}),
        **({"allowed_updates": wanted} if wanted else {}),
    }
