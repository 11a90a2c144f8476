"""What fits on a screen, and what a button carries."""

import html
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.buttons import LONGEST as LONGEST_DATA
from bot.screens.buttons import NARROW, Button, Tap, in_rows, read
from bot.screens.screen import LAST_ROWS, LONGEST, MOST_BUTTONS, Screen, fitted, length, pieces, shortened
from conversations.dispute import STEPS
from conversations.names import S
from conversations.steps import arrows
from standin.text.markup import parse_html

taps = st.builds(
    Tap,
    st.integers(0, 10**6),
    st.integers(-1, 10**6),
    st.sampled_from(["pick", "type", "keep_text", "open"]),
    st.text(string.ascii_letters + string.digits + ":-. ", max_size=20),
)


@given(taps)
def test_a_button_is_read_as_it_was_written(tap: Tap) -> None:
    assert read(tap.data) == tap


@given(st.text() | st.none())
def test_any_other_data_is_read_as_nothing_or_as_what_writes_the_same(data: str | None) -> None:
    tap = read(data)
    assert tap is None or read(tap.data if len((data or "").encode()) <= LONGEST_DATA else data) == tap


def test_data_that_telegram_would_refuse_is_never_made() -> None:
    assert len(Tap(1, 1, "pick", "x" * 53).data.encode()) == LONGEST_DATA
    with pytest.raises(ValueError, match="64 bytes"):
        _ = Tap(1, 1, "pick", "x" * 54).data


def test_every_choice_and_every_step_fits_into_a_button() -> None:
    choices = {label.split(" ")[0] or "done" for step in S for label, _after in arrows(STEPS[step])}
    assert choices
    longest = [Tap(10**6, 10**6, "pick", choice) for choice in choices] + [
        Tap(10**6, 10**6, "open", step) for step in S
    ]
    assert [tap for tap in longest if not fits(tap)] == []


def fits(tap: Tap) -> bool:
    """Whether Telegram would take the data of a button."""
    try:
        return bool(tap.data)
    except ValueError:
        return False


def test_short_buttons_share_a_row_and_long_ones_do_not() -> None:
    short, long = Button("x" * NARROW), Button("x" * (NARROW + 1))
    assert in_rows([short, short, short]) == ((short, short), (short,))
    assert in_rows([short, long, short, short]) == ((short,), (long,), (short, short))


@pytest.mark.parametrize(
    ("markup", "count"), [("<b>a</b>", 1), ("&lt;b&gt;", 3), ("🦊", 2), ("a &amp; b\n", 6), ("<pre>x < y</pre>"[:5], 0)]
)
def test_a_text_is_counted_as_telegram_counts_it(markup: str, count: int) -> None:
    assert length(markup) == count


@given(st.text(min_size=1, max_size=3 * LONGEST))
def test_a_long_text_is_cut_into_messages_without_losing_a_character(text: str) -> None:
    cut = pieces(text)
    assert "".join(cut) == text
    assert all(len(piece.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST for piece in cut)


def test_a_name_that_is_too_long_for_a_button_is_shortened() -> None:
    assert shortened("x" * 24) == "x" * 24
    assert shortened("x" * 25) == "x" * 23 + "…"


MORE = "<i>…there is more</i>"
TAGGED = (
    "<b>{}</b>",
    "<i>{}</i>",
    "<pre>{}</pre>",
    "<blockquote expandable>{}</blockquote>",
    '<a href="https://a.b/">{}</a>',
)
words = st.text("ab &<>\n🦊é", max_size=900).map(html.escape)
markup = st.recursive(
    words,
    lambda inner: st.one_of(
        st.builds(str.format, st.sampled_from(TAGGED[:2]), inner), st.lists(inner, max_size=6).map("".join)
    ),
    max_leaves=30,
)


@given(st.builds(str.format, st.sampled_from(TAGGED), markup), st.integers(0, 5))
def test_a_text_of_any_length_becomes_one_that_telegram_takes(text: str, times: int) -> None:
    whole = text * (times + 1)
    shown = fitted(Screen(whole, ()), MORE).text
    said, _entities = parse_html(shown)
    assert len(said.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST
    assert shown == whole or shown.endswith(MORE)
    assert shown == whole or length(shown) > LONGEST - 4, "as much as there is room for is kept"


@given(st.lists(st.integers(1, 8), max_size=60))
def test_of_too_many_buttons_the_last_rows_stay(sizes: list[int]) -> None:
    rows = tuple(tuple(Button(f"{row}.{place}") for place in range(size)) for row, size in enumerate(sizes))
    kept = fitted(Screen("", rows), MORE).rows
    assert sum(map(len, kept)) <= MOST_BUTTONS
    assert kept[-LAST_ROWS:] == rows[-LAST_ROWS:]
    assert kept == rows or sum(map(len, rows)) > MOST_BUTTONS
