"""Invitations: issuing and revoking, who still waits, opening and taking them up, undoing them, the set-up link."""

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.invitations.family import Family
from bot.services.invitations.guessing import Guesses
from bot.services.invitations.issuing import Issuing
from bot.services.invitations.joining import Joining
from bot.services.invitations.pupils import Pupils
from bot.services.invitations.reading import Waiting
from bot.services.invitations.setup import Setup

JOIN_LINK = "join"
SETUP_LINK = "setup"


class Invitations:
    """All use cases of invitations.

    bot_name: the bot's username in the messenger (every bot has one); the composition root sets it before the first
    update is taken.
    """

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self.issuing = Issuing(db, clock)
        self.family = Family(db, directory, clock)
        self.pupils = Pupils(db, directory, clock)
        self.waiting = Waiting(db, directory, clock)
        self.joining = Joining(db, directory, clock, Guesses(db))
        self.setup = Setup(db, directory, clock, self.joining)
        self.bot_name: str | None = ""

    def join_link(self, token: str) -> str:
        """The address that opens the bot with an invitation."""
        return self.start_link(JOIN_LINK, token)

    async def setup_link(self) -> str | None:
        """A fresh set-up link (the one before is void); None where an admin has joined already."""
        token = await self.setup.token()
        return self.start_link(SETUP_LINK, token) if token else None

    def start_link(self, word: str, rest: str) -> str:
        """The address that opens the bot with what a feature makes of that word: "room" and "5", "device" and "7"."""
        return f"https://t.me/{self.bot_name}?start={word}-{rest}"
