"""Text from outside made inert for a terminal and for Discord."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.untrusted import for_discord, for_terminal, inline, quoted


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


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("@everyone and <@!123>, <@&4>, <#5>", r"\@everyone and \<\@!123>, \<\@&4>, \<\#5>"),
        ("</ask:6> <id:customize> <t:0:R> ago", r"\</ask:6> \<id:customize> \<t\:0:R> ago"),
        ("<a:blob:7> or :smile: now", r"\<a\:blob:7> or \:smile: now"),
        ("as follows:", r"as follows\:"),
        ("[the court](https://evil.example)", r"\[the court](https\://evil.example)"),
        ("write to press@court.example", r"write to press\@court.example"),
        ("join Discord.gg/x or discordapp.com/invite/x", r"join Discord\.gg/x or discordapp\.com/invite/x"),
        ("**bold** _it_ ~~no~~ ||who|| `code`", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \|\|who\|\| \`code\`"),
        ("# Heading\n## Next\n-# Answered", "\\# Heading\n\\## Next\n\\-# Answered"),
        ("> quote\n>>> rest", "\\> quote\n\\>>> rest"),
        ("- a\n  + b\n* c\n12. d\n3) e", "\\- a\n  \\+ b\n\\* c\n12\\. d\n3\\) e"),
        (r"C:\temp", r"C\:\\temp"),
        ("paid \u202e001$\u202c", "paid <U+202E>001$<U+202C>"),
        ("tag\U000e0041 in\u200bvisible\ufeff\u00ad", "tag<U+E0041> in<U+200B>visible<U+FEFF><U+00AD>"),
        ("\u3164\u115f\u034f\u2800\ufe01", "<U+3164><U+115F><U+034F><U+2800><U+FE01>"),
        ("e" + "\u0301" * 6, "e" + "\u0301" * 4 + "<U+0301><U+0301>"),
        ("\u0645" + "\u064b\u200d" * 6 + "\u0645", "\u0645" + "\u064b\u200d" * 4 + "<U+064B><U+200D>" * 2 + "\u0645"),
        ("\u06dd\u200c\u0645", "<U+06DD><U+200C>\u0645"),
        ("title\n===", "title\n\\==="),
        ("half \ud83d\x00", "half <U+D83D><U+0000>"),
        ("a\u200db\u200c", "a<U+200D>b<U+200C>"),
        ("<U+202E>", r"\<U+202E>"),
        ("a\r\nb\rc", "a\nb\nc"),
    ],
)
def test_what_could_mean_something_to_discord_or_hide_is_escaped(text, drawn):
    assert for_discord(text) == drawn


@pytest.mark.parametrize(
    "text",
    [
        "“Plain” words — it's ½ of €5, 7% (or $3.40) & more.",
        "Well-known: at 10:30, A/B; 3 > 2 = true + 1 - 2! #1?",
        "In 2019. The end.\nSo 5.3 m\n\n-",
        "tab\there",
        "שלום עולם",
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 🏳\ufe0f\u200d🌈",
        "葛\U000e0100城",
        "e\u0301",
        "",
    ],
)
def test_prose_of_every_script_is_drawn_without_a_backslash(text):
    assert for_discord(text) == text.replace("\n-", "\n\\-")


def test_every_line_of_a_quote_is_quoted():
    assert quoted("one\r\n\r\n-# two") == "> one\n> \n> \\-# two"
    assert quoted("") == "> "


@pytest.mark.parametrize(
    ("text", "limit", "drawn"),
    [
        (" Two\r\n\twords\u2028here ", None, "Two words here"),
        ("Two words", 9, "Two words"),
        ("Two words", 8, "Two wor…"),
        ("Two words", 5, "Two…"),
        ("Two words", 1, "…"),
        ("****", 4, r"\*\*\*\*"),
        ("****", 3, r"\*\*…"),
        ("a\\b", 2, "a…"),
        ("a\\bc", 3, "a\\\\…"),
        ("a\u202eb", 10, "a<U+202E>b"),
        ("a\u202eb", 9, "a…"),
        ("ne\u0301e", 2, "n…"),
        ("👩\u200d👧 ok", 4, "👩\u200d👧…"),
        ("👩\u200d👧 ok", 3, "…"),
        ("🇩🇪🇫🇷", 3, "🇩🇪…"),
        ("👍🏽👍🏽", 2, "…"),
        ("می\u200cخواهم", 4, "می…"),
    ],
)
def test_a_line_is_cut_by_what_is_drawn_and_never_within_a_mark(text, limit, drawn):
    assert inline(text, limit) == drawn
