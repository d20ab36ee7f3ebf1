"""A question fits a phone whatever it is, every choice has its button, and the words say how to answer."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import LANGUAGES, Voice
from bot.services.surveys.form import LABEL_LIMIT, OPTIONS_LIMIT, SKIPPED, Answer, Kind, Option, Question, YesNo
from bot.ui import Button
from handlers.survey_looks import ROWS, choice_rows, no_names, question_lines
from tests.bot.services.surveys import forms
from tests.handlers.crawler import LABEL_LENGTH, ROW_LENGTH

VOICES = {language: Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES}
RU = VOICES["ru"]
MANY = Question(
    1, Kind.MANY, "Чего не хватает?", options=tuple(Option(number, f"№ {number}") for number in range(1, 6))
)


def to(value: int) -> str:
    return f"pick:{value}"


def buttons(question: Question, answer: Answer = SKIPPED) -> list[list[tuple[str, str]]]:
    """Labels with where they lead, row by row."""
    rows = choice_rows(question, answer, to)
    return [[(RU.plain(button.label), str(button.to)) for button in row if isinstance(button, Button)] for row in rows]


def said(question: Question) -> list[str]:
    return [RU.plain(line) for line in question_lines(question, 1, 8)]


def with_labels(*labels: str) -> Question:
    options = tuple(Option(number, label) for number, label in enumerate(labels, start=1))
    return Question(1, Kind.ONE, "Чего не хватает?", options=options)


def values(question: Question) -> list[int]:
    """What can be chosen by a tap."""
    match question.kind:
        case Kind.ONE | Kind.MANY:
            return [option.number for option in question.options]
        case Kind.SCALE:
            return list(range(question.least, question.most + 1))
        case Kind.YES_NO:
            return [YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY]
        case _:
            return []


@st.composite
def wide(draw: st.DrawFn) -> Question:
    """Questions with labels of any length, more of them than most have."""
    question = draw(forms.questions())
    if question.kind not in {Kind.ONE, Kind.MANY}:
        return question
    sizes = draw(st.lists(st.integers(1, LABEL_LIMIT), min_size=1, max_size=OPTIONS_LIMIT))
    return replace(question, options=tuple(Option(number, "Щ" * size) for number, size in enumerate(sizes, start=1)))


@given(wide())
def test_every_choice_has_a_button_that_a_phone_shows_whole(question: Question) -> None:
    everything = Answer(tuple(option.number for option in question.options)) if question.options else SKIPPED
    for answer in (SKIPPED, everything):
        rows = choice_rows(question, answer, to)
        assert len(rows) <= ROWS
        assert [button.to for row in rows for button in row if isinstance(button, Button)] == [
            to(value) for value in values(question)
        ]
        for voice in VOICES.values():
            widths = [[len(voice.plain(button.label)) for button in row] for row in rows]
            assert all(sum(row) <= ROW_LENGTH and max(row) <= LABEL_LENGTH for row in widths)
    # A label that no button carries stands in the words.
    shown = "\n".join([*said(question), *(label for row in buttons(question) for label, _ in row)])
    assert all(option.label in shown for option in question.options)


def test_how_options_stand() -> None:
    cases = {
        1: with_labels("Да", "Нет", "щ" * 42),
        4: with_labels("Да", "щ" * 43),
        2: with_labels(*map(str, range(7))),
    }
    for width, question in cases.items():
        assert len(choice_rows(question, SKIPPED, to)[0]) == min(width, len(question.options)), width
    long = cases[4]
    assert said(long)[2:4] == ["1. Да", "2. " + "щ" * 43]
    assert buttons(long) == [[("1", "pick:1"), ("2", "pick:2")]]


def test_what_is_chosen_is_marked() -> None:
    assert buttons(with_labels("Да", "Нет"), Answer((2,))) == [[("Да", "pick:1")], [("● Нет", "pick:2")]]
    ticked = [label for row in buttons(MANY, Answer((1, 3))) for label, _ in row]
    assert ticked == ["☑️ № 1", "▫️ № 2", "☑️ № 3", "▫️ № 4", "▫️ № 5"]
    scale = Question(1, Kind.SCALE, "Удобно?", least=0, most=10)
    assert [len(row) for row in buttons(scale)] == [6, 5]
    assert buttons(scale, Answer(number=0))[0][0] == ("● 0", "pick:0")
    assert buttons(Question(1, Kind.YES_NO, "Да?"), Answer(number=YesNo.NO))[1] == [("● Нет", "pick:2")]


def test_the_words_say_how_to_answer() -> None:
    def many(least: int, most: int) -> Question:
        return replace(MANY, least=least, most=most)

    number = Question(1, Kind.NUMBER, "Сколько?", least=1, most=30)
    cases = {
        "Выберите один ответ.": with_labels("Да", "Нет"),
        "Выберите один ответ или напишите свой.": replace(with_labels("Да", "Нет"), own=True),
        "Отметьте всё, что подходит.": many(1, 0),
        "Отметьте всё, что подходит: не больше 2 ответов.": many(0, 2),
        "Отметьте не меньше 2 ответов.": many(2, 5),
        "Отметьте 3 ответа.": many(3, 3),
        "Отметьте от 2 до 4 ответов.": many(2, 4),
        "Отметьте всё, что подходит. Можно написать и свой ответ.": replace(MANY, own=True),
        "Напишите число от 1 до 30.": number,
    }
    for words, question in cases.items():
        assert said(replace(question, required=True))[-1] == words
        assert said(question)[-2:] == [words, "Этот вопрос можно пропустить."]
    assert said(number)[0] == "<b>📋 Вопрос 1 из 8</b>"
    ends = {"1 – плохо; 5 – хорошо": ("плохо", "хорошо"), "5 – хорошо": ("", "хорошо"), "1 – плохо": ("плохо", "")}
    for words, (low, high) in ends.items():
        scale = Question(1, Kind.SCALE, "Удобно?", least=1, most=5, low_label=low, high_label=high)
        assert said(scale)[2] == words


def test_names_are_warned_of_where_something_is_written() -> None:
    written = [Question(1, kind, "Что?") for kind in (Kind.SHORT, Kind.LONG)] + [replace(MANY, own=True)]
    assert [no_names(question) is None for question in written] == [False] * 3
    assert no_names(MANY) is None
