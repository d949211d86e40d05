"""The shipped command without any switch: Discord's own names, port 443 and TLS, in a network that is only this."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

TESTS = Path(__file__).parents[1]
TOOLS = ("unshare", "ip", "mount", "openssl")
# As root, or as whoever may be root in a namespace of users.
WAYS = (["unshare", "--net", "--mount"], ["unshare", "--map-root-user", "--net", "--mount"])
TRIAL = "ip link set lo up && mount --bind /etc/hosts /etc/hosts"


@pytest.fixture(scope="module")
def apart():
    """What runs a command in a network and a namespace of mounts of its own."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"NOT TESTED under Discord's own names: this machine has no {', '.join(missing)}")
    said = []
    for way in WAYS:
        done = subprocess.run([*way, "sh", "-c", TRIAL], capture_output=True, text=True, check=False, timeout=30)
        if done.returncode == 0:
            return way
        said.append(done.stderr.strip())
    return pytest.skip(f"NOT TESTED under Discord's own names: no network namespace here ({'; '.join(said)})")


def played(apart, folder, scene):
    path = os.pathsep.join(filter(None, [str(TESTS), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        [*apart, sys.executable, str(TESTS / "wire" / "under_real_names.py"), str(folder), scene],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_with_a_token_alone_it_finds_discord_and_answers_a_question(apart, tmp_path):
    seen = played(apart, tmp_path, "asks")
    answer, log, commands = seen.pop("answer"), seen.pop("log"), seen.pop("commands")
    assert seen == {
        "asked": {"discord.com": ["api"], "gateway.discord.gg": [""], "cdn.discordapp.com": ["attachments"]},
        "lookups": ["control.example"],
        "unknown": [],
        "violations": [],
        "status": 0,
    }
    assert commands > 0
    assert "declined to comment" in answer
    assert "Traceback" not in log


def test_a_certificate_that_nobody_it_trusts_has_signed_is_told_nothing(apart, tmp_path):
    seen = played(apart, tmp_path, "turned away")
    assert (seen["asked"], seen["lookups"], seen["status"]) == ({}, ["control.example"], 0)
    assert "Discord cannot be reached" in seen["log"]
    assert "Traceback" not in seen["log"]
