"""A sentence that leans on its neighbour is shown with it."""

import pytest

from retrieval.context import leaning

PLAIN = "The mayor spoke."


@pytest.mark.parametrize(
    "opening",
    [
        "However, the figure was disputed.",
        "“But he lied,” she said.",
        "Yet nobody came.",
        "Nevertheless it opened.",
        "Instead, the bridge was closed.",
        "On the contrary, it grew.",
        "In fact it fell.",
        "Unless the court objects.",
        "Except on Sundays.",
        "Not so, says the union.",
        "None of this was true.",
        "Nor was it the first.",
        "Still, it rained.",
        "That was not the case.",
        "This has been denied.",
        "The claim was later withdrawn.",
        "It wasn’t true.",
        "He later apologised.",
        "The ministry has since corrected the number.",
    ],
)
def test_a_sentence_that_takes_back_or_limits_is_shown_with_the_one_before(opening):
    assert leaning([PLAIN, PLAIN, opening, PLAIN], 2) == (1, 2)
    assert leaning([PLAIN, PLAIN, opening, PLAIN], 1) == (1, 2)


@pytest.mark.parametrize(
    "opening",
    [
        "Instead of the road they closed the bridge.",
        "The mayor did not speak.",
        "Butter was scarce.",
        "Yetis were seen.",
        "He said that, however, it rained.",
        "Still waters run deep.",
        "It is a large bridge.",
        "Nora was there.",
        "She retracted nothing.",
        "",
    ],
)
def test_a_sentence_that_stands_by_itself_is_shown_alone(opening):
    assert leaning([PLAIN, opening, PLAIN], 1) == (1, 1)
    assert leaning([PLAIN, opening, PLAIN], 0) == (0, 0)


def test_a_chain_of_sentences_that_lean_is_shown_whole_from_whichever_is_asked():
    chain = [PLAIN, "A bridge opened.", "But it closed.", "However, it opened again.", PLAIN]
    assert [leaning(chain, place) for place in range(5)] == [(0, 0), (1, 3), (1, 3), (1, 3), (4, 4)]


def test_the_first_sentence_of_a_paragraph_has_nothing_to_lean_on():
    assert leaning(["However, it rained."], 0) == (0, 0)
    assert leaning(["However, it rained.", PLAIN], 0) == (0, 0)
