"""Messages: their text, embeds, flags, mentions and files."""

import json
import re
from collections.abc import Iterator
from typing import Any

from .components import AT_THE_TOP, ROW, V2, check_components, together, type_of, walk
from .embeds import check_embeds
from .rules import Found, beyond, broken, inside, listed, measure, misshapen, objects, whole

SUPPRESS_EMBEDS, EPHEMERAL, SILENT, VOICE, COMPONENTS_V2 = 1 << 2, 1 << 6, 1 << 12, 1 << 13, 1 << 15
"""Message flags (resources/message: Message Flags)."""

IN_A_CHANNEL = SUPPRESS_EMBEDS | SILENT | VOICE | COMPONENTS_V2
IN_A_CALLBACK = IN_A_CHANNEL | EPHEMERAL
BY_A_WEBHOOK = SUPPRESS_EMBEDS | SILENT | EPHEMERAL | COMPONENTS_V2

MEMBERS = {
    *("content", "nonce", "enforce_nonce", "tts", "embeds", "allowed_mentions", "message_reference", "components"),
    *("sticker_ids", "attachments", "flags", "poll", "shared_client_theme"),
    *("username", "avatar_url", "thread_name", "applied_tags"),
}
"""Of a message to a channel, by a webhook, or in a callback."""

PARSED = {"users", "roles", "everyone"}
FORWARD = 1
ARCHIVE_AFTER = {60, 1_440, 4_320, 10_080}
"""Minutes (resources/channel: Start Thread)."""

Files = list[tuple[str, int]]


def check_message(body: dict[str, Any], at: str, files: Files | None, flags: int, *, edit: bool = False) -> Found:
    """All rules of a message; `files` is None when it is not known which went along, `flags` which may be set."""
    for member in sorted(set(body) - MEMBERS):
        yield broken("message-member", f"{at}/{member}", f"{member!r} is unknown")
    yield from misshapen(body, at, lists="embeds attachments", objects="allowed_mentions poll message_reference")
    yield from measure("message", body, at)
    yield from check_flags(body, at, flags)
    if not edit and not shows_something(body, files):
        yield broken("message-empty", at, "nothing to show")
    yield from check_embeds(body, at)
    yield from check_generation(body, at, edit=edit)
    yield from check_components(body, at, AT_THE_TOP)
    yield from together(list(walk(body, at)), at)
    yield from check_mentions(inside(body, "allowed_mentions"), f"{at}/allowed_mentions")
    yield from check_poll(body, at)
    yield from check_reference(body, at)
    yield from check_attachments(body, at, files, edit=edit)


def shows_something(body: dict[str, Any], files: Files | None) -> bool:
    content = body.get("content")
    forwarded = inside(body, "message_reference").get("type") == FORWARD
    others = any(body.get(name) for name in ("embeds", "components", "sticker_ids", "poll", "attachments"))
    said = content is not None and (not isinstance(content, str) or bool(content.strip()))
    return said or others or bool(files) or forwarded


def check_flags(body: dict[str, Any], at: str, allowed: int) -> Found:
    wrong = whole(body.get("flags")) & ~allowed
    if wrong:
        yield broken("flags-allowed", f"{at}/flags", f"{wrong:#x} can not be set here")


def check_generation(body: dict[str, Any], at: str, *, edit: bool) -> Found:
    """A message is made of text, embeds and rows, or of the components that came later; never of both.

    An edit need not repeat the flag, so what an edit without it may hold depends on the message.
    """
    if whole(body.get("flags")) & COMPONENTS_V2:
        for member in ("content", "embeds", "sticker_ids", "poll"):
            if body.get(member):
                yield broken("v2-exclusive", f"{at}/{member}", "not with the flag 1 << 15")
        return
    new = sorted({type_of(one) for _, one in walk(body, at)} & V2)
    if new and not edit:
        yield broken("v2-flag", f"{at}/flags", f"component types {new} need the flag 1 << 15")
    if not new:
        yield from beyond("rows-together", f"{at}/components", len(listed(body, "components")))
        for where, one in objects(body, "components", at):
            if type_of(one) != ROW:
                yield broken("rows-only", where, "only action rows stand outermost")


def check_mentions(mentions: dict[str, Any], at: str) -> Found:
    yield from measure("mentions", mentions, at)
    parse = [one for one in listed(mentions, "parse") if isinstance(one, str)]
    for one in sorted(set(parse) - PARSED):
        yield broken("mentions-parse", f"{at}/parse", f"{one!r} is no kind of mention")
    for one in ("users", "roles"):
        if one in parse and mentions.get(one):
            yield broken("mentions-exclusive", at, f"{one} are in parse and listed")


def check_poll(body: dict[str, Any], at: str) -> Found:
    if not isinstance(body.get("poll"), dict):
        return
    poll, where = body["poll"], f"{at}/poll"
    yield from measure("poll", poll, where)
    yield from measure("poll-question", inside(poll, "question"), f"{where}/question")
    for place, answer in objects(poll, "answers", where):
        yield from measure("poll-answer", inside(answer, "poll_media"), f"{place}/poll_media")


def check_reference(body: dict[str, Any], at: str) -> Found:
    reference = inside(body, "message_reference")
    if reference and not reference.get("message_id"):
        yield broken("reference", f"{at}/message_reference", "message_id is missing")
    if reference.get("type") == FORWARD and not reference.get("channel_id"):
        yield broken("reference", f"{at}/message_reference", "a forwarded message names its channel")


def check_attachments(body: dict[str, Any], at: str, files: Files | None, *, edit: bool) -> Found:
    """What is said about files, and that those which are pointed at went along.

    Of an edit that is not known: the message may have them already.
    """
    for where, one in objects(body, "attachments", at):
        yield from measure("attachment", one, where)
        if not edit and files is not None and whole(one.get("id"), -1) >= len(files):
            yield broken("attachment-ref", where, f"files[{one.get('id')}], and {len(files)} went along")
    if edit or files is None:
        return
    names = [name for name, _ in files] + [one.get("filename") for _, one in objects(body, "attachments", at)]
    for name in sorted(one for one in set(pointed_at(body)) if one not in names):
        yield broken("attachment-ref", at, f"attachment://{name} was not uploaded")


def pointed_at(body: dict[str, Any]) -> Iterator[str]:
    """The names of the files that embeds and components show."""
    for member in ("embeds", "components"):
        written = json.dumps(body.get(member), ensure_ascii=False, default=str)
        yield from re.findall(r'"attachment://([^"]+)"', written)


def check_files(files: Files) -> Found:
    """The files of one request, by name and size in bytes."""
    yield from beyond("request-files", "/files", len(files))
    for index, (_, size) in enumerate(files):
        yield from beyond("file-size", f"/files/{index}", size)
    yield from beyond("request-size", "/files", sum(size for _, size in files))


def check_thread(body: dict[str, Any], at: str) -> Found:
    """A thread that is to be opened."""
    yield from measure("thread", body, at)
    after = body.get("auto_archive_duration")
    if after is not None and whole(after) not in ARCHIVE_AFTER:
        yield broken("archive-after", f"{at}/auto_archive_duration", f"{after!r} is none of {sorted(ARCHIVE_AFTER)}")
