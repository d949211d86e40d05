"""The numbers that the layout keeps to are those of the table that requests are held against."""

from bot.channel import limits
from discord_rules.limits import LIMITS


def test_the_layout_and_the_rules_have_the_same_numbers():
    assert LIMITS["texts-together"].most == limits.TEXT
    assert LIMITS["button-label"].most == limits.LABEL
    assert LIMITS["text-input-value"].most == limits.INPUT
    assert LIMITS["row-components"].most == limits.BUTTONS
    assert LIMITS["autocomplete-choices"].most == limits.CHOICES
    assert LIMITS["choice-name"].most == limits.CHOICE


def test_some_room_is_left():
    assert limits.ROOM == 3_800


def test_characters_beyond_the_first_plane_count_twice():
    assert limits.units("a🏴é") == 4
