"""What other tests stand on: every model has a factory that works, the personas are who they say, the program runs."""

import inspect
import re

import pytest

from bot.access import SYSTEM
from bot.db import Database
from models import Base
from models.people import Role
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import PERSONAS, ActorOf

MODELS = sorted(mapper.class_.__name__ for mapper in Base.registry.mappers)


def factory_name(model: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model).lower()


async def test_every_model_has_a_factory_that_makes_a_row(db: Database) -> None:
    async with db.write(SYSTEM) as session:
        made = [type(await getattr(factories, factory_name(model))(session)).__name__ for model in MODELS]
    assert made == MODELS
    assert all(inspect.iscoroutinefunction(getattr(factories, factory_name(model))) for model in MODELS)


@sqlite_only
async def test_personas_are_who_they_say(actor_of: ActorOf) -> None:
    for name, persona in PERSONAS.items():
        if persona.telegram is None:
            continue
        actor = await actor_of(name)
        assert actor.roles == (frozenset() if persona.left_on else persona.roles)
        assert actor.is_stranger == (persona.left_on is not None)
    assert (await actor_of("stranger")).is_stranger
    assert len((await actor_of("class_teacher")).led_classes) == 1
    assert {role for persona in PERSONAS.values() for role in persona.roles} == set(Role)


async def test_the_program_answers_the_personas(chat: Chat) -> None:
    menu = await chat.says("teacher", "/menu")
    assert "Мария" in menu.text
    with pytest.raises(LookupError):
        await chat.taps("teacher", "no such button")
    assert "214" in (await chat.taps("teacher", "Сообщить")).text or chat.offers("teacher", "214")
