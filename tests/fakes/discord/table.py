"""A table of routes."""

import re


def route(table, method, template):
    """Enter a handler for such paths; a name in braces is an id, @me or @original, {token} anything without a slash.

    A handler gets (state, call, *ids) and gives the JSON to answer, or None for 204.
    """
    pattern = re.sub(r"\{token\}", r"([^/]+)", template)
    pattern = re.compile(re.sub(r"\{\w+\}", r"(@\\w+|\\d+)", pattern))

    def enter(handler):
        table.append((method, pattern, handler))
        return handler

    return enter
