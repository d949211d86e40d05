"""Checks requests against Discord's rules.

`check` knows what the documentation says: the table in `limits` and the rules in `rules`. `Specification`
reads Discord's own description of its API, where a copy of that is at hand; each finds what the other
cannot know, so a request is right when neither finds anything.
"""

from .openapi import Specification
from .requests import check
from .rules import Violation

__all__ = ["Specification", "Violation", "check"]
