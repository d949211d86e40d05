"""What is said of a claim that was held against an article: the same sentences for a terminal and for a channel."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.tongue import say
from retrieval.finding import Found
from retrieval.verifying import Checked, Verdict
from retrieval.wording import Change

_VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.IDENTICAL: "The article says this, word for word.",
    Verdict.ALTERED: "These are not quite the article's words: some were changed.",
    Verdict.CUT: "These are the article's words, but what was left out changes their sense.",
    Verdict.JOINED: "These are the article's words, but from different places, joined as if they were one.",
    Verdict.ABSENT: "The article does not say this.",
}
_MARKS: Final[Mapping[Verdict, str]] = {
    Verdict.IDENTICAL: "✓",
    Verdict.ALTERED: "≠",
    Verdict.CUT: "✂",
    Verdict.JOINED: "⧓",
    Verdict.ABSENT: "✗",
}


def told(checked: Checked) -> str:
    """What became of the article's words, in a line or two."""
    more = []
    if checked.verdict is Verdict.IDENTICAL and checked.respelt:
        more.append(say("Marks, capitals or spaces differ."))
    if checked.negation:
        more.append(say("A denial was put in or left out."))
    if checked.verdict is Verdict.ABSENT and checked.passages:
        more.append(say("The nearest passage:"))
    if checked.short:
        more.append(say("So few words prove little."))
    return " ".join([f"{_MARKS[checked.verdict]} {say(_VERDICTS[checked.verdict])}", *more])


def compared(found: Found, kept: Callable[[str], str], gone: Callable[[str], str], new: Callable[[str], str]) -> str:
    """The article's wording turned into the claim's, each run of words as the front end marks it; none, if empty."""
    drawn = []
    for one in found.checked.edits:
        if one.change is Change.PUT_IN and one.theirs is not None:
            drawn.append(new(found.claim[one.theirs.start : one.theirs.end]))
        elif one.ours is not None:
            words = found.article.quote(one.ours)
            drawn.append(gone(words) if one.change is Change.LEFT_OUT else kept(words))
    return " ".join(drawn)
