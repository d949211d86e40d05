"""`pullquote` and `python -m bot`: runs a command and turns what fails into words and an exit status."""

import logging
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

import click

from bot import formats, wiring
from bot.cli.app import app
from bot.failures import INTERNAL, WRONG_USE, Failure, failure
from bot.tongue import say
from bot.warming import LOADING

_INTERRUPTED = 130
"""As shells have it: 128 and the number of SIGINT."""


def main() -> None:
    """The console script."""
    status = run(sys.argv[1:])
    if any(one.name == LOADING and one.is_alive() for one in threading.enumerate()):
        # Python's own end would tear a thread out of the C++ code that it loads models in, and abort the process.
        logging.shutdown()
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:  # noqa: PLR0911 - one return for each way a command can end
    """Run one command; returns the exit status."""
    _speak_utf8()
    wiring.calm_threads()
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    try:
        app.main(args=list(arguments) or ["--help"], prog_name="pullquote", standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else INTERNAL
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except click.UsageError as error:
        usage = error.ctx.get_usage() if error.ctx else ""
        return _told(
            Failure("usage", error.format_message(), usage or say("See: pullquote --help"), WRONG_USE), arguments
        )
    except Exception as error:  # noqa: BLE001 - the last door: every failure becomes words
        return _told(failure(error), arguments)
    return 0


def _told(told: Failure, arguments: Sequence[str]) -> int:
    if "--json" in arguments:
        click.echo(formats.dumped(formats.error(told)))
    else:
        click.echo(f"{told.message}\n{told.remedy}".strip(), err=True)
    return told.status


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
