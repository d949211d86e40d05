"""Every rule that is no number, with a request that breaks it; what Discord takes; and bodies that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discord_rules import check
from discord_rules.examples import (
    CALLBACK,
    COMMANDS,
    EPHEMERAL,
    MESSAGES,
    ORIGINAL,
    V2,
    Request,
    asked,
    button,
    callback,
    command,
    embedded,
    entry,
    gallery,
    labelled,
    link,
    menu,
    option,
    picture,
    post,
    put,
    row,
    said,
    section,
    shown,
    thread,
    written,
)
from discord_rules.rules import SOURCES

PREMIUM = {"type": 2, "style": 6, "sku_id": "1"}
USERS = {"type": 5, "custom_id": "s", "default_values": [{"id": "1", "type": "user"}] * 2}


def configured(*options, **more):
    return put(command(options=list(options), **more))


def chosen(type_, *values):
    return configured(option(type=type_, choices=[{"name": str(one), "value": one} for one in values]))


def nested(*types):
    """Options of these types, each within the one before."""
    inner = []
    for type_ in reversed(types):
        inner = [option(type=type_, **({"options": inner} if inner else {}))]
    return configured(*inner)


WRONG = {
    "shape": [
        said(embeds={}),
        said(embeds=["e"]),
        said(content=["x"]),
        said(allowed_mentions=[]),
        shown({"type": 9, "components": [written()]}),
        Request("POST", MESSAGES, "text"),
        Request("POST", MESSAGES),
        Request("PUT", COMMANDS, {}),
        Request("POST", CALLBACK, {"type": 4}),
        put("ask"),
    ],
    "message-empty": [post({"embeds": []}), callback(4, {"content": ""})],
    "message-member": [said(embed={}), callback(4, {"content": "x", "view": 1})],
    "v2-exclusive": [said(flags=V2, components=[written()])],
    "v2-flag": [post({"components": [written()]})],
    "rows-only": [said(components=[button()])],
    "component-place": [
        shown(button()),
        shown(row(written())),
        shown(section(button())),
        shown(labelled(entry())),
        shown({"type": "row"}),
        asked(entry()),
        asked(row(menu())),
        asked(labelled(button())),
    ],
    "row-mix": [shown(row(button(), menu())), shown(row(menu(), menu(custom_id="t")))],
    "custom-id-unique": [shown(row(button(1)), row(button(1))), asked(labelled(entry(1)), labelled(entry(1)))],
    "component-id-unique": [shown({**written(), "id": 7}, {**written(), "id": 7})],
    "button-kind": [
        shown(row({**link("https://e.org"), "custom_id": "1"})),
        shown(row(button(url="https://e.org"))),
        shown(row({**PREMIUM, "label": "l"})),
        shown(row(button(style=7))),
        shown(row({"type": 2, "style": 1, "label": "l"})),
    ],
    "button-shows": [shown(row(button(label="")))],
    "select-range": [shown(row(menu(2, min_values=2))), shown(row(menu(2, max_values=3)))],
    "select-values": [shown(row({**menu(), "options": menu()["options"] * 2}))],
    "select-defaults": [shown(row(USERS))],
    "select-required": [asked(labelled(menu(min_values=0)))],
    "modal-disabled": [asked(labelled(menu(disabled=True)))],
    "input-range": [
        asked(labelled(entry(min_length=2, max_length=1))),
        asked(labelled(entry(max_length=1, value="ab"))),
    ],
    "url": [
        embedded(title="t", url="e.org"),
        embedded(image={"url": "file://e.org/a"}),
        embedded(author={"name": "n", "url": "attachment://a"}),
        shown(row(link("https://e.org/a b"))),
        shown(row(link("https://[e.org"))),
        shown(gallery(picture("a.png"))),
        shown({"type": 13, "file": {"url": "https://e.org/a"}}),
    ],
    "field-blank": [embedded(fields=[{"name": " ", "value": "v"}])],
    "flags-allowed": [said(flags=EPHEMERAL), callback(4, {"content": "x", "flags": 1})],
    "defer-flags": [callback(5, {"flags": V2})],
    "callback-type": [callback(3, {}), callback("four", {})],
    "mentions-parse": [said(allowed_mentions={"parse": ["here"]})],
    "mentions-exclusive": [said(allowed_mentions={"parse": ["roles"], "roles": ["1"]})],
    "reference": [
        said(message_reference={"channel_id": "1"}),
        post({"message_reference": {"type": 1, "message_id": 2}}),
    ],
    "attachment-ref": [
        post({"attachments": [{"id": 1, "filename": "b"}]}, [("a", 1)]),
        post({"flags": V2, "components": [{"type": 13, "file": {"url": "attachment://b"}}]}, [("a", 1)]),
    ],
    "archive-after": [thread(auto_archive_duration=61)],
    "command-type": [put(command(type=5))],
    "command-naming": [put(command(name="Ask")), put({"type": 1, "description": "d"}), configured(option("a b"))],
    "command-described": [put(command(description=" ")), put({"type": 2, "name": "Ask", "description": "d"})],
    "menu-options": [put({"type": 3, "name": "Ask", "options": [option()]})],
    "command-unique": [put(command(), command()), configured(option("a"), option("a"))],
    "command-context": [put(command(contexts=[3])), put(command(integration_types=[1, 1]))],
    "option-type": [configured(option(type=12))],
    "option-order": [configured(option("a"), option("b", required=True))],
    "option-choosing": [
        configured(option(type=6, autocomplete=True)),
        configured(option(autocomplete=True, choices=[{"name": "n", "value": "v"}])),
    ],
    "option-range": [configured(option(min_value=1)), configured(option(type=4, min_value=2, max_value=1))],
    "option-channels": [
        configured(option(type=7, channel_types=[0, 16])),
        configured(option(type=7, channel_types=[0, 0])),
        configured(option(channel_types=[0])),
    ],
    "option-nesting": [nested(1, 1, 1), nested(1, 2), nested(3, 3), configured(option("a"), option("b", type=1))],
    "choice-type": [chosen(3, 1), chosen(4, "a"), chosen(4, 1.5), chosen(4, True)],
    "choice-unique": [chosen(3, "a", "a")],
}
RIGHT = [
    said(tts=False, nonce=123, allowed_mentions={"parse": [], "replied_user": False}),
    post({"message_reference": {"type": 1, "message_id": "1", "channel_id": "2"}}),
    post({"content": "x"}, [("a", 1)]),
    Request("POST", MESSAGES, None, [("a", 1)]),
    Request("POST", "https://discord.com/api/v10/webhooks/1/tok?wait=true", {"content": "x", "flags": EPHEMERAL}),
    Request("PATCH", ORIGINAL, {"components": [written()]}),
    Request("PATCH", ORIGINAL, {"content": None, "embeds": [], "attachments": [{"id": "99"}]}),
    Request("PATCH", f"{COMMANDS}/1", {"name": "Ask about this"}),
    Request("POST", "/applications/1/guilds/2/commands", command()),
    Request("POST", CALLBACK, {"type": 6}),
    Request("POST", CALLBACK, {"type": 5}),
    callback(7, {"components": [row(button())]}),
    callback(8, {"choices": [{"name": "n", "value": 1}, {"name": "n", "value": "v"}]}),
    shown(row(PREMIUM, link("discord://-/apps"), button(emoji={"name": "👍"}, label=None))),
    asked(written(), labelled(menu(min_values=0, required=False)), labelled({"type": 23, "custom_id": "c"})),
    nested(2, 1, 3),
    chosen(10, 1, 1.5),
    put(command(name="問う"), command(name="पूछें"), command(type=2, name="ask", description="")),
]


def found_in(request):
    return check(request.method, request.path, request.body, request.files, request.reason)


def test_every_rule_is_tried():
    assert set(WRONG) == set(SOURCES)


@pytest.mark.parametrize("rule", WRONG)
def test_what_breaks_a_rule_is_told_by_its_name(rule):
    assert [one for one in WRONG[rule] if rule not in {found.rule for found in found_in(one)}] == []


@pytest.mark.parametrize("request_", RIGHT, ids=range(len(RIGHT)))
def test_what_discord_takes_is_not_told(request_):
    assert [*map(str, found_in(request_))] == []


@pytest.mark.parametrize(
    ("member", "words", "rule"),
    [
        ("name", "Fragen", "command-naming"),
        ("name", "n" * 33, "command-name"),
        ("description", "d" * 101, "command-description"),
    ],
)
def test_translations_keep_the_limits_too(member, words, rule):
    found = found_in(put(command(**{f"{member}_localizations": {"de": words}})))
    assert [(one.rule, one.where) for one in found] == [(rule, f"/0/{member}_localizations/de")]


def test_a_violation_says_where_how_much_and_by_which_page():
    (found,) = found_in(shown(row(button(label="l" * 81))))
    assert str(found) == (
        "button-label at /components/0/components/0/label: 81 characters, at most 80 "
        "[components/reference: Button Structure]"
    )


MEMBERS = ["type", "components", "options", "choices", "embeds", "fields", "flags", "content", "name", "url", "style"]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(MEMBERS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)
PATHS = [
    ("POST", MESSAGES),
    ("PATCH", ORIGINAL),
    ("POST", CALLBACK),
    ("PUT", COMMANDS),
    ("POST", f"{MESSAGES}/1/threads"),
]


@given(st.sampled_from(PATHS), ANYTHING, st.sampled_from([1, 4, 5, 7, 8, 9]))
def test_no_body_however_odd_ends_in_an_error(path, body, type_):
    assert isinstance(check(*path, body), list)
    assert isinstance(check("POST", CALLBACK, {"type": type_, "data": body}), list)
    assert isinstance(check("PUT", COMMANDS, [body]), list)
