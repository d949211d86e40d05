"""What is drawn for Discord, whatever article, title and question hold: it fits, it is inert, it is verbatim."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, lru_cache

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from bot.channel import limits, words
from bot.channel.answers import Told, answered, in_context
from bot.channel.auditing import audited, recent_lines
from bot.channel.layout import listing, said, title_of
from bot.channel.press import mark_of
from bot.channel.reading import page_of
from bot.channel.says import Says
from bot.untrusted import inline
from fakes.channel import custom_ids, parts, person, texts
from fakes.discord_markdown import read, slice_of
from fakes.shipped import rules
from retrieval.answer import (
    FULL,
    Answer,
    Answered,
    Asked,
    Candidate,
    Citation,
    Closest,
    Note,
    NotInArticle,
    Posting,
    Question,
    Room,
)
from retrieval.errors import PullquoteError
from retrieval.policy import Limits, Policy
from retrieval.rules import HouseRules
from retrieval.segment import article_from_paragraphs, sentences

COMPONENTS_V2 = 1 << 15
CONTAINER, TEXT, FILE = 17, 10, 13
LINK = f"https://discord.com/channels/{9 * 10**18}/{9 * 10**18}/{9 * 10**18}"
BANNER = "**" * 150
"""As long as a banner can be, and of nothing but marks."""

WHEN = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = {person(9 * 10**18): str(9 * 10**18)}

MARKS = st.sampled_from(
    [
        "*", "**", "__", "~~", "||", "`", "```", "> ", ">>> ", "# ", "-# ", "- ", "1. ", "\\", "<@1>", "<#2>", "<@&3>",
        "@everyone", "<t:0:R>", "[a](https://b.c)", "https://x.y", "discord.gg/x", ":a:", "<a:b:4>", "</ask:5>",
        "a@b.c",
        "\n", "\r\n", "\r", "\u2028", "\u202e", "\u200b", "\u0301", "👩\u200d👩", "🇸🇪", "\x00",
        "渡轮搁浅。", "船员获救。",
        "The ferry hit a rock. ", "Nobody was hurt. ", "\U0001f600", "\U000e0041", "pq1:share:a:0", "attachment://a.txt",
    ]
)  # fmt: skip
PIECES = st.one_of(MARKS, st.text(st.characters(exclude_categories=["Cs"]), max_size=6))
SHORT = st.lists(PIECES, max_size=12).map("".join)
LONG = st.builds(lambda piece, times: piece * times, SHORT.filter(bool), st.integers(20, 400))
BLOCKS = st.one_of(
    st.lists(st.one_of(SHORT, SHORT, LONG), min_size=1, max_size=14),
    st.builds(lambda one, times: [one] * times, SHORT, st.sampled_from([40, 400])),
)
LINES = st.one_of(SHORT, LONG)
TITLES = st.one_of(st.none(), LINES)
QUESTIONS = LINES.map(lambda text: text[: Limits.QUESTION]).filter(str.strip)
RUNS = st.lists(st.tuples(st.integers(0, 2_000), st.integers(1, 3)), min_size=1, max_size=8)
NOTES = st.sampled_from([(), (Note.NO_NUMBER, Note.EARLY), (Note.NOT_ENGLISH, Note.EARLY), (Note.FOLLOWED, Note.EARLY)])

NAMES_OF_SHARERS = LINES.map(lambda name: inline(name, limits.LABEL)).filter(bool)
"""As they are drawn."""

HUGE = ["It began.", "渡轮 *搁浅* " * 200_000, "The end of it."]
THOUSANDS = [f"Line {n} of it." for n in range(2_000)]
DENSE = ["It began.", "\U0001f600*" * 1_000, "\u202e_" * 200, "😀" * 1_300 + " a. " + "_" * 1_300]

at_length = settings(
    max_examples=settings.default.max_examples // 2,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def article_of(blocks, title):
    try:
        article = article_from_paragraphs(blocks, title=title)
        sentences_of(article)
    except PullquoteError:
        assume(condition=False)
    return article


@lru_cache(4)
def sentences_of(article):
    return sentences(article)


def cited(article, runs):
    """Passages as they come about: runs of sentences of one paragraph, none in two of them."""
    every, taken, found = sentences_of(article), set(), []
    for drawn, count in runs:
        first = drawn % len(every)
        run = [one for one in every[first : first + count] if one.paragraph == every[first].paragraph]
        if taken.isdisjoint(run):
            taken.update(run)
            number = every[first].paragraph
            span = run[0].span.joined(run[-1].span)
            found.append(Citation(f"p{number}s{run[0].number}-{run[-1].number}", number, span, 5.5 - len(found)))
    return tuple(found)


def asked_of(article, question, outcome, notes):
    candidates = tuple(Candidate(one, 1, 1, 0.5, 0.5, 1.0, -10.5) for one in sentences_of(article)[:3])
    answer = Answer(outcome, 0.9876, candidates, FULL, notes, understood=question if Note.FOLLOWED in notes else None)
    models = {"embedder": "bge-small-en-v1.5@0123456789ab", "reranker": "ms-marco-MiniLM-L6-v2@0123456789ab"}
    question = Question(question, Room(f"server:{9 * 10**18}", f"channel:{9 * 10**18}"), person(9 * 10**18))
    return Asked("a123456789", WHEN, question, article.id, answer, models, Policy().fingerprint, 12_345.6)


@cache
def discord():
    return rules()


def units(text):
    return len(text.encode("utf-16-le")) // 2


def fits(drawn):
    """The message breaks none of Discord's rules, as an edit and as a message of its own."""
    components = drawn.view.to_components()
    files = [(name, len(content)) for name, content in drawn.files]
    for method, path in (("PATCH", "/webhooks/1/x/messages/@original"), ("POST", "/webhooks/1/x")):
        body = {"components": components, "flags": COMPONENTS_V2, "allowed_mentions": {"parse": []}}
        assert list(map(str, discord()(method, path, body, files))) == []
    every = list(parts(components))
    assert sum(units(one["content"]) for one in every if one["type"] == TEXT) <= 4_000
    assert len(every) <= 40
    ids = custom_ids(components)
    assert len(set(ids)) == len(ids)
    assert all(len(one) <= 100 and mark_of(one) for one in ids)
    named_in_it = [one["file"]["url"].removeprefix("attachment://") for one in every if one["type"] == FILE]
    assert named_in_it == [name for name, _ in drawn.files]


def quotations(drawn):
    """What is quoted, in order: drawn texts with their markup, and attached ones as (their text,)."""
    files = dict(drawn.files)
    (box,) = drawn.view.to_components()
    for one in box["components"]:
        if one["type"] == FILE:
            yield (files[one["file"]["url"].removeprefix("attachment://")].decode(),)
        elif one["type"] == TEXT and one["content"].startswith("> "):
            yield one["content"]


def verbatim(drawn, slices, *, bold=False):
    """Its quotations are the first of these slices, each whole, with no markup but what makes a quotation of them."""
    found = list(quotations(drawn))
    assert len(found) <= len(slices)
    for one, of_article in zip(found, slices, strict=False):
        if isinstance(one, tuple):
            assert one == (of_article,)
        else:
            assert slice_of(one) == of_article.replace("\r\n", "\n").replace("\r", "\n")
            assert set(read(one).live) <= ({"quote", "bold"} if bold else {"quote"})
    return len(found)


def own_words(drawn):
    """The markup in everything that is no quotation."""
    displays = [one["content"] for one in parts(drawn.view.to_components()) if one["type"] == TEXT]
    return Counter(kind for one in displays if not one.startswith("> ") for kind in read(one).live)


def inert(draw, article, asked=None):
    """The message fits, and neither title nor question adds markup to what it has with harmless ones."""
    drawn = draw(article, asked)
    fits(drawn)
    calm = asked and replace(asked, question=replace(asked.question, text="Why?"))
    assert own_words(drawn) <= own_words(draw(replace(article, title="Title"), calm))
    return drawn


@at_length
@given(BLOCKS, TITLES, QUESTIONS, RUNS, NOTES, st.one_of(st.none(), NAMES_OF_SHARERS))
@example(HUGE, "T", "Why?", [(1, 1)], (), "sharer")
@example(THOUSANDS, "T", "Why?", [(n, 1) for n in range(8)], (), None)
@example(DENSE, "_" * 400, "*" * 1_000, [(1, 1), (2, 1), (3, 3)], (Note.NO_NUMBER, Note.EARLY), "\\*" * 32)
@example(["It began.", "b " * 1_145], "_" * 400, "*" * 1_000, [(1, 1)], (Note.FOLLOWED, Note.EARLY), "\\*" * 32)
def test_an_answer_fits_is_inert_and_quotes_each_passage_whole_on_one_page_or_another(
    blocks, title, question, runs, notes, sharer
):
    article = article_of(blocks, title)
    citations = cited(article, runs)
    asked = asked_of(article, question, Answered(citations, len(citations)), notes)
    slices, first = [article.quote(one.span) for one in citations], 0
    while first < len(slices):
        page = inert(
            lambda one, other, at=first: answered(Told(other, one, BANNER), at, private=sharer is None, sharer=sharer),
            article,
            asked,
        )
        shown = verbatim(page, slices[first:])
        assert shown > 0
        first += shown


@at_length
@given(BLOCKS, TITLES, QUESTIONS, RUNS, NOTES, st.booleans())
def test_an_answer_without_passages_or_with_the_closest_one_alone_fits_too(
    blocks, title, question, runs, notes, private
):
    article = article_of(blocks, title)
    citation = cited(article, runs)[0]
    for outcome, slices in ((Closest(citation), [article.quote(citation.span)]), (NotInArticle(), [])):
        asked = asked_of(article, question, outcome, notes)
        drawn = inert(lambda one, other: answered(Told(other, one, BANNER), private=private), article, asked)
        assert verbatim(drawn, slices) == len(slices)


@at_length
@given(BLOCKS, TITLES, RUNS)
@example(HUGE, "T", [(1, 1)])
@example(["It began.", "渡轮*搁浅。船员_获救。", "The end."], "T", [(1, 1), (2, 1)])
@example(DENSE, "_" * 400, [(1, 1), (2, 1), (3, 3)])
def test_a_passage_in_context_fits_is_inert_and_verbatim(blocks, title, runs):
    article = article_of(blocks, title)
    citations = cited(article, runs)
    asked = asked_of(article, "Why?", Answered(citations, len(citations)), ())
    for place, citation in enumerate(citations):
        drawn = inert(lambda one, other, at=place: in_context(other, one, at), article, asked)
        numbers = [int(one) for one in re.findall(r"-# paragraph (\d+)", texts(drawn.view.to_components()))]
        assert citation.paragraph in numbers
        slices = [article.quote(article.paragraph(one).span) for one in numbers]
        assert verbatim(drawn, slices, bold=True) == len(slices)


@at_length
@given(BLOCKS, TITLES, st.integers(0, 999_999))
@example(HUGE, "T", 2)
@example(THOUSANDS, "T", 1_990)
@example(["渡轮 *搁浅* " * 1_000] * 12, "_" * 400, 1)
@example(DENSE, "_" * 400, 1)
def test_a_page_of_an_article_fits_is_inert_and_verbatim(blocks, title, number):
    article = article_of(blocks, title)
    drawn = inert(lambda one, _: page_of(one, number, HouseRules()), article)
    rest = [one for one in article.paragraphs if one.number >= number] or [article.paragraphs[-1]]
    assert verbatim(drawn, [article.quote(one.span) for one in rest]) > 0


@at_length
@given(BLOCKS, TITLES, QUESTIONS, RUNS, NOTES, st.booleans())
@example(DENSE, "_" * 400, "*" * 1_000, [(1, 1), (2, 1), (3, 3)], (Note.NO_NUMBER, Note.EARLY), True)
@example(["It began.", "a_" * 880], "_" * 400, "*" * 1_000, [(1, 1)], (Note.NO_NUMBER, Note.EARLY), True)
def test_an_audited_answer_fits_is_inert_and_verbatim(blocks, title, question, runs, notes, shared):
    article = article_of(blocks, title)
    citations = cited(article, runs)
    shown = [Posting("a123456789", WHEN, None, private=True), Posting("a123456789", WHEN, LINK, private=False)]
    for outcome in (Answered(citations, len(citations)), Closest(citations[0]), NotInArticle()):
        asked = asked_of(article, question, outcome, notes)
        drawn = inert(
            lambda one, other: audited(other, one, shown if shared else shown[1:], NAMES if shared else {}),
            article,
            asked,
        )
        slices = [article.quote(one.span) for one in asked.answer.citations]
        assert verbatim(drawn, slices) >= min(1, len(slices))


@at_length
@given(st.lists(st.tuples(QUESTIONS, TITLES), min_size=1, max_size=25))
@example([("*" * 1_000, "_" * 400)] * 25)
def test_lists_and_sentences_fit_and_titles_and_questions_in_them_are_inert(given_texts):
    article = article_from_paragraphs(["It began."])
    asked = [asked_of(article, question, NotInArticle(), ()) for question, _ in given_texts]
    calm = [replace(one, question=replace(one.question, text="Why?")) for one in asked]
    postings = [[Posting("a123456789", WHEN, LINK, private=False)]] * len(asked)
    drawn = listing(Says.ANSWERS, recent_lines(asked, postings, {}))
    fits(drawn)
    assert own_words(drawn) <= own_words(listing(Says.ANSWERS, recent_lines(calm, postings, {})))
    for _, title in given_texts:
        inert(
            lambda one, _: said(words.opened(title_of(one), "1 paragraph, 1 sentence", known=True)),
            replace(article, title=title),
        )
        inert(lambda one, _: said(words.closed([title_of(one)] * 3)), replace(article, title=title))
