"""Articles by what people type."""

from datetime import UTC, datetime

import pytest

from bot.channel.naming import named, suggested
from retrieval.errors import AmbiguousArticle, UnknownArticle
from retrieval.ports import Shelved


def shelved(id_, title):
    return Shelved(id_ * 16, title, None, datetime(2026, 1, 1, tzinfo=UTC), 2, 5, ())


FERRY, POOL, POOLS, NAMELESS = (
    shelved("0a1b", "Ferry  aground"),
    shelved("0c2d", "Pool"),
    shelved("0e3f", "Pools everywhere"),
    shelved("ffff", None),
)
ALL = [FERRY, POOL, POOLS, NAMELESS]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ferry aground", FERRY),
        ("  AGROUND ", FERRY),
        ("pool", POOL),
        ("pools", POOLS),
        ("0A1B0A1B0A1B0A1B", FERRY),
        ("0e3f", POOLS),
        ("untitled", NAMELESS),
    ],
)
def test_an_article_is_known_by_its_title_a_part_of_it_or_its_id(typed, meant):
    assert named(ALL, typed) == meant.id


@pytest.mark.parametrize("typed", ["", " \n", "orchestra", "0a1b0a1b0a1b0a1c"])
def test_what_fits_none_is_unknown(typed):
    with pytest.raises(UnknownArticle):
        named(ALL, typed)


def test_what_fits_several_is_ambiguous():
    with pytest.raises(AmbiguousArticle):
        named(ALL, "poo")


def test_suggestions_fit_what_was_typed_and_what_discord_shows():
    assert suggested(ALL, "POOL") == [("Pool", "0c2d0c2d0c2d0c2d"), ("Pools everywhere", "0e3f0e3f0e3f0e3f")]
    assert len(suggested(ALL, "")) == 4
    many = [shelved(f"{n:04x}", f"Title {n} " + "x" * 200) for n in range(40)]
    assert [len(name) for name, _ in suggested(many, "")] == [100] * 25
