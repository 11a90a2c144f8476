"""What Telegram asks of a `reply_markup`."""

import re

from standin.refusals import bad_request
from standin.store import Json
from standin.text.utf16 import units

MOST_BUTTONS = 100
MOST_IN_ROW = 8
"""Both undocumented; source: python-telegram-bot's constants (InlineKeyboardMarkupLimit)."""
MOST_DATA_BYTES = 64
MOST_COPIED = 256
STYLES = frozenset({"danger", "success", "primary"})
ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
OTHER_MARKUPS = ("keyboard", "remove_keyboard", "force_reply")


def inline_keyboard(markup: object) -> Json | None:
    """Give the inline keyboard that goes on the message, if the markup has one; raises Telegram's Refusals."""
    if markup in (None, ""):
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        _check_other(markup)
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    filled = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, filled)) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in filled):
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": filled} if filled else None


def _check_other(markup: Json) -> None:
    if not any(name in markup for name in OTHER_MARKUPS):
        raise bad_request("object expected as reply markup")
    rows = markup.get("keyboard", [[]])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
    placeholder = markup.get("input_field_placeholder", "")
    if units(str(placeholder)) > MOST_DATA_BYTES:
        raise bad_request("INPUT_FIELD_PLACEHOLDER_INVALID")


def _button(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: can't find field \"text\"")
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if button.get("style") not in {None, *STYLES}:
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    actions = [name for name in ACTIONS if name in button]
    if len(actions) != 1:
        wrong = "exactly one action field must be used" if actions else "text buttons are unallowed in the"
        raise bad_request(f"can't parse inline keyboard button: {wrong}" + ("" if actions else " inline keyboard"))
    _check_action(button)
    return button


def _check_action(button: Json) -> None:
    data = button.get("callback_data", "-")
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= MOST_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    copied = button.get("copy_text", {"text": "-"})
    if not isinstance(copied, dict) or not 1 <= units(str(copied.get("text", ""))) <= MOST_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not _is_link(button["url"]):
        raise bad_request("BUTTON_URL_INVALID")


def _is_link(address: object) -> bool:
    """Say whether an address names a place that an app can open."""
    if not isinstance(address, str) or any(char.isspace() for char in address):
        return False
    whole = f"https://{address}" if address.startswith("t.me/") else address
    return bool(re.match(r"(?:https?|tg)://[^/?#@:]+", whole))
