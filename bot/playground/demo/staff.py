"""The made-up school's staff: who they are, what they do, which class and department they belong to."""

from dataclasses import dataclass

from bot.playground.demo.names import Name
from models.people import Role

MAIN_BUILDING = "Главный корпус"
JUNIOR_BUILDING = "Начальная школа"

PRIMARY = "ШМО учителей начальных классов"
LANGUAGE = "ШМО русского языка и литературы"
MATHEMATICS = "ШМО математики и информатики"
NATURE = "ШМО естественных наук"
SOCIETY = "ШМО истории и обществознания"
FOREIGN = "ШМО иностранных языков"
ARTS = "ШМО физкультуры, технологии и искусства"
SUPPORT = "Служба сопровождения"
DEPARTMENTS = (PRIMARY, LANGUAGE, MATHEMATICS, NATURE, SOCIETY, FOREIGN, ARTS, SUPPORT)


@dataclass(frozen=True, slots=True)
class Employee:
    """One of the staff. `leads` is a class such as «5А»; `building` limits their role to it."""

    name: Name
    position: str
    department: str = ""
    leads: str = ""
    roles: tuple[Role, ...] = (Role.STAFF,)
    building: str = ""


DIRECTOR = Name.of("Громова Елена Аркадьевна")
ADMIN = Name.of("Белкин Артём Дмитриевич")
TECHNICIAN = Name.of("Тихонов Олег Ильич")
TEACHER = Name.of("Ежова Мария Петровна")
# Invited, but not joined yet.
NOT_JOINED = frozenset({"Тропинина", "Силантьев", "Рукавишникова"})
# The first of a department is its head.
STAFF = (
    Employee(DIRECTOR, "Директор", roles=(Role.DIRECTOR,)),
    Employee(Name.of("Ветрова Ольга Николаевна"), "Заместитель директора по УВР", roles=(Role.STAFF, Role.DEPUTY)),
    Employee(Name.of("Зимина Татьяна Олеговна"), "Заместитель директора по ВР", roles=(Role.STAFF, Role.DEPUTY)),
    Employee(Name.of("Рогов Виктор Андреевич"), "Заместитель директора по безопасности", roles=(Role.DEPUTY,)),
    Employee(ADMIN, "Администратор бота", roles=(Role.STAFF, Role.ADMIN)),
    Employee(Name.of("Кузьмичёв Павел Степанович"), "Завхоз", roles=(Role.STAFF, Role.STOREKEEPER)),
    Employee(TECHNICIAN, "Техник", roles=(Role.TECHNICIAN,), building=MAIN_BUILDING),
    Employee(Name.of("Сафронов Денис Игоревич"), "Техник", roles=(Role.TECHNICIAN,), building=JUNIOR_BUILDING),
    Employee(Name.of("Соболева Марина Юрьевна"), "Учитель начальных классов", PRIMARY, "4А"),
    Employee(Name.of("Лаптева Нина Сергеевна"), "Учитель начальных классов", PRIMARY, "1А"),
    Employee(Name.of("Дроздова Юлия Павловна"), "Учитель начальных классов", PRIMARY, "1Б"),
    Employee(Name.of("Ермакова Светлана Игоревна"), "Учитель начальных классов", PRIMARY, "2А"),
    Employee(Name.of("Пчёлкина Анна Викторовна"), "Учитель начальных классов", PRIMARY, "3А"),
    Employee(Name.of("Тропинина Вера Андреевна"), "Воспитатель группы продлённого дня", PRIMARY),
    Employee(Name.of("Ладыгина Ирина Львовна"), "Учитель русского языка и литературы", LANGUAGE, "5А"),
    Employee(Name.of("Осокина Екатерина Романовна"), "Учитель русского языка и литературы", LANGUAGE, "7А"),
    Employee(Name.of("Полянская Дарья Алексеевна"), "Учитель русского языка и литературы", LANGUAGE, "9А"),
    Employee(Name.of("Вьюгина Людмила Петровна"), "Учитель русского языка и литературы", LANGUAGE),
    Employee(Name.of("Ручьёв Сергей Михайлович"), "Учитель математики", MATHEMATICS, "10А"),
    Employee(Name.of("Калинкина Наталья Борисовна"), "Учитель математики", MATHEMATICS, "5Б"),
    Employee(Name.of("Снегирёва Алла Владимировна"), "Учитель математики", MATHEMATICS, "8А"),
    Employee(Name.of("Туманова Ксения Денисовна"), "Учитель математики", MATHEMATICS),
    Employee(
        Name.of("Орешкин Максим Юрьевич"),
        "Учитель информатики, руководитель рабочей группы",
        MATHEMATICS,
        roles=(Role.STAFF, Role.COORDINATOR),
    ),
    Employee(
        Name.of("Лучинин Егор Павлович"),
        "Учитель информатики, администратор сайта",
        MATHEMATICS,
        roles=(Role.STAFF, Role.EDITOR),
    ),
    Employee(Name.of("Рябинина Оксана Евгеньевна"), "Учитель биологии", NATURE, "7Б"),
    Employee(TEACHER, "Учитель физики", NATURE),
    Employee(Name.of("Кислицына Галина Фёдоровна"), "Учитель химии", NATURE),
    Employee(Name.of("Полозов Андрей Ильич"), "Учитель географии", NATURE, "6А"),
    Employee(Name.of("Летов Константин Олегович"), "Учитель истории", SOCIETY, "11А"),
    Employee(Name.of("Архипова Лидия Семёновна"), "Учитель истории и обществознания", SOCIETY),
    Employee(Name.of("Берёзкина Алина Тимуровна"), "Учитель английского языка", FOREIGN),
    Employee(Name.of("Стрельникова Яна Вадимовна"), "Учитель английского языка", FOREIGN),
    Employee(Name.of("Гущина Полина Андреевна"), "Учитель английского языка", FOREIGN),
    Employee(Name.of("Быстров Никита Сергеевич"), "Учитель физкультуры", ARTS),
    Employee(Name.of("Вихрева Елена Игоревна"), "Учитель физкультуры", ARTS),
    Employee(Name.of("Силантьев Роман Петрович"), "Учитель физкультуры", ARTS),
    Employee(Name.of("Столяров Пётр Васильевич"), "Учитель технологии", ARTS),
    Employee(Name.of("Рукавишникова Тамара Ивановна"), "Учитель технологии", ARTS),
    Employee(Name.of("Певцова Инна Геннадьевна"), "Учитель музыки", ARTS),
    Employee(Name.of("Палехова Ульяна Игоревна"), "Учитель изобразительного искусства", ARTS),
    Employee(Name.of("Щитов Глеб Анатольевич"), "Преподаватель-организатор ОБЗР"),
    Employee(Name.of("Тишина Софья Марковна"), "Педагог-психолог", SUPPORT),
    Employee(Name.of("Заботина Любовь Николаевна"), "Социальный педагог", SUPPORT),
    Employee(Name.of("Книжникова Раиса Павловна"), "Заведующая библиотекой"),
    Employee(Name.of("Бумагина Вероника Олеговна"), "Секретарь"),
)
