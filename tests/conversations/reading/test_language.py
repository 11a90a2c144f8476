"""The language of what buyers write, short or noisy: at least 19 of 20, and never a wrong "this is English"."""

from __future__ import annotations

import platform
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.quotas import LONGEST_TEXT
from conversations.reading import language
from conversations.reading.language import is_english, language_of

HAS_A_WHEEL = platform.machine() != "aarch64" and sys.version_info < (3, 14)
pytestmark = pytest.mark.skipif(not HAS_A_WHEEL, reason="the library is not installed there: see pyproject.toml")

COMPLAINTS = {
    "I opened the parcel and one glass was in pieces.": "en",
    "The colour in the listing is dark green, mine is light grey.": "en",
    "Sešit je o polovinu menší, než bylo napsáno v nabídce.": "cs",
    "Hodinky po dvou dnech přestaly jít.": "cs",
    "Namiesto troch kusov som dostal iba jeden.": "sk",
    "Krabička bola prázdna, nič v nej nebolo.": "sk",
    "Zamiast skórzanej torebki dostałam plastikową.": "pl",
    "Brakuje ładowarki i instrukcji obsługi.": "pl",
    "Der Stecker passt nicht und das Gehäuse hat einen Riss.": "de",
    "Es fehlen zwei Schrauben, so kann ich das Regal nicht aufbauen.": "de",
    "La camisa llegó manchada y le falta un botón.": "es",
    "El vendedor mandó otro modelo distinto al de la foto.": "es",
    "Le tissu est déchiré et la fermeture ne marche plus.": "fr",
    "Je n'ai reçu que la moitié de ma commande.": "fr",
    "Il telefono non si accende e la scatola era aperta.": "it",
    "Ho ordinato il colore rosso ma è arrivato blu.": "it",
    "Экран поцарапан, а в коробке нет зарядки.": "ru",
    "Посылка пришла, но внутри другой товар.": "ru",
    "O relógio parou de funcionar depois de uma semana.": "pt",
    "De lamp geeft geen licht en het snoer is te kort.": "nl",
}
"""Written for this test and not used while the rules were made."""
SHORT = {
    "Kabel nefunguje.": False,
    "size wrong!!": True,
    "Zip broken, no refund yet": True,
    "wrong colour": True,
    "it does not fit!!!": True,
    "rozbité": False,
    "Displej je prasklý": False,
    "nie działa": False,
    "falsche Farbe, bitte Geld zurück": False,
    "talla equivocada": False,
    "mauvaise taille": False,
    "не работает": False,
    "尺寸不对": False,
    "サイズが違う": False,
    "사이즈가 틀려요": False,
    "المقاس خطأ": False,
}
UNKNOWN = (
    "",
    "   ",
    "12345",
    "8.12 USD",
    "42 -> 39",
    "???!!",
    "XL",
    "👍👍👍",
    "5/12/2026",
    "\ud83d",
    "\0\0",
    "... 1. 2. 3.",
)


def test_complaints_of_one_sentence_are_recognised() -> None:
    told = {text: language_of(text) for text in COMPLAINTS}
    wrong = {text: code for text, code in told.items() if code != COMPLAINTS[text]}
    assert len(set(COMPLAINTS.values())) >= 10
    assert len(wrong) <= 1, wrong
    assert [text for text, code in told.items() if (code == "en") != (COMPLAINTS[text] == "en")] == []


@pytest.mark.parametrize(("text", "is_it"), SHORT.items())
def test_a_few_words_are_enough_to_say_whether_it_is_english(text: str, is_it: bool) -> None:
    assert is_english(text) in (is_it, None)


def test_a_few_words_are_seldom_left_open() -> None:
    assert sum(is_english(text) is None for text in SHORT) <= 2


@pytest.mark.parametrize("text", UNKNOWN)
def test_where_there_is_nothing_to_tell_it_is_not_told(text: str) -> None:
    assert language_of(text) is None
    assert is_english(text) is None


def test_where_the_library_is_missing_only_other_letters_tell_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "detect", None)
    assert is_english("The box was open.") is None
    assert is_english("Посылка пришла пустой.") is False


@pytest.mark.parametrize(
    "bit", ["The box was open. ", "a\0b\ud83d", "é\u0301", "\u202e<b>", "尺", "1", "\U000e0041", "x"]
)
def test_a_text_of_any_length_takes_no_time(bit: str) -> None:
    text = bit * (LONGEST_TEXT // len(bit) + 13_000)
    began = time.thread_time()
    is_english(text)
    assert time.thread_time() - began < 0.05


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_is_told_or_not_and_never_an_error(text: str) -> None:
    code, is_it = language_of(text), is_english(text)
    assert code is None or code.isalpha()
    assert is_it in (True, False, None)
    assert not (is_it and code != "en")
