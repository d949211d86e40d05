"""Questions about speech are known for what they are, and no other question is taken for one."""

import pytest

from retrieval.attribution.questions import Sort, asked_about
from retrieval.statement import Stance

DECLINED = [
    "who declined to comment?",
    "Who declined to comment",
    "who refused to comment",
    "Which companies declined to comment?",
    "who didn't respond?",
    "who did not respond",
    "who would not talk to the press",
    "who wouldn’t comment?",
    "Who had no comment?",
    "Who could not be reached?",
    "who stayed silent",
    "did anyone decline to comment?",
    "so who declined to comment?",
    "can you tell me who declined to comment?",
    "who has yet to respond?",
    "who gave no answer?",
    "Who would not say where he was?",
    "who refused to discuss the deal",
    "Who declined to say whether the deal was dead?",
]

SAID = {
    "What did Ann Dey say?": ("Ann Dey", None),
    "what did ann dey say about the port?": ("ann dey", "the port"),
    "What has the mayor said about the bridge?": ("mayor", "the bridge"),
    "what did the spokeswoman say": ("spokeswoman", None),
    "What does the memo say about refugees?": ("memo", "refugees"),
    "What does the report say?": ("report", None),
    "what did the company's lawyer say": ("company's lawyer", None),
    "What did Lee Orr tell reporters about the fire?": ("Lee Orr", "the fire"),
    "what is Dey saying about the gate": ("Dey", "the gate"),
}

RESPONDED = {
    "Did Ann Dey comment?": "Ann Dey",
    "did the ministry respond?": "ministry",
    "has the company commented on the fire?": "company",
    "How did the club respond?": "club",
    "What was the mayor's response?": "mayor",
    "Did Damen decline to comment?": "Damen",
    "did Damen refuse to say who signed it?": "Damen",
}

ORDINARY = [
    "What is the name of the ferry?",
    "When did the mayor say the bridge would open?",
    "Why did Ann Dey decline to comment?",
    "How many people died?",
    "Where was the statement posted?",
    "Who declined the offer?",
    "What does the word port mean?",
    "What court said that it was legal?",
    "Who wrote the book?",
    "Who called the police?",
    "who won",
    "ferry",
    "?",
    "",
    "Did the ferry sink?",
    "What did the ferry hit?",
    "What did he say?",
    "who said " + "and so on " * 20,
]


@pytest.mark.parametrize("question", DECLINED)
def test_a_question_for_those_who_would_not_speak_is_one(question):
    assert asked_about(question).sort is Sort.DECLINED


@pytest.mark.parametrize("question", SAID)
def test_a_question_for_what_somebody_said_names_them_and_the_topic(question):
    found = asked_about(question)
    assert (found.sort, found.who, found.topic) == (Sort.SAID, *SAID[question])


@pytest.mark.parametrize("question", RESPONDED)
def test_a_question_whether_somebody_spoke_names_them(question):
    found = asked_about(question)
    assert (found.sort, found.who) == (Sort.RESPONDED, RESPONDED[question])


@pytest.mark.parametrize("question", ["Who is quoted?", "Who’s quoted in this story", "who are the sources?"])
def test_a_question_for_everybody_quoted_is_one(question):
    assert asked_about(question).sort is Sort.QUOTED


def test_a_question_for_who_said_something_keeps_what_was_said_and_how():
    found = asked_about("Who denied that the gate was shut?")
    assert (found.sort, found.topic, found.stances) == (
        Sort.WHO_SAID,
        "the gate was shut",
        frozenset({Stance.DENIED}),
    )


@pytest.mark.parametrize("question", ORDINARY)
def test_other_questions_are_left_to_the_search(question):
    assert asked_about(question) is None


def test_sources_without_a_name_can_be_asked_for():
    assert asked_about("What did the anonymous source say?").anonymous
