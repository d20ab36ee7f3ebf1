"""Addresses of the queue."""

from bot.ui import Address


class Queue(Address, prefix="queue"):
    """Open tickets, for whoever works them."""

    page: int = 0
