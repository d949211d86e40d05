"""A question put to one article."""

import pytest

from fakes.house import POLICY, Counting
from fakes.models import BagOfWords, ExactIndex, WordOverlap
from retrieval.answer import EARLY, FULL, Answered, Citation, Note, NotInArticle
from retrieval.article import Span
from retrieval.errors import BrokenCharacters, QuestionEmpty, QuestionTooLong
from retrieval.ports import Row
from retrieval.reader import Reader, checked
from retrieval.segment import article_from_paragraphs

READER = Reader(WordOverlap(), BagOfWords(), None, ExactIndex, POLICY)
EARLY_READER = Reader(WordOverlap(), None, None, ExactIndex, POLICY)

ARTICLE = article_from_paragraphs(
    ["The ferry hit a rock. Nobody was hurt.", "", "The mayor thanked the crew.", "Rain fell all night."]
)


def test_every_stage_takes_part_and_the_sentence_that_answers_is_cited():
    shelf, _ = READER.shelve(ARTICLE)
    answer = READER.answer(shelf, "What did the ferry hit?")
    assert answer.outcome == Answered((Citation("p1s1", 1, Span(0, 21), 6.0),), of=1)
    assert (answer.stages, answer.notes) == (FULL, ())
    asked, told = BagOfWords().embed(["What did the ferry hit?", "The ferry hit a rock."])
    assert answer.candidates[0].cosine == pytest.approx(float(asked @ told))


def test_a_question_that_shares_nothing_with_the_article_finds_nothing():
    shelf, _ = READER.shelve(ARTICLE)
    assert READER.answer(shelf, "Does the president of France ski?").outcome == NotInArticle()


def test_without_an_embedder_words_and_the_reranker_answer_and_say_so():
    shelf, vectors = EARLY_READER.shelve(ARTICLE)
    assert (shelf.dense, vectors) == (None, None)
    answer = EARLY_READER.answer(shelf, "What did the ferry hit?")
    assert [one.id for one in answer.citations] == ["p1s1"]
    assert (answer.stages, answer.notes) == (EARLY, (Note.EARLY,))
    assert {one.cosine for one in answer.candidates} == {None}


def test_stages_are_those_that_took_part_whichever_half_is_wanting():
    bare, _ = EARLY_READER.shelve(ARTICLE)
    full, _ = READER.shelve(ARTICLE)
    assert READER.answer(bare, "What did the ferry hit?").stages == EARLY
    assert EARLY_READER.answer(full, "What did the ferry hit?").stages == EARLY


def test_every_paragraph_and_every_sentence_has_its_vector():
    _, vectors = READER.shelve(ARTICLE)
    assert vectors.model_id == "bag-of-words@1"
    assert vectors.rows == (
        Row(1, None, Span(0, 38)),
        Row(3, None, Span(42, 69)),
        Row(4, None, Span(71, 91)),
        Row(1, 0, Span(0, 21)),
        Row(1, 1, Span(22, 38)),
        Row(3, 2, Span(42, 69)),
        Row(4, 3, Span(71, 91)),
    )


def test_a_long_paragraph_has_a_vector_for_each_window():
    reader = Reader(WordOverlap(), BagOfWords(room=4), None, ExactIndex, POLICY)
    _, vectors = reader.shelve(article_from_paragraphs(["One two three four five six seven."]))
    assert [row.span for row in vectors.rows if row.sentence is None] == [Span(0, 19), Span(14, 34)]


def test_vectors_that_were_kept_are_not_made_again():
    embedder = Counting()
    reader = Reader(WordOverlap(), embedder, None, ExactIndex, POLICY)
    _, vectors = reader.shelve(ARTICLE)
    assert embedder.texts == 7
    shelf, again = reader.shelve(ARTICLE, kept=vectors)
    assert again is vectors
    assert shelf.dense.rows == vectors.rows
    assert embedder.texts == 7


def test_progress_is_told_text_by_text():
    heard = []
    READER.shelve(ARTICLE, progress=lambda done, of: heard.append((done, of)))
    assert heard == [(done, 7) for done in range(1, 8)]


def test_the_models_are_named_by_role():
    assert READER.models == {"embedder": "bag-of-words@1", "reranker": "word-overlap@1"}
    assert EARLY_READER.models == {"reranker": "word-overlap@1"}


def test_the_space_around_a_question_changes_nothing():
    shelf, _ = READER.shelve(ARTICLE)
    assert READER.answer(shelf, " \nWhat did the ferry hit? \t") == READER.answer(shelf, "What did the ferry hit?")


@pytest.mark.parametrize("question", ["", "   ", "\n\t\u2028\u00a0"])
def test_an_empty_question_is_refused(question):
    with pytest.raises(QuestionEmpty, match=r"^The question is empty\.$"):
        checked(question)


def test_a_thousand_characters_are_read_and_one_more_is_refused_with_the_number():
    assert checked(" " + "w" * 1_000 + " ") == "w" * 1_000
    with pytest.raises(QuestionTooLong, match=r"^The question has 1,001 characters; at most 1,000 can be read\.$"):
        checked("w" * 1_001)
    with pytest.raises(QuestionTooLong, match="has 10,000 characters"):
        checked("word " * 1_999 + "words")


def test_half_of_a_surrogate_pair_in_a_question_is_refused():
    with pytest.raises(BrokenCharacters, match=r"^The question holds broken characters"):
        checked("What is \ud83d?")


@pytest.mark.parametrize("question", ["?", "the of and", "😀", "\u202e", "e\u0301"])
def test_a_question_without_telling_words_is_answered_all_the_same(question):
    shelf, _ = READER.shelve(ARTICLE)
    assert READER.answer(shelf, question).outcome == NotInArticle()
