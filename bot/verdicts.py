"""What is said of a claim that was held against an article: the same sentences for a terminal and for a channel."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.tongue import say
from retrieval.article import Article, Span
from retrieval.finding import Found
from retrieval.verifying import Checked, Verdict
from retrieval.wording import Change, Edit

_VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.IDENTICAL: "The article says this, word for word.",
    Verdict.ELIDED: "These are the article's words, with words left out.",
    Verdict.ALTERED: "These are not quite the article's words: some were changed.",
    Verdict.CUT: "These are the article's words, but what was left out changes their sense.",
    Verdict.JOINED: "These are the article's words, but from different places, joined as if they were one.",
    Verdict.ABSENT: "The article does not say this.",
}
_LONGEST_NAME: Final = 80
"""Characters of a name that are said; it is no quotation."""
_WORDED: Final = 4
"""Places where the wordings differ that are told in words too; of more the marks alone tell."""
_MARKS: Final[Mapping[Verdict, str]] = {
    Verdict.IDENTICAL: "✓",
    Verdict.ELIDED: "…",
    Verdict.ALTERED: "≠",
    Verdict.CUT: "✂",
    Verdict.JOINED: "⧓",
    Verdict.ABSENT: "✗",
}


def told(found: Found) -> str:
    """What became of the article's words, and whose they are where the message has it wrong, in a line or two."""
    checked, more = found.checked, []
    if found.credited is not None:
        more.append(say("The article gives these words to {name}.", name=_name(found.article, found.credited)))
    if found.unchecked:
        more.append(say("Who said it was not checked."))
    if checked.verdict is Verdict.IDENTICAL and checked.respelt:
        more.append(say("Marks, capitals or spaces differ."))
    if checked.negation:
        more.append(say("A denial was put in or left out."))
    if checked.inserted:
        more.append(say("What stands in square brackets is not the article's."))
    if checked.verdict is Verdict.ABSENT and checked.passages:
        more.append(say("The nearest passage:"))
    if found.withheld is not None:
        more.append(say("Moderators let the passage not be cited ({reason}).", reason=found.withheld))
    if checked.short:
        more.append(say("So few words prove little."))
    mark = _MARKS[checked.verdict] if found.credited is None else "⚠"
    return " ".join([f"{mark} {_sentence(checked)}", *more])


def _sentence(checked: Checked) -> str:
    if checked.verdict is Verdict.ALTERED and all(one.change is not Change.PUT_IN for one in checked.edits):
        return say("These are not quite the article's words: some were left out that may matter.")
    if checked.unframed:
        return say("These are the article's words, without who said so: in the article somebody says them.")
    return say(_VERDICTS[checked.verdict])


def _name(article: Article, span: Span) -> str:
    return " ".join(article.quote(span).split())[:_LONGEST_NAME]


def compared(found: Found, kept: Callable[[str], str], gone: Callable[[str], str], new: Callable[[str], str]) -> str:
    """The article's wording turned into the claim's, each run of words as the front end marks it; none, if empty.

    Commas and the like between two runs are the article's.
    """
    drawn: list[str] = []
    behind: int | None = None
    for one in found.checked.edits:
        if one.change is Change.PUT_IN and one.theirs is not None:
            drawn += [" " if drawn else "", new(found.claim[one.theirs.start : one.theirs.end])]
        elif one.ours is not None:
            words = found.article.quote(one.ours)
            drawn.append(_between(found.article.text, behind, one.ours.start, kept) if drawn else "")
            drawn.append(gone(words) if one.change is Change.LEFT_OUT else kept(words))
            behind = one.ours.end
    return "".join(drawn)


def in_words(found: Found) -> str:
    """Where single words or numbers differ, which is whose, for whoever does not see the marks; none, if empty."""
    told = [_whose(found, *pair) for pair in _replaced(found.checked.edits)]
    return " · ".join(told) if len(told) <= _WORDED and all(told) else ""


def _replaced(edits: Sequence[Edit]) -> list[tuple[Edit | None, Edit | None]]:
    """What the article has and what the message has in its place, or only the one of them."""
    found: list[tuple[Edit | None, Edit | None]] = []
    for place, one in enumerate(edits):
        if one.change is Change.LEFT_OUT:
            found.append((one, None))
        elif one.change is Change.PUT_IN:
            follows = place > 0 and edits[place - 1].change is Change.LEFT_OUT
            found = [*found[:-1], (found[-1][0], one)] if follows else [*found, (None, one)]
    return found


def _whose(found: Found, gone: Edit | None, new: Edit | None) -> str:
    ours = found.article.quote(gone.ours) if gone is not None and gone.ours is not None else ""
    theirs = found.claim[new.theirs.start : new.theirs.end] if new is not None and new.theirs is not None else ""
    if max(len(ours.split()), len(theirs.split())) > 1:
        return ""
    if not theirs:
        return say("only in the article: {article}", article=ours)
    if not ours:
        return say("only in the message: {message}", message=theirs)
    return say("article: {article}; message: {message}", article=ours, message=theirs)


def _between(text: str, behind: int | None, ahead: int, kept: Callable[[str], str]) -> str:
    """What the article has between two runs of its words, on one line; a blank where they do not follow each other."""
    marks = "" if behind is None or ahead <= behind else text[behind:ahead]
    follows = marks and not any(map(str.isalnum, marks))
    return kept(" ".join(f".{marks}.".split())[1:-1]) if follows else " "
