"""What went wrong on the way to a web site, as the code that the reader is told."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import aiohttp

from retrieval.adapters.fetching.guard import Forbidden
from retrieval.refusals import Fault, Refused

_FAULTS: Final = (
    (aiohttp.ClientConnectorError, Fault.LINK_UNREACHABLE),
    (TimeoutError, Fault.LINK_SLOW),
    (aiohttp.InvalidURL, Fault.LINK_MALFORMED),
)
"""The first that fits; what fits none was an answer that is no HTTP, or half of one."""


@contextmanager
def refusals() -> Iterator[None]:
    """Whatever the network raises inside becomes a `Refused`, without a word of what was dialled."""
    try:
        yield
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise Refused(fault_of(error)) from None


def fault_of(error: BaseException) -> Fault:
    """The code for an error of aiohttp, of a socket or of a look-up."""
    causes = tuple(_causes(error))
    if any(isinstance(cause, Forbidden) for cause in causes):
        return Fault.LINK_FORBIDDEN
    if any(isinstance(cause, ssl.SSLError | aiohttp.ClientSSLError) for cause in causes):
        return Fault.LINK_INSECURE
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return _fault_of_name(error.os_error)
    plain = ((kind, fault) for kind, fault in _FAULTS if isinstance(error, kind))
    return next(plain, (Exception, Fault.LINK_BROKEN_ANSWER))[1]


def _fault_of_name(error: OSError) -> Fault:
    for_now = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
    return Fault.LINK_UNREACHABLE if for_now else Fault.LINK_UNKNOWN_HOST


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
