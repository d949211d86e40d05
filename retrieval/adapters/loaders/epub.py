"""EPUB: the chapters of a publication, in the order in which they are read."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

from retrieval.adapters.loaders.blocks import Block, blocks_of
from retrieval.adapters.loaders.zipped import Zipped, xml_of
from retrieval.article import Byline
from retrieval.bylines import names_of, with_byline
from retrieval.dates import day_in
from retrieval.draft import Draft, Piece, Reason
from retrieval.furniture import without_furniture
from retrieval.language import language_said
from retrieval.refusals import Fault, Refused
from retrieval.sources import Given

_CONTAINER: Final = "META-INF/container.xml"
_RIGHTS: Final = "META-INF/encryption.xml"
_CHAPTERS: Final = 200
"""Chapters that are read; articles have one."""

_FONTS: Final = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Methods that scramble fonts and hide no text (EPUB 3.3, section 4.4)."""

_NOTES: Final = ("footnote", "endnote", "rearnote", "noteref")


class EpubLoader:
    """`retrieval.ports.Loader` of EPUB 2 and 3."""

    def read(self, given: Given) -> Draft:
        """See the port. Raises `Refused`."""
        archive = Zipped(given.content)
        if _RIGHTS in archive and _is_locked(archive.tree(_RIGHTS)):
            raise Refused(Fault.ENCRYPTED)
        path = next((str(one.get("full-path")) for one in archive.tree(_CONTAINER).iter("{*}rootfile")), "")
        package = _Package(archive.tree(path), posixpath.dirname(path))
        pieces: list[Piece] = []
        for chapter in package.chapters()[:_CHAPTERS]:
            if chapter in archive:
                pieces += _pieces(archive.read(chapter))
        title = package.said("title")
        kept = tuple(piece for piece in pieces if title is None or piece.text.casefold() != title.casefold())
        if not any(piece.reason is None for piece in kept):
            raise Refused(Fault.NO_TEXT)
        byline = package.byline("\n".join(piece.text for piece in kept))
        return with_byline(Draft(without_furniture(kept), title, given.url, byline))


@dataclass(frozen=True, slots=True)
class _Package:
    """The description of a publication."""

    root: Any
    folder: str

    def chapters(self) -> list[str]:
        """Names of the chapters' members, without covers and tables of contents."""
        items = {one.get("id"): one for one in self.root.iter("{*}item")}
        left_out = {one.get("href") for one in self.root.iter("{*}reference") if one.get("type") in {"toc", "cover"}}
        found = []
        for one in self.root.iter("{*}itemref"):
            item = items.get(one.get("idref"))
            if item is None or "nav" in (item.get("properties") or "").split() or item.get("href") in left_out:
                continue
            if "html" in (item.get("media-type") or ""):
                found.append(posixpath.normpath(posixpath.join(self.folder, unquote(item.get("href") or ""))))
        return found

    def said(self, name: str) -> str | None:
        """A field of Dublin Core."""
        found = (" ".join((one.text or "").split()) for one in self.root.iter(f"{{*}}{name}"))
        return next((one for one in found if one), None)

    def byline(self, text: str) -> Byline:
        """Who wrote it, when, and in which language; `text` is what it says itself."""
        authors = [" ".join((one.text or "").split()) for one in self.root.iter("{*}creator")]
        when = day_in(self.said("date") or "")
        language = language_said(self.said("language"), text)
        return Byline(tuple(names_of(authors, None)), when, self.said("publisher"), language)


def _is_locked(root: Any) -> bool:
    methods = [str(one.get("Algorithm")) for one in root.iter("{*}EncryptionMethod")]
    return any(method not in _FONTS for method in methods)


def _pieces(content: bytes) -> Iterator[Piece]:
    """The blocks of a chapter. A declaration of HTML's own document type is no danger, one with entities is."""
    head, parted, rest = content.partition(b"<!DOCTYPE html")
    if parted:
        inside, _, after = rest.partition(b">")
        if b"[" in inside:
            raise Refused(Fault.DANGEROUS)
        content = head + after
    try:
        root = xml_of(content)
    except Refused as refused:
        if refused.fault is Fault.DANGEROUS:
            raise
        root = _as_html(content)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    for block in blocks_of(root):
        yield Piece(block.text, block.role, _reason(block))


def _as_html(content: bytes) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(content, parser=HTMLParser(no_network=True, huge_tree=False, remove_comments=True))
    except (etree.LxmlError, ValueError):
        raise Refused(Fault.DAMAGED) from None


def _reason(block: Block) -> Reason | None:
    if any(one.tag in {"figcaption", "caption"} for one in block.holders):
        return Reason.CAPTION
    kinds = " ".join(str(value) for one in block.holders for key, value in one.attrib.items() if "type" in str(key))
    return Reason.OTHER if any(note in kinds for note in _NOTES) else None
