from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.reports.survey_form import form_xlsx, problem_line, problem_lines, template_xlsx
from bot.services.surveys.checking import problems
from bot.services.surveys.files.draft import Column, Draft, Field, Found, Problem, Reason
from bot.services.surveys.files.opening import read_file
from bot.services.surveys.files.packing import as_read, guarded, unguarded
from bot.services.surveys.files.text import write_yaml
from bot.services.surveys.form import Form, Jump, Kind, Option, Question
from models.surveys import SurveyMode, UnitKind
from tests.bot.services.surveys.files.words import SAYS, VOICES, WORDS
from tests.bot.services.surveys.forms import forms, words

languages = st.sampled_from(sorted(SAYS))


def as_kept(form: Form) -> Form:
    """The form as files keep it: counted by places, and spaces folded as in all that people type."""

    def neat(text: str) -> str:
        return " ".join(text.split())

    questions = tuple(
        replace(
            one,
            text=neat(one.text),
            help=neat(one.help),
            low_label=neat(one.low_label),
            high_label=neat(one.high_label),
            options=tuple(replace(option, label=neat(option.label)) for option in one.options),
        )
        for one in as_read(form).questions
    )
    return Form(questions, last=max(one.number for one in questions))


TRICKY = ("=1+1", "-а", "'=а", "a -> b", "x; y", "№ 1", "иначе", "@а", "конец", "1–3")
HARD = Form(
    (
        Question(
            7,
            Kind.ONE,
            "=HYPERLINK(1)",
            options=tuple(Option(30 - at, label) for at, label in enumerate(TRICKY)),
            jumps=tuple(Jump(30 - at, 30 - at, 2 * (at % 2)) for at in range(len(TRICKY))),
        ),
        Question(2, Kind.NUMBER, "Сколько?\nПримерно.", least=-5, most=9, jumps=(Jump(-5, -1, 0), Jump(0, 0, 40))),
        Question(3, Kind.MANY, "Что?", options=(Option(2, "а"), Option(5, "б"), Option(3, "в")),
                 jumps=(Jump(2, 3, 40),), then=0),
        Question(40, Kind.YES_NO, "Да?", jumps=(Jump(1, 2, 0),)),
    )
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(forms(), words, st.just("") | words, st.sampled_from(SurveyMode), st.sampled_from(UnitKind), languages)
def test_what_is_exported_comes_back_the_same(
    form: Form, title: str, intro: str, mode: SurveyMode, unit: UnitKind, language: str
) -> None:
    kept = as_kept(form)
    assume(not problems(kept))
    draft = Draft(" ".join(title.split()), " ".join(intro.split()), mode, unit, form)
    for name, content in files(draft, language).items():
        assert read_file(name, content, WORDS) == Found(replace(draft, form=kept)), name


def test_a_file_counts_questions_as_the_chat_does() -> None:
    read = as_read(HARD)
    assert [one.number for one in read.questions] == [1, 2, 3, 4]
    assert [jump.to for jump in read.questions[1].jumps] == [0, 4], "to the end, and to the fourth, whose number is 40"
    gone = Form((Question(5, Kind.LONG, "Что?", then=1), Question(6, Kind.LONG, "Где?")), 6)
    assert as_read(gone).questions[0].then == 3, "leads to none of those that there are"


def files(draft: Draft, language: str) -> dict[str, bytes]:
    say = SAYS[language]
    return {"а.xlsx": form_xlsx(draft, say, WORDS), "а.yaml": write_yaml(draft, say, WORDS)}


@pytest.mark.parametrize("language", SAYS)
def test_words_that_could_be_taken_for_something_else_come_back_too(language: str) -> None:
    draft = Draft("+7", "-", SurveyMode.NAMED, UnitKind.CHILD, HARD)
    for name, content in files(draft, language).items():
        found = read_file(name, content, WORDS)
        assert found.problems == (), name
        assert found.draft == replace(draft, form=as_read(HARD)), name


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    draft = Draft("=1", "@а", SurveyMode.NAMED, UnitKind.CHILD, HARD)
    workbook = load_workbook(BytesIO(form_xlsx(draft, SAYS["ru"], WORDS)))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))] == []


@given(st.text("'=+-@а", max_size=6))
@example("'")
def test_the_apostrophe_of_a_guarded_cell_is_taken_off_again(cell: str) -> None:
    assert not guarded(cell).startswith(("=", "+", "-", "@"))
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("language", SAYS)
def test_the_template_explains_itself_and_its_examples_can_be_taken_over(language: str) -> None:
    content = template_xlsx(language, SAYS[language], WORDS)
    empty = read_file("а.xlsx", content, WORDS)
    assert {one.reason for one in empty.problems} == {Reason.NO_TITLE, Reason.NOTHING}
    workbook = load_workbook(BytesIO(content))
    questions, about, _, examples = workbook.worksheets
    rules = {str(rule.sqref): rule.formula1 for rule in questions.data_validations.dataValidation}
    assert list(rules) == ["C2:C41", "E2:E41", "F2:F41"]
    for row in examples.iter_rows(min_row=2):
        for cell in row:
            questions[cell.coordinate] = cell.value
    about["B1"] = "Домашняя работа"
    buffer = BytesIO()
    workbook.save(buffer)
    draft = read_file("а.xlsx", buffer.getvalue(), WORDS).draft
    assert draft is not None
    assert (draft.mode, draft.unit) == (SurveyMode.ANONYMOUS, UnitKind.FAMILY)
    assert {one.kind for one in draft.form.questions} == set(Kind)
    assert problems(draft.form) == []


@pytest.mark.parametrize("language", SAYS)
def test_every_problem_is_a_sentence_with_its_place(language: str) -> None:
    say, voice = SAYS[language], VOICES[language]
    for reason in Reason:
        for column in (None, Column.TEXT, Field.TITLE):
            for place in (0, 7):
                line = voice.plain(problem_line(Problem(reason, place, column, "что-то", "C7", 40), say))
                assert ("7:" in line or "7," in line) == bool(place), line
                assert line.endswith((".", "?")), line
                assert ";" not in line.split(":")[0], line


def test_problems_that_are_not_told_are_counted() -> None:
    found = Found(None, (Problem(Reason.KIND, 5, Column.KIND, "запах"),), more=3)
    lines = [VOICES["ru"].plain(line) for line in problem_lines(found, SAYS["ru"])]
    assert lines == [
        "Строка 5, «Вид»: нет такого вида: «запах». Какие бывают, написано на листе «Как заполнять».",
        "… и ещё 3 места",
    ]
