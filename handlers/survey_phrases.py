"""Phrases that all features of surveys say alike: mode, whose sheets, length, last day, groups, families, rates."""

from datetime import date
from typing import Final

from bot.services.groups import Group, GroupKind
from bot.services.surveys import SurveyMode, UnitKind
from bot.services.surveys.checking import Problem
from bot.services.surveys.form import TEXTS, Form
from bot.services.surveys.paper import ChildLine, FamilyLine
from bot.services.surveys.rates import TO
from bot.services.surveys.shapes import Rate
from bot.services.surveys.walking import progress
from bot.services.text import shorten
from bot.ui import Text, t
from handlers.group_phrases import group_name
from handlers.phrases import weekday

BAR_LENGTH: Final = 10
# So much of an answer is quoted where something is wrong with it.
QUOTED: Final = 40
_ROLES: Final = f"{GroupKind.ROLE}-"
# What an answer takes on a phone, by a tap and by typing.
_TAP_SECONDS, _TEXT_SECONDS = 8, 25


def mode_line(mode: SurveyMode) -> Text:
    """«🕶 Анонимно» or «👤 С именами»."""
    return t(f"survey-mode-{mode}")


def unit_line(unit: UnitKind) -> Text:
    """What one sheet is waited for: «один ответ от семьи»."""
    return t(f"survey-unit-{unit}")


def length_line(form: Form) -> Text:
    """«8 вопросов, около минуты»: of the longest way through the questions."""
    count = progress(form, {})[1]
    typed = sum(question.kind in TEXTS for question in form.questions)
    seconds = count * _TAP_SECONDS + min(typed, count) * (_TEXT_SECONDS - _TAP_SECONDS)
    return t("survey-length", questions=len(form.questions), minutes=max(1, round(seconds / 60)))


def last_day(ends_on: date, today: date) -> Text:
    """«до пт, 27.11.2026, осталось 5 дней»; the last day itself: «последний день сегодня»."""
    left = (ends_on - today).days
    if left <= 0:
        return t("survey-last-day-now")
    return t("survey-last-day", day=weekday(ends_on), count=left)


def group_title(code: str) -> Text:
    """A group by whose answers are counted: «5А», «5-е классы», «1–4-е классы», «Сотрудники и учителя», «Остальные»."""
    if not code:
        return t("survey-group-none")
    if code.startswith(_ROLES):
        return group_name(Group.parse(code), "")
    return t("survey-group-year", year=code) if code.replace(TO, "").isdecimal() else t("text", text=code)


def bar(part: int, whole: int) -> str:
    """A share of a whole, of ten squares; at least one for anything, all of them only for everything."""
    full = (part * BAR_LENGTH // whole or int(part > 0)) if whole else 0
    return "▰" * full + "▱" * (BAR_LENGTH - full)


def rate_bar(rate: Rate) -> Text:
    """«▰▰▰▱▱▱▱▱▱▱ 5А: 8 из 25»."""
    return t(
        "survey-rate",
        bar=bar(rate.answered, rate.asked),
        group=group_title(rate.group),
        answered=rate.answered,
        asked=rate.asked,
    )


def family_line(family: FamilyLine) -> Text:
    """By the class register, as the family's children are never named: «№ 3 · А. М.»."""
    first, *others = (_child(one) for one in family.children)
    return t("paper-family", first=first, others=str(len(others))) if others else first


def _child(child: ChildLine) -> Text:
    if child.register_number is None:
        return t("text", text=child.initials)
    return t("paper-child", number=str(child.register_number), initials=child.initials)


def problem_line(form: Form, problem: Problem) -> Text:
    """What keeps a survey from starting: «Вопрос 3. Есть ответ без слов.», questions counted as they stand."""
    places = {question.number: place for place, question in enumerate(form.questions, start=1)}
    what = t(
        problem.flaw.value,
        limit=problem.limit,
        to=places.get(problem.to, problem.to),
        words=shorten(problem.words, QUOTED),
    )
    if problem.number is None:
        return what
    return t("survey-problem-of", place=places.get(problem.number, problem.number), what=what)
