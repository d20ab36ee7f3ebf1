"""A made-up staff for reading plans, and what was understood in one line of a table."""

from bot.services.roadmap.naming import Named, NamedDepartment, Namer, Naming, Post, Staffer
from models.people import Role


def staffer(
    number: int, name: str, position: str = "", *roles: Role, has_left: bool = False, has_joined: bool = True
) -> Staffer:
    surname, given_name, patronymic = (*name.split(" "), "", "")[:3]
    return Staffer(
        number, surname, given_name, patronymic, position, frozenset({Role.STAFF, *roles}), has_left, has_joined
    )


STAFF = (
    staffer(1, "Лукин Андрей Ильич", "Учитель информатики, руководитель рабочей группы", Role.COORDINATOR),
    staffer(2, "Нейман Максим Олегович", "учитель информатики, администратор сайта", Role.EDITOR),
    staffer(3, "Вершинина Ирина Викторовна", "Заместитель директора по УВР", Role.DEPUTY),
    staffer(4, "Полетаева Ольга Львовна", "Директор", Role.DIRECTOR),
    staffer(5, "Римская-Корсакова Анна Петровна", "учитель музыки"),
    staffer(6, "Зимина Татьяна Олеговна", "Заместитель директора по ВР", Role.DEPUTY, has_joined=False),
    staffer(7, "Ушакова Роза Марковна", "учитель химии", has_left=True),
    staffer(8, "Иванова Анна Ивановна", "учитель математики"),
    staffer(9, "Иванова Алла Игоревна", "учитель физики"),
    staffer(10, "Пчёлкина Зоя Юрьевна", "Заведующая библиотекой"),
    staffer(11, "Гвоздев Пётр Ильич", "Завхоз", Role.STOREKEEPER),
    staffer(12, "Орлов Олег Олегович", "педагог-психолог"),
    staffer(13, "Орлов Олег Осипович", "учитель истории"),
    staffer(14, "Белая Дарья Юрьевна", "учитель начальных классов"),
    staffer(15, "Шевченко Юлия Романовна"),
)
POSTS = (Post(21, "директор школы", 4), Post(22, "секретарь", None), Post(23, "лаборант", 7))
DEPARTMENTS = (
    NamedDepartment(31, "ШМО учителей математики"),
    NamedDepartment(32, "Кафедра точных наук"),
    NamedDepartment(33, "МО начальных классов"),
)
NAMER = Namer(STAFF, POSTS, DEPARTMENTS)


def in_short(naming: Naming) -> str:
    """«1 · role-deputy · ? 8 9 several»: who, or who is offered, and the doubts, of each responsible."""
    return " · ".join(_one(named) for named in naming.named)


def _one(named: Named) -> str:
    who = named.group if named.person_id is None else str(named.person_id)
    return " ".join([who or "?", *map(str, named.candidates), *named.doubts])
