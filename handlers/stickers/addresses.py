"""Addresses of stickers."""

from bot.ui import Address


class Stickers(Address, prefix="stickers"):
    """What to print stickers for."""

    page: int = 0


class Rooms(Address, prefix="stickers.rooms"):
    """Print those of the rooms of a building."""

    building: int


class Devices(Address, prefix="stickers.devices"):
    """Print those of the devices of a building."""

    building: int
