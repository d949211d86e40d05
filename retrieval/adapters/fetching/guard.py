"""The one gate to the network: it sees the number that is really dialled."""

import errno
import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any, Final

from aiohttp import AddrInfoType

from retrieval.adapters.fetching.addresses import is_public
from retrieval.adapters.fetching.rules import Allowed

_SIP: Final = 64 * 1024
"""Bytes; as many of the smallest messages that HTTP has take aiohttp some ten milliseconds."""

Dialled = Callable[[str, int], None]
"""Called with the address and the port that a socket was made for."""


class Forbidden(PermissionError):
    """An address that is not dialled; it does not say which."""

    def __init__(self) -> None:
        super().__init__(errno.EACCES, "that address is not on the public web")


class _Sipping(socket.socket):
    """Hands on a little at a time: asyncio takes 256 KiB at once, and some answers cost a reader much for each byte."""

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        return super().recv(min(size, _SIP), flags)

    def recv_into(self, buffer: Any, size: int = 0, flags: int = 0) -> int:
        return super().recv_into(buffer, min(size or len(buffer), _SIP), flags)


class Guard:
    """Makes the sockets of a connector, after any look-up, at every redirect and every retry."""

    def __init__(self, allowed: Allowed, dialled: Dialled | None = None) -> None:
        self._allowed = allowed
        self._dialled = dialled

    def __call__(self, info: AddrInfoType) -> socket.socket:
        """A socket for that address. Raises `Forbidden`."""
        family, kind, protocol, _, address = info
        host, port = str(address[0]), int(address[1])
        if not is_public(host) and not self._is_allowed(host, port):
            raise Forbidden
        if self._dialled is not None:
            self._dialled(host, port)
        return _Sipping(family, kind, protocol)

    def _is_allowed(self, host: str, port: int) -> bool:
        try:
            return (str(ip_address(host)), port) in self._allowed
        except ValueError:
            return False
