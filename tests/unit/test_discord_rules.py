"""Whole requests, right and wrong: by the table, and by Discord's own description where a copy is at hand."""

import json
import os
from collections import Counter

import jsonschema
import pytest

from discord_rules import Specification, check
from discord_rules.examples import (
    CALLBACK,
    EPHEMERAL,
    MESSAGES,
    ORIGINAL,
    V2,
    Request,
    asked,
    box,
    button,
    callback,
    choices,
    command,
    embedded,
    entry,
    link,
    menu,
    of_size,
    option,
    post,
    put,
    row,
    said,
    shown,
    written,
)

DESCRIPTION = os.environ.get("DISCORD_OPENAPI")
needs_the_description = pytest.mark.skipif(
    not DESCRIPTION,
    reason="DISCORD_OPENAPI does not name Discord's description of its API",
)


def edit(text):
    return Request("PATCH", ORIGINAL, {"content": text})


def fields(name, value, count=1):
    return embedded(fields=[{"name": name, "value": value}] * count)


def rows(*components):
    return said(components=list(components))


def entries(count, **more):
    return asked(*(row(entry(one, label="l")) for one in range(count)), **more)


FULL = choices(26)
PICTURE = {"embeds": [{"image": {"url": "attachment://a.png"}}]}
UPLOADED = {**PICTURE, "attachments": [{"id": 0, "filename": "a.png"}]}
BOTH = {"parse": ["users"], "users": ["1"]}
# Each with its request, the rules of the table that it breaks, and the keywords of the description.
CASES = {
    "plain": (said(), "", ""),
    "2000 characters": (said(content="x" * 2000), "", ""),
    "2001 characters": (said(content="x" * 2001), "message-content", ""),
    "2001 in a callback": (callback(4, {"content": "x" * 2001}), "message-content", "maxLength"),
    "empty message": (said(content=" "), "message-empty", ""),
    "unknown member": (said(embed={}), "message-member", "unknown-member"),
    "26 fields": (fields("n", "v", 26), "embed-fields", "maxItems"),
    "11 embeds": (post({"embeds": [{"title": "t"}] * 11}), "message-embeds", "maxItems"),
    "field value 1025": (fields("n", "v" * 1025), "embed-field-value", "maxLength"),
    "blank field": (fields("n", ""), "field-blank", ""),
    "7000 over two embeds": (post({"embeds": [{"description": "d" * 3500}] * 2}), "embeds-together", ""),
    "bad url": (embedded(title="t", url="nope"), "url", "uri"),
    "five buttons": (rows(row(*map(button, range(5)))), "", ""),
    "six buttons": (rows(row(*map(button, range(6)))), "row-components", "maxItems"),
    "same custom_id": (rows(row(button(1), button(1))), "custom-id-unique", ""),
    "label 81": (rows(row(button(1, label="l" * 81))), "button-label", "maxLength"),
    "link with custom_id": (rows(row({**link("https://e.org"), "custom_id": "1"})), "button-kind", ""),
    "six rows": (rows(*(row(button(one)) for one in range(6))), "rows-together", ""),
    "select beside a button": (rows(row(button(1), menu())), "row-mix", ""),
    "26 select options": (rows(row(menu(26))), "string-select-options", "maxItems"),
    "V2": (shown(box(written("# t"), row(button(1)))), "", ""),
    "V2 without flag": (post({"components": [written()]}), "v2-flag", ""),
    "V2 with content": (said(flags=V2, components=[written()]), "v2-exclusive", ""),
    "V2 5000 of text": (shown(*[written("t" * 2500)] * 2), "texts-together", ""),
    "V2 41 components": (shown(box(*[written()] * 20), box(*[written()] * 19)), "components-together", ""),
    "type 99": (rows({"type": 99}), "rows-only component-place", "union"),
    "parse and users": (said(allowed_mentions=BOTH), "mentions-exclusive", ""),
    "attachment missing": (post(PICTURE, files=[]), "attachment-ref", ""),
    "attachment there": (post(UPLOADED, files=[("a.png", 9)]), "", ""),
    "attachment not known": (post(PICTURE), "", ""),
    "11 MiB file": (post({"content": "x"}, files=[("a", 11 * 2**20)]), "file-size", ""),
    "ephemeral on a channel": (said(flags=EPHEMERAL), "flags-allowed", ""),
    "ephemeral callback": (callback(4, {"content": "x", "flags": EPHEMERAL}), "", ""),
    "defer": (callback(5, {"flags": EPHEMERAL}), "", ""),
    "defer with V2": (callback(5, {"flags": V2}), "defer-flags", ""),
    "callback type 99": (Request("POST", CALLBACK, {"type": 99}), "callback-type", "union"),
    "25 choices": (callback(8, {"choices": FULL[:25]}), "", ""),
    "26 choices": (callback(8, {"choices": FULL}), "autocomplete-choices", "maxItems"),
    "choice name 101": (callback(8, {"choices": [{"name": "n" * 101, "value": "v"}]}), "choice-name", "maxLength"),
    "modal": (entries(5), "", ""),
    "modal title 46": (entries(1, title="t" * 46), "modal-title", "maxLength"),
    "modal six inputs": (entries(6), "modal-components", ""),
    "edit original": (edit("x"), "", ""),
    "edit original 2001": (edit("x" * 2001), "message-content", "maxLength"),
    "command": (put(command(options=[option("q", required=True), option("t", autocomplete=True)])), "", ""),
    "command upper case": (put(command(name="Ask")), "command-naming", ""),
    "command with space": (put(command(name="ask me")), "command-naming", ""),
    "message command name": (put({"name": "Ask about this", "type": 3}), "", ""),
    "description 101": (put(command(description="d" * 101)), "command-description", "maxLength"),
    "description empty": (put(command(description="")), "command-described", ""),
    "26 options": (put(command(options=[option(f"o{one}") for one in range(26)])), "command-options", "maxItems"),
    "26 option choices": (put(command(options=[option(choices=FULL)])), "option-choices", "maxItems"),
    "required last": (put(command(options=[option("a"), option("b", required=True)])), "option-order", ""),
    "same name twice": (put(command(), command()), "command-unique", ""),
    "101 commands": (put(*(command(name=f"c{one}") for one in range(101))), "commands-chat-input", ""),
    "8001 characters": (put(of_size(8001)), "command-together", ""),
    "reply, numeric ids": (said(message_reference={"message_id": 1, "channel_id": 2}), "", ""),
    "no such route": (Request("POST", "/nonsense", {}), "", "route"),
    "reason too long": (Request("DELETE", f"{MESSAGES}/2", reason="r" * 513), "request-reason", ""),
}
every_case = pytest.mark.parametrize("name", CASES)


@pytest.fixture(scope="module")
def description():
    return Specification.load(DESCRIPTION)


@every_case
def test_the_table_finds_what_is_wrong_and_nothing_else(name):
    request, rules, _ = CASES[name]
    found = check(request.method, request.path, request.body, request.files, request.reason)
    assert {one.rule for one in found} == set(rules.split()), [*map(str, found)]


@needs_the_description
@every_case
def test_the_description_finds_what_it_knows_of(name, description):
    request, _, keywords = CASES[name]
    found = description.request(request.method, request.path, request.body, request.files)
    assert {one.rule.removeprefix("openapi:") for one in found} == set(keywords.split()), [*map(str, found)]


@needs_the_description
def test_a_validator_of_the_standard_agrees(description):
    """But for what Discord takes and its description lacks, such as ids that are numbers."""
    verdicts = Counter()
    for request, _, keywords in CASES.values():
        operation = description.operation(request.method, request.path)
        if operation is None or request.body is None:
            continue
        schema = operation.described["requestBody"]["content"]["application/json"]["schema"]
        whole = {**schema, "components": description.schemas.document["components"]}
        theirs = jsonschema.Draft202012Validator(whole).is_valid(json.loads(json.dumps(request.body)))
        ours = set(keywords.split()) <= {"unknown-member", "uri"}
        verdicts[theirs == ours] += 1
    assert verdicts[False] <= 2, verdicts
    assert verdicts[True] > 50
