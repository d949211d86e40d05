"""Which addresses are on the public web.

The tables are our own: what an interpreter's `ipaddress` calls private or global changes from one version to the next.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

_NO_IPV4: Final = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this network: RFC 791, RFC 1122 3.2.1.3
        "10.0.0.0/8",  # private: RFC 1918
        "100.64.0.0/10",  # between a carrier and its customers: RFC 6598; a cloud's metadata at 100.100.100.200
        "127.0.0.0/8",  # loopback: RFC 1122 3.2.1.3
        "168.63.129.16/32",  # a cloud's own service inside its virtual networks: Azure's documentation
        "169.254.0.0/16",  # link-local: RFC 3927; clouds' metadata at 169.254.169.254
        "172.16.0.0/12",  # private: RFC 1918
        "192.0.0.0/24",  # protocol assignments: RFC 6890; a cloud's metadata at 192.0.0.192
        "192.0.2.0/24",  # documentation: RFC 5737
        "192.31.196.0/24",  # answers to misdirected look-ups: RFC 7535
        "192.52.193.0/24",  # multicast tunnels: RFC 7450
        "192.88.99.0/24",  # relays of 6to4: RFC 3068, withdrawn by RFC 7526
        "192.168.0.0/16",  # private: RFC 1918
        "192.175.48.0/24",  # answers to misdirected look-ups: RFC 7534
        "198.18.0.0/15",  # benchmarks: RFC 2544
        "198.51.100.0/24",  # documentation: RFC 5737
        "203.0.113.0/24",  # documentation: RFC 5737
        "224.0.0.0/4",  # multicast: RFC 5771
        "240.0.0.0/4",  # reserved: RFC 1112 4; with 255.255.255.255, broadcast: RFC 919
    )
)

_IPV6: Final = IPv6Network("2000::/3")
"""Global unicast: RFC 4291 2.4 with IANA's registry, which has allotted nothing else.

Outside lie loopback, unspecified, mapped, compatible and translated IPv4 (`::/8`: RFC 4291 2.5, RFC 2765, and NAT64's
64:ff9b::/96 and 64:ff9b:1::/48: RFC 6052, RFC 8215), discarded (100::/64: RFC 6666), segment routing (5f00::/16:
RFC 9602), unique local (fc00::/7: RFC 4193), link-local and site-local (fe80::/9: RFC 4291 2.5.6, RFC 3879), multicast.
"""

_NO_IPV6: Final = tuple(
    IPv6Network(text)
    for text in (
        # Protocol assignments: RFC 2928. Teredo 2001::/32 (RFC 4380), benchmarks 2001:2::/48 (RFC 5180), ORCHID
        # 2001:10::/28 and 2001:20::/28 (RFC 4843, RFC 7343), DRIP 2001:30::/28 (RFC 9374).
        "2001::/23",
        "2001:db8::/32",  # documentation: RFC 3849
        "2002::/16",  # 6to4, an IPv4 address inside: RFC 3056
        "2620:4f:8000::/48",  # answers to misdirected look-ups: RFC 7534
        "3ffe::/16",  # the 6bone, given back: RFC 3701
        "3fff::/20",  # documentation: RFC 9637
    )
)

_ISATAP: Final = 0x0000_5EFE
"""An interface id that holds an IPv4 address begins so, bar two bits (`_UNIVERSAL`): RFC 5214 6.1."""

_UNIVERSAL: Final = 0x0300_0000
"""The universal and group bits of an interface id: RFC 4291 2.5.1."""


def is_public(address: str | IPv4Address | IPv6Address) -> bool:
    """Whether anybody on the internet may be meant by that number; a text that is no plain address is not one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return not any(parsed in network for network in _NO_IPV4)
    if parsed.scope_id is not None or parsed not in _IPV6:
        return False
    holds_ipv4 = (int(parsed) >> 32) & 0xFFFF_FFFF & ~_UNIVERSAL == _ISATAP
    return not holds_ipv4 and not any(parsed in network for network in _NO_IPV6)
