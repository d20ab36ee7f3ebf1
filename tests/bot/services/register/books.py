"""Workbooks as people fill them in, made with openpyxl so that reading is not tried with our own writing only."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from bot.i18n import voices
from bot.services.register.layout import Say, vocabulary
from bot.ui import t

STAFF = ("Фамилия Имя Отчество", "Должность", "Роли в боте", "Корпус (для техслужбы)", "Классный руководитель",
         "Отдел, ШМО", "Руководит отделом")  # fmt: skip
CHILDREN = ("Класс", "Номер в журнале", "Ребёнок")
ROOMS = ("Корпус", "Номер кабинета", "Название", "Этаж", "Ответственный")
ASSETS = ("Вид", "Наименование", "Инвентарный номер", "Кабинет", "Корпус")
HEADERS = {"Сотрудники": STAFF, "Классы и дети": CHILDREN, "Кабинеты": ROOMS, "Оборудование": ASSETS}

SAYS: list[Say] = [
    lambda key, voice=voice: voice.plain(t(key))  # type: ignore[misc]  # bound now
    for voice in voices(ZoneInfo("UTC")).values()
]
WORDS = vocabulary(SAYS)

FULL: dict[str, list[Sequence[Any]]] = {
    "Сотрудники": [
        ("Полева Анна Сергеевна", "учитель химии", "сотрудник", None, "7В", "ШМО естественных наук", "да"),
        ("Ручьёв Иван Ильич", "инженер", "техслужба", "Третий корпус", None, None, None),
        ("Снегова Яна", "завуч", "заместитель директора; сотрудник", None, "8А, 8Б", "ШМО естественных наук", None),
    ],
    "Классы и дети": [("7В", 1, "Лунина Кира Олеговна"), ("7В", 2, "Озеров Лев"), ("11А", None, None)],
    "Кабинеты": [
        ("Третий корпус", 31, "кабинет химии", 3, "Полева А. С."),
        ("Главный корпус", "214", None, None, "Ежова Мария Петровна"),
    ],
    "Оборудование": [
        ("Проектор", "Проектор Beta", "0001", 31, None),
        ("Компьютер", "ПК", None, "31", "Третий корпус"),
        ("Компьютер", "ПК", None, "31", "Третий корпус"),
    ],
}


def book(rows: Mapping[str, Sequence[Sequence[Any]]], headers: Mapping[str, Sequence[str]] = HEADERS) -> bytes:
    """A workbook with these rows under the template's headers."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, lines in rows.items():
        worksheet = workbook.create_sheet(title)
        worksheet.append(list(headers.get(title, ())))
        for line in lines:
            worksheet.append(list(line))
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
