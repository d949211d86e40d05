"""All the words of a message, wherever Discord keeps them: its text, embeds, components, and what it forwards."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import discord

from bot.untrusted import unescaped
from retrieval.claims import claims

_BARE_LINK: Final = re.compile(r"<?\bhttps?://[^\s<>]+>?")
_MASKED_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(<?https?://[^\s()<>]+>?(?:\s+\"[^\"]*\")?\)")
_MARKED: Final = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|/[\w -]+:|id:)[\w:-]*>")
"""Mentions, emoji and times, as Discord writes them in a text (reference: Message Formatting)."""
_UNDERLINED: Final = re.compile(r"(?<![\w\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?!\w)")
_REST_QUOTED: Final = re.compile(r"^>>> ([\s\S]*)", re.MULTILINE)
_QUOTED_LINES: Final = re.compile(r"(?:^> ?[^\n]*\n?)+", re.MULTILINE)


def contents(message: discord.Message, *, ours: bool = False) -> tuple[str, ...]:
    """What the message says, part by part, as it is read; of an answer of ours, the passages that it quotes alone.

    Names, the heads of fields and what stands at the foot count where they quote something, or where nothing else is.
    """
    if ours:
        drawn = [message.content, *_texts(message.components)]
        return tuple(as_read(one[0]).strip() for text in drawn for one in _QUOTED_LINES.finditer(text))
    body, aside = [message.content, *_texts(message.components)], list[str]()
    embeds = [*message.embeds]
    for forwarded in message.message_snapshots:
        body += [forwarded.content, *_texts(forwarded.components)]
        embeds += forwarded.embeds
    for one in embeds:
        body += [one.title or "", one.description or "", *(field.value or "" for field in one.fields)]
        aside += [one.author.name or "", *(field.name or "" for field in one.fields), one.footer.text or ""]
    told, beside = _worded(body), _worded(aside)
    quoting = [one for one in beside if any(claim.quoted for claim in claims(one))]
    return (*told, *quoting) if told else tuple(beside)


def _worded(parts: Iterable[str]) -> list[str]:
    read = (as_read(one).strip() for one in parts)
    return list(dict.fromkeys(one for one in read if claims(one)))


def _texts(components: Sequence[Any]) -> Iterator[str]:
    """The texts of a message's components, from the top down."""
    for one in components:
        if isinstance(one, discord.TextDisplay):
            yield one.content
        yield from _texts(getattr(one, "children", ()))


def as_read(text: str) -> str:
    """The text as Discord draws it, but for emphasis that no word is changed by."""
    plain = _BARE_LINK.sub(" ", _MASKED_LINK.sub(r"\1", text))
    plain = _UNDERLINED.sub("", _MARKED.sub(" ", plain))
    plain = _REST_QUOTED.sub(lambda found: "\n".join(f"> {line}" for line in found[1].split("\n")), plain)
    return unescaped(plain)
