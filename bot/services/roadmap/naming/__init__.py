"""Recognises who is meant in a plan's cell «Ответственные»: persons, posts and groups, nothing guessed silently."""

from bot.services.roadmap.naming.model import Named, NamedDepartment, Naming, NamingDoubt, Post, Staffer
from bot.services.roadmap.naming.namer import Namer, read_people

__all__ = ["Named", "NamedDepartment", "Namer", "Naming", "NamingDoubt", "Post", "Staffer", "read_people"]
