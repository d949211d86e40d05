"""What moderators press on the card of a case: verdicts, notes, and putting right what readers see."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

import discord
from discord import ui

from bot.casework import card_of
from bot.channel.called import Called, Interaction, refuse
from bot.channel.case_words import CaseSays
from bot.channel.casing import VERDICTS, card, meant
from bot.channel.failing import told
from bot.channel.forms import inputs
from bot.channel.layout import Drawn
from bot.channel.places import room_of
from bot.channel.press import Action, Mark
from bot.channel.readings import amend, told_of
from bot.channel.sending import UNREACHED
from bot.channel.shared import casework_of, desk_of, registry_of
from bot.channel.tracking import refreshed, seen_of, shown_to_moderators
from bot.channel.visit import serve
from retrieval.errors import PullquoteError
from retrieval.moderation.cases import WORDS, Case
from retrieval.moderation.errors import CaseMoved
from retrieval.moderation.moderation import Moderation
from retrieval.reader import checked

JUDGING: Final = "pq1:judging:"
"""How the id of a form begins; what it is for, and the case with the state seen, follow."""

_TITLES: Final = {
    Action.NOTE: lambda: (CaseSays.NOTE_TITLE, CaseSays.NOTE_LABEL),
    Action.RETRACT: lambda: (CaseSays.RETRACT_TITLE, CaseSays.WHY_LABEL),
    Action.REPLACE: lambda: (CaseSays.REPLACE_TITLE, CaseSays.WHY_LABEL),
    Action.REWORD: lambda: (CaseSays.REWORD_TITLE, CaseSays.REWORD_LABEL),
}


async def judge(interaction: Interaction, mark: Mark) -> None:
    """A verdict."""
    number, seen = meant(mark)
    owner, by = _acting(interaction)

    def verdict(cases: Moderation) -> Case:
        return cases.judge(owner, number, by, VERDICTS[mark.number % len(VERDICTS)], None, seen)

    await _done(interaction, number, "judge", verdict)


async def restore(interaction: Interaction, mark: Mark) -> None:
    """*Restore*: readers see the answer as it was given."""
    number, seen = meant(mark)
    owner, by = _acting(interaction)
    await _done(interaction, number, "restore", lambda cases: cases.restore(owner, number, by, seen), amends=True)


async def reopen(interaction: Interaction, mark: Mark) -> None:
    """*Reopen*: a judged case waits for a judgement again."""
    number, seen = meant(mark)
    owner, by = _acting(interaction)
    await _done(interaction, number, "reopen", lambda cases: cases.reopen(owner, number, by, seen))


async def ask_for_words(interaction: Interaction, mark: Mark) -> None:
    """*Note*, *Retract*, *Replace*, *Reword*: the form for the words that it takes."""
    number, owner = meant(mark)[0], room_of(interaction).owner
    try:
        await casework_of(interaction).done(lambda cases: cases.case(owner, number))
    except PullquoteError as error:
        await refuse(interaction, told(error, ""))
        return
    title, label = _TITLES[mark.action]()
    form = ui.Modal(title=title, custom_id=f"{JUDGING}{mark.action}:{mark.key}", timeout=None)
    if mark.action is Action.REPLACE:
        named = ui.TextInput[ui.Modal](custom_id="passages", max_length=200)
        form.add_item(ui.Label(text=CaseSays.PASSAGES_LABEL, description=CaseSays.PASSAGES_HINT, component=named))
    words = ui.TextInput[ui.Modal](
        custom_id="words",
        style=discord.TextStyle.paragraph,
        required=mark.action is not Action.REPLACE,
        max_length=WORDS,
    )
    hint = CaseSays.REWORD_HINT if mark.action is Action.REWORD else None
    form.add_item(ui.Label(text=label, description=hint, component=words))
    with suppress(*UNREACHED):
        await interaction.response.send_modal(form)


async def words_given(interaction: Interaction, what: str) -> None:
    """The form was sent in."""
    action, _, key = what.partition(":")
    number, seen = meant(Mark(Action.CASE, key))
    owner, by = _acting(interaction)
    typed = inputs(interaction)
    words = typed.get("words", "")

    def note(cases: Moderation) -> Case:
        return cases.note(owner, number, by, words)

    def retract(cases: Moderation) -> Case:
        return cases.retract(owner, number, by, words, seen)

    def replace(cases: Moderation) -> Case:
        return cases.replace(owner, number, by, typed.get("passages", ""), words, seen)

    def reword(cases: Moderation) -> Case:
        return cases.rewrite(owner, number, by, checked(words))

    if action == Action.RETRACT:
        await _done(interaction, number, "retract", retract, amends=True)
    elif action == Action.REPLACE:
        await _done(interaction, number, "replace", replace, amends=True)
    elif action == Action.REWORD:
        await _done(interaction, number, "reword", reword)
    else:
        await _done(interaction, number, "note", note)


async def show_case(interaction: Interaction, mark: Mark) -> None:
    """*Case*: its card, privately. *Open a case*, where there is none: `mark.key` is the answer's id."""
    visit = Called(interaction, private=True)
    owner, by = _acting(interaction)

    async def work() -> Drawn:
        case = await casework_of(interaction).done(lambda cases: cases.open(owner, mark.key, by))
        await registry_of(interaction).seen(owner, by, interaction.user.id)
        if case.card is None:
            await shown_to_moderators(interaction, case.number)
        return card(await seen_of(interaction, case))

    await serve(desk_of(interaction), visit, "case", work)


async def _done(
    interaction: Interaction, number: int, what: str, work: Callable[[Moderation], Case], *, amends: bool = False
) -> None:
    """Do it for whoever may, and draw the card anew, in the log channel too; with `amends` what readers see as well.

    Nobody else draws it meanwhile, so that nothing older comes to stand over what was done.
    """
    visit = Called(interaction, private=False, in_place=True)
    owner, by = _acting(interaction)
    casework = casework_of(interaction)
    draw = partial(card, posted=interaction.message is not None and not interaction.message.flags.ephemeral)
    late = False

    async def drawn() -> Drawn:
        nonlocal late
        try:
            case = await (casework.read(owner, work) if what == "replace" else casework.done(work))
        except CaseMoved:
            late = True
            now = await casework.done(lambda cases: cases.case(owner, number))
            return draw(await seen_of(interaction, now))
        await registry_of(interaction).seen(owner, by, interaction.user.id)
        await refreshed(interaction, case)
        seen = await seen_of(interaction, case)
        if not amends:
            return draw(seen)
        told = await told_of(interaction, seen.asked, seen.article)
        return draw(seen, below=await amend(interaction, told, seen.postings))

    with desk_of(interaction).visit():
        if await visit.acknowledge():
            async with casework.cards.alone(card_of(owner, number)):
                await serve(desk_of(interaction), visit, what, drawn)
            if late:  # the card is for all; that they were late is for them alone
                await refuse(interaction, CaseSays.MOVED)


def _acting(interaction: Interaction) -> tuple[str, str]:
    visit = Called(interaction, private=True)
    return visit.room.owner, visit.asked_by
