"""Words of one sentence that a claim leaves out without saying so: where the rest stands, and whether any may matter.

Stricter than with an ellipsis (`retrieval.gaps`): nobody was warned. What stands between two marks may go, a phrase
such as "on Monday", part of a name; never what would put another subject, name or number beside the words behind it.
"""

from typing import Final

from retrieval.attribution.wordlists import names, nouns
from retrieval.elision import Claimed
from retrieval.gaps import gap_turns, gaps
from retrieval.turning import is_measured, is_verbal, qualifies
from retrieval.worded import Worded, parted
from retrieval.wording import aligned

_FEWEST: Final = 3
"""Words of a claim from which they are no chance; fewer stand in any sentence in some order."""
_LONGEST: Final = 8
"""Words of a phrase such as "on Monday in the town hall"; a longer one is a clause."""
_PHRASE: Final = frozenset("in on at during for with by".split())  # noqa: SIM905 - read more easily so
_SINGLE: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight also then later very
    quickly slowly quietly loudly early briefly immediately suddenly recently finally
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""Words that may go alone. Of others nobody can tell without their grammar: "the company (director) was fined"."""
_PROVIDING: Final = frozenset(
    """
    case theory principle condition conditions paper part name jest error fear hope vain event lieu place return appeal
    absence exception
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""With these a phrase bounds what it stands beside: "in case of fire", "on paper", "on condition"."""
_JOINING: Final = frozenset(
    """
    and or but nor while when where as who whom whose which that because so if than then though although he she they it
    i we you
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
"""Words by which a phrase is more than one."""


def shortened(text: Worded, claimed: Claimed) -> list[range] | None:
    """Where the claim's words stand in their order inside one sentence, others left out between; none if nowhere."""
    words = [one.word for one in claimed.words]
    if claimed.inserted or claimed.elided or len(words) < _FEWEST:
        return None
    rarest = min((text.places.get(word, []) for word in words), key=len)
    for sentence in dict.fromkeys(text.sentence_of[place] for place in rarest):
        start = text.sentence_of.index(sentence)
        own = text.texts(range(start, start + text.sentence_of.count(sentence)))
        blocks = aligned(own, words)
        if sum(size for _, _, size in blocks) == len(words):
            return [range(start + at, start + at + size) for at, _, size in blocks]
    return None


def may_go(text: Worded, found: list[range]) -> bool:
    """Whether nothing that was left out between the pieces may matter."""
    return all(not gap_turns(text, one) and _is_apart(text, one) for one in gaps(found))


def _is_apart(text: Worded, gap: range) -> bool:
    """Whether what stands around these words belongs together without them too."""
    words, after = text.texts(gap), text.words[gap.stop].word
    if (is_measured(after) and any(map(is_measured, words))) or "declined" in words:
        return False
    if parted(text.between(gap.start - 1)) and parted(text.between(gap.stop - 1)):
        return not _is_list_of_names(text, gap)
    if any(parted(text.between(place)) for place in range(gap.start - 1, gap.stop - 1)):
        return False
    if any(word in _JOINING | _PROVIDING or is_verbal(word) or word.endswith(("'s", "s'")) for word in words):
        return False
    return _is_phrase(text, gap) or _is_in_a_name(text, gap) or (len(words) == 1 and words[0] in _SINGLE)


def _is_phrase(text: Worded, gap: range) -> bool:
    """Whether the words are such as "on Monday", with their noun: "a television (in a tire) shop" is none."""
    after = text.words[gap.stop].word
    ends = parted(text.between(gap.stop - 1)) or after in _PHRASE | _JOINING | {"to", "from"} or is_verbal(after)
    return text.words[gap.start].word in _PHRASE and len(gap) <= _LONGEST and ends


def _is_in_a_name(text: Worded, gap: range) -> bool:
    """Whether they are part of a name, or all of one behind its office: "Ann (Maria) Dey", "the mayor (Ann Dey)"."""
    role = text.words[gap.start - 1].word in nouns("person") | names("title")
    named = _is_name(text, gap.start - 1) and _is_name(text, gap.stop)
    return (role or named) and all(_is_name(text, place) and not qualifies(text.words[place].word) for place in gap)


def _is_list_of_names(text: Worded, gap: range) -> bool:
    """Whether a name goes on behind: "Ann, Bob and Carl Dole" is no "Ann Dole"."""
    return len(gap) == 1 and _is_name(text, gap.start - 1) and _is_name(text, gap.stop)


def _is_name(text: Worded, place: int) -> bool:
    """Whether the word is written with a capital, and not as the first of its sentence."""
    first = place == 0 or text.sentence_of[place - 1] != text.sentence_of[place]
    return text.shelf.article.text[text.words[place].start].isupper() and not (
        first and text.words[place].word in {"the", "a", "an", "in", "on", "at", "he", "she", "it", "they"}
    )
