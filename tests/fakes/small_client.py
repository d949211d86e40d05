"""A small bot on the real discord.py: what the test server is measured with."""

import asyncio
import io
from contextlib import asynccontextmanager

import discord
from discord import app_commands
from discord.ui import ActionRow, Button, Container, File, Label, LayoutView, Modal, Section, TextDisplay, TextInput

from fakes.online import connected


class Note(Modal, title="A note"):
    note = Label(text="What is wrong?", component=TextInput(max_length=20))

    async def on_submit(self, interaction):
        await interaction.response.send_message(f"noted: {self.note.component.value}", ephemeral=True)


class More(Button):
    def __init__(self):
        super().__init__(label="More", custom_id="more")

    async def callback(self, interaction):
        shown = LayoutView(timeout=None)
        shown.add_item(TextDisplay("more"))
        await interaction.response.edit_message(view=shown)


class Wrong(Button):
    def __init__(self):
        super().__init__(label="Wrong", custom_id="wrong")

    async def callback(self, interaction):
        await interaction.response.send_modal(Note())


class Answer(LayoutView):
    """An answer with a button beside a text, a button in a row inside a container, and perhaps a file."""

    def __init__(self, text, file=None):
        super().__init__(timeout=None)
        self.add_item(Section(text, accessory=More()))
        self.add_item(Container(TextDisplay("source"), ActionRow(Wrong())))
        if file:
            self.add_item(File(file))


class SmallClient(discord.Client):
    """Remembers what it heard (`heard`) and what Discord refused (`refused`, by code)."""

    def __init__(self):
        super().__init__(intents=discord.Intents.default(), heartbeat_timeout=1.0)
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.refused: list[int] = []
        self.pause = 0.0
        add_commands(self.tree, self)
        add_more(self.tree, self)

    async def setup_hook(self):
        self.add_view(Answer(""))
        await self.tree.sync()

    async def before_identify_hook(self, shard_id, *, initial=False):
        """Nothing: the library would wait five seconds, for the sake of Discord's real limits."""

    async def on_message(self, message):
        if message.author != self.user:
            self.heard.append(message)
            if self.user in message.mentions:
                await self.try_(message.reply(f"you said {message.content.removeprefix(self.user.mention).strip()}"))

    async def try_(self, doing):
        try:
            return await doing
        except discord.HTTPException as refusal:
            self.refused.append(refusal.code)


def add_commands(tree, client):
    article = app_commands.Group(name="article", description="Articles")

    @tree.command(description="Ask")
    async def ask(interaction, question: app_commands.Range[str, 1, 100], private: bool = False):
        await asyncio.sleep(client.pause)
        if await client.try_(interaction.response.defer(ephemeral=private, thinking=True)) is None:
            return
        await client.try_(interaction.edit_original_response(view=Answer(f"answer to {question}")))
        await client.try_(interaction.followup.send("and this", ephemeral=True))

    @tree.command(description="Load")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def load(interaction, file: discord.Attachment):
        back = discord.File(io.BytesIO(b"a copy"), filename="copy.txt")
        await interaction.response.send_message(view=Answer((await file.read()).decode(), back), file=back)

    @tree.command(description="Audit")
    @app_commands.default_permissions(manage_messages=True)
    @app_commands.guild_only
    async def audit(interaction):
        await interaction.response.send_message("audited", ephemeral=True)

    @article.command(description="Read")
    async def read(interaction, title: str, page: int = 1):
        await interaction.response.send_message(f"{title}, {page}")

    @read.autocomplete("title")
    async def titles(_interaction, current):
        return [app_commands.Choice(name=f"{current}!", value=current)]

    tree.add_command(article)


def add_more(tree, client):
    everywhere = {
        "allowed_installs": app_commands.AppInstallationType(guild=True, user=True),
        "allowed_contexts": app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
    }

    async def twice(interaction):
        await interaction.response.send_message("once")
        interaction.response._response_type = None
        await client.try_(interaction.response.send_message("twice"))

    async def withdraw(interaction):
        await interaction.response.defer(thinking=True)
        await interaction.delete_original_response()
        await interaction.followup.send("instead")

    async def many(interaction):
        await interaction.response.send_message("first")
        for number in range(6):
            await client.try_(interaction.followup.send(str(number), ephemeral=True))

    for one in (twice, withdraw, many):
        tree.add_command(app_commands.Command(name=one.__name__, description="More", callback=one, **everywhere))

    @tree.context_menu(name="Greet")
    async def greet(interaction, user: discord.User):
        await interaction.response.send_message(f"hello {user.name}")

    @tree.context_menu(name="Check this")
    async def check_this(interaction, message: discord.Message):
        await interaction.response.send_message(f"checked: {message.content}")


@asynccontextmanager
async def online(**settings):
    """A server with these settings, and a client that is ready and has synced its commands."""
    async with connected(SmallClient, **settings) as (server, client):
        yield server, client
        assert server.unknown_routes == []
