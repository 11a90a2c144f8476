"""The complaint: what it says for every way through the guide and every subset of facts, and what it never says."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts import FOLDER, Texts, languages, messages, mirror, texts
from conversations import reasons, route
from conversations.case import Case
from conversations.complaint.facts import QUESTIONS, SKIP
from conversations.complaint.forms import LONGEST_OWN_WORDS, LONGEST_WORDS
from conversations.complaint.letter import LONGEST, compose, write
from conversations.complaint.proof import ALL, may_show
from conversations.complaint.sentences import Quoted
from conversations.complaint.told import quoted
from conversations.dispute import STEPS
from conversations.evidence import Evidence, Verdict
from conversations.names import S
from conversations.reading.money import Money
from conversations.rejected import Rejected
from conversations.rules import LONGEST_NAME, sends_back
from conversations.steps import DONE, Ask, Menu, Wanted
from tests.conversations.complaint.usual import KEPT, page
from tests.conversations.complaint.usual import letters as usual_letters
from tests.conversations.walks import to_the_amount, typed_at

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LETTER = texts("letter/en")
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
    S.EXPLANATION: "compose",
}
TOLD = (S.ORDER, S.RETURN, S.RECEIVED, *reasons.REASON_MENUS, S.LABEL, S.PAID, S.REFUND)
"""The answers that the letter tells of: ways that differ only elsewhere are walked once."""


def file(number: int, kind: str, verdict: Verdict = "accepted", shows: str = "") -> Evidence:
    mark = f"{kind} {number}"
    return Evidence(number, "video" if kind == "video" else "photo", number, mark, mark, NOW, verdict, shows=shows)


def files(photos: int, videos: int, *shows: str) -> tuple[Evidence, ...]:
    kinds = ["photo"] * photos + ["video"] * videos
    said = (*shows, *[""] * len(kinds))
    return tuple(file(number, kind, shows=said[number - 1]) for number, kind in enumerate(kinds, 1))


def say(case: Case, step: S, said: str) -> Case:
    """Tap the button of that name or, where there is none, type the words."""
    try:
        return route.choose(case, step, said, NOW)
    except KeyError:
        return route.write(case, step, said, NOW)


def case_of(said: Mapping[S, str], evidence: tuple[Evidence, ...] = files(2, 1), to: S = S.EXPLANATION) -> Case:
    """Go through the guide to the explanation; what is not said here is answered as usual, facts are skipped."""
    case = Case(1, NOW, evidence=evidence)
    while (step := route.open_step(case)) is not to:
        case = say(case, step, {**dict.fromkeys(QUESTIONS, SKIP), **USUAL, **said}[step])
    return route.on_route(case)


def with_facts(said: Mapping[S, str], evidence: tuple[Evidence, ...] = files(2, 1)) -> Case:
    """Go on to the letter."""
    return case_of(said, evidence, S.LETTER)


def letter(case: Case, language: str = "en", *, is_long: bool = False) -> str:
    return write(case, mirror(language).plain, TODAY, is_long=is_long)


def said_at(case: Case, step: S) -> Iterator[str]:
    """List everything that can be tapped or typed at a step; facts are skipped."""
    kind = STEPS[step]
    if step in QUESTIONS:
        yield SKIP
        return
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
    assert 150 <= median(lengths) <= 450


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


def test_no_place_of_a_letter_stays_empty() -> None:
    for _case, text in letters():
        assert not [mark for mark in ("{", "}", "$ ", "None", '""', "  ") if mark in text]


def test_the_same_case_makes_the_same_letter() -> None:
    assert all(compose(case, TODAY) == compose(replace(case), TODAY) for case in ways())


def test_the_letter_is_english_wherever_the_bot_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    here = [letter(case) for case in ways()[::50]]
    for name in ("LANGUAGE", "LC_ALL", "LANG", "LC_NUMERIC"):
        monkeypatch.setenv(name, "cs_CZ.UTF-8")
    assert [write(case, Texts("letter/en").plain, TODAY) for case in ways()[::50]] == here


def test_only_the_buyers_own_words_are_not_plain_ascii() -> None:
    assert (FOLDER / "letter/en.ftl").read_text("utf-8").isascii()
    assert all(text.replace(USUAL[S.LABEL], "").isascii() for _case, text in letters())


@pytest.mark.parametrize(
    ("photos", "videos", "said"),
    [
        (1, 0, "Proof: 1 photo.\n"),
        (6, 0, "Proof: 6 photos.\n"),
        (0, 1, "Proof: 1 video.\n"),
        (0, 2, "Proof: 2 videos.\n"),
        (1, 1, "Proof: 1 photo and 1 video.\n"),
        (2, 3, "Proof: 2 photos and 3 videos.\n"),
    ],
)
def test_photos_and_videos_are_counted(photos: int, videos: int, said: str) -> None:
    assert said in letter(case_of({}, files(photos, videos)))


def test_without_a_file_that_counts_nothing_is_said_of_proof() -> None:
    case = case_of({})
    useless = (file(1, "photo", "refused"), file(2, "video", "removed"), file(3, "photo", "surplus"))
    for evidence in ((), useless):
        keys = [one.key for point in compose(replace(case, evidence=evidence), TODAY) for one in point]
        assert keys == ["problem_quality", "order", "ask_refund_partial"]


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
        assert f"My order: {'8' * 17}." in written
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
    assert lines[1] == "2. My order: 8123456789012345."


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
    assert f"My order: {number}." in written or number is None
    assert not {"Mum", "Dad", "http", "420", "1005006123456789"} & set(re.findall(r"[A-Za-z]+|[0-9]+", written))


@pytest.mark.parametrize("missing", [S.REASON_ARRIVED, S.REFUND, S.PAID])
def test_without_a_reason_or_an_amount_there_is_no_letter(missing: S) -> None:
    case = case_of({})
    answers = {step: answer for step, answer in case.answers.items() if step is not missing}
    with pytest.raises(KeyError):
        compose(replace(case, answers=answers), TODAY)


# The facts

BOUND = 500
"""Characters that the letter stays under with usual answers (facts.md 4.1: the form's own limit is not known)."""


@cache
def asked() -> tuple[tuple[str, Case], ...]:
    """Reason -> a case at what was paid."""
    found = []
    for _way, case in to_the_amount():
        why = reasons.reason(route.on_route(case))
        assert why
        found.append((why.key, case))
    return tuple(found)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=LONGEST_WORDS)


@st.composite
def complaints(draw: st.DrawFn) -> Case:
    """A case of any reason, full or partial, with any of its questions answered or skipped, and files with or without
    a word on what they show.
    """
    _reason, case = draw(st.sampled_from(asked()))
    shows = draw(st.lists(st.sampled_from(["", *may_show(route.on_route(case))]), min_size=1, max_size=6))
    videos = draw(st.integers(0, 2))
    case = replace(case, evidence=files(len(shows), videos, *shows))
    while (step := route.open_step(case)) is not S.LETTER:
        if step in QUESTIONS:
            case = draw_fact(draw, case, step)
        elif step is S.REFUND:
            offered = list(STEPS[step].offers(route.on_route(case)))  # type: ignore[union-attr]
            case = say(case, step, draw(st.sampled_from([*offered, "2.03"])))
        else:
            case = say(case, step, {S.EXPLANATION: "compose"}.get(step, USUAL[step]))
    return route.on_route(case)


def draw_fact(draw: st.DrawFn, case: Case, step: S) -> Case:
    """Answer a question in any way, or skip it."""
    fact = QUESTIONS[step]
    typed = draw(WORDS) if fact.wants is Wanted.WORD else typed_at(step)[0]
    said = draw(st.sampled_from([SKIP, *fact.choices, *fact.words[:3], typed, typed]))
    try:
        return say(case, step, said)
    except Rejected:
        return say(case, step, SKIP)


def numbers(text: str) -> set[str]:
    return set(re.findall(r"[0-9]+", text))


@settings(max_examples=150, deadline=None)
@given(complaints())
def test_whatever_is_skipped_letter_and_mirror_are_whole_short_and_say_nothing_that_was_not_said(case: Case) -> None:
    for language in languages():
        for is_long in (False, True):
            text = letter(case, language, is_long=is_long)
            own = unquoted(text, case, language)
            assert not [
                mark for mark in ("[", "]", "{", "}", "None", '""', "„“", "  ", " .", " ,", "..") if mark in own
            ]
            assert all(line == line.strip() for line in text.split("\n"))
            assert is_long or len(text) <= LONGEST
    assert numbers(unquoted(letter(case), case, "en")) <= said_numbers(case)


def unquoted(text: str, case: Case, language: str) -> str:
    """The text without the buyer's own words."""
    for step in (S.LABEL, *quoted(case)):
        text = text.replace(str(mirror(language).written(Quoted(case.value(step) or "-"))), "Q")
    return text


def said_numbers(case: Case) -> set[str]:
    """Every number that was answered, or follows from answers: differences, sums, days, places of files and lines."""
    found = {str(number) for number in range(10)} | {str(TODAY.year), str(TODAY.day)}
    for answer in case.answers.values():
        found |= numbers(answer.value) | {str(int(number)) for number in numbers(answer.value)}
        found |= numbers(str(LETTER.written(money_of(answer.value)))) if money_of(answer.value) else set()
    told = [case.value(step) or "" for step in QUESTIONS]
    days = [date.fromisoformat(one) for one in told if re.fullmatch(r"\d{4}-\d\d-\d\d", one)]
    found |= {str((TODAY - day).days) for day in days} | {str(day.day) for day in days}
    ordered, came = case.value(S.PIECES_ORDERED) or "", case.value(S.PIECES_CAME) or ""
    if ordered.isdecimal() and came.isdecimal():
        found.add(str(int(ordered) - int(came)))
    return found


def money_of(value: str) -> Money | None:
    try:
        return Money.from_stored(value)
    except ValueError:
        return None


def test_the_longest_answers_to_every_question_stay_under_900_characters() -> None:
    for _reason, start in asked():
        case = replace(start, evidence=files(6, 1, *may_show(route.on_route(start))))
        while (step := route.open_step(case)) is not S.LETTER:
            usual = {S.EXPLANATION: "compose", S.REFUND: "2.03", S.SELLER_SAID: "W" * LONGEST_WORDS}.get(step)
            longest = typed_at(step)[0] if step in QUESTIONS else USUAL.get(step, "")
            if step in QUESTIONS and QUESTIONS[step].wants is Wanted.WORD:
                longest = "W" * (LONGEST_OWN_WORDS if step is S.OWN_WORDS else LONGEST_WORDS)
            case = say(case, step, usual or longest)
        for language in languages():
            assert len(letter(route.on_route(case), language)) <= LONGEST


def test_every_fact_has_its_sentence_and_every_sentence_its_fact() -> None:
    """Each question that is answered changes the letter, and every text of the letter stands in one of them."""
    used = {one.key for case in ways() for point in compose(case, TODAY) for one in point}
    for shown in (files(1, 0, "the_problem"), files(0, 1)):
        used |= {one.key for point in compose(case_of({}, shown), TODAY) for one in point}
    told = set[S]()
    for refund in ("2.03", "full", "pieces", "part"):
        for _reason, start in asked():
            case = replace(start, evidence=files(1, 0))
            while (step := route.open_step(case)) is not S.LETTER:
                offered = STEPS[step].offers(route.on_route(case)) if step is S.REFUND else {}  # type: ignore[union-attr]
                said = refund if refund in offered else "full_postage" if "full_postage" in offered else "2.03"
                fact = {S.SELLER_SAID: "nothing"}.get(step) or (typed_at(step)[0] if step in QUESTIONS else "")
                case = say(case, step, fact or {S.REFUND: said, S.EXPLANATION: "compose"}.get(step) or USUAL[step])
            case = route.on_route(case)
            points = compose(case, TODAY)
            used |= {one.key for point in points for one in point}
            for step in set(QUESTIONS) & set(case.answers):
                without = replace(case, answers={key: one for key, one in case.answers.items() if key is not step})
                if compose(without, TODAY) != points:
                    told.add(step)
            for one in (S.SIZE_LISTED, S.SIZE_MEASURED, S.PIECES_ORDERED, S.PIECES_CAME, S.TRACKING_LAST, S.PART_PRICE):
                less = replace(case, answers={key: one_ for key, one_ in case.answers.items() if key is not one})
                used |= {sentence.key for point in compose(less, TODAY) for sentence in point}
    assert told >= set(QUESTIONS) - {S.VARIANT, S.OWN_WORDS}, set(QUESTIONS) - told
    texts_ = {key for key in messages("letter/en") if not key.startswith("word_")}
    assert texts_ - used == {"photos", "videos", "quoted", "pattern_day", "greeting", "closing"}


def test_every_word_is_one_of_a_question_or_a_file_and_each_has_its_text() -> None:
    named = {word for fact in QUESTIONS.values() for word in fact.words} | ALL | {"size"}
    for language in languages():
        assert {f"word_{word}" for word in named} == {key for key in messages(f"letter/{language}") if "word_" in key}


@pytest.mark.parametrize("language", languages())
def test_each_language_has_the_same_texts_with_the_same_places(language: str) -> None:
    keys = messages("letter/en")
    assert set(messages(f"letter/{language}")) == set(keys)
    for key in keys:
        assert mirror(language).places(key) >= mirror("en").places(key) - {"words"}, key
        assert mirror("en").places(key) >= mirror(language).places(key), key


def test_an_inch_is_compared_with_centimetres_in_the_unit_of_the_offer() -> None:
    said = {**SIZE_SAID, S.SIZE_LISTED: "10 in", S.SIZE_MEASURED: "24 cm"}
    assert "waist 10 in. Measured: 24 cm, 0.6 in less." in letter(with_facts(said))


def test_the_amount_of_missing_pieces_is_worked_out_offered_and_explained() -> None:
    case = with_facts(SHORT_SAID)
    assert case.value(S.REFUND) == "1.80 USD"
    assert "Why this amount: 3 x $0.60 = $1.80 for what is missing." in letter(case)
    dear = with_facts({**SHORT_SAID, S.PIECE_PRICE: "8.12", S.REFUND: "half"})
    assert "pieces" not in STEPS[S.REFUND].offers(dear)  # type: ignore[union-attr]
    assert "Price of a piece: $8.12." in letter(dear), "more than was paid cannot be asked for"


def test_who_did_not_write_to_the_seller_is_not_asked_when_and_nothing_is_said_of_it() -> None:
    case = with_facts({S.SELLER_SAID: "not_asked"})
    assert S.SELLER_DAY not in route.route(case)
    assert "seller" not in letter(case)


def test_the_order_of_the_points() -> None:
    keys = [point[0].key for point in compose(with_facts({**SIZE_SAID, S.SELLER_SAID: "nothing"}), TODAY)]
    assert keys == ["problem_size", "order", "proof_photos_videos", "seller", "ask_refund_partial"]


SIZE_SAID: Mapping[S, str] = {
    S.REASON_ARRIVED: "not_as_described", S.DETAIL_DESCRIPTION: "size", S.REFUND: "half", S.SIZE_ORDERED: "EU 42",
    S.MEASURED_WHAT: "waist", S.SIZE_LISTED: "27", S.SIZE_MEASURED: "25,4 cm", S.ARRIVED_ON: "2026-11-12",
    S.WHY_AMOUNT: "share_of_use", S.SELLER_SAID: "nothing", S.SELLER_DAY: "2026-11-14",
}  # fmt: skip
SHORT_SAID: Mapping[S, str] = {
    S.REASON_ARRIVED: "quantity", S.DETAIL_QUANTITY: "short", S.PIECES_ORDERED: "10", S.PIECES_CAME: "7 ks",
    S.PIECE_PRICE: "0,60", S.REFUND: "pieces",
}  # fmt: skip


@pytest.mark.parametrize("language", languages())
def test_the_kept_letters_are_those_that_are_written(language: str) -> None:
    kept = (KEPT / f"{language}.txt").read_text("utf-8")
    assert page(language) == kept, "read what has changed: python -m tests.conversations.complaint.usual"


def test_with_usual_answers_most_letters_are_under_500_characters() -> None:
    found = [len(one) for one in usual_letters("en")]
    assert median(found) < BOUND
    assert max(found) < 620
