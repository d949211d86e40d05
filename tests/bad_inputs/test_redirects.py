"""What a redirect may do, and what a request tells about us."""

import re

import pytest

from fakes.bad_servers import says
from fakes.web import PAGE, ok, serving, status
from retrieval.adapters.fetching.proof import FORBIDDEN, guard_holds
from retrieval.refusals import Fault, Refused


def chain(*hops):
    """Answers the n-th request with the n-th redirect, and with a page after the last."""
    left = list(hops)

    async def answer(_request, writer):
        writer.write(status(*left.pop(0)) if left else ok())

    return answer


def numbered(count):
    return [("302 Found", f"Location: /{number}") for number in range(count)]


async def test_five_redirects_are_followed_to_the_page(fetcher_of):
    async with serving(chain(*numbered(5))) as server:
        given = await fetcher_of(server).fetch(f"http://127.0.0.1:{server.port}/first#part")
    assert (given.content, given.url, given.name) == (PAGE, f"http://127.0.0.1:{server.port}/4", "4")
    assert server.paths == ["/first", "/0", "/1", "/2", "/3", "/4"]


async def test_a_sixth_redirect_is_not_followed(fetcher_of):
    async with serving(chain(*numbered(6))) as server:
        with pytest.raises(Refused) as refused:
            await fetcher_of(server).fetch(f"http://127.0.0.1:{server.port}/first")
    assert (refused.value.fault, len(server.requests)) == (Fault.LINK_REDIRECTS, 6)


@pytest.mark.parametrize("line", ["301 Moved", "302 Found", "303 Other", "307 Here", "308 There"])
async def test_every_kind_of_redirect_is_followed_with_a_get(fetcher_of, line):
    async with serving(chain((line, "Location: /there"))) as server:
        await fetcher_of(server).fetch(f"http://127.0.0.1:{server.port}/")
    assert [request.split("\r\n")[0] for request in server.requests] == ["GET / HTTP/1.1", "GET /there HTTP/1.1"]


@pytest.mark.parametrize("headers", [(), ("Refresh: 0; url=/there",), ("URI: /there",)], ids=str)
async def test_a_redirect_that_names_no_place_is_a_broken_answer(fetcher_of, headers):
    async with serving(chain(("302 Found", *headers))) as server:
        with pytest.raises(Refused) as refused:
            await fetcher_of(server).fetch(f"http://127.0.0.1:{server.port}/")
    assert (refused.value.fault, len(server.requests)) == (Fault.LINK_BROKEN_ANSWER, 1)


async def test_a_place_in_letters_of_no_encoding_is_none(fetcher_of):
    async with serving(says(b"HTTP/1.1 302 Found\r\nLocation: /\xff\xfe\r\nContent-Length: 0\r\n\r\n")) as server:
        with pytest.raises(Refused) as refused:
            await fetcher_of(server).fetch(f"http://127.0.0.1:{server.port}/")
    assert refused.value.fault is Fault.LINK_MALFORMED


async def test_the_body_of_a_redirect_is_not_waited_for(fetcher_of):
    async def answer(request, writer):
        moved = b"HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 1000000\r\n\r\n"
        writer.write(moved if request.startswith("GET / ") else ok())

    async with serving(answer) as server:
        given = await fetcher_of(server).fetch(f"http://127.0.0.1:{server.port}/")
    assert given.content == PAGE


async def test_a_page_that_asks_to_be_left_for_another_is_not(fetcher_of):
    page = b'<meta http-equiv="refresh" content="0; url=/there"><script>location = "/there"</script><img src="/there">'

    async def answer(_request, writer):
        writer.write(ok(page, "text/html", "Refresh: 0; url=/there", "Link: </there>; rel=preload"))

    async with serving(answer) as server:
        given = await fetcher_of(server).fetch(f"http://127.0.0.1:{server.port}/")
    assert (given.content, server.paths) == (page, ["/"])


async def test_a_cookie_is_never_given_back(fetcher_of):
    async with serving(chain(("302 Found", "Location: /there", "Set-Cookie: who=you; Path=/"))) as server:
        fetcher = fetcher_of(server)
        await fetcher.fetch(f"http://one.example:{server.port}/")
        await fetcher.fetch(f"http://one.example:{server.port}/again")
    assert len(server.requests) == 3
    assert "cookie" not in "".join(server.requests).lower()


async def test_a_request_says_who_asks_and_nothing_of_the_network(fetcher_of, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    async with serving(chain(("302 Found", "Location: /there"))) as server:
        await fetcher_of(server, contact="https://bot.example/about").fetch(f"http://one.example:{server.port}/a")
    for request in server.requests:
        fields = dict(line.split(": ", 1) for line in request.strip().split("\r\n")[1:])
        assert re.fullmatch(r"Pullquote/[0-9.]+ \(\+https://bot\.example/about\)", fields["User-Agent"])
        assert (fields["Host"], fields["Accept-Encoding"]) == (f"one.example:{server.port}", "gzip")
        assert fields.keys() <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


async def test_what_was_declared_is_handed_on(fetcher_of):
    async def answer(_request, writer):
        writer.write(ok(b"%PDF-1.7 and so on", 'Application/PDF; name=a; charset="ISO-8859-2"'))

    async with serving(answer) as server:
        given = await fetcher_of(server).fetch(f"http://127.0.0.1:{server.port}/news/The%20ferry.pdf?copy=2#page=3")
    assert (given.kind, given.charset, given.name) == ("application/pdf", "iso-8859-2", "The ferry.pdf")
    assert given.url == f"http://127.0.0.1:{server.port}/news/The%20ferry.pdf?copy=2"


async def test_a_page_without_a_name_or_a_kind_has_none(fetcher_of):
    async def answer(_request, writer):
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n" + PAGE)

    async with serving(answer) as server:
        given = await fetcher_of(server).fetch(f"http://127.0.0.1:{server.port}/news/")
    assert (given.kind, given.charset, given.name) == (None, None, None)


async def test_a_port_where_nobody_listens_is_unreachable(fetcher_of):
    async with serving(chain()) as server:
        pass
    with pytest.raises(Refused) as refused:
        await fetcher_of(server).fetch(f"http://127.0.0.1:{server.port}/")
    assert refused.value.fault is Fault.LINK_UNREACHABLE


async def test_no_refusal_tells_what_a_name_led_to(fetcher_of):
    fetcher = fetcher_of(names={"inner.example": [["10.20.30.40"]]})
    with pytest.raises(Refused) as refused:
        await fetcher.fetch("http://inner.example/")
    assert "10.20" not in refused.value.message + refused.value.remedy
    assert refused.value.__cause__ is None


async def test_the_guard_is_proved_where_it_stands(fetcher_of):
    dialled = []
    assert await guard_holds(fetcher_of(dialled=lambda *pair: dialled.append(pair)))
    assert await guard_holds(fetcher_of(robots=True, dialled=lambda *pair: dialled.append(pair)))
    assert dialled == []


@pytest.mark.parametrize("fault", [None, Fault.LINK_UNREACHABLE, Fault.LINK_SLOW])
async def test_the_proof_fails_where_any_of_them_was_dialled(fault):
    class Open:
        async def fetch(self, link):
            if link != FORBIDDEN[2]:
                raise Refused(Fault.LINK_FORBIDDEN)
            if fault:
                raise Refused(fault)

    assert not await guard_holds(Open())
