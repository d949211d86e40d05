"""What the buttons of a load and of a preview do: cancel, let in, correct, look, discard."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from discord import ui

from bot.channel import preview as drawing
from bot.channel import rulings, words
from bot.channel.called import Called, Interaction, refuse
from bot.channel.failing import WrongCorrection
from bot.channel.failing import told as failed
from bot.channel.forewarning import forewarn
from bot.channel.forms import inputs
from bot.channel.layout import Drawn, said, title_of
from bot.channel.logbook import announce
from bot.channel.opening import opened_here
from bot.channel.places import room_of
from bot.channel.press import Mark
from bot.channel.says import Says
from bot.channel.sending import UNREACHED
from bot.channel.shared import desk_of, intake_of
from bot.channel.visit import serve
from retrieval.draft import Draft
from retrieval.errors import PullquoteError, QuotaReached
from retrieval.gate import Correction
from retrieval.ports import Progress, Waiting
from retrieval.refusals import UnknownDraft

CORRECTING: Final = "pq1:correcting:"
"""How the id of the form that corrects begins; the draft's id follows."""

_EVERY: Final = 2.0
"""Seconds between two reports of progress: Discord allows some five edits in five seconds."""

_FIELD: Final = 300
"""Characters of a field of the form."""


async def cancel(interaction: Interaction, mark: Mark) -> None:
    """*Cancel*: whatever is on its way in is given up; the message that shows how far it is then says so."""
    loading = intake_of(interaction).under_way(mark.key)
    if loading is None or loading.owner != room_of(interaction).owner:
        await refuse(interaction, Says.TOO_LATE_TO_CANCEL)
    else:
        loading.stop()
        try:
            await interaction.response.defer()
        except UNREACHED:
            return


async def accept(interaction: Interaction, mark: Mark) -> None:
    """*Open it here*."""
    desk, intake = desk_of(interaction), intake_of(interaction)
    visit = Called(interaction, private=False, in_place=True)

    async def work() -> Drawn:
        draft = (await _waiting(interaction, mark.key)).draft
        try:
            async with desk.turn(mark.key), reporting(visit) as progress:
                loaded = await intake.accept(mark.key, visit.room, progress)
        except QuotaReached as error:  # how far it was may stand in the place of the card by now
            await visit.tell(said(failed(error, "")))
            return drawing.card(await intake.look(visit.room.owner, draft), mark.key)
        await announce(interaction, rulings.article_opened(interaction.user.id, title_of(loaded.article)))
        if draft.settled and not loaded.new:
            await announce(interaction, rulings.article_corrected(interaction.user.id, title_of(loaded.article)))
        await forewarn(visit)
        return await opened_here(desk, visit.room, loaded.article, loaded.sentences, known=not loaded.new)

    await serve(desk, visit, "accept", work)


async def discard(interaction: Interaction, mark: Mark) -> None:
    """*Discard*."""
    visit = Called(interaction, private=False, in_place=True)

    async def work() -> Drawn:
        await _waiting(interaction, mark.key)
        if not await intake_of(interaction).discard(visit.room.owner, mark.key):
            raise UnknownDraft
        return said(Says.DISCARDED)

    await serve(desk_of(interaction), visit, "discard", work)


async def look(interaction: Interaction, mark: Mark) -> None:
    """*See all of it*: every paragraph and every removed piece, privately."""
    visit = Called(interaction, private=True)

    async def work() -> Drawn:
        return drawing.everything((await _waiting(interaction, mark.key)).draft)

    await serve(desk_of(interaction), visit, "look", work)


async def correct(interaction: Interaction, mark: Mark) -> None:
    """*Correct*: the form, filled in with what was found."""
    try:
        waiting = await _waiting(interaction, mark.key)
    except PullquoteError as error:
        await refuse(interaction, failed(error, ""))
        return
    try:
        await interaction.response.send_modal(_form(waiting.draft, mark.key))
    except UNREACHED:
        return


async def corrected(interaction: Interaction, draft_id: str) -> None:
    """The form was sent in: the card is drawn anew."""
    intake, visit = intake_of(interaction), Called(interaction, private=False, in_place=True)
    typed = inputs(interaction)

    async def work() -> Drawn:
        waiting = await _waiting(interaction, draft_id)
        draft = await intake.correct(visit.room.owner, draft_id, _correction(typed, waiting.draft))
        return drawing.card(await intake.look(visit.room.owner, draft), draft_id)

    await serve(desk_of(interaction), visit, "correct", work)


@asynccontextmanager
async def reporting(visit: Called, told: Callable[[int, int], str] = words.reading) -> AsyncIterator[Progress]:
    """Show how far it is, in words: the latest report, not more often than Discord likes."""
    reports: asyncio.Queue[tuple[int, int]] = asyncio.Queue()

    async def report() -> None:
        while True:
            await asyncio.sleep(_EVERY)
            done, of = await reports.get()
            while not reports.empty():
                done, of = reports.get_nowait()
            await visit.show(said(told(done, of)))

    showing = asyncio.create_task(report())
    try:
        yield lambda done, of: reports.put_nowait((done, of))
    finally:
        showing.cancel()
        await asyncio.wait([showing])


async def _waiting(interaction: Interaction, draft_id: str) -> Waiting:
    """The draft. Raises `UnknownDraft`."""
    return await intake_of(interaction).waiting(room_of(interaction).owner, draft_id)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    label: str
    hint: str | None
    value: str


def _fields(draft: Draft) -> tuple[_Field, ...]:
    """The fields of the form, each filled with what is there, as far as it fits."""
    published = draft.byline.published
    between = "; " if any("," in name for name in draft.byline.author) else ", "
    return (
        _Field("title", Says.TITLE_LABEL, None, (draft.title or "")[:_FIELD]),
        _Field("author", Says.AUTHOR_LABEL, Says.AUTHOR_HINT, between.join(draft.byline.author)[:_FIELD]),
        _Field("date", Says.DATE_LABEL, Says.DATE_HINT, published.isoformat() if published else ""),
        _Field("drop", Says.DROP_LABEL, Says.DROP_HINT, ""),
        _Field("restore", Says.RESTORE_LABEL, Says.DROP_HINT, ""),
    )


def _form(draft: Draft, draft_id: str) -> ui.Modal:
    form = ui.Modal(title=Says.CORRECT_TITLE, custom_id=f"{CORRECTING}{draft_id}", timeout=None)
    for one in _fields(draft):
        box = ui.TextInput[ui.Modal](custom_id=one.name, required=False, max_length=_FIELD, default=one.value or None)
        form.add_item(ui.Label(text=one.label, description=one.hint, component=box))
    return form


def _correction(typed: dict[str, str], draft: Draft) -> Correction:
    """What was typed, where it is another than what the form was filled with. Raises `WrongCorrection`."""
    there = {one.name: " ".join(one.value.split()) for one in _fields(draft)}
    given = {name: " ".join(text.split()) for name, text in typed.items()}
    changed = {name: text for name, text in given.items() if text != there.get(name)}
    title, author, when = (changed.get(name) for name in ("title", "author", "date"))
    try:
        return Correction(
            title=title,
            author=None if author is None else _names(author),
            published=date.fromisoformat(when) if when else _emptied(when),
            drop=_numbers(changed.get("drop", "")),
            restore=_numbers(changed.get("restore", "")),
        )
    except ValueError:
        raise WrongCorrection from None


def _emptied(typed: str | None) -> Literal[""] | None:
    return None if typed is None else ""


def _names(typed: str) -> tuple[str, ...]:
    """Names with commas between them; with semicolons where a name has a comma."""
    return tuple(name.strip() for name in typed.split(";" if ";" in typed else ",") if name.strip())


def _numbers(typed: str) -> tuple[int, ...]:
    return tuple(int(one.lstrip("¶")) for one in typed.replace(",", " ").split())
