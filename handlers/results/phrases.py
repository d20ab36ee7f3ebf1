"""Figures of results in words: numbers, shares, bars, answers, the few things to know."""

from typing import Final

from bot.services.surveys.form import Kind, Question
from bot.services.surveys.results import Outcome
from bot.services.surveys.shapes import Bar, QuestionResult, Results, What
from bot.services.surveys.summary import Finding, FindingKind
from bot.services.text import shorten
from bot.ui import Text, t
from handlers.survey_looks import YES_NO

LABEL_SHOWN: Final = 60
WORDS_SHOWN: Final = 200
# From these parts of those asked on a share is told as half, a third, less.
HALF, THIRD, QUARTER = 0.5, 1 / 3, 0.25
PERCENT: Final = 100


def number(value: float) -> Text:
    """«4,2», with a comma or a point as the language has it."""
    whole, _, part = f"{value:.1f}".partition(".")
    return t("results-number", whole=whole, part=part)


def share(part: float) -> Text:
    """«43 %»; of what is more than nothing at least one."""
    percent = round(part * PERCENT)
    return t("results-share", share=str(percent or int(part > 0)))


def label(question: Question, bar: Bar) -> Text:
    """What a bar counts."""
    match bar.what:
        case What.OPTION:
            return option_label(question, bar.number)
        case What.BAND:
            return t("text", text=bar.ends)
        case _:
            return t(f"results-bar-{bar.what}")


def option_label(question: Question, number_of_it: int) -> Text:
    """An answer to choose; own answers where it has no number."""
    if question.kind is Kind.YES_NO:
        return t(f"survey-look-{YES_NO[number_of_it]}")
    if question.kind is Kind.SCALE:
        return t("text", text=str(number_of_it))
    found = next((one.label for one in question.options if one.number == number_of_it), "")
    return t("text", text=shorten(found, LABEL_SHOWN)) if found else t(f"results-bar-{What.OWN}")


def figures_line(result: QuestionResult) -> Text | None:
    """Mean and spread."""
    if result.mean is None:
        return None
    if result.spread is None:
        return t("results-mean", mean=number(result.mean))
    return t("results-mean-spread", mean=number(result.mean), spread=number(result.spread))


def in_words(result: QuestionResult) -> Text | None:
    """How many answered in their own words, where that may be told."""
    count = sum(one.count for one in result.texts)
    return t("results-in-words", count=count) if count else None


def turnout_lines(results: Results) -> list[Text]:
    """Who has answered, told honestly: of few it is not what all think."""
    if not results.asked:
        return [t("results-nobody-asked")]
    part = results.answered / results.asked
    lines = [t("results-turnout", answered=results.answered, asked=results.asked, share=share(part))]
    if results.on_paper:
        lines.append(t("results-on-paper", count=results.on_paper))
    if results.answered and part < HALF:
        how = "less-half" if part > HALF - 0.1 else "third" if part >= THIRD - 0.05 else "few"
        lines.append(t(f"results-turnout-{how}"))
    return lines


def finding_line(outcome: Outcome, finding: Finding) -> Text:
    """«Не хватает ноутбуков: 52 ответа, 43 %»."""
    words = _words_of(outcome, finding)
    if finding.kind is FindingKind.TEXT:
        return t("results-found-text", words=words, count=finding.count or 0)
    if finding.mean is not None:
        return _of_scale(outcome, finding, words)
    now = share(finding.share or 0)
    if finding.kind is FindingKind.CHANGE and finding.before is not None:
        return t("results-found-more", words=words, share=now, before=share(finding.before))
    return t("results-found-choice", words=words, count=finding.count or 0, share=now)


def finding_label(outcome: Outcome, finding: Finding) -> Text:
    """The same for a button, which is cut: the answer first, as several may be answers to one question."""
    question = outcome.question(finding.question).question
    if not finding.option:
        return t("text", text=shorten(finding.words, WORDS_SHOWN))
    return t("results-found-button", answer=option_label(question, finding.option), question=question.text)


def _of_scale(outcome: Outcome, finding: Finding, words: Text) -> Text:
    assert finding.mean is not None
    most = str(outcome.question(finding.question).question.most)
    if finding.kind is FindingKind.CHANGE and finding.before is not None:
        before = number(finding.before)
        return t("results-found-worse", words=words, mean=number(finding.mean), most=most, before=before)
    return t("results-found-low", words=words, mean=number(finding.mean), most=most)


def _words_of(outcome: Outcome, finding: Finding) -> Text:
    """A finding's words: an answer stands with its question, as «Да» alone says nothing."""
    question = outcome.question(finding.question).question
    if not finding.option:
        return t("text", text=shorten(finding.words, WORDS_SHOWN))
    text = shorten(question.text, WORDS_SHOWN)
    return t("results-found-answer", question=text, answer=option_label(question, finding.option))
