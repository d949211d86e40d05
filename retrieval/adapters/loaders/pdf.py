"""PDF: lines as they stand on the pages, put together to paragraphs."""

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from retrieval.adapters.loaders.lines import Line, pieces_of, running
from retrieval.draft import Draft, Piece, Reason
from retrieval.refusals import Fault, Refused
from retrieval.sources import Given

_PAGES: Final = 200
_CHARACTERS: Final = 40
"""Characters a page below which there is no text on it but stamps and numbers."""

_LIGATURES: Final = re.compile("[\ufb00-\ufb06]")

_CAUGHT: Final = (
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    RecursionError,
    OSError,
    ArithmeticError,
    AssertionError,
)
"""What the library raises on broken files, beside its own."""


class PdfLoader:
    """`retrieval.ports.Loader` of PDF."""

    def read(self, given: Given) -> Draft:
        """See the port. Raises `Refused`."""
        from pypdf import PdfReader
        from pypdf.errors import LimitReachedError, PyPdfError

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        try:
            pages, stated = _opened(PdfReader(io.BytesIO(given.content)))
        except Refused:
            raise
        except LimitReachedError:
            raise Refused(Fault.UNPACKS_TOO_LARGE) from None
        except (PyPdfError, *_CAUGHT):
            raise Refused(Fault.DAMAGED) from None
        if sum(len(line.text) for page in pages for line in page) < _CHARACTERS * min(max(len(pages), 1), 3):
            raise Refused(Fault.SCANNED if pages else Fault.NO_TEXT)
        return _draft(pages, stated, given.url)


def _opened(reader: Any) -> tuple[list[list[Line]], str]:
    """The lines of every page, and the title that the file gives itself."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused(Fault.ENCRYPTED)
    if len(reader.pages) > _PAGES:
        raise Refused(Fault.TOO_MANY_PAGES)
    pages = [_lines(page) for page in reader.pages]
    return pages, str((reader.metadata or {}).get("/Title") or "")


def _draft(pages: Sequence[Sequence[Line]], stated: str, url: str | None) -> Draft:
    heads = running(pages)
    pieces = pieces_of([[line for line in page if line.key not in heads] for page in pages])
    title = _title(pieces, stated, pages)
    removed = tuple(Piece(text, reason=Reason.OTHER) for text in dict.fromkeys(heads.values()))
    return Draft((*(piece for piece in pieces if piece.text != title), *removed), title, url)


def _lines(page: Any) -> list[Line]:
    """The lines of a page, in the order in which they are drawn, with the size of their letters."""
    drawn: list[tuple[str, float]] = []

    def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        drawn.append((text, round(float(size or 0), 1)))

    text = page.extract_text(visitor_text=visit)
    return _sized(_spelt(text), [(_spelt(words), size) for words, size in drawn])


def _spelt(text: str) -> str:
    """Letters that are drawn as one, apart again: nobody types a ligature."""
    return _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _sized(text: str, drawn: Sequence[tuple[str, float]]) -> list[Line]:
    biggest: dict[str, float] = {}
    for words, size in drawn:
        for part in words.splitlines():
            flat = " ".join(part.split())
            if flat:
                biggest[flat] = max(size, biggest.get(flat, 0.0))
    found = []
    for raw in text.splitlines():
        flat = " ".join(raw.split())
        found.append(Line(flat, biggest.get(flat, 0.0), len(raw) - len(raw.lstrip())))
    return found


def _title(pieces: Sequence[Piece], stated: str, pages: Sequence[Sequence[Line]]) -> str | None:
    """The stated title where the first page has it; else its lines in letters clearly larger than the text's."""
    flat = " ".join(stated.split())
    first = " ".join(line.text for line in pages[0]) if pages else ""
    if len(flat) > 5 and flat.casefold() in first.casefold():
        return next((piece.text for piece in pieces if piece.text.casefold() == flat.casefold()), flat)
    sizes = Counter(line.size for page in pages for line in page for _ in range(len(line.text)))
    if not sizes or not pages[0]:
        return None
    body, largest = sizes.most_common(1)[0][0], max(line.size for line in pages[0])
    if largest < body * 1.2:
        return None
    head = " ".join(line.text for line in pages[0] if line.size == largest)
    return head if re.search(r"[^\W\d_]{2}", head) and len(head) < 300 else None
