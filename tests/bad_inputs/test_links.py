"""Nothing that is not on the public web is ever dialled, whatever a link, a name or a redirect says."""

import pytest

from bad_inputs.links import LINKS
from bad_inputs.serving import PAGE, answer, fetching, serving
from retrieval.adapters.fetching.proof import guard_holds
from retrieval.refusals import Fault, Refused


async def refused(fetcher, link):
    with pytest.raises(Refused) as told:
        await fetcher.fetch(link)
    return told.value


@pytest.mark.parametrize(("link", "code"), LINKS.items(), ids=[f"{link[:40]!a}" for link in LINKS])
async def test_a_bad_link_is_refused_with_its_code_and_nothing_is_dialled(link, code):
    from bad_inputs.links import NAMES

    async with fetching(names=NAMES) as (fetcher, dialled):
        error = await refused(fetcher, link.replace("{port}", "9"))
        assert (error.code, dialled) == (code, [])
        assert error.message.endswith(".")
        assert not any(part in error.message for part in ("127.", "169.254", "10.", "::1"))


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "[::1]", "0x7f.1", "loop.example"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_to_a_forbidden_address_is_not_followed(address, status):
    async def respond(_path, _writer):
        return answer(b"", f"{status} Moved", location=f"http://{address}/secret")

    async with serving(respond) as server, fetching(server, {"loop.example": ["127.0.0.1"]}) as (fetcher, dialled):
        assert (await refused(fetcher, server.url())).code == "link_forbidden"
        assert dialled == [("127.0.0.1", server.port)]


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://a.example/"]
)
async def test_a_redirect_out_of_the_web_is_not_followed(location):
    async def respond(_path, _writer):
        return answer(b"", "302 Found", location=location)

    async with serving(respond) as server, fetching(server) as (fetcher, _):
        assert (await refused(fetcher, server.url())).code == "link_scheme"


async def test_a_name_that_changes_between_two_look_ups_is_judged_when_it_is_dialled():
    async with serving(lambda _path, _writer: None) as server:
        names = {"changing.example": [["127.0.0.1"], ["10.0.0.1"], ["169.254.169.254"]]}
        async with fetching(server, names) as (fetcher, dialled):
            for _ in range(3):
                assert (await refused(fetcher, "http://changing.example/")).code == "link_forbidden"
            assert dialled == []


async def test_an_allowed_pair_lifts_the_rule_for_itself_alone():
    async def respond(_path, _writer):
        return answer()

    async with serving(respond) as server, serving(respond) as other, fetching(server) as (fetcher, dialled):
        assert (await fetcher.fetch(server.url())).content == PAGE
        assert (await refused(fetcher, other.url())).code == "link_port"
        assert (await refused(fetcher, "http://127.0.0.1/")).code == "link_forbidden"
        assert (await refused(fetcher, f"http://[::1]:{server.port}/")).code == "link_port"
        assert dialled == [("127.0.0.1", server.port)]


@pytest.mark.parametrize("written", ["{}", "<{}>", "  {}  ", "{}#part", "{}?q=1&r=%20", "{}/ä/日本", "{}#:~:text=a,b"])
async def test_a_good_link_is_followed_however_it_is_pasted(written):
    async def respond(_path, _writer):
        return answer()

    async with serving(respond) as server, fetching(server) as (fetcher, _):
        given = await fetcher.fetch(written.format(server.url()))
        assert (given.content, given.kind, given.charset) == (PAGE, "text/html", "utf-8")
        assert "#" not in given.url


async def test_the_guard_is_proved_by_trying():
    async with fetching() as (fetcher, dialled):
        assert await guard_holds(fetcher)
        assert dialled == []


async def test_a_guard_that_lets_something_through_is_found_out():
    class Careless:
        async def fetch(self, _link):
            raise Refused(Fault.LINK_UNREACHABLE)

    assert not await guard_holds(Careless())
