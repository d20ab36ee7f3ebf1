"""Addresses on the way into the school. `key` is an invitation's token or code: nothing is stored before consent."""

from bot.ui import Address


class Stranger(Address, prefix="stranger"):
    """What somebody sees whom the school does not know (yet)."""


class Invitation(Address, prefix="join"):
    """What an invitation offers."""

    key: str


class Document(Address, prefix="join.doc"):
    """The document that has to be agreed to."""

    key: str


class Agree(Address, prefix="join.yes"):
    """Agree and join."""

    key: str


class Decline(Address, prefix="join.no"):
    """Not agreed: what remains, and that nothing is kept."""


class Add(Address, prefix="join.add"):
    """Somebody of the school has one more invitation, and types its code."""


class Name(Address, prefix="join.name"):
    """Somebody without a name types it."""


class Setup(Address, prefix="setup"):
    """The set-up link of a school without an admin."""

    key: str


class AgreeSetup(Address, prefix="setup.yes"):
    """Agree and become the admin."""

    key: str
