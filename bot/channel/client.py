"""The bot as Discord sees it: its commands, its buttons, and what it listens to."""

import logging
from typing import Any, Final

import discord
from discord import app_commands

from bot.casework import Casework
from bot.channel import belonging, judging, privacy, removing, reporting, rulings
from bot.channel.articles import ArticleCommands, close, list_on, open_, read_on, turn
from bot.channel.asides import tell_asides
from bot.channel.ask import ask, asked_by_mention, pick, suggest
from bot.channel.audit import AuditCommands
from bot.channel.below import context, more, share
from bot.channel.called import Interaction, refuse
from bot.channel.deciding import CORRECTING, accept, cancel, correct, corrected, discard, look
from bot.channel.docket import audit_message
from bot.channel.explaining import explain
from bot.channel.greeting import help_, welcome
from bot.channel.heads import Heads
from bot.channel.host_pages import NO_PAGES, HostPages
from bot.channel.load import PASTE, load, pasted
from bot.channel.localised import Localised
from bot.channel.mentioned import Unread
from bot.channel.overrides import Rights
from bot.channel.passages import passage
from bot.channel.press import Action, Button, Mark, is_served, payload
from bot.channel.says import Says
from bot.channel.sending import NOBODY
from bot.channel.setup import SetupCommands
from bot.channel.verifying import check_message, verify
from bot.desk import Desk
from bot.intake import Intake
from bot.registry import Registry
from retrieval.people import SERVER

_LOG: Final = logging.getLogger("pullquote.channel")

_FILES_ARE_AT: Final = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
"""Where Discord keeps attachments (reference: CDN)."""

_COMMANDS: Final[tuple[app_commands.Command[Any, ..., Any], ...]] = (
    *(ask, load, open_, close, removing.remove, passage, help_, verify, privacy.privacy),
)
_MENUS: Final = (check_message, audit_message)

_HEARD: Final = {
    Action.CONTEXT: context,
    Action.MORE: more,
    Action.SHARE: share,
    Action.READ: read_on,
    Action.TURN: turn,
    Action.LIST: list_on,
    Action.CANCEL: cancel,
    Action.ACCEPT: accept,
    Action.CORRECT: correct,
    Action.LOOK: look,
    Action.DISCARD: discard,
    Action.PICK: pick,
    Action.SUGGEST: suggest,
    Action.REMOVE: removing.removed,
    Action.KEEP: removing.kept,
    Action.EXPORT: privacy.exported,
    Action.ERASE: privacy.erase,
    Action.ERASED: privacy.erased,
    Action.KEPT: privacy.kept,
    Action.REPORT: reporting.report,
    Action.JUDGE: judging.judge,
    Action.RESTORE: judging.restore,
    Action.NOTE: judging.ask_for_words,
    Action.RETRACT: judging.ask_for_words,
    Action.REPLACE: judging.ask_for_words,
    Action.CASE: judging.show_case,
    Action.REOPEN: judging.reopen,
    Action.REWORD: judging.ask_for_words,
    Action.EXPLAIN: explain,
}

_FORMS: Final = {
    PASTE: ("load", pasted),
    CORRECTING: ("load", corrected),
    judging.JUDGING: ("audit", judging.words_given),
    reporting.REPORTING: (None, reporting.reported),
}
"""By what a form's id begins with: the command that it belongs to, and what serves it with the rest of the id."""


class Commands(app_commands.CommandTree["Bot"]):
    """The command tree; a failure that no visit has told is told here."""

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """What discord.py itself could not do with a command, such as one of another version."""
        _LOG.error("command not served: %s", type(error).__name__, exc_info=error)
        sentence = Says.NOT_ALLOWED if isinstance(error, app_commands.CheckFailure) else Says.STALE_COMMAND
        await refuse(interaction, sentence)


class Bot(discord.Client):
    """Hears commands, presses, forms and mentions. No privileged intent: of other messages it sees no text."""

    def __init__(
        self,
        desk: Desk,
        intake: Intake,
        registry: Registry,
        casework: Casework,
        *,
        pages: HostPages = NO_PAGES,
        proxy: str | None = None,
        also_files_at: frozenset[str] = frozenset(),
    ) -> None:
        """`pages`: those of whoever runs it.

        `also_files_at`: hosts beside Discord's own that attachments may come from; for tests.
        """
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # no voice: nothing to install for it
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=NOBODY,
            proxy=proxy,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.desk = desk
        self.intake = intake
        self.registry = registry
        self.casework = casework
        self.pages = pages
        self.files_at = _FILES_ARE_AT | also_files_at
        self.tree = Commands(self)
        self.rights = Rights(self, self.tree)
        self._unread = Unread()
        self.heads = Heads(self)
        for command in _COMMANDS:
            self.tree.add_command(command)
        for group in (ArticleCommands(), AuditCommands(), SetupCommands()):
            self.tree.add_command(group)
        for menu in _MENUS:
            self.tree.add_command(menu)

    async def setup_hook(self) -> None:
        """Called by discord.py before the gateway is joined."""
        self.add_dynamic_items(Button)
        await self.tree.set_translator(Localised())
        self.rights.learn(await self.tree.sync())

    async def on_connect(self) -> None:
        """The gateway was joined anew: what was chosen meanwhile it has not told."""
        self.rights.forget()

    async def on_ready(self) -> None:
        """Connected."""
        _LOG.info(rulings.ready(len(self.guilds)))
        self.heads.start()
        await self.registry.present({f"{SERVER}{guild.id}" for guild in self.guilds})
        await self.heads.tell()  # what was due while nobody was there

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """See discord.py, which has no loop left to run what is heard while the connection is being closed."""
        if not self.is_closed():
            super().dispatch(event, *args, **kwargs)

    async def close(self) -> None:
        """See discord.py."""
        self.heads.stop()
        await super().close()

    async def on_message(self, message: discord.Message) -> None:
        """A question, where the message mentions the bot or is for it alone."""
        me = self.user
        if me is None or message.author.bot or message.webhook_id is not None:
            return
        if _answers(message, me.id) and not message.content.strip():  # Discord may keep back the text of replies
            await self._unread.explain(message, self.registry.people)
        elif message.guild is None or any(one.id == me.id for one in message.mentions):
            await asked_by_mention(self.desk, self.registry, self.casework, message, me.id)
            await reporting.tell_author(self.desk, self.casework, self.registry.people, message)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Invited."""
        _LOG.info("joined a server")
        await self.registry.back(f"{SERVER}{guild.id}")
        await welcome(guild, self.pages)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Removed; discord.py does not call this for a server that is only out of reach."""
        _LOG.info("removed from a server")
        await self.registry.left(f"{SERVER}{guild.id}")

    async def on_raw_app_command_permissions_update(self, changed: discord.RawAppCommandPermissionsUpdateEvent) -> None:
        """A server has chosen who may use what; sent whatever the intents."""
        self.rights.forget(changed.guild.id)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Forms, and presses that discord.py finds no button for."""
        if interaction.type is discord.InteractionType.modal_submit:
            await self._filled_in(interaction, str(payload(interaction).get("custom_id", "")))
        elif interaction.type is discord.InteractionType.component and not is_served(interaction):
            await refuse(interaction, Says.STALE)

    async def _filled_in(self, interaction: Interaction, name: str) -> None:
        """A form was sent in."""
        form = next((one for one in _FORMS if name.startswith(one)), None)
        if form is None:
            await refuse(interaction, Says.STALE)
            return
        command, served = _FORMS[form]
        if await self._allowed(interaction, command):
            await served(interaction, name.removeprefix(form))

    async def served(self, interaction: Interaction) -> None:
        """Whoever has just had a reply hears of what they reported, and of what stands in the way."""
        await reporting.tell_reporter(interaction)
        await tell_asides(interaction)

    async def pressed(self, interaction: discord.Interaction[Any], mark: Mark) -> None:
        """See `Pressed`."""
        if await self._allowed(interaction, belonging.COMMANDS.get(mark.action)):
            await _HEARD[mark.action](interaction, mark)

    async def _allowed(self, interaction: Interaction, command: str | None) -> bool:
        """Whether whoever presses may use the command that it belongs to; who may not is told so."""
        if command is None or await self.rights.may_use(interaction, command):
            return True
        _LOG.info("refused: no right to /%s", command)
        await refuse(interaction, rulings.not_for_you(command))
        return False


def _answers(message: discord.Message, own_id: int) -> bool:
    """Whether the message is a reply to one of the bot's own."""
    replied = message.reference.resolved if message.reference else None
    return isinstance(replied, discord.Message) and replied.author.id == own_id
