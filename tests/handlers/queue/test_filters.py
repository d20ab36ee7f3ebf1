"""A filter of the queue in an address: it fits, and comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from bot.services.tickets.queue import QueueFilter, View
from handlers.queue.addresses import Filtered
from handlers.queue.filters import fields_of, floor_of
from tests.handlers.crawler import CALLBACK_BYTES

numbers = st.integers(1, 10**9)


@given(numbers, numbers, st.integers(-99, 99), st.sampled_from(View), st.integers(0, 99_999))
def test_a_filter_fits_an_address_and_comes_back(team: int, building: int, floor: int, view: View, page: int) -> None:
    wanted = QueueFilter(team, building, floor, view=view)
    fields = fields_of(wanted)
    address = Filtered(team=fields.team, building=fields.building, floor=fields.floor, view=fields.view, page=page)
    assert len(address.pack().encode()) <= CALLBACK_BYTES
    assert floor_of(Filtered.unpack(address.pack()).floor) == floor
