"""Members of a zip file, read without trusting a word of what it says of itself."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, Final

from retrieval.refusals import Fault, Refused

_UNPACKED: Final = 20_000_000
"""Bytes of all members that are read; a book of a hundred thousand words has some two million."""

_MEMBERS: Final = 2_000
_PIECE: Final = 64 * 1024
_SECRET: Final = 0x1
"""The flag of an encrypted member (APPNOTE.TXT, section 4.4.4)."""


class Zipped:
    """An archive in memory. Names of members are keys and never paths."""

    def __init__(self, content: bytes) -> None:
        """Raises `Refused`: `damaged`, `too_many_parts`, `unpacks_too_large`."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, RuntimeError):
            raise Refused(Fault.DAMAGED) from None
        members = self._archive.infolist()
        if len(members) > _MEMBERS:
            raise Refused(Fault.TOO_MANY_PARTS)
        self._members = {member.filename: member for member in members}
        self._left = _UNPACKED

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """A member's bytes. Raises `Refused`, also where all that was read is too large."""
        member = self._members.get(name)
        if member is None:
            raise Refused(Fault.DAMAGED)
        if member.flag_bits & _SECRET:
            raise Refused(Fault.ENCRYPTED)
        if member.file_size > self._left:
            raise Refused(Fault.UNPACKS_TOO_LARGE)
        found = bytearray()
        try:
            with self._archive.open(member) as opened:
                while piece := opened.read(_PIECE):
                    found += piece
                    self._left -= len(piece)
                    if self._left < 0:
                        raise Refused(Fault.UNPACKS_TOO_LARGE)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError):
            raise Refused(Fault.DAMAGED) from None
        return bytes(found)

    def tree(self, name: str, parse: Callable[[bytes], Any] | None = None) -> Any:
        """A member's root element. Raises `Refused`: `dangerous` where it declares entities."""
        return (parse or xml_of)(self.read(name))


def xml_of(content: bytes) -> Any:
    """The root element of a part. Raises `Refused`: `damaged`; `dangerous` for a declaration of a document type."""
    from lxml import etree

    if b"<!DOCTYPE" in content[:100_000] or b"<!ENTITY" in content or "<!ENTITY".encode("utf-16-le") in content:
        raise Refused(Fault.DANGEROUS)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused(Fault.DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(Fault.DANGEROUS)
    return root
