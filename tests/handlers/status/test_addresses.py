"""Addresses of the status: short, and read back as they were written."""

from handlers.status.addresses import Area, Choose, Hot, Status, Why


def test_addresses_are_short_and_their_own_inverse() -> None:
    for address in (
        Status(),
        Hot(),
        Hot(page=3),
        Status(period="x20261001-20261015"),
        Area(area="roadmap", period="x20261001-20261015"),
        Why(indicator="repeated_devices", period="x20261001-20261015", page=9999),
        Choose(period="x20261001-20261015", what="reports"),
    ):
        assert type(address).unpack(address.pack()) == address
        assert len(address.pack()) <= 64
    assert (Status().pack(), Hot().pack()) == ("status", "hot")
