"""The front of REST: reads a request, lets it fail as the test wants, asks the rules, finds its route, keeps a log."""

import json
import re
import time
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from . import callbacks, errors, routes
from .answers import as_json, budget
from .errors import ApiError
from .state import Logged

# reference: Authentication. These two carry a token of their own in the path.
WITHOUT_TOKEN = re.compile(r"/(interactions|webhooks)/")
CHANGING = {"POST", "PUT", "PATCH"}


@dataclass(frozen=True, slots=True)
class Call:
    """A request as a route sees it; `files` are (name, content type, bytes)."""

    method: str
    path: str
    body: Any
    files: tuple[tuple[str, str, bytes], ...]
    query: Any


class Rest:
    def __init__(self, state):
        self._state = state
        self._table = [*routes.TABLE, *callbacks.TABLE]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        call = await read(request)
        status, answer = 500, None
        try:
            fault = self._fault(call)
            struck = await fault.strike(request) if fault else None
            if struck is not None:
                status, answer = fault.status, json.loads(struck.body)
                return struck
            self._allow(request, call)
            status, answer = self._find(call)
            headers = budget(call.method, call.path)
            return (
                web.Response(status=204, headers=headers)
                if answer is None
                else as_json(answer, status=status, headers=headers)
            )
        except ApiError as refusal:
            status, answer = refusal.status, refusal.body
            return as_json(answer, status=status)
        finally:
            what = (call.method, call.path, call.body, call.files)
            self._state.log.append(Logged(time.monotonic(), *what, status, answer))
            self._state.has_changed()

    def _fault(self, call):
        return next((one for one in self._state.faults if one.fits(call.method, call.path)), None)

    def _allow(self, request, call):
        state = self._state
        if not WITHOUT_TOKEN.match(call.path) and request.headers.get("Authorization") != f"Bot {state.token}":
            raise errors.unauthorized()
        if state.check is None or call.method not in CHANGING:
            return
        sizes = [(name, len(data)) for name, _, data in call.files]
        found = state.check(call.method, call.path, call.body, sizes)
        if found:
            state.violations += [(call.method, call.path, one) for one in found]
            raise errors.invalid_form(*(reason(one) for one in found))

    def _find(self, call):
        for method, path, handler in self._table:
            match = path.fullmatch(call.path) if method == call.method else None
            if match:
                answer = handler(self._state, call, *match.groups())
                return (204, None) if answer is None else (200, answer)
        self._state.unknown_routes.append((call.method, call.path))
        raise errors.no_route()


def reason(violation):
    """Any kind of violation as (place, code, message)."""
    rule = str(getattr(violation, "rule", "BASE_TYPE_INVALID"))
    where = str(getattr(violation, "where", ""))
    return where, re.sub(r"\W+", "_", rule).upper(), str(getattr(violation, "message", violation))


async def read(request):
    body, files = None, []
    if request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            if part.name == "payload_json":
                body = json.loads(await part.text())
            elif part.name and part.name.startswith("files["):
                kind = part.headers.get("Content-Type", "application/octet-stream")
                files.append((part.filename, kind, bytes(await part.read(decode=False))))
    elif request.can_read_body:
        body = await request.json()
    return Call(request.method, "/" + request.match_info["tail"], body, tuple(files), request.query)
