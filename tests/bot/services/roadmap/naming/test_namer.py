from pathlib import Path

from bot.services.groups import Group
from bot.services.roadmap.naming import Named, Namer, NamingDoubt, Post, read_people
from tests.bot.services.roadmap.naming.school import NAMER, STAFF, in_short, staffer

# A cell as a plan writes it («\n» begins a line), and who is understood, as `in_short` says it.
CELLS = [
    line.split("\t") for line in Path(__file__).with_name("cells.tsv").read_text(encoding="utf-8").splitlines() if line
]


def test_every_cell_of_the_table_is_understood() -> None:
    assert len(CELLS) >= 120
    wrong = [
        f"{cell!r}: {understood!r}, not {expected!r}"
        for cell, expected in CELLS
        if (understood := in_short(NAMER.read(cell.replace(r"\n", "\n")))) != expected
    ]
    assert wrong == []


def test_words_stand_as_written_in_one_line_and_posts_are_spelled_out() -> None:
    cell = "Лукин А.И., \nучитель информатики, Заместители директора\nпо УBP,\nзам.дир по ВP, рук. рабочей группы"
    naming = NAMER.read(cell)
    assert [(named.words, named.post) for named in naming.named] == [
        ("Лукин А.И., учитель информатики", "учитель информатики"),
        ("Заместители директора по УBP", None),
        ("зам.дир по ВP", "заместитель директора по ВР"),
        ("рук. рабочей группы", None),
    ]
    for cell, words, post in (
        ("Лукин А.И. (учитель информатики)", "Лукин А.И. (учитель информатики)", "учитель информатики"),
        ("Нейман М.О.,\nучитель, админ. сайта", "Нейман М.О., учитель, админ. сайта", "учитель, администратор сайта"),
        ("и. о. директора школы", "и. о. директора школы", "исполняющий обязанности директора школы"),
        ("Завуч", "Завуч", "заместитель директора по УВР"),
        ("классному руководителю 5А", "классному руководителю 5А", "классный руководитель 5а"),
        ("IT-специалист", "IT-специалист", "IT-специалист"),
        ("Полетаева О.Л. ; ", "Полетаева О.Л.", None),
    ):
        (named,) = NAMER.read(cell).named
        assert (named.words, named.post) == (words, post), cell


def test_a_post_that_the_school_knows_is_told_whoever_holds_it() -> None:
    for cell, expected in (
        ("директор", Named("директор", person_id=4, post="директор", post_id=21)),
        (
            "Полетаева О.Л., директор школы",
            Named("Полетаева О.Л., директор школы", person_id=4, post="директор школы", post_id=21),
        ),
        ("секретарь", Named("секретарь", post="секретарь", post_id=22, doubts=(NamingDoubt.POST_UNKNOWN,))),
        ("лаборант", Named("лаборант", None, (7,), "лаборант", 23, doubts=(NamingDoubt.HAS_LEFT,))),
    ):
        assert NAMER.read(cell).named == (expected,)


def test_the_known_holder_of_a_post_goes_before_positions_and_roles() -> None:
    changed = Namer(STAFF, [Post(1, "Директор школы", 8)], [])
    assert in_short(changed.read("директор")) == "8"
    assert in_short(changed.read("Полетаева О.Л., директор школы")) == "4 post_of_another"


def test_groups_are_named_by_codes_that_exist() -> None:
    codes = {named.group for cell, _ in CELLS for named in NAMER.read(cell).named if named.group}
    assert len(codes) >= 12
    for code in codes:
        assert Group.parse(code).code == code


def test_namesakes_are_told_apart_only_by_a_position_that_is_of_one() -> None:
    twins = [staffer(1, "Дроздова Анна Ивановна", "учитель химии"), staffer(2, "Дроздова Анна Ивановна", "логопед")]
    with_unknown = [*twins, staffer(3, "Дроздова Анна Ивановна")]
    for staff, cell, expected in (
        (twins, "Дроздова А.И.", "? 1 2 several"),
        (twins, "Дроздова А.И., логопед", "2"),
        (twins, "логопед Дроздова А.И.", "2"),
        (twins, "Дроздова А.И., учитель", "1"),
        (with_unknown, "Дроздова А.И., логопед", "? 1 2 3 several"),
    ):
        assert in_short(read_people(cell, staff, [], [])) == expected, cell
    many = [staffer(number, "Дроздова Анна Ивановна", "учитель химии") for number in range(1, 9)]
    assert in_short(read_people("Дроздова А.И., учитель химии", many, [], [])) == "? 1 2 3 4 5 6 several"


def test_a_woman_is_not_taken_for_a_man_in_the_genitive() -> None:
    couple = [staffer(1, "Жуков Артём Ильич"), staffer(2, "Жукова Анна Игоревна")]
    for staff, cell, expected in (
        (couple, "Жукова А.И.", "? 2 1 several"),
        (couple, "Жукова Анна Игоревна", "2"),
        (couple, "Жукова Артёма Ильича", "1"),
        (couple, "Жуков А.И.", "1"),
        (couple[:1], "Жукова А.И.", "? 1 not_found"),
        (couple[:1], "Жукова", "? 1 not_found"),
    ):
        assert in_short(read_people(cell, staff, [], [])) == expected, cell


def test_beside_a_name_that_nobody_has_those_in_the_post_are_offered() -> None:
    for cell, expected in (
        ("Сорокина А.В., заместитель директора по УВР", "? 3 not_found"),
        ("Сорокина А. В., зам. директора по УBP", "? 3 not_found"),
        ("Сорокина А.В., учитель информатики", "? 1 2 not_found"),
        ("Сорокина А.В., заместитель директора по безопасности", "? 3 6 not_found"),
        ("Сорокина А.В.", "? not_found"),
    ):
        assert in_short(NAMER.read(cell)) == expected, cell


def test_whoever_has_left_is_never_chosen_and_stands_behind_those_who_are_here() -> None:
    both = [staffer(1, "Сомов Илья Янович", has_left=True), staffer(2, "Сомов Иван Яковлевич")]
    assert in_short(read_people("Сомов И.Я.", both, [], [])) == "? 2 1 several"
    assert in_short(read_people("Сомов И.Я.", both[:1], [], [])) == "? 1 has_left"


def test_an_empty_cell_names_nobody() -> None:
    for cell in ("", " \n ", "—", "-", "\u200b", "..."):
        assert NAMER.read(cell).named == (), repr(cell)


def test_a_cell_longer_than_any_list_of_people_is_not_read() -> None:
    (named,) = NAMER.read("Лукин А.И., " * 300).named
    assert (named.person_id, named.doubts) == (None, (NamingDoubt.NOT_UNDERSTOOD,))
    assert len(NAMER.read("Лукин А.И., " * 100).named) == 1
