"""Documents are read in a process that can do nothing else, and that can be ended."""

import subprocess
import sys
from pathlib import Path

import pytest

from retrieval.adapters.loaders.apart import ApartLoader
from retrieval.draft import Doubt
from retrieval.errors import NotText
from retrieval.refusals import Refused, Relayed
from retrieval.sources import Given

TOP = Path(__file__).resolve().parents[2]
FERRY = (TOP / "tests" / "pages" / "ferry.html").read_bytes()


def confined(code):
    """What becomes of code in the confined process."""
    script = f"from retrieval.adapters.loaders.child import confine\nimport os, socket, subprocess\nconfine()\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=TOP, timeout=30, check=False
    )
    return done.stderr.strip().splitlines()[-1:] or ["done"]


@pytest.mark.parametrize(
    "code",
    [
        "socket.create_connection(('127.0.0.1', 80), 1)",
        "socket.getaddrinfo('tarrow.example', 80)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "open('written', 'w')",
        "os.fork()",
        "os.remove('pyproject.toml')",
    ],
)
def test_a_document_cannot_reach_out_of_its_process(code):
    assert confined(code)[0].startswith("PermissionError: a document must not cause")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of address space")
def test_a_document_cannot_take_more_than_its_memory():
    assert confined("a = bytearray(2_000_000_000)") == ["MemoryError"]


def test_reading_what_is_needed_is_allowed():
    assert confined("print(open('pyproject.toml').read()[:1])") == ["done"]


def test_a_page_is_read_as_in_this_process():
    from retrieval.adapters.loaders.documents import read_document

    given = Given(FERRY, "ferry.html", "https://tarrow.example/ferry")
    assert ApartLoader().read(given) == read_document(given)


def test_what_takes_too_long_is_ended():
    with pytest.raises(Refused) as told:
        ApartLoader(seconds=0.05).read(Given(FERRY))
    assert told.value.code == "took_too_long"


def test_what_is_no_longer_wanted_is_ended():
    with pytest.raises(Refused) as told:
        ApartLoader().read(Given(FERRY), lambda: True)
    assert told.value.code == "cancelled"


def test_a_refusal_comes_back_with_its_code():
    with pytest.raises(Refused) as told:
        ApartLoader().read(Given(b"<html><body></body></html>"))
    assert told.value.code == "no_text"
    with pytest.raises((Relayed, NotText)) as other:
        ApartLoader().read(Given(b"\xff\xfe\x00\xd8 broken \x00\xd8"))
    assert other.value.code in {"not_text", "broken_characters"}


def test_a_text_in_an_old_encoding_is_read_and_said_to_be_guessed():
    text = "Le maire a refusé de répondre à la presse. L'été dernier, déjà, il s'était tu."
    draft = ApartLoader().read(Given(text.encode("cp1252"), "article.txt"))
    assert (draft.as_it_came, draft.doubts) == (text, (Doubt.ENCODING,))
