"""`pullquote audit`: what a server's record tells its operator."""

import csv
import io
import json
import os
from contextlib import closing

import pytest
from cli.records import ANN, BOB, MOD, OWNER, RAW, ROOM, opened, recorded

from bot.cli.drawing import bar
from bot.failures import NOT_FOUND, UNUSABLE, WRONG_USE
from fakes.databases import sql
from retrieval.answer import Question
from retrieval.segment import article_from_text

LINK = "https://discord.com/channels/1/2/3"


@pytest.fixture
def ids():
    return recorded()


@pytest.fixture
def audit(pullquote, ids):  # noqa: ARG001 - the record is there
    """An `audit` command about the server's record."""
    return lambda *arguments: pullquote("audit", *arguments, "--owner", OWNER)


def found(done, valid):
    valid(done.object, "audit-answers")
    return [one["id"] for one in done.object["answers"]]


def test_the_latest_answers_are_listed_with_who_where_and_what_came_of_them(audit, ids, valid):
    done = audit("recent", "--json")
    assert found(done, valid) == ids[::-1]
    assert (done.object["of"], done.object["skip"]) == (3, 0)
    oldest = done.object["answers"][-1]
    told = [
        oldest[name] for name in ("question", "asked_by", "room", "outcome", "links", "case", "verdict", "standing")
    ]
    assert told == [RAW, ANN, ROOM.name, "answered", [LINK], 1, "correct", "as_given"]
    lines = audit("recent", "--count", "1", "--skip", "2").out.splitlines()
    assert lines[0].endswith(f"¶2 · channel:9 · {ANN} · case 1, correct")
    assert lines[1:] == [f"    {RAW}", "3 to 3 of 3."]


def test_another_owner_has_nothing_of_it(pullquote, ids, valid):
    assert found(pullquote("audit", "recent", "--json"), valid) == []
    assert pullquote("audit", "recent").out == "Nothing here fits.\n"
    done = pullquote("audit", "answer", ids[0], "--json")
    assert (done.status, done.object["error"]["code"]) == (NOT_FOUND, "entry_unknown")


@pytest.mark.parametrize(
    ("conditions", "places"),
    [
        (("FERRY",), [0]),
        (("the", "--person", ANN), [2, 0]),
        (("--person", BOB), [1]),
        (("--outcome", "not_in_article"), [2]),
        (("--verdict", "correct"), [0]),
        (("--verdict", "wrong_passage"), []),
        (("--reported",), [0]),
        (("--room", "channel:8"), []),
        (("--room", ROOM.name), [2, 1, 0]),
        (("--since", "2020-01-01", "--until", "9999-12-31"), [2, 1, 0]),
        (("--until", "2020-01-01"), []),
    ],
)
def test_answers_are_found_by_what_they_have_to_fit(audit, ids, valid, conditions, places):
    assert found(audit("search", *conditions, "--json"), valid) == [ids[place] for place in places]


def test_answers_are_found_by_their_article(audit, ids, valid):
    article = audit("recent", "--json").object["answers"][0]["article"]
    assert found(audit("search", "--article", article[:6], "--json"), valid) == ids[::-1]
    done = audit("search", "--article", "ffff", "--json")
    assert (done.status, done.object["error"]["code"]) == (NOT_FOUND, "article_unknown")


@pytest.mark.parametrize("typed", ["yesterday", "2026-1-1", "20260101", "2026-02-30", "2026-W01-1", ""])
def test_what_is_no_date_is_refused(audit, typed, valid):
    done = audit("search", "--since", typed, "--json")
    valid(done.object, "error")
    assert (done.status, done.object["error"]["code"]) == (UNUSABLE, "filter_unusable")


@pytest.mark.parametrize("option", [("--owner",), ("--person",), ("--room",), ("--speaker",)])
def test_what_is_not_utf_8_is_refused(pullquote, option):
    done = pullquote("audit", "search", *option, "a\udcffb", "--json")
    assert (done.status, done.object["error"]["code"]) == (UNUSABLE, "broken_characters")


def test_an_answer_is_explained_in_words_with_the_numbers_below(audit, ids):
    lines = audit("answer", ids[0].upper()).out.splitlines()
    assert lines[0] == f"? {RAW}"
    why, numbers = lines.index("Why this answer:"), next(n for n, one in enumerate(lines) if "best first" in one)
    told = "\n".join(lines[why:numbers])
    assert "Passages are shown whose probability to answer is high enough" in told
    assert "  Second: paragraph 1, sentence 1 (score " in told
    assert f": {LINK}" in told
    assert "  Case 1 · judged correct · reported by 1 person" in told
    assert lines[numbers + 2].split()[:2] == ["*", "p2s1"]
    assert lines[numbers + 3].split()[0] == "p1s1"


def test_an_answer_is_explained_with_every_candidate_and_its_ranks(audit, ids, valid):
    done = audit("answer", ids[0], "--json").object
    valid(done, "audit-answer")
    assert (done["rule"], done["second"], done["asked_by"], done["case"]["number"]) == ("sure", "p1s1", ANN, 1)
    assert [one["passage"] for one in done["candidates"] if one["cited"]] == ["p2s1"]
    assert [one["certificate"][-5:] for one in done["result"]["citations"]] == ["-p2s1"]
    # These small models decide by constants of their own: today's threshold is not theirs.
    assert (done["policy_in_force"], done["threshold"]) == (False, None)
    none = audit("answer", ids[2], "--json").object
    valid(none, "audit-answer")
    assert (none["rule"], none["postings"], none["case"]) == ("unrelated", [], None)


def test_a_case_tells_its_history(audit, ids, valid):
    done = audit("case", "1", "--json").object
    valid(done, "case")
    assert [(one["deed"], one["by"], one["value"], one["words"]) for one in done["events"]] == [
        ("reported", BOB, "out_of_context", "It is older."),
        ("judged", MOD, "correct", "It is not."),
    ]
    told = audit("case", "1").out
    assert f"reported by {BOB}: out of context — It is older." in told
    assert f"judged by {MOD}: correct — It is not." in told
    listed = audit("cases", "--json").object
    valid(listed, "cases")
    assert [one["answer"] for one in listed["cases"]] == [ids[0]]
    assert audit("cases", "--open").out == "There are no cases here.\n"
    missing = audit("case", "2", "--json")
    assert (missing.status, missing.object["error"]["code"]) == (NOT_FOUND, "case_unknown")


def test_an_article_is_drawn_by_what_was_cited_of_it(audit, valid):
    name = audit("recent", "--json").object["answers"][0]["article"]
    done = audit("article", name[:8], "--json").object
    valid(done, "audit-article")
    assert [(one["n"], one["times"], one["verdicts"]) for one in done["paragraphs"]] == [
        (1, 0, {}),
        (2, 1, {"correct": 1}),
        (3, 0, {}),
        (4, 1, {}),
    ]
    for one in done["paragraphs"]:
        for passage in one["passages"]:
            assert one["text"][passage["start"] : passage["end"]] == passage["quote"]
    lines = audit("article", name).out.splitlines()
    assert lines[3].startswith(f"¶2    {'█' * 20}     1  The authority will end")
    assert lines[3].endswith("[1 correct]")
    assert lines[2].startswith(f"¶1    {' ' * 20}     0  ")


@pytest.mark.parametrize(
    ("number", "drawn"), [(0, "    "), (1, "▏   "), (8, "▎   "), (64, "██  "), (100, "███▏"), (128, "████")]
)
def test_a_bar_is_as_long_as_its_number_and_never_empty_for_something(number, drawn):
    assert bar(number, 128, 4) == drawn


def test_figures_are_given_by_week(audit, valid):
    done = audit("stats", "--weeks", "2", "--json").object
    valid(done, "audit-stats")
    last, before = done["weeks"]
    names = ("questions", "answered", "closest", "not_in_article", "reports", "judged", "correct")
    names += ("reports_judged", "reports_upheld")
    assert [last[name] for name in names] == [3, 2, 0, 1, 1, 1, 1, 1, 0]
    assert {before[name] for name in names} == {0}
    assert audit("stats", "--weeks", "2").out.splitlines()[1].split()[1:] == ["3", "2", "0", "1", "1", "1", "1", "0/1"]


def test_what_was_asked_in_vain_stands_under_the_words_that_it_shares(audit, valid):
    with opened() as house:
        house.library.ask(Question("Which team won the match?", ROOM, BOB))
    done = audit("gaps", "--json").object
    valid(done, "audit-gaps")
    (group,) = done["gaps"]
    assert (set(group["words"]) >= {"match"}, [one["question"] for one in group["questions"]]) == (
        True,
        ["Which team won the match?", "Who won the match?"],
    )
    assert "match · 2 questions" in audit("gaps").out


def test_the_whole_record_is_written_oldest_first_as_lines_or_as_a_table(audit, ids, valid, tmp_path):
    done = audit("export")
    for one in done.objects:
        valid(one, "audit-row")
    assert [one["id"] for one in done.objects] == ids
    out = tmp_path / "record.csv"
    assert audit("export", "--format", "csv", "--out", str(out), "--person", ANN).status == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [(one["id"], one["outcome"]) for one in rows] == [(ids[0], "answered"), (ids[2], "not_in_article")]
    assert json.loads(rows[0]["links"]) == [LINK]
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_file_that_could_not_be_written_whole_is_not_there_and_the_old_one_stays(audit, home, tmp_path):
    out = tmp_path / "record.jsonl"
    out.write_text("before")
    sql(home / "library.db", "DROP TRIGGER journal_refuses_update", "UPDATE journal SET answer = '[' WHERE entry = 2")
    done = audit("export", "--out", str(out), "--json")
    assert (done.status, done.object["error"]["code"]) == (6, "store_damaged")
    assert [(one.name, one.read_text()) for one in tmp_path.glob("*record*")] == [("record.jsonl", "before")]


def test_a_record_is_written_into_a_pipe_and_the_pipe_stays(audit, ids, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with closing(os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb")) as reading:
        assert audit("export", "--out", str(pipe)).status == 0
        assert [json.loads(one)["id"] for one in reading.read().splitlines()] == ids
    assert pipe.is_fifo()


def test_a_place_that_cannot_be_written_to_is_said(audit, tmp_path):
    for place in (tmp_path, tmp_path / "absent" / "record.jsonl"):
        done = audit("export", "--out", str(place), "--json")
        assert (done.status, done.object["error"]["code"]) == (NOT_FOUND, "file_missing")


def test_an_article_that_was_taken_out_is_found_by_its_whole_id(audit, ids, valid):
    name = audit("recent", "--json").object["answers"][0]["article"]
    with opened() as house:
        house.stewardship.remove(OWNER, name)
        house.library.load(article_from_text("Snow fell on the town. It was cold."), ROOM)
    assert found(audit("search", "--article", name, "--json"), valid) == ids[::-1]
    assert audit("article", name, "--json").object["article"]["id"] == name
    assert audit("article", name[:10]).status == NOT_FOUND


def test_too_many_at_once_is_wrong_use(audit):
    for arguments in (("recent", "--count", "1001"), ("search", "--skip", "-1"), ("stats", "--weeks", "0")):
        assert audit(*arguments, "--json").status == WRONG_USE
