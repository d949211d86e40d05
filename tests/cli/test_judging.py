"""`pullquote cases`: from an answer to a question file, and what a batch makes of the file."""

import json

import pytest
from cli.records import MOD, OWNER, RAW, opened, recorded

from bot.failures import INTERNAL, NOT_FOUND, UNUSABLE, WRONG_USE
from retrieval.moderation.cases import Verdict

WHEN = "When will the ferry line to Tarrow Island end?"


@pytest.fixture
def ids():
    return recorded()


@pytest.fixture
def cases(pullquote, ids):  # noqa: ARG001 - the record is there
    return lambda *arguments: pullquote("cases", *arguments, "--owner", OWNER)


def test_a_case_is_opened_judged_and_reworded_on_the_console(cases, ids, valid):
    opened_ = cases("open", ids[2], "--words", "Is it?", "--json").object
    valid(opened_, "case")
    assert (opened_["number"], opened_["open"], opened_["events"][0]["by"]) == (2, True, "console")
    assert cases("open", ids[2], "--json").object == opened_
    judged = cases("judge", "2", "should_abstain", "--json").object
    valid(judged, "case")
    assert (judged["open"], judged["verdict"]) == (False, "should_abstain")
    told = cases("rewrite", "2", "Who won?")
    assert told.out.endswith("For question files: Who won?\n")
    again = cases("reopen", "2", "--json").object
    valid(again, "case")
    assert (again["open"], again["verdict"], again["events"][-1]["deed"]) == (True, None, "reopened")
    refused = cases("reopen", "2", "--json")
    assert (refused.status, refused.object["error"]["code"]) == (INTERNAL, "open_already")
    assert cases("judge", "2", "right").status == WRONG_USE
    assert cases("judge", "7", "correct").status == NOT_FOUND


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (" ", "question_empty"),
        ("x" * 501, "words_too_long"),
        (RAW, "own_words"),
        (RAW.upper().replace(" ", "  ").rstrip("?"), "own_words"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(cases, question, code):
    done = cases("rewrite", "1", question, "--json")
    assert (done.status, done.object["error"]["code"]) == (UNUSABLE, code)


def test_a_members_own_words_are_never_written(cases, tmp_path):
    out = tmp_path / "questions.jsonl"
    done = cases("export", "--questions", "--out", str(out))
    assert (done.status, done.out, out.read_text(encoding="utf-8")) == (0, "", "")
    assert done.err.splitlines() == [
        "0 questions about 0 articles.",
        "one case left out: no moderator has reworded the question, and members' own words are not written (1)",
        'Reword a question with: pullquote cases rewrite N "QUESTION"',
    ]


def test_judged_cases_become_a_file_that_a_batch_reads_and_scores(cases, ids, valid, pullquote, tmp_path):
    with opened() as house:
        again = house.moderation.open(OWNER, ids[1], MOD)
        seen = house.moderation.replace(OWNER, again.number, MOD, "p4s2", None, again.seen).seen
        house.moderation.judge(OWNER, again.number, MOD, Verdict.PASSAGE, None, seen)
    cases("rewrite", "1", WHEN)
    cases("rewrite", "2", "Who else declined to comment, on a contract?")
    cases("open", ids[2])
    cases("judge", "3", "should_abstain")
    cases("rewrite", "3", "Which team won?")
    out = tmp_path / "questions.jsonl"
    assert cases("export", "--questions", "--out", str(out)).err == "3 questions about one article.\n"
    (line,) = out.read_text(encoding="utf-8").splitlines()
    valid(json.loads(line), "gold-input")
    valid(json.loads(line), "batch-input")
    assert RAW not in line
    assert json.loads(line)["gold"] == [["p2s1"], ["p4s2"], []]
    assert len(pullquote("batch", str(out)).objects) == 3
    done = pullquote("batch", "--gold", str(out), "--json")
    assert done.status == 0
    for one in done.objects[:-1]:
        valid(one, "gold-result")
    assert [(one["score"], one["whole"]) for one in done.objects[:-1]] == [("right", True)] * 3
    valid(done.objects[-1], "gold-summary")
    assert done.objects[-1]["summary"] == {
        "questions": 3,
        "right": 3,
        "missed": 0,
        "false": 0,
        "whole": 3,
        "faults": 0,
    }


def test_what_is_not_judged_or_has_no_passages_is_left_out_and_said(cases, ids):
    cases("judge", "1", "wrong_speaker")
    cases("open", ids[1])
    done = cases("export", "--questions")
    assert done.out == ""
    assert done.err.splitlines() == [
        "0 questions about 0 articles.",
        "one case left out: judged wrong, and no passages stand in the place of those given (1)",
        "one case left out: not judged yet (2)",
    ]


def test_what_is_to_be_exported_must_be_said(cases):
    assert cases("export").status == WRONG_USE
