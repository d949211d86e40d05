"""The routes that answer an interaction: its callback, and the webhook of its token."""

from functools import partial

from . import errors
from .interactions import DONE, Answers, Asks
from .messages import CHAT_INPUT_COMMAND, CONTEXT_MENU_COMMAND, EPHEMERAL
from .payloads import user_json
from .table import route

TABLE = []
on = partial(route, TABLE)
# resources/webhook and receiving-and-responding: follow-ups of an app that only its user installed.
FOLLOWUPS_OF_OWN_APP = 5


def wants_privacy(body):
    return bool(int(body.get("flags") or 0) & EPHEMERAL)


def write(state, asked, body, files, *, private, id_=None):
    """A message of this interaction, shown to all or to its user alone."""
    if asked.channel.deleted:
        raise errors.unknown_channel()
    only_for = asked.user if private else None
    message = state.messages.make(state.bot, asked.channel, body, files, id_=id_, only_for=only_for)
    message |= {"application_id": state.app_id, "webhook_id": state.app_id, "interaction_metadata": origin(asked)}
    return message


def origin(asked):
    """resources/message: Message Interaction Metadata Object."""
    meta = {"id": asked.id, "type": int(asked.type), "user": user_json(asked.user)}
    meta["authorizing_integration_owners"] = asked.owners
    if asked.type is Asks.COMMAND:
        meta |= {"name": asked.command, "command_type": asked.command_type}
    if asked.type is Asks.COMPONENT:
        meta["interacted_message_id"] = asked.source
    if asked.opened_by:
        meta["triggering_interaction_metadata"] = origin(asked.opened_by)
    return meta


def as_answer(asked, message):
    if asked.type is Asks.COMMAND:
        message["type"] = CHAT_INPUT_COMMAND if asked.command_type == 1 else CONTEXT_MENU_COMMAND
    asked.original = message["id"]
    return message


@on("POST", "/interactions/{interaction}/{token}/callback")
def callback(state, call, id_, token):
    kind, body = Answers(call.body["type"]), call.body.get("data") or {}
    asked = state.interactions.to_acknowledge(id_, token, kind)
    message = event = None
    if kind is Answers.MESSAGE:
        message = write(state, asked, body, call.files, private=wants_privacy(body), id_=asked.later)
        as_answer(asked, message)
        event = "MESSAGE_CREATE"
    elif kind is Answers.UPDATE:
        message = state.messages.edit(state.messages.get_or_refuse(asked.source), body, call.files)
        event = "MESSAGE_UPDATE"
    if kind in {Answers.UPDATE, Answers.DEFERRED_UPDATE}:
        asked.original = asked.source
    asked.choices = body.get("choices") if kind is Answers.CHOICES else None
    asked.modal = body if kind is Answers.MODAL else None
    asked.ephemeral = wants_privacy(body) or bool(message and message["flags"] & EPHEMERAL)
    asked.acked_after, asked.done = asked.age, DONE[kind]
    asked.changed.set()
    if event:
        state.publish(event, message)
    if call.query.get("with_response", "").lower() in {"1", "true"}:
        return said(asked, kind, message)
    return None


def said(asked, kind, message):
    """receiving-and-responding: Interaction Callback Response Object."""
    about = {"id": asked.id, "type": int(asked.type)}
    if kind in {Answers.MESSAGE, Answers.DEFERRED, Answers.UPDATE, Answers.DEFERRED_UPDATE}:
        about["response_message_id"] = asked.original or asked.later
        about["response_message_loading"] = kind is Answers.DEFERRED
        about["response_message_ephemeral"] = asked.ephemeral
    resource = {"resource": {"type": int(kind), "message": message}} if message else {}
    return {"interaction": about, **resource}


def fill(state, asked, call):
    """The answer that stands where "thinking" stood; who sees it was decided when it was deferred."""
    body = call.body or {}
    message = write(state, asked, body, call.files, private=asked.ephemeral, id_=asked.later)
    as_answer(asked, message)
    asked.changed.set()
    state.publish("MESSAGE_CREATE", message)
    return message


@on("POST", "/webhooks/{application}/{token}")
def follow_up(state, call, _, token):
    asked, body = state.interactions.alive(token), call.body or {}
    if asked.waits_to_be_filled:
        return fill(state, asked, call)
    if asked.by_own_app and len(asked.followups) >= FOLLOWUPS_OF_OWN_APP:
        raise errors.too_many_followups()
    message = write(state, asked, body, call.files, private=wants_privacy(body))
    asked.followups.append(message["id"])
    asked.changed.set()
    state.publish("MESSAGE_CREATE", message)
    return message


def answered(state, asked, which):
    """The message that @original or an id stands for, if it is one of this interaction."""
    if asked.channel.deleted:
        raise errors.unknown_channel()
    id_ = asked.original if which == "@original" else which
    if id_ is None or id_ not in {asked.original, asked.source, *asked.followups}:
        raise errors.unknown_message()
    return state.messages.get_or_refuse(id_)


@on("GET", "/webhooks/{application}/{token}/messages/{message}")
def get_answer(state, _call, _, token, which):
    return answered(state, state.interactions.alive(token), which)


@on("PATCH", "/webhooks/{application}/{token}/messages/{message}")
def edit_answer(state, call, _, token, which):
    asked = state.interactions.alive(token)
    if asked.waits_to_be_filled and which in {"@original", asked.later}:
        return fill(state, asked, call)
    message = state.messages.edit(answered(state, asked, which), call.body or {}, call.files)
    asked.changed.set()
    state.publish("MESSAGE_UPDATE", message)
    return message


@on("DELETE", "/webhooks/{application}/{token}/messages/{message}")
def delete_answer(state, _call, _, token, which):
    asked = state.interactions.alive(token)
    if asked.waits_to_be_filled and which in {"@original", asked.later}:
        asked.withdrawn = True
        return
    state.delete_message(answered(state, asked, which))
