"""The use cases: load, open, ask."""

from datetime import timedelta
from hashlib import sha256
from itertools import pairwise

import pytest

from fakes.house import CONSOLE, NOON, POLICY, House
from fakes.store import MemoryArticles
from retrieval.answer import EARLY, FULL, Answered, Asked, Citation, Note, Question, Room
from retrieval.article import Span
from retrieval.errors import AmbiguousArticle, ArticleTooLong, NoArticleOpen, QuestionEmpty, UnknownArticle
from retrieval.library import Loaded
from retrieval.ports import Shelved
from retrieval.segment import article_from_paragraphs, article_from_text
from retrieval.unavailable import StoreReadOnly

FERRY = article_from_text("Ferry aground\n\nThe ferry hit a rock. Nobody was hurt.\n\nThe mayor thanked the crew.")
POOL = article_from_text("The pool closed in March.\n\nChildren protested.")
HIT = Question("What did the ferry hit?", CONSOLE, "me")
ATTIC = Room("console", "attic")


class FullDisk(MemoryArticles):
    """A store that can keep nothing more."""

    def add(self, *_article, **_opened):
        raise StoreReadOnly("library.db")


def test_a_loaded_article_is_kept_with_its_vectors_and_open_in_its_room():
    house = House()
    assert house.library.load(FERRY, CONSOLE) == Loaded(FERRY, sentences=4, new=True)
    assert house.library.listed("console") == [Shelved(FERRY.id, "Ferry aground", None, NOON, 3, 4, ("console",))]
    assert len(house.articles.embedded("console", FERRY.id, "bag-of-words@1").rows) == 7
    assert house.articles.open_in("console", "console") == [FERRY.id]


def test_an_article_loaded_again_is_not_new_and_keeps_its_record_and_its_vectors():
    house = House()
    house.library.load(FERRY, CONSOLE)
    again = article_from_text(FERRY.text, title="Another title")
    assert house.library.load(again, ATTIC) == Loaded(FERRY, sentences=4, new=False)
    assert house.library.listed("console") == [
        Shelved(FERRY.id, "Ferry aground", None, NOON, 3, 4, ("attic", "console"))
    ]
    assert house.embedder.texts == 7


def test_a_text_that_is_known_is_answered_with_the_paragraphs_that_were_kept():
    house = House()
    text = "Rain fell.\n\nThe ferry hit a rock."
    house.library.load(article_from_text(text), CONSOLE)
    house.library.load(article_from_paragraphs([text]), CONSOLE)  # the same text, taken as one paragraph
    asked = house.library.ask(HIT)
    assert [one.id for one in asked.answer.citations] == ["p2s1"]


def test_the_latest_article_is_open_and_the_others_can_be_named():
    house = House()
    house.library.load(FERRY, CONSOLE)
    house.library.load(POOL, CONSOLE)
    assert [one.id for one in house.library.listed("console")] == [POOL.id, FERRY.id]
    assert house.library.ask(HIT).article_id == POOL.id
    assert house.library.ask(HIT, FERRY.id).article_id == FERRY.id


def test_rooms_do_not_share_what_is_open():
    house = House()
    house.library.load(FERRY, CONSOLE)
    house.library.load(POOL, ATTIC)
    assert house.library.ask(HIT).article_id == FERRY.id
    with pytest.raises(NoArticleOpen, match=r"^No article is open here\.$"):
        house.library.ask(Question("What closed?", Room("console", "cellar"), "me"))


def test_an_answer_is_journalled_whole_and_says_its_id():
    house = House()
    house.library.load(FERRY, CONSOLE)
    asked = house.library.ask(HIT)
    answer = asked.answer
    assert answer.outcome == Answered((Citation("p2s1", 2, Span(15, 36), 6.0),), of=1)
    assert asked == Asked(
        id="a000000001",
        when=NOON + timedelta(minutes=1),
        question=HIT,
        article_id=FERRY.id,
        answer=answer,
        models={"embedder": "bag-of-words@1", "reranker": "word-overlap@1"},
        policy=POLICY.fingerprint,
        ms=250.0,
    )
    assert house.journal.entries == [asked]
    assert house.library.ask(HIT).id == "a000000002"


def test_a_question_that_cannot_be_used_is_not_journalled():
    house = House()
    house.library.load(FERRY, CONSOLE)
    with pytest.raises(QuestionEmpty):
        house.library.ask(Question("  ", CONSOLE, "me"))
    assert house.journal.entries == []


@pytest.mark.parametrize("name", ["", "zz", "f" * 64, "FERRY"])
def test_an_unknown_article_is_told(name):
    house = House()
    house.library.load(FERRY, CONSOLE)
    with pytest.raises(UnknownArticle) as refused:
        house.library.article("console", name)
    assert refused.value.message == f"No article or file is called {name}."


def test_the_beginning_of_several_ids_is_refused_and_a_longer_one_is_not():
    texts = [f"Storm {number} came ashore." for number in range(17)]  # two of seventeen share their first digit
    ids = sorted(sha256(text.encode()).hexdigest() for text in texts)
    one, other = next(pair for pair in pairwise(ids) if pair[0][0] == pair[1][0])
    house = House()
    for text in texts:
        house.library.load(article_from_text(text), ATTIC)
    with pytest.raises(AmbiguousArticle) as refused:
        house.library.article("console", one[0])
    assert refused.value.remedy == "Give more characters of the id."
    assert [house.library.article("console", name).id for name in (one, other)] == [one, other]


def test_what_could_not_be_kept_is_not_there():
    house = House(articles=FullDisk())
    with pytest.raises(StoreReadOnly):
        house.library.load(FERRY, CONSOLE)
    with pytest.raises(NoArticleOpen):
        house.library.ask(HIT)
    with pytest.raises(UnknownArticle):
        house.library.shelf("console", FERRY.id)


def test_an_article_with_too_many_sentences_leaves_no_trace():
    house = House()
    with pytest.raises(ArticleTooLong):
        house.library.load(article_from_text("It rained.\n" * 2_001), CONSOLE)
    assert (house.library.listed("console"), house.embedder.texts) == ([], 0)


def test_vectors_that_were_kept_serve_the_next_process():
    house = House()
    house.library.load(FERRY, CONSOLE)
    asked = house.another().ask(HIT)
    assert asked.answer.stages == FULL
    assert house.embedder.texts == 7 + 1  # the article once, and the question


def test_an_article_is_made_searchable_once_and_again_when_sixty_four_others_came():
    house = House()
    house.library.load(FERRY, CONSOLE)
    shelf = house.library.shelf("console", FERRY.id)
    for number in range(63):
        house.library.load(article_from_text(f"Storm {number} came."), ATTIC)
    assert house.library.shelf("console", FERRY.id) is shelf  # asked for, so now the latest
    for number in range(63, 126):
        house.library.load(article_from_text(f"Storm {number} came."), ATTIC)
    assert house.library.shelf("console", FERRY.id) is shelf  # sixty-three came after it
    for number in range(126, 190):
        house.library.load(article_from_text(f"Storm {number} came."), ATTIC)
    texts = house.embedder.texts
    again = house.library.shelf("console", FERRY.id)
    assert again is not shelf
    assert (again.article, again.sentences) == (shelf.article, shelf.sentences)
    assert house.embedder.texts == texts  # rebuilt from the vectors kept


def test_an_early_reader_answers_at_once_and_the_full_one_when_it_is_there():
    house = House(early=True)
    house.library.load(FERRY, CONSOLE)
    early = house.library.ask(HIT)
    assert (early.answer.stages, early.answer.notes) == (EARLY, (Note.EARLY,))
    assert early.models == {"reranker": "word-overlap@1"}
    assert house.articles.embedded("console", FERRY.id, "bag-of-words@1") is None
    house.early = False
    full = house.library.ask(HIT)
    assert (full.answer.stages, full.answer.notes) == (FULL, ())
    assert full.answer.citations == early.answer.citations
    assert len(house.articles.embedded("console", FERRY.id, "bag-of-words@1").rows) == 7  # kept for the next time
    assert [one.answer.stages for one in house.journal.entries] == [EARLY, FULL]


def test_progress_is_heard_when_an_article_is_embedded_and_not_when_it_is_known():
    house, heard = House(), []
    house.library.load(FERRY, CONSOLE, lambda done, of: heard.append((done, of)))
    assert heard == [(done, 7) for done in range(1, 8)]
    house.library.ask(HIT, progress=lambda done, of: heard.append((done, of)))
    assert len(heard) == 7
