"""The English starter of the complaint: what it says for every way through the guide, and what it never says."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import FOLDER, Texts, messages, texts
from conversations import reasons, route
from conversations.case import Case
from conversations.dispute import STEPS
from conversations.evidence import Evidence, Verdict
from conversations.letter import compose, gaps, write
from conversations.names import S
from conversations.reading.money import Money
from conversations.rejected import Rejected
from conversations.rules import LONGEST_NAME, sends_back
from conversations.steps import DONE, Ask, Menu

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LETTER = texts("letter")
USUAL: Mapping[S, str] = {
    S.ORDER: "8123456789012345",
    S.PROTECTION: "2026-12-05",
    S.ENDED: "2026-11-20",
    S.LAST_DAY: "2026-12-05",
    S.WATCH_ORDER: "8123456789012345",
    S.WATCHING: "wrong",
    S.REASON_ARRIVED: "quality",
    S.OPENING: "found",
    S.SOLUTION: "refund",
    S.RETURN: "go_on",
    S.RECEIVED: "yes",
    S.LABEL: "Jiný důvod",
    S.PAID: "US $8.12",
    S.REFUND: "3.99",
    S.EVIDENCE: DONE,
}
TOLD = (S.ORDER, S.RETURN, S.RECEIVED, *reasons.REASON_MENUS, S.LABEL, S.PAID, S.REFUND)
"""The answers that the letter tells of: ways that differ only elsewhere are walked once."""
PARTS = {"photos", "videos", "shows"}
"""Messages that other messages are made of."""


def file(number: int, kind: str, verdict: Verdict = "accepted") -> Evidence:
    mark = f"{kind} {number}"
    return Evidence(number, "video" if kind == "video" else "photo", number, mark, mark, NOW, verdict)


def files(photos: int, videos: int) -> tuple[Evidence, ...]:
    kinds = ["photo"] * photos + ["video"] * videos
    return tuple(file(number, kind) for number, kind in enumerate(kinds, 1))


def say(case: Case, step: S, said: str) -> Case:
    """Tap the button of that name or, where there is none, type the words."""
    try:
        return route.choose(case, step, said, NOW)
    except KeyError:
        return route.write(case, step, said, NOW)


def case_of(said: Mapping[S, str], evidence: tuple[Evidence, ...] = files(2, 1)) -> Case:
    """Go through the guide to the explanation; what is not said here is answered as usual."""
    case = Case(1, NOW, evidence=evidence)
    while (step := route.open_step(case)) is not S.EXPLANATION:
        case = say(case, step, {**USUAL, **said}[step])
    return route.on_route(case)


def letter(case: Case) -> str:
    return write(case, LETTER.plain)


def said_at(case: Case, step: S) -> Iterator[str]:
    """List everything that can be tapped or typed at a step."""
    kind = STEPS[step]
    if not isinstance(kind, Menu | Ask):
        yield DONE
        return
    yield from route.offered(case, step)
    if isinstance(kind, Ask):
        yield from kind.offers(route.on_route(case))
        yield USUAL[step]


@cache
def ways() -> tuple[Case, ...]:
    """Walk the table from its first step to the explanation, in every way that makes a different letter."""
    return tuple(ways_from(Case(1, NOW, evidence=files(2, 1))))


def ways_from(begun: Case) -> Iterator[Case]:
    """Walk the same from where a case stands."""
    seen: set[tuple[object, ...]] = set()
    waiting = [begun]
    while waiting:
        case = waiting.pop()
        step, here = route.open_step(case), route.on_route(case)
        mark = (step, *map(here.value, TOLD))
        if step is S.EXPLANATION and mark not in seen:
            yield here
        elif mark not in seen:
            waiting += [say(case, step, said) for said in said_at(case, step)]
        seen.add(mark)


@cache
def letters() -> tuple[tuple[Case, str], ...]:
    return tuple((case, letter(case)) for case in ways())


def menus(case: Case) -> tuple[tuple[S, str], ...]:
    why = reasons.reason(case)
    assert why is not None
    return why.menus


def test_every_reason_of_the_guide_has_a_letter_for_every_solution() -> None:
    found = {(choice, sends_back(case)) for case in ways() for choice in menus(case)}
    arrived = {(S.REASON_ARRIVED, name) for name in reasons.ARRIVED}
    detailed = {(menu, name) for menu, names in reasons.DETAILS.items() for name in (*names, "other")}
    missing = {(S.REASON_MISSING, name) for name in reasons.MISSING}
    both = {(choice, returned) for choice in arrived | detailed for returned in (True, False)}
    kept_for_no_fault = ((S.REASON_ARRIVED, "personal"), False)
    assert found == (both - {kept_for_no_fault}) | {(choice, False) for choice in missing}


def test_every_letter_is_short() -> None:
    lengths = [len(text) for _case, text in letters()]
    assert max(lengths) < 600
    assert 250 <= median(lengths) <= 450


def test_every_letter_is_numbered_from_one_with_a_line_for_each_point() -> None:
    for _case, text in letters():
        lines = text.split("\n")
        assert [line.split(". ")[0] for line in lines] == [str(n) for n in range(1, len(lines) + 1)]


def test_every_reason_begins_its_letter_with_words_of_its_own() -> None:
    firsts = defaultdict(set)
    for case, text in letters():
        firsts[text.split("\n")[0]].add(menus(case))
    assert len(firsts) == len({menus(case) for case in ways()})
    assert all(len(same) == 1 for same in firsts.values())


def money(case: Case, step: S) -> Money:
    return Money.from_stored(case.answers[step].value)


def test_every_letter_names_the_amount_of_the_case_once_and_no_other() -> None:
    for case, text in letters():
        asked, paid = (str(LETTER.written(money(case, step))) for step in (S.REFUND, S.PAID))
        assert text.count(asked) == 1
        assert asked == paid or paid not in text


@pytest.mark.parametrize(
    ("paid", "refund", "said"),
    [
        ("8,12 €", "8.12", "full refund of €8.12,"),
        ("8,12 €", "8,11 €", "partial refund of €8.11,"),
        ("8.12", "8.12", "full refund of 8.12,"),
        ("5000 JPY", "5000", "full refund of ¥5,000,"),
        ("1 234,50 Kč", "1234.5", f"full refund of {LETTER.written(Money(123450, 'CZK'))},"),
    ],
)
def test_the_amount_is_written_in_english_with_the_currency_of_the_order(paid: str, refund: str, said: str) -> None:
    assert said in letter(case_of({S.PAID: paid, S.REFUND: refund}))


def test_a_currency_that_is_named_later_asks_for_the_amount_again_and_stands_in_the_letter() -> None:
    case = say(say(case_of({S.PAID: "8.12", S.REFUND: "4"}), S.PAID, "8.12 EUR"), S.REFUND, "4")
    assert "partial refund of €4.00," in letter(route.on_route(case))


def test_every_letter_says_whether_the_whole_amount_is_asked_for() -> None:
    for case, text in letters():
        whole = money(case, S.REFUND) == money(case, S.PAID)
        assert ("full refund" in text, "partial refund" in text) == (whole, not whole)


def test_postage_is_asked_back_where_nothing_arrived_and_the_whole_amount_is_asked_for() -> None:
    for case, text in letters():
        nothing_came = menus(case)[0][0] is S.REASON_MISSING
        whole = money(case, S.REFUND) == money(case, S.PAID)
        assert ("including postage" in text) == (nothing_came and whole)


def test_a_prepaid_label_is_asked_for_where_goods_go_back_that_the_store_answers_for() -> None:
    asked = {(menus(case)[0][1], sends_back(case)) for case, text in letters() if "prepaid" in text}
    assert asked == {(name, True) for name in set(reasons.ARRIVED) - {"personal", "other"}}


def test_every_bracket_of_a_letter_is_a_gap_and_every_letter_has_one() -> None:
    for _case, text in letters():
        found = gaps(text)
        assert found
        assert all(gap.startswith("[write ") and gap.endswith("]") for gap in found)
        assert text.count("[") == text.count("]") == len(found)


def test_no_place_of_a_letter_stays_empty() -> None:
    for _case, text in letters():
        assert not [mark for mark in ("{", "}", "$ ", "None", '""', "  ") if mark in text]


def test_the_same_case_makes_the_same_letter() -> None:
    assert all(compose(case) == compose(replace(case)) for case in ways())


def test_the_letter_is_english_wherever_the_bot_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    here = [letter(case) for case in ways()[::50]]
    for name in ("LANGUAGE", "LC_ALL", "LANG", "LC_NUMERIC"):
        monkeypatch.setenv(name, "cs_CZ.UTF-8")
    assert [write(case, Texts("letter").plain) for case in ways()[::50]] == here


def test_only_the_buyers_own_words_are_not_plain_ascii() -> None:
    assert (FOLDER / "letter.ftl").read_text("utf-8").isascii()
    assert all(text.replace(USUAL[S.LABEL], "").isascii() for _case, text in letters())


def test_every_text_of_the_letter_is_used() -> None:
    cases = [*ways(), *(case_of({}, files(*some)) for some in ((1, 0), (0, 1)))]
    used = {line.key for case in cases for line in compose(case)}
    assert used == set(messages("letter")) - PARTS


@pytest.mark.parametrize(
    ("photos", "videos", "said"),
    [
        (1, 0, "Proof attached: 1 photo. It shows"),
        (6, 0, "Proof attached: 6 photos. It shows"),
        (0, 1, "Proof attached: 1 video. It shows"),
        (0, 2, "Proof attached: 2 videos. It shows"),
        (1, 1, "Proof attached: 1 photo and 1 video. It shows"),
        (2, 3, "Proof attached: 2 photos and 3 videos. It shows"),
    ],
)
def test_photos_and_videos_are_counted(photos: int, videos: int, said: str) -> None:
    assert said in letter(case_of({}, files(photos, videos)))


def test_without_a_file_that_counts_nothing_is_said_of_proof() -> None:
    case = case_of({})
    useless = (file(1, "photo", "refused"), file(2, "video", "removed"), file(3, "photo", "surplus"))
    for evidence in ((), useless):
        keys = [line.key for line in compose(replace(case, evidence=evidence))]
        assert keys == ["problem_quality", "order", "details_quality", "ask_refund_partial"]


def test_an_order_that_was_not_named_is_not_mentioned() -> None:
    assert "My order" not in letter(case_of({S.ORDER: "skip"}))


def test_the_longest_usual_answers_stay_under_500_characters() -> None:
    for case in ways():
        usual = {step: answer.value for step, answer in case.answers.items()}
        refund = "99999.99" if money(case, S.REFUND) == money(case, S.PAID) else "99999.98"
        longest = {**usual, S.ORDER: "8" * 16, S.PAID: "99999.99 CZK", S.REFUND: refund}
        assert len(letter(case_of(longest, files(6, 1)))) < 500


def test_the_longest_words_that_can_be_typed_stay_whole_and_under_900_characters() -> None:
    words = "Ž" * LONGEST_NAME
    others = [case for case in ways() if case.value(S.LABEL)]
    assert others
    for case in others:
        said = {step: answer.value for step, answer in case.answers.items()}
        written = letter(case_of({**said, S.ORDER: "8" * 17, S.LABEL: words}, files(6, 1)))
        assert len(written) < 900
        assert f"My order: {'8' * 17}\n" in written
        assert f': "{words}".\n' in written


@given(st.text(max_size=LONGEST_NAME).filter(lambda words: words.strip() != "skip"))
def test_the_buyers_words_stand_in_the_letter_as_they_were_typed(words: str) -> None:
    try:
        case = case_of({S.ORDER: "8123456789012345", S.REASON_ARRIVED: "other", S.LABEL: words})
    except Rejected:
        return
    line = " ".join(words.split())
    lines = letter(case).split("\n")
    assert lines[0].endswith(f': "{line}".')
    assert lines[1] == "2. My order: 8123456789012345"


@pytest.mark.parametrize(
    ("called", "number"),
    [
        ("present for Mum", None),
        ("Mum’s 60th, do not tell Dad", None),
        ("for Mum, 8123456789012345", "8123456789012345"),
        ("https://www.aliexpress.com/p/order/detail.html?orderId=8123456789012345&from=mum", "8123456789012345"),
        ("https://www.aliexpress.com/item/1005006123456789.html", None),
        ("call +4201234567890123", None),
    ],
)
def test_what_the_buyer_calls_the_order_stays_in_the_chat_and_only_its_number_stands_in_the_letter(
    called: str, number: str | None
) -> None:
    written = letter(case_of({S.ORDER: called}))
    assert ("My order" in written) == bool(number)
    assert f"My order: {number}\n" in written or number is None
    assert not {"Mum", "Dad", "http", "420", "1005006123456789"} & set(re.findall(r"[A-Za-z]+|[0-9]+", written))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Size: [write the size].", ["[write the size]"]),
        ("[Write one]\n[ write two]", ["[Write one]", "[ write two]"]),
        ("Size: [write the size\n2. Next", ["[write the size"]),
        ("[write one [write two]", ["[write one ", "[write two]"]),
        ("Size: 42 [EU], see [photo 2]", []),
        ("[written by hand], [writer: Eva]", []),
        ("I write [42]", []),
        ("", []),
    ],
)
def test_a_gap_is_found_until_it_is_filled_in(text: str, found: list[str]) -> None:
    assert gaps(text) == found


def test_brackets_in_the_buyers_words_are_no_gaps() -> None:
    case = case_of({S.REASON_ARRIVED: "other", S.LABEL: "Boty [modré]"})
    assert "[modré]" not in gaps(letter(case))


@pytest.mark.parametrize("missing", [S.REASON_ARRIVED, S.REFUND, S.PAID])
def test_without_a_reason_or_an_amount_there_is_no_letter(missing: S) -> None:
    case = case_of({})
    answers = {step: answer for step, answer in case.answers.items() if step is not missing}
    with pytest.raises(KeyError):
        compose(replace(case, answers=answers))


SIZE = """\
1. The size of the item is not as described.
2. My order: 8123456789012345
3. Size in the description: [write the size and its measurements]. Size received: [write what you measured].
4. Proof attached: 3 photos and 1 video. It shows: [write what, for example: the item beside a ruler].
5. I ask for a partial refund of $4.06, without a return."""

DELIVERED = """\
1. I have not received the order. The tracking says "delivered", but nothing arrived.
2. Delivery date in the tracking: [write the date]. Answer of the post or courier: [write what they told you].
3. Proof attached: 1 photo. It shows: [write what, for example: the statement of the post or courier].
4. I ask for a full refund of $8.12, including postage."""

NOT_WORKING = """\
1. The item does not work properly.
2. My order: 8123456789012345
3. What I tried: [write what you did]. What happened: [write what happens, or does not happen].
4. Proof attached: 1 video. It shows: [write what, for example: my attempt to use the item].
5. I ask to return the item and to get a full refund of $8.12.
6. Please provide a prepaid return label."""

OTHER = """\
1. The order arrived, but there is a problem: "Jiný důvod".
2. Ordered: [write what you ordered]. Received: [write what came and what is wrong with it].
3. Proof attached: 2 photos. It shows: [write what can be seen].
4. I ask for a partial refund of $2.03, without a return."""

PERSONAL = """\
1. I do not want to keep the item, for personal reasons.
2. My order: 8123456789012345
3. State of the item: [write its state, for example: unused, in its original packaging].
4. Proof attached: 2 photos. It shows: [write what can be seen].
5. I ask to return the item and to get a full refund of $8.12."""

BACK = {S.SOLUTION: "return", S.REFUND: "full"}
MISSING = {S.ORDER: "skip", S.RECEIVED: "no", S.REFUND: "full_postage"}


@pytest.mark.parametrize(
    ("said", "evidence", "text"),
    [
        (
            {S.REASON_ARRIVED: "not_as_described", S.DETAIL_DESCRIPTION: "size", S.REFUND: "half"},
            files(3, 1),
            SIZE,
        ),
        ({**MISSING, S.REASON_MISSING: "delivered", S.MARKED_DELIVERED: "go_on"}, files(1, 0), DELIVERED),
        ({**BACK, S.REASON_ARRIVED: "not_working"}, files(0, 1), NOT_WORKING),
        ({S.ORDER: "modré  boty", S.REASON_ARRIVED: "other", S.REFUND: "quarter"}, files(2, 0), OTHER),
        ({**BACK, S.REASON_ARRIVED: "personal", S.PERSONAL: "go_on"}, files(2, 0), PERSONAL),
    ],
    ids=["size", "delivered", "not working", "other", "personal"],
)
def test_the_whole_letter_reads(said: Mapping[S, str], evidence: tuple[Evidence, ...], text: str) -> None:
    assert letter(case_of(said, evidence)) == text
