from hypothesis import given
from hypothesis import strategies as st

from bot.services.groups import Group
from bot.services.website.suggesting import suggest


def years(*numbers: int) -> list[str]:
    return [f"yparents-{number}" for number in numbers]


HEADLINES = {
    "Родительское собрание в пятницу": ["role-parent"],
    "Вниманию РОДИТЕЛЕЙ (законных представителей)": ["role-parent"],
    "Запись в 1 класс открыта": years(1),
    "Праздник первоклассников": years(1),
    "Первоклашки рисуют мелом": years(1),
    "Собрание родителей 5-х классов": years(5),
    "Экскурсия 7 «А» класса в музей": years(7),
    "Экскурсия 7А класса в музей": years(7),
    "Прививки в 6-ых классах": years(6),
    "Для пятых классов": years(5),
    "Третьи классы едут в театр": years(3),
    "Питание учеников 1–4 классов": years(1, 2, 3, 4),
    "Питание с 1 по 4 класс": years(1, 2, 3, 4),
    "Консультации для 9 и 11 классов": years(9, 11),
    "Лыжи: 5, 6 и 7 классы": years(5, 6, 7),
    "Ярмарка начальной школы": years(1, 2, 3, 4),
    "Одиннадцатиклассники сажают аллею": years(11),
    "Последний звонок для выпускников": years(11),
    "Расписание ЕГЭ": years(11),
    "Расписание ОГЭ и ЕГЭ": years(9, 11),
    "Педагогический совет": ["staff-"],
    "Уважаемые коллеги!": ["staff-"],
    "Учителя и родители 2-го класса": [*years(2), "staff-"],
    "Школьная ярмарка": [],
    "Первоклассный концерт": [],
    "15 классов приняли участие": [],
    "3 мастер-класса за день": [],
    "12.11.2026 классный час": [],
    "Коммерческий поезд": [],
    "Стратегэкс": [],
    "": [],
}


def test_headlines() -> None:
    assert {headline: suggest(headline) for headline in HEADLINES} == HEADLINES


PIECES = st.sampled_from(
    ["1", "11", "99", "0", " ", "-х", "–", " по ", ", ", " и ", "«А»", "а", "класс", "№", "ЕГЭ", "родител"]
)


@given(st.text(max_size=80) | st.lists(PIECES, max_size=60).map("".join))
def test_what_is_suggested_is_a_group_that_exists_and_each_once(words: str) -> None:
    codes = suggest(words)
    assert [Group.parse(code).code for code in codes] == codes
    assert len(set(codes)) == len(codes)
