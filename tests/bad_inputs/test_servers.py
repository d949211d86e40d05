"""Servers that are slow, silent, endless, lying or broken: each costs a refusal and nothing more."""

import asyncio
import gzip
import time
import tracemalloc
import zlib

import pytest

from bad_inputs.serving import PAGE, answer, fetching, serving

MEGABYTE = 1_000_000


def packed_blanks(size):
    """A gzip stream of so many blanks: a thousandth of that on the wire."""
    packer, piece = zlib.compressobj(9, zlib.DEFLATED, 31), b" " * MEGABYTE
    return b"".join([*(packer.compress(piece) for _ in range(size // MEGABYTE)), packer.flush()])


def sends(*parts, pause=0.0, forever=None):
    """Writes the parts with a pause before each, then one of them for ever."""

    async def respond(_path, writer):
        for part in parts:
            await asyncio.sleep(pause)
            writer.write(part)
            await writer.drain()
        while forever is not None:
            await asyncio.sleep(pause)
            writer.write(forever)
            await writer.drain()

    return respond


async def silent(_path, _writer):
    await asyncio.sleep(5)


async def resets(_path, writer):
    writer.write(answer(b"x" * 1_000, content_length="2000"))
    await writer.drain()
    writer.transport.abort()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BOMB = packed_blanks(40 * MEGABYTE)
SERVERS = {
    "says nothing": (silent, "link_slow"),
    "one byte of its head at a time": (sends(forever=b"H", pause=0.05), "link_broken_answer|link_slow"),
    "its head byte by byte": (sends(*[bytes([one]) for one in HEAD], forever=b"a", pause=0.04), "link_slow"),
    "one byte of its body at a time": (sends(HEAD + b"\r\n", forever=b"a", pause=0.05), "link_slow"),
    "stops in its body": (sends(HEAD + b"Content-Length: 100\r\n\r\n", b"abc", forever=b"", pause=0.4), "link_slow"),
    "a body without end": (sends(HEAD + b"\r\n", forever=b"<p>a</p>" * 8_000), "too_large"),
    "headers without end": (sends(HEAD, forever=b"X-A: b\r\n" * 100), "link_broken_answer|link_slow"),
    "100,000 headers": (sends(HEAD + b"X-A: b\r\n" * 100_000 + b"\r\n" + PAGE), "link_broken_answer"),
    "a header of five megabytes": (sends(HEAD + b"X-A: " + b"b" * 5 * MEGABYTE + b"\r\n\r\n"), "link_broken_answer"),
    "a status line of a megabyte": (sends(b"HTTP/1.1 200 " + b"O" * MEGABYTE + b"\r\n\r\n"), "link_broken_answer"),
    "a length that is too large to read": (sends(answer(b"abc", content_length="9999999999")), "too_large"),
    "a length longer than what comes": (sends(answer(PAGE, content_length="5000")), "link_broken_answer"),
    "a length below zero": (sends(answer(PAGE, content_length="-1")), "link_broken_answer"),
    "a length that is no number": (sends(answer(PAGE, content_length="lots")), "link_broken_answer"),
    "two lengths": (sends(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"), "link_broken_answer"),
    "a reset in the body": (resets, "link_broken_answer"),
    "an end before the head": (sends(b""), "link_broken_answer"),
    "an end in the head": (sends(b"HTTP/1.1 200 OK\r\nContent-"), "link_broken_answer"),
    "chunks cut off": (sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\n10\r\nabc"), "link_broken_answer"),
    "a chunk of no size": (sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"), "link_broken_answer"),
    "chunks without end": (
        sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", forever=b"ffff\r\n" + b"a" * 65_535 + b"\r\n"),
        "too_large",
    ),
    "another protocol": (sends(b"220 mail.example ESMTP\r\n"), "link_broken_answer"),
    "HTTP/0.9": (sends(PAGE), "link_broken_answer"),
    "a NUL in a header": (sends(HEAD + b"X-A: a\x00b\r\n\r\n" + PAGE), "link_broken_answer"),
    "no gzip though it says so": (sends(answer(PAGE, content_encoding="gzip")), "link_broken_answer"),
    "gzip cut off": (sends(answer(gzip.compress(PAGE)[:-9], content_encoding="gzip")), "link_broken_answer"),
    "brotli": (sends(answer(PAGE, content_encoding="br")), "link_broken_answer"),
    "zstd": (sends(answer(PAGE, content_encoding="zstd")), "link_broken_answer"),
    "gzip twice": (sends(answer(gzip.compress(PAGE), content_encoding="gzip, gzip")), "link_broken_answer"),
    "a gzip bomb": (sends(answer(BOMB, content_encoding="gzip")), "unpacks_too_large"),
    "a thousand gzip members": (
        sends(answer(gzip.compress(b"a") * 1_000, content_encoding="gzip")),
        "link_broken_answer",
    ),
    "a page of four megabytes": (sends(answer(b"a" * 4 * MEGABYTE)), "too_large"),
    "a picture": (sends(answer(b"\x89PNG", content_type="image/png")), "kind_unknown"),
    "a film": (sends(answer(b"x", content_type="video/mp4")), "kind_unknown"),
    "data for programs": (sends(answer(b"{}", content_type="application/json")), "kind_unknown"),
    "no content": (sends(answer(b"", "204 No Content", content_length=None)), "link_status"),
    "a part of the page": (sends(answer(PAGE, "206 Partial Content")), "link_status"),
    "not found": (sends(answer(PAGE, "404 Not Found")), "link_gone"),
    "gone": (sends(answer(PAGE, "410 Gone")), "link_gone"),
    "forbidden": (sends(answer(PAGE, "403 Forbidden")), "link_denied"),
    "to be paid for": (sends(answer(PAGE, "402 Payment Required")), "link_denied"),
    "not for legal reasons": (sends(answer(PAGE, "451 No")), "link_denied"),
    "too many requests": (sends(answer(PAGE, "429 No")), "link_status"),
    "out of order": (sends(answer(PAGE, "503 No")), "link_status"),
    "a redirect to nowhere": (sends(answer(b"", "302 Found")), "link_broken_answer"),
    "a redirect to itself": (sends(answer(b"", "302 Found", location="/story")), "link_redirects"),
    "a redirect that is no address": (sends(answer(b"", "302 Found", location="http://[::1")), "link_broken_answer"),
}


@pytest.mark.parametrize(("respond", "code"), SERVERS.values(), ids=SERVERS)
async def test_a_bad_server_costs_a_refusal_and_never_holds_up_the_others(respond, code):
    async with serving(respond) as server, fetching(server) as (fetcher, _):
        waits = [0.0]
        held_up = asyncio.create_task(watch(waits))
        tracemalloc.start()
        try:
            with pytest.raises(Exception) as told:  # noqa: PT011 - its code is looked at below
                await fetcher.fetch(server.url())
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
            held_up.cancel()
        assert told.value.code in code.split("|")
        assert most < 64 * MEGABYTE
        assert sorted(waits)[-2:-1] < [0.1]  # one hold-up may be the machine's


async def watch(waits):
    """The times between two turns of the event loop."""
    last = time.monotonic()
    while True:
        await asyncio.sleep(0.005)
        waits.append(time.monotonic() - last)
        last = time.monotonic()


@pytest.mark.parametrize(
    "good",
    [
        answer(),
        answer(gzip.compress(PAGE), content_encoding="gzip"),
        answer(gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]), content_encoding="gzip"),
        answer(gzip.compress(PAGE) + b"\0" * 20, content_encoding="x-gzip"),
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE),
        HEAD + b"\r\n" + PAGE,
        answer(PAGE, content_type=None),
    ],
)
async def test_a_good_answer_is_read_however_it_is_sent(good):
    async with serving(sends(good)) as server, fetching(server) as (fetcher, _):
        assert (await fetcher.fetch(server.url())).content == PAGE


@pytest.mark.parametrize(("hops", "code"), [(1, None), (5, None), (6, "link_redirects")])
async def test_five_redirects_are_followed_and_cookies_do_not_come_back(hops, code):
    async def respond(path, _writer):
        hop = int(path.rpartition("/")[2] or 0)
        return answer() if hop == hops else answer(b"", "302 Found", location=f"/{hop + 1}", set_cookie="a=b")

    async with serving(respond) as server, fetching(server) as (fetcher, _):
        if code is None:
            assert (await fetcher.fetch(server.url("/0"))).url == server.url(f"/{hops}")
        else:
            with pytest.raises(Exception) as told:  # noqa: PT011 - its code is looked at below
                await fetcher.fetch(server.url("/0"))
            assert told.value.code == code
        assert not any(b"ookie" in head for head in server.asked)
        assert all(b"User-Agent: Pullquote/" in head for head in server.asked)


ROBOTS = {
    "User-agent: *\nDisallow: /": "link_robots",
    "User-agent: *\nDisallow: /story": "link_robots",
    "User-agent: *\nDisallow: /*ory$": "link_robots",
    "User-agent: pullquote\nDisallow: /\n\nUser-agent: *\nAllow: /": "link_robots",
    "User-agent: *\nDisallow: /\n\nUser-agent: Pullquote\nAllow: /": None,
    "User-agent: *\nDisallow: /\nAllow: /story": None,
    "User-agent: *\nDisallow: /private": None,
    "User-agent: *\nDisallow:": None,
    "User-agent: other\nDisallow: /": None,
    "\ufeffUser-agent: *\r\nDisallow: /s*y # all of it": "link_robots",
    "no rules at all": None,
}


@pytest.mark.parametrize(("rules", "code"), ROBOTS.items())
async def test_what_a_site_asks_of_programs_is_kept_to(rules, code):
    async def respond(path, _writer):
        return answer(rules.encode(), content_type="text/plain") if path == "/robots.txt" else answer()

    async with serving(respond) as server, fetching(server, robots=True) as (fetcher, _):
        if code is None:
            assert (await fetcher.fetch(server.url())).content == PAGE
        else:
            with pytest.raises(Exception) as told:  # noqa: PT011 - its code is looked at below
                await fetcher.fetch(server.url())
            assert told.value.code == code
            assert not any(b"GET /story" in head for head in server.asked)


async def test_a_link_is_fetched_once_at_a_time_and_a_server_twice():
    running, most = [], []

    async def respond(path, _writer):
        running.append(path)
        most.append((len(running), running.count(path)))
        await asyncio.sleep(0.05)
        running.remove(path)
        return answer()

    async with serving(respond) as server, fetching(server, total=5.0) as (fetcher, _):
        links = [server.url(f"/{number % 4}") for number in range(12)]
        await asyncio.gather(*map(fetcher.fetch, links))
    assert max(count for count, _ in most) <= 2
    assert max(same for _, same in most) == 1


async def test_a_fetch_that_is_given_up_lets_go_of_its_connection():
    async def respond(_path, _writer):
        await asyncio.sleep(30)

    async with serving(respond) as server, fetching(server, total=30.0, between_reads=30.0) as (fetcher, _):
        going = asyncio.create_task(fetcher.fetch(server.url()))
        await asyncio.sleep(0.1)
        going.cancel()
        with pytest.raises(asyncio.CancelledError):
            await going
