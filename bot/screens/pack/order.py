"""A case -> what its pack is to hold: the files, the texts, the summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.screens.letter import sent_text
from bot.screens.pack.buttons import is_full
from bot.screens.pack.summary import COMPLAINT, LETTERS, MESSAGES, Summary
from bot.screens.presenter import Presenter
from bot.screens.replies import reply_in_english, reply_text
from bot.screens.ways import left_ways
from bot.texts import SUMMARY, Texts, texts
from conversations import route, rules
from conversations.case import Case
from conversations.complaint.pack import FOR_BANK, FOR_FORM, files_of
from conversations.complaint.pack_order import LeftOut, PackKind, PackOrder
from conversations.complaint.summary import sellers_words
from conversations.days import pacific_day

BANK_WAYS = {"bank": ("chargeback", "chargeback_czech"), "paypal": ("paypal",)}
"""Letter to somebody else -> the ways (`advice.ways.WAYS`) on which it is needed."""
FOLDERS = {FOR_FORM: "folder_form", FOR_BANK: "folder_bank"}


def receivers(presenter: Presenter, case: Case) -> tuple[str, ...]:
    """Name who else than AliExpress can be asked now: "bank", "paypal", both or nobody."""
    left = left_ways(presenter, case)
    return tuple(name for name, ways in BANK_WAYS.items() if any(way in left for way in ways))


def can_be(presenter: Presenter, case: Case, kind: PackKind) -> bool:
    """Say whether there is such a pack: with a file that counts or a text in it; for a bank where that can be asked."""
    return is_full(presenter, case) and (kind is PackKind.FORM or bool(receivers(presenter, case)))


def order(presenter: Presenter, case: Case, kind: PackKind) -> PackOrder:
    """Say what a pack is to hold. Raises `KeyError` for an empty one, and for a bank's where no such way is left."""
    if not can_be(presenter, case, kind):
        raise KeyError(kind)
    letters = receivers(presenter, case) if kind is PackKind.BANK else ()
    said = texts(SUMMARY + presenter.language)
    summary = Summary(presenter, case, kind, letters)
    files = files_of(case.evidence, kind)
    return PackOrder(
        name=_name(case, kind),
        made_at=presenter.now,
        files=tuple(summary.described(file, files) for file in files),
        texts=(*_texts(presenter, case, letters), *(_messages(case, said) if kind is PackKind.BANK else ())),
        passages=tuple(summary.passages()),
        proof=tuple(summary.proof(files)),
        folders={folder: said.plain(key) for folder, key in FOLDERS.items()},
        left_out={why: said.plain("left_out", why=why) for why in LeftOut},
    )


def _name(case: Case, kind: PackKind) -> str:
    """Name a pack by the order's number, else by the case's: what the buyer calls the order is for the chat alone."""
    about = rules.order_number(route.on_route(case)) or f"case_{case.number}"
    return f"aliexpress_{about}" if kind is PackKind.FORM else f"aliexpress_{about}_{kind}"


def _texts(presenter: Presenter, case: Case, letters: Sequence[str]) -> Iterator[tuple[str, str]]:
    if text := sent_text(presenter, case):
        yield COMPLAINT, text
    for name in letters:
        own, english = reply_text(presenter, case, name), reply_in_english(presenter, case, name)
        yield f"{LETTERS[name]}.txt", own
        if english != own:
            yield f"{LETTERS[name]}_in_english.txt", english


def _messages(case: Case, said: Texts) -> Iterator[tuple[str, str]]:
    pasted = [f"{said.plain('kept_on', day=pacific_day(one.at))}\n{one.text}" for one in sellers_words(case)]
    if pasted:
        yield MESSAGES, "\n\n".join(pasted)
