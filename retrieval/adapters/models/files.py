"""Which files a model is, where they lie, and whether they are the ones that were pinned."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from retrieval.unavailable import ModelAltered, ModelMissing, ModelsUnavailable

State = Literal["ok", "missing", "altered"]

_HUB = "hub:"
_SHORT = 12
"""Hexadecimal digits of a hash that a model's id carries."""
_REASON = 160
"""Characters of a library's own complaint that are passed on: a line or two."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A model as the manifest names it; `files` maps each file that is read to its sha256."""

    role: str
    name: str
    package: str
    module: str
    folder: str
    weights: str
    licence: str
    hub: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A folder that a model can be loaded from, its files checked, and the id its results are kept under."""

    folder: Path
    model_id: str


def manifest(path: Path) -> dict[str, Entry]:
    """The entries of a manifest file by role."""
    return {
        role: Entry(role=role, **fields) for role, fields in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def resolve(choice: str | None, entry: Entry) -> ModelFiles:
    """The packaged model, or another that `choice` names: a folder, or `hub:owner/name` from the hub's local cache.

    Reads every byte of the packaged files once. Raises `ModelMissing`, `ModelAltered`.
    """
    if choice is None:
        return _packaged(entry)
    return _from_hub_cache(choice.removeprefix(_HUB)) if choice.startswith(_HUB) else _own(Path(choice))


def checked(entry: Entry) -> Iterator[tuple[str, State]]:
    """Each file of the packaged model with its state."""
    folder = _folder(entry)
    for name, expected in entry.files.items():
        yield name, _state(folder / name, expected) if folder else "missing"


def unusable(files: ModelFiles, error: Exception) -> ModelsUnavailable:
    """What is told where a library refuses a model; of the library's own words the beginning."""
    words = " ".join(str(error).split())
    reason = words if len(words) <= _REASON else words[:_REASON] + "…"
    return ModelsUnavailable(
        f"The model {files.model_id} cannot be loaded ({reason or type(error).__name__}).",
        "Check it with: pullquote models check, or name another model in the settings.",
    )


def _packaged(entry: Entry) -> ModelFiles:
    folder = _folder(entry)
    if folder is None:
        raise ModelMissing(f"{entry.name} (package {entry.package})")
    for name, state in checked(entry):
        if state == "missing":
            raise ModelMissing(f"{entry.package}: {name}")
        if state == "altered":
            raise ModelAltered(f"{entry.package}: {name}")
    return ModelFiles(folder, f"{entry.name}@{entry.files[entry.weights][:_SHORT]}")


def _own(folder: Path, name: str | None = None) -> ModelFiles:
    try:
        hashes = [_sha256(file) for file in _visible_files(folder)]
    except OSError:
        hashes = []
    if not hashes:
        raise ModelMissing(
            f"no readable files in the folder {folder}", "Name a folder that holds a model, or leave the setting away."
        )
    whole = hashlib.sha256("".join(hashes).encode()).hexdigest()
    return ModelFiles(folder, f"{name or folder.resolve().name}@{whole[:_SHORT]}")


def _visible_files(folder: Path) -> list[Path]:
    """Its files in order, without those of version control and of desktops."""
    files = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return [folder / file for file in sorted(files) if not any(part.startswith(".") for part in file.parts)]


def _from_hub_cache(name: str) -> ModelFiles:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return _own(Path(snapshot_download(name, local_files_only=True)), name)
    except (HFValidationError, LocalEntryNotFoundError):
        remedy = f"Fetch it first, where there is a network: hf download {name}"
        raise ModelMissing(f"{name} is not in the hub's cache on this machine", remedy) from None


def _folder(entry: Entry) -> Path | None:
    """The model's folder inside its package, found without importing the package."""
    spec = find_spec(entry.module)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) / entry.folder if places else None


def _state(file: Path, expected: str) -> State:
    try:
        return "ok" if _sha256(file) == expected else "altered"
    except OSError:  # not there or not readable: installing again mends both
        return "missing"


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
