"""One thing is said in the singular."""

import pytest

from bot.channel.catalogue_words import articles_of, version_of
from bot.channel.words import looked_at, shown
from retrieval.answer import Stage


@pytest.mark.parametrize(("sentences", "told"), [(1, "1 sentence found by"), (7, "7 sentences found by")])
def test_of_the_sentences_that_were_read_closely(sentences, told):
    assert looked_at(sentences, [Stage.LEXICAL], 12.3) == f"{told} their words and read closely, in 12 ms"


def test_of_passages_articles_and_versions():
    assert (shown(1, 1, 1), shown(1, 2, 2)) == ("1 passage answers", "2 of 2 passages shown")
    assert (articles_of(11, 11, 11), articles_of(1, 10, 11)) == ("Article 11 of 11", "Articles 1 to 10 of 11")
    assert ["newer ones" in version_of(1, of) for of in (2, 3)] == [False, True]
