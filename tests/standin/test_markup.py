"""The cases follow what Telegram's own parser is known to do: its errors, its offsets, its corners."""

from __future__ import annotations

import html
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standin.refusals import Refusal
from standin.text.markup import parse_html
from standin.text.utf16 import part, pieces, units

SURROGATES = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("é<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("12345<x>", 'Unsupported start tag "x" at byte offset 5'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<!-- -->", 'Unsupported start tag "!--" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b a", "Unclosed start tag at byte offset 0"),
        ("<b =a>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<b a=", 'Unclosed start tag "b" at byte offset 0'),
        ("<b a=x,>", "Unexpected end of name token at byte offset 5"),
        ('<b a="x>', "Unclosed start tag at byte offset 0"),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b ", "Unclosed end tag at byte offset 4"),
        ("<b>\N{GRINNING FACE}</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("<b><i>a</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="1" format="rt">a</tg-time>', "Invalid date format used"),
        ('<tg-time unix="0">a</tg-time>', "Invalid Unix time specified"),
        ("&#xDFDF;", SURROGATES),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(markup: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_html(markup)
    assert (caught.value.status, caught.value.description) == (400, f"Bad Request: can't parse entities: {reason}")


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("&lt;&gt;&amp;&quot;&#65;&#x42;&nbsp;&", '<>&"AB&nbsp;&', []),
        ("&lt no semicolon", "< no semicolon", []),
        ("&#0;&#12345678;", "&#0;&#12345678;", []),
        ("<b>a</b><strong>b</strong>", "ab", [("bold", 0, 1), ("bold", 1, 1)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", n, 1) for n in range(3)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("\N{GRINNING FACE}<b>\N{GRINNING FACE}</b>", "\N{GRINNING FACE}\N{GRINNING FACE}", [("bold", 2, 2)]),
        ("<B>a</b >", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("<b x y=z>a</b>", "a", [("bold", 0, 1)]),
        ("<i><b>a</b></i>", "a", [("bold", 0, 1), ("italic", 0, 1)]),
        ("<i>a<b>b</b></i>", "ab", [("italic", 0, 2), ("bold", 1, 1)]),
        ("<pre>a</pre>", "a", [("pre", 0, 1)]),
        ("<code>a</code>", "a", [("code", 0, 1)]),
        ('<code class="language-py">a</code>', "a", [("code", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities(markup: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    found, marked = parse_html(markup)
    assert (found, [(one["type"], one["offset"], one["length"]) for one in marked]) == (text, entities)


@pytest.mark.parametrize(
    ("markup", "extra"),
    [
        ('<pre><code class="language-py">a</code></pre>', {"type": "pre", "language": "py"}),
        ('<code class="language-py"><pre>a</pre></code>', {"type": "pre", "language": "py"}),
        ('<a href="example.org">a</a>', {"type": "text_link", "url": "http://example.org/"}),
        ("<a href='https://example.org/x?a=1&amp;b'>a</a>", {"url": "https://example.org/x?a=1&b"}),
        ("<a>example.org</a>", {"url": "http://example.org/", "length": 11}),
        ('<a href="tg://user?id=77">a</a>', {"type": "text_mention", "user": {"id": 77}}),
        ('<tg-emoji emoji-id="123">a</tg-emoji>', {"type": "custom_emoji", "custom_emoji_id": "123"}),
        ('<tg-time unix="12345">a</tg-time>', {"type": "date_time", "unix_time": 12345}),
        ('<tg-time unix="12345" format="wDT">a</tg-time>', {"date_time_format": "wDT"}),
    ],
)
def test_a_tag_keeps_what_it_says(markup: str, extra: dict[str, Any]) -> None:
    _, (entity,) = parse_html(markup)
    assert entity | extra == entity


@pytest.mark.parametrize("markup", ['<a href="nothing">a</a>', "<a> </a>", '<a href="javascript:alert(1)">a</a>'])
def test_a_link_that_leads_nowhere_is_plain_text(markup: str) -> None:
    assert parse_html(markup)[1] == []


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=6))
def test_an_escaped_text_comes_back_as_it_was_and_each_entity_covers_its_part(parts: list[str]) -> None:
    markup = "".join(f"<b>{html.escape(piece)}</b>" for piece in parts)
    text, entities = parse_html(markup)
    assert text == "".join(parts)
    assert [part(text, one["offset"], one["length"]) for one in entities] == [piece for piece in parts if piece]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(2, 9))
def test_a_text_is_cut_into_pieces_that_fit_and_make_it_up(text: str, most: int) -> None:
    cut = list(pieces(text, most))
    assert "".join(cut) == text
    assert all(0 < units(piece) <= most for piece in cut)


@given(st.text(alphabet="<>/&;ab =\"'#x1-", max_size=40))
def test_whatever_is_written_is_either_refused_or_read_with_entities_inside_the_text(markup: str) -> None:
    with suppress(Refusal):
        text, entities = parse_html(markup)
        assert all(0 <= one["offset"] < one["offset"] + one["length"] <= units(text) for one in entities)
