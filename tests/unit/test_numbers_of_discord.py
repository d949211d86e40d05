"""The numbers that the layout keeps to are those of the table that requests are held against."""

from bot.channel import limits
from discord_rules.limits import LIMITS


def test_the_layout_and_the_rules_have_the_same_numbers():
    assert limits.TEXT == LIMITS["texts-together"].most
    assert limits.LABEL == LIMITS["button-label"].most
    assert limits.INPUT == LIMITS["text-input-value"].most
    assert limits.BUTTONS == LIMITS["row-components"].most
    assert limits.CHOICES == LIMITS["autocomplete-choices"].most
    assert limits.CHOICE == LIMITS["choice-name"].most


def test_some_room_is_left():
    assert limits.ROOM == 3_800


def test_characters_beyond_the_first_plane_count_twice():
    assert limits.units("a🏴é") == 4
