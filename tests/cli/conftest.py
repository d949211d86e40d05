"""The command line, called in this process and watched from outside."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.__main__ import run

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"

STORY = """Harbour ferry line cut

The authority will end the ferry line to Tarrow Island on Oct. 31, it said on Tuesday.

“We did not reach this lightly,” said Dana Ruiz, a spokeswoman. However, she gave no reason.

The mayor declined to comment. The fuel supplier also declined to comment on its contract.
"""


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def object(self) -> Any:
        """The one object on standard output."""
        (line,) = self.out.splitlines()
        return json.loads(line)

    @property
    def objects(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def pullquote(capfd):
    """Calls a command; returns its status and both outputs."""

    def call(*arguments: str) -> Done:
        capfd.readouterr()
        status = run(arguments)
        out, err = capfd.readouterr()
        return Done(status, out, err)

    return call


@pytest.fixture
def story(tmp_path) -> str:
    file = tmp_path / "story.txt"
    file.write_text(STORY, encoding="utf-8")
    return str(file)


@pytest.fixture
def valid():
    """Holds an object against a schema of the documentation."""

    def check(printed: Any, name: str) -> None:
        schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
        jsonschema.validate(printed, schema, cls=jsonschema.Draft202012Validator)

    return check
