"""The database under the two ports: opened, migrated, shared; all of a change or nothing."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
import sqlalchemy as sa

from fakes.databases import ICE, SNOW, WHY, add, library_in, sql, unchanged, url_of
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database, alembic_config
from retrieval.adapters.store.journal import SqlJournal
from retrieval.adapters.store.schema import HEAD, journal, metadata, rooms
from retrieval.article import Article
from retrieval.ports import Opening
from retrieval.statement import Ledger
from retrieval.unavailable import StoreUnavailable

IMPORT = "import os, signal, sys; from retrieval.adapters.store.database import Database\n"


@pytest.fixture
def file(tmp_path):
    return library_in(tmp_path)


def run(script, *arguments):
    command = [sys.executable, "-c", IMPORT + script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_head_that_is_known_without_alembic_is_the_newest_migration():
    from alembic.script import ScriptDirectory

    assert ScriptDirectory.from_config(alembic_config()).get_current_head() == HEAD


def test_the_migrations_lead_to_the_tables_that_the_adapters_use(file):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with Database(url_of(file)).reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def spaced(found):
    """The same with one space where there are line breaks: SQLite adds a column on the line of the last."""
    return [(name, " ".join(made.split())) for name, made in found]


def test_the_tables_are_the_same_to_the_letter_with_keys_and_numbering(file, tmp_path):
    made = sa.create_engine(url_of(tmp_path / "made.db"))
    metadata.create_all(made)
    made.dispose()
    tables = (
        "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND name NOT LIKE 'alembic%'"
        " AND name NOT LIKE 'sqlite%' ORDER BY name"
    )
    (expected,) = sql(tmp_path / "made.db", tables)

    assert {name for name, _ in expected} >= set(metadata.tables)
    (migrated,) = sql(file, tables)
    assert spaced(migrated) == spaced(expected)


def test_a_database_is_durable_and_keeps_its_references(file):
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    with Database(url_of(file)).writing() as connection:
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    assert settings == ["wal", 2, 1, 5000]


def test_what_was_written_is_there_when_the_file_is_opened_again(file):
    with Database(url_of(file)) as database:
        assert SqlArticles(database).get("console", ICE.id) == ICE
        assert SqlJournal(database).find("console", WHY.id).question == WHY.question


def test_opening_says_nothing(tmp_path, capfd):
    Database(url_of(tmp_path / "new.db")).close()

    assert capfd.readouterr() == ("", "")


def test_a_folder_with_awkward_characters_is_no_hindrance_and_nothing_is_left_beside_the_file(tmp_path):
    folder = tmp_path / "100% mine #1 'ø'"
    folder.mkdir()
    with Database(url_of(folder / "library.db")) as database:
        assert add(database, ICE) is True

    assert [path.name for path in folder.iterdir()] == ["library.db"]


@pytest.mark.slow
def test_alembic_is_imported_only_when_a_step_is_due(file):
    script = "with Database(sys.argv[1]): print('alembic' in sys.modules)"

    assert run(script, url_of(file)).stdout == "False\n"
    assert run(script, url_of(file.with_name("new.db"))).stdout == "True\n"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://me:hunter2@example.org/library",
        "postgresql://me:hunter2@example.org:hunter2/library",
        "sqlite+aiosqlite:///library.db",
        "sqlite://me:hunter2@example.org/library.db",
        "sqlite://",
        "sqlite:///:memory:",
        "library.db",
        "",
    ],
)
def test_an_address_that_is_no_sqlite_file_is_refused_and_its_password_not_told(url):
    with pytest.raises(StoreUnavailable) as refused:
        Database(url)

    assert "hunter2" not in refused.value.message + refused.value.remedy
    assert refused.value.remedy.endswith("sqlite:///library.db")


def test_many_may_make_the_same_new_database_at_once(tmp_path):
    def opened(path, together):
        together.wait()
        with Database(url_of(path)) as database:
            return add(database, ICE)

    with ThreadPoolExecutor(4) as threads:
        for number in range(8):
            new = threads.map(opened, [tmp_path / f"{number}.db"] * 4, [Barrier(4)] * 4)
            assert sorted(new) == [False, False, False, True]


@pytest.mark.slow
def test_two_processes_may_make_the_same_new_database_at_once(tmp_path):
    script = IMPORT + "import alembic.command; print('ready', flush=True); sys.stdin.readline(); Database(sys.argv[1])"
    for number in range(5):
        file = tmp_path / f"{number}.db"
        command = [sys.executable, "-c", script, url_of(file)]
        both = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        assert [one.stdout.readline() for one in both] == ["ready\n", "ready\n"]
        for one in both:
            one.stdin.close()
        assert [one.wait() for one in both] == [0, 0]
        for one in both:
            one.stdout.close()
        assert sql(file, "SELECT version_num FROM alembic_version") == [[(HEAD,)]]


def test_threads_may_share_a_database(file):
    articles = [Article(f"Text {number}.", ()) for number in range(24)]
    with Database(url_of(file)) as database, ThreadPoolExecutor(4) as threads:
        assert all(threads.map(lambda article: add(database, article), articles))
        ids = [f"a{number}" for number in range(24)]
        list(threads.map(lambda id_: SqlJournal(database).record(replace(WHY, id=id_)), ids))
        asked = {entry.id for entry in SqlJournal(database).recent("console", 99)}
        kept = {shelved.id for shelved in SqlArticles(database).listed("console")}

    assert kept == {ICE.id, *(article.id for article in articles)}
    assert asked == {WHY.id, *ids}


def test_a_reader_sees_one_state_however_much_is_written_meanwhile(file):
    count = sa.text("SELECT count(*) FROM articles")
    with Database(url_of(file)) as database:
        with database.reading() as connection:
            before = connection.execute(count).scalar()
            add(database, SNOW)
            after = connection.execute(count).scalar()
        with database.reading() as connection:
            assert (before, after, connection.execute(count).scalar()) == (1, 1, 2)


@pytest.mark.parametrize("table", [rooms, journal], ids=["rooms", "journal"])
def test_what_belongs_to_an_article_is_found_by_an_index(file, table):
    select = f"SELECT * FROM {table.name} WHERE owner = 'x' AND article = 'x'"  # noqa: S608 - our own tables
    with Database(url_of(file)).reading() as connection:
        (step,) = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {select}")]

    assert step.startswith("SEARCH")
    assert "(owner=? AND article=?" in step


def fail_inside(database):
    with database.writing() as connection:
        connection.execute(sa.insert(rooms).values(owner="console", room="attic", article=ICE.id, opened="now"))
        raise KeyboardInterrupt


def test_a_transaction_that_fails_leaves_nothing(file):
    with Database(url_of(file)) as database:
        with pytest.raises(KeyboardInterrupt):
            fail_inside(database)
        assert SqlArticles(database).open_in("console", "attic") == []
        assert add(database, SNOW) is True


def test_an_article_whose_ledger_cannot_be_kept_is_not_kept_either(file):
    unwritable = Ledger("\ud83d", ())  # half a character; it is written after all the rest
    with Database(url_of(file)) as database:
        articles = SqlArticles(database)
        with pytest.raises(UnicodeEncodeError):
            articles.add("console", SNOW, (), None, unwritable, opening=Opening("attic"), when=WHY.when)
        assert (articles.get("console", SNOW.id), articles.open_in("console", "attic")) == (None, [])
        assert add(database, SNOW) is True


@pytest.mark.slow
def test_a_process_killed_inside_a_transaction_leaves_nothing(file):
    killed = run(
        "with Database(sys.argv[1]).writing() as connection:\n"
        "    connection.exec_driver_sql(\"INSERT INTO rooms VALUES ('console', 'attic', ?, 'now')\", (sys.argv[2],))\n"
        "    print(connection.exec_driver_sql('SELECT count(*) FROM rooms').scalar(), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)",
        url_of(file),
        ICE.id,
    )

    assert (killed.returncode, killed.stdout) == (-9, "2\n")
    with Database(url_of(file)) as database:
        assert SqlArticles(database).open_in("console", "attic") == []
        assert SqlArticles(database).open_in("console", "console") == [ICE.id]


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path):
    file = tmp_path / "library.db"
    sql(file, "CREATE TABLE journal (mine)", "INSERT INTO journal VALUES ('kept')")

    with unchanged(file), pytest.raises(StoreUnavailable, match="journal already exists"):
        Database(url_of(file))

    assert sql(file, "SELECT name FROM sqlite_master", "SELECT * FROM journal") == [[("journal",)], [("kept",)]]


def test_a_new_database_is_its_owners_alone_whatever_the_folder(tmp_path):
    file = tmp_path / "library.db"
    tmp_path.chmod(0o755)
    with Database(url_of(file)) as database, database.writing():
        assert {one.stat().st_mode & 0o077 for one in tmp_path.iterdir()} == {0}
