"""What stands in the way of a server's choices is said before it matters, with what mends it."""

from fakes.channel import texts
from fakes.online import bot_online
from fakes.shipped import filled, opened, rules
from retrieval.rules import HouseRules

ALLOWED = "✓ Pullquote may do all that it needs, here and in the channels named."
NOWHERE = "⚠ No question is answered: the channel for them is gone."
ONE_GONE = "⚠ A channel for questions is gone. The next /setup answers takes it off the list."
LOG_GONE = "⚠ The channel that is told of changes and reports is gone, so nobody is told."
UNTOLD = "That was done, but the log channel was not told"
TEXT = b"Ferry aground\n\nThe ferry hit a rock near Holm.\n\nNobody was hurt."


async def setup(server, what, *, at=None, **given):
    one = await server.slash(f"setup {what}", by=server.owner, at=at or server.news, **given)
    return texts((await filled(server, one, "What holds in this server")).shown["components"])


async def untold(server, interaction, text):
    """Whether whoever did it is told beside the reply that the log channel heard nothing."""
    await filled(server, interaction, text)
    await server.until(lambda: interaction.followups)
    told = [texts(server.messages[one]["components"]) for one in interaction.followups]
    return [UNTOLD in one for one in told] == [True]


async def test_in_a_thread_what_the_channel_around_it_denies_is_told(house):
    async with bot_online(house, rules()) as (server, _):
        assert ALLOWED in await setup(server, "show", at=server.thread)
        server.deny(server.news, "send_messages_in_threads", "attach_files")
        shown = await setup(server, "show", at=server.thread)
    assert ALLOWED not in shown
    assert f"⚠ Send Messages in Threads is missing in <#{server.news.id}>." in shown
    assert f"⚠ Attach Files is missing in <#{server.news.id}>." in shown


async def test_what_is_missing_in_several_channels_is_one_line(house):
    async with bot_online(house, rules()) as (server, _):
        await setup(server, "answers", channel=server.other)
        for channel in (server.news, server.other):
            server.deny(channel, "attach_files")
        shown = await setup(server, "show")
    assert shown.count("⚠") == 1
    assert f"⚠ Attach Files is missing in <#{server.news.id}>, <#{server.other.id}>." in shown


async def test_a_channel_for_questions_that_is_deleted_is_told_and_the_next_choice_takes_it_off(house):
    async with bot_online(house, rules()) as (server, _):
        await setup(server, "answers", channel=server.news)
        await setup(server, "answers", channel=server.other)
        await server.delete_channel(server.other)
        shown = await setup(server, "show")
        assert f"Questions are answered in <#{server.news.id}>, a channel that is gone." in shown
        assert ONE_GONE in shown
        assert ALLOWED not in shown
        shown = await setup(server, "answers", channel=server.news)
        assert f"Questions are answered in <#{server.news.id}>." in shown
        assert ALLOWED in shown
        assert house.rulebook.rules(f"server:{server.guild_a.id}").rooms == (f"channel:{server.news.id}",)


async def test_where_the_only_channel_for_questions_is_deleted_it_is_told_that_nobody_is_answered(house):
    async with bot_online(house, rules()) as (server, _):
        await setup(server, "answers", channel=server.other)
        await server.delete_channel(server.other)
        shown = await setup(server, "show")
        assert NOWHERE in shown
        asked = await server.slash("ask", question="What did the ferry hit?")
        await filled(server, asked, "somebody who manages the server can choose another with /setup answers.")
        assert "Questions are answered in every channel." in await setup(server, "answers")


async def test_a_log_channel_that_is_deleted_is_told_to_whoever_changes_something(house):
    async with bot_online(house, rules()) as (server, _):
        await setup(server, "log", channel=server.other)
        await server.delete_channel(server.other)
        shown = await setup(server, "show")
        assert "Changes are told in a channel that is gone." in shown
        assert LOG_GONE in shown
        loaded = await server.slash("load", files={"file": ("a.txt", "text/plain", TEXT)}, by=server.mod)
        await opened(server, loaded)
        removing = await server.slash("remove", by=server.mod, article="Ferry")
        await filled(server, removing, "from the library?")
        assert await untold(server, await server.click(removing.shown, "Remove it", by=server.mod), "Removed: ")
        assert LOG_GONE in await setup(server, "banner", text="Be kind")
        assert LOG_GONE not in await setup(server, "log")


async def test_a_log_channel_that_is_closed_to_the_bot_is_told_too(house):
    async with bot_online(house, rules()) as (server, _):
        await setup(server, "log", channel=server.other)
        loaded = await server.slash("load", files={"file": ("a.txt", "text/plain", TEXT)}, by=server.mod)
        await opened(server, loaded)
        server.deny(server.other, "send_messages")
        assert f"⚠ Send Messages is missing in <#{server.other.id}>." in await setup(server, "show")
        removing = await server.slash("remove", by=server.mod, article="Ferry")
        await filled(server, removing, "from the library?")
        assert await untold(server, await server.click(removing.shown, "Remove it", by=server.mod), "Removed: ")


async def test_a_log_channel_that_hears_is_told_once_and_nobody_else(house):
    async with bot_online(house, rules()) as (server, _):
        await setup(server, "log", channel=server.other)
        loaded = await server.slash("load", files={"file": ("a.txt", "text/plain", TEXT)}, by=server.mod)
        await opened(server, loaded)
        removing = await server.slash("remove", by=server.mod, article="Ferry")
        await filled(server, removing, "from the library?")
        removed = await filled(server, await server.click(removing.shown, "Remove it", by=server.mod), "Removed: ")
        assert removed.followups == []


async def test_while_a_server_is_out_of_reach_no_channel_is_said_to_be_gone(house):
    async with bot_online(house, rules()) as (server, _):
        room = f"channel:{server.other.id}"
        house.stewardship.lay_down(f"server:{server.guild_a.id}", HouseRules(rooms=(room,), log=room))
        server.gateway.dispatch("GUILD_DELETE", {"id": server.guild_a.id, "unavailable": True}, 1)
        asked = await server.slash("ask", question="What did the ferry hit?")
        await filled(server, asked, f"Ask in <#{server.other.id}>.")


async def beside(server, interaction):
    """What whoever opened an article is told beside it."""
    await server.until(lambda: interaction.followups)
    (told,) = [server.messages[one] for one in interaction.followups]
    assert server.messages.only_for(told["id"]) == interaction.user.id
    return texts(told["components"])


async def test_who_opens_an_article_is_told_what_the_bot_may_not_do_there(house):
    async with bot_online(house, rules()) as (server, _):
        server.deny(server.news, "attach_files", "read_message_history")
        loaded = await server.slash("load", files={"file": ("a.txt", "text/plain", TEXT)}, by=server.mod)
        await filled(server, loaded, "Not open yet")
        accepted = await server.click(loaded.shown, "Open it here", by=server.mod)
        told = await beside(server, accepted)
        assert [line.split(" is missing in ")[0] for line in told.split("\n")] == [
            "⚠ Attach Files",
            "⚠ Read Message History",
        ]
        again = await server.slash("open", by=server.mod, article="Ferry")
        assert await beside(server, again) == told


async def test_who_opens_an_article_where_no_question_is_answered_is_told_so(house):
    async with bot_online(house, rules()) as (server, _):
        await setup(server, "answers", channel=server.other)
        loaded = await server.slash("load", files={"file": ("a.txt", "text/plain", TEXT)}, by=server.mod)
        await filled(server, loaded, "Not open yet")
        accepted = await server.click(loaded.shown, "Open it here", by=server.mod)
        assert await beside(server, accepted) == (
            f"⚠ Questions are not answered in this channel. Ask in <#{server.other.id}>."
        )


async def test_where_nothing_is_in_the_way_nothing_is_told_beside(house):
    async with bot_online(house, rules()) as (server, _):
        loaded = await server.slash("load", files={"file": ("a.txt", "text/plain", TEXT)}, by=server.mod)
        await opened(server, loaded)
        again = await filled(server, await server.slash("open", by=server.mod, article="Ferry"), "Open here now")
        used = await filled(server, await server.slash("help", by=server.mod), "own words")
        assert (loaded.followups, again.followups, used.followups) == ([], [], [])
