"""Buttons that outlive restarts: all they need is in their id, and none of it is trusted."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Protocol, Self, cast

import discord
from discord import ui

VERSION: Final = "pq1"
"""Leads every id; a button of another version is told to be stale."""


class Action(StrEnum):
    """What a button does."""

    CONTEXT = "context"
    MORE = "more"
    SHARE = "share"
    READ = "read"
    TURN = "turn"
    LIST = "list"
    CANCEL = "cancel"
    ACCEPT = "accept"
    CORRECT = "correct"
    LOOK = "look"
    DISCARD = "discard"
    PICK = "pick"
    SUGGEST = "suggest"
    REMOVE = "remove"
    KEEP = "keep"
    EXPORT = "export"
    ERASE = "erase"
    ERASED = "erased"
    KEPT = "kept"
    EXPLAIN = "explain"
    REPORT = "report"
    JUDGE = "judge"
    NOTE = "note"
    RETRACT = "retract"
    RESTORE = "restore"
    REPLACE = "replace"
    CASE = "case"
    REOPEN = "reopen"
    REWORD = "reword"


ABOUT_AN_ANSWER: Final = frozenset({Action.CONTEXT, Action.MORE, Action.SHARE, Action.REPORT, Action.CASE})
"""Buttons whose key is the id of an answer that the message shows."""

ABOUT_A_CASE: Final = frozenset(
    {Action.JUDGE, Action.NOTE, Action.RETRACT, Action.RESTORE, Action.REPLACE, Action.REOPEN, Action.REWORD}
)
"""Buttons whose key is the number of a case, with the state of it that whoever presses has seen."""

_ID: Final = re.compile(rf"{VERSION}:(?P<action>{'|'.join(Action)}):(?P<key>[0-9a-z]{{1,64}}):(?P<number>[0-9]{{1,6}})")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a button's id says: `key` is an answer's id or the beginning of an article's, `number` a place in it."""

    action: Action
    key: str
    number: int = 0

    @property
    def custom_id(self) -> str:
        """As Discord keeps it: at most 100 characters."""
        return f"{VERSION}:{self.action}:{self.key}:{self.number}"


def mark_of(custom_id: str) -> Mark | None:
    """What an id says; none where it is not one of this version's."""
    found = _ID.fullmatch(custom_id)
    return Mark(Action(found["action"]), found["key"], int(found["number"])) if found else None


class Pressed(Protocol):
    """The client, as buttons know it."""

    async def pressed(self, interaction: discord.Interaction[Any], mark: Mark) -> None:
        """Serve a press."""


class Button(ui.DynamicItem[ui.Button[ui.LayoutView]], template=_ID):
    """A button that is made anew from its id at each press."""

    def __init__(self, label: str, mark: Mark, style: discord.ButtonStyle = discord.ButtonStyle.secondary) -> None:
        super().__init__(ui.Button(label=label, style=style, custom_id=mark.custom_id))
        self._mark = mark

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """See discord.py: called with a match of the template."""
        mark = Mark(Action(match["action"]), match["key"], int(match["number"]))
        return cls(cast(ui.Button[ui.LayoutView], item).label or "", mark)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Serve the press."""
        await cast(Pressed, interaction.client).pressed(interaction, self._mark)


def payload(interaction: discord.Interaction[Any]) -> dict[str, Any]:
    """What Discord sent of a press or a form."""
    return cast(dict[str, Any], interaction.data or {})


def is_served(interaction: discord.Interaction[Any]) -> bool:
    """Whether discord.py hands this press to `Button`: its id is ours, and its message has such a button."""
    custom_id = str(payload(interaction).get("custom_id", ""))
    if mark_of(custom_id) is None or interaction.message is None:
        return False
    view = ui.LayoutView.from_message(interaction.message)
    return any(getattr(item, "custom_id", None) == custom_id for item in view.walk_children())
