"""What `retrieval.ports.Rulebook` promises, on the fake and on the database."""

import pytest

from fakes.store import MemoryRulebook
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.rulebook import SqlRulebook
from retrieval.rules import HouseRules

RULES = HouseRules(
    ("channel:1", "channel:2"),
    "Be kind.",
    {"ab": "Disputed."},
    "channel:9",
    14,
    {"cd": "No."},
    {"ab": {7: "Wrong."}},
    90,
)


@pytest.fixture(params=["memory", "sqlite"])
def rulebook(request, tmp_path):
    if request.param == "memory":
        yield MemoryRulebook()
        return
    with Database(f"sqlite:///{tmp_path / 'library.db'}") as database:
        yield SqlRulebook(database)


def test_where_nothing_was_laid_down_the_defaults_hold(rulebook):
    assert rulebook.rules("server:1") == HouseRules()


def test_rules_are_kept_to_the_letter_for_their_owner_alone(rulebook):
    rulebook.lay_down("server:1", HouseRules(banner="Before"))
    rulebook.lay_down("server:1", RULES)
    rulebook.lay_down("server:3", HouseRules(banner="Be kind."))
    assert (rulebook.rules("server:1"), rulebook.rules("server:2")) == (RULES, HouseRules())
    assert rulebook.chosen() == {"server:1": RULES, "server:3": HouseRules(banner="Be kind.")}


@pytest.mark.parametrize(
    "wrong", [{"banner": "x" * 301}, {"banners": {"a": "x" * 301}}, {"retention": 0}, {"questions": 4_000}]
)
def test_rules_that_cannot_hold_are_none(wrong):
    with pytest.raises(ValueError, match=r"at most|not between"):
        HouseRules(**wrong)


def test_where_no_room_is_named_questions_are_answered_everywhere():
    assert HouseRules().answers_in("channel:5", None)
    assert (RULES.answers_in("channel:1", None), RULES.answers_in("thread:7", "channel:2")) == (True, True)
    assert not RULES.answers_in("channel:5", "channel:6")


def test_the_banner_of_an_article_goes_before_the_one_of_all():
    assert (RULES.banner_of("ab"), RULES.banner_of("cd"), HouseRules().banner_of("ab")) == (
        "Disputed.",
        "Be kind.",
        None,
    )
