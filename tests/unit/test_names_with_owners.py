"""A possessive plural inside a name does not end the name, with either apostrophe; the parser is the real one."""

from pathlib import Path

import pytest

from retrieval.attribution.ledger import ledger_of
from retrieval.attribution.speakers import speakers
from retrieval.segment import article_from_text

SAMPLE = Path(__file__).parents[2] / "bot" / "samples" / "ferry.txt"
NAMED = {
    "two owners": ("The Deckhands’ and Pilots’ Guild said it will go to court.", "The Deckhands’ and Pilots’ Guild"),
    "told of further": (
        "The Deckhands’ and Pilots’ Guild, which has 27 members, said it will go to court.",
        "The Deckhands’ and Pilots’ Guild",
    ),
    "typewriter marks": (
        "The Deckhands' and Pilots' Guild said it will go to court.",
        "The Deckhands' and Pilots' Guild",
    ),
    "turned round": ("“Pay must rise,” said the Bakers’ and Millers’ League.", "the Bakers’ and Millers’ League"),
    "according to": (
        "Pay must rise, according to the Bakers’ and Millers’ League.",
        "the Bakers’ and Millers’ League",
    ),
    "small letters": (
        "The parents’ and teachers’ council said that lessons would start later.",
        "The parents’ and teachers’ council",
    ),
    "several things": (
        "The drivers’ and porters’ unions said that pay must rise.",
        "The drivers’ and porters’ unions",
    ),
    "one owner": ("The Teachers’ Union said that pay must rise.", "The Teachers’ Union"),
    "one owner of a place": (
        "The Porters’ Association of Kent said that pay must rise.",
        "The Porters’ Association of Kent",
    ),
    "two bodies": (
        "The bakers and the Millers’ League said that pay must rise.",
        "The bakers and the Millers’ League",
    ),
}


@pytest.mark.parametrize(("sentence", "speaker"), NAMED.values(), ids=NAMED)
def test_a_possessive_plural_does_not_end_the_name_of_who_speaks(statements, sentence, speaker):
    article, found = statements(sentence)
    assert {article.quote(one.speaker.span) for one in found} == {speaker}


def test_nor_the_name_of_who_declines(statements):
    article, (found,) = statements("The Owners’ and Tenants’ Forum declined to comment.")
    assert article.quote(found.speaker.span) == "The Owners’ and Tenants’ Forum"


def test_a_quotation_that_ends_behind_a_plural_begins_no_name(statements):
    article, found = statements("He called them ‘the owners’ and said that pay must rise.")
    assert {article.quote(one.speaker.span) for one in found} == {"He"}


def test_in_the_sample_the_guild_speaks_under_its_whole_name(real_parser):
    article = article_from_text(SAMPLE.read_text(encoding="utf-8"))
    names = [article.quote(one.name) for one in speakers(article, ledger_of(article, real_parser))]
    assert "The Deckhands’ and Pilots’ Guild" in names
    assert "The Deckhands" not in names
