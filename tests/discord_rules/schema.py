"""Walks a JSON schema, as far as Discord's description of its API uses it.

Unlike a validator of the whole standard it chooses the branch of a union by the member `type`, so that it can
say what is wrong in the one component that is wrong; and it takes what Discord takes besides the schema.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .rules import Found, Violation

KINDS = {
    type(None): "null",
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
}
ADDRESS = re.compile(r"(https?|attachment|discord)://\S+")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
WHOLE = re.compile(r"-?\d+")
LIMITS: list[tuple[str, str, type | tuple[type, ...], Callable[[Any], Any], int]] = [
    ("maxLength", "characters, at most", str, len, 1),
    ("minLength", "characters, at least", str, len, -1),
    ("maximum", "at most", (int, float), lambda value: value, 1),
    ("minimum", "at least", (int, float), lambda value: value, -1),
    ("maxItems", "items, at most", list, len, 1),
    ("minItems", "items, at least", list, len, -1),
    ("maxProperties", "members, at most", dict, len, 1),
]
"""Keyword, its words, what it is about, how that is measured, and on which side of the number wrong lies."""


def kind(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return "integer"
    return KINDS.get(type(value), "?")


def wrong(keyword: str, at: str, what: str) -> Violation:
    return Violation(f"openapi:{keyword}", at, what)


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schemas of one description, which refer to each other."""

    document: dict[str, Any]

    def resolve(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The schema that is referred to, or this one."""
        while "$ref" in schema:
            node: Any = self.document
            for part in schema["$ref"].lstrip("#/").split("/"):
                node = node[part.replace("~1", "/").replace("~0", "~")]
            schema = node
        return schema

    def check(self, schema: dict[str, Any], value: Any, at: str = "") -> Found:
        """Everything in the value that the schema does not allow."""
        schema = self.resolve(schema)
        for part in schema.get("allOf", []):
            yield from self.check(part, value, at)
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                yield from self.union(schema[keyword], value, at)
        types = types_of(schema)
        if types and not of_a_type(value, types, schema):
            yield wrong("type", at, f"{kind(value)} where {' or '.join(types)} is wanted")
        elif not (kind(value) == "integer" and schema.get("format") == "snowflake"):
            yield from plain(schema, int(value) if types and is_text_for(value, types) else value, at)
            yield from self.parts(schema, value, at)

    def parts(self, schema: dict[str, Any], value: Any, at: str) -> Found:
        if isinstance(value, list) and "items" in schema:
            for index, one in enumerate(value):
                yield from self.check(schema["items"], one, f"{at}/{index}")
        if isinstance(value, dict):
            yield from self.members(schema, value, at)

    def members(self, schema: dict[str, Any], value: dict[str, Any], at: str) -> Found:
        known, others = schema.get("properties", {}), schema.get("additionalProperties")
        for name in schema.get("required", []):
            if name not in value:
                yield wrong("required", at, f"{name!r} is missing")
        for name, one in value.items():
            if name in known:
                yield from self.check(known[name], one, f"{at}/{name}")
            elif isinstance(others, dict):
                yield from self.check(others, one, f"{at}/{name}")
            elif known and not others and "allOf" not in schema:
                yield wrong("unknown-member", f"{at}/{name}", f"{name!r} is not in the schema")

    def union(self, branches: list[dict[str, Any]], value: Any, at: str) -> Found:
        """What is wrong with the branch that fits best; nothing when one fits."""
        fitting = [one for one in map(self.resolve, branches) if self.could_be(one, value)]
        constants = [one["const"] for one in map(self.resolve, branches) if "const" in one]
        tries = [list(self.check(one, value, at)) for one in fitting]
        if any(not found for found in tries):
            return
        if len(constants) == len(branches) or (fitting and all("const" in one for one in fitting)):
            yield wrong("enum", at, f"{value!r} is not one of {constants}")
        elif not fitting:
            which = f" with type={value.get('type')!r}" if isinstance(value, dict) else ""
            yield wrong("union", at, f"no form is described for {kind(value)}{which}")
        else:
            yield from min(tries, key=len)

    def could_be(self, branch: dict[str, Any], value: Any) -> bool:
        """Of the same JSON type, and of the same constant member `type`."""
        types = types_of(branch)
        numeric = kind(value) == "integer" and ("number" in types or branch.get("format") == "snowflake")
        if types and kind(value) not in types and not numeric:
            return False
        if not isinstance(value, dict):
            return True
        type_ = self.resolve(branch.get("properties", {}).get("type", {}))
        if "enum" in type_ and value.get("type") not in type_["enum"]:
            return False
        return type_.get("const", value.get("type")) == value.get("type")


def of_a_type(value: Any, types: list[str], schema: dict[str, Any]) -> bool:
    """Discord reads whole numbers from text too, and discord.py sends some snowflakes as numbers."""
    name = kind(value)
    if name in types or (name == "integer" and ("number" in types or schema.get("format") == "snowflake")):
        return True
    return is_text_for(value, types) and WHOLE.fullmatch(value) is not None


def is_text_for(value: Any, types: list[str]) -> bool:
    """Text where a whole number is described."""
    return isinstance(value, str) and "integer" in types and "string" not in types


def types_of(schema: dict[str, Any]) -> list[str]:
    types: list[str] | str = schema.get("type", [])
    return types if isinstance(types, list) else [types]


def plain(schema: dict[str, Any], value: Any, at: str) -> Found:
    """The keywords about a value by itself."""
    if "const" in schema and value != schema["const"]:
        yield wrong("const", at, f"{value!r} is not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        yield wrong("enum", at, f"{value!r} is not one of {schema['enum']}")
    for keyword, words, about, measured, side in LIMITS:
        if keyword in schema and isinstance(value, about) and not isinstance(value, bool):
            size = measured(value)
            if (size - schema[keyword]) * side > 0:
                yield wrong(keyword, at, f"{size} {words} {schema[keyword]}")
    if isinstance(value, str):
        yield from written(schema, value, at)
    if isinstance(value, list) and schema.get("uniqueItems") and has_doubles(value):
        yield wrong("uniqueItems", at, "something is there twice")


def has_doubles(values: list[Any]) -> bool:
    return len({json.dumps(one, sort_keys=True) for one in values}) < len(values)


def written(schema: dict[str, Any], value: str, at: str) -> Found:
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield wrong("pattern", at, f"{value!r} does not match {schema['pattern']}")
    if schema.get("format") == "uri" and not ADDRESS.fullmatch(value):
        yield wrong("uri", at, f"{value[:60]!r} is no address")
    if schema.get("format") == "date-time" and not MOMENT.fullmatch(value):
        yield wrong("date-time", at, f"{value!r} is no moment")
