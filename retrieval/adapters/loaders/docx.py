"""Word documents: the paragraphs as they are read, with the roles that their styles give them."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any, Final

from retrieval.adapters.loaders.zipped import Zipped
from retrieval.article import Byline, Role
from retrieval.bylines import with_byline
from retrieval.draft import Draft, Piece, Reason
from retrieval.furniture import without_furniture
from retrieval.language import language_said
from retrieval.refusals import Fault, Refused
from retrieval.sources import Given

_UNSEEN: Final = frozenset({"del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "footnoteReference"})
"""Elements whose text is deleted, is a command, or is there a second time (ECMA-376, part 1, section 17)."""

_GAPS: Final = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_HEADING: Final = re.compile(r"heading ?(\d)|title|subtitle", re.IGNORECASE)
_DEEPEST: Final = 400
"""Elements inside each other; a table in a table in a text box has some sixty."""


class DocxLoader:
    """`retrieval.ports.Loader` of Office Open XML text documents."""

    def read(self, given: Given) -> Draft:
        """See the port. Raises `Refused`."""
        archive = Zipped(given.content)
        root = archive.tree(_main_part(archive))
        styles = _styles(archive)
        found = [one for one in _paragraphs(root, styles) if one[0].text]
        core = archive.tree("docProps/core.xml") if "docProps/core.xml" in archive else None
        title = _title(found, _property(core, "title"))
        pieces = tuple(piece for piece, _ in found if piece.text != title)
        if not any(piece.reason is None for piece in pieces):
            raise Refused(Fault.NO_TEXT)
        language = language_said(_property(core, "language"), "\n".join(piece.text for piece in pieces))
        draft = Draft(without_furniture(pieces), title, given.url, Byline(language=language))
        return with_byline(draft, [_property(core, "creator") or ""])


def _main_part(archive: Zipped) -> str:
    """The part that holds the text, as the package says, or where it always is."""
    if "_rels/.rels" in archive:
        for one in archive.tree("_rels/.rels"):
            if str(one.get("Type", "")).endswith("/officeDocument"):
                target = posixpath.normpath(str(one.get("Target", "")).lstrip("/"))
                if target in archive:
                    return target
    if "word/document.xml" not in archive:
        raise Refused(Fault.DAMAGED)
    return "word/document.xml"


def _styles(archive: Zipped) -> dict[str, str]:
    """Names of styles by their ids, a style without a telling name by what it is based on."""
    if "word/styles.xml" not in archive:
        return {}
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in archive.tree("word/styles.xml"):
        if _name(style) != "style":
            continue
        id_ = _attribute(style, "styleId") or ""
        for one in style:
            if _name(one) == "name":
                names[id_] = _attribute(one, "val") or ""
            elif _name(one) == "basedOn":
                based[id_] = _attribute(one, "val") or ""
    return {id_: _telling(id_, names, based) for id_ in names}


def _telling(id_: str, names: dict[str, str], based: dict[str, str]) -> str:
    seen: set[str] = set()
    while id_ in names and id_ not in seen:
        seen.add(id_)
        if re.search(r"heading|title|quote|caption|list", names[id_], re.IGNORECASE):
            return names[id_].lower()
        id_ = based.get(id_, "")
    return ""


def _paragraphs(root: Any, styles: dict[str, str]) -> Iterator[tuple[Piece, str]]:
    """Every paragraph with the name of its style, those in tables and boxes where they stand."""
    for element in root.iter("{*}p"):
        above = [_name(one) for one in element.iterancestors()]
        if len(above) > _DEEPEST:
            raise Refused(Fault.TOO_MANY_PARTS)
        if _UNSEEN & set(above):
            continue
        named = _property_of(element, "pStyle") or ""
        style = styles.get(named, named.lower())  # of a style that the file does not describe, its id tells
        text = " ".join("".join(_words(element)).split())
        yield _piece(element, text, style), style


def _piece(element: Any, text: str, style: str) -> Piece:
    if "caption" in style:
        return Piece(text, Role.PARAGRAPH, Reason.CAPTION)
    if _HEADING.match(style) or _property_of(element, "outlineLvl") in {"0", "1", "2", "3", "4", "5"}:
        return Piece(text, Role.HEADING)
    if "quote" in style:
        return Piece(text, Role.PULLQUOTE if "intense" in style else Role.QUOTE)
    listed = "list" in style or any(True for _ in element.iterfind("{*}pPr/{*}numPr"))
    return Piece(text, Role.ITEM if listed else Role.PARAGRAPH)


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph itself: those of a box inside it are paragraphs of their own."""
    for one in element:
        name = _name(one)
        if name in _UNSEEN or name in {"txbxContent", "pPr", "rPr"} or (name == "r" and _is_hidden(one)):
            continue
        if name == "t":
            yield one.text or ""
        elif name in _GAPS:
            yield _GAPS[name]
        else:
            yield from _words(one)


def _is_hidden(run: Any) -> bool:
    found = run.find("{*}rPr/{*}vanish")
    return found is not None and _attribute(found, "val") not in {"0", "false"}


def _title(found: list[tuple[Piece, str]], stated: str | None) -> str | None:
    """A paragraph in the style for titles; else the property, if the text has it; else a first heading."""
    for piece, style in found:
        if style == "title":
            return piece.text
    if stated and any(piece.text.casefold() == stated.casefold() for piece, _ in found):
        return next(piece.text for piece, _ in found if piece.text.casefold() == stated.casefold())
    return found[0][0].text if found and found[0][0].role is Role.HEADING else None


def _property(core: Any, name: str) -> str | None:
    if core is None:
        return None
    return next((" ".join((one.text or "").split()) or None for one in core if _name(one) == name), None)


def _property_of(paragraph: Any, name: str) -> str | None:
    found = paragraph.find(f"{{*}}pPr/{{*}}{name}")
    return None if found is None else _attribute(found, "val")


def _attribute(element: Any, name: str) -> str | None:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
