"""The bars of a question in words: how many said what, how many nothing, what is hidden and why."""

from bot.services.surveys import UnitKind
from bot.services.surveys.form import TEXTS, Kind, Question, YesNo
from bot.services.surveys.shapes import SILENT, Bar, QuestionResult, What
from bot.ui import Text, t
from handlers.results.phrases import label, option_label, share
from handlers.survey_phrases import bar as squares


def shown_bars(result: QuestionResult) -> list[Bar]:
    """What was said, without own answers that nobody gave; of several answers the most frequent first."""
    bars = [one for one in result.bars if one.what not in SILENT and (one.count or one.what is not What.OWN)]
    if result.question.kind is not Kind.MANY:
        return bars
    return sorted(bars, key=lambda one: (one.what is What.OWN, -one.count))


def bar_line(result: QuestionResult, bar: Bar) -> Text:
    """A bar as squares, with its number, and its share of those who answered."""
    whole = result.of or sum(one.count for one in result.bars)
    figures = t("results-bar-figures", count=bar.count, share=share(bar.count / result.of)) if result.of else None
    return t(
        "results-bar",
        label=label(result.question, bar),
        bar=squares(bar.count, whole),
        figures=figures or t("results-bar-count", count=bar.count),
    )


def answered_line(result: QuestionResult, unit: UnitKind) -> Text | None:
    """How many people, families or sheets about children said something, where that may be told."""
    return t(f"results-answered-{unit}", count=result.answered) if result.answered is not None else None


def silent_lines(result: QuestionResult) -> list[Text]:
    """How many did not answer, and how many were not asked: other answers of theirs led past the question."""
    return [t(f"results-silent-{one.what}", count=one.count) for one in result.bars if one.what in SILENT]


def ends_line(question: Question) -> Text | None:
    """What the ends of a scale mean."""
    if question.kind is not Kind.SCALE:
        return None
    ends = ((question.least, question.low_label), (question.most, question.high_label))
    return _together([t("results-step", step=str(step), words=words) for step, words in ends if words])


def hidden_line(result: QuestionResult) -> Text | None:
    """What is not shown, and why."""
    if result.is_hidden:
        return t("results-hidden")
    if result.question.kind in TEXTS:
        return t("results-hidden-texts") if result.answered is None else None
    options = _together([option_label(result.question, one) for one in hidden_numbers(result)])
    if options is None:
        if result.answered is None:
            return t("results-hidden-silent")
        return t("results-hidden-joined") if any(one.what is What.REST for one in result.bars) else None
    return t("results-hidden-options-silent" if result.answered is None else "results-hidden-options", options=options)


def hidden_numbers(result: QuestionResult) -> list[int]:
    """The answers without a number of their own; 0: own answers."""
    if result.hidden_options or not any(one.what is What.REST for one in result.bars):
        return list(result.hidden_options)
    bars = {one.what: one for one in result.bars}
    if What.BAND in bars:
        return []
    shown = {one.number for one in result.bars if one.what is What.OPTION}
    own = [0] if result.question.own and What.OWN not in bars else []
    return [one for one in _numbers(result.question) if one not in shown] + own


def _numbers(question: Question) -> list[int]:
    match question.kind:
        case Kind.YES_NO:
            return [YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY]
        case Kind.SCALE:
            return list(range(question.least, question.most + 1))
        case _:
            return [one.number for one in question.options]


def _together(words: list[Text]) -> Text | None:
    """«a, b, c»."""
    if not words:
        return None
    line = words[0]
    for one in words[1:]:
        line = t("results-and", one=line, other=one)
    return line
