"""Where quotations begin and end, and which marks are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.article import Span
from retrieval.attribution.quotation import nested, quotations


def read(*paragraphs):
    """The words of the quotations of some paragraphs, and whether each goes on."""
    text = "\n\n".join(paragraphs)
    spans, place = [], 0
    for one in paragraphs:
        spans.append(Span(place, place + len(one)))
        place += len(one) + 2
    return [
        [(text[one.inner.start : one.inner.end], one.goes_on) for one in those] for those in quotations(text, spans)
    ]


def inside(paragraph):
    return [words for words, _ in read(paragraph)[0]]


@pytest.mark.parametrize(
    "text",
    ['"so", he said', "“so”, he said", "‘so’, he said", "„so“, he said", "«so», he said", "« so », he said",
     "»so«, he said", "”so”, he said", "'so', he said", "「so」, he said"],
)  # fmt: skip
def test_marks_of_many_languages_hold_the_same_words(text):
    assert inside(text) == ["so"]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union and the '90s",
        "It's the dogs’ turn, isn’t it",
        "the rock 'n' roll years",
        "a 6' 2\" keeper",
        "O’Hara’s and D'Arcy's",
    ],
)
def test_apostrophes_and_inches_are_no_quotation(text):
    assert inside(text) == []


def test_an_apostrophe_inside_single_marks_does_not_close_them():
    assert inside("‘We don’t know the workers’ names’, he said.") == ["We don’t know the workers’ names"]


def test_a_mark_without_its_partner_is_no_quotation():
    assert inside("He said “we will go and left.") == []
    assert inside("He said we will go” and left.") == []


def test_the_inner_quotation_is_not_among_the_outermost():
    text = "“She told me, ‘It will not hold,’ twice,” he said."
    ((outer,),) = quotations(text, [Span(0, len(text))])
    assert text[outer.inner.start : outer.inner.end] == "She told me, ‘It will not hold,’ twice,"
    assert [text[one.inner.start : one.inner.end] for one in nested(text, outer)] == ["It will not hold,"]


def test_a_quotation_that_is_not_closed_goes_on_where_the_next_paragraph_opens_with_its_mark():
    assert read("“We will go.", "“We will not come back,” he said.") == [
        [("We will go.", True)],
        [("We will not come back,", False)],
    ]


def test_one_that_is_not_closed_does_not_go_on_into_plain_words():
    assert read("“We will go.", "Rain fell.") == [[], []]


@given(st.lists(st.text(alphabet="ab ,.'\"“”‘’«»„\u00a0", min_size=1, max_size=40), min_size=1, max_size=4))
def test_quotations_lie_in_their_paragraph_do_not_overlap_and_hold_no_mark_at_their_edge(paragraphs):
    text, spans, place = "\n\n".join(paragraphs), [], 0
    for one in paragraphs:
        spans.append(Span(place, place + len(one)))
        place += len(one) + 2
    for span, found in zip(spans, quotations(text, spans), strict=True):
        ends = span.start
        for one in found:
            assert ends <= one.outer.start < one.inner.start <= one.inner.end <= one.outer.end <= span.end
            assert text[one.outer.start + 1 : one.inner.start].strip() == ""
            ends = one.outer.end
