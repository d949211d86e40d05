"""Words left out of a claim by an ellipsis, and words put into it in square brackets: always judged, always told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.claim_scoring import shelves
from retrieval.elision import read
from retrieval.segment import article_from_text
from retrieval.shelf import shelved
from retrieval.tokens import tokens
from retrieval.turning import negations
from retrieval.verifying import Verdict, verified
from retrieval.wording import Change

ELLIPSES = [
    *[
        "…",
        "...",
        "....",
        ". . .",
        ". . . .",
        "[...]",
        "[…]",
        "(…)",
        "(...)",
        "[. . .]",
        "[ … ]",
        "\\[…\\]",
        "- -",
        "– –",
    ],
    *["⋯", "..", "* * *"],
]
MILL = shelved(
    article_from_text(
        """Mill to close

“I am not against hospitals,” Ines Calder told reporters. “I am against haste.”

“I did not take the money, which was in the safe,” said Robert Penn, who runs the trust. “I will never resign, and I \
have asked for a lawyer.”

The mayor praised the crew, and the judge condemned the driver. The deputy of the mayor resigned on Monday, after nine \
years.

The man who hit the owner was fined 300 crowns in May. He wrote that “the gate [of the mill] was open”."""
    )
)
DENYING = [
    (shelf, shelf.article.quote(one.span))
    for shelf in (*shelves().values(), MILL)
    for one in shelf.sentences
    if negations(word.word for word in tokens(shelf.article.quote(one.span))[1:-1])
]


def left_out(shelf, found):
    return [shelf.article.quote(one.ours) for one in found.edits if one.change is Change.LEFT_OUT]


@pytest.mark.parametrize("dots", [*(f" {one} " for one in ELLIPSES), *(one for one in ELLIPSES if one[0] not in "-–*")])
def test_a_denial_that_an_ellipsis_swallows_is_told_in_all_forms_of_it(dots):
    found = verified(MILL, f"I am{dots}against hospitals")
    assert (found.verdict, found.negation, left_out(MILL, found)) == (Verdict.CUT, True, ["not"])


@pytest.mark.parametrize(
    ("claim", "verdict", "missing"),
    [
        ("I did … take the money", Verdict.CUT, ["not"]),
        ("I will … resign", Verdict.CUT, ["never"]),
        ("I will never resign … I have asked for a lawyer", Verdict.ELIDED, ["and"]),
        ("The mayor … condemned the driver", Verdict.CUT, ["praised the crew, and the judge"]),
        ("The … mayor resigned on Monday", Verdict.CUT, []),
        ("The man … was fined 300 crowns in May", Verdict.ELIDED, ["who hit the owner"]),
        ("The man … the owner was fined", Verdict.CUT, ["who hit"]),
        ("The deputy of the mayor resigned … after nine years.", Verdict.ELIDED, ["on Monday"]),
        ("The mayor praised the crew … The deputy", Verdict.ELIDED, ["and the judge condemned the driver"]),
        ("praised … of the mayor", Verdict.JOINED, ["the crew, and the judge condemned the driver. The deputy"]),
        (
            "I did not take the money, which was in the safe … I will never resign",
            Verdict.ELIDED,
            ["said Robert Penn, who runs the trust"],
        ),
    ],
)
def test_what_an_ellipsis_leaves_out_is_judged_and_shown(claim, verdict, missing):
    found = verified(MILL, claim)
    assert (found.verdict, left_out(MILL, found)) == (verdict, missing)


@pytest.mark.parametrize("claim", ["… I am not against", "I am not ... against hospitals", "I am not [sic] against"])
def test_an_ellipsis_that_leaves_nothing_out_takes_nothing_away(claim):
    assert verified(MILL, claim).verdict is Verdict.IDENTICAL


@pytest.mark.parametrize(
    ("claim", "verdict", "negation"),
    [
        ("[The owner] told reporters", Verdict.ALTERED, False),
        ("I am [now] against hospitals", Verdict.ALTERED, True),
        ("The deputy [clerk] of the mayor resigned on Monday", Verdict.ALTERED, False),
        ("[T]he deputy of the mayor resigned on Monday", Verdict.IDENTICAL, False),
        ("the gate [of the mill] was open", Verdict.IDENTICAL, False),
    ],
)
def test_square_brackets_hold_words_that_are_not_the_articles_unless_it_has_them(claim, verdict, negation):
    found = verified(MILL, claim)
    assert (found.verdict, found.negation, found.inserted) == (verdict, negation, verdict is Verdict.ALTERED)


def test_a_claim_is_read_in_pieces():
    found = read("[The mayor] said [t]he gate . . . was [sic] open […]")
    assert [[one.word for one in piece] for piece in found.pieces] == [["said", "the", "gate"], ["was", "open"]]
    assert [found.text[one.start : one.end] for one in found.inserted] == ["[The mayor]"]


@given(st.sampled_from(DENYING), st.sampled_from(ELLIPSES), st.integers(0, 3), st.integers(0, 3), st.data())
def test_a_denial_dropped_by_an_ellipsis_is_never_called_the_articles_words(pair, dots, before, behind, data):
    shelf, sentence = pair
    words = tokens(sentence)
    places = [at for at, one in enumerate(words) if negations([one.word]) and 0 < at < len(words) - 1]
    place = data.draw(st.sampled_from(places))
    first, last = max(1, place - before), min(len(words) - 1, place + 1 + behind)
    claim = f"{sentence[: words[first - 1].end]} {dots} {sentence[words[last].start :]}"
    assert verified(shelf, claim).verdict not in {Verdict.IDENTICAL, Verdict.ELIDED}


@given(st.sampled_from(DENYING), st.sampled_from(ELLIPSES), st.data())
def test_words_left_out_of_a_sentence_are_always_told(pair, dots, data):
    shelf, sentence = pair
    words = tokens(sentence)
    first = data.draw(st.integers(1, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    claim = f"{sentence[: words[first - 1].end]} {dots} {sentence[words[last].start :]}"
    if first < last:
        found = verified(shelf, claim)
        assert found.verdict is not Verdict.IDENTICAL
        assert found.edits or found.verdict in {Verdict.JOINED, Verdict.ABSENT}
