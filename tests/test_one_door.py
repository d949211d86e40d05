"""Every sentence in the source goes through the one door to a language, or stands below with a reason."""

import ast
import re
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
BOT = sorted((TOP / "bot").rglob("*.py"))
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8")) for path in [*BOT, *sorted((TOP / "retrieval").rglob("*.py"))]
}
LOOKED_AT = [*BOT, *(TOP / "retrieval").glob("*errors.py"), *(TOP / "retrieval").rglob("moderation/errors.py")]
LOOKED_AT += [TOP / "retrieval" / name for name in ("refusals.py", "unavailable.py")]

DOORS = {"say", "count", "Phrase", "Wording"}
"""`Wording` marks what is said later: by `bot.tongue.message` of an error's facts, by `say` of a table's."""

DESCRIBES = {"describe", "Choice", "command", "Group", "context_menu"}
"""discord.py hands what these are given to `bot.channel.localised`."""

LOGGED = {"serve", "_done", "_change", "turn", "getLogger"}
"""What these are given is for the log, or is a key."""

PATTERNS, TYPES = {"compile"}, {"TypeVar"}
HELP = {"help", "short_help", "epilog", "metavar"}
"""On the console click says them, beside English of its own (docs/decisions/one-door-to-language.md, Limits)."""

USAGE = {"UsageError", "BadParameter"}

MEANT = {
    "bot/__main__.py": {"%(name)s: %(message)s": "the form of a line of the log"},
    "bot/channel/belonging.py": {"*": "reasons for whoever reads the source"},
    "bot/channel/examining.py": dict.fromkeys(
        ("closest passage", "not in the article"), "names of choices, which discord.py hands to `bot.channel.localised`"
    ),
    "bot/channel/install.py": {"bot applications.commands": "OAuth2 scopes"},
    "bot/channel/client.py": {"Bot": "a type"},
    "bot/channel/needs.py": dict.fromkeys(
        ["View Channels", "Send Messages", "Send Messages in Threads", "Attach Files", "Read Message History"],
        "Discord's own name of a permission",
    ),
    "bot/channel/portal.py": {
        "DiscordBot (https://github.com/Rapptz/discord.py ": "the User-Agent",
        ") pullquote": "the User-Agent",
        "Authorization": "a header",
        "Bot ": "a header",
    },
    "bot/channel/sending.py": {", code ": "for the log"},
    "bot/channel/service.py": {"Attempting a reconnect": "how a line of discord.py's log begins"},
    "bot/channel/standing.py": {
        **dict.fromkeys(("Presence", "Server Members", "Message Content"), "the portal's own name"),
        **dict.fromkeys(("session starts", "code grant", "public bot"), "a name for programs, as in docs/formats.md"),
    },
    "bot/channel/visit.py": {"somebody's own library": "for the log"},
    "bot/cli/app.py": {"*": "help of the console"},
    "bot/cli/checking.py": {
        "discord ": "a name for programs, as in docs/formats.md",
        "discord token": "a name for programs, as in docs/formats.md",
    },
    "bot/cli/loading.py": {"The address that the text came from, where FILE is no link.": "help of the console"},
    "bot/cli/talking.py": {"*": "questions about the sample article, which is in English"},
    "bot/console.py": {"bold cyan": "a style"},
    "bot/intake.py": {"asyncio.Task[Given] | None": "a type"},
    "bot/logs.py": {"%(asctime)s %(levelname)-7s %(reference)s %(name)s: %(message)s": "the form of a line of the log"},
    "bot/people.py": {"a key has 32 bytes": "a fault of ours, for the log"},
    "bot/untrusted.py": dict.fromkeys(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"), "a category of Unicode"),
    "bot/wiring.py": {"Database": "a type"},
    "bot/words.py": {"in ": "English that is looked for in articles"},
    "retrieval/errors.py": {"there is no such file": "`FileMissing` makes a wording of it"},
    "retrieval/unavailable.py": {"Install the models with: pullquote models install": "an error's sentence by default"},
}


def named(node):
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def errors_of_ours():
    found, before = {"PullquoteError"}, 0
    classes = [node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while len(found) > before:
        before = len(found)
        found |= {one.name for one in classes if any(named(base) in found for base in one.bases)}
    return found


ERRORS = errors_of_ours()
MADE = {
    node
    for tree in TREES.values()
    for one in ast.walk(tree)
    if isinstance(one, ast.ClassDef) and {one.name, *map(named, one.bases)} & {*ERRORS, "Group"}
    for node in ast.walk(one)
    if isinstance(node, ast.Call) and named(node.func) == "__init__"
}
"""Where errors and groups of commands are made, which hand on what they are given."""


def says(call):
    """Whether what this call is given reaches the door: itself, or as an error's sentences and facts."""
    return named(call.func) in DOORS | ERRORS or call in MADE


def target_of(bound):
    return named(bound.targets[0] if isinstance(bound, ast.Assign) else bound.target)


def names_in(*nodes):
    return {named(one) for node in nodes for one in ast.walk(node)} - {""}


def is_everywhere(name):
    """Whether other files know it: a constant that is not private."""
    return name.isupper() and not name.startswith("_")


def names_said():
    """By file: names of tables and constants whose sentences reach the door, themselves or by another table."""
    found, size = {path: set() for path in TREES}, -1
    for path, tree in TREES.items():
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and says(node)]
        found[path] = names_in(*(one for call in calls for one in [*call.args, *call.keywords]))
    while sum(map(len, found.values())) > size:
        size = sum(map(len, found.values()))
        everywhere = {name for names in found.values() for name in names if is_everywhere(name)}
        for path, tree in TREES.items():
            bound = [one for one in tree.body if isinstance(one, ast.Assign | ast.AnnAssign) and one.value is not None]
            found[path] |= everywhere | names_in(*(one.value for one in bound if target_of(one) in found[path]))
    return found


SAID = names_said()


def speaks(text):
    """Whether somebody might read it: words with a blank, or one with a capital."""
    return bool(re.search(r"[A-Za-z]{2,}", text)) and (" " in text or bool(re.fullmatch(r"[A-Z][a-z]+\W*", text)))


def goes_through(node, above, said):
    """Whether a literal is said, logged, described, or no sentence at all."""
    if isinstance(above[node], ast.Expr):
        return True  # a docstring
    while node in above:
        child, node = node, above[node]
        if isinstance(node, ast.Call):
            to, owner = named(node.func), named(getattr(node.func, "value", None))
            if says(node) or owner == "_LOG" or to in DESCRIBES | LOGGED | PATTERNS | TYPES | USAGE:
                return True
        if isinstance(node, ast.keyword) and node.arg in HELP:
            return True
        if isinstance(node, ast.Assign | ast.AnnAssign) and child is node.value:
            return target_of(node) in said
    return False


def bypassing(path):
    tree = TREES[path]
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    literals = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [one.value for one in literals if speaks(one.value) and not goes_through(one, above, SAID.get(path, ()))]


@pytest.mark.parametrize("path", LOOKED_AT, ids=lambda path: str(path.relative_to(TOP)))
def test_every_sentence_goes_through_the_door_or_is_meant_not_to(path):
    meant = MEANT.get(path.relative_to(TOP).as_posix(), {})
    found = set(bypassing(path))
    assert "*" in meant or found - set(meant) == set()
    assert bool(found) if "*" in meant else set(meant) == found


def test_every_reason_is_for_a_file_that_is_there():
    assert set(MEANT) <= {path.relative_to(TOP).as_posix() for path in LOOKED_AT}


@pytest.mark.parametrize(
    "line",
    [
        'label = "Open it"',
        'label = f"{a} and {b}"',
        'send("It was lost.")',
        'send(title="Untitled")',
        'send(" and ".join(a))',
        'TABLE = {1: "a few words"}',
    ],
)
def test_what_bypasses_it_is_found(line):
    path = Path("made up")
    TREES[path] = ast.parse(line)
    assert bypassing(path) != []
    del TREES[path]
