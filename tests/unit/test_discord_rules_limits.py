"""Every limit of the table: a request at the limit is right, one beyond it is told by the limit's name."""

import os

import pytest

from discord_rules import Specification, check
from discord_rules.examples import (
    MESSAGES,
    Request,
    asked,
    box,
    button,
    callback,
    choices,
    command,
    embedded,
    entry,
    gallery,
    labelled,
    link,
    menu,
    of_size,
    option,
    picture,
    poll,
    post,
    put,
    row,
    said,
    section,
    selectable,
    shown,
    thread,
    written,
)
from discord_rules.limits import LIMITS

MENUS = {5: "user-select", 6: "role-select", 7: "mentionable-select", 8: "channel-select"}
GROUPS = {3: "select-option", 21: "radio-option", 22: "checkbox-option"}
WEB = "https://e.org/"
DESCRIPTION = os.environ.get("DISCORD_OPENAPI")


def web(size):
    return WEB + "a" * (size - len(WEB))


def ids(count, first=1):
    return [str(one) for one in range(first, first + count)]


def deleted(size):
    return Request("POST", f"{MESSAGES}/bulk-delete", {"messages": ids(size)})


def sent(*sizes):
    return post({"content": "x"}, files=[(f"{index}.txt", size) for index, size in enumerate(sizes)])


def typed(**more):
    return asked(labelled(entry(**more)))


def upload(**more):
    return asked(labelled({"type": 19, "custom_id": "f", **more}))


def group(type_, count=2, **more):
    return asked(labelled({"type": type_, "custom_id": "g", "options": selectable(count), **more}))


def configured(**more):
    return put(command(**more))


def chosen(name="n", value="v"):
    return configured(options=[option(choices=[{"name": name, "value": value}])])


def named(type_, count):
    described = {} if type_ in (2, 3) else {"description": "d"}
    return put(*({"type": type_, "name": f"c{one}", **described} for one in range(count)))


IN_MESSAGES = {
    "message-content": lambda n: said(content="x" * n),
    "message-embeds": lambda n: post({"embeds": [{"title": "t"}] * n}),
    "message-sticker-ids": lambda n: post({"sticker_ids": ids(n)}),
    "message-attachments": lambda n: said(attachments=[{"id": one, "filename": "a"} for one in range(n)]),
    "message-components": lambda n: shown(*[written()] * n),
    "message-nonce": lambda n: said(nonce="n" * n),
    "mentions-users": lambda n: said(allowed_mentions={"users": ids(n)}),
    "mentions-roles": lambda n: said(allowed_mentions={"roles": ids(n)}),
    "attachment-description": lambda n: said(attachments=[{"id": 0, "description": "d" * n}]),
    "attachment-filename": lambda n: said(attachments=[{"id": 0, "filename": "f" * n}]),
    "attachment-title": lambda n: said(attachments=[{"id": 0, "title": "t" * n}]),
    "embed-title": lambda n: embedded(title="t" * n),
    "embed-description": lambda n: embedded(description="d" * n),
    "embed-fields": lambda n: embedded(fields=[{"name": "n", "value": "v"}] * n),
    "embed-url": lambda n: embedded(title="t", url=web(n)),
    "embed-color": lambda n: embedded(title="t", color=n),
    "embed-field-name": lambda n: embedded(fields=[{"name": "n" * n, "value": "v"}]),
    "embed-field-value": lambda n: embedded(fields=[{"name": "n", "value": "v" * n}]),
    "embed-footer-text": lambda n: embedded(footer={"text": "t" * n}),
    "embed-footer-icon-url": lambda n: embedded(footer={"text": "t", "icon_url": web(n)}),
    "embed-author-name": lambda n: embedded(author={"name": "n" * n}),
    "embed-author-icon-url": lambda n: embedded(author={"name": "n", "icon_url": web(n)}),
    "embed-author-url": lambda n: embedded(author={"name": "n", "url": web(n)}),
    "embed-image-url": lambda n: embedded(image={"url": web(n)}),
    "embed-thumbnail-url": lambda n: embedded(thumbnail={"url": web(n)}),
    "poll-answers": lambda n: poll(answers=[{"poll_media": {"text": "a"}}] * n),
    "poll-duration": lambda n: poll(duration=n),
    "poll-question-text": lambda n: poll(question={"text": "q" * n}),
    "poll-answer-text": lambda n: poll(answers=[{"poll_media": {"text": "a" * n}}]),
    "thread-name": lambda n: thread(name="n" * n),
    "thread-rate-limit-per-user": lambda n: thread(rate_limit_per_user=n),
    "bulk-delete-messages": deleted,
    "file-size": sent,
    "request-size": lambda n: sent(*[n // 5] * 4, n - n // 5 * 4),
    "request-files": lambda n: sent(*[1] * n),
    "request-reason": lambda n: Request("DELETE", f"{MESSAGES}/2", reason="r" * n),
    "embeds-together": lambda n: post({"embeds": [{"description": "d" * 4000}, {"description": "d" * (n - 4000)}]}),
}
IN_COMPONENTS = {
    "component-id": lambda n: shown({**written(), "id": n}),
    "row-components": lambda n: shown(row(*map(button, range(n)))),
    "button-custom-id": lambda n: shown(row(button("i" * n))),
    "button-label": lambda n: shown(row(button(label="l" * n))),
    "button-url": lambda n: shown(row(link(web(n)))),
    "string-select-options": lambda n: shown(row(menu(n))),
    "string-select-custom-id": lambda n: shown(row(menu(custom_id="i" * n))),
    "string-select-placeholder": lambda n: shown(row(menu(placeholder="p" * n))),
    "string-select-min-values": lambda n: shown(row(menu(25, min_values=n, max_values=25))),
    "string-select-max-values": lambda n: shown(row(menu(25, max_values=n))),
    "section-components": lambda n: shown(section(*[written()] * n)),
    "text-display-content": lambda n: shown(written("t" * n)),
    "thumbnail-description": lambda n: shown(
        section(written(), accessory={"type": 11, "description": "d" * n, **picture()}),
    ),
    "gallery-items": lambda n: shown(gallery(*[picture()] * n)),
    "gallery-item-description": lambda n: shown(gallery({"description": "d" * n, **picture()})),
    "media-url": lambda n: shown(gallery(picture(web(n) if n else ""))),
    "container-components": lambda n: shown(box(*[written()] * n)),
    "container-accent-color": lambda n: shown(box(written(), accent_color=n)),
    "emoji-name": lambda n: shown(row(button(emoji={"name": "e" * n}))),
    "components-together": lambda n: shown(*[box(written())] * (n // 2), *[written()] * (n % 2)),
    "texts-together": lambda n: shown(written("t" * 2000), box(written("t" * (n - 2000)))),
    "rows-together": lambda n: said(components=[row(button(one)) for one in range(n)]),
}
IN_MODALS = {
    "modal-title": lambda n: asked(written(), title="t" * n),
    "modal-custom-id": lambda n: asked(written(), custom_id="i" * n),
    "modal-components": lambda n: asked(*(labelled(entry(one)) for one in range(n))),
    "label-label": lambda n: asked(labelled(entry(), label="l" * n)),
    "label-description": lambda n: asked(labelled(entry(), description="d" * n)),
    "text-input-custom-id": lambda n: typed(custom_id="i" * n),
    "text-input-style": lambda n: typed(style=n),
    "text-input-value": lambda n: typed(value="v" * n),
    "text-input-placeholder": lambda n: typed(placeholder="p" * n),
    "text-input-label": lambda n: asked(row(entry(label="l" * n))),
    "text-input-min-length": lambda n: typed(min_length=n),
    "text-input-max-length": lambda n: typed(max_length=n),
    "file-upload-custom-id": lambda n: upload(custom_id="i" * n),
    "file-upload-min-values": lambda n: upload(min_values=n, max_values=10),
    "file-upload-max-values": lambda n: upload(max_values=n),
    "radio-group-custom-id": lambda n: group(21, custom_id="i" * n),
    "radio-group-options": lambda n: group(21, n),
    "checkbox-group-custom-id": lambda n: group(22, custom_id="i" * n),
    "checkbox-group-options": lambda n: group(22, n),
    "checkbox-group-min-values": lambda n: group(22, 10, min_values=n, max_values=10),
    "checkbox-group-max-values": lambda n: group(22, 10, max_values=n),
    "checkbox-custom-id": lambda n: asked(labelled({"type": 23, "custom_id": "i" * n})),
}
IN_COMMANDS = {
    "command-name": lambda n: configured(name="n" * n),
    "command-description": lambda n: configured(description="d" * n),
    "command-options": lambda n: configured(options=[option(f"o{one}") for one in range(n)]),
    "command-contexts": lambda n: configured(contexts=list(range(n))),
    "command-integration-types": lambda n: configured(integration_types=list(range(n))),
    "option-name": lambda n: configured(options=[option("n" * n)]),
    "option-description": lambda n: configured(options=[option(description="d" * n)]),
    "option-choices": lambda n: configured(options=[option(choices=choices(n))]),
    "option-options": lambda n: configured(options=[option(type=1, options=[option(f"o{one}") for one in range(n)])]),
    "option-min-length": lambda n: configured(options=[option(min_length=n)]),
    "option-max-length": lambda n: configured(options=[option(max_length=n)]),
    "choice-name": lambda n: chosen(name="n" * n),
    "choice-value": lambda n: chosen(value="v" * n),
    "autocomplete-choices": lambda n: callback(8, {"choices": choices(n)}),
    "command-together": lambda n: put(of_size(n)),
    "commands-chat-input": lambda n: named(1, n),
    "commands-user": lambda n: named(2, n),
    "commands-message": lambda n: named(3, n),
    "commands-entry-point": lambda n: named(4, n),
}


def of_a_menu(type_):
    def one(**more):
        return shown(row({"type": type_, "custom_id": "s", **more}))

    default = {5: "user", 6: "role", 7: "user", 8: "channel"}[type_]
    return {
        "custom-id": lambda n: one(custom_id="i" * n),
        "placeholder": lambda n: one(placeholder="p" * n),
        "min-values": lambda n: one(min_values=n, max_values=25),
        "max-values": lambda n: one(max_values=n),
        "default-values": lambda n: one(
            max_values=25,
            default_values=[{"id": each, "type": default} for each in ids(n)],
        ),
    }


def of_an_option(type_):
    def one(**more):
        options = [*selectable(), {"label": "b", "value": "b", **more}]
        return asked(labelled({"type": type_, "custom_id": "g", "options": options}))

    return {
        "label": lambda n: one(label="l" * n),
        "value": lambda n: one(value="v" * n),
        "description": lambda n: one(description="d" * n),
    }


REQUESTS = {
    **IN_MESSAGES,
    **IN_COMPONENTS,
    **IN_MODALS,
    **IN_COMMANDS,
    **{f"{kind}-{name}": make for type_, kind in MENUS.items() for name, make in of_a_menu(type_).items()},
    **{f"{kind}-{name}": make for type_, kind in GROUPS.items() for name, make in of_an_option(type_).items()},
}
every_limit = pytest.mark.parametrize("rule", LIMITS)


def broken_by(request):
    return {one.rule for one in check(request.method, request.path, request.body, request.files, request.reason)}


def test_every_limit_is_tried():
    assert set(LIMITS) == set(REQUESTS)


@every_limit
def test_a_request_at_the_limit_is_right(rule):
    # Forty in a container are forty-one together.
    other = {"components-together"} if rule == "container-components" else set()
    assert broken_by(REQUESTS[rule](LIMITS[rule].most)) == other


@every_limit
def test_one_beyond_the_limit_is_told_by_its_name(rule):
    assert rule in broken_by(REQUESTS[rule](LIMITS[rule].most + 1))


@pytest.mark.parametrize("rule", [one.rule for one in LIMITS.values() if one.least])
def test_one_below_the_least_is_told_by_its_name(rule):
    assert rule in broken_by(REQUESTS[rule](LIMITS[rule].least - 1))


@pytest.mark.skipif(not DESCRIPTION, reason="DISCORD_OPENAPI does not name Discord's description of its API")
def test_discords_own_description_allows_every_limit_of_the_table():
    described = Specification.load(DESCRIPTION)
    requests = {rule: REQUESTS[rule](limit.most) for rule, limit in LIMITS.items()}
    refused = {rule: described.request(one.method, one.path, one.body, one.files) for rule, one in requests.items()}
    assert {rule: [*map(str, found)] for rule, found in refused.items() if found} == {}
