"""Addresses of the stock. A consumable's prefix is "consumable", that of a purchase list "purchase"."""

from bot.ui import Address


class Stock(Address, prefix="stock"):
    """All consumables, what has run out first."""

    page: int = 0


class Search(Address, prefix="stock.search"):
    """A part of a name was typed."""


class Add(Address, prefix="stock.add"):
    """Type a new consumable."""


class Card(Address, prefix="consumable"):
    """One consumable."""

    id: int


class Edit(Address, prefix="consumable.edit"):
    """Type what is new in a field: came, stock, minimum or fits."""

    id: int
    field: str


class Clear(Address, prefix="consumable.clear"):
    """Nobody counts it (stock), it is bought by hand (minimum), it fits all (fits)."""

    id: int
    field: str


class Kinds(Address, prefix="consumable.kinds"):
    """For which kind of device is it?"""

    id: int


class SetKind(Address, prefix="consumable.kind"):
    """It is for this kind of device; "" for all rooms."""

    id: int
    kind: str


class Moves(Address, prefix="consumable.moves"):
    """What came and went."""

    id: int


class Retire(Address, prefix="consumable.retire"):
    """Take it off the list."""

    id: int


class Issue(Address, prefix="stock.issue"):
    """How many units are issued for a request? `id` is the request's."""

    id: int


class Give(Address, prefix="stock.give"):
    """Issue so many units for a request."""

    id: int
    amount: int


class Promise(Address, prefix="stock.promise"):
    """For which day is a request promised?"""

    id: int


class Until(Address, prefix="stock.until"):
    """Promise a request for this day (YYYY-MM-DD)."""

    id: int
    day: str


class Purchases(Address, prefix="purchases"):
    """The purchase lists."""

    page: int = 0


class Purchase(Address, prefix="purchase"):
    """One purchase list."""

    id: int


class Pick(Address, prefix="purchase.pick"):
    """Requests that are in no list, to be put into this one (0: into a new one)."""

    purchase: int
    page: int


class CollectAll(Address, prefix="purchase.all"):
    """Make a list of all of them."""


class Collect(Address, prefix="purchase.add"):
    """Put one request into a list (0: into a new one)."""

    purchase: int
    ticket: int


class Requests(Address, prefix="purchase.requests"):
    """The requests of a list, to be looked at or taken out."""

    purchase: int
    page: int


class Release(Address, prefix="purchase.drop"):
    """Take a request out of a list."""

    purchase: int
    ticket: int


class Sheet(Address, prefix="purchase.file"):
    """The list as a file."""

    id: int


class Arrive(Address, prefix="purchase.came"):
    """Has it come?"""

    id: int


class Receive(Address, prefix="purchase.receive"):
    """It has come."""

    id: int
