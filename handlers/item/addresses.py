"""Addresses of an item. The card's prefix is the word by which services name an item: "item:42"."""

from bot.ui import Address


class Card(Address, prefix="item"):
    """An item of the roadmap."""

    id: int
