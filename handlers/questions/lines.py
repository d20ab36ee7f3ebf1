"""What the builder says of a question: its kind, its answers, where they lead, what is still wrong with it."""

from collections.abc import Sequence
from typing import Final

from bot.services.surveys.checking import Problem
from bot.services.surveys.form import BRANCHING, END, WITH_OPTIONS, Form, Jump, Kind, Question, YesNo
from bot.services.text import shorten
from bot.ui import Text, t
from handlers.questions.common import place_of
from handlers.survey_looks import YES_NO
from handlers.survey_phrases import problem_line

# What a button or a line of a list shows of a question, and of an answer.
IN_LIST: Final = 28
IN_BUTTON: Final = 16
QUOTED: Final = 40
PROBLEMS_SHOWN: Final = 5
TWICE_SHOWN: Final = 3
# The answers that do not jump, in addresses.
ELSE: Final = "else"


def kind_name(kind: Kind) -> Text:
    """«🔘 Один ответ»."""
    return t(f"questions-kind-{kind}")


def in_list(form: Form, question: Question, flawed: bool) -> Text:  # noqa: FBT001  # a mark, not a way to behave
    """«3. 🔘 Чего не хватает? * ⤵ ⚠️»."""
    return t(
        "questions-line",
        at=str(place_of(form, question.number)),
        icon=t(f"questions-icon-{question.kind}"),
        text=shorten(question.text, IN_LIST),
        must=t("questions-mark-must") if question.required else "",
        way=t("questions-mark-way") if question.jumps or question.then is not None else "",
        flaw=t("questions-mark-flaw") if flawed else "",
    )


def problem_lines(form: Form, problems: Sequence[Problem]) -> list[Text]:
    """The first of what has to be put right, the rest counted."""
    lines = [t("questions-flaw", what=problem_line(form, one)) for one in problems[:PROBLEMS_SHOWN]]
    more = len(problems) - PROBLEMS_SHOWN
    return [*lines, t("questions-flaws-more", count=more)] if more > 0 else lines


def heading(form: Form, question: Question) -> Text:
    """«🔘 Вопрос 3 из 8»."""
    return t(
        "questions-one-title",
        icon=t(f"questions-icon-{question.kind}"),
        at=str(place_of(form, question.number)),
        of=str(len(form.questions)),
    )


def short(question: Question) -> Text:
    """The question's own words, for screens about a part of it."""
    return t("questions-words", text=shorten(question.text, QUOTED * 2))


def body(form: Form, question: Question) -> list[Text]:
    """All of a question: words, kind, answers with where they lead, the rest."""
    lines: list[Text | None] = [
        t("questions-words", text=question.text),
        t("questions-helped", help=question.help) if question.help else None,
        t("blank"),
        t(
            "questions-answered",
            kind=kind_name(question.kind),
            must=t("questions-must" if question.required else "questions-may-skip"),
        ),
        *(_option_line(form, question, option.number) for option in question.options),
        t("questions-own-line") if question.own else None,
        *details(question),
        *([] if question.kind in WITH_OPTIONS else ways(form, question)),
        then(form, question) if question.then is not None else None,
    ]
    return [line for line in lines if line is not None]


def details(question: Question) -> list[Text]:
    """How many may be marked, the ends of a scale, the range of a number."""
    match question.kind:
        case Kind.MANY if question.least or question.most:
            return [t("questions-counts-line", least=str(question.least), most=_most(question))]
        case Kind.SCALE | Kind.NUMBER:
            line = t(f"questions-ends-{question.kind}", least=str(question.least), most=str(question.most))
            labels = [label for label in (question.low_label, question.high_label) if label]
            return [line, t("questions-labels-line", labels=" – ".join(labels))] if labels else [line]
        case _:
            return []


def ways(form: Form, question: Question) -> list[Text]:
    """Which answers lead elsewhere than to the next question."""
    return [
        t("questions-way-line", answers=answers_name(question, *span(jump)), target=target(form, jump.to))
        for jump in question.jumps
    ]


def then(form: Form, question: Question) -> Text:
    """Where all answers lead that do not jump."""
    return t("questions-then-rest" if question.jumps else "questions-then-any", target=target(form, question.then))


def target(form: Form, to: int | None) -> Text:
    """«вопрос 5», «конец», «следующий вопрос»."""
    if to is None:
        return t("questions-target-next")
    if to == END:
        return t("questions-target-end")
    known = form.question(to) is not None
    return t("questions-target", at=str(place_of(form, to))) if known else t("questions-target-gone")


def left_out(labels: Sequence[str]) -> Text:
    """Which options of a list stood there twice: the rest of it is kept."""
    return t(
        "questions-twice", count=len(labels), words=", ".join(shorten(one, QUOTED) for one in labels[:TWICE_SHOWN])
    )


def led_to(question: Question, value: int) -> int | None:
    """Where the answer of this number leads; None: nowhere special."""
    return next((jump.to for jump in question.jumps if jump.first <= value <= jump.last), None)


def answers_name(question: Question, first: int, last: int) -> Text:
    """One answer in words, or numbers from and to."""
    if question.kind in WITH_OPTIONS:
        label = next((option.label for option in question.options if option.number == first), str(first))
        return t("questions-quoted", words=shorten(label, QUOTED))
    if question.kind is Kind.YES_NO and first in YES_NO:
        return t("questions-quoted", words=t(f"survey-look-{YES_NO[first]}"))
    return t("text", text=str(first)) if first == last else t("questions-span", first=str(first), last=str(last))


def values(question: Question) -> list[int]:
    """The answers that can each be led elsewhere by a tap; of a NUMBER none, they are typed."""
    if question.kind not in BRANCHING or question.kind is Kind.NUMBER:
        return []
    if question.kind is Kind.YES_NO:
        return [YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY]
    if question.kind is Kind.SCALE:
        return list(range(question.least, question.most + 1))
    return [option.number for option in question.options]


def span(jump: Jump) -> tuple[int, int]:
    return jump.first, jump.last


def _most(question: Question) -> str:
    return str(question.most or len(question.options) + question.own)


def _option_line(form: Form, question: Question, option: int) -> Text:
    label = next(one.label for one in question.options if one.number == option)
    to = led_to(question, option)
    if to is None:
        return t("questions-option-line", label=label)
    return t("questions-option-leads", label=label, target=target(form, to))


def first_words(form: Form, question: Question) -> Text:
    """«3. 🔘 Чего не хватает?», as a line of text."""
    return t(
        "questions-line",
        at=str(place_of(form, question.number)),
        icon=t(f"questions-icon-{question.kind}"),
        text=shorten(question.text, QUOTED),
        must="",
        way="",
        flaw="",
    )
