"""Text from outside made inert for a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.untrusted import for_terminal


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("\x1b[31mred\x1b[0m", "<U+001B>[31mred<U+001B>[0m"),
        ("\x1b]8;;https://example.org\x07link", "<U+001B>]8;;https://example.org<U+0007>link"),
        ("\x9b2J", "<U+009B>2J"),
        ("abc\b\b\bxyz", "abc<U+0008><U+0008><U+0008>xyz"),
        ("\x00\x7f", "<U+0000><U+007F>"),
        ("paid \u202e001$\u202c", "paid <U+202E>001$<U+202C>"),
        ("\u2066a\u2069\u200f", "<U+2066>a<U+2069><U+200F>"),
        ("in\u200bvisible\ufeff\u00ad", "in<U+200B>visible<U+FEFF><U+00AD>"),
        ("tag\U000e0041", "tag<U+E0041>"),
        ("own\ue000", "own<U+E000>"),
        ("half \ud83d", "half <U+D83D>"),
        ("a\u2028b\u2029c\x85d", "a<U+2028>b<U+2029>c<U+0085>d"),
    ],
)
def test_what_could_steer_a_terminal_or_hide_is_written_out(text, drawn):
    assert for_terminal(text) == drawn


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\nb"])
def test_every_line_end_is_a_line_break(text):
    assert for_terminal(text) == "a\nb"


@pytest.mark.parametrize(
    "text",
    [
        "“Plain” words — and ½ €5.",
        "tab\there",
        "שלום עולם",
        "می\u200cخواهم",
        "👩\u200d👩\u200d👧",
        "e\u0301",
        "[red]x[/red]",
        "",
    ],
)
def test_words_of_every_script_stay_as_they_are(text):
    assert for_terminal(text) == text


@given(st.text(st.characters()))
def test_nothing_drawn_steers_and_drawing_twice_is_drawing_once(text):
    drawn = for_terminal(text)
    harmful = {one for one in drawn if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}}
    assert harmful <= set("\n\t\u200c\u200d")
    assert for_terminal(drawn) == drawn
