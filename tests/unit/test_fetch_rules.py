"""Links, settings and robots, as far as they are text."""

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from retrieval.adapters.fetching.body import Gzip
from retrieval.adapters.fetching.links import checked, followed
from retrieval.adapters.fetching.robots import robots_of
from retrieval.adapters.fetching.rules import FetchRules
from retrieval.refusals import Fault, Refused

ODD = st.text(alphabet="htps:/.@[]%#?\\ \t\n0x127a1:-_＠．／。①é\u00ad\u200b\ud800<>", max_size=40)


@given(st.one_of(st.text(), ODD, ODD.map("http://".__add__), ODD.map("https://news.example".__add__)))
def test_any_text_is_a_link_or_refused(text):
    try:
        url = checked(text)
    except Refused:
        return
    assert (url.scheme in {"http", "https"}, url.port in {80, 443}) == (True, True)
    assert (url.user, url.password, url.raw_fragment, str(url).isascii()) == (None, None, "", True)
    assert checked(str(url)) == url


@given(ODD)
def test_a_redirect_leads_to_a_link_or_is_refused(location):
    try:
        url = followed(URL("https://news.example/a/b"), location)
    except Refused:
        return
    assert checked(str(url)) == url


def test_a_port_is_allowed_at_its_address_alone():
    allowed = frozenset({("127.0.0.1", 8080), ("::1", 8081)})
    assert checked("http://127.0.0.1:8080/", allowed=allowed).port == 8080
    assert checked("http://[0:0::1]:8081/", allowed=allowed).port == 8081
    for link in ("http://127.0.0.1:8081/", "http://[::1]:8080/", "http://127.0.0.2:8080/", "http://news.example:8080/"):
        with pytest.raises(Refused) as refused:
            checked(link, allowed=allowed)
        assert refused.value.fault is Fault.LINK_PORT


@pytest.mark.parametrize("contact", ["a b", "a\r\nX: y", "(a)", "é@news.example", "a\\b"])
def test_a_contact_that_would_break_the_header_is_an_error(contact):
    with pytest.raises(ValueError, match="contact"):
        FetchRules(contact=contact)


ROBOTS = b"""\xef\xbb\xbf# news
User-agent: other
Disallow: /

User-Agent : PULLQUOTE/9.0   # us
User-agent: friend
Allow: /news/
Disallow: /news/private
Disallow: /*.pdf$
Disallow: /*?print=
Allow: /a%2Fb
Disallow: /a
Disallow: /caf\xc3\xa9
Disallow: /%7Euser
Disallow:
Sitemap: https://news.example/map.xml
Crawl-delay: 3

User-agent: *
Disallow: /everybody

user-agent: pullquote
disallow: /later
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        *(("/", True), ("/news/ferry", True), ("/news/private", False), ("/news/private/x", False)),
        *(("/report.pdf", False), ("/report.pdf?x", True), ("/report.pdfx", True), ("/news/x.pdf", False)),
        *(("/x?print=1", False), ("/x?y=1&print=1", True), ("/xprint=", True)),
        *(("/a", False), ("/abc", False), ("/a/b", False), ("/a%2fb", True), ("/a%2Fb/c", True)),
        *(("/caf%C3%A9", False), ("/caf%c3%a9/menu", False), ("/cafe", True), ("/~user", False), ("/%7euser", False)),
        *(("/everybody", True), ("/later", False), ("/later/x", False)),
    ],
)
def test_the_longest_rule_of_our_groups_decides(path, allowed):
    assert robots_of(ROBOTS, "Pullquote").allow(path) is allowed


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /x\nAllow: /x", "/x", True),
        ("User-agent: *\nAllow: /x\nDisallow: /x", "/x", True),
        ("Disallow: /", "/x", True),
        ("User-agent: pull\nDisallow: /", "/x", True),
        ("User-agent: pullquotes\nDisallow: /", "/x", True),
        ("User-agent: *\r\rDisallow: /x\r\n", "/x", False),
        ("User-agent: a\nUser-agent: *\nDisallow: /x", "/x", False),
        ("User-agent: *\nFoo: bar\nUser-agent: a\nDisallow: /x", "/x", False),
        ("User-agent: *\nDisallow: /*a*b*c$", "/1a2b3c", False),
        ("User-agent: *\nDisallow: /*a*b*c$", "/1a2b3cd", True),
        ("User-agent: *\nDisallow: /ab*ab$", "/ab", True),
        ("User-agent: *\nDisallow: /*", "/", False),
        ("User-agent: *\nDisallow: /$", "/", False),
        ("User-agent: *\nDisallow: /$", "/x", True),
        ("User-agent: *\nDisallow: *.gif", "/x/y.gif?z", False),
        ("User-agent: *\nDisallow /x", "/x", True),
        ("\0\xff<html>", "/x", True),
    ],
)
def test_odd_rules_mean_what_the_standard_says(text, path, allowed):
    assert robots_of(text.encode(), "Pullquote").allow(path) is allowed


def test_a_pattern_of_stars_takes_no_time():
    robots = robots_of(b"User-agent: *\nDisallow: /" + b"*a" * 1_000 + b"b\n", "Pullquote")
    begun = time.thread_time()
    assert robots.allow("/" + "a" * 2_000)
    assert time.thread_time() - begun < 1


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.integers(1, 50), st.binary(max_size=1))
def test_packed_files_unpack_alike_however_they_are_cut(contents, size, behind):
    wire = b"".join(gzip.compress(content) for content in contents) + behind
    unpacking = Gzip()
    parts = [part for start in range(0, len(wire), size) for part in unpacking.unpacked(wire[start : start + size])]
    unpacking.finish()
    assert b"".join(parts) == b"".join(contents)


@given(st.binary(min_size=1, max_size=300).map(gzip.compress), st.data())
def test_a_packed_file_without_its_end_is_refused(wire, data):
    unpacking, half = Gzip(), wire[: data.draw(st.integers(0, len(wire) - 1))]
    assert len(b"".join(unpacking.unpacked(half))) <= 300
    with pytest.raises(Refused):
        unpacking.finish()


def test_what_is_unpacked_comes_in_small_parts():
    parts = [len(part) for part in Gzip().unpacked(gzip.compress(bytes(1_000_000)))]
    assert (sum(parts), max(parts)) == (1_000_000, 64 * 1024)
