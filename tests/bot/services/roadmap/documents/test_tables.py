"""How plans are laid out: each layout gives the same items, or says what it could not read."""

import time
from dataclasses import replace

import pytest

from bot.errors import Invalid
from bot.services.roadmap.documents import PlanDocument, PlanRow, read_csv, read_docx, read_text, read_xlsx
from bot.services.roadmap.documents.signs import split_section
from tests.bot.services.roadmap.documents.papers import HEADER, cell, paper, para, plan, row, table
from tests.plans import HEADING, PLAN, TITLES, Item, Layout, expected, plan_csv, plan_docx, plan_xlsx

LAYOUTS = (
    Layout(),
    Layout(sections="unmerged"),
    Layout(sections="headings"),
    Layout(sections="column"),
    Layout(sections="none"),
    Layout(numbering="running"),
    Layout(numbering="nested"),
    Layout(numbering="word"),
    Layout(numbering="none"),
    Layout(tables="bare"),
    Layout(tables="headed"),
    Layout(count_line=True),
    Layout(merged_down=True),
    Layout(homoglyphs=True),
    Layout(wrapped=True),
    Layout(sections="unmerged", numbering="none", tables="bare"),
    Layout(columns=("number", "period", "people", "text", "result")),
    Layout(columns=("people", "text", "period"), sections="column"),
)
SPELLINGS = {
    "number": ("№", "№ п/п", "№\nп.п.", "N п/п", "Номер пункта"),
    "text": (
        "Мероприятие",
        "МЕРОПРИЯТИЯ",
        "Содержание работы",
        "Наименование мероприятия",
        "Меро-\nприятия",
        "Планируемые действия",
    ),
    "period": (
        "Срок",
        "Сроки исполнения",
        "Сроки проведения мероприятия",
        "Дата",
        "Период",
        "Cpoк",
        "Дата\xa0проведения",
    ),
    "people": (
        "Ответственный",
        "Ответственный(-ые)",
        "Исполнители",
        "Ответственные лица",
        "Ответствен\xadные",
        "Ф.И.О. ответственного",
    ),
    "result": ("Результат", "Ожидаемый результат", "Вид документа", "Отчётный документ"),
}


def told(document: PlanDocument) -> list[tuple[str, str | None, str, str, str]]:
    return [(row.number, row.section, row.text, row.period, row.people) for row in document.rows]


def reasons(document: PlanDocument) -> list[tuple[str, str]]:
    return [(remark.reason, remark.words) for remark in document.remarks]


@pytest.mark.parametrize("layout", LAYOUTS, ids=range(len(LAYOUTS)))
def test_every_layout_gives_the_same_items(layout: Layout) -> None:
    wanted = expected(PLAN, layout)
    read = [
        ("docx", read_docx(plan_docx(PLAN, layout))),
        ("xlsx", read_xlsx(plan_xlsx(PLAN, layout))),
        ("csv", read_csv(plan_csv(PLAN, layout).encode("utf-8-sig"))),
    ]
    for kind, document in read:
        assert told(document) == wanted, kind
        assert (document.title, document.year) == (HEADING, 2026), kind
        assert (document.left_out, document.remarks) == ((), ()), kind


def test_five_sections_of_thirty_items_keep_their_numbers_and_places() -> None:
    document = read_docx(plan_docx())
    assert len(document.rows) == 30
    assert len({row.section for row in document.rows}) == 5
    assert {row.section_number for row in document.rows} == {"1.", "2.", "3.", "4.", "5."}
    places = [row.place for row in document.rows]
    assert places == sorted(set(places))
    assert document.rows[0] == PlanRow(
        "1.", PLAN[0].section, "1.", PLAN[0].text, PLAN[0].period, PLAN[0].people, "", place=5
    )


def test_headers_are_known_in_every_spelling() -> None:
    columns = ("number", "text", "period", "people", "result")
    for column, spellings in SPELLINGS.items():
        for spelling in spellings:
            layout = Layout(columns=columns, titles={**TITLES, column: spelling})
            document = read_csv(plan_csv(PLAN[:3], layout).encode())
            assert told(document) == expected(PLAN[:3], layout), spelling
            assert [row.result for row in document.rows] == [item.result for item in PLAN[:3]], spelling


def test_other_tables_and_columns_are_passed_over_and_named() -> None:
    document = read_docx(plan_docx(PLAN, Layout(sign_off=True, columns=("text", "period", "place", "people"))))
    assert len(document.rows) == 30
    assert document.left_out == ("Ф.И.О. · Дата · Подпись",)
    assert reasons(document) == [("column", "место проведения")]


def test_two_plans_in_one_document_stay_apart() -> None:
    def one(title: str, text: str) -> str:
        return para(title) + table(row(*HEADER), row("1.", text, "май", "Ивлева О.Л."))

    document = read_docx(paper(one("План работы школы", "Совет") + one("План работы библиотеки", "Выставка")))
    assert document.title == "План работы школы"
    assert [(row.section, row.text) for row in document.rows] == [
        (None, "Совет"),
        ("План работы библиотеки", "Выставка"),
    ]


def test_a_table_without_a_period_column_is_another_one_beside_a_plan() -> None:
    stock = table(row("Наименование", "Количество", "Ответственный"), row("Экран", "2", "Ивлева О.Л."))
    document = read_docx(paper(table(row(*HEADER), row("1.", "Совет", "май", "Ивлева О.Л.")) + stock))
    assert [row.text for row in document.rows] == ["Совет"]
    assert document.left_out == ("Наименование · Количество · Ответственный",)


def test_months_as_sections_give_the_period() -> None:
    month = cell("Сентябрь", properties='<w:gridSpan w:val="3"/>')
    body = table(row("№", "Мероприятие", "Ответственный"), row(month), row("1", "Совет", "Ивлева О.Л."))
    assert [(item.section, item.period) for item in read_docx(paper(body)).rows] == [("Сентябрь", "Сентябрь")]


def test_a_header_of_two_lines_and_a_period_in_two_columns() -> None:
    down, down_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(
            cell("№", properties=down),
            cell("Мероприятие", properties=down),
            cell("Сроки", properties='<w:gridSpan w:val="2"/>'),
            cell("Исполнитель", properties=down),
        ),
        row(cell(properties=down_on), cell(properties=down_on), "начало", "окончание", cell(properties=down_on)),
        row("1", "Совет", "сентябрь 2026", "май 2027", "Ивлева О.Л."),
    )
    assert told(read_docx(paper(body))) == [("1", None, "Совет", "сентябрь 2026 – май 2027", "Ивлева О.Л.")]


def test_a_table_without_a_header_is_read_but_told_of() -> None:
    document = read_text("Совет\tмарт 2027\tИвлева О.Л.\nОпрос родителей\tдо 5 мая\tЧалых А.И.")
    assert told(document) == [
        ("", None, "Совет", "март 2027", "Ивлева О.Л."),
        ("", None, "Опрос родителей", "до 5 мая", "Чалых А.И."),
    ]
    assert reasons(document) == [("no-header", "Совет · март 2027 · Ивлева О.Л.")]


def test_broken_lines_go_on_with_the_item_above() -> None:
    lines = (
        "№;Мероприятие;Срок;Ответственный\n1;Медиатека:;март;Ивлева О.Л.\n;- пособия\n;;;Чалых А.И.\n2;;май;\n3;;;\n"
    )
    document = read_csv(lines.encode())
    assert told(document) == [("1", None, "Медиатека:\n– пособия", "март", "Ивлева О.Л.\nЧалых А.И.")]
    assert reasons(document) == [("continued", "Чалых А.И."), ("no-text", "2 · май")]


def test_a_numbered_heading_without_merged_cells_is_told_from_an_item_without_a_term() -> None:
    rows = "1;Работа с кадрами\n1.1;Совет;май;Ивлева О.Л.\n1.2;Опрос;;\nII;Сайт\n1;Новости;июнь;Чалых А.И."
    lines = ";".join(HEADER) + "\n" + rows
    assert [(item.section_number, item.section, item.text, item.period) for item in read_csv(lines.encode()).rows] == [
        ("1", "Работа с кадрами", "Совет", "май"),
        ("1", "Работа с кадрами", "Опрос", ""),
        ("II", "Сайт", "Новости", "июнь"),
    ]
    lines = ";".join(HEADER) + "\n1;Совет;май;Ивлева О.Л.\nII;Сайт\n2;Новости;июнь;Чалых А.И."
    assert [item.section for item in read_csv(lines.encode()).rows] == [None, "Сайт"]


def test_a_header_of_another_order_further_down_holds_from_there_on() -> None:
    lines = ";".join(HEADER) + "\n1;Совет;май;Ивлева О.Л.\n№;Срок;Мероприятие;Ответственный\n2;июнь;Опрос;Чалых А.И."
    assert [(item.text, item.period) for item in read_csv(lines.encode()).rows] == [("Совет", "май"), ("Опрос", "июнь")]


def test_a_column_of_what_was_done_is_no_plan() -> None:
    lines = ";".join((*HEADER, "Отметка о выполнении (дата)")) + "\n1;Совет;май;Ивлева О.Л.;12.05.2027"
    document = read_csv(lines.encode())
    assert [item.period for item in document.rows] == ["май"]
    assert [remark.reason for remark in document.remarks] == ["column"]


def test_a_table_without_a_header_that_only_looks_as_wide_is_another_one() -> None:
    signed = table(row("Директор", "подпись", "печать", "Ивлева О.Л."), row("Учитель", "подпись", "", "Чалых А.И."))
    document = read_docx(paper(table(row(*HEADER), row("1.", "Совет", "май", "Ивлева О.Л.")) + signed))
    assert [item.text for item in document.rows] == ["Совет"]
    assert document.left_out == ("Директор · подпись · печать · Ивлева О.Л.",)


def test_an_item_that_sounds_like_a_header_is_an_item() -> None:
    document = read_docx(plan(row("1.", "Мероприятия ко Дню учителя", "Период каникул", "Ответственный за ВР")))
    assert [item.text for item in document.rows] == ["Мероприятия ко Дню учителя"]


def test_numbers_of_sections_are_told_from_their_titles() -> None:
    cases = {
        "1. Работа с кадрами": ("1.", "Работа с кадрами"),
        "Раздел 2. Сайт": ("2.", "Сайт"),
        "Раздел IV Сайт": ("IV", "Сайт"),
        "III. Сайт": ("III.", "Сайт"),
        "2.1) Сайт": ("2.1)", "Сайт"),
        "3\nСайт": ("3", "Сайт"),
        "I квартал": ("", "I квартал"),
        "1 сентября": ("", "1 сентября"),
        "10 лет школе": ("", "10 лет школе"),
        "5-9 классы": ("", "5-9 классы"),
        "Раздел 1": ("", "Раздел 1"),
        "1.09.2026 Линейка": ("", "1.09.2026 Линейка"),
    }
    for written, told_apart in cases.items():
        assert split_section(written) == told_apart, written


def test_a_heading_without_items_is_told_of() -> None:
    wide = '<w:gridSpan w:val="4"/>'
    document = read_docx(
        plan(row("1.", "Совет", "май", "Ивлева О.Л."), row(cell("Примечание: срок условный", properties=wide)))
    )
    assert [item.section for item in document.rows] == [None]
    assert document.left_out == ("Примечание: срок условный",)


def test_a_cell_too_long_to_keep_is_cut_and_told_of() -> None:
    document = read_docx(plan(row("1.", "Совет " * 1_000, "май", "Ивлева О.Л.")))
    assert len(document.rows[0].text) == 4_000
    assert [remark.reason for remark in document.remarks] == ["cut"]


def many(count: int) -> tuple[Item, ...]:
    return tuple(replace(PLAN[at % 30], section=f"Часть {at // 100}") for at in range(count))


def test_300_rows_are_read_in_a_moment_and_2000_are_refused() -> None:
    content = plan_docx(many(300), Layout(merged_down=True))
    started = time.process_time()
    assert len(read_docx(content).rows) == 300
    assert time.process_time() - started < 3  # about 0.2 s
    with pytest.raises(Invalid, match="error-document-too-many-rows"):
        read_csv(plan_csv(many(2_000)).encode())
