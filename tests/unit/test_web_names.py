"""Looking up names: whole ones, in threads of their own."""

import socket
import threading

import pytest

from retrieval.adapters.fetching.names import WebNames

FOUND = [
    (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2600::1", 443, 0, 0)),
    (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 443)),
]


@pytest.fixture
async def names_of():
    """Makes names that the system answers so; all it was asked is in `asked`."""
    made = []

    def make(answer):
        asked = []

        def look_up(name, port, family, *_kinds, **_flags):
            asked.append((name, port, family, threading.current_thread() is threading.main_thread()))
            return answer

        made.append(WebNames(2, look_up))
        return made[-1], asked

    yield make
    for names in made:
        await names.close()


@pytest.mark.parametrize("name", ["news.example", "news.example."])
async def test_a_name_is_looked_up_whole_and_off_the_event_loop(names_of, name):
    names, asked = names_of(FOUND)
    found = await names.resolve(name, 443, socket.AF_UNSPEC)
    assert asked == [("news.example.", 443, socket.AF_UNSPEC, False)]
    assert [(each["hostname"], each["host"], each["port"], each["family"]) for each in found] == [
        (name, "2600::1", 443, socket.AF_INET6),
        (name, "93.184.215.14", 443, socket.AF_INET),
    ]


async def test_a_name_without_addresses_is_an_unknown_one(names_of):
    names, _ = names_of([])
    with pytest.raises(socket.gaierror):
        await names.resolve("news.example", 443)


async def test_the_system_is_asked_unless_told_otherwise():
    names = WebNames(1)
    try:
        with pytest.raises(OSError, match=r"."):
            await names.resolve("127.0.0.1", 80)  # whole, that is with a dot behind it, it is no number
    finally:
        await names.close()
