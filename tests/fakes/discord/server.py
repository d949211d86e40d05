"""The server itself: one loopback port for REST, the gateway and the files."""

from aiohttp import web

from .people import People
from .rest import Rest

# discord.py speaks version 10 of the API (reference: API Versioning).
API = "/api/v10"
# More than any request Discord takes, so that this server is never the one that refuses for size.
LARGEST_REQUEST_BYTES = 64 * 2**20
# Shaped like a bot token; it opens nothing.
TOKEN = "MTIz.fake.token"


class FakeDiscord(People):
    """A small Discord on loopback.

    `check(method, path, body, files)` gives what is wrong with a request, `files` being (name, size in bytes); such a
    request is answered 400 and what is wrong is kept in `violations`. `ack_deadline` (how long an interaction waits
    for its first answer), `token_life` (how long it may be answered at all) and `heartbeat` are in seconds, and
    Discord's own unless told otherwise (interactions/receiving-and-responding; events/gateway).
    """

    def __init__(self, *, check=None, token=TOKEN, ack_deadline=3.0, token_life=900.0, heartbeat=41.25):
        super().__init__(
            check=check, token=token, ack_deadline=ack_deadline, token_life=token_life, heartbeat=heartbeat
        )
        self._runner = None

    async def __aenter__(self):
        self._runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await self.listen(self._runner)
        return self

    def app(self):
        """What is served, wherever it is."""
        app = web.Application(client_max_size=LARGEST_REQUEST_BYTES)
        app.router.add_get("/gateway/", self.gateway.serve)
        app.router.add_get("/attachments/{tail:.*}", self._file)
        app.router.add_route("*", API + "/{tail:.*}", Rest(self).serve)
        return app

    async def listen(self, runner):
        """On any free port, which the gateway and the files are then said to be at."""
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        self.messages.base = f"http://127.0.0.1:{port}"
        self.gateway.url = f"ws://127.0.0.1:{port}/gateway/"

    async def __aexit__(self, *_):
        # 1001: going away.
        await self.gateway.drop(1001)
        await self._runner.cleanup()

    def env(self):
        """What a bot's environment needs so that it comes here."""
        return {
            "DISCORD_TOKEN": self.token,
            "DISCORD_API_BASE": self.messages.base + API,
            "DISCORD_GATEWAY": self.gateway.url,
        }

    async def _file(self, request):
        found = self.messages.blobs.get(request.path.split("/")[-2])
        if found is None:
            return web.Response(status=404)
        return web.Response(body=found[1], headers={"Content-Type": found[0]})

    async def drop(self, code=4000, *, invalidate=False):
        """Cut the gateway: 4000 and 4009 may resume, 1001 is a restart of Discord, None resets TCP.

        With `invalidate` the session cannot be resumed any more.
        """
        await self.gateway.drop(code, invalidate=invalidate)

    def refuse_gateway(self, times):
        """The next connections to the gateway are reset before they are taken."""
        self.gateway.refusals = times

    @property
    def ready(self):
        """Set when a bot was told READY; a test that starts another one clears it first."""
        return self.gateway.ready

    @property
    def resumed(self):
        return self.gateway.resumed

    @property
    def identifies(self):
        """What each bot identified with."""
        return self.gateway.identifies

    @property
    def goodbyes(self):
        """The close codes with which bots left; None where the connection just ended."""
        return self.gateway.goodbyes

    @property
    def deleted(self):
        return self.messages.deleted

    @property
    def identify_closes_with(self):
        """The close code that answers every IDENTIFY, such as 4004, 4013, 4014; None: they are taken."""
        return self.gateway.identify_closes_with

    @identify_closes_with.setter
    def identify_closes_with(self, code):
        self.gateway.identify_closes_with = code

    @property
    def deaf(self):
        """Whether heartbeats stay unanswered, as on a connection that died without a word."""
        return self.gateway.deaf

    @deaf.setter
    def deaf(self, deaf):
        self.gateway.deaf = deaf
