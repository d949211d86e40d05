"""Texts that no style book foresaw: read without falling over, and without certainty that is not there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.attribution.ledger import ledger_of, read
from retrieval.attribution.quotation import MARKS
from retrieval.segment import article_from_text
from retrieval.statement import Kind

ODD = {
    "unbalanced marks": "“We will go, he said. ‘And stay.” She said “so.",
    "marks alone": '“”\n\n“ ”\n\n‘’ "" «»',
    "a mark a paragraph": "«\n\n«\n\n»",
    "a mark a line": '"\n\n"\n\n"',
    "capitals": "THE MAYOR SAID THE BRIDGE WAS SAFE. “IT WILL HOLD,” SAID ANN DEY. THE BOARD DECLINED TO COMMENT.",
    "no punctuation": "the mayor said the bridge was safe and the board declined to comment " * 40,
    "no capitals": "the mayor, ann dey, said: “it will hold.” the board would not say why",
    "emoji": "🚢 “Ahoy 🚢,” said Ann 🚢 Dey. 🚢🚢🚢",
    "right to left": "“\u202eהגשר בטוח\u202c,” said Ann Dey.",
    "quotes in quotes in quotes": "“She said ‘he said “they said ‘no’”’,” said Ann Dey.",
    "only attributions": "said said said. He said she said they said it said.",
    "a very long word": f"Ann Dey said {'a' * 3000}.",
    "control-free oddities": "Ann\u00a0Dey\u00a0said:\u00a0“So.”\u2028“And so.”",
}


def is_sound(article, ledger):
    """Every span lies in one paragraph, says something, and holds no quotation mark at its edges."""
    for statement in ledger.statements:
        for span in statement.spans:
            assert any(one.span.holds(span) for one in article.paragraphs)
        for piece in statement.content:
            words = article.quote(piece)
            assert words.strip() == words
            assert words[0] not in MARKS
            assert words[-1] not in MARKS
    return True


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_article_is_read_to_its_end(real_parser, text):
    article = article_from_text(f"A headline\n\n{text}")
    assert is_sound(article, ledger_of(article, real_parser))
    assert is_sound(article, read(article, real_parser))


def test_a_sentence_of_five_thousand_words_is_read(real_parser):
    words = "the mayor said that the bridge and the quay and the road " * 420
    article = article_from_text(f"A headline\n\nAnn Dey said {words}would be safe.")
    assert is_sound(article, read(article, real_parser))


def test_all_capitals_keep_their_speakers(real_parser):
    article = article_from_text("A HEADLINE\n\n“IT WILL HOLD,” SAID ANN DEY.")
    (found,) = read(article, real_parser).statements
    assert (found.kind, article.quote(found.speaker.span)) == (Kind.DIRECT, "ANN DEY")


def test_words_that_nobody_is_given_are_given_to_nobody(real_parser):
    article = article_from_text("A headline\n\nRain fell all night.\n\n“It was a long night for everybody.”")
    assert [one.speaker for one in read(article, real_parser).statements] in ([], [None])


PIECES = st.sampled_from(
    ["Ann Dey", "she", "the club", "said", "told", "declined to comment", "according to", "that", "no", "it was late",
     "“", "”", "‘", "’", '"', "'", ",", ".", "?", ":", ";", "—", "\n\n", "«", "»", "(", ")", "Q:", "not", "memo"]
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(PIECES, min_size=1, max_size=40))
def test_any_heap_of_words_and_marks_is_read_soundly(real_parser, heap):
    article = article_from_text("A headline\n\nThe gate. " + " ".join(heap))
    assert is_sound(article, read(article, real_parser))
