"""What is no question about the news."""

import pytest

from bot.pleasantries import courtesy
from bot.says import Says


@pytest.mark.parametrize(
    "typed",
    ["hello", "Hi there!", "<@12> thanks!", "ok thank you", "Thank you so much.", "who are you?", "help", "quit"],
)
def test_greetings_thanks_and_what_it_does_are_told_what_can_be_asked(typed):
    assert courtesy(typed) == Says.WHAT_TO_ASK


@pytest.mark.parametrize(
    "typed", ["What is the article about?", "What's this about?", "summarise", "Please summarize the article", "TL;DR"]
)
def test_a_summary_is_said_not_to_be_written(typed):
    assert courtesy(typed) == Says.NO_SUMMARY


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "x",
        "and why?",
        "Who said hello?",
        "Hello, who declined to comment?",
        "Help for whom?",
        "What is the article about the ferry called?",
    ],
)
def test_a_question_is_a_question(typed):
    assert courtesy(typed) is None
