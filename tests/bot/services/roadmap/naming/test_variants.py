"""Made-up staff and cells spelled and laid out at random: understood rightly or with a doubt, never silently wrong."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.roadmap.naming import Named, Namer, NamingDoubt, Staffer
from tests.bot.services.roadmap.naming.school import DEPARTMENTS, NAMER, POSTS, staffer

# No two of them are a letter or an ending apart, so that a slip or a case is nobody else's name.
SURNAMES = (
    *("Берёзкин", "Воронцов", "Гвоздев", "Дубровский", "Ершов", "Журба", "Зиновьев", "Калашник", "Лебедь", "Толстой"),
    *("Мельниченко", "Новгородцев", "Остапчук", "Рубинштейн", "Салтыков-Щедрин", "Угрюмов", "Филатов", "Хомяк"),
)
OF_MEN = ("Андрей Ильич", "Артём Игоревич", "Борис Петрович", "Илья Олегович", "Олег Андреевич", "Юрий Иванович")
OF_WOMEN = ("Анна Ильинична", "Алла Игоревна", "Белла Петровна", "Инна Олеговна", "Ольга Андреевна", "Юлия Ивановна")
POSITIONS = (
    *(
        "учитель физики",
        "учитель физики, администратор сайта",
        "Учитель русского языка и литературы",
        "педагог-психолог",
    ),
    *("Заместитель директора по УВР", "Заведующий библиотекой", "системный администратор", "директор", "", "методист"),
)
GROUPS = {
    "классные руководители": "leaders-",
    "Классные\nруководители": "leaders-",
    "заместители директора по УBP": "role-deputy",
    "Заместители директора\nпо УВР": "role-deputy",
    "руководители ШМО": "heads-",
    "педагогический коллектив": "role-staff",
    "учителя": "role-staff",
    "родители (законные представители)": "role-parent",
    "ШМО учителей математики": "department-31",
}
LATIN = str.maketrans("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx")
SEPARATORS = (",\n", ", ", "\n", "; ", ";\n", " и ", " / ")


@dataclass(frozen=True)
class Meant:
    """How one responsible is written, and who that is: a person's number, a group's code, None for nobody known."""

    words: str
    who: int | str | None


def of_woman(surname: str) -> str:
    """The surname as a woman bears it."""
    if surname.endswith(("ов", "ев", "ин", "ын")):
        return surname + "а"
    if surname.endswith("ский"):
        return surname[:-2] + "ая"
    return surname[:-2] + "ая" if surname.endswith("ой") else surname


@st.composite
def people(draw: st.DrawFn) -> list[Staffer]:
    staff = []
    for number in range(1, draw(st.integers(2, 12)) + 1):
        is_woman = draw(st.booleans())
        surname = draw(st.sampled_from(SURNAMES))
        name = draw(st.sampled_from(OF_WOMEN if is_woman else OF_MEN))
        full = f"{of_woman(surname) if is_woman else surname} {name}"
        has_left = draw(st.sampled_from((False, False, False, True)))
        staff.append(staffer(number, full, draw(st.sampled_from(POSITIONS)), has_left=has_left))
    return staff


def spelled(draw: st.DrawFn, one: Staffer) -> str:
    """The name in one of the ways in which plans write it."""
    first, second = one.given_name[0], one.patronymic[0]
    words = draw(
        st.sampled_from(
            (
                f"{one.surname} {first}.{second}.",
                f"{one.surname} {first}. {second}.",
                f"{one.surname}  {first}.{second}",
                f"{one.surname} {first} {second}",
                f"{one.surname}{first}.{second}.",
                f"{one.surname}\n{first}.{second}.",
                f"{first}.{second}. {one.surname}",
                f"{first}. {second}. {one.surname}",
                f"{one.surname} {one.given_name} {one.patronymic}",
                f"{one.given_name} {one.patronymic} {one.surname}",
                f"{one.surname} {one.given_name}",
                f"{one.surname} {first}.",
                one.surname,
            )
        )
    )
    changes: tuple[Callable[[str], str], ...] = (
        str,
        str,
        str,
        str.upper,
        str.lower,
        lambda text: text.replace("ё", "е"),
        lambda text: text.translate(LATIN),
    )
    return draw(st.sampled_from(changes))(words)


@st.composite
def responsible(draw: st.DrawFn, staff: list[Staffer]) -> Meant:
    if draw(st.integers(0, 3)) == 0:
        words = draw(st.sampled_from(sorted(GROUPS)))
        return Meant(words, GROUPS[words])
    one = draw(st.sampled_from(staff))
    words, who = spelled(draw, one), None if one.has_left else one.id
    kind = draw(st.integers(0, 9))
    if kind == 0:
        at = draw(st.integers(1, len(one.surname) - 2))
        slip = one.surname[:at] + draw(st.sampled_from("ъщэ")) + one.surname[at + 1 :]
        words, who = f"{slip} {one.given_name[0]}.{one.patronymic[0]}.", None
    elif kind == 1:
        words, who = f"{one.surname} Ф.{one.patronymic[0]}.", None
    elif kind == 2:
        words, who = f"Незнамов{draw(st.sampled_from(('', 'а')))} {one.given_name[0]}.{one.patronymic[0]}.", None
    if one.position and draw(st.booleans()):
        layout = draw(
            st.sampled_from(("{name}, {post}", "{name},\n{post}", "{name}\n{post}", "{name} ({post})", "{post} {name}"))
        )
        words = layout.format(name=words, post=one.position)
    return Meant(words, who)


@st.composite
def cells(draw: st.DrawFn) -> tuple[list[Staffer], str, list[Meant]]:
    staff = draw(people())
    meant = draw(st.lists(responsible(staff), min_size=1, max_size=4))
    cell = meant[0].words
    for one in meant[1:]:
        cell += draw(st.sampled_from(SEPARATORS)) + one.words
    return staff, draw(st.sampled_from(("", "", "отв. ", "Ответственные: "))) + cell, meant


def is_sure(named: Named) -> bool:
    return set(named.doubts) <= {NamingDoubt.NOT_JOINED}


@settings(max_examples=100, deadline=None)
@given(cells())
def test_any_layout_is_right_or_in_doubt(made: tuple[list[Staffer], str, list[Meant]]) -> None:
    staff, cell, meant = made
    naming = Namer(staff, (), DEPARTMENTS).read(cell)
    true = list(dict.fromkeys(one.who for one in meant))
    sure = [named.person_id if named.group is None else named.group for named in naming.named if is_sure(named)]
    assert set(sure) <= set(true) - {None}, (cell, naming)
    if len(sure) == len(naming.named):
        assert sure == true, (cell, naming)
    by_id = {one.id: one for one in staff}
    for named in naming.named:
        assert named.person_id is None or not by_id[named.person_id].has_left
        assert is_sure(named) or named.candidates == () or named.person_id is None


@settings(max_examples=40, deadline=None)
@given(people(), st.data())
def test_the_order_s_own_layout_is_understood_without_a_doubt(staff: list[Staffer], data: st.DataObject) -> None:
    """Where names are of one person each: «Surname I.O.,\\npost» line by line, then groups."""
    clear = [
        one
        for one in staff
        if not one.has_left and not any(one.surname[:5] == other.surname[:5] for other in staff if other != one)
    ]
    chosen = data.draw(st.lists(st.sampled_from(clear), min_size=1, max_size=3, unique=True)) if clear else []
    groups = data.draw(
        st.lists(st.sampled_from(("классные руководители", "Заместители директора\nпо УBP")), unique=True)
    )
    lines = [f"{one.surname} {one.given_name[0]}.{one.patronymic[0]}.,\n{one.position}".rstrip(",\n") for one in chosen]
    naming = Namer(staff, (), ()).read(",\n".join(lines + groups))
    assert [named.person_id or named.group for named in naming.named] == [
        *(one.id for one in chosen),
        *(GROUPS[words.replace("Заместители директора\nпо УBP", "заместители директора по УBP")] for words in groups),
    ]
    assert all(is_sure(named) for named in naming.named)


WORDS = (
    "Лукин А И . , ; \n ( ) / - и зам . директора по УВР кл . рук учителя ШМО и.о. о вр отв за 5-х 1. « » № Анна "
    "Петровна Орлов совместно с также ё \u0301 \u200b а-б ’ — 2021 зав тов"
)
PIECES = st.lists(st.sampled_from(WORDS.split(" ")), max_size=25)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=60), PIECES.map(" ".join), PIECES.map("".join)))
def test_no_text_breaks_it(cell: str) -> None:
    for named in NAMER.read(cell).named:
        assert named.words
        assert named.person_id or named.group or named.doubts
    assert NAMER.read(cell) == NAMER.read(cell)
    Namer([staffer(1, cell.replace(" ", "") or "-", cell)], [*POSTS], DEPARTMENTS).read(cell)


def test_a_double_post_beside_a_name_that_nobody_has_is_asked_about_whole() -> None:
    """The first half alone would be somebody's, though the name beside both halves is not theirs."""
    staff = [staffer(1, "Берёзкин Андрей Ильич", "учитель физики, администратор сайта")]
    naming = Namer(staff, (), DEPARTMENTS).read("учитель физики, администратор сайта Берёзкин Ф.И.")
    assert not any(map(is_sure, naming.named))
    assert [one.candidates for one in naming.named] == [(1,), (1,)]
    clear = Namer(staff, (), DEPARTMENTS).read("учитель физики, администратор сайта Берёзкин А.И.")
    assert {one.person_id for one in clear.named} == {1}
