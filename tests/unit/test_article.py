"""The article and its spans."""

import dataclasses
from hashlib import sha256

import pytest

from retrieval.answer import Answer, Answered, Citation, Closest, NotInArticle
from retrieval.article import Article, Paragraph, Role, Sentence, Span

TEXT = "One.\n\nTwo 😀 and three."
ARTICLE = Article(TEXT, (Paragraph(1, Span(0, 4)), Paragraph(3, Span(6, 22))), "A title", "https://example.org/a")


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (5, 4), (-1, 3)])
def test_a_span_that_is_empty_backwards_or_negative_cannot_be_built(start, end):
    with pytest.raises(ValueError, match=f"^empty or backwards span: {start}..{end}$"):
        Span(start, end)


@pytest.mark.parametrize(
    ("inner", "held"),
    [((2, 8), True), ((2, 3), True), ((7, 8), True), ((1, 8), False), ((2, 9), False), ((8, 9), False)],
)
def test_a_span_holds_itself_and_what_lies_inside_and_nothing_else(inner, held):
    assert Span(2, 8).holds(Span(*inner)) is held


def test_joined_spans_reach_from_the_first_to_the_last_whatever_their_order():
    assert Span(2, 4).joined(Span(7, 9)) == Span(2, 9)
    assert Span(7, 9).joined(Span(2, 4)) == Span(2, 9)
    assert Span(2, 9).joined(Span(3, 4)) == Span(2, 9)


def test_spans_stand_in_the_order_of_the_text():
    assert sorted([Span(3, 4), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(3, 4)]


def test_the_id_of_an_article_is_the_sha_256_of_its_text_alone():
    assert ARTICLE.id == sha256(TEXT.encode("utf-8")).hexdigest()
    assert Article(TEXT, (), None, None).id == ARTICLE.id
    assert Article(TEXT + " ", ARTICLE.paragraphs).id != ARTICLE.id


def test_the_id_of_a_known_text_is_the_published_digest():
    assert Article("abc", ()).id == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_quote_counts_code_points():
    assert ARTICLE.quote(Span(6, 11)) == "Two 😀"
    assert ARTICLE.quote(Span(0, 22)) == TEXT


def test_a_quote_beyond_the_text_is_refused_and_not_cut_short():
    with pytest.raises(ValueError, match=r"^span 6\.\.23 leaves a text of 22 characters$"):
        ARTICLE.quote(Span(6, 23))


def test_a_paragraph_is_found_by_its_number_and_a_blank_one_is_not_there():
    assert ARTICLE.paragraph(3) == Paragraph(3, Span(6, 22), Role.PARAGRAPH)
    for number in (0, 2, 4):
        with pytest.raises(KeyError):
            ARTICLE.paragraph(number)


def test_offsets_within_a_paragraph_count_from_its_beginning():
    assert ARTICLE.within_paragraph(3, Span(10, 11)) == (4, 5)
    assert ARTICLE.within_paragraph(1, Span(0, 4)) == (0, 4)


@pytest.mark.parametrize(
    "spans",
    [((0, 5), (4, 6)), ((4, 6), (0, 3)), ((0, 23),)],
    ids=["they overlap", "they are out of order", "one leaves the text"],
)
def test_paragraphs_that_overlap_or_leave_the_text_cannot_be_an_article(spans):
    paragraphs = tuple(Paragraph(number, Span(*span)) for number, span in enumerate(spans, start=1))
    with pytest.raises(ValueError, match="overlaps its neighbour or leaves the text"):
        Article(TEXT, paragraphs)


def test_paragraphs_may_touch():
    assert len(Article(TEXT, (Paragraph(1, Span(0, 4)), Paragraph(2, Span(4, 22)))).paragraphs) == 2


@pytest.mark.parametrize(
    "value",
    [Span(0, 1), Paragraph(1, Span(0, 1)), Sentence(1, 1, Span(0, 1)), ARTICLE],
    ids=lambda one: type(one).__name__,
)
def test_values_cannot_be_changed(value):
    for field in dataclasses.fields(value):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, field.name, None)


def test_the_citations_of_an_answer_are_all_that_answer_the_closest_one_or_none():
    one, other = Citation("p1s1", 1, Span(0, 4), 2.0), Citation("p3s1", 3, Span(6, 22), 1.0)
    assert Answer(Answered((one, other), of=2), 0.9, (), ()).citations == (one, other)
    assert Answer(Closest(other), 0.4, (), ()).citations == (other,)
    assert Answer(NotInArticle(), 0.1, (), ()).citations == ()


def test_an_answer_shows_at_least_one_passage_and_never_more_than_there_are():
    one = Citation("p1s1", 1, Span(0, 4), 2.0)
    with pytest.raises(ValueError, match=r"^0 citations of 1$"):
        Answered((), of=1)
    with pytest.raises(ValueError, match=r"^2 citations of 1$"):
        Answered((one, one), of=1)
