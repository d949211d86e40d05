"""Who may use a command, by what Discord documents: a table, laws, and the same as the test server decides."""

import dataclasses
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channel.rights import Caller, Override, Target, may_use
from fakes.discord.overrides import entry, in_reach
from fakes.discord.world import EVERYTHING, Permission, World

SERVER, HERE, THERE, ME, OTHER, READERS, MODERATORS = 100, 1, 2, 3, 4, 5, 6
ALL_CHANNELS, EVERYBODY = SERVER - 1, SERVER
COMMANDS, MANAGE = int(Permission.USE_APPLICATION_COMMANDS), int(Permission.MANAGE_MESSAGES)
READER = Caller(ME, frozenset({READERS, EVERYBODY}), COMMANDS, SERVER, HERE)
MODERATOR = Caller(ME, frozenset({READERS, MODERATORS, EVERYBODY}), COMMANDS | MANAGE, SERVER, HERE)
ADMIN = Caller(ME, frozenset({EVERYBODY}), int(Permission.ADMINISTRATOR), SERVER, HERE)
YES, NO = True, False


def user(id_, may):
    return Override(Target.USER, id_, may)


def role(id_, may):
    return Override(Target.ROLE, id_, may)


def channel(id_, may):
    return Override(Target.CHANNEL, id_, may)


TABLE = {
    "nothing chosen, without the permission": (READER, [], [], NO),
    "nothing chosen, with the permission": (MODERATOR, [], [], YES),
    "a person who is allowed": (READER, [user(ME, YES)], [], YES),
    "another person who is allowed": (READER, [user(OTHER, YES)], [], NO),
    "a role that is allowed": (READER, [role(READERS, YES)], [], YES),
    "everybody is allowed": (READER, [role(EVERYBODY, YES)], [], YES),
    "a person who is denied": (MODERATOR, [user(ME, NO)], [], NO),
    "a role that is denied": (MODERATOR, [role(READERS, NO)], [], NO),
    "everybody is denied": (MODERATOR, [role(EVERYBODY, NO)], [], NO),
    "one of two roles is allowed": (READER, [role(READERS, NO), role(MODERATORS, YES)], [], NO),
    "one of one's own two roles is allowed": (MODERATOR, [role(READERS, NO), role(MODERATORS, YES)], [], YES),
    "a role before everybody": (READER, [role(EVERYBODY, NO), role(READERS, YES)], [], YES),
    "a person before their role": (READER, [role(READERS, YES), user(ME, NO)], [], NO),
    "the channel is closed": (MODERATOR, [channel(HERE, NO)], [], NO),
    "another channel is closed": (MODERATOR, [channel(THERE, NO)], [], YES),
    "all channels are closed": (MODERATOR, [channel(ALL_CHANNELS, NO)], [], NO),
    "all but this one are closed": (MODERATOR, [channel(ALL_CHANNELS, NO), channel(HERE, YES)], [], YES),
    "an open channel allows nobody": (READER, [channel(HERE, YES)], [], NO),
    "who is allowed, in a closed channel": (READER, [user(ME, YES), channel(HERE, NO)], [], NO),
    "the application is allowed them": (READER, [], [user(ME, YES)], NO),
    "the application is denied them": (MODERATOR, [], [role(READERS, NO)], NO),
    "the application is denied, the command allowed": (READER, [user(ME, YES)], [user(ME, NO)], YES),
    "everybody is denied the application, a role allowed the command": (
        READER,
        [role(READERS, YES)],
        [role(EVERYBODY, NO)],
        YES,
    ),
    "the application is allowed, the command denied": (MODERATOR, [role(EVERYBODY, NO)], [user(ME, YES)], NO),
    "closed to the application, open to the command": (MODERATOR, [channel(HERE, YES)], [channel(HERE, NO)], YES),
    "an administrator who is denied": (ADMIN, [user(ME, NO), channel(HERE, NO)], [user(ME, NO)], YES),
}


@pytest.mark.parametrize("case", TABLE)
def test_who_may_use_a_command_that_is_for_those_who_manage_messages(case):
    caller, of_command, of_application, expected = TABLE[case]
    assert may_use(caller, MANAGE, of_command, of_application) is expected


def test_a_command_for_everybody_is_for_everybody_and_one_for_nobody_for_administrators():
    assert may_use(READER, None, [], [])
    assert not may_use(MODERATOR, 0, [], [])
    assert may_use(MODERATOR, 0, [user(ME, YES)], [])
    assert may_use(ADMIN, 0, [], [])


def test_without_the_right_to_commands_nothing_else_helps():
    silenced = dataclasses.replace(MODERATOR, permissions=MANAGE)
    assert not may_use(silenced, None, [user(ME, YES)], [])


CALLERS = st.builds(
    Caller,
    user=st.sampled_from([ME, OTHER]),
    roles=st.frozensets(st.sampled_from([READERS, MODERATORS])).map(lambda roles: roles | {EVERYBODY}),
    permissions=st.sampled_from([0, COMMANDS, MANAGE, COMMANDS | MANAGE, int(Permission.ADMINISTRATOR)]),
    server=st.just(SERVER),
    channel=st.sampled_from([HERE, THERE]),
)
CHOSEN = st.lists(
    st.one_of(
        st.builds(user, st.sampled_from([ME, OTHER]), st.booleans()),
        st.builds(role, st.sampled_from([READERS, MODERATORS, EVERYBODY]), st.booleans()),
        st.builds(channel, st.sampled_from([HERE, THERE, ALL_CHANNELS]), st.booleans()),
    ),
    max_size=6,
    unique_by=lambda one: (one.target, one.id),
)
DEFAULTS = st.sampled_from([None, 0, MANAGE, MANAGE | COMMANDS])


@given(CALLERS, DEFAULTS, CHOSEN, CHOSEN, st.randoms())
def test_in_which_order_things_were_chosen_does_not_matter(caller, default, of_command, of_application, random):
    before = may_use(caller, default, of_command, of_application)
    random.shuffle(of_command)
    random.shuffle(of_application)
    assert may_use(caller, default, of_command, of_application) is before


@given(CALLERS, DEFAULTS, CHOSEN, CHOSEN)
def test_what_is_chosen_for_the_application_never_adds_to_whom_a_command_is_for(caller, default, chosen, base):
    open_ = [one for one in base if one.target is not Target.CHANNEL]
    assert may_use(caller, default, chosen, []) or not may_use(caller, default, chosen, open_)


@given(CALLERS, DEFAULTS, CHOSEN, CHOSEN)
def test_a_person_who_is_denied_a_command_may_not_use_it_unless_an_administrator(caller, default, chosen, base):
    others = [one for one in chosen if one.target is not Target.USER]
    denied = may_use(caller, default, [*others, user(caller.user, NO)], base)
    assert denied is bool(caller.permissions & Permission.ADMINISTRATOR)


def in_the_test_server(caller, default, *levels):
    """The same, told to the test server."""
    world = World()
    guild, channels = world.guild_a, {HERE: world.news, THERE: world.other}
    roles = {number: dataclasses.replace(guild.roles[1], id=str(number)) for number in (READERS, MODERATORS)}
    whom = {ME: world.alice, OTHER: world.bob, EVERYBODY: guild.roles[0], ALL_CHANNELS: guild, **channels, **roles}
    guild.join(whom[caller.user], *(roles[one] for one in caller.roles - {EVERYBODY}))
    place = SimpleNamespace(
        guild=guild,
        kind=channels[caller.channel].kind,
        id=channels[caller.channel].id,
        may=lambda _user: Permission(caller.permissions),
    )
    ids = (guild.id, "7"), (guild.id, world.app_id)
    world.command_permissions = {
        key: [entry(whom[one.id], allowed=one.allowed) for one in level] for key, level in zip(ids, levels, strict=True)
    }
    need = None if default is None else str(default)
    return in_reach(world, {"id": "7", "default_member_permissions": need}, whom[caller.user], place)


@given(CALLERS, DEFAULTS, CHOSEN, CHOSEN)
def test_the_test_server_decides_the_same(caller, default, of_command, of_application):
    assert may_use(caller, default, of_command, of_application) is in_the_test_server(
        caller, default, of_command, of_application
    )


def test_whoever_owns_the_server_may_use_everything():
    assert may_use(dataclasses.replace(READER, permissions=int(EVERYTHING & sum(Permission))), 0, [user(ME, NO)], [])
