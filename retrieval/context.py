"""Cuts that would change the sense: a sentence that leans on its neighbour is shown with it.

Only inside a paragraph, and only where one sentence takes back, limits or corrects the other. English cues.
"""

import re
from collections.abc import Sequence

_OPENING = r"^[\s\"'“‘(]*"

_TAKES_BACK = re.compile(
    _OPENING + r"(?:however|but|yet|nevertheless|nonetheless|instead|still,|even so|that said|on the contrary|in fact|in reality|otherwise"
    r"|unless|except|only if|but only|provided|not so|not quite|not yet|not any ?more|no longer|only later|none of (?:this|that|it)|nor (?:is|was|did|has|does|will)"
    r"|(?:this|that|it|which|the (?:claim|figure|number|report|statement)) (?:is|was|has been|were|had been)(?: \w+)? (?:not|untrue|false|wrong|incorrect|denied|disputed"
    r"|corrected|withdrawn|retracted|rejected)|(?:this|that|it) (?:isn|wasn)[’']t"
    r"|(?:he|she|they|the \w+|it) (?:later|then|subsequently|has since|have since|since) (?:withdrew|retracted|corrected|denied|apologi[sz]ed|reversed"
    r"|withdrawn|changed|clarified))\b",
    re.IGNORECASE,
)
"""A sentence that opens so takes back or limits what stands before it."""


def leaning(sentences: Sequence[str], place: int) -> tuple[int, int]:
    """First and last place of the run of sentences of one paragraph that must be shown with the one at `place`."""
    first = last = place
    while first > 0 and _TAKES_BACK.search(sentences[first]):
        first -= 1
    while last + 1 < len(sentences) and _TAKES_BACK.search(sentences[last + 1]):
        last += 1
    return first, last
