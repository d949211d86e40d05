"""Many articles, a line each."""

import json
import os
import subprocess
import sys

from cli.conftest import STORY

LINE = {
    "id": "ferry",
    "title": None,
    "url": "https://example.org/ferry",
    "paragraphs": ["", *STORY.split("\n\n"), "  "],
    "questions": ["who declined to comment?", "Who won the match?"],
}


def written(tmp_path, *lines):
    file = tmp_path / "input.jsonl"
    file.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
    return str(file)


def test_each_question_has_its_line_in_the_order_of_the_input(pullquote, tmp_path, valid, home):
    file = written(tmp_path, LINE, b"", {**LINE, "id": "again", "questions": ["When will the line end?"]})
    done = pullquote("batch", file)
    assert done.status == 0
    assert [(one["id"], one["n"]) for one in done.objects] == [("ferry", 0), ("ferry", 1), ("again", 0)]
    for one in done.objects:
        valid(one, "result")
        for cited in one["citations"]:
            assert LINE["paragraphs"][cited["paragraph"] - 1][cited["start"] : cited["end"]] == cited["quote"]
    assert [cited["paragraph"] for cited in done.objects[0]["citations"]] == [5, 5]
    assert done.objects[1]["outcome"] == "not_in_article"
    assert done.err == "3 questions answered.\n"
    assert not home.exists()


def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on(pullquote, tmp_path, valid):
    bad = [
        b"{not json",
        b"[]",
        b"\xff\xfe",
        {**LINE, "id": 7},
        {**LINE, "paragraphs": "a string"},
        {**LINE, "questions": [None]},
        {**LINE, "title": 3},
        {**LINE, "paragraphs": []},
        {**LINE, "paragraphs": ["\ud800 and more words"]},
    ]
    done = pullquote("batch", written(tmp_path, *bad, {**LINE, "questions": ["who declined to comment?"]}))
    assert done.status == 0
    for one in done.objects[:-1]:
        valid(one, "batch-error")
    assert [(one["line"], one["error"]["code"]) for one in done.objects[:-1]] == [
        *((number, "malformed_line") for number in range(1, 8)),
        (8, "article_empty"),
        (9, "broken_characters"),
    ]
    assert [one["id"] for one in done.objects] == [*[None] * 4, *["ferry"] * 6]
    assert done.objects[-1]["outcome"] == "answered"
    assert done.err.startswith("1 question answered. 9 faults: see")


def test_a_bad_question_is_told_with_its_place_and_the_rest_goes_on(pullquote, tmp_path, valid):
    done = pullquote("batch", written(tmp_path, {**LINE, "questions": ["", "who declined to comment?", "x" * 1_001]}))
    first, answer, last = done.objects
    valid(first, "batch-error")
    valid(last, "batch-error")
    assert (first["n"], first["error"]["code"]) == (0, "question_empty")
    assert (answer["n"], answer["outcome"]) == (1, "answered")
    assert (last["n"], last["error"]["code"]) == (2, "question_too_long")


def test_batch_equals_ask_on_the_same_text(pullquote, tmp_path, story):
    asked = pullquote("ask", "--article", story, "who declined to comment?", "--json").object
    line = {**LINE, "url": None, "paragraphs": STORY.strip().split("\n\n"), "questions": ["who declined to comment?"]}
    (batched,) = pullquote("batch", written(tmp_path, line)).objects
    same = ("outcome", "confidence", "citations", "order", "ranked", "complete", "stages", "notes", "messages")
    for one in (*batched["citations"], *asked["citations"]):
        del one["certificate"]  # the two texts end in other white space
    assert {name: batched[name] for name in same} == {name: asked[name] for name in same}


def test_results_go_to_a_file_where_one_is_named(pullquote, tmp_path):
    out = tmp_path / "out.jsonl"
    done = pullquote("batch", written(tmp_path, LINE), "-o", str(out))
    assert (done.status, done.out) == (0, "")
    assert [json.loads(line)["n"] for line in out.read_text(encoding="utf-8").splitlines()] == [0, 1]


def test_results_are_written_one_by_one_while_the_input_is_still_open(tmp_path):
    command = [sys.executable, "-m", "bot", "batch", "-"]
    environment = {**os.environ, "PULLQUOTE_HOME": str(tmp_path)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as running:
        running.stdin.write(json.dumps({**LINE, "questions": ["who declined to comment?"]}).encode() + b"\n")
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["outcome"] == "answered"
        assert running.poll() is None
        running.stdin.close()
        assert running.wait() == 0


def test_whoever_stops_reading_ends_it_quietly(tmp_path):
    file = written(tmp_path, {**LINE, "questions": ["who declined to comment?"] * 40})
    shell = f'"{sys.executable}" -m bot batch "{file}" | head -n 1'
    environment = {**os.environ, "PULLQUOTE_HOME": str(tmp_path)}
    done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, env=environment, check=False)
    assert json.loads(done.stdout)["n"] == 0
    assert "Traceback" not in done.stderr
