"""The summary of a case in a pack: what is told of it, from the order to the list of the files.

**In which language.** It speaks the buyer's language: it is the buyer who looks into it first, and a bank of his
country reads that language, too. The letter stands in it as it was sent, which is English as a rule; its mirror stands
below. For PayPal, and whoever else reads English only, the headings and what each file shows have English beside them,
and so has all that happened in a pack for the bank.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.screens.letter import is_long, letter_of, sent_text
from bot.screens.presenter import Presenter
from bot.screens.replies import reply_text
from bot.screens.screen import TAG, shortened
from bot.texts import ENGLISH, SUMMARY, Html, Texts, mirror, texts
from conversations import amounts, evidence, reasons, route, rules
from conversations.case import Case
from conversations.complaint.letter import write
from conversations.complaint.pack_order import PackFile, PackKind, Passage
from conversations.complaint.proof import ALL
from conversations.complaint.sentences import Word
from conversations.complaint.summary import Dated, sellers_words, story, told_facts
from conversations.days import pacific_day
from conversations.deadlines import Deadline, deadlines
from conversations.evidence import Evidence
from conversations.followup import is_submitted
from conversations.names import S

COMPLAINT, MESSAGES = "complaint.txt", "messages_of_the_seller.txt"
LETTERS = {"bank": "letter_to_the_bank", "paypal": "letter_to_paypal"}
"""Text for somebody else (`replies.REPLIES`) -> the name of its file, without an ending."""
LONGEST_SHOWN = 3000
"""Characters of a text that stand in the summary: a page of it. Our choice; all of it is beside it in the pack."""

LONGEST_QUOTED = 1000
"""Characters of a seller's message, likewise."""


class Summary:
    """Writes the summary of one case, part by part; `letters` are those of `LETTERS` that go with it."""

    def __init__(self, presenter: Presenter, case: Case, kind: PackKind, letters: Sequence[str] = ()) -> None:
        self._presenter = presenter
        self._case = case
        self._found = route.on_route(case)
        self._kind = kind
        self._letters = letters
        self._said = texts(SUMMARY + presenter.language)
        self._english = texts(SUMMARY + ENGLISH)
        self._is_english = presenter.language == ENGLISH

    def passages(self) -> Iterator[Passage]:
        """Give what stands before the list of the files."""
        yield self._title()
        yield from self._in_short()
        for name in self._letters:
            yield from self._letter(name)
        yield from self._complaint()
        yield from self._story()
        yield from self._dates() if self._kind is PackKind.FORM else self._sellers_words()

    def proof(self, files: Sequence[PackFile]) -> Iterator[Passage]:
        """Give the heading of the list of files, and what is said below it."""
        yield self._heading("files")
        yield Passage("note", self._said.plain("fingerprint" if files else "no_files"))

    def described(self, file: PackFile, files: Sequence[PackFile]) -> PackFile:
        """Add to a file what it is."""
        item = evidence.find(self._case.evidence, file.number)
        copy = next(one for one in files if one.number == file.number)
        lines = [*self._shown(item)]
        if item.sendable is not item and copy is file:
            lines.append(self._said.plain("a_copy"))
        if copy is not file:
            lines.append(self._said.plain("original_of", name=copy.path.rpartition("/")[2]))
        lines.append(" · ".join(self._measured(item, file)))
        return replace(file, lines=tuple(lines), label=self._label(item, file))

    def _title(self) -> Passage:
        number = rules.order_number(self._found) or "none"
        as_of = self._said.plain("as_of", day=pacific_day(self._presenter.now))
        return Passage("title", self._said.plain("title", order=number), as_of)

    def _heading(self, key: str) -> Passage:
        return Passage("heading", self._said.plain(key), "" if self._is_english else self._english.plain(key))

    def _in_short(self) -> Iterator[Passage]:
        if pairs := tuple((title, " ".join(value.split())) for title, value in self._pairs() if value):
            yield self._heading("in_short")
            yield Passage("pairs", pairs=pairs)

    def _pairs(self) -> Iterator[tuple[str, str]]:
        presenter, found = self._presenter, self._found
        yield self._said.plain("order_is"), rules.order_number(found) or ""
        yield self._said.plain("reason_is"), presenter.why(found) if reasons.reason(found) else ""
        for key, amount in (("paid_is", presenter.money(found, S.PAID)), ("asked_is", amounts.asked(self._case))):
            yield self._said.plain(key), str(presenter.texts.written(amount)) if amount else ""
        for step in told_facts(found):
            yield presenter.title(step), str(presenter.texts.written(presenter.answer(found, step)))

    def _letter(self, name: str) -> Iterator[Passage]:
        yield self._heading(f"for_{name}")
        yield Passage("quote", reply_text(self._presenter, self._case, name))

    def _complaint(self) -> Iterator[Passage]:
        yield self._heading("complaint")
        text = sent_text(self._presenter, self._case)
        yield Passage("note", self._when_sent() if text else self._said.plain("none_written"))
        if text:
            yield Passage("quote", text[:LONGEST_SHOWN])
        if len(text) > LONGEST_SHOWN:
            yield Passage("note", self._said.plain("goes_on", file=COMPLAINT))
        if mirrored := self._mirrored():
            yield Passage("note", self._said.plain("mirror_of_it"))
            yield Passage("quote", mirrored)

    def _when_sent(self) -> str:
        pressed = self._found.answers.get(S.SUBMIT)
        if pressed is None or not is_submitted(self._case):
            return self._said.plain("not_sent")
        return self._said.plain("sent_on", day=pacific_day(pressed.at))

    def _mirrored(self) -> str:
        """Say the same in the buyer's language, where the complaint is, word for word, what the answers make."""
        draft, text = self._case.draft, sent_text(self._presenter, self._case)
        day, long = (pacific_day(draft.at), is_long(draft.text)) if draft else (self._presenter.pacific_today, False)
        if self._is_english or not text or letter_of(self._case, day, is_long=long) != text:
            return ""
        return write(self._found, mirror(self._presenter.language).plain, day, is_long=long)

    def _story(self) -> Iterator[Passage]:
        if told := story(self._case):
            yield self._heading("story")
            yield Passage("lines", pairs=tuple((self._line(one, self._said), self._beside(one)) for one in told))

    def _line(self, told: Dated, said: Texts) -> str:
        day, sentence = told
        return f"{said.written(day)}: {said.plain(sentence.key, **sentence.values)}"

    def _beside(self, told: Dated) -> str:
        is_wanted = self._kind is PackKind.BANK and not self._is_english
        return self._line(told, self._english) if is_wanted else ""

    def _sellers_words(self) -> Iterator[Passage]:
        """Quote what the buyer pasted of the seller's messages; the whole of it is beside the summary."""
        pasted = sellers_words(self._case)
        if pasted:
            yield self._heading("messages")
        for aside in pasted:
            yield Passage("note", self._said.plain("kept_on", day=pacific_day(aside.at)))
            yield Passage("quote", shortened(aside.text, LONGEST_QUOTED))

    def _dates(self) -> Iterator[Passage]:
        """List the dates ahead, each with how sure it is."""
        presenter = self._presenter
        ahead = [one for one in deadlines(self._case, presenter.zone) if not one.is_over(presenter.now)]
        if ahead:
            yield self._heading("dates")
            yield Passage("lines", pairs=tuple((self._until(one), self._how_sure(one)) for one in ahead))

    def _until(self, one: Deadline) -> str:
        when = plain_text(self._presenter.texts.when(one.due, self._presenter.zone))
        return f"{self._presenter.texts.plain(f'due_{one.kind}', 'title')}: {when}"

    def _how_sure(self, one: Deadline) -> str:
        return self._said.plain("how_sure", certainty="page" if one.basis == "typed" else one.certainty)

    def _shown(self, item: Evidence) -> Iterator[str]:
        """Say what a file shows, in both languages; nothing where that was not told."""
        if item.shows in ALL:
            said = dict.fromkeys(str(one.written(Word(item.shows))) for one in (self._said, self._english))
            yield " · ".join(said)

    def _measured(self, item: Evidence, file: PackFile) -> Iterator[str]:
        if file.kind == "video" and item.duration:
            yield self._label(item, file)
        if file.size is not None:
            yield self._presenter.texts.size(file.size)
        yield self._said.plain("came_on", day=pacific_day(item.at))

    def _label(self, item: Evidence, file: PackFile) -> str:
        if file.kind != "video":
            return self._said.plain("paper") if file.kind == "paper" else ""
        return self._said.plain("film_of", seconds=item.duration) if item.duration else self._said.plain("film")


def plain_text(markup: Html) -> str:
    """Give what a reader sees of a text in Telegram's HTML."""
    return html.unescape(TAG.sub("", markup.markup))
