"""What kind of document some bytes are: by what they hold, and by what they are called only where that says nothing."""

import io
import re
import zipfile
from enum import StrEnum
from typing import Final

from retrieval.adapters.loaders.charset import MARKS
from retrieval.refusals import Fault, Refused


class Kind(StrEnum):
    """A kind of document that can be read."""

    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    PDF = "pdf"
    DOCX = "docx"
    EPUB = "epub"


_HEAD: Final = 1_024
"""Bytes in which a PDF says that it is one (ISO 32000, annex H), and a page as a rule (WHATWG MIME Sniffing)."""

_OTHERS: Final = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM6", b"II*\x00", b"MM\x00*", b"OggS", b"ID3", b"fLaC"),
    *(b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"SQLite format 3", b"{\\rtf", b"%!PS"),
    *(b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd"),
    *(b"wOFF", b"wOF2", b"OTTO", b"\x00\x01\x00\x00", b"\x00\x00\x00"),
)
"""How files of other kinds begin: pictures, programs, archives, sound, fonts, databases (their own specifications)."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")

_PAGE: Final = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml.{0,200}?\?>\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|main|section|header|title|meta|script|style|table|div|p|h[1-6]|a|br|"
    r"ul|ol|figure|blockquote|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS: Final = re.compile(r"</(?:p|div|a|h[1-6]|span|li|body|html)\s*>", re.IGNORECASE)

_CLEAR: Final = re.compile(
    r"^#{1,6} \S|^```|\[[^\]\n]{1,200}\]\((?:https?://|/)[^)\s]*\)|^!\[[^\]\n]*\]\("
    r"|^\[[^\]\n]{1,200}\]: +https?://\S+$",
    re.MULTILINE,
)
"""Marks that only Markdown has."""

_LIKELY: Final = (
    re.compile(r"\*\*[^*\n]{1,200}\*\*"),
    re.compile(r"(?<!\w)[_*][^\s_*][^_*\n]{0,80}[_*](?!\w)"),
    re.compile(r"^[-*+] \S.*\n+[-*+] \S", re.MULTILINE),
    re.compile(r"<https?://[^>\s]+>"),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^\S.*\n(?:=|-){3,}\s*$", re.MULTILINE),
)
"""Marks that plain text may have one of."""

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_SAMPLE: Final = 100_000
"""Bytes looked at for marks."""


def kind_of(content: bytes, name: str | None = None, declared: str | None = None) -> Kind:
    """What the bytes are. Raises `Refused`: `kind_unknown`, `encrypted`, `damaged`."""
    if b"%PDF-" in content[:_HEAD]:
        return Kind.PDF
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if content.startswith(_OLE):
        raise Refused(Fault.ENCRYPTED if _LOCKED in content else Fault.KIND_UNKNOWN)
    marked = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    if marked is None and content.startswith(_OTHERS):
        raise Refused(Fault.KIND_UNKNOWN)
    text = content[:_SAMPLE].decode(marked or "latin-1", "replace")
    if _PAGE.match(text) or (declared in _PAGES and _TAGS.search(text)):
        return Kind.HTML
    if "\0" in text and marked is None:
        raise Refused(Fault.KIND_UNKNOWN)
    return Kind.MARKDOWN if _is_markdown(text, name, declared) else Kind.TEXT


def _zipped(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            names = set(opened.namelist()[:2_001])
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, RuntimeError):
        raise Refused(Fault.DAMAGED) from None
    if "META-INF/container.xml" in names or b"application/epub+zip" in content[:100]:
        return Kind.EPUB
    if "[Content_Types].xml" in names and any(one.startswith("word/") for one in names):
        return Kind.DOCX
    raise Refused(Fault.KIND_UNKNOWN)


def _is_markdown(text: str, name: str | None, declared: str | None) -> bool:
    if declared in {"text/markdown", "text/x-markdown"} or (name or "").lower().endswith((".md", ".markdown")):
        return True
    return bool(_CLEAR.search(text)) or sum(bool(one.search(text)) for one in _LIKELY) > 1
