"""Links that must not be followed, and a few that must: each with the code that is expected, or none.

`{port}` stands for the port of a server on 127.0.0.1 that no rule allows. Names are resolved as `NAMES` says.
"""

FORBIDDEN, MALFORMED, SCHEME, USER, PORT, LONG, UNKNOWN = (
    "link_forbidden", "link_malformed", "link_scheme", "link_user", "link_port", "link_too_long", "link_unknown_host",
)  # fmt: skip

ADDRESSES = """
127.0.0.1 127.0.0.53 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200
100.127.255.254 168.63.129.16 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.254 192.0.0.1
192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.254 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9
224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 0x7f000001 0x7f.0.0.1 0x7f.1 127.0.0x0.1 0x7F.0.0.0x1 0xc0a80101
0xa9fea9fe 0xA9.0xFE.0xA9.0xFE [::] [::1] [0:0:0:0:0:0:0:1] [0000::0001] [::127.0.0.1] [::7f00:1] [::ffff:127.0.0.1]
[::ffff:7f00:1] [::ffff:169.254.169.254] [::ffff:10.0.0.1] [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1]
[64:ff9b::a9fe:a9fe] [64:ff9b:1::1] [100::1] [2001::1] [2001:0:7f00:1::] [2001:2::1] [2001:10::1] [2001:20::1]
[2001:db8::1] [2002:7f00:1::] [2002:a9fe:a9fe::1] [2002:c0a8:101::] [3fff::1] [5f00::1] [fc00::1] [fd00:ec2::254]
[fd12:3456:789a::1] [fe80::1] [fec0::1] [ff02::1] [ff0e::1] [4000::1] [1::1]
""".split()  # noqa: SIM905 - a list of a hundred is read more easily so
"""Numeric addresses that are not public, as they are dialled or in notations that a resolver reads."""

ODD = """
127.1 127.0.1 0 2130706433 017700000001 0177.0.0.1 0177.1 3232235777 2852039166 0251.0376.0251.0376 169.254.43518
169.16689662 00127.0.0.1 127.0.0.01
""".split()  # noqa: SIM905 - the same
"""Notations that could be taken for an address, and are refused unread."""

NAMES = {
    "loop.example": ["127.0.0.1"],
    "loop6.example": ["::1"],
    "meta.example": ["169.254.169.254"],
    "private.example": ["10.1.2.3"],
    "carrier.example": ["100.64.9.9"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "nat64.example": ["64:ff9b::7f00:1"],
    "sixtofour.example": ["2002:7f00:1::"],
    "unique.example": ["fd00::1"],
    "mixed.example": ["127.0.0.1", "10.0.0.1", "::1"],
    "localhost.example": ["127.0.0.1", "::1"],
    "multicast.example": ["224.0.0.251"],
    "broadcast.example": ["255.255.255.255"],
    "xn--lop-cna.example": ["127.0.0.1"],
}

WRITTEN = {
    "": MALFORMED, " ": MALFORMED, "example": MALFORMED, "example.com/story": MALFORMED, "www.example.com": MALFORMED,
    "localhost:80/x": SCHEME, "//example.com/x": MALFORMED, "http:": MALFORMED, "http://": MALFORMED,
    "http:///x": MALFORMED, "http:example.com": MALFORMED, "http:/example.com": MALFORMED, "https://?x": MALFORMED,
    "https://#x": MALFORMED, "http://[::1": MALFORMED, "http://::1]/": MALFORMED, "http://[]/": MALFORMED,
    "http://[::g]/": MALFORMED, "http://exa mple.com/": MALFORMED, "http://example.com/a b": MALFORMED,
    "http://example.com\\@127.0.0.1/": MALFORMED, "http:\\\\example.com\\x": MALFORMED,
    "http://example.com/\x00": MALFORMED, "http://example.com/\r\nHost: x": MALFORMED,
    "http://exam\tple.com/": MALFORMED,
    "http://example.com/\x7f": MALFORMED, "http://exa\u00admple.com/": MALFORMED,
    "http://exa\u200bmple.com/": MALFORMED,
    "http://example.com/\u202etxt": MALFORMED,
    "http://example.com/\u2028x": MALFORMED, "http://example\u3000.com/": MALFORMED,
    "http://example.com:port/": MALFORMED, "http://example.com:99999/": MALFORMED, "http://example.com:-1/": MALFORMED,
    "ftp://example.com/x": SCHEME, "file:///etc/passwd": SCHEME, "gopher://example.com/": SCHEME,
    "dict://example.com:11211/": SCHEME, "data:text/html,<p>x": SCHEME, "javascript:alert(1)": SCHEME,
    "ldap://example.com/": SCHEME, "jar:http://example.com!/": SCHEME, "view-source:http://example.com/": SCHEME,
    "about:blank": SCHEME, "mailto:a@b.example": SCHEME, "ws://example.com/": SCHEME, "netdoc:/etc/passwd": SCHEME,
    "unix:///var/run/x.sock": SCHEME, "tftp://example.com/x": SCHEME, "blob:http://example.com/1": SCHEME,
    "http://me@example.com/": USER, "http://me:word@example.com/": USER, "http://:word@example.com/": USER,
    "http://@example.com/": USER, "http://example.com@127.0.0.1/": USER, "http://example.com%40x@127.0.0.1/": USER,
    "http://example.com:80@127.0.0.1/": USER,
    "http://example.com:22/": PORT, "http://example.com:25/": PORT, "http://example.com:6379/": PORT,
    "http://example.com:8080/": PORT, "https://example.com:8443/": PORT, "http://example.com:1/": PORT,
    "http://127.0.0.1:{port}/": PORT, "http://localhost:{port}/": PORT, "http://[::1]:{port}/": PORT,
    "http://example.com/" + "a" * 2_040: LONG, "http://" + "a." * 1_100 + "example/": LONG,
    "http://" + "a" * 300 + ".example/": MALFORMED,
    "http://nowhere.example/": UNKNOWN, "https://nowhere.example/a?b=c": UNKNOWN,
    "http://[fe80::1%25lo]/": FORBIDDEN, "http://[fe80::1%25eth0]/x": FORBIDDEN,
    "http://127。0。0。1/": FORBIDDEN, "http://１２７.０.０.１/": FORBIDDEN, "http://①②⑦.⓪.⓪.①/": FORBIDDEN,
    "http://127.0.0.1./": MALFORMED, "http://127.0.0.1:80/": FORBIDDEN, "https://127.0.0.1/": FORBIDDEN,
    "HTTP://127.0.0.1/": FORBIDDEN, "http://127.0.0.1?x=http://example.com": FORBIDDEN,
    "http://127.0.0.1#@example.com/": FORBIDDEN, "http://%31%32%37.0.0.1/": UNKNOWN, "<http://127.0.0.1/>": FORBIDDEN,
    " http://127.0.0.1/ ": FORBIDDEN, "http://lòop.example/": FORBIDDEN,
}  # fmt: skip

LINKS = {
    **{f"http://{address}/": FORBIDDEN for address in ADDRESSES},
    **{f"http://{address}/": MALFORMED for address in ODD},
    **{f"http://{name}/": FORBIDDEN for name in NAMES},
    **WRITTEN,
}
