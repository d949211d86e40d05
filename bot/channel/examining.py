"""`/audit search`, `article`, `stats`, `gaps`, `replay`, `verify`, `export`: what the record tells moderators."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import discord
from discord import app_commands

from bot.channel import audit_words, figures
from bot.channel.audit_words import AuditSays
from bot.channel.auditing import recent_lines
from bot.channel.called import Called, Interaction
from bot.channel.case_words import VERDICTS
from bot.channel.deciding import reporting
from bot.channel.layout import Drawn, listing, said
from bot.channel.naming import named
from bot.channel.places import people_of
from bot.channel.recorded import cited_speakers, everything, meant_of_all, names_of, recorded
from bot.channel.shared import casework_of, desk_of, recent_answers
from bot.channel.visit import serve
from retrieval.moderation.auditing import Form
from retrieval.moderation.cases import Verdict
from retrieval.moderation.chain import Head
from retrieval.moderation.errors import UnusableFilter
from retrieval.moderation.ports import Wanted
from retrieval.replay import Replays

_MOST: Final = 10
"""Answers on a page of a search."""

_WEEKS: Final = 8
_GAPS: Final = 12
_AGAIN: Final = 50
"""Questions of an article that are asked again at most: some ten seconds."""

_OUTCOMES: Final = {"answered": "answered", "closest": "closest passage", "not_in_article": "not in the article"}


@app_commands.command(description="Find answers by their words, people, articles, speakers, outcomes, verdicts, dates.")
@app_commands.describe(
    text="Words of the question, or of a passage that was cited.",
    person="Who asked, as long as that is kept.",
    article="From which article.",
    speaker="Whose words were cited: a name, or a part of it.",
    outcome="Whether it was answered.",
    verdict="What moderators found.",
    reported="Those with a case alone.",
    channel="Where it was asked.",
    since="The first day, as 2026-03-31.",
    until="The last day, as 2026-03-31.",
    page="Older ones: 2, 3, and so on.",
)
@app_commands.choices(
    outcome=[app_commands.Choice(name=name, value=value) for value, name in _OUTCOMES.items()],
    verdict=[app_commands.Choice(name=name, value=one.value) for one, name in VERDICTS.items()],
)
@app_commands.autocomplete(article=recorded, speaker=cited_speakers)
async def search(  # noqa: PLR0913, PLR0917 - the options of a command
    interaction: Interaction,
    text: app_commands.Range[str, 1, 200] | None = None,
    person: discord.User | None = None,
    article: str | None = None,
    speaker: app_commands.Range[str, 1, 100] | None = None,
    outcome: str | None = None,
    verdict: str | None = None,
    reported: bool = False,
    channel: discord.TextChannel | discord.Thread | discord.VoiceChannel | None = None,
    since: str | None = None,
    until: str | None = None,
    page: app_commands.Range[int, 1, 10_000] = 1,
) -> None:
    """`/audit search`."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner = visit.room.owner
        who = people_of(interaction).pseudonym(person.id) if person else None
        if who is not None and not await names_of(interaction, owner, [who]):
            return said(AuditSays.NAME_NOT_KEPT)
        of = named(await everything(interaction, owner), article) if article else None
        found = Verdict(verdict) if verdict else None
        room = f"channel:{channel.id}" if channel else None
        when = day(since), day(until)
        return await _page(
            interaction, owner, Wanted(text, who, of, speaker, outcome, found, reported, room, *when), page
        )

    await serve(desk, visit, "audit search", work)


@app_commands.command(
    name="article", description="See which paragraphs of an article were cited, how often, and what came of it."
)
@app_commands.describe(article="Another than the one that is open here.")
@app_commands.autocomplete(article=recorded)
async def article_(interaction: Interaction, article: str | None = None) -> None:
    """`/audit article`."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner, found = visit.room.owner, await meant_of_all(interaction, visit.room, article)
        cited = await casework_of(interaction).looked(lambda record: record.cited(owner, found.id))
        return figures.heat(found, cited)

    await serve(desk, visit, "audit article", work)


@app_commands.command(description="See questions, abstentions, reports and judgements, week by week.")
async def stats(interaction: Interaction) -> None:
    """`/audit stats`."""
    visit = Called(interaction, private=True)

    async def work() -> Drawn:
        return figures.weeks(
            await casework_of(interaction).looked(lambda record: record.weeks(visit.room.owner, _WEEKS))
        )

    await serve(desk_of(interaction), visit, "audit stats", work)


@app_commands.command(description="See what was asked in vain, by the words that questions share.")
@app_commands.describe(article="Of this article alone.")
@app_commands.autocomplete(article=recorded)
async def gaps(interaction: Interaction, article: str | None = None) -> None:
    """`/audit gaps`."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner = visit.room.owner
        of = named(await everything(interaction, owner), article) if article else None
        return figures.gaps(await casework_of(interaction).looked(lambda record: record.gaps(owner, _GAPS, of)))

    await serve(desk, visit, "audit gaps", work)


@app_commands.command(description="Ask old questions again, and see what would be answered otherwise today.")
@app_commands.describe(
    answer="One answer.", article="The latest questions about this article.", most="How many of them."
)
@app_commands.autocomplete(answer=recent_answers, article=recorded)
async def replay(
    interaction: Interaction,
    answer: app_commands.Range[str, 1, 100] | None = None,
    article: str | None = None,
    most: app_commands.Range[int, 1, _AGAIN] = 20,
) -> None:
    """`/audit replay`."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner, casework = visit.room.owner, casework_of(interaction)
        if answer:
            name = answer.strip().removeprefix("answer").strip()
            one = await casework.gone_through(lambda record, _: record.replayed(owner, name))
            return figures.replays(Replays((one,)))
        of = (await meant_of_all(interaction, visit.room, article)).id
        async with reporting(visit, audit_words.asked_again) as progress:
            found = await casework.gone_through(lambda record, told: record.replays(owner, of, most, told), progress)
        return figures.replays(found)

    await serve(desk, visit, "audit replay", work)


@app_commands.command(
    description="Prove that nobody changed the record: each entry, and each quotation against its article."
)
@app_commands.describe(head="What an earlier verification printed.")
async def verify(interaction: Interaction, head: app_commands.Range[str, 1, 100] | None = None) -> None:
    """`/audit verify`."""
    visit = Called(interaction, private=True)

    async def work() -> Drawn:
        known = Head.parsed(head) if head else None
        async with reporting(visit, lambda done, _: audit_words.gone_through(done)) as progress:
            found = await casework_of(interaction).gone_through(
                lambda record, told: record.verify(visit.room.owner, known, lambda done: told(done, done)), progress
            )
        return figures.proved(found)

    await serve(desk_of(interaction), visit, "audit verify", work)


@app_commands.command(description="Take the record out as files, for a spreadsheet (CSV) or a program (JSONL).")
@app_commands.describe(
    form="CSV or JSONL.", article="Of this article alone.", since="The first day, as 2026-03-31.", until="The last day."
)
@app_commands.choices(form=[app_commands.Choice(name=one.value.upper(), value=one.value) for one in Form])
@app_commands.autocomplete(article=recorded)
async def export(
    interaction: Interaction,
    form: str = Form.CSV.value,
    article: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> None:
    """`/audit export`."""
    desk, visit = desk_of(interaction), Called(interaction, private=True)

    async def work() -> Drawn:
        owner = visit.room.owner
        of = named(await everything(interaction, owner), article) if article else None
        wanted, shape = Wanted(article=of, since=day(since), until=day(until)), Form(form)
        each = interaction.filesize_limit
        parts = await casework_of(interaction).gone_through(
            lambda record, _: figures.parts(record.export(owner, wanted, shape), shape, each)
        )
        return figures.exported(parts, shape)

    await serve(desk, visit, "audit export", work)


COMMANDS: Final[tuple[app_commands.Command[Any, ..., Any], ...]] = (
    search,
    article_,
    stats,
    gaps,
    replay,
    verify,
    export,
)


def day(typed: str | None) -> date | None:
    """Raises `UnusableFilter`."""
    if typed is None or not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise UnusableFilter(typed) from None


async def _page(interaction: Interaction, owner: str, wanted: Wanted, page: int) -> Drawn:
    desk, first = desk_of(interaction), (page - 1) * _MOST
    found = await casework_of(interaction).looked(lambda record: record.search(owner, wanted, _MOST, first))
    if not found.found:
        return said(AuditSays.NOTHING_FOUND)
    links = [await desk.postings(owner, one.id) for one in found.found]
    names = await names_of(interaction, owner, {one.question.asked_by for one in found.found})
    after = first + len(found.found)
    lines: Sequence[str] = recent_lines(found.found, links, names)
    more = [audit_words.next_page(page + 1)] if after < found.of else []
    return listing(audit_words.found(first, after, found.of), [*lines, *more])
