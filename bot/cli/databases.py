"""`pullquote db`: copies of the database, and proof that it holds what it should."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from bot import keeping
from bot import upkeep_words as words
from bot.cli.options import as_json, note, print_json, sound
from bot.failures import CHECK_FAILED
from bot.upkeep_words import UpkeepSays
from config.settings import Settings, settings
from retrieval.errors import UnusableInput
from retrieval.moderation.chain import Head
from retrieval.moderation.errors import UnusableHead
from retrieval.moderation.proof import Proof
from retrieval.unavailable import StoreDamaged


@click.group()
def db() -> None:
    """Copy the database, put a copy back, prove that it holds what it should.

    \b
    Examples:
      pullquote db backup
      pullquote db restore backups/library-2026-03-31-120000.db
      pullquote db verify
    """


@db.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--force", is_flag=True, help="In the place of a file of that name.")
def backup(file: Path | None, force: bool) -> None:
    """Copy the database, while the bot runs: to FILE, or into the folder `backups` beside it. Readable by you alone."""
    database = keeping.database_file(settings())
    made = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    target = file or database.parent / "backups" / f"{database.stem}-{made}{database.suffix}"
    if target.exists() and not force:
        raise UnusableInput(words.there_already(str(target)))
    click.echo(words.copied(str(target), keeping.copied(database, target)))


@db.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, yes: bool) -> None:
    """Put a copy in the place of the database, which is kept beside it. Erasings of since are done again.

    Stop the bot first. The record of the copy is gone through: status 7 where it does not hold.
    """
    chosen = settings()
    database = keeping.database_file(chosen)
    if not yes and not click.confirm(words.sure(str(file)), default=False):
        note(UpkeepSays.KEPT_AS_IT_WAS)
        return
    made = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    aside = database.with_name(f"{database.name}.before-{made}") if database.exists() else None
    erased = keeping.restored(chosen, file, aside)
    click.echo(words.put_back(str(file), str(aside) if aside else None, erased))
    faults = keeping.unsound(database)
    holds = _drawn(faults, _looked_over(chosen, {}, faults, _told))
    click.echo(UpkeepSays.RESTORED_HOLDS if holds else UpkeepSays.RESTORED_BROKEN)
    if not holds:
        sys.exit(CHECK_FAILED)


def _heads(context: click.Context, parameter: click.Parameter, typed: tuple[str, ...]) -> dict[str, Head]:
    """Owners and heads that somebody kept. Raises `UnusableHead`, `BrokenCharacters`."""
    found = {}
    for one in typed:
        owner, _, head = one.rpartition("=")
        if not owner:
            raise UnusableHead(one)
        found[str(sound(context, parameter, owner))] = Head.parsed(head)
    return found


@db.command()
@click.option(
    "--head",
    "heads",
    metavar="OWNER=HEAD",
    multiple=True,
    callback=_heads,
    help="A head that you kept of an owner's record: it must stand where it stood. May be given for several.",
)
@as_json
def verify(heads: dict[str, Head], in_json: bool) -> None:
    """Prove that the database is sound, and that nobody changed its records. Ends with status 7 where one is wrong.

    \b
    Examples:
      pullquote db verify
      pullquote db verify --head server:123=1234-3f9a…
    """
    chosen = settings()
    faults = keeping.unsound(keeping.database_file(chosen))
    found = _looked_over(chosen, heads, faults, None if in_json else _told)
    if in_json:
        print_json({"sound": not faults, "faults": faults, "records": [_record(*one) for one in found.items()]})
    else:
        _drawn(faults, found)
    holds = _holds(faults, found)
    note(UpkeepSays.SOUND if holds else UpkeepSays.UNSOUND)
    if not holds:
        sys.exit(CHECK_FAILED)


def _drawn(faults: list[str], found: dict[str, Proof]) -> bool:
    """Print what was found, and tell whether all of it holds."""
    for fault in faults:
        click.echo(fault)
    for owner, one in found.items():
        click.echo(words.record_of(owner, one))
        for broken in one.faults:
            click.echo(f"  {words.fault(broken.fault, broken.subject)}")
    return _holds(faults, found)


def _holds(faults: list[str], found: dict[str, Proof]) -> bool:
    return not faults and all(one.holds for one in found.values())


def _looked_over(
    chosen: Settings, heads: dict[str, Head], faults: list[str], told: Callable[[str, int], None] | None
) -> dict[str, Proof]:
    """The records, and what else is wrong put to the faults.

    None of the records where what is wrong leaves nothing to go through, such as a missing table.
    """
    try:
        faults += [words.misshapen(one) for one in keeping.misshapen(chosen)]
        return keeping.proved(chosen, heads, told)
    except StoreDamaged:
        if faults:
            return {}
        raise


def _told(owner: str, done: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{owner}: {done:,}", nl=False, err=True)


def _record(owner: str, found: Proof) -> dict[str, object]:
    return {
        "owner": owner,
        "holds": found.holds,
        "head": str(found.head),
        "entries": found.entries,
        "answers": found.answers,
        "quotations": found.quotations,
        "identical": found.identical,
        "erased": found.erased,
        "faults": [{"fault": one.fault.value, "number": one.number, "subject": one.subject} for one in found.faults],
    }
