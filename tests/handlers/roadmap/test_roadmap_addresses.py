"""Addresses of the plan at their longest."""

from typing import Any

from bot.services.roadmap.overview import Span, View
from handlers.roadmap import addresses
from tests.handlers.crawler import CALLBACK_BYTES

LONGEST: dict[str, Any] = {"year": 2026, "section": 99, "view": max(View, key=len), "span": max(Span, key=len)}


def test_every_address_fits_a_button() -> None:
    for address in (
        addresses.Items(page=99, person=10**9, **LONGEST),
        addresses.Narrow(person=10**9, **LONGEST),
        addresses.Choose(what="section", page=99, person=10**9, **LONGEST),
        addresses.See(id=10**7, page=99, person=10**7, **LONGEST),
        addresses.AskNow(year=2026, section=99, person=10**9),
    ):
        assert len(address.pack().encode()) <= CALLBACK_BYTES, address
