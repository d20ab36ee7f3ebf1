"""The tables of the school, one model for SQLite and PostgreSQL."""

from models import (
    delivery,
    news,
    people,
    register,
    roadmap,
    school,
    status,
    supplies,
    surveys,
    tasks,
    teams,
    tickets,
    upkeep,
)
from models.base import Base

__all__ = [
    "Base",
    "delivery",
    "news",
    "people",
    "register",
    "roadmap",
    "school",
    "status",
    "supplies",
    "surveys",
    "tasks",
    "teams",
    "tickets",
    "upkeep",
]
