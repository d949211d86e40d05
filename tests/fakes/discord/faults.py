"""Things that go wrong on the way, on demand."""

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from .answers import as_json


@dataclass
class Fault:
    """One way a request fails.

    `method` and `path` are regular expressions: the method matches in full, the path is searched; the first fault
    that fits is taken. `delay` (seconds) comes first; then `status` answers instead of the route: None lets the
    request through, 0 resets the TCP connection. `times` counts down, None is for ever.
    """

    method: str
    path: str
    status: int | None = None
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    times: int | None = 1

    def fits(self, method, path):
        return self.times != 0 and re.fullmatch(self.method, method) and re.search(self.path, path)

    async def strike(self, request: web.Request) -> web.Response | None:
        """The answer in the route's place, or None if the request goes on."""
        if self.times is not None:
            self.times -= 1
        await asyncio.sleep(self.delay)
        if self.status is None:
            return None
        if self.status == 0:
            request.transport.abort()
        body = self.body if self.body is not None else {"message": f"{self.status}: broken by the test", "code": 0}
        return as_json(body, status=self.status or 500, headers=self.headers)


def rate_limited(retry_after, *, everywhere=False, method=".*", path=".", times=1):
    """A 429 (topics/rate-limits). `retry_after` is in seconds; `everywhere` says that it is the global limit."""
    body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": everywhere}
    # Without a Via header discord.py takes a 429 for a ban by Cloudflare and does not try again.
    headers = {"Via": "1.1 loopback", "Retry-After": str(retry_after)}
    headers["X-RateLimit-Scope"] = "global" if everywhere else "user"
    return Fault(method, path, 429, body, headers, times=times)
