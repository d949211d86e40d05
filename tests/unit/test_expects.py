"""What a question asks for, and whether a text holds such a thing."""

import pytest

from retrieval.expects import Expected, expected, holds

ASKED = [
    ("When did the ferry leave?", Expected.TIME),
    ("And since when is the pool closed?", Expected.TIME),
    ("What year was the bridge built?", Expected.TIME),
    ("On what date is the election?", Expected.TIME),
    ("How long ago did the glacier break?", Expected.TIME),
    ("Tell me when the trial begins", Expected.TIME),
    ("The trial begins when?", Expected.TIME),
    ("date of the elections", Expected.TIME),
    ("Where did the summit take place?", Expected.PLACE),
    ("From where did they come?", Expected.PLACE),
    ("In which city did they meet?", Expected.PLACE),
    ("Did the police say where he was found?", Expected.PLACE),
    ("Who declined to comment?", Expected.NAME),
    ("“Whose idea was it?”", Expected.NAME),
    ("To whom was the memo addressed?", Expected.NAME),
    ("The memo was written by whom?", Expected.NAME),
    ("How many people were hurt?", Expected.NUMBER),
    ("HOW MUCH did it cost?", Expected.NUMBER),
    ("How long is the tunnel?", Expected.NUMBER),
    ("What is the price of a ticket?", Expected.NUMBER),
    ("What will be the total cost?", Expected.NUMBER),
    ("cost of reconstruction", Expected.NUMBER),
    ("What does the memo say about refugees?", None),
    ("Why did the minister resign?", None),
    ("How did the fire start?", None),
    ("Which team won?", None),
    ("What happened when the ferry left?", None),
    ("What did people who stayed say?", None),
    ("Is the village, where he was born, far?", None),
    ("When leaving the harbour, what did it hit?", None),
    ("declined to comment", None),
    ("", None),
]


@pytest.mark.parametrize(("question", "kind"), ASKED)
def test_a_question_says_what_kind_of_thing_it_asks_for(question, kind):
    assert expected(question) is kind


HELD = {
    Expected.TIME: [
        "It left on Tuesday.",
        "It closed in March.",
        "The vote was in 1998.",
        "He retired in the 90s.",
        "They met at 9 p.m. there.",
        "It began at 14:30.",
        "They vote on the 5th.",
        "They spoke yesterday.",
        "Last week it rained.",
        "She resigned three years ago.",
        "It reopens within two weeks.",
    ],
    Expected.NUMBER: [
        "It cost $15.",
        "Two people were hurt.",
        "About ½ of them left.",
        "Nobody was hurt.",
        "There were dozens.",
        "It took a hundred men.",
        "Both left.",
    ],
    Expected.PLACE: ["They met in the square.", "The talks moved to Geneva.", "It lay behind barns."],
    Expected.NAME: [
        "Yesterday Anna Berg spoke.",
        "NATO declined.",
        "The minister declined.",
        "It was written by firemen.",
        "“He lied,” it said.",
        "A spokeswoman refused.",
    ],
}
LACKING = {
    Expected.TIME: [
        "The ferry left.",
        "They may march again.",
        "It happened near the sun.",
        "The monthlong strike goes on.",
        "Sunny spells hurt nobody.",
    ],
    Expected.NUMBER: ["The ferry left.", "Someone alone saw birds.", "Often it rains."],
    Expected.PLACE: ["Nothing happened.", "It rained again.", "The ferry sank."],
    Expected.NAME: ["It rained again.", "The ice broke.", "“Nothing helps.”"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HELD.items() for text in texts])
def test_a_text_that_holds_such_a_thing_is_known(kind, text):
    assert holds(kind, text)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in LACKING.items() for text in texts])
def test_a_text_without_such_a_thing_is_known(kind, text):
    assert not holds(kind, text)


def test_the_first_word_of_a_sentence_is_no_name():
    assert not holds(Expected.NAME, "Rain fell. Ice broke. “Snow helps.”")
    assert holds(Expected.NAME, "Then Rain fell.")


@pytest.mark.parametrize("date", ["May 5", "May 5th", "5 May", "the 5th of May", "1998", "9 p.m.", "14:30", "the 90s"])
def test_a_date_tells_when_and_not_how_many(date):
    text = f"It happened on {date}, they said."
    assert holds(Expected.TIME, text)
    assert not holds(Expected.NUMBER, text)
    assert holds(Expected.NUMBER, f"{text[:-1]}, to 5 of them.")


def test_nothing_is_held_by_an_empty_text():
    assert [kind for kind in Expected if holds(kind, "")] == []
