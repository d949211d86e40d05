"""What comes from outside is drawn on Discord as it is, and means nothing there."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from simcord.preview import _markdown as preview

from bot.untrusted import for_discord, inline, quoted
from fakes.discord_markdown import read, slice_of

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "bot" / "samples").glob("*.txt"))

LIVE = {
    "bold": "**bold**",
    "underline": "__under__",
    "italics": "*it* or",
    "italics of words": "_it_",
    "strike": "~~struck~~",
    "spoiler": "||hidden||",
    "code": "`code`",
    "fence": "```py\nfence\n```",
    "heading": "# Heading",
    "subtext": "-# Answered by Pullquote",
    "quote": "> quote",
    "quote of the rest": ">>> quote\nmore",
    "list": "- one\n- two",
    "masked link": "[the court](https://evil.example/a_(b))",
    "timestamp": "<t:0:R>",
    "mention": "<@1> <@!1> <@&2> <#3>",
    "command": "</ask:4>",
    "place": "<id:customize>",
    "emoji of a server": "<a:blob:5>",
    "bracketed link": "<https://evil.example>",
    "mail": "<a@evil.example>",
    "telephone": "<+1 (555) 123 4567>",
    "everyone": "@everyone @here",
    "link": "https://evil.example/x",
    "invite": "discord.gg/x",
    "bare mail": "a@evil.example",
    "shortcode": ":white_check_mark:",
}
THREATS = {
    "a mass ping": ["@everyone", "@\u200beveryone", "<@1>", "<@\u200b1>", "<@&2>", "\\<@1>", "\\@here", "@@here"],
    "a link under another name": ["[a](b) [c](d)", "[a\\](b)", "\\[a](b)", "\\\\[a](b)", "[a]\n(b)", "[[a]](<b>)"],
    "a link": ["steam://run", "xhttps://x", "HTTP://x", "<https://x>", "(https://x)", "<mailto:a@b.c>", "a@b.c"],
    "an invite": ["DISCORD.GG/x", "discord.com/invite\\x", "discordapp.com/invite/x", "https://discord.gg\\x"],
    "words of the bot": ["-# Source", "  -#", "## a", "#", "> # a\n> -# b", "1. a\n> b", "**Moderator:** a\n\n> a"],
    "a list": ["* one", "  12. one", "\t- one", "-", "\xa0- a", "\x0b- a", "a\x85- b", "\u2028- a", "\r- a\r\n+ b"],
    "emphasis": ["*a", "**a", "***a***", "____", "||a", "`` ` ``", "\\*a\\*", "_a*_b_*", "a\\", "¯\\_(ツ)_/¯"],
    "a picture": [":a::b:", ":thumbsup::skin-tone-1:", "::a:", "10:30:45", "<a:blob:5>", ":<:a:5>:"],
    "another direction": ["- \u202egnp.exe", "a\u2067b\u2069", "<U+202E>", "\\<U+202E>"],
    "hidden words": ["a\U000e0041b", "1\u200b. a", "*\u0301*", "a\u3164b", "a" + "\u0301" * 9, "👩\u200d\u200d👩"],
}
EVERY = [*LIVE.values(), *(text for texts in THREATS.values() for text in texts)]
ANY = st.one_of(
    st.text(),
    st.text("\u200c\u200d\ufe0f\u0301\u202e\U000e0041\U000e0100\u0645\u0915葛👩❤1*#\u20e3 \n"),
    st.lists(st.sampled_from(EVERY)).map("".join),
    st.lists(st.sampled_from([*"*_~|`<>[]()@#:/.-+=!&\\ \n\t\r1a", "gg", "discord", "http", "x", "**", "\u200b"])).map(
        "".join
    ),
)


def as_lines(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(("kind", "text"), LIVE.items())
def test_the_model_of_discord_sees_what_is_live(kind, text):
    assert kind in read(text).live


@pytest.mark.parametrize("text", EVERY)
def test_no_way_to_start_markup_is_left_open(text):
    assert read(for_discord(text)).live == []
    assert read(inline(text)).live == []
    assert slice_of(quoted(text)) == as_lines(text)


@given(ANY)
@example("1\n. ")
def test_nothing_in_a_slice_is_live_and_all_of_it_is_there(text):
    reading = read(for_discord(text))
    assert reading.live == []
    assert reading.text == as_lines(text)


@given(ANY)
def test_a_quote_is_nothing_but_quoted_lines_and_gives_its_text_back(text):
    drawn = quoted(text)
    lines = as_lines(text).split("\n")
    assert read(drawn).live == ["quote"] * len(lines)
    assert slice_of(drawn) == "\n".join(lines)


@given(ANY, st.integers(1, 40))
def test_a_line_is_one_line_and_no_longer_than_asked(text, limit):
    whole, cut = inline(text), inline(text, limit)
    assert read(whole).live == read(cut).live == []
    assert slice_of(whole) == " ".join(text.split())
    assert "\n" not in cut
    shown = re.sub(r"\\(.)", r"\1", cut)
    assert len(shown) <= limit
    assert cut == whole or whole.startswith(cut.removesuffix("…"))


@given(ANY, st.data())
def test_slices_may_be_put_side_by_side_unless_a_word_is_cut(text, data):
    text = as_lines(text)
    cut = data.draw(st.integers(0, len(text)))
    assume(not re.match(r"\w\w", text[cut - 1 : cut + 1]))
    reading = read(for_discord(text[:cut]) + for_discord(text[cut:]))
    assert (reading.live, reading.text) == ([], text)


@pytest.mark.parametrize(
    "text", ["discord|.gg/x", "discord.|gg/x", "1|. a", "a\n1|. a", "https|://x", "<|#3>", "-|# a"]
)
def test_a_mark_is_escaped_even_where_only_half_of_it_is_in_the_slice(text):
    assert read("".join(map(for_discord, text.split("|")))).live == []


@given(ANY)
def test_between_marks_of_our_own_a_line_stays_inside_them(text):
    drawn = inline(text) or "…"
    reading = read(f"**{drawn}** · ~~{drawn}~~\n-# {drawn}\n### {drawn}")
    assert reading.live == ["bold", "strike", "subtext", "heading"]
    assert reading.text.count(slice_of(drawn)) >= 4


@given(ANY)
def test_what_is_drawn_neither_steers_nor_hides(text):
    drawn = for_discord(text)
    hidden = {one for one in drawn if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}}
    assert hidden <= set("\n\t\u200c\u200d")
    assert not re.search("[\u034f\u115f\u1160\u2800\u3164\uffa0\U000e0000-\U000e00ff]", drawn)
    assert not re.search("[\u200c\u200d]{2}|^[\u200c\u200d]|[\u200c\u200d]$|[\x00-\xff][\u200c\u200d]", drawn)
    runs = "".join("M" if unicodedata.category(one).startswith("M") else "." for one in drawn)
    assert "MMMMM" not in runs


# A second reader, not ours: the preview simcord draws of a message. Bare links are left to the model above: what finds
# them there is one more package. It reads more as markup than Discord does: CommonMark's tables and indented code, and
# subtext even where its first mark is escaped.
POLICY = preview._FIELD_POLICIES["text_display"] | {"links": False}
KNOWN = {
    "everyone": True,
    "users": {"1": "a"},
    "roles": {"2": "b"},
    "channels": {"3": "c"},
    "commands": {"4": "ask"},
    "emojis": {"5": {"name": "blob", "animated": True}},
}
PLAIN = {"paragraph", "inline", "text", "break"}
NOT_ON_DISCORD = {"subtext", "code_block", "table", "thead", "tbody", "tr", "th", "td"}


def previewed(drawn):
    """The kinds of markup the preview finds in a message."""
    parser = preview._markdown_parser(POLICY, KNOWN).enable(["link", "autolink"])
    tokens = parser.parse(preview._discord_multiline_quotes(drawn), {})
    return kinds(preview._blocks(tokens, POLICY)) - PLAIN


def kinds(tokens):
    return {token["type"] for token in tokens}.union(*(kinds(token.get("children", ())) for token in tokens))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("**a**", "strong_open"),
        ("# a", "heading"),
        ("- a", "bullet_list"),
        ("1. a", "ordered_list"),
        ("[a](https://b.example)", "link_open"),
        ("<https://b.example>", "link_open"),
        ("||a||", "spoiler_open"),
        ("`a`", "code"),
        ("<@1>", "mention"),
        ("@here", "mention"),
        ("</ask:4>", "command"),
        ("<a:blob:5>", "emoji"),
        ("<t:0:R>", "timestamp"),
        ("> a", "blockquote"),
    ],
)
def test_the_preview_sees_what_is_live(text, kind):
    assert kind in previewed(text)


@given(ANY)
def test_the_preview_finds_nothing_live_either(text):
    assert previewed(for_discord(text)) <= NOT_ON_DISCORD
    assert previewed(inline(text)) <= NOT_ON_DISCORD
    assert previewed(quoted(text)) <= NOT_ON_DISCORD | {"blockquote"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_prose_of_the_news_grows_by_less_than_a_fiftieth(path):
    text = path.read_text(encoding="utf-8")
    assert len(for_discord(text)) <= len(text) * 1.02
