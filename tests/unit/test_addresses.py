"""Which addresses are public: a table worked out by hand, and laws."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.adapters.fetching.addresses import is_public

# The first and the last of each range that is refused, and the public neighbours where there are any.
IPV4 = [
    (None, "0.0.0.0", "0.255.255.255", "1.0.0.0"),  # noqa: S104 - nothing is bound here
    ("9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"),
    ("100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0"),
    ("126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0"),
    ("168.63.129.15", "168.63.129.16", "168.63.129.16", "168.63.129.17"),
    ("169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0"),
    ("172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0"),
    ("191.255.255.255", "192.0.0.0", "192.0.0.255", "192.0.1.0"),
    ("192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0"),
    ("192.31.195.255", "192.31.196.0", "192.31.196.255", "192.31.197.0"),
    ("192.52.192.255", "192.52.193.0", "192.52.193.255", "192.52.194.0"),
    ("192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0"),
    ("192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0"),
    ("192.175.47.255", "192.175.48.0", "192.175.48.255", "192.175.49.0"),
    ("198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0"),
    ("198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0"),
    ("203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0"),
    ("223.255.255.255", "224.0.0.0", "239.255.255.255", None),
    (None, "240.0.0.0", "255.255.255.255", None),
]
IPV6 = [
    (None, "::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2000::"),
    ("2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::"),
    ("2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::"),
    ("2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2003::"),
    ("2620:4f:7fff:ffff:ffff:ffff:ffff:ffff", "2620:4f:8000::", "2620:4f:8000:ffff::", "2620:4f:8001::"),
    ("3ffd:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3ffe::", "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", None),
    (None, "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::"),
    ("3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", None),
]


@pytest.mark.parametrize(("before", "first", "last", "after"), IPV4 + IPV6)
def test_a_range_is_refused_from_its_first_address_to_its_last_and_no_further(before, first, last, after):
    assert (is_public(first), is_public(last)) == (False, False)
    assert [is_public(neighbour) for neighbour in (before, after) if neighbour] == [
        True for neighbour in (before, after) if neighbour
    ]


@pytest.mark.parametrize(
    "address",
    [
        *("::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:8.8.8.8", "64:ff9b::8.8.8.8"),
        *("64:ff9b:1::1", "100::1", "2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:30::1", "2002:808:808::"),
        *("5f00::1", "fc00::1", "fd00:ec2::254", "fd20:ce::254", "fe80::1", "fec0::1", "ff02::1", "ff0e::1"),
        *("2a00:1450:4001:800::5efe:8.8.8.8", "2a00:1450:4001:800:200:5efe:808:808"),
        *("2a00:1450:4001:800::1%1", "fe80::1%eth0", "169.254.169.254", "100.100.100.200", "192.0.0.192"),
        *("", " 8.8.8.8", "8.8.8.8 ", "8.8.8", "8.8.8.8.8", "08.8.8.8", "0x08.8.8.8", "134744072", "8.8.8.8/32"),
        *("news.example", "[2600::1]", "２.2.2.2", "8.8.8.8:80"),
    ],
)
def test_no_address_of_another_sort_is_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "93.184.215.14", "198.41.0.4", "2600::1", "2001:4860:4860::8888", "2a00:1450::1"]
)
def test_addresses_of_the_web_are_public(address):
    assert is_public(address)
    assert is_public(ip_address(address))


@given(st.integers(0, 2**32 - 1))
def test_an_address_is_judged_alike_however_it_is_given(number):
    address = IPv4Address(number)
    assert is_public(address) == is_public(str(address))


@given(st.integers(0, 2**32 - 1), st.sampled_from(["::", "::ffff:0:0", "::ffff:0:0:0", "64:ff9b::"]))
def test_no_ipv4_address_is_public_inside_an_ipv6_one(number, prefix):
    assert not is_public(IPv6Address(int(IPv6Address(prefix)) + number))


@given(st.integers(0, 2**128 - 1))
def test_no_address_that_begins_otherwise_than_2_or_3_is_public(number):
    assert not is_public(IPv6Address(number)) or number >> 125 == 0b001


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**80 - 1))
def test_no_6to4_address_is_public(number, rest):
    assert not is_public(IPv6Address((0x2002 << 112) | (number << 80) | rest))


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_nothing_is_public_that_the_interpreter_calls_private_or_reserved(address):
    kinds = (address.is_private, address.is_reserved, address.is_multicast, address.is_link_local)
    assert not (is_public(address) and any(kinds))


@given(st.text())
def test_any_text_is_judged_without_an_error(text):
    assert is_public(text) in {True, False}
