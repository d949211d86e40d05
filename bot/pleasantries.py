"""What people say to a bot that is no question about the news: greetings, thanks, and what it does."""

import re
from typing import Final

from bot.marks import unmarked
from bot.says import Says
from retrieval.normal import words
from retrieval.phrased import first

_COURTESY: Final = re.compile(
    # A list of our own: whatever goes on to ask something is a question.
    r"(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day|night)|bye|goodbye|cheers|great|nice|cool|ok|okay"
    r"|(?:ok |okay |great |many )?(?:thanks|thank you|thx|ty)(?: so much| very much| a lot)?|help|help me"
    r"|who are you|what are you|what can you do|what do you do|how do you work|how are you|are you (?:a bot|there)"
    r"|what can i ask(?: you)?)(?: (?:there|all|everyone|everybody|bot|pullquote|again|please))*"
)
_SUMMARY: Final = re.compile(
    r"(?:please |can you |could you )?(?:summari[sz]e|sum up)(?: (?:it|this|(?:the|this) (?:article|story|text)))?"
    r"(?: please| for me)*"
    r"|(?:what(?:'s| is)?) (?:it|this|(?:the|this) (?:article|story|text)) about|tl;? ?dr|summary(?: please)?"
    r"|(?:give me |write )(?:a|the) summary(?: of (?:it|this|(?:the|this) (?:article|story|text)))?"
)
LEAVING: Final = frozenset({"quit", "exit", "/quit", "/exit"})
"""What people type to leave a console."""


def courtesy(typed: str) -> str | None:
    """What to say to it; none where it is a question about the article."""
    said = " ".join(words(first(unmarked(typed))))
    if _SUMMARY.fullmatch(said):
        return Says.NO_SUMMARY
    return Says.WHAT_TO_ASK if _COURTESY.fullmatch(said) or said in LEAVING else None
