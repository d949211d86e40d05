"""Certificates are those of the name in the link, whatever is dialled for it."""

import asyncio
import ssl
from pathlib import Path

import pytest

from fakes.bad_servers import says, waits
from fakes.web import PAGE, ok, serving, status
from retrieval.refusals import Fault, Refused

PEM = Path(__file__).parent / "one.example.pem"


@pytest.fixture
def names_asked():
    return []


@pytest.fixture
def ours(names_asked):
    """The server's side; the names that were asked for are kept."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    context.sni_callback = lambda _connection, name, _context: names_asked.append(name)
    return context


@pytest.fixture
def trusting():
    """The client's side, where that certificate is trusted."""
    return ssl.create_default_context(cadata=PEM.read_text(encoding="ascii").partition("-----END PRIVATE KEY-----")[2])


async def refused_for(fetcher, link):
    with pytest.raises(Refused) as refused:
        await fetcher.fetch(link)
    return refused.value.fault


async def test_the_name_of_the_link_is_asked_for_and_held_against_the_certificate(
    fetcher_of, ours, trusting, names_asked
):
    async with serving(says(ok()), tls=ours) as server:
        given = await fetcher_of(server, tls=trusting).fetch(f"https://one.example:{server.port}/")
        assert (given.content, names_asked) == (PAGE, ["one.example"])
        assert f"Host: one.example:{server.port}" in server.requests[0]


async def test_a_certificate_of_another_name_is_refused(fetcher_of, ours, trusting):
    async with serving(says(ok()), tls=ours) as server:
        fault = await refused_for(fetcher_of(server, tls=trusting), f"https://two.example:{server.port}/")
    assert (fault, server.requests) == (Fault.LINK_INSECURE, [])


async def test_a_certificate_that_nobody_vouches_for_is_refused(fetcher_of, ours):
    async with serving(says(ok()), tls=ours) as server:
        fault = await refused_for(fetcher_of(server), f"https://one.example:{server.port}/")
    assert (fault, server.requests) == (Fault.LINK_INSECURE, [])


async def test_a_server_that_speaks_no_tls_is_refused(fetcher_of, trusting):
    async def answer(_reader, writer):
        writer.write(ok())
        writer.close()

    listening = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with listening, serving(says(ok())) as named:
        named.port = listening.sockets[0].getsockname()[1]
        fault = await refused_for(fetcher_of(named, tls=trusting), f"https://one.example:{named.port}/")
    assert fault is Fault.LINK_INSECURE


async def test_a_handshake_that_never_ends_is_given_up(fetcher_of, trusting):
    async with serving(waits()) as server:
        fault = await refused_for(fetcher_of(server, tls=trusting, connect=0.2), f"https://one.example:{server.port}/")
    assert fault is Fault.LINK_SLOW


async def test_a_redirect_may_lead_from_one_scheme_to_the_other(fetcher_of, ours, trusting):
    async with serving(says(ok())) as plain:
        back = says(status("302 Found", f"Location: http://two.example:{plain.port}/b"))
        async with serving(back, tls=ours) as secure:
            onward = says(status("302 Found", f"Location: https://one.example:{secure.port}/a"))
            async with serving(onward) as first:
                given = await fetcher_of(plain, secure, first, tls=trusting).fetch(f"http://127.0.0.1:{first.port}/")
    assert (given.content, given.url) == (PAGE, f"http://two.example:{plain.port}/b")
