"""The made-up school's buildings: rooms with who keeps them, and the devices that stand in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.playground.demo.staff import JUNIOR_BUILDING, MAIN_BUILDING

BUILDINGS = (MAIN_BUILDING, JUNIOR_BUILDING)

# Letters of a room's devices: the kind in the catalogue and what people call it.
DEVICES = {
    "c": ("computer", "Компьютер"),
    "l": ("laptop", "Ноутбук"),
    "p": ("projector", "Проектор «Луч»"),
    "b": ("board", "Доска «Грань»"),
    "r": ("printer", "МФУ «Оттиск»"),
    "n": ("network", "Точка Wi-Fi"),
    "v": ("camera", "Веб-камера"),
    "s": ("speakers", "Колонки"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A room: its keeper's surname and a letter for each device."""

    number: str
    name: str
    keeper: str
    devices: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A device: kind of the catalogue, and its name within the room."""

    kind: str
    name: str


ROOMS = {
    MAIN_BUILDING: (
        Place("101", "мастерская", "Столяров", "lp"),
        Place("102", "технология", "Рукавишникова", "lpr"),
        Place("103", "спортзал", "Быстров", "ls"),
        Place("104", "медкабинет", "", "cr"),
        Place("105", "столовая", "Кузьмичёв", "cn"),
        Place("106", "ОБЗР", "Щитов", "cps"),
        Place("107", "библиотека", "Книжникова", "cccclrpn"),
        Place("108", "канцелярия", "Бумагина", "ccr"),
        Place("109", "директор", "Громова", "clr"),
        Place("201", "русский язык", "Ладыгина", "cpsr"),
        Place("202", "русский язык", "Осокина", "cpbs"),
        Place("203", "литература", "Полянская", "cps"),
        Place("204", "английский", "Берёзкина", "cpbs"),
        Place("205", "английский", "Стрельникова", "cpbs"),
        Place("206", "история", "Летов", "cpbr"),
        Place("207", "обществознание", "Архипова", "cps"),
        Place("208", "учительская", "Ветрова", "ccrn"),
        Place("210", "информатика", "Орешкин", "cccccccccccpbrn"),
        Place("211", "информатика", "Лучинин", "cccccccccccpsrn"),
        Place("214", "физика", "Ежова", "cpsv"),
        Place("215", "химия", "Кислицына", "cpb"),
        Place("301", "математика", "Ручьёв", "cpbrs"),
        Place("302", "математика", "Калинкина", "cps"),
        Place("303", "математика", "Снегирёва", "cpbs"),
        Place("304", "математика", "Туманова", "cps"),
        Place("305", "география", "Полозов", "cpb"),
        Place("306", "биология", "Рябинина", "cpbs"),
        Place("307", "музыка", "Певцова", "lps"),
        Place("308", "актовый зал", "Зимина", "lpsvn"),
    ),
    JUNIOR_BUILDING: (
        Place("11", "1А", "Лаптева", "cpbr"),
        Place("12", "1Б", "Дроздова", "cpb"),
        Place("13", "спортзал", "Вихрева", "ls"),
        Place("14", "столовая", "Кузьмичёв", "cn"),
        Place("15", "продлёнка", "Тропинина", "lp"),
        Place("21", "2А", "Ермакова", "cpbr"),
        Place("22", "3А", "Пчёлкина", "cpbs"),
        Place("23", "4А", "Соболева", "cpbs"),
        Place("24", "рисование", "Палехова", "cps"),
        Place("25", "английский", "Гущина", "cpbs"),
        Place("26", "психолог", "Тишина", "clr"),
    ),
}


def floor_of(place: Place) -> int:
    """The floor: the first digit of the number."""
    return int(place.number[0])


def things_in(place: Place) -> Iterator[Thing]:
    """The devices of a room; of several alike the first is the teacher's, the others are numbered."""
    for letter in dict.fromkeys(place.devices):
        kind, name = DEVICES[letter]
        count = place.devices.count(letter)
        yield Thing(kind, name if count == 1 else f"{name} учителя")
        for number in range(1, count):
            yield Thing(kind, f"{name} {number}")
