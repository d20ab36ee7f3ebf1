"""The school's rules and use cases; no chat framework inside. `Services` is all of them, built once."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.expectations import Expectations
from bot.services.tickets import Tickets


@dataclass(frozen=True, slots=True)
class Services:
    """Every use case of the school."""

    directory: Directory
    expectations: Expectations
    tickets: Tickets


def build_services(db: Database, clock: Clock) -> Services:
    """All services on one database. PostgreSQL means that there may be replicas."""
    shared = not db.is_sqlite
    directory = Directory(db, clock, shared=shared)
    return Services(
        directory=directory,
        expectations=Expectations(db, clock, shared=shared),
        tickets=Tickets(db, directory, clock),
    )
