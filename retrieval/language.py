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
    spoken = words(sample)
    hits = {code: sum(word in stop_words(code) for word in spoken) for code in _LATIN_LANGUAGES}
    return max(hits, key=lambda code: hits[code]) if any(hits.values()) else "en"
