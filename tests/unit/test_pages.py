"""Pages: whole items, as many as fit."""

from hypothesis import given
from hypothesis import strategies as st

from bot.channel.pages import Page, page_before, page_from

LENGTHS = st.lists(st.integers(0, 50), min_size=1, max_size=30)


def test_a_page_takes_what_fits_and_at_most_so_many():
    lengths = [10, 10, 10, 50, 10]
    assert page_from(lengths.__getitem__, 0, 5, room=25, most=9) == Page(0, 2)
    assert page_from(lengths.__getitem__, 0, 5, room=99, most=3) == Page(0, 3)
    assert page_from(lengths.__getitem__, 3, 5, room=25, most=9) == Page(3, 4)
    assert page_before(lengths.__getitem__, 3, room=25, most=9) == Page(1, 3)
    assert page_before(lengths.__getitem__, 4, room=25, most=9) == Page(3, 4)


@given(LENGTHS, st.integers(1, 60), st.integers(1, 5))
def test_going_onward_every_item_is_met_once(lengths, room, most):
    met, at = [], 0
    while at < len(lengths):
        page = page_from(lengths.__getitem__, at, len(lengths), room, most)
        assert page.first == at < page.after
        met += range(page.first, page.after)
        at = page.after
    assert met == list(range(len(lengths)))


@given(LENGTHS, st.integers(1, 60), st.integers(1, 5))
def test_no_page_holds_more_than_its_room_unless_one_item_does(lengths, room, most):
    for at in range(len(lengths)):
        for page in (
            page_from(lengths.__getitem__, at, len(lengths), room, most),
            page_before(lengths.__getitem__, at + 1, room, most),
        ):
            assert sum(lengths[page.first : page.after]) <= room or page.after - page.first == 1
            assert page.after - page.first <= most
