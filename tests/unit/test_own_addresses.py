"""Which addresses lead to one page, and which of them a page may call its own."""

import pytest

from retrieval.addresses import may_be_own, page_key, same_page

PAGE = "https://www.post.example/2026/05/ferry"


@pytest.mark.parametrize(
    "other",
    [
        "http://post.example/2026/05/ferry/",
        "https://post.example/2026/05/ferry?utm_source=a&utm_medium=b&fbclid=c&gclid=d",
        "https://POST.example:443/2026/05/ferry#top",
        "/2026/05/ferry",
    ],
)
def test_tracking_scheme_www_and_a_last_stroke_do_not_part_a_page(other):
    assert same_page(PAGE, other)
    assert same_page(other, PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://post.example/2026/05/ferry?id=7",
        "https://post.example/2026/05/",
        "https://post.example:8443/2026/05/ferry",
        "https://sport.post.example/2026/05/ferry",
        "https://post.example/2026/05/Ferry",
        "",
    ],
)
def test_what_may_show_something_else_is_another_page(other):
    assert not same_page(PAGE, other)


def test_a_key_is_its_own_key():
    assert page_key(page_key(PAGE)) == page_key(PAGE) == "https://post.example/2026/05/ferry"


@pytest.mark.parametrize(
    ("own", "fetched"),
    [
        (PAGE, f"{PAGE}?page=1&from=feed"),
        (PAGE, "https://amp.post.example/amp/2026/05/ferry.html"),
        ("https://post.example/news/ferry-hits-reef", "https://post.example/?p=1207"),
        ("https://post.example/news/ferry-hits-reef-off-tarrow", "https://post.example/a/9b1c"),
        ("https://post.example/a-b-c-201881", "https://post.example/m/201881"),
    ],
)
def test_an_address_with_words_of_the_other_or_of_the_title_may_be_a_pages_own(own, fetched):
    assert may_be_own(own, fetched, "Ferry hits reef off Tarrow")


@pytest.mark.parametrize(
    "own",
    [
        "https://www.post.example/",
        "https://www.post.example",
        "https://www.post.example/2019/other",
        "https://www.post.example/2026/05",
        "https://evil.example/2026/05/ferry",
        "https://www.post.example.evil.example/2026/05/ferry",
        "http://127.0.0.1:8080/admin",
        "ftp://www.post.example/2026/05/ferry",
        "http://[",
        "https://www.post.example:x/",
    ],
)
def test_a_front_page_another_story_and_another_site_are_never_its_own(own):
    assert not may_be_own(own, PAGE, "Ferry hits reef off Tarrow")


def test_a_query_that_may_tell_stories_apart_is_not_dropped():
    assert not may_be_own("https://post.example/story.php", "https://post.example/story.php?id=7", "Ferry hits reef")
    assert not may_be_own("https://post.example/story?id=8", "https://post.example/story?id=7", "Ferry hits reef")
