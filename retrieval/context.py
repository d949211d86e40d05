"""Cuts that would change the sense: a sentence that leans on its neighbour is shown with it.

Only inside a paragraph, and only where one sentence takes back, limits or corrects the other. English cues.
"""

import re
from collections.abc import Sequence

_CONNECTIVES = (
    r"however|but|yet|nevertheless|nonetheless|instead(?! of)|even so|that said|on the contrary|in fact|in reality"
    r"|otherwise|unless|except|only if|but only|provided|no longer|only later|none of (?:this|that|it)"
    r"|not (?:so|quite|yet|any ?more)|nor (?:is|was|did|has|does|will)|still,"
)
_DENIAL = (
    r"(?:this|that|it|which|the (?:claim|figure|number|report|statement)) (?:is|was|has been|were|had been)(?: \w+)?"
    r" (?:not|untrue|false|wrong|incorrect|denied|disputed|corrected|withdrawn|retracted|rejected)"
    r"|(?:this|that|it) (?:isn|wasn)[’']t"
)
_RETRACTION = (
    r"(?:he|she|they|it|the \w+) (?:later|then|subsequently|has since|have since|since)"
    r" (?:withdrew|withdrawn|retracted|corrected|denied|apologi[sz]ed|reversed|changed|clarified)"
)
_TAKES_BACK = re.compile(rf"^[\s\"'“‘(]*(?:{_CONNECTIVES}|{_DENIAL}|{_RETRACTION})(?!\w)", re.IGNORECASE)
"""A sentence that opens so takes back or limits what stands before it."""


def leaning(sentences: Sequence[str], place: int) -> tuple[int, int]:
    """First and last place of the run of sentences of one paragraph that must be shown with the one at `place`."""
    first = last = place
    while first > 0 and _TAKES_BACK.search(sentences[first]):
        first -= 1
    while last + 1 < len(sentences) and _TAKES_BACK.search(sentences[last + 1]):
        last += 1
    return first, last
