"""Claims made out of sentences by machine, each false in a known way: none is ever called the article's words."""

from hypothesis import assume, given
from hypothesis import strategies as st

from quality.claim_scoring import ARTICLES, shelves
from retrieval.tokens import tokens
from retrieval.turning import negations
from retrieval.verifying import Verdict, verified
from retrieval.wording import Change

SENTENCES = [
    (shelf, shelf.article.quote(one.span))
    for claims in ARTICLES
    for shelf in shelves(claims).values()
    for one in shelf.sentences
    if len(tokens(shelf.article.quote(one.span))) > 3
]
PLACED = st.tuples(st.sampled_from(SENTENCES), st.floats(0, 0.999))
CERTIFIED = {Verdict.IDENTICAL, Verdict.ELIDED}


def at(words, share, *, least=0, before=0):
    return least + int(share * (len(words) - least - before))


@given(PLACED)
def test_a_word_dropped_without_a_mark_is_told(drawn):
    (shelf, sentence), share = drawn
    words = tokens(sentence)
    one = words[at(words, share, least=1, before=1)]
    found = verified(shelf, sentence[: one.start] + sentence[one.end :].lstrip())
    assert found.verdict is not Verdict.IDENTICAL
    if found.verdict is Verdict.ELIDED:
        assert not negations([one.word])
        missing = [shelf.article.quote(edit.ours) for edit in found.edits if edit.change is Change.LEFT_OUT]
        assert missing == [sentence[one.start : one.end]]


@given(PLACED)
def test_two_words_that_change_places_are_told(drawn):
    (shelf, sentence), share = drawn
    words = tokens(sentence)
    place = at(words, share, before=1)
    one, other = words[place : place + 2]
    assume(one.word != other.word)
    swapped = f"{sentence[other.start : other.end]} {sentence[one.start : one.end]}"
    claim = f"{sentence[: one.start]}{swapped}{sentence[other.end :]}"
    assert verified(shelf, claim).verdict not in CERTIFIED


@given(st.sampled_from([one for one in SENTENCES if any(word.word.isdigit() for word in tokens(one[1]))]), st.data())
def test_another_number_is_told(pair, data):
    shelf, sentence = pair
    one = data.draw(st.sampled_from([word for word in tokens(sentence) if word.word.isdigit()]))
    claim = f"{sentence[: one.start]}{int(one.word) + 1}{sentence[one.end :]}"
    assert verified(shelf, claim).verdict not in CERTIFIED


@given(st.sampled_from(SENTENCES), st.data(), st.sampled_from([" ", " … ", " [...] "]))
def test_halves_of_two_sentences_are_told(pair, data, between):
    shelf, sentence = pair
    other = data.draw(st.sampled_from([one for among, one in SENTENCES if among is shelf and one != sentence]))
    words, others = tokens(sentence), tokens(other)
    claim = f"{sentence[: words[len(words) // 2].end]}{between}{other[others[len(others) // 2].start :]}"
    assert verified(shelf, claim).verdict not in CERTIFIED
