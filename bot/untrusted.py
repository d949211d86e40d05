"""Text from outside made inert: what is drawn differs from the stored words by escapes alone.

What Discord gives a meaning is documented in its "Markdown Text 101" and in "Message Formatting" of its API reference;
which marks open a block at a line's start is taken from CommonMark, of which Discord draws a part.
"""

import re
import unicodedata
from itertools import accumulate
from typing import Final

_KEPT: Final = "\n\t"
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS: Final = "\u200c\u200d"
"""Needed inside words of Persian and Indic scripts and inside emoji; they steer nothing."""

_BLANK: Final = re.compile(
    # Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt), as far as it is outside _INVISIBLE …
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff"
    # … and what is drawn as nothing though it is not in that list: fillers, the empty Braille cell, noncharacters.
    "\u2800\U00016fe4\U0001d159\ufdd0-\ufdef\ufffe\uffff]"
)

_EMOJI: Final = "©®‼⁉™ℹ\u2190-\u27bf\u2900-\u2bff〰〽㊗㊙\U0001f000-\U0001faff"
_CURSIVE: Final = (  # Arabic to Myanmar, Khmer and Mongolian, Limbu to Vedic, Syloti to Meetei, and their later planes
    "\u0620-\u109f\u1780-\u17b3\u17b6-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
_HAN: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_NEEDED: Final = re.compile(
    # Joiners between emoji or between letters that join, and variants of the one character before them:
    # emoji (UTS 51), ideographs (the Ideographic Variation Database), Mongolian letters.
    f"(?:(?<=[{_EMOJI}])|(?<=[{_EMOJI}]\ufe0f))\u200d(?=[{_EMOJI}])"
    f"|(?<=[{_CURSIVE}])[{_JOINERS}](?=[{_CURSIVE}])"
    f"|(?<=[{_EMOJI}])[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)"
    f"|(?<=[{_HAN}])[\ufe00-\ufe02\U000e0100-\U000e01ef]|(?<=[\u1820-\u18aa])[\u180b-\u180d\u180f]"
)
_MARKS: Final = 4
"""Combining marks kept on one base: more than any living script puts there, fewer than reach another line."""

_MEANT: Final = re.compile(
    # Matches up to the mark that is to be escaped. Where a text ends, whatever comes next could complete the mark.
    r"""
      ( ^[^\S\n]* (?: (?=[>#+=-]) | [0-9]* (?=[.)](?:\s|\Z)) ) )   # what opens a block: quote, heading, subtext, list
    | (?=[\\*_~|`<\[@]) | (?<=<)(?=\#)                             # emphasis, spoiler, code, <…>, masked link, mention
    | (?=: (?: // | [^\s:]*\Z | [^\s:]+: ))                        # bare link, :shortcode:
    # Invites need no scheme, and a backslash in place of their slash does not stop them: hence the dot.
    | (?: (?<=discord) | (?<=discordapp) | \A ) (?=\.(?:[^\W_]|\Z))
    """,
    re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)
_TONE: Final = re.compile("[\U0001f3fb-\U0001f3ff]")
_HALF_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]$")
_PIECE: Final = re.compile(r"\\?(?:<U\+[0-9A-F]{4,6}>|.)", re.DOTALL)


def for_terminal(text: str) -> str:
    """Control, bidirectional and invisible characters written out as `<U+202E>`; line ends as line breaks."""
    return "".join(character if _harmless(character) else _named(character) for character in _lines(text))


def for_discord(text: str) -> str:
    r"""Draws the text itself inside a message: no markup, mention or link starts in it, nothing in it is hidden.

    Backslashes before what could mean something; what cannot be seen is written out as `<U+202E>`, which a `<` of the
    text cannot imitate, being `\<`. Two results may be put side by side, unless a word was cut between them.
    """
    escaped = _MEANT.sub(r"\1\\", _lines(text))
    drawn, marks = [""], 0
    for place, character in enumerate(escaped):
        if character not in _JOINERS:
            marks = marks + 1 if unicodedata.category(character).startswith("M") else 0
        # Needed is only what acts on a character that stands before it as it is.
        needed = drawn[-1] == escaped[place - 1 : place] and _NEEDED.match(escaped, place)
        seen = marks <= _MARKS and (_visible(character) or needed)
        drawn.append(character if seen else _named(character))
    return "".join(drawn)


def quoted(text: str) -> str:
    """`for_discord`, every line a block quote: nothing in it can pass for the bot's own words."""
    return "\n".join(f"> {line}" for line in for_discord(text).split("\n"))


def inline(text: str, limit: int | None = None) -> str:
    """`for_discord` on one line, white space run together; past `limit` (≥ 1) drawn characters cut, with `…`."""
    drawn = for_discord(" ".join(text.split()))
    pieces = _clusters(drawn)
    widths = [_width(piece) for piece in pieces]
    if limit is None or sum(widths) <= limit:
        return drawn
    fitting = sum(end < limit for end in accumulate(widths))
    return "".join(pieces[:fitting]).rstrip(" " + _JOINERS) + "…"


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _harmless(character: str) -> bool:
    return character in _KEPT or character in _JOINERS or unicodedata.category(character) not in _INVISIBLE


def _visible(character: str) -> bool:
    if character in _KEPT:
        return True
    return unicodedata.category(character) not in _INVISIBLE and not _BLANK.match(character)


def _clusters(drawn: str) -> list[str]:
    """What may not be cut: an escape and its mark, a written-out character, a base and what is combined with it."""
    clusters: list[str] = []
    for piece in _PIECE.findall(drawn):
        if clusters and _continues(clusters[-1], piece):
            clusters[-1] += piece
        else:
            clusters.append(piece)
    return clusters


def _continues(cluster: str, piece: str) -> bool:
    combined = unicodedata.category(piece[0]).startswith("M") or piece in _JOINERS or bool(_TONE.match(piece))
    return combined or cluster.endswith("\u200d") or bool(_HALF_FLAG.match(cluster) and _HALF_FLAG.match(piece))


def _width(cluster: str) -> int:
    return len(cluster) - cluster.startswith("\\")


def _named(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def unescaped(drawn: str) -> str:
    """What was drawn for Discord as it reads there: for a file, where nothing is given a meaning."""
    return re.sub(r"\\(.)", r"\1", drawn, flags=re.DOTALL)
