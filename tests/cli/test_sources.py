"""Where an article is from, on the console: the same line as in a channel."""

from io import StringIO

import pytest

STORY = (
    "---\ntitle: Ferry aground\nauthor: Ann Dey\ndate: 2020-01-10\n---\n\n"
    "The ferry hit a rock near Holm on Monday.\n\nNobody was hurt, the mayor said.\n"
)
FROM = "From: Ferry aground · 10 January 2020, "


@pytest.fixture
def dated(tmp_path):
    file = tmp_path / "ferry.md"
    file.write_text(STORY, encoding="utf-8")
    return str(file)


def source(done):
    (line,) = [one for one in done.out.splitlines() if one.startswith("From: ")]
    return line


def test_an_answer_a_talk_and_a_claim_say_where_they_are_from_and_how_old_that_is(pullquote, dated, monkeypatch):
    asked = source(pullquote("ask", "What did the ferry hit?", "--article", dated))
    claimed = source(pullquote("verify", "The ferry hit a rock near Berlin.", "--article", dated))
    assert asked == claimed
    assert asked.startswith(FROM)
    assert asked.endswith(" years old")
    monkeypatch.setattr("sys.stdin", StringIO("What did the ferry hit?\n"))
    talked = source(pullquote("chat", dated))
    assert talked.startswith(f"{asked} · answer ")
