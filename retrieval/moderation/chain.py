"""The record as a chain of hashes: an entry names the one before it, so that none can be changed, cut or moved unseen.

What somebody may have erased, who asked and the question, is in the chain through a seal alone: a hash over it with a
salt that nobody can guess. Erasing takes both the words and the salt, and the chain still holds.
"""

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final, Self

from retrieval.moderation.errors import UnusableHead

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_AROUND: Final = re.compile(r"[\s`]+")
_HEAD: Final = re.compile(r"([0-9]{1,12})-([0-9a-f]{64})")
_WRITTEN: Final = json.JSONEncoder(ensure_ascii=True, check_circular=False, separators=(",", ":"))

Value = str | int | float | bool | None


class Kind(StrEnum):
    """What an entry of the chain is about."""

    ANSWER = "answer"
    POSTING = "posting"
    EVENT = "event"
    ARTICLE = "article"
    ERASURE = "erasure"


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain: whoever knows it can tell whether anything before it was changed."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}-{self.hash}"

    @classmethod
    def parsed(cls, typed: str) -> Self:
        """As `verify` prints it, whatever marks and blanks it is copied with. Raises `UnusableHead`."""
        found = _HEAD.fullmatch(_AROUND.sub("", typed).lower())
        if found is None:
            raise UnusableHead(typed)
        return cls(int(found[1]), found[2])


@dataclass(frozen=True, slots=True)
class Link:
    """An entry: `number` counts from 1 in the owner's chain, `subject` is the id of what it is about there.

    `kind` is that of a `Kind`, unless somebody changed it.
    """

    number: int
    kind: str
    subject: str
    digest: str
    hash: str


def is_hash(text: str) -> bool:
    """Whether it has the form of the hash of an entry."""
    return _HASH.fullmatch(text) is not None


def genesis(owner: str) -> Head:
    """What the first entry of an owner's chain follows."""
    return Head(0, _hashed("pullquote-record-1", owner))


def linked(before: Head, kind: str, subject: str, digest: str) -> Link:
    """The entry that follows `before`."""
    number = before.number + 1
    return Link(number, kind, subject, digest, _hashed(before.hash, number, kind, subject, digest))


def digest_of(values: Sequence[Value]) -> str:
    """A hash over columns as they are kept, in a fixed order."""
    return _hashed(*values)


def new_salt() -> str:
    """128 bits in hexadecimal: without it nobody can try out what a seal is over."""
    return secrets.token_hex(16)


def sealed(salt: str, *values: Value) -> str:
    """A hash over what may be erased later."""
    return _hashed(salt, *values)


def quoted(words: str) -> str:
    """What proves a quotation."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _hashed(*values: Value) -> str:
    # JSON of a list is injective: two lists of values never read the same.
    return sha256(_WRITTEN.encode(values).encode()).hexdigest()
