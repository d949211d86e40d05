"""`pullquote verify`."""

from pathlib import Path

import pytest

import bot.samples


@pytest.fixture
def ferry():
    return str(Path(bot.samples.__file__).parent / "ferry.txt")


def test_a_claim_is_held_against_a_file(pullquote, valid, ferry):
    done = pullquote(
        "verify",
        "“Nobody asked for a show of feet.” “The motion would bind the authority.”",
        "--article",
        ferry,
        "--json",
    )
    valid(done.object, "verify")
    assert [one["verdict"] for one in done.object["claims"]] == ["altered", "altered"]
    assert [one["negation"] for one in done.object["claims"]] == [False, True]


def test_what_differs_is_marked(pullquote, ferry):
    done = pullquote("verify", "Nobody asked for a show of feet.", "--article", ferry)
    assert "[-hands-] {+feet+}" in done.out


def test_a_message_without_words_is_refused_in_a_sentence(pullquote, ferry):
    done = pullquote("verify", "…", "--article", ferry)
    assert (done.status, "no words in it to check" in done.err) == (3, True)


def test_words_given_to_the_wrong_person_are_told(pullquote, valid, ferry):
    message = "“Nobody has told me where she is supposed to sleep in November,” said Marit Vasko."
    done = pullquote("verify", message, "--article", ferry, "--json")
    valid(done.object, "verify")
    assert [(one["verdict"], one["credited"]["text"]) for one in done.object["claims"]] == [
        ("identical", "Ruth Anselm")
    ]


def test_a_denial_that_an_ellipsis_swallowed_is_shown(pullquote, ferry):
    done = pullquote("verify", "“We did … reach this lightly”", "--article", ferry)
    assert "✂ These are the article's words, but what was left out changes their sense." in done.out
    assert "We did [-not-] reach this lightly" in done.out
