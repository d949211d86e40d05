"""The sentences that only Discord needs. Those that every front end says are in `bot.words`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from bot import words as common
from retrieval.answer import Stage
from retrieval.ports import Shelved

REMEDIES: Final[Mapping[str, str]] = {
    "no_article_open": "Whoever looks after articles here can load one with /load, or open one with /open.",
    "article_unknown": "See the articles with /article list.",
    "article_ambiguous": "Pick one from the list that appears while you type.",
    "article_too_long": "Load it in parts, or a shorter text.",
    "article_empty": "Give /load a link or a file, or paste the text.",
    "article_too_short": "Give /load a link or a file, or paste the text.",
    "entry_unknown": "The id stands below each answer; /audit recent lists the latest.",
    "malformed_line": "",
}
"""What to do, by the error's code, where it is another thing than on a console."""

MESSAGES: Final[Mapping[str, str]] = {
    "article_unknown": "There is no such article here.",
    "article_ambiguous": "More than one article here goes by that name.",
    "entry_unknown": "There is no such answer here.",
    "draft_unknown": "There is no such article waiting here: it was let in, discarded, or forgotten.",
}
"""What happened, in the same places: with no word of what was typed, so that foreign and missing ids read alike."""

ARTICLES: Final = "Articles"
OPEN_HERE: Final = "open here"
ANSWERS: Final = "The latest answers"
OUTCOME_CLOSEST: Final = "No passage answers; the closest was shown"
OUTCOME_NONE: Final = "The article does not say"
PRIVATELY: Final = "shown privately"
NOWHERE: Final = "not known to have been shown"
_STRENGTHS: Final = (
    (5.0, "answers strongly"),
    (2.0, "answers clearly"),
    (-1.0, "answers weakly"),
    (float("-inf"), "is related"),
)
_SURE: Final = ((0.95, "almost certain"), (0.75, "likely"), (0.4, "doubtful"), (0.1, "unlikely"), (0.0, "hardly"))
_FOUND_BY: Final = {Stage.LEXICAL: "their words", Stage.DENSE: "their meaning"}
STALE: Final = "This button is from another version of Pullquote, or its message has changed. Ask again with /ask."
SHARED_ALREADY: Final = "This answer was shared already."
NOT_ALLOWED: Final = "You may not do that here: it needs the right to manage messages."
NO_VOICE: Final = (
    "I may not write in that channel. Somebody who manages the server can allow it (View Channel, Send Messages), "
    "or use /ask: that works without it."
)
STALE_COMMAND: Final = "This command is from another version of Pullquote. Wait a minute, and give it again."
TOO_LATE: Final = "The answer came too late to be shown in its place. Ask again, please."
NONE_OPEN: Final = "No article was open here."
NO_ARTICLES: Final = "There are no articles here yet. Load one with /load."
NOTHING_ASKED: Final = "Nothing was asked here yet."
LINK_OR_FILE: Final = "Give a link or a file, not both; nothing was loaded."
NOT_YOURS: Final = "Only whoever loaded it, or who may manage messages, can do that."
TOO_LATE_TO_CANCEL: Final = "There is no such load to cancel: it is in, or was given up."
FETCHING: Final = "Fetching the page …"
READING_IT: Final = "Reading it …"
DISCARDED: Final = "Discarded; nothing was kept."
CANCEL: Final = "Cancel"
OPEN_IT_HERE: Final = "Open it here"
CORRECT: Final = "Correct"
LOOK: Final = "See all of it"
DISCARD: Final = "Discard"
CORRECT_TITLE: Final = "Correct the article"
AUTHOR_LABEL: Final = "Author"
AUTHOR_HINT: Final = "Several with commas between them."
DATE_LABEL: Final = "Date of publication"
DATE_HINT: Final = "As in 2024-05-31."
DROP_LABEL: Final = "Leave out paragraphs"
DROP_HINT: Final = "Their numbers, as “See all of it” shows them."
RESTORE_LABEL: Final = "Put back what was removed"
REMOVED: Final = "Removed, by number:"
BAD_CORRECTION: Final = "A date is written as 2024-05-31, and paragraphs by their numbers."
TRY_CORRECT: Final = "Nothing was changed; press Correct again."
NOTHING_CHANGED: Final = "The two say the same."
NO_EARLIER: Final = "This article has no other version here."
GETTING_READY: Final = "Pullquote has just been started and is getting ready; the article follows."
READING: Final = "Reading the article"
HOW_TO_ASK: Final = "Ask with /ask, or mention me with a question."

IN_CONTEXT: Final = "In context"
ON_THE_PAGE: Final = "On the page"
MORE: Final = "More"
SHARE: Final = "Share"
READ_ON: Final = "Read on from here"
BACK: Final = "Back"
ONWARD: Final = "Onward"

PASTE_TITLE: Final = "Paste an article"
TITLE_LABEL: Final = "Title"
TITLE_HINT: Final = "Left empty, a first line that looks like a headline is taken."
TEXT_LABEL: Final = "Text"
TEXT_HINT: Final = "At most 4,000 characters here; longer texts go on below, or come as a file with /load."
MORE_TEXT_LABEL: Final = "Text, continued"
MORE_TEXT_HINT: Final = "Begin at a new paragraph."


def out_of_order(reference: str) -> str:
    """That it is for the operator to mend."""
    return f"Pullquote cannot answer at the moment; whoever runs it can see why in its log, at {reference}."


def not_drawn(reference: str) -> str:
    """That a reply could not be shown, through a fault of ours."""
    return f"The reply could not be shown here; report it to whoever runs Pullquote with the reference {reference}."


def reading(done: int, of: int) -> str:
    """How far it is."""
    return f"{READING}: {done:,} of {of:,} parts …"


def answer_id(answer: str) -> str:
    """What an answer is called."""
    return f"answer {answer}"


def with_passage(number: int) -> str:
    """Where the marked passage stands."""
    return f"{common.paragraph(number)}, the passage in bold"


def context_of(number: int, passages: int) -> str:
    """The button below one passage, or below several."""
    return IN_CONTEXT if passages == 1 else f"{IN_CONTEXT}: {common.paragraph(number)}"


def attached(name: str, characters: int) -> str:
    """In the place of a passage that is too long for a message."""
    return f"This passage has {characters:,} characters, too many for a message: it is attached whole as {name}."


def shown(first: int, last: int, of: int) -> str:
    """Which passages a page has."""
    if of == 1:
        return "1 passage answers"
    if first == last:
        return f"passage {first} of {of}"
    return f"{last} of {of} passages shown" if first == 1 else f"passages {first} to {last} of {of}"


def shared_by(name: str) -> str:
    """Above an answer that somebody had privately."""
    return f"Shared by {name}"


def range_of(first: int, last: int, of: int) -> str:
    """Which paragraphs a page has."""
    return f"Paragraph {first} of {of}" if first == last else f"Paragraphs {first} to {last} of {of}"


def not_opened_yet(title: str) -> str:
    """Above a preview."""
    return f"### {title}\nNot open yet: look it over first."


def removed_piece(number: int, why: str, text: str) -> str:
    """A removed piece in a list."""
    return f"{number}. {why}: {text}"


def opened(title: str, counted: str, *, known: bool) -> str:
    """That an article is open, in bold its title."""
    again = " It was here already." if known else ""
    return f"Open here now: **{title}** ({counted}).{again} {HOW_TO_ASK}"


def speakers_of(title: str) -> str:
    """Above a list of those who speak in an article."""
    return f"Who speaks in {title}"


def closed(title: str) -> str:
    """That none is open now."""
    return f"Closed: **{title}**. It stays in the library; /open opens it again."


def left_out(count: int) -> str:
    """Below a list that is too long for a message."""
    return f"and {count:,} more"


def described(one: Shelved, rooms: str) -> list[str]:
    """An article, a fact a line."""
    return [
        common.counted(one.paragraphs, one.sentences),
        f"Loaded <t:{int(one.loaded.timestamp())}:f>",
        f"Open in {rooms}" if rooms else "Open in no channel",
        f"Id {one.id[:16]}",
    ]


def asked_by(who: str, when: datetime) -> str:
    """Who, as `asker` says it, and when; Discord writes the reader's own time."""
    return f"{who}, <t:{int(when.timestamp())}:f>"


def paragraphs(numbers: Sequence[int]) -> str:
    """Where the passages of an answer stand."""
    listed = ", ".join(map(str, numbers))
    return f"paragraphs {listed}" if len(numbers) > 1 else f"paragraph {listed}"


def read_paragraph(number: int) -> str:
    """The button that leads to the paragraph in the article."""
    return f"Read paragraph {number}"


def score(score: float) -> str:
    """How well a passage answers, by the reranker's logit: 0 is even odds, and 5 some hundred to one."""
    strength = next(word for least, word in _STRENGTHS if score >= least)
    return f"{strength} (score {score:.1f})"


def how_sure(confidence: float) -> str:
    """How sure it was that the article answers."""
    return f"That the article answers: {next(word for least, word in _SURE if confidence >= least)} ({confidence:.3f})"


def threshold(least: float) -> str:
    """How sure it has to be."""
    return f"Passages are shown as an answer from {least} on"


def looked_at(sentences: int, stages: Sequence[Stage], ms: float) -> str:
    """What it was found by."""
    found = " and ".join(_FOUND_BY[stage] for stage in stages if stage in _FOUND_BY)
    return f"{sentences} sentences found by {found} and read closely, in {ms:,.0f} ms"


def by_speakers(ms: float) -> str:
    """That no score decided: the question was about speech, and what is shown is all that fits."""
    return f"Answered from who speaks in the article, in {ms:,.0f} ms"


def next_best(paragraph: int, sentence: int, score: float) -> str:
    """What came after the passages shown."""
    return f"Next best: paragraph {paragraph}, sentence {sentence} (score {score:.1f})"


def shown_at(link: str | None, when: datetime, *, private: bool) -> str:
    """Where an answer was shown."""
    at = f"<t:{int(when.timestamp())}:f>"
    if private or link is None:
        return f"Shown privately, {at}"
    return f"Shown in [this message]({link}), {at}"


def made_by(models: Mapping[str, str], policy: str) -> str:
    """Models and constants, as `pullquote check` prints them."""
    named = ", ".join(f"{role} {name}" for role, name in models.items())
    return f"Models: {named}; policy {policy}"


def ready(servers: int) -> str:
    """For the operator's terminal."""
    return f"Pullquote is connected, in {servers:,} {'server' if servers == 1 else 'servers'}."


ERASED_THEIRS: Final = "somebody who had the question erased"
UNNAMED: Final = "somebody whose name is no longer kept"


def asker(user_id: str | None) -> str:
    """Who asked; Discord writes the name, and nobody is notified."""
    return UNNAMED if user_id is None else f"<@{user_id}>"
