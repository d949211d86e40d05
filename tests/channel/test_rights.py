"""Who may do what: every command and every button, for everybody, in every place."""

import discord
import pytest

from bot.channel import belonging
from bot.channel.client import Commands
from bot.channel.press import ABOUT_A_CASE, Action, Mark
from fakes.channel import bot_on, texts
from fakes.house import House
from fakes.online import bot_online
from fakes.shipped import opened, rules

ANYWHERE, SERVERS = {"guild", "dm_channel", "private_channel"}, {"guild"}
EVERYBODY, MESSAGES, SERVER = None, "manage_messages", "manage_guild"
COMMANDS = {  # who may call it unless a server says otherwise, and where
    "ask": (EVERYBODY, ANYWHERE),
    "verify": (EVERYBODY, ANYWHERE),
    "passage": (EVERYBODY, ANYWHERE),
    "article": (EVERYBODY, ANYWHERE),
    "privacy": (EVERYBODY, ANYWHERE),
    "help": (EVERYBODY, ANYWHERE),
    "Check against the article": (EVERYBODY, ANYWHERE),
    "load": (MESSAGES, ANYWHERE),
    "open": (MESSAGES, ANYWHERE),
    "close": (MESSAGES, ANYWHERE),
    "remove": (MESSAGES, ANYWHERE),
    "audit": (MESSAGES, SERVERS),
    "Audit this answer": (MESSAGES, SERVERS),
    "setup": (SERVER, SERVERS),
}
BELOW_AUDIT = "recent answer search article stats gaps replay verify export case cases lock exclude".split()  # noqa: SIM905 - read so

# Who may press what: the one who asked, another member, a moderator, the server's owner, a moderator of another server,
# and the one who asked in direct messages, where there is another library. Then, each since the button was drawn: a
# member whom the server has allowed the command that the button belongs to, a moderator whom it has denied it, and a
# moderator who has lost the role.
ASKER, MEMBER, MOD, OWNER, ELSEWHERE, DIRECT = ("asker", "member", "mod", "owner", "elsewhere", "direct")
ALLOWED, DENIED, LOST = ("allowed", "denied", "lost the role")
PEOPLE = (ASKER, MEMBER, MOD, OWNER, ELSEWHERE, DIRECT, ALLOWED, DENIED, LOST)
ALL_HERE, MODS = {ASKER, MEMBER, MOD, OWNER, ALLOWED, DENIED, LOST}, {MOD, OWNER, ALLOWED}
BUTTONS = {
    Action.CONTEXT: ALL_HERE,
    Action.MORE: ALL_HERE,
    Action.SHARE: {ASKER},
    Action.PICK: {ASKER},
    Action.REPORT: ALL_HERE,
    Action.READ: ALL_HERE - {DENIED},
    Action.TURN: ALL_HERE - {DENIED},
    Action.LIST: set(PEOPLE) - {DENIED},  # of the library of the place
    Action.SUGGEST: set(),  # nothing is suggested of an article whose speakers nobody read
    Action.LOOK: MODS,
    Action.CORRECT: MODS,
    Action.DISCARD: MODS,
    Action.ACCEPT: MODS,
    Action.CANCEL: set(),  # nothing is on its way in
    Action.REMOVE: MODS,
    Action.CASE: MODS,
    Action.EXPLAIN: MODS,
    Action.JUDGE: MODS,
    Action.NOTE: MODS,
    Action.RETRACT: MODS,
    Action.REPLACE: MODS,
    Action.RESTORE: MODS,
    Action.REOPEN: MODS,
    Action.REWORD: MODS,
    Action.KEEP: set(PEOPLE),
    Action.EXPORT: set(PEOPLE),
    Action.ERASE: set(PEOPLE),
    Action.ERASED: set(PEOPLE),
    Action.KEPT: set(PEOPLE),
}
REFUSALS = ("Only whoever asked can choose.", "There is no ", "You may not use /", "Somebody was faster")
TEXT = "Ferry aground\n\nThe ferry hit a rock near Holm. Nobody was hurt.\n\nThe mayor thanked the crew."


def test_every_command_and_button_is_in_the_table():
    tree = bot_on(House()).tree
    assert isinstance(tree, Commands)
    kinds = [None, discord.AppCommandType.message, discord.AppCommandType.user]
    names = {one.name for kind in kinds for one in (tree.get_commands(type=kind) if kind else tree.get_commands())}
    assert names == set(COMMANDS)
    assert {one.name for one in tree.get_command("audit").commands} == set(BELOW_AUDIT)
    assert set(BUTTONS) == set(Action)
    assert {*belonging.COMMANDS, *belonging.OF_NOBODY} == set(Action)
    assert set(belonging.COMMANDS) & set(belonging.OF_NOBODY) == set()
    assert set(belonging.COMMANDS.values()) <= names


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_offered_to_whom_it_is_for_and_where(name):
    tree = bot_on(House()).tree
    found = tree.get_command(name) or tree.get_command(name, type=discord.AppCommandType.message)
    permission, places = COMMANDS[name]
    wanted = discord.Permissions(**{permission: True}) if permission else None
    assert found.default_permissions == wanted
    allowed = found.allowed_contexts
    assert {place for place in ANYWHERE if getattr(allowed, place)} == places
    assert found.allowed_installs.user is (places == ANYWHERE)


async def play(server, house):
    """An article, a draft of the moderator's, a private answer of Alice's, and a case about a public one."""
    story = {"file": ("a.txt", "text/plain", TEXT.encode())}
    await opened(server, await server.slash("load", files=story, by=server.mod))
    other = {"file": ("b.txt", "text/plain", b"The pier opened in June.\n\nThe mayor spoke.")}
    waiting = await server.slash("load", files=other, by=server.mod)
    await server.until(lambda: waiting.shown and "Not open yet" in texts(waiting.shown["components"]))
    owner = f"server:{server.guild_a.id}"
    keys = {"draft": next(iter(house.drafts.waiting))[1]}
    for name, private in (("public", False), ("private", True)):
        asked = await server.slash("ask", by=server.alice, question="What did the ferry hit?", private=private)
        await server.until(lambda asked=asked: asked.shown and "answer " in texts(asked.shown["components"]))
        keys[name] = house.library.recent(owner, 1)[0].id
        await server.until(lambda name=name: house.library.postings(owner, keys[name]))
    case = house.moderation.open(owner, keys["public"], "person:x")
    house.moderation.retract(owner, case.number, "person:x", "Why not.", case.seen)
    keys["case"] = f"{case.number}e{case.seen + 1}"
    keys["article"] = house.library.listed(owner)[0].id
    return keys


def key_of(action, keys):
    if action in {Action.SHARE, Action.PICK}:
        return keys["private"]
    if action in {Action.LOOK, Action.CORRECT, Action.DISCARD, Action.ACCEPT, Action.CANCEL}:
        return keys["draft"]
    if action in {Action.READ, Action.TURN, Action.SUGGEST, Action.REMOVE}:
        return keys["article"]
    if action in ABOUT_A_CASE:
        return keys["case"]
    return keys["public"]


@pytest.mark.parametrize("action", Action)
async def test_a_button_serves_those_it_is_for_and_nobody_else(action):
    served = set()
    for who in PEOPLE:
        house = House()
        async with bot_online(house, rules()) as (server, _):
            keys = await play(server, house)
            by = {ASKER: server.alice, DIRECT: server.alice, MEMBER: server.bob, ALLOWED: server.bob}.get(
                who, server.mod
            )
            by = server.owner if who == OWNER else by
            choose(server, who, belonging.COMMANDS.get(action))
            by, at = (server.mod_b, server.elsewhere) if who == ELSEWHERE else (by, server.news)
            at = server.dm(server.alice) if who == DIRECT else at
            number = 1 if action in {Action.READ, Action.TURN} else 0
            told = await pressed(server, Mark(action, key_of(action, keys), number), by, at)
            served |= set() if told.startswith(REFUSALS) else {who}
            assert server.violations == []
    assert served == BUTTONS[action]


def choose(server, who, command):
    """What has changed for them since the button was drawn."""
    if command and who in {ALLOWED, DENIED}:
        server.choose_who_may(command, {server.bob: True, server.mod: False})
    if who == LOST:
        server.guild_a.join(server.mod)


async def pressed(server, mark, by, at):
    """What comes of a press on a message where the button stands, whoever put it there; a form counts as served."""
    button = {"type": 2, "style": 2, "label": "Press", "custom_id": mark.custom_id}
    body = {"flags": 1 << 15, "components": [{"type": 1, "components": [button]}]}
    message = server.messages.make(server.bot, at, body, only_for=by)
    before = message["edited_timestamp"]
    one = await server.press(mark.custom_id, message, by=by)

    def done():
        edited = server.messages[message["id"]]["edited_timestamp"] != before
        return (
            one.modal
            or one.followups
            or edited
            or (one.shown and one.shown["id"] != message["id"] and one.shown["components"])
        )

    await server.until(done)
    if one.modal:
        return "a form"
    for id_ in [*one.followups, *([one.original] if one.original else [])]:
        told = texts(server.messages[id_]["components"])
        if told:
            return told
    return texts(server.messages[message["id"]]["components"])
