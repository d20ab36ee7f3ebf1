"""How many families of the class have answered; whose form was brought on paper."""

from bot.services.surveys.paper import ClassLine
from bot.services.surveys.shapes import Rate
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.paper.addresses import Families, Paper
from handlers.site import Context
from handlers.survey_phrases import family_line, last_day, rate_bar

SURVEYS_SHOWN, FAMILIES_SHOWN = 4, 10
TITLE_IN_LINE = 34


async def paper(context: Context, address: Paper) -> Screen:
    """Every survey that runs in one's classes."""
    lines = await context.services.surveys.paper.classes(context.actor)
    shown = page_of(lines, address.page, SURVEYS_SHOWN)
    said: list[Text] = []
    for line in shown:
        said += [t("blank"), t("paper-survey", title=line.title), *_state(context, line)]
    return screen(
        t("paper-title"),
        *(said or [t("paper-none")]),
        rows=[
            *column(
                Button(t("paper-open", group=line.class_title, title=shorten(line.title, TITLE_IN_LINE)), _of(line))
                for line in shown
                if line.takes_paper and line.answered < line.asked
            ),
            *pager(address, address.page, len(lines), SURVEYS_SHOWN),
        ],
    )


async def families(context: Context, address: Families) -> Screen:
    """Whose sheets have not come: a tap enters the form that they brought."""
    line, found = await context.services.surveys.paper.families(context.actor, address.survey, address.of)
    buttons = [
        Button(family_line(family), f"survey.fill:{family.unit_id}")
        for family in page_of(found, address.page, FAMILIES_SHOWN)
    ]
    return screen(
        t("paper-class-title", group=line.class_title),
        t("paper-survey", title=line.title),
        *_state(context, line),
        t("blank"),
        t("paper-hint") if found else None,
        t("paper-all-answered") if line.takes_paper and not found else None,
        rows=[*grid(buttons, 2), *pager(address, address.page, len(found), FAMILIES_SHOWN)],
        back=Paper(),
    )


def _state(context: Context, line: ClassLine) -> list[Text]:
    said = [rate_bar(Rate(line.class_title, line.answered, line.asked))]
    if not line.takes_paper:
        said.append(t("paper-in-person"))
    if line.on_paper:
        said.append(t("paper-entered", count=line.on_paper))
    if line.ends_on is not None:
        said.append(last_day(line.ends_on, context.school.today(context.now)))
    return said


def _of(line: ClassLine) -> Families:
    return Families(survey=line.survey_id, of=line.class_id)
