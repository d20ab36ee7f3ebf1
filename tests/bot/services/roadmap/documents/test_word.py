"""What Word keeps in a document beside the text that one sees."""

from bot.services.roadmap.documents import read_docx
from tests.bot.services.roadmap.documents.papers import HEADER, cell, paper, para, plan, row, table

WIDE = '<w:gridSpan w:val="4"/>'
DOWN, DOWN_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tracked_changes_are_read_as_accepted() -> None:
    text = para(
        "Совет ", f"<w:del>{run('стёрт').replace('w:t', 'w:delText')}</w:del>", f"<w:ins>{run('вписан')}</w:ins>"
    )
    moved = para("май", f"<w:moveFrom>{run('июнь')}</w:moveFrom>")
    gone = row("2.", "Стёртая строка", "май", "Ивлева О.Л.", properties="<w:del/>")
    document = read_docx(plan(row("1.", cell(text), cell(moved), "Ивлева О.Л."), gone))
    assert [(item.text, item.period) for item in document.rows] == [("Совет вписан", "май")]


def test_what_is_not_seen_is_not_read() -> None:
    box = (
        "<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + para("надпись") + "</w:txbxContent></w:drawing>"
    )
    box += "</mc:Choice></mc:AlternateContent>"
    parts = (run("Со\u00advet\u200b".replace("vet", "вет")), f"<w:r>{box}</w:r>", "<w:r><w:footnoteReference/></w:r>")
    hidden = run("скрыто", "<w:vanish/>")
    fields = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    document = read_docx(plan(row("1.", cell(para(*parts, hidden, fields)), "май\u00a02027", "Ивлева О.Л.")))
    assert [(item.text, item.period) for item in document.rows] == [("Совет", "май 2027")]


def test_links_content_controls_and_breaks_are_read() -> None:
    link = f"<w:hyperlink>{run('Совет')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtContent>{run(' школы')}</w:sdtContent></w:sdt>"
    broken = "<w:r><w:t>октябрь</w:t><w:noBreakHyphen/><w:br/><w:t>ноябрь</w:t><w:tab/><w:t>2026</w:t></w:r>"
    line = row("1.", cell(para(link, control)), cell(para(broken)), "Ивлева О.Л.")
    line = f"<w:sdt><w:sdtContent>{line}</w:sdtContent></w:sdt>"
    assert [(item.text, item.period) for item in read_docx(plan(line)).rows] == [("Совет школы", "октябрь-ноябрь 2026")]


def test_a_cell_merged_down_holds_for_each_item() -> None:
    rows = (
        row("1.", "Совет", cell("май", properties=DOWN), cell("Ивлева О.Л.", properties=DOWN)),
        row("2.", "Опрос", cell(properties=DOWN_ON), cell(properties=DOWN_ON)),
        row(cell("Сайт", properties=WIDE)),
        row(cell("3.", properties=DOWN), cell("Новости", properties=DOWN), "июнь", "Чалых А.И."),
        row(cell(properties=DOWN_ON), cell(properties=DOWN_ON), "август", "Ивлева О.Л."),
    )
    assert [
        (item.number, item.section, item.text, item.period, item.people) for item in read_docx(plan(*rows)).rows
    ] == [
        ("1.", None, "Совет", "май", "Ивлева О.Л."),
        ("2.", None, "Опрос", "май", "Ивлева О.Л."),
        ("3.", "Сайт", "Новости", "июнь", "Чалых А.И."),
        ("3.", "Сайт", "Новости", "август", "Ивлева О.Л."),
    ]


def test_a_line_merged_down_as_a_whole_is_one_item() -> None:
    first = [cell(text, properties=DOWN) for text in ("1.", "Совет", "май", "Ивлева О.Л.")]
    document = read_docx(plan(row(*first), row(*[cell(properties=DOWN_ON)] * 4)))
    assert [item.text for item in document.rows] == ["Совет"]


def test_lists_of_one_kind_count_on_unless_one_begins_anew() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
    for number, override in ((1, ""), (2, ""), (3, '<w:lvlOverride w:ilvl="0"/>')):
        numbering += f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{override}</w:num>'
    numbered = [
        cell(para(properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{kind}"/></w:numPr>'))
        for kind in (1, 1, 2, 3)
    ]
    rows = [row(number, "Совет", "май", "Ивлева О.Л.") for number in numbered]
    document = read_docx(paper(table(row(*HEADER), *rows), numbering))
    assert [item.number for item in document.rows] == ["1.", "2.", "3.", "1."]


def test_a_section_beside_its_number_and_one_in_a_single_cell() -> None:
    rows = (
        row("1.", cell("Кадры", properties='<w:gridSpan w:val="3"/>')),
        row("1.1", "Совет", "май", "Ивлева О.Л."),
        row("2. Сайт"),
        row("2.1", "Новости", "июнь", "Чалых А.И."),
    )
    assert [(item.section_number, item.section) for item in read_docx(plan(*rows)).rows] == [
        ("1.", "Кадры"),
        ("2.", "Сайт"),
    ]


def test_a_nested_table_belongs_to_its_cell_unless_it_is_a_plan() -> None:
    inner = table(row("5 класс", "10 мая"), row("6 класс", "11 мая"))
    document = read_docx(plan(row("1.", cell(para("Собрания"), inner), "май", "Ивлева О.Л.")))
    assert [item.text for item in document.rows] == ["Собрания\n5 класс 10 мая\n6 класс 11 мая"]
    framed = paper(table(row(cell(para("План работы"), table(row(*HEADER), row("1.", "Совет", "май", "Ивлева О.Л."))))))
    assert [item.text for item in read_docx(framed).rows] == ["Совет"]


def test_numbers_that_word_counts_are_counted_as_it_does() -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    kinds = level.format(0, "upperRoman", "%1.") + level.format(1, "decimal", "%1.%2)")
    numbering = f'<w:abstractNum w:abstractNumId="7">{kinds}</w:abstractNum>'
    numbering += '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    bullets = '<w:abstractNum w:abstractNumId="8">' + level.format(0, "bullet", "\uf0b7") + "</w:abstractNum>"
    numbering += bullets + '<w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>'

    def listed(level: int, *runs: str, kind: int = 3) -> str:
        return para(*runs, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{kind}"/></w:numPr>')

    rows = (
        row(cell(listed(0, "Кадры"), properties=WIDE)),
        row(cell(listed(1)), cell(para("Медиатека:"), listed(0, "пособия", kind=4)), "май", "Ивлева О.Л."),
        row(cell(listed(1)), "Опрос", "май", "Ивлева О.Л."),
        row(cell(listed(0, "Сайт"), properties=WIDE)),
        row(cell(listed(1)), "Новости", "май", "Ивлева О.Л."),
    )
    document = read_docx(paper(table(row(*HEADER), *rows), numbering))
    assert [(item.section_number, item.section, item.number, item.text) for item in document.rows] == [
        ("I.", "Кадры", "I.1)", "Медиатека:\n– пособия"),
        ("I.", "Кадры", "I.2)", "Опрос"),
        ("II.", "Сайт", "II.1)", "Новости"),
    ]


def test_the_text_may_stand_in_a_part_of_another_name() -> None:
    body = table(row(*HEADER), row("1.", "Совет", "май", "Ивлева О.Л."))
    assert len(read_docx(paper(body, main="word/document2.xml")).rows) == 1


def test_the_clauses_of_an_order_above_its_plan_are_items_too() -> None:
    clauses = (
        "ПРИКАЗЫВАЮ:",
        "1. Утвердить план.",
        "2. Администратору сайта Нежиной М.А.:",
        "- создать раздел до 15.09.2026.",
    )
    body = "".join(map(para, (*clauses, "Приложение 1", "План работы")))
    document = read_docx(
        paper(body + table(row(*HEADER), row("1.", "Создание раздела", "До 15.09.2026", "Нежина М.А.")))
    )
    assert [(item.number, item.text, item.period, item.people) for item in document.rows] == [
        ("2.", "создать раздел до 15.09.2026.", "до 15.09.2026", "Администратору сайта Нежиной М.А."),
        ("1.", "Создание раздела", "До 15.09.2026", "Нежина М.А."),
    ]


def test_a_document_without_tables_is_read_by_its_lines() -> None:
    document = read_docx(paper(para("План работы") + para("1. Совет – май – Ивлева О.Л.")))
    assert [(item.number, item.text, item.period, item.people) for item in document.rows] == [
        ("1.", "Совет", "май", "Ивлева О.Л.")
    ]
