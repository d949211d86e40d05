"""Which command a press or a form belongs to: whoever may not use the one may not do the other."""

from typing import Final

from bot.channel.press import Action

COMMANDS: Final = {
    Action.PICK: "ask",
    Action.SUGGEST: "ask",
    Action.SHARE: "ask",
    Action.READ: "article",
    Action.TURN: "article",
    Action.LIST: "article",
    Action.CANCEL: "load",
    Action.LOOK: "load",
    Action.CORRECT: "load",
    Action.ACCEPT: "load",
    Action.DISCARD: "load",
    Action.REMOVE: "remove",
    Action.EXPLAIN: "audit",
    Action.CASE: "audit",
    Action.JUDGE: "audit",
    Action.NOTE: "audit",
    Action.RETRACT: "audit",
    Action.REPLACE: "audit",
    Action.RESTORE: "audit",
    Action.REOPEN: "audit",
    Action.REWORD: "audit",
}

OF_NOBODY: Final = {
    Action.CONTEXT: "whoever sees an answer may see where it stands",
    Action.MORE: "whoever sees an answer may see the rest of it",
    Action.REPORT: "whoever sees an answer may report it",
    Action.KEEP: "it changes nothing",
    Action.EXPORT: "what is kept of people is theirs, whatever a server has chosen",
    Action.ERASE: "the same",
    Action.ERASED: "the same",
    Action.KEPT: "it changes nothing",
}
"""Those that belong to no command, and why."""
