"""Who says what on the command line: what is printed is what is documented."""

import json

import pytest

from bot.failures import NOT_FOUND, WRONG_USE

PIECE = """Ferry line to be cut

“We did not reach this lightly,” said Dana Ruiz, a spokeswoman. “There was no money.”

She said the boat was 38 years old. The supplier, Pell Fuels, declined to comment on the contract.

The terminal opened in 1961.
"""


@pytest.fixture
def piece(tmp_path):
    file = tmp_path / "piece.txt"
    file.write_text(PIECE, encoding="utf-8")
    return str(file)


def texts(statement):
    return (
        statement["kind"],
        statement["speaker"]["text"],
        statement["cue"]["text"],
        [one["text"] for one in statement["content"]],
    )


def test_statements_of_a_file_are_printed_as_documented(pullquote, piece, valid):
    done = pullquote("attributions", piece, "--json")
    assert done.status == 0
    valid(done.object, "attributions")
    assert done.object["determined"] is True
    assert list(map(texts, done.object["statements"])) == [
        ("direct", "Dana Ruiz", "said", ["We did not reach this lightly", "There was no money."]),
        ("indirect", "She", "said", ["the boat was 38 years old"]),
        ("declined", "The supplier", "declined to comment", ["the contract"]),
    ]


def test_every_offset_leads_to_its_words_and_inferences_are_marked(pullquote, piece):
    shown = {one["n"]: one["text"] for one in pullquote("show", piece, "--json").object["paragraphs"]}
    _, she, supplier = pullquote("attributions", piece, "--json").object["statements"]
    for one in (she["speaker"], she["speaker"]["resolved"], she["cue"], supplier["content"][0]):
        assert shown[one["paragraph"]][one["start"] : one["end"]] == one["text"]
    assert (she["speaker"]["resolved"]["text"], she["speaker"]["resolved"]["how"]) == ("Dana Ruiz", "pronoun")
    assert (supplier["speaker"]["resolved"]["text"], supplier["speaker"]["resolved"]["how"]) == ("Pell Fuels", "role")


def test_with_all_the_outlets_own_sentences_are_there_too(pullquote, piece, valid):
    done = pullquote("attributions", piece, "--all", "--json").object
    valid(done, "attributions")
    told = [one["content"][0]["text"] for one in done["statements"] if one["kind"] == "narration"]
    assert told == ["Ferry line to be cut", "The terminal opened in 1961."]


def test_without_json_there_is_a_line_a_statement(pullquote, piece):
    lines = pullquote("attributions", piece).out.splitlines()
    assert lines[1].split("\t") == [
        "She (probably Dana Ruiz, ¶2)",
        "indirect, said, paraphrased",
        "the boat was 38 years old",
        "¶3",
    ]


def test_an_article_of_the_library_is_read_once_and_kept(pullquote, piece, valid):
    name = pullquote("load", piece).out.strip()
    first, second = (pullquote("attributions", name[:8], "--json").object for _ in range(2))
    valid(first, "attributions")
    assert first == second == {**pullquote("attributions", piece, "--json").object}


def test_speakers_are_listed_once_each_with_how_often_and_where(pullquote, piece, valid):
    done = pullquote("speakers", piece, "--json").object
    valid(done, "speakers")
    assert [(one["name"]["text"], one["kinds"], one["paragraphs"]) for one in done["speakers"]] == [
        ("Dana Ruiz", {"direct": 1, "indirect": 1}, [2, 3]),
        ("Pell Fuels", {"declined": 1}, [3]),
    ]
    assert pullquote("speakers", piece).out.splitlines()[1] == "Pell Fuels: 1 declined (¶3)"


def test_a_batch_gives_a_line_an_article_and_goes_on_after_a_bad_one(pullquote, tmp_path, valid):
    good = {"id": "a1", "title": None, "url": None, "paragraphs": ["“Never,” said Ann Dey.", "Lee Orr had no comment."]}
    lines = [
        json.dumps(good),
        "not JSON",
        "",
        json.dumps({"id": "a2", "paragraphs": []}),
        json.dumps({**good, "id": "a3"}),
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    done = pullquote("attributions", "--batch", str(source))
    first, bad, nothing, last = map(json.loads, done.out.splitlines())
    for one in (first, last):
        valid(one, "attributions-batch")
        assert [said["kind"] for said in one["statements"]] == ["direct", "declined"]
    assert (bad["line"], nothing["id"], nothing["error"]["code"]) == (2, "a2", "article_empty")
    assert done.err.endswith("2 articles read. 2 faults: see the error objects.\n")


def test_an_article_in_another_language_has_quotations_and_no_speakers(pullquote, tmp_path, valid):
    file = tmp_path / "fähre.txt"
    file.write_text(
        "„Wir bleiben nicht hier“, sagte die Sprecherin der Behörde am Montag und ging.\n", encoding="utf-8"
    )
    done = pullquote("attributions", str(file), "--json").object
    valid(done, "attributions")
    assert done["determined"] is False
    assert [(one["speaker"], one["content"][0]["text"]) for one in done["statements"]] == [
        (None, "Wir bleiben nicht hier")
    ]
    assert "speakers could not be told" in pullquote("speakers", str(file)).err


def test_neither_or_both_of_an_article_and_a_batch_are_refused(pullquote, piece):
    for arguments in ([], [piece, "--batch", piece]):
        done = pullquote("attributions", *arguments)
        assert (done.status, "Name an article, or a file with --batch." in done.err) == (WRONG_USE, True)


def test_an_article_that_is_not_there_is_told_in_one_sentence(pullquote):
    assert pullquote("speakers", "beef").status == NOT_FOUND
