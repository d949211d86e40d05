"""What a list of articles and the description of one say."""

from bot import words as common
from bot.tongue import count, say
from retrieval.ports import Shelved


def articles_of(first: int, last: int, of: int) -> str:
    """Which articles a page of the list has."""
    if first == last:
        return say("Article {first} of {of}", first=first, of=of)
    return say("Articles {first} to {last} of {of}", first=first, last=last, of=of)


def by_authors(names: str) -> str:
    """Who wrote it."""
    return say("By {author}", author=names)


def measured(one: Shelved, language: str) -> str:
    """How long it is, and in which language."""
    counted = common.counted(one.paragraphs, one.sentences)
    return say("{counted} · Language: {language}", counted=counted, language=language)


def loaded_and_open(one: Shelved, rooms: str) -> str:
    """Since when it is here, and where it is open; Discord writes the reader's own time."""
    opened = say("Open in {rooms}", rooms=rooms) if rooms else say("Open in no channel")
    return say("Loaded <t:{timestamp}:f> · {opened}", timestamp=int(one.loaded.timestamp()), opened=opened)


def version_of(number: int, of: int) -> str:
    """Which of the texts of its page it is, and what tells them apart."""
    if number < of:
        newer = count("there is a newer one", "there are {number} newer ones", of - number)
        return say("Version {number} of {of} of its page: {newer} · /article diff", number=number, of=of, newer=newer)
    return say("Version {number} of {of} of its page, the newest · /article diff", number=number, of=of)


def article_locked(why: str) -> str:
    """That nothing is cited from it, and why."""
    return say("⚠ Moderators have locked this article ({why}): nothing is cited from it.", why=why)


def banner_below(banner: str) -> str:
    """The line that stands below its answers."""
    return say("Below answers from it stands: {banner}", banner=banner)
