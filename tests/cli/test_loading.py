"""Loading on the console: looked at first, corrected, let in; versions of an address, and what has changed."""

import asyncio
import threading
from pathlib import Path

import pytest

from fakes.web import serving, site_of

PAGE = Path(__file__).parents[1] / "pages" / "ferry.html"


@pytest.fixture
def site(monkeypatch):
    """A site on loopback that links may lead to: its pages by path."""
    pages, ready, loop = {}, threading.Event(), asyncio.new_event_loop()
    found = {}

    async def run():
        async with serving(site_of(pages)) as server:
            found["server"], found["stop"] = server, asyncio.Event()
            ready.set()
            await found["stop"].wait()

    running = threading.Thread(target=lambda: loop.run_until_complete(run()))
    running.start()
    ready.wait(5)
    monkeypatch.setenv("PULLQUOTE_FETCH_ALLOW", f"127.0.0.1:{found['server'].port}")
    pages["/ferry.html"] = PAGE.read_text(encoding="utf-8")
    found["server"].pages = pages
    yield found["server"]
    loop.call_soon_threadsafe(found["stop"].set)
    running.join(5)
    loop.close()


def test_what_would_be_loaded_is_printed_and_nothing_is_kept(pullquote, valid, home):
    done = pullquote("extract", str(PAGE), "--url", "https://tarrow.example/ferry", "--json")
    valid(done.object, "extract")
    assert (done.status, done.object["title"], done.object["date"]) == (0, "Ferry hits rock off Holm", "2026-05-03")
    assert (done.object["url"], done.object["language"]) == ("https://tarrow.example/ferry", "en-GB")
    assert [one["n"] for one in done.object["paragraphs"]] == list(range(1, 9))
    assert {one["reason"] for one in done.object["removed"]} >= {"caption", "related", "newsletter", "cookie", "share"}
    assert not home.exists()


def test_a_text_keeps_its_numbers_and_its_headline_is_its_title(pullquote, story, valid):
    done = pullquote("extract", story, "--json")
    valid(done.object, "extract")
    assert (done.object["title"], [one["n"] for one in done.object["paragraphs"]]) == (
        "Harbour ferry line cut",
        [2, 3, 4],
    )


def test_a_link_is_loaded_asked_about_and_its_citations_lead_back_to_it(pullquote, site, valid):
    done = pullquote("load", site.url("/ferry.html"), "--yes", "--json")
    assert (done.status, done.object["article"]["url"]) == (0, site.url("/ferry.html"))
    assert "By Ann Dey · 3 May 2026 · Tarrow Post" in done.err
    assert "8 paragraphs kept, 11 pieces removed" in done.err
    asked = pullquote("ask", "When will divers inspect the hull?", "--json").object
    valid(asked, "result")
    (link,) = {one["link"].partition("=")[0] for one in asked["citations"]}
    assert link == site.url("/ferry.html#:~:text")
    shown = pullquote("show", done.object["article"]["id"], "--json").object
    valid(shown, "show")
    assert (shown["author"], shown["date"], len(shown["removed"])) == (["Ann Dey"], "2026-05-03", 11)


def test_versions_of_an_address_form_a_chain_and_a_diff_tells_what_changed(pullquote, site, valid):
    link, old = site.url("/ferry.html"), site.pages["/ferry.html"]
    first = pullquote("load", link, "-y").out.strip()
    site.pages["/ferry.html"] = old.replace("on Tuesday, and the line", "on Wednesday, and the line")
    changed = pullquote("load", link, "-y")
    assert "! This address was loaded before; since then: 1 changed of 8 paragraphs." in changed.err
    second = changed.out.strip()
    site.pages["/ferry.html"] = old
    assert pullquote("load", link, "-y").out.strip() == first
    told = pullquote("versions", second, "--json").object
    valid(told, "versions")
    assert [(one["n"], one["id"]) for one in told["versions"]] == [(1, first), (2, second), (3, first)]
    diff = pullquote("diff", first, second, "--json").object
    valid(diff, "diff")
    assert [one["change"] for one in diff["changes"]] == ["same"] * 4 + ["changed"] + ["same"] * 3
    drawn = pullquote("diff", first, second).out
    assert "- " in drawn
    assert "Wednesday" in drawn
    assert "Harbour" not in pullquote("versions", second).out


def test_corrections_are_options(pullquote, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("A pier opens\n\nThe pier opened in June, Orr said.\n\nShare this article\n\nNobody came.", "utf-8")
    options = ("--title", "Pier", "--author", "Ann Dey", "--date", "2026-06-01", "--drop", "4", "--restore", "1")
    done = pullquote("load", str(file), *options)
    assert "Pier\nBy Ann Dey · 1 June 2026\n" in done.err
    shown = pullquote("show", done.out.strip(), "--json").object
    assert [one["text"] for one in shown["paragraphs"]][1:] == [
        "The pier opened in June, Orr said.",
        "Share this article",
    ]
    refused = pullquote("load", str(file), "--drop", "9", "--json")
    assert (refused.status, refused.object["error"]["code"]) == (4, "paragraph_unknown")


def test_what_is_wrong_is_emptied_and_a_text_that_is_here_is_corrected(pullquote, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("A pier opens\n\nBy Ann Dey\n\n3 May 2026\n\nThe pier opened in June, Orr said.", "utf-8")
    known = pullquote("load", str(file), "--title", "Pier", "--author", "Bo Li").out.strip()
    assert pullquote("show", known, "--json").object["author"] == ["Bo Li"]
    done = pullquote("load", str(file), "--title", "", "--author", "", "--date", "")
    assert "No author found · no date found" in done.err
    shown = pullquote("show", known, "--json").object
    assert (shown["author"], shown["date"], shown["article"]["title"]) == ([], None, None)
    refused = pullquote("load", str(file), "--date", "tomorrow")
    assert (refused.status, "2024-05-31" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("http://127.0.0.1/", "link_forbidden"),
        ("http://169.254.169.254/latest", "link_forbidden"),
        ("http://me:word@a.example/", "link_user"),
        ("https://a.example:8443/", "link_port"),
    ],
)
def test_a_link_that_is_not_followed_is_refused_with_its_code_and_status(pullquote, link, code, valid, home):
    for command in ("extract", "load"):
        done = pullquote(command, link, "--json")
        valid(done.object, "error")
        assert (done.status, done.object["error"]["code"]) == (3, code)
    assert not home.exists()


def test_an_address_that_is_none_is_wrong_use(pullquote, story):
    done = pullquote("extract", story, "--url", "tarrow.example", "--json")
    assert (done.status, done.object["error"]["code"]) == (2, "usage")
    assert "an address begins with https:// or http://." in done.object["error"]["message"]


def test_a_link_is_its_own_address_and_takes_no_other(pullquote, site):
    for command in ("extract", "load"):
        done = pullquote(command, site.url("/ferry.html"), "--url", "http://a.example/x", "--json")
        assert (done.status, done.object["error"]["code"]) == (2, "usage")
        assert "a link is its own address" in done.object["error"]["message"]


def test_a_page_that_is_not_there_is_said_not_to_be(pullquote, site):
    done = pullquote("load", site.url("/nothing"))
    assert (done.status, done.err) == (3, "The web site has no such page.\nCheck the link, or paste the text.\n")


def test_check_proves_the_guard_and_prints_what_is_let_through(pullquote, site):
    done = pullquote("check")
    assert f"PULLQUOTE_FETCH_ALLOW = 127.0.0.1:{site.port}" in done.out
    assert f"fetching: ok (the guard holds, but for 127.0.0.1:{site.port})" in done.out
