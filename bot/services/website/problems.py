"""What can go wrong while the school's website is read; nobody's mistake in the chat, so not of bot/errors.py."""

from enum import StrEnum


class Problem(StrEnum):
    """Why the site could not be read."""

    REFUSED_ADDRESS = "refused_address"  # it leads into a local network
    OTHER_HOST = "other_host"  # it sends us to another site
    TOO_BIG = "too_big"
    TIMEOUT = "timeout"
    GONE = "gone"  # no such page, or it is closed
    BUSY = "busy"  # it asks to come later
    NOT_A_FEED = "not_a_feed"  # it was read, but there is no news in it
    NETWORK = "network"  # no connection, or half an answer


class CannotRead(Exception):
    """The site can't be read now; `retry_after` is in seconds, where the site named it."""

    def __init__(self, reason: Problem, retry_after: int | None = None) -> None:
        self.reason = reason
        self.retry_after = retry_after
        super().__init__(reason.value)
