"""What `retrieval.moderation.ports.Record` promises to those who look after it, on the fake and on the database."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from fakes.databases import CONSOLE, NOON, url_of
from fakes.moderation import MemoryCases, MemoryRecord
from fakes.store import MemoryArticles, MemoryJournal
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.cases import SqlCases
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.record import SqlRecord
from retrieval.answer import Answer, Answered, Asked, Citation, Closest, NotInArticle, Posting, Question, Room
from retrieval.article import Span
from retrieval.moderation.cases import Deed, Event, Reason, Verdict
from retrieval.moderation.ports import Wanted
from retrieval.ports import Opening
from retrieval.segment import article_from_text
from retrieval.statement import Kind, Speaker, Statement

FERRY = article_from_text("The ferry hit a ROCK.\n\n“It was dark,” said Ann Dey.", title="Ferry aground")
POOL = article_from_text("The pool closed in March.\n\nNobody swam.", title="Pool shut")
OWNER, THREAD = CONSOLE.owner, Room(CONSOLE.owner, "thread", "news")


def cited(article, words, paragraph, said=None):
    start = article.text.index(words)
    return Citation(f"p{paragraph}s1", paragraph, Span(start, start + len(words)), 1.0, said)


def asked(id_, text, article, outcome, *, by="person:ann", room=CONSOLE, days=0):
    when = NOON + timedelta(days=days)
    return Asked(id_, when, Question(text, room, by), article.id, Answer(outcome, 0.9, (), ()), {}, "p", 1.0)


ROCK = cited(FERRY, "The ferry hit a ROCK.", 1)
NAME = Span(FERRY.text.index("Ann Dey"), FERRY.text.index("Ann Dey") + 7)
DARK = Span(FERRY.text.index("It was dark"), FERRY.text.index("It was dark") + 12)
SAID = cited(FERRY, "“It was dark,” said Ann Dey.", 2, Statement(Kind.DIRECT, Speaker(NAME), None, (DARK,)))
MARCH = cited(POOL, "The pool closed in March.", 1)
ENTRIES = (
    asked("hit0000000", "What did it hit?", FERRY, Answered((ROCK,), 1)),
    asked("who0000000", "Who spoke?", FERRY, Closest(SAID), by="person:bob", days=1),
    asked("why0000000", "Why the rock?", FERRY, NotInArticle(), room=THREAD, days=2),
    asked("hit1111111", "What was hit?", FERRY, Answered((ROCK,), 1), days=8),
    asked("pool000000", "When did it close?", POOL, Answered((MARCH,), 1), days=8),
    asked("them000000", "Not ours?", FERRY, Answered((ROCK,), 1), room=Room("server:9", "x")),
)
JUDGED = (("hit0000000", Verdict.CORRECT), ("hit1111111", Verdict.PASSAGE))


@dataclass
class Stores:
    """The ports side by side on one store."""

    articles: Any
    journal: Any
    cases: Any
    record: Any


@pytest.fixture(params=["memory", "sqlite"])
def stores(request, tmp_path):
    if request.param == "memory":
        articles, journal = MemoryArticles(), MemoryJournal()
        cases = MemoryCases(journal)
        yield filled(Stores(articles, journal, cases, MemoryRecord(articles, journal, cases)))
        return
    with Database(url_of(tmp_path / "library.db")) as database:
        yield filled(Stores(SqlArticles(database), SqlJournal(database), SqlCases(database), SqlRecord(database)))


def filled(stores):
    for owner, article in ((OWNER, FERRY), (OWNER, POOL), ("server:9", FERRY)):
        stores.articles.add(owner, article, (), None, None, opening=Opening("console"), when=NOON)
    for one in ENTRIES:
        stores.journal.record(one)
    for answer, verdict in JUDGED:
        stores.cases.add(OWNER, answer, Event(Deed.REPORTED, NOON, "person:bob", Reason.OTHER.value, None))
        stores.cases.add(OWNER, answer, Event(Deed.JUDGED, NOON, "person:mod", verdict.value, None))
    stores.journal.post(OWNER, Posting("hit0000000", NOON, "https://discord.example/1", private=False))
    return stores


FOUND = {
    "all, the newest first": (Wanted(), "pool000000 hit1111111 why0000000 who0000000 hit0000000"),
    "words of questions, and of passages": (Wanted(text="rock"), "hit1111111 why0000000 hit0000000"),
    "words of a passage alone": (Wanted(text="in march"), "pool000000"),
    "words that nobody wrote": (Wanted(text="orchestra"), ""),
    "a person": (Wanted(person="person:bob"), "who0000000"),
    "an article": (Wanted(article=POOL.id), "pool000000"),
    "a speaker": (Wanted(speaker="ann d"), "who0000000"),
    "nobody who speaks": (Wanted(speaker="orr"), ""),
    "an outcome": (Wanted(outcome="closest"), "who0000000"),
    "a verdict": (Wanted(verdict=Verdict.CORRECT), "hit0000000"),
    "what was reported": (Wanted(reported=True), "hit1111111 hit0000000"),
    "a room": (Wanted(room="thread"), "why0000000"),
    "a room with what is in it": (Wanted(room="news"), "why0000000"),
    "some days": (Wanted(since=date(2026, 3, 2), until=date(2026, 3, 3)), "why0000000 who0000000"),
    "several at once": (Wanted(text="hit", verdict=Verdict.PASSAGE, article=FERRY.id), "hit1111111"),
}


@pytest.mark.parametrize(("wanted", "ids"), FOUND.values(), ids=FOUND)
def test_a_search_finds_what_fits_all_of_it(stores, wanted, ids):
    found = stores.record.search(OWNER, wanted, 9)
    assert (" ".join(one.id for one in found.found), found.of) == (ids, len(ids.split()))
    oldest_first = [one.id for some in stores.record.every(OWNER, wanted, 2) for one in some]
    assert oldest_first == ids.split()[::-1]


def test_a_page_is_a_part_of_what_fits(stores):
    page = stores.record.search(OWNER, Wanted(), 2, 1)
    assert ([one.id for one in page.found], page.of) == (["hit1111111", "why0000000"], 5)
    assert stores.record.search(OWNER, Wanted(), 2, 9).found == ()


def test_passages_are_told_with_how_often_when_last_and_what_was_found(stores):
    (rock, dark) = stores.record.cited(OWNER, FERRY.id)
    assert (rock.paragraph, rock.first, rock.after, rock.times) == (1, ROCK.span.start, ROCK.span.end, 2)
    assert (rock.last, rock.verdicts) == (NOON + timedelta(days=8), ((Verdict.CORRECT, 1), (Verdict.PASSAGE, 1)))
    assert (dark.paragraph, dark.times, dark.verdicts) == (2, 1, ())


def test_speakers_are_found_by_a_part_of_the_name(stores):
    assert stores.record.speakers(OWNER, "DEY", 5) == ["Ann Dey"]
    assert stores.record.speakers(OWNER, "", 0) == stores.record.speakers(OWNER, "Orr", 5) == []
    assert stores.record.speakers("server:9", "", 5) == []


def test_articles_that_were_taken_out_and_are_cited_are_told(stores):
    assert dict(stores.record.removed(OWNER)) == {}
    stores.articles.remove(OWNER, POOL.id, NOON)
    assert dict(stores.record.removed(OWNER)) == {POOL.id: "Pool shut"}
    assert dict(stores.record.removed("server:9")) == {}


def test_what_was_not_answered_and_where_an_answer_was_shown(stores):
    assert [one.answer for one in stores.record.unanswered(OWNER, date(2026, 3, 1))] == ["why0000000", "who0000000"]
    assert [one.answer for one in stores.record.unanswered(OWNER, date(2026, 3, 3), FERRY.id)] == ["why0000000"]
    hidden = asked("out0000000", 'Why "excluded": no?', FERRY, NotInArticle(), days=3)
    stores.journal.record(replace(hidden, answer=replace(hidden.answer, excluded=((2, "No."),))))
    stores.journal.record(replace(hidden, id="out1111111"))
    vain = [one.answer for one in stores.record.unanswered(OWNER, date(2026, 3, 1))]
    assert vain == ["out1111111", "why0000000", "who0000000"]
    shown = stores.record.shown(OWNER, ["hit0000000", "hit1111111"])
    assert {answer: [one.link for one in posted] for answer, posted in shown.items()} == {
        "hit0000000": ["https://discord.example/1"]
    }
