"""Discord's own description of its API (OpenAPI), where a copy of it is at hand."""

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from .requests import bare
from .rules import Violation
from .schema import Schemas, wrong

BY_THE_LIBRARY = re.compile(r"/\d+/nsfw|(/data)?/tts|(/data)?/embeds/\d+/flags|.*/applied_tags")
"""Members that discord.py itself adds and Discord takes, though its description lacks them."""

GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path."""

    template: str
    described: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Specification:
    """What the description says about requests and responses; what the documentation adds to it, `check` knows."""

    schemas: Schemas
    routes: tuple[tuple[re.Pattern[str], str, dict[str, Any]], ...]

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read the description, packed or not. OSError and ValueError are the reader's to handle."""
        raw = Path(path).read_bytes()
        document = json.loads(gzip.decompress(raw) if raw.startswith(GZIP) else raw)
        # A path with fewer holes is the closer match: /users/@me before /users/{user_id}.
        templates = sorted(document["paths"], key=lambda one: one.count("{"))
        routes = ((re.compile(re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(one))), one) for one in templates)
        return cls(Schemas(document), tuple((form, one, document["paths"][one]) for form, one in routes))

    def operation(self, method: str, path: str) -> Operation | None:
        """The operation that answers this, if one does; `path` may be a whole address."""
        for form, template, described in self.routes:
            if method.lower() in described and form.fullmatch(bare(path)):
                return Operation(template, described[method.lower()])
        return None

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        files: list[tuple[str, int]] | None = None,
    ) -> list[Violation]:
        """Everything in which a request is not as described. Files count as a body; their sizes are not described."""
        operation = self.operation(method, path)
        if operation is None:
            return [wrong("route", "", f"{method} {path} is not described")]
        described = operation.described.get("requestBody")
        if described is None:
            return [wrong("body", "", "this takes no body")] if body not in (None, {}, []) else []
        if body is None:
            missing = described.get("required") and not files and method.upper() != "DELETE"
            return [wrong("body", "", "a body is wanted")] if missing else []
        found = self.schemas.check(schema_of(described["content"]), body)
        return [one for one in dict.fromkeys(found) if not by_the_library(one)]

    def response(self, method: str, path: str, status: int, body: Any) -> list[Violation]:
        """Everything in which an answer is not as described, unknown members excepted: Discord adds them at will."""
        operation = self.operation(method, path)
        if operation is None:
            return [wrong("route", "", f"{method} {path} is not described")]
        described = operation.described["responses"]
        answer = described.get(str(status)) or described.get(f"{status // 100}XX")
        if answer is None:
            return [wrong("status", "", f"{status} is none of {sorted(described)}")]
        content = self.schemas.resolve(answer).get("content")
        if not content:
            return [] if body in (None, "") else [wrong("body", "", f"a {status} has no body")]
        found = self.schemas.check(schema_of(content), body)
        return [one for one in dict.fromkeys(found) if one.rule != "openapi:unknown-member"]


def schema_of(content: dict[str, Any]) -> dict[str, Any]:
    """The schema of the JSON, which a multipart body describes in the same way."""
    forms = ("application/json", "multipart/form-data")
    chosen = next((content[one] for one in forms if one in content), None)
    schema: dict[str, Any] = (chosen or next(iter(content.values())))["schema"]
    return schema


def by_the_library(found: Violation) -> bool:
    return found.rule == "openapi:unknown-member" and BY_THE_LIBRARY.fullmatch(found.where) is not None
