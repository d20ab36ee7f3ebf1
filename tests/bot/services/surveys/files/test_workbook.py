import zipfile
from io import BytesIO

import pytest

from bot.errors import Invalid
from bot.services.surveys.checking import Flaw, problems
from bot.services.surveys.files.opening import read_file
from bot.services.surveys.form import Jump, Kind, Option, Question
from models.surveys import SurveyMode, UnitKind
from tests.bot.services.surveys.files.words import HEADER, WORDS, book, question, saved, told


def read(rows: list[list[object]], **parts: object):  # type: ignore[no-untyped-def]  # a Found
    return read_file("анкета.xlsx", saved(book(rows, **parts)), WORDS)  # type: ignore[arg-type]  # what `book` takes


def test_a_filled_workbook_becomes_the_survey_that_was_meant() -> None:
    found = read(
        [
            question(number=1, text="Есть ли дома компьютер?", kind="Да / Нет", required="ДА", jumps="нет -> 4; да→2"),
            question(
                number="2",
                kind="Один  вариант",
                options="Да, хватает\n\n Нет \n",
                own="да",
                jumps="Нет → конец\nиначе → 4",
            ),
            question(number=3.0, kind="несколько вариантав", options="а\nб", least=1, most=2.0),
            question(kind="SCALE", low="плохо", high="хорошо", jumps="1–2 → конец"),
            question(kind="число", least="0", most="10 000", help="Примерно"),
        ]
    )
    assert found.problems == ()
    draft = found.draft
    assert draft is not None
    assert (draft.title, draft.mode, draft.unit) == ("Домашняя работа", SurveyMode.ANONYMOUS, UnitKind.FAMILY)
    assert draft.form.questions == (
        Question(1, Kind.YES_NO, "Есть ли дома компьютер?", required=True, jumps=(Jump(2, 2, 4), Jump(1, 1, 2))),
        Question(
            2,
            Kind.ONE,
            "Что нужно?",
            options=(Option(1, "Да, хватает"), Option(2, "Нет")),
            own=True,
            jumps=(Jump(2, 2, 0),),
            then=4,
        ),
        Question(3, Kind.MANY, "Что нужно?", options=(Option(1, "а"), Option(2, "б")), least=1, most=2),
        Question(4, Kind.SCALE, "Что нужно?", least=1, most=5, low_label="плохо", high_label="хорошо",
                 jumps=(Jump(1, 2, 0),)),
        Question(5, Kind.NUMBER, "Что нужно?", help="Примерно", most=10_000),
    )  # fmt: skip
    assert draft.form.last == 5


def test_everything_wrong_in_a_file_is_told_at_once_with_its_row() -> None:
    cases = {
        ("kind", "kind"): question(kind="картинка"),
        ("empty", "kind"): question(kind=None),
        ("empty", "text"): question(text=None, help="есть"),
        ("number", "number"): question(number="первый"),
        ("no-options", "options"): question(kind="один вариант"),
        ("option-twice", "options"): question(kind="один вариант", options="Чай\nЧАЙ"),
        ("too-many-options", "options"): question(kind="один вариант", options="\n".join("абвгдежзиклмн")),
        ("too-long", "options"): question(kind="один вариант", options="а\n" + "б" * 61),
        ("too-long", "text"): question(text="а" * 301),
        ("yes-or-no", "required"): question(required="может быть"),
        ("beyond", "most"): question(kind="шкала", most="сто"),
        ("beyond", "least"): question(kind="число", least="10000000"),
        ("not-needed", "options"): question(kind="дата", options="а\nб"),
        ("too-long", "jumps"): question(jumps="-" * 30_000),
        ("too-long", "help"): question(help="а" * 30_000),
        ("jump", "jumps"): question(jumps="куда-нибудь"),
        ("jump-answer", "jumps"): question(kind="да/нет", jumps="Может быть → 2"),
        ("jump-target", "jumps"): question(kind="да/нет", jumps="Да → 77"),
        ("jump-kind", "jumps"): question(kind="дата", jumps="завтра → конец"),
    }
    for (reason, column), row in cases.items():
        assert told(read([question(), row])) == [(reason, 3, column)], reason
    assert told(read([question(number=2), question(number=2)])) == [("number-twice", 3, "number")]
    several = read(list(cases.values()))
    assert (len(several.problems), several.more, several.draft) == (10, len(cases) - 10, None)
    assert [one.place for one in several.problems] == list(range(2, 12))


def test_what_is_wrong_with_the_survey_as_a_whole_is_told() -> None:
    about = (("Название", None), ("Режим", "тайно"), ("Кто отвечает", "кто-нибудь"))
    assert told(read([question()], about=about)) == [("no-title", 0, ""), ("mode", 0, "mode"), ("unit", 0, "unit")]
    assert told(read([])) == [("nothing", 0, "")]


def test_columns_that_are_missing_are_named() -> None:
    assert told(read([["Что?", "дата"]], header=("Вопрос", "Примечание"))) == [("no-column", 0, "kind")]
    assert told(read([], header=())) == [("no-column", 0, "text"), ("no-column", 0, "kind")]
    assert read([["дата", "Когда удобно?"]], header=("Вид *", "ВОПРОС")).problems == ()


def test_formulas_are_refused_with_their_cell_whatever_value_they_keep() -> None:
    found = read([question(text="=1+1"), question(), question(help='=HYPERLINK("http://a.test","б")')])
    assert told(found) == [("formula", 2, "text"), ("formula", 4, "help")]
    assert [one.cell for one in found.problems] == ["B2", "K4"]
    assert told(read([question(text="=1", kind="=2")])) == [("formula", 2, "text"), ("formula", 2, "kind")]
    assert told(read([question()], about=(("Название", "=A1"),))) == [("formula", 0, "title")]
    assert told(read([question(text="#REF!")])) == [("broken", 2, "text")]


def test_a_header_below_a_title_is_found_and_hidden_sheets_are_not_read() -> None:
    workbook = book([question()])
    workbook["Вопросы"].insert_rows(1, 2)
    workbook["Вопросы"]["A1"] = "Вопросы для родителей"
    assert read_file("а.xlsx", saved(workbook), WORDS).draft is not None
    workbook["Вопросы"].sheet_state = "hidden"
    assert told(read_file("а.xlsx", saved(workbook), WORDS)) == [("no-column", 0, "text"), ("no-column", 0, "kind")]


def test_five_hundred_questions_are_refused_with_the_limit() -> None:
    found = read([question()] * 500)
    assert [(one.reason, one.value, one.limit) for one in found.problems] == [("too-many", "500", 40)]


def test_circles_are_read_and_named_by_the_check() -> None:
    draft = read([question(jumps="→ 2"), question(jumps="иначе → 1")]).draft
    assert draft is not None
    assert Flaw.BACKWARDS in {one.flaw for one in problems(draft.form)}


def test_signs_that_cannot_be_seen_go() -> None:
    draft = read([question(text="\u202eЧто\u200b нужно\u2066?", kind="\u200fдата")]).draft
    assert draft is not None
    assert (draft.form.questions[0].text, draft.form.questions[0].kind) == ("Что нужно?", Kind.DATE)


def test_what_is_no_workbook_is_refused() -> None:
    for content, key in {
        b"": "error-file-empty",
        b"PK\3\4": "error-file-not-xlsx",
        b"\xd0\xcf": "error-file-not-xlsx",
    }.items():
        with pytest.raises(Invalid, match=key):
            read_file("а.xlsx", content, WORDS)
    with pytest.raises(Invalid, match="error-survey-file-kind"):
        read_file("а.pdf", b"%PDF", WORDS)
    with pytest.raises(Invalid, match="error-file-too-big"):
        read_file("а.xlsx", b"PK" + bytes(3 * 1024 * 1024), WORDS)


def with_rows(rows: bytes) -> bytes:
    """A workbook whose sheet of questions goes on with these rows."""
    source, target = zipfile.ZipFile(BytesIO(saved(book([question()])))), BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = source.read(name)
            archive.writestr(name, part.replace(b"</sheetData>", rows + b"</sheetData>") if "sheet1" in name else part)
    return target.getvalue()


def test_a_million_rows_are_refused_before_they_are_read() -> None:
    with pytest.raises(Invalid, match="error-file-unpacks"):
        read_file("а.xlsx", with_rows(b"".join(b'<row r="%d"/>' % (at // 100) for at in range(1_000_000))), WORDS)
    far = b'<row r="1000000"><c r="B1000000" t="inlineStr"><is><t>x</t></is></c></row>'
    assert read_file("а.xlsx", with_rows(far), WORDS).draft is not None


def test_the_header_of_these_tests_is_ours() -> None:
    assert len({WORDS.columns[word.casefold()] for word in map(str.casefold, HEADER) if word in WORDS.columns}) == 11
