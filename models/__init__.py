"""The tables of the school, one model for SQLite and PostgreSQL."""

from models import delivery, people, register, roadmap, school, supplies, tasks, teams, tickets, upkeep
from models.base import Base

__all__ = [
    "Base",
    "delivery",
    "people",
    "register",
    "roadmap",
    "school",
    "supplies",
    "tasks",
    "teams",
    "tickets",
    "upkeep",
]
