"""The bytes of an answer, piece by piece, and never more than were asked for."""

import asyncio
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aiohttp import ClientResponse

from retrieval.refusals import Fault, Refused

_GZIP: Final = 16 + zlib.MAX_WBITS
"""Gzip's header and trailer, and its widest window: zlib's manual, inflateInit2."""

_IN: Final = 16 * 1024
_OUT: Final = 64 * 1024
"""Bytes handed to zlib, and taken from it, in one go: well below a millisecond, so that others get their turn."""

_MEMBERS: Final = 1_000
"""Gzip files joined into one (RFC 1952 2.2) that are followed; the usual maker of many has one for each 64 KiB."""


@dataclass(frozen=True, slots=True)
class Caps:
    """Bytes as they come, and once unpacked."""

    wire: int
    unpacked: int


async def whole(response: ClientResponse, caps: Caps) -> bytes:
    """The body, unpacked. Raises `Refused` for more than the caps, and what aiohttp raises while reading."""
    if (response.content_length or 0) > caps.wire:
        raise Refused(Fault.TOO_LARGE)
    body = await _read(response, caps, cut=False)
    if not body:
        raise Refused(Fault.NO_TEXT)
    return bytes(body)


async def beginning(response: ClientResponse, caps: Caps) -> bytes:
    """The body, or as much of it as the caps allow. Raises `Refused`, and what aiohttp raises while reading."""
    return bytes(await _read(response, caps, cut=True))


async def _read(response: ClientResponse, caps: Caps, *, cut: bool) -> bytearray:
    gzip = _gzip_of(response)
    body, wire = bytearray(), 0
    async for piece in response.content.iter_any():
        wire += len(piece)
        for part in gzip.unpacked(piece) if gzip else (piece,):
            body += part
            if wire > caps.wire or len(body) > caps.unpacked:
                if cut:
                    return body[: caps.unpacked]
                raise Refused(Fault.UNPACKS_TOO_LARGE if gzip and wire <= caps.wire else Fault.TOO_LARGE)
            await asyncio.sleep(0)
    if gzip:
        gzip.finish()
    return body


def _gzip_of(response: ClientResponse) -> "Gzip | None":
    """None for a body that is not packed. Only gzip was asked for (RFC 9110 12.5.3): no other packing is undone."""
    packings = ",".join(response.headers.getall("Content-Encoding", []))
    named = [name.strip().lower() for name in packings.split(",") if name.strip()]
    if named in ([], ["identity"]):
        return None
    if named in (["gzip"], ["x-gzip"]):
        return Gzip()
    raise Refused(Fault.LINK_BROKEN_ANSWER)


class Gzip:
    """Unpacks gzip piece by piece, joined files included; what follows the last of them is passed over."""

    def __init__(self) -> None:
        self._file = zlib.decompressobj(_GZIP)
        self._files = 1
        self._gave = False
        self._over = False

    def unpacked(self, piece: bytes) -> Iterator[bytes]:
        """Parts of at most 64 KiB, some of them empty. Raises `Refused`."""
        for start in range(0, len(piece), _IN):
            yield from self._parts(piece[start : start + _IN])

    def finish(self) -> None:
        """Nothing more will come. Raises `Refused` where something should."""
        if not (self._file.eof or self._over or (self._files > 1 and not self._gave)):
            raise Refused(Fault.LINK_BROKEN_ANSWER)

    def _parts(self, packed: bytes) -> Iterator[bytes]:
        more_inside = False
        while (packed or more_inside) and not self._over:
            if self._file.eof:
                self._begin_next()
            part = self._part(packed)
            self._gave = self._gave or bool(part)
            yield part
            packed = self._file.unused_data if self._file.eof else self._file.unconsumed_tail
            more_inside = len(part) == _OUT and not self._file.eof

    def _part(self, packed: bytes) -> bytes:
        try:
            return self._file.decompress(packed, _OUT)
        except zlib.error:
            if self._files == 1 or self._gave:
                raise Refused(Fault.LINK_BROKEN_ANSWER) from None
            self._over = True
            return b""

    def _begin_next(self) -> None:
        if self._files == _MEMBERS:
            raise Refused(Fault.LINK_BROKEN_ANSWER)
        self._file, self._files, self._gave = zlib.decompressobj(_GZIP), self._files + 1, False
