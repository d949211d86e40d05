"""Pseudonyms, and the key that they are made with."""

import base64
import hashlib
import hmac
import logging
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.people import KEY_FILE, People, key_in
from retrieval.people import ERASED, KeyUnusable, QuestionErased, a_person

KEY = bytes(range(32))
ANN = 123456789012345678
POSIX = pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")


def mode_of(file):
    return stat.S_IMODE(file.stat().st_mode)


def test_a_pseudonym_is_half_of_the_keyed_hash_in_letters_and_digits():
    assert (
        People(KEY).pseudonym(ANN) == "person:aaft5ijtnsqqfnkkv5lw37f6zy"
    )  # as OpenSSL and base32 of coreutils have it


def test_a_pseudonym_is_the_same_for_a_number_and_its_digits_and_another_for_each_person_and_key():
    people = People(KEY)
    assert people.pseudonym(ANN) == people.pseudonym(str(ANN)) == People(KEY).pseudonym(ANN)
    many = {people.pseudonym(number) for number in range(10_000)}
    assert len(many) == 10_000
    assert {len(one) for one in many} == {len("person:") + 26}
    assert People(bytes(32)).pseudonym(ANN) != people.pseudonym(ANN)


def test_a_pseudonym_holds_nothing_of_the_id_and_cannot_be_made_without_the_key():
    pseudonym = People(KEY).pseudonym(ANN)
    assert str(ANN) not in pseudonym
    plain = base64.b32encode(hashlib.sha256(f"discord:{ANN}".encode()).digest()[:16]).decode().lower().rstrip("=")
    keyless = hmac.new(b"", f"discord:{ANN}".encode(), hashlib.sha256).digest()[:16]
    assert pseudonym not in {f"person:{plain}", f"person:{base64.b32encode(keyless).decode().lower().rstrip('=')}"}


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_a_key_of_another_length_is_none(key):
    with pytest.raises(ValueError, match="32 bytes"):
        People(key)


def test_the_key_is_made_once_as_the_log_says_and_nothing_is_left_beside_it(tmp_path, caplog):
    with caplog.at_level(logging.INFO):
        key = key_in(tmp_path)
    assert [one.getMessage() for one in caplog.records] == [f"a new key for pseudonyms was made: {tmp_path / KEY_FILE}"]
    assert len(key) == 32
    assert key_in(tmp_path) == key
    assert [one.name for one in tmp_path.iterdir()] == [KEY_FILE]
    assert key_in(_folder(tmp_path / "other")) != key


@POSIX
def test_the_key_is_its_owners_alone_whatever_the_mask(tmp_path):
    before = os.umask(0)
    try:
        key_in(tmp_path)
    finally:
        os.umask(before)
    assert mode_of(tmp_path / KEY_FILE) == 0o600


def test_of_several_who_make_the_key_at_once_all_get_the_same(tmp_path):
    with ThreadPoolExecutor(8) as threads:
        for number in range(25):
            home = _folder(tmp_path / str(number))
            assert len(set(threads.map(key_in, [home] * 8))) == 1
            assert [one.name for one in home.iterdir()] == [KEY_FILE]


@POSIX
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666])
def test_a_key_that_others_may_read_is_closed_to_them_with_a_warning(tmp_path, mode, caplog):
    key = key_in(tmp_path)
    (tmp_path / KEY_FILE).chmod(mode)
    with caplog.at_level(logging.WARNING):
        assert key_in(tmp_path) == key
    assert mode_of(tmp_path / KEY_FILE) == 0o600
    assert [one.getMessage() for one in caplog.records] == [
        f"the key {tmp_path / KEY_FILE} could be read by others; it can no longer"
    ]
    assert key.hex() not in caplog.text
    caplog.clear()
    assert key_in(tmp_path) == key
    assert caplog.records == []


@pytest.mark.parametrize("content", [b"", b"short", bytes(33)])
def test_what_is_no_key_is_refused_and_left_as_it_is(tmp_path, content):
    file = tmp_path / KEY_FILE
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(KeyUnusable, match=r"^The key .+ is not one that Pullquote made\.$"):
        key_in(tmp_path)
    assert file.read_bytes() == content


def test_a_home_that_is_not_there_or_a_folder_in_the_keys_place_is_told_in_a_sentence(tmp_path):
    with pytest.raises(KeyUnusable, match=r"^The key .+ cannot be used \(No such file or directory\)\.$"):
        key_in(tmp_path / "nowhere")
    _folder(tmp_path / KEY_FILE)
    with pytest.raises(KeyUnusable, match=r"^The key .+ cannot be used"):
        key_in(tmp_path)


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() == 0, reason="nothing is closed to the administrator")
def test_a_key_that_may_not_be_read_is_told_in_a_sentence(tmp_path):
    key_in(tmp_path)
    (tmp_path / KEY_FILE).chmod(0)
    with pytest.raises(KeyUnusable, match="Permission denied"):
        key_in(tmp_path)


def test_the_errors_say_what_happened_and_what_to_do():
    for error in (QuestionErased(), KeyUnusable("person.key", "is gone")):
        assert error.message.endswith(".")
        assert error.remedy.endswith(".")
    assert {QuestionErased.code, KeyUnusable.code} == {"question_erased", "key_unusable"}


@pytest.mark.parametrize("name", ["server:1", "console", "", ERASED])
def test_what_is_no_pseudonym_is_told_from_one(name):
    assert a_person("person:ann") == "person:ann"
    with pytest.raises(ValueError, match="not the pseudonym of a person"):
        a_person(name)


def _folder(path):
    path.mkdir()
    return path
