"""Claims held against an article: what is verbatim, what was changed, what was cut so that its sense turns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.claim_scoring import EXPECTED, MISQUOTED, OTHERS, SAMPLES, confusion, labelled, shelves
from retrieval.claims import MOST, claims, words_claimed
from retrieval.segment import article_from_text
from retrieval.shelf import shelved
from retrieval.verifying import Verdict, verified, verified_among
from retrieval.worded import worded
from retrieval.wording import Change

SHELVES = shelves()
FERRY = shelved(
    article_from_text(
        "Ferry aground\n\nThe ferry did not hit the pier on Monday. Orr said the gate was open.\n\n"
        "\u201cThe hull is sound,\u201d Dey said, \u201cand the crew is well.\u201d However, nobody has looked at the "
        "hull.\n\n"
        "Divers will inspect it on Tuesday."
    )
)
EVERY = [(shelf, shelf.article.quote(one.span)) for shelf in SHELVES.values() for one in shelf.sentences]


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ('He said \u201cthe gate was open\u201d and "nobody looked".', ["the gate was open", "nobody looked"]),
        ("\u00abLa porte\u00bb, \u201eoffen\u201c", ["La porte", "offen"]),
        ("It's the owner's gate", ["It's the owner's gate"]),
        ("> The gate was open.\n> It was late.\nReally?", ["The gate was open.\nIt was late."]),
        ("  Is it so?  ", ["Is it so?"]),
        ("it is 'open', they say", ["open"]),
        ("", []),
        ("?! ...", []),
        ('"" and ""', ['"" and ""']),
    ],
)
def test_a_message_claims_what_it_quotes_or_else_all_of_it(message, found):
    assert [words_claimed(message, one) for one in claims(message)] == found


def test_of_many_claims_the_first_are_checked():
    assert len(claims(" ".join(f"\u201cword {n}\u201d" for n in range(30)))) == MOST


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The ferry did not hit the pier on Monday.", Verdict.IDENTICAL),
        ("the ferry did not hit the pier on monday", Verdict.IDENTICAL),
        ("The hull is sound and the crew is well", Verdict.CUT),
        ("Divers will inspect it", Verdict.IDENTICAL),
        ("the gate was open", Verdict.CUT),
        ("hit the pier on Monday", Verdict.CUT),
        ("The ferry did hit the pier on Monday.", Verdict.ALTERED),
        ("The ferry did not hit the pier on Friday.", Verdict.ALTERED),
        ("The ferry did not hit the pier. Divers will inspect it on Tuesday.", Verdict.JOINED),
        ("The mayor resigned.", Verdict.ABSENT),
        ("", Verdict.ABSENT),
    ],
)
def test_a_claim_is_told_for_what_it_is(claim, verdict):
    assert verified(FERRY, claim).verdict is verdict


def test_a_denial_that_was_left_out_is_said_to_be():
    found = verified(FERRY, "The ferry did hit the pier on Monday.")
    assert found.negation
    assert [FERRY.article.quote(one.ours) for one in found.edits if one.change is Change.LEFT_OUT] == ["not"]


def test_whole_sentences_are_shown_with_those_that_take_them_back():
    (passage,) = verified(FERRY, "The hull is sound").passages
    assert FERRY.article.quote(passage.span).endswith("However, nobody has looked at the hull.")


def test_of_several_articles_the_one_that_has_the_words_is_meant():
    pool = shelved(article_from_text("The pool is shut.\n\nThe gate was open all night."))
    assert verified_among([worded(FERRY), worded(pool)], "The gate was open all night.")[0] is pool


@pytest.mark.parametrize(("shelf", "sentence"), EVERY)
def test_every_sentence_of_an_article_is_not_altered_and_is_shown_itself(shelf, sentence):
    found = verified(shelf, sentence)
    assert found.verdict in {Verdict.IDENTICAL, Verdict.CUT}
    assert any(sentence in shelf.article.quote(one.span) for one in found.passages)


@given(st.sampled_from(EVERY), st.data())
def test_a_changed_word_is_never_called_identical(pair, data):
    shelf, sentence = pair
    words = sentence.split()
    place = data.draw(st.integers(0, len(words) - 1))
    changed = " ".join([*words[:place], "zebra", *words[place + 1 :]])
    found = verified(shelf, changed)
    if any(map(str.isalnum, words[place])):
        assert found.verdict is not Verdict.IDENTICAL
    for one in found.edits:
        assert one.ours is None or shelf.article.quote(one.ours)


@given(st.text(max_size=200))
def test_any_text_gets_a_verdict_and_the_same_one_again(text):
    assert verified(FERRY, text) == verified(FERRY, text)


@pytest.mark.parametrize(
    ("claims_of", "least", "most"), [(SAMPLES, 180, 0.04), (MISQUOTED, 240, 0.04), (OTHERS, 95, 0.06)]
)
def test_the_labelled_claims_are_told_apart_and_no_turned_one_passes(claims_of, least, most):
    table, wrong = confusion(claims_of)
    assert set(EXPECTED) - {"paraphrase"} <= {kind for kind, _ in table}
    assert len(labelled(claims_of)) >= least
    assert len(wrong) <= most * len(labelled(claims_of))
    for kind in set(EXPECTED) - {"identical", "respelt"}:
        assert table[kind, "identical"] == 0
    for kind in ("altered", "negation", "joined", "absent", "paraphrase"):
        assert table[kind, "elided"] == 0
