"""Questions about speech answered from the ledger: complete, in the article's order, and three ways of saying no.

The parser is the real one; the reranker counts words.
"""

import pytest

from fakes.house import POLICY
from fakes.models import BagOfWords, ExactIndex, WordOverlap
from retrieval.answer import Answered, Closest, Note, NotInArticle, Order, Stage
from retrieval.reader import Reader
from retrieval.segment import article_from_text
from retrieval.statement import Kind

PIECE = """Port to close its oldest gate

The port will close its oldest gate in May, Ann Dey, its harbour master, said on Monday.

“The gate is older than I am,” Dey said. “Its hinges went in the spring.” She said a new road would lead to it.

Lee Orr, who drives a lorry, called the plan “a disgrace”. The road would flood every winter, he said.

A memo from the ministry says the gate was to close two years ago. The ministry declined to comment.

Norlake Ltd, which built the gate, did not respond to questions. Two of its engineers would not say why it had rusted.

Mayor Kit Moss opened the gate in 1999. The quay has room for nine ships.
"""


@pytest.fixture(scope="module")
def ask(real_parser):
    reader = Reader(WordOverlap(), BagOfWords(), real_parser, ExactIndex, POLICY)
    shelf, _ = reader.shelve(article_from_text(PIECE))
    return lambda question: reader.answer(shelf, question)


def cited(answer):
    return [one.id for one in answer.citations]


COMPLETE = {
    "who declined to comment?": ["p5s2", "p6s1", "p6s2"],
    "who would not say why it had rusted?": ["p6s2"],
    "What did Ann Dey say?": ["p2s1", "p3s1-2", "p3s3"],
    "what did dey say": ["p2s1", "p3s1-2", "p3s3"],
    "what did the harbour master say?": ["p2s1", "p3s1-2", "p3s3"],
    "What did Ann Dey say about the road?": ["p3s3"],
    "What did Lee Orr say?": ["p4s1", "p4s2"],
    "What does the memo say?": ["p5s1"],
    "did the ministry comment?": ["p5s2"],
    "Did Norlake respond?": ["p6s1"],
    "who is quoted?": ["p3s1-2", "p4s1"],
}


@pytest.mark.parametrize("question", COMPLETE)
def test_all_that_fits_is_shown_in_the_articles_order(ask, question):
    answer = ask(question)
    assert cited(answer) == COMPLETE[question]
    assert (answer.order, answer.outcome.of) == (Order.ARTICLE, len(answer.citations))
    assert Stage.LEDGER in answer.stages


SILENT = {
    "What did Donald Fry say?": Note.SPEAKER_ABSENT,
    "Did Donald Fry comment?": Note.SPEAKER_ABSENT,
    "What did Kit Moss say?": Note.SPEAKER_SILENT,
    "what did the mayor say about the gate": Note.SPEAKER_SILENT,
    "What did Lee Orr say about the hinges?": Note.SPEAKER_ELSEWHERE,
}


@pytest.mark.parametrize("question", SILENT)
def test_who_is_absent_who_is_silent_and_who_spoke_of_something_else_are_three_answers(ask, question):
    answer = ask(question)
    assert (answer.outcome, answer.notes) == (NotInArticle(), (SILENT[question],))


def test_a_citation_says_whose_words_it_holds_and_how(ask):
    (memo,) = ask("What does the memo say?").citations
    (refusal,) = ask("Did Norlake respond?").citations
    assert (memo.said.kind, refusal.said.kind) == (Kind.DOCUMENT, Kind.DECLINED)


def test_of_several_statements_the_one_that_holds_most_of_a_passage_stands_first(real_parser):
    reader = Reader(WordOverlap(), None, real_parser, ExactIndex, POLICY)
    shelf, _ = reader.shelve(
        article_from_text("A headline\n\nOrr denied theft, but Dey said the gold had gone in the spring of 1999.")
    )
    (passage,) = reader.answer(shelf, "What did Orr say?").citations
    assert (passage.said.kind, passage.said.cue.stance) == (Kind.INDIRECT, "said")
    assert [one.cue.stance for one in passage.also] == ["denied"]


def test_an_ordinary_question_is_answered_as_ever_and_its_citations_say_whose_words_they_hold(ask):
    answer = ask("The gate is older than who I am, said Dey?")
    assert isinstance(answer.outcome, Answered)
    assert Stage.LEDGER not in answer.stages
    assert answer.citations[0].said is not None


def test_a_question_that_names_what_is_nobody_is_left_to_the_search(ask):
    answer = ask("What does the quay have room for?")
    assert Stage.LEDGER not in answer.stages


def test_without_a_parser_the_search_answers():
    reader = Reader(WordOverlap(), BagOfWords(), None, ExactIndex, POLICY)
    shelf, _ = reader.shelve(article_from_text(PIECE))
    assert Stage.LEDGER not in reader.answer(shelf, "who declined to comment?").stages


def test_in_another_language_the_search_answers_and_says_that_speakers_are_unknown(real_parser):
    reader = Reader(WordOverlap(), BagOfWords(), real_parser, ExactIndex, POLICY)
    shelf, _ = reader.shelve(
        article_from_text(
            "Der Hafen\n\nDer Hafen wurde am Montag wegen eines Sturms geschlossen. „Wir bauen ihn wieder auf“, sagte"
            " die Leiterin des Hafens den Zeitungen der Stadt."
        )
    )
    assert Note.SPEAKERS_UNKNOWN in reader.answer(shelf, "who declined to comment?").notes


UNSAID = "A headline\n\nOn Monday the mayor refused to say when the gate would open."


def test_that_somebody_would_not_say_it_is_no_answer_but_the_closest_passage(real_parser):
    reader = Reader(WordOverlap(), BagOfWords(), real_parser, ExactIndex, POLICY)
    shelf, _ = reader.shelve(article_from_text(UNSAID))
    answer = reader.answer(shelf, "When would the gate open?")
    assert answer.outcome == Closest(answer.citations[0])
    assert answer.notes == (Note.WITHHELD,)


def test_what_stands_elsewhere_too_is_an_answer_though_somebody_would_not_say_it(real_parser):
    reader = Reader(WordOverlap(), BagOfWords(), real_parser, ExactIndex, POLICY)
    shelf, _ = reader.shelve(article_from_text(f"{UNSAID}\n\nThe gate would open in May, a sign reads."))
    assert isinstance(reader.answer(shelf, "When would the gate open?").outcome, Answered)


REFUSALS = """Two were asked

The harbour master, Jon Berg, was asked about the leak on Monday.

He declined to comment.

The mayor, Ada Quill, was asked the same on Tuesday.

She declined to comment.

The bishop, Tom Ray, was asked about the leak as well.

He declined to comment.
"""


def test_the_same_words_of_two_people_are_two_refusals(real_parser):
    reader = Reader(WordOverlap(), BagOfWords(), real_parser, ExactIndex, POLICY)
    shelf, _ = reader.shelve(article_from_text(REFUSALS))
    assert cited(reader.answer(shelf, "who declined to comment?")) == ["p3s1", "p5s1", "p7s1"]


MET = """A bridge and two who quarrel about it

The mayor, Ann Dole, met the bishop, Carl Finn, on Friday. He wept as Judge Hilary Brand read the order.

“The bridge will close,” Dole said. “It is a pity,” Finn said.

“The town may not stop it,” Brand said. The chairman, Ed Wold, said Coyle had been warned.

The ferryman’s mother, Ines Marr, said she did not blame Pell. Pell left by the back door.
"""
WHOSE = {
    "What did the mayor say?": ["p3s1"],
    "What did the bishop say?": ["p3s2"],
    "What did the judge say?": ["p4s1"],
    "What did the mother say?": ["p5s1"],
    "What did Pell say?": [],
    "What did Coyle say?": [],
}


@pytest.mark.parametrize("question", WHOSE)
def test_what_somebody_did_behind_their_name_describes_nobody(real_parser, question):
    reader = Reader(WordOverlap(), BagOfWords(), real_parser, ExactIndex, POLICY)
    shelf, _ = reader.shelve(article_from_text(MET))
    assert cited(reader.answer(shelf, question)) == WHOSE[question]


class AnyWord(WordOverlap):
    """A reranker that likes a text for one word of the question, as real ones like it for a name."""

    def logits(self, question, texts):
        return [6.0 if logit > -10 else -10.0 for logit in super().logits(question, texts)]


def test_a_name_alone_makes_nobody_speak_of_a_topic(real_parser):
    reader = Reader(AnyWord(), BagOfWords(), real_parser, ExactIndex, POLICY)
    shelf, _ = reader.shelve(article_from_text(PIECE))
    assert cited(reader.answer(shelf, "What did Lee Orr say about the plan?")) == ["p4s1"]
    answer = reader.answer(shelf, "What did Lee Orr say about football?")
    assert (answer.outcome, answer.notes) == (NotInArticle(), (Note.SPEAKER_ELSEWHERE,))
