"""What the words under a file say that it shows: as people write them, in both languages, and when they say nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import languages, mirror
from conversations.complaint.slots import SLOTS
from conversations.reading.captions import MOST_WORDS, slot_said
from conversations.reading.slot_words import AND, CZECH, ENGLISH, LANGUAGES, NAMED

SAID = """
size      | item_with_ruler    | with a ruler; ruler on the dress; measuring tape; s pravítkem; šaty s metrem; měření
size      | size_label         | size lable; Tag with the size; štítek s velikostí; stitek velikosti
size      | size_table         | size chart; table of the seller; tabulka velikostí; v tabulce prodejce
size      | seller_chat        | chat with the seller; my messages to the shop; zprávy s prodejcem; konverzace
look      | the_offer          | the offer; order snapshot; listing; nabídka; z inzerátu
look      | item_beside_offer  | beside the picture of the offer; compared with the listing; srovnání s nabídkou
look      | the_difference     | different colour; the difference close up; rozdíl; rozdíly zblízka
flaw      | defect_close_up    | a hole; scratches; stained; vada zblízka; díra v rukávu; skvrny
flaw      | whole_item         | the whole dress; complete item; celé zboží; celá věc
working   | my_attempt         | trying to switch it on; my attempt; pokus o zapnutí; zkouším to zapnout
working   | the_fault          | It does not switch on; it doesn't work; nejde zapnout; nefunguje; závada
working   | how_connected      | how it is plugged in; connected to the charger; zapojení; připojeno kabelem
damaged   | parcel_label       | the label on the parcel; label on a package; Štítek zásilky; nálepka na balíku
damaged   | parcel_outside     | the parcel from outside; my box; zásilka zvenku; krabice zvenčí; balík
damaged   | packing_inside     | packing inside; inside the box; uvnitř obalu; obal
damaged   | damage_close_up    | damage close up; crack in the corner; broken; poškození zblízka; rozbitý roh
damaged   | damage_report      | the carrier's report; zápis o škodě od dopravce; protokol
quantity  | unpacking          | unboxing; video of unpacking the parcel; rozbalování; rozbalení zásilky
quantity  | all_that_came      | all that came; everything; vše, co přišlo; všechno
quantity  | parcel_on_scale    | on the scale; weighing the parcel; na váze; zvážená zásilka
counterfeit | marks_close_up   | the logo; marks close up; značky zblízka; loga
counterfeit | genuine_beside   | the original for comparison; srovnání s originálem
missing   | tracking_page      | tracking; tracking of the parcel; sledování zásilky
missing   | other_tracker      | 17track; another tracking page; jiné sledování
delivered | carrier_statement  | statement of the post; vyjádření pošty; potvrzení od dopravce
returned  | return_reason_page | reason of the return; důvod vrácení
customs   | customs_paper      | the customs paper; rozhodnutí celnice; dokument z celnice
any       | order_page         | my order; the order page; stránka objednávky
"""
TABLE = [
    (kind.strip(), slot.strip(), caption.strip())
    for line in SAID.strip().splitlines()
    for kind, slot, captions in [line.split("|")]
    for caption in captions.split(";")
]


def of(kind: str) -> list[str]:
    return [slot.name for slot in SLOTS[kind]]


@pytest.mark.parametrize(("kind", "slot", "caption"), TABLE)
def test_a_file_goes_where_its_caption_says(kind: str, slot: str, caption: str) -> None:
    assert slot_said(caption, of(kind)) == slot


@pytest.mark.parametrize(
    ("kind", "caption"),
    [
        ("size", "size label and ruler"),  # two things
        ("size", "štítek a metr"),
        ("damaged", "the parcel from outside with its label"),  # equally
        ("size", "the parcel's label"),  # none of these slots, though a label is
        ("look", "štítek zásilky"),
        ("size", "no label"),  # it is not there
        ("size", "bez štítku"),
        ("damaged", "the label is missing"),
        ("look", "older model"),  # one letter from "order"
        ("size", "This is the torn sole"),
        ("any", "8.12 USD"),
        ("any", "5 days ago"),
        ("any", "😡"),
        ("any", ""),
        ("size", "label " * (MOST_WORDS + 1)),  # a story
    ],
)
def test_the_buyer_is_asked_where_the_words_are_not_sure(kind: str, caption: str) -> None:
    assert slot_said(caption, of(kind)) is None


@pytest.mark.parametrize("language", languages())
def test_the_words_of_the_letter_itself_are_understood(language: str) -> None:
    said = {(kind, slot): mirror(language).plain(f"word_{slot}") for kind in SLOTS for slot in of(kind)}
    assert {key: slot_said(words, of(key[0])) for key, words in said.items()} == {key: key[1] for key in said}


def test_every_slot_is_named_by_ideas_that_each_language_has() -> None:
    assert set(NAMED) == {slot for kind in SLOTS for slot in of(kind)}
    ideas = {idea for ways in NAMED.values() for way in ways for idea in way.split()} | {"not"}
    assert ideas == set(ENGLISH) == set(CZECH)
    assert set(AND) == set(LANGUAGES)


def test_words_are_told_as_they_are_compared() -> None:
    stems = [stem for words in LANGUAGES.values() for idea in words.values() for stem in idea.split()]
    assert [stem for stem in stems if not re.fullmatch(r"=?[a-z0-9]{2,}", stem)] == []


@given(st.text(max_size=200), st.sampled_from(sorted(SLOTS)))
def test_any_text_is_read(caption: str, kind: str) -> None:
    assert slot_said(caption, of(kind)) in (None, *of(kind))
