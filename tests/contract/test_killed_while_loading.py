"""A load that is killed leaves the whole article or nothing of it."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
KILLS = 60

SCRIPT = """
import sys
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/tests"]
from fakes.house import CONSOLE, House
from retrieval.adapters.store.articles import SqlArticles
from retrieval.adapters.store.database import Database
from retrieval.article import Byline
from retrieval.draft import Draft, Piece, Reason

with Database("sqlite:///" + sys.argv[2]) as database:
    house = House(articles=SqlArticles(database))
    for number in range(100_000):
        name = f"{sys.argv[3]}-{number}"
        pieces = [Piece(f"On day {day} of {name} the ferry hit a rock.") for day in range(30)]
        pieces.append(Piece("Share", reason=Reason.SHARE))
        draft = Draft(tuple(pieces), name, "https://tarrow.example/ferry", Byline(("Ann Dey",)))
        loaded = house.gate.let_in(draft, CONSOLE)
        print(loaded.article.id, flush=True)
"""


@pytest.mark.slow
def test_a_load_that_is_killed_leaves_the_whole_article_or_nothing(tmp_path):
    file, dice, acknowledged = tmp_path / "library.db", random.Random(7), []  # noqa: S311 - when to kill is no secret
    for round_ in range(KILLS):
        command = [sys.executable, "-c", SCRIPT, str(TOP), str(file), str(round_)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as loading:
            first = loading.stdout.readline()
            time.sleep(dice.uniform(0.0, 0.15))
            loading.send_signal(signal.SIGKILL)
            acknowledged += [first.strip(), *(line.strip() for line in loading.stdout if line.endswith("\n"))]
    with sqlite3.connect(file) as opened:
        kept = {id_ for (id_,) in opened.execute("SELECT id FROM articles")}
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        whole = {
            "SELECT article FROM spans WHERE kind = 'paragraph' GROUP BY article HAVING count(*) = 30",
            "SELECT article FROM spans WHERE kind = 'sentence' GROUP BY article HAVING count(*) = 30",
            "SELECT article FROM vectors GROUP BY article HAVING count(*) = 60",
            "SELECT article FROM origins",
            "SELECT article FROM versions",
        }
        for part in whole:
            assert {id_ for (id_,) in opened.execute(part)} == kept, part
        numbers = [number for (number,) in opened.execute("SELECT number FROM versions ORDER BY number")]
    assert numbers == list(range(1, len(kept) + 1))
    assert set(acknowledged) <= kept
    assert len(kept) >= KILLS
