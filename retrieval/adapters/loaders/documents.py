"""Documents of every kind: the loader is chosen by what the bytes are, whatever they are called."""

from dataclasses import replace
from typing import Final

from retrieval.adapters.loaders.sniff import Kind, kind_of
from retrieval.draft import Draft
from retrieval.errors import ArticleTooLong
from retrieval.furniture import without_furniture
from retrieval.policy import Limits
from retrieval.refusals import Fault, Refused
from retrieval.sources import Given, Loader

_TEXT_BYTES: Final = 4 * Limits.CHARACTERS + 4
"""The longest article there can be, in the widest encoding, with its byte-order mark."""


def read_document(given: Given) -> Draft:
    """What the document holds, and no more than an article may have. Raises `UnusableInput`."""
    kind = kind_of(given.content, given.name, given.kind)
    if kind in {Kind.TEXT, Kind.MARKDOWN}:
        if len(given.content) > _TEXT_BYTES:
            raise Refused(Fault.TOO_LARGE)
    elif len(given.content) > Limits.FILE:
        raise Refused(Fault.TOO_LARGE)
    draft = loader_of(kind).read(given)
    return bounded(replace(draft, pieces=without_furniture(draft.pieces), url=draft.url or given.url))


def bounded(draft: Draft) -> Draft:
    """The draft with no more removed pieces than somebody may look through. Raises `ArticleTooLong`.

    What is too long for an article is told here, in the process that read it, before it is handed on.
    """
    kept = [piece for piece in draft.pieces if piece.reason is None]
    if len(kept) > Limits.SENTENCES:
        raise ArticleTooLong(len(kept), Limits.SENTENCES, "paragraphs")
    characters = sum(len(piece.text) for piece in draft.pieces)
    if max(characters, len(draft.as_it_came or "")) > Limits.CHARACTERS:
        raise ArticleTooLong(characters, Limits.CHARACTERS, "characters")
    if len(draft.pieces) - len(kept) <= Limits.REMOVED:
        return draft
    room = iter(range(Limits.REMOVED))
    return replace(
        draft, pieces=tuple(piece for piece in draft.pieces if piece.reason is None or next(room, None) is not None)
    )


def loader_of(kind: Kind) -> Loader:
    """The loader of a kind; its libraries are imported now."""
    match kind:
        case Kind.HTML:
            from retrieval.adapters.loaders.page import HtmlLoader

            return HtmlLoader()
        case Kind.TEXT:
            from retrieval.adapters.loaders.plain import TextLoader

            return TextLoader()
        case Kind.MARKDOWN:
            from retrieval.adapters.loaders.markdown import MarkdownLoader

            return MarkdownLoader()
        case Kind.PDF:
            from retrieval.adapters.loaders.pdf import PdfLoader

            return PdfLoader()
        case Kind.DOCX:
            from retrieval.adapters.loaders.docx import DocxLoader

            return DocxLoader()
        case Kind.EPUB:
            from retrieval.adapters.loaders.epub import EpubLoader

            return EpubLoader()
