"""Sites are asked for their robots.txt, through the same guard, before anything else of theirs is read."""

import pytest

from fakes.bad_servers import OPEN, endless, packed, resets, says, waits
from fakes.web import PAGE, ok, serving, status, watched
from retrieval.refusals import Fault, Refused

NOTHING_FOR_US = b"User-agent: *\nDisallow:\n\nUser-agent: Pullquote\nDisallow: /\n"
ALL = "ok"


def site(robots):
    """A site with pages, whose robots.txt is what that server answers."""

    async def answer(request, writer):
        path = request.split(" ")[1]
        if path == "/robots.txt":
            await robots(request, writer)
        elif path.startswith("/moved?"):
            writer.write(status("302 Found", f"Location: {path.removeprefix('/moved?')}"))
        else:
            writer.write(ok())

    return answer


def text(content):
    return says(ok(content, "text/plain"))


CASES = {
    "not there": (says(status("404 Not Found")), ALL),
    "gone": (says(status("410 Gone")), ALL),
    "not to be seen": (says(status("403 Forbidden")), ALL),
    "empty": (text(b""), ALL),
    "a page in its place": (says(ok(PAGE)), ALL),
    "allows": (text(b"User-agent: *\nAllow: /\n"), ALL),
    "disallows something else": (text(b"User-agent: *\nDisallow: /private\n"), ALL),
    "disallows others": (text(b"User-agent: Other\nDisallow: /\n"), ALL),
    "packed": (packed(b"\x1f\x8b broken"), "link_broken_answer"),
    "disallows all": (text(b"User-agent: *\nDisallow: /\n"), "link_robots"),
    "disallows us": (text(NOTHING_FOR_US), "link_robots"),
    "disallows this very page": (text(b"User-agent: *\nDisallow: /*/ferry.html$\n"), "link_robots"),
    "in trouble": (says(status("500 Oh")), "link_status"),
    "out of order": (says(status("503 Oh")), "link_status"),
    "silent": (waits(), "link_slow"),
    "broken off": (resets(), "link_broken_answer"),
    "no HTTP": (says(b"noise\r\n\r\n"), "link_broken_answer"),
    "endless": (endless(OPEN, b"Disallow: /x\n" * 500), ALL),
    "endless, and against us": (endless(OPEN + b"User-agent: *\nDisallow: /\n", b"# more\n" * 500), "link_robots"),
    "huge": (text(b"User-agent: *\n" + b"Disallow: /x\n" * 60_000), ALL),
    "all stars": (text(b"User-agent: *\nDisallow: /" + b"*a" * 250_000 + b"\n"), ALL),
    "moved": (says(status("301 Moved", "Location: /elsewhere.txt")), ALL),
    "moved in a circle": (says(status("301 Moved", "Location: /robots.txt")), ALL),
    "moved to a file": (says(status("301 Moved", "Location: file:///etc/hostname")), "link_scheme"),
    "moved to where nobody goes": (says(status("301 Moved", "Location: http://169.254.169.254/")), "link_forbidden"),
}


@pytest.mark.parametrize("name", CASES)
async def test_what_robots_say_is_kept_to(fetcher_of, name):
    robots, expected = CASES[name]
    async with serving(site(robots)) as server, watched() as watch:
        fetcher = fetcher_of(server, robots=True, read=0.3)
        try:
            code = (await fetcher.fetch(f"http://127.0.0.1:{server.port}/news/ferry.html")) and ALL
        except Refused as refused:
            code = refused.code
        assert ("/news/ferry.html" in server.paths) == (code == ALL)
    assert (code, watch.longest < 0.1) == (expected, True), watch.longest


async def test_a_site_is_asked_once_an_hour(fetcher_of):
    async with serving(site(text(b"User-agent: *\nDisallow: /private\n"))) as server:
        fetcher = fetcher_of(server, robots=True)
        for path in ("/a", "/b"):
            await fetcher.fetch(f"http://127.0.0.1:{server.port}{path}")
        with pytest.raises(Refused) as refused:
            await fetcher.fetch(f"http://127.0.0.1:{server.port}/private/c")
    assert (refused.value.fault, server.paths) == (Fault.LINK_ROBOTS, ["/robots.txt", "/a", "/b"])


async def test_a_site_in_trouble_is_asked_again(fetcher_of):
    async with serving(site(says(status("503 Oh")))) as server:
        fetcher = fetcher_of(server, robots=True)
        for _ in range(2):
            with pytest.raises(Refused):
                await fetcher.fetch(f"http://127.0.0.1:{server.port}/a")
    assert server.paths == ["/robots.txt", "/robots.txt"]


async def test_every_site_of_a_redirect_is_asked(fetcher_of):
    async with serving(site(text(NOTHING_FOR_US))) as closed, serving(site(text(b""))) as server:
        fetcher = fetcher_of(closed, server, robots=True)
        with pytest.raises(Refused) as refused:
            await fetcher.fetch(f"http://127.0.0.1:{server.port}/moved?http://127.0.0.1:{closed.port}/a")
    assert refused.value.fault is Fault.LINK_ROBOTS
    assert (server.paths[0], closed.paths) == ("/robots.txt", ["/robots.txt"])


async def test_a_site_is_not_asked_where_robots_are_not_heeded(fetcher_of):
    async with serving(site(text(NOTHING_FOR_US))) as server:
        given = await fetcher_of(server, robots=False).fetch(f"http://127.0.0.1:{server.port}/a")
    assert (given.content, server.paths) == (PAGE, ["/a"])


async def test_the_sites_that_are_remembered_are_few(fetcher_of):
    names = {f"site{number}.example": [["127.0.0.1"]] for number in range(260)}
    async with serving(site(text(b""))) as server:
        fetcher = fetcher_of(server, robots=True, names=names)
        for name in names:
            await fetcher.fetch(f"http://{name}:{server.port}/")
        await fetcher.fetch(f"http://site259.example:{server.port}/")
        assert server.paths.count("/robots.txt") == 260
        await fetcher.fetch(f"http://site0.example:{server.port}/")
        assert server.paths.count("/robots.txt") == 261
