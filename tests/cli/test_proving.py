"""`pullquote audit verify` and `audit replay`."""

import pytest
from cli.records import OWNER, opened, recorded

from bot.failures import CHECK_FAILED, NOT_FOUND, UNUSABLE, WRONG_USE
from fakes.databases import sql

TABLES = ("journal", "postings", "citations", "case_events", "chain")
UNLOCKED = [f"DROP TRIGGER {table}_refuses_{change}" for table in TABLES for change in ("update", "delete")]


@pytest.fixture
def ids():
    return recorded()


@pytest.fixture
def verify(pullquote, ids):  # noqa: ARG001 - the record is there
    return lambda *arguments: pullquote("audit", "verify", "--owner", OWNER, *arguments)


def test_a_record_that_nobody_touched_holds_and_gives_its_head(verify, valid):
    done = verify("--json")
    valid(done.object, "audit-verify")
    told = done.object
    assert (done.status, told["holds"], told["faults"], told["owner"]) == (0, True, [], OWNER)
    # The article, three answers, a posting, a report, a judgement; each of two answers has one passage.
    assert [told[name] for name in ("entries", "answers", "quotations", "identical", "erased")] == [7, 3, 2, 2, 0]
    assert told["head"].startswith("7-")
    again = verify("--head", told["head"].upper())
    assert again.status == 0
    assert again.out.splitlines()[:6] == [
        f"Head: {told['head']}",
        "7 entries",
        "3 answers",
        "2 of 2 quotations identical",
        "0 erased",
        "The record holds.",
    ]


def test_each_fault_is_said_in_words_with_its_place_and_the_check_has_failed(verify, ids, home, valid):
    head = verify("--json").object["head"]
    sql(
        home / "library.db",
        *UNLOCKED,
        "UPDATE journal SET confidence = 0.5 WHERE entry = 3",
        "UPDATE journal SET question = 'What?' WHERE entry = 2",
        "DELETE FROM postings",
        "UPDATE articles SET text = replace(text, 'mayor', 'Mayor')",
        "DELETE FROM chain WHERE kind = 'event'",
    )
    ((article,),) = sql(home / "library.db", "SELECT id FROM articles")[0]
    done = verify("--json", "--head", head)
    valid(done.object, "audit-verify")
    assert (done.status, done.object["holds"]) == (CHECK_FAILED, False)
    assert [(one["fault"], one["number"], one["subject"]) for one in done.object["faults"]] == [
        ("text_altered", 1, f"article {article}"),
        ("seal_broken", 3, f"answer {ids[1]}"),
        ("quotation_altered", 3, f"answer {ids[1]}, passage 1"),
        ("altered", 4, f"answer {ids[2]}"),
        ("missing", 5, "posting 1"),
        ("unchained", 0, "event 1"),
        ("unchained", 0, "event 2"),
        ("head_unknown", 7, head),
    ]
    told = verify().out
    assert f"Entry 4: answer {ids[2]} was altered. (altered)\n" in told
    assert "Entry –: event 1 was put in past the record. (unchained)\n" in told
    assert "The record does not hold: 7 faults.\n" in told


def test_what_somebody_had_erased_is_counted_and_the_record_holds(verify):
    with opened() as house:
        house.privacy.erase("person:ann")
    done = verify("--json")
    assert (done.status, done.object["holds"], done.object["erased"]) == (0, True, 2)


def test_what_is_no_head_is_refused(verify, valid):
    done = verify("--head", "1234", "--json")
    valid(done.object, "error")
    assert (done.status, done.object["error"]["code"]) == (UNUSABLE, "head_unusable")


def test_an_empty_record_holds(pullquote, valid):
    done = pullquote("audit", "verify", "--owner", "server:9", "--json")
    valid(done.object, "audit-verify")
    assert (done.status, done.object["entries"], done.object["holds"]) == (0, 0, True)
    assert done.err == "Nothing is kept of server:9.\n"


def test_a_head_may_be_pasted_with_its_marks_and_of_a_broken_record_none_is_to_be_kept(verify):
    head = verify("--json").object["head"]
    done = verify("--head", f" ``` {head}\n``` ")
    assert (done.status, "Keep the head" in done.out) == (0, True)
    done = verify("--head", f"5-{head.partition('-')[2]}")
    assert (done.status, "Keep the head" in done.out, "mistyped" in done.out) == (CHECK_FAILED, False, True)


def test_old_questions_of_an_article_are_asked_again_each_wording_once(pullquote, story, valid):
    article = pullquote("load", story).out.strip()
    for question in ("Who declined to comment?", "When will the ferry line end?", "who declined to comment?"):
        pullquote("ask", question)
    done = pullquote("audit", "replay", "--article", article[:8], "--json")
    valid(done.object, "audit-replay")
    assert (done.status, done.object["changed"], done.object["article"]["id"]) == (0, 0, article)
    asked = [one["before"]["question"] for one in done.object["replays"]]
    assert asked == ["who declined to comment?", "When will the ferry line end?"]
    assert len(pullquote("audit", "replay", "--article", article, "--most", "1", "--json").object["replays"]) == 1
    assert pullquote("audit", "recent", "--json").object["of"] == 3  # nothing of it is kept


def test_what_would_be_answered_otherwise_is_shown_and_ends_with_its_status(pullquote, ids, valid):
    # The record was made with other models than those that answer now.
    done = pullquote("audit", "replay", ids[2], "--owner", OWNER, "--json")
    valid(done.object, "audit-replay")
    (one,) = done.object["replays"]
    assert (done.status, done.object["changed"], one["models_changed"]) == (CHECK_FAILED, 1, True)
    told = pullquote("audit", "replay", "--article", one["before"]["article"]["id"], "--owner", OWNER)
    assert told.status == CHECK_FAILED
    assert told.out.splitlines()[-1] == "3 of 3 would be answered otherwise now."
    assert "Asked again, the answer differs in:" in told.out


def test_what_was_erased_is_not_asked_again(pullquote, ids):
    with opened() as house:
        house.privacy.erase("person:ann")
    done = pullquote("audit", "replay", ids[0], "--owner", OWNER, "--json")
    assert (done.status, done.object["error"]["code"]) == (NOT_FOUND, "question_erased")
    with opened() as house:
        (article,) = {one.id for one in house.library.listed(OWNER)}
    again = ("audit", "replay", "--article", article, "--owner", OWNER)
    assert pullquote(*again, "--json").object["erased"] == 2
    assert pullquote(*again).out.startswith("2 more could not be asked again: they were erased.\n")


def test_of_a_locked_article_nothing_is_asked_again(pullquote, ids):
    with opened() as house:
        (article,) = {one.id for one in house.library.listed(OWNER)}
        house.stewardship.lock(OWNER, article, "Legal")
    for asked in ((ids[0],), ("--article", article)):
        done = pullquote("audit", "replay", *asked, "--owner", OWNER, "--json")
        assert done.object["error"]["code"] == "article_locked"


@pytest.mark.parametrize("arguments", [(), ("a1", "--article", "b2")])
def test_a_replay_is_of_an_answer_or_of_an_article(pullquote, arguments, valid):
    done = pullquote("audit", "replay", *arguments, "--json")
    valid(done.object, "error")
    assert (done.status, done.object["error"]["code"]) == (WRONG_USE, "usage")
