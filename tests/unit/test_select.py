"""From ranked candidates to an outcome. With these weights a passage's odds are its logit, so 1 is 0.73."""

from math import exp

import pytest

from retrieval.answer import EARLY, FULL, Answer, Answered, Candidate, Citation, Closest, Note, NotInArticle
from retrieval.article import Span
from retrieval.policy import Policy, Reading
from retrieval.segment import article_from_paragraphs, article_from_text
from retrieval.select import select
from retrieval.shelf import shelved

BY_LOGIT = Reading(
    rank_dense=0.0, rank_words=0.0, intercept=0.0, logit=1.0, coverage=0.0, mismatch=2.0, closest_cosine=0.5
)
POLICY = Policy(english=BY_LOGIT, latin=BY_LOGIT, answered_at=0.7, margin=4.0, closest_at=0.1)

SHELF = shelved(
    article_from_paragraphs(
        [
            "The old bridge was closed. However, it opened again. A crowd watched quietly.",
            "Children sang near the river.",
            "The town celebrated. Bells rang out. Nobody slept much. Then rain fell.",
        ]
    )
)
CLOSED, OPENED, CROWD, SANG, TOWN, BELLS, SLEPT, RAIN = range(8)


def read(place, logit, *, score=None, cosine=None, shelf=SHELF):
    return Candidate(shelf.sentences[place], 1, 1, 0.0, cosine, logit, logit if score is None else score)


def chosen(question, *candidates, shelf=SHELF, policy=POLICY):
    return select(shelf, question, candidates, FULL, policy)


def shown(answer, shelf=SHELF):
    return [(one.id, shelf.article.quote(one.span)) for one in answer.citations]


def test_a_passage_that_is_likely_enough_answers_and_the_whole_answer_is_told():
    candidates = (read(SANG, 3.0, score=3.5), read(CROWD, -3.0))
    assert select(SHELF, "What did the children do?", candidates, FULL, POLICY) == Answer(
        Answered((Citation("p2s1", 2, Span(79, 108), 3.5),), of=1), 1 / (1 + exp(-3.0)), candidates, FULL, ()
    )


def test_a_passage_that_is_related_is_offered_as_the_closest_the_best_one_alone():
    candidates = (read(SANG, 0.5, score=9.0), read(CROWD, 0.75))
    answer = chosen("What did the children do?", *candidates)
    assert answer.outcome == Closest(Citation("p2s1", 2, Span(79, 108), 9.0))
    assert answer.confidence == pytest.approx(1 / (1 + exp(-0.75)))  # the likeliest, wherever it stands


def test_where_nothing_is_likely_the_article_does_not_say():
    answer = chosen("What did the children do?", read(SANG, -2.25), read(CROWD, -3.0))
    assert answer.outcome == NotInArticle()
    assert answer.confidence == pytest.approx(1 / (1 + exp(2.25)))


@pytest.mark.parametrize(
    ("logit", "outcome"), [(0.85, Answered), (0.84, Closest), (-2.19, Closest), (-2.20, NotInArticle)]
)
def test_the_outcome_turns_at_the_thresholds(logit, outcome):
    # ln(0.7 / 0.3) = 0.8473 and ln(0.1 / 0.9) = -2.1972
    assert isinstance(chosen("What did the children do?", read(SANG, logit)).outcome, outcome)


@pytest.mark.parametrize(("cosine", "outcome"), [(0.5, Closest), (0.49, NotInArticle), (None, NotInArticle)])
def test_a_sentence_on_the_questions_subject_is_offered_however_unlikely(cosine, outcome):
    assert isinstance(chosen("What sang?", read(SANG, -9.0, cosine=cosine)).outcome, outcome)


def test_all_passages_within_the_margin_of_the_best_logit_answer():
    answer = chosen("What happened?", read(SANG, 6.0), read(BELLS, 2.0), read(CROWD, 1.99))
    assert shown(answer) == [("p2s1", "Children sang near the river."), ("p3s2", "Bells rang out.")]
    assert answer.outcome.of == 2


def test_citations_stand_by_score_and_ties_in_article_order():
    answer = chosen(
        "What happened?", read(BELLS, 3.0, score=1.0), read(CROWD, 3.0, score=1.0), read(SANG, 2.0, score=2)
    )
    assert [one.id for one in answer.citations] == ["p2s1", "p1s3", "p3s2"]


def test_a_question_for_a_time_is_not_answered_by_a_passage_without_one_and_the_reader_is_told():
    answer = chosen("When did the children sing?", read(SANG, 2.5))
    assert shown(answer) == [("p2s1", "Children sang near the river.")]
    assert isinstance(answer.outcome, Closest)
    assert answer.notes == (Note.NO_TIME,)
    assert answer.confidence == pytest.approx(1 / (1 + exp(-0.5)))  # 2.5 less the mismatch of 2


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("How many children sang?", Note.NO_NUMBER),
        ("Where did the birds nest?", Note.NO_PLACE),
        ("Who sang?", Note.NO_NAME),
        ("When did it sing?", Note.NO_TIME),
    ],
)
def test_each_kind_of_thing_that_is_missing_has_its_note(question, note):
    shelf = shelved(article_from_paragraphs(["It sang all along.", "It rained again."]))
    answer = chosen(question, read(0, 9.0, shelf=shelf), shelf=shelf)
    assert (type(answer.outcome), answer.notes) == (Closest, (note,))


def test_no_note_of_a_missing_thing_where_the_passage_would_not_have_answered_anyway():
    assert chosen("When did the children sing?", read(SANG, 0.5)).notes == ()


def test_a_thing_elsewhere_in_the_paragraph_will_do_unless_another_passage_holds_it_itself():
    shelf = shelved(article_from_paragraphs(["The vote was close. It took place on Friday.", "It was held in May."]))
    alone = chosen("When was the vote?", read(0, 3.0, shelf=shelf), shelf=shelf)
    assert shown(alone, shelf) == [("p1s1", "The vote was close.")]
    assert alone.confidence == pytest.approx(1 / (1 + exp(-2.0)))  # 3 less half the mismatch of 2
    both = chosen("When was the vote?", read(0, 3.0, shelf=shelf), read(2, 2.0, shelf=shelf), shelf=shelf)
    assert shown(both, shelf) == [("p2s1", "It was held in May.")]


def test_a_near_duplicate_is_shown_once_and_body_text_goes_before_the_headline():
    shelf = shelved(
        article_from_text("Ferry runs aground near harbour\n\nIt was dark.\n\nThe ferry runs aground near harbour.")
    )
    best_first = read(0, 4.0, shelf=shelf), read(2, 3.0, shelf=shelf)
    answer = chosen("What happened?", *best_first, shelf=shelf)
    assert shown(answer, shelf) == [("p3s1", "The ferry runs aground near harbour.")]
    assert answer.outcome.of == 1


def test_of_two_near_duplicates_in_the_body_the_better_one_is_shown():
    shelf = shelved(
        article_from_paragraphs(["Nobody warned us about the flood", "“Nobody warned us about the flood,” she said."])
    )
    answer = chosen("What did she say?", read(1, 4.0, shelf=shelf), read(0, 3.0, shelf=shelf), shelf=shelf)
    assert [one.id for one in answer.citations] == ["p2s1"]


def test_a_sentence_is_shown_with_the_one_that_takes_it_back():
    both = [("p1s1-2", "The old bridge was closed. However, it opened again.")]
    assert shown(chosen("What of the bridge?", read(CLOSED, 3.0))) == both
    assert shown(chosen("What of the bridge?", read(OPENED, 3.0))) == both
    assert shown(chosen("What of the bridge?", read(CLOSED, 0.0))) == both  # also as the closest


def test_overlapping_passages_become_one_in_the_place_of_the_best():
    answer = chosen("What happened?", read(OPENED, 5.0), read(SANG, 4.0), read(CLOSED, 3.0))
    assert answer.outcome == Answered(
        (Citation("p1s1-2", 1, Span(0, 52), 5.0), Citation("p2s1", 2, Span(79, 108), 4.0)), of=2
    )


def test_neighbouring_sentences_that_both_answer_stay_two_passages():
    answer = chosen("What happened?", read(TOWN, 5.0), read(BELLS, 4.0))
    assert [one.id for one in answer.citations] == ["p3s1", "p3s2"]


def test_a_passage_never_leaves_its_paragraph():
    shelf = shelved(article_from_paragraphs(["The bridge was closed.", "However, it opened again."]))
    answer = chosen("What of the bridge?", read(0, 3.0, shelf=shelf), read(1, 3.0, shelf=shelf), shelf=shelf)
    assert [one.id for one in answer.citations] == ["p1s1", "p2s1"]


def test_an_answer_without_the_embedder_says_so():
    answer = select(SHELF, "What did the children do?", [read(SANG, 3.0)], EARLY, POLICY)
    assert (answer.stages, answer.notes) == (EARLY, (Note.EARLY,))


def test_in_another_language_the_reader_is_told_and_the_kind_is_not_checked():
    shelf = shelved(
        article_from_paragraphs(["Die Kinder und die Stadt waren nicht am Fluss.", "Das war es auch nicht."])
    )
    assert shelf.language == "de"
    answer = chosen("When did it happen?", read(0, 3.0, shelf=shelf), shelf=shelf)
    assert (type(answer.outcome), answer.notes) == (Answered, (Note.NOT_ENGLISH,))
