"""Badly behaved servers, one each: what they answer, and the code it deserves (`ok` where it may be read)."""

import asyncio
import gzip
import socket
import struct
import zlib

from fakes.web import PAGE, ok

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
OPEN = HEAD + b"\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
PIECE = 64 * 1024


def says(*parts):
    """Says that and hangs up."""

    async def answer(_request, writer):
        for part in parts:
            for start in range(0, len(part), PIECE):
                writer.write(part[start : start + PIECE])
                await writer.drain()

    return answer


def waits(*parts):
    """Says that and keeps the line open."""

    async def answer(request, writer):
        await says(*parts)(request, writer)
        await asyncio.sleep(30)

    return answer


def pauses(*parts):
    """Says that with a moment between."""

    async def answer(request, writer):
        for part in parts:
            await says(part)(request, writer)
            await asyncio.sleep(0.05)

    return answer


def drips(head, piece, every=0.05):
    """Says a little again and again."""

    async def answer(_request, writer):
        writer.write(head)
        while True:
            await asyncio.sleep(every)
            writer.write(piece)
            await writer.drain()

    return answer


def endless(head, piece):
    """Never stops."""

    async def answer(_request, writer):
        writer.write(head)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0)

    return answer


def resets(*parts):
    """Breaks the connection off, rather than hang up."""

    async def answer(request, writer):
        await says(*parts)(request, writer)
        await asyncio.sleep(0.05)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    return answer


def packed(body, name="gzip", kind="text/html"):
    return says(ok(body, kind, f"Content-Encoding: {name}"))


def bomb(size):
    """So many bytes of nothing in a thousandth of them: packed once, joined often."""
    part, times = 10_000_000, size // 10_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(bytes(part)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + block * times + b"\x03\0" + bytes(8)


GIB = bomb(1_000_000_000)
NOTHING = b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + b"\0\0\0\xff\xff" * 1_300_000
"""A gzip file of empty blocks: 6.5 MB that unpack to nothing."""

CHUNKS = b"1\r\na\r\n" * 100_000
LONG = b"a" * 5_000_000

SLOW = {
    "silent": (waits(), "link_slow"),
    "stops in the status line": (waits(b"HTTP/1.1 20"), "link_slow"),
    "stops in the headers": (waits(HEAD), "link_slow"),
    "stops before the body": (waits(OPEN), "link_slow"),
    "stops in the body": (waits(HEAD + b"Content-Length: 900\r\n\r\n", PAGE), "link_slow"),
    "stops in a chunk": (waits(CHUNKED, b"ff\r\nabc"), "link_slow"),
    "a header now and then": (drips(HEAD, b"X-More: yes\r\n"), "link_slow"),
    "a byte of a header now and then": (drips(HEAD, b"x"), "link_slow"),
    "a byte now and then": (drips(OPEN, b"x"), "link_slow"),
    "a chunk now and then": (drips(CHUNKED, b"1\r\nx\r\n"), "link_slow"),
    "a wait announced now and then": (drips(b"", b"HTTP/1.1 102 Processing\r\n\r\n"), "link_slow"),
}

LARGE = {
    "endless body": (endless(OPEN, bytes(PIECE)), "too_large"),
    "endless chunks": (endless(CHUNKED, b"10000\r\n" + bytes(PIECE) + b"\r\n"), "too_large"),
    "endless chunks of a byte": (endless(CHUNKED, b"1\r\na\r\n" * 10_000), "link_slow"),
    "a hundred thousand chunks of a byte": (says(CHUNKED, CHUNKS, b"0\r\n\r\n"), "ok"),
    "endless headers": (endless(HEAD, b"X-More: yes\r\n" * 100), "link_broken_answer"),
    "a hundred thousand headers": (says(HEAD, b"X: y\r\n" * 100_000, b"\r\n", PAGE), "link_broken_answer"),
    "a header of 5 MB": (says(HEAD + b"X: ", LONG, b"\r\n\r\n", PAGE), "link_broken_answer"),
    "a header name of 5 MB": (says(HEAD, LONG, b": x\r\n\r\n", PAGE), "link_broken_answer"),
    "a status line of 5 MB": (says(b"HTTP/1.1 200 ", LONG, b"\r\n\r\n", PAGE), "link_broken_answer"),
    "an endless status line": (endless(b"HTTP/1.1 200 ", b"a" * PIECE), "link_broken_answer"),
    "endless waits announced": (endless(b"", b"HTTP/1.1 102 Processing\r\n\r\n" * 1_000), "link_slow"),
    "endless hints": (endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" * 500), "link_slow"),
    "endless trailers": (endless(CHUNKED + b"1\r\nx\r\n0\r\n", b"X: y\r\n" * 1_000), "link_broken_answer"),
    "an endless chunk extension": (endless(CHUNKED + b"1;", b"a" * PIECE), "link_slow"),
    "a length of a terabyte": (waits(HEAD + b"Content-Length: 1000000000000\r\n\r\n", PAGE), "too_large"),
    "six megabytes, announced": (says(ok(bytes(6_000_000), "text/plain")), "too_large"),
    "four megabytes of HTML": (says(ok(bytes(4_000_000))), "too_large"),
    "four megabytes of text": (says(ok(bytes(4_000_000), "text/plain")), "ok"),
    "nine megabytes of PDF": (says(ok(bytes(9_000_000), "application/pdf")), "ok"),
    "eleven megabytes of PDF": (says(ok(bytes(11_000_000), "application/pdf")), "too_large"),
    "a bomb": (packed(GIB), "unpacks_too_large"),
    "a bomb of plain text": (packed(GIB, kind="text/plain"), "unpacks_too_large"),
    "a bomb called PDF": (packed(GIB, kind="application/pdf"), "unpacks_too_large"),
    "a small bomb": (packed(gzip.compress(bytes(3_100_000))), "unpacks_too_large"),
    "packed just so": (packed(gzip.compress(bytes(2_900_000))), "ok"),
    "six megabytes that unpack to nothing": (says(OPEN[:-2], b"Content-Encoding: gzip\r\n\r\n", NOTHING), "too_large"),
    "packed files joined without end": (packed(gzip.compress(b"") * 100_000), "link_broken_answer"),
}

PACKED = {
    "packed": (packed(gzip.compress(PAGE)), "ok"),
    "packed, by its old name": (packed(gzip.compress(PAGE), "X-GZip"), "ok"),
    "packed not at all, and says so": (packed(PAGE, "identity"), "ok"),
    "two packed files joined": (packed(gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])), "ok"),
    "garbage behind": (packed(gzip.compress(PAGE) + b"garbage"), "ok"),
    "noughts behind": (packed(gzip.compress(PAGE) + bytes(512)), "ok"),
    "packed twice, announced once": (packed(gzip.compress(gzip.compress(PAGE))), "ok"),
    "packed twice": (packed(gzip.compress(gzip.compress(PAGE)), "gzip, gzip"), "link_broken_answer"),
    "not packed": (packed(PAGE), "link_broken_answer"),
    "half of it": (packed(gzip.compress(PAGE)[:40]), "link_broken_answer"),
    "without its end": (packed(gzip.compress(PAGE)[:-8]), "link_broken_answer"),
    "a wrong sum": (packed(gzip.compress(PAGE)[:-8] + bytes(8)), "link_broken_answer"),
    "broken in the middle": (packed(gzip.compress(PAGE)[:30] + b"\xff" * 60), "link_broken_answer"),
    "a second file that breaks": (packed(gzip.compress(PAGE) + gzip.compress(PAGE)[:-8]), "link_broken_answer"),
    "deflate": (packed(zlib.compress(PAGE), "deflate"), "link_broken_answer"),
    "brotli": (packed(b"\x0b\x02\x80abc\x03", "br"), "link_broken_answer"),
    "zstandard": (packed(b"\x28\xb5\x2f\xfd" + PAGE, "zstd"), "link_broken_answer"),
    "an unknown packing": (packed(PAGE, "rot13"), "link_broken_answer"),
    "nothing, packed": (packed(gzip.compress(b"")), "no_text"),
}

ALL = SLOW | LARGE | PACKED
