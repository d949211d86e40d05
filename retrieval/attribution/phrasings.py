"""How people ask about speech: patterns of English, gathered for this project.

Each matches a whole question from which courtesies and the mark at its end are gone. They lean towards not matching:
what they leave alone is answered by the ordinary search.
"""

import re
from typing import Final

from retrieval.statement import Stance


def _any(words: str) -> str:
    """An alternation of the words in a list; `_` stands for a space inside one. Longer ones come first."""
    found = sorted((word.replace("_", " ") for word in words.split()), key=len, reverse=True)
    return "(?:" + "|".join(found) + ")"


def _whole(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(f"^(?:{one})$" for one in alternatives), re.IGNORECASE)


_ASKED: Final = _any("can could would")
_YOU: Final = _any("you anyone anybody someone")
COURTESY: Final = re.compile(
    r"^(?:(?:so|and|but|ok|okay|well|hey|hi|please|now|then|also|wait|sorry)[,:]? )*"
    rf"(?:{_ASKED} {_YOU} (?:please )?(?:tell|show|give) (?:me|us) |(?:tell|show|give) (?:me|us) |do (?:we|you) know "
    r"|does the (?:article|story|piece) (?:say|tell|mention) |i(?:'d| would) like to know |i want to know |i wonder "
    r"|any idea |(?:list|name|show) )?(?:please )?",
    re.IGNORECASE,
)

_NOT: Final = r"(?:n't| not)"
_WHO: Final = (
    r"(?:who(?: all| else| exactly)? |which (?:\w+ ){1,3}?|what (?:companies|company|officials|people|parties) "
    r"|(?:did|has|have|was|were|does) (?:anyone|anybody|someone|somebody) "
    r"|(?:all |everyone |everybody |anyone |those |people |all those )who )"
)
_WONT: Final = (
    rf"(?:(?:would|will|did|does|do|has|have|had|could|can){_NOT}|wo{_NOT}|ca{_NOT}"
    r"|cannot|wont|wouldnt|didnt|hasnt)"
)
_SPEAK: Final = _any(
    """
    comment respond answer reply talk speak elaborate discuss be_drawn be_interviewed say_anything say_more say_so
    give_a_comment give_comment give_details give_any_details give_an_interview give_interviews answer_questions
    return_calls return_a_call return_messages return_phone_calls take_questions confirm_or_deny provide_a_comment
    provide_comment commented responded replied answered spoken get_back be_quoted discuss_it
    """
)
_WORDS: Final = (
    r"(?:all |any |further )?comments?|(?:an |all )?interviews?|(?:all )?requests? for (?:comment|an interview)"
)
_REST: Final = r"\b(?P<rest>.*)"
REFUSED: Final = tuple(
    re.compile(f"^{pattern}{_REST}$", re.IGNORECASE)
    for pattern in (
        rf"(?:{_WHO}|who's )?(?:has |have |had |also |all )*(?:declin|refus)(?:e|es|ed|ing) (?:to {_SPEAK}|{_WORDS})",
        rf"{_WHO}{_WONT} (?:want to |wish to )?{_SPEAK}",
        rf"{_WHO}(?:had|has|have|gave|made|offered) no (?:further |immediate )?comments?",
        rf"{_WHO}(?:had|has) nothing to (?:say|add)",
        rf"{_WHO}(?:could|was|were){_NOT} (?:be )?(?:immediately )?(?:reached|contacted|available(?: for comment)?)",
        rf"{_WHO}(?:stayed|stays|stay|remained|remains|remain|kept|keeps) (?:silent|quiet|mum|tight-lipped)",
        rf"{_WHO}(?:was|were|is) (?:unavailable for comment|silent|tight-lipped|unreachable)",
        rf"{_WHO}(?:failed|has yet|have yet|is yet|are yet) to {_SPEAK}",
        rf"{_WHO}(?:gave|offered|provided) no (?:answer|response|statement|explanation)",
    )
)

_TELL: Final = _any(
    """
    say tell explain discuss confirm deny disclose reveal divulge identify name specify detail describe acknowledge
    answer address give provide
    """
)
UNTOLD: Final = tuple(
    re.compile(f"^{pattern} (?P<rest>.+)$", re.IGNORECASE)
    for pattern in (
        rf"(?:{_WHO}|who's )?(?:has |have |had |also |all )*(?:declin|refus)(?:e|es|ed|ing) to {_TELL}",
        rf"{_WHO}(?:would|will|wo){_NOT} (?:want to |wish to )?{_TELL}",
    )
)
"""Such as "who would not say where he was": what was withheld is named."""

_FORMS_OF: Final = {
    "say said says saying tell told tells state states stated add added argue argues argued write writes wrote"
    " announce announced announces mention mentioned mentions explain explained explains suggest suggested suggests"
    " call called calls promise promised insist insisted insists stress stressed report reported reports describe"
    " described describes read reads reveal revealed reveals declare declared recommend recommends recommended"
    " conclude concluded concludes ask asked": None,
    "claim claims claimed claiming allege alleges alleged": Stance.CLAIMED,
    "deny denies denied denying": Stance.DENIED,
    "admit admits admitted confirm confirms confirmed acknowledge acknowledged concede conceded": Stance.CONFIRMED,
    "accuse accuses accused criticise criticised criticize criticized criticises blame blamed blames condemn"
    " condemned": Stance.ACCUSED,
    "warn warns warned warning threaten threatened": Stance.WARNED,
}
STANCES: Final = {form: stance for forms, stance in _FORMS_OF.items() for form in forms.split()}
_VERB: Final = rf"(?P<verb>{_any(' '.join(STANCES))})"
_PLAIN: Final = _any(
    """
    say tell state add argue write announce mention explain suggest call promise insist stress report describe read
    reveal declare recommend conclude ask claim allege deny admit confirm acknowledge concede accuse criticise
    criticize blame condemn warn threaten
    """
)
_PAST: Final = _any(" ".join(form for form in STANCES if form.endswith("ed") or form in {"said", "told", "read"}))
_DOING: Final = _any(" ".join(form for form in STANCES if form.endswith("ing")))
_ARTICLE: Final = r"(?:the|an?|this|that|its|his|her|their|our)"
_WHOM: Final = rf"(?P<who>(?:{_ARTICLE} \S+|(?!{_ARTICLE} )\S+).*?)"
"""Whom it asks about: more than an article, for "what does the report say" is no "what does … report"."""
_ADVERBS: Final = _any(
    """
    actually really reportedly publicly also ever already generally usually often typically recently himself herself
    themselves itself have had_to
    """
)
_IDLE: Final = rf"(?:{_ADVERBS} )*"
_PIECE: Final = r"(?: in (?:it|the|this)(?: article| story| piece)?)?"
_WHAT: Final = r"(?:exactly what|what exactly|what else|what all|what)"
SAID: Final = tuple(
    re.compile(f"^{pattern}{_REST}$", re.IGNORECASE)
    for pattern in (
        rf"{_WHAT} (?:did|does|do) {_WHOM} {_IDLE}(?P<verb>{_PLAIN})",
        rf"{_WHAT} (?:has|have|had) {_WHOM} {_IDLE}(?P<verb>{_PAST})",
        rf"{_WHAT} (?:is|are|was|were) {_WHOM} {_IDLE}(?P<verb>{_DOING})",
        rf"what {_WHOM} {_IDLE}(?P<verb>said|says|told|claimed|denied|admitted|confirmed|wrote)(?! that )",
        rf"how (?:did|does|do|has|have) {_WHOM} {_IDLE}(?P<verb>describe|described|explain|explained)",
    )
)
_ANSWER: Final = _any(
    "response reaction reply comment comments statement answer position words remarks stance view take"
)
RESPONSE: Final = tuple(
    re.compile(f"^{pattern}{_REST}$", re.IGNORECASE)
    for pattern in (
        rf"what(?:'s| is| was| were| are) (?P<who>.+?)(?:'s|s') {_ANSWER}",
        rf"what (?:is|was|were|are) the {_ANSWER} (?:of|from|by) (?P<who>.+?)(?= to | on | about |$)",
        r"how (?:did|has|have|does|do) (?P<who>.+?) (?:respond(?:ed)?|react(?:ed)?|repl(?:y|ied)|comment(?:ed)?)",
        rf"what {_ANSWER} (?:did|has|have) (?P<who>.+?) (?:give|given|make|made|offer|issue|issued|offered)",
    )
)
DID: Final = re.compile(
    rf"^(?:did|has|have|does|do|will) {_WHOM} {_IDLE}(?:(?:declined?|refused?|failed?|want|wish|agreed?) to )?"
    rf"(?:(?P<speaks>{_SPEAK}|(?:issued?|made?|make|given?) (?:a|any) (?:statement|comment)"
    r"|sa(?:y|id) (?:some|any)thing)"
    rf"|(?P<verb>{_PLAIN}|{_PAST})){_REST}$",
    re.IGNORECASE,
)
WHO_SAID: Final = re.compile(
    rf"^(?:(?:who(?: all| else)?|which (?:\w+ ){{1,2}}?)(?: was it that)? ?{_IDLE}(?:has |have |had |is )?{_VERB}"
    rf"|according to (?P<whom>whom|who)){_REST}$",
    re.IGNORECASE,
)
_QUOTED: Final = _any("quoted quote interviewed interview cited cite")
EVERYBODY: Final = _whole(
    r"(?:who|whom|which (?:people|sources|experts|officials))"
    r" (?:is|are|was|were|gets|get|does (?:the|this) (?:article|story|piece)|do they|did they) ?(?:all |being )?"
    rf"{_QUOTED}{_PIECE}",
    rf"who(?: all)? (?:speaks|spoke|talks|talked|commented|gave (?:an interview|a comment|comments)){_PIECE}",
    rf"(?:who|what) (?:are|were) (?:the|its|their|all the) (?:sources|speakers|people quoted){_PIECE}",
    rf"whose (?:words|quotes) are (?:quoted|these|those|used|in){_PIECE}",
    r"(?:all )?(?:the )?(?:speakers|sources|quotes|quotations|people quoted)",
    r"everyone (?:who is |who was )?quoted",
)
SOMEBODYS: Final = tuple(
    re.compile(f"^{pattern}$", re.IGNORECASE)
    for pattern in (
        (
            r"(?:(?:are|is) there )?(?:any |all |the |some |direct )*"
            r"(?:quotes?|quotations?|statements?|words|comments?) (?:from|by|of) (?P<who>.+)"
        ),
        rf"(?:is|was|are|were) (?P<who>.+?) {_QUOTED}(?: (?:anywhere|directly|at all))*{_PIECE}",
        r"what are (?P<who>.+?)(?:'s|s') (?:own |exact )?(?:words|quotes)",
        rf"does (?P<who>.+?) (?:speak|get quoted|have a say){_PIECE}",
    )
)
UNNAMED: Final = re.compile(
    r"\b(?:unnamed|anonymous|unidentified|undisclosed)\b|\banonymously\b|\bcondition of anonymity\b", re.IGNORECASE
)
ELSEWHERE: Final = re.compile(r"^(?:when|where|why|how (?:many|much|long|often|old|far))\b", re.IGNORECASE)
"""Questions for a time, a place, a reason or a number stay with the ordinary search."""
TOPIC: Final = re.compile(
    r"^(?: (?:anything|something|any more|more|further|publicly|anywhere|at all|yet|so far"
    r"|in (?:the|this) (?:article|story|piece)))*"
    r"(?: (?:about|on|regarding|concerning|over|of|to) (?P<about>.+)"
    r"|,? (?P<clause>(?:when|whether|if|that|why|how|what|where) .+))?$",
    re.IGNORECASE,
)
