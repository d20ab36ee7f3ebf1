"""Addresses of the status. period: `Period.code`; area: `shapes.Area`; indicator: a code of the registry."""

from typing import Self

from bot.ui import Address


class Alone(Address, prefix="-"):
    """An address that is its word alone where all its fields are as they usually are, for features to link to."""

    def pack(self) -> str:
        return self.__prefix__ if self == type(self)() else super().pack()

    @classmethod
    def unpack(cls, value: str) -> Self:
        return cls() if value == cls.__prefix__ else super().unpack(value)


class Status(Alone, prefix="status"):
    """How the school stands; without a period in this month."""

    period: str = ""


class Hot(Alone, prefix="hot"):
    """Everything that goes wrong now."""

    page: int = 0


class Areas(Address, prefix="status.areas"):
    """Which area?"""

    period: str


class Area(Address, prefix="status.area"):
    """All indicators of an area."""

    area: str
    period: str


class Why(Address, prefix="status.why"):
    """Where an indicator's number comes from, and what is behind it."""

    indicator: str
    period: str
    page: int = 0


class Choose(Address, prefix="status.period"):
    """Choose a period. what: who wants to know, of `periods.LEADS`."""

    period: str
    what: str = "status"


class Said(Address, prefix="status.said"):
    """A period is typed."""

    period: str
    what: str


class Silent(Alone, prefix="status.silent"):
    """Letters and surveys that still wait for answers."""

    page: int = 0
