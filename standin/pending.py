"""The updates that wait for the bot: kept until it confirms them, or until they are too old."""

import json
import secrets

from standin.store import Json
from standin.world import World

UPDATES = "updates"
"""The bell that rings when an update comes in."""
WEBHOOK = "webhook"
"""The bell that rings when there is something to post, or somewhere else to post it."""

FIRST_UPDATE_ID = 100_000_000
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""What is delivered only if `allowed_updates` names it. Source: Bot API, getUpdates."""


def push(world: World, update: Json) -> int:
    """Queues an update as it is, whether the bot asked for its kind or not.

    Without an `update_id` it gets the next one, or that of its own if it has a whole number; answers it.
    """
    store = world.store
    with store.transaction():
        first = FIRST_UPDATE_ID + secrets.randbelow(FIRST_UPDATE_ID)
        given = update.get("update_id")
        if isinstance(given, int):
            update_id = given
            store.raise_to("update", given)
        else:
            update_id = store.next("update", first)
        body = {"update_id": update_id, **update}
        lifetime = world.lifetimes.tap if "callback_query" in update else world.lifetimes.update
        store.run(
            "INSERT INTO pending (update_id, body, expires) VALUES (?, ?, ?)",
            update_id,
            json.dumps(body),
            world.clock() + lifetime,
        )
    world.bells.ring(UPDATES)
    world.bells.ring(WEBHOOK)
    return update_id


def announce(world: World, kind: str, content: Json) -> None:
    """Queues an update of a kind, unless the bot asked not to get those."""
    wanted = world.store.setting("allowed_updates") or []
    if kind in wanted or (not wanted and kind not in UNASKED):
        push(world, {kind: content})


def count(world: World) -> int:
    """How many updates the bot has not confirmed."""
    _drop_expired(world)
    return world.store.number("SELECT count(*) FROM pending")


def confirm(world: World, offset: int) -> None:
    """Forgets every update below `offset`; a negative one keeps only that many of the newest."""
    store = world.store
    if offset > 0:
        store.run("DELETE FROM pending WHERE update_id < ?", offset)
    elif offset < 0:
        store.run(
            "DELETE FROM pending WHERE number NOT IN"
            " (SELECT number FROM pending ORDER BY update_id DESC, number DESC LIMIT ?)",
            -offset,
        )


def fetch(world: World, limit: int) -> list[Json]:
    """Give the oldest updates, at most `limit`; they stay until they are confirmed."""
    _drop_expired(world)
    found = world.store.rows("SELECT body FROM pending ORDER BY update_id, number LIMIT ?", limit)
    return [json.loads(row["body"]) for row in found]


def forget_all(world: World) -> None:
    """Drop every update (`drop_pending_updates`)."""
    world.store.run("DELETE FROM pending")


def _drop_expired(world: World) -> None:
    world.store.run("DELETE FROM pending WHERE expires <= ?", world.clock())
