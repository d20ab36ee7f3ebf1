"""A small standard school and the people in it, by whose eyes every screen is looked at.

The table PERSONAS says who there is; `build_school` puts them and their school into a database.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from handlers.site import Context
from models.people import Person, Role
from models.school import Building, Room, SchoolClass
from tests import factories


@dataclass(frozen=True, slots=True)
class Persona:
    """Who somebody is: in the messenger (`telegram`, None for who has not joined) and in the school."""

    telegram: int | None
    names: tuple[str, str, str]
    roles: frozenset[Role] = frozenset({Role.STAFF})
    keeps: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    building: str | None = None
    left_on: date | None = None


# What the fixtures of these names are.
ActorOf: TypeAlias = Callable[..., Awaitable[Actor]]
ContextOf: TypeAlias = Callable[..., Awaitable[Context]]
Opening: TypeAlias = Callable[..., Awaitable[int]]

STRANGER = "stranger"
STRANGER_TELEGRAM = 1099

MAIN, SECOND = "Главный корпус", "Второй корпус"

PERSONAS: Mapping[str, Persona] = {
    "teacher": Persona(1001, ("Ежова", "Мария", "Петровна"), keeps=("214",)),
    "keeper_of_many": Persona(1002, ("Лугова", "Нина", "Олеговна"), keeps=("101", "102", "305")),
    "technician": Persona(1003, ("Тихий", "Олег", "Ильич"), frozenset({Role.TECHNICIAN})),
    # Works in the second building only.
    "second_technician": Persona(1004, ("Рябов", "Пётр", "Юрьевич"), frozenset({Role.TECHNICIAN}), building=SECOND),
    "storekeeper": Persona(1005, ("Складова", "Вера", "Львовна"), frozenset({Role.STOREKEEPER})),
    "editor": Persona(1006, ("Словцова", "Ольга", "Павловна"), frozenset({Role.EDITOR})),
    "coordinator": Persona(1007, ("Ведущий", "Илья", "Борисович"), frozenset({Role.COORDINATOR})),
    "deputy": Persona(1008, ("Замова", "Ирина", "Сергеевна"), frozenset({Role.DEPUTY})),
    "director": Persona(1009, ("Главина", "Анна", "Викторовна"), frozenset({Role.DIRECTOR})),
    "admin": Persona(1010, ("Настройкин", "Егор", "Андреевич"), frozenset({Role.ADMIN})),
    "class_teacher": Persona(1011, ("Классова", "Дарья", "Игоревна"), leads=("5А",)),
    "parent": Persona(1012, ("Мамина", "Елена", "Олеговна"), frozenset({Role.PARENT})),
    "student": Persona(1013, ("", "К. Л.", ""), frozenset({Role.STUDENT})),
    # Teaches, directs and looks after the bot.
    "several": Persona(
        1014, ("Многова", "Зоя", "Ивановна"), frozenset({Role.STAFF, Role.DIRECTOR, Role.ADMIN}), keeps=("12",)
    ),
    "namesake_one": Persona(1015, ("Иванова", "Анна", "Ивановна")),
    "namesake_two": Persona(1016, ("Иванова", "Анна", "Ивановна")),
    "nameless": Persona(1017, ("", "", "")),
    "left": Persona(1018, ("Ушедшая", "Роза", "Марковна"), left_on=date(2026, 8, 31)),
    # On the employer's list, but has not opened the bot yet.
    "not_joined": Persona(None, ("Будущая", "Инна", "Романовна")),
}

# Who holds a conversation with the bot as somebody of the school.
MEMBERS = [name for name, persona in PERSONAS.items() if persona.telegram and persona.left_on is None]
EVERYBODY = [*MEMBERS, STRANGER]

_ROOMS = (
    (MAIN, "101", "кабинет музыки"),
    (MAIN, "102", None),
    (MAIN, "214", "кабинет физики"),
    (MAIN, "305", "кабинет информатики"),
    (SECOND, "1", "мастерская"),
    (SECOND, "12", None),
)
_DEVICES = (
    ("101", "speakers", "Колонки"),
    ("102", "projector", "Проектор"),
    ("214", "projector", "Проектор Acme X1"),
    ("214", "computer", "Компьютер учителя"),
    ("214", "printer", "МФУ"),
    ("305", "computer", "Компьютер 1"),
    ("305", "computer", "Компьютер 2"),
    ("305", "board", "Доска"),
    ("1", "camera", "Камера"),
    ("12", "laptop", "Ноутбук"),
)
_CHILDREN = (("5А", "А. М.", 1), ("9Б", "Б. М.", 2))


@dataclass(frozen=True, slots=True)
class StandardSchool:
    """The numbers of what was made: people by persona, rooms by number, devices by name, classes by title."""

    people: Mapping[str, int]
    buildings: Mapping[str, int]
    rooms: Mapping[str, int]
    devices: Mapping[str, int]
    classes: Mapping[str, int]
    children: tuple[int, ...]
    department: int


async def build_school(session: AsyncSession) -> StandardSchool:
    """Put the standard school into an empty database that has its school's row already."""
    buildings = {name: await factories.building(session, name=name) for name in (MAIN, SECOND)}
    rooms = {
        number: await factories.room(session, buildings[where], number=number, name=name)
        for where, number, name in _ROOMS
    }
    devices = {
        name: (await factories.asset(session, rooms[number], kind=kind, name=name)).id
        for number, kind, name in _DEVICES
    }
    classes = {
        title: await factories.school_class(session, year=int(title[:-1]), letter=title[-1]) for title in ("5А", "9Б")
    }
    people = {name: await _person(session, persona, buildings, rooms, classes) for name, persona in PERSONAS.items()}
    children = [
        await factories.person(
            session, surname="", given_name=name, patronymic="", class_id=classes[title].id, register_number=number
        )
        for title, name, number in _CHILDREN
    ]
    for child in children:
        await factories.guardianship(session, people["parent"], child)
    department = await factories.department(session, people["keeper_of_many"], name="Кафедра точных наук")
    for name in ("teacher", "keeper_of_many"):
        await factories.department_member(session, department, people[name])
    return StandardSchool(
        {name: person.id for name, person in people.items()},
        {name: building.id for name, building in buildings.items()},
        {number: room.id for number, room in rooms.items()},
        devices,
        {title: one.id for title, one in classes.items()},
        tuple(child.id for child in children),
        department.id,
    )


async def _person(
    session: AsyncSession,
    persona: Persona,
    buildings: Mapping[str, Building],
    rooms: Mapping[str, Room],
    classes: Mapping[str, SchoolClass],
) -> Person:
    surname, given_name, patronymic = persona.names
    person = await factories.person(
        session,
        surname=surname,
        given_name=given_name,
        patronymic=patronymic,
        left_on=persona.left_on,
        class_id=classes["9Б"].id if Role.STUDENT in persona.roles else None,
    )
    if persona.telegram is not None:
        await factories.identity(session, person, external_id=persona.telegram)
    where = buildings[persona.building].id if persona.building else None
    for role in sorted(persona.roles):
        await factories.role_grant(session, person, role=role, building_id=where, until=persona.left_on)
    for number in persona.keeps:
        await factories.room_keeper(session, rooms[number], person)
    for title in persona.leads:
        await factories.class_teacher(session, classes[title], person)
    return person
