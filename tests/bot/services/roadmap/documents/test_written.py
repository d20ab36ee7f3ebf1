"""Plans and orders that are written, or pasted, as text."""

import pytest

from bot.errors import Invalid
from bot.services.roadmap.documents import read_document, read_text
from tests.plans import PLAN, Layout, expected, plan_csv

Told = tuple[str, str | None, str, str, str]


def told(words: str) -> list[Told]:
    return [(row.number, row.section, row.text, row.period, row.people) for row in read_text(words).rows]


def test_lines_with_dashes_are_items() -> None:
    cases: dict[str, list[Told]] = {
        "1. Назначить ответственного – сентябрь 2026 – Ивлева О.Л.": [
            ("1.", None, "Назначить ответственного", "сентябрь 2026", "Ивлева О.Л.")
        ],
        "- Провести акцию «Весна – 2027» - сентябрь - май - учителя, Чалых А.И.": [
            ("", None, "Провести акцию «Весна – 2027»", "сентябрь – май", "учителя, Чалых А.И.")
        ],
        "2) Новости на сайте – Чалых А.И. – еженедельно": [
            ("2)", None, "Новости на сайте", "еженедельно", "Чалых А.И.")
        ],
        "Совет – до 15.09": [("", None, "Совет", "до 15.09", "")],
        "1. Подготовить отчёт.\nСрок: до 1 мая.\nОтветственный: Ивлева О.Л.": [
            ("1.", None, "Подготовить отчёт.", "до 1 мая", "Ивлева О.Л.")
        ],
        "1. Собрать анкеты. Срок – постоянно. Отв.: Чалых А.И.": [
            ("1.", None, "Собрать анкеты.", "постоянно", "Чалых А.И.")
        ],
    }
    for words, rows in cases.items():
        assert told(words) == rows, words


def test_headings_are_sections_and_other_lines_are_told_of() -> None:
    words = "План на 2026/2027 учебный год\nРаздел 1. Кадры\n1. Совет – май – Ивлева О.Л.\nпросто слова\n2. Сайт\n"
    document = read_text(words + "1. Новости – июнь – Чалых А.И.")
    assert (document.title, document.year) == ("План на 2026/2027 учебный год", 2026)
    assert [(row.section_number, row.section, row.text) for row in document.rows] == [
        ("1.", "Кадры", "Совет"),
        ("2.", "Сайт", "Новости"),
    ]
    assert document.left_out == ("просто слова",)


def test_each_deadline_of_an_order_is_an_item() -> None:
    words = """Приказ от 01.09.2026
ПРИКАЗЫВАЮ:
1. Ввести положение в действие с 01.09.2026 года.
5. Руководителю рабочей группы Ивлевой О.Л.:
- обеспечить реализацию плана;
- предоставить отчет не позднее 01.08.2027 года.
7. Администратору сайта Нежиной М.А. создать раздел в срок до 15 сентября 2026 г. 8. Всем до 1 мая сдать ключи.
9. В срок до 20.05.2027:
- проверить кабинеты;
Приложение 1
До 1 июня ничего не делать."""
    assert told(words) == [
        ("5.", None, "предоставить отчет не позднее 01.08.2027 года.", "не позднее 01.08.2027 года",
         "Руководителю рабочей группы Ивлевой О.Л."),
        ("7.", None, "создать раздел в срок до 15 сентября 2026 г.", "в срок до 15 сентября 2026 г.",
         "Администратору сайта Нежиной М.А."),
        ("8.", None, "Всем до 1 мая сдать ключи.", "до 1 мая", ""),
        ("9.", None, "проверить кабинеты", "В срок до 20.05.2027", ""),
    ]  # fmt: skip
    assert [row.place for row in read_text(words).rows] == [6, 7, 7, 9]


def test_one_clause_alone_is_read_too() -> None:
    words = "5. Руководителю группы Ивлевой О.Л.: - предоставить отчет не позднее 01.08.2027 года"
    assert [(row.number, row.period, row.people) for row in read_text(words).rows] == [
        ("5.", "не позднее 01.08.2027 года", "Руководителю группы Ивлевой О.Л.")
    ]


def test_a_table_copied_into_a_message_is_a_table() -> None:
    for layout in (Layout(), Layout(wrapped=True), Layout(sections="headings"), Layout(tables="headed")):
        words = plan_csv(PLAN, layout, "\t").replace('"', "")  # a message keeps no quotes around cells
        assert told(words) == expected(PLAN, layout), layout
    words = "№|Мероприятие|Срок|Ответственный\n---|---|---|---\n1|Совет|март|Ивлева О.Л.\n2|Опрос|до 5 мая|Чалых А.И."
    assert [row.text for row in read_text(words).rows] == ["Совет", "Опрос"]


def test_a_line_that_may_begin_the_next_row_is_told_of() -> None:
    words = "Мероприятие\tСрок\tОтветственный\nСовет\tмай\tИвлева О.Л.\nОпрос:\n– дети\tмай\tЧалых А.И."
    assert [(remark.reason, remark.words) for remark in read_text(words).remarks] == [("continued", "Опрос:")]


def test_a_document_saved_as_text_is_read_cell_by_cell() -> None:
    words = """ПРИКАЗЫВАЮ:
2. Ивлевой О.Л. сдать отчёт до 01.08.2027.
Приложение 1
План работы на 2026/2027 учебный год

\t№
п/п
\tНаименование
\tСрок
\tОтветственные

\t1. Кадры

\t1.
\tСовет:
-\tпедагоги
\tмай

\tИвлева О.Л.,
директор

\t2.
\tОпрос
\tиюнь
\t

Приложение 2
"""
    document = read_document("order.txt", words.encode("cp1251"))
    assert [(row.number, row.section, row.text, row.period, row.people) for row in document.rows] == [
        ("2.", None, "сдать отчёт до 01.08.2027.", "до 01.08.2027", "Ивлевой О.Л."),
        ("1.", "Кадры", "Совет:\n– педагоги", "май", "Ивлева О.Л.,\nдиректор"),
        ("2.", "Кадры", "Опрос", "июнь", ""),
    ]


@pytest.mark.parametrize("words", ["", "привет, как дела", "- \n\n;;;", "\t\t\n\t\t"])
def test_words_without_a_plan_are_refused(words: str) -> None:
    with pytest.raises(Invalid, match="error-document-no-"):
        read_text(words)
