from bot.services.roadmap.importing.alike import (
    Told,
    is_same_clause,
    is_same_line,
    is_same_wording,
    likeness,
    pair,
    told,
    words_of,
)


def test_two_clauses_that_ask_for_the_same() -> None:
    clause = "создать раздел «Цифровая школа» на сайте по освещению мероприятий цифровой среды"
    cases = (
        (clause, "Создание раздела на официальном\nсайте «Цифровая школа»", True),
        ("Проверить договоры с поставщиками", "Проверка договоров с поставщиками услуг", True),
        ("Проверка оборудования кабинетов", "Проверка журналов учителей", False),
        ("Проверить тетради 5 классов", "Проверить тетради 6 классов", False),
        ("Семинар", "Семинар для учителей начальных классов", False),
        (clause, "Обучение педагогов", False),
    )
    for one, other, same in cases:
        assert is_same_clause(words_of(one), words_of(other)) is same, (one, other)


def test_two_lines_of_one_table_are_rarely_one() -> None:
    one = words_of("Создание раздела «Цифровая школа» на сайте")
    assert not is_same_line(one, words_of("Создание раздела «Цифровая школа» для родителей младших классов"))
    assert is_same_line(one, words_of("создать раздел «Цифровая школа» на нашем сайте"))


def test_items_without_a_day_are_one_only_in_the_same_words() -> None:
    audit = "Внутренний аудит выполнения требований законодательства при {}"
    one = words_of(audit.format("организации доступа к сети Интернет"))
    assert not is_same_wording(one, words_of(audit.format("обработке персональных данных")))
    assert is_same_wording(one, words_of(audit.format("организации доступа к  сети Интернет.")))
    assert likeness(frozenset(), frozenset()) == 0


OLD = [
    told("Условия", "1.", "Назначить ответственных за среду"),
    told("Условия", "2.", "Проверка оборудования и программ"),
    told("Ресурсы", "1.", "Пополнение медиатеки новыми пособиями"),
    told("Ресурсы", "2.", "Семинар по итогам года"),
    told("Ресурсы", "3.", "Семинар по итогам года"),
]


def test_versions_of_an_item_are_found() -> None:
    cases: tuple[tuple[str, list[Told], list[int | None]], ...] = (
        ("the same", OLD, [0, 1, 2, 3, 4]),
        ("reordered", [OLD[4], OLD[2], OLD[0], OLD[3], OLD[1]], [4, 2, 0, 3, 1]),
        ("renumbered", [told("Иное", str(at), one.text) for at, one in enumerate(OLD[:3], 7)], [0, 1, 2]),
        ("a word more", [told("Условия", "2", "Проверка оборудования, сети и программ")], [1]),
        ("half of the words, in its place", [told("Условия", "2", "Проверка оборудования, сети и мебели")], [1]),
        ("half of the words, elsewhere", [told("Иное", "9", "Проверка оборудования, сети и мебели")], [None]),
        ("new", [told("Условия", "1", "Совсем новая работа с родителями")], [None]),
        ("twice, once known", [told("Х", "1", "Пополнение медиатеки новыми пособиями")] * 2, [2, None]),
        ("look-alike letters", [told("Ресурсы", "2", "Ceминap пo итoгaм гoдa")], [3]),
        ("nothing", [], []),
    )
    for name, new, expected in cases:
        assert [pair(new, OLD).get(at) for at in range(len(new))] == expected, name


def test_the_likeliest_goes_first() -> None:
    new = [told("Х", "1", "Пополнение медиатеки пособиями"), told("Х", "2", "Пополнение медиатеки новыми пособиями!")]
    assert pair(new, OLD) == {1: 2}
