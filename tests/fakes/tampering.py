"""A record with something in each of its tables, and what somebody does to it past Pullquote."""

from dataclasses import replace
from datetime import timedelta

from fakes.databases import CONSOLE, ICE, NOON, sql, url_of
from fakes.kept import FERRY, FERRY_LEDGER, FERRY_SENTENCES, FERRY_VECTORS
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.cases import SqlCases
from retrieval.adapters.store.database import Database
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.people import SqlPeople
from retrieval.adapters.store.record import SqlRecord
from retrieval.answer import FULL, Answer, Answered, Asked, Citation, NotInArticle, Posting, Question, Room
from retrieval.article import Byline, Span
from retrieval.draft import Piece
from retrieval.moderation.cases import Deed, Event, Reason, Verdict
from retrieval.moderation.proof import proof
from retrieval.ports import Opening, Origin

OWNER = CONSOLE.owner
THREAD = Room(OWNER, "thread", "channel")
SIGNED = replace(FERRY, byline=Byline(("Ann Dey",)))
CITED = Citation("p3.1", 3, Span(13, 24), 6.0, FERRY_LEDGER.statements[0])
ANSWER = Answer(Answered((CITED,), 1), 0.9, (), FULL, understood="Why is it late?")
NONE = Answer(NotInArticle(), 0.5, (), ())


def asked(number):
    by = f"person:{'ann' if number % 2 else 'bob'}"
    question = Question(f"Why {number}?", THREAD, by)
    when = NOON + timedelta(minutes=number)
    return Asked(f"a{number:09}", when, question, FERRY.id, ANSWER, {"m": "1"}, "p", 1.5, "a000000001")


def fill(database):
    """Entries: 1 the ferry, 2 to 9 four answers and where each was shown, 10 a report and 11 a judgement of the second,
    12 an article without answer to 13 a question, 14 that article taken out, 15 an answer that 16 was erased."""
    articles, journal, cases = SqlArticles(database), SqlJournal(database), SqlCases(database)
    origin = Origin("https://example.org/ferry", (Piece("Subscribe."),))
    whole = (FERRY_SENTENCES, FERRY_VECTORS, FERRY_LEDGER)
    articles.add(OWNER, SIGNED, *whole, opening=Opening("console"), when=NOON, origin=origin)
    for number in range(1, 5):
        journal.record(asked(number))
        journal.post(OWNER, Posting(asked(number).id, NOON, f"https://example.org/{number}", private=False))
    cases.add(OWNER, asked(2).id, Event(Deed.REPORTED, NOON, "person:ann", Reason.PASSAGE.value, "Not this one."))
    cases.add(OWNER, asked(2).id, Event(Deed.JUDGED, NOON, "console", Verdict.CORRECT.value, "It is."))
    articles.add(OWNER, ICE, (), None, None, opening=None, when=NOON)
    journal.record(replace(asked(5), article_id=ICE.id, answer=NONE))
    articles.remove(OWNER, ICE.id, NOON)
    journal.record(replace(asked(6), question=Question("Who am I?", THREAD, "person:cyd")))
    SqlPeople(database).erase("person:cyd", NOON)


def record_in(folder):
    """That record, in a file of its own."""
    file = folder / "library.db"
    with Database(url_of(file)) as database:
        fill(database)
    return file


def unlocked(file):
    """Without what refuses changes, and without what forbids that a column is empty."""
    (triggers,) = sql(file, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
    sql(file, *(f"DROP TRIGGER {name}" for (name,) in triggers))
    bare = "UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'"
    sql(
        file, "PRAGMA writable_schema = ON", bare, "DROP INDEX ix_chain_owner_subject", "PRAGMA writable_schema = RESET"
    )
    return file


def proved(file, known=None, owner=OWNER):
    with Database(url_of(file)) as database:
        record = SqlRecord(database)
        return proof(owner, record.entries(owner), record.unchained(owner), known)


def faults(file, known=None):
    return [(one.fault, one.number, one.subject) for one in proved(file, known).faults]


def columns(tables, kinds=("byte", "blob", "null", "word")):
    """Each column of these with each damage that it can have: a number of a row can have none, for it is a place."""
    for table in tables:
        for column in table.c:
            if column.primary_key and table.dialect_options["sqlite"]["autoincrement"]:
                continue
            number = column.type.python_type in {int, float, bool}
            for kind in kinds:
                if not (kind == "byte" and number) and not (kind == "word" and not number):
                    yield table.name, column.name, kind


def damaged(column, kind):
    """The value that takes the place of a column's."""
    return {"byte": f"CAST(x'ff' || substr({column}, 2) AS TEXT)", "blob": "x'00ff'", "null": "NULL", "word": "'abc'"}[
        kind
    ]
