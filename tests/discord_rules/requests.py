"""Which rules a request falls under, by its method and path."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from .commands import check_autocomplete, check_command, check_commands
from .messages import (
    BY_A_WEBHOOK,
    EPHEMERAL,
    IN_A_CALLBACK,
    IN_A_CHANNEL,
    Files,
    check_files,
    check_message,
    check_thread,
)
from .modals import check_modal
from .rules import Found, Violation, beyond, broken, inside, kind, measure, misshapen, whole

PONG, ANSWER, DEFER, DEFER_UPDATE, UPDATE, AUTOCOMPLETE, MODAL, PREMIUM, LAUNCH = 1, 4, 5, 6, 7, 8, 9, 10, 12
CALLBACKS = {PONG, ANSWER, DEFER, DEFER_UPDATE, UPDATE, AUTOCOMPLETE, MODAL, PREMIUM, LAUNCH}
"""Types of answers to an interaction (interactions/receiving-and-responding: Interaction Callback Type)."""

WITH_DATA = {ANSWER, UPDATE, AUTOCOMPLETE, MODAL}


def check(
    method: str,
    path: str,
    body: Any = None,
    files: Files | None = None,
    reason: str | None = None,
) -> list[Violation]:
    """Every documented rule that this request breaks.

    `path` may be a whole address; `body` is what the JSON said; `files` are names and sizes in bytes in the
    order of files[0], files[1]… of a multipart request, None when it is not known which went along; `reason`
    is the header X-Audit-Log-Reason. A request that no rule is about breaks none.
    """
    found = list(check_files(files or []))
    if reason is not None:
        found += beyond("request-reason", "header X-Audit-Log-Reason", len(unquote(reason)))
    for about, wanted, rules in ABOUT:
        if about.fullmatch(f"{method.upper()} {bare(path)}"):
            if isinstance(body, wanted):
                found += rules(method.upper(), body, files)
            elif body is not None:
                found.append(broken("shape", "", f"{kind(body)} is no body for this request"))
            elif not files:
                found.append(broken("shape", "", "a body is wanted"))
            break
    return list(dict.fromkeys(found))


def bare(path: str) -> str:
    """The path without server, version and query."""
    return re.sub(r"^(https?://[^/]+)?(/api(/v\d+)?(?=/))?", "", path).split("?")[0]


def in_a_channel(method: str, body: dict[str, Any], files: Files | None) -> Found:
    return check_message(body, "", files, IN_A_CHANNEL, edit=method == "PATCH")


def by_a_webhook(method: str, body: dict[str, Any], files: Files | None) -> Found:
    return check_message(body, "", files, BY_A_WEBHOOK, edit=method == "PATCH")


def a_callback(_method: str, body: dict[str, Any], files: Files | None) -> Found:
    type_, data = whole(body.get("type")), inside(body, "data")
    yield from misshapen(body, "", objects="data")
    if type_ not in CALLBACKS:
        yield broken("callback-type", "/type", f"{body.get('type')!r} is no type of callback")
    if type_ in WITH_DATA and not isinstance(body.get("data"), dict):
        yield broken("shape", "/data", "is missing")
    elif type_ in (ANSWER, UPDATE):
        yield from check_message(data, "/data", files, IN_A_CALLBACK, edit=type_ == UPDATE)
    elif type_ == DEFER and whole(data.get("flags")) & ~EPHEMERAL:
        yield broken("defer-flags", "/data/flags", f"{data['flags']}")
    elif type_ == AUTOCOMPLETE:
        yield from check_autocomplete(data, "/data")
    elif type_ == MODAL:
        yield from check_modal(data, "/data")


def one_command(method: str, body: dict[str, Any], _files: Files | None) -> Found:
    return check_command(body, "", partial=method == "PATCH")


def all_commands(_method: str, body: list[Any], _files: Files | None) -> Found:
    return check_commands(body)


def a_thread(_method: str, body: dict[str, Any], files: Files | None) -> Iterator[Violation]:
    yield from check_thread(body, "")
    if isinstance(body.get("message"), dict):
        yield from check_message(body["message"], "/message", files, IN_A_CHANNEL)


def bulk_delete(_method: str, body: dict[str, Any], _files: Files | None) -> Found:
    return measure("bulk-delete", body, "")


Rules = Callable[[str, Any, Files | None], Found]
CHANNEL, WEBHOOK, COMMANDS = (
    r"/channels/[^/]+",
    r"/webhooks/[^/]+/[^/]+",
    r"/applications/[^/]+(/guilds/[^/]+)?/commands",
)
ABOUT: list[tuple[re.Pattern[str], type, Rules]] = [
    (re.compile(f"POST {CHANNEL}/messages"), dict, in_a_channel),
    (re.compile(f"POST {CHANNEL}/messages/bulk-delete"), dict, bulk_delete),
    (re.compile(f"PATCH {CHANNEL}/messages/[^/]+"), dict, in_a_channel),
    (re.compile(f"POST {CHANNEL}(/messages/[^/]+)?/threads"), dict, a_thread),
    (re.compile(f"POST {WEBHOOK}"), dict, by_a_webhook),
    (re.compile(f"PATCH {WEBHOOK}/messages/[^/]+"), dict, by_a_webhook),
    (re.compile(r"POST /interactions/[^/]+/[^/]+/callback"), dict, a_callback),
    (re.compile(f"PUT {COMMANDS}"), list, all_commands),
    (re.compile(f"POST {COMMANDS}"), dict, one_command),
    (re.compile(f"PATCH {COMMANDS}/[^/]+"), dict, one_command),
]
