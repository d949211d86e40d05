"""BM25 in Lucene's form, with numbers worked out by hand.

score(t) = idf(t) * tf / (tf + k1 * (1 - b + b * length / average length)), idf(t) = ln(1 + (N - n + 0.5) / (n + 0.5)).
"""

from math import log

import numpy as np
import pytest

from retrieval.lexical import FRAME, Lexicon, stems

TEXTS = ["Ferry, ferry, harbour.", "The harbour and the storm.", "Ministers."]
"""Bags of 3, 2 and 1 stems (the, and: common words), 2 on average; N = 3."""

FERRY = log(1 + 2.5 / 1.5)  # in one text of three
HARBOUR = log(1 + 1.5 / 2.5)  # in two of three
LEXICON = Lexicon(TEXTS, "en")


def test_stems_are_folded_words_without_the_common_ones():
    assert stems("The Ministers’ FERRIES were running", "en") == ["minist", "ferri", "run"]
    assert stems("渡轮搁浅", "zh") == ["渡轮", "轮搁", "搁浅"]
    assert stems("the of and", "en") == []


def test_scores_are_those_of_lucene():
    first = FERRY * 2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2)) + HARBOUR * 1 / (1 + 1.2 * (0.25 + 0.75 * 3 / 2))
    second = HARBOUR * 1 / (1 + 1.2 * (0.25 + 0.75 * 2 / 2))
    assert (round(first, 4), round(second, 4)) == (0.7148, 0.2136)
    np.testing.assert_allclose(LEXICON.scores("Which ferry harbours?"), [first, second, 0.0], rtol=1e-6)


def test_a_word_that_no_text_has_adds_nothing():
    np.testing.assert_array_equal(LEXICON.scores("ferry dragon"), LEXICON.scores("ferry"))


@pytest.mark.parametrize("question", ["", "the of and", "dragon", "???"])
def test_a_question_that_shares_no_word_scores_nought_everywhere(question):
    np.testing.assert_array_equal(LEXICON.scores(question), [0.0, 0.0, 0.0])


def test_coverage_is_the_share_of_the_questions_words_rare_ones_counting_more():
    np.testing.assert_allclose(LEXICON.coverage("ferry harbour"), [1.0, HARBOUR / (FERRY + HARBOUR), 0.0], rtol=1e-12)
    assert round(HARBOUR / (FERRY + HARBOUR), 4) == 0.3240


def test_a_word_that_no_text_has_counts_against_every_text():
    dragon = log(1 + 3.5 / 0.5)
    np.testing.assert_allclose(LEXICON.coverage("ferry dragon"), [FERRY / (FERRY + dragon), 0.0, 0.0], rtol=1e-12)


def test_a_word_said_twice_in_a_question_covers_no_more_than_once():
    np.testing.assert_array_equal(LEXICON.coverage("ferry ferry harbour"), LEXICON.coverage("ferry harbour"))


def test_words_that_frame_a_question_do_not_count_towards_coverage():
    assert set(stems("articles mention what kind of date", "en")) <= FRAME
    np.testing.assert_array_equal(
        LEXICON.coverage("What does the article mention of the date of the ferry?"), LEXICON.coverage("ferry")
    )
    np.testing.assert_array_equal(LEXICON.coverage("What kind of article?"), [0.0, 0.0, 0.0])


def test_texts_without_words_keep_their_row():
    lexicon = Lexicon(["…", "A storm.", "", "the"], "en")
    scores = lexicon.scores("storm")
    assert scores.shape == (4,)
    assert scores[1] > 0
    assert [scores[0], scores[2], scores[3]] == [0.0, 0.0, 0.0]
    np.testing.assert_array_equal(lexicon.coverage("storm"), [0.0, 1.0, 0.0, 0.0])


def test_a_lexicon_of_texts_without_any_word_answers_nought():
    lexicon = Lexicon(["…", "the"], "en")
    np.testing.assert_array_equal(lexicon.scores("storm"), [0.0, 0.0])
    np.testing.assert_array_equal(lexicon.coverage("storm"), [0.0, 0.0])


def test_the_character_that_holds_an_empty_texts_place_finds_nothing():
    np.testing.assert_array_equal(Lexicon(["…", "A storm."], "en").scores("\x00"), [0.0, 0.0])
