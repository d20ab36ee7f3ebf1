"""Words that the screens and notices of a survey share: for whom, until when, what was answered."""

from collections.abc import Sequence
from datetime import date

from bot.services.surveys.form import Answer, Kind, Question
from bot.services.surveys.mine import Asked, MyUnit
from bot.services.surveys.paper import PaperForm
from bot.services.text import shorten
from bot.ui import Text, t
from handlers.phrases import weekday
from handlers.survey_looks import YES_NO
from handlers.survey_phrases import family_line

LINE = 30
ANSWER_SHOWN = 200


def classes(titles: Sequence[str]) -> Text:
    """«5А», «5А и 7Б», «5А, 7Б и 9В»."""
    if len(titles) == 1:
        return t("text", text=titles[0])
    return t("survey-and", first=", ".join(titles[:-1]), last=titles[-1])


def about(unit: MyUnit, among: Sequence[MyUnit]) -> Text:
    """Whose sheet: «За 5А»; of two children of a class «За 5А (2)». Children are not named."""
    if not unit.classes:
        return t("survey-about-me")
    same = [one.line.id for one in among if one.classes == unit.classes]
    if len(same) > 1:
        return t("survey-about-numbered", classes=classes(unit.classes), number=str(same.index(unit.line.id) + 1))
    return t("survey-about", classes=classes(unit.classes))


def until(asked: Asked, today: date) -> Text:
    """«до пт, 27.11.2026»; on the last day «сегодня последний день»."""
    ends_on = asked.survey.ends_on
    if ends_on is None or ends_on <= today:
        return t("survey-last-day-now")
    return t("survey-until", day=weekday(ends_on))


def from_paper(paper: PaperForm) -> Text:
    """Whose form is entered: «Анкета с бумаги: 5А, № 3 · А. М.»."""
    return t("survey-from-paper", group=paper.class_title, whose=family_line(paper.family))


def paper_lines(unit: MyUnit, among: Sequence[MyUnit]) -> list[Text]:
    """To the family: their form was entered; whom to tell if they brought none, and whether a slip can be mended."""
    said = [t("survey-paper-mine", whose=about(unit, among)), t("survey-paper-wrong")]
    return [*said, t("survey-paper-change")] if unit.is_mine else said


def families_of(paper: PaperForm) -> str:
    """Where the families of the class are who have not answered."""
    return f"paper.class:{paper.survey_id}:{paper.class_id}:0"


def answer_words(question: Question, answer: Answer) -> Text:
    """What was said, in one line."""
    if answer.is_skipped:
        return t("survey-skipped")
    if question.kind is Kind.YES_NO and answer.number is not None:
        return t(f"survey-look-{YES_NO[answer.number]}")
    if answer.day is not None:
        return t("survey-said-day", day=answer.day)
    said = [option.label for option in question.options if option.number in answer.options]
    said += [str(answer.number)] if answer.number is not None else []
    said += [answer.words.replace("\n", " ")] if answer.words else []
    return t("text", text=shorten("; ".join(said), ANSWER_SHOWN))
