"""The gateway: sessions, events, heartbeats, resuming, and closing at the worst moment (events/gateway)."""

import asyncio
import copy
import json
import secrets
import zlib
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from aiohttp import WSMsgType, web

from . import payloads


class Op(IntEnum):
    """topics/opcodes-and-status-codes: Gateway Opcodes."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    RECONNECT = 7
    REQUEST_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    ACK = 11


AUTHENTICATION_FAILED, NOT_AUTHENTICATED, DISALLOWED_INTENTS = 4004, 4003, 4014
# events/gateway: List of Intents. The privileged ones (members, presences, message content) this app was not granted.
GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 0, 1 << 9, 1 << 12
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
ALWAYS = 0
# events/gateway: Disconnecting; a client that says goodbye with one of these ends its session.
GOODBYE = {1000, 1001}
# events/gateway: Sending Events. Bytes of one message from the client.
PAYLOAD_BYTES = 4096


@dataclass(eq=False)
class Session:
    """What one IDENTIFY began; its events are kept, so that they can be replayed."""

    id: str
    intents: int
    events: list[dict[str, Any]] = field(default_factory=list)


class Socket:
    """One connection. What is sent goes through a queue, so that sending never waits."""

    def __init__(self, ws, transport, *, compress):
        self.ws, self.transport = ws, transport
        self.session: Session | None = None
        self.closed_here = False
        self._deflate = zlib.compressobj() if compress else None
        self._queue: asyncio.Queue[bytes | str] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write())

    def send(self, op, data=None, *, event=None, seq=None):
        raw = json.dumps({"op": op, "d": data, "t": event, "s": seq}, separators=(",", ":"))
        if self._deflate is None:
            self._queue.put_nowait(raw)
        else:
            self._queue.put_nowait(self._deflate.compress(raw.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH))

    async def _write(self):
        while True:
            raw = await self._queue.get()
            try:
                await (self.ws.send_str(raw) if isinstance(raw, str) else self.ws.send_bytes(raw))
            except ConnectionError:
                # The client is gone: a resume replays what it missed.
                return

    async def close(self, code, reason=""):
        """With a close code, or by a reset of TCP if it is None."""
        self.closed_here = True
        if code is None:
            self.transport.abort()
            return
        await self.ws.close(code=code, message=reason.encode())

    async def end(self):
        self._writer.cancel()
        await asyncio.gather(self._writer, return_exceptions=True)


class Gateway:
    """`identify_closes_with` and `deaf` are the tests' to set; `goodbyes` are the codes clients closed with."""

    def __init__(self, world, *, token, heartbeat, changed):
        self.url = ""
        self.identify_closes_with: int | None = None
        self.deaf = False
        self.refusals = 0
        self.identifies: list[dict[str, Any]] = []
        self.goodbyes: list[int | None] = []
        self.ready, self.resumed = asyncio.Event(), asyncio.Event()
        self.sockets: list[Socket] = []
        self.sessions: dict[str, Session] = {}
        self._world, self._token, self._heartbeat, self._changed = world, token, heartbeat, changed

    def dispatch(self, event, data, intent=ALWAYS):
        for session in list(self.sessions.values()):
            if intent == ALWAYS or session.intents & intent:
                self._tell(session, event, data)
        self._changed()

    def _tell(self, session, event, data):
        session.events.append({"event": event, "data": copy.deepcopy(data), "seq": len(session.events) + 1})
        for socket in self.sockets:
            if socket.session is session:
                socket.send(Op.DISPATCH, **session.events[-1])

    async def serve(self, request: web.Request) -> web.StreamResponse:
        if self.refusals > 0:
            self.refusals -= 1
            request.transport.abort()
            return web.Response(status=503)
        ws = web.WebSocketResponse(max_msg_size=PAYLOAD_BYTES)
        await ws.prepare(request)
        socket = Socket(ws, request.transport, compress=request.query.get("compress") == "zlib-stream")
        self.sockets.append(socket)
        socket.send(Op.HELLO, {"heartbeat_interval": int(self._heartbeat * 1000), "_trace": []})
        try:
            while (message := await ws.receive()).type in {WSMsgType.TEXT, WSMsgType.BINARY}:
                said = json.loads(message.data)
                await self._hear(socket, said["op"], said["d"])
                self._changed()
            if not socket.closed_here:
                # aiohttp calls an end without a close frame 1000; to Discord they are not the same.
                self._goodbye(socket, message.data if message.type is WSMsgType.CLOSE else None)
        finally:
            self.sockets.remove(socket)
            await socket.end()
            self._changed()
        return ws

    def _goodbye(self, socket, code):
        self.goodbyes.append(code)
        if code in GOODBYE and socket.session:
            self.sessions.pop(socket.session.id, None)

    async def _hear(self, socket, op, data):
        if op == Op.HEARTBEAT:
            if not self.deaf:
                socket.send(Op.ACK)
        elif op == Op.IDENTIFY:
            await self._identify(socket, data)
        elif op == Op.RESUME:
            self._resume(socket, data)
        elif op == Op.REQUEST_MEMBERS:
            self._members(socket, data)
        elif socket.session is None:
            await socket.close(NOT_AUTHENTICATED, "Not authenticated.")

    async def _identify(self, socket, data):
        self.identifies.append(data)
        if self.identify_closes_with:
            await socket.close(self.identify_closes_with, "closed by the test")
        elif data["token"] != self._token:
            await socket.close(AUTHENTICATION_FAILED, "Authentication failed.")
        elif data["intents"] & PRIVILEGED:
            await socket.close(DISALLOWED_INTENTS, "Disallowed intent(s).")
        else:
            self._begin(socket, data["intents"])

    def _begin(self, socket, intents):
        world = self._world
        session = socket.session = Session(secrets.token_hex(16), intents)
        self.sessions[session.id] = session
        guilds = [guild for guild in world.guilds.values() if guild.has(world.bot)]
        ready = {
            "v": 10,
            "user": payloads.own_user_json(world.bot),
            "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "application": {"id": world.app_id, "flags": 0},
            "private_channels": [],
            "session_type": "normal",
        }
        self._tell(session, "READY", ready)
        for guild in guilds:
            self._tell(session, "GUILD_CREATE", payloads.guild_create_json(guild, world.channels.values()))
        self.ready.set()

    def _resume(self, socket, data):
        session = self.sessions.get(data["session_id"])
        if session is None or data["token"] != self._token:
            socket.send(Op.INVALID_SESSION, data=False)
            return
        for other in self.sockets:
            if other.session is session:
                other.session = None
        for missed in session.events[data["seq"] or 0 :]:
            socket.send(Op.DISPATCH, **missed)
        socket.session = session
        self._tell(session, "RESUMED", {"_trace": []})
        self.resumed.set()

    def _members(self, socket, data):
        guild = self._world.guilds[str(data["guild_id"])]
        members = [payloads.member_json(guild, user) for user, _ in guild.members.values()]
        chunk = {"guild_id": guild.id, "members": members, "chunk_index": 0, "chunk_count": 1}
        self._tell(socket.session, "GUILD_MEMBERS_CHUNK", {**chunk, "nonce": data.get("nonce")})

    async def drop(self, code, *, invalidate=False):
        """Cut every connection: with this close code, or by resetting TCP if it is None."""
        if invalidate:
            self.sessions.clear()
        for socket in list(self.sockets):
            await socket.close(code, "dropped by the test")

    def ask_reconnect(self):
        for socket in self.sockets:
            socket.send(Op.RECONNECT)
