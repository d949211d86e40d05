"""The repository defends itself."""

import ast
import os
import re
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
SOURCES = sorted(chain.from_iterable((TOP / folder).rglob("*.py") for folder in ("bot", "retrieval", "config")))
TESTS = sorted((TOP / "tests").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
MOCKS_PER_100_TESTS = 5
HEAVY = ("torch", "sentence_transformers", "onnxruntime", "faiss", "discord", "sqlalchemy", "alembic", "transformers")


def named(path):
    return str(path.relative_to(TOP))


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def tracked():
    listed = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [TOP / name for name in listed.stdout.splitlines() if (TOP / name).is_file()]


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=named)
def test_a_file_can_be_read_in_one_sitting(path):
    assert path.read_text(encoding="utf-8").count("\n") <= LONGEST_FILE


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_function_fits_on_a_screen(path):
    assert [one.name for one in functions(path) if (one.end_lineno or 0) - one.lineno >= LONGEST_FUNCTION] == []


@pytest.mark.parametrize("path", [path for path in TESTS if path.name.startswith("test_")], ids=named)
def test_the_name_of_a_test_is_a_sentence(path):
    names = [one.name for one in functions(path) if one.name.startswith("test_")]
    assert [name for name in names if name.count("_") < 3] == []


def test_importing_everything_needs_no_settings_and_loads_nothing_heavy():
    lazy = {"retrieval/adapters/models/vector_index.py", "retrieval/adapters/store"}
    modules = [
        ".".join(path.relative_to(TOP).with_suffix("").parts).removesuffix(".__init__")
        for path in SOURCES
        if not any(named(path).startswith(one) for one in lazy)
    ]
    program = f"import {', '.join(modules)}, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=TOP, env={"PATH": os.defpath}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_no_committed_file_names_a_place_of_somebodys_machine():
    places = re.compile(r"(?:^|[^\w.~-])/(?:home|root|work|Users)/\w|\.\./shared")
    found = [
        named(path)
        for path in tracked()
        if path.suffix != ".jsonl"
        and named(path) != ".ci/run"
        and path != Path(__file__).resolve()
        and places.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_fakes_are_used_instead_of_mocks():
    text = "\n".join(path.read_text(encoding="utf-8") for path in TESTS if path != Path(__file__).resolve())
    mocks = len(re.findall(r"\bMock\(|MagicMock\(|AsyncMock\(|\bpatch\(|patch\.object\(|monkeypatch\.setattr\(", text))
    tests = len(re.findall(r"^\s*(?:async )?def test_", text, re.MULTILINE))
    assert mocks * 100 < MOCKS_PER_100_TESTS * tests


def test_every_folder_of_python_files_is_packaged():
    listed = (TOP / "pyproject.toml").read_text(encoding="utf-8")
    folders = {".".join(path.parent.relative_to(TOP).parts) for path in SOURCES}
    assert [folder for folder in sorted(folders) if f'"{folder}"' not in listed] == []
