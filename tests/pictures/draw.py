"""Pictures of the channel, drawn from what the bot really sends, with its real models.

    python tests/pictures/draw.py FOLDER

Needs simcord with its preview (`pip install "simcord[preview]"`) and a Chromium beside what `make setup` installs;
the pictures of the README are made with it, cut to what is drawn and brought down to 64 colours.
"""

import asyncio
import os
import sys
import tempfile
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

import discord
import simcord
from PIL import Image, ImageChops

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from bot import wiring  # noqa: E402 - the folders above come first
from bot.casework import Casework  # noqa: E402 - as above
from bot.channel.client import Bot  # noqa: E402 - as above
from bot.desk import Desk  # noqa: E402 - as above
from bot.intake import Intake  # noqa: E402 - as above
from bot.registry import Registry  # noqa: E402 - as above
from config.settings import settings  # noqa: E402 - as above
from fakes.channel import Site  # noqa: E402 - as above

LINK = "https://tarrow.example/ferry.html"
PAGE = (Path(__file__).parents[1] / "pages" / "ferry.html").read_text(encoding="utf-8")
FERRY = (files("bot") / "samples" / "ferry.txt").read_text(encoding="utf-8").split("\n\n")
STORY = "https://tarrow.example/2025/05/harbour.html"
"""The sample article as a page: with a publisher, a date and an address, answers say all that they can."""

STORY_PAGE = (
    '<!doctype html><html lang="en"><head><meta property="og:site_name" content="Tarrow Post">'
    '<meta property="article:published_time" content="2025-05-03T10:00:00Z"><meta name="author" content="Ann Dey">'
    f"<title>{FERRY[0]}</title></head><body><article><h1>{FERRY[0]}</h1>"
    f"{''.join(f'<p>{one}</p>' for one in FERRY[1:])}</article></body></html>"
)
COLOURS = 48
MARGIN = 12
HEAD, FOOT = 66, 70
"""Rows of the channel's name and date, and of the box to write in."""


class Easel:
    """Draws a channel as somebody sees it."""

    def __init__(self, env, folder):
        self.env, self.folder = env, folder

    async def draw(self, channel, viewer, name, width=760, height=900):
        async with self.env.preview(channel, viewers=[viewer], layout="channel", width=width, height=height) as page:
            await page.screenshot(str(self.folder / f"{name}.png"), mode="viewport")
        lighten(self.folder / f"{name}.png")


def lighten(file):
    """Cut the empty rows off, and keep few colours: a picture of text needs no more."""
    whole = Image.open(file).convert("RGB")
    whole = whole.crop((0, HEAD, whole.width, whole.height - FOOT))
    empty = Image.new("RGB", whole.size, whole.getpixel((whole.width - 2, 2)))
    left, top, right, bottom = ImageChops.difference(whole, empty).getbbox() or (0, 0, *whole.size)
    box = (
        max(0, left - MARGIN),
        max(0, top - MARGIN),
        min(whole.width, right + MARGIN),
        min(whole.height, bottom + MARGIN),
    )
    whole.crop(box).quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


@asynccontextmanager
async def harbour(home):
    """A server with a loader and a reader, and the bot on it."""
    os.environ["PULLQUOTE_HOME"] = str(home)
    chosen = settings()
    models = wiring.Models(chosen)
    with wiring.open_house(chosen, models.reader, models.early_reader) as house:
        desk = Desk(house.library, house.stewardship, workers=2, waiting=100, ready=lambda: True, stop=lambda: None)
        site = Site()
        site.pages |= {LINK: PAGE, STORY: STORY_PAGE}
        registry = Registry(desk, house.privacy, wiring.people(chosen))
        casework = Casework(desk, house.moderation, house.auditing)
        intake = Intake(desk, house.gate, wiring.loader(), site)
        bot = Bot(desk, intake, registry, casework, also_files_at=frozenset({"cdn.simcord.invalid"}))
        async with simcord.run(bot, settle_timeout=60) as env:
            env.backend.bot_user.name = "Pullquote"
            yield env
        intake.close()


async def main(folder):
    """One after the other, each in a channel of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        async with harbour(Path(home)) as env:
            await play(env, Easel(env, folder))


async def play(env, easel):
    guild = env.create_guild("Harbour readers")
    rights = discord.Permissions(manage_messages=True, manage_guild=True)
    role = guild.create_role("Moderators", permissions=rights)
    alice = guild.add_member(env.create_user("alice"))
    mod = guild.add_member(env.create_user("morgan"), roles=[role])
    log = guild.create_text_channel("mod-log")
    loading = guild.create_text_channel("loading")
    card = await mod.slash(loading, "load", link=LINK)
    await easel.draw(loading, mod, "card")
    await mod.click(card.response, label="Discard")

    news = guild.create_text_channel("news")
    opened = await mod.slash(news, "load", link=STORY)
    await mod.click(opened.response, label="Open it here")
    await easel.draw(news, alice, "opened")

    asking = guild.create_text_channel("asking")
    await mod.slash(asking, "open", article="Harbour authority")
    answer = await alice.slash(asking, "ask", question="who declined to comment?")
    await alice.slash(asking, "ask", question="who is the president of France?")
    await easel.draw(asking, alice, "answer", height=1400)
    await easel.draw(asking, alice, "narrow", width=380, height=1400)

    checking = guild.create_text_channel("checking")
    await mod.slash(checking, "open", article="Harbour authority")
    await alice.slash(checking, "verify", text="“It carried 17,200 people last year.”")
    await easel.draw(checking, alice, "verify")

    await mod.slash(checking, "setup log", channel=log)
    await look(easel, guild, alice)
    await judge(easel, guild, alice, mod, answer, asking, log)


async def look(easel, guild, alice):
    """What anybody can look up: how to ask, what an article is, what is kept of them."""
    for name, command, options in (
        ("help", "help", {}),
        ("info", "article info", {"article": "Harbour authority"}),
        ("list", "article list", {}),
        ("privacy", "privacy", {}),
    ):
        channel = guild.create_text_channel(name)
        await alice.slash(channel, command, **options)
        await easel.draw(channel, alice, name, height=1200)
        await easel.draw(channel, alice, f"{name}-narrow", width=420, height=1600)


async def judge(easel, guild, alice, mod, answer, asking, log):
    """A report, its case, the audit of an answer, and the record in figures."""
    form = await alice.click(answer.response, label="Report")
    await alice.submit_modal(form, {"reason": ["missing_passage"], "words": "The mayor said so too."})
    await mod.click(log.last_message, label="Correct")
    await easel.draw(log, mod, "case", height=1200)

    figures = guild.create_text_channel("figures")
    await mod.slash(figures, "open", article="Harbour authority")
    for question in (
        "what does the memo advise?",
        "who signed the memo?",
        "how old is the ferry?",
        "who owns the ferry?",
    ):
        await alice.slash(figures, "ask", question=question, private=True)
    for command in ("article", "stats", "gaps", "verify"):
        await mod.slash(figures, f"audit {command}")
    await easel.draw(figures, mod, "figures", height=2400)

    auditing = guild.create_text_channel("auditing")
    await mod.context_menu(asking, "Audit this answer", target=answer.response)
    await easel.draw(asking, mod, "audit", height=2000)
    await mod.slash(auditing, "setup show")
    await easel.draw(auditing, mod, "setup")


if __name__ == "__main__":
    wiring.calm_threads()
    asyncio.run(main(Path(sys.argv[1])))
