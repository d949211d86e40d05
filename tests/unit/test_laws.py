"""What holds for any text whatever."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fakes.house import POLICY
from fakes.models import BagOfWords, ExactIndex, WordOverlap
from retrieval.answer import Answered, Closest, NotInArticle
from retrieval.errors import ArticleTooShort, EmptyArticle, QuestionEmpty
from retrieval.normal import folded, nearly_same, words
from retrieval.reader import Reader
from retrieval.segment import article_from_paragraphs, article_from_text, sentences

LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")

AWKWARD = st.sampled_from(
    [
        "\n", "\r", "\r\n", "\n\n", "\r\n\r\n", "\u2028", "\u2029", "\x85", "\v", "\f", "\x1c", "\t", "\u00a0",
        "👩\u200d👩\u200d👧", "🇸🇪", "e\u0301", "\u0301", "שלום עולם. ", "\u202eمرحبا\u202c", "渡轮搁浅。", "สวัสดี",
        "\u3000", "\ufeff", "\u200b", "\x00", "ﬁ", "½", "İ", "ß", ". ", "! ", "?” ", "… ", ".", "Dr. ", "U.S. ", "3.5 ",
        "“", "”", "However, ", "said ", "The ferry hit a rock. ", "ferry", "rock ", "# ", "* ", "- ",
    ]
)  # fmt: skip
PIECES = st.one_of(AWKWARD, st.text(st.characters(exclude_categories=["Cs"]), max_size=6))
TEXTS = st.lists(PIECES, max_size=25).map("".join)
BLOCKS = st.lists(TEXTS, max_size=6)
QUESTIONS = st.one_of(st.sampled_from(["Who hit the rock?", "When did the ferry leave?", "However?"]), TEXTS)


def made(maker, given_text):
    """The article, or nothing where it has no two words: that refusal has tests of its own."""
    try:
        return maker(given_text)
    except (EmptyArticle, ArticleTooShort):
        return None


def holds_every_word(article):
    """Each sentence lies in its paragraph, in order, inside one line; between them is white space alone."""
    found = sentences(article)
    quotes = [article.quote(one.span) for one in found]
    spans = [one.span for one in found]
    assert all(len(quote.splitlines()) == 1 and quote == quote.strip() for quote in quotes)
    assert all(article.paragraph(one.paragraph).span.holds(one.span) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for paragraph in article.paragraphs:
        inside = [one for one in found if one.paragraph == paragraph.number]
        assert [one.number for one in inside] == list(range(1, len(inside) + 1))
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(article.text)]
    between = [article.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert "".join(between).strip() == ""


@given(TEXTS)
@example("one\rtwo\r\nthree\u2028four\x85five\u2029six")
def test_no_word_of_a_text_is_lost_and_no_sentence_crosses_a_line_or_a_paragraph(text):
    article = made(article_from_text, text)
    if article:
        assert article.text == text
        holds_every_word(article)


@given(BLOCKS)
def test_no_word_of_given_paragraphs_is_lost(given_blocks):
    article = made(article_from_paragraphs, given_blocks)
    if article:
        holds_every_word(article)


@given(TEXTS)
@example("Two lines,\r\none block of them.")
def test_the_paragraphs_of_a_text_are_its_runs_of_lines_that_are_not_blank(text):
    article = made(article_from_text, text)
    if article:
        runs, open_run = [], False
        for line in LINE_END.split(text):
            if line.strip():
                runs = [*runs[:-1], runs[-1] + line.split()] if open_run else [*runs, line.split()]
            open_run = bool(line.strip())
        assert [article.quote(one.span).split() for one in article.paragraphs] == runs
        assert [one.number for one in article.paragraphs] == list(range(1, len(runs) + 1))


@given(BLOCKS)
@example(["", "One is here.", " ", "\u2028", "Two is there."])
def test_given_paragraphs_stay_as_they_are_and_blank_ones_keep_their_numbers(given_blocks):
    article = made(article_from_paragraphs, given_blocks)
    if article:
        kept = [(one.number, article.quote(one.span)) for one in article.paragraphs]
        assert kept == [(n, block) for n, block in enumerate(given_blocks, start=1) if block.strip()]


@pytest.mark.parametrize("embedder", [BagOfWords(), None], ids=["every stage", "early"])
@given(given_blocks=BLOCKS, question=QUESTIONS)
@example(given_blocks=["The ferry hit a rock. However, 👩\u200d👩\u200d👧 it\u2028left."], question="Who hit the rock?")
def test_an_answer_is_verbatim_and_the_same_each_time(embedder, given_blocks, question):
    article = made(article_from_paragraphs, given_blocks)
    if article is None:
        return
    answer = answered(article, question, embedder)
    assert answer == answered(article, question, embedder)
    if answer is None:
        return
    assert 0.0 <= answer.confidence <= 1.0
    for citation in answer.citations:
        start, end = article.within_paragraph(citation.paragraph, citation.span)
        assert given_blocks[citation.paragraph - 1][start:end] == article.quote(citation.span)
    cited_apart(article, answer)


def answered(article, question, embedder):
    reader = Reader(WordOverlap(), embedder, None, ExactIndex, POLICY)
    shelf, _ = reader.shelve(article)
    try:
        return reader.answer(shelf, question)
    except QuestionEmpty:
        return None


def cited_apart(article, answer):
    """Citations are whole sentences, of which the article has each once; candidates stand best first."""
    found = sentences(article)
    spans = sorted(one.span for one in answer.citations)
    assert {one.start for one in spans} <= {one.span.start for one in found}
    assert {one.end for one in spans} <= {one.span.end for one in found}
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert len({one.id for one in answer.citations}) == len(spans)
    order = [(-one.score, one.sentence.span) for one in answer.candidates]
    assert order == sorted(order)
    match answer.outcome:
        case Answered(citations, of):
            assert 1 <= len(citations) == of
        case Closest():
            assert len(spans) == 1
        case NotInArticle():
            assert spans == []


@pytest.mark.parametrize(
    ("line", "count"),
    [
        (("The ferry " * 60 + "sank. ") * 1_700, 1_700),
        ("word " * 200_000, 1),
        ("x" * 1_000_000, 1),
        ("渡" * 1_000_000, 1),
    ],
    ids=["many sentences", "no full stop", "no space", "a script without spaces"],
)
@pytest.mark.timeout(60)
def test_a_line_of_a_megabyte_is_read_and_answered(line, count):
    assert len(line) >= 1_000_000
    article = article_from_text(f"It begins here.\n\n{line}\n\nThe crew left on Friday.")
    holds_every_word(article)
    assert len(sentences(article)) == count + 2
    answer = answered(article, "When did the crew leave?", BagOfWords())
    assert [article.quote(one.span) for one in answer.citations] == ["The crew left on Friday."]


@given(TEXTS)
def test_folding_and_words_are_for_matching_and_settle_at_once(text):
    assert words(folded(text)) == words(text)
    assert nearly_same(text, text) is bool(words(text))


@given(TEXTS, TEXTS)
def test_whether_two_texts_say_the_same_does_not_depend_on_which_comes_first(one, other):
    assert nearly_same(one, other) is nearly_same(other, one)
