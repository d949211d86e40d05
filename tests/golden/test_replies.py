"""Whole replies, as a reader of the console meets them. `REDRAW=1 make test` writes them anew; read them then."""

import os
from datetime import date
from importlib.resources import as_file, files
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.console import Screen
from bot.reply import reply
from bot.sources import article_from
from bot.wiring import Models
from config.settings import Settings

HERE = Path(__file__).parent

QUESTIONS = {
    "ferry": (
        "Who declined to comment?",
        "What did Dana Ruiz-Holm say?",
        "When is the council vote?",
        "How many people live on Tarrow Island?",
        "Who won the football match?",
    ),
    "stadium": (
        "When will the new East Stand open?",
        "What did Maureen Tweddle say about the old seats?",
        "Who is the team captain?",
    ),
    "hospital": (
        "Who is the hospital's chief executive?",
        "How many patients died?",
        "When will the new maternity ward open?",
    ),
    "glacier": ("Why were the four plastic pipes put in the lake?", "How much did the siphons cost?"),
    "court": ("What did Gideon Sallis say outside the courthouse?", "Who wrote the letter about the painting?"),
}


@pytest.fixture(scope="module")
def reader():
    return Models(Settings()).reader()


@pytest.mark.parametrize("sample", QUESTIONS)
def test_replies_about_a_sample_read_like_this(reader, sample):
    drawn = StringIO()
    screen = Screen(Console(file=drawn, highlight=False, markup=False, emoji=False))
    with as_file(files("bot") / "samples" / f"{sample}.txt") as file:
        article = article_from(str(file))
    shelf, _ = reader.shelve(article)
    for question in QUESTIONS[sample]:
        screen.reply(reply(article, question, reader.answer(shelf, question), date(2026, 5, 3)))
    golden = HERE / f"{sample}.txt"
    if os.environ.get("REDRAW"):
        golden.write_text(drawn.getvalue(), encoding="utf-8")
    assert drawn.getvalue() == golden.read_text(encoding="utf-8")
