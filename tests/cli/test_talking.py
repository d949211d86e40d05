"""The demo and the chat, from a pipe; a terminal is tried by hand."""

import os
import subprocess
import sys

import pytest

from bot.failures import MODELS


def talk(tmp_path, *arguments, given="", **environment):
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PULLQUOTE_HOME": str(tmp_path / "home"), **environment},
    )


def test_the_demo_shows_the_four_kinds_of_answer_and_ends(tmp_path):
    done = talk(tmp_path, "demo")
    assert (done.returncode, done.stderr) == (0, "")
    assert "The article answers with 4 passages. 4 of 4 shown." in done.stdout
    assert "Quick answer" not in done.stdout
    assert "The full search" not in done.stdout
    assert "“We did not reach this lightly" in done.stdout
    assert "The article does not answer this directly. The closest passage:" in done.stdout
    assert "The article does not say." in done.stdout


def test_questions_from_a_pipe_are_answered_one_after_the_other_with_every_stage(tmp_path, story):
    done = talk(tmp_path, "chat", story, given="who declined to comment?\n\n/nonsense\n/open beef\nWho won?\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Note:" not in done.stdout
    heard = (
        "Open now: Harbour ferry line cut",
        "2 of 2 shown",
        "Ask a question, or:",
        "No article or file is called beef",
    )
    places = [done.stdout.index(one) for one in (*heard, "The article does not say.")]
    assert places == sorted(places)


@pytest.mark.parametrize("command", [["demo"], ["chat"]])
def test_an_embedder_that_cannot_be_loaded_is_told_and_not_hidden(tmp_path, command):
    done = talk(tmp_path, *command, PULLQUOTE_EMBEDDER=str(tmp_path / "absent"))
    assert done.returncode == MODELS
    assert done.stderr.startswith("A model is missing: no readable files in the folder")


def test_a_question_in_the_chat_may_lean_on_the_one_before(tmp_path, story):
    done = talk(tmp_path, "chat", story, given="What did Dana Ruiz say?\nwho said that?\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Note: Understood as a follow-up: Who said that? (What did Dana Ruiz say?)" in done.stdout
    assert done.stdout.count("“We did not reach this lightly") == 2


def test_in_the_chat_a_greeting_is_no_question_and_quit_leaves(tmp_path, story):
    done = talk(tmp_path, "chat", story, given="hello\nquit\nWho won?\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "I answer questions about a news article with its own words" in done.stdout
    assert "The article does not say." not in done.stdout


def test_a_chat_without_an_article_says_so_at_the_start_and_names_the_demo(tmp_path):
    done = talk(tmp_path, "chat", given="quit\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout == "No article is open yet: /open FILE opens one. To see how it works first: python -m bot demo\n"
    )
