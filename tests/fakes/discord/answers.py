"""The outside of an answer."""

import json
import re
import time

from aiohttp import web


def as_json(data, *, status=200, headers=None):
    # discord.py takes an answer for JSON only if the header is exactly this, without a charset.
    return web.Response(
        body=json.dumps(data).encode(), status=status, headers={"Content-Type": "application/json", **(headers or {})}
    )


def budget(method, path):
    """Headers of a rate limit that is far away (topics/rate-limits: Header Format)."""
    bucket = re.sub(r"\d+", "x", f"{method}{path}")[:60].encode().hex()[:32]
    return {
        "X-RateLimit-Limit": "5",
        "X-RateLimit-Remaining": "4",
        "X-RateLimit-Reset-After": "1",
        "X-RateLimit-Reset": str(time.time() + 1),
        "X-RateLimit-Bucket": bucket,
    }
