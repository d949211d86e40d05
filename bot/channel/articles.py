"""Articles: opened and closed by those who look after them; listed, described and read by everybody."""

from discord import app_commands

from bot import words as common
from bot.channel import words
from bot.channel.called import Called, Interaction
from bot.channel.catalogue import Described, described, listed
from bot.channel.forewarning import forewarn
from bot.channel.layout import Drawn, listing, said, small, title_of
from bot.channel.naming import named
from bot.channel.opening import opened_here
from bot.channel.press import Mark
from bot.channel.preview import compared
from bot.channel.reading import page_of
from bot.channel.says import Says
from bot.channel.shared import articles, desk_of, everywhere, for_loaders, meant
from bot.channel.visit import serve
from bot.untrusted import inline
from retrieval.answer import Note
from retrieval.article import Article
from retrieval.attribution.speakers import Spoken
from retrieval.attribution.speakers import speakers as everybody
from retrieval.errors import UnknownArticle
from retrieval.ports import Shelved

_NUMBER = app_commands.Range[int, 1, 999_999]


@app_commands.command(name="open", description="Open an article of the library in this channel.")
@app_commands.describe(article="Its title, or a part of it.", beside="Leave open what is open here.")
@app_commands.autocomplete(article=articles)
@for_loaders
async def open_(interaction: Interaction, article: app_commands.Range[str, 1, 300], beside: bool = False) -> None:
    """`/open`."""
    desk, visit = desk_of(interaction), Called(interaction, private=False)

    async def work() -> Drawn:
        chosen = named(await desk.listed(visit.room.owner), article)
        opened = await desk.open(visit.room, chosen, beside=beside)
        one = await _shelved(interaction, opened)
        await forewarn(visit)
        return await opened_here(desk, visit.room, opened, one.sentences, known=False)

    await serve(desk, visit, "open", work)


@app_commands.command(name="close", description="Close an article that is open in this channel, or all of them.")
@app_commands.describe(article="One of those that are open; else all are closed.")
@app_commands.autocomplete(article=articles)
@for_loaders
async def close(interaction: Interaction, article: app_commands.Range[str, 1, 300] | None = None) -> None:
    """`/close`."""
    desk, visit = desk_of(interaction), Called(interaction, private=False)

    async def work() -> Drawn:
        chosen = named(await desk.listed(visit.room.owner), article) if article else None
        closed = await desk.close(visit.room, chosen)
        return said(words.closed([title_of(one) for one in closed]) if closed else Says.NONE_OPEN)

    await serve(desk, visit, "close", work)


@everywhere
class ArticleCommands(app_commands.Group):
    """`/article`: what everybody may do; all of it is shown privately."""

    def __init__(self) -> None:
        super().__init__(name="article", description="See which articles there are, and read them.")

    @app_commands.command(name="list", description="List the articles here, the latest first.")
    async def list_(self, interaction: Interaction) -> None:
        """`/article list`."""
        visit = Called(interaction, private=True)
        await serve(desk_of(interaction), visit, "list", lambda: _listed(visit, 0))

    @app_commands.command(description="Describe an article: who wrote it, where it is from, what holds for it here.")
    @app_commands.describe(article="Another than the one that is open here.")
    @app_commands.autocomplete(article=articles)
    async def info(self, interaction: Interaction, article: str | None = None) -> None:
        """`/article info`."""
        desk, visit = desk_of(interaction), Called(interaction, private=True)

        async def work() -> Drawn:
            owner, found = visit.room.owner, await meant(interaction, visit.room, article)
            one = await _shelved(interaction, found)
            versions, rules = await desk.versions(owner, found.id), await desk.rules(owner)
            return described(Described(found, one, versions, rules, _rooms(one), visit.day))

        await serve(desk, visit, "info", work)

    @app_commands.command(description="Read an article, with the numbers of its paragraphs.")
    @app_commands.describe(article="Another than the one that is open here.", paragraph="Where to begin.")
    @app_commands.autocomplete(article=articles)
    async def read(self, interaction: Interaction, article: str | None = None, paragraph: _NUMBER = 1) -> None:
        """`/article read`."""
        desk, visit = desk_of(interaction), Called(interaction, private=True)

        async def work() -> Drawn:
            found = await meant(interaction, visit.room, article)
            return page_of(found, paragraph, await desk.rules(visit.room.owner))

        await serve(desk, visit, "read", work)

    @app_commands.command(description="See who speaks in an article, how often and where.")
    @app_commands.describe(article="Another than the one that is open here.")
    @app_commands.autocomplete(article=articles)
    async def speakers(self, interaction: Interaction, article: str | None = None) -> None:
        """`/article speakers`."""
        desk, visit = desk_of(interaction), Called(interaction, private=True)

        async def work() -> Drawn:
            named = await meant(interaction, visit.room, article)
            found, ledger = await desk.speaking(visit.room.owner, named.id)
            if ledger is None or not ledger.determined:
                return said(common.note_of(Note.SPEAKERS_UNKNOWN))
            spoke = everybody(found, ledger)
            if not spoke:
                return said(Says.NOBODY_SPEAKS)
            return listing(words.speakers_of(title_of(found)), [_speaker(found, one) for one in spoke])

        await serve(desk, visit, "speakers", work)

    @app_commands.command(description="See what has changed in an article since an earlier version of its page.")
    @app_commands.describe(
        article="Another than the one that is open here.", since="An earlier version; else the one before."
    )
    @app_commands.autocomplete(article=articles, since=articles)
    async def diff(self, interaction: Interaction, article: str | None = None, since: str | None = None) -> None:
        """`/article diff`."""
        desk, visit = desk_of(interaction), Called(interaction, private=True)

        async def work() -> Drawn:
            after = await meant(interaction, visit.room, article)
            if since is not None:
                return compared(await meant(interaction, visit.room, since), after)
            chain = await desk.versions(visit.room.owner, after.id)
            place = max((place for place, one in enumerate(chain) if one.article == after.id), default=0)
            earlier = [one for one in chain[:place] if one.address == chain[place].address]
            if not earlier:
                return said(Says.NO_EARLIER)
            before = earlier[-1].article
            return compared(await desk.steward(lambda stewards: stewards.version(visit.room.owner, before)), after)

        await serve(desk, visit, "diff", work)


async def read_on(interaction: Interaction, mark: Mark) -> None:
    """*Read on* and *Read paragraph*: the article from there on, in a message of its own."""
    await _read(Called(interaction, private=True), mark)


async def turn(interaction: Interaction, mark: Mark) -> None:
    """*Back* and *Onward*: another page in the place of the one that is shown."""
    await _read(Called(interaction, private=True, in_place=True), mark)


async def list_on(interaction: Interaction, mark: Mark) -> None:
    """*Back* and *Onward* below the list."""
    visit = Called(interaction, private=True, in_place=True)
    await serve(desk_of(interaction), visit, "list", lambda: _listed(visit, mark.number))


async def _listed(visit: Called, first: int) -> Drawn:
    articles = await desk_of(visit.interaction).listed(visit.room.owner)
    return listed(articles, visit.room, first) if articles else said(Says.NO_ARTICLES)


async def _read(visit: Called, mark: Mark) -> None:
    desk = desk_of(visit.interaction)

    async def work() -> Drawn:
        owner = visit.room.owner
        return page_of(await desk.article(owner, mark.key), mark.number, await desk.rules(owner))

    await serve(desk, visit, "read", work)


async def _shelved(interaction: Interaction, article: Article) -> Shelved:
    listed = await desk_of(interaction).listed(Called(interaction, private=True).room.owner)
    found = next((one for one in listed if one.id == article.id), None)
    if found is None:  # it came or went this very moment
        raise UnknownArticle(article.id)
    return found


def _speaker(article: Article, one: Spoken) -> str:
    name, _, facts = common.spoken(article, one).rpartition(": ")
    return f"**{inline(name, 120)}**\n{small(inline(facts, 200))}"


def _rooms(one: Shelved) -> str:
    return ", ".join(f"<#{room.removeprefix('channel:')}>" for room in one.open_in)
