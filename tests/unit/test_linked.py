"""JSON-LD: of all that a page holds, the object of this very article, however loosely it is written."""

import json

import pytest

from retrieval.adapters.loaders.linked import article_data, is_walled, named

TITLE = "Ferry hits reef off Tarrow"
HERE = "https://post.example/2026/ferry"
OWN = {"@type": "NewsArticle", "headline": TITLE, "author": {"name": "Ann Dey"}}


def found(*scripts, titles=(TITLE,), addresses=(HERE,)):
    from lxml.html import document_fromstring

    texts = [one if isinstance(one, str) else json.dumps(one) for one in scripts]
    data = "".join(f'<script type="application/ld+json; charset=utf-8">{one}</script>' for one in texts)
    return article_data(document_fromstring(f"<html><head>{data}</head><body>x</body></html>"), titles, addresses)


@pytest.mark.parametrize(
    "other",
    [
        {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": TITLE, "author": "Wrong"}]},
        {"@type": "NewsArticle", "headline": "Mayor resigns", "author": "Wrong"},
        {"@type": "Organization", "review": {"@type": "Review", "name": TITLE, "author": "Wrong"}},
        {"@type": "JobPosting", "name": TITLE, "author": "Wrong"},
        [{"@type": "WebPage", "hasPart": [{"@type": "Article", "headline": TITLE, "author": "Wrong"}]}],
    ],
)
def test_nobody_elses_object_is_taken(other):
    assert found(other, OWN)["author"] == {"name": "Ann Dey"}
    assert found(other) == {} or found(other)["author"] != "Wrong"


def test_of_two_with_the_headline_the_one_with_another_address_is_not_taken():
    other = {"@type": "NewsArticle", "headline": TITLE, "url": "https://post.example/other", "author": "Wrong"}
    assert found(other, OWN)["author"] == {"name": "Ann Dey"}


@pytest.mark.parametrize(
    "given",
    [
        {"@type": ["Article", "NewsArticle"], "url": f"{HERE}/?utm_source=x", "headline": "For search engines"},
        {"@type": "http://schema.org/BlogPosting", "mainEntityOfPage": {"@id": HERE}},
        {"@graph": [{"@type": "ReportageNewsArticle", "headline": f"{TITLE}, 112 ashore"}]},
    ],
)
def test_an_article_is_known_by_its_address_or_by_a_headline_like_the_pages(given):
    assert found(given)


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "headline": "%s",}',
        '<![CDATA[{"@type": "NewsArticle", "headline": "%s"}]]>',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "%s"}\n//]]>',
        '<!-- {"@type": "NewsArticle", "headline": "%s"} -->',
        '{"@type": "NewsArticle", "description": "two\nlines", "headline": "%s"};',
    ],
)
def test_json_that_is_nearly_right_is_read(text):
    assert found(text % TITLE)["headline"] == TITLE


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "7", "null", '"NewsArticle"', "{" + '"a":' * 9_000])
def test_what_is_no_json_says_nothing(text):
    assert found(text) == {}


def test_references_are_followed_within_the_page():
    graph = [
        {**OWN, "author": [{"@id": "#ann"}], "publisher": {"@id": "#post"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Dey"},
        {"@type": "Organization", "@id": "#post", "name": "Post &amp; Star"},
    ]
    data = found({"@graph": graph})
    assert [one["name"] for one in data["author"]] == ["Ann Dey"]
    assert named(data["publisher"]) == "Post & Star"
    assert named("Tarrow Post") == named([{"name": "Tarrow Post"}]) == "Tarrow Post"


@pytest.mark.parametrize(
    ("data", "walled"),
    [
        ({"isAccessibleForFree": False}, True),
        ({"isAccessibleForFree": "False"}, True),
        ({"hasPart": {"isAccessibleForFree": "http://schema.org/False"}}, True),
        ({"isAccessibleForFree": True}, False),
        ({}, False),
    ],
)
def test_a_wall_is_said_to_be_there(data, walled):
    assert is_walled(data) is walled
