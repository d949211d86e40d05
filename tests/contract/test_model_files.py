"""Model files: found without their package's code, checked by hash, told by name."""

import hashlib
import json
import os
import re
import subprocess
import sys
from importlib.metadata import version

import numpy as np
import pytest

import config
from retrieval.adapters.models.embedder import SentenceEmbedder
from retrieval.adapters.models.files import Entry, ModelFiles, checked, resolve
from retrieval.unavailable import ModelAltered, ModelMissing

# The examples of FIPS 180-2, appendix B: "abc", and the empty text.
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The model's folder in a small package whose code must not run."""
    package = tmp_path / "site" / "small_package"
    (package / "data" / "parts").mkdir(parents=True)
    (package / "__init__.py").write_text("raise AssertionError('imported')\n", encoding="utf-8")
    (package / "data" / "weights.bin").write_bytes(b"abc")
    (package / "data" / "parts" / "shape.json").write_bytes(b"")
    monkeypatch.syspath_prepend(tmp_path / "site")
    return package / "data"


@pytest.fixture
def entry(folder):
    return Entry(
        role="embedder",
        name="small",
        package="small-package",
        module="small_package",
        folder=folder.name,
        weights="weights.bin",
        licence="MIT",
        hub="owner/small",
        files={"weights.bin": ABC, "parts/shape.json": EMPTY},
    )


def test_a_packaged_model_is_found_without_running_its_code(entry, folder):
    assert resolve(None, entry) == ModelFiles(folder, "small@ba7816bf8f01")
    assert list(checked(entry)) == [("weights.bin", "ok"), ("parts/shape.json", "ok")]
    assert "small_package" not in sys.modules


@pytest.mark.parametrize(("name", "data"), [("weights.bin", b"abb"), ("parts/shape.json", b" ")])
def test_a_changed_byte_is_told_by_the_name_of_its_file(entry, folder, name, data):
    (folder / name).write_bytes(data)
    assert dict(checked(entry)) == {"weights.bin": "ok", "parts/shape.json": "ok"} | {name: "altered"}
    with pytest.raises(ModelAltered) as told:
        resolve(None, entry)
    assert told.value.message == f"A model file is not the one this version was made for: small-package: {name}."
    assert told.value.remedy == "Install it again with: pullquote models install"


@pytest.mark.parametrize("name", ["weights.bin", "parts/shape.json"])
@pytest.mark.parametrize("instead", ["nothing", "a folder"])
def test_a_missing_file_is_told_by_its_name(entry, folder, name, instead):
    (folder / name).unlink()
    if instead == "a folder":
        (folder / name).mkdir()
    assert dict(checked(entry)) == {"weights.bin": "ok", "parts/shape.json": "ok"} | {name: "missing"}
    with pytest.raises(ModelMissing) as told:
        resolve(None, entry)
    assert told.value.message == f"A model is missing: small-package: {name}."
    assert told.value.remedy == "Install the models with: pullquote models install"


def test_a_missing_package_is_told_by_its_name(entry, folder):
    (folder.parent / "__init__.py").unlink()
    folder.parent.rename(folder.parent.with_name("elsewhere"))
    assert list(checked(entry)) == [("weights.bin", "missing"), ("parts/shape.json", "missing")]
    with pytest.raises(ModelMissing) as told:
        resolve(None, entry)
    assert told.value.message == "A model is missing: small (package small-package)."
    assert told.value.remedy == "Install the models with: pullquote models install"


def test_a_folder_can_be_named_instead(entry, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "weights.bin").write_bytes(b"abc")
    whole = hashlib.sha256(ABC.encode()).hexdigest()
    assert resolve(str(own), entry) == ModelFiles(own, f"own@{whole[:12]}")


def test_the_id_of_a_folder_changes_with_its_files_and_with_nothing_else(entry, tmp_path):
    own = tmp_path / "own"
    (own / "parts").mkdir(parents=True)
    (own / "weights.bin").write_bytes(b"abc")
    before = resolve(str(own), entry).model_id
    (own / ".git").mkdir()
    (own / ".git" / "index").write_bytes(b"of version control")
    assert resolve(str(own), entry).model_id == before
    (own / "parts" / "shape.json").write_bytes(b"{}")
    assert resolve(str(own), entry).model_id != before


@pytest.mark.parametrize("name", ["nowhere", "empty", "file.txt"])
def test_a_folder_that_holds_nothing_is_told_by_name(entry, tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("no folder", encoding="utf-8")
    with pytest.raises(ModelMissing, match=re.escape(str(tmp_path / name))):
        resolve(str(tmp_path / name), entry)


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """An empty cache of the hub."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def test_a_model_of_the_hub_is_taken_from_its_local_cache(entry, hub):
    cached = hub / "models--owner--other"
    (cached / "refs").mkdir(parents=True)
    (cached / "refs" / "main").write_text(COMMIT, encoding="utf-8")
    (cached / "snapshots" / COMMIT).mkdir(parents=True)
    (cached / "snapshots" / COMMIT / "weights.bin").write_bytes(b"abc")
    whole = hashlib.sha256(ABC.encode()).hexdigest()
    assert resolve("hub:owner/other", entry) == ModelFiles(cached / "snapshots" / COMMIT, f"owner/other@{whole[:12]}")


@pytest.mark.usefixtures("hub")
@pytest.mark.parametrize("name", ["owner/other", "", "no such/name", "../up"])
def test_a_model_that_is_not_in_the_cache_is_told_by_name(entry, name):
    with pytest.raises(ModelMissing, match="is not in the hub's cache") as told:
        resolve(f"hub:{name}", entry)
    assert told.value.remedy == f"Fetch it first, where there is a network: hf download {name}"


def test_the_manifest_names_installed_files_with_their_hashes(packaged):
    assert set(packaged) == {"embedder", "reranker", "parser"}
    for entry in packaged.values():
        assert dict(checked(entry)) == dict.fromkeys(entry.files, "ok")
        assert entry.weights in entry.files


def test_what_is_installed_is_what_is_pinned(packaged):
    pins = config.MODEL_PACKAGES.read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in pins.splitlines() if not line.startswith("#")]
    pinned = [re.fullmatch(r"([\w-]+)==([\w.]+)(?: +--hash=sha256:[0-9a-f]{64})+", line).groups() for line in lines]
    assert {name for name, _ in pinned} == {entry.package for entry in packaged.values()}
    assert {name: version(name) for name, _ in pinned} == dict(pinned)


def test_the_files_of_the_manifest_are_all_that_the_embedder_needs(packaged, real_embedder, tmp_path):
    whole = resolve(None, packaged["embedder"])
    for name in packaged["embedder"].files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(whole.folder / name)
    alone = SentenceEmbedder(ModelFiles(tmp_path, whole.model_id))
    assert np.array_equal(alone.embed(["The ferry is late."]), real_embedder.embed(["The ferry is late."]))


LOOKING = """
import sys
events = []
def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        events.append(event)
sys.addaudithook(watch)
import config
from retrieval.adapters.models.files import manifest, resolve
from retrieval.unavailable import ModelMissing
try:
    resolve("hub:owner/other", manifest(config.MODELS)["embedder"])
except ModelMissing:
    print(events)
"""


def test_looking_for_a_model_of_the_hub_asks_no_network(tmp_path):
    done = run(LOOKING, {"PATH": os.environ["PATH"], "HF_HOME": str(tmp_path)})
    assert (done.stdout, done.stderr) == ("[]\n", "")


def run(program, environment=None):
    return subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=config.MODELS.parents[1],
        env=environment,
    )


LOADING = """
import json, sys
events, opened = [], set()
def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        events.append(event)
    if event == "open" and isinstance(args[0], str):
        opened.add(args[0])
sys.addaudithook(watch)
import config
from retrieval.adapters.models.embedder import SentenceEmbedder
from retrieval.adapters.models.files import manifest, resolve
from retrieval.adapters.models.reranker import reranker_in
entries = manifest(config.MODELS)
files = {role: resolve(None, entry) for role, entry in entries.items()}
opened.clear()
embedder = SentenceEmbedder(files["embedder"])
reranker = reranker_in(files["reranker"], 1)
embedder.embed(["The ferry is late."])
reranker.logits("What is late?", ["The ferry is late."])
unpinned = {
    name for role, found in files.items() for name in opened
    if name.startswith(str(found.folder)) and name[len(str(found.folder)) + 1:] not in entries[role].files
}
imported = {entry.module for entry in entries.values()} & {name.partition(".")[0] for name in sys.modules}
print(json.dumps({"imported": sorted(imported), "network": events, "unpinned": sorted(unpinned)}))
"""


def test_loading_runs_no_code_of_the_packages_opens_no_other_file_asks_no_network_and_prints_nothing(tmp_path):
    done = run(LOADING, {"PATH": os.environ["PATH"], "HOME": str(tmp_path)})
    assert done.stderr == ""
    assert json.loads(done.stdout) == {"imported": [], "network": [], "unpinned": []}
    assert list(tmp_path.rglob("*")) == []  # nor is anything left in the home folder
