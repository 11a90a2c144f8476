"""The English starter of the complaint, written out: the letter has English only, whatever the chat speaks."""

from bot.texts import LETTER, texts
from conversations.case import Case
from conversations.letter import write
from conversations.route import on_route


def starter_text(case: Case) -> str:
    """Compose the complaint from the answers that are on the route."""
    return write(on_route(case), texts(LETTER).plain)
