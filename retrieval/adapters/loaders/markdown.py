"""Markdown: its words, without its marks."""

import re
from collections.abc import Iterator
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from retrieval.adapters.loaders.about import is_on_the_web, web_address
from retrieval.adapters.loaders.blocks import blocks_of, words_of
from retrieval.adapters.loaders.charset import decoded
from retrieval.adapters.loaders.tree import parsed
from retrieval.article import UNSIGNED, Byline, Role
from retrieval.bylines import names_of, with_byline
from retrieval.dates import day_in
from retrieval.draft import Doubt, Draft, Piece, Reason
from retrieval.furniture import without_furniture
from retrieval.language import language_said
from retrieval.segment import refuse_long
from retrieval.sources import Given

_FRONT: Final = re.compile(r"\A---[ \t]*\r?\n(.{0,4000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_NOTED: Final = re.compile(r"\[\^[\w-]{1,40}\]:?")
"""Marks of footnotes, which stand in the words where a reader sees a small number."""

_FIELD: Final = re.compile(
    r"^(title|author|date|publisher|lang|language|url|link)\s*:\s*(.+?)\s*$", re.MULTILINE | re.IGNORECASE
)


class MarkdownLoader:
    """`retrieval.ports.Loader` of Markdown: CommonMark with tables, and front matter of simple fields."""

    def read(self, given: Given) -> Draft:
        """See the port. Raises `NotText`, `ArticleTooLong`."""
        text, guessed = decoded(given.content, given.charset)
        refuse_long(text)
        front = _FRONT.match(text)
        fields = {name.lower(): value.strip("\"' ") for name, value in _FIELD.findall(front[1])} if front else {}
        tokens = (
            MarkdownIt("commonmark", {"maxNesting": 20})
            .enable(["table", "strikethrough"])
            .parse(text[front.end() :] if front else text)
        )
        pieces = list(_pieces(tokens))
        top = next((piece for piece, level in pieces if level == 1), None)
        title = fields.get("title") or (top.text if top else None)
        kept = [piece for piece, _ in pieces if title is None or words_of(piece.text) != words_of(title)]
        own = web_address(fields.get("url") or fields.get("link"))
        url = given.url or (own if own and is_on_the_web(own) else None)
        doubted = {Doubt.ADDRESS: url is not None and given.url is None, Doubt.ENCODING: guessed}
        byline = _byline(fields, "\n".join(piece.text for piece in kept)) if fields else UNSIGNED
        doubts = tuple(doubt for doubt, is_so in doubted.items() if is_so)
        return with_byline(Draft(without_furniture(kept), title, url, byline, doubts))


def _pieces(tokens: list[Token]) -> Iterator[tuple[Piece, int]]:
    """Blocks of words with the level of a heading, 0 for what is none."""
    inside: list[str] = []
    row: list[str] = []
    for token in tokens:
        if token.type == "tr_close" and row:
            yield Piece(" ".join(row), Role.ITEM), 0
            row = []
        elif token.type.endswith("_open"):
            inside.append(token.tag)
        elif token.type.endswith("_close"):
            inside.pop()
        elif token.type == "inline":
            words, pictured = _words(token)
            if words and inside and inside[-1] in {"td", "th"}:
                row.append(words)
            elif words:
                yield Piece(words, _role(inside)), _level(inside)
            for caption in pictured:
                yield Piece(caption, Role.PARAGRAPH, Reason.CAPTION), 0
        else:
            yield from ((piece, 0) for piece in _set_apart(token))


def _set_apart(token: Token) -> Iterator[Piece]:
    """What stands as it came: code, which is no line of a page, and HTML, of which a reader sees the words."""
    if token.type in {"fence", "code_block"} and token.content.strip():
        yield Piece(" ".join(token.content.split()), Role.QUOTE)
    elif token.type == "html_block" and (root := parsed(token.content)) is not None:
        yield from (Piece(block.text, block.role) for block in blocks_of(root))


def _words(inline: Token) -> tuple[str, list[str]]:
    """The words of a block, and those that describe its pictures."""
    said, pictured = [], []
    for one in inline.children or []:
        if one.type == "image":
            pictured += [" ".join(one.content.split())] if one.content.strip() else []
        elif one.type in {"text", "code_inline"}:
            said.append(one.content)
        elif one.type in {"softbreak", "hardbreak"} or (
            one.type == "html_inline" and one.content.lower().startswith("<br")
        ):
            said.append(" ")
    return " ".join(_NOTED.sub("", "".join(said)).split()), pictured


def _role(inside: list[str]) -> Role:
    if _level(inside):
        return Role.HEADING
    if "blockquote" in inside:
        return Role.QUOTE
    return Role.ITEM if "li" in inside else Role.PARAGRAPH


def _level(inside: list[str]) -> int:
    tag = inside[-1] if inside else ""
    return int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0


def _byline(fields: dict[str, str], text: str) -> Byline:
    names = [name.strip(" []\"'") for name in re.split(r",", fields.get("author", ""))]
    language = language_said(fields.get("language") or fields.get("lang"), text)
    published = day_in(fields.get("date", ""), language)
    return Byline(tuple(names_of(names, None)), published, fields.get("publisher"), language)
