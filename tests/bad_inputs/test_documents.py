"""Documents made to hang, crash or fill a reader cost a refusal, a few seconds and a process that is thrown away."""

import resource

import pytest

from bad_inputs.documents import BAD
from bot.intake import Intake
from fakes.channel import Site, desk_on
from fakes.house import House
from fakes.web import watched
from retrieval.adapters.loaders.apart import ApartLoader
from retrieval.errors import UnusableInput
from retrieval.plain import article_of
from retrieval.sources import Given

GROWTH = 64_000
"""Kilobytes by which this process may grow over any of them."""

HELD_UP = 0.1
"""Seconds for which nobody else may be served."""

TRIES = 4
"""The machine may be busy with other things: what the documents do, they do each time."""


@pytest.mark.parametrize(("content", "expected"), BAD.values(), ids=BAD)
async def test_a_bad_document_costs_a_refusal_or_is_read_all_the_same(content, expected):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seen, held = await outcome(content)
    for _ in range(TRIES - 1):
        if held > HELD_UP:
            held = min(held, (await outcome(content))[1])
    assert any(part in seen for part in expected.split("|"))
    assert held <= HELD_UP
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GROWTH


async def outcome(content):
    """The code of the refusal, or the text that was read; and for how long others were held up."""
    house = House()
    intake = Intake(desk_on(house), house.gate, ApartLoader(seconds=12), Site())
    loading = intake.begin("a", "server:1")
    async with watched() as watch:
        try:
            draft, code = await intake.read(Given(content), loading), None
        except UnusableInput as refused:
            draft, code = None, refused.code
    intake.close()
    return code or said(draft), watch.held


def said(draft):
    try:
        return article_of(draft).text
    except UnusableInput as refused:
        return refused.code
