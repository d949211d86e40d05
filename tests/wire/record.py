"""A recorded run of the shipped command against the test server: what people did, and what they saw.

    PYTHONPATH=tests python tests/wire/record.py

The messages are printed as they were sent, every block of text in its order, then the buttons below.
"""

import asyncio
import sys
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path

from wire.recorded import asking, checking, elsewhere, examining, judging, loading, upkeep
from wire.recorded.telling import Run

from fakes.discord import FakeDiscord
from fakes.shipped import CANARY, rules, shipped
from fakes.web import serving

PLENTY = {"PULLQUOTE_PACE_PERSON": "1000"}
"""A day goes by in a minute."""

LITTLE = {"PULLQUOTE_PACE_PERSON": "2", "PULLQUOTE_QUOTA_ARTICLES": "1"}


async def play(run, paper, site):
    """A day in a channel, and elsewhere."""
    await loading.load(run, site)
    asked = await asking.ask(run)
    await asking.follow_up(run, asked)
    await asking.read(run)
    await checking.check(run)
    await judging.take_up(run, asked)
    card = await judging.report(run, asked)
    await judging.judge(run, card, asked)
    await judging.reword(run, card, asked)
    await asking.choose(run)
    await elsewhere.write_to_it(run)
    await elsewhere.use_ones_own(run)
    await examining.examine(run)
    paper.change()
    await loading.load_again(run, site)
    await examining.replay(run)
    await examining.withhold(run)
    await upkeep.set_up(run)
    await upkeep.leave(run)
    await upkeep.invite(run)


@asynccontextmanager
async def started(server, home, **settings):
    """The bot on that server, its models loaded; it is asked to stop in the end."""
    server.synced.clear()
    server.ready.clear()
    async with shipped(server, home, **settings) as bot:
        await asyncio.wait_for(server.synced.wait(), 60)
        await asyncio.wait_for(server.ready.wait(), 60)
        await bot.said("models are ready")
        yield bot
        status, seconds = await bot.stop()
        assert "Traceback" not in bot.log
        assert (status, seconds) < (1, 15)


async def record(home, out):
    """The whole run, told to `out` by the line; returns the server and what was told, by part."""
    paper = loading.Paper()
    async with serving(paper.answer) as site, FakeDiscord(check=rules(), token=CANARY) as server:
        async with started(server, home, PULLQUOTE_FETCH_ALLOW=f"127.0.0.1:{site.port}", **PLENTY) as bot:
            run = Run(server, bot, out)
            await play(run, paper, site)
        async with started(server, home, **LITTLE):
            await upkeep.reach_limits(run)
        run.part("The end")
        run.say(f"Requests: {len(server.log)}; unknown routes: {len(server.unknown_routes)};")
        run.say(f"violations of Discord's rules: {len(server.violations)}.")
        return server, run.told


def main():
    """Print it."""
    with tempfile.TemporaryDirectory() as home:
        server, _ = asyncio.run(record(Path(home), lambda line: sys.stdout.write(f"{line}\n")))
    sys.exit(1 if server.unknown_routes or server.violations else 0)


if __name__ == "__main__":
    main()
