"""Refusals and silences in many words, and what sounds like one and is none. The parser is the real one."""

import pytest

from retrieval.statement import Kind

WOULD_NOT = [
    ("Ann Dey declined to comment.", "Ann Dey"),
    ("The bank has declined to comment on the talks.", "The bank"),
    ("A spokesman for the union refused to say how many had left.", "A spokesman for the union"),
    ("Lee Orr would not comment.", "Lee Orr"),
    ("The company would not say why the plant was closed.", "The company"),
    ("She won't discuss the case.", "She"),
    ("The ministry did not respond to a request for comment.", "The ministry"),
    ("The ministry did not immediately respond to questions.", "The ministry"),
    ("The firm has not replied to emails.", "The firm"),
    ("Orr did not return calls.", "Orr"),
    ("Ann Dey could not be reached.", "Ann Dey"),
    ("The owner could not immediately be reached for comment.", "The owner"),
    ("The mayor was unavailable for comment.", "The mayor"),
    ("The mayor was not available for comment.", "The mayor"),
    ("The club had no comment.", "The club"),
    ("The club had no immediate comment.", "The club"),
    ("The minister gave no answer.", "The minister"),
    ("The regulator has yet to comment.", "The regulator"),
    ("The regulator has yet to respond.", "The regulator"),
    ("The coach remained silent.", "The coach"),
    ("The chairman has stayed silent on the plan.", "The chairman"),
    ("The agency referred questions to the ministry.", "The agency"),
    ("Police directed inquiries to the prosecutor.", "Police"),
    ("Messages left for Lee Orr were not returned.", "Lee Orr"),
    ("Calls to the clinic went unanswered.", "the clinic"),
    ("A request for comment to the bank was not answered.", "the bank"),
    ("Orr ignored questions from reporters.", "Orr"),
    ("He left without speaking to reporters.", "He"),
    ("She hung up.", "She"),
    ("Dey invoked the Fifth Amendment.", "Dey"),
    ("The council failed to respond.", "The council"),
    ("The company said it would not comment on the case.", "The company"),
    ("The club would not be drawn on the fee.", "The club"),
    ("The board declined an interview.", "The board"),
    ("The family declined requests for an interview.", "The family"),
    ("The agency refused to identify the victim.", "The agency"),
    ("Dey declined to elaborate.", "Dey"),
    ("The firm would neither confirm nor deny the report.", "The firm"),
    ("The bureau did not say when it learned of the leak.", "The bureau"),
    ("The lawyer had nothing to add.", "The lawyer"),
    ("He would say nothing about the letter.", "He"),
    ("“No comment,” said Lee Orr.", "Lee Orr"),
    ("“We do not comment on speculation,” a spokeswoman said.", "a spokeswoman"),
    ("The owner did not pick up the phone.", "The owner"),
    ("The hospital was unwilling to discuss the patient.", "The hospital"),
    ("The company does not wish to comment.", "The company"),
    ("None of the three banks responded.", "None of the three banks"),
    ("There was no comment from the palace.", "the palace"),
    ("Orr, reached at his home, refused to discuss the matter.", "Orr"),
    ("The bank, citing client confidentiality, declined comment.", "The bank"),
    ("Asked for comment, Dey declined.", "Dey"),
    ("Dey refused when asked to name the donor.", "Dey"),
    ("The contractor declined through a lawyer to comment.", "The contractor"),
    ("The mayor chose not to comment.", "The mayor"),
    ("Officials are not talking.", "Officials"),
    ("Her agent was not giving interviews.", "Her agent"),
    ("They did not take questions.", "They"),
    ("He walked past reporters without a word.", "He"),
    ("She walked away when asked about it.", "She"),
    ("The minister ended the interview.", "The minister"),
    ("Dey was in no mood to talk.", "Dey"),
    ("Emails to the company received no reply.", "the company"),
    ("No response was received from the ministry.", "the ministry"),
    ("No comment was available from the club.", "the club"),
    ("Repeated calls to his office rang out.", "his office"),
    ("The investor let questions go unanswered.", "The investor"),
    ("The party refrained from commenting.", "The party"),
    ("The studio passed up the opportunity to respond.", "The studio"),
    ("The Kremlin has remained tight-lipped.", "The Kremlin"),
    ("The White House has been silent on the matter.", "The White House"),
    ("The coach gave nothing away.", "The coach"),
    ("The ministry would say no more.", "The ministry"),
    ("It would not say which guidance.", "It"),
    ("Dey had nothing further to say.", "Dey"),
    ("“No comment” was all he would say.", "he"),
]

NONE = [
    "Sales declined by 3 percent.",
    "The striker refused to sign a new contract.",
    "Orr declined the offer.",
    "The comment section was closed at noon.",
    "Nobody answered the door.",
    "The silent film was shown again.",
    "She refused entry to the inspectors.",
    "The engine refused to start.",
    "His card was declined.",
    "The street was silent.",
    "The phone remained silent.",
    "The team could not be caught.",
    "The patient did not respond to treatment.",
    "The river could not be reached by car.",
    "The dog would not move.",
    "The house was not available.",
    "The seats were unavailable.",
    "He was referred to a hospital.",
    "The parcel was returned unopened.",
    "A source, who declined to be named, said the deal was dead.",
    "He had no money.",
    "The council did not fund the bridge.",
    "He walked away from the crash unhurt.",
    "She walked past the house without a word of warning from the guards.",
    "The firm is not giving discounts.",
    "The dog would not be pressed into service.",
    "The minister changed the subject of the exam.",
    "The council chose not to build the road.",
    "He passed up the chance to buy the house.",
    "The union refrained from strikes.",
    "The patient could not be reached by the ambulance.",
    "He said no more than three people were hurt.",
    "The new owner was in no mood to sell.",
]


@pytest.mark.parametrize(("sentence", "refuser"), WOULD_NOT, ids=[one for one, _ in WOULD_NOT])
def test_whoever_would_not_say_is_named(statements, sentence, refuser):
    article, found = statements(sentence)
    assert [(one.kind, article.quote(one.speaker.span)) for one in found] == [(Kind.DECLINED, refuser)]


@pytest.mark.parametrize("sentence", NONE, ids=NONE)
def test_what_only_sounds_like_a_refusal_is_none(statements, sentence):
    _, found = statements(sentence)
    assert [one for one in found if one.kind is Kind.DECLINED] == []


def test_of_two_who_both_declined_each_has_a_statement(statements):
    article, found = statements("Neither Ann Dey nor Lee Orr responded, and the club declined to comment.")
    assert [article.quote(one.speaker.span) for one in found] == ["Ann Dey", "Lee Orr", "the club"]


def test_what_was_asked_is_the_content_of_a_refusal_and_a_refusal_has_no_stance(statements):
    article, (found,) = statements("The bank declined to comment on the talks with its rival.")
    assert [article.quote(one) for one in found.content] == ["the talks with its rival"]
    assert (found.cue.stance, found.negated, article.quote(found.cue.span)) == (None, False, "declined to comment")


def test_who_says_something_and_withholds_the_rest_has_two_statements(statements):
    _, found = statements("Police confirmed the raid but would not say where it took place.")
    assert [one.kind for one in found] == [Kind.INDIRECT, Kind.DECLINED]
