"""What the record's commands print goes through one door: in a language that nobody speaks, no English is left."""

import re

import pytest
from cli.conftest import STORY
from cli.records import OWNER, RAW, opened, recorded

from bot import tongue
from fakes.databases import sql
from fakes.pseudo import LOCALE, Pseudo
from retrieval.moderation.proof import Fault

TYPED = "Who won the match? It is older. It is not. channel person ann bob mod"
OUTSIDE = set(re.findall(r"[A-Za-z]{2,}", f"{STORY} {RAW} {TYPED}"))
MEANT = re.compile(
    r"https?://\S+|\b[0-9a-f]{8}-p[0-9s-]+|\b[0-9a-z]{10}\b|[0-9a-f]{12,}|embedder|reranker|(?:bag|overlap|word)-[^,;·\n]*"
    rf"|\((?:{'|'.join(Fault)})\)|\bp[0-9]+s[0-9]+|(?:posting|answer|event|article|erasure|entry)(?= )|console|\w+…"
)
"""What is no sentence: ids, links, names of models, codes."""


@pytest.fixture
def ids(home):
    found = recorded()
    unlocked = [f"DROP TRIGGER journal_refuses_{change}" for change in ("update", "delete")]
    sql(home / "library.db", *unlocked, "UPDATE journal SET confidence = 0.5 WHERE entry = 3")
    tongue.speak(Pseudo(), LOCALE)
    yield found
    tongue.speak(None)


def english(printed):
    return {word for word in re.findall(r"[A-Za-z]{2,}", MEANT.sub(" ", printed)) if word not in OUTSIDE}


@pytest.mark.parametrize(
    "command",
    [
        *(["audit", name] for name in ("recent", "cases", "stats", "gaps", "verify")),
        *(["audit", *arguments] for arguments in (("search", "nothing"), ("case", "1"))),
        ["cases", "export", "--questions"],
    ],
    ids=" ".join,
)
def test_what_is_printed_of_the_record_is_in_the_language_of_the_moment(pullquote, ids, command):  # noqa: ARG001 - kept
    done = pullquote(*command, "--owner", OWNER)
    assert done.out + done.err
    assert english(done.out + done.err) == set()


def test_answers_articles_and_replays_are_told_in_it_too(pullquote, ids):
    with opened() as house:
        article = house.library.answer(OWNER, ids[0]).article_id
    for command in (*(("audit", "answer", one) for one in ids), ("audit", "article", article)):
        assert english(pullquote(*command, "--owner", OWNER).out) == set()
