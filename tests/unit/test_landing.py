"""Links that land on the passage, worked out by hand from the rules for text fragments."""

from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.article import Span
from retrieval.landing import LONGEST, link_to
from retrieval.segment import article_from_paragraphs

URL = "https://tarrow.example/ferry"


def link(paragraphs, passage, url=URL, nth=0):
    article = replace(article_from_paragraphs(paragraphs), url=url)
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(passage, start + 1)
    return link_to(article, Span(start, start + len(passage)))


def part(found):
    return found.partition(":~:text=")[2]


def test_a_short_passage_is_given_whole():
    assert (
        link(["The ferry hit a rock.", "Nobody was hurt."], "Nobody was hurt.") == f"{URL}#:~:text=Nobody%20was%20hurt"
    )


def test_a_long_passage_is_given_by_its_ends():
    long = "The ferry hit a rock near the island of Holm on Sunday morning with a hundred passengers on board."
    assert part(link([long], long)) == "The%20ferry%20hit%20a,hundred%20passengers%20on%20board"


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("One, two, three.", "One%2C%20two%2C%20three"),
        ("Well-known co-owner.", "Well%2Dknown%20co%2Downer"),
        ("Orr & Sons paid 5%.", "Orr%20%26%20Sons%20paid%205"),
        ("“We were lucky,” said Orr.", "We%20were%20lucky%2C%E2%80%9D%20said%20Orr"),
        ("- (a café)", "a%20caf%C3%A9"),
    ],
)
def test_marks_with_a_meaning_in_links_are_encoded_and_those_at_the_ends_left_out(passage, expected):
    assert part(link([passage, "Something else was said."], passage)) == expected


def test_a_passage_that_stands_twice_is_told_apart_by_what_is_around_it():
    texts = ["Nobody was hurt. The ferry sank.", "She was glad. Nobody was hurt. It rained."]
    assert part(link(texts, "Nobody was hurt.")) == "Nobody%20was%20hurt"
    assert part(link(texts, "Nobody was hurt.", nth=1)) == "She%20was%20glad.-,Nobody%20was%20hurt"


def test_words_inside_a_longer_word_are_not_taken_for_the_passage():
    assert part(link(["Ferryman Orr came.", "Ferry"], "Ferry", nth=1)) == "Ferry"


def test_a_passage_that_is_a_paragraph_is_told_apart_by_the_paragraphs_beside_it():
    texts = ["No comment.", "The ferry sank.", "No comment.", "It rained."]
    assert part(link(texts, "No comment.", nth=1)) == "The%20ferry%20sank.-,No%20comment"
    assert (
        part(link(["No comment.", "No comment.", "It rained."], "No comment.", nth=1)) == "No%20comment.-,No%20comment"
    )


def test_a_passage_that_nothing_tells_apart_has_the_plain_address():
    texts = ["No comment.", "No comment.", "No comment.", "No comment."]
    assert link(texts, "No comment.", nth=2) == URL


def test_a_fragment_of_the_address_stays():
    assert link(["Nobody was hurt at all."], "Nobody was hurt at all.", f"{URL}#top").startswith(f"{URL}#top:~:text=")


@pytest.mark.parametrize("url", [None, "file:///a", "javascript:alert(1)", "https://a b", "http://", 'https://a"b'])
def test_without_an_address_on_the_web_there_is_no_link(url):
    assert link(["Nobody was hurt."], "Nobody was hurt.", url) is None


def test_a_link_is_not_longer_than_it_may_be():
    long = "日本" * 200
    assert link([long], long) == URL


WORDS = st.sampled_from(
    ["ferry", "rock", "Holm", "the", "a", "“lucky”", "co-owner", "café", "5%", "Orr,", "was", "ÖL", "it’s"]
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=2, max_size=14).map(" ".join), min_size=1, max_size=4)


@given(PARAGRAPHS, st.data())
def test_every_link_is_plain_ascii_and_says_words_of_the_passage(texts, data):
    article = replace(article_from_paragraphs(texts), url=URL)
    block = data.draw(st.sampled_from(article.paragraphs)).span
    first = data.draw(st.integers(block.start, block.end - 1))
    span = Span(first, data.draw(st.integers(first + 1, block.end)))
    found = link_to(article, span)
    assert found.isascii()
    assert len(found) <= LONGEST
    for one in part(found).split(","):
        words = unquote(one.removeprefix("-").removesuffix("-")).casefold()
        assert words in " ".join(article.text.split()).casefold()
