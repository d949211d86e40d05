"""Every object that is printed is the one that is documented."""

import stat
import subprocess
import sys

from bot.failures import CHECK_FAILED, NOT_FOUND


def test_an_answer_about_a_file_is_a_result_and_keeps_nothing(pullquote, story, valid, home):
    done = pullquote("ask", "--article", story, "who declined to comment?", "--json")
    assert done.status == 0
    valid(done.object, "result")
    assert done.object["outcome"] == "answered"
    assert [one["id"] for one in done.object["citations"]] == ["p4s1", "p4s2"]
    assert done.object["complete"] == {"shown": 2, "of": 2}
    assert done.object["stages"] == ["bm25", "dense", "rerank", "ledger"]
    assert done.object["answer_id"] is None
    assert not home.exists()


def test_offsets_lead_into_the_paragraphs_that_show_prints(pullquote, story, valid):
    shown = pullquote("show", story, "--json").object
    valid(shown, "show")
    assert [one["role"] for one in shown["paragraphs"]] == ["heading", "paragraph", "paragraph", "paragraph"]
    paragraphs = {one["n"]: one["text"] for one in shown["paragraphs"]}
    answer = pullquote("ask", "--article", story, "What did Dana Ruiz say?", "--json").object
    assert answer["citations"]
    for one in answer["citations"]:
        assert paragraphs[one["paragraph"]][one["start"] : one["end"]] == one["quote"]


def test_a_sentence_that_the_next_one_takes_back_is_shown_with_it(pullquote, story):
    answer = pullquote("ask", "--article", story, "What did Dana Ruiz say?", "--json").object
    assert "“We did not reach this lightly,” said Dana Ruiz, a spokeswoman. However, she gave no reason." in [
        one["quote"] for one in answer["citations"]
    ]


def test_an_article_is_loaded_listed_asked_and_replayed(pullquote, story, valid, home):
    loaded = pullquote("load", story, "--json")
    assert (loaded.status, loaded.object["new"], loaded.object["room"]) == (0, True, "console")
    valid(loaded.object, "load")
    name = loaded.object["article"]["id"]
    assert pullquote("load", story).out == f"{name}\n"
    listed = pullquote("list", "--json").object
    valid(listed, "list")
    assert [(one["id"], one["title"], one["open_in"]) for one in listed["articles"]] == [
        (name, "Harbour ferry line cut", ["console"])
    ]
    asked = pullquote("ask", "When will the ferry line end?", "--json").object
    valid(asked, "result")
    assert (len(asked["answer_id"]), asked["article"]["id"]) == (10, name)
    by_id = pullquote("ask", "--article", name[:6], "When will the ferry line end?", "--json").object
    assert by_id["citations"] == asked["citations"]
    replayed = pullquote("replay", asked["answer_id"].upper(), "--json")
    valid(replayed.object, "replay")
    assert (replayed.status, replayed.object["same"], replayed.object["differences"]) == (0, True, [])
    assert (replayed.object["id"], replayed.object["now"]["answer_id"]) == (asked["answer_id"], None)
    assert f" · answer {asked['answer_id']}\n" in pullquote("replay", asked["answer_id"]).out
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_models_and_check_print_what_is_in_force(pullquote, valid):
    models = pullquote("models", "check", "--json")
    valid(models.object, "models")
    assert models.status == 0
    assert {file["state"] for one in models.object["models"] for file in one["files"]} == {"ok"}
    checked = pullquote("check", "--json")
    valid(checked.object, "check")
    assert [one["ok"] for one in checked.object["checks"]] == [True, True, True, True]


def test_a_check_that_fails_ends_with_its_status(pullquote, valid, monkeypatch, tmp_path):
    monkeypatch.setenv("PULLQUOTE_EMBEDDER", str(tmp_path / "absent"))
    checked = pullquote("check", "--json")
    valid(checked.object, "check")
    assert checked.status == CHECK_FAILED
    assert [one["ok"] for one in checked.object["checks"]] == [False, True, True, True]


def test_an_answer_that_does_not_exist_is_not_found(pullquote, valid):
    done = pullquote("replay", "7", "--json")
    assert done.status == NOT_FOUND
    valid(done.object, "error")
    assert done.object["error"]["code"] == "entry_unknown"


def test_help_loads_no_model_and_no_database():
    program = (
        "import sys; from bot.__main__ import run; run(['--help']);"
        " print([name for name in ('torch', 'onnxruntime', 'sqlalchemy', 'faiss', 'discord') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "pullquote ask --article story.txt" in done.stdout


def test_a_follow_up_says_what_it_follows_and_how_it_was_understood(pullquote, story, valid):
    pullquote("load", story)
    first = pullquote("ask", "What did Dana Ruiz say?", "--json").object
    assert (first["follows"], first["understood"]) == (None, None)
    then = pullquote("ask", "--follows", first["answer_id"], "who said that?", "--json").object
    valid(then, "result")
    assert (then["follows"], then["understood"]) == (first["answer_id"], "Who said that? (What did Dana Ruiz say?)")
    assert (then["notes"], then["question"]) == (["followed"], "who said that?")
    assert [one["quote"] for one in then["citations"]] == [one["quote"] for one in first["citations"]]
    again = pullquote("replay", then["answer_id"], "--json")
    valid(again.object, "replay")
    assert (again.status, again.object["same"]) == (0, True)
    alone = pullquote("ask", "--follows", "0000000000", "who said that?", "--json").object
    assert (alone["follows"], alone["understood"]) == (None, None)
