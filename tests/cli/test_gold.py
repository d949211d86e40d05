"""`pullquote batch --gold`."""

import json

import pytest
from cli.conftest import STORY

from bot.failures import WRONG_USE

LINE = {
    "id": "ferry",
    "paragraphs": STORY.strip().split("\n\n"),
    "questions": [
        "who declined to comment?",
        "When will the ferry line end?",
        "Who won the match?",
        "Who won the match?",
    ],
    "gold": [["p4s1", "p4s2", "p3s2"], ["p3s1"], [], ["p2s1"]],
}


def written(tmp_path, *lines):
    file = tmp_path / "gold.jsonl"
    file.write_bytes(b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines))
    return str(file)


def test_each_answer_is_right_missed_or_false_and_a_last_line_sums_up(pullquote, tmp_path, valid, home):
    false = {**LINE, "id": "no", "questions": ["who declined to comment?"], "gold": [[]]}
    file = written(tmp_path, LINE, b"", false)
    done = pullquote("batch", "--gold", file, "--json")
    *results, summary = done.objects
    for one in results:
        valid(one, "gold-result")
    valid(summary, "gold-summary")
    assert [(one["id"], one["n"], one["score"], one["whole"]) for one in results] == [
        ("ferry", 0, "right", False),
        ("ferry", 1, "missed", False),
        ("ferry", 2, "right", True),
        ("ferry", 3, "missed", False),
        ("no", 0, "false", False),
    ]
    assert summary["summary"] == {"questions": 5, "right": 2, "missed": 2, "false": 1, "whole": 1, "faults": 0}
    assert pullquote("batch", "--gold", file).out.splitlines() == [
        "right in part  who declined to comment?  (gold p4s1, p4s2, p3s2; cited p4s1, p4s2)",
        "missed         When will the ferry line end?  (gold p3s1; cited p2s1)",
        "right          Who won the match?  (gold –; cited –)",
        "missed         Who won the match?  (gold p2s1; cited –)",
        "false          who declined to comment?  (gold –; cited p4s1, p4s2)",
        "5 questions scored: 2 right (all of the gold: 1), 2 missed, 1 false.",
    ]
    assert not home.exists()


def test_a_malformed_line_is_told_with_its_number_and_the_rest_goes_on(pullquote, tmp_path, valid):
    one = {**LINE, "questions": ["Who won the match?"], "gold": [[]]}
    bad = [
        b"{not json",
        {key: value for key, value in one.items() if key != "gold"},
        {**one, "gold": []},
        {**one, "gold": [[], []]},
        {**one, "gold": ["p1s1"]},
        {**one, "gold": [["p1"]]},
        {**one, "gold": [["p1s3-2"]]},
        {**one, "gold": [[7]]},
        {**one, "questions": 3},
        {**one, "paragraphs": None},
    ]
    file = written(tmp_path, *bad, one)
    done = pullquote("batch", "--gold", file, "--json")
    *faults, result, summary = done.objects
    for fault in faults:
        valid(fault, "batch-error")
    assert [(one["line"], one["error"]["code"]) for one in faults] == [(n, "malformed_line") for n in range(1, 11)]
    assert (result["score"], summary["summary"]["faults"], summary["summary"]["questions"]) == ("right", 10, 1)
    lines = pullquote("batch", "--gold", file).out.splitlines()
    assert lines[1] == "line 2: The line cannot be used: its gold is not a list of lists."
    assert lines[-1].endswith(" 0 false. 10 faults.")


def test_a_question_that_cannot_be_asked_is_no_score(pullquote, tmp_path):
    file = written(tmp_path, {**LINE, "questions": ["", "Who won the match?"], "gold": [["p1s1"], []]})
    fault, result, summary = pullquote("batch", "--gold", file, "--json").objects
    assert (fault["n"], fault["error"]["code"], result["n"]) == (0, "question_empty", 1)
    assert (summary["summary"]["questions"], summary["summary"]["faults"]) == (1, 1)


@pytest.mark.parametrize("arguments", [(), ("one.jsonl", "--gold", "other.jsonl")])
def test_a_batch_reads_articles_or_gold(pullquote, arguments):
    assert pullquote("batch", *arguments).status == WRONG_USE
