"""Bytes to text: a mark at the beginning, what was declared, UTF-8, and only then a guess."""

import codecs
import re
from typing import Final

from retrieval.errors import NotText
from retrieval.language import language_of

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_DECLARED: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_CALLED: Final = "The text"
"""In words for the reader: what a file is called is somebody else's choice."""

_PROLOGUE: Final = 4_096
"""Bytes in which a page declares its encoding; the HTML standard asks for the first 1,024."""

_GUESSED_ON: Final = 65_536
"""Bytes that a guess is made from: more changes nothing, and takes long."""

_AS_BROWSERS: Final = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
"""Names that mean another encoding on the web (https://encoding.spec.whatwg.org/#names-and-labels)."""

_SHIFTING: Final = frozenset({"iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "hz"})
"""Encodings in seven bits, which pass for UTF-8; other texts in another encoding hardly ever do."""

_ESCAPES: Final = re.compile(rb"\x1b\$[@B].+?\x1b\([BJ]", re.DOTALL)
"""How Japanese in seven bits begins and ends (RFC 1468): no other text has these."""

_KANA: Final = re.compile("[\u3041-\u309f]")
_KANA_SHARE: Final = 0.2
"""Share of hiragana in what is beyond ASCII from which it is Japanese: prose has about half, Chinese none."""

_IN_WORD: Final = re.compile(rb"(?<=[a-z])[\x80-\xff](?=[a-z])")
_ON_MACS: Final = frozenset({*range(0x80, 0x91), 0x9A, 0x9B, 0x9F}) - {0x8C}
"""Letters in Mac OS Roman; in Windows' encoding signs and capitals that never stand inside a word in small letters."""

_WESTERN: Final = frozenset({"de", "nl", "fr", "es", "pt", "it", "sv", "no", "da"})
_ASCII: Final = 0x80
_TYPOGRAPHY: Final = range(0x80, 0xA0)
"""Quotation marks, dashes and the like in Windows' encodings of western Europe."""

_UNUSABLE: Final = frozenset(
    {"utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "utf_7", "undefined"}
)


def decoded(content: bytes, declared: str | None = None, *, html: bool = False) -> tuple[str, bool]:
    """The text, and whether its encoding is a guess. Raises `NotText`."""
    mark = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    stated = _DECLARED.search(content[:_PROLOGUE]) if html else None
    named = [declared, stated[1].decode("ascii") if stated else None]
    shifting = [one for one in named if one and one.lower() in _SHIFTING]
    if not html and mark is None and not shifting and _ESCAPES.search(content[:_GUESSED_ON]):
        shifted = _strictly(content, "iso2022_jp")
        if shifted is None:
            raise NotText(_CALLED, "its encoding cannot be told")
        return _sound(shifted), True
    for encoding in (mark, *shifting, "utf-8", *named):
        text = _strictly(content, encoding)
        if text is not None:
            return (text.replace("\0", "") if html else _sound(text)), False
    if html and (mark or declared or stated) is None and _nearly_utf8(content):
        return content.decode("utf-8", "replace"), True
    return _sound(_guessed(content)), True


def _strictly(content: bytes, encoding: str | None) -> str | None:
    if encoding is None or encoding.lower() in _UNUSABLE:
        return None
    wanted = _AS_BROWSERS.get(encoding.lower(), encoding)
    try:
        return content.decode(wanted)
    except (LookupError, UnicodeError, ValueError):
        return None


def _nearly_utf8(content: bytes) -> bool:
    """Whether a few bytes alone are broken, as where a page was cut."""
    return content.decode("utf-8", "replace").count("\ufffd") <= len(content) // 2_000


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes

    if b"\0" in content:
        raise NotText(_CALLED, "it looks like a binary file")
    text = _japanese(content) or _of_a_mac(content)
    if text is not None:
        return text
    best = from_bytes(content[:_GUESSED_ON]).best()
    text = _western(content) or (_strictly(content, best.encoding) if best is not None else None)
    if text is None:
        raise NotText(_CALLED, "its encoding cannot be told")
    return text


def _japanese(content: bytes) -> str | None:
    """The text in EUC-JP, where it then has hiragana: by its bytes alone it passes for western Europe's."""
    text = _strictly(content, "euc_jp")
    beyond = sum(not one.isascii() for one in text or "")
    return text if text and len(_KANA.findall(text)) >= max(1, _KANA_SHARE * beyond) else None


def _of_a_mac(content: bytes) -> str | None:
    """The text in Mac OS Roman, where what stands inside words is small letters in it and signs in Windows'."""
    inside = [found.group() for found in _IN_WORD.finditer(content)]
    theirs = [one for one in inside if one[0] in _ON_MACS]
    if not theirs or 2 * len(theirs) < len(inside) or not b"".join(inside).decode("mac_roman").islower():
        return None
    text = _strictly(content, "mac_roman")
    return text if text and language_of(text) in _WESTERN else None


def _western(content: bytes) -> str | None:
    """The text in the encoding of western Europe, where it then reads as one of its languages, or as typeset English.

    A short text in French passes for one in Polish by its letters alone.
    """
    text = _strictly(content, "cp1252")
    if text is None:
        return None
    typeset = all(byte < _ASCII or byte in _TYPOGRAPHY for byte in content)
    return text if typeset or language_of(text) in _WESTERN else None


def _sound(text: str) -> str:
    if "\0" in text:
        raise NotText(_CALLED, "it looks like a binary file")
    return text
