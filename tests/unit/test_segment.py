"""A text cut into paragraphs and sentences."""

import pytest

from retrieval.article import Paragraph, Role, Sentence, Span
from retrieval.errors import ArticleTooLong, ArticleTooShort, BrokenCharacters, EmptyArticle
from retrieval.policy import Limits
from retrieval.segment import article_from_paragraphs, article_from_text, sentences


def quotes(article):
    return [(one.paragraph, one.number, article.quote(one.span)) for one in sentences(article)]


def blocks(article):
    return [(one.number, article.quote(one.span)) for one in article.paragraphs]


def test_paragraphs_are_the_blocks_between_blank_lines_and_lines_bound_sentences():
    text = "First line\nsecond line.\n\nA block. Two sentences.\n"
    article = article_from_text(text)
    assert article.text == text
    assert article.paragraphs == (Paragraph(1, Span(0, 23)), Paragraph(2, Span(25, 48)))
    assert sentences(article) == (
        Sentence(1, 1, Span(0, 10)),
        Sentence(1, 2, Span(11, 23)),
        Sentence(2, 1, Span(25, 33)),
        Sentence(2, 2, Span(34, 48)),
    )


@pytest.mark.parametrize(
    "gap", ["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\n\n\n", "\u2029\u2029", "\x85\x85", "\r\n\n"]
)
def test_every_kind_of_blank_line_parts_paragraphs(gap):
    assert blocks(article_from_text(f"One is here.{gap}Two is there.")) == [(1, "One is here."), (2, "Two is there.")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\v", "\f"])
def test_every_kind_of_line_end_bounds_a_sentence_and_stands_in_none(end):
    article = article_from_paragraphs([f"no full stop here{end}nor there"])
    assert quotes(article) == [(1, 1, "no full stop here"), (1, 2, "nor there")]


def test_a_carriage_return_and_a_line_feed_are_one_line_end():
    assert blocks(article_from_text("One line,\r\nanother line.")) == [(1, "One line,\r\nanother line.")]


def test_abbreviations_and_figures_do_not_end_a_sentence():
    text = "Dr. Smith of the U.S. Navy paid $1.5 million. Mr. Jones did not."
    assert [quote for _, _, quote in quotes(article_from_text(text))] == [
        "Dr. Smith of the U.S. Navy paid $1.5 million.",
        "Mr. Jones did not.",
    ]


def test_given_paragraphs_keep_their_characters_and_blank_ones_their_number():
    article = article_from_paragraphs([" One is here. ", "", " \t", "Two is there."])
    assert blocks(article) == [(1, " One is here. "), (4, "Two is there.")]
    assert quotes(article) == [(1, 1, "One is here."), (4, 1, "Two is there.")]


def test_blank_lines_inside_a_given_paragraph_do_not_part_it():
    article = article_from_paragraphs(["One is here.\n\nTwo is there."])
    assert quotes(article) == [(1, 1, "One is here."), (1, 2, "Two is there.")]


@pytest.mark.parametrize(
    ("first", "title", "role"),
    [
        ("Ferry runs aground", "Ferry runs aground", Role.HEADING),
        ("# Ferry runs aground", "Ferry runs aground", Role.HEADING),
        ("### Why, and how?", "Why, and how?", Role.HEADING),
        ("A ferry ran aground.", None, Role.PARAGRAPH),
        ("“A ferry ran aground,”", None, Role.PARAGRAPH),
        ("Two short\nlines", None, Role.PARAGRAPH),
        ("x" * (Limits.HEADLINE + 1), None, Role.PARAGRAPH),
        ("x" * Limits.HEADLINE, "x" * Limits.HEADLINE, Role.HEADING),
    ],
)
def test_a_first_line_that_looks_like_a_headline_gives_the_title(first, title, role):
    article = article_from_text(f"{first}\n\nIt happened on Tuesday.\n\nNobody was hurt")
    assert article.title == title
    assert [one.role for one in article.paragraphs] == [role, Role.PARAGRAPH, Role.PARAGRAPH]


def test_a_given_title_stays_and_the_headline_is_still_a_heading():
    article = article_from_text("Ferry aground\n\nIt happened.", title="Given", url="https://example.org")
    assert (article.title, article.url) == ("Given", "https://example.org")
    assert [one.role for one in article.paragraphs] == [Role.HEADING, Role.PARAGRAPH]


def test_a_lone_line_is_an_article_and_no_headline():
    assert article_from_text("Ferry runs aground").title is None


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u2028\t\r\n", "\u00a0"])
def test_a_text_without_words_is_empty(text):
    with pytest.raises(EmptyArticle):
        article_from_text(text)
    with pytest.raises(EmptyArticle):
        article_from_paragraphs([text, text])


def test_no_paragraphs_at_all_are_an_empty_article():
    with pytest.raises(EmptyArticle):
        article_from_paragraphs([])


@pytest.mark.parametrize("text", ["word", " word \n\n", "w" * (Limits.SHORTEST - 1)])
def test_one_word_is_too_short(text):
    with pytest.raises(ArticleTooShort):
        article_from_text(text)


@pytest.mark.parametrize("text", ["Two words", "w" * Limits.SHORTEST, "渡轮在星期二早上搁浅了两次。"])
def test_two_words_and_a_sentence_of_a_script_without_spaces_are_enough(text):
    assert quotes(article_from_text(text)) == [(1, 1, text)]


@pytest.mark.parametrize("half", [0xD83D, 0xDE00, 0xDC80])
def test_half_of_a_surrogate_pair_is_refused(half):
    with pytest.raises(BrokenCharacters, match=r"^The article holds broken characters"):
        article_from_text(f"It is {chr(half)} broken.")
    with pytest.raises(BrokenCharacters):
        article_from_paragraphs(["Fine here.", f"It is {chr(half)} broken."])


def test_two_thousand_sentences_are_read_and_one_more_is_refused_with_the_number():
    full = ["It rained again.\n" * Limits.SENTENCES]
    assert len(sentences(article_from_paragraphs(full))) == 2_000
    with pytest.raises(
        ArticleTooLong, match=r"^The article has 2,001 sentences; at most 2,000 can be read\.$"
    ) as refused:
        sentences(article_from_paragraphs([*full, "Once more it rained."]))
    assert refused.value.remedy == "Load it in parts, or a shorter text."


def test_five_megabytes_are_refused_with_the_number_of_characters():
    with pytest.raises(ArticleTooLong, match=r"^The article has 5,000,000 characters; at most 2,000,000 can be read"):
        article_from_text("word " * 1_000_000)
