"""Bad input gets one clear sentence, a remedy and its exit status, and loses nothing."""

import sqlite3

import pytest
from cli.conftest import STORY

from bot.failures import MODELS, NOT_FOUND, STORE, UNUSABLE, WRONG_USE

FILES = {
    "empty": (b"", "article_empty"),
    "blank": (b" \n\n \t\n", "article_empty"),
    "one word": (b"Hello", "article_too_short"),
    "five megabytes": (b"It was said again. " * 270_000, "article_too_long"),
    "too many sentences": (b"It was said again.\n" * 2_001, "article_too_long"),
    "binary": (b"\x7fELF\x02\x01\x00\x00\x00\x8f\xff", "kind_unknown"),
    "half of UTF-16": (b"\xff\xfeH\x00e", "not_text"),
}


def failed(done, valid, status, code):
    """One error object with that code, its message one sentence; nothing else on standard output."""
    valid(done.object, "error")
    told = done.object["error"]
    assert (done.status, told["code"]) == (status, code)
    assert told["message"].endswith(".")
    assert "\n" not in told["message"]
    assert told["remedy"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_article_is_refused_and_the_open_article_stays(pullquote, valid, story, tmp_path, name):
    content, code = FILES[name]
    kept = pullquote("load", story).out.strip()
    file = tmp_path / "given.txt"
    file.write_bytes(content)
    failed(pullquote("load", str(file), "--json"), valid, UNUSABLE, code)
    (listed,) = pullquote("list", "--json").object["articles"]
    assert (listed["id"], listed["open_in"]) == (kept, ["console"])


def test_utf_16_with_its_mark_is_read(pullquote, tmp_path):
    file = tmp_path / "story.txt"
    file.write_bytes(STORY.encode("utf-16"))
    assert pullquote("load", str(file)).status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (["ask", ""], UNUSABLE, "question_empty"),
        (["ask", " \n "], UNUSABLE, "question_empty"),
        (["ask", "why " * 2_500], UNUSABLE, "question_too_long"),
        (["ask", "why \ud83d?"], UNUSABLE, "broken_characters"),
        (["ask", "who?"], NOT_FOUND, "no_article_open"),
        (["ask", "--article", "beef", "who?"], NOT_FOUND, "article_unknown"),
        (["show", "no-such-file.txt"], NOT_FOUND, "article_unknown"),
        (["load", "no-such-file.txt"], NOT_FOUND, "file_missing"),
        (["load", "."], NOT_FOUND, "file_missing"),
        (["batch", "no-such-file.jsonl"], NOT_FOUND, "file_missing"),
        (["replay", "99"], NOT_FOUND, "entry_unknown"),
        (["replay", "soon"], NOT_FOUND, "entry_unknown"),
        (["replay", "\ud83d"], NOT_FOUND, "entry_unknown"),
        (["replay"], WRONG_USE, "usage"),
        (["load"], WRONG_USE, "usage"),
        (["sing"], WRONG_USE, "usage"),
        (["list", "--loudly"], WRONG_USE, "usage"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_status(pullquote, valid, arguments, status, code):
    failed(pullquote(*arguments, "--json"), valid, status, code)


def test_without_json_the_words_go_to_standard_error(pullquote):
    done = pullquote("ask", "who?")
    assert done == type(done)(NOT_FOUND, "", "No article is open here.\nOpen one with: pullquote load FILE\n")


def test_a_misspelt_setting_is_an_error_that_names_it(pullquote, valid, monkeypatch):
    monkeypatch.setenv("PULLQUOTE_EMBEDER", "x")
    done = pullquote("list", "--json")
    failed(done, valid, WRONG_USE, "setting")
    assert "PULLQUOTE_EMBEDER" in done.object["error"]["message"]


def test_a_setting_out_of_bounds_is_an_error_that_names_it(pullquote, valid, monkeypatch):
    monkeypatch.setenv("PULLQUOTE_RERANK_THREADS", "0")
    done = pullquote("list", "--json")
    failed(done, valid, WRONG_USE, "setting")
    assert "PULLQUOTE_RERANK_THREADS" in done.object["error"]["message"]


def test_a_model_that_is_not_there_is_told(pullquote, valid, story, monkeypatch, tmp_path):
    monkeypatch.setenv("PULLQUOTE_RERANKER", str(tmp_path / "absent"))
    failed(pullquote("ask", "--article", story, "who?", "--json"), valid, MODELS, "model_missing")


def test_a_damaged_database_is_told_and_left_as_it_is(pullquote, valid, home):
    home.mkdir()
    (home / "library.db").write_bytes(b"not a database, but four hundred bytes of it" * 10)
    before = (home / "library.db").read_bytes()
    failed(pullquote("list", "--json"), valid, STORE, "store_damaged")
    assert (home / "library.db").read_bytes() == before


def test_a_database_of_a_newer_version_is_told_and_left_as_it_is(pullquote, valid, home, story):
    pullquote("load", story)
    with sqlite3.connect(home / "library.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    failed(pullquote("list", "--json"), valid, STORE, "store_newer")


def test_a_home_that_cannot_be_made_is_told(pullquote, valid, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("PULLQUOTE_HOME", str(tmp_path / "file" / "home"))
    failed(pullquote("list", "--json"), valid, STORE, "store_read_only")


def test_the_bot_is_not_run_without_a_token(pullquote):
    done = pullquote("run")
    assert (done.status, done.out) == (WRONG_USE, "")
    assert "DISCORD_TOKEN" in done.err
