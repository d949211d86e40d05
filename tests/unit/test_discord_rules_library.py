"""What discord.py makes of right parts breaks no rule: the table raises no false alarm on what it always adds."""

import io

import discord
from discord import app_commands, ui

from discord_rules import check
from discord_rules.examples import CALLBACK, COMMANDS, MESSAGES, V2


class Card(ui.LayoutView):
    """One of each component that a message may hold."""

    box = ui.Container(
        ui.TextDisplay("# Title"),
        ui.Section("text", accessory=ui.Thumbnail("https://e.org/a.png")),
        ui.Separator(),
        ui.MediaGallery(discord.MediaGalleryItem("https://e.org/a.png")),
        ui.File("attachment://a.txt"),
        ui.ActionRow(ui.Button(label="go", custom_id="go"), ui.Button(label="see", url="https://e.org")),
        ui.ActionRow(ui.Select(options=[discord.SelectOption(label="a")], custom_id="menu")),
        accent_colour=discord.Colour.blue(),
    )


class Form(ui.Modal, title="Report"):
    """A modal with the components that were made for it."""

    why = ui.Label(text="Why", component=ui.TextInput(max_length=300, required=False))
    which = ui.Label(text="Which", component=ui.Select(options=[discord.SelectOption(label="a")]))
    proof = ui.Label(text="Proof", component=ui.FileUpload(required=False))


async def test_what_discord_py_makes_of_right_parts_is_right():
    file = discord.File(io.BytesIO(b"a"), "a.txt")
    view = {"flags": V2, "components": Card().to_components(), "attachments": [file.to_dict(0)]}
    assert check("POST", MESSAGES, view, [("a.txt", 1)]) == []
    embed = discord.Embed(title="t", url="https://e.org", colour=1).add_field(name="n", value="v").set_footer(text="f")
    assert check("POST", MESSAGES, {"embeds": [embed.to_dict()], "tts": False}, []) == []
    assert check("POST", CALLBACK, {"type": 9, "data": Form().to_dict()}) == []


async def test_commands_as_discord_py_defines_them_are_right():
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))

    @tree.command(description="Asks.")
    @app_commands.choices(how=[app_commands.Choice(name="short", value=1)])
    async def ask(_: discord.Interaction, question: app_commands.Range[str, 1, 300], how: int = 1) -> None: ...

    @tree.context_menu(name="Ask about this")
    async def about(_: discord.Interaction, message: discord.Message) -> None: ...

    article = app_commands.Group(name="article", description="Articles.")

    @article.command(name="read", description="Reads.")
    async def read(_: discord.Interaction, title: str) -> None: ...

    tree.add_command(article)
    assert check("PUT", COMMANDS, [one.to_dict(tree) for one in tree.get_commands()]) == []
