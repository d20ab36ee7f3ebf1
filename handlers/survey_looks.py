"""A question as whoever answers sees it: its words and the buttons to choose from. For answering and for the builder.

Features may not import each other, so what the screens of answering and the preview of the builder share stands here.
Both name their own addresses: choices that a tap makes are rows whose buttons lead where the caller says.
"""

from collections.abc import Callable
from typing import Final

from bot.services.surveys.form import WITH_OPTIONS, Answer, Kind, Question, YesNo
from bot.ui import Address, Button, Row, Text, grid, t

# Labels that a phone shows whole, one below the other and side by side, beside the mark of what is chosen.
ALONE: Final = 42
IN_PAIRS: Final = 22
# So many rows of options leave room for the other buttons of the screen.
ROWS: Final = 6
NUMBERS_IN_ROW: Final = 4
STEPS_IN_ROW: Final = 6
# How a choice that is not taken and one that is are marked: boxes to tick where there may be several.
ONE_OF: Final = ("survey-look-plain", "survey-look-marked")
ANY_OF: Final = ("survey-look-box", "survey-look-ticked")
YES_NO: Final = {YesNo.YES: "yes", YesNo.NO: "no", YesNo.HARD_TO_SAY: "hard"}


def question_lines(question: Question, at: int, of: int) -> tuple[Text, ...]:
    """A question's words: which of how many it is, what is asked, what helps, how it is answered, and
    whether it may be skipped.

    The first line is bold and says where one is. Options too long for buttons are numbered here, their buttons carry
    the numbers only.
    """
    lines: list[Text | None] = [
        t("survey-look-title", at=str(at), of=str(of)),
        t("survey-look-text", text=question.text),
        t("survey-look-help", help=question.help) if question.help else None,
        *_numbered(question),
        _ends(question),
        t("blank"),
        how_to_answer(question),
        None if question.required else t("survey-look-optional"),
    ]
    return tuple(line for line in lines if line is not None)


def choice_rows(question: Question, answer: Answer, to: Callable[[int], Address | str]) -> tuple[Row, ...]:
    """The buttons of what can be chosen by a tap, at most six rows; none where the answer is typed.

    to: where the button of an option (its number), of a step of a scale, or of one of YesNo leads. answer: what is
    chosen already is marked.
    """
    chosen = {*answer.options} if answer.number is None else {answer.number}
    unmarked, marked = ANY_OF if question.kind is Kind.MANY else ONE_OF
    buttons = [
        Button(t(marked if value in chosen else unmarked, label=label), to(value))
        for value, label in _choices(question)
    ]
    return grid(buttons, _width(question))


def how_to_answer(question: Question) -> Text:
    """What to do: to tap, how many to mark, what to write within which limits."""
    match question.kind:
        case Kind.ONE:
            return t("survey-look-one-own" if question.own else "survey-look-one")
        case Kind.MANY:
            return _how_many(question)
        case Kind.NUMBER:
            return t("survey-look-number", least=str(question.least), most=str(question.most))
        case _:
            return t(f"survey-look-{question.kind}")


def no_names(question: Question) -> Text | None:
    """Of an anonymous survey: whoever writes in own words is asked to name nobody; None where there are no words."""
    writes = question.own or question.kind in {Kind.SHORT, Kind.LONG}
    return t("survey-look-no-names") if writes else None


def _how_many(question: Question) -> Text:
    least, offered = question.least, len(question.options) + question.own
    most = question.most or offered
    if least <= 1 and most >= offered:
        how = t("survey-look-many")
    elif least <= 1:
        how = t("survey-look-many-most", most=most)
    elif most >= offered:
        how = t("survey-look-many-least", least=least)
    elif least == most:
        how = t("survey-look-many-exactly", count=most)
    else:
        how = t("survey-look-many-between", least=str(least), most=most)
    return t("survey-look-or-own", how=how) if question.own else how


def _ends(question: Question) -> Text | None:
    """What the ends of a scale mean."""
    if question.kind is not Kind.SCALE or not (question.low_label or question.high_label):
        return None
    ends = [(question.least, question.low_label), (question.most, question.high_label)]
    said = [t("survey-look-end", step=str(step), label=label) for step, label in ends if label]
    return said[0] if len(said) == 1 else t("survey-look-ends", low=said[0], high=said[1])


def _numbered(question: Question) -> list[Text]:
    """The options as lines, where their labels do not fit their buttons."""
    if question.kind not in WITH_OPTIONS or _width(question) != NUMBERS_IN_ROW:
        return []
    return [
        t("survey-look-option", at=str(at), label=option.label) for at, option in enumerate(question.options, start=1)
    ]


def _choices(question: Question) -> list[tuple[int, Text]]:
    """What a tap can choose: the number of each choice, and its label without a mark."""
    match question.kind:
        case Kind.YES_NO:
            return [(value, t(f"survey-look-{word}")) for value, word in YES_NO.items()]
        case Kind.SCALE:
            return [(step, t("text", text=str(step))) for step in range(question.least, question.most + 1)]
        case Kind.ONE | Kind.MANY:
            is_numbered = bool(_numbered(question))
            return [
                (option.number, t("text", text=str(at) if is_numbered else option.label))
                for at, option in enumerate(question.options, start=1)
            ]
        case _:
            return []


def _width(question: Question) -> int:
    """How many choices stand in a row; of options one, two where they are many and short, or numbers only."""
    if question.kind not in WITH_OPTIONS:
        return STEPS_IN_ROW if question.kind is Kind.SCALE else 1
    longest = max((len(option.label) for option in question.options), default=0)
    if len(question.options) <= ROWS and longest <= ALONE:
        return 1
    return 2 if longest <= IN_PAIRS else NUMBERS_IN_ROW
