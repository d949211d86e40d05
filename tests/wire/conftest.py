"""One running bot for all tests of a file that leave it as they found it."""

import pytest
import pytest_asyncio

from fakes.shipped import running


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def pair(tmp_path_factory):
    """The test server and the shipped bot on it, its models loaded."""
    async with running(tmp_path_factory.mktemp("home")) as (server, bot):
        yield server, bot
        assert server.violations == []
        assert server.unknown_routes == []


@pytest.fixture(autouse=True)
def no_rule_was_broken(request):
    yield
    if "pair" in request.fixturenames:
        server, _ = request.getfixturevalue("pair")
        assert server.violations == []
