"""Answers that are no HTTP, or lie about themselves: each with the code it deserves (`ok` where it may be read)."""

from fakes.bad_servers import CHUNKED, HEAD, OPEN, pauses, resets, says
from fakes.web import PAGE, ok, status


def with_header(line):
    return says(HEAD + line + b"\r\nContent-Length: " + str(len(PAGE)).encode() + b"\r\n\r\n" + PAGE)


BROKEN = "link_broken_answer"

LENGTHS = {
    "hangs up at the end": (says(OPEN, PAGE), "ok"),
    "more than announced": (says(HEAD + b"Content-Length: 12\r\n\r\n" + PAGE), BROKEN),
    "more than announced, later": (pauses(HEAD + b"Content-Length: 12\r\n\r\n" + PAGE[:12], PAGE[12:]), "ok"),
    "less than announced": (says(HEAD + b"Content-Length: 4000\r\n\r\n", PAGE), BROKEN),
    "two lengths": (says(HEAD + b"Content-Length: 12\r\nContent-Length: 13\r\n\r\n", PAGE), BROKEN),
    "a negative length": (says(HEAD + b"Content-Length: -1\r\n\r\n", PAGE), BROKEN),
    "a length in letters": (says(HEAD + b"Content-Length: many\r\n\r\n", PAGE), BROKEN),
    "a length past all numbers": (says(HEAD + b"Content-Length: " + b"9" * 400 + b"\r\n\r\n", PAGE), BROKEN),
    "a length and chunks": (says(HEAD + b"Content-Length: 3\r\n" + CHUNKED[len(HEAD) :], b"0\r\n\r\n"), BROKEN),
    "nothing": (says(ok(b"")), "no_text"),
    "nothing, in chunks": (says(CHUNKED, b"0\r\n\r\n"), "no_text"),
}

CHUNKS = {
    "chunks": (says(CHUNKED, b"5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n"), "ok"),
    "chunks with extensions and trailers": (says(CHUNKED, b"5;a=b\r\n<html\r\n0\r\nX: y\r\n\r\n"), "ok"),
    "chunks without an end": (says(CHUNKED, b"5\r\n<html\r\n"), BROKEN),
    "half a chunk": (says(CHUNKED, b"ff\r\n<html"), BROKEN),
    "a chunk size in letters": (says(CHUNKED, b"zz\r\n<html\r\n0\r\n\r\n"), BROKEN),
    "a negative chunk": (says(CHUNKED, b"-5\r\n<html\r\n0\r\n\r\n"), BROKEN),
    "a chunk past all numbers": (says(CHUNKED, b"f" * 20 + b"\r\n<html\r\n0\r\n\r\n"), BROKEN),
    "a chunk longer than its size": (says(CHUNKED, b"3\r\n<html\r\n0\r\n\r\n"), BROKEN),
    "an unknown transfer": (says(HEAD + b"Transfer-Encoding: wings\r\n\r\n", PAGE), "ok"),
}

BROKEN_OFF = {
    "hangs up without a word": (says(), BROKEN),
    "hangs up in the status line": (says(b"HTTP/1.1 2"), BROKEN),
    "hangs up in the headers": (says(HEAD), BROKEN),
    "broken off at once": (resets(), BROKEN),
    "broken off in the headers": (resets(HEAD), BROKEN),
    "broken off in the body": (resets(HEAD + b"Content-Length: 4000\r\n\r\n", PAGE), BROKEN),
    "broken off in a chunk": (resets(CHUNKED, b"ff\r\n<html"), BROKEN),
}

NO_HTTP = {
    "HTTP/0.9": (says(PAGE), BROKEN),
    "another protocol's greeting": (says(b"SSH-2.0-OpenSSH_9.9\r\n"), BROKEN),
    "a radio": (says(b"ICY 200 OK\r\n\r\n", PAGE), BROKEN),
    "a TLS alert": (says(b"\x15\x03\x01\x00\x02\x02\x28"), BROKEN),
    "noise": (says(bytes(range(256)) * 64), BROKEN),
    "noughts": (says(bytes(100_000)), BROKEN),
    "blank lines": (says(b"\r\n" * 50_000), BROKEN),
    "a version of the future": (says(b"HTTP/9.9 200 OK\r\n\r\n", PAGE), BROKEN),
    "no status": (says(b"HTTP/1.1 OK\r\n\r\n", PAGE), BROKEN),
    "a status of four digits": (says(b"HTTP/1.1 2000 OK\r\n\r\n", PAGE), BROKEN),
    "a negative status": (says(b"HTTP/1.1 -200 OK\r\n\r\n", PAGE), BROKEN),
    "a NUL in a header": (with_header(b"X-Odd: a\0b"), BROKEN),
    "a NUL in a name": (with_header(b"X-O\0dd: a"), BROKEN),
    "a header without a colon": (with_header(b"no colon here"), BROKEN),
    "a header without a name": (with_header(b": nameless"), BROKEN),
    "a blank before the colon": (with_header(b"X-Odd : a"), BROKEN),
    "letters of no encoding": (with_header(b"X-Odd: \xff\xfe\xfd"), "ok"),
    "a carriage return in a header": (with_header(b"X-Odd: a\rb"), BROKEN),
}

STATUSES = {
    **{line: (says(status(line)), "link_gone") for line in ("404 Not Found", "410 Gone")},
    **{
        line: (says(status(line)), "link_denied")
        for line in ("401 Unauthorized", "402 Payment Required", "403 Forbidden", "451 Unavailable For Legal Reasons")
    },
    **{
        line: (says(status(line)), "link_status")
        for line in ("429 Too Many Requests", "500 Oh", "502 Oh", "503 Oh", "504 Oh", "400 Oh", "418 Oh", "599 Oh")
    },
    **{line: (says(status(line)), "link_status") for line in ("201 Created", "300 Choices", "304 Same", "305 Proxy")},
    "204 No Content": (says(b"HTTP/1.1 204 No Content\r\n\r\n"), "no_text"),
    "205 Reset Content": (says(status("205 Reset Content")), "no_text"),
    "206 Partial Content": (says(status("206 Partial Content")), BROKEN),
    "101 Switching Protocols": (says(b"HTTP/1.1 101 S\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"), "link_status"),
    "100 and then 200": (says(b"HTTP/1.1 100 Continue\r\n\r\n", ok()), "ok"),
}

_UNKNOWN = (
    *("image/png", "image/svg+xml", "video/mp4", "audio/mpeg", "font/woff2", "text/css", "text/javascript"),
    *("application/json", "application/zip", "application/x-msdownload", "application/xml", "text/xml"),
    *("multipart/mixed; boundary=x", "text/html+odd", "text", "/", "*/*", "\u00e9"),
)
_KNOWN = (
    *("text/html", "TEXT/HTML; Charset=UTF-8", "application/xhtml+xml", "text/plain", "text/markdown"),
    *("application/pdf", "application/epub+zip", "application/octet-stream", "", " ; charset=x"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)

KINDS = {
    **{f"the kind {kind!r}": (says(ok(b"MZ" + bytes(99), kind)), "kind_unknown") for kind in _UNKNOWN},
    **{f"the kind {kind!r}": (says(ok(PAGE, kind)), "ok") for kind in _KNOWN},
    "no kind": (says(b"HTTP/1.1 200 OK\r\n\r\n", PAGE), "ok"),
}

ALL = LENGTHS | CHUNKS | BROKEN_OFF | NO_HTTP | STATUSES | KINDS
