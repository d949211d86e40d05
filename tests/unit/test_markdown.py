"""Markdown: words without marks, with the roles that the marks gave them."""

from datetime import date

import pytest

from retrieval.adapters.loaders.markdown import MarkdownLoader
from retrieval.adapters.loaders.sniff import Kind, kind_of
from retrieval.article import Role
from retrieval.draft import Doubt, Reason
from retrieval.refusals import Refused
from retrieval.sources import Given

TEXT = """---
title: "Ferry *aground*"
author: Ann Dey, Jo Berg
date: 2026-05-03
url: https://tarrow.example/ferry
---

# Ferry *aground*

By Ann Dey

The **ferry** hit a [rock](https://tarrow.example/rock "where") near `Holm`,
she said.<br>Nobody was hurt.

## What follows

- Divers will look at it.
1. A bus runs.

> “We were lucky,” said Orr.

![The ferry on the rocks](ferry.jpg)

| Day | Ferries |
| --- | --- |
| Monday | two |
"""


def read(text, **given):
    return MarkdownLoader().read(Given(text.encode(), **given))


def test_the_words_come_out_with_their_roles_and_without_marks():
    assert [(piece.role, piece.text) for _, piece in read(TEXT).kept] == [
        (Role.PARAGRAPH, "The ferry hit a rock near Holm, she said. Nobody was hurt."),
        (Role.HEADING, "What follows"),
        (Role.ITEM, "Divers will look at it."),
        (Role.ITEM, "A bus runs."),
        (Role.QUOTE, "“We were lucky,” said Orr."),
        (Role.ITEM, "Day Ferries"),
        (Role.ITEM, "Monday two"),
    ]


def test_front_matter_tells_title_author_date_and_address():
    found = read(TEXT)
    assert (found.title, found.url) == ("Ferry *aground*", "https://tarrow.example/ferry")
    assert (found.byline.author, found.byline.published) == (("Ann Dey", "Jo Berg"), date(2026, 5, 3))
    assert {piece.reason for piece in found.removed} >= {Reason.BYLINE, Reason.CAPTION}


def test_the_address_of_front_matter_is_in_doubt_unless_the_file_was_fetched_from_one():
    assert read(TEXT).doubts == (Doubt.ADDRESS,)
    assert read(TEXT, url="https://tarrow.example/a").doubts == ()
    assert read(TEXT.replace("https://tarrow.example/ferry\n", "http://10.0.0.1/a\n")).url is None


def test_a_byline_in_the_text_is_taken_in_doubt_where_front_matter_has_none():
    found = read("# Ferry aground\n\nBy Ann Dey\n\n3 May 2026\n\nThe ferry hit a rock near Holm, she said.\n")
    assert (found.byline.author, found.byline.published) == (("Ann Dey",), date(2026, 5, 3))
    assert found.doubts == (Doubt.AUTHOR, Doubt.DATE)


@pytest.mark.parametrize(("stated", "tag"), [("English", None), ("en_gb", "en-GB"), ("zh-hant", "zh-Hant")])
def test_a_language_is_a_tag_or_none(stated, tag):
    assert read(f"---\nlang: {stated}\n---\n\nIt was so.\n").byline.language == tag


def test_the_first_heading_is_the_title_where_nothing_else_is():
    found = read("# The *pier*\n\nIt opened in June.\n")
    assert (found.title, [piece.text for _, piece in found.kept]) == ("The pier", ["It opened in June."])


@pytest.mark.parametrize(
    "claimed", ["javascript:alert(1)", "http://[", "ftp://a.example", "https://me:word@a.example/"]
)
def test_an_address_that_is_none_is_not_taken(claimed):
    assert read(f"---\nurl: {claimed}\n---\n\nIt opened in June.\n").url is None


def test_where_it_was_fetched_from_counts_more_than_what_it_claims():
    assert read(TEXT, url="https://other.example/a.md").url == "https://other.example/a.md"


KINDS = {
    b"<!doctype html><p>a": Kind.HTML,
    b"  <!-- a --><div>a</div>": Kind.HTML,
    "<html>".encode("utf-16"): Kind.HTML,
    b"%PDF-1.7": Kind.PDF,
    b"\n\n%PDF-1.7": Kind.PDF,
    b"# A heading\n\nwords": Kind.MARKDOWN,
    b"Some [words](https://a.example).": Kind.MARKDOWN,
    b"Some **words** here.\n\n> quoted": Kind.MARKDOWN,
    b"A **word** and _another_ one.": Kind.MARKDOWN,
    b"Read [the report](/report).": Kind.MARKDOWN,
    b"In [the Post][1].\n\n[1]: https://post.example/a": Kind.MARKDOWN,
    b"A **word**.\n\n- one\n- two": Kind.MARKDOWN,
    b"See <https://a.example/b> for more.": Kind.TEXT,
    b"The file a_b_c and 2*3*4 stay.": Kind.TEXT,
    b"Plain words * with a star, and - a dash.\n\n- one\n- two": Kind.TEXT,
    b"He wrote <b> and </b> in a text.": Kind.TEXT,
    b"5 < 6 and 7 > 3": Kind.TEXT,
    b"": Kind.TEXT,
}


@pytest.mark.parametrize(("content", "kind"), KINDS.items())
def test_a_kind_is_told_by_what_the_bytes_are(content, kind):
    assert kind_of(content, "picture.png", "image/png") is kind


def test_names_and_types_count_where_the_bytes_say_nothing():
    assert kind_of(b"words", "a.MD") is Kind.MARKDOWN
    assert kind_of(b"words", None, "text/markdown") is Kind.MARKDOWN
    assert kind_of(b"words <p>here</p>", None, "text/html") is Kind.HTML
    with pytest.raises(Refused):
        kind_of(b"words\0and more")


def test_html_in_the_midst_of_markdown_keeps_its_words():
    draft = read("# A\n\nIt ran.\n\n<p>The <b>owner</b> paid.</p>\n\n<div>\nThe crew went home.\n</div>\n\n<hr>\n")
    assert [piece.text for _, piece in draft.kept] == ["It ran.", "The owner paid.", "The crew went home."]
