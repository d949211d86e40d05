"""What set-up says before it begins, and that it does nothing twice."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]


@pytest.fixture
def checkout(tmp_path):
    """The files that set-up reads, and nothing set up."""
    for name in ("pyproject.toml", "constraints.txt", "config/models.txt", "config/setup.sh"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(TOP / name, tmp_path / name)
    return tmp_path


def stub(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(exist_ok=True)
    made = folder / name
    made.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    made.chmod(0o755)
    return made


def set_up(checkout: Path, **environment: str):
    base = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        ["sh", "config/setup.sh"], cwd=checkout, env=base | environment, capture_output=True, text=True, check=False
    )


def test_too_old_a_python_is_one_sentence_that_names_what_was_found(checkout, tmp_path):
    old = stub(tmp_path / "bin", "python-old", 'case "$2" in *python_version*) echo 3.9.2 ;; *) exit 1 ;; esac')
    done = set_up(checkout, PYTHON=str(old))
    assert done.returncode != 0
    assert done.stderr.startswith("Python 3.11, 3.12 or 3.13 is needed, and only 3.9.2 was found:")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_no_python_at_all_is_one_sentence(checkout):
    done = set_up(checkout, PYTHON="no-such-python")
    assert done.returncode != 0
    assert done.stderr.startswith("Python 3.11, 3.12 or 3.13 is needed, and none was found:")


def test_a_python_without_ensurepip_is_one_sentence(checkout, tmp_path):
    bare = stub(tmp_path / "bin", "python-bare", 'case "$2" in *ensurepip*) exit 1 ;; *) exit 0 ;; esac')
    done = set_up(checkout, PYTHON=str(bare))
    assert done.returncode != 0
    assert done.stderr.startswith("This Python cannot make virtual environments:")
    assert done.stderr.count("\n") == 1


def test_too_little_disk_is_one_sentence_before_anything_is_made(checkout):
    done = set_up(checkout, SETUP_FREE_MB="4095")
    assert done.returncode != 0
    assert done.stderr == (
        "Setting up needs 4 GB of free disk and only 4095 MB are free here: make room, or clone to another disk.\n"
    )
    assert not (checkout / ".venv").exists()


def test_what_will_be_downloaded_is_said_first_and_a_failure_is_told(checkout, tmp_path):
    broken = stub(
        tmp_path / "bin", "python-broken", 'case "$*" in *venv*--clear*) echo no space >&2; exit 1 ;; *) exit 0 ;; esac'
    )
    done = set_up(checkout, PYTHON=str(broken))
    assert done.returncode != 0
    assert done.stdout.index("To be downloaded: about") < done.stdout.index("virtual environment ... failed")
    assert "no space\nSet-up stopped:" in done.stderr


def test_what_is_set_up_already_is_left_alone_in_silence():
    if not (TOP / ".venv" / ".pullquote-setup").is_file():
        pytest.skip("this checkout was not set up by config/setup.sh")
    done = set_up(TOP, TORCH_INDEX_URL=os.environ.get("TORCH_INDEX_URL", ""))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
