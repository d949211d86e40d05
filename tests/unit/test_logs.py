"""The log: no secret in it, and no line that only looks like one."""

import logging
import sys

import pytest

from bot.logs import REFERENCE, Redacted

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaNaRy.s3cr3t-s3cr3t-s3cr3t-s3cr3t"


def line(message, *arguments, secrets=(), error=None):
    record = logging.LogRecord("pullquote.test", logging.INFO, __file__, 1, message, arguments, error)
    return Redacted(secrets).format(record).split(" ", 2)[2]


def test_a_line_has_level_reference_name_and_message():
    REFERENCE.set("a1b2c3d4")
    assert line("served %s", 7) == "INFO    a1b2c3d4 pullquote.test: served 7"


@pytest.mark.parametrize(
    "message",
    [
        f"logging in with {TOKEN}",
        f"Authorization: Bot {TOKEN}",
        "proxy http://me:s3cr3t@proxy.example",
        "POST https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb246s3cr3t/messages/@original",
        "POST https://discord.com/api/v10/interactions/123/aW50ZXJhY3Rpb246s3cr3t/callback",
    ],
)
def test_tokens_and_passwords_are_left_out(message):
    assert "s3cr3t" not in line(message, secrets=["http://me:s3cr3t@proxy.example"])


def test_a_secret_in_a_traceback_is_left_out_too():
    try:
        int(TOKEN)
    except ValueError:
        told = line("failed", error=sys.exc_info())
    assert "ValueError" in told
    assert "s3cr3t" not in told


def test_a_text_with_line_breaks_cannot_look_like_lines_of_the_log():
    told = line("title %s", "x\n2026-01-01 INFO - pullquote: forged\r\x1b[31m\u2028")
    assert told.endswith("title x\n    2026-01-01 INFO - pullquote: forged\\x0d\\x1b[31m\\x2028")
