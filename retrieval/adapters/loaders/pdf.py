"""PDF: lines as they stand on the pages, put together to paragraphs."""

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

from retrieval.adapters.loaders.lines import Line, pieces_of, running
from retrieval.bylines import with_byline
from retrieval.draft import Draft, Piece, Reason
from retrieval.furniture import without_furniture
from retrieval.refusals import Fault, Refused
from retrieval.sources import Given

_PAGES: Final = 200
_CHARACTERS: Final = 40
"""Characters a page below which there is no text on it but stamps and numbers."""

_LIGATURES: Final = re.compile("[\ufb00-\ufb06]")

_SHORT: Final = 6
"""Words of a paper's name, at most."""

_PAPER: Final = re.compile(
    r"\b(?:post|times|news|gazette|herald|tribune|journal|chronicle|observer|mail|daily|weekly|telegraph|courier|echo|"
    r"star|standard|examiner|inquirer|sentinel|zeitung|anzeiger|nachrichten|tageblatt|kurier|bote|courrier|gazette|"
    r"presse|monde|diario|periódico|faro|jornal|gazzetta|corriere|krant|courant|bulletin|review)\b",
    re.IGNORECASE,
)
"""What papers are called."""

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
            pages, stated, author = _opened(PdfReader(io.BytesIO(given.content)))
        except Refused:
            raise
        except LimitReachedError:
            raise Refused(Fault.UNPACKS_TOO_LARGE) from None
        except (PyPdfError, *_CAUGHT):
            raise Refused(Fault.DAMAGED) from None
        if sum(len(line.text) for page in pages for line in page) < _CHARACTERS * min(max(len(pages), 1), 3):
            raise Refused(Fault.SCANNED if pages else Fault.NO_TEXT)
        return with_byline(_draft(pages, stated, given.url), [author])


def _opened(reader: Any) -> tuple[list[list[Line]], str, str]:
    """The lines of every page, and the title and the author that the file gives itself."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused(Fault.ENCRYPTED)
    if len(reader.pages) > _PAGES:
        raise Refused(Fault.TOO_MANY_PAGES)
    pages = [_lines(page) for page in reader.pages]
    said = reader.metadata or {}
    return pages, str(said.get("/Title") or ""), str(said.get("/Author") or "")


def _draft(pages: Sequence[Sequence[Line]], stated: str, url: str | None) -> Draft:
    heads = running(pages)
    pieces = pieces_of([[line for line in page if line.key not in heads] for page in pages])
    title = _title(pieces, stated, pages)
    removed = tuple(Piece(text, reason=Reason.OTHER) for text in dict.fromkeys(heads.values()))
    told = without_furniture([piece for piece in pieces if piece.text != title])
    return Draft((*told, *removed), title, url)


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
    heads = _heads(pages[0], 1.2 * sizes.most_common(1)[0][0])
    title = max(heads, key=lambda head: head[0], default=None)  # of several as large the first
    if title is not None and _is_masthead(title[1]):
        title = max((head for head in heads if head[0] < title[0]), key=lambda head: head[0], default=None)
    return title[1] if title and re.search(r"[^\W\d_]{2}", title[1]) and len(title[1]) < 300 else None


def _heads(page: Sequence[Line], least: float) -> list[tuple[float, str]]:
    """Lines of one size in letters of that size or larger, each run as one, from the top."""
    runs = groupby((line for line in page if line.text), key=lambda line: line.size)
    return [(size, " ".join(line.text for line in lines)) for size, lines in runs if size >= least and size > 0]


def _is_masthead(text: str) -> bool:
    """Whether it is the name of a paper: few words, all in capital letters or each with one, and a paper's word."""
    words = text.split()
    return len(words) <= _SHORT and all(word[:1].isupper() for word in words) and bool(_PAPER.search(text))
