"""The wheel, alone, in an empty environment: everything it needs to run comes with it."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
PARTS = ("bot", "config", "retrieval", "pyproject.toml", "README.md", "LICENSE")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def python(tmp_path_factory) -> Path:
    """The interpreter of an environment that has the wheel, and our dependencies by path."""
    tree, home = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("environment")
    for part in PARTS:
        copy = shutil.copytree if (TOP / part).is_dir() else shutil.copy
        copy(TOP / part, tree / part)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tree / "dist")]
    subprocess.run(build, cwd=tree, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    (wheel,) = (tree / "dist").glob("*.whl")
    inside = home / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(inside), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    (site,) = home.glob("lib/python*/site-packages")
    # A path in a .pth file is searched, but its own .pth files are not read: the editable install stays unseen.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return inside


def test_the_demo_runs_from_another_folder_with_standard_input_closed(python, tmp_path):
    done = subprocess.run(
        [python.parent / "pullquote", "demo"],
        cwd=tmp_path,
        env={"PATH": os.defpath, "HOME": str(tmp_path), "PULLQUOTE_HOME": str(tmp_path / "state")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "│ Lockhart declined to comment when reached by telephone on Wednesday.\n" in done.stdout
    assert [one.name for one in tmp_path.iterdir()] == ["state"]


def test_what_runs_is_the_wheel_and_not_the_checkout(python, tmp_path):
    program = "import bot, config, retrieval; print(bot.__file__, config.__file__, retrieval.__file__)"
    done = subprocess.run([python, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert str(TOP) not in done.stdout
    assert done.stdout.count(str(python.parents[1])) == 3
