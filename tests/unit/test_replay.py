"""An old question asked again, and in what two answers differ."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fakes.house import CONSOLE, NOON, House
from retrieval.answer import EARLY, FULL, Answer, Answered, Candidate, Citation, Closest, NotInArticle, Question
from retrieval.article import Sentence, Span
from retrieval.errors import UnknownEntry
from retrieval.plain import origin_of
from retrieval.replay import Replay, differences, differences_of_texts
from retrieval.segment import article_from_text

FERRY = article_from_text("Ferry aground\n\nThe ferry hit a rock. Nobody was hurt.\n\nThe mayor thanked the crew.")
POOL = article_from_text("The pool closed in March.\n\nChildren protested.")
HIT = Question("What did the ferry hit?", CONSOLE, "me")

ONE, OTHER = Citation("p1s1", 1, Span(0, 9), 2.0), Citation("p2s1", 2, Span(11, 20), 1.0)
READ = tuple(
    Candidate(Sentence(one.paragraph, 1, one.span), 1, 1, 0.5, 0.25, one.score, one.score) for one in (ONE, OTHER)
)
BEFORE = Answer(Answered((ONE, OTHER), of=2), 0.75, READ, FULL)


def scored(candidate, by):
    return replace(candidate, score=candidate.score + by)


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (BEFORE, ()),
        (replace(BEFORE, outcome=Answered((ONE,), of=1)), ("passages",)),
        (replace(BEFORE, outcome=Answered((OTHER, ONE), of=2)), ("passages",)),
        (replace(BEFORE, outcome=Closest(ONE)), ("outcome", "passages")),
        (replace(BEFORE, outcome=NotInArticle()), ("outcome", "passages")),
        (replace(BEFORE, candidates=READ[::-1]), ("candidates",)),
        (replace(BEFORE, candidates=READ[:1]), ("candidates",)),
        (replace(BEFORE, candidates=(READ[0], scored(READ[1], 0.0002))), ("scores",)),
        (replace(BEFORE, candidates=(READ[0], scored(READ[1], -0.0002))), ("scores",)),
        (replace(BEFORE, candidates=(READ[0], scored(READ[1], 0.00009))), ()),
        (replace(BEFORE, confidence=0.7498), ("confidence",)),
        (replace(BEFORE, confidence=0.75009), ()),
        (replace(BEFORE, stages=EARLY), ("stages",)),
        (
            Answer(NotInArticle(), 0.1, READ[:1], EARLY),
            ("outcome", "passages", "candidates", "confidence", "stages"),
        ),
    ],
)
def test_two_answers_differ_in_what_they_differ_in_and_rounding_is_no_difference(now, found):
    assert differences(BEFORE, now) == found
    assert differences(now, BEFORE) == found


def test_the_same_passage_in_another_outcome_is_a_difference():
    alone = replace(BEFORE, outcome=Answered((ONE,), of=1))
    assert differences(alone, replace(BEFORE, outcome=Closest(ONE))) == ("outcome",)


def test_a_replay_asks_the_entry_again_and_journals_nothing():
    house = House()
    house.library.load(FERRY, CONSOLE)
    before = house.library.ask(HIT)
    house.library.load(POOL, CONSOLE)  # another article is open by now
    replayed = house.library.replay("console", "a000000001")
    now = replace(before, when=NOON + timedelta(minutes=3))
    assert replayed == Replay(before, now, differences=())
    assert house.journal.entries == [before]


def test_a_replay_of_an_early_answer_uses_every_stage_and_says_so():
    house = House(early=True)
    house.library.load(FERRY, CONSOLE)
    house.library.ask(HIT)
    house.early = False
    replayed = house.library.replay("console", "a000000001")
    assert (replayed.before.answer.stages, replayed.now.answer.stages) == (EARLY, FULL)
    assert replayed.differences == ("stages",)


@pytest.mark.parametrize("typed", ["a000000001", " A000000001\n"])
def test_an_id_may_be_typed_in_capitals_and_with_space_around_it(typed):
    house = House()
    house.library.load(FERRY, CONSOLE)
    asked = house.library.ask(HIT)
    assert house.library.answer("console", typed) == asked
    assert house.library.replay("console", typed).before == asked


@pytest.mark.parametrize("name", ["", "1", "a000000002", "a000000001x", "\ud83d", "é"])
def test_an_unknown_answer_is_told(name):
    house = House()
    house.library.load(FERRY, CONSOLE)
    house.library.ask(HIT)
    for look_up in (house.library.answer, house.library.replay):
        with pytest.raises(UnknownEntry) as refused:
            look_up("console", name)
        assert str(refused.value) == str(UnknownEntry(name))


def test_questions_about_earlier_versions_are_asked_of_a_new_one_and_what_changed_is_told():
    house, url = House(), "https://tarrow.example/ferry"
    old = replace(FERRY, url=url)
    new = replace(article_from_text(FERRY.text.replace("a rock", "the pier")), url=url)
    for article in (old, new):
        house.library.load(article, CONSOLE, origin=origin_of(article))
        house.library.ask(HIT if article is old else replace(HIT, text="Whom did the mayor thank?"))
    found = house.auditing.replays(CONSOLE.owner, new.id, 20).done
    told = {one.before.question.text: (one.now.article_id, one.differences) for one in found}
    assert told == {HIT.text: (new.id, ("passages",)), "Whom did the mayor thank?": (new.id, ())}
    assert [one.now.article_id for one in house.auditing.replays(CONSOLE.owner, old.id, 20).done] == [old.id]


def test_the_same_words_elsewhere_in_a_new_version_are_no_difference():
    moved = article_from_text(f"Ferry aground\n\nA line was added.\n\n{FERRY.text.partition(chr(10) * 2)[2]}")
    cited = [replace(BEFORE, outcome=Answered((_of(text, "The ferry hit a rock."),), of=1)) for text in (FERRY, moved)]
    assert differences_of_texts(cited[0], FERRY, cited[1], moved) == ()
    assert differences_of_texts(cited[0], FERRY, BEFORE, FERRY) == ("passages",)
    assert differences_of_texts(cited[0], FERRY, replace(BEFORE, outcome=NotInArticle()), moved) == (
        "outcome",
        "passages",
    )


def _of(article, words):
    start = article.text.index(words)
    return Citation("p2s1", 2, Span(start, start + len(words)), 1.0)
