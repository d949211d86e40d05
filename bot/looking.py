"""What is said of an article before it is let in: the same lines for a terminal and for a channel."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot import tongue, words
from bot.source_words import day_of
from bot.tongue import count, say
from retrieval.article import Byline
from retrieval.changes import Change
from retrieval.draft import Doubt, Piece, Reason
from retrieval.gate import Preview

DOUBTS: Final[Mapping[Doubt, str]] = {
    Doubt.PAYWALL: "It looks as if only the beginning is here: the page asks its readers to subscribe.",
    Doubt.SHORT: "It has {paragraphs} only.",
    Doubt.REPEATS: "Parts of it are there more than once.",
    Doubt.LINKS: "It looks like a list of links rather than an article.",
    Doubt.NOT_ENGLISH: "It is not in English: answers are limited.",
    Doubt.AUTHOR: "The author is a guess: please check.",
    Doubt.DATE: "The date is a guess: please check.",
    Doubt.ADDRESS: "Its address is what the file says of itself: please check. Links will lead there.",
    Doubt.ENCODING: "Its encoding is a guess: look out for odd characters.",
}
_REASONS: Final[Mapping[Reason, tuple[str, str]]] = {
    Reason.CAPTION: ("caption", "captions"),
    Reason.CREDIT: ("credit", "credits"),
    Reason.RELATED: ("link to another story", "links to other stories"),
    Reason.NEWSLETTER: ("newsletter box", "newsletter boxes"),
    Reason.COOKIE: ("cookie text", "cookie texts"),
    Reason.SHARE: ("share line", "share lines"),
    Reason.BYLINE: ("byline", "bylines"),
    Reason.DUPLICATE: ("repetition", "repetitions"),
    Reason.OTHER: ("other piece", "other pieces"),
}
_NAMES: Final = 6
"""Speakers that are named; how many more there are is said."""


def byline(found: Byline) -> str:
    """Author, date and publisher in a line; what was not found is said to be missing."""
    author = say("By {author}", author=", ".join(found.author)) if found.author else say("No author found")
    when = day_of(found.published) if found.published else say("no date found")
    return " · ".join([author, when, *([found.publisher] if found.publisher else [])])


def remarks(preview: Preview) -> list[str]:
    """What to look at before deciding."""
    found = [_doubt(doubt, preview) for doubt in preview.doubts]
    if preview.known is not None:
        here = words.title_of(preview.known)
        found.append(
            say("This text is here already, as “{known}”: what you corrected is changed there.", known=here)
            if preview.draft.settled
            else say("This text is here already, as “{known}”, and stays as it is there.", known=here)
        )
    if preview.earlier is not None:
        found.append(say("This address was loaded before; since then: {changed}.", changed=changed(preview.changes)))
    if preview.full is not None:
        found.append(f"{tongue.message(preview.full)} {tongue.remedy(preview.full)}")
    return found


def changed(changes: Sequence[Change]) -> str:
    """How many paragraphs are new, gone and reworded."""
    new = sum(one.before is None for one in changes)
    gone = sum(one.after is None for one in changes)
    reworded = sum(not one.same and None not in {one.before, one.after} for one in changes)
    counted = [(new, say("new")), (gone, say("removed")), (reworded, say("changed"))]
    told = [f"{number} {how}" for number, how in counted if number]
    return (
        say(
            "{told} of {counted_paragraphs}",
            told=", ".join(told),
            counted_paragraphs=words.counted_paragraphs(len(changes)),
        )
        if told
        else say("nothing but white space")
    )


def kept(preview: Preview) -> str:
    """How much there is of it."""
    gone = len(preview.draft.removed)
    removed = count(", {number} piece removed", ", {number:,} pieces removed", gone) if gone else ""
    return say(
        "{counted_paragraphs} kept{removed}",
        counted_paragraphs=words.counted_paragraphs(len(preview.draft.body)),
        removed=removed,
    )


def removed(pieces: Sequence[Piece]) -> str:
    """Why how many pieces were removed."""
    counts = {reason: sum(piece.reason is reason for piece in pieces) for reason in Reason}
    told = [f"{number} {say(_REASONS[reason][number > 1])}" for reason, number in counts.items() if number]
    return ", ".join(told)


def reason(why: Reason) -> str:
    """Why a piece was removed."""
    return say(_REASONS[why][0])


def speakers(preview: Preview) -> str:
    """Who speaks in it."""
    if preview.speakers is None:
        return say("Speakers could not be told")
    names = [words.short(preview.article, one.name) for one in preview.speakers]
    if not names:
        return say("Nobody is given words")
    more = say(" and {value} more", value=len(names) - _NAMES) if len(names) > _NAMES else ""
    return say("Speakers: {names}{more}", names=", ".join(names[:_NAMES]), more=more)


def _doubt(doubt: Doubt, preview: Preview) -> str:
    return say(DOUBTS[doubt], paragraphs=words.counted_paragraphs(len(preview.draft.body)))
