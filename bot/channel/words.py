"""The sentences that only Discord needs. Those that every front end says are in `bot.words`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from bot import words as common
from bot.channel.says import Says
from bot.tongue import count, say
from retrieval.answer import Stage

REMEDIES: Final[Mapping[str, str]] = {
    "no_article_open": "Whoever looks after articles here can load one with /load, or open one with /open.",
    "article_unknown": "See the articles with /article list.",
    "article_ambiguous": "Pick one from the list that appears while you type.",
    "article_too_long": "Load it in parts, or a shorter text.",
    "article_empty": "Give /load a link or a file, or paste the text.",
    "article_too_short": "Give /load a link or a file, or paste the text.",
    "entry_unknown": "The id stands below each answer; /audit recent lists the latest.",
    "passage_unknown": "The id stands below each passage, such as 9f3c1a2b-p7s1.",
    "case_unknown": "The open ones: /audit cases.",
    "no_such_paragraph": "The numbers: /article read.",
    "malformed_line": "",
}
"""What to do, by the error's code, where it is another thing than on a console."""

MESSAGES: Final[Mapping[str, str]] = {
    "article_unknown": "There is no such article here.",
    "article_ambiguous": "More than one article here goes by that name.",
    "entry_unknown": "There is no such answer here.",
    "passage_unknown": "There is no such passage here.",
    "draft_unknown": "There is no such article waiting here: it was let in, discarded, or forgotten.",
}
"""What happened, in the same places: with no word of what was typed, so that foreign and missing ids read alike."""

_STRENGTHS: Final = (
    (5.0, "answers strongly"),
    (2.0, "answers clearly"),
    (-1.0, "answers weakly"),
    (float("-inf"), "is related"),
)
_SURE: Final = ((0.95, "almost certain"), (0.75, "likely"), (0.4, "doubtful"), (0.1, "unlikely"), (0.0, "hardly"))
_FOUND_BY: Final = {Stage.LEXICAL: "their words", Stage.DENSE: "their meaning"}


def out_of_order(reference: str) -> str:
    """That it is for the operator to mend."""
    return say(
        "Pullquote cannot answer at the moment; whoever runs it can see why in its log, at {reference}.",
        reference=reference,
    )


def not_drawn(reference: str) -> str:
    """That a reply could not be shown, through a fault of ours."""
    return say(
        "The reply could not be shown here; report it to whoever runs Pullquote with the reference {reference}.",
        reference=reference,
    )


def reading(done: int, of: int) -> str:
    """How far it is."""
    return say("{reading}: {done:,} of {of:,} parts …", reading=Says.READING, done=done, of=of)


def placed(where: str, certificate: str) -> str:
    """Below a passage: whose words it holds, where it stands, and what it is called."""
    return f"{where} · {certificate}"


def passage_id(certificate: str) -> str:
    """What a passage is called."""
    return say("passage {certificate}", certificate=certificate)


def proof(start: int, end: int, digest: str) -> str:
    """By what anybody can check that the words are the article's."""
    return say(
        "Characters {start:,} to {end:,} of the stored text; SHA-256 {digest}…",
        start=start,
        end=end,
        digest=digest[:16],
    )


def remove_it(title: str) -> str:
    """Asked before an article is taken out."""
    return say(
        "Remove **{title}** from the library? Nobody can ask about it then. Answers stay for the audit.", title=title
    )


def removed(title: str, *, cited: bool) -> str:
    """That it was taken out, and what is kept of it."""
    stays = (
        say(" Its text stays for the audit of the answers that cite it.") if cited else say(" Nothing of it was kept.")
    )
    return say("Removed: **{title}**.{stays}", title=title, stays=stays)


def which_of(count: int) -> str:
    """Above the articles that all answer."""
    return say("{count} articles answer this. Which one do you mean?", count=count)


def none_of(articles: int) -> str:
    """Of several articles that were looked in."""
    return say("None of the {articles} articles says.", articles=articles)


def answer_id(answer: str) -> str:
    """What an answer is called."""
    return say("answer {answer}", answer=answer)


def with_passage(number: int) -> str:
    """Where the marked passage stands."""
    return say("{paragraph}, the passage in bold", paragraph=common.paragraph(number))


def context_of(number: int, passages: int) -> str:
    """The button below one passage, or below several."""
    return Says.IN_CONTEXT if passages == 1 else f"{Says.IN_CONTEXT}: {common.paragraph(number)}"


def attached(name: str, characters: int) -> str:
    """In the place of a passage that is too long for a message."""
    return say(
        "This passage has {characters:,} characters, too many for a message: it is attached whole as {name}.",
        characters=characters,
        name=name,
    )


def shown(first: int, last: int, of: int) -> str:
    """Which passages a page has."""
    if of == 1:
        return say("1 passage answers")
    if first == last:
        return say("passage {first} of {of}", first=first, of=of)
    return (
        say("{last} of {of} passages shown", last=last, of=of)
        if first == 1
        else say("passages {first} to {last} of {of}", first=first, last=last, of=of)
    )


def shared_by(name: str) -> str:
    """Above an answer that somebody had privately."""
    return say("Shared by {name}", name=name)


def range_of(first: int, last: int, of: int) -> str:
    """Which paragraphs a page has."""
    return (
        say("Paragraph {first} of {of}", first=first, of=of)
        if first == last
        else say("Paragraphs {first} to {last} of {of}", first=first, last=last, of=of)
    )


def not_opened_yet(title: str) -> str:
    """Above a preview."""
    return say("### {title}\nNot open yet: look it over first.", title=title)


def removed_piece(number: int, why: str, text: str) -> str:
    """A removed piece in a list."""
    return f"{number}. {why}: {text}"


def opened(title: str, counted: str, *, known: bool) -> str:
    """That an article is open, in bold its title."""
    again = say(" It was here already.") if known else ""
    return say(
        "Open here now: **{title}** ({counted}).{again} {how_to_ask}",
        title=title,
        counted=counted,
        again=again,
        how_to_ask=Says.HOW_TO_ASK,
    )


def beside(titles: Sequence[str]) -> str:
    """What else is open there."""
    return say("Also open here: {listed}.", listed=", ".join(f"**{one}**" for one in titles))


def speakers_of(title: str) -> str:
    """Above a list of those who speak in an article."""
    return say("Who speaks in {title}", title=title)


def closed(titles: Sequence[str]) -> str:
    """That they are open no longer."""
    return say(
        "Closed: {listed}. /open opens what is in the library again.", listed=", ".join(f"**{one}**" for one in titles)
    )


def left_out(count: int) -> str:
    """Below a list that is too long for a message."""
    return say("and {count:,} more", count=count)


def asked_by(who: str, when: datetime) -> str:
    """Who, as `asker` says it, and when; Discord writes the reader's own time."""
    return f"{who}, <t:{int(when.timestamp())}:f>"


def paragraphs(numbers: Sequence[int]) -> str:
    """Where the passages of an answer stand."""
    listed = ", ".join(map(str, numbers))
    return say("paragraphs {listed}", listed=listed) if len(numbers) > 1 else say("paragraph {listed}", listed=listed)


def read_paragraph(number: int) -> str:
    """The button that leads to the paragraph in the article."""
    return say("Read paragraph {number}", number=number)


def score(score: float) -> str:
    """How well a passage answers, by the reranker's logit: 0 is even odds, and 5 some hundred to one."""
    strength = say(next(word for least, word in _STRENGTHS if score >= least))
    return say("{strength} (score {score:.1f})", strength=strength, score=score)


def how_sure(confidence: float) -> str:
    """How sure it was that the article answers."""
    return say(
        "That the article answers: {how} ({confidence:.3f})",
        how=say(next(word for least, word in _SURE if confidence >= least)),
        confidence=confidence,
    )


def threshold(least: float) -> str:
    """How sure it has to be."""
    return say("Passages are shown as an answer from {least} on", least=least)


def looked_at(sentences: int, stages: Sequence[Stage], ms: float) -> str:
    """What it was found by."""
    found = say(" and ").join(say(_FOUND_BY[stage]) for stage in stages if stage in _FOUND_BY)
    return count(
        "{number} sentence found by {found} and read closely, in {ms:,.0f} ms",
        "{number} sentences found by {found} and read closely, in {ms:,.0f} ms",
        sentences,
        found=found,
        ms=ms,
    )


def by_speakers(ms: float) -> str:
    """That no score decided: the question was about speech, and what is shown is all that fits."""
    return say("Answered from who speaks in the article, in {ms:,.0f} ms", ms=ms)


def next_best(paragraph: int, sentence: int, score: float) -> str:
    """What came after the passages shown."""
    return say(
        "Next best: paragraph {paragraph}, sentence {sentence} (score {score:.1f})",
        paragraph=paragraph,
        sentence=sentence,
        score=score,
    )


def shown_at(link: str | None, when: datetime, *, private: bool) -> str:
    """Where an answer was shown."""
    at = f"<t:{int(when.timestamp())}:f>"
    if private or link is None:
        return say("Shown privately, {at}", at=at)
    return say("Shown in [this message]({link}), {at}", link=link, at=at)


def message_at(link: str) -> str:
    """Leads to where an answer was shown."""
    return say("[message]({link})", link=link)


def made_by(models: Mapping[str, str], policy: str) -> str:
    """Models and constants, as `pullquote check` prints them."""
    named = ", ".join(f"{role} {name}" for role, name in models.items())
    return say("Models: {named}; policy {policy}", named=named, policy=policy)


def asker(user_id: str | None) -> str:
    """Who asked; Discord writes the name, and nobody is notified."""
    return Says.NAME_GONE if user_id is None else f"<@{user_id}>"
