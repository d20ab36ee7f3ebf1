"""From a document's bytes to a draft: a plan of a real order's shape item by item, and plans of many layouts.

Right or asked about, never silently wrong.
"""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final, TypeAlias

from bot.services.roadmap.documents import PlanDocument, read_document
from bot.services.roadmap.importing.alike import plain
from bot.services.roadmap.importing.doubts import doubts_of
from bot.services.roadmap.importing.draft import Draft, DraftItem, DraftPerson, State
from bot.services.roadmap.importing.understanding import understand, written_year_of
from bot.services.roadmap.naming import Namer
from tests.bot.services.roadmap.importing.plans import YEAR, reader
from tests.bot.services.roadmap.naming.school import DEPARTMENTS, NAMER, POSTS, STAFF
from tests.plans import Item, Layout, plan_csv, plan_docx, plan_xlsx

SECTIONS: Final = (
    "Развитие организационных механизмов",
    "Обеспечение функционирования техники и связи",
    "Выявление ресурсов",
    "Организация методического сопровождения",
    "Взаимодействие с родителями",
)
ORDER = Path(__file__).parent / "order.tsv"


def drafted(document: PlanDocument, namer: Namer = NAMER) -> Draft:
    written = written_year_of(document, YEAR)
    return understand(document, reader(written, namer=namer), written)


def who(one: DraftPerson) -> str:
    return one.group or str(one.person_id or "?")


def when(item: DraftItem) -> str:
    period = item.period
    if period is None:
        return "?"
    return f"{period.kind} {period.start} {period.end}" + " every-year" * period.every_year


def test_the_order_is_understood_item_by_item() -> None:
    """A made-up plan with the cells, the sections and the look-alike letters of a real order, and its only doubt."""
    lines = [line.split("\t") for line in ORDER.read_text(encoding="utf-8").replace("-\t", "-\x00").splitlines()]
    assert len(lines) == 30
    items = [
        Item(SECTIONS[int(code[0]) - 1], *(cell.replace("|", "\n").replace("\x00", "\t") for cell in cells))
        for code, *cells, _, _ in lines
    ]
    heading = "План мероприятий (дорожная карта) по внедрению цифровой среды на 2021/2022 учебный год"
    # Nobody of the school is known for the library.
    namer = Namer([one for one in STAFF if one.id != 10], POSTS, DEPARTMENTS)
    made = drafted(read_document("План.docx", plan_docx(items, Layout(heading=heading, titles=TITLES[0]))), namer)
    assert made.written_year == 2021
    understood = [[item.code, when(item), " ".join(map(who, item.people))] for item in made.items]
    assert understood == [[code, period, people] for code, _, _, _, period, people in lines]
    assert [item.period_state for item in made.items] == [State.CLEAR] * 30
    (doubt,) = doubts_of(made)
    assert doubt.person is not None
    assert (doubt.items, doubt.person.post) == ((12,), "заведующий библиотекой")


# As written in a plan for 2026/2027, and what it is: kind, first day, last day.
PERIODS: Final = (
    ("Сентябрь 2026", "span 2026-09-01 2026-09-30"),
    ("сентябрь", "span 2026-09-01 2026-09-30"),
    ("в сентябре 2026 г.", "span 2026-09-01 2026-09-30"),
    ("До 15.09.2026", "day 2026-09-01 2026-09-15"),
    ("до 15 сентября", "day 2026-09-01 2026-09-15"),
    ("не позднее 25 мая 2027 г.", "day 2026-09-01 2027-05-25"),
    ("В течение года", "year 2026-09-01 2027-08-31"),
    ("в течение\nучебного года", "year 2026-09-01 2027-08-31"),
    ("постоянно", "year 2026-09-01 2027-08-31"),
    ("Ежегодно октябрь-ноябрь", "span 2026-10-01 2026-11-30 every-year"),
    ("октябрь–ноябрь", "span 2026-10-01 2026-11-30"),
    ("15.09.2026–20.10.2026", "span 2026-09-15 2026-10-20"),
    ("15–20 сентября", "span 2026-09-15 2026-09-20"),
    ("2 полугодие", "span 2027-01-11 2027-05-26"),
    ("по мере необходимости", "on_request 2026-09-01 2027-08-31"),
    ("31 февраля", None),
    ("15.09.1021", None),
    ("до 15.09.2024", None),
    ("май – март 2027", None),
    ("как получится", None),
    ("", None),
)
# As written, and who that is; None: nobody can be sure.
PEOPLE: Final = (
    ("Лукин А.И.", ("1",)),
    ("Лукин А. И., учитель информатики", ("1",)),
    ("учитель информатики Лукин А.И.", ("1",)),
    ("Лукин Андрей Ильич", ("1",)),
    ("Вершинина И.В.,\nзам.дир по УВР", ("3",)),
    ("Пчелкина З.Ю.", ("10",)),
    ("Полетаева О.Л., директор школы\nНейман М.О.", ("4", "2")),
    ("Заместители директора\nпо УBP", ("role-deputy",)),
    ("классные руководители", ("leaders-",)),
    ("Лукин А.И.,\nучитель информатики, Заместители директора по УВР", ("1", "role-deputy")),
    ("руководители ШМО, Гвоздев П.И.", ("heads-", "11")),
    ("Иванова А.И.", None),
    ("Ушакова Р.М.", None),
    ("Незнамов А.А.", None),
    ("Заведующий столовой", None),
    ("Вершинена И.В.", None),
    ("", None),
)
TITLES: Final = (
    {"number": "№\nп/п", "text": "Наименование", "period": "Период внедрения", "people": "Ответственные"},
    {"number": "№", "text": "Мероприятие", "period": "Сроки исполнения", "people": "Исполнитель"},
    {"number": "№ п/п", "text": "Содержание работы", "period": "Дата", "people": "Ответственный"},
)
COLUMNS: Final = (
    ("number", "text", "period", "people"),
    ("number", "text", "people", "period"),
    ("number", "period", "text", "people"),
    ("number", "text", "period", "people", "result"),
)
VARIANTS, ROWS = 300, 4
# An item, its period and its people as they are meant.
Meant: TypeAlias = tuple[Item, str | None, tuple[str, ...] | None]


def variant(random: Random) -> tuple[str, bytes, list[Meant]]:
    """A plan of a few items with periods, people and a layout chosen at random: name, content, what it means."""
    meant: list[Meant] = []
    for at in range(ROWS):
        (period, days), (people, found) = random.choice(PERIODS), random.choice(PEOPLE)
        text = f"{random.choice(('Проверка', 'Подготовка', 'Обсуждение'))} раздела {random.randrange(1000)}-{at}"
        meant.append((Item(SECTIONS[at * 2 // ROWS], text, period, people, "Приказ"), days, found))
    titles = random.choice(TITLES) | {"result": "Результат", "section": "Направление", "place": "Место"}
    layout = Layout(
        columns=random.choice(COLUMNS),
        titles=titles,
        heading="План мероприятий на 2026/2027 учебный год",
        sections=random.choice(("merged", "unmerged", "column", "none")),
        numbering=random.choice(("restarts", "running", "nested")),
        count_line=random.random() < 0.2,
        homoglyphs=random.random() < 0.3,
        wrapped=random.random() < 0.3,
    )
    items = [item for item, _, _ in meant]
    kind = random.choices(("csv", "xlsx", "docx"), (12, 2, 1))[0]  # to write a DOCX takes long
    if kind == "csv":
        return "План.csv", plan_csv(items, layout).encode(random.choice(("utf-8-sig", "cp1251"))), meant
    return f"План.{kind}", plan_xlsx(items, layout) if kind == "xlsx" else plan_docx(items, layout), meant


def mistakes(made: Draft, meant: Sequence[Meant]) -> list[str]:
    """What is silently wrong in a draft: neither as it was meant nor asked about."""
    wrong = []
    if [plain(item.text) for item in made.items] != [plain(item.text) for item, _, _ in meant]:
        return [f"items: {[item.text for item in made.items]}"]
    for item, (written, days, people) in zip(made.items, meant, strict=True):
        if item.period_state is State.CLEAR and when(item) != days:
            wrong.append(f"{written.period!r} is {when(item)}")
        if all(one.state is State.CLEAR for one in item.people) and tuple(map(who, item.people)) != people:
            wrong.append(f"{written.people!r} is {[who(one) for one in item.people]}")
    return wrong


def test_three_hundred_variants_are_right_or_asked_about() -> None:
    random = Random(185)  # noqa: S311  # the same documents each time
    asked = cells = 0
    for number in range(VARIANTS):
        name, content, meant = variant(random)
        made = drafted(read_document(name, content))
        assert mistakes(made, meant) == [], (number, name)
        sure = [(item, days, people) for item, (_, days, people) in zip(made.items, meant, strict=True)]
        cells += sum((days is not None) + (people is not None) for _, days, people in sure)
        asked += sum(days is not None and item.period_state is State.OPEN for item, days, _ in sure)
        asked += sum(
            people is not None and any(one.state is State.OPEN for one in item.people) for item, _, people in sure
        )
    assert asked <= cells / 100, "what is clear is not asked about"
