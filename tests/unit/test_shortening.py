"""Words of a sentence that a claim leaves out without an ellipsis: told as left out, or as left out and mattering."""

import pytest

from bot import verdicts
from retrieval.finding import check
from retrieval.segment import article_from_text
from retrieval.shelf import shelved
from retrieval.verifying import Verdict, verified
from retrieval.wording import Change

POOL = shelved(
    article_from_text(
        """Pool reopens

The inquiry, adjourned in March, will resume on 12 June. Councillor Nell Abara, who had been expected to oppose the \
plan, backed it on Monday in the town hall. The mayor watched while Obi Stern resigned.

The pool opened in 2019 and closed in 2021. A company director was fined 24 crowns for littering. The mayor, Ida Voll, \
met Tom Rask and left. Stern did not, on Monday, leave the hall. Rask saw a television in a tyre shop.

The lift starts in case of fire at night. The baths at Ost cost 24 million, the ones at West 30 million. The acting \
mayor spoke."""
    )
)


@pytest.mark.parametrize(
    ("claim", "missing"),
    [
        ("The inquiry will resume on 12 June", ["adjourned in March"]),
        ("Abara backed it on Monday in the town hall", ["who had been expected to oppose the plan"]),
        ("Abara backed it in the town hall", ["who had been expected to oppose the plan", "on Monday"]),
        ("The mayor met Tom Rask and left", ["Ida Voll"]),
    ],
)
def test_words_that_weigh_nothing_are_told_as_left_out_without_an_ellipsis_too(claim, missing):
    found = verified(POOL, claim)
    told = [POOL.article.quote(one.ours) for one in found.edits if one.change is Change.LEFT_OUT]
    assert (found.verdict, told) == (Verdict.ELIDED, missing)


@pytest.mark.parametrize(
    "claim",
    [
        "The mayor resigned and watched while Stern",
        "The mayor watched Stern resigned",
        "The mayor resigned.",
        "The pool opened in 2021",
        "A company was fined 24 crowns for littering",
        "The mayor, Ida Rask and left",
        "Stern did, on Monday, leave the hall",
        "Rask saw a television shop",
        "The lift starts at night",
        "The baths at Ost cost 30 million",
        "The mayor spoke",
    ],
)
def test_words_that_matter_are_not(claim):
    assert verified(POOL, claim).verdict not in {Verdict.IDENTICAL, Verdict.ELIDED}


def said(claim):
    (found,) = check([POOL], [claim])
    return verdicts.told(found), verdicts.in_words(found)


def test_nothing_is_said_to_be_changed_where_words_are_only_missing():
    assert said("The inquiry will resume on 12 June")[0] == "… These are the article's words, with words left out."
    assert said("A company was fined 24 crowns for littering") == (
        "≠ These are not quite the article's words: some were left out that may matter.",
        "only in the article: director",
    )


def test_where_one_word_stands_for_another_it_is_said_which_is_whose():
    told, words = said("A company director was fined 25 crowns for littering.")
    assert "some were changed" in told
    assert words == "article: 24; message: 25"
    assert said("A company director was fined 24 red crowns for littering.")[1] == "only in the message: red"
