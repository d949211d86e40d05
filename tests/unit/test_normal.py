"""Forms of a text for matching alone."""

import pytest

from retrieval.normal import folded, nearly_same, words


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“Don’t” ‘now’", "\"don't\" 'now'"),
        ("«Non»", '"non"'),
        ("2019–2021 — so − be it", "2019-2021 - so - be it"),
        ("a\u00a0b\u2003c\t\r\nd\u2028e", "a b c d e"),
        ("  Straße  ", "strasse"),
        ("ﬁve ½ ｆｕｌｌ", "five 1⁄2 full"),
        ("Cafe\u0301", "café"),
        ("re\u00adport\u200bed\ufeff", "reported"),
        ("", ""),
    ],
)
def test_folding_leaves_one_kind_of_letter_quote_dash_and_space(text, form):
    assert folded(text) == form


def test_folding_twice_is_folding_once():
    once = folded("“ﬁve — Straße”\u00a0½")
    assert folded(once) == once


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor’s office said “no”.", ["the", "mayor", "office", "said", "no"]),
        ("It didn’t cost $1.5 million", ["it", "didn't", "cost", "1.5", "million"]),
        ("U.S. envoy", ["u.s", "envoy"]),
        ("北京市", ["北京", "京市"]),
        ("京", ["京"]),
        ("Москва — столица", ["москва", "столица"]),
        ("… — !", []),
    ],
)
def test_words_are_folded_and_scripts_without_spaces_come_in_pairs(text, found):
    assert words(text) == found


BODY = "The council voted nine to two on Tuesday to close the old swimming pool in March"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (BODY, True),
        (BODY.upper() + ".", True),
        ("“" + BODY + "”", True),
        ("The council voted nine to two on Tuesday to close the swimming pool in March", True),
        ("voted nine to two", True),
        ("The pool voted old to the council in two", False),
        ("The council voted nine to two on Tuesday to keep the new library in April", False),
        ("A ferry ran aground", False),
        ("", False),
        ("— …", False),
    ],
    ids=["itself", "in capitals", "in quotes", "a word dropped", "a part of it", "its words shuffled",
         "another vote", "another thing", "nothing", "no words"],
)  # fmt: skip
def test_a_text_that_repeats_another_is_told_from_one_that_says_something_else(other, same):
    assert nearly_same(BODY, other) is same
    assert nearly_same(other, BODY) is same


def test_a_pull_quote_repeats_its_sentence_whatever_stands_before_the_closing_mark():
    assert nearly_same("“Nobody warned us about the flood”", "“Nobody warned us about the flood,” she said.")
    assert nearly_same("Nobody warned us about the flood.", "“Nobody warned us about the flood,” she said.")


def test_the_share_of_words_in_common_is_eight_in_ten():
    ten = "one two three four five six seven eight nine ten"
    assert nearly_same(ten, "one two three four five six seven eight apple pear")
    assert not nearly_same(ten, "one two three four five six seven apple pear plum")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Officer Dale declined to comment on Tuesday.", "Officer Elm declined to comment on Tuesday.", False),
        ("Polls close at 7 in the east of the city.", "Polls close at 8 in the east of the city.", False),
        ("Ferry hits rock near Holm on Tuesday night", "The ferry hit a rock near Holm on Tuesday night.", False),
        ("Ferry Owner Declines to Comment on Losses", "The ferry owner declines to comment on losses.", True),
        ("The ferry owner declined to comment on it.", "The ferry owner declined to comment on that.", True),
    ],
)
def test_the_same_said_of_another_name_or_number_is_something_else(one, other, same):
    assert nearly_same(one, other) is same
    assert nearly_same(other, one) is same


def test_an_exponent_is_no_part_of_its_number():
    assert words("10⁶ litres") != words("106 litres")
    assert words("12 m²") == words("12 m2")
