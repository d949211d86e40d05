"""Which language a text is in, as far as its script and its commonest words tell."""

import re
from collections.abc import Mapping
from functools import cache

from bm25s import stopwords

from retrieval.normal import words

_SAMPLE = 4000
"""Characters looked at: some 600 words, far more than the commonest words need."""

_SCRIPTS = {
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
}
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")

_CLEARLY = 2
"""How many times more of a language's commonest words than of the stated one's tell that it is that language."""

_SAMPLED = 10
"""Common words from which they tell anything."""

_SAME = {"nb": "no", "nn": "no"}
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?")

STEMMERS: Mapping[str, str] = {
    "en": "english", "de": "german", "nl": "dutch", "fr": "french", "es": "spanish", "pt": "portuguese",
    "it": "italian", "ru": "russian", "sv": "swedish", "no": "norwegian", "da": "danish", "tr": "turkish",
    "ar": "arabic", "el": "greek", "hi": "hindi",
}  # fmt: skip
"""Languages with a Snowball stemmer, by the name PyStemmer gives it."""


@cache
def stop_words(language: str) -> frozenset[str]:
    """The language's commonest words, or none where no list is known. Lists: bm25s (NLTK's)."""
    lists = {
        "en": stopwords.STOPWORDS_EN_PLUS, "de": stopwords.STOPWORDS_GERMAN, "nl": stopwords.STOPWORDS_DUTCH,
        "fr": stopwords.STOPWORDS_FRENCH, "es": stopwords.STOPWORDS_SPANISH, "pt": stopwords.STOPWORDS_PORTUGUESE,
        "it": stopwords.STOPWORDS_ITALIAN, "ru": stopwords.STOPWORDS_RUSSIAN, "sv": stopwords.STOPWORDS_SWEDISH,
        "no": stopwords.STOPWORDS_NORWEGIAN, "da": stopwords.STOPWORDS_DANISH, "tr": stopwords.STOPWORDS_TURKISH,
    }  # fmt: skip
    return frozenset(lists.get(language, ()))


_LATIN_LANGUAGES = ("en", "de", "nl", "fr", "es", "pt", "it", "sv", "no", "da", "tr")


def language_of(text: str) -> str:
    """Code of the language; English where nothing tells another."""
    sample = text[:_SAMPLE]
    counts = {code: len(script.findall(sample)) for code, script in _SCRIPTS.items()}
    if counts["ja"] * 10 > counts["zh"]:
        counts["zh"] = 0
    likeliest = max(counts, key=lambda code: counts[code])
    if counts[likeliest] > len(_LATIN.findall(sample)):
        return likeliest
    hits = _hits(sample)
    return max(hits, key=lambda code: hits[code]) if any(hits.values()) else "en"


def _hits(sample: str) -> dict[str, int]:
    spoken = words(sample)
    return {code: sum(word in stop_words(code) for word in spoken) for code in _LATIN_LANGUAGES}


def language_said(stated: str | None, text: str) -> str | None:
    """The stated language as BCP 47 writes it, or the text's where its words clearly are of another; none of neither.

    Of a language that is not told by its words here the statement is believed.
    """
    tag = language_tag(stated)
    if tag is None:
        return None
    code = _SAME.get(tag.partition("-")[0], tag.partition("-")[0])
    found = language_of(text)
    if code == found or code not in {*_SCRIPTS, *_LATIN_LANGUAGES}:
        return tag
    if found in _SCRIPTS:
        return found
    hits = _hits(text[:_SAMPLE])
    is_clear = hits[found] >= _SAMPLED and hits[found] >= _CLEARLY * hits.get(code, 0)
    return found if is_clear else tag


def language_tag(stated: str | None) -> str | None:
    """A language as BCP 47 writes it, of `en_GB` or `EN-gb`; none of what is no tag, such as `English`."""
    found = _TAG.fullmatch((stated or "").strip())
    if found is None:
        return None
    language, script, region = found.groups()
    return "-".join([language.lower(), *([script.title()] if script else []), *([region.upper()] if region else [])])


def asked_in_another(question: str, language: str) -> bool:
    """Whether a question is clearly not in the language of an article.

    By its script, or by its commonest words: those with a capital may be parts of names (“De la Cruz?”), and count for
    English alone, whose commonest words are none.
    """
    found = language_of(question)
    if found in _SCRIPTS or language in _SCRIPTS:
        return found != language and any(map(str.isalpha, question))
    if language not in _LATIN_LANGUAGES:
        return False
    whole = _hits(question)
    others = _hits(" ".join(word for word in question.split()[1:] if word[:1].islower())) | {"en": whole["en"]}
    return any(hits >= max(_ASKED, _CLEARLY * whole[language]) for code, hits in others.items() if code != language)


_ASKED = 2
"""Common words from which a question tells its language: with one, every other question tells several."""
