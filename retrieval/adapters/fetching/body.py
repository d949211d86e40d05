"""What a server answers, read piece by piece and never more than was asked for."""

import asyncio
import zlib
from collections.abc import AsyncIterator
from typing import Final

from aiohttp import ClientResponse

from retrieval.refusals import Fault, Refused

_PIECE: Final = 64 * 1024
"""Bytes taken from the wire at a time."""

_INFLATED: Final = 256 * 1024
"""Bytes unpacked at a time: about a millisecond of the event loop."""

_GZIP: Final = 31
"""zlib's window bits for gzip with its header."""

_MEMBERS: Final = 64
"""Members of a gzip stream; servers send one."""


async def body_of(response: ClientResponse, most: int) -> bytes:
    """The unpacked body, at most `most` bytes. Raises `Refused`, and what aiohttp raises."""
    if (response.content_length or 0) > most:
        raise Refused(Fault.TOO_LARGE)
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in {"", "identity"}:
        return await _gathered(_plain(response), most, Fault.TOO_LARGE)
    if coding in {"gzip", "x-gzip"}:
        return await _gathered(_unpacked(response, most), most, Fault.UNPACKS_TOO_LARGE)
    raise Refused(Fault.LINK_BROKEN_ANSWER)


async def _gathered(pieces: AsyncIterator[bytes], most: int, fault: Fault) -> bytes:
    found = bytearray()
    async for piece in pieces:
        found += piece
        if len(found) > most:
            raise Refused(fault)
    return bytes(found)


async def _plain(response: ClientResponse) -> AsyncIterator[bytes]:
    async for piece in response.content.iter_chunked(_PIECE):
        yield piece


async def _unpacked(response: ClientResponse, most: int) -> AsyncIterator[bytes]:
    wire, members, inflate = 0, 1, zlib.decompressobj(_GZIP)
    async for piece in response.content.iter_chunked(_PIECE):
        wire += len(piece)
        if wire > most:
            raise Refused(Fault.TOO_LARGE)
        left = piece
        while left:
            if inflate.eof:  # another member follows
                members += 1
                if members > _MEMBERS:
                    raise Refused(Fault.LINK_BROKEN_ANSWER)
                inflate = zlib.decompressobj(_GZIP)
            try:
                yield inflate.decompress(left, _INFLATED)
            except zlib.error:
                raise Refused(Fault.LINK_BROKEN_ANSWER) from None
            left = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
            if inflate.eof and not left.startswith(b"\x1f\x8b"):  # padding, which unpackers pass over
                left = b""
            await asyncio.sleep(0)
    if not inflate.eof:
        raise Refused(Fault.LINK_BROKEN_ANSWER)
